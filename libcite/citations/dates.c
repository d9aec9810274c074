/*
 * citations/dates.c: see dates.h. A table of readers, the longest form first; the first that fits wins.
 */
#include "citations/dates.h"

#include "core/str.h"

/* Readers set out->date and out->run.end; out->run.begin is set. */
typedef bool (*date_reader)(const struct cite__reader *reader, size_t index, size_t limit,
                            struct cite__date_found *out);

static size_t skip_marks(const struct cite__tokens *tokens, size_t index)
{
    while (cite__token_is(tokens, index, ',') || cite__token_is(tokens, index, '.'))
        index++;
    return index;
}

/* "de" between the parts of a Spanish or Portuguese date. */
static size_t skip_of(const struct cite__tokens *tokens, size_t index)
{
    cite_str text = cite__token_text(tokens, index);

    return cite__str_equal_nocase(text, CITE__LIT("de")) || cite__str_equal_nocase(text, CITE__LIT("del"))
               ? index + 1
               : index;
}

/* The day that a number token is, with or without "st", "nd", "th"; or 0. */
static int day_of(const struct cite__tokens *tokens, size_t index)
{
    size_t used = 0;

    if (!cite__token_kind_is(tokens, index, CITE__TOKEN_NUMBER))
        return 0;
    cite_str text = cite__token_text(tokens, index);
    size_t day = cite__str_number(text, 99, &used);
    return used > 0 && used <= 2 && text.len - used <= 2 && day >= 1 && day <= 31 ? (int)day : 0;
}

/* A year, alone or as the start of a range. The end goes to *range. */
static int year_of(const struct cite__tokens *tokens, size_t index, int *range)
{
    int year = cite__token_year(tokens, index);
    cite_str text = cite__token_text(tokens, index);
    size_t used = 0;

    *range = 0;
    if (year == 0 || text.len <= 5)
        return year;
    size_t at = text.len;
    while (at > 4 && cite__is_digit(text.ptr[at - 1]))
        at--;
    int end = (int)cite__str_number(cite__slice(text, at, text.len), 9999, &used);
    if (used == 2)
        end += year - year % 100;
    if ((used == 2 || used == 4) && end > year && end - year < 100)
        *range = end;
    return year;
}

static bool month_at(const struct cite__tokens *tokens, size_t index)
{
    return cite__token_has(tokens, index, CITE__WORD(MONTH)) && tokens->items[index].depth < 3;
}

static bool read_month_day_year(const struct cite__reader *reader, size_t index, size_t limit,
                                struct cite__date_found *out)
{
    const struct cite__tokens *tokens = reader->tokens;
    int range = 0;

    if (!month_at(tokens, index))
        return false;
    int day = day_of(tokens, index + 1);
    size_t at = skip_marks(tokens, index + 2);
    int year = year_of(tokens, at, &range);
    if (day == 0 || year == 0 || at >= limit)
        return false;
    out->date.begin = (cite_day){year, tokens->items[index].value, day};
    out->run.end = at + 1;
    return true;
}

static bool read_day_month_year(const struct cite__reader *reader, size_t index, size_t limit,
                                struct cite__date_found *out)
{
    const struct cite__tokens *tokens = reader->tokens;
    int day = day_of(tokens, index);
    int range = 0;

    if (day == 0)
        return false;
    size_t month = skip_of(tokens, skip_marks(tokens, index + 1));
    if (!month_at(tokens, month))
        return false;
    size_t at = skip_of(tokens, skip_marks(tokens, month + 1));
    int year = year_of(tokens, at, &range);
    if (year == 0 || at >= limit)
        return false;
    out->date.begin = (cite_day){year, tokens->items[month].value, day};
    out->run.end = at + 1;
    return true;
}

/* "May 2022", "Jan.-Feb. 2022", "Spring 2025". */
static bool read_month_year(const struct cite__reader *reader, size_t index, size_t limit,
                            struct cite__date_found *out)
{
    const struct cite__tokens *tokens = reader->tokens;
    bool season = cite__token_has(tokens, index, CITE__WORD(SEASON));
    int range = 0;

    if ((!season && !month_at(tokens, index)) || !tokens->items[index].upper)
        return false;
    size_t at = skip_of(tokens, skip_marks(tokens, index + 1));
    if (cite__token_is(tokens, at, '-') || cite__token_is(tokens, at, '/'))
        at = month_at(tokens, at + 1) || cite__token_has(tokens, at + 1, CITE__WORD(SEASON)) ? at + 2 : at;
    int year = year_of(tokens, at, &range);
    if (year == 0 || at >= limit)
        return false;
    out->date.begin = (cite_day){year, season ? 0 : tokens->items[index].value, 0};
    out->date.season = season ? tokens->items[index].value : 0;
    out->run.end = at + 1;
    return true;
}

/* Reads "a?b?c" with one joining byte twice; the three numbers in order. */
static bool three_numbers(cite_str text, char joint, size_t numbers[3])
{
    size_t at = 0;

    for (size_t i = 0; i < 3; i++) {
        size_t used = 0;
        numbers[i] = cite__str_number(cite__slice(text, at, text.len), 9999, &used);
        at += used;
        if (used == 0 || (i < 2 && (at >= text.len || text.ptr[at] != joint)))
            return false;
        at += i < 2;
    }
    return at == text.len;
}

static bool set_day(struct cite__date_found *out, size_t year, size_t month, size_t day, size_t index)
{
    if (year < 1500 || year > 2099 || month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    out->date.begin = (cite_day){(int)year, (int)month, (int)day};
    out->run.end = index + 1;
    return true;
}

/* 2022-05-02 (ISO 8601) and 05.12.2016, the day first as in every land that writes stops; 5/12/2016 tells only the year. */
static bool read_numeric(const struct cite__reader *reader, size_t index, size_t limit,
                         struct cite__date_found *out)
{
    const struct cite__tokens *tokens = reader->tokens;
    cite_str text = cite__token_text(tokens, index);
    size_t n[3];

    (void)limit;
    if (!cite__token_kind_is(tokens, index, CITE__TOKEN_NUMBER))
        return false;
    if (three_numbers(text, '-', n) || three_numbers(text, '/', n)) {
        if (n[0] >= 1500)
            return set_day(out, n[0], n[1], n[2], index);
    }
    if (three_numbers(text, '.', n))
        return set_day(out, n[2], n[1], n[0], index);
    if (three_numbers(text, '/', n) && (n[0] > 12 || n[1] > 12))
        return n[0] > 12 ? set_day(out, n[2], n[1], n[0], index) : set_day(out, n[2], n[0], n[1], index);
    return false;
}

static int number_in(const struct cite__reader *reader, cite_span span)
{
    size_t used = 0;

    if (span.begin == CITE_NONE)
        return 0;
    return (int)cite__str_number(cite__slice(reader->tokens->text, span.begin, span.end), 9999, &used);
}

static bool read_cjk(const struct cite__reader *reader, size_t index, size_t limit,
                     struct cite__date_found *out)
{
    struct cite__match match;

    if (cite__token_year(reader->tokens, index) == 0 || index + 1 >= limit ||
        !reader->tokens->items[index + 1].cjk ||
        !cite__reader_match(reader, CITE__CITATION_DATE_CJK, index, limit, &match))
        return false;
    out->date.begin = (cite_day){number_in(reader, match.groups[1]), number_in(reader, match.groups[2]),
                                 number_in(reader, match.groups[3])};
    if (out->date.begin.month > 12)
        out->date.begin.month = out->date.begin.day = 0;
    if (out->date.begin.day > 31)
        out->date.begin.day = 0;
    out->run.end = cite__reader_token(reader, match.groups[0].end, index + 1);
    return true;
}

static bool read_year(const struct cite__reader *reader, size_t index, size_t limit,
                      struct cite__date_found *out)
{
    int range = 0;
    int year = year_of(reader->tokens, index, &range);

    if (year == 0 || index >= limit)
        return false;
    out->date.begin.year = year;
    out->date.end.year = range;
    out->run.end = index + 1;
    return true;
}

static bool read_none(const struct cite__reader *reader, size_t index, size_t limit,
                      struct cite__date_found *out)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__match match;

    if (!cite__token_kind_is(tokens, index, CITE__TOKEN_WORD) ||
        !(tokens->items[index].stop ||
          cite__str_equal_nocase(cite__token_text(tokens, index), CITE__LIT("undated"))) ||
        !cite__reader_match(reader, CITE__CITATION_NO_DATE, index, limit, &match))
        return false;
    out->none = true;
    out->run.end = cite__reader_token(reader, match.groups[0].end, index + 1);
    return true;
}

static const struct {
    date_reader read;
    bool exact;
} readers[] = {
    {read_month_day_year, true},
    {read_day_month_year, true},
    {read_month_year, true},
    {read_numeric, true},
    {read_cjk, true},
    {read_none, true},
    {read_year, false},
};

bool cite__date_at(const struct cite__reader *reader, size_t index, size_t limit, struct cite__date_found *out)
{
    for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++) {
        *out = (struct cite__date_found){.run = {index, index}, .exact = readers[i].exact};
        if (readers[i].read(reader, index, limit, out) && out->run.end <= limit)
            return true;
    }
    return false;
}

bool cite__date_in(const struct cite__reader *reader, struct cite__run run, struct cite__date_found *out)
{
    for (size_t i = run.begin; i < run.end; i++) {
        if (cite__token_quotes(reader->tokens, i))
            i = reader->tokens->items[i].mate;
        else if (cite__date_at(reader, i, run.end, out) && out->exact)
            return true;
    }
    return false;
}

bool cite__date_in_bracket(const struct cite__reader *reader, size_t index, size_t limit,
                           struct cite__date_found *out)
{
    if (!cite__token_brackets(reader->tokens, index) || reader->tokens->items[index].mate >= limit)
        return false;
    for (size_t i = index + 1; i < reader->tokens->items[index].mate; i++) {
        if (cite__date_at(reader, i, reader->tokens->items[index].mate, out) && out->date.begin.year > 0)
            return true;
    }
    return false;
}
