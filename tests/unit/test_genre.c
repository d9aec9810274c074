/*
 * unit/test_genre.c: what a citation says its work is.
 */
#include "citations/genre.h"
#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct {
    const char *text;
    const char *said;    /* the words; empty where it says nothing */
    const char *bracket; /* the bracket with them; empty for none */
    cite_type type;
} cases[] = {
    {"Mill Office, Ferry Tables [Data set], https://example.org/a", "Data set", "[Data set]",
     CITE_TYPE_DATASET},
    {"Ann Marsh, Tolls (computer software), 2004", "computer software", "(computer software)",
     CITE_TYPE_SOFTWARE},
    {"Ann Marsh, River Law (speech, Ferry, 3 May 2017)", "speech", "(speech, Ferry, 3 May 2017)",
     CITE_TYPE_SPEECH},
    {"Köhler, Der Fluss [VORTRAG], Neustadt 1999", "VORTRAG", "[VORTRAG]", CITE_TYPE_SPEECH},
    {"Mill Office, press release, 3 May 2017", "press release", "", CITE_TYPE_REPORT},
    {"Mill Office, “River Tolls Rise,” Press Release, 3 May 2017", "Press Release", "", CITE_TYPE_REPORT},
    {"Mill Office, “River Tolls Rise” press release, 3 May 2017", "press release", "", CITE_TYPE_REPORT},
    {"Ministère, communiqué de presse, 2 mai 2010", "communiqué de presse", "", CITE_TYPE_REPORT},
    {"Министерство, пресс-релиз, 2010", "пресс-релиз", "", CITE_TYPE_REPORT},
    {"Mill Office, news release [Data set], 2010", "news release", "", CITE_TYPE_REPORT},
    /* Titles have these words too. */
    {"Ann Marsh, Software, Mill Press", "", "", CITE_TYPE_DOCUMENT},
    {"Map, Mill Office, 1999", "", "", CITE_TYPE_DOCUMENT},
    {"Ann Marsh, “Rivers, press release, and tolls,” River Review", "", "", CITE_TYPE_DOCUMENT},
    /* More or less than the words. */
    {"Mill Office, Ferry Tables [Data set of mills]", "", "", CITE_TYPE_DOCUMENT},
    {"Mill Office, press release of the mill, 2010", "", "", CITE_TYPE_DOCUMENT},
    {"Ministère, communiqué de presse final, 2010", "", "", CITE_TYPE_DOCUMENT},
    {"Mill Office, press, 2010", "", "", CITE_TYPE_DOCUMENT},
    {"Ann Marsh, River Law (2017)", "", "", CITE_TYPE_DOCUMENT},
    {"Ann Marsh, River Law []", "", "", CITE_TYPE_DOCUMENT},
    {"Ann Marsh, River Law [Data set", "", "", CITE_TYPE_DOCUMENT},
    {"Ann Marsh,", "", "", CITE_TYPE_DOCUMENT},
    {"", "", "", CITE_TYPE_DOCUMENT},
};

static void test_genres(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct reading reading;
        struct cite__genre genre = {.type = CITE_TYPE_DOCUMENT};
        reading_open(&reading, cases[i].text);
        bool found = cite__genre_in(&reading.tokens, reading_all(&reading), &genre);
        if (found != (cases[i].said[0] != '\0') || genre.type != cases[i].type)
            fail_msg("%s: wanted %s, got %s", cases[i].text, cite_type_name(cases[i].type),
                     cite_type_name(genre.type));
        reading_expect(cases[i].text, "said", cite__run_text(&reading.tokens, genre.run), cases[i].said);
        reading_expect(cases[i].text, "bracket", cite__run_text(&reading.tokens, genre.bracket),
                       cases[i].bracket);
        reading_close(&reading);
    }
}

/* What stands behind the run is not read. */
static void test_limit(void **state)
{
    struct reading reading;
    struct cite__genre genre;

    (void)state;
    reading_open(&reading, "Mill Office, press release");
    struct cite__run all = reading_all(&reading);
    assert_true(cite__genre_in(&reading.tokens, all, &genre));
    for (size_t end = all.begin; end < all.end; end++)
        assert_false(cite__genre_in(&reading.tokens, (struct cite__run){all.begin, end}, &genre));
    reading_close(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_genres),
        cmocka_unit_test(test_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
