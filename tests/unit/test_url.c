/*
 * unit/test_url.c: URLs: parts, normal form, resolving.
 */
#include "core/url.h"
#include "support/guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define CEILING      ((size_t)4096)
#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void assert_part(cite_str part, const char *expected)
{
    if (!expected) {
        assert_null(part.ptr);
        return;
    }
    assert_non_null(part.ptr);
    assert_int_equal(part.len, strlen(expected));
    assert_memory_equal(part.ptr, expected, part.len);
}

static void test_split(void **state)
{
    static const struct {
        const char *url;
        bool whole;
        const char *scheme, *userinfo, *host, *port, *path, *query, *fragment;
    } cases[] = {
        {"https://a.example/b?c#d", true, "https", NULL, "a.example", NULL, "/b", "c", "d"},
        {"http://u:p@a.example:8080", true, "http", "u:p", "a.example", "8080", "", NULL, NULL},
        {"http://u@v@a.example/", true, "http", "u@v", "a.example", NULL, "/", NULL, NULL},
        {"http://[2001:db8::1]:80/", true, "http", NULL, "2001:db8::1", "80", "/", NULL, NULL},
        {"http://[2001:db8::1]", true, "http", NULL, "2001:db8::1", NULL, "", NULL, NULL},
        {"http://a.example:/", true, "http", NULL, "a.example", "", "/", NULL, NULL},
        {"http://a.example?q", true, "http", NULL, "a.example", NULL, "", "q", NULL},
        {"http://a.example/?", true, "http", NULL, "a.example", NULL, "/", "", NULL},
        {"http://a.example/x?y?z#", true, "http", NULL, "a.example", NULL, "/x", "y?z", ""},
        {"http://a.example/x:y", true, "http", NULL, "a.example", NULL, "/x:y", NULL, NULL},
        {"mailto:a@b.example", false, "mailto", NULL, NULL, NULL, "a@b.example", NULL, NULL},
        {"file:///etc/x", false, "file", NULL, "", NULL, "/etc/x", NULL, NULL},
        {"//a.example/x", false, NULL, NULL, "a.example", NULL, "/x", NULL, NULL},
        {"a/b", false, NULL, NULL, NULL, NULL, "a/b", NULL, NULL},
        {"1a://b", false, NULL, NULL, NULL, NULL, "1a://b", NULL, NULL},
        {"", false, NULL, NULL, NULL, NULL, "", NULL, NULL},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct cite__url url;
        struct guard guard;
        assert_true(guard_put_text(&guard, cases[i].url));
        assert_int_equal(cite__url_split(&url, guard.text), cases[i].whole);
        assert_part(url.scheme, cases[i].scheme);
        assert_part(url.userinfo, cases[i].userinfo);
        assert_part(url.host, cases[i].host);
        assert_part(url.port, cases[i].port);
        assert_part(url.path, cases[i].path);
        assert_part(url.query, cases[i].query);
        assert_part(url.fragment, cases[i].fragment);
        guard_release(&guard);
    }
}

static void test_normal(void **state)
{
    static const struct {
        const char *url;
        const char *normal;
    } cases[] = {
        {"HTTP://WWW.Example.ORG", "http://www.example.org/"},
        {"http://a.example:80/", "http://a.example/"},
        {"https://a.example:443/x", "https://a.example/x"},
        {"http://a.example:443/", "http://a.example:443/"},
        {"http://a.example:/", "http://a.example/"},
        {"http://a.example/x#part", "http://a.example/x"},
        {"http://a.example?q=1", "http://a.example/?q=1"},
        {"http://a.example/?", "http://a.example/?"},
        {"http://a.example/%7euser/%2f", "http://a.example/~user/%2F"},
        {"http://a.example/a/./b/../c", "http://a.example/a/c"},
        {"http://a.example/../../x", "http://a.example/x"},
        {"http://a.example/a/..", "http://a.example/"},
        {"http://a.example/a/b/.", "http://a.example/a/b/"},
        {"http://a.example/%2e%2e/x", "http://a.example/x"},
        {"http://a.example/a//b", "http://a.example/a//b"},
        {"http://a.example/?x=../y", "http://a.example/?x=../y"},
        {"http://a.example/\xc3\xbc?\xc3\xbc", "http://a.example/%C3%BC?%C3%BC"},
        {"http://b\xc3\xbc.example/", "http://b\xc3\xbc.example/"},
        {"http://a.example/a b|c", "http://a.example/a%20b%7Cc"},
        {"http://a.example/100%", "http://a.example/100%25"},
        {"http://a.example/%zz", "http://a.example/%25zz"},
        {"http://a.example/\xff", "http://a.example/%FF"},
        {"http://[2001:DB8::1]/", "http://[2001:db8::1]/"},
        {"http://U:P@A.example/", "http://U:P@a.example/"},
        {"MAILTO:A@b.example", "mailto:A@b.example"},
        {"no url", "no%20url"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct cite__buf once;
        struct cite__buf twice;
        struct guard guard;
        cite__buf_init(&once, NULL, CEILING);
        cite__buf_init(&twice, NULL, CEILING);
        assert_true(guard_put_text(&guard, cases[i].url));
        cite__url_normal(&once, guard.text);
        assert_string_equal(cite__buf_view(&once).ptr, cases[i].normal);
        cite__url_normal(&twice, cite__buf_view(&once));
        assert_string_equal(cite__buf_view(&twice).ptr, cases[i].normal);
        guard_release(&guard);
        cite__buf_release(&twice);
        cite__buf_release(&once);
    }
}

/* What is appended does not touch what stands before it, and a ceiling is kept. */
static void test_normal_appends(void **state)
{
    struct cite__buf buf;

    (void)state;
    cite__buf_init(&buf, NULL, CEILING);
    cite__buf_text(&buf, "a/b/");
    cite__url_normal(&buf, cite_str_from("http://c.example/../../../d"));
    assert_string_equal(buf.data, "a/b/http://c.example/d");
    cite__buf_release(&buf);
    cite__buf_init(&buf, NULL, 10);
    cite__url_normal(&buf, cite_str_from("http://c.example/../d"));
    assert_int_equal(buf.failed, CITE_ERROR_LIMIT);
    cite__buf_release(&buf);
}

/* The examples of RFC 3986, 5.4, and a few bases without a path or host. */
static void test_resolve(void **state)
{
    static const char rfc[] = "http://a/b/c/d;p?q";
    static const struct {
        const char *base;
        const char *reference;
        const char *absolute;
    } cases[] = {
        {rfc, "g:h", "g:h"},
        {rfc, "g", "http://a/b/c/g"},
        {rfc, "./g", "http://a/b/c/g"},
        {rfc, "g/", "http://a/b/c/g/"},
        {rfc, "/g", "http://a/g"},
        {rfc, "//g", "http://g"},
        {rfc, "?y", "http://a/b/c/d;p?y"},
        {rfc, "g?y", "http://a/b/c/g?y"},
        {rfc, "#s", "http://a/b/c/d;p?q#s"},
        {rfc, "g#s", "http://a/b/c/g#s"},
        {rfc, "g?y#s", "http://a/b/c/g?y#s"},
        {rfc, ";x", "http://a/b/c/;x"},
        {rfc, "", "http://a/b/c/d;p?q"},
        {rfc, ".", "http://a/b/c/"},
        {rfc, "./", "http://a/b/c/"},
        {rfc, "..", "http://a/b/"},
        {rfc, "../g", "http://a/b/g"},
        {rfc, "../..", "http://a/"},
        {rfc, "../../g", "http://a/g"},
        {rfc, "../../../g", "http://a/g"},
        {rfc, "/./g", "http://a/g"},
        {rfc, "/../g", "http://a/g"},
        {rfc, "g.", "http://a/b/c/g."},
        {rfc, "..g", "http://a/b/c/..g"},
        {rfc, "./g/.", "http://a/b/c/g/"},
        {rfc, "g/../h", "http://a/b/c/h"},
        {rfc, "g;x=1/../y", "http://a/b/c/y"},
        {rfc, "g?y/../x", "http://a/b/c/g?y/../x"},
        {"http://a", "g", "http://a/g"},
        {"http://u@[::1]:8/x", "y", "http://u@[::1]:8/y"},
        {"http://[::1]/x", "/y", "http://[::1]/y"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct cite__buf buf;
        struct guard base;
        struct guard reference;
        cite__buf_init(&buf, NULL, CEILING);
        assert_true(guard_put_text(&base, cases[i].base));
        assert_true(guard_put_text(&reference, cases[i].reference));
        cite__url_resolve(&buf, base.text, reference.text);
        assert_string_equal(cite__buf_view(&buf).ptr, cases[i].absolute);
        guard_release(&reference);
        guard_release(&base);
        cite__buf_release(&buf);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_split),
        cmocka_unit_test(test_normal),
        cmocka_unit_test(test_normal_appends),
        cmocka_unit_test(test_resolve),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
