/*
 * document.c: one document from its bytes to its bibliography; the only file that knows the order of the stages.
 */
#include "bibliography/collect.h"
#include "citations/citations.h"
#include "core/alloc.h"
#include "core/error.h"
#include "core/str.h"
#include "core/trace.h"
#include "cross.h"
#include "input/reader.h"
#include "links/links.h"
#include "links/readings.h"
#include "notes/notes.h"
#include "parser.h"
#include "text/text.h"

#include <cite/document.h>

#include <string.h>

struct cite_document {
    struct cite__arena arena;
    struct cite__input input;
    size_t bytes;
    struct cite__text text;
    struct cite__notes notes;
    struct cite__links links;
    struct cite__citations citations;
    cite_bibliography *bibliography;
    struct cite__cross cross;
    struct cite__trace trace; /* empty unless the parser is to explain */
};

/* The stages, in order. */
static cite_status run_stages(cite_document *document, struct cite__env *env)
{
    struct cite__readings readings;

    cite_status status = cite__text_read(&document->text, document->input.text, env);
    if (status == CITE_OK)
        status = cite__notes_find(&document->notes, &document->text, env);
    if (status == CITE_OK)
        status = cite__links_find(&document->links, &document->text, &document->notes, env);
    if (status == CITE_OK)
        status = cite__readings_make(&readings, &document->text, &document->notes, &document->links, env);
    if (status == CITE_OK)
        status = cite__citations_find(&document->citations, &document->text, &document->notes, &document->links,
                                      &readings, env);
    if (status == CITE_OK)
        status = cite__bibliography_collect(&document->bibliography, &document->citations,
                                            &env->arena->allocator, env->error);
    if (status == CITE_OK)
        status = cite__cross_make(&document->cross, &document->citations,
                                  cite_bibliography_count(document->bibliography), document->notes.count, env);
    if (status == CITE_OK)
        status = cite__cross_links(&document->links, &document->cross, &document->citations, env);
    return status;
}

/* Ends the trace: facts in order, each with its line. */
static cite_status finish_trace(cite_document *document, cite_status status, struct cite__env *env)
{
    struct cite__trace *trace = &document->trace;

    cite_status finished = cite__trace_finish(trace);
    if (status != CITE_OK)
        return status;
    for (size_t i = 0; i < trace->count; i++)
        trace->items[i].reason.line =
            cite__text_line_at(&document->text, trace->items[i].reason.span.begin) + 1;
    return finished == CITE_OK ? CITE_OK : CITE__ENV_MEMORY(env);
}

/* Reads the input with the given reader: the table of formats where source is known, else the plain one. */
static cite_status read_document(cite_document *document, const cite_parser *parser, cite_str bytes,
                                 const cite_source *source, bool any_format, cite_error *error)
{
    struct cite__arena scratch;
    struct cite__env env = {
        .arena = &document->arena, .scratch = &scratch, .options = &parser->options, .error = error};

    cite__arena_init(&scratch, &parser->allocator);
    cite__trace_init(&document->trace, &document->arena);
    if (parser->options.explain)
        env.trace = &document->trace;
    for (size_t i = 0; i < CITE__PATTERNS_COUNT; i++)
        env.patterns[i] = parser->patterns[i];
    cite_status status = any_format ? cite__input_read(&document->input, bytes, source, &env)
                                    : cite__input_plain(&document->input, bytes, &env);
    if (status == CITE_OK)
        status = run_stages(document, &env);
    status = finish_trace(document, status, &env);
    cite__arena_release(&scratch);
    return status;
}

static cite_status new_document(cite_document **out, const cite_parser *parser, cite_str bytes,
                                const cite_source *source, bool any_format, cite_error *error)
{
    cite__error_clear(error);
    if (!out || !parser || (!bytes.ptr && bytes.len > 0))
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "no document, parser or text");
    *out = NULL;
    if (bytes.len > parser->options.max_bytes)
        return cite__error_set(error, CITE_ERROR_LIMIT, parser->options.max_bytes,
                               "larger than the limit for one input");
    cite_document *document = cite__alloc(&parser->allocator, sizeof *document);
    if (!document)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    *document = (cite_document){.bytes = bytes.len};
    cite__arena_init(&document->arena, &parser->allocator);
    cite_status status = read_document(document, parser, bytes, source, any_format, error);
    if (status != CITE_OK) {
        cite_document_free(document);
        return status;
    }
    *out = document;
    return CITE_OK;
}

cite_status cite_document_parse(cite_document **out, const cite_parser *parser, cite_str text,
                                cite_error *error)
{
    return new_document(out, parser, text, NULL, false, error);
}

cite_status cite_document_read(cite_document **out, const cite_parser *parser, cite_str bytes,
                               const cite_source *source, cite_error *error)
{
    return new_document(out, parser, bytes, source, true, error);
}

cite_status cite_document_probe(cite_str bytes, const cite_source *source, cite_error *error)
{
    (void)source; /* as cite__input_read */
    cite__error_clear(error);
    if (!bytes.ptr && bytes.len > 0)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    return cite__input_probe(bytes, error);
}

void cite_document_free(cite_document *document)
{
    if (!document)
        return;
    cite_allocator allocator = document->arena.allocator;
    cite_bibliography_free(document->bibliography);
    cite__arena_release(&document->arena);
    cite__free(&allocator, document);
}

cite_str cite_document_text(const cite_document *document)
{
    return document->input.text;
}

const char *cite_document_format(const cite_document *document)
{
    return document->input.format;
}

size_t cite_document_bytes(const cite_document *document)
{
    return document->bytes;
}

cite_str cite_document_title(const cite_document *document)
{
    return document->citations.front.title;
}

const cite_date *cite_document_date(const cite_document *document)
{
    const cite_date *date = &document->citations.front.date;

    return date->begin.year != 0 ? date : NULL;
}

size_t cite_document_ill_formed(const cite_document *document, size_t *first)
{
    cite_str text = document->input.text;
    size_t count = 0;

    if (first)
        *first = CITE_NONE;
    for (size_t at = 0; at < text.len;) {
        bool well_formed = (unsigned char)text.ptr[at] < 0x80;
        size_t len = well_formed ? 1 : cite__utf8_step(text, at, &well_formed);
        if (!well_formed && count++ == 0 && first)
            *first = at;
        at += len;
    }
    return count;
}

cite_position cite_document_position(const cite_document *document, size_t offset)
{
    cite_str bytes = document->text.bytes;
    cite_position position = {1, 1};

    if (document->text.line_count == 0)
        return position;
    if (offset > bytes.len)
        offset = bytes.len;
    size_t line = cite__text_line_at(&document->text, offset);
    position.line = line + 1;
    for (size_t at = document->text.lines[line].begin; at < offset;) {
        bool well_formed = false;
        at += cite__utf8_step(bytes, at, &well_formed);
        position.column++;
    }
    return position;
}

size_t cite_document_page(const cite_document *document, size_t offset)
{
    const struct cite__text *text = &document->text;

    if (text->line_count == 0 || text->page_count < 2)
        return 0;
    if (offset > text->bytes.len)
        offset = text->bytes.len;
    return text->lines[cite__text_line_at(text, offset)].page + 1;
}

size_t cite_document_note_count(const cite_document *document)
{
    return document->notes.count;
}

const cite_note *cite_document_note(const cite_document *document, size_t index)
{
    return index < document->notes.count ? &document->notes.items[index] : NULL;
}

size_t cite_document_callout_count(const cite_document *document)
{
    return document->notes.callout_count;
}

const cite_callout *cite_document_callout(const cite_document *document, size_t index)
{
    return index < document->notes.callout_count ? &document->notes.callouts[index] : NULL;
}

size_t cite_document_link_count(const cite_document *document)
{
    return document->links.count;
}

const cite_link *cite_document_link(const cite_document *document, size_t index)
{
    return index < document->links.count ? &document->links.items[index] : NULL;
}

size_t cite_document_citation_count(const cite_document *document)
{
    return document->citations.count;
}

const cite_citation *cite_document_citation(const cite_document *document, size_t index)
{
    return index < document->citations.count ? &document->citations.items[index] : NULL;
}

size_t cite_document_item_citation_count(const cite_document *document, size_t item)
{
    return cite__groups_size(&document->cross.by_item, item);
}

const cite_citation *cite_document_item_citation(const cite_document *document, size_t item, size_t index)
{
    return cite_document_citation(document, cite__groups_at(&document->cross.by_item, item, index));
}

size_t cite_document_note_citation_count(const cite_document *document, size_t note)
{
    return cite__groups_size(&document->cross.by_note, note);
}

const cite_citation *cite_document_note_citation(const cite_document *document, size_t note, size_t index)
{
    return cite_document_citation(document, cite__groups_at(&document->cross.by_note, note, index));
}

size_t cite_document_reason_count(const cite_document *document)
{
    return document->trace.count;
}

const cite_reason *cite_document_reason(const cite_document *document, size_t index)
{
    return index < document->trace.count ? &document->trace.items[index].reason : NULL;
}

const cite_bibliography *cite_document_bibliography(const cite_document *document)
{
    return document->bibliography;
}
