/*
 * unit/test_cache.c: what is remembered of a visit, what is not, for how long, and what a torn file is worth.
 */
#include "core/str.h"
#include "net/cache.h"
#include "support/alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define NOW INT64_C(1767225600)
#define DAY INT64_C(86400)

static cite_checker_options options_at(int64_t now)
{
    cite_checker_options options = CITE_CHECKER_OPTIONS_INIT;

    options.now = now;
    options.cache_ok_s = 7 * 86400;
    options.cache_redirected_s = 86400;
    return options;
}

/* A visit that went well. */
static cite_check visit(const char *url)
{
    return (cite_check){.url = cite_str_from(url),
                        .status = CITE_VERDICT_OK,
                        .http_code = 200,
                        .final_url = cite_str_from(url),
                        .title = CITE__LIT("Eels\tof the \\North\x1b[1m"),
                        .attempts = 1,
                        .checked_at = NOW};
}

static const cite_redirect moved[] = {{301, {"https://a.test/2", 16}}};
static const cite_redirect elsewhere[] = {{302, {"https://a.test/2", 16}}};

static void test_worth(void **state)
{
    cite_check check = visit("https://a.test/");

    (void)state;
    assert_true(cite__record_is_worth(&check));
    for (int i = 0; i < CITE_VERDICT_COUNT_; i++) {
        check.status = (cite_verdict)i;
        assert_int_equal(cite__record_is_worth(&check), i == CITE_VERDICT_OK || i == CITE_VERDICT_REDIRECTED);
    }
    const cite_check wrong[] = {
        {.http_code = 403},
        {.flags = CITE_FLAG_PARKED},
        {.checked_at = 0},
        {.attempts = 0},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        check = visit("https://a.test/");
        check.http_code = i == 0 ? wrong[i].http_code : 200;
        check.flags = wrong[i].flags;
        check.checked_at = i == 2 ? 0 : NOW;
        check.attempts = i == 3 ? 0 : 1;
        assert_false(cite__record_is_worth(&check));
    }
    check = visit("https://user:pw@a.test/");
    assert_false(cite__record_is_worth(&check));
    check = visit("https://a.test/");
    check.used_alternative = CITE__LIT("https://b.test/");
    assert_false(cite__record_is_worth(&check));
}

static void test_round(void **state)
{
    static const struct {
        const cite_redirect *redirects;
        int64_t age;
        bool fresh;
    } cases[] = {
        {NULL, 0, true},        {NULL, 7 * DAY, true},   {NULL, 7 * DAY + 1, false},
        {moved, 6 * DAY, true}, {elsewhere, DAY, true},  {elsewhere, DAY + 1, false},
        {NULL, -DAY / 2, true}, {NULL, -2 * DAY, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__arena arena;
        struct cite__cache cache;
        struct cite__buf line;
        cite_check check = visit("https://A.test");
        cite_checker_options options = options_at(NOW + cases[i].age);
        check.redirects = cases[i].redirects;
        check.redirect_count = cases[i].redirects ? 1 : 0;
        check.status = cases[i].redirects ? CITE_VERDICT_REDIRECTED : CITE_VERDICT_OK;
        cite__arena_init(&arena, NULL);
        cite__cache_init(&cache, &arena);
        cite__buf_init(&line, NULL, 10000);
        cite__record_write(&line, &check);
        assert_int_equal(line.failed, CITE_OK);
        assert_ptr_equal(strchr(line.data, '\n'), line.data + line.len - 1);
        assert_int_equal(cite__cache_read(&cache, cite__buf_view(&line), &options), CITE_OK);
        const struct cite__record *record = cite__cache_find(&cache, CITE__LIT("https://a.test/"));
        assert_int_equal(record != NULL, cases[i].fresh);
        if (record) {
            assert_int_equal(record->status, check.status);
            assert_string_equal(record->title.ptr, check.title.ptr);
            assert_string_equal(record->url.ptr, "https://A.test");
            assert_int_equal(record->checked_at, NOW);
            assert_int_equal(record->redirect_count, check.redirect_count);
        }
        cite__buf_release(&line);
        cite__arena_release(&arena);
    }
}

/* However a file is cut, each whole line counts, and no other; a byte that was changed costs its line alone. */
static void test_torn(void **state)
{
    cite_checker_options options = options_at(NOW);
    cite_check first = visit("https://a.test/1");
    cite_check second = visit("https://a.test/2");
    struct cite__buf text;

    (void)state;
    cite__buf_init(&text, NULL, 10000);
    cite__record_write(&text, &first);
    size_t one = text.len;
    cite__record_write(&text, &second);
    for (size_t len = 0; len <= text.len; len++) {
        struct cite__arena arena;
        struct cite__cache cache;
        cite__arena_init(&arena, NULL);
        cite__cache_init(&cache, &arena);
        assert_int_equal(cite__cache_read(&cache, cite__slice(cite__buf_view(&text), 0, len), &options),
                         CITE_OK);
        assert_int_equal(cache.records.count, (size_t)(len >= one) + (size_t)(len == text.len));
        cite__arena_release(&arena);
    }
    for (size_t at = 0; at + 1 < one; at++) {
        struct cite__arena arena;
        struct cite__cache cache;
        text.data[at] ^= 1;
        cite__arena_init(&arena, NULL);
        cite__cache_init(&cache, &arena);
        assert_int_equal(cite__cache_read(&cache, cite__buf_view(&text), &options), CITE_OK);
        assert_null(cite__cache_find(&cache, CITE__LIT("https://a.test/1")));
        assert_non_null(cite__cache_find(&cache, CITE__LIT("https://a.test/2")));
        cite__arena_release(&arena);
        text.data[at] ^= 1;
    }
    cite__buf_release(&text);
}

static void test_is_one(void **state)
{
    static const struct {
        const char *text;
        bool is_one;
    } cases[] = {
        {"", true},
        {"c", true},
        {"c1", true},
        {"c1\t", true},
        {"c1\t00\t1\n", true},
        {"c12\tx", true},
        {"\n", false},
        {"d", false},
        {"c\t", false},
        {"c1 \t", false},
        {"cod are long", false},
        {"ca", false},
        {"1", false},
        {"\tc1", false},
        {"Eels are.\n", false},
        {"C1\t", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(cite__cache_is_one(cite_str_from(cases[i].text)), cases[i].is_one);
}

static void test_memory(void **state)
{
    cite_checker_options options = options_at(NOW);
    cite_check check = visit("https://a.test/1");
    cite_status status = CITE_ERROR_MEMORY;
    struct cite__buf text;

    (void)state;
    check.redirects = moved;
    check.redirect_count = 1;
    cite__buf_init(&text, NULL, 10000);
    cite__record_write(&text, &check);
    for (size_t n = 0; status != CITE_OK; n++) {
        struct counting_alloc memory;
        struct cite__arena arena;
        struct cite__cache cache;
        counting_alloc_init(&memory);
        counting_alloc_fail(&memory, n, ALLOC_FAIL_ONCE);
        cite__arena_init(&arena, &memory.allocator);
        cite__cache_init(&cache, &arena);
        status = cite__cache_read(&cache, cite__buf_view(&text), &options);
        assert_true(status == CITE_OK || status == CITE_ERROR_MEMORY);
        cite__arena_release(&arena);
        assert_int_equal(memory.live_blocks, 0);
        assert_true(n < 1000);
    }
    cite__buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_worth), cmocka_unit_test(test_round),
                                       cmocka_unit_test(test_torn), cmocka_unit_test(test_is_one),
                                       cmocka_unit_test(test_memory)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
