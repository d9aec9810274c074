/*
 * unit/test_intext.c: citations in running text, by author and year, of works that are cited in full elsewhere.
 */
#include "core/str.h"
#include "support/text.h"

#include <cite/document.h>
#include <cite/parser.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define LIST                                                                                                   \
    "\n\nReferences\n\n"                                                                                       \
    "Marsh, A. (2020). On wells. River Quarterly, 12(3), 4-9.\n"                                               \
    "Marsh, A., Rill, B., & Stone, D. (2021). Who owns rain. Ferry: Mill Press.\n"                             \
    "Rill, B., & Ford, C. (2018). Roads and ruts. Ferry: Mill Press.\n"                                        \
    "Stone, D. (2019). River law. Ferry: Mill Press.\n"                                                        \
    "van Dijk, P. (2017). Dikes. Ferry: Mill Press.\n"

/* A text, and what is cited in it: the citations, each ended by "|". */
static const struct {
    const char *text;
    const char *cited;
} cases[] = {
    {"Borders move (Stone, 2019)." LIST, "Stone, 2019|"},
    {"As Marsh (2020) says, wells do not." LIST, "Marsh (2020)|"},
    {"They may (see also Rill & Ford, 2018, p. 12; Stone 2019)." LIST, "Rill & Ford, 2018, p. 12|Stone 2019|"},
    {"Marsh et al. (2021) and Rill and Ford (2018) differ." LIST, "Marsh et al. (2021)|Rill and Ford (2018)|"},
    {"Stone's (2019, pp. 3-4) view is older." LIST, "Stone's (2019, pp. 3-4)|"},
    {"Dikes break (van Dijk, 2017)." LIST, "van Dijk, 2017|"},
    {"It is broken over (Rill\n& Ford,\n2018) lines." LIST, "Rill\n& Ford,\n2018|"},
    /* a work that is nowhere, other brackets, no list */
    {"The ferry (1999) sank, and Ford (1998) was there (May 2020)." LIST, ""},
    {"In 2019 (a dry year) Stone dug (see map 2019)." LIST, ""},
    {"Borders move (Stone, 2019).", ""},
    {"Borders move (Stone,\n\n2019)." LIST, ""},
};

static void cited_in(struct text *out, const cite_document *document)
{
    cite_str text = cite_document_text(document);
    const cite_citation *citation = NULL;

    for (size_t i = 0; (citation = cite_document_citation(document, i)) != NULL; i++) {
        if (citation->form != CITE_FORM_SHORT)
            continue;
        assert_true(citation->item != CITE_NONE && citation->note == CITE_NONE);
        text_add(out, text.ptr + citation->span.begin, citation->span.end - citation->span.begin);
        text_add_string(out, "|");
    }
}

static void test_texts(void **state)
{
    cite_parser *parser = NULL;

    (void)state;
    assert_int_equal(cite_parser_new(&parser, NULL, NULL), CITE_OK);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        cite_document *document = NULL;
        struct text cited = {NULL, 0, 0, false};
        assert_int_equal(cite_document_parse(&document, parser, cite_str_from(cases[i].text), NULL), CITE_OK);
        text_add_string(&cited, "");
        cited_in(&cited, document);
        if (strcmp(cited.data ? cited.data : "", cases[i].cited) != 0)
            fail_msg("'%s' is cited, not '%s'", cited.data ? cited.data : "", cases[i].cited);
        text_release(&cited);
        cite_document_free(document);
    }
    cite_parser_free(parser);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_texts)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
