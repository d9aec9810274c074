/*
 * unit/test_memento.c: what archives say of their copies.
 */
#include "core/date.h"
#include "core/str.h"
#include "net/linkset.h"
#include "net/memento.h"
#include "support/guard.h"
#include "support/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_addresses(void **state)
{
    static const struct {
        const char *url;
        const char *original; /* NULL: no copy */
        const char *when;
        const char *raw;
    } cases[] = {
        {"https://web.archive.org/web/20210304050607/https://a.example/x?y=1", "https://a.example/x?y=1",
         "2021-03-04T05:06:07Z", "https://web.archive.org/web/20210304050607id_/https://a.example/x?y=1"},
        {"https://web.archive.org/web/20210304050607if_/http://a.example/", "http://a.example/",
         "2021-03-04T05:06:07Z", "https://web.archive.org/web/20210304050607id_/http://a.example/"},
        {"https://arquivo.example/wayback/2009/http:/a.example/", "http:/a.example/", "2009-01-01T00:00:00Z",
         "https://arquivo.example/wayback/2009id_/http:/a.example/"},
        {"https://archive.example/all/123/20091231235959/HTTP://A.example/", "HTTP://A.example/",
         "2009-12-31T23:59:59Z", "https://archive.example/all/123/20091231235959id_/HTTP://A.example/"},
        {"https://web.archive.org/web/20211304050607/https://a.example/", NULL, "", ""}, /* no month 13 */
        {"https://web.archive.org/web/*/https://a.example/", NULL, "", ""},
        {"https://news.example/2021/03/a-story", NULL, "", ""},
        {"https://news.example/2021/story?u=/2021/http://a.example", NULL, "", ""},
        {"https://a.example", NULL, "", ""},
        {"", NULL, "", ""},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        cite_memento memento;
        struct text raw = {0};
        char when[CITE__DATE_SIZE];
        cite_str url = cite_str_from(cases[i].url);
        print_message("%s\n", cases[i].url);
        assert_int_equal(cite_memento_split(&memento, url), cases[i].original != NULL);
        if (!cases[i].original)
            continue;
        cite__date_iso(when, memento.datetime);
        assert_string_equal(when, cases[i].when);
        assert_true(cite__str_equal(memento.original, cite_str_from(cases[i].original)));
        assert_int_equal(cite_memento_write_raw(url, text_write, &raw), 1);
        assert_string_equal(raw.data, cases[i].raw);
        text_release(&raw);
    }
}

static void test_dates(void **state)
{
    static const struct {
        const char *digits;
        const char *http; /* NULL: no date */
    } cases[] = {
        {"19700101000000", "Thu, 01 Jan 1970 00:00:00 GMT"},
        {"20210304050607", "Thu, 04 Mar 2021 05:06:07 GMT"},
        {"20240229", "Thu, 29 Feb 2024 00:00:00 GMT"},
        {"196912312359", "Wed, 31 Dec 1969 23:59:00 GMT"},
        {"1999", "Fri, 01 Jan 1999 00:00:00 GMT"},
        {"20230229", NULL},
        {"2021 304", NULL},
        {"202", NULL},
        {"20210", NULL},
        {"202103040506070", NULL},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char http[CITE__HTTP_DATE_SIZE];
        char stamp[CITE__STAMP_SIZE];
        int64_t seconds = 0;
        int64_t again = 0;
        print_message("%s\n", cases[i].digits);
        assert_int_equal(cite__date_stamp(&seconds, cite_str_from(cases[i].digits)), cases[i].http != NULL);
        if (!cases[i].http)
            continue;
        cite__date_http_put(http, seconds);
        assert_string_equal(http, cases[i].http);
        assert_true(cite__date_http(&again, cite_str_from(http)));
        assert_int_equal(again, seconds);
        cite__date_stamp_put(stamp, seconds);
        assert_memory_equal(stamp, cases[i].digits, strlen(cases[i].digits));
    }
}

#define MAP                                                                                                    \
    "<https://a.example/>; rel=\"original\",\n"                                                                \
    "<https://arc.example/map/https://a.example/>; rel=\"self\"; type=\"application/link-format\"; "           \
    "from=\"Tue, 05 Feb 2002 00:00:00 GMT\",\n"                                                                \
    "<https://arc.example/gate/https://a.example/>; rel=timegate,\n"                                           \
    "<https://arc.example/map2/https://a.example/>; rel=\"timemap\"; type=\"application/link-format\",\n"      \
    "<https://arc.example/1/https://a.example/>; rel=\"first memento\"; "                                      \
    "datetime=\"Tue, 05 Feb 2002 10:00:00 GMT\",\n"                                                            \
    "<https://arc.example/2/https://a.example/>; datetime=\"Thu, 04 Mar 2021 05:06:07 GMT\"; "                 \
    "rel=\"memento\",\n"                                                                                       \
    "<https://arc.example/3/https://a.example/>; rel=\"last memento\"; datetime=\"Fri, 05 Mar 2021 05:06:07 "  \
    "GMT\""

static void test_timemap(void **state)
{
    static const struct {
        const char *digits;
        const char *url;
    } cases[] = {
        {"1990", "https://arc.example/1/https://a.example/"},
        {"20210304", "https://arc.example/2/https://a.example/"},
        {"20210304170607", "https://arc.example/2/https://a.example/"}, /* as near as the next one */
        {"20210304170608", "https://arc.example/3/https://a.example/"},
        {"2030", "https://arc.example/3/https://a.example/"},
    };
    struct cite__timemap map;
    struct cite__arena arena;

    (void)state;
    cite__arena_init(&arena, NULL);
    assert_true(cite__timemap_read(&map, CITE__LIT(MAP), &arena));
    assert_int_equal(map.mementos.count, 3);
    assert_int_equal(map.pages.count, 1);
    assert_true(cite__str_is(map.original, "https://a.example/"));
    assert_true(cite__str_is(map.timegate, "https://arc.example/gate/https://a.example/"));
    for (size_t i = 0; i < COUNT(cases); i++) {
        int64_t when = 0;
        assert_true(cite__date_stamp(&when, cite_str_from(cases[i].digits)));
        const cite_memento *nearest = cite__timemap_nearest(&map, when);
        assert_non_null(nearest);
        assert_true(cite__str_is(nearest->url, cases[i].url));
        assert_true(cite__str_is(nearest->original, "https://a.example/"));
    }
    /* However it is cut off, what stands before is read. */
    for (size_t len = 0; len < sizeof MAP; len++) {
        struct guard guard;
        assert_true(guard_put(&guard, MAP, len));
        assert_true(cite__timemap_read(&map, guard.text, &arena));
        assert_true(map.mementos.count <= 3);
        guard_release(&guard);
    }
    assert_true(cite__timemap_read(&map, CITE__LIT("not a map"), &arena));
    assert_null(cite__timemap_nearest(&map, 0));
    cite__arena_release(&arena);
}

static void test_answers(void **state)
{
    static const struct {
        long code;
        const char *redirect;
        const char *head;
        const char *url;
        const char *digits; /* NULL: no copy */
    } cases[] = {
        {302, "https://web.archive.org/web/20210304050607/https://a.example/", "",
         "https://web.archive.org/web/20210304050607/https://a.example/", "20210304050607"},
        {302, "https://arc.example/x1",
         "Link: <https://arc.example/x1>; rel=\"memento\"; datetime=\"Thu, 04 Mar 2021 "
         "05:06:07 GMT\"\r\n",
         "https://arc.example/x1", "20210304050607"},
        {302, "https://arc.example/x1", "Link: <https://a.example/>; rel=\"original\"\r\n", "", NULL},
        {200, "",
         "Memento-Datetime: Thu, 04 Mar 2021 05:06:07 GMT\r\nContent-Location: https://arc.example/c\r\n",
         "https://arc.example/c", "20210304050607"},
        {200, "", "Memento-Datetime: Thu, 04 Mar 2021 05:06:07 GMT\r\n", "", "20210304050607"},
        {200, "", "Memento-Datetime: soon\r\n", "", NULL},
        {404, "", "", "", NULL},
        /* Copies of an error and of a redirect. */
        {404, "", "Memento-Datetime: Thu, 04 Mar 2021 05:06:07 GMT\r\n", "", "20210304050607"},
        {301, "https://web.archive.org/web/20220101000000/https://a.example/new",
         "Memento-Datetime: Thu, 04 Mar 2021 05:06:07 GMT\r\n", "", "20210304050607"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct cite__answer answer = {.http_code = cases[i].code,
                                            .redirect = cite_str_from(cases[i].redirect),
                                            .head = cite_str_from(cases[i].head)};
        cite_memento memento;
        int64_t when = 0;
        print_message("%zu\n", i);
        assert_int_equal(cite__memento_of_answer(&memento, &answer), cases[i].digits != NULL);
        if (!cases[i].digits)
            continue;
        assert_true(cite__date_stamp(&when, cite_str_from(cases[i].digits)));
        assert_int_equal(memento.datetime, when);
        assert_true(cite__str_is(memento.url, cases[i].url));
    }
}

static void test_cdx(void **state)
{
    static const char text[] = "example,a)/ 20210304050607 https://a.example/ text/html 200 ABCDEF 1234\n"
                               "damaged row\n\n"
                               "example,a)/ 2021 https://a.example/ warc/revisit - ABCDEF 99\r\n"
                               "example,a)/ 20219904050607 https://a.example/ text/html 200 ABCDEF 1234";
    struct cite__cdx_row row;
    size_t at = 0;

    (void)state;
    assert_true(cite__cdx_next(&row, cite_str_from(text), &at));
    assert_int_equal(row.status, 200);
    assert_true(cite__str_is(row.original, "https://a.example/"));
    assert_true(cite__str_is(row.digest, "ABCDEF"));
    assert_true(cite__cdx_next(&row, cite_str_from(text), &at));
    assert_int_equal(row.status, 0);
    assert_true(cite__str_is(row.mimetype, "warc/revisit"));
    assert_false(cite__cdx_next(&row, cite_str_from(text), &at));
}

static void test_resume_key(void **state)
{
    static const struct {
        const char *text;
        const char *key;
    } cases[] = {
        {"example,a)/ 2021 https://a.example/ text/html 200 ABC 1\n\nexample%2Ca%29%2F+2021%21\n",
         "example%2Ca%29%2F+2021%21"},
        {"row\r\n   \r\nexample%2Ca%29%2F+2021%21\r\n\r\n", "example%2Ca%29%2F+2021%21"},
        {"example,a)/ 2021 https://a.example/ text/html 200 ABC 1\n", ""},
        {"row\nkey\n", ""},
        {"row\n\nkey&url=http://b.example/\n", ""},
        {"row\n\ntwo words\n", ""},
        {"key", ""},
        {"\n\n", ""},
        {"", ""},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        print_message("%zu\n", i);
        assert_true(cite__str_is(cite__cdx_resume_key(cite_str_from(cases[i].text)), cases[i].key));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_addresses), cmocka_unit_test(test_dates), cmocka_unit_test(test_timemap),
        cmocka_unit_test(test_answers),   cmocka_unit_test(test_cdx),   cmocka_unit_test(test_resume_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
