/*
 * notes/numerals.c: see numerals.h.
 */
#include "notes/numerals.h"

#include "core/str.h"
#include "text/utf8.h"

/* The longest roman numeral that is read, ccclxxxviii, has eleven letters. */
#define MOST_LETTERS ((size_t)12)

/* The largest roman numeral that is read. */
#define LARGEST_ROMAN ((size_t)399)

#define ALPHABET ((size_t)26)

int cite__numeral_raised_digit(uint32_t code)
{
    switch (code) {
    case 0xB9: return 1;
    case 0xB2: return 2;
    case 0xB3: return 3;
    case 0x2070: return 0;
    default: return code >= 0x2074 && code <= 0x2079 ? (int)(code - 0x2070) : -1;
    }
}

bool cite__numeral_digits(struct cite__numeral *out, cite_str text, size_t at)
{
    size_t len = 0;
    uint32_t first = cite__utf8_at(text, at, &len);
    int digit = cite__utf8_digit(first);
    int count = 0;

    *out = (struct cite__numeral){.end = at};
    if (digit < 0)
        return false;
    uint32_t zero = first - (uint32_t)digit;
    for (; digit >= 0 && count <= CITE__MOST_DIGITS; count++) {
        out->arabic = out->arabic * 10 + (size_t)digit;
        out->end += len;
        uint32_t code = cite__utf8_at(text, out->end, &len);
        digit = len > 0 && code >= zero && code - zero < 10 ? (int)(code - zero) : -1;
    }
    return count <= CITE__MOST_DIGITS && out->arabic > 0;
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

/* The number that a well-formed roman numeral stands for ("iv", not "iiii" or "vx"); 0 for anything else. */
static size_t roman_number(cite_str text)
{
    char again[24];
    size_t sum = 0;

    if (text.len == 0 || text.len > MOST_LETTERS)
        return 0;
    for (size_t i = 0; i < text.len; i++) {
        size_t value = roman_digit(text.ptr[i]);
        size_t next = i + 1 < text.len ? roman_digit(text.ptr[i + 1]) : 0;
        if (value == 0)
            return 0;
        sum = value < next ? sum - value : sum + value;
    }
    if (sum == 0 || sum > LARGEST_ROMAN)
        return 0;
    size_t len = roman_text(again, sum);
    return cite__str_equal_nocase(text, (cite_str){again, len}) ? sum : 0;
}

/* The place in the alphabet of one letter, single or doubled; 0 for anything else. */
static size_t letter_number(cite_str text)
{
    if (text.len == 0 || text.len > 2 || (text.len == 2 && text.ptr[0] != text.ptr[1]))
        return 0;
    return (size_t)(cite__to_lower(text.ptr[0]) - 'a') + 1 + (text.len == 2 ? ALPHABET : 0);
}

/* Reads both ways of reading letters. */
static bool read_letters(struct cite__numeral *out, cite_str letters, size_t end)
{
    *out = (struct cite__numeral){.end = end, .roman = roman_number(letters), .letter = letter_number(letters)};
    return out->roman > 0 || out->letter > 0;
}

bool cite__numeral_letters(struct cite__numeral *out, cite_str text, size_t at)
{
    size_t end = at;
    bool capitals = at < text.len && cite__is_upper(text.ptr[at]);

    while (end < text.len && end - at <= MOST_LETTERS && cite__is_alpha(text.ptr[end])) {
        if (cite__is_upper(text.ptr[end]) != capitals)
            return false;
        end++;
    }
    return read_letters(out, cite__slice(text, at, end), end);
}

/* The letters that Unicode raises; one that is not here is raised nowhere. ª and º are ordinals. */
static char raised_letter(uint32_t code)
{
    static const uint32_t raised[ALPHABET] = {
        0x1D43, 0x1D47, 0x1D9C, 0x1D48, 0x1D49, 0x1DA0, 0x1D4D, 0x02B0, 0x2071, 0x02B2, 0x1D4F, 0x02E1, 0x1D50,
        0x207F, 0x1D52, 0x1D56, 0,      0x02B3, 0x02E2, 0x1D57, 0x1D58, 0x1D5B, 0x02B7, 0x02E3, 0x02B8, 0x1DBB};

    for (size_t i = 0; code > 0 && i < ALPHABET; i++) {
        if (raised[i] == code)
            return (char)('a' + i);
    }
    return 0;
}

static bool read_raised_letters(struct cite__numeral *out, cite_str text, size_t at)
{
    char letters[MOST_LETTERS];
    size_t count = 0;
    size_t len = 0;

    for (; count < MOST_LETTERS; count++) {
        char letter = raised_letter(cite__utf8_at(text, at, &len));
        if (!letter)
            break;
        letters[count] = letter;
        at += len;
    }
    return read_letters(out, (cite_str){letters, count}, at);
}

/* Numbers in a circle stand in three places: ① to ⑳, ㉑ to ㉟, ㊱ to ㊿. */
static size_t circled_number(uint32_t code)
{
    static const struct {
        uint32_t first;
        uint32_t last;
        size_t number; /* of the first */
    } ranges[] = {{0x2460, 0x2473, 1}, {0x3251, 0x325F, 21}, {0x32B1, 0x32BF, 36}};

    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        if (code >= ranges[i].first && code <= ranges[i].last)
            return ranges[i].number + (code - ranges[i].first);
    }
    return 0;
}

bool cite__numeral_raised(struct cite__numeral *out, cite_str text, size_t at)
{
    size_t len = 0;
    uint32_t code = cite__utf8_at(text, at, &len);

    size_t circled = circled_number(code);

    *out = (struct cite__numeral){.end = at};
    if (circled > 0) {
        *out = (struct cite__numeral){.end = at + len, .arabic = circled};
        return true;
    }
    for (int count = 0; count < CITE__MOST_DIGITS && cite__numeral_raised_digit(code) >= 0; count++) {
        out->arabic = out->arabic * 10 + (size_t)cite__numeral_raised_digit(code);
        out->end += len;
        code = cite__utf8_at(text, out->end, &len);
    }
    return out->end > at ? out->arabic > 0 : read_raised_letters(out, text, at);
}

/* The signs of the oldest way to mark notes, in their order (Chicago Manual of Style, 14.24); a doubled one counts on from there. */
static const uint32_t symbols[] = {'*', 0x2020, 0x2021, 0xA7, 0xB6};

#define SYMBOL_COUNT (sizeof symbols / sizeof symbols[0])

/* Other characters that are printed like one of these; U+F02A is the place of the asterisk in symbol fonts. */
static const struct {
    uint32_t code;
    uint32_t sign;
} symbol_forms[] = {{0x2217, '*'}, {0x204E, '*'}, {0x2731, '*'},    {0xFE61, '*'},
                    {0xFF0A, '*'}, {0xF02A, '*'}, {0x2E38, 0x2020}, {0x2E4B, 0x2021}};

static uint32_t symbol_of(uint32_t code)
{
    for (size_t i = 0; code >= 0x2000 && i < sizeof symbol_forms / sizeof symbol_forms[0]; i++) {
        if (symbol_forms[i].code == code)
            return symbol_forms[i].sign;
    }
    return code;
}

bool cite__numeral_symbol(struct cite__numeral *out, cite_str text, size_t at)
{
    size_t len = 0;
    uint32_t code = cite__utf8_at(text, at, &len);

    for (size_t i = 0; i < SYMBOL_COUNT; i++) {
        if (symbol_of(code) != symbols[i])
            continue;
        size_t end = at + len;
        bool twice = cite__utf8_at(text, end, &len) == code;
        *out = (struct cite__numeral){.end = twice ? end + len : end,
                                      .symbol = i + 1 + (twice ? SYMBOL_COUNT : 0)};
        return true;
    }
    return false;
}
