/*
 * unit/test_link_hosts.c: host names in links, and those that cannot be.
 */
#include "core/str.h"
#include "links/hosts.h"
#include "support/guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_host(void **state)
{
    static const struct {
        const char *url;
        const char *host;
    } cases[] = {
        {"https://e.org/a", "e.org"},
        {"https://e.org", "e.org"},
        {"https://e.org:8080/a", "e.org"},
        {"https://e.org?a", "e.org"},
        {"https://e.org#a:b", "e.org"},
        {"https://user:pass@e.org/a", "e.org"},
        {"https://a@b@e.org/", "e.org"},
        {"https://e.org/a@b", "e.org"},
        {"https://e.org/http://f.org", "e.org"},
        {"https://[2001:db8::1]:80/a", "[2001:db8::1]"},
        {"e.org/a", "e.org"},
        {"e.org:80", "e.org"},
        {"https:///a", ""},
        {"https://", ""},
        {"", ""},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct guard guard;
        assert_true(guard_put_text(&guard, cases[i].url));
        const cite_str host = cite__link_host(guard.text);
        if (!cite__str_equal(host, cite_str_from(cases[i].host)))
            fail_msg("\"%s\": \"%.*s\"", cases[i].url, (int)host.len, host.ptr);
        guard_release(&guard);
    }
}

static void test_plausible(void **state)
{
    static const struct {
        const char *host;
        bool plausible;
    } cases[] = {
        {"e.org", true},
        {"E.ORG", true},
        {"a.b.co.uk", true},
        {"192.0.2.1", true},
        {"localhost", true},
        {"[::1]", true},
        {"host.invalid", true},
        {"a.example", true},
        {"x.onion", true},
        {"printer.local", true},
        {"\xd0\xb6.\xd1\x80\xd1\x84", true},
        {"e.xn--p1ai", true},
        {"", false},
        {"e.", false},
        {"e.2ov", false},
        {"e.htrnl", false},
        {".org", false},
        {"-", false},
        {"..", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct guard guard;
        assert_true(guard_put_text(&guard, cases[i].host));
        if (cite__link_host_plausible(guard.text) != cases[i].plausible)
            fail_msg("\"%s\"", cases[i].host);
        guard_release(&guard);
    }
}

static void test_mend(void **state)
{
    static const struct {
        const char *host;
        const char *mended; /* NULL: none, or more than one */
    } cases[] = {
        {"www.e.2ov", "www.e.gov"},
        {"e.0rg", "e.org"},
        {"e.edv", "e.edu"},
        {"e.q0v", NULL},
        {"e.g0v", "e.gov"},
        {"2e.or9", "2e.org"},
        {"e", NULL},
        {"", NULL},
        {"e.zzzzzz", NULL},
        {"e.2", NULL},
        {"e.abcdefghijklmnopqrst", NULL},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct guard guard;
        size_t at = 0;
        char sign = '\0';
        assert_true(guard_put_text(&guard, cases[i].host));
        const bool mended = cite__link_host_mend(guard.text, &at, &sign);
        if (mended != (cases[i].mended != NULL))
            fail_msg("\"%s\" %s", cases[i].host, mended ? "is mended" : "is not mended");
        for (size_t c = 0; mended && c < guard.text.len; c++)
            assert_int_equal(c == at ? sign : guard.text.ptr[c], cases[i].mended[c]);
        guard_release(&guard);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_host),
        cmocka_unit_test(test_plausible),
        cmocka_unit_test(test_mend),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
