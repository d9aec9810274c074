/*
 * unit/test_shard.c: links of one domain are in one shard, every link is in one, and the numbers never change.
 */
#include "core/str.h"

#include <cite/checker.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* FNV-1a written out once more, by its definition. */
static unsigned by_hand(const char *key, unsigned shards)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);

    for (const char *at = key; *at; at++)
        hash = (hash ^ (unsigned char)*at) * UINT64_C(0x100000001b3);
    return (unsigned)(hash % shards) + 1;
}

static void test_keys(void **state)
{
    static const struct {
        const char *url;
        const char *key;
    } cases[] = {
        {"https://example.org/", "example.org"},
        {"http://example.org:8080/a?b#c", "example.org"},
        {"https://WWW.Example.ORG/a", "example.org"},
        {"https://a.b.c.example.org./", "example.org"},
        {"https://user:word@example.org/", "example.org"},
        {"  https://example.org/a b  ", "example.org"},
        {"https://news.example.co.uk/", "example.co.uk"},
        {"https://other.co.uk/", "other.co.uk"},
        {"https://co.uk/", "co.uk"},
        {"https://www.b\xc3\xbc"
         "cher.example/",
         "xn--bcher-kva.example"},
        {"https://B\xc3\x9c"
         "CHER.example/",
         "xn--bcher-kva.example"},
        {"https://xn--bcher-kva.example/", "xn--bcher-kva.example"},
        {"http://127.0.0.1:8000/a", "127.0.0.1"},
        {"http://[2001:DB8::1]/", "2001:db8::1"},
        {"http://localhost/", "localhost"},
        {"http://intranet/a", "intranet"},
        {"http://\xff\xfe.example/", "\xff\xfe.example"},
        {"mailto:jane@example.org", ""},
        {"doi:10.1000/182", ""},
        {"", ""},
        {"https://", ""},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        for (unsigned shards = 2; shards < 40; shards += 5) {
            unsigned shard = cite_url_shard(cite_str_from(cases[i].url), shards);
            if (shard != by_hand(cases[i].key, shards))
                fail_msg("%s: shard %u of %u", cases[i].url, shard, shards);
        }
        assert_int_equal(cite_url_shard(cite_str_from(cases[i].url), 0), 1);
        assert_int_equal(cite_url_shard(cite_str_from(cases[i].url), 1), 1);
    }
}

/* Two that were worked out elsewhere: a change of the hash would split collections that are half checked. */
static void test_fixed(void **state)
{
    (void)state;
    assert_int_equal(cite_url_shard(CITE__LIT("https://example.org/a"), 1000000), 101842);
    assert_int_equal(cite_url_shard(CITE__LIT("mailto:a@example.org"), 1000000), 656038);
}

/* A host that is longer than any name may be: whatever its bytes are, nothing is read past its end. */
static void test_long(void **state)
{
    static const size_t lengths[] = {250, 252, 253, 254, 255, 256, 4000};
    char url[4096];

    (void)state;
    for (size_t i = 0; i < COUNT(lengths); i++) {
        memcpy(url, "https://", 8);
        memset(url + 8, 'a', lengths[i]);
        cite_str whole = {url, 8 + lengths[i]};
        unsigned shard = cite_url_shard(whole, 7);
        assert_in_range(shard, 1, 7);
        memset(url + 8, 'A', lengths[i]);
        assert_int_equal(cite_url_shard(whole, 7), shard);
    }
}

/* No shard is left idle, nor does one get the most, where there are many domains. */
static void test_spread(void **state)
{
    enum { DOMAINS = 20000, SHARDS = 16 };
    size_t counts[SHARDS] = {0};
    char url[64];

    (void)state;
    for (unsigned i = 0; i < DOMAINS; i++) {
        int len = snprintf(url, sizeof url, "https://www.library%u.example/a/%u", i, i);
        counts[cite_url_shard((cite_str){url, (size_t)len}, SHARDS) - 1]++;
    }
    for (size_t i = 0; i < SHARDS; i++)
        assert_in_range(counts[i], DOMAINS / SHARDS * 8 / 10, DOMAINS / SHARDS * 12 / 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_fixed),
        cmocka_unit_test(test_long),
        cmocka_unit_test(test_spread),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
