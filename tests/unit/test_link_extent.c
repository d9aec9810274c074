/*
 * unit/test_link_extent.c: how far a link goes to the right on its line.
 *
 * In the cases "|" stands where the link ends; it is taken out first.
 */
#include "links/extent.h"
#include "support/guard.h"
#include "support/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

#define ZHONG "\xe4\xb8\xad" /* a Chinese character */

/* Run and trim together: what a reader sees as the end of the link. */
static void test_ends(void **state)
{
    static const char *const cases[] = {
        "e.org|",
        "e.org/a|",
        "e.org/a| and",
        "e.org/a|\tand",
        "e.org/a|\nb",
        "e.org/a|\xc2\xa0"
        "b", /* a no-break space */
        /* Punctuation of the sentence. */
        "e.org/a|.",
        "e.org/a|, and",
        "e.org/a|;",
        "e.org/a|: so",
        "e.org/a|?",
        "e.org/a|!",
        "e.org/a|...",
        "e.org/a|.'",
        "e.org/a|*",
        "e.org/a?b=c|.",
        "e.org/a.b,c;d:e!f|",
        "e.org/a/|.",
        "e.org/a-|",
        "e.org/a|\xe2\x80\xa6",       /* … */
        "e.org/a|\xe3\x80\x82" ZHONG, /* 。 */
        "e.org/a|\xef\xbc\x8c" ZHONG, /* ， */
        "e.org/a|\xef\xbc\x9b",       /* ； */
        "e.org/a|\xe3\x80\x81" ZHONG, /* 、 */
        "e.org/a|\xef\xbc\x89",       /* ） */
        "e.org/a|\xd8\x8c \xd8\xa8",  /* Arabic comma */
        "e.org/a|\xd8\x9b",           /* Arabic semicolon */
        "e.org/a|\xd8\x9f",           /* Arabic question mark */
        "e.org/a|\xe0\xa5\xa4",       /* danda */
        "e.org/a|\xd6\x89",           /* Armenian full stop */
        /* Brackets: a closing one ends the link where none is open. */
        "e.org/a|)",
        "e.org/a|), and",
        "e.org/a_(b)|",
        "e.org/a_(b)|).",
        "e.org/(a)/(b)|",
        "e.org/a|(",
        "e.org/a|]",
        "e.org/a?b[0]=c|",
        "e.org/a?b[0]|].",
        "e.org/a|>",
        "e.org/a|<br>",
        "e.org/a|}",
        "e.org/a|>.",
        /* Quotation marks. */
        "e.org/a|\"",
        "e.org/a|,\"",
        "e.org/a|\xe2\x80\x9d",
        "e.org/a|.\xe2\x80\x9d",
        "e.org/a|\xe2\x80\x9c",
        "e.org/a|\xe2\x80\x99",
        "e.org/a|\xc2\xbb",
        "e.org/a|\xe3\x80\x8d",
        "e.org/a|`",
        "e.org/it's|",
        /* Dashes of the sentence. */
        "e.org/a|\xe2\x80\x94"
        "and",
        "e.org/a|\xe2\x80\x93 and",
        /* Letters of any script belong to an IRI; Chinese right behind a link does not, unless a path is in Chinese. */
        "e.org/\xd1\x80\xd0\xb5\xd0\xba\xd0\xb0|.",
        "e.org/caf\xc3\xa9|",
        "e.org/a|" ZHONG,
        "e.org/" ZHONG ZHONG "|",
        "e.org/?q=" ZHONG "|",
        "e.org/a_" ZHONG "|",
        "e.org/" ZHONG "/b|\xe3\x80\x82",
        /* A second address glued to the first, and one that is part of it. */
        "e.org/98d5|https://e.org/b",
        "e.org/a.|http://e.org/b",
        "e.org/web/2020/https://e.org/b|",
        "e.org/?u=http://e.org/b|",
        "e.org/a#https://e.org|",
        "e.org/the|",
        "e.org/https|",
        /* Ill-formed bytes. */
        "e.org/a|\xff"
        "b",
        "e.org/a|\xe2\x82",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text text = {NULL, 0, 0, false};
        struct guard guard;
        struct cite__link_depth depth = {0};
        const char *bar = strchr(cases[i], '|');
        const size_t expected = (size_t)(bar - cases[i]);
        text_add(&text, cases[i], expected);
        text_add_string(&text, bar + 1);
        assert_true(guard_put(&guard, text.data, text.len));
        size_t end = cite__link_run(guard.text, 0, guard.text.len, &depth);
        /* What closes a sentence stands in front of the scheme of the next link, too. */
        end = cite__link_trim(guard.text, 0, end);
        const bool glued_stop = strstr(cases[i], ".|http") != NULL;
        if (end != (glued_stop ? expected - 1 : expected))
            fail_msg("\"%s\": %zu, not %zu", cases[i], end, expected);
        guard_release(&guard);
        text_release(&text);
    }
}

static void test_limit(void **state)
{
    struct cite__link_depth depth = {0};

    (void)state;
    assert_int_equal(cite__link_run(cite_str_from("e.org/abc"), 0, 6, &depth), 6);
    assert_int_equal(cite__link_run(cite_str_from("e.org/abc"), 9, 9, &depth), 9);
    assert_int_equal(cite__link_run(cite_str_from(""), 0, 0, &depth), 0);
}

/* A bracket that was opened in one run is closed in the next. */
static void test_depth(void **state)
{
    static const char text[] = "a_(b\nc)d)e";
    struct cite__link_depth depth = {0};

    (void)state;
    assert_int_equal(cite__link_run(cite_str_from(text), 0, 4, &depth), 4);
    assert_int_equal(depth.round, 1);
    assert_int_equal(cite__link_run(cite_str_from(text), 5, sizeof text - 1, &depth), 8);
    assert_int_equal(depth.round, 0);
}

/* Trimming never goes in front of its begin, and takes nothing but punctuation. */
static void test_trim(void **state)
{
    static const struct {
        const char *text;
        size_t begin;
        size_t end;
    } cases[] = {
        {"", 0, 0},           {"...", 0, 0},    {"ab...", 2, 2}, {"a.b.", 0, 3}, {"a(b)", 0, 4},
        {"ab)", 0, 2},        {"a(b)).", 0, 4}, {"a[b]]", 0, 4}, {"a/", 0, 2},   {"a=", 0, 2},
        {"a&", 0, 2},         {"a#", 0, 2},     {"a_", 0, 2},    {"a-", 0, 2},   {"a~", 0, 2},
        {"a\xc3\xa9.", 0, 3}, {"a|\\^", 0, 1},  {"a\"'", 0, 1},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const cite_str text = cite_str_from(cases[i].text);
        const size_t end = cite__link_trim(text, cases[i].begin, text.len);
        if (end != cases[i].end)
            fail_msg("\"%s\": %zu", cases[i].text, end);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_limit),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_trim),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
