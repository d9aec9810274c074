/*
 * unit/test_doubled.c: marks that stand twice.
 */
#include "core/str.h"
#include "notes/doubled.h"
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_join(void **state)
{
    static const struct {
        const char *text;
        const char *labels[3];
    } cases[] = {
        {"Wool.1 Fair.2\n\n1 1 Book, 1533, p. 2.\n2 2. Ibid., p. 4.\n", {"1 1", "2 2", NULL}},
        {"Wool.1 Fair.2\n\n1\n1 Book, 1533, p. 2.\n2\n2 Ibid., p. 4.\n", {"1\n1", "2\n2", NULL}},
        {"Wool.1 Fair.2\n\n1 Book, 1533, p. 2.\n2 2 Samuel 7, in an edition of 1568.\n", {"1", "2", NULL}},
        {"Wool.1 Fair.2\n\n1 1st Book, 1533, p. 2.\n2 2nd Book, 1535, p. 4.\n", {"1", "2", NULL}},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        assert_true(stage_run(&stage, cases[i].text, STAGE_SEQUENCE));
        cite__doubled_join(&stage.sequence, &stage.text);
        for (size_t n = 0; cases[i].labels[n]; n++) {
            assert_true(n < stage.sequence.count);
            cite_str label = stage_slice(&stage, stage.sequence.items[n].label);
            if (!cite__str_equal(label, cite_str_from(cases[i].labels[n])))
                fail_msg("case %zu: \"%.*s\"", i, (int)label.len, label.ptr);
        }
        stage_release(&stage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_join)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
