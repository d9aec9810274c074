/*
 * unit/test_explain.c: why a document reads as it does: each kind of decision leaves its reason, every finding has one, and
 * explaining changes nothing.
 */
#include "core/str.h"
#include "support/text.h"

#include <cite.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* A note's text, each with a page of its own so that no two are alike. */
#define LUND(page) " Ada Lund, Rope and Sail (Haven: Quay Press, 1970), p. " #page ".\n\n"

/* Reads a text; the parser must outlive the document. */
static cite_document *read_text(cite_parser **parser, const char *text, int explain)
{
    cite_parser_options options = CITE_PARSER_OPTIONS_INIT;
    cite_document *document = NULL;

    options.explain = explain;
    assert_int_equal(cite_parser_new(parser, &options, NULL), CITE_OK);
    assert_int_equal(cite_document_parse(&document, *parser, cite_str_from(text), NULL), CITE_OK);
    return document;
}

/* Whether a reason of that subject and kind stands at a place, with the text in its own. */
static bool has_reason(const cite_document *document, cite_subject subject, cite_reason_kind kind, size_t begin,
                       const char *text)
{
    for (size_t i = 0; i < cite_document_reason_count(document); i++) {
        const cite_reason *reason = cite_document_reason(document, i);
        if (reason->subject == subject && reason->kind == kind && reason->span.begin == begin &&
            cite__str_find(reason->text, cite_str_from(text), 0) != CITE_NONE)
            return true;
    }
    return false;
}

static const struct {
    const char *text;
    const char *at; /* the candidate begins where this first stands */
    cite_subject subject;
    cite_reason_kind kind;
    const char *reason;
} cases[] = {
    /* Notes. */
    {"1" LUND(4) "2" LUND(5), "1 Ada", CITE_SUBJECT_NOTE, CITE_REASON_EVIDENCE, "\"1\""},
    {"1" LUND(4) "2" LUND(5), "1 Ada", CITE_SUBJECT_NOTE, CITE_REASON_EVIDENCE, "a year"},
    {"1" LUND(4) "2" LUND(5), "1 Ada", CITE_SUBJECT_NOTE, CITE_REASON_READING, "where a numbering begins"},
    {"1" LUND(4) "2" LUND(5), "2 Ada", CITE_SUBJECT_NOTE, CITE_REASON_READING, "as 2, going on from 1"},
    {"1" LUND(4) "2" LUND(5), "2 Ada", CITE_SUBJECT_NOTE, CITE_REASON_CHOSEN, "note 2"},
    {"The walk.1\n\n1" LUND(4) "2" LUND(5), "1 Ada", CITE_SUBJECT_NOTE, CITE_REASON_EVIDENCE, "a callout of 1"},
    {"1" LUND(4) "2" LUND(5) ">" LUND(6) "4" LUND(7), "> Ada", CITE_SUBJECT_NOTE, CITE_REASON_READING,
     "damage costs when read as 3"},
    {"1" LUND(4) "2" LUND(5) ">" LUND(6) "4" LUND(7), "> Ada", CITE_SUBJECT_NOTE, CITE_REASON_CHOSEN, "note 3"},
    {"1" LUND(4) "2" LUND(5) "1" LUND(6) "2" LUND(7),
     "1 Ada Lund, Rope and Sail (Haven: Quay Press, 1970), p. 6", CITE_SUBJECT_NOTE, CITE_REASON_READING,
     "starts again"},
    {"1" LUND(4) "2" LUND(5) "4" LUND(6), "4 Ada", CITE_SUBJECT_NOTE, CITE_REASON_EVIDENCE, "3 is missing"},
    {"1" LUND(4) "2 Ada Lund, Sail (Haven: Quay Press, 1971), p. 5. 3 Ada Lund, Mast (Haven: Quay Press, "
                 "1972), p. 6.\n\n4" LUND(7),
     "3 Ada", CITE_SUBJECT_NOTE, CITE_REASON_CHOSEN, "within a line"},
    {"1" LUND(4) "2" LUND(5) "The walk of\n14 June 1802 was long, and\n3 of them met.\n\n3" LUND(6), "14 June",
     CITE_SUBJECT_NOTE, CITE_REASON_REJECTED, "goes without it"},
    {"To spin:\n1. take hemp;\n2. walk back;\n3. twist it.\n", "1. take", CITE_SUBJECT_NOTE,
     CITE_REASON_REJECTED, "too little evidence"},
    {"1)" LUND(4) "2)" LUND(5) "3)" LUND(6) "[1]" LUND(7) "[2]" LUND(8), "[1] Ada", CITE_SUBJECT_NOTE,
     CITE_REASON_REJECTED, "another kind"},
    {"1" LUND(4) "2 Ada Lund, Sail, and\n\nThe walk was long.3 It had a roof.\n\n3" LUND(6), "2 Ada",
     CITE_SUBJECT_NOTE, CITE_REASON_EVIDENCE, "calls the next notes"},
    /* Callouts. */
    {"The walk.1\n\n1" LUND(4) "2" LUND(5), "1\n", CITE_SUBJECT_CALLOUT, CITE_REASON_EVIDENCE, "behind a stop"},
    {"The walk.1\n\n1" LUND(4) "2" LUND(5), "1\n", CITE_SUBJECT_CALLOUT, CITE_REASON_CHOSEN, "calls note 1"},
    {"The walk.! And.2\n\n1" LUND(4) "2" LUND(5), "! And", CITE_SUBJECT_CALLOUT, CITE_REASON_READING, "as 1"},
    {"In May 1802 it.1\n\n1" LUND(4) "2" LUND(5), "1802", CITE_SUBJECT_CALLOUT, CITE_REASON_REJECTED,
     "no note near fits"},
    {"The walk.1\n\n1" LUND(4) "2" LUND(5), "1970), p. 4", CITE_SUBJECT_CALLOUT, CITE_REASON_REJECTED,
     "within a note"},
    {"In May 1802 it was long.\n", "1802", CITE_SUBJECT_CALLOUT, CITE_REASON_REJECTED, "no note that"},
    {"As [1] says.\n\nAnd [1] again, and [2].\n\n[1]" LUND(4) "[2]" LUND(5), "[1] says", CITE_SUBJECT_CALLOUT,
     CITE_REASON_CHOSEN, "calls note 1"},
    {"As [1] says.\n\nAnd [1] again, and [2].\n\n[1]" LUND(4) "[2]" LUND(5), "[1] again", CITE_SUBJECT_CALLOUT,
     CITE_REASON_CHOSEN, "calls note 1"},
    {"The walk.[^w]\n\n[^w]: Ada Lund.\n", "[^w]\n", CITE_SUBJECT_CALLOUT, CITE_REASON_CHOSEN, "defines"},
    {"The walk.[^w]\n\n[^w]: Ada Lund.\n", "[^w]:", CITE_SUBJECT_NOTE, CITE_REASON_CHOSEN, "\"[^w]\""},
    {"Rope[i] and sail[ii] and mast[iii] are long.\n", "[ii]", CITE_SUBJECT_CALLOUT, CITE_REASON_CHOSEN, "run"},
    /* Links. */
    {"See https://quay.example.org/masts.\n", "https", CITE_SUBJECT_LINK, CITE_REASON_EVIDENCE, "a scheme"},
    {"See https://quay.example.org/masts.\n", "https", CITE_SUBJECT_LINK, CITE_REASON_EVIDENCE,
     "\".\" at its end"},
    {"See https://quay.example.org/masts.\n", "https", CITE_SUBJECT_LINK, CITE_REASON_CHOSEN,
     "\"https://quay.example.org/masts\""},
    {"See https://quay.example.org/rope-\nwalk.html.\n", "https", CITE_SUBJECT_LINK, CITE_REASON_EVIDENCE,
     "enough speaks for \"walk.html.\""},
    {"See https://quay.example.org/rope-\nwalk.html.\n", "https", CITE_SUBJECT_LINK, CITE_REASON_READING,
     "\"https://quay.example.org/ropewalk.html\""},
    {"See https://quay.example.org/rope\nand more.\n", "https", CITE_SUBJECT_LINK, CITE_REASON_EVIDENCE,
     "too little speaks for \"and\""},
    {"See https://nowhere.notatld/rope and more.\n", "https", CITE_SUBJECT_LINK, CITE_REASON_REJECTED,
     "no host"},
};

static void test_reasons(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        cite_parser *parser = NULL;
        cite_document *document = read_text(&parser, cases[i].text, 1);
        size_t begin = cite__str_find(cite_str_from(cases[i].text), cite_str_from(cases[i].at), 0);
        assert_true(begin != CITE_NONE);
        if (!has_reason(document, cases[i].subject, cases[i].kind, begin, cases[i].reason)) {
            print_error("case %zu, at \"%s\": no %s \"%s\"; there is:\n", i, cases[i].at,
                        cite_reason_kind_name(cases[i].kind), cases[i].reason);
            for (size_t r = 0; r < cite_document_reason_count(document); r++) {
                const cite_reason *reason = cite_document_reason(document, r);
                print_error("  %zu %s %s: %s\n", reason->span.begin, cite_subject_name(reason->subject),
                            cite_reason_kind_name(reason->kind), reason->text.ptr);
            }
            fail();
        }
        cite_document_free(document);
        cite_parser_free(parser);
    }
}

static const char sample[] =
    "The walk was long.1 It had a roof.! Two met.3 In 1802 (www.example.org/walks) they left.\n\n"
    "1" LUND(4) "2" LUND(5) "3 See https://quay.example.org/rope-\nwalk.html.\n\n>" LUND(6);

/* The last outcome of what stands at a place; NULL where there is none. */
static const cite_reason *outcome_at(const cite_document *document, cite_subject subject, size_t begin)
{
    const cite_reason *outcome = NULL;

    for (size_t i = 0; i < cite_document_reason_count(document); i++) {
        const cite_reason *reason = cite_document_reason(document, i);
        if (reason->subject == subject && reason->span.begin == begin && reason->kind >= CITE_REASON_CHOSEN)
            outcome = reason;
    }
    return outcome;
}

/* What was found is what the reasons end with, and nothing else. */
static void test_outcomes(void **state)
{
    cite_parser *parser = NULL;
    cite_document *document = read_text(&parser, sample, 1);
    const size_t counts[] = {cite_document_note_count(document), cite_document_callout_count(document),
                             cite_document_link_count(document)};
    size_t chosen[] = {0, 0, 0};

    (void)state;
    for (size_t i = 0; i < COUNT(counts); i++)
        assert_true(counts[i] > 1);
    for (size_t i = 0; i < counts[0]; i++) {
        const cite_note *note = cite_document_note(document, i);
        const cite_reason *outcome = outcome_at(document, CITE_SUBJECT_NOTE, note->spans[0].begin);
        assert_true(outcome && outcome->kind == CITE_REASON_CHOSEN && outcome->number == note->number);
    }
    for (size_t i = 0; i < counts[1]; i++) {
        const cite_callout *callout = cite_document_callout(document, i);
        const cite_reason *outcome = outcome_at(document, CITE_SUBJECT_CALLOUT, callout->span.begin);
        assert_true(outcome && outcome->kind == CITE_REASON_CHOSEN && outcome->number == callout->number);
    }
    for (size_t i = 0; i < counts[2]; i++) {
        const cite_link *link = cite_document_link(document, i);
        const cite_reason *outcome = outcome_at(document, CITE_SUBJECT_LINK, link->spans[0].begin);
        assert_true(outcome && outcome->kind == CITE_REASON_CHOSEN &&
                    cite__str_find(outcome->text, link->url, 0) != CITE_NONE);
    }
    size_t before = 0;
    for (size_t i = 0; i < cite_document_reason_count(document); i++) {
        const cite_reason *reason = cite_document_reason(document, i);
        assert_true(reason->span.begin >= before && reason->span.end <= sizeof sample - 1);
        assert_int_equal(reason->line, cite_document_position(document, reason->span.begin).line);
        assert_true(reason->rule[0] != '\0' && reason->text.ptr[reason->text.len] == '\0');
        before = reason->span.begin;
        chosen[reason->subject] += reason == outcome_at(document, reason->subject, reason->span.begin) &&
                                   reason->kind == CITE_REASON_CHOSEN;
    }
    for (size_t i = 0; i < COUNT(counts); i++)
        assert_int_equal(chosen[i], counts[i]);
    assert_null(cite_document_reason(document, cite_document_reason_count(document)));
    cite_document_free(document);
    cite_parser_free(parser);
}

/* The findings are the same with and without; without, nothing is kept. */
static void test_no_change(void **state)
{
    struct text reports[2] = {{NULL, 0, 0, false}, {NULL, 0, 0, false}};

    (void)state;
    for (int explain = 0; explain < 2; explain++) {
        cite_parser *parser = NULL;
        cite_document *document = read_text(&parser, sample, explain);
        cite_report_options options = CITE_REPORT_OPTIONS_INIT;
        options.format = CITE_REPORT_JSON;
        assert_int_equal(cite_report_document(document, NULL, &options, text_write, &reports[explain], NULL),
                         CITE_OK);
        assert_int_equal(cite_document_reason_count(document) > 0, explain);
        cite_document_free(document);
        cite_parser_free(parser);
    }
    assert_int_equal(reports[0].len, reports[1].len);
    assert_memory_equal(reports[0].data, reports[1].data, reports[0].len);
    text_release(&reports[0]);
    text_release(&reports[1]);
}

/* The line of a reason: a heading in front of the first about a candidate, and only there. */
static void test_lines(void **state)
{
    cite_parser *parser = NULL;
    cite_document *document = read_text(&parser, sample, 1);
    size_t headings = 0;
    size_t candidates = 0;
    cite_error error;

    (void)state;
    for (size_t i = 0; i < cite_document_reason_count(document); i++) {
        struct text line = {NULL, 0, 0, false};
        const cite_reason *reason = cite_document_reason(document, i);
        const cite_reason *before = i > 0 ? cite_document_reason(document, i - 1) : NULL;
        assert_int_equal(cite_report_reason(document, i, NULL, text_write, &line, &error), CITE_OK);
        cite_str written = {line.data, line.len};
        assert_true(cite__str_ends(written, CITE__LIT("\n")));
        assert_true(cite__str_find(written, cite_str_from(reason->rule), 0) != CITE_NONE);
        headings += cite__str_find(written, CITE__LIT(" at line "), 0) != CITE_NONE;
        candidates += !before || before->subject != reason->subject || before->span.begin != reason->span.begin;
        text_release(&line);
    }
    assert_int_equal(headings, candidates);
    assert_int_equal(
        cite_report_reason(document, cite_document_reason_count(document), NULL, text_write, NULL, &error),
        CITE_ERROR_ARGUMENT);
    cite_document_free(document);
    cite_parser_free(parser);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reasons),
        cmocka_unit_test(test_outcomes),
        cmocka_unit_test(test_no_change),
        cmocka_unit_test(test_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
