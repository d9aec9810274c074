/*
 * test_bibliography_torture.c: building, merging and writing with every allocation failing in turn.
 */
#include "bibliography/bibliography.h"
#include "bibliography/merge.h"
#include "core/str.h"
#include "support/alloc.h"
#include "support/items.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct item_spec works[] = {
    {.type = CITE_TYPE_REPORT,
     .title = "River Borders in the Far North",
     .family = "López",
     .year = 2020,
     .url = "https://www.example.org/reports/2020/river-borders",
     .fields = {{CITE_FIELD_PUBLISHER, "River Institute"}},
     .names = {{CITE_ROLE_EDITOR, "Orr", "Ann", NULL, NULL, NULL, NULL},
               {CITE_ROLE_EDITOR, "Orr", "Ben", NULL, NULL, NULL, NULL},
               {CITE_ROLE_EDITOR, "Orr", "Cid", NULL, NULL, NULL, NULL}}},
    {.type = CITE_TYPE_WEBPAGE, .title = "Границы рек", .body = "Комитет", .doi = "10.1234/ab"},
    {.type = CITE_TYPE_WEBPAGE, .title = "Границы рек: история", .doi = "10.1234/AB", .year = 2011},
    {.type = CITE_TYPE_DOCUMENT, .url = "http://example.org/reports/2020/river-borders/#p2"},
    {.type = CITE_TYPE_TREATY, .title = "贸易与边界", .year = 1999},
    {.type = CITE_TYPE_DOCUMENT},
};

#define WORKS (sizeof works / sizeof works[0])

/* Adds every work and settles it. */
static cite_status build(cite_bibliography *bibliography)
{
    cite_status status = CITE_OK;

    for (size_t i = 0; i < WORKS && status == CITE_OK; i++) {
        size_t settled = 0;
        status = items_try_add(NULL, bibliography, &works[i]);
        if (status == CITE_OK)
            status = cite__bibliography_settle(bibliography, cite_bibliography_count(bibliography) - 1,
                                               &settled, NULL);
    }
    return status;
}

/* The whole life of two bibliographies; the first status that is not CITE_OK. */
static cite_status live(const cite_allocator *allocator, struct text *out)
{
    cite_bibliography *from = NULL;
    cite_bibliography *into = NULL;

    cite_status status = cite_bibliography_new(&from, allocator, NULL);
    if (status == CITE_OK)
        status = cite_bibliography_new(&into, allocator, NULL);
    if (status == CITE_OK)
        status = build(from);
    if (status == CITE_OK)
        status = items_try_add(NULL, into, &works[0]);
    if (status == CITE_OK)
        status = cite_bibliography_merge(into, from, NULL);
    for (size_t i = 0; i < CITE_ORDER_COUNT_ && status == CITE_OK; i++)
        status = cite_bibliography_sort(into, (cite_order)i, NULL);
    for (size_t i = 0; i < (size_t)CITE_FORMAT_COUNT_ * CITE_STYLE_COUNT_ && status == CITE_OK; i++)
        status = cite_bibliography_write_styled(into, (cite_format)(i / CITE_STYLE_COUNT_),
                                                (cite_style)(i % CITE_STYLE_COUNT_), text_write, out, NULL);
    cite_bibliography_free(from);
    cite_bibliography_free(into);
    return status;
}

static void test_every_allocation(void **state)
{
    const enum alloc_failing ways[] = {ALLOC_FAIL_ONCE, ALLOC_FAIL_FOR_GOOD};
    struct counting_alloc memory;
    struct text expected = {0};

    (void)state;
    counting_alloc_init(&memory);
    assert_int_equal(live(&memory.allocator, &expected), CITE_OK);
    assert_int_equal(memory.live_blocks, 0);
    size_t requests = memory.requests;
    assert_true(requests > 5);
    for (size_t n = 0; n < requests * 2; n++) {
        struct text out = {0};
        counting_alloc_init(&memory);
        counting_alloc_fail(&memory, n / 2, ways[n % 2]);
        assert_int_equal(live(&memory.allocator, &out), CITE_ERROR_MEMORY);
        assert_int_equal(memory.live_blocks, 0);
        assert_int_equal(memory.wrong_sizes, 0);
        assert_true(memory.failures > 0);
        text_release(&out);
        out = (struct text){0};
        counting_alloc_init(&memory);
        assert_int_equal(live(&memory.allocator, &out), CITE_OK);
        assert_string_equal(out.data, expected.data);
        text_release(&out);
    }
    text_release(&expected);
}

/* After one failure the same bibliography can be used on: what failed is done again, and the result is the same. */
static void test_going_on(void **state)
{
    struct counting_alloc memory;
    struct text expected = {0};
    size_t requests = 0;

    (void)state;
    for (size_t n = 0; n <= requests; n++) {
        struct text out = {0};
        cite_bibliography *from = NULL;
        cite_bibliography *into = NULL;
        counting_alloc_init(&memory);
        assert_int_equal(cite_bibliography_new(&from, &memory.allocator, NULL), CITE_OK);
        assert_int_equal(cite_bibliography_new(&into, &memory.allocator, NULL), CITE_OK);
        assert_int_equal(build(from), CITE_OK);
        size_t before = memory.requests;
        if (n > 0)
            counting_alloc_fail(&memory, n - 1, ALLOC_FAIL_ONCE);
        cite_status status = cite_bibliography_merge(into, from, NULL);
        assert_int_equal(status, n > 0 ? CITE_ERROR_MEMORY : CITE_OK);
        if (n == 0)
            requests = memory.requests - before;
        for (size_t i = 0; i < cite_bibliography_count(into); i++)
            assert_true(cite_item_key(cite_bibliography_item(into, i)).len > 0);
        assert_int_equal(cite_bibliography_merge(into, from, NULL), CITE_OK);
        assert_true(items_written(n > 0 ? &out : &expected, into, CITE_FORMAT_CSL_JSON));
        if (n > 0)
            assert_true(strstr(out.data, "ITEM-1") && out.len >= expected.len / 2);
        text_release(&out);
        cite_bibliography_free(from);
        cite_bibliography_free(into);
        assert_int_equal(memory.live_blocks, 0);
    }
    assert_true(requests > 0);
    text_release(&expected);
}

/* A sort that has no memory moves nothing. */
static void test_sort(void **state)
{
    struct counting_alloc memory;
    cite_bibliography *bibliography = NULL;

    (void)state;
    counting_alloc_init(&memory);
    assert_int_equal(cite_bibliography_new(&bibliography, &memory.allocator, NULL), CITE_OK);
    assert_int_equal(build(bibliography), CITE_OK);
    const cite_item *first = cite_bibliography_item(bibliography, 0);
    cite_status status = CITE_ERROR_MEMORY;
    for (size_t n = 0; status == CITE_ERROR_MEMORY; n++) {
        counting_alloc_fail(&memory, n, ALLOC_FAIL_ONCE);
        status = cite_bibliography_sort(bibliography, CITE_ORDER_TITLE, NULL);
        assert_int_equal(cite_bibliography_item(bibliography, 0) == first, status != CITE_OK);
    }
    assert_int_equal(status, CITE_OK);
    cite_bibliography_free(bibliography);
    assert_int_equal(memory.live_blocks, 0);
}

/* Takes so many bytes, and then no more. */
struct short_write {
    size_t left;
    size_t taken;
};

static int write_short(void *context, const char *data, size_t len)
{
    struct short_write *state = context;

    (void)data;
    if (len > state->left)
        return -1;
    state->left -= len;
    state->taken += len;
    return 0;
}

/* Every format says so when its output stops, wherever that is. */
static void test_every_write(void **state)
{
    cite_bibliography *bibliography = NULL;

    (void)state;
    assert_int_equal(cite_bibliography_new(&bibliography, NULL, NULL), CITE_OK);
    for (size_t i = 0; i < 40; i++)
        assert_int_equal(build(bibliography), CITE_OK);
    for (size_t i = 0; i < 400; i++)
        assert_non_null(items_add(bibliography, &works[i % WORKS]));
    for (size_t i = 0; i < CITE_FORMAT_COUNT_; i++) {
        struct short_write all = {.left = SIZE_MAX};
        assert_int_equal(cite_bibliography_write(bibliography, (cite_format)i, write_short, &all, NULL),
                         CITE_OK);
        for (size_t left = 0; left < all.taken; left += all.taken / 16 + 1) {
            struct short_write some = {.left = left};
            assert_int_equal(cite_bibliography_write(bibliography, (cite_format)i, write_short, &some, NULL),
                             CITE_ERROR_IO);
        }
    }
    cite_bibliography_free(bibliography);
}

/* A lookup that has no memory finds nothing, and changes nothing. */
static void test_lookup(void **state)
{
    struct counting_alloc memory;
    const cite_str sought = CITE__LIT("https://doi.org/10.1234/AB");
    cite_bibliography *bibliography = NULL;

    (void)state;
    counting_alloc_init(&memory);
    assert_int_equal(cite_bibliography_new(&bibliography, &memory.allocator, NULL), CITE_OK);
    assert_int_equal(build(bibliography), CITE_OK);
    size_t live_blocks = memory.live_blocks;
    assert_ptr_equal(cite_bibliography_find(bibliography, CITE_FIELD_DOI, sought),
                     cite_bibliography_item(bibliography, 1));
    counting_alloc_fail(&memory, 0, ALLOC_FAIL_ONCE);
    assert_null(cite_bibliography_find(bibliography, CITE_FIELD_DOI, sought));
    assert_int_equal(memory.live_blocks, live_blocks);
    cite_bibliography_free(bibliography);
    assert_int_equal(memory.live_blocks, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_allocation), cmocka_unit_test(test_going_on),
        cmocka_unit_test(test_lookup),           cmocka_unit_test(test_sort),
        cmocka_unit_test(test_every_write),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
