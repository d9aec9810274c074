/*
 * test_ris_out.c: RIS.
 */
#include "bibliography/bibliography.h"
#include "core/str.h"
#include "support/items.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_records(void **state)
{
    static const struct {
        struct item_spec spec;
        const char *record;
    } cases[] = {
        {{.type = CITE_TYPE_ARTICLE_JOURNAL,
          .title = "Trade &\r\n Rivers",
          .year = 2020,
          .month = 3,
          .day = 5,
          .doi = "10.1234/a",
          .names = {{CITE_ROLE_AUTHOR, "Berg", "Jan", NULL, "Jr.", "van den", NULL},
                    {CITE_ROLE_AUTHOR, "La Fontaine", "Jean", NULL, NULL, NULL, "de"},
                    {CITE_ROLE_AUTHOR, NULL, NULL, "River Institute", NULL, NULL, NULL},
                    {CITE_ROLE_AUTHOR, NULL, NULL, "et al.", NULL, NULL, NULL}},
          .fields = {{CITE_FIELD_CONTAINER_TITLE, "Waters"},
                     {CITE_FIELD_PAGE, "12 – 15"},
                     {CITE_FIELD_ISSN, "1234-5678"}}},
         "TY  - JOUR\r\nID  - berg2020trade\r\nAU  - van den Berg, Jan, Jr.\r\nAU  - La Fontaine, Jean de\r\n"
         "AU  - River Institute\r\nTI  - Trade & Rivers\r\nT2  - Waters\r\nSP  - 12\r\nEP  - 15\r\nDO  - "
         "10.1234/a\r\n"
         "SN  - 1234-5678\r\nPY  - 2020\r\nDA  - 2020/03/05/\r\nER  - \r\n"},
        {{.type = CITE_TYPE_HEARING,
          .title = "Границы рек",
          .fields = {{CITE_FIELD_SECTION, "Committee on Rivers"},
                     {CITE_FIELD_AUTHORITY, "Senate"},
                     {CITE_FIELD_PAGE, "A1, A4"}}},
         "TY  - HEAR\r\nID  - senatendgranitsy\r\nTI  - Границы рек\r\nT3  - Senate\r\nSP  - A1, A4\r\n"
         "T2  - Committee on Rivers\r\nER  - \r\n"},
        {{.type = CITE_TYPE_REPORT,
          .names = {{CITE_ROLE_INTERVIEWER, "Orr", NULL, NULL, "III", NULL, NULL}},
          .fields = {{CITE_FIELD_NUMBER, "77"},
                     {CITE_FIELD_ISBN, "978-x"},
                     {CITE_FIELD_MEDIUM, "print"},
                     {CITE_FIELD_NOTE, "seen"}}},
         "TY  - RPRT\r\nID  - fixed\r\nN1  - interviewer: Orr, , III\r\nN1  - medium: print\r\nSN  - 77\r\n"
         "N1  - seen\r\nN1  - ISBN: 978-x\r\nER  - \r\n"},
        {{.type = CITE_TYPE_TREATY, .title = "A Treaty"},
         "TY  - GEN\r\nID  - ndtreaty\r\nTI  - A Treaty\r\nKW  - csl-type=treaty\r\nER  - \r\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text out = {0};
        cite_bibliography *bibliography = items_new_with(&cases[i].spec);
        assert_true(items_written(&out, bibliography, CITE_FORMAT_RIS));
        /* The third key is a hash. */
        const char *expected =
            strstr(cases[i].record, "ID  - fixed") ? strstr(cases[i].record, "N1") : cases[i].record;
        const char *written = expected == cases[i].record ? out.data : strstr(out.data, "N1");
        assert_string_equal(written, expected);
        text_release(&out);
        cite_bibliography_free(bibliography);
    }
}

static void test_dates(void **state)
{
    static const struct {
        cite_when when;
        cite_date date;
        const char *lines;
    } cases[] = {
        {CITE_WHEN_ISSUED, {.begin = {2020, 0, 0}}, "PY  - 2020\r\nDA  - 2020///\r\n"},
        {CITE_WHEN_ISSUED, {.begin = {812, 3, 0}}, "PY  - 0812\r\nDA  - 0812/03//\r\n"},
        {CITE_WHEN_ISSUED,
         {.begin = {2019, 12, 30}, .end = {2020, 1, 2}},
         "PY  - 2019\r\nDA  - 2019/12/30/to 2020-01-02\r\n"},
        {CITE_WHEN_ISSUED,
         {.begin = {2019, 0, 0}, .season = 2, .circa = 1, .literal = {"late\nJune", 9}},
         "PY  - 2019\r\nDA  - 2019///Summer; circa; late June\r\n"},
        {CITE_WHEN_ISSUED, {.literal = {"n.d.", 4}}, "\r\nDA  - ///n.d.\r\n"},
        {CITE_WHEN_ACCESSED, {.begin = {2021, 1, 2}}, "\r\nY2  - 2021/01/02/\r\n"},
        {CITE_WHEN_EVENT, {.begin = {2021, 1, 2}}, "\r\nN1  - event-date: 2021/01/02/\r\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text out = {0};
        cite_bibliography *bibliography = items_new_with(&(struct item_spec){.type = CITE_TYPE_BOOK});
        cite_item *item = bibliography->items.items[0];
        assert_int_equal(cite_item_set_date(item, cases[i].when, &cases[i].date, NULL), CITE_OK);
        assert_true(items_written(&out, bibliography, CITE_FORMAT_RIS));
        if (!strstr(out.data, cases[i].lines))
            fail_msg("case %zu: %s", i, out.data);
        text_release(&out);
        cite_bibliography_free(bibliography);
    }
}

/* Every line is a tag, two spaces, a hyphen and a space, and ends with CRLF, whatever the values hold. */
static void assert_lines(const char *text)
{
    while (*text) {
        const char *end = strstr(text, "\r\n");
        assert_non_null(end);
        if (end > text) {
            assert_true(end - text >= 6);
            assert_true(cite__is_upper(text[0]) && cite__is_alnum(text[1]));
            assert_int_equal(strncmp(text + 2, "  - ", 4), 0);
        }
        for (const char *at = text; at < end; at++)
            assert_true((unsigned char)*at >= 0x20 && *at != 0x7F);
        text = end + 2;
    }
}

/* Every type, with every field set to a hostile value: lines stay lines, and every value is there. */
static void test_nothing_is_lost(void **state)
{
    (void)state;
    for (size_t i = 0; i < CITE_TYPE_COUNT_; i++) {
        struct text out = {0};
        cite_bibliography *bibliography = items_new();
        for (size_t n = 0; n < 2; n++) {
            cite_item *item = items_add(bibliography, &(struct item_spec){.type = (cite_type)i, .year = 2020});
            cite_name name = {.family = CITE__LIT("Orr\r\nER  - "), .given = CITE__LIT("A\nB")};
            assert_int_equal(cite_item_add_name(item, CITE_ROLE_RECIPIENT, &name, NULL), CITE_OK);
            for (size_t k = 0; k < CITE_FIELD_COUNT_; k++) {
                char value[] = "\r\nER  - \x7F\x02valueAA\n";
                value[sizeof value - 4] = (char)('a' + k / 26);
                value[sizeof value - 3] = (char)('a' + k % 26);
                assert_int_equal(cite_item_set(item, (cite_field)k, cite_str_from(value), NULL), CITE_OK);
            }
        }
        assert_true(items_written(&out, bibliography, CITE_FORMAT_RIS));
        assert_int_equal(strncmp(out.data, "TY  - ", 6), 0);
        assert_string_equal(out.data + out.len - 8, "ER  - \r\n");
        assert_non_null(strstr(out.data, "\r\nER  - \r\n\r\nTY  - "));
        assert_lines(out.data);
        for (size_t k = 0; k < CITE_FIELD_COUNT_; k++) {
            char value[] = "ER - valueAA\r\n";
            value[sizeof value - 5] = (char)('a' + k / 26);
            value[sizeof value - 4] = (char)('a' + k % 26);
            assert_non_null(strstr(out.data, value));
        }
        text_release(&out);
        cite_bibliography_free(bibliography);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_records),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_nothing_is_lost),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
