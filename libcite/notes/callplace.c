/*
 * notes/callplace.c: see callplace.h.
 */
#include "notes/callplace.h"

#include "core/str.h"
#include "text/utf8.h"

/* An ellipsis behind a sentence has four full stops; more are a leader. */
#define LEADER_STOPS 5

/* "The Quarry ........ 3", "The Quarry . . . . . . 3": a table of contents leads the eye to the number of a page. */
static bool ends_in_leader(cite_str text, size_t end)
{
    int stops = 0;

    while (end > 0 && stops < LEADER_STOPS && text.ptr[end - 1] == '.') {
        stops++;
        end--;
        if (end > 1 && text.ptr[end - 1] == ' ' && text.ptr[end - 2] == '.')
            end--;
    }
    return stops == LEADER_STOPS;
}

/* Reads the place in front of at; false where no callout can stand there. */
bool cite__callplace_before(enum cite__place *place, cite_str text, size_t at)
{
    size_t len = 0;
    uint32_t before = cite__utf8_before(text, at, &len);

    if (len == 0)
        return false;
    if (cite__utf8_is_letter(before)) {
        *place = CITE__PLACE_WORD;
        return true;
    }
    if (cite__utf8_is_closing(before)) {
        *place = CITE__PLACE_STOP;
        return !ends_in_leader(text, at);
    }
    if (!cite__utf8_is_space(before))
        return false;
    size_t back = at - len;
    if (ends_in_leader(text, back))
        return false;
    uint32_t first = cite__utf8_before(text, back, &len);
    /* At most one blank or line break: "year. 11", "case⏎1 has". */
    if (len == 0 || cite__utf8_is_space(first))
        return false;
    /* "boilers: 2" gives an amount. */
    *place = cite__utf8_is_closing(first) && first != ':' ? CITE__PLACE_SPACED_STOP : CITE__PLACE_SPACED_WORD;
    return cite__utf8_is_closing(first) || cite__utf8_is_letter(first);
}

/* "CO2", "H2O", "G20", "a[9]": a word of one or two letters or in capitals carries its number. */
bool cite__callplace_formula(cite_str text, size_t at)
{
    size_t letters = 0;
    bool lower = false;

    while (letters < 3 && letters < at && cite__is_alpha(text.ptr[at - 1 - letters])) {
        lower |= cite__is_lower(text.ptr[at - 1 - letters]);
        letters++;
    }
    /* "Aquinas's8" is a word. */
    size_t len = 0;
    uint32_t before = cite__utf8_before(text, at - letters, &len);
    if (letters > 0 && letters < 3 && lower && (before == '\'' || before == 0x2019) && at > letters + len &&
        cite__utf8_is_letter(cite__utf8_before(text, at - letters - len, &len)))
        return false;
    bool ascii = letters > 0;
    return ascii && (letters < 2 || (letters < 3 && !lower) || !cite__is_lower(text.ptr[at - 1]));
}

/* What may follow a callout: a blank, the end, a closing mark, a dash, or the capital of the next sentence. */
bool cite__callplace_may_follow(cite_str text, size_t at)
{
    size_t len = 0;
    uint32_t code = cite__utf8_at(text, at, &len);

    if (len == 0 || cite__utf8_is_space(code) || cite__utf8_is_closing(code) || code == 0x2014 ||
        code == 0x2013)
        return !((code == '.' || code == ',' || code == ':') && at + 1 < text.len &&
                 cite__is_digit(text.ptr[at + 1]));
    return cite__utf8_is_upper(code) || cite__utf8_is_cjk(code) || code == '[' || code == '(';
}

/* How many digits stand in front of at. */
size_t cite__callplace_digits(cite_str text, size_t at)
{
    size_t count = 0;

    while (count < at && cite__is_digit(text.ptr[at - 1 - count]))
        count++;
    return count;
}

/* "3.14", "12,500", "10:30", "1-2": the stop before these digits stands within a number; but not in "since 1948.1". */
bool cite__callplace_within_number(cite_str text, size_t at)
{
    size_t len = 0;
    uint32_t before = cite__utf8_before(text, at, &len);

    if (!(before == '.' || before == ',' || before == ':' || before == '\'') || at <= len)
        return false;
    size_t digits = cite__callplace_digits(text, at - len);
    bool year = digits == 4 && (before == '.' || before == ',') &&
                (text.ptr[at - len - 4] == '1' || text.ptr[at - len - 4] == '2');
    return digits > 0 && !year;
}

bool cite__callplace_asks(cite_str text, size_t at)
{
    size_t len = 0;
    uint32_t quote = cite__utf8_before(text, at, &len);

    if (at + 1 >= text.len || at == len || (text.ptr[at] != '?' && text.ptr[at] != '!') ||
        !cite__is_digit(text.ptr[at + 1]))
        return false;
    bool closes = quote == 0x201D || quote == 0x2019 || quote == 0xBB || quote == '"' || quote == ')';
    return closes && cite__utf8_is_letter(cite__utf8_before(text, at - len, &len));
}
