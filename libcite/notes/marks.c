/*
 * notes/marks.c: see marks.h.
 */
#include "notes/marks.h"

#include "core/str.h"
#include "text/utf8.h"

#include <string.h>

/* The longest mark in digits. */
#define MOST_DIGITS 6

/* ¹² and the like: the digit a superscript stands for, or -1. */
static int raised_digit(uint32_t code)
{
    switch (code) {
    case 0xB9: return 1;
    case 0xB2: return 2;
    case 0xB3: return 3;
    case 0x2070: return 0;
    default: return code >= 0x2074 && code <= 0x2079 ? (int)(code - 0x2070) : -1;
    }
}

/* Reads superscript digits at at; returns the offset behind them, or at where there are none. */
static size_t read_raised(cite_str text, size_t at, size_t *number)
{
    size_t len = 0;
    size_t digits = 0;

    *number = 0;
    for (;;) {
        uint32_t code = cite__utf8_at(text, at, &len);
        if (digits == 0 && code >= 0x2460 && code <= 0x2473) { /* ① to ⑳ */
            *number = code - 0x245F;
            return at + len;
        }
        int digit = raised_digit(code);
        if (digit < 0 || digits == MOST_DIGITS)
            return at;
        *number = *number * 10 + (size_t)digit;
        digits++;
        at += len;
    }
}

static const struct {
    char letter;
    size_t value;
} roman_digits[] = {{'i', 1}, {'v', 5}, {'x', 10}, {'l', 50}, {'c', 100}};

static size_t roman_digit(char c)
{
    for (size_t i = 0; i < sizeof roman_digits / sizeof roman_digits[0]; i++) {
        if (cite__to_lower(c) == roman_digits[i].letter)
            return roman_digits[i].value;
    }
    return 0;
}

/* Appends a number's roman form, lower case. */
static size_t roman_text(char out[24], size_t number)
{
    static const struct {
        const char *text;
        size_t value;
    } steps[] = {{"c", 100}, {"xc", 90}, {"l", 50}, {"xl", 40}, {"x", 10},
                 {"ix", 9},  {"v", 5},   {"iv", 4}, {"i", 1}};
    size_t len = 0;

    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        while (number >= steps[i].value && len + 2 < 24) {
            for (const char *c = steps[i].text; *c; c++)
                out[len++] = *c;
            number -= steps[i].value;
        }
    }
    return len;
}

/* The number a well-formed roman numeral up to 399 stands for ("iv", not "iiii" or "vx"); 0 for anything else. */
static size_t roman_number(cite_str text)
{
    char again[24];
    size_t sum = 0;

    if (text.len == 0 || text.len > 12)
        return 0;
    for (size_t i = 0; i < text.len; i++) {
        size_t value = roman_digit(text.ptr[i]);
        size_t next = i + 1 < text.len ? roman_digit(text.ptr[i + 1]) : 0;
        if (value == 0)
            return 0;
        sum = value < next ? sum - value : sum + value;
    }
    if (sum == 0 || sum > 399)
        return 0;
    size_t len = roman_text(again, sum);
    return cite__str_equal_nocase(text, (cite_str){again, len}) ? sum : 0;
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

/* The signs of the oldest way to mark notes, in their order (Chicago Manual of Style, 14.24); a doubled one counts on from there. */
static const uint32_t symbols[] = {'*', 0x2020, 0x2021, 0xA7, 0xB6};

#define SYMBOL_COUNT (sizeof symbols / sizeof symbols[0])

/* Reads one sign, single or doubled; returns the offset behind it, or at where there is none. */
static size_t read_symbol(cite_str text, size_t at, size_t *number)
{
    size_t len = 0;
    uint32_t code = cite__utf8_at(text, at, &len);

    for (size_t i = 0; i < SYMBOL_COUNT; i++) {
        if (code != symbols[i])
            continue;
        size_t end = at + len;
        bool twice = cite__utf8_at(text, end, &len) == code;
        *number = i + 1 + (twice ? SYMBOL_COUNT : 0);
        return twice ? end + len : end;
    }
    return at;
}

cite_scheme cite__mark_scheme(enum cite__mark_style style)
{
    return style == CITE__MARK_ROMAN    ? CITE_SCHEME_ROMAN
           : style == CITE__MARK_SYMBOL ? CITE_SCHEME_SYMBOL
                                        : CITE_SCHEME_ARABIC;
}

/* Fills *out; the text begins behind blanks. */
static bool found(struct cite__mark *out, cite_str text, size_t begin, size_t end, size_t number,
                  enum cite__mark_style style)
{
    *out = (struct cite__mark){
        .span = {begin, end}, .body = skip_blanks(text, end), .number = number, .style = style};
    out->scheme = cite__mark_scheme(style);
    return number > 0;
}

/* Marks that markup raises: an opener, digits, a closer. Wikipedia's converters leave "[[ 5 ]](#cite_note-5)". */
static const struct {
    cite_str open;
    cite_str close;
    enum cite__mark_style style;
} wrapped[] = {
    {{"<sup>", 5}, {"</sup>", 6}, CITE__MARK_RAISED},
    {{"$^{", 3}, {"}$", 2}, CITE__MARK_RAISED},
    {{"${}^{", 5}, {"}$", 2}, CITE__MARK_RAISED},
    {{"^{", 2}, {"}", 1}, CITE__MARK_RAISED},
    {{"[^", 2}, {"]:", 2}, CITE__MARK_CARET},
    {{"[^", 2}, {"]", 1}, CITE__MARK_CARET},
    {{"[[ ", 3}, {" ]]", 3}, CITE__MARK_BRACKET},
    {{"[[", 2}, {"]]", 2}, CITE__MARK_BRACKET},
    {{"[", 1}, {"]", 1}, CITE__MARK_BRACKET},
    {{"(", 1}, {")", 1}, CITE__MARK_ROUND},
    {{"^", 1}, {"", 0}, CITE__MARK_RAISED},
    {{"\xE3\x80\x94", 3}, {"\xE3\x80\x95", 3}, CITE__MARK_BRACKET},
    {{"\xEF\xBC\xBB", 3}, {"\xEF\xBC\xBD", 3}, CITE__MARK_BRACKET},
};

static bool read_wrapped(struct cite__mark *out, cite_str text, size_t at)
{
    for (size_t i = 0; i < sizeof wrapped / sizeof wrapped[0]; i++) {
        cite_str rest = cite__slice(text, at, text.len);
        cite_str open = wrapped[i].open;
        cite_str close = wrapped[i].close;
        size_t used = 0;
        if (!cite__str_starts(rest, open))
            continue;
        rest = cite__slice(rest, open.len, rest.len);
        size_t number = cite__str_number(rest, CITE__LARGEST_NUMBER, &used);
        bool roman = false;
        if (used == 0 && wrapped[i].style == CITE__MARK_BRACKET) {
            while (used < rest.len && used < 12 && roman_digit(rest.ptr[used]) > 0)
                used++;
            number = roman_number(cite__slice(rest, 0, used));
            roman = true;
        }
        if (used == 0 || used > 12 || !cite__str_starts(cite__slice(rest, used, rest.len), close))
            continue;
        enum cite__mark_style style = roman ? CITE__MARK_ROMAN : wrapped[i].style;
        if (found(out, text, at, at + open.len + used + close.len, number, style))
            return true;
    }
    return false;
}

/* 12, 12., 12): at most four digits, for five are no note's number in print. */
static bool read_plain(struct cite__mark *out, cite_str text, size_t at)
{
    size_t used = 0;
    size_t number = cite__str_number(cite__slice(text, at, text.len), CITE__LARGEST_NUMBER, &used);

    if (used == 0 || text.ptr[at] == '0')
        return false;
    cite_str rest = cite__slice(text, at + used, text.len);
    bool dot = cite__str_starts(rest, CITE__LIT("."));
    bool paren = cite__str_starts(rest, CITE__LIT(")"));
    if ((dot || paren) && !(rest.len > 1 && cite__is_digit(rest.ptr[1]))) {
        enum cite__mark_style style = dot ? CITE__MARK_DOT : CITE__MARK_PAREN;
        found(out, text, at, at + used, number, style);
        out->body = skip_blanks(text, at + used + 1);
        return number > 0;
    }
    return found(out, text, at, at + used, number, CITE__MARK_PLAIN);
}

bool cite__mark_read(struct cite__mark *out, cite_str text, size_t at)
{
    size_t number = 0;

    if (at >= text.len)
        return false;
    if (cite__is_digit(text.ptr[at]))
        return read_plain(out, text, at);
    size_t end = read_raised(text, at, &number);
    if (end > at)
        return found(out, text, at, end, number, CITE__MARK_RAISED);
    end = read_symbol(text, at, &number);
    if (end > at)
        return found(out, text, at, end, number, CITE__MARK_SYMBOL);
    return read_wrapped(out, text, at);
}

/*
 * What a digit of a mark turns into when small raised print is read by a machine, and what it costs to read it back:
 * "combined operations.?" is note 2, "media.>*" note 53, "attack.®" note 6. The digits come first that the sign is most
 * often.
 */
static const struct {
    uint32_t sign;
    char digits[6];
} damage[] = {
    {'!', "1"},       {'?', "27"},    {'>', "35"},    {'*', "4"},    {0xB0, "09"},   {0xAE, "680"},
    {0x2019, "7921"}, {'\'', "1791"}, {0x2018, "16"}, {'"', "1179"}, {0x201D, "79"}, {0x201C, "64"},
    {0xA2, "64"},     {0xA9, "6890"}, {0xA7, "858"},  {'l', "1"},    {'I', "1"},     {'|', "1"},
    {'i', "1"},       {'S', "58"},    {'s', "58"},    {'O', "0"},    {'o', "0"},     {'Z', "2"},
    {'z', "2"},       {'B', "8"},     {'b', "6"},     {'g', "9"},    {'q', "9"},     {'%', "5"},
    {'&', "8"},       {'$', "58"},    {'^', "1"},     {'<', "4"},    {'~', "1"},     {'`', "1"},
    {'+', "4"},       {'t', "1"},     {0x2122, "18"}, {0xAB, "4"},   {0xBB, "9"},    {'/', "17"},
    {'\\', "1"},      {'_', "1"},     {'=', "2"},     {']', "1"},    {'[', "1"},     {')', "1"},
    {'(', "1"},       {0xBF, "2"},    {0xA1, "1"},    {0x2020, "1"}, {0x2022, "0"},  {0xB7, "1"},
};

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
    for (size_t i = 0; i < sizeof damage / sizeof damage[0]; i++) {
        if (damage[i].sign == code)
            return true;
    }
    return false;
}

/* What it costs to read code as a digit. */
static double digit_cost(uint32_t code, char digit)
{
    if (code == (unsigned char)digit || raised_digit(code) == (unsigned char)digit - '0')
        return EXACT;
    for (size_t i = 0; i < sizeof damage / sizeof damage[0]; i++) {
        if (damage[i].sign != code)
            continue;
        const char *at = strchr(damage[i].digits, digit);
        return !at ? ANY_SIGN : at == damage[i].digits ? FIRST_GUESS : OTHER_GUESS;
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
        if (++signs > MOST_DIGITS)
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
