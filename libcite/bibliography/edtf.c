/*
 * bibliography/edtf.c: see edtf.h.
 */
#include "bibliography/edtf.h"

#include "core/str.h"

/* Months 21 to 24 are the seasons, 25 to 32 those of the hemispheres. */
#define SEASON_FIRST 21
#define SEASON_LAST  32

/* Years beyond this are of geology. */
#define YEAR_MAX 999999

static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                     "july",    "august",   "september", "october", "november", "december"};

static const char *const seasons[] = {"spring", "summer", "autumn", "winter", "fall"};

int cite__edtf_month(cite_str word)
{
    if (word.len > 0 && word.ptr[word.len - 1] == '.')
        word.len--;
    for (int i = 0; word.len >= 3 && i < 12; i++) {
        if (cite__str_starts_nocase(cite_str_from(months[i]), word))
            return i + 1;
    }
    return 0;
}

int cite__edtf_season(cite_str word)
{
    for (int i = 0; i < 5; i++) {
        if (cite__str_equal_nocase(cite_str_from(seasons[i]), word))
            return i == 4 ? 3 : i + 1;
    }
    return 0;
}

/* One or two digits; false where there are none. */
static bool read_small(int *out, cite_str *text)
{
    size_t used = 0;
    size_t number = cite__str_number(*text, 99, &used);

    if (used == 0 || used > 2)
        return false;
    *out = (int)number;
    *text = cite__slice(*text, used, text->len);
    return true;
}

static bool read_year(int *out, cite_str *text)
{
    bool negative = text->len > 0 && text->ptr[0] == '-';
    cite_str rest = cite__slice(*text, negative ? 1 : 0, text->len);
    size_t used = 0;
    size_t number = cite__str_number(rest, YEAR_MAX, &used);

    if (used == 0)
        return false;
    *out = negative ? -(int)number : (int)number;
    *text = cite__slice(rest, used, rest.len);
    return true;
}

static bool take(cite_str *text, char mark)
{
    if (text->len == 0 || text->ptr[0] != mark)
        return false;
    *text = cite__slice(*text, 1, text->len);
    return true;
}

bool cite__edtf_day(cite_day *out, int *season, cite_str text, char mark)
{
    cite_day day = {0};
    int found = 0;

    if (!read_year(&day.year, &text))
        return false;
    if (take(&text, mark) && !read_small(&day.month, &text))
        return false;
    if (day.month >= SEASON_FIRST && day.month <= SEASON_LAST) {
        found = (day.month - SEASON_FIRST) % 4 + 1;
        day.month = 0;
    } else if (take(&text, mark) && !read_small(&day.day, &text)) {
        return false;
    }
    if (text.len > 0 || day.month > 12 || day.day > 31 || day.year == 0)
        return false;
    *out = day;
    *season = found;
    return true;
}

/* Cuts "~", "?" and "%" off the end, and the time of a day; *circa where it was one of the marks. */
static cite_str without_marks(cite_str text, int *circa)
{
    size_t time = cite__str_find_byte(text, 'T', 0);

    if (time != CITE_NONE && time >= 8)
        text.len = time;
    while (text.len > 0 &&
           (text.ptr[text.len - 1] == '~' || text.ptr[text.len - 1] == '?' || text.ptr[text.len - 1] == '%')) {
        *circa = 1;
        text.len--;
    }
    return text;
}

/* One end of a range, or a date that is none. */
static bool read_end(cite_day *out, int *season, int *circa, cite_str text)
{
    text = without_marks(cite__str_trim(text), circa);
    return cite__edtf_day(out, season, text, '-');
}

bool cite__edtf_read(cite_date *out, cite_str text)
{
    cite_date date = {.literal = {NULL, 0}};
    int last_season = 0;

    text = cite__str_trim(text);
    size_t slash = cite__str_find_byte(text, '/', 0);
    if (slash == CITE_NONE) {
        if (!read_end(&date.begin, &date.season, &date.circa, text))
            return false;
        *out = date;
        return true;
    }
    bool begins = read_end(&date.begin, &date.season, &date.circa, cite__slice(text, 0, slash));
    bool ends = read_end(&date.end, &last_season, &date.circa, cite__slice(text, slash + 1, text.len));
    if (!begins && !ends)
        return false;
    if (!begins || !ends || last_season != 0)
        date.literal = text; /* "2004/.." */
    if (!begins) {
        date.begin = date.end;
        date.end = (cite_day){0};
    }
    *out = date;
    return true;
}
