/*
 * unit/test_date.c: seconds since 1970 as ISO 8601, and the dates of HTTP.
 */
#include "core/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_iso(void **state)
{
    static const struct {
        int64_t seconds;
        const char *text;
    } cases[] = {
        {0, "1970-01-01T00:00:00Z"},
        {-1, "1969-12-31T23:59:59Z"},
        {784111777, "1994-11-06T08:49:37Z"},
        {951782400, "2000-02-29T00:00:00Z"},
        {951868800, "2000-03-01T00:00:00Z"},
        {1769860800, "2026-01-31T12:00:00Z"},
        {4107542400, "2100-03-01T00:00:00Z"},
        {-62167219200, "0000-01-01T00:00:00Z"},
        {-62162035200, "0000-03-01T00:00:00Z"},
        {253402300799, "9999-12-31T23:59:59Z"},
        {253402300800, "9999-12-31T23:59:59Z"},
        {INT64_MIN, "0000-01-01T00:00:00Z"},
        {INT64_MAX, "9999-12-31T23:59:59Z"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char text[CITE__DATE_SIZE];
        cite__date_iso(text, cases[i].seconds);
        assert_string_equal(text, cases[i].text);
    }
}

static void test_edtf(void **state)
{
    static const struct {
        cite_date date;
        const char *text;
    } cases[] = {
        {{.begin = {2021, 0, 0}}, "2021"},
        {{.begin = {2021, 1, 0}}, "2021-01"},
        {{.begin = {2021, 1, 31}}, "2021-01-31"},
        {{.begin = {950, 0, 9}}, "0950"},
        {{.begin = {2021, 0, 0}, .season = 3}, "2021-23"},
        {{.begin = {2021, 1, 31}, .end = {2022, 2, 28}}, "2021-01-31/2022-02-28"},
        {{.literal = {"n.d.", 4}}, ""},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char text[CITE__EDTF_SIZE];
        cite__date_edtf(text, &cases[i].date);
        assert_string_equal(text, cases[i].text);
    }
}

static void test_http(void **state)
{
    static const struct {
        const char *text;
        int64_t seconds;
    } cases[] = {
        {"Sun, 06 Nov 1994 08:49:37 GMT", 784111777},      {"Sunday, 06-Nov-94 08:49:37 GMT", 784111777},
        {"Sun Nov  6 08:49:37 1994", 784111777},           {"Thu, 01 Jan 1970 00:00:00 GMT", 0},
        {"Tue, 29 Feb 2000 00:00:00 GMT", 951782400},      {"Thursday, 31-Dec-68 23:59:59 GMT", 3124223999},
        {" Sun, 06 Nov 1994 08:49:37 GMT\r\n", 784111777}, {"sun, 06 nov 1994 08:49:37 GMT", 784111777},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        int64_t seconds = -1;
        assert_true(cite__date_http(&seconds, cite_str_from(cases[i].text)));
        assert_int_equal(seconds, cases[i].seconds);
    }
}

static void test_not_http(void **state)
{
    static const char *const cases[] = {
        "",
        "120",
        "Sun",
        "Sun, 06 Nov 1994 08:49:37",
        "Sun, 06 Nov 1994 08:49:37 GMT+1",
        "Sun, 31 Nov 1994 08:49:37 GMT",
        "Sun, 29 Feb 1900 08:49:37 GMT",
        "Sun, 00 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:49:37 GMT",
        "Sun, 06 Nov 1994 08:60:37 GMT",
        "Sun, 06 Nix 1994 08:49:37 GMT",
        "Sun Nov  6 08:49:37 94",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        int64_t seconds = -1;
        assert_false(cite__date_http(&seconds, cite_str_from(cases[i])));
    }
}

/* Every day of four centuries there and back, by its ISO form turned into one of HTTP's. */
static void test_days(void **state)
{
    static const char names[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

    (void)state;
    for (int64_t day = 0; day < 146097; day++) {
        char iso[CITE__DATE_SIZE];
        char http[] = "Xyz, 00 Mmm 0000 12:34:56 GMT";
        int64_t seconds = day * 86400 + 45296;
        int64_t back = 0;
        cite__date_iso(iso, seconds);
        const char *month = names[(iso[5] - '0') * 10 + (iso[6] - '0') - 1];
        for (size_t i = 0; i < 4; i++)
            http[12 + i] = iso[i];
        for (size_t i = 0; i < 3; i++)
            http[8 + i] = month[i];
        http[5] = iso[8];
        http[6] = iso[9];
        assert_true(cite__date_http(&back, cite_str_from(http)));
        assert_int_equal(back, seconds);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_iso),      cmocka_unit_test(test_edtf), cmocka_unit_test(test_http),
        cmocka_unit_test(test_not_http), cmocka_unit_test(test_days),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
