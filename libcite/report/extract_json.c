/*
 * report/extract_json.c: one document as "libcite.document/1".
 *
 * Whatever the document holds is written, in reading order; JSON and JSON Lines differ in line breaks alone.
 */
#include "core/str.h"
#include "report/json_parts.h"
#include "report/places.h"
#include "report/report.h"

#include <cite/bibliography.h>

/* The number and section of a note by its index; null in running text. */
static void put_note_of(struct cite__json *json, const cite_document *document, size_t index)
{
    const cite_note *note = index == CITE_NONE ? NULL : cite_document_note(document, index);

    cite__json_note_of(json, note ? note->number : CITE_NONE, note ? note->section : CITE_NONE);
}

static void put_source(struct cite__json *json, const cite_document *document, const char *name)
{
    cite__json_key(json, "source");
    cite__json_object(json);
    cite__json_key(json, "path");
    cite__json_text(json, name);
    cite__json_key(json, "bytes");
    cite__json_size(json, cite_document_bytes(document));
    cite__json_key(json, "format");
    cite__json_text(json, cite_document_format(document));
    cite__json_end(json);
}

static void put_notes(struct cite__json *json, const cite_document *document)
{
    const cite_note *note = NULL;

    cite__json_key(json, "notes");
    cite__json_array(json);
    for (size_t i = 0; (note = cite_document_note(document, i)) != NULL; i++) {
        cite__json_object(json);
        cite__json_key(json, "number");
        cite__json_size(json, note->number);
        cite__json_key(json, "label");
        cite__json_str(json, note->label);
        cite__json_key(json, "number_source");
        cite__json_text(json, cite_number_source_name(note->number_source));
        cite__json_key(json, "scheme");
        cite__json_text(json, cite_scheme_name(note->scheme));
        cite__json_key(json, "section");
        cite__json_size(json, note->section);
        cite__json_spans(json, note->spans, note->span_count, true);
        cite__json_key(json, "text");
        cite__json_str(json, note->text);
        cite__json_key(json, "confidence");
        cite__json_real(json, note->confidence);
        cite__json_end(json);
    }
    cite__json_end(json);
}

static void put_callouts(struct cite__json *json, const cite_document *document)
{
    const cite_callout *callout = NULL;

    cite__json_key(json, "callouts");
    cite__json_array(json);
    for (size_t i = 0; (callout = cite_document_callout(document, i)) != NULL; i++) {
        cite__json_object(json);
        cite__json_key(json, "number");
        cite__json_size(json, callout->number);
        cite__json_key(json, "label");
        cite__json_str(json, callout->label);
        cite__json_key(json, "span");
        cite__json_span(json, callout->span);
        cite__json_key(json, "number_source");
        cite__json_text(json, cite_number_source_name(callout->number_source));
        cite__json_key(json, "scheme");
        cite__json_text(json, cite_scheme_name(callout->scheme));
        cite__json_key(json, "section");
        cite__json_size(json, callout->section);
        cite__json_key(json, "confidence");
        cite__json_real(json, callout->confidence);
        cite__json_end(json);
    }
    cite__json_end(json);
}

static void put_readings(struct cite__json *json, const cite_link *link)
{
    cite__json_key(json, "repairs");
    cite__json_array(json);
    for (unsigned bit = 1; bit != 0 && bit <= link->repairs; bit <<= 1) {
        const char *word = cite_repair_name(link->repairs & bit);
        if (word)
            cite__json_text(json, word);
    }
    cite__json_end(json);
    cite__json_key(json, "alternatives");
    cite__json_array(json);
    for (size_t i = 0; i < link->alternative_count; i++)
        cite__json_shown(json, link->alternatives[i]);
    cite__json_end(json);
}

static void put_links(struct cite__json *json, const cite_document *document)
{
    const cite_link *link = NULL;

    cite__json_key(json, "links");
    cite__json_array(json);
    for (size_t i = 0; (link = cite_document_link(document, i)) != NULL; i++) {
        cite__json_object(json);
        cite__json_key(json, "url");
        cite__json_shown(json, link->url);
        cite__json_key(json, "raw");
        cite__json_str(json, link->raw);
        cite__json_spans(json, link->spans, link->span_count, false);
        put_note_of(json, document, link->note);
        cite__json_key(json, "confidence");
        cite__json_real(json, link->confidence);
        put_readings(json, link);
        cite__json_end(json);
    }
    cite__json_end(json);
}

static void put_item_of(struct cite__json *json, const cite_document *document, const cite_citation *citation)
{
    const cite_item *item = citation->item == CITE_NONE
                                ? NULL
                                : cite_bibliography_item(cite_document_bibliography(document), citation->item);

    cite__json_key(json, "item");
    if (item)
        cite__json_str(json, cite_item_id(item));
    else
        cite__json_null(json);
    if (!item)
        cite__json_optional(json, "unresolved", citation->unresolved);
}

static void put_citations(struct cite__json *json, const cite_document *document)
{
    const cite_citation *citation = NULL;

    cite__json_key(json, "citations");
    cite__json_array(json);
    for (size_t i = 0; (citation = cite_document_citation(document, i)) != NULL; i++) {
        cite__json_object(json);
        put_note_of(json, document, citation->note);
        cite__json_key(json, "span");
        cite__json_span(json, citation->span);
        cite__json_key(json, "form");
        cite__json_text(json, cite_form_name(citation->form));
        put_item_of(json, document, citation);
        cite__json_key(json, "confidence");
        cite__json_real(json, citation->confidence);
        if (citation->locator.len > 0) {
            cite__json_key(json, "locator");
            cite__json_object(json);
            cite__json_key(json, "label");
            cite__json_str(json, citation->locator_label);
            cite__json_key(json, "value");
            cite__json_str(json, citation->locator);
            cite__json_end(json);
        }
        cite__json_end(json);
    }
    cite__json_end(json);
}

static int to_scratch(void *context, const char *data, size_t len)
{
    struct cite__buf *scratch = context;

    cite__buf_bytes(scratch, data, len);
    return scratch->failed != CITE_OK;
}

/* Each item is written by the bibliography, as in its CSL-JSON output, and put in as it is. */
static cite_status put_items(struct cite__report *report, struct cite__json *json,
                             const cite_document *document)
{
    const cite_bibliography *bibliography = cite_document_bibliography(document);
    size_t count = bibliography ? cite_bibliography_count(bibliography) : 0;

    cite__json_key(json, "items");
    cite__json_array(json);
    for (size_t i = 0; i < count; i++) {
        cite__buf_clear(&report->scratch);
        cite_status status =
            cite_item_write_json(cite_bibliography_item(bibliography, i), to_scratch, &report->scratch, NULL);
        if (report->scratch.failed != CITE_OK)
            return report->scratch.failed;
        if (status != CITE_OK)
            return status;
        cite__json_raw(json, cite__buf_view(&report->scratch));
    }
    cite__json_end(json);
    return CITE_OK;
}

cite_status cite__document_json(struct cite__report *report, const cite_document *document, const char *name)
{
    struct cite__json json;
    bool lines = report->options.format == CITE_REPORT_JSONL;

    cite__json_init(&json, report->write, report->context, !lines);
    cite__json_object(&json);
    cite__json_key(&json, "schema");
    cite__json_text(&json, "libcite.document/1");
    put_source(&json, document, name);
    cite__json_key(&json, "metadata");
    cite__json_object(&json);
    cite__json_told(&json, cite_document_title(document), cite_document_date(document));
    cite__json_end(&json);
    put_notes(&json, document);
    put_callouts(&json, document);
    put_links(&json, document);
    put_citations(&json, document);
    cite_status status = put_items(report, &json, document);
    if (status != CITE_OK)
        return status;
    cite__json_end(&json);
    if (lines)
        cite__json_newline(&json);
    return cite__json_finish(&json);
}
