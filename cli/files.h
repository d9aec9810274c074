/*
 * cli/files.h: inputs: bytes of a file or of standard input, and the document in them.
 */
#ifndef CLI_FILES_H
#define CLI_FILES_H

#include <cite.h>

#include <stddef.h>

/*
 * Reads a file ("-": standard input) and what it cites. NULL after a message on standard error. The document is the
 * caller's, to be ended by cite_document_free.
 */
cite_document *read_document(const cite_parser *parser, const char *path);

/* A file's bytes ("-": standard input), to be freed; NULL after a message on standard error. */
char *read_bytes(const char *path, size_t *len);

/* The document in bytes that were read from path; NULL after a message. */
cite_document *parse_document(const cite_parser *parser, const char *path, cite_str bytes);

/* All inputs at once, for the commands that look at them together. */
struct inputs {
    cite_parser *parser;
    cite_document **documents;
    const char **names;
    size_t count;
    int status; /* EXIT_FAILED where one could not be read */
};

/* Reads every file; what cannot be read is named and left out. Always to be followed by inputs_release. */
void inputs_read(struct inputs *inputs, char *const *paths, size_t count);
void inputs_release(struct inputs *inputs);

/* A parser with default options, that keeps the reasons for what it reads or not; NULL after a message. */
cite_parser *make_parser(int explain);

#endif
