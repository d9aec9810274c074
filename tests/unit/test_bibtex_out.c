/*
 * test_bibtex_out.c: BibTeX.
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
        {{.type = CITE_TYPE_ARTICLE_JOURNAL,
          .title = "Trade after NAFTA and the  River",
          .year = 2020,
          .month = 3,
          .day = 5,
          .doi = "10.1234/a_b",
          .names = {{CITE_ROLE_AUTHOR, "López", "Ana", NULL, NULL, NULL, NULL},
                    {CITE_ROLE_AUTHOR, "Berg", "Jan", NULL, "Jr.", "van den", NULL},
                    {CITE_ROLE_AUTHOR, "Van de Mill", "H.", NULL, NULL, NULL, NULL},
                    {CITE_ROLE_AUTHOR, NULL, NULL, "Trade and Rivers Institute", NULL, NULL, NULL},
                    {CITE_ROLE_AUTHOR, NULL, NULL, "et al.", NULL, NULL, NULL}},
          .fields = {{CITE_FIELD_CONTAINER_TITLE, "River & Trade"},
                     {CITE_FIELD_PAGE, "12–15"},
                     {CITE_FIELD_ISSUE, "4"}}},
         "@article{lopez2020trade,\n"
         "  author = {López, Ana and van den Berg, Jr., Jan and {Van de Mill}, H. and "
         "{Trade and Rivers Institute} and others},\n"
         "  title = {Trade after {NAFTA} and the {River}},\n"
         "  journal = {River \\& Trade},\n"
         "  number = {4},\n"
         "  pages = {12--15},\n"
         "  doi = {10.1234/a_b},\n"
         "  year = {2020},\n"
         "  month = mar,\n"
         "  day = {5},\n"
         "}\n"},
        {{.type = CITE_TYPE_HEARING,
          .title = "Границы Рек",
          .body = "Комитет, по рекам",
          .url = "https://example.org/a_b%20c#d&{e}",
          .fields = {{CITE_FIELD_NUMBER, "116-3"},
                     {CITE_FIELD_COLLECTION_NUMBER, "7"},
                     {CITE_FIELD_ISSUE, "2"}}},
         "@misc{komitetrekamndgranitsy,\n"
         "  author = {{Комитет, по рекам}},\n"
         "  title = {Границы {Рек}},\n"
         "  collection-number = {7},\n"
         "  issue = {2},\n"
         "  number = {116-3},\n"
         "  url = {https://example.org/a_b%20c#d&%7Be%7D},\n"
         "  keywords = {csl-type=hearing},\n"
         "}\n"},
        {{.type = CITE_TYPE_REPORT,
          .title = "贸易与边界",
          .year = 2018,
          .names = {{CITE_ROLE_AUTHOR, "La Fontaine", "Jean", NULL, NULL, NULL, "de"},
                    {CITE_ROLE_AUTHOR, "bin Omar", NULL, NULL, NULL, NULL, NULL},
                    {CITE_ROLE_RECIPIENT, "others", NULL, NULL, NULL, NULL, NULL}},
          .fields = {{CITE_FIELD_TITLE_TRANSLATED, "Trade and Borders"},
                     {CITE_FIELD_PUBLISHER, "River Institute"}}},
         "@techreport{lafontaine2018trade,\n"
         "  author = {La Fontaine, Jean de and {bin Omar}},\n"
         "  recipient = {{others}},\n"
         "  title = {贸易与边界},\n"
         "  titleaddon = {Trade and {Borders}},\n"
         "  institution = {River Institute},\n"
         "  year = {2018},\n"
         "}\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text out = {0};
        cite_bibliography *bibliography = items_new_with(&cases[i].spec);
        assert_true(items_written(&out, bibliography, CITE_FORMAT_BIBTEX));
        assert_string_equal(out.data, cases[i].entry);
        text_release(&out);
        cite_bibliography_free(bibliography);
    }
}

static void test_escapes(void **state)
{
    static const struct {
        const char *title;
        const char *written;
    } cases[] = {
        {"a & b % c $ d # e _ f", "{a \\& b \\% c \\$ d \\# e \\_ f}"},
        {"}{", "{{\\textbraceright}{\\textbraceleft}}"},
        {"a\\", "{a{\\textbackslash}}"},
        {"x~y^z", "{x{\\textasciitilde}y{\\textasciicircum}z}"},
        {"say \"no\"", "{say \"no\"}"},
        {"  two\r\n lines\tand\x01 more ", "{two lines and more}"},
        {"\xFF"
         "a\xE2\x82",
         "{\xEF\xBF\xBD"
         "a\xEF\xBF\xBD}"},
        {"a\u202Eb \u2066c\u2069\u2028d", "{ab c d}"},
        {"iPhones and eBooks", "{{iPhones} and {eBooks}}"},
        {"A Test", "{A {Test}}"},
        {"NATO today", "{{NATO} today}"},
        {"“Übermut” und Élan", "{“Übermut” und {Élan}}"},
        {"Das }-Zeichen", "{Das {{\\textbraceright}-Zeichen}}"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text out = {0};
        cite_bibliography *bibliography = items_new_with(&(struct item_spec){.title = cases[i].title});
        assert_true(items_written(&out, bibliography, CITE_FORMAT_BIBTEX));
        const char *at = strstr(out.data, "title = ");
        assert_non_null(at);
        if (strncmp(at + 8, cases[i].written, strlen(cases[i].written)) != 0)
            fail_msg("%s became %s", cases[i].title, at);
        assert_int_equal(at[8 + strlen(cases[i].written)], ',');
        text_release(&out);
        cite_bibliography_free(bibliography);
    }
}

static void test_dates(void **state)
{
    static const struct {
        cite_date date;
        const char *lines;
    } cases[] = {
        {{.begin = {2020, 0, 0}}, "  year = {2020},\n}"},
        {{.begin = {2020, 12, 0}}, "  year = {2020},\n  month = dec,\n}"},
        {{.begin = {2020, 5, 0}, .end = {2020, 7, 0}},
         "  year = {2020},\n  month = may # \"--\" # jul,\n  date = {2020-05/2020-07},\n}"},
        {{.begin = {2019, 12, 30}, .end = {2020, 1, 2}},
         "  year = {2019--2020},\n  month = dec,\n  date = {2019-12-30/2020-01-02},\n}"},
        {{.begin = {2020, 0, 0}, .season = 3}, "  year = {2020},\n  month = {Autumn},\n}"},
        {{.begin = {1900, 0, 0}, .circa = 1}, "  year = {1900},\n  date = {1900~},\n}"},
        {{.begin = {-44, 3, 15}}, "  year = {-44},\n  month = mar,\n  day = {15},\n}"},
        {{.literal = {"n.d.", 4}}, "  year = {n.d.},\n}"},
        {{.begin = {2020, 0, 0}, .literal = {"early {2020", 11}},
         "  year = {2020},\n  issued = {early {\\textbraceleft}2020},\n}"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text out = {0};
        cite_bibliography *bibliography = items_new_with(&(struct item_spec){.body = "Institute"});
        cite_item *item = bibliography->items.items[0];
        assert_int_equal(cite_item_set_date(item, CITE_WHEN_ISSUED, &cases[i].date, NULL), CITE_OK);
        assert_true(items_written(&out, bibliography, CITE_FORMAT_BIBTEX));
        assert_non_null(strstr(out.data, cases[i].lines));
        text_release(&out);
        cite_bibliography_free(bibliography);
    }
}

/* As BibTeX counts: a backslash before a brace does not matter. Also: no name of a field stands twice in an entry. */
static bool is_balanced(const char *text)
{
    long depth = 0;

    for (; *text && depth >= 0; text++)
        depth += (*text == '{') - (*text == '}');
    return depth == 0;
}

static const char *const hostile[] = {
    "}",           "{",         "}}}{",
    "\\}",         "\\{\\",     "a } and { b",
    "%",           "{\\\"",     "\"}",
    "@article{x,", "\\textbf{", "$\\frac{1}{2}$",
    "} and {",     ", and }",   "\xE2\x80\xA8}\xE2\x80\xA8",
    "\n}\n",
};

static void test_braces_balance(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
        cite_str value = cite_str_from(hostile[i]);
        cite_bibliography *bibliography = items_new_with(&(struct item_spec){.type = CITE_TYPE_CHAPTER});
        cite_item *item = bibliography->items.items[0];
        const cite_name names[] = {{.literal = value},
                                   {.family = value,
                                    .given = value,
                                    .suffix = value,
                                    .dropping_particle = value,
                                    .non_dropping_particle = value}};
        const cite_date date = {.literal = value};
        for (size_t k = 0; k < CITE_FIELD_COUNT_; k++)
            assert_int_equal(cite_item_set(item, (cite_field)k, value, NULL), CITE_OK);
        for (size_t k = 0; k < CITE_ROLE_COUNT_ * 2; k++)
            assert_int_equal(cite_item_add_name(item, (cite_role)(k / 2), &names[k % 2], NULL), CITE_OK);
        for (size_t k = 0; k < CITE_WHEN_COUNT_; k++)
            assert_int_equal(cite_item_set_date(item, (cite_when)k, &date, NULL), CITE_OK);
        for (size_t k = CITE_FORMAT_BIBTEX; k <= CITE_FORMAT_BIBLATEX; k++) {
            struct text out = {0};
            assert_true(items_written(&out, bibliography, (cite_format)k));
            if (!is_balanced(out.data))
                fail_msg("%s: %s", hostile[i], out.data);
            text_release(&out);
        }
        cite_bibliography_free(bibliography);
    }
}

/* Every type, with every field set: no name of a field stands twice, and no value is lost. */
static void test_nothing_is_lost(void **state)
{
    (void)state;
    for (size_t i = 0; i < CITE_TYPE_COUNT_; i++) {
        struct text out[2] = {{0}};
        cite_bibliography *bibliography = items_new_with(&(struct item_spec){.type = (cite_type)i});
        cite_item *item = bibliography->items.items[0];
        for (size_t k = 0; k < CITE_FIELD_COUNT_; k++) {
            char value[] = "valueAA";
            value[5] = (char)('a' + k / 26);
            value[6] = (char)('a' + k % 26);
            assert_int_equal(cite_item_set(item, (cite_field)k, cite_str_from(value), NULL), CITE_OK);
        }
        for (size_t k = 0; k < 2; k++) {
            assert_true(items_written(&out[k], bibliography, k ? CITE_FORMAT_BIBLATEX : CITE_FORMAT_BIBTEX));
            for (size_t f = 0; f < CITE_FIELD_COUNT_; f++)
                assert_non_null(strstr(out[k].data, cite_item_get(item, (cite_field)f).ptr));
            for (const char *line = strstr(out[k].data, "\n  "); line; line = strstr(line + 1, "\n  ")) {
                char name[64] = {0};
                const char *end = strchr(line, '=');
                assert_true(end && (size_t)(end - line) < sizeof name);
                memcpy(name, line, (size_t)(end - line));
                assert_null(strstr(line + 1, name));
            }
            text_release(&out[k]);
        }
        cite_bibliography_free(bibliography);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entries),         cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_dates),           cmocka_unit_test(test_braces_balance),
        cmocka_unit_test(test_nothing_is_lost),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
