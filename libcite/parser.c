/*
 * parser.c: checks the options and compiles every layer's pattern table.
 */
#include "parser.h"

#include "citations/patterns.h"
#include "core/alloc.h"
#include "core/error.h"
#include "core/pattern.h"
#include "notes/evidence.h"

#include <string.h>

#define DEFAULT_MAX_BYTES ((size_t)256 * 1024 * 1024)
/* Servers refuse longer request lines (RFC 9112, 3: at least 8000 bytes are to be supported). */
#define DEFAULT_MAX_LINK  ((size_t)8 * 1024)
#define MOST_LINK         ((size_t)1024 * 1024)
#define MOST_ALTERNATIVES ((size_t)8)

/* The caller's options as far as they know them, every zero field replaced by its default. */
static cite_status complete(cite_parser_options *out, const cite_parser_options *given, cite_error *error)
{
    *out = (cite_parser_options){.size = sizeof *out};
    if (given) {
        if (given->size < sizeof(size_t) || given->size > sizeof *out)
            return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "parser options: size is not set");
        memcpy(out, given, given->size);
        out->size = sizeof *out;
    }
    if (out->max_bytes == 0)
        out->max_bytes = DEFAULT_MAX_BYTES;
    if (out->max_link_bytes == 0)
        out->max_link_bytes = DEFAULT_MAX_LINK;
    if (out->max_alternatives == 0)
        out->max_alternatives = MOST_ALTERNATIVES;
    if (out->max_link_bytes > MOST_LINK)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE,
                               "parser options: max_link_bytes is over 1 MiB");
    if (out->max_alternatives > MOST_ALTERNATIVES)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE,
                               "parser options: max_alternatives is over 8");
    return CITE_OK;
}

static cite_status compile_all(cite_parser *parser, cite_error *error)
{
    const struct {
        enum cite__pattern_layer layer;
        const struct cite__pattern *table;
        size_t count;
    } tables[] = {
        {CITE__PATTERNS_NOTES, cite__note_patterns, cite__note_pattern_count},
        {CITE__PATTERNS_CITATIONS, cite__citation_patterns, cite__citation_pattern_count},
    };

    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        cite_status status = cite__patterns_new(&parser->patterns[tables[i].layer], tables[i].table,
                                                tables[i].count, &parser->allocator, error);
        if (status != CITE_OK)
            return status;
    }
    return CITE_OK;
}

cite_status cite_parser_new(cite_parser **out, const cite_parser_options *options, cite_error *error)
{
    cite_parser_options complete_options;

    cite__error_clear(error);
    if (!out)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "no place for the parser");
    *out = NULL;
    cite_status status = complete(&complete_options, options, error);
    if (status != CITE_OK)
        return status;
    cite_allocator allocator = cite__allocator_or_default(complete_options.allocator);
    cite_parser *parser = cite__alloc(&allocator, sizeof *parser);
    if (!parser)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    *parser = (cite_parser){.allocator = allocator, .options = complete_options};
    status = compile_all(parser, error);
    if (status != CITE_OK) {
        cite_parser_free(parser);
        return status;
    }
    *out = parser;
    return CITE_OK;
}

void cite_parser_free(cite_parser *parser)
{
    if (!parser)
        return;
    cite_allocator allocator = parser->allocator;
    for (size_t i = 0; i < CITE__PATTERNS_COUNT; i++)
        cite__patterns_free(parser->patterns[i]);
    cite__free(&allocator, parser);
}
