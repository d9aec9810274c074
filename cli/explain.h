/*
 * cli/explain.h: extract --explain: why a document reads as it does, all of it or one thing in it.
 */
#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

#include "output.h"

#include <cite.h>

/* Whether a word can be meant for nothing but a target: "note:…", digits. */
int explain_takes(const char *word);

/* Whether a word is a target: "note:12", "callout:12", "link:3" or a byte offset; the empty word is everything. */
int explain_is_target(const char *word);

/* Writes the reasons of a document that its parser kept, for one target. CITE_ERROR_IO, CITE_ERROR_MEMORY. */
cite_status explain_document(const cite_document *document, const char *name, const char *target,
                             const cite_report_options *options, struct output *output, cite_error *error);

#endif
