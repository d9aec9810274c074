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

/* A set tells of each row what the row alone tells. */
static void test_set(void **state)
{
    static const struct {
        const char *onsets;
        bool caseless;
    } rows[] = {
        {"<htt|<www", true}, {"[0-9][0-9]", false}, {"see|k", true}, {"<p[. 0-9~]|pp", false}, {"zzz", false},
    };
    static const char *const texts[] = {
        "",
        "see http://a",
        "SEE 12",
        "xhttp",
        "up p. 4, pp",
        "\xc5\xbf\x65\x65 \xe2\x84\xaa p\xc2\xa0\x34",
        "p",
        "1",
        "12",
    };
    struct cite__onset_set set = {.count = 0};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        cite__onset_set_add(&set, i, rows[i].onsets, rows[i].caseless);
    for (size_t k = 0; k < sizeof texts / sizeof texts[0]; k++) {
        size_t first[CITE__ONSET_ROWS];
        struct guard guard;
        assert_true(guard_put_text(&guard, texts[k]));
        cite__onset_set_find(&set, guard.text, first);
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
            struct cite__onset onset;
            cite__onset_init(&onset, rows[i].onsets, rows[i].caseless);
            if (cite__onset_find(&onset, guard.text, 0) != first[i])
                fail_msg("row %zu in \"%s\": %zu", i, texts[k], first[i]);
        }
        guard_release(&guard);
    }
}

/* More alternatives than groups: a row is told too often rather than not at all. */
static void test_full_set(void **state)
{
    struct cite__onset_set set = {.count = 0};
    size_t first[CITE__ONSET_ROWS];

    (void)state;
    for (size_t row = 0; row < CITE__ONSET_ROWS; row++)
        cite__onset_set_add(&set, row, row % 2 == 0 ? "<aa|<bb|<cc" : "dd|ee|ff", true);
    cite__onset_set_find(&set, CITE__LIT("-cc-xff"), first);
    for (size_t row = 0; row < CITE__ONSET_ROWS; row++)
        assert_true(row % 2 == 0 ? first[row] <= 1 : first[row] <= 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_set),
        cmocka_unit_test(test_full_set),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
