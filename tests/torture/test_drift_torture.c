/*
 * test_drift_torture.c: fingerprints and their comparison with every allocation failing in turn.
 */
#include "core/str.h"
#include "support/alloc.h"
#include "support/text.h"

#include <cite/drift.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const types[] = {"text/html", "text/plain", "application/pdf"};

/* More words than one chunk of memory holds, and a word that folding lengthens. */
static void make_page(struct text *page)
{
    text_add_string(page, "<title>\u00c6on &amp; tide</title><nav>menu</nav><p>caf\u00e9 ");
    text_add_times(page, "tide \ufdfa ebb <p>flood ", 400);
}

static cite_status live(const cite_allocator *allocator, cite_str page, cite_str type)
{
    cite_drift_options options = CITE_DRIFT_OPTIONS_INIT;
    cite_fingerprint *was = NULL;
    cite_fingerprint *is = NULL;
    cite_drift drift;

    options.allocator = allocator;
    cite_status status = cite_fingerprint_new(&was, page, type, allocator, NULL);
    if (status == CITE_OK)
        status = cite_fingerprint_new(&is, page, type, allocator, NULL);
    if (status == CITE_OK)
        status = cite_drift_judge(&drift, was, is, &options, NULL);
    if (status == CITE_OK)
        assert_int_equal(drift.verdict, CITE_DRIFT_SAME);
    cite_fingerprint_free(is);
    cite_fingerprint_free(was);
    return status;
}

static void fail_nth(cite_str page, cite_str type, size_t n, enum alloc_failing way)
{
    struct counting_alloc memory;

    counting_alloc_init(&memory);
    counting_alloc_fail(&memory, n, way);
    assert_int_equal(live(&memory.allocator, page, type), CITE_ERROR_MEMORY);
    assert_int_equal(memory.live_blocks, 0);
    assert_int_equal(memory.wrong_sizes, 0);
}

static void test_every_allocation(void **state)
{
    struct text page = {0};

    (void)state;
    make_page(&page);
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        struct counting_alloc memory;
        cite_str text = {page.data, page.len};
        counting_alloc_init(&memory);
        assert_int_equal(live(&memory.allocator, text, cite_str_from(types[i])), CITE_OK);
        assert_int_equal(memory.live_blocks, 0);
        for (size_t n = 0; n < memory.requests; n++) {
            fail_nth(text, cite_str_from(types[i]), n, ALLOC_FAIL_ONCE);
            fail_nth(text, cite_str_from(types[i]), n, ALLOC_FAIL_FOR_GOOD);
        }
    }
    text_release(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_allocation)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
