/*
 * bibliography/bib_dates.c: the dates of a BibTeX entry: in one field, or in year, month and day.
 */
#include "bibliography/bib_fields.h"
#include "bibliography/edtf.h"
#include "bibliography/item.h"
#include "bibliography/out.h"
#include "core/str.h"

/* Any dash between two numbers or names. */
static bool is_dash_at(cite_str text, size_t at)
{
    return cite__str_starts(cite__slice(text, at, text.len), CITE__LIT("–")) || text.ptr[at] == '-' ||
           text.ptr[at] == '/';
}

/* "2019", "2019--2020", "-44"; what else it says is words, with the year in them where there is one alone. */
static void year_of(cite_date *date, cite_str text)
{
    cite_str first = {NULL, 0};
    cite_str last = {NULL, 0};
    cite_date end = {.literal = {NULL, 0}};
    size_t digits = 0;

    if (cite__edtf_read(date, text) && date->begin.month == 0 && date->season == 0)
        return;
    *date = (cite_date){.literal = {NULL, 0}};
    if (cite__pages_split(text, &first, &last) && cite__edtf_read(date, first) && cite__edtf_read(&end, last) &&
        end.begin.month == 0) {
        date->end = end.begin;
        return;
    }
    *date = (cite_date){.literal = text};
    for (size_t at = 0; at < text.len; at++) {
        digits = cite__is_digit(text.ptr[at]) ? digits + 1 : 0;
        bool more = at + 1 < text.len && cite__is_digit(text.ptr[at + 1]);
        if (digits != 4 || more || date->begin.year != 0)
            continue;
        size_t used = 0;
        date->begin.year = (int)cite__str_number(cite__slice(text, at - 3, at + 1), 9999, &used);
    }
}

/* One word or number of a month; named: the months have names, so numbers are days. False where it is none. */
static bool month_word(cite_date *date, cite_str word, bool second, bool named)
{
    size_t used = 0;
    int month = cite__edtf_month(word);
    size_t number = cite__str_number(word, 31, &used);
    cite_day *day = second ? &date->end : &date->begin;

    if (used == word.len && word.len > 0 && number > 0) {
        int *place = named || day->month != 0 ? &day->day : &day->month;
        bool fits = *place == 0 && (place == &day->day || number <= 12);
        if (fits)
            *place = (int)number;
        return fits;
    }
    if (month == 0 && cite__edtf_season(word) != 0 && date->season == 0) {
        date->season = cite__edtf_season(word);
        return true;
    }
    if (month == 0 || day->month != 0)
        return false;
    day->month = month;
    return true;
}

static bool has_letters(cite_str text)
{
    for (size_t at = 0; at < text.len; at++) {
        if (cite__is_alpha(text.ptr[at]))
            return true;
    }
    return false;
}

/* "March", "3", "May–July", "10 January", "Spring". False where something in it is not understood. */
static bool month_of(cite_date *date, cite_str text)
{
    bool second = false;
    bool named = has_letters(text);

    for (size_t at = 0; at < text.len;) {
        size_t begin = at;
        while (at < text.len && (cite__is_alnum(text.ptr[at]) || text.ptr[at] == '.'))
            at++;
        cite_str word = cite__slice(text, begin, at);
        if (word.len > 0 && !month_word(date, word, second, named))
            return false;
        if (at == text.len)
            break;
        if (is_dash_at(text, at)) {
            if (second)
                return false;
            second = true;
        } else if (word.len == 0 && (unsigned char)text.ptr[at] < 0x80 && !cite__is_space(text.ptr[at])) {
            return false;
        }
        at += text.ptr[at] == '\xE2' ? 3 : text.ptr[at] == '\xC2' ? 2 : 1;
    }
    if (second)
        date->end.year = date->begin.year;
    return date->begin.month != 0 || date->season != 0;
}

static void day_of(cite_date *date, cite_str text)
{
    size_t used = 0;
    size_t number = cite__str_number(text, 31, &used);

    if (used == text.len && number > 0 && date->begin.month != 0 && date->begin.day == 0)
        date->begin.day = (int)number;
}

cite_status cite__bib_read_year(struct cite__bib_reading *entry)
{
    const struct cite__bib_field *year = cite__bib_take(entry, "year");
    const struct cite__bib_field *month = cite__bib_take(entry, "month");
    const struct cite__bib_field *day = cite__bib_take(entry, "day");
    cite_date date = {.literal = {NULL, 0}};
    bool dated = entry->item->dates[CITE_WHEN_ISSUED].begin.year != 0;

    if (dated || (!year && !month))
        return CITE_OK;
    if (year) {
        cite_str text = cite__bib_keep(entry, cite__bib_decode(entry, year, year->value, CITE__TEX_PROSE));
        if (!text.ptr)
            return CITE_ERROR_MEMORY;
        year_of(&date, text);
    }
    if (month) {
        cite_str text = cite__bib_keep(entry, cite__bib_decode(entry, month, month->value, CITE__TEX_PROSE));
        cite_date whole = date;
        if (!text.ptr)
            return CITE_ERROR_MEMORY;
        if (date.begin.year != 0 && date.end.year == 0 && month_of(&whole, text))
            date = whole;
        else if (date.begin.year != 0 && month_of(&whole, text))
            date.begin.month = whole.begin.month;
        else
            date.literal = date.literal.len > 0 ? date.literal : text;
    }
    if (day && date.end.year == 0)
        day_of(&date, cite__str_trim(day->value));
    return cite__import_date(entry->import, entry->item, CITE_WHEN_ISSUED, &date);
}

cite_status cite__bib_read_date(struct cite__bib_reading *entry, const struct cite__bib_field *field,
                                cite_when when)
{
    /* "~" is a tie in TeX, and "about" in a date. */
    cite_str raw = cite__str_trim(field->value);
    cite_date date = {.literal = {NULL, 0}};

    if (cite__edtf_read(&date, raw))
        return cite__import_date(entry->import, entry->item, when, &date);
    return cite__import_date_text(entry->import, entry->item, when,
                                  cite__bib_decode(entry, field, field->value, CITE__TEX_PROSE));
}
