/*
 * notes/marks.c: see marks.h.
 */
#include "notes/marks.h"

#include "core/str.h"
#include "notes/numerals.h"
#include "text/utf8.h"

#include <string.h>

/* How a style is set, and by what it counts: the styles that differ in the last alone are set alike. */
static const struct {
    enum cite__mark_style shape;
    enum cite__mark_family family;
} styles[CITE__MARK_COUNT] = {
    [CITE__MARK_PLAIN] = {CITE__MARK_PLAIN, CITE__FAMILY_ARABIC},
    [CITE__MARK_RAISED] = {CITE__MARK_RAISED, CITE__FAMILY_ARABIC},
    [CITE__MARK_DOT] = {CITE__MARK_DOT, CITE__FAMILY_ARABIC},
    [CITE__MARK_PAREN] = {CITE__MARK_PAREN, CITE__FAMILY_ARABIC},
    [CITE__MARK_BRACKET] = {CITE__MARK_BRACKET, CITE__FAMILY_ARABIC},
    [CITE__MARK_ROUND] = {CITE__MARK_ROUND, CITE__FAMILY_ARABIC},
    [CITE__MARK_CARET] = {CITE__MARK_CARET, CITE__FAMILY_ARABIC},
    [CITE__MARK_WORD] = {CITE__MARK_WORD, CITE__FAMILY_WORD},
    [CITE__MARK_ROMAN_PLAIN] = {CITE__MARK_PLAIN, CITE__FAMILY_ROMAN},
    [CITE__MARK_ROMAN_RAISED] = {CITE__MARK_RAISED, CITE__FAMILY_ROMAN},
    [CITE__MARK_ROMAN_DOT] = {CITE__MARK_DOT, CITE__FAMILY_ROMAN},
    [CITE__MARK_ROMAN_PAREN] = {CITE__MARK_PAREN, CITE__FAMILY_ROMAN},
    [CITE__MARK_ROMAN_BRACKET] = {CITE__MARK_BRACKET, CITE__FAMILY_ROMAN},
    [CITE__MARK_ROMAN_ROUND] = {CITE__MARK_ROUND, CITE__FAMILY_ROMAN},
    [CITE__MARK_LETTER_PLAIN] = {CITE__MARK_PLAIN, CITE__FAMILY_LETTER},
    [CITE__MARK_LETTER_RAISED] = {CITE__MARK_RAISED, CITE__FAMILY_LETTER},
    [CITE__MARK_LETTER_DOT] = {CITE__MARK_DOT, CITE__FAMILY_LETTER},
    [CITE__MARK_LETTER_PAREN] = {CITE__MARK_PAREN, CITE__FAMILY_LETTER},
    [CITE__MARK_LETTER_BRACKET] = {CITE__MARK_BRACKET, CITE__FAMILY_LETTER},
    [CITE__MARK_LETTER_ROUND] = {CITE__MARK_ROUND, CITE__FAMILY_LETTER},
    [CITE__MARK_SYMBOL] = {CITE__MARK_SYMBOL, CITE__FAMILY_SYMBOL},
};

enum cite__mark_family cite__mark_family(enum cite__mark_style style)
{
    return styles[style].family;
}

enum cite__mark_style cite__mark_shape(enum cite__mark_style style)
{
    return styles[style].shape;
}

/* The style of a shape and family; the shape itself where there is none. */
static enum cite__mark_style style_of(enum cite__mark_style shape, enum cite__mark_family family)
{
    for (int i = 0; i < CITE__MARK_COUNT; i++) {
        if (styles[i].shape == shape && styles[i].family == family)
            return (enum cite__mark_style)i;
    }
    return shape;
}

cite_scheme cite__mark_scheme(enum cite__mark_style style)
{
    static const cite_scheme schemes[CITE__FAMILY_COUNT] = {[CITE__FAMILY_ARABIC] = CITE_SCHEME_ARABIC,
                                                            [CITE__FAMILY_ROMAN] = CITE_SCHEME_ROMAN,
                                                            [CITE__FAMILY_LETTER] = CITE_SCHEME_LETTER,
                                                            [CITE__FAMILY_SYMBOL] = CITE_SCHEME_SYMBOL,
                                                            [CITE__FAMILY_WORD] = CITE_SCHEME_ARABIC};

    return schemes[styles[style].family];
}

bool cite__mark_needs_call(enum cite__mark_style style)
{
    return styles[style].family != CITE__FAMILY_ARABIC && style != CITE__MARK_ROMAN_BRACKET;
}

size_t cite__mark_number_as(const struct cite__mark *mark, enum cite__mark_style style)
{
    if (mark->style == style)
        return mark->number;
    bool letter = styles[style].family == CITE__FAMILY_LETTER;
    return letter && styles[style].shape == styles[mark->style].shape ? mark->letter : 0;
}

static size_t skip_blanks(cite_str text, size_t at)
{
    size_t len = 0;

    while (at < text.len && text.ptr[at] != '\n' && text.ptr[at] != '\f') {
        uint32_t code = cite__utf8_at(text, at, &len);
        if (!cite__utf8_is_space(code))
            break;
        at += len;
    }
    return at;
}

/* Fills *out from what was read in a mark of a shape; the text begins behind blanks. */
static bool found(struct cite__mark *out, cite_str text, cite_span span, const struct cite__numeral *numeral,
                  enum cite__mark_style shape)
{
    enum cite__mark_family family = numeral->arabic > 0   ? CITE__FAMILY_ARABIC
                                    : numeral->roman > 0  ? CITE__FAMILY_ROMAN
                                    : numeral->letter > 0 ? CITE__FAMILY_LETTER
                                                          : CITE__FAMILY_SYMBOL;

    *out = (struct cite__mark){.span = span,
                               .body = skip_blanks(text, span.end),
                               .number = numeral->arabic + numeral->symbol,
                               .letter = numeral->letter,
                               .style = style_of(shape, family)};
    if (out->number == 0)
        out->number = numeral->roman > 0 ? numeral->roman : numeral->letter;
    out->scheme = cite__mark_scheme(out->style);
    return out->number > 0;
}

/* Marks that markup raises: an opener, digits, a closer. Wikipedia's converters leave "[[ 5 ]](#cite_note-5)". */
static const struct {
    cite_str open;
    cite_str close;
    enum cite__mark_style shape;
    bool letters; /* whether a roman numeral or a letter may stand in it */
} wrapped[] = {
    {{"<sup>", 5}, {"</sup>", 6}, CITE__MARK_RAISED, true},
    {{"$^{", 3}, {"}$", 2}, CITE__MARK_RAISED, true},
    {{"${}^{", 5}, {"}$", 2}, CITE__MARK_RAISED, true},
    {{"^{", 2}, {"}", 1}, CITE__MARK_RAISED, true},
    {{"[^", 2}, {"]:", 2}, CITE__MARK_CARET, false},
    {{"[^", 2}, {"]", 1}, CITE__MARK_CARET, false},
    {{"[[ ", 3}, {" ]]", 3}, CITE__MARK_BRACKET, true},
    {{"[[", 2}, {"]]", 2}, CITE__MARK_BRACKET, true},
    {{"[", 1}, {"]", 1}, CITE__MARK_BRACKET, true},
    {{"(", 1}, {")", 1}, CITE__MARK_ROUND, true},
    {{"^", 1}, {"", 0}, CITE__MARK_RAISED, false},
    {{"\xE3\x80\x94", 3}, {"\xE3\x80\x95", 3}, CITE__MARK_BRACKET, true}, /* 〔〕 */
    {{"\xEF\xBC\xBB", 3}, {"\xEF\xBC\xBD", 3}, CITE__MARK_BRACKET, true}, /* ［］ */
    {{"\xEF\xBC\x88", 3}, {"\xEF\xBC\x89", 3}, CITE__MARK_ROUND, true},   /* （） */
};

static bool read_wrapped(struct cite__mark *out, cite_str text, size_t at)
{
    cite_str rest = cite__slice(text, at, text.len);

    for (size_t i = 0; i < sizeof wrapped / sizeof wrapped[0]; i++) {
        struct cite__numeral numeral;
        size_t begin = at + wrapped[i].open.len;
        if (!cite__str_starts(rest, wrapped[i].open))
            continue;
        if (!cite__numeral_digits(&numeral, text, begin) &&
            !(wrapped[i].letters && cite__numeral_letters(&numeral, text, begin)))
            continue;
        cite_span span = {at, numeral.end + wrapped[i].close.len};
        if (cite__str_starts(cite__slice(text, numeral.end, text.len), wrapped[i].close) &&
            found(out, text, span, &numeral, wrapped[i].shape))
            return true;
    }
    return false;
}

/* 12, 12., 12) and iv, iv., iv), a, a., a). */
static bool read_plain(struct cite__mark *out, cite_str text, size_t at)
{
    struct cite__numeral numeral;
    size_t len = 0;

    if (!cite__numeral_digits(&numeral, text, at) && !cite__numeral_letters(&numeral, text, at))
        return false;
    if (cite__utf8_digit(cite__utf8_at(text, at, &len)) == 0)
        return false;
    cite_span span = {at, numeral.end};
    uint32_t sign = cite__utf8_at(text, numeral.end, &len);
    size_t behind = numeral.end + len;
    bool dot = sign == '.' || sign == 0xFF0E || (sign == 0x3001 && numeral.arabic > 0); /* ． 、 */
    bool paren = sign == ')' || sign == 0xFF09;
    bool within = cite__utf8_digit(cite__utf8_at(text, behind, &len)) >= 0;
    if ((dot || paren) && !within) {
        bool read = found(out, text, span, &numeral, dot ? CITE__MARK_DOT : CITE__MARK_PAREN);
        out->body = skip_blanks(text, behind);
        return read;
    }
    return found(out, text, span, &numeral, CITE__MARK_PLAIN);
}

bool cite__mark_read(struct cite__mark *out, cite_str text, size_t at)
{
    struct cite__numeral numeral;

    if (at >= text.len)
        return false;
    if (cite__numeral_raised(&numeral, text, at))
        return found(out, text, (cite_span){at, numeral.end}, &numeral, CITE__MARK_RAISED);
    if (cite__numeral_symbol(&numeral, text, at))
        return found(out, text, (cite_span){at, numeral.end}, &numeral, CITE__MARK_SYMBOL);
    return read_plain(out, text, at) || read_wrapped(out, text, at);
}

/*
 * What a digit of a mark turns into when small raised print is read by a machine, and what it costs to read it back:
 * "combined operations.?" is note 2, "media.>*" note 53, "attack.®" note 6. The digits come first that the sign is most
 * often.
 */
static const char ascii_damage[128][6] = {
    ['!'] = "1", ['?'] = "27", ['>'] = "35", ['*'] = "4",  ['\''] = "1791", ['"'] = "1179", ['l'] = "1",
    ['I'] = "1", ['|'] = "1",  ['i'] = "1",  ['S'] = "58", ['s'] = "58",    ['O'] = "0",    ['o'] = "0",
    ['Z'] = "2", ['z'] = "2",  ['B'] = "8",  ['b'] = "6",  ['g'] = "9",     ['q'] = "9",    ['%'] = "5",
    ['&'] = "8", ['$'] = "58", ['^'] = "1",  ['<'] = "4",  ['~'] = "1",     ['`'] = "1",    ['+'] = "4",
    ['t'] = "1", ['/'] = "17", ['\\'] = "1", ['_'] = "1",  ['='] = "2",     [']'] = "1",    ['['] = "1",
    [')'] = "1", ['('] = "1",
};

static const struct {
    uint32_t sign;
    char digits[6];
} damage[] = {
    {0xB0, "09"}, {0xAE, "680"},  {0x2019, "7921"}, {0x2018, "16"}, {0x201D, "79"}, {0x201C, "64"},
    {0xA2, "64"}, {0xA9, "6890"}, {0xA7, "858"},    {0x2122, "18"}, {0xAB, "4"},    {0xBB, "9"},
    {0xBF, "2"},  {0xA1, "1"},    {0x2020, "1"},    {0x2022, "0"},  {0xB7, "1"},
};

/* The digits that a sign may stand for; NULL for what damage does not leave. */
static const char *damage_of(uint32_t sign)
{
    if (sign < 0x80)
        return ascii_damage[sign][0] ? ascii_damage[sign] : NULL;
    for (size_t i = 0; i < sizeof damage / sizeof damage[0]; i++) {
        if (damage[i].sign == sign)
            return damage[i].digits;
    }
    return NULL;
}

/* Digits that look alike in small print: "92Land" for 62, "30" for 50. */
static const char alike[][3] = {"17", "38", "35", "39", "56", "68", "69",
                                "08", "06", "49", "14", "79", "89", "27"};

#define EXACT       0.0
#define FIRST_GUESS 0.6 /* the digit that the sign is most often */
#define OTHER_GUESS 1.2 /* another digit of its row */
#define ALIKE       1.4 /* a digit that looks like it */
#define ANY_SIGN    1.9 /* any sign of the table for any digit: small print gives all sorts */
#define LOST_DIGIT  1.6 /* a digit of the number that left nothing: "4" for 42 */
#define STRAY_SIGN  2.0 /* a sign that stands for nothing */

bool cite__mark_is_damage(uint32_t code)
{
    return damage_of(code) != NULL;
}

bool cite__mark_is_letter(uint32_t code)
{
    return code < 0x80 && cite__is_alpha((char)code) && cite__mark_is_damage(code);
}

/* What it costs to read code as a digit. */
static double digit_cost(uint32_t code, char digit)
{
    if (code == (unsigned char)digit ||
        (code >= 0x80 && cite__numeral_raised_digit(code) == (unsigned char)digit - '0'))
        return EXACT;
    const char *digits = damage_of(code);
    if (digits) {
        const char *at = strchr(digits, digit);
        /* A letter is read for the digits that it looks like, or not at all. */
        bool letter = cite__mark_is_letter(code);
        return !at ? (letter ? CITE__MARK_DEAREST : ANY_SIGN) : at == digits ? FIRST_GUESS : OTHER_GUESS;
    }
    if (code < '0' || code > '9')
        return CITE__MARK_DEAREST;
    for (size_t i = 0; i < sizeof alike / sizeof alike[0]; i++) {
        if ((alike[i][0] == (char)code && alike[i][1] == digit) ||
            (alike[i][1] == (char)code && alike[i][0] == digit))
            return ALIKE;
    }
    return CITE__MARK_DEAREST; /* a digit that is printed well is that digit */
}

static double least(double a, double b)
{
    return a < b ? a : b;
}

/*
 * The cheapest way to lay the label's signs against the number's digits (the edit distance of Wagner and Fischer with the
 * costs above). Labels are a few signs long; longer ones are none.
 */
double cite__mark_cost(cite_str label, size_t number)
{
    char digits[24];
    size_t count = 0;
    double row[24];
    size_t signs = 0;
    size_t len = 0;

    for (size_t rest = number; rest > 0 || count == 0; rest /= 10)
        digits[count++] = (char)('0' + rest % 10);
    for (size_t i = 0; i <= count; i++)
        row[i] = LOST_DIGIT * (double)i;
    for (size_t at = 0; at < label.len; at += len) {
        uint32_t code = cite__utf8_at(label, at, &len);
        if (++signs > CITE__MOST_DIGITS)
            return CITE__MARK_DEAREST;
        double diagonal = row[0];
        row[0] += STRAY_SIGN;
        for (size_t i = 1; i <= count; i++) {
            double replaced = diagonal + digit_cost(code, digits[count - i]);
            diagonal = row[i];
            row[i] = least(replaced, least(row[i] + STRAY_SIGN, row[i - 1] + LOST_DIGIT));
        }
    }
    /* All signs stray and all digits lost is no reading of this label: one sign at least must stand for a digit. */
    double unread = STRAY_SIGN * (double)signs + LOST_DIGIT * (double)count;
    return signs == 0 || row[count] > unread - 0.5 * STRAY_SIGN ? CITE__MARK_DEAREST : row[count];
}
