/*
 * test_str.c: slices, and the steps through UTF-8.
 */
#include "core/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const cite_str none = {NULL, 0};

static void test_compare(void **state)
{
    static const struct {
        cite_str a;
        cite_str b;
        int order;
        bool nocase;
    } cases[] = {
        {{"", 0}, {NULL, 0}, 0, true},
        {{"abc", 3}, {"abc", 3}, 0, true},
        {{"abc", 3}, {"ABC", 3}, 1, true},
        {{"ab", 2}, {"abc", 3}, -1, false},
        {{"abc", 3}, {"ab", 2}, 1, false},
        {{NULL, 0}, {"a", 1}, -1, false},
        {{"\xC3", 1}, {"a", 1}, 1, false},             /* bytes are unsigned */
        {{"\xC3\x84", 2}, {"\xC3\xA4", 2}, -1, false}, /* only ASCII letters have a case here */
        {{"@", 1}, {"`", 1}, -1, false},               /* neighbours of A and a, but not letters */
        {{"a\0b", 3}, {"a\0c", 3}, -1, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int order = cite__str_compare(cases[i].a, cases[i].b);
        assert_int_equal((order > 0) - (order < 0), cases[i].order);
        assert_int_equal(cite__str_equal(cases[i].a, cases[i].b), cases[i].order == 0);
        assert_int_equal(cite__str_equal_nocase(cases[i].a, cases[i].b), cases[i].nocase);
    }
}

static void test_ends(void **state)
{
    static const struct {
        cite_str text;
        cite_str part;
        bool starts, ends, starts_nocase, ends_nocase;
    } cases[] = {
        {{"abcab", 5}, {"ab", 2}, true, true, true, true},
        {{"abcab", 5}, {"AB", 2}, false, false, true, true},
        {{"abcab", 5}, {"abc", 3}, true, false, true, false},
        {{"ab", 2}, {"abc", 3}, false, false, false, false},
        {{"ab", 2}, {"", 0}, true, true, true, true},
        {{NULL, 0}, {NULL, 0}, true, true, true, true},
        {{NULL, 0}, {"a", 1}, false, false, false, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(cite__str_starts(cases[i].text, cases[i].part), cases[i].starts);
        assert_int_equal(cite__str_ends(cases[i].text, cases[i].part), cases[i].ends);
        assert_int_equal(cite__str_starts_nocase(cases[i].text, cases[i].part), cases[i].starts_nocase);
        assert_int_equal(cite__str_ends_nocase(cases[i].text, cases[i].part), cases[i].ends_nocase);
    }
}

static void test_find(void **state)
{
    static const struct {
        cite_str text;
        cite_str needle;
        size_t from;
        size_t at;
        size_t at_nocase;
    } cases[] = {
        {{"banana", 6}, {"ana", 3}, 0, 1, 1},
        {{"banana", 6}, {"ana", 3}, 2, 3, 3},
        {{"banana", 6}, {"ana", 3}, 4, CITE_NONE, CITE_NONE},
        {{"banana", 6}, {"ANA", 3}, 0, CITE_NONE, 1},
        {{"banana", 6}, {"bananas", 7}, 0, CITE_NONE, CITE_NONE},
        {{"banana", 6}, {"", 0}, 6, 6, 6},
        {{"banana", 6}, {"", 0}, 7, CITE_NONE, CITE_NONE},
        {{"banana", 6}, {"a", 1}, SIZE_MAX, CITE_NONE, CITE_NONE},
        {{NULL, 0}, {"a", 1}, 0, CITE_NONE, CITE_NONE},
        {{NULL, 0}, {NULL, 0}, 0, 0, 0},
        {{"a\0b", 3}, {"\0b", 2}, 0, 1, 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_true(cite__str_find(cases[i].text, cases[i].needle, cases[i].from) == cases[i].at);
        assert_true(cite__str_find_nocase(cases[i].text, cases[i].needle, cases[i].from) == cases[i].at_nocase);
    }
    assert_int_equal(cite__str_find_byte(CITE__LIT("banana"), 'n', 3), 4);
    assert_true(cite__str_find_byte(CITE__LIT("banana"), 'n', 5) == CITE_NONE);
    assert_true(cite__str_find_byte(none, 'n', 0) == CITE_NONE);
}

static void test_trim(void **state)
{
    static const struct {
        cite_str text;
        cite_str trimmed;
    } cases[] = {
        {{" \t\r\n\v\f a b \n", 12}, {"a b", 3}},
        {{"ab", 2}, {"ab", 2}},
        {{"   ", 3}, {"", 0}},
        {{NULL, 0}, {NULL, 0}},
        {{"\xC2\xA0"
          "a",
          3},
         {"\xC2\xA0"
          "a",
          3}}, /* a no-break space is none of ASCII's */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_true(cite__str_equal(cite__str_trim(cases[i].text), cases[i].trimmed));
}

static void test_number(void **state)
{
    static const struct {
        cite_str text;
        size_t limit;
        size_t number;
        size_t used;
    } cases[] = {
        {{"0", 1}, 0, 0, 1},
        {{"7", 1}, 5, 0, 0}, /* one digit over a limit of one digit */
        {{"12.", 3}, 100, 12, 2},
        {{"100", 3}, 100, 100, 3},
        {{"101", 3}, 100, 0, 0},
        {{"007", 3}, 9, 7, 3},
        {{"x1", 2}, 100, 0, 0},
        {{NULL, 0}, 100, 0, 0},
        {{"18446744073709551615", 20}, SIZE_MAX, SIZE_MAX, 20},
        {{"18446744073709551616", 20}, SIZE_MAX, 0, 0},
        {{"99999999999999999999999999", 26}, SIZE_MAX, 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t used = 99;
        assert_true(cite__str_number(cases[i].text, cases[i].limit, &used) == cases[i].number);
        assert_int_equal(used, cases[i].used);
    }
}

/* The classes know ASCII alone, whatever the sign of char. */
static void test_classes(void **state)
{
    size_t digits = 0;
    size_t alphas = 0;
    size_t hexes = 0;
    size_t spaces = 0;

    (void)state;
    for (int byte = 0; byte < 256; byte++) {
        char c = (char)byte;
        digits += cite__is_digit(c);
        alphas += cite__is_alpha(c);
        hexes += cite__is_hex(c);
        spaces += cite__is_space(c);
        assert_int_equal(cite__is_alnum(c), cite__is_alpha(c) || cite__is_digit(c));
        assert_int_equal(cite__to_lower(c) != c, cite__is_upper(c));
    }
    assert_int_equal(digits, 10);
    assert_int_equal(alphas, 52);
    assert_int_equal(hexes, 22);
    assert_int_equal(spaces, 6);
}

/* Unicode 15, tables 3-7 to 3-11: well-formed sequences, and maximal ill-formed subsequences. */
static void test_utf8_step(void **state)
{
    static const struct {
        cite_str text;
        size_t len;
        bool well_formed;
    } cases[] = {
        {{"a", 1}, 1, true},
        {{"\0", 1}, 1, true},
        {{"\xC2\x80", 2}, 2, true},
        {{"\xDF\xBF", 2}, 2, true},
        {{"\xE0\xA0\x80", 3}, 3, true},
        {{"\xED\x9F\xBF", 3}, 3, true},
        {{"\xEF\xBF\xBF", 3}, 3, true},
        {{"\xF0\x90\x80\x80", 4}, 4, true},
        {{"\xF4\x8F\xBF\xBF", 4}, 4, true},
        {{"\x80", 1}, 1, false},
        {{"\xC0\x80", 2}, 1, false},         /* overlong */
        {{"\xC1\xBF", 2}, 1, false},         /* overlong */
        {{"\xC2", 1}, 1, false},             /* cut off */
        {{"\xC2z", 2}, 1, false},            /* interrupted */
        {{"\xE0\x9F\xBF", 3}, 1, false},     /* overlong */
        {{"\xED\xA0\x80", 3}, 1, false},     /* a surrogate */
        {{"\xE2\x82", 2}, 2, false},         /* cut off */
        {{"\xF0\x8F\xBF\xBF", 4}, 1, false}, /* overlong */
        {{"\xF0\x9F\x92", 3}, 3, false},     /* cut off */
        {{"\xF0\x9F\x92z", 4}, 3, false},    /* interrupted */
        {{"\xF4\x90\x80\x80", 4}, 1, false}, /* beyond U+10FFFF */
        {{"\xF5\x80\x80\x80", 4}, 1, false},
        {{"\xFF", 1}, 1, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        bool well_formed = !cases[i].well_formed;
        assert_int_equal(cite__utf8_step(cases[i].text, 0, &well_formed), cases[i].len);
        assert_int_equal(well_formed, cases[i].well_formed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_compare),   cmocka_unit_test(test_ends),   cmocka_unit_test(test_find),
        cmocka_unit_test(test_trim),      cmocka_unit_test(test_number), cmocka_unit_test(test_classes),
        cmocka_unit_test(test_utf8_step),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
