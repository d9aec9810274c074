/*
 * cite/parser.h: what is prepared once and shared by every document: options and compiled patterns.
 */
#ifndef CITE_PARSER_H
#define CITE_PARSER_H

#include <cite/common.h>
#include <cite/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Immutable after cite_parser_new: any number of threads may parse with one parser at the same time. */
typedef struct cite_parser cite_parser;

/* A zero field means the default. Set size by CITE_PARSER_OPTIONS_INIT. */
typedef struct cite_parser_options {
    size_t size;                     /* sizeof(cite_parser_options) */
    const cite_allocator *allocator; /* for the parser and its documents; NULL: malloc. Must outlive them. */
    size_t max_bytes;                /* largest input; default 256 MiB */
    size_t max_link_bytes;           /* longest link; default 8 KiB. A longer one is cut there. */
    size_t max_alternatives;         /* readings kept beside a link's best one; default 8, at most 8 */
    int explain; /* 1: documents keep the reasons for what they read (cite/reason.h); takes memory */
} cite_parser_options;

#define CITE_PARSER_OPTIONS_INIT                                                                               \
    {                                                                                                          \
        sizeof(cite_parser_options), 0, 0, 0, 0, 0                                                             \
    }

/*
 * Makes a parser. *out is the caller's, to be ended by cite_parser_free, and NULL on failure. options may be
 * NULL for all defaults. CITE_ERROR_MEMORY; CITE_ERROR_ARGUMENT for options that make no sense.
 */
CITE_API CITE_NODISCARD
cite_status cite_parser_new(cite_parser **out, const cite_parser_options *options, cite_error *error);

/* Ends a parser. Its documents must have been freed before. NULL is fine. */
CITE_API void cite_parser_free(cite_parser *parser);

#ifdef __cplusplus
}
#endif

#endif
