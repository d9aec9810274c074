/*
 * unit/test_onset.c: where a match may begin.
 */
#include "core/onset.h"
#include "core/str.h"
#include "support/guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_find(void **state)
{
    static const struct {
        const char *onsets;
        bool caseless;
        const char *text;
        size_t found;
    } cases[] = {
        {"htt", false, "see http", 4},
        {"htt", false, "see HTTP", CITE_NONE},
        {"htt", true, "see hTtP", 4},
        {"htt", false, "ht", CITE_NONE}, /* the text ends in the onset */
        {"ht", false, "ht", 0},
        {"p[. 0-9]", false, "ppp.", 2},
        {"p[. 0-9]", false, "p", CITE_NONE},
        {"p[. 0-9~]", false, "ap\xc2\xa0", 1}, /* a blank above ASCII */
        {"p[. 0-9~]x", false, "p\xc2\xa0", 0}, /* whose second byte stands where x would */
        {"p[. 0-9]", false, "ap\xc2\xa0", CITE_NONE},
        {"~", false, "ab\xc2\xa0", 2},
        {"<id", false, "did id", 4},
        {"<id", false, "_id", CITE_NONE},
        {"<id", false, "-id", 1},
        {"<id|ed", false, "aided", 3}, /* the second alternative begins anywhere */
        {"see", true,
         "\xc5\xbf"
         "ee",
         0}, /* the long s */
        {"ask", true,
         "a\xc5\xbf"
         "k",
         0},
        {"k", true, "\xe2\x84\xaa", 0}, /* the kelvin sign */
        {"see", false,
         "\xc5\xbf"
         "ee",
         CITE_NONE},
        {"[a-c", false, "xb", 1},              /* a set that is not closed ends with the row */
        {"a|b|c|d|e|f|g|h|i", false, "-i", 1}, /* more alternatives than groups */
        {"", false, "abc", CITE_NONE},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__onset onset;
        struct guard guard;
        cite__onset_init(&onset, cases[i].onsets, cases[i].caseless);
        assert_true(guard_put_text(&guard, cases[i].text));
        size_t found = cite__onset_find(&onset, guard.text, 0);
        if (found != cases[i].found)
            fail_msg("case %zu: \"%s\" in \"%s\" at %zu", i, cases[i].onsets, cases[i].text, found);
        guard_release(&guard);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
