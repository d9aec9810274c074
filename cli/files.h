/*
 * cli/files.h: the bytes of a file or of standard input.
 */
#ifndef CLI_FILES_H
#define CLI_FILES_H

#include <stddef.h>

struct bytes {
    char *data; /* to be freed */
    size_t len;
    size_t size;
};

/* Room for what can be said of a file that cannot be read. */
#define PROBLEM_SIZE 160

enum file_outcome {
    FILE_READ,
    FILE_PASSED_OVER, /* found in a folder, and no text */
    FILE_FAILED       /* problem says why */
};

/*
 * Reads a file ("-": standard input) into bytes that are all zero. Prints nothing, and may be called by several threads at a
 * time. A file that was found in a folder, and not named, is read where it is a text or a library alone.
 */
enum file_outcome file_read(struct bytes *bytes, const char *path, int found, char problem[PROBLEM_SIZE]);

/* A file's bytes ("-": standard input), to be freed; NULL after a message on standard error. */
char *read_bytes(const char *path, size_t *len);

/* What a path is called in messages; NULL for an empty one. */
const char *shown_name(const char *path);

#endif
