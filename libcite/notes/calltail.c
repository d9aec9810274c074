/*
 * notes/calltail.c: see calltail.h.
 *
 *     Directive 2014/104 2     behind a stroke, any tail
 *     Article 32 38            behind a name, a tail that leaves two digits
 *     Article 16. 60           behind such a number's full stop, the whole run
 *     in 2016 61               behind a year and a blank, the whole run
 */
#include "notes/calltail.h"

#include "core/str.h"
#include "notes/callplace.h"
#include "text/utf8.h"

/* The longest run that is looked at: more digits are no number of an act with a note's behind it. */
#define MOST_DIGITS ((size_t)7)

/* Letters of a name in front of a number at most. */
#define LONGEST_NAME ((size_t)24)

#define YEAR_DIGITS ((size_t)4)

static bool is_year(cite_str digits)
{
    size_t used = 0;
    size_t year = cite__str_number(digits, 9999, &used);

    return digits.len == YEAR_DIGITS && used == YEAR_DIGITS && year >= 1500 && year <= 2099;
}

static bool behind_stroke(cite_str text, size_t at)
{
    return at >= 2 && text.ptr[at - 1] == '/' && cite__is_digit(text.ptr[at - 2]);
}

/* Whether a blank and a word with a capital ("Article 32", "Art. 7", "Resolution 3314") stand in front of at. */
static bool behind_name(cite_str text, size_t at)
{
    size_t letters = 0;
    size_t len = 0;
    uint32_t code = cite__utf8_before(text, at, &len);

    if (at < 3 || !(code == ' ' || code == 0xA0 || code == '\n'))
        return false;
    at -= len;
    at -= text.ptr[at - 1] == '.';
    for (code = 0; at > 0 && letters < LONGEST_NAME; letters++) {
        uint32_t before = cite__utf8_before(text, at, &len);
        if (!cite__utf8_is_letter(before))
            break;
        code = before;
        at -= len;
    }
    return letters >= 3 && letters < LONGEST_NAME && cite__utf8_is_upper(code);
}

/* Whether "Article 16." stands in front of at. */
static bool behind_numbers_stop(cite_str text, size_t at)
{
    if (at < 2 || text.ptr[at - 1] != '.')
        return false;
    size_t digits = cite__callplace_digits(text, at - 1);
    return digits >= 2 && digits <= YEAR_DIGITS && behind_name(text, at - 1 - digits);
}

/* Whether "in 2016 " stands in front of at. */
static bool behind_spaced_year(cite_str text, size_t at)
{
    if (at < YEAR_DIGITS + 2 || text.ptr[at - 1] != ' ')
        return false;
    size_t digits = cite__callplace_digits(text, at - 1);
    return digits == YEAR_DIGITS && is_year(cite__slice(text, at - 1 - digits, at - 1)) &&
           cite__is_space(text.ptr[at - 2 - digits]);
}

/* How many digits a tail must leave in front of it; a whole run for 0. CITE_NONE where there is no tail. */
static size_t least_head(cite_str text, cite_span run)
{
    if (behind_stroke(text, run.begin))
        return 2;
    if (behind_numbers_stop(text, run.begin) || behind_spaced_year(text, run.begin))
        return 0;
    bool year = is_year(cite__slice(text, run.begin, run.end));
    return !year && behind_name(text, run.begin) ? 2 : CITE_NONE;
}

size_t cite__calltail_list(struct cite__call out[CITE__MOST_TAILS], cite_str text, cite_span run)
{
    size_t count = 0;
    size_t used = 0;
    size_t digits = run.end - run.begin;

    if (digits > MOST_DIGITS || !cite__callplace_may_follow(text, run.end))
        return 0;
    size_t head = least_head(text, run);
    if (head == CITE_NONE || (head == 0 && digits > CITE__MOST_TAILS))
        return 0;
    for (size_t tail = CITE__MOST_TAILS; tail > 0; tail--) {
        size_t begin = run.end - tail;
        bool fits = head == 0 ? tail == digits : digits >= head + tail;
        if (!fits || text.ptr[begin] == '0')
            continue;
        out[count++] =
            (struct cite__call){.span = {begin, run.end},
                                .number = cite__str_number(cite__slice(text, begin, run.end), 9999, &used),
                                .style = CITE__MARK_PLAIN,
                                .place = CITE__PLACE_NUMBER};
    }
    return count;
}
