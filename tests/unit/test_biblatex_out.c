/*
 * test_biblatex_out.c: BibLaTeX.
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

static void test_entries(void **state)
{
    static const struct {
        struct item_spec spec;
        const char *entry;
    } cases[] = {
        {{.type = CITE_TYPE_ARTICLE_NEWSPAPER,
          .title = "Rivers rise in Norway",
          .family = "Orr",
          .year = 2020,
          .month = 3,
          .day = 5,
          .url = "https://example.org/a%20b",
          .fields = {{CITE_FIELD_CONTAINER_TITLE, "The Courier"},
                     {CITE_FIELD_SECTION, "A"},
                     {CITE_FIELD_PAGE, "A1, A4"}}},
         "@article{orr2020rivers,\n"
         "  entrysubtype = {newspaper},\n"
         "  author = {Orr},\n"
         "  title = {Rivers rise in {Norway}},\n"
         "  journaltitle = {The Courier},\n"
         "  pages = {A1, A4},\n"
         "  section = {A},\n"
         "  url = {https://example.org/a%20b},\n"
         "  date = {2020-03-05},\n"
         "}\n"},
        {{.type = CITE_TYPE_WEBPAGE,
          .title = "Rivers",
          .fields = {{CITE_FIELD_CONTAINER_TITLE, "River Site"}, {CITE_FIELD_PUBLISHER, "River Institute"}}},
         "@online{riverinstitutendrivers,\n"
         "  title = {Rivers},\n"
         "  organization = {River Site},\n"
         "  csl-publisher = {River Institute},\n"
         "}\n"},
        {{.type = CITE_TYPE_TREATY, .title = "Treaty on Rivers", .year = 1999},
         "@legal{1999treaty,\n  entrysubtype = {treaty},\n  title = {Treaty on {Rivers}},\n  date = "
         "{1999},\n}\n"},
        {{.type = CITE_TYPE_BILL,
          .title = "River Act",
          .fields = {{CITE_FIELD_NUMBER, "H.R. 77"}, {CITE_FIELD_AUTHORITY, "Senate"}}},
         "@legislation{senatendriver,\n"
         "  entrysubtype = {bill},\n"
         "  title = {River {Act}},\n"
         "  organization = {Senate},\n"
         "  number = {H.R. 77},\n"
         "}\n"},
        {{.type = CITE_TYPE_CHAPTER,
          .title = "Rivers",
          .family = "Orr",
          .fields = {{CITE_FIELD_CONTAINER_TITLE, "Waters"}}},
         "@inbook{orrndrivers,\n  author = {Orr},\n  title = {Rivers},\n  booktitle = {Waters},\n}\n"},
        {{.type = CITE_TYPE_CHAPTER,
          .title = "Rivers",
          .names = {{CITE_ROLE_EDITOR, "Orr", NULL, NULL, NULL, NULL, NULL}}},
         "@incollection{orrndrivers,\n  editor = {Orr},\n  title = {Rivers},\n}\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text out = {0};
        cite_bibliography *bibliography = items_new_with(&cases[i].spec);
        assert_true(items_written(&out, bibliography, CITE_FORMAT_BIBLATEX));
        assert_string_equal(out.data, cases[i].entry);
        text_release(&out);
        cite_bibliography_free(bibliography);
    }
}

static void test_dates(void **state)
{
    static const struct {
        cite_when when;
        cite_date date;
        const char *line;
    } cases[] = {
        {CITE_WHEN_ISSUED, {.begin = {2020, 3, 0}}, "\n  date = {2020-03},\n}"},
        {CITE_WHEN_ISSUED,
         {.begin = {2019, 12, 30}, .end = {2020, 1, 2}},
         "\n  date = {2019-12-30/2020-01-02},\n}"},
        {CITE_WHEN_ISSUED, {.begin = {2020, 0, 0}, .season = 1}, "\n  date = {2020-21},\n}"},
        {CITE_WHEN_ISSUED, {.begin = {2020, 0, 0}, .season = 4, .circa = 1}, "\n  date = {2020-24~},\n}"},
        {CITE_WHEN_ISSUED, {.begin = {812, 0, 0}}, "\n  date = {0812},\n}"},
        {CITE_WHEN_ISSUED, {.literal = {"in press", 8}}, "\n  year = {in press},\n}"},
        {CITE_WHEN_ACCESSED, {.begin = {2021, 1, 2}}, "\n  urldate = {2021-01-02},\n}"},
        {CITE_WHEN_EVENT, {.begin = {2021, 1, 2}}, "\n  csl-event-date = {2021-01-02},\n}"},
        {CITE_WHEN_ORIGINAL, {.begin = {1921, 0, 0}}, "\n  origdate = {1921},\n}"},
        {CITE_WHEN_ACCESSED, {.literal = {"last week", 9}}, "\n  accessed = {last week},\n}"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text out = {0};
        cite_bibliography *bibliography = items_new_with(&(struct item_spec){.type = CITE_TYPE_BOOK});
        cite_item *item = bibliography->items.items[0];
        assert_int_equal(cite_item_set_date(item, cases[i].when, &cases[i].date, NULL), CITE_OK);
        assert_true(items_written(&out, bibliography, CITE_FORMAT_BIBLATEX));
        if (!strstr(out.data, cases[i].line))
            fail_msg("case %zu: %s", i, out.data);
        text_release(&out);
        cite_bibliography_free(bibliography);
    }
}

/* Entries are parted by an empty line, and their keys are all different. */
static void test_several(void **state)
{
    const struct item_spec spec = {.type = CITE_TYPE_BOOK, .title = "Rivers", .family = "Orr", .year = 2001};
    struct text out = {0};
    cite_bibliography *bibliography = items_new();

    (void)state;
    assert_non_null(items_add(bibliography, &spec));
    assert_non_null(items_add(bibliography, &spec));
    assert_true(items_written(&out, bibliography, CITE_FORMAT_BIBLATEX));
    assert_string_equal(
        out.data, "@book{orr2001rivers,\n  author = {Orr},\n  title = {Rivers},\n  date = {2001},\n}\n\n"
                  "@book{orr2001rivers-a,\n  author = {Orr},\n  title = {Rivers},\n  date = {2001},\n}\n");
    text_release(&out);
    cite_bibliography_free(bibliography);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entries),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_several),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
