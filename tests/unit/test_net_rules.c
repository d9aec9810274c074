/*
 * unit/test_net_rules.c: which links a pattern matches, what a file of patterns says, and what is refused as one.
 */
#include "core/str.h"
#include "net/rules.h"
#include "support/alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_patterns(void **state)
{
    static const struct {
        const char *pattern;
        const char *url;
        bool matches;
    } cases[] = {
        {"example.org", "https://example.org/a", true},
        {"example.org", "http://www.Example.org:8080", true},
        {"example.org", "https://example.org.invalid/", false},
        {"example.org", "https://notexample.org/", false},
        {"example.org", "https://other.test/example.org", false},
        {"*.example.org", "https://a.b.example.org/x", true},
        {"*.example.org", "https://example.org/x", false},
        {"127.0.0.*", "http://127.0.0.9/", true},
        {"mailto:", "mailto:jane@example.org", true},
        {"mailto:", "https://example.org/mailto:", false},
        {"FTP:", "ftp://example.org/a", true},
        {"example.org/drafts/*", "https://example.org/drafts/1?x=2", true},
        {"example.org/drafts/*", "http://user:pw@example.org/drafts/", true},
        {"example.org/drafts/*", "https://example.org/draft/1", false},
        {"example.org/a", "https://example.org/a#part", true},
        {"example.org/a#part", "https://example.org/a#part", true},
        {"example.org/a#part", "https://example.org/a#other", false},
        {"*/login?next=*", "https://example.org/login?next=/a", true},
        {"*/login?next=*", "https://example.org/loginX?next=/a", false},
        {"https://example.org/*", "https://example.org/", true},
        {"https://example.org/*", "http://example.org/", false},
        {"https://*.org/a*b*a", "https://x.org/aba", true},
        {"https://*.org/a*b*a", "https://x.org/ab", false},
        {"*://*/a", "https://x.org/a", true},
        {"a*a/", "https://a/", false},
        {"re:[?&]session=\\d+", "https://example.org/?session=12", true},
        {"re:[?&]session=\\d+", "https://example.org/?session=x", false},
        {"re:^https?://(www\\.)?example\\.(org|net)/", "http://example.net/", true},
        {"example.org", "not a url", false},
        {"*", "https://example.org/", true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__arena arena;
        struct cite__rules rules;
        cite__arena_init(&arena, NULL);
        cite__rules_init(&rules, &arena);
        assert_int_equal(
            cite__rules_add(&rules, CITE_RULE_EXCLUDE, cite_str_from(cases[i].pattern), CITE__LIT(""), NULL),
            CITE_OK);
        if ((cite__rules_refuse(&rules, cite_str_from(cases[i].url)).len > 0) != cases[i].matches)
            fail_msg("%s and %s", cases[i].pattern, cases[i].url);
        cite__rules_release(&rules);
        cite__arena_release(&arena);
    }
}

static const char text[] = "# what the harbour library does not check\r\n"
                           "example.org\n"
                           "\n"
                           "  !example.org/open/*  \n"
                           "re:/tmp/\n"
                           "!*.test/tmp/*";

static void test_file(void **state)
{
    static const struct {
        const char *url;
        const char *reason;
    } cases[] = {
        {"https://example.org/a", "excluded by 'example.org' (.citecheckignore:2)"},
        {"https://example.org/open/1", ""},
        {"https://other.example/tmp/", "excluded by 're:/tmp/' (.citecheckignore:5)"},
        {"https://b.test/tmp/1", ""},
        {"https://b.test/", ""},
    };
    struct cite__arena arena;
    struct cite__rules rules;

    (void)state;
    cite__arena_init(&arena, NULL);
    cite__rules_init(&rules, &arena);
    assert_int_equal(cite__rules_read(&rules, cite_str_from(text), CITE__LIT(".citecheckignore"), NULL),
                     CITE_OK);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_string_equal(cite__rules_refuse(&rules, cite_str_from(cases[i].url)).ptr, cases[i].reason);
    cite__rules_release(&rules);
    cite__arena_release(&arena);
}

static void test_included(void **state)
{
    struct cite__arena arena;
    struct cite__rules rules;

    (void)state;
    cite__arena_init(&arena, NULL);
    cite__rules_init(&rules, &arena);
    assert_int_equal(
        cite__rules_add(&rules, CITE_RULE_INCLUDE, CITE__LIT("a.test"), CITE__LIT("--include"), NULL), CITE_OK);
    assert_int_equal(
        cite__rules_add(&rules, CITE_RULE_INCLUDE, CITE__LIT("b.test"), CITE__LIT("--include"), NULL), CITE_OK);
    assert_int_equal(cite__rules_add(&rules, CITE_RULE_EXCLUDE, CITE__LIT("*/x"), CITE__LIT("--exclude"), NULL),
                     CITE_OK);
    assert_int_equal(cite__rules_refuse(&rules, CITE__LIT("https://a.test/")).len, 0);
    assert_int_equal(cite__rules_refuse(&rules, CITE__LIT("https://b.test/")).len, 0);
    assert_string_equal(cite__rules_refuse(&rules, CITE__LIT("https://c.test/")).ptr, "no pattern includes it");
    assert_string_equal(cite__rules_refuse(&rules, CITE__LIT("https://b.test/x")).ptr,
                        "excluded by '*/x' (--exclude)");
    cite__rules_release(&rules);
    cite__arena_release(&arena);
}

static void test_refused(void **state)
{
    static const struct {
        const char *line;
        const char *message;
    } cases[] = {
        {"re:(", "f:1: re:(: not a pattern of PCRE2"},
        {"re:", "f:1: re:: an empty pattern"},
        {"!", "f:1: an empty pattern"},
        {"a\x1b[b", "f:1: a pattern with a control character"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__arena arena;
        struct cite__rules rules;
        cite_error error = {CITE_OK, CITE_NONE, ""};
        cite__arena_init(&arena, NULL);
        cite__rules_init(&rules, &arena);
        assert_int_equal(cite__rules_read(&rules, cite_str_from(cases[i].line), CITE__LIT("f"), &error),
                         CITE_ERROR_ARGUMENT);
        assert_string_equal(error.message, cases[i].message);
        cite__rules_release(&rules);
        cite__arena_release(&arena);
    }
}

/* Every allocation fails in turn: an error, and nothing is left behind. */
static void test_memory(void **state)
{
    cite_status status = CITE_ERROR_MEMORY;

    (void)state;
    for (size_t n = 0; status != CITE_OK; n++) {
        struct counting_alloc memory;
        struct cite__arena arena;
        struct cite__rules rules;
        counting_alloc_init(&memory);
        counting_alloc_fail(&memory, n, ALLOC_FAIL_ONCE);
        cite__arena_init(&arena, &memory.allocator);
        cite__rules_init(&rules, &arena);
        status = cite__rules_read(&rules, cite_str_from(text), CITE__LIT("f"), NULL);
        if (status == CITE_OK && !cite__rules_refuse(&rules, CITE__LIT("https://example.org/tmp/")).ptr)
            status = CITE_ERROR_MEMORY;
        assert_true(status == CITE_OK || status == CITE_ERROR_MEMORY);
        cite__rules_release(&rules);
        cite__arena_release(&arena);
        assert_int_equal(memory.live_blocks, 0);
        assert_true(n < 1000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_patterns), cmocka_unit_test(test_file),   cmocka_unit_test(test_included),
        cmocka_unit_test(test_refused),  cmocka_unit_test(test_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
