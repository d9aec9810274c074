/*
 * test_error.c: statuses and their texts, and how a cite_error is filled.
 */
#include "core/error.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The numbers are part of the ABI: this table is never edited, only added to. */
static void test_numbers(void **state)
{
    static const struct {
        int number;
        const char *name;
    } cases[] = {
        {0, "CITE_OK"},
        {1, "CITE_ERROR_MEMORY"},
        {2, "CITE_ERROR_ARGUMENT"},
        {3, "CITE_ERROR_FORMAT"},
        {4, "CITE_ERROR_LIMIT"},
        {5, "CITE_ERROR_IO"},
        {6, "CITE_ERROR_NETWORK"},
        {7, "CITE_ERROR_STORE"},
        {8, "CITE_ERROR_UNSUPPORTED"},
        {9, "CITE_ERROR_INTERNAL"},
        {10, "unknown status"},
        {-1, "unknown status"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *text = cite_status_text((cite_status)cases[i].number);
        assert_string_equal(cite_status_name((cite_status)cases[i].number), cases[i].name);
        assert_true(strlen(text) > 0);
        assert_int_equal(strcmp(text, "unknown status") == 0, strcmp(cases[i].name, "unknown status") == 0);
    }
}

static void test_first_error_wins(void **state)
{
    cite_error error = {CITE_ERROR_IO, 5, "left over from before"};

    (void)state;
    cite__error_clear(&error);
    assert_int_equal(error.status, CITE_OK);
    assert_true(error.offset == CITE_NONE);
    assert_string_equal(error.message, "");

    assert_int_equal(cite__error_set(&error, CITE_ERROR_LIMIT, 42, "too long"), CITE_ERROR_LIMIT);
    assert_int_equal(cite__error_set(&error, CITE_ERROR_IO, 43, "later"), CITE_ERROR_IO);
    assert_int_equal(cite__error_named(&error, CITE_ERROR_IO, "later", "still"), CITE_ERROR_IO);
    assert_int_equal(error.status, CITE_ERROR_LIMIT);
    assert_int_equal(error.offset, 42);
    assert_string_equal(error.message, "too long");
}

static void test_messages(void **state)
{
    cite_error error;

    (void)state;
    cite__error_clear(&error);
    cite__error_set(&error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    assert_string_equal(error.message, "out of memory");
    cite__error_clear(&error);
    cite__error_named(&error, CITE_ERROR_FORMAT, "report.txt", NULL);
    assert_string_equal(error.message, "report.txt: not in the expected format");
    cite__error_clear(&error);
    cite__error_named(&error, CITE_ERROR_FORMAT, NULL, "holds no text");
    assert_string_equal(error.message, "input: holds no text");
    assert_true(error.offset == CITE_NONE);
}

static void test_no_error_wanted(void **state)
{
    (void)state;
    cite__error_clear(NULL);
    assert_int_equal(cite__error_set(NULL, CITE_ERROR_IO, 0, "x"), CITE_ERROR_IO);
    assert_int_equal(cite__error_named(NULL, CITE_ERROR_IO, "x", "y"), CITE_ERROR_IO);
}

/* A long message is cut to fit, and never inside a UTF-8 sequence. */
static void test_long_messages(void **state)
{
    char name[400];
    cite_error error;

    (void)state;
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    cite__error_clear(&error);
    cite__error_named(&error, CITE_ERROR_IO, name, "never seen");
    assert_int_equal(strlen(error.message), sizeof error.message - 1);
    assert_memory_equal(error.message, name, sizeof error.message - 1);

    for (size_t start = 235; start < 242; start++) {
        memset(name, 'n', sizeof name - 1);
        memcpy(name + start, "\xE2\x82\xAC", 3);
        cite__error_clear(&error);
        cite__error_set(&error, CITE_ERROR_IO, 0, name);
        size_t fits = start + 3 <= sizeof error.message - 1 || start >= sizeof error.message - 1
                          ? sizeof error.message - 1
                          : start;
        assert_int_equal(strlen(error.message), fits);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),       cmocka_unit_test(test_first_error_wins),
        cmocka_unit_test(test_messages),      cmocka_unit_test(test_no_error_wanted),
        cmocka_unit_test(test_long_messages),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
