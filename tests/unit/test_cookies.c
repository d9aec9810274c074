/*
 * unit/test_cookies.c: what a chain of redirects keeps of the cookies it is given, and to whom it gives them back.
 */
#include "net/cookies.h"
#include "net/head.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_cookies(void **state)
{
    static const struct {
        const char *head;
        const char *from;
        const char *to;
        bool secure;
        const char *sent; /* NULL: none */
    } cases[] = {
        {"Set-Cookie: a=1\r\n", "x.example", "x.example", false, "a=1"},
        {"set-cookie:a=1; Path=/\nX: y\nSet-Cookie: b=2; HttpOnly", "x.example", "x.example", false,
         "a=1; b=2"},
        {"Set-Cookie: a=1\r\n", "x.example", "www.x.example", false, NULL},
        {"Set-Cookie: a=1; Domain=.shop.co.uk\r\n", "www.shop.co.uk", "id.shop.co.uk", false, "a=1"},
        {"Set-Cookie: a=1; domain=SHOP.co.uk\r\n", "www.shop.co.uk", "shop.co.uk", false, "a=1"},
        {"Set-Cookie: a=1; Domain=co.uk\r\n", "www.shop.co.uk", "other.co.uk", false, NULL},
        {"Set-Cookie: a=1; Domain=other.org\r\n", "www.shop.org", "other.org", false, NULL},
        {"Set-Cookie: a=1; Domain=hop.org\r\n", "shop.org", "shop.org", false, NULL},
        {"Set-Cookie: a=1; Domain=0.0.1\r\n", "127.0.0.1", "127.0.0.1", false, NULL},
        {"Set-Cookie: a=1; Secure\r\n", "x.example", "x.example", false, NULL},
        {"Set-Cookie: a=1; Secure\r\n", "x.example", "x.example", true, "a=1"},
        {"Set-Cookie: a=1\r\nSet-Cookie: a=2\r\n", "x.example", "x.example", true, "a=2"},
        {"Set-Cookie: a=1\r\nSet-Cookie: a=; Max-Age=0\r\n", "x.example", "x.example", true, NULL},
        {"Set-Cookie: a\r\n", "x.example", "x.example", true, "a="},
        {"Set-Cookie: =1\r\n", "x.example", "x.example", true, NULL},
        {"Set-Cookie: a=\x01\r\n", "x.example", "x.example", true, NULL},
        {"Set-Cookie:\r\n", "x.example", "x.example", true, NULL},
        {"Set-Cookies: a=1\r\n", "x.example", "x.example", true, NULL},
        {"", "x.example", "x.example", true, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__cookies *jar = NULL;
        struct cite__arena arena;
        cite__arena_init(&arena, NULL);
        cite_str head = cite_str_from(cases[i].head);
        bool changed = cite__cookies_take(&jar, head, cite_str_from(cases[i].from), &arena);
        const char *sent = cite__cookies_for(jar, cite_str_from(cases[i].to), cases[i].secure, &arena);
        print_message("%zu: %s\n", i, sent ? sent : "(none)");
        assert_int_equal(sent != NULL, cases[i].sent != NULL);
        if (sent) {
            assert_string_equal(sent, cases[i].sent);
            assert_true(changed);
        }
        assert_false(arena.failed);
        cite__arena_release(&arena);
    }
}

/* The same again changes nothing, so that a loop is one. A flood is cut. */
static void test_change(void **state)
{
    struct cite__cookies *jar = NULL;
    struct cite__arena arena;
    const cite_str host = cite_str_from("x.example");

    (void)state;
    cite__arena_init(&arena, NULL);
    assert_true(cite__cookies_take(&jar, cite_str_from("Set-Cookie: a=1"), host, &arena));
    assert_false(cite__cookies_take(&jar, cite_str_from("Set-Cookie: a=1; Path=/"), host, &arena));
    assert_true(cite__cookies_take(&jar, cite_str_from("Set-Cookie: a=2"), host, &arena));
    for (char name = 'b'; name <= 'z'; name++) {
        char field[] = "Set-Cookie: x=1";
        field[12] = name;
        (void)cite__cookies_take(&jar, cite_str_from(field), host, &arena);
    }
    assert_int_equal(jar->count, CITE__COOKIES_MAX);
    cite__arena_release(&arena);
}

static void test_head(void **state)
{
    const cite_str head = cite_str_from("Server: a\r\nX-One:  two \nx-one: three\r\nX-On: no");

    (void)state;
    assert_true(cite__head_has(head, "x-one", ""));
    assert_true(cite__head_has(head, "X-One", "THREE"));
    assert_true(cite__head_has(head, "X-One", "two"));
    assert_false(cite__head_has(head, "X-One", "no"));
    assert_true(cite__head_has(head, "X-On", "no"));
    assert_false(cite__head_has(head, "X-Two", ""));
    assert_false(cite__head_has(cite_str_from(""), "X", ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cookies),
        cmocka_unit_test(test_change),
        cmocka_unit_test(test_head),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
