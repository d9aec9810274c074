/*
 * unit/test_gaps.c: numbers that stand out of order.
 */
#include "notes/gaps.h"
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

#define LUND(page) " Ada Lund, Rope and Sail (Haven: Quay Press, 1970), p. " #page ".\n\n"

/* Results are in the order of the text, as stage_write_sequence writes them. */
static const struct {
    const char *what;
    const char *text;
    const char *numbers;
} cases[] = {
    {"no gap", "1" LUND(4) "2" LUND(5) "3" LUND(6), "1 2 3"},
    {"the first mark behind the others", "2" LUND(4) "3" LUND(5) "4" LUND(6) "1\n", "2 3 4 1"},
    {"a mark in the middle", "1" LUND(4) "3" LUND(5) "2\n\n4" LUND(6) "5" LUND(7), "1 3 2 4 5"},
    {"a whole note displaced",
     "1" LUND(4) "2" LUND(5) "4" LUND(6) "5" LUND(7) "3" LUND(8) "6" LUND(9) "7" LUND(10), "1 2 4 5 3 6 7"},
    {"a number of the prose does not fill a gap",
     "1" LUND(4) "2" LUND(5) "4" LUND(6) "5" LUND(7) "The walk was of\n3 kinds of plank, all old.\n",
     "1 2 4 5"},
    {"a mark of another style does not", "1" LUND(4) "2" LUND(5) "4" LUND(6) "5" LUND(7) "[3]" LUND(8),
     "1 2 4 5"},
    {"a note in mid-line behind the last, which the text calls",
     "Long.1 Old.2 Low.3\n\n1" LUND(4) "2 Jan Brun, Tar, 1971. 3 Nothing is known of it.\n", "1 2 3"},
    {"a number in mid-line behind the last, which nothing calls",
     "Long.1 Old.2\n\n1" LUND(4) "2 Jan Brun, Tar, 1971. 3 Nothing is known of it.\n", "1 2"},
    {"short notes in one line", "Long.1 Old.2 Low.3 Dry.4\n\n1" LUND(4) "2 Ibid. 3 Id.\n4" LUND(5), "1 2 3 4"},
    {"a gap that nothing fills", "1" LUND(4) "2" LUND(5) "5" LUND(6) "6" LUND(7), "1 2 5 6"},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        struct text numbers = {NULL, 0, 0, false};
        assert_true(stage_run(&stage, cases[i].text, STAGE_SEQUENCE));
        stage_write_sequence(&numbers, &stage.sequence);
        if (strcmp(numbers.data, cases[i].numbers) != 0)
            fail_msg("%s: \"%s\", not \"%s\"", cases[i].what, numbers.data, cases[i].numbers);
        text_release(&numbers);
        stage_release(&stage);
    }
}

/* Filling twice adds nothing: no line is taken twice, and an empty sequence stays empty. */
static void test_twice(void **state)
{
    struct stage stage;
    struct cite__sequence none = {NULL, 0};
    struct cite__call_index index;

    (void)state;
    assert_true(stage_run(&stage, "2" LUND(4) "3" LUND(5) "4" LUND(6) "1\n", STAGE_SEQUENCE));
    assert_int_equal(cite__call_index_make(&index, &stage.calls, 9, CITE__FAMILY_ARABIC, &stage.env), CITE_OK);
    assert_int_equal(stage.sequence.count, 4);
    assert_int_equal(cite__gaps_fill(&stage.sequence, &stage.text, &stage.starts, &index, &stage.env), CITE_OK);
    assert_int_equal(stage.sequence.count, 4);
    assert_int_equal(cite__gaps_fill(&none, &stage.text, &stage.starts, &index, &stage.env), CITE_OK);
    assert_int_equal(none.count, 0);
    stage_release(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_twice),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
