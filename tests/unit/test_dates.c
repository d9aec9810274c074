/*
 * unit/test_dates.c: dates as they stand in citations.
 */
#include "citations/dates.h"
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
    const char *text; /* the date stands at its start */
    cite_day begin;
    int end;
    int season;
    bool found;
    bool exact;
    const char *used; /* what was read */
} cases[] = {
    {"May 2, 2022, https", {2022, 5, 2}, 0, 0, true, true, "May 2, 2022"},
    {"2 May 2022.", {2022, 5, 2}, 0, 0, true, true, "2 May 2022"},
    {"Aug. 24, 2023", {2023, 8, 24}, 0, 0, true, true, "Aug. 24, 2023"},
    {"Dec 4 2020", {2020, 12, 4}, 0, 0, true, true, "Dec 4 2020"},
    {"4 Dec.,2020", {2020, 12, 4}, 0, 0, true, true, "4 Dec.,2020"},
    {"3rd March 1999", {1999, 3, 3}, 0, 0, true, true, "3rd March 1999"},
    {"3. März 1999", {1999, 3, 3}, 0, 0, true, true, "3. März 1999"},
    {"2 de mayo de 2022", {2022, 5, 2}, 0, 0, true, true, "2 de mayo de 2022"},
    {"1er juillet 2001", {2001, 7, 1}, 0, 0, true, true, "1er juillet 2001"},
    {"5 июня 2019 г.", {2019, 6, 5}, 0, 0, true, true, "5 июня 2019"},
    {"March 2023, 33", {2023, 3, 0}, 0, 0, true, true, "March 2023"},
    {"Spring 2025 Issue 3", {2025, 0, 0}, 0, 1, true, true, "Spring 2025"},
    {"2022-05-02", {2022, 5, 2}, 0, 0, true, true, "2022-05-02"},
    {"05.12.2016", {2016, 12, 5}, 0, 0, true, true, "05.12.2016"},
    {"25/12/2016", {2016, 12, 25}, 0, 0, true, true, "25/12/2016"},
    {"2019年6月6日", {2019, 6, 6}, 0, 0, true, true, "2019年6月6日"},
    {"1999, p. 3", {1999, 0, 0}, 0, 0, true, false, "1999"},
    {"1974/75", {1974, 0, 0}, 1975, 0, true, false, "1974/75"},
    {"2001-2003", {2001, 0, 0}, 2003, 0, true, false, "2001-2003"},
    {"1980a", {1980, 0, 0}, 0, 0, true, false, "1980a"},
    {"n.d. https", {0, 0, 0}, 0, 0, true, true, "n.d."},
    {"May the mill grind", {0, 0, 0}, 0, 0, false, false, ""},
    {"12 mills", {0, 0, 0}, 0, 0, false, false, ""},
    {"2022-15-40", {0, 0, 0}, 0, 0, false, false, ""},
    {"999", {0, 0, 0}, 0, 0, false, false, ""},
};

static void test_dates(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct reading reading;
        struct cite__date_found date;
        reading_open(&reading, cases[i].text);
        bool found = cite__date_at(&reading.reader, 0, reading.tokens.count, &date);
        if (found && date.date.begin.year == 0 && !date.none)
            fail_msg("%s: a date without a year", cases[i].text);
        if (strcmp(cases[i].used, "") == 0) {
            if (found && date.exact)
                fail_msg("%s: read as a date", cases[i].text);
        } else {
            assert_true(found);
            assert_memory_equal(&date.date.begin, &cases[i].begin, sizeof cases[i].begin);
            assert_int_equal(date.date.end.year, cases[i].end);
            assert_int_equal(date.date.season, cases[i].season);
            assert_int_equal(date.exact, cases[i].exact);
            reading_expect(cases[i].text, "used", cite__run_text(&reading.tokens, date.run), cases[i].used);
        }
        reading_close(&reading);
    }
}

static void test_date_in(void **state)
{
    struct reading reading;
    struct cite__date_found date;

    (void)state;
    reading_open(&reading, "Stone, “The Flood of May 3, 1999,” River Post 2001, June 4, 2002.");
    assert_true(cite__date_in(&reading.reader, reading_all(&reading), &date));
    assert_int_equal(date.date.begin.year, 2002);
    reading_close(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_date_in),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
