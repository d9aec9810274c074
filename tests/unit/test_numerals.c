/*
 * unit/test_numerals.c: the number within a mark.
 */
#include "core/str.h"
#include "notes/numerals.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

typedef bool read_fn(struct cite__numeral *out, cite_str text, size_t at);

static void test_read(void **state)
{
    static const struct {
        read_fn *read;
        const char *text;
        size_t end; /* 0: it does not read */
        size_t arabic;
        size_t roman;
        size_t letter;
    } cases[] = {
        {cite__numeral_digits, "12x", 2, 12, 0, 0},
        {cite__numeral_digits, "1\xd9\xa2", 1, 1, 0, 0}, /* a number is of one script */
        {cite__numeral_digits, "\xdb\xb1\xdb\xb0 ", 4, 10, 0, 0},
        {cite__numeral_digits, "999999", 6, 999999, 0, 0},
        {cite__numeral_digits, "1234567", 0, 0, 0, 0},
        {cite__numeral_digits, "0", 0, 0, 0, 0},
        {cite__numeral_digits, "", 0, 0, 0, 0},
        {cite__numeral_raised, "\xc2\xb9\xc2\xb2", 4, 12, 0, 0},
        {cite__numeral_raised, "\xe2\x91\xa9x", 3, 10, 0, 0}, /* ⑩ */
        {cite__numeral_raised, "\xe2\x91\xb3", 3, 20, 0, 0},  /* ⑳ */
        {cite__numeral_raised, "\xe3\x89\x91", 3, 21, 0, 0},  /* ㉑ */
        {cite__numeral_raised, "\xe3\x89\x9f", 3, 35, 0, 0},  /* ㉟ */
        {cite__numeral_raised, "\xe3\x8a\xb1", 3, 36, 0, 0},  /* ㊱ */
        {cite__numeral_raised, "\xe3\x8a\xbf", 3, 50, 0, 0},  /* ㊿ */
        {cite__numeral_raised, "\xe3\x89\xa0", 0, 0, 0, 0},   /* ㉠ */
        {cite__numeral_raised, "\xe2\x92\xb6", 0, 0, 0, 0},   /* Ⓐ */
        {cite__numeral_raised, "\xe1\xb6\x9c", 3, 0, 100, 3}, /* ᶜ */
        {cite__numeral_raised, "\xc2\xaa", 0, 0, 0, 0},       /* ª */
        {cite__numeral_raised, "a", 0, 0, 0, 0},
        {cite__numeral_letters, "iv.", 2, 0, 4, 0},
        {cite__numeral_letters, "IX", 2, 0, 9, 0},
        {cite__numeral_letters, "i", 1, 0, 1, 9},
        {cite__numeral_letters, "z)", 1, 0, 0, 26},
        {cite__numeral_letters, "zz", 2, 0, 0, 52},
        {cite__numeral_letters, "Iv", 0, 0, 0, 0},
        {cite__numeral_letters, "iiii", 0, 0, 0, 0},
        {cite__numeral_letters, "ccclxxxviiiiii", 0, 0, 0, 0},
        {cite__numeral_letters, "the", 0, 0, 0, 0},
        {cite__numeral_letters, "1", 0, 0, 0, 0},
        {cite__numeral_letters, "", 0, 0, 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct cite__numeral numeral;
        bool read = cases[i].read(&numeral, cite_str_from(cases[i].text), 0);
        if (read != (cases[i].end > 0) ||
            (read && (numeral.end != cases[i].end || numeral.arabic != cases[i].arabic ||
                      numeral.roman != cases[i].roman || numeral.letter != cases[i].letter)))
            fail_msg("\"%s\": end %zu, %zu, %zu, %zu", cases[i].text, numeral.end, numeral.arabic,
                     numeral.roman, numeral.letter);
    }
}

static void test_symbol(void **state)
{
    struct cite__numeral numeral;

    (void)state;
    assert_true(cite__numeral_symbol(&numeral, CITE__LIT("**x"), 0));
    assert_int_equal(numeral.symbol, 6);
    assert_int_equal(numeral.end, 2);
    assert_true(cite__numeral_symbol(&numeral, CITE__LIT("\xc2\xb6"), 0)); /* ¶ */
    assert_int_equal(numeral.symbol, 5);
    assert_false(cite__numeral_symbol(&numeral, CITE__LIT("+"), 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_read), cmocka_unit_test(test_symbol)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
