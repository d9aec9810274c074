/*
 * unit/test_forms.c: back references and locators.
 */
#include "citations/forms.h"
#include "core/str.h"
#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct {
    const char *text; /* the locator stands at its start */
    enum cite__locator_kind kind;
    const char *label; /* NULL: no locator */
    const char *value;
} locators[] = {
    {", pp. 49-65", CITE__LOCATOR_LABELLED, "page", "49-65"},
    {"p.21", CITE__LOCATOR_LABELLED, "page", "21"},
    {", S. 82 ff.", CITE__LOCATOR_LABELLED, "page", "82 ff."},
    {"P. 15", CITE__LOCATOR_LABELLED, "page", "15"},
    {"с. 12", CITE__LOCATOR_LABELLED, "page", "12"},
    {", s. 52", CITE__LOCATOR_LABELLED, "section", "52"},
    {"para. 7", CITE__LOCATOR_LABELLED, "paragraph", "7"},
    {"art. 3", CITE__LOCATOR_LABELLED, "article-locator", "3"},
    {"Fn. 17", CITE__LOCATOR_LABELLED, "note", "17"},
    {"p. xii", CITE__LOCATOR_LABELLED, "page", "xii"},
    {", 35", CITE__LOCATOR_BARE, "", "35"},
    {", especially 43–59", CITE__LOCATOR_BARE, "", "43–59"},
    {", 35", CITE__LOCATOR_LABELLED, NULL, NULL},
    {"per cent", CITE__LOCATOR_BARE, NULL, NULL},
    {"", CITE__LOCATOR_BARE, NULL, NULL},
};

static void test_locators(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(locators); i++) {
        struct reading reading;
        struct cite__locator locator;
        reading_open(&reading, locators[i].text);
        bool found = cite__locator_at(&reading.reader, 0, reading.tokens.count, locators[i].kind, &locator);
        if (found != (locators[i].label != NULL))
            fail_msg("%s: %s", locators[i].text, found ? "a locator" : "no locator");
        if (found) {
            reading_expect(locators[i].text, "label", cite_str_from(locator.label), locators[i].label);
            reading_expect(locators[i].text, "value", locator.value, locators[i].value);
        }
        reading_close(&reading);
    }
}

static const struct {
    const char *text;
    const char *value; /* NULL: none */
} inside[] = {
    {"Stone, River Law, 35", "35"},
    {"Stone, River Law (Ferry: Mill Press, 1999) 35", "35"},
    {"Stone, “On Mills, 3,” May 2, 2022", NULL},
    {"Stone, River Law, 1999", NULL}, /* a year is no page */
    {"Stone, River Law, https://example.org/a, pp. 3-4", "3-4"},
    {"Stone, River Law. p.21. https://example.org/a", "21"},
};

static void test_locator_in(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(inside); i++) {
        struct reading reading;
        struct cite__locator locator;
        reading_open(&reading, inside[i].text);
        bool found = cite__locator_in(&reading.reader, reading_all(&reading), CITE__LOCATOR_BARE, &locator);
        if (found != (inside[i].value != NULL))
            fail_msg("%s: %s", inside[i].text, found ? "a locator" : "no locator");
        if (found)
            reading_expect(inside[i].text, "value", locator.value, inside[i].value);
        reading_close(&reading);
    }
}

static const struct {
    const char *text;
    const char *ibid; /* what is read as ibid. at the start, or "" */
    const char *supra;
    size_t note;
} backs[] = {
    {"Ibid., 45", "Ibid.", "", CITE_NONE},
    {"id., p. 3", "id.", "", CITE_NONE},
    {"Ebd., S. 3", "Ebd.", "", CITE_NONE},
    {"Там же. С. 3", "Там же.", "", CITE_NONE},
    {"同上, 3", "同上", "", CITE_NONE},
    {"ID cards", "", "", CITE_NONE},
    {"idea", "", "", CITE_NONE},
    {"op. cit., n. 7, p. 3", "", "op. cit., n. 7", 7},
    {"op. cit. (1996), n. 4", "", "op. cit. (1996), n. 4", 4},
    {"supra note 12, at 3", "", "supra note 12", 12},
    {"a.a.O. (Fn. 5), S. 3", "", "a.a.O. (Fn. 5)", 5},
    {"note 8 above", "", "note 8 above", 8},
    {"Above, n. 30", "", "Above, n. 30", 30},
    {"(n 7) 45", "", "(n 7)", 7},
    {"op. cit., 35", "", "op. cit.", CITE_NONE},
    {"noteworthy 8 above", "", "", CITE_NONE},
};

static void test_back_references(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(backs); i++) {
        struct reading reading;
        size_t note = CITE_NONE;
        reading_open(&reading, backs[i].text);
        size_t ibid = cite__ibid_end(&reading.reader, 0, reading.tokens.count);
        size_t supra = cite__supra_end(&reading.reader, 0, reading.tokens.count, &note);
        reading_expect(backs[i].text, "ibid", cite__run_text(&reading.tokens, (struct cite__run){0, ibid}),
                       backs[i].ibid);
        reading_expect(backs[i].text, "supra", cite__run_text(&reading.tokens, (struct cite__run){0, supra}),
                       backs[i].supra);
        if (supra > 0)
            assert_true(note == backs[i].note);
        reading_close(&reading);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_locators),
        cmocka_unit_test(test_locator_in),
        cmocka_unit_test(test_back_references),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
