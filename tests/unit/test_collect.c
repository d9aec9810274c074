/*
 * unit/test_collect.c: citations → the bibliography.
 */
#include "bibliography/collect.h"
#include "core/str.h"
#include "support/alloc.h"
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char input[] =
    "The mill^1 and the ferry^2 stand by the river^3 and the well^4 and the road^5 too.\n\n"
    "1 David Stone, “On Mills,” River Quarterly 12, no. 3 (1999): 3-9, https://example.org/a.\n"
    "2 Ann Marsh, Bo Rill et al., “Wells,” May 2, 2022, https://example.org/b; Ibid., 3.\n"
    "3 David Stone, “On Mills,” River Quarterly 12, no. 3 (1999): 3-9, https://example.org/a.\n"
    "4 Marsh, op. cit., n. 2.\n"
    "5 Ford, op. cit., n. 8.\n";

static bool find(struct stage *stage, struct cite__citations *out)
{
    return stage_run(stage, input, STAGE_READINGS) &&
           cite__citations_find(out, &stage->text, &stage->notes, &stage->links, &stage->readings,
                                &stage->env) == CITE_OK;
}

static void test_collect(void **state)
{
    static const size_t items[] = {0, 1, 1, 0, 1, CITE_NONE};
    struct stage stage;
    struct cite__citations citations;
    cite_bibliography *bibliography = NULL;
    cite_error error = {CITE_OK, 0, ""};

    (void)state;
    assert_true(find(&stage, &citations));
    assert_int_equal(cite__bibliography_collect(&bibliography, &citations, NULL, &error), CITE_OK);
    assert_int_equal(cite_bibliography_count(bibliography), 2);
    assert_int_equal(citations.count, COUNT(items));
    for (size_t i = 0; i < COUNT(items); i++) {
        if (citations.items[i].item != items[i])
            fail_msg("citation %zu: item %zu", i, citations.items[i].item);
        assert_true((items[i] == CITE_NONE) == (citations.items[i].unresolved.len > 0));
    }
    const cite_item *first = cite_bibliography_item(bibliography, 0);
    assert_int_equal(cite_item_type(first), CITE_TYPE_ARTICLE_JOURNAL);
    assert_string_equal(cite_item_get(first, CITE_FIELD_TITLE).ptr, "On Mills");
    assert_string_equal(cite_item_get(first, CITE_FIELD_PAGE).ptr, "3-9");
    assert_string_equal(cite_item_name(first, CITE_ROLE_AUTHOR, 0)->family.ptr, "Stone");
    assert_int_equal(cite_item_date(first, CITE_WHEN_ISSUED)->begin.year, 1999);
    const cite_item *second = cite_bibliography_item(bibliography, 1);
    assert_int_equal(cite_item_name_count(second, CITE_ROLE_AUTHOR), 3);
    assert_string_equal(cite_item_name(second, CITE_ROLE_AUTHOR, 2)->literal.ptr, "et al.");
    cite_bibliography_free(bibliography);
    stage_release(&stage);
}

static void test_nothing(void **state)
{
    struct cite__citations citations = {0};
    cite_bibliography *bibliography = NULL;

    (void)state;
    assert_int_equal(cite__bibliography_collect(&bibliography, &citations, NULL, NULL), CITE_OK);
    assert_int_equal(cite_bibliography_count(bibliography), 0);
    cite_bibliography_free(bibliography);
}

/* Each allocation fails in turn: CITE_ERROR_MEMORY, nothing leaked, no bibliography. */
static void test_memory(void **state)
{
    struct counting_alloc memory;
    bool done = false;

    (void)state;
    for (size_t n = 0; !done && n < 2000; n++) {
        struct stage stage;
        struct cite__citations citations;
        cite_bibliography *bibliography = NULL;
        assert_true(find(&stage, &citations));
        counting_alloc_init(&memory);
        counting_alloc_fail(&memory, n, ALLOC_FAIL_ONCE);
        cite_status status = cite__bibliography_collect(&bibliography, &citations, &memory.allocator, NULL);
        done = memory.failures == 0;
        assert_int_equal(status, done ? CITE_OK : CITE_ERROR_MEMORY);
        assert_true(done == (bibliography != NULL));
        cite_bibliography_free(bibliography);
        assert_int_equal(memory.live_blocks, 0);
        stage_release(&stage);
    }
    assert_true(done);
}

/* The same for the stage that finds the citations. */
static void test_memory_of_find(void **state)
{
    bool done = false;

    (void)state;
    for (size_t n = 0; !done && n < 3000; n++) {
        struct stage stage;
        struct counting_alloc memory;
        struct cite__citations citations;
        struct cite__arena arena;
        struct cite__arena scratch;
        assert_true(stage_run(&stage, input, STAGE_READINGS));
        counting_alloc_init(&memory);
        cite__arena_init(&arena, &memory.allocator);
        cite__arena_init(&scratch, &memory.allocator);
        struct cite__env env = stage.env;
        env.arena = &arena;
        env.scratch = &scratch;
        counting_alloc_fail(&memory, n, ALLOC_FAIL_ONCE);
        cite_status status =
            cite__citations_find(&citations, &stage.text, &stage.notes, &stage.links, &stage.readings, &env);
        done = memory.failures == 0;
        assert_int_equal(status, done ? CITE_OK : CITE_ERROR_MEMORY);
        cite__arena_release(&scratch);
        cite__arena_release(&arena);
        assert_int_equal(memory.live_blocks, 0);
        stage_release(&stage);
    }
    assert_true(done);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_collect),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_memory_of_find),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
