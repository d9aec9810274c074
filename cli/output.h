/*
 * cli/output.h: where results go: standard output, or a file that appears whole or not at all.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stddef.h>
#include <stdio.h>

struct output {
    FILE *file;
    const char *name; /* for messages */
    char *target;     /* the file to replace; NULL where file is written as it is */
    char *temporary;  /* beside it, until it is whole */
    int failed;       /* errno of the first failure, or 0 */
    int incomplete; /* what was to be written could not be made: the file is dropped, and why was told already */
};

/* Opens a file, or standard output for NULL and "-". 0, or -1 after a message. */
int output_open(struct output *output, const char *path);

/* A cite_write_fn; context is a struct output. */
int output_write(void *context, const char *data, size_t len);

/* A NUL-terminated text. */
int output_text(struct output *output, const char *text);

/* Sends what is buffered on its way; for output that is read while it is made. */
void output_flush(struct output *output);

/*
 * Ends the output: flushes, closes, and puts a file into its place; where anything failed the old file stays. 0, or -1
 * after a message. Whoever closed the other end of a pipe wants no message.
 */
int output_close(struct output *output);

/* Whether it goes to a terminal, and the columns of that (0 where not known). */
int output_is_terminal(const struct output *output);
int output_width(const struct output *output);

#endif
