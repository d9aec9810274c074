/*
 * unit/test_notes.c: the stage as a whole: what a note says of itself.
 */
#include "core/str.h"
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(cite_number_source_name(CITE_NUMBER_PRINTED), "printed");
    assert_string_equal(cite_number_source_name(CITE_NUMBER_REPAIRED), "repaired");
    assert_string_equal(cite_number_source_name(CITE_NUMBER_INFERRED), "inferred");
    assert_string_equal(cite_number_source_name((cite_number_source)3), "unknown");
    assert_string_equal(cite_scheme_name(CITE_SCHEME_ARABIC), "arabic");
    assert_string_equal(cite_scheme_name(CITE_SCHEME_ROMAN), "roman");
    assert_string_equal(cite_scheme_name(CITE_SCHEME_LETTER), "letter");
    assert_string_equal(cite_scheme_name(CITE_SCHEME_SYMBOL), "symbol");
    assert_string_equal(cite_scheme_name(CITE_SCHEME_NAMED), "named");
    assert_string_equal(cite_scheme_name((cite_scheme)5), "unknown");
}

static void test_fields(void **state)
{
    static const char text[] =
        "\xef\xbb\xbfThe walk was long.1 It was old.2 It had a roof.3 It fell.4\r\n\r\n"
        "1 Abel, Rope (Haven: Quay Press, 1970), p. 4.\r\n\r\n"
        "? Brun, Sail (Haven: Quay Press, 1971), p. 5.\r\n\r\n"
        "Carl, \xe2\x80\x9cMasts,\xe2\x80\x9d Quay Review (1972), https://quay.example.org/masts.\r\n\r\n"
        "4 Dahl, Tar (Haven: Quay Press, 1973), p. 7.\r\n";
    static const struct {
        const char *label;
        cite_number_source source;
    } expected[] = {{"1", CITE_NUMBER_PRINTED},
                    {"?", CITE_NUMBER_REPAIRED},
                    {"", CITE_NUMBER_INFERRED},
                    {"4", CITE_NUMBER_PRINTED}};
    struct stage stage;

    (void)state;
    assert_true(stage_run(&stage, text, STAGE_NOTES));
    assert_int_equal(stage.notes.count, COUNT(expected));
    for (size_t i = 0; i < COUNT(expected); i++) {
        const cite_note *note = &stage.notes.items[i];
        assert_int_equal(note->number, i + 1);
        assert_true(cite__str_equal(note->label, cite_str_from(expected[i].label)));
        assert_int_equal(note->number_source, expected[i].source);
        assert_int_equal(note->scheme, CITE_SCHEME_ARABIC);
        assert_int_equal(note->section, 0);
        assert_int_equal(note->span_count, 1);
        assert_ptr_equal(note->label.ptr, stage.guard.text.ptr + note->spans[0].begin); /* begins at the mark */
        assert_true(note->confidence > 0.0 && note->confidence <= 1.0);
    }
    /* The fewer signs of a number are left, the less sure it is. */
    assert_true(stage.notes.items[0].confidence > stage.notes.items[1].confidence);
    assert_true(stage.notes.items[1].confidence > stage.notes.items[2].confidence);
    assert_true(cite__str_ends(stage_slice(&stage, stage.notes.items[3].spans[0]), CITE__LIT("p. 7.")));
    assert_int_equal(stage.notes.callout_count, 4);
    stage_release(&stage);
}

static void test_roman(void **state)
{
    static const char text[] = "The walk was long.[i] It was old.[ii]\n\n"
                               "[i] Abel, Rope (Haven: Quay Press, 1970), p. 4.\n\n"
                               "[ii] Brun, Sail (Haven: Quay Press, 1971), p. 5.\n";
    struct stage stage;

    (void)state;
    assert_true(stage_run(&stage, text, STAGE_NOTES));
    assert_int_equal(stage.notes.count, 2);
    assert_int_equal(stage.notes.items[1].number, 2);
    assert_int_equal(stage.notes.items[1].scheme, CITE_SCHEME_ROMAN);
    assert_int_equal(stage.notes.callout_count, 2);
    assert_int_equal(stage.notes.callouts[1].scheme, CITE_SCHEME_ROMAN);
    assert_int_equal(stage.notes.callouts[1].note, 1);
    stage_release(&stage);
}

/* A document without notes has none, and that is no failure. */
static void test_nothing(void **state)
{
    static const char *const texts[] = {"",  "\n",  "\f\f", "\xff", "\xef\xbb\xbf", "Plain words.\n",
                                        "1", "1\n", "1 ",   "*"};

    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct stage stage;
        assert_true(stage_run(&stage, texts[i], STAGE_READINGS));
        assert_int_equal(stage.notes.count, 0);
        assert_int_equal(stage.notes.callout_count, 0);
        assert_int_equal(stage.readings.count, 0);
        stage_release(&stage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_roman),
        cmocka_unit_test(test_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
