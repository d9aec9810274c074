/*
 * unit/test_marks.c: reading one note mark, and what it costs to read a damaged one.
 */
#include "notes/marks.h"
#include "support/guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_read(void **state)
{
    static const struct {
        const char *text;
        enum cite__mark_style style;
        size_t number;
        size_t end;  /* of the mark */
        size_t body; /* where the text begins */
    } cases[] = {
        {"12 Text", CITE__MARK_PLAIN, 12, 2, 3},
        {"12", CITE__MARK_PLAIN, 12, 2, 2},
        {"12\nText", CITE__MARK_PLAIN, 12, 2, 2}, /* the body is looked for on this line only */
        {"12\t\xc2\xa0 Text", CITE__MARK_PLAIN, 12, 2, 6},
        {"12Text", CITE__MARK_PLAIN, 12, 2, 2},
        {"999999 x", CITE__MARK_PLAIN, 999999, 6, 7},
        {"12. Text", CITE__MARK_DOT, 12, 2, 4},
        {"12.Text", CITE__MARK_DOT, 12, 2, 3},
        {"12.", CITE__MARK_DOT, 12, 2, 3},
        {"12) Text", CITE__MARK_PAREN, 12, 2, 4},
        {"[12] Text", CITE__MARK_BRACKET, 12, 4, 5},
        {"(12) Text", CITE__MARK_ROUND, 12, 4, 5},
        {"[^12] Text", CITE__MARK_CARET, 12, 5, 6},
        {"[^12]: Text", CITE__MARK_CARET, 12, 6, 7},
        {"<sup>12</sup> Text", CITE__MARK_RAISED, 12, 13, 14},
        {"^12 Text", CITE__MARK_RAISED, 12, 3, 4},
        {"^{12} Text", CITE__MARK_RAISED, 12, 5, 6},
        {"$^{12}$ Text", CITE__MARK_RAISED, 12, 7, 8},
        {"${}^{12}$ Text", CITE__MARK_RAISED, 12, 9, 10},
        {"\xc2\xb9\xc2\xb2 Text", CITE__MARK_RAISED, 12, 4, 5},                 /* ¹² */
        {"\xc2\xb3\xe2\x81\xb0\xe2\x81\xb9Text", CITE__MARK_RAISED, 309, 8, 8}, /* ³⁰⁹ */
        {"* Text", CITE__MARK_SYMBOL, 1, 1, 2},
        {"\xe2\x80\xa0 Text", CITE__MARK_SYMBOL, 2, 3, 4}, /* † */
        {"\xe2\x80\xa1 Text", CITE__MARK_SYMBOL, 3, 3, 4}, /* ‡ */
        {"[i] Text", CITE__MARK_ROMAN_BRACKET, 1, 3, 4},
        {"[iv] Text", CITE__MARK_ROMAN_BRACKET, 4, 4, 5},
        {"[IX] Text", CITE__MARK_ROMAN_BRACKET, 9, 4, 5},
        {"[xlii]", CITE__MARK_ROMAN_BRACKET, 42, 6, 6},
        {"[xcix]", CITE__MARK_ROMAN_BRACKET, 99, 6, 6},
        {"[ccclxxxviii]", CITE__MARK_ROMAN_BRACKET, 388, 13, 13},
        {"[cccxcix]", CITE__MARK_ROMAN_BRACKET, 399, 9, 9},
        {"(iv) Text", CITE__MARK_ROMAN_ROUND, 4, 4, 5},
        {"iv Text", CITE__MARK_ROMAN_PLAIN, 4, 2, 3},
        {"IV. Text", CITE__MARK_ROMAN_DOT, 4, 2, 4},
        {"b) Text", CITE__MARK_LETTER_PAREN, 2, 1, 3},
        {"[b] Text", CITE__MARK_LETTER_BRACKET, 2, 3, 4},
        {"[bb] Text", CITE__MARK_LETTER_BRACKET, 28, 4, 5},
        {"<sup>b</sup> Text", CITE__MARK_LETTER_RAISED, 2, 12, 13},
        {"\xe1\xb5\x83 Text", CITE__MARK_LETTER_RAISED, 1, 3, 4},            /* ᵃ */
        {"\xe2\x81\xb1\xe1\xb5\x9b Text", CITE__MARK_ROMAN_RAISED, 4, 6, 7}, /* ⁱᵛ */
        {"\xef\xbc\x91\xef\xbc\x92 Text", CITE__MARK_PLAIN, 12, 6, 7},       /* １２ */
        {"\xd9\xa1\xd9\xa2. Text", CITE__MARK_DOT, 12, 4, 6},                /* ١٢ */
        {"\xe0\xa5\xa7 Text", CITE__MARK_PLAIN, 1, 3, 4},                    /* १ */
        {"\xef\xbc\x88"
         "1\xef\xbc\x89 Text",
         CITE__MARK_ROUND, 1, 7, 8}, /* （1） */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct cite__mark mark;
        struct guard guard;
        assert_true(guard_put_text(&guard, cases[i].text));
        if (!cite__mark_read(&mark, guard.text, 0))
            fail_msg("no mark in \"%s\"", cases[i].text);
        if (mark.style != cases[i].style || mark.number != cases[i].number || mark.span.begin != 0 ||
            mark.span.end != cases[i].end || mark.body != cases[i].body)
            fail_msg("\"%s\": style %d, number %zu, end %zu, body %zu", cases[i].text, (int)mark.style,
                     mark.number, mark.span.end, mark.body);
        assert_int_equal(mark.scheme, cite__mark_scheme(cases[i].style));
        guard_release(&guard);
    }
}

static void test_styles(void **state)
{
    static const struct {
        enum cite__mark_style style;
        enum cite__mark_style shape;
        cite_scheme scheme;
        bool needs_call;
    } cases[] = {
        {CITE__MARK_PLAIN, CITE__MARK_PLAIN, CITE_SCHEME_ARABIC, false},
        {CITE__MARK_WORD, CITE__MARK_WORD, CITE_SCHEME_ARABIC, true},
        {CITE__MARK_ROMAN_BRACKET, CITE__MARK_BRACKET, CITE_SCHEME_ROMAN, false},
        {CITE__MARK_ROMAN_DOT, CITE__MARK_DOT, CITE_SCHEME_ROMAN, true},
        {CITE__MARK_LETTER_RAISED, CITE__MARK_RAISED, CITE_SCHEME_LETTER, true},
        {CITE__MARK_SYMBOL, CITE__MARK_SYMBOL, CITE_SCHEME_SYMBOL, true},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(cite__mark_shape(cases[i].style), cases[i].shape);
        assert_int_equal(cite__mark_scheme(cases[i].style), cases[i].scheme);
        assert_int_equal(cite__mark_needs_call(cases[i].style), cases[i].needs_call);
    }
}

/* What may be read in two ways is. */
static void test_number_as(void **state)
{
    static const struct {
        const char *text;
        enum cite__mark_style style;
        size_t number;
    } cases[] = {
        {"[c] x", CITE__MARK_ROMAN_BRACKET, 100}, {"[c] x", CITE__MARK_LETTER_BRACKET, 3},
        {"[c] x", CITE__MARK_LETTER_ROUND, 0},    {"[a] x", CITE__MARK_LETTER_BRACKET, 1},
        {"[a] x", CITE__MARK_ROMAN_BRACKET, 0},   {"12 x", CITE__MARK_PLAIN, 12},
        {"12 x", CITE__MARK_LETTER_PLAIN, 0},     {"I. x", CITE__MARK_LETTER_DOT, 9},
        {"I. x", CITE__MARK_ROMAN_DOT, 1},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct cite__mark mark;
        assert_true(cite__mark_read(&mark, cite_str_from(cases[i].text), 0));
        assert_int_equal(cite__mark_number_as(&mark, cases[i].style), cases[i].number);
    }
}

static void test_none(void **state)
{
    static const char *const cases[] = {
        "",          "Text",     "0 Text",    "012 Text", "1234567 Text",
        "[] Text",   "[12 Text", "[12)",      "(12]",     "[iiii]",
        "[vx]",      "[ic]",     "[iix]",     "[ivi]",    "[lc]",
        "[xxxxi]",   "[cd]",     "[abc]",     "[i v]",    "[iv",
        "[0]",       "[^a]",     "[^]",       "<sup>12",  "<sup></sup>",
        "^",         "^{12",     "$^{12}",    "^ 12",     "\xe2\x81\xb0 Text" /* ⁰ */,
        "[^a] Text", "^a Text",  "[ab]",      "[Ii]",     "\xe2\x82\x82" /* ₂ */,
        "\xc2",      "\xff",     "[1234567]", "[12.5]",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct cite__mark mark;
        struct guard guard;
        assert_true(guard_put_text(&guard, cases[i]));
        if (cite__mark_read(&mark, guard.text, 0))
            fail_msg("\"%s\" reads as %zu", cases[i], mark.number);
        guard_release(&guard);
    }
}

/* A mark in the middle of a text, and none behind its end. */
static void test_offset(void **state)
{
    struct cite__mark mark;
    struct guard guard;

    (void)state;
    assert_true(guard_put_text(&guard, "see [iv] x 7"));
    assert_true(cite__mark_read(&mark, guard.text, 4));
    assert_int_equal(mark.span.begin, 4);
    assert_int_equal(mark.span.end, 8);
    assert_int_equal(mark.body, 9);
    assert_true(cite__mark_read(&mark, guard.text, 11));
    assert_int_equal(mark.span.end, 12);
    assert_int_equal(mark.body, 12);
    assert_false(cite__mark_read(&mark, guard.text, 12));
    assert_false(cite__mark_read(&mark, guard.text, 13));
    guard_release(&guard);
}

/* What is printed costs nothing, whatever its digits are raised. */
static void test_no_cost(void **state)
{
    static const struct {
        const char *label;
        size_t number;
    } cases[] = {{"1", 1}, {"12", 12}, {"407", 407}, {"\xc2\xb9\xc2\xb2", 12}, {"1\xc2\xb2", 12}};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_true(cite__mark_cost(cite_str_from(cases[i].label), cases[i].number) == 0.0);
}

/* Of two readings of one label the first is the likelier; every one of them is possible. */
static void test_cost_order(void **state)
{
    static const struct {
        const char *label;
        size_t cheaper;
        size_t dearer;
    } cases[] = {
        {"?", 2, 7},                         /* the sign's first digit before its second */
        {"?", 7, 5},                         /* a digit of its row before any other */
        {"*", 4, 1},     {"\xc2\xae", 6, 8}, /* ® */
        {"'?", 12, 72},                      /* both guesses first */
        {"'?", 12, 2},                       /* a sign for each digit before a sign too many */
        {"'?", 12, 112},                     /* and before a digit too many */
        {"?", 2, 12},    {"4", 42, 142},     /* one digit lost before two */
        {"92", 62, 162}, {"3*", 34, 31},     {"1O", 10, 16}, {"I9", 19, 29}, {"1\xe2\x80\x99", 17, 12}, /* 1’ */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const cite_str label = cite_str_from(cases[i].label);
        const double cheaper = cite__mark_cost(label, cases[i].cheaper);
        const double dearer = cite__mark_cost(label, cases[i].dearer);
        if (!(0.0 < cheaper && cheaper < dearer))
            fail_msg("\"%s\": %zu costs %g, %zu costs %g", cases[i].label, cases[i].cheaper, cheaper,
                     cases[i].dearer, dearer);
        assert_true(cheaper < CITE__MARK_DEAREST);
    }
}

/* More damage costs more, for one and the same number. */
static void test_cost_of_damage(void **state)
{
    static const struct {
        size_t number;
        const char *labels[5]; /* cheapest first */
    } cases[] = {
        {12, {"12", "1?", "'?", "'\xc2\xae", NULL}},
        {62, {"62", "6?", "92", "9?", NULL}},
        {7, {"7", "\xe2\x80\x99", "?", "&", NULL}},
        {10, {"10", "1O", "IO", NULL, NULL}},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        double before = -1.0;
        for (size_t l = 0; cases[i].labels[l]; l++) {
            const double cost = cite__mark_cost(cite_str_from(cases[i].labels[l]), cases[i].number);
            if (cost <= before)
                fail_msg("%zu as \"%s\" costs %g", cases[i].number, cases[i].labels[l], cost);
            before = cost;
        }
    }
}

static void test_no_reading(void **state)
{
    static const struct {
        const char *label;
        size_t number;
    } cases[] = {
        {"", 1},  /* a label that is not there says nothing */
        {"5", 1}, /* a digit that is printed well and looks like no other */
        {"A", 1}, /* a letter that is no row of the table */
        {"\xe4\xb8\xad", 3},
        {"1999", 3},
        {"abcdefg", 1}, /* longer than any mark */
        {"1234567", 1234567},
        {"?", 12345},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const double cost = cite__mark_cost(cite_str_from(cases[i].label), cases[i].number);
        if (cost < CITE__MARK_DEAREST)
            fail_msg("\"%s\" for %zu costs %g", cases[i].label, cases[i].number, cost);
    }
}

static void test_is_damage(void **state)
{
    static const uint32_t signs[] = {'!', '?', '*', '\'', 0xAE, 0xB0, 0x2019, 0x201D, 0x2122, 'l', 'O'};
    static const uint32_t others[] = {'A', 'x', ' ', '\n', '.', ',', '0', '9', 0x4E2D, 0xFFFD, 0};

    (void)state;
    for (size_t i = 0; i < COUNT(signs); i++)
        assert_true(cite__mark_is_damage(signs[i]));
    for (size_t i = 0; i < COUNT(others); i++)
        assert_false(cite__mark_is_damage(others[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),       cmocka_unit_test(test_styles),
        cmocka_unit_test(test_number_as),  cmocka_unit_test(test_none),
        cmocka_unit_test(test_offset),     cmocka_unit_test(test_no_cost),
        cmocka_unit_test(test_cost_order), cmocka_unit_test(test_cost_of_damage),
        cmocka_unit_test(test_no_reading), cmocka_unit_test(test_is_damage),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
