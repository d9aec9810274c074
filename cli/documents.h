/*
 * cli/documents.h: the documents of all inputs, one after another, in order.
 *
 * They are read by as many threads as --jobs says, and what is wrong with one is told when its turn comes: so messages and
 * results are the same for any number of them. How many documents are in memory is bounded, as long as the caller frees each.
 */
#ifndef CLI_DOCUMENTS_H
#define CLI_DOCUMENTS_H

#include "options.h"

#include <cite.h>

/* Flags of documents_open. */
enum documents_want {
    WANT_REASONS = 1 << 0, /* documents keep the reasons for what they read */
    WANT_LIBRARIES =
        1 << 1 /* libraries (BibTeX, RIS, CSL-JSON) are handed over as they are, and not read as documents */
};

struct document_input {
    const char *path;
    cite_document *
        document; /* the caller's, to be ended by cite_document_free before documents_close; NULL for a library */
    cite_format format; /* of a library */
    cite_str library;   /* its bytes; they live until the next call */
};

struct documents;

/* The inputs of the settings. Always to be followed by documents_close; NULL after a message. */
struct documents *documents_open(const struct settings *settings, unsigned want);

/* The next one that could be read; what cannot be read is named and left out. 0 at the end, when no thread is left. */
int documents_next(struct documents *documents, struct document_input *out);

/* EXIT_CLEAN, or EXIT_FAILED where some input could not be read so far; EXIT_FAILED for NULL. */
int documents_status(const struct documents *documents);

/* Ends it, also before the last input. NULL is fine. */
void documents_close(struct documents *documents);

/* A parser with default options, that keeps the reasons for what it reads or not; NULL after a message. */
cite_parser *make_parser(int explain);

/* The document in bytes that were read from path; NULL after a message. */
cite_document *parse_document(const cite_parser *parser, const char *path, cite_str bytes);

#endif
