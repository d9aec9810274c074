/*
 * unit/test_address.c: which addresses may be contacted, and what a URL's target is.
 */
#include "core/arena.h"
#include "net/address.h"
#include "net/idn.h"
#include "net/target.h"
#include "support/guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The first and last address of each network, and their neighbours outside. NULL: public. */
static void test_special(void **state)
{
    static const struct {
        const char *address;
        const char *kind;
    } cases[] = {
        {"0.0.0.0", "this network"},
        {"0.255.255.255", "this network"},
        {"1.0.0.0", NULL},
        {"9.255.255.255", NULL},
        {"10.0.0.0", "private network"},
        {"10.255.255.255", "private network"},
        {"11.0.0.0", NULL},
        {"100.63.255.255", NULL},
        {"100.64.0.0", "shared address space"},
        {"100.127.255.255", "shared address space"},
        {"100.128.0.0", NULL},
        {"126.255.255.255", NULL},
        {"127.0.0.1", "loopback"},
        {"127.255.255.255", "loopback"},
        {"128.0.0.0", NULL},
        {"169.253.255.255", NULL},
        {"169.254.169.254", "link-local"},
        {"169.255.0.0", NULL},
        {"172.15.255.255", NULL},
        {"172.16.0.0", "private network"},
        {"172.31.255.255", "private network"},
        {"172.32.0.0", NULL},
        {"192.0.0.8", "protocol assignments"},
        {"192.0.1.0", NULL},
        {"192.0.2.1", "documentation"},
        {"192.88.99.1", "6to4 relay"},
        {"192.168.0.0", "private network"},
        {"192.168.255.255", "private network"},
        {"192.169.0.0", NULL},
        {"198.17.255.255", NULL},
        {"198.18.0.0", "benchmarking"},
        {"198.19.255.255", "benchmarking"},
        {"198.20.0.0", NULL},
        {"198.51.100.1", "documentation"},
        {"203.0.113.255", "documentation"},
        {"223.255.255.255", NULL},
        {"224.0.0.1", "multicast"},
        {"240.0.0.1", "reserved"},
        {"255.255.255.255", "broadcast"},
        {"::", "unspecified"},
        {"::1", "loopback"},
        {"::2", "reserved"},
        {"::7f00:1", "reserved"},
        {"::ffff:127.0.0.1", "loopback"},
        {"::ffff:8.8.8.8", NULL},
        {"64:ff9b::10.0.0.1", "private network"},
        {"64:ff9b::8.8.8.8", NULL},
        {"64:ff9b:1::8.8.8.8", "translation"},
        {"100::1", "discard"},
        {"2001::1", "protocol assignments"},
        {"2001:db8::1", "documentation"},
        {"2001:db9::1", NULL},
        {"2002:7f00:1::", "loopback"},
        {"2002:c0a8:101::1", "private network"},
        {"2002:808:808::1", NULL},
        {"2a00:1450::1", NULL},
        {"3fff::1", "documentation"},
        {"4000::1", "reserved"},
        {"fc00::1", "private network"},
        {"fdff::1", "private network"},
        {"fe80::1", "link-local"},
        {"fec0::1", "site-local"},
        {"ff02::1", "multicast"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct cite__address address;
        assert_true(cite__address_parse(&address, cite_str_from(cases[i].address)));
        const char *kind = cite__address_special(&address);
        if (cases[i].kind && kind)
            assert_string_equal(kind, cases[i].kind);
        else
            assert_ptr_equal(kind, cases[i].kind);
    }
}

static void test_not_numeric(void **state)
{
    static const char *const cases[] = {"",
                                        "localhost",
                                        "1.2.3",
                                        "1.2.3.4.5",
                                        "1.2.3.256",
                                        "0x7f.1",
                                        "::g",
                                        "1:2:3:4:5:6:7:8:9",
                                        "[::1]",
                                        "1.2.3.4 ",
                                        "1111:2222:3333:4444:5555:6666:7777:8888:9999:aaaa:bbbb"};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct cite__address address;
        struct guard guard;
        assert_true(guard_put_text(&guard, cases[i]));
        assert_false(cite__address_parse(&address, guard.text));
        guard_release(&guard);
    }
}

static void test_text(void **state)
{
    static const char *const cases[] = {"192.0.2.1", "2001:db8::1", "2001:db8:1111:2222:3333:4444:5555:6666"};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct cite__address address;
        char text[CITE__ADDRESS_TEXT];
        assert_true(cite__address_parse(&address, cite_str_from(cases[i])));
        cite__address_text(text, &address);
        assert_string_equal(text, cases[i]);
    }
}

static void test_target(void **state)
{
    static const struct {
        const char *url;
        enum cite__target_kind kind;
        const char *request;
        const char *host;
        bool local;
    } cases[] = {
        {"https://A.example/x#y", CITE__TARGET_HTTP, "https://a.example/x", "a.example", false},
        {" http://a.example ", CITE__TARGET_HTTP, "http://a.example/", "a.example", false},
        {"http://user:secret@a.example/", CITE__TARGET_HTTP, "http://a.example/", "a.example", false},
        {"http://a.example:8080/\xc3\xbc?\xc3\xbc", CITE__TARGET_HTTP, "http://a.example:8080/%C3%BC?%C3%BC",
         "a.example", false},
        {"http://B\xc3\x9c"
         "cher.example/",
         CITE__TARGET_HTTP, "http://xn--bcher-kva.example/", "xn--bcher-kva.example", false},
        {"http://a_b.example/", CITE__TARGET_HTTP, "http://a_b.example/", "a_b.example", false},
        {"http://a.example./", CITE__TARGET_HTTP, "http://a.example./", "a.example.", false},
        {"http://LOCALHOST:1/", CITE__TARGET_HTTP, "http://localhost:1/", "localhost", true},
        {"http://a.localhost/", CITE__TARGET_HTTP, "http://a.localhost/", "a.localhost", true},
        {"http://127.0.0.1/", CITE__TARGET_HTTP, "http://127.0.0.1/", "127.0.0.1", true},
        {"http://[::1]:8/", CITE__TARGET_HTTP, "http://[::1]:8/", "::1", true},
        {"http://9.9.9.9/", CITE__TARGET_HTTP, "http://9.9.9.9/", "9.9.9.9", false},
        {"ftp://a.example/", CITE__TARGET_SCHEME, NULL, NULL, false},
        {"mailto:a@b.example", CITE__TARGET_SCHEME, NULL, NULL, false},
        {"javascript:alert(1)", CITE__TARGET_SCHEME, NULL, NULL, false},
        {"", CITE__TARGET_INVALID, NULL, NULL, false},
        {"a.example/x", CITE__TARGET_INVALID, NULL, NULL, false},
        {"http://", CITE__TARGET_INVALID, NULL, NULL, false},
        {"http:a.example", CITE__TARGET_INVALID, NULL, NULL, false},
        {"http:///x", CITE__TARGET_INVALID, NULL, NULL, false},
        {"http://a b/", CITE__TARGET_INVALID, NULL, NULL, false},
        {"http://a..example/", CITE__TARGET_INVALID, NULL, NULL, false},
        {"http://.example/", CITE__TARGET_INVALID, NULL, NULL, false},
        {"http://a%00.example/", CITE__TARGET_INVALID, NULL, NULL, false},
        {"http://a.example:0/", CITE__TARGET_INVALID, NULL, NULL, false},
        {"http://a.example:65536/", CITE__TARGET_INVALID, NULL, NULL, false},
        {"http://a.example:8x/", CITE__TARGET_INVALID, NULL, NULL, false},
        {"http://[::g]/", CITE__TARGET_INVALID, NULL, NULL, false},
        {"http://\xff.example/", CITE__TARGET_INVALID, NULL, NULL, false},
    };

    (void)state;
    struct cite__arena arena;
    cite__arena_init(&arena, NULL);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct cite__target target;
        struct guard guard;
        assert_true(guard_put_text(&guard, cases[i].url));
        cite__target_read(&target, guard.text, &arena);
        guard_release(&guard);
        assert_int_equal(target.kind, cases[i].kind);
        if (target.kind != CITE__TARGET_HTTP)
            continue;
        assert_string_equal(target.url.ptr, cases[i].request);
        assert_int_equal(target.host.len, strlen(cases[i].host));
        assert_memory_equal(target.host.ptr, cases[i].host, target.host.len);
        assert_int_equal(target.local, cases[i].local);
    }
    cite__arena_release(&arena);
}

/* An address that is asked as it stands needs no copy, where it stays. */
static void test_target_kept(void **state)
{
    static const struct {
        cite_str url;
        bool same;
    } cases[] = {
        {{"https://a.example/x?y", 21}, true},        {{"https://a.example/x#y", 21}, false},
        {{"https://A.example/x", 19}, false},         {{"https://a.example", 17}, false},
        {{" https://a.example/x ", 21}, false},       {{"https://a.example/x\0", 20}, false},
        {{"https://user:no@a.example/x", 27}, false},
    };

    (void)state;
    struct cite__arena arena;
    cite__arena_init(&arena, NULL);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct cite__target copy;
        struct cite__target kept;
        cite__target_read(&copy, cases[i].url, &arena);
        cite__target_read_kept(&kept, cases[i].url, &arena);
        assert_ptr_not_equal(copy.url.ptr, cases[i].url.ptr);
        assert_int_equal(kept.url.ptr == cases[i].url.ptr, cases[i].same);
        assert_int_equal(kept.kind, copy.kind);
        assert_int_equal(kept.host.len, copy.host.len);
        if (kept.kind == CITE__TARGET_HTTP)
            assert_string_equal(kept.url.ptr, copy.url.ptr);
    }
    cite__arena_release(&arena);
}

/* Samples of RFC 3492, 7.1, in small letters, and names as people write them. */
static void test_idn(void **state)
{
    static const struct {
        const char *host;
        const char *ascii;
    } cases[] = {
        {"a.Example", "a.example"},
        {"m\xc3\xbcnchen.example", "xn--mnchen-3ya.example"},
        {"\xd0\xbf\xd1\x80\xd0\xb8\xd0\xbc\xd0\xb5\xd1\x80.example", "xn--e1afmkfd.example"},
        {"\xd0\x9f\xd0\xa0\xd0\x98\xd0\x9c\xd0\x95\xd0\xa0.example", "xn--e1afmkfd.example"},
        {"\xe4\xbe\x8b\xe3\x81\x88.example", "xn--r8jz45g.example"},
        {"pro\xc5\xbe"
         "e.example",
         "xn--proe-nbb.example"},
    };
    static const char *const bad[] = {"\xc3.example", "a\xff.example"};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct cite__buf buf;
        cite__buf_init(&buf, NULL, 1024);
        assert_true(cite__idn_host(&buf, cite_str_from(cases[i].host)));
        assert_string_equal(cite__buf_view(&buf).ptr, cases[i].ascii);
        cite__buf_release(&buf);
    }
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct cite__buf buf;
        cite__buf_init(&buf, NULL, 1024);
        assert_false(cite__idn_host(&buf, cite_str_from(bad[i])));
        cite__buf_release(&buf);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_special), cmocka_unit_test(test_not_numeric), cmocka_unit_test(test_text),
        cmocka_unit_test(test_target),  cmocka_unit_test(test_target_kept), cmocka_unit_test(test_idn),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
