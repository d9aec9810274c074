/*
 * unit/test_seams.c: whether a link goes on behind a line's end or behind a space.
 */
#include "core/str.h"
#include "links/seams.h"
#include "support/guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { NO = 0, YES = 1 };

/* What is answered for each seam, where the link is not in angle brackets: at a full line and at a short one. */
static void test_joins(void **state)
{
    static const struct {
        const char *before;
        const char *token;
        int full;    /* at the end of a full line */
        int shorter; /* of a short one */
        int space;
    } cases[] = {
        /* A link that is parted behind "/", "-" and their like. */
        {"e.org/a/", "river-and-lake.html", YES, YES, YES},
        {"e.org/a-", "b-c", YES, YES, NO},
        {"e.org/rope-", "walk", YES, YES, NO},
        {"e.org/a_", "b_c", YES, YES, YES},
        {"e.org/?q=", "rope", YES, YES, NO},
        {"e.org/?a=1&", "b=2", YES, YES, YES},
        {"e.org/%D0%", "96", YES, YES, NO},
        /* The file's extension is broken off. */
        {"e.org/a.", "pdf", YES, YES, YES},
        {"e.org/a.", "html.", YES, YES, YES},
        {"e.org/a.p", "df", YES, YES, YES},
        {"e.org/a.ht", "ml", YES, YES, YES},
        /* The next line is a word, a name, a date, another link. */
        {"e.org/a", "and", NO, NO, NO},
        {"e.org/a", "The", NO, NO, NO},
        {"e.org/a", "accessed", NO, NO, NO},
        {"e.org/a.", "See", NO, NO, NO},
        {"e.org/a,", "pp.", NO, NO, NO},
        {"e.org/a", "2024-05-01", NO, NO, NO},
        {"e.org/a", "12/2020", NO, NO, NO},
        {"e.org/a/", "2020-12-01.", NO, NO, NO},
        {"e.org/a", "https://e.org/b", NO, NO, NO},
        {"e.org/a/", "www.e.org/b", NO, NO, NO},
        {"e.org/a/", "doi:10.5555/b", NO, NO, NO},
        {"e.org/a/", "f.org/b-c", NO, NO, NO},
        {"e.org/a/", "(b-c/d)", NO, NO, NO},
        {"e.org/a/", "\"b-c/d\"", NO, NO, NO},
        {"e.org/a/", "...", NO, NO, NO},
        {"", "b-c/d", NO, NO, NO},
        {"e.org/a/", "", NO, NO, NO},
        /* A piece that can be nothing else. */
        {"e.org/a", "/b/c.html", YES, YES, YES},
        {"e.org/a", "b-c-d/e_f.pdf", YES, YES, YES},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct guard before;
        struct guard token;
        assert_true(guard_put_text(&before, cases[i].before));
        assert_true(guard_put_text(&token, cases[i].token));
        const int full = cite__seam_joins(CITE__SEAM_LINE, before.text, token.text, false, true, NULL);
        const int shorter = cite__seam_joins(CITE__SEAM_LINE, before.text, token.text, false, false, NULL);
        const int space = cite__seam_joins(CITE__SEAM_SPACE, before.text, token.text, false, false, NULL);
        if (full != cases[i].full || shorter != cases[i].shorter || space != cases[i].space)
            fail_msg("\"%s\" and \"%s\": %d %d %d", cases[i].before, cases[i].token, full, shorter, space);
        guard_release(&before);
        guard_release(&token);
    }
}

/* The farther apart the two pieces, the more must speak for them: never a join over a page that was none over a line. */
static void test_farther(void **state)
{
    static const char *const befores[] = {"e.org/a",  "e.org/a/", "e.org/a-",
                                          "e.org/a.", "e.org/a,", "e.org/?q="};
    static const char *const tokens[] = {"b", "and", "b-c", "b-c/d", "b.html", "1234", "x12345", "B_c", "/b"};
    size_t joined = 0;

    (void)state;
    for (size_t b = 0; b < COUNT(befores); b++) {
        for (size_t t = 0; t < COUNT(tokens); t++) {
            const cite_str before = cite_str_from(befores[b]);
            const cite_str token = cite_str_from(tokens[t]);
            const bool line = cite__seam_joins(CITE__SEAM_LINE, before, token, false, true, NULL);
            const bool blank = cite__seam_joins(CITE__SEAM_BLANK, before, token, false, true, NULL);
            const bool column = cite__seam_joins(CITE__SEAM_COLUMN, before, token, false, true, NULL);
            const bool wrapped = cite__seam_joins(CITE__SEAM_LINE, before, token, true, true, NULL);
            const bool shorter = cite__seam_joins(CITE__SEAM_LINE, before, token, false, false, NULL);
            assert_true(line || !blank);
            assert_true(line || !column);
            assert_true(line || !shorter);
            assert_true(wrapped || !line);
            joined += line;
        }
    }
    assert_true(joined > 0 && joined < COUNT(befores) * COUNT(tokens));
}

static void test_underscore(void **state)
{
    static const struct {
        const char *before;
        const char *token;
        bool underscore;
    } cases[] = {
        {"e.org/fundamental", "documents/", true},
        {"e.org/a", "2020_b", true},
        {"e.org/2025/01/3", "1/", false},
        {"e.org/a/", "b_c", false},
        {"e.org/a-", "b-c", false},
        {"e.org/a", "/b", false},
        {"e.org/a.", "pdf", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        if (cite__seam_underscore(cite_str_from(cases[i].before), cite_str_from(cases[i].token)) !=
            cases[i].underscore)
            fail_msg("\"%s\" and \"%s\"", cases[i].before, cases[i].token);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_joins),
        cmocka_unit_test(test_farther),
        cmocka_unit_test(test_underscore),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
