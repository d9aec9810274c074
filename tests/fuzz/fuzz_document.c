/*
 * fuzz/fuzz_document.c: any bytes as a document.
 *
 *     byte 0: options, the bits of enum below | the document's bytes
 */
#include "fuzz/fuzz.h"
#include "support/guard.h"
#include "support/invariants.h"
#include "support/text.h"

#include <cite.h>

#include <stdbool.h>
#include <string.h>

/* Larger inputs find nothing that smaller ones do not, and take longer; the harness is told the same. */
enum { SIZE_MAX_BYTES = 64 * 1024 };

enum {
    SHORT_LINKS = 1 << 0,      /* links are cut at 32 bytes */
    FEW_ALTERNATIVES = 1 << 1, /* one reading beside the best */
    AS_TEXT = 1 << 2,          /* no look at the format */
    SMALL_INPUT = 1 << 3,      /* an input over 1 KiB must be refused */
    EXPLAIN = 1 << 4           /* the reasons are kept */
};

struct counts {
    size_t notes;
    size_t callouts;
    size_t links;
    size_t citations;
    size_t items;
};

static cite_parser *make_parser(unsigned bits)
{
    cite_parser_options options = CITE_PARSER_OPTIONS_INIT;
    options.max_link_bytes = bits & SHORT_LINKS ? 32 : 0;
    options.max_alternatives = bits & FEW_ALTERNATIVES ? 1 : 0;
    options.max_bytes = bits & SMALL_INPUT ? 1024 : 0;
    options.explain = (bits & EXPLAIN) != 0;
    cite_parser *parser = NULL;
    FUZZ_CHECK(cite_parser_new(&parser, &options, NULL) == CITE_OK, "no parser");
    return parser;
}

/* NULL where the input is refused for a reason that it gives. */
static cite_document *read_document(const cite_parser *parser, cite_str bytes, unsigned bits)
{
    cite_document *document = NULL;
    cite_error error = {CITE_OK, 0, ""};
    const cite_status status = bits & AS_TEXT ? cite_document_parse(&document, parser, bytes, &error)
                                              : cite_document_read(&document, parser, bytes, NULL, &error);
    const bool too_large = (bits & SMALL_INPUT) && bytes.len > 1024;
    FUZZ_CHECK((status == CITE_OK) == (document != NULL), "status and document disagree");
    FUZZ_CHECK(error.status == status, "status and error disagree");
    FUZZ_CHECK(!too_large || status == CITE_ERROR_LIMIT, "a limit was passed");
    FUZZ_CHECK(too_large || status == CITE_OK ||
                   (!(bits & AS_TEXT) && (status == CITE_ERROR_FORMAT || status == CITE_ERROR_UNSUPPORTED)),
               "refused without reason");
    return document;
}

static struct counts count(const cite_document *document)
{
    const cite_bibliography *bibliography = cite_document_bibliography(document);
    return (struct counts){cite_document_note_count(document), cite_document_callout_count(document),
                           cite_document_link_count(document), cite_document_citation_count(document),
                           cite_bibliography_count(bibliography)};
}

static void write_json(struct text *out, const cite_document *document)
{
    cite_report_options options = CITE_REPORT_OPTIONS_INIT;
    options.format = CITE_REPORT_JSON;
    FUZZ_CHECK(cite_report_document(document, "input", &options, text_write, out, NULL) == CITE_OK,
               "no report");
    FUZZ_CHECK(!out->failed, "no memory");
}

/* Reasons stand in order, and within the text. */
static void check_reasons(const cite_document *document, size_t bytes)
{
    const cite_reason *before = NULL;
    const cite_reason *reason = NULL;

    for (size_t i = 0; (reason = cite_document_reason(document, i)) != NULL; i++) {
        FUZZ_CHECK(reason->span.begin <= reason->span.end && reason->span.end <= bytes, "reason out of bounds");
        FUZZ_CHECK(!before || before->span.begin <= reason->span.begin, "reasons out of order");
        FUZZ_CHECK(reason->text.ptr[reason->text.len] == '\0' && reason->line >= 1, "reason without text");
        before = reason;
    }
}

static void check_document(const cite_document *document, cite_str bytes)
{
    const cite_str text = cite_document_text(document);
    FUZZ_CHECK(text.len == bytes.len && (text.len == 0 || memcmp(text.ptr, bytes.ptr, text.len) == 0),
               "the text was changed");
    size_t index = 0;
    const char *broken = invariants_broken(document, &index);
    if (broken)
        fuzz_fail(broken, index);
    check_reasons(document, text.len);
    const cite_position end = cite_document_position(document, text.len);
    FUZZ_CHECK(end.line >= 1 && end.column >= 1, "position");
}

/* The same bytes give the same findings and the same report, explained or not. */
static void check_again(const cite_document *document, cite_str bytes, unsigned bits)
{
    cite_parser *parser = make_parser(bits ^ EXPLAIN);
    cite_document *again = read_document(parser, bytes, bits);
    FUZZ_CHECK(again != NULL, "refused the second time");
    const struct counts a = count(document);
    const struct counts b = count(again);
    FUZZ_CHECK(a.notes == b.notes && a.callouts == b.callouts && a.links == b.links &&
                   a.citations == b.citations && a.items == b.items,
               "counts differ");
    struct text first = {NULL, 0, 0, false};
    struct text second = {NULL, 0, 0, false};
    write_json(&first, document);
    write_json(&second, again);
    FUZZ_CHECK(first.len == second.len && memcmp(first.data, second.data, first.len) == 0, "reports differ");
    FUZZ_CHECK(invariants_json_balanced((cite_str){first.data, first.len}), "JSON is not balanced");
    text_release(&first);
    text_release(&second);
    cite_document_free(again);
    cite_parser_free(parser);
}

/* Nothing that a terminal or an editor would obey, and no cell that a spreadsheet would calculate. */
static void check_export(cite_str out, cite_format format)
{
    for (size_t i = 0; i < out.len; i++) {
        const unsigned char c = (unsigned char)out.ptr[i];
        FUZZ_CHECK(c >= 0x20 || c == '\n' ||
                       (c == '\r' && (format == CITE_FORMAT_CSV || format == CITE_FORMAT_RIS)),
                   "a control character is exported");
        FUZZ_CHECK(c != 0x7F, "DEL is exported");
        const bool begins = i >= 2 && out.ptr[i - 2] == ',' && out.ptr[i - 1] == '"';
        FUZZ_CHECK(format != CITE_FORMAT_CSV || !begins || !strchr("=+-@", c), "a formula is exported");
    }
}

/* Every format writes what there is. */
static void check_exports(const cite_document *document)
{
    const cite_bibliography *works = cite_document_bibliography(document);

    for (size_t i = 0; i < (size_t)CITE_FORMAT_COUNT_ * CITE_STYLE_COUNT_; i++) {
        const cite_format format = (cite_format)(i / CITE_STYLE_COUNT_);
        struct text out = {NULL, 0, 0, false};
        FUZZ_CHECK(cite_bibliography_write_styled(works, format, (cite_style)(i % CITE_STYLE_COUNT_),
                                                  text_write, &out, NULL) == CITE_OK,
                   "not exported");
        check_export((cite_str){out.data, out.len}, format);
        text_release(&out);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0 || size > SIZE_MAX_BYTES)
        return 0;
    struct guard guard;
    FUZZ_CHECK(guard_put(&guard, data + 1, size - 1), "no memory");
    const unsigned bits = data[0];
    cite_parser *parser = make_parser(bits);
    cite_document *document = read_document(parser, guard.text, bits);
    if (document) {
        check_document(document, guard.text);
        check_again(document, guard.text, bits);
        check_exports(document);
    }
    cite_document_free(document);
    cite_parser_free(parser);
    guard_release(&guard);
    return 0;
}
