/*
 * test_ris_in.c: RIS records as items.
 */
#include "core/str.h"
#include "support/items.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct reading {
    const char *text;
    const char *items; /* each as CSL-JSON without id and key, a line each */
    const char *told;
};

/* An item without what stands before its first field: {"id": …, "type": …, "citation-key": …. */
static void add_item(struct text *out, const cite_item *item)
{
    struct text json = {0};

    assert_true(items_json(&json, item));
    text_add_string(out, cite_type_name(cite_item_type(item)));
    const char *at = strstr(json.data, "\"citation-key\":");
    const char *rest = at ? strchr(at, ',') : NULL;
    if (rest) {
        text_add_string(out, " ");
        text_add(out, rest + 1, json.len - (size_t)(rest + 1 - json.data) - 1);
    }
    text_add_string(out, "\n");
    text_release(&json);
}

static void assert_reading(cite_format format, const struct reading *expected)
{
    struct text told = {0};
    struct text found = {0};
    cite_bibliography *bibliography = items_read(&told, format, expected->text, strlen(expected->text));

    assert_non_null(bibliography);
    for (size_t i = 0; i < cite_bibliography_count(bibliography); i++)
        add_item(&found, cite_bibliography_item(bibliography, i));
    if (strcmp(found.data ? found.data : "", expected->items) != 0)
        fail_msg("%s\nis read as\n%s\nand not as\n%s\ntold: %s", expected->text, found.data, expected->items,
                 told.data ? told.data : "");
    if (strcmp(told.data ? told.data : "", expected->told) != 0)
        fail_msg("%s\nis told as\n%s\nand not as\n%s", expected->text, told.data ? told.data : "",
                 expected->told);
    text_release(&told);
    text_release(&found);
    cite_bibliography_free(bibliography);
}

static void test_records(void **state)
{
    static const struct reading cases[] = {
        {"TY  - JOUR\r\n"
         "ID  - berg2020\r\n"
         "AU  - van den Berg, Jan, Jr.\r\n"
         "AU  - La Fontaine, Jean de\r\n"
         "AU  - River Institute\r\n"
         "TI  - Trade & Rivers\r\n"
         "T2  - Waters\r\n"
         "SP  - 12\r\n"
         "EP  - 15\r\n"
         "SN  - 1234-5678\r\n"
         "PY  - 2020\r\n"
         "DA  - 2020/03/05/\r\n"
         "ER  - \r\n",
         "article-journal \"author\":[{\"family\":\"Berg\",\"given\":\"Jan\",\"non-dropping-particle\":\"van "
         "den\",\"suffix\":\"Jr.\"},{\"family\":\"La "
         "Fontaine\",\"given\":\"Jean\",\"dropping-particle\":\"de\"},{\"literal\":\"River "
         "Institute\"}],\"title\":\"Trade & "
         "Rivers\",\"container-title\":\"Waters\",\"page\":\"12-15\",\"ISSN\":\"1234-5678\",\"issued\":{\"date-"
         "parts\":[[2020,3,5]]}\n",
         ""},
        {"TY  - BOOK\n"
         "A1  - Orr, Ann\n"
         "A2  - Li, Bo\n"
         "BT  - Tides and\n"
         "   Seas\n"
         "SN  - 978-3-16-148410-0\n"
         "Y1  - 1999//\n"
         "CY  - Ghent\n"
         "ER  -\n",
         "book "
         "\"author\":[{\"family\":\"Orr\",\"given\":\"Ann\"}],\"editor\":[{\"family\":\"Li\",\"given\":\"Bo\"}]"
         ",\"title\":\"Tides and "
         "Seas\",\"publisher-place\":\"Ghent\",\"ISBN\":\"978-3-16-148410-0\",\"issued\":{\"date-parts\":[["
         "1999]]}\n",
         ""},
        {"TY - RPRT\n"
         "T1 - Loose - but clear\n"
         "SN - 77\n"
         "ER - \n"
         "TY  - THES\n"
         "TI  - Strict\n"
         "TI - not a tag\n"
         "ER  - \n",
         "report \"title\":\"Loose - but clear\",\"number\":\"77\"\n"
         "thesis \"title\":\"Strict TI - not a tag\"\n",
         ""},
        {"TY  - JOUR\n"
         "JO  - Waters\n"
         "JF  - Waters\n"
         "JA  - Wat.\n"
         "N1  - seen\n"
         "N1  - medium: print\n"
         "N1  - Note: by hand\n"
         "N1  - interviewer: Orr, Ann\n"
         "N1  - event-date: 2020/01/02/\n"
         "N1  - custom.shelf: 7\n"
         "N2  - Abstract\n"
         "UR  - https://a.example/1\n"
         "UR  - https://a.example/2\n"
         "UR  - https://a.example/3\n"
         "KW  - tides\n"
         "KW  - sea\n"
         "C1  - x\n"
         "ER  - \n",
         "article-journal "
         "\"interviewer\":[{\"family\":\"Orr\",\"given\":\"Ann\"}],\"container-title\":\"Waters\",\"medium\":"
         "\"print\",\"note\":\"seen\\nNote: by "
         "hand\",\"URL\":\"https://a.example/"
         "1\",\"abstract\":\"Abstract\",\"container-title-short\":\"Wat.\",\"keyword\":\"tides, "
         "sea\",\"event-date\":{\"date-parts\":[[2020,1,2]]},\"custom\":{\"shelf\":\"7\",\"UR\":\"https://"
         "a.example/2\\nhttps://a.example/3\",\"C1\":\"x\"}\n",
         ""},
        {"TY  - GEN\n"
         "KW  - csl-type=treaty\n"
         "TI  - A Treaty\n"
         "ER  - \n",
         "treaty \"title\":\"A Treaty\"\n", ""},
        {"TY  - NEWS\n"
         "SP  - A1-A4\n"
         "ER  - \n"
         "TY  - NEWS\n"
         "SP  - 5\n"
         "EP  - 5\n"
         "ER  - \n"
         "TY  - NEWS\n"
         "EP  - 7\n"
         "ER  - \n",
         "article-newspaper \"page\":\"A1-A4\"\n"
         "article-newspaper \"page\":\"5\"\n"
         "article-newspaper \"page\":\"7\"\n",
         ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_reading(CITE_FORMAT_RIS, &cases[i]);
}

static void test_dates(void **state)
{
    static const struct reading cases[] = {
        {"TY  - BOOK\n"
         "PY  - 2020\n"
         "ER  - \n",
         "book \"issued\":{\"date-parts\":[[2020]]}\n", ""},
        {"TY  - BOOK\n"
         "PY  - 2020/3/5\n"
         "ER  - \n",
         "book \"issued\":{\"date-parts\":[[2020,3,5]]}\n", ""},
        {"TY  - BOOK\n"
         "DA  - 2019/12/30/to 2020-01-02\n"
         "ER  - \n",
         "book \"issued\":{\"date-parts\":[[2019,12,30],[2020,1,2]]}\n", ""},
        {"TY  - BOOK\n"
         "DA  - 2019///Summer; circa; late June\n"
         "ER  - \n",
         "book \"issued\":{\"date-parts\":[[2019]],\"season\":2,\"circa\":true,\"literal\":\"late June\"}\n",
         ""},
        {"TY  - BOOK\n"
         "DA  - ///n.d.\n"
         "ER  - \n",
         "book \"issued\":{\"literal\":\"n.d.\"}\n", ""},
        {"TY  - BOOK\n"
         "PY  - n.d.\n"
         "ER  - \n",
         "book \"issued\":{\"literal\":\"n.d.\"}\n", ""},
        {"TY  - BOOK\n"
         "Y2  - 2021/01/02/\n"
         "ER  - \n",
         "book \"accessed\":{\"date-parts\":[[2021,1,2]]}\n", ""},
        {"TY  - BOOK\n"
         "PY  - 2020\n"
         "DA  - 2020/03//\n"
         "ER  - \n",
         "book \"issued\":{\"date-parts\":[[2020,3]]}\n", ""},
        {"TY  - BOOK\n"
         "PY  - 2020-03-05\n"
         "ER  - \n",
         "book \"issued\":{\"date-parts\":[[2020,3,5]]}\n", ""},
        {"TY  - BOOK\n"
         "DA  - 2020/13/01\n"
         "ER  - \n",
         "book \"issued\":{\"date-parts\":[[2020]],\"literal\":\"2020/13/01\"}\n", ""},
        {"TY  - BOOK\n"
         "PY  - \n"
         "ER  - \n",
         "book\n", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_reading(CITE_FORMAT_RIS, &cases[i]);
}

static void test_bad_records(void **state)
{
    static const struct reading cases[] = {
        {"TY  - XYZ\n"
         "TI  - No end\n"
         "TY  - BOOK\n"
         "TI  - Tides\n"
         "ER  - \n"
         "stray\n"
         "more\n",
         "document \"title\":\"No end\"\n"
         "book \"title\":\"Tides\"\n",
         "1 error: a record without its end (ER)\n"
         "1 warning: an unknown type is read as a document: XYZ\n"
         "6 error: a line outside a record: stray\n"},
        {"ER  - \n"
         "TI  - Lost\n"
         "TY  - BOOK\n"
         "TI  - Tides",
         "book \"title\":\"Tides\"\n",
         "1 error: a line outside a record: ER  - \n"
         "3 error: a record without its end (ER)\n"},
        {"", "", ""},
        {"\r\n"
         "\r\n"
         "TY  - BOOK\rTI  - Old Mac\rER  - \r",
         "book \"title\":\"Old Mac\"\n", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_reading(CITE_FORMAT_RIS, &cases[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_records),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_bad_records),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
