/*
 * rules/test_examples.c: which blocks of a Markdown file are examples, and what makes one unfit to run.
 */
#include "rules/examples.h"
#include "support/findings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void blocks_are_found_and_read(void **state)
{
    static const char markdown[] = "# Rule\n"
                                   "\n"
                                   "```example notes links\n"
                                   "a→b␠\n"
                                   "␌⟦C3A9⟧ ⟦ABx⟧␍\n"
                                   ".\n"
                                   "note 1\n"
                                   "```\n"
                                   "````text\n"
                                   "```example notes\n"
                                   "```\n"
                                   "````\n"
                                   "```examples notes\n"
                                   "```\n"
                                   "````example callouts\n"
                                   "```\n"
                                   ".\n"
                                   "nothing\n"
                                   "````\n";
    struct example_list list;
    (void)state;

    assert_true(examples_read(&list, markdown));
    assert_int_equal(list.count, 2);
    assert_null(list.items[0].fault);
    assert_int_equal(list.items[0].line, 3);
    assert_int_equal(list.items[0].kinds, FINDINGS_NOTES | FINDINGS_LINKS);
    assert_string_equal(list.items[0].input.data, "a\tb \n\f\xC3\xA9 ⟦ABx⟧\r\n");
    assert_string_equal(list.items[0].expected.data, "note 1\n");
    assert_null(list.items[1].fault);
    assert_int_equal(list.items[1].line, 15);
    assert_string_equal(list.items[1].input.data, "```\n");
    assert_string_equal(list.items[1].expected.data, "");
    examples_release(&list);
}

static void unfit_blocks_have_a_fault(void **state)
{
    static const struct {
        const char *markdown;
        const char *fault; /* a part of it; NULL: none */
    } rows[] = {
        {"```example notes\na\n.\nnote 1\n```\n", NULL},
        {"```example links repairs\na\n.\nnothing\n```\n", NULL},
        {"```example\na\n.\nnote 1\n```\n", "does not say which"},
        {"```example notes headings\na\n.\nnote 1\n```\n", "does not exist"},
        {"```example repairs\na\n.\nnothing\n```\n", "go with links"},
        {"```example notes\na\n```\n", "expects nothing"},
        {"```example notes\na\n.\n```\n", "expects nothing"},
        {"```example notes\na\n.\nnote 1\n", "not closed"},
        {"```example notes\na \n.\nnote 1\n```\n", "blank"},
        {"```example notes\na\tb\n.\nnote 1\n```\n", "tab"},
        {"```example notes\na\r\n.\nnote 1\n```\n", "carriage return"},
    };
    (void)state;

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct example_list list;
        assert_true(examples_read(&list, rows[i].markdown));
        assert_int_equal(list.count, 1);
        const char *fault = list.items[0].fault;
        if (!rows[i].fault ? fault != NULL : !fault || !strstr(fault, rows[i].fault))
            fail_msg("row %zu: %s", i, fault ? fault : "no fault");
        examples_release(&list);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_found_and_read),
        cmocka_unit_test(unfit_blocks_have_a_fault),
    };
    return cmocka_run_group_tests_name("rules/examples", tests, NULL, NULL);
}
