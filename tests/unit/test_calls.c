/*
 * unit/test_calls.c: places that may call a note.
 */
#include "core/str.h"
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* "mark/place" for each call with a number, "mark#/place" for each without. */
static void write_calls(struct text *out, const struct stage *stage)
{
    static const char *const places[CITE__PLACE_COUNT] = {"stop", "word", "spaced-stop", "spaced-word",
                                                          "number"};

    text_add_string(out, "");
    for (size_t i = 0; i < stage->calls.count; i++) {
        const struct cite__call *call = &stage->calls.items[i];
        const cite_str label = stage_slice(stage, call->span);
        text_add_string(out, i > 0 ? " " : "");
        text_add(out, label.ptr, label.len);
        text_add_string(out, call->number == 0 ? "#/" : "/");
        text_add_string(out, places[call->place]);
    }
}

static void test_calls(void **state)
{
    static const struct {
        const char *text;
        const char *calls;
    } cases[] = {
        {"", ""},
        /* The four places. */
        {"in the 1980s.1 Then", "1/stop"},
        {"the reports12 that", "12/word"},
        {"of that year. 11 Then", "11/spaced-stop"},
        {"the case 1 has", "1/spaced-word"},
        {"the rope,3 which (it)4 \xe2\x80\x9cis\xe2\x80\x9d"
         "5 so;6 here:7 who!8 what?9",
         "3/stop 4/stop 5/stop 6/stop 7/stop 8/stop 9/stop"},
        {"the rope.1", "1/stop"},
        {"the rope.1The next", "1/stop"},
        {"the rope1\xe2\x80\x94"
         "that is",
         "1/word"},
        {"the rope\n1 went", "1/spaced-word"},
        {"\xd0\xba\xd0\xb0\xd0\xbd\xd0\xb0\xd1\x82.1 \xd0\x94\xd0\xb0", "1/stop"},
        {"\xe7\xbb\xb3\xe3\x80\x82"
         "1",
         "1/stop"}, /* Chinese */
        {"\xe7\xbb\xb3"
         "2\xe3\x80\x82",
         "2/word"},
        {"the rope.\xc2\xb9\xc2\xb2 Then", "\xc2\xb9\xc2\xb2/stop"},
        {"the rope<sup>12</sup> and [^3] and.[4] So", "<sup>12</sup>/word [^3]/spaced-word [4]/stop"},
        {"the rope.[ix][x] Then", "[ix]/stop [x]/stop"},
        {"in 2014\xe2\x81\xb5 it", "\xe2\x81\xb5/word"}, /* a raised mark behind a year */
        /* At the end of a number that belongs to a name. */
        {"Directive 2014/1042; the", "42/number 2/number"},
        {"under Article 3238 or", "3238/spaced-word 38/number 8/number"},
        {"Article 16.60 The", "60/number"},
        {"in 2016 61 and", "2016/spaced-word 61/number"},
        {"the EU29 and the TFEU36. Then", "29/number 36/number"},
        {"Rule 2012 and Rule 98", "2012/spaced-word 98/spaced-word"},
        {"and 3238, 3.1415 or 12/2012x", "3238/spaced-word"},
        {"St. Thomas\xe2\x80\x99s8 (or", "8/word"},
        {"\xe2\x80\x9c"
         "a town\xe2\x80\x9d?2 Not",
         "2/stop"},
        /* Letters glued to a stop. */
        {"the caravan.iv Then", "iv/stop"},
        {"the pond.a Then \xc2\xab the pond \xc2\xbb.b", "a/stop b/stop"},
        {"the pond<sup>a</sup> and [b] and it.(c) So", "<sup>a</sup>/word [b]/spaced-word (c)/stop"},
        {"the pond.\xe1\xb5\x83 Then", "\xe1\xb5\x83/stop"}, /* ᵃ */
        {"it stayed.1B Then stayed.I? Then stayed.Z* So", "1B#/stop I?#/stop Z*#/stop"},
        {"it stayed.1It was and stayed.2I went", "1/stop 2/stop"},
        {"e.g. the U.S. and i.e. it's the dogs' l'eau", ""},
        {"the harbour.l Then", "l/stop"},
        /* Digits of other scripts. */
        {"\xd8\xad\xd8\xac\xd8\xb1.\xd9\xa1\xd9\xa2 ", "\xd9\xa1\xd9\xa2/stop"},
        {"\xd8\xad\xd8\xac\xd8\xb1 \xd9\xa3.\xd9\xa5 ", "\xd9\xa3/spaced-word"}, /* ٣.٥ is one number */
        /* Called by a word. */
        {"it burnt (note 1) and (see n. 2)", "note 1/stop n. 2/stop"},
        {"as note 1 says", "1/spaced-word"},
        /* Quotation marks that close. */
        {"called it 'damp,'2 and", "2/stop"},
        {"called it damp,'2 and", "'2#/stop"},
        /* No calls. */
        {"3.14 and 12,500 and 10:30 and 1-2", ""},
        {"CO2 and H2O and G20 and a[9] and A4 and M25", ""},
        {"x\xc2\xb2 and kg\xe2\x81\xbb\xc2\xb9 and 10\xe2\x81\xb6 and m<sup>2</sup>", ""},
        {"the rope.12345 Then", ""},
        {"the rope.1a Then", ""},
        {"in 12 13 and", "12/spaced-word"}, /* no number behind a number */
        {"the rope.  7 Then", ""},          /* two blanks */
        {"12 Angry Men", ""},               /* nothing in front */
        {"version.1.2 Then", ""},
        /* Damaged ones stand behind a stop. */
        {"the rope.? Then", "?#/stop"},
        {"the rope.* Then", "*/stop"}, /* the first symbol, as printed */
        {"the rope.> Then", ">#/stop"},
        {"the rope.'? Then", "'?#/stop"},
        {"the rope,\xc2\xae then", "\xc2\xae#/stop"},
        {"the rope.1* Then", "1*#/stop"},
        {"the rope.0 Then", ""},
        {"it rose by 3.5' Then", ""}, /* a decimal with its unit */
        {"the rope? Then the rope! Then", ""},
        {"the \xe2\x80\x9crope.\xe2\x80\x9d Then", ""}, /* a quotation mark closes */
        {"the rope* then", "*/word"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        struct text calls = {NULL, 0, 0, false};
        assert_true(stage_run(&stage, cases[i].text, STAGE_CANDIDATES));
        write_calls(&calls, &stage);
        if (strcmp(calls.data, cases[i].calls) != 0)
            fail_msg("\"%s\": \"%s\", not \"%s\"", cases[i].text, calls.data, cases[i].calls);
        text_release(&calls);
        stage_release(&stage);
    }
}

static void test_from(void **state)
{
    static const char text[] = "a rope.1 A sail.2 A mast.3";
    struct stage stage;

    (void)state;
    assert_true(stage_run(&stage, text, STAGE_CANDIDATES));
    assert_int_equal(stage.calls.count, 3);
    assert_int_equal(cite__calls_from(&stage.calls, 0), 0);
    assert_int_equal(cite__calls_from(&stage.calls, 7), 0); /* at its first byte */
    assert_int_equal(cite__calls_from(&stage.calls, 8), 1);
    assert_int_equal(cite__calls_from(&stage.calls, 17), 2);
    assert_int_equal(cite__calls_from(&stage.calls, sizeof text), 3);
    assert_int_equal(cite__calls_from(&(struct cite__calls){.count = 0}, 0), 0);
    stage_release(&stage);
}

static void test_index(void **state)
{
    /*                          7        16        26             41 */
    static const char text[] = "a rope.1 A sail.2 The mast.1 The case 1 was lost.9";
    static const struct {
        size_t number;
        size_t from;
        size_t to;
        bool has;
    } cases[] = {
        {1, 0, 50, true},   {1, 0, 7, false},   {1, 7, 8, true},   {1, 8, 27, false},
        {1, 8, 28, true},   {1, 28, 50, false}, /* "case 1" is a number of the prose */
        {2, 0, 50, true},   {3, 0, 50, false},  {0, 0, 50, false}, {9, 0, 50, false}, /* over the limit */
        {99, 0, 50, false}, {1, 8, 8, false},
    };
    struct stage stage;
    struct cite__call_index index;

    (void)state;
    assert_true(stage_run(&stage, text, STAGE_CANDIDATES));
    assert_int_equal(cite__call_index_make(&index, &stage.calls, 5, CITE__FAMILY_ARABIC, &stage.env), CITE_OK);
    for (size_t i = 0; i < COUNT(cases); i++) {
        if (cite__call_index_has(&index, cases[i].number, cases[i].from, cases[i].to) != cases[i].has)
            fail_msg("case %zu", i);
    }
    /* A limit of one has no number in it. */
    assert_int_equal(cite__call_index_make(&index, &stage.calls, 1, CITE__FAMILY_ARABIC, &stage.env), CITE_OK);
    assert_false(cite__call_index_has(&index, 1, 0, 50));
    stage_release(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_calls),
        cmocka_unit_test(test_from),
        cmocka_unit_test(test_index),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
