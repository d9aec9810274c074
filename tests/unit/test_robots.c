/*
 * unit/test_robots.c: robots.txt, by the examples of RFC 9309 and by what is found in the wild.
 */
#include "net/robots.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_rules(void **state)
{
    static const struct {
        const char *text;
        const char *path;
        bool allowed;
    } cases[] = {
        {"", "/x", true},
        {"User-agent: *\nDisallow: /\n", "/x", false},
        {"User-agent: *\nDisallow: /\n", "/robots.txt", true},
        {"User-agent: *\nDisallow:\n", "/x", true},
        {"user-AGENT : * # all\r\nDISALLOW : /private # not this\r\n", "/private/x", false},
        {"User-agent: *\nDisallow: /private\n", "/public", true},
        {"User-agent: *\nDisallow: /\nAllow: /public", "/public/x", true},
        {"User-agent: *\nAllow: /a\nDisallow: /a", "/a", true},
        {"User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false},
        {"User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", true},
        {"User-agent: *\nDisallow: /a*b*c", "/axxbyyc/", false},
        {"User-agent: *\nDisallow: /a*b*c", "/axxcyyb", true},
        {"User-agent: *\nDisallow: *", "/x", false},
        {"User-agent: *\nDisallow: $", "/x", true},
        {"User-agent: other\nDisallow: /\n", "/x", true},
        {"User-agent: libcite\nDisallow: /x\n\nUser-agent: *\nDisallow: /", "/y", true},
        {"User-agent: libcite\nDisallow: /x\n\nUser-agent: *\nDisallow: /", "/x", false},
        {"User-agent: LibCite/1.0\nDisallow: /x", "/x", false},
        {"User-agent: libcitebot\nDisallow: /x", "/x", true},
        {"User-agent: other\nUser-agent: *\nDisallow: /x", "/x", false},
        {"User-agent: *\nUser-agent: other\nDisallow: /x", "/x", false},
        {"User-agent: *\nCrawl-delay: 5\nDisallow: /x", "/x", false},
        {"User-agent: *\nDisallow: /x\nUser-agent: other\nDisallow: /y", "/y", true},
        {"Disallow: /x", "/x", true},
        {"no colon\n:\nUser-agent\n", "/x", true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__arena arena;
        cite__arena_init(&arena, NULL);
        const struct cite__robots *robots = cite__robots_read(cite_str_from(cases[i].text), "libcite", &arena);
        print_message("%zu: %s\n", i, cases[i].path);
        assert_non_null(robots);
        assert_int_equal(cite__robots_allow(robots, cite_str_from(cases[i].path)), cases[i].allowed);
        robots = cite__robots_closed(&arena);
        assert_false(cite__robots_allow(robots, cite_str_from("/x")));
        cite__arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rules)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
