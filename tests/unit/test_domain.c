/*
 * unit/test_domain.c: known top-level domains and registrable domains.
 */
#include "core/domain.h"
#include "core/str.h"
#include "support/guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The longest host name (RFC 1035, 2.3.4, less the root's dot). */
enum { LONGEST = 253 };

static void test_known_tld(void **state)
{
    static const struct {
        const char *host;
        bool known;
    } cases[] = {
        {"example.org", true},
        {"EXAMPLE.ORG", true},
        {"org", true},
        {"example.org.", true},
        {"a.b.c.co.uk", true},
        {"example.xn--p1ai", true},
        {"example.ck", true},
        {"shop.com.bd", true},
        {"example.2ov", false},
        {"example.invalid", false},
        {"192.0.2.1", false},
        {"", false},
        {".", false},
        {"..", false},
        {"example.org..", false},
        {"example", false},
        {"a b", false},
        {"example.html", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct guard guard;
        assert_true(guard_put_text(&guard, cases[i].host));
        if (cite__domain_known_tld(guard.text) != cases[i].known)
            fail_msg("%s", cases[i].host);
        guard_release(&guard);
    }
    assert_false(cite__domain_known_tld((cite_str){"a.o\0rg", 6}));
    assert_false(cite__domain_known_tld((cite_str){NULL, 0}));
}

static void test_longest(void **state)
{
    char host[LONGEST + 2];

    (void)state;
    memset(host, 'a', sizeof host);
    memcpy(host + LONGEST - 4, ".org", 4);
    assert_true(cite__domain_known_tld((cite_str){host, LONGEST}));
    memset(host, 'a', sizeof host);
    memcpy(host + LONGEST - 3, ".org", 4);
    assert_false(cite__domain_known_tld((cite_str){host, LONGEST + 1}));
}

static void test_registrable(void **state)
{
    static const struct {
        const char *host;
        const char *domain;
    } cases[] = {
        {"www.example.co.uk", "example.co.uk"},
        {"example.org", "example.org"},
        {"WWW.Example.ORG", "Example.ORG"},
        {"a.b.example.org.", "example.org"},
        {"org", ""},
        {"co.uk", ""},
        {"localhost", ""},
        {"", ""},
        {".", ""},
        {"192.0.2.7", ""},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct guard guard;
        assert_true(guard_put_text(&guard, cases[i].host));
        cite_str domain = cite__domain_registrable(guard.text);
        if (!cite__str_equal(domain, cite_str_from(cases[i].domain)))
            fail_msg("%s: %.*s", cases[i].host, (int)domain.len, domain.ptr);
        /* It is a slice of the host. */
        assert_true(domain.len == 0 || (domain.ptr >= guard.text.ptr &&
                                        domain.ptr + domain.len <= guard.text.ptr + guard.text.len));
        guard_release(&guard);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_tld),
        cmocka_unit_test(test_longest),
        cmocka_unit_test(test_registrable),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
