/*
 * test_buf.c: the growing byte buffer.
 */
#include "core/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void test_appends(void **state)
{
    struct cite__buf buf;

    (void)state;
    cite__buf_init(&buf, NULL, 1000);
    assert_int_equal(cite__buf_view(&buf).len, 0);
    assert_string_equal(cite__buf_view(&buf).ptr, "");
    cite__buf_text(&buf, "note ");
    cite__buf_size(&buf, 12);
    cite__buf_byte(&buf, ':');
    cite__buf_str(&buf, (cite_str){" ab", 3});
    cite__buf_bytes(&buf, NULL, 0);
    cite__buf_byte(&buf, '\0');
    assert_int_equal(cite__buf_view(&buf).len, 12);
    assert_memory_equal(cite__buf_view(&buf).ptr, "note 12: ab\0", 13); /* and its NUL */
    cite__buf_clear(&buf);
    assert_int_equal(cite__buf_view(&buf).len, 0);
    assert_string_equal(cite__buf_view(&buf).ptr, "");
    assert_int_equal(buf.failed, CITE_OK);
    cite__buf_release(&buf);
    assert_int_equal(cite__buf_view(&buf).len, 0);
    cite__buf_release(&buf);
}

static void test_numbers(void **state)
{
    static const struct {
        int64_t number;
        const char *text;
    } cases[] = {
        {0, "0"},
        {-1, "-1"},
        {1700000000, "1700000000"},
        {INT64_MAX, "9223372036854775807"},
        {INT64_MIN, "-9223372036854775808"},
    };
    struct cite__buf buf;

    (void)state;
    cite__buf_init(&buf, NULL, 100);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        cite__buf_clear(&buf);
        cite__buf_int(&buf, cases[i].number);
        assert_string_equal(cite__buf_view(&buf).ptr, cases[i].text);
    }
    cite__buf_release(&buf);
}

/* It grows past many doublings without losing a byte. */
static void test_growth(void **state)
{
    struct cite__buf buf;

    (void)state;
    cite__buf_init(&buf, NULL, 100000);
    for (size_t i = 0; i < 100000; i++)
        cite__buf_byte(&buf, (char)('a' + i % 26));
    assert_int_equal(buf.failed, CITE_OK);
    assert_int_equal(buf.len, 100000);
    for (size_t i = 0; i < 100000; i++)
        assert_int_equal(buf.data[i], 'a' + i % 26);
    assert_true(buf.size <= 100001); /* nothing beyond the ceiling and the NUL */
    cite__buf_byte(&buf, 'x');
    assert_int_equal(buf.failed, CITE_ERROR_LIMIT);
    assert_int_equal(buf.len, 100000);
    cite__buf_release(&buf);
}

static void test_ceiling_is_sticky(void **state)
{
    static const struct {
        size_t ceiling;
        const char *first;
        const char *second;
        cite_status failed;
        const char *holds;
    } cases[] = {
        {5, "abc", "de", CITE_OK, "abcde"},
        {5, "abc", "def", CITE_ERROR_LIMIT, "abc"},
        {0, "", "", CITE_OK, ""},
        {0, "a", "", CITE_ERROR_LIMIT, ""},
        {SIZE_MAX, "abc", "def", CITE_OK, "abcdef"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__buf buf;
        cite__buf_init(&buf, NULL, cases[i].ceiling);
        cite__buf_text(&buf, cases[i].first);
        cite__buf_text(&buf, cases[i].second);
        assert_int_equal(buf.failed, cases[i].failed);
        assert_string_equal(cite__buf_view(&buf).ptr, cases[i].holds);
        if (cases[i].failed != CITE_OK) {
            cite__buf_bytes(&buf, "", 0); /* would fit, but the failure sticks */
            assert_int_equal(buf.failed, cases[i].failed);
            cite__buf_clear(&buf);
            assert_int_equal(buf.failed, CITE_OK);
        }
        cite__buf_release(&buf);
    }
}

/* A length that no addition can hold is a limit, not a write out of bounds. */
static void test_overflow(void **state)
{
    struct cite__buf buf;

    (void)state;
    cite__buf_init(&buf, NULL, SIZE_MAX);
    cite__buf_byte(&buf, 'a');
    cite__buf_bytes(&buf, "x", SIZE_MAX - 1);
    assert_int_equal(buf.failed, CITE_ERROR_LIMIT);
    assert_string_equal(cite__buf_view(&buf).ptr, "a");
    cite__buf_byte(&buf, 'b');
    assert_string_equal(cite__buf_view(&buf).ptr, "a");
    cite__buf_release(&buf);
}

/* The context is how many requests may still succeed. */
static void *few_alloc(void *context, size_t size)
{
    size_t *allowance = context;

    return *allowance > 0 ? (--*allowance, malloc(size)) : NULL;
}

/* A hook's realloc is never asked to move a block that does not exist. */
static void *few_realloc(void *context, void *ptr, size_t old_size, size_t new_size)
{
    size_t *allowance = context;

    assert_non_null(ptr);
    assert_true(old_size > 0 && old_size < new_size);
    return *allowance > 0 ? (--*allowance, realloc(ptr, new_size)) : NULL;
}

static void few_free(void *context, void *ptr)
{
    (void)context;
    free(ptr);
}

static void test_memory_out(void **state)
{
    (void)state;
    for (size_t allowed = 0; allowed < 5; allowed++) {
        size_t allowance = allowed;
        cite_allocator hook = {few_alloc, few_realloc, few_free, &allowance};
        struct cite__buf buf;

        cite__buf_init(&buf, &hook, 1000000);
        for (size_t i = 0; i < 10000; i++)
            cite__buf_byte(&buf, 'm');
        assert_int_equal(buf.failed, CITE_ERROR_MEMORY);
        size_t len = buf.len;
        assert_true(allowed == 0 ? len == 0 : len > 0);
        allowance = 10;
        cite__buf_text(&buf, "more");
        assert_int_equal(buf.len, len);
        cite__buf_clear(&buf);
        cite__buf_text(&buf, "more");
        assert_int_equal(buf.failed, CITE_OK);
        assert_string_equal(cite__buf_view(&buf).ptr, "more");
        cite__buf_release(&buf);
    }
}

static void test_fixed(void **state)
{
    char storage[6];
    struct cite__buf buf;

    (void)state;
    cite__buf_fixed(&buf, storage, sizeof storage);
    assert_string_equal(cite__buf_view(&buf).ptr, "");
    cite__buf_text(&buf, "abc");
    cite__buf_byte(&buf, 'd');
    cite__buf_byte(&buf, 'e');
    assert_int_equal(buf.failed, CITE_OK);
    assert_string_equal(storage, "abcde");
    cite__buf_byte(&buf, 'f');
    assert_int_equal(buf.failed, CITE_ERROR_LIMIT);
    assert_string_equal(storage, "abcde");
    cite__buf_clear(&buf);
    cite__buf_text(&buf, "again");
    assert_int_equal(buf.failed, CITE_OK);
    assert_ptr_equal(cite__buf_view(&buf).ptr, storage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_appends),  cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_growth),   cmocka_unit_test(test_ceiling_is_sticky),
        cmocka_unit_test(test_overflow), cmocka_unit_test(test_memory_out),
        cmocka_unit_test(test_fixed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
