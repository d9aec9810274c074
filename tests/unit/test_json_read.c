/*
 * test_json_read.c: JSON, token after token.
 */
#include "core/alloc.h"
#include "core/json_read.h"
#include "core/str.h"
#include "support/guard.h"
#include "support/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Tokens as letters; keys, strings and numbers with what they hold. */
static void write_tokens(struct text *out, struct cite__json_reader *reader)
{
    static const char letters[] = ".{}[]ksntf0!";
    enum cite__json_token token = CITE__JSON_NULL;

    while (token != CITE__JSON_END && token != CITE__JSON_ERROR) {
        token = cite__json_next(reader);
        text_add(out, &letters[token], 1);
        if (token == CITE__JSON_KEY || token == CITE__JSON_STRING || token == CITE__JSON_NUMBER) {
            text_add(out, reader->string.ptr, reader->string.len);
            text_add_string(out, ";");
        }
    }
    if (token == CITE__JSON_ERROR) {
        text_add_number(out, reader->begin);
        text_add_string(out, reader->problem);
    }
}

static void test_tokens(void **state)
{
    static const struct {
        const char *text;
        const char *tokens;
    } cases[] = {
        {"[]", "[]."},
        {" {\"a\": [1, -2.5e3, \"x\"], \"b\": {}} ", "{ka;[n1;n-2.5e3;sx;]kb;{}}."},
        {"true", "t."},
        {"[true,false,null]", "[tf0]."},
        {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "s\"\\/\b\f\n\r\t;."},
        {"\"\\u0041\\u00e9\\u20ac\\ud83d\\ude00 \\ud83d \\ude00\"", "sAé€😀 \uFFFD \uFFFD;."},
        {"\"a\tb\"", "sa\tb;."},
        {"", "!0the input ends too early"},
        {"[1", "[n1;!2the input ends too early"},
        {"[1 2]", "[n1;!3a comma is missing"},
        {"[1,]", "[n1;!3a value is missing behind a comma"},
        {"{1:2}", "{!1a key is missing"},
        {"{\"a\" 1}", "{!5no \":\" behind a key"},
        {"{\"a\":}", "{ka;!5a bracket that closes nothing"},
        {"[}", "[!1a bracket that closes nothing"},
        {"1 2", "n1;!2more follows behind the end"},
        {"\"a", "!2a string is not closed or has a wrong escape"},
        {"\"a\nb\"", "!2a string is not closed or has a wrong escape"},
        {"\"\\x\"", "!2a string is not closed or has a wrong escape"},
        {"\"\\u12\"", "!3a string is not closed or has a wrong escape"},
        {"[x]", "[!1a value is missing"},
    };
    const cite_allocator allocator = cite__allocator_or_default(NULL);

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__json_reader reader;
        struct cite__buf unescaped;
        struct guard guard;
        struct text out = {0};
        assert_true(guard_put_text(&guard, cases[i].text));
        cite__buf_init(&unescaped, &allocator, 1024);
        cite__json_read_init(&reader, guard.text, &unescaped);
        write_tokens(&out, &reader);
        assert_string_equal(out.data, cases[i].tokens);
        text_release(&out);
        cite__buf_release(&unescaped);
        guard_release(&guard);
    }
}

static void test_depth_and_skip(void **state)
{
    const cite_allocator allocator = cite__allocator_or_default(NULL);
    struct cite__json_reader reader;
    struct cite__buf unescaped;
    struct text deep = {0};

    (void)state;
    cite__buf_init(&unescaped, &allocator, 1024);
    text_add_times(&deep, "[", CITE__JSON_READ_DEPTH + 1);
    cite__json_read_init(&reader, (cite_str){deep.data, deep.len}, &unescaped);
    assert_false(cite__json_skip(&reader, cite__json_next(&reader)));
    assert_string_equal(reader.problem, "nested too deeply");

    cite__json_read_init(&reader, cite_str_from("[[1,{\"a\":[]}],7] x, 8]"), &unescaped);
    assert_int_equal(cite__json_next(&reader), CITE__JSON_ARRAY);
    assert_true(cite__json_skip(&reader, cite__json_next(&reader)));
    assert_int_equal(cite__json_next(&reader), CITE__JSON_NUMBER);
    cite__json_restart(&reader, 20);
    assert_int_equal(cite__json_next(&reader), CITE__JSON_NUMBER);
    assert_true(cite__str_equal(reader.string, CITE__LIT("8")));
    assert_int_equal(cite__json_next(&reader), CITE__JSON_ARRAY_END);
    cite__buf_release(&unescaped);
    text_release(&deep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tokens),
        cmocka_unit_test(test_depth_and_skip),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
