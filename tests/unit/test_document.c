/*
 * unit/test_document.c: one document by its public functions.
 */
#include "core/str.h"
#include "support/guard.h"
#include "support/invariants.h"
#include "support/text.h"

#include <cite.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char sample[] =
    "\xef\xbb\xbfThe walk was long.1 It was old.2\r\n\r\n"
    "1 Ada Lund, Rope and Sail (Haven: Quay Press, 1970), 4, https://e.org/rope-\r\nwalk.html.\r\n\r\n"
    "2 Ada Lund, Sails (Haven: Quay Press, 1971), 5.\r\n\f"
    "It fell.3\r\n\r\n3 Ibid., 6.\r\n";

static cite_parser *parser_of(void **state)
{
    return *state;
}

static int set_up(void **state)
{
    cite_parser *parser = NULL;

    if (cite_parser_new(&parser, NULL, NULL) != CITE_OK)
        return 1;
    *state = parser;
    return 0;
}

static int tear_down(void **state)
{
    cite_parser_free(*state);
    return 0;
}

/* The text is copied: what was given may be dropped at once. */
static void test_parse(void **state)
{
    struct guard guard;
    cite_document *document = NULL;
    cite_error error = {CITE_ERROR_IO, 7, "left over"};

    assert_true(guard_put_text(&guard, sample));
    assert_int_equal(cite_document_parse(&document, parser_of(state), guard.text, &error), CITE_OK);
    guard_release(&guard);
    assert_int_equal(error.status, CITE_OK);
    assert_true(cite__str_equal(cite_document_text(document), cite_str_from(sample)));
    assert_string_equal(cite_document_format(document), "text");
    assert_int_equal(cite_document_bytes(document), sizeof sample - 1);
    assert_int_equal(cite_document_note_count(document), 3);
    assert_int_equal(cite_document_callout_count(document), 3);
    assert_int_equal(cite_document_link_count(document), 1);
    assert_string_equal(cite_document_link(document, 0)->url.ptr, "https://e.org/rope-walk.html");
    assert_int_equal(cite_document_link(document, 0)->note, 0);
    assert_string_equal(cite_document_note(document, 2)->text.ptr, "Ibid., 6.");
    assert_null(invariants_broken(document, NULL));
    /* NULL past the end. */
    assert_null(cite_document_note(document, 3));
    assert_null(cite_document_callout(document, 3));
    assert_null(cite_document_link(document, 1));
    assert_null(cite_document_citation(document, cite_document_citation_count(document)));
    assert_null(cite_document_note(document, CITE_NONE));
    cite_document_free(document);
    cite_document_free(NULL);
}

/* From a work to its citations and from a note to its works; a work at two addresses may be found at either. */
static void test_crossings(void **state)
{
    static const char text[] =
        "The walk was long.1 It was old.2 It was dear.3\n\n"
        "1 Ada Lund, “The Long Rope and the Short Sail,” Quay Press, March 5, 2020, "
        "https://e.org/rope-and-sail.html.\n\n"
        "2 Ibid.; Ben Orr, “Tar and Its Makers,” Quay Press, May 6, 2019, https://e.org/tar.html.\n\n"
        "3 Ada Lund, “The Long Rope and the Short Sail,” Quay Press, March 5, 2020, "
        "https://copies.net/rope-and-sail.\n";
    cite_document *document = NULL;

    assert_int_equal(cite_document_parse(&document, parser_of(state), cite_str_from(text), NULL), CITE_OK);
    assert_null(invariants_broken(document, NULL));
    assert_int_equal(cite_bibliography_count(cite_document_bibliography(document)), 2);
    assert_int_equal(cite_document_note_citation_count(document, 1), 2);
    assert_int_equal(cite_document_note_citation(document, 1, 0)->item, 0);
    assert_int_equal(cite_document_note_citation(document, 1, 1)->item, 1);
    assert_int_equal(cite_document_item_citation_count(document, 0), 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(cite_document_item_citation(document, 0, i)->note, i);
    assert_int_equal(cite_document_item_citation(document, 1, 0)->note, 1);
    assert_null(cite_document_item_citation(document, 0, 3));
    assert_null(cite_document_note_citation(document, 3, 0));
    assert_int_equal(cite_document_item_citation_count(document, 2), 0);
    assert_int_equal(cite_document_note_citation_count(document, CITE_NONE), 0);

    const cite_item *work = cite_bibliography_item(cite_document_bibliography(document), 0);
    assert_int_equal(cite_item_merged_count(work), 1);
    assert_int_equal(cite_item_merged(work, 0)->reason, CITE_SAME_TITLE_AUTHOR);
    assert_int_equal(cite_document_link_count(document), 3);
    assert_int_equal(cite_document_link(document, 0)->alternative_count, 1);
    assert_string_equal(cite_document_link(document, 0)->alternatives[0].ptr,
                        "https://copies.net/rope-and-sail");
    assert_int_equal(cite_document_link(document, 1)->alternative_count, 0);
    assert_int_equal(cite_document_link(document, 2)->alternative_count, 1);
    assert_string_equal(cite_document_link(document, 2)->alternatives[0].ptr,
                        "https://e.org/rope-and-sail.html");
    cite_document_free(document);
}

/* Texts in which little or nothing is, whatever they are made of. */
static void test_odd_texts(void **state)
{
    static const struct {
        const char *bytes;
        size_t len;
    } cases[] = {
        {NULL, 0},
        {"", 0},
        {"\n", 1},
        {"\f", 1},
        {"\0", 1},
        {"\r", 1},
        {"\xff\xfe", 2},
        {"\xe2\x82", 2},
        {"\xef\xbb\xbf", 3},
        {"1", 1},
        {"1\n", 2},
        {"http://", 7},
        {"www.", 4},
        {"10.5555/", 8},
        {"[1]", 3},
        {"\f\f\f1\f", 5},
        {"<", 1},
        {"%PDF-", 5},
        {"1 a\n1 a\n1 a\n", 12},
        {"https://e.org/-\n", 16},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct guard guard;
        cite_document *document = NULL;
        assert_true(guard_put(&guard, cases[i].bytes, cases[i].len));
        assert_int_equal(cite_document_parse(&document, parser_of(state), guard.text, NULL), CITE_OK);
        assert_int_equal(cite_document_text(document).len, cases[i].len);
        const char *broken = invariants_broken(document, NULL);
        if (broken)
            fail_msg("case %zu: %s", i, broken);
        assert_non_null(cite_document_bibliography(document));
        cite_document_free(document);
        guard_release(&guard);
    }
    cite_document *document = NULL;
    assert_int_equal(cite_document_parse(&document, parser_of(state), (cite_str){NULL, 0}, NULL), CITE_OK);
    cite_document_free(document);
}

static void test_failures(void **state)
{
    cite_parser *small = NULL;
    cite_parser_options options = CITE_PARSER_OPTIONS_INIT;
    cite_document *document = NULL;
    cite_error error;

    options.max_bytes = 10;
    assert_int_equal(cite_parser_new(&small, &options, NULL), CITE_OK);
    assert_int_equal(cite_document_parse(&document, small, CITE__LIT("0123456789"), &error), CITE_OK);
    cite_document_free(document);
    assert_int_equal(cite_document_parse(&document, small, CITE__LIT("0123456789a"), &error), CITE_ERROR_LIMIT);
    assert_null(document);
    assert_int_equal(error.offset, 10);
    assert_true(error.message[0] != '\0');
    cite_parser_free(small);

    assert_int_equal(cite_document_parse(NULL, parser_of(state), CITE__LIT("a"), &error), CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_document_parse(&document, NULL, CITE__LIT("a"), &error), CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_document_parse(&document, parser_of(state), (cite_str){NULL, 1}, NULL),
                     CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_document_read(&document, parser_of(state), CITE__LIT("%PDF-1.7"), NULL, &error),
                     CITE_ERROR_UNSUPPORTED);
    assert_null(document);
    assert_non_null(strstr(error.message, "PDF"));
    assert_int_equal(cite_document_read(&document, parser_of(state), CITE__LIT("\x01\x02\x03"), NULL, &error),
                     CITE_ERROR_FORMAT);
    assert_null(document);
    assert_int_equal(cite_document_probe((cite_str){NULL, 1}, NULL, &error), CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_document_probe(CITE__LIT("%PDF-1.7"), NULL, &error), CITE_ERROR_UNSUPPORTED);
    assert_non_null(strstr(error.message, "PDF"));
    assert_int_equal(cite_document_probe(CITE__LIT("Text."), NULL, &error), CITE_OK);
    assert_int_equal(error.status, CITE_OK);
}

static void test_position(void **state)
{
    /*                          0 1   4   6  8    11     14 */
    static const char text[] = "ab\r\n\xd0\x96"
                               "c\n\n\xe2\x82"
                               "d\ne";
    static const struct {
        size_t offset;
        size_t line;
        size_t column;
    } cases[] = {
        {0, 1, 1},  {1, 1, 2},  {2, 1, 3},  {4, 2, 1},        {6, 2, 2}, /* Ж is one column */
        {7, 2, 3},  {8, 3, 1},  {9, 4, 1},  {11, 4, 2}, /* an ill-formed sequence is one column */
        {12, 4, 3}, {13, 5, 1}, {14, 5, 2}, {SIZE_MAX, 5, 2},
    };
    cite_document *document = NULL;

    assert_int_equal(cite_document_parse(&document, parser_of(state), cite_str_from(text), NULL), CITE_OK);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const cite_position position = cite_document_position(document, cases[i].offset);
        if (position.line != cases[i].line || position.column != cases[i].column)
            fail_msg("%zu: %zu:%zu", cases[i].offset, position.line, position.column);
    }
    cite_document_free(document);
    assert_int_equal(cite_document_parse(&document, parser_of(state), CITE__LIT(""), NULL), CITE_OK);
    assert_int_equal(cite_document_position(document, 5).line, 1);
    assert_int_equal(cite_document_position(document, 5).column, 1);
    cite_document_free(document);
}

/* The same bytes give the same findings. */
static void test_same(void **state)
{
    cite_document *documents[2] = {NULL, NULL};

    for (size_t i = 0; i < 2; i++)
        assert_int_equal(cite_document_read(&documents[i], parser_of(state), cite_str_from(sample), NULL, NULL),
                         CITE_OK);
    assert_int_equal(cite_document_note_count(documents[0]), cite_document_note_count(documents[1]));
    for (size_t i = 0; i < cite_document_note_count(documents[0]); i++) {
        const cite_note *a = cite_document_note(documents[0], i);
        const cite_note *b = cite_document_note(documents[1], i);
        assert_string_equal(a->text.ptr, b->text.ptr);
        assert_true(a->confidence == b->confidence);
        assert_memory_equal(a->spans, b->spans, a->span_count * sizeof *a->spans);
    }
    cite_document_free(documents[0]);
    cite_document_free(documents[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),    cmocka_unit_test(test_crossings), cmocka_unit_test(test_odd_texts),
        cmocka_unit_test(test_failures), cmocka_unit_test(test_crossings), cmocka_unit_test(test_odd_texts),
        cmocka_unit_test(test_failures), cmocka_unit_test(test_position),  cmocka_unit_test(test_same),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
