/*
 * unit/test_parser.c: options, their defaults and their limits.
 */
#include "parser.h"
#include "support/alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_defaults(void **state)
{
    cite_parser *parser = NULL;
    cite_error error = {CITE_ERROR_IO, 7, "left over"};
    cite_parser_options options = CITE_PARSER_OPTIONS_INIT;

    (void)state;
    for (int given = 0; given < 2; given++) {
        assert_int_equal(cite_parser_new(&parser, given ? &options : NULL, &error), CITE_OK);
        assert_int_equal(error.status, CITE_OK);
        assert_string_equal(error.message, "");
        assert_int_equal(parser->options.max_bytes, (size_t)256 * 1024 * 1024);
        assert_int_equal(parser->options.max_link_bytes, 8 * 1024);
        assert_int_equal(parser->options.max_alternatives, 8);
        assert_non_null(parser->patterns[CITE__PATTERNS_NOTES]);
        assert_non_null(parser->patterns[CITE__PATTERNS_CITATIONS]);
        cite_parser_free(parser);
    }
    cite_parser_free(NULL);
}

static void test_limits(void **state)
{
    static const struct {
        cite_parser_options options;
        cite_status status;
    } cases[] = {
        {{sizeof(cite_parser_options), NULL, 1, 1, 1, 0}, CITE_OK},
        {{sizeof(cite_parser_options), NULL, SIZE_MAX, 1024 * 1024, 8, 0}, CITE_OK},
        {{sizeof(cite_parser_options), NULL, 0, 1024 * 1024 + 1, 0, 0}, CITE_ERROR_ARGUMENT},
        {{sizeof(cite_parser_options), NULL, 0, 0, 9, 0}, CITE_ERROR_ARGUMENT},
        {{0, NULL, 0, 0, 0, 0}, CITE_ERROR_ARGUMENT}, /* the size was forgotten */
        {{1, NULL, 0, 0, 0, 0}, CITE_ERROR_ARGUMENT},
        {{sizeof(cite_parser_options) + 8, NULL, 0, 0, 0, 0}, CITE_ERROR_ARGUMENT}, /* of a later version */
        {{offsetof(cite_parser_options, max_alternatives), NULL, 5, 6, 99, 0},
         CITE_OK}, /* of one that knew less */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        cite_parser *parser = NULL;
        cite_error error;
        const cite_status status = cite_parser_new(&parser, &cases[i].options, &error);
        if (status != cases[i].status || error.status != status || (parser != NULL) != (status == CITE_OK))
            fail_msg("case %zu: %s", i, cite_status_name(status));
        if (status != CITE_OK)
            assert_true(error.message[0] != '\0');
        else if (cases[i].options.size < sizeof(cite_parser_options))
            assert_int_equal(parser->options.max_alternatives, 8); /* what they did not know has its default */
        cite_parser_free(parser);
    }
}

static void test_arguments(void **state)
{
    cite_error error;

    (void)state;
    assert_int_equal(cite_parser_new(NULL, NULL, &error), CITE_ERROR_ARGUMENT);
    assert_int_equal(error.status, CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_parser_new(NULL, NULL, NULL), CITE_ERROR_ARGUMENT);
}

/* Everything comes from the given allocator, and all of it goes back. */
static void test_allocator(void **state)
{
    struct counting_alloc memory;
    cite_parser_options options = CITE_PARSER_OPTIONS_INIT;
    cite_parser *parser = NULL;

    (void)state;
    counting_alloc_init(&memory);
    options.allocator = &memory.allocator;
    assert_int_equal(cite_parser_new(&parser, &options, NULL), CITE_OK);
    assert_true(memory.live_blocks > 0);
    cite_parser_free(parser);
    assert_int_equal(memory.live_blocks, 0);
    assert_int_equal(memory.wrong_sizes, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_arguments),
        cmocka_unit_test(test_allocator),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
