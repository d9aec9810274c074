/*
 * test_fix_torture.c: fixes of every format with every allocation, and every write, failing in turn.
 */
#include "core/str.h"
#include "support/alloc.h"
#include "support/text.h"

#include <cite/fix.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define OLD  "https://old.example/a_b"
#define GONE "https://gone.example/c?d&e"

static const struct {
    cite_fix_format format;
    const char *unit;
} sources[] = {
    {CITE_FIX_TEXT, "See " OLD " and " GONE ".\n\n\n\n\n\n\n\n\n"},
    {CITE_FIX_MARKDOWN, "`a` [b](" OLD ") <" GONE ">\n\n```\nc\n```\n\n\n\n"},
    {CITE_FIX_HTML, "<a href='" OLD "'>" OLD "</a> <a href='https://gone.example/c?d&amp;e'>x</a>\n"},
    {CITE_FIX_BIBTEX, "@online{k, url = {" OLD "}}\n@online{l, note = {x}, url = {" GONE "}}\n"},
};

static const cite_suggestion suggestions[] = {
    {CITE_SUGGESTION_MOVED, CITE__ROW(OLD), CITE__ROW("https://new.example/(x)_y"), 0},
    {CITE_SUGGESTION_ARCHIVE, CITE__ROW(GONE), CITE__ROW("https://web.archive.org/web/2021/" GONE), 1614834367},
    {CITE_SUGGESTION_MOVED, CITE__ROW("x"), CITE__ROW("y"), 0},
};

static cite_status live(const cite_allocator *allocator, cite_str source, cite_fix_format format)
{
    cite_fix_options options = CITE_FIX_OPTIONS_INIT;
    struct text out = {0};
    cite_fix *fix = NULL;

    options.allocator = allocator;
    options.format = format;
    cite_status status = cite_fix_new(&fix, source, suggestions, 3, &options, NULL);
    if (status == CITE_OK)
        status = cite_fix_diff(fix, "a", text_write, &out, NULL);
    if (status == CITE_OK)
        status = cite_fix_apply(fix, text_write, &out, NULL);
    if (status == CITE_OK)
        status = cite_robust_link_write(&suggestions[1], CITE__LIT("t"), allocator, text_write, &out, NULL);
    if (status == CITE_OK)
        status = cite_pwid_write(&suggestions[1], allocator, text_write, &out, NULL);
    if (status == CITE_OK)
        assert_true(cite_fix_places(fix, 0) > 0 && cite_fix_places(fix, 1) > 0);
    cite_fix_free(fix);
    text_release(&out);
    return status;
}

static void fail_nth(cite_str source, cite_fix_format format, size_t n, enum alloc_failing way)
{
    struct counting_alloc memory;

    counting_alloc_init(&memory);
    counting_alloc_fail(&memory, n, way);
    assert_int_equal(live(&memory.allocator, source, format), CITE_ERROR_MEMORY);
    assert_int_equal(memory.live_blocks, 0);
    assert_int_equal(memory.wrong_sizes, 0);
}

static void test_every_allocation(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
        struct text text = {0};
        struct counting_alloc memory;
        text_add_times(&text, sources[i].unit, 40);
        cite_str source = {text.data, text.len};
        counting_alloc_init(&memory);
        assert_int_equal(live(&memory.allocator, source, sources[i].format), CITE_OK);
        assert_int_equal(memory.live_blocks, 0);
        print_message("%zu: %zu requests\n", i, memory.requests);
        for (size_t n = 0; n < memory.requests; n++) {
            fail_nth(source, sources[i].format, n, ALLOC_FAIL_ONCE);
            fail_nth(source, sources[i].format, n, ALLOC_FAIL_FOR_GOOD);
        }
        text_release(&text);
    }
}

struct countdown {
    size_t left;
};

static int count_down(void *context, const char *data, size_t len)
{
    struct countdown *countdown = context;

    (void)data;
    assert_true(len > 0);
    return countdown->left-- == 0;
}

/* Whatever write it is that stops: it is told, and none comes after it. */
static void test_every_write(void **state)
{
    const cite_str source = cite_str_from("a\n" OLD "\nb\n" OLD);
    cite_fix_options options = CITE_FIX_OPTIONS_INIT;
    cite_fix *fix = NULL;

    (void)state;
    options.format = CITE_FIX_TEXT;
    assert_int_equal(cite_fix_new(&fix, source, suggestions, 1, &options, NULL), CITE_OK);
    for (int diff = 0; diff < 2; diff++) {
        cite_status status = CITE_ERROR_IO;
        for (size_t n = 0; status != CITE_OK; n++) {
            struct countdown countdown = {n};
            status = diff ? cite_fix_diff(fix, "a", count_down, &countdown, NULL)
                          : cite_fix_apply(fix, count_down, &countdown, NULL);
            assert_true(status == CITE_OK || (status == CITE_ERROR_IO && countdown.left == (size_t)-1));
            assert_true(n < 1000);
        }
    }
    cite_fix_free(fix);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_allocation),
                                       cmocka_unit_test(test_every_write)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
