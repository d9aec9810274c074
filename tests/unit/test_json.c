/*
 * test_json.c: the streaming JSON writer.
 */
#include "core/buf.h"
#include "core/json.h"
#include "core/str.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define REPLACEMENT "\xEF\xBF\xBD"

static int write_buf(void *context, const char *data, size_t len)
{
    cite__buf_bytes(context, data, len);
    return 0;
}

/* RFC 8259, 7; ill-formed UTF-8 is one U+FFFD for each maximal subpart (Unicode 15, 3.9). */
static void test_strings(void **state)
{
    static const struct {
        cite_str value;
        const char *json;
    } cases[] = {
        {{NULL, 0}, "\"\""},
        {{"plain", 5}, "\"plain\""},
        {{"a\"b\\c/d", 7}, "\"a\\\"b\\\\c/d\""},
        {{"\b\f\n\r\t", 5}, "\"\\b\\f\\n\\r\\t\""},
        {{"\0\x01\x1F\x7F", 4}, "\"\\u0000\\u0001\\u001f\\u007f\""},
        {{"\xC3\xA4 \xF0\x9F\x92\xA1", 7}, "\"\xC3\xA4 \xF0\x9F\x92\xA1\""},
        {{"\xF0\x9F\x92", 3}, "\"" REPLACEMENT "\""},
        {{"\xED\xA0\x80", 3}, "\"" REPLACEMENT REPLACEMENT REPLACEMENT "\""},
        {{"a\xC0\xAF"
          "b",
          4},
         "\"a" REPLACEMENT REPLACEMENT "b\""},
        {{"\xE2\x82"
          "x\xC3",
          4},
         "\"" REPLACEMENT "x" REPLACEMENT "\""},
        {{"\xF4\x90\x80\x80", 4}, "\"" REPLACEMENT REPLACEMENT REPLACEMENT REPLACEMENT "\""},
        {{"\xC3\n", 2}, "\"" REPLACEMENT "\\n\""},
        {{"\xC2\x80\xC2\x9F\xC2\xA0", 6}, "\"\\u0080\\u009f\xC2\xA0\""}, /* C1, and no longer C1 */
        {{"\xE2\x80\xA7\xE2\x80\xA8\xE2\x80\xAE\xE2\x80\xAF", 12},
         "\"\xE2\x80\xA7\\u2028\\u202e\xE2\x80\xAF\""},
        {{"\xE2\x81\xA5\xE2\x81\xA6\xE2\x81\xA9\xE2\x81\xAA", 12},
         "\"\xE2\x81\xA5\\u2066\\u2069\xE2\x81\xAA\""},
        {{"\xD8\x9C\xE2\x80\x8E\xE2\x80\x8D\xEF\xBB\xBF", 11}, "\"\\u061c\\u200e\xE2\x80\x8D\\ufeff\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__json json;
        struct cite__buf out;

        cite__buf_init(&out, NULL, 1000);
        cite__json_init(&json, write_buf, &out, false);
        cite__json_str(&json, cases[i].value);
        assert_int_equal(cite__json_finish(&json), CITE_OK);
        assert_string_equal(cite__buf_view(&out).ptr, cases[i].json);
        cite__buf_release(&out);
    }
}

static void test_shown(void **state)
{
    static const struct {
        const char *value;
        const char *json;
    } cases[] = {
        {"", "\"\""},
        {"https://example.org/a@b", "\"https://example.org/a@b\""},
        {"https://user:secret@example.org/", "\"https://example.org/\""},
        {"to http://u@a.org, then \"http://u:p@b.org/\"", "\"to http://a.org, then \\\"http://b.org/\\\"\""},
        {"https://u:p@", "\"https://\""},
        {"mailto:doe@example.org", "\"mailto:doe@example.org\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__json json;
        struct cite__buf out;

        cite__buf_init(&out, NULL, 1000);
        cite__json_init(&json, write_buf, &out, false);
        cite__json_shown(&json, cite_str_from(cases[i].value));
        assert_int_equal(cite__json_finish(&json), CITE_OK);
        assert_string_equal(cite__buf_view(&out).ptr, cases[i].json);
        cite__buf_release(&out);
    }
}

static void write_sample(struct cite__json *json)
{
    cite__json_object(json);
    cite__json_key(json, "none");
    cite__json_array(json);
    cite__json_end(json);
    cite__json_key(json, "list");
    cite__json_array(json);
    cite__json_int(json, INT64_MIN);
    cite__json_int(json, INT64_MAX);
    cite__json_size(json, CITE_NONE);
    cite__json_size(json, 0);
    cite__json_object(json);
    cite__json_end(json);
    cite__json_end(json);
    cite__json_key(json, "yes");
    cite__json_bool(json, true);
    cite__json_key(json, "no");
    cite__json_bool(json, false);
    cite__json_key(json, "text");
    cite__json_text(json, "t");
    cite__json_key(json, "null");
    cite__json_text(json, NULL);
    cite__json_key(json, "raw");
    cite__json_raw(json, CITE__LIT("{\"x\": 1.5}"));
    cite__json_end(json);
}

static void test_structure(void **state)
{
    static const char *const one_line =
        "{\"none\":[],\"list\":[-9223372036854775808,9223372036854775807,null,0,{}],"
        "\"yes\":true,\"no\":false,\"text\":\"t\",\"null\":null,\"raw\":{\"x\": 1.5}}";
    static const char *const pretty = "{\n"
                                      "  \"none\": [],\n"
                                      "  \"list\": [\n"
                                      "    -9223372036854775808,\n"
                                      "    9223372036854775807,\n"
                                      "    null,\n"
                                      "    0,\n"
                                      "    {}\n"
                                      "  ],\n"
                                      "  \"yes\": true,\n"
                                      "  \"no\": false,\n"
                                      "  \"text\": \"t\",\n"
                                      "  \"null\": null,\n"
                                      "  \"raw\": {\"x\": 1.5}\n"
                                      "}\n";
    const char *const expected[] = {one_line, pretty};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct cite__json json;
        struct cite__buf out;

        cite__buf_init(&out, NULL, 10000);
        cite__json_init(&json, write_buf, &out, i == 1);
        write_sample(&json);
        assert_int_equal(cite__json_finish(&json), CITE_OK);
        if (i == 0)
            assert_null(strchr(cite__buf_view(&out).ptr, '\n'));
        assert_string_equal(cite__buf_view(&out).ptr, expected[i]);
        cite__buf_release(&out);
    }
}

static void test_reals(void **state)
{
    static const struct {
        double value;
        const char *json;
    } cases[] = {
        {0.0, "0.00"},
        {1.0, "1.00"},
        {0.5, "0.50"},
        {0.934, "0.93"},
        {0.996, "1.00"},
        {-3.0, "0.00"},
        {17.0, "1.00"},
        {0.01, "0.01"},
        {(double)NAN, "0.00"},
        {(double)INFINITY, "1.00"},
        {-(double)INFINITY, "0.00"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__json json;
        struct cite__buf out;

        cite__buf_init(&out, NULL, 100);
        cite__json_init(&json, write_buf, &out, false);
        cite__json_real(&json, cases[i].value);
        assert_int_equal(cite__json_finish(&json), CITE_OK);
        assert_string_equal(cite__buf_view(&out).ptr, cases[i].json);
        cite__buf_release(&out);
    }
}

static void test_json_lines(void **state)
{
    struct cite__json json;
    struct cite__buf out;

    (void)state;
    cite__buf_init(&out, NULL, 100);
    cite__json_init(&json, write_buf, &out, false);
    for (int i = 1; i <= 2; i++) {
        cite__json_array(&json);
        cite__json_int(&json, i);
        cite__json_end(&json);
        cite__json_newline(&json);
    }
    assert_int_equal(cite__json_finish(&json), CITE_OK);
    assert_string_equal(cite__buf_view(&out).ptr, "[1]\n[2]\n");
    cite__buf_release(&out);
}

/* More than the writer gathers, with a sequence across every boundary. */
static void test_long(void **state)
{
    enum { COUNT = 5000 };
    struct cite__json json;
    struct cite__buf text;
    struct cite__buf out;

    (void)state;
    cite__buf_init(&text, NULL, 100000);
    cite__buf_init(&out, NULL, 100000);
    for (size_t i = 0; i < COUNT; i++)
        cite__buf_text(&text, "\xE2\x82\xAC");
    cite__json_init(&json, write_buf, &out, false);
    cite__json_str(&json, cite__buf_view(&text));
    assert_int_equal(cite__json_finish(&json), CITE_OK);
    cite_str written = cite__buf_view(&out);
    assert_int_equal(written.len, text.len + 2);
    assert_true(cite__str_equal(cite__slice(written, 1, written.len - 1), cite__buf_view(&text)));
    cite__buf_release(&text);
    cite__buf_release(&out);
}

/* Fails from its n-th call on; counts the calls. */
struct stopper {
    size_t allowed;
    size_t calls;
};

static int write_stopper(void *context, const char *data, size_t len)
{
    struct stopper *stopper = context;

    (void)data;
    (void)len;
    return ++stopper->calls > stopper->allowed;
}

static void test_failure_is_sticky(void **state)
{
    (void)state;
    for (size_t allowed = 0; allowed < 3; allowed++) {
        struct stopper stopper = {allowed, 0};
        struct cite__json json;

        cite__json_init(&json, write_stopper, &stopper, true);
        cite__json_array(&json);
        for (int i = 0; i < 5000; i++)
            cite__json_text(&json, "some text to fill what is gathered");
        cite__json_end(&json);
        assert_int_equal(cite__json_finish(&json), CITE_ERROR_IO);
        assert_int_equal(stopper.calls, allowed + 1); /* after the failure nobody asks again */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strings),           cmocka_unit_test(test_shown),
        cmocka_unit_test(test_structure),         cmocka_unit_test(test_reals),
        cmocka_unit_test(test_json_lines),        cmocka_unit_test(test_long),
        cmocka_unit_test(test_failure_is_sticky),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
