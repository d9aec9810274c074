/*
 * notes/quotation.c: see quotation.h.
 */
#include "notes/quotation.h"

#include "text/utf8.h"

/* How far back the opening mark is looked for: a long sentence. */
#define LONGEST_QUOTATION ((size_t)400)

/* What may open a quotation that each mark closes; languages disagree. */
static const struct {
    uint32_t close;
    uint32_t open[3];
} pairs[] = {
    {'\'', {'\'', 0x2018, '`'}},   {0x2019, {0x2018, 0x201A, 0x2019}}, /* ‘x’ ‚x’ ’x’ */
    {0x2018, {0x201A, 0, 0}},                                          /* ‚x‘ */
    {0xAB, {0xBB, 0, 0}},                                              /* »x« */
    {0x203A, {0x2039, 0x203A, 0}},                                     /* ‹x› */
    {0x2039, {0x203A, 0, 0}},                                          /* ›x‹ */
};

#define PAIR_COUNT (sizeof pairs / sizeof pairs[0])

static bool is_among(uint32_t code, const uint32_t open[3])
{
    return code != 0 && (code == open[0] || code == open[1] || code == open[2]);
}

/* Whether the mark at at, len bytes long, stands in front of a word and behind none. */
static bool opens_word(cite_str text, size_t at, size_t len)
{
    size_t other = 0;
    uint32_t before = cite__utf8_before(text, at, &other);
    uint32_t behind = cite__utf8_at(text, at + len, &other);

    return !cite__utf8_is_letter(before) && cite__utf8_digit(before) < 0 && !cite__utf8_is_stop(before) &&
           !cite__utf8_is_space(behind) && !cite__utf8_is_closing(behind);
}

bool cite__quotation_closes(cite_str text, size_t at, uint32_t code)
{
    size_t row = 0;
    size_t low = at > LONGEST_QUOTATION ? at - LONGEST_QUOTATION : 0;
    bool line_end = false;
    size_t len = 0;

    while (row < PAIR_COUNT && pairs[row].close != code)
        row++;
    for (size_t place = at; row < PAIR_COUNT && place > low; place -= len) {
        uint32_t before = cite__utf8_before(text, place, &len);
        if (before == '\n' && line_end) /* a blank line ends the paragraph */
            return false;
        line_end = before == '\n' || (line_end && cite__utf8_is_space(before));
        if (is_among(before, pairs[row].open) && opens_word(text, place - len, len))
            return true;
        /* A mark that closes the one before, but no apostrophe within a word. */
        size_t other = 0;
        if (before == code && place < at && !cite__utf8_is_letter(cite__utf8_at(text, place, &other)))
            return false;
    }
    return false;
}
