/*
 * unit/test_trace.c: facts are written down as they are added, and put in the order of the text.
 */
#include "core/arena.h"
#include "core/str.h"
#include "core/trace.h"
#include "support/alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_texts(void **state)
{
    static const struct {
        const char *rule;
        const char *detail;
        const char *text;
    } cases[] = {
        {"plain", "", "plain"},
        {"", "", ""},
        {"as %n", "", "as 7"},
        {"as %n behind %o", "", "as 7 behind 6"},
        {"reads %d", "1\xc2\xb0", "reads \"1\xc2\xb0\""},
        {"it is %s", "behind a stop", "it is behind a stop"},
        {"%d", "", "\"\""},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct cite__arena arena;
        struct cite__trace trace;
        const struct cite__rule rule = {CITE_SUBJECT_NOTE, CITE_REASON_READING, "rule", cases[i].rule};
        cite__arena_init(&arena, NULL);
        cite__trace_init(&trace, &arena);
        cite__trace_add(&trace,
                        &(struct cite__fact){
                            .rule = &rule, .number = 7, .other = 6, .detail = cite_str_from(cases[i].detail)});
        assert_int_equal(cite__trace_finish(&trace), CITE_OK);
        assert_int_equal(trace.count, 1);
        assert_string_equal(trace.items[0].reason.text.ptr, cases[i].text);
        assert_int_equal(trace.items[0].reason.text.len, strlen(cases[i].text));
        cite__arena_release(&arena);
    }
}

/* A detail of any length makes one line; a character is never cut. */
static void test_long_details(void **state)
{
    const struct cite__rule rule = {CITE_SUBJECT_LINK, CITE_REASON_CHOSEN, "rule", "%d"};
    char detail[2000];

    (void)state;
    for (size_t i = 0; i < sizeof detail; i += 2)
        memcpy(detail + i, "\xc3\xa4", 2);
    for (size_t begin = 0; begin < 2; begin++) {
        struct cite__arena arena;
        struct cite__trace trace;
        cite__arena_init(&arena, NULL);
        cite__trace_init(&trace, &arena);
        detail[0] = 'x';
        detail[1] = 'y';
        cite__trace_add(&trace,
                        &(struct cite__fact){.rule = &rule, .detail = {detail + begin, sizeof detail - begin}});
        assert_int_equal(cite__trace_finish(&trace), CITE_OK);
        cite_str text = trace.items[0].reason.text;
        assert_true(text.len > 300 && text.len < 400);
        assert_true(cite__str_ends(text, CITE__LIT("\xc3\xa4\xe2\x80\xa6\"")));
        cite__arena_release(&arena);
    }
}

/* By place, then subject, then as they were added. */
static void test_order(void **state)
{
    static const struct {
        size_t begin;
        cite_subject subject;
    } added[] = {{9, CITE_SUBJECT_LINK}, {9, CITE_SUBJECT_NOTE}, {3, CITE_SUBJECT_CALLOUT},
                 {9, CITE_SUBJECT_NOTE}, {0, CITE_SUBJECT_LINK}, {9, CITE_SUBJECT_NOTE}};
    static const size_t wanted[] = {4, 2, 1, 3, 5, 0};
    struct cite__arena arena;
    struct cite__trace trace;

    (void)state;
    cite__arena_init(&arena, NULL);
    cite__trace_init(&trace, &arena);
    for (size_t i = 0; i < COUNT(added); i++) {
        const struct cite__rule rule = {added[i].subject, CITE_REASON_EVIDENCE, "rule", "%n"};
        cite__trace_add(&trace, &(struct cite__fact){
                                    .rule = &rule, .span = {added[i].begin, added[i].begin + 1}, .number = i});
    }
    assert_int_equal(cite__trace_finish(&trace), CITE_OK);
    assert_int_equal(trace.count, COUNT(wanted));
    for (size_t i = 0; i < COUNT(wanted); i++)
        assert_int_equal(trace.items[i].reason.number, wanted[i]);
    cite__arena_release(&arena);
}

/* What was decided is forgotten, what was seen stays, and what comes later comes behind it. */
static void test_forget(void **state)
{
    static const cite_reason_kind kinds[] = {CITE_REASON_READING,  CITE_REASON_EVIDENCE, CITE_REASON_READING,
                                             CITE_REASON_EVIDENCE, CITE_REASON_CHOSEN,   CITE_REASON_REJECTED};
    static const size_t wanted[] = {0, 1, 3, 6};
    struct cite__arena arena;
    struct cite__trace trace;
    struct cite__rule rule = {CITE_SUBJECT_NOTE, CITE_REASON_EVIDENCE, "rule", "%n"};

    (void)state;
    cite__arena_init(&arena, NULL);
    cite__trace_init(&trace, &arena);
    for (size_t i = 0; i < COUNT(kinds); i++) {
        rule.kind = kinds[i];
        cite__trace_add(&trace, &(struct cite__fact){.rule = &rule, .number = i});
    }
    cite__trace_forget(&trace, 1);
    cite__trace_add(&trace, &(struct cite__fact){.rule = &rule, .number = 6});
    assert_int_equal(cite__trace_finish(&trace), CITE_OK);
    assert_int_equal(trace.count, COUNT(wanted));
    for (size_t i = 0; i < COUNT(wanted); i++)
        assert_int_equal(trace.items[i].reason.number, wanted[i]);
    cite__arena_release(&arena);
}

/* Whichever request fails, the end tells, and nothing is left behind. */
static void test_memory(void **state)
{
    const struct cite__rule rule = {CITE_SUBJECT_NOTE, CITE_REASON_CHOSEN, "rule", "as %n"};
    size_t failed = 0;

    (void)state;
    for (size_t n = 0; failed == n; n++) {
        struct counting_alloc memory;
        struct cite__arena arena;
        struct cite__trace trace;
        counting_alloc_init(&memory);
        counting_alloc_fail(&memory, n, ALLOC_FAIL_ONCE);
        cite__arena_init(&arena, &memory.allocator);
        cite__trace_init(&trace, &arena);
        for (size_t i = 0; i < 100; i++)
            cite__trace_add(&trace, &(struct cite__fact){.rule = &rule, .number = i});
        const cite_status status = cite__trace_finish(&trace);
        assert_int_equal(status, memory.failures > 0 ? CITE_ERROR_MEMORY : CITE_OK);
        failed += memory.failures > 0;
        cite__arena_release(&arena);
        assert_int_equal(memory.live_blocks, 0);
    }
    assert_true(failed > 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts),  cmocka_unit_test(test_long_details), cmocka_unit_test(test_order),
        cmocka_unit_test(test_forget), cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
