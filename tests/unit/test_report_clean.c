/*
 * test_report_clean.c: what a document says is made safe to show; nothing is cut inside a character.
 */
#include "core/buf.h"
#include "core/str.h"
#include "report/clean.h"
#include "support/guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define BAD  "\xEF\xBF\xBD"
#define DOTS "\xE2\x80\xA6"

static int write_buf(void *context, const char *data, size_t len)
{
    cite__buf_bytes(context, data, len);
    return 0;
}

enum way { PLAIN, HTML, CSV };

static void test_cleaning(void **state)
{
    static const struct {
        const char *text;
        enum way way;
        const char *shown;
    } cases[] = {
        {"", PLAIN, ""},
        {"plain text", PLAIN, "plain text"},
        {"a\tb\nc\r\nd", PLAIN, "a b c  d"},
        {"\x1B[31mred\x07\x7F", PLAIN, "[31mred"},
        {"C1 \xC2\x9B"
         "31m, NEL \xC2\x85.",
         PLAIN, "C1 31m, NEL  ."},
        {"a\xE2\x80\xAE"
         "b\xE2\x80\x8E"
         "c\xE2\x81\xA6"
         "d\xE2\x81\xA9",
         PLAIN, "abcd"},                      /* U+202E, U+200E, U+2066, U+2069 */
        {"\xEF\xBB\xBFmark", PLAIN, "mark"},  /* U+FEFF */
        {"x\xF3\xA0\x81\x81y", PLAIN, "xy"},  /* U+E0041, a tag */
        {"\xE2\x80\xA8line", PLAIN, " line"}, /* U+2028 */
        {"bad \xFF\xC3 \xED\xA0\x80", PLAIN, "bad " BAD BAD " " BAD BAD BAD},
        {"cut \xE2\x82", PLAIN, "cut " BAD},
        {"\xD0\x9F\xD1\x80 \xE4\xB8\xAD \xF0\x9F\x93\x96", PLAIN,
         "\xD0\x9F\xD1\x80 \xE4\xB8\xAD \xF0\x9F\x93\x96"},
        {"at https://user:pass@host.org/a@b now", PLAIN, "at https://host.org/a@b now"},
        {"https://a@b:c@host.org?x@y", PLAIN, "https://host.org?x@y"},
        {"https://host.org doe@host.org", PLAIN, "https://host.org doe@host.org"},
        {"ftp://u:p@", PLAIN, "ftp://"},
        {"<https://u:p@host.org>", HTML, "&lt;https://host.org&gt;"},
        {"<b a=\"1\" c='2'>&amp;</b>", PLAIN, "<b a=\"1\" c='2'>&amp;</b>"},
        {"<b a=\"1\" c='2'>&amp;</b>", HTML, "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;"},
        {"\x1B<\xE2\x80\xAE>\xFF", HTML, "&lt;&gt;" BAD},
        {"", CSV, "\"\""},
        {"a=1", CSV, "\"a=1\""},
        {"=1+1", CSV, "\"'=1+1\""},
        {"\tx", CSV, "\"' x\""},
        {"\xE2\x80\x8E=1+1", CSV, "\"'=1+1\""}, /* U+200E is left out */
        {"\x01\xEF\xBB\xBF@a", CSV, "\"'@a\""},
        {"\xE2\x80\x8E", CSV, "\"\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__sink sink;
        struct cite__buf out;
        struct guard guard;

        assert_true(guard_put_text(&guard, cases[i].text));
        cite__buf_init(&out, NULL, 1000);
        cite__sink_init(&sink, write_buf, &out);
        if (cases[i].way == HTML)
            cite__clean_html(&sink, guard.text);
        else if (cases[i].way == CSV)
            cite__clean_csv(&sink, guard.text);
        else
            cite__clean_plain(&sink, guard.text);
        assert_int_equal(cite__sink_finish(&sink), CITE_OK);
        assert_string_equal(cite__buf_view(&out).ptr, cases[i].shown);
        cite__buf_release(&out);
        guard_release(&guard);
    }
}

static void test_cutting(void **state)
{
    static const struct {
        const char *text;
        size_t columns;
        const char *shown;
        size_t used;
    } cases[] = {
        {"", 0, "", 0},
        {"", 5, "", 0},
        {"abc", 3, "abc", 3},
        {"abcd", 3, "ab" DOTS, 3},
        {"s://user:pass@ab", 6, "s://ab", 6},
        {"s://user:pass@abc", 6, "s://a" DOTS, 6},
        {"abc", 1, DOTS, 1},
        {"abc", 0, "", 0},
        {"\xC3\xA4\xC3\xB6\xC3\xBC", 2, "\xC3\xA4" DOTS, 2},
        {"\xC3\xA4\xC3\xB6\xC3\xBC", 3, "\xC3\xA4\xC3\xB6\xC3\xBC", 3},
        {"e\xCC\x81x", 2, "e\xCC\x81x", 2},      /* a combining accent takes no column */
        {"e\xCC\x81xy", 2, "e\xCC\x81" DOTS, 2}, /* and stays with its letter */
        {"\xE4\xB8\xAD\xE6\x96\x87", 4, "\xE4\xB8\xAD\xE6\x96\x87", 4},
        {"\xE4\xB8\xAD\xE6\x96\x87", 3, "\xE4\xB8\xAD" DOTS, 3},
        {"\xE4\xB8\xAD\xE6\x96\x87", 2, DOTS, 1}, /* two columns do not fit beside the ellipsis */
        {"\x1B\x1B"
         "ab",
         2, "ab", 2},
        {"ab\x1B", 2, "ab", 2},
        {"a\xFF"
         "b",
         2, "a" DOTS, 2},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__sink sink;
        struct cite__buf out;
        struct guard guard;

        assert_true(guard_put_text(&guard, cases[i].text));
        cite__buf_init(&out, NULL, 1000);
        cite__sink_init(&sink, write_buf, &out);
        assert_int_equal(cite__clean_cut(&sink, guard.text, cases[i].columns), cases[i].used);
        assert_int_equal(cite__sink_finish(&sink), CITE_OK);
        assert_string_equal(cite__buf_view(&out).ptr, cases[i].shown);
        cite__buf_release(&out);
        guard_release(&guard);
    }
}

static void test_clickable(void **state)
{
    static const struct {
        const char *url;
        bool clickable;
    } cases[] = {
        {"http://example.org/", true},
        {"https://example.org/", true},
        {"HTTPS://EXAMPLE.ORG", true},
        {"ftp://example.org/", true},
        {"javascript:alert(1)", false},
        {"data:text/html,x", false},
        {"file:///etc/passwd", false},
        {"mailto:a@example.org", false},
        {"https:/example.org", false},
        {" https://example.org/", false},
        {"", false},
        {"java\nscript:https://", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(cite__clean_clickable(cite_str_from(cases[i].url)), cases[i].clickable);
}

struct limited {
    size_t calls;
    size_t allowed;
};

static int write_limited(void *context, const char *data, size_t len)
{
    struct limited *limited = context;

    (void)data;
    (void)len;
    limited->calls++;
    return limited->calls > limited->allowed;
}

/* More than one hand-over; after the one that fails there is no further call. */
static void test_sink(void **state)
{
    struct cite__sink sink;
    struct limited limited = {0, 2};
    struct limited enough = {0, 100};

    (void)state;
    cite__sink_init(&sink, write_limited, &limited);
    cite__sink_repeat(&sink, "0123456789", 10000);
    assert_int_equal(cite__sink_finish(&sink), CITE_ERROR_IO);
    assert_int_equal(limited.calls, 3);
    cite__sink_init(&sink, write_limited, &enough);
    cite__sink_size(&sink, SIZE_MAX);
    cite__sink_size(&sink, 0);
    assert_int_equal(cite__sink_finish(&sink), CITE_OK);
    assert_int_equal(enough.calls, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cleaning),
        cmocka_unit_test(test_cutting),
        cmocka_unit_test(test_clickable),
        cmocka_unit_test(test_sink),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
