/*
 * test_bibtex_in.c: BibTeX and BibLaTeX entries as items.
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

static void test_entries(void **state)
{
    static const struct reading cases[] = {
        {"@article{lopez2020, author = {L{\\'o}pez, Ana and {Rivers Institute} and others},\n"
         " title = \"Trade after {NAFTA}\", journal = {River \\& Trade}, volume = 3, number = {4},\n"
         " pages = {12--15}, year = 2020, month = mar, day = 5, doi = {https://doi.org/10.1234/a_b}}\n",
         "article-journal \"author\":[{\"family\":\"López\",\"given\":\"Ana\"},{\"literal\":\"Rivers "
         "Institute\"}],\"title\":\"Trade after NAFTA\",\"container-title\":\"River & "
         "Trade\",\"volume\":\"3\",\"issue\":\"4\",\"page\":\"12-15\",\"DOI\":\"10.1234/"
         "a_b\",\"issued\":{\"date-parts\":[[2020,3,5]]},\"custom\":{\"others\":[\"author\"]}\n",
         ""},
        {"@BOOK(orr, Title = {Tides}, PUBLISHER = {River Press}, number = 7, series = {Waters}, owner = "
         "{me})\n",
         "book "
         "\"title\":\"Tides\",\"collection-title\":\"Waters\",\"collection-number\":\"7\",\"publisher\":"
         "\"River Press\",\"custom\":{\"owner\":\"me\"}\n",
         ""},
        {"mail a@example.org about @misc{k, title = {Tides}} and @{x}\n", "document \"title\":\"Tides\"\n", ""},
        {"@phdthesis{t, school = {Mill University}}\n"
         "@mastersthesis{m, school = {Mill University}, type = {Diplomarbeit}}\n"
         "@mastersthesis{n}\n",
         "thesis \"publisher\":\"Mill University\"\n"
         "thesis \"publisher\":\"Mill University\",\"genre\":\"Diplomarbeit\"\n"
         "thesis \"genre\":\"Master’s thesis\"\n",
         ""},
        {"@misc{k, keywords = {csl-type=hearing, tides, sea}}\n"
         "@misc{l, keywords = {tides}}\n",
         "hearing \"keyword\":\"tides, sea\"\n"
         "document \"keyword\":\"tides\"\n",
         ""},
        {"@techreport{r, institution = {Institute}, number = {7}, howpublished = "
         "{\\url{https://example.org/~orr/a_b}}}\n",
         "report \"publisher\":\"Institute\",\"number\":\"7\",\"URL\":\"https://example.org/~orr/a_b\"\n", ""},
        {"@online{o, organization = {River Site}, entrysubtype = {weblog}}\n"
         "@article{p, entrysubtype = {newspaper}, journaltitle = {Daily}}\n"
         "@article{q, entrysubtype = {odd}}\n",
         "post-weblog \"container-title\":\"River Site\"\n"
         "article-newspaper \"container-title\":\"Daily\"\n"
         "article-journal \"custom\":{\"entrysubtype\":\"odd\"}\n",
         ""},
        {"@comment{@misc{hidden, title = {x}}}\n"
         "@preamble{\"\\newcommand{\\x}{y}\"}\n"
         "@misc{k, title = {Tides}}\n",
         "document \"title\":\"Tides\"\n", ""},
        {"@book{k, title = {Tides}, subtitle = {A History}}\n"
         "@book{l, title = {Why?}, subtitle = {A History}}\n"
         "@book{m, subtitle = {Alone}}\n",
         "book \"title\":\"Tides: A History\"\n"
         "book \"title\":\"Why? A History\"\n"
         "book \"custom\":{\"subtitle\":\"Alone\"}\n",
         ""},
        {"@misc{k, title = {One}, title = {Two}, csl-note = {Here}, csl-custom-1 = {shelf: 7}}\n",
         "document \"title\":\"One\",\"note\":\"Here\",\"custom\":{\"title\":\"Two\",\"shelf\":\"7\"}\n", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_reading(CITE_FORMAT_BIBTEX, &cases[i]);
}

static void test_macros(void **state)
{
    static const struct reading cases[] = {
        {"@string{press = \"River \" # {Press}}\n"
         "@String(both = press # \" and Sons\")\n"
         "@book{k, publisher = both, year = 19 # 99}\n",
         "book \"publisher\":\"River Press and Sons\",\"issued\":{\"date-parts\":[[1999]]}\n", ""},
        {"@book{k, publisher = unknown, title = \"a \" # {b} # 3}\n",
         "book \"title\":\"a b3\",\"publisher\":\"unknown\"\n",
         "1 warning: a macro without a value; its name is kept: unknown\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_reading(CITE_FORMAT_BIBTEX, &cases[i]);
}

static void test_parents(void **state)
{
    static const struct reading cases[] = {
        {"@inproceedings{c, title = {Tides}, crossref = {p}}\n"
         "@proceedings{p, title = {Proceedings of Rivers}, year = 2001, editor = {Li, Bo}, keywords = {x}}\n",
         "paper-conference "
         "\"editor\":[{\"family\":\"Li\",\"given\":\"Bo\"}],\"title\":\"Tides\",\"container-title\":"
         "\"Proceedings of Rivers\",\"issued\":{\"date-parts\":[[2001]]}\n"
         "book \"editor\":[{\"family\":\"Li\",\"given\":\"Bo\"}],\"title\":\"Proceedings of "
         "Rivers\",\"keyword\":\"x\",\"issued\":{\"date-parts\":[[2001]]}\n",
         ""},
        {"@book{k, title = {Tides}, xdata = {a, b}}\n"
         "@xdata{a, publisher = {Press}, location = {Ghent}}\n"
         "@xdata{b, publisher = {Other}, xdata = {c}}\n"
         "@xdata{c, year = 1999}\n",
         "book "
         "\"title\":\"Tides\",\"publisher\":\"Press\",\"publisher-place\":\"Ghent\",\"issued\":{\"date-parts\":"
         "[[1999]]}\n",
         ""},
        {"@incollection{k, title = {A}, crossref = {l}}\n"
         "@collection{l, title = {B}, crossref = {k}}\n"
         "@misc{m, crossref = {none}}\n"
         "@set{s, entryset = {k, l}}\n",
         "chapter \"title\":\"A\",\"container-title\":\"B\"\n"
         "book \"title\":\"B\"\n"
         "document\n",
         "3 warning: no entry of that key to inherit from: none\n"
         "4 warning: a set of entries is no work of its own: s\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_reading(CITE_FORMAT_BIBTEX, &cases[i]);
}

static void test_bad_entries(void **state)
{
    static const struct reading cases[] = {
        {"@article{a, title = {no end, year = 2000\n"
         "\n"
         "@book{b, title = {Tides}}\n",
         "article-journal\n"
         "book \"title\":\"Tides\"\n",
         "1 error: a value is not closed\n"},
        {"@article{a, title = \"no end, year = 2000}\n"
         "@book{b, title = {Tides}}\n",
         "article-journal\n"
         "book \"title\":\"Tides\"\n",
         "1 error: a value is not closed\n"},
        {"@article{a, title {Tides}, year = 2000}\n"
         "@book{b, title = {Tides} year = 1999}\n"
         "@misc{c, title = }\n"
         "@misc{d, = {x}, note = {y}}\n"
         "@misc{e, note = {n}}\n",
         "article-journal\n"
         "book \"title\":\"Tides\",\"issued\":{\"date-parts\":[[1999]]}\n"
         "document\n"
         "document\n"
         "document \"note\":\"n\"\n",
         "1 error: no \"=\" behind a field's name: title\n"
         "2 warning: no comma before this field: b\n"
         "3 error: a value is missing\n"
         "4 error: a field's name is missing\n"},
        {"@odd{k, title = {Tides}}\n"
         "@\n"
         "@book\n"
         "@book{k, title = {Again}}\n"
         "@book{title = {No key}}\n"
         "@book{, title = {No key}}\n",
         "document \"title\":\"Tides\"\n"
         "book \"title\":\"Again\"\n"
         "book \"title\":\"No key\"\n"
         "book \"title\":\"No key\"\n",
         "2 error: an entry without a brace\n"
         "3 error: an entry without a brace: book\n"
         "5 warning: an entry without a key: book\n"
         "6 warning: an entry without a key: book\n"
         "1 warning: an unknown type of entry is read as a document: odd\n"
         "4 warning: the id is taken or too long; the work gets another: k\n"},
        {"@comment{ never closed\n"
         "@book{k, title = {Tides}}\n",
         "book \"title\":\"Tides\"\n", "1 error: a comment is not closed; it ends with its line\n"},
        {"@book{k, title = {Tides}\n", "book \"title\":\"Tides\"\n", "1 error: the entry is not closed: k\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_reading(CITE_FORMAT_BIBTEX, &cases[i]);
}

static void test_text(void **state)
{
    static const struct reading cases[] = {
        {"@misc{k, title = {{\\'E}tudes \\& d{\\'e}bats --- {NATO}, $\\alpha$ and CO$_2$}}\n",
         "document \"title\":\"Études & débats — NATO, α and CO₂\"\n", ""},
        {"@misc{k, title = {\\'{e}\\`a\\^{\\i}\\\"{\\i}\\~n\\c{c}\\v{s}\\H{o}\\k{a}\\r "
         "a\\'\\i\\u{g}\\d{s}\\.z\\=u {\\ss}{\\o}\\aa\\L{}\\ae sop \\TH}}\n",
         "document \"title\":\"éàîïñçšőąåíğṣżū ßøåŁæsop Þ\"\n", ""},
        {"@misc{k, title = {\\'{\\^e} \\'{} \\~{} \\^{} \\\"{}x}}\n", "document \"title\":\"ế ´ ~ ^ ¨x\"\n",
         ""},
        {"@misc{k, title = {``a'' `b' a--b a---b ?`x !`y 1~000 a-{}-b}}\n",
         "document \"title\":\"“a” `b' a–b a—b ¿x ¡y 1 000 a--b\"\n", ""},
        {"@misc{k, title = {10\\% \\$5 \\#1 a\\_b \\{c\\} "
         "{\\textbackslash}{\\textasciitilde}{\\textasciicircum}}}\n",
         "document \"title\":\"10% $5 #1 a_b {c} \\\\~^\"\n", ""},
        {"@misc{k, title = {$5 and $6, $x^2$, $10^{-3}$, $n_{12}$, H\\textsubscript{2}O, "
         "1\\textsuperscript{st}}}\n",
         "document \"title\":\"$5 and $6, x², 10⁻³, n₁₂, H₂O, 1st\"\n", ""},
        {"@misc{k, title = {\\emph{a \\textbf{b}} {\\it c} \\enquote{d \\enquote{e}} \\mkbibparens{f} "
         "\\href{https://e.org/~x}{g} \\noopsort{z}h}}\n",
         "document \"title\":\"a b c “d “e”” (f) https://e.org/~x g h\"\n", ""},
        {"@misc{k, title = {\\foo{bar} \\baz}}\n", "document \"title\":\"\\\\foo bar \\\\baz\"\n",
         "1 warning: an unknown command is kept as it stands: foo\n"},
        {"@misc{k, title = {two  lines\n"
         "\tand \\\\ more \\ldots end}}\n",
         "document \"title\":\"two lines and more …end\"\n", ""},
        {"@misc{k, title = {{\\\"U}ber {\\'{E}}t{\\'e} {\\`{\\i}}}}\n", "document \"title\":\"Über Été ì\"\n",
         ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_reading(CITE_FORMAT_BIBTEX, &cases[i]);
}

static void test_names(void **state)
{
    static const struct reading cases[] = {
        {"@misc{k, author = {Ann Orr and Ludwig van Beethoven and Orr}}\n",
         "document "
         "\"author\":[{\"family\":\"Orr\",\"given\":\"Ann\"},{\"family\":\"Beethoven\",\"given\":\"Ludwig\","
         "\"non-dropping-particle\":\"van\"},{\"family\":\"Orr\"}]\n",
         ""},
        {"@misc{k, author = {van den Berg, Jan and King, Jr., M. L. and La Fontaine, Jean de}}\n",
         "document \"author\":[{\"family\":\"Berg\",\"given\":\"Jan\",\"non-dropping-particle\":\"van "
         "den\"},{\"family\":\"King\",\"given\":\"M. L.\",\"suffix\":\"Jr.\"},{\"family\":\"La "
         "Fontaine\",\"given\":\"Jean\",\"dropping-particle\":\"de\"}]\n",
         ""},
        {"@misc{k, author = {{Rivers and {Lakes} Institute} and {{Double}} and others}}\n",
         "document \"author\":[{\"literal\":\"Rivers and Lakes "
         "Institute\"},{\"literal\":\"Double\"}],\"custom\":{\"others\":[\"author\"]}\n",
         ""},
        {"@misc{k, author = {de la Cruz, Mar{\\'\\i}a and {\\'E}mile {\\'e}t{\\'e} Zola and Charles {Louis "
         "Xavier} de la Vall{\\'e}e Poussin}}\n",
         "document \"author\":[{\"family\":\"Cruz\",\"given\":\"María\",\"non-dropping-particle\":\"de "
         "la\"},{\"family\":\"Zola\",\"given\":\"Émile\",\"non-dropping-particle\":\"été\"},{\"family\":"
         "\"Vallée Poussin\",\"given\":\"Charles Louis Xavier\",\"non-dropping-particle\":\"de la\"}]\n",
         ""},
        {"@misc{k, author = {J.~R. Smith and\n"
         "Bo   Li AND Cy Ox}}\n",
         "document "
         "\"author\":[{\"family\":\"Smith\",\"given\":\"J. R.\"},{\"family\":\"Li\",\"given\":\"Bo\"},{"
         "\"family\":\"Ox\",\"given\":\"Cy\"}]\n",
         ""},
        {"@misc{k, author = {given=Hans, family=Harman, prefix=van and family={Li, and}, given=Bo}}\n",
         "document "
         "\"author\":[{\"family\":\"Harman\",\"given\":\"Hans\",\"non-dropping-particle\":\"van\"},{\"family\":"
         "\"Li, and\",\"given\":\"Bo\"}]\n",
         ""},
        {"@misc{k, author = {{bin Laden}, Hugo and Иванов, Пётр and 王, 小明 and \\'Alvarez, \\'Angel}}\n",
         "document \"author\":[{\"family\":\"bin "
         "Laden\",\"given\":\"Hugo\"},{\"family\":\"Иванов\",\"given\":\"Пётр\"},{\"family\":\"王\",\"given\":"
         "\"小明\"},{\"family\":\"Álvarez\",\"given\":\"Ángel\"}]\n",
         ""},
        {"@misc{k, author = {Orr, Ann, and Li, Bo and and Ox}}\n",
         "document "
         "\"author\":[{\"family\":\"Orr\",\"given\":\"Ann\"},{\"family\":\"Li\",\"given\":\"Bo\"},{\"family\":"
         "\"Ox\"}]\n",
         ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_reading(CITE_FORMAT_BIBTEX, &cases[i]);
}

static void test_dates(void **state)
{
    static const struct reading cases[] = {
        {"@misc{k, year = 2020, month = mar}\n", "document \"issued\":{\"date-parts\":[[2020,3]]}\n", ""},
        {"@misc{k, year = 2020, month = {March}, day = {05}}\n",
         "document \"issued\":{\"date-parts\":[[2020,3,5]]}\n", ""},
        {"@misc{k, year = 2020, month = \"10~\" # jan}\n",
         "document \"issued\":{\"date-parts\":[[2020,1,10]]}\n", ""},
        {"@misc{k, year = 2020, month = may # \"--\" # jul}\n",
         "document \"issued\":{\"date-parts\":[[2020,5],[2020,7]]}\n", ""},
        {"@misc{k, year = {2019--2020}}\n", "document \"issued\":{\"date-parts\":[[2019],[2020]]}\n", ""},
        {"@misc{k, year = {forthcoming}}\n", "document \"issued\":{\"literal\":\"forthcoming\"}\n", ""},
        {"@misc{k, year = {c. 1950}}\n",
         "document \"issued\":{\"date-parts\":[[1950]],\"literal\":\"c. 1950\"}\n", ""},
        {"@misc{k, year = {[1999]}}\n",
         "document \"issued\":{\"date-parts\":[[1999]],\"literal\":\"[1999]\"}\n", ""},
        {"@misc{k, year = 2020, month = {Spring}}\n",
         "document \"issued\":{\"date-parts\":[[2020]],\"season\":1}\n", ""},
        {"@misc{k, year = 2020, month = {Michaelmas}}\n",
         "document \"issued\":{\"date-parts\":[[2020]],\"literal\":\"Michaelmas\"}\n", ""},
        {"@misc{k, year = 2020, month = 7}\n", "document \"issued\":{\"date-parts\":[[2020,7]]}\n", ""},
        {"@misc{k, month = jul}\n", "document \"issued\":{\"literal\":\"July\"}\n", ""},
        {"@misc{k, date = {2020-03-05}}\n", "document \"issued\":{\"date-parts\":[[2020,3,5]]}\n", ""},
        {"@misc{k, date = {2020-05/2020-07}}\n", "document \"issued\":{\"date-parts\":[[2020,5],[2020,7]]}\n",
         ""},
        {"@misc{k, date = {1900~}}\n", "document \"issued\":{\"date-parts\":[[1900]],\"circa\":true}\n", ""},
        {"@misc{k, date = {2019-22}}\n", "document \"issued\":{\"date-parts\":[[2019]],\"season\":2}\n", ""},
        {"@misc{k, date = {2004/..}}\n",
         "document \"issued\":{\"date-parts\":[[2004]],\"literal\":\"2004/..\"}\n", ""},
        {"@misc{k, date = {-0044-03-15}}\n", "document \"issued\":{\"date-parts\":[[-44,3,15]]}\n", ""},
        {"@misc{k, date = {2020-03-05T10:00:00Z}}\n", "document \"issued\":{\"date-parts\":[[2020,3,5]]}\n",
         ""},
        {"@misc{k, date = {soon}, year = 2020}\n",
         "document \"issued\":{\"date-parts\":[[2020]],\"literal\":\"soon\"}\n", ""},
        {"@misc{k, urldate = {2021-01-02}, origdate = {1850}}\n",
         "document \"accessed\":{\"date-parts\":[[2021,1,2]]},\"original-date\":{\"date-parts\":[[1850]]}\n",
         ""},
        {"@misc{k, date = {2020-13}}\n", "document \"issued\":{\"literal\":\"2020-13\"}\n", ""},
        {"@misc{k, date = {2020-05/2020-07}, year = {2020}, month = may # \"--\" # jul}\n",
         "document \"issued\":{\"date-parts\":[[2020,5],[2020,7]]}\n", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_reading(CITE_FORMAT_BIBTEX, &cases[i]);
}

static const char biblatex[] = "@dataset{k, howpublished = {press release}, number = {7}}\n"
                               "@book{l, type = {mathesis}, location = {Ghent}}\n";

/* What names mean to BibLaTeX alone; and the format is told by its words. */
static void test_biblatex(void **state)
{
    cite_format format = CITE_FORMAT_RIS;

    (void)state;
    cite_bibliography *bibliography = items_read(NULL, CITE_FORMAT_BIBLATEX, biblatex, strlen(biblatex));
    assert_non_null(bibliography);
    assert_string_equal(cite_item_get(cite_bibliography_item(bibliography, 0), CITE_FIELD_MEDIUM).ptr,
                        "press release");
    assert_string_equal(cite_item_get(cite_bibliography_item(bibliography, 1), CITE_FIELD_GENRE).ptr,
                        "Master’s thesis");
    cite_bibliography_free(bibliography);
    assert_true(cite_format_detect(&format, CITE__LIT("a.bib"), cite_str_from("@online{k,\n}\n")));
    assert_int_equal(format, CITE_FORMAT_BIBLATEX);
    assert_true(cite_format_detect(&format, CITE__LIT("a.bib"), cite_str_from("@misc{k,\n  year = {1}}\n")));
    assert_int_equal(format, CITE_FORMAT_BIBTEX);
}

/* Latin-1 is read, and told once. */
static void test_encoding(void **state)
{
    static const char text[] = "\xEF\xBB\xBF@misc{k,\n title = {Caf\xE9 \x96 \xE2\x82\xAC}}\n";
    struct text told = {0};

    (void)state;
    cite_bibliography *bibliography = items_read(&told, CITE_FORMAT_BIBTEX, text, sizeof text - 1);
    assert_non_null(bibliography);
    assert_string_equal(cite_item_get(cite_bibliography_item(bibliography, 0), CITE_FIELD_TITLE).ptr,
                        "Café – €");
    assert_string_equal(told.data, "2 warning: not UTF-8; read as Windows-1252\n");
    text_release(&told);
    cite_bibliography_free(bibliography);
}

static void assert_status(cite_bibliography *into, cite_format format, size_t size, size_t max,
                          cite_status expected)
{
    cite_read_options options = {size, NULL, NULL, max};

    assert_int_equal(cite_bibliography_read(into, format, cite_str_from("@misc{k}"), &options, NULL), expected);
}

static void test_arguments(void **state)
{
    cite_bibliography *bibliography = items_new();
    const size_t size = sizeof(cite_read_options);

    (void)state;
    assert_status(NULL, CITE_FORMAT_BIBTEX, size, 0, CITE_ERROR_ARGUMENT);
    assert_status(bibliography, CITE_FORMAT_COUNT_, size, 0, CITE_ERROR_ARGUMENT);
    assert_status(bibliography, CITE_FORMAT_BIBTEX, 0, 0, CITE_ERROR_ARGUMENT);
    assert_status(bibliography, CITE_FORMAT_BIBTEX, size, 3, CITE_ERROR_LIMIT);
    assert_status(bibliography, CITE_FORMAT_CSL_JSON, size, 0, CITE_ERROR_FORMAT);
    assert_int_equal(cite_bibliography_count(bibliography), 0);
    assert_status(bibliography, CITE_FORMAT_BIBTEX, size, 0, CITE_OK);
    assert_int_equal(cite_bibliography_read(bibliography, CITE_FORMAT_RIS, (cite_str){NULL, 0}, NULL, NULL),
                     CITE_OK);
    assert_int_equal(cite_bibliography_count(bibliography), 1);
    cite_bibliography_free(bibliography);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entries),     cmocka_unit_test(test_macros),   cmocka_unit_test(test_parents),
        cmocka_unit_test(test_bad_entries), cmocka_unit_test(test_text),     cmocka_unit_test(test_names),
        cmocka_unit_test(test_dates),       cmocka_unit_test(test_biblatex), cmocka_unit_test(test_encoding),
        cmocka_unit_test(test_arguments),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
