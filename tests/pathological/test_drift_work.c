/*
 * pathological/test_drift_work.c: pages that no one would write: twice the page may at most do 2.2 times the counted work
 * (bytes asked for). That they end at all is the rest of the test: what is not linear in time would not.
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

static const struct {
    const char *before;
    const char *unit;
} kinds[] = {
    {"", "a "},
    {"", "a"},
    {"", "<"},
    {"", "<p>"},
    {"", "<p>a"},
    {"", "<nav>a"},
    {"", "<nav>a</nav>"},
    {"", "<a>a"},
    {"", "<a href=x>a</a> b "},
    {"", "&"},
    {"", "&#x"},
    {"", "&amp;a"},
    {"", "<!--"},
    {"", "<script>"},
    {"", "</"},
    {"<script>", "</a"},
    {"<title>", "a "},
    {"<title>", "<b>"},
    {"", "<a x='"},
    {"", "\ufdfa"},
    {"", "\u6f22"},
    {"", "\xff\xfe"},
    {"", "e\u0301"},
};

#define SIZE ((size_t)256 * 1024)

static size_t work_of(size_t kind, size_t size)
{
    struct counting_alloc memory;
    struct text page = {0};
    cite_fingerprint *fingerprint = NULL;
    cite_drift drift;

    text_add_string(&page, kinds[kind].before);
    text_add_times(&page, kinds[kind].unit, size / cite_str_from(kinds[kind].unit).len);
    counting_alloc_init(&memory);
    assert_int_equal(cite_fingerprint_new(&fingerprint, (cite_str){page.data, page.len}, CITE__LIT("text/html"),
                                          &memory.allocator, NULL),
                     CITE_OK);
    assert_int_equal(cite_drift_judge(&drift, fingerprint, fingerprint, NULL, NULL), CITE_OK);
    cite_fingerprint_free(fingerprint);
    assert_int_equal(memory.live_blocks, 0);
    text_release(&page);
    return memory.bytes;
}

/* Chunks and arrays that grow by doubling may have just doubled. */
#define SLACK ((size_t)2 * 1024 * 1024)

static void test_work(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        size_t once = work_of(i, SIZE);
        size_t twice = work_of(i, 2 * SIZE);
        print_message("%s: %zu, %zu\n", kinds[i].unit, once, twice);
        if ((double)twice > 2.2 * (double)once + (double)SLACK)
            fail_msg("kind %zu: %zu bytes, and %zu for twice the page", i, once, twice);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_work)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
