/*
 * cli/files.c: see files.h.
 */
#define _POSIX_C_SOURCE 200809L

#include "files.h"

#include "message.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the library reads by default; a larger input is refused before it fills the memory. */
#define INPUT_MAX ((size_t)256 * 1024 * 1024)

/* First allocation where the size is not known. */
#define FIRST_SIZE ((size_t)64 * 1024)

struct bytes {
    char *data;
    size_t len;
    size_t size;
};

/* Room for more; false when memory is out. */
static int grow(struct bytes *bytes)
{
    size_t size = bytes->size ? bytes->size * 2 : FIRST_SIZE;
    char *data = realloc(bytes->data, size);

    if (!data)
        return 0;
    bytes->data = data;
    bytes->size = size;
    return 1;
}

/* Everything that a descriptor gives. NULL, or why not. */
static const char *read_all(struct bytes *bytes, int descriptor)
{
    for (;;) {
        if (bytes->len == bytes->size && !grow(bytes))
            return "out of memory";
        ssize_t got = read(descriptor, bytes->data + bytes->len, bytes->size - bytes->len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return strerror(errno);
        if (got == 0)
            return NULL;
        bytes->len += (size_t)got;
        if (bytes->len > INPUT_MAX)
            return "larger than 256 MiB";
    }
}

static const char *read_file(struct bytes *bytes, const char *path)
{
    struct stat info;

    if (path[0] == '\0')
        return "empty file name";
    if (strcmp(path, "-") == 0)
        return read_all(bytes, STDIN_FILENO);
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return strerror(errno);
    const char *why = NULL;
    if (fstat(descriptor, &info) != 0)
        why = strerror(errno);
    else if (S_ISDIR(info.st_mode))
        why = "is a directory";
    else if (info.st_size > 0 && (uintmax_t)info.st_size > INPUT_MAX)
        why = "larger than 256 MiB";
    else
        why = read_all(bytes, descriptor);
    close(descriptor);
    return why;
}

cite_parser *make_parser(int explain)
{
    cite_parser_options options = CITE_PARSER_OPTIONS_INIT;
    cite_parser *parser = NULL;
    cite_error error;

    options.explain = explain;
    if (cite_parser_new(&parser, &options, &error) != CITE_OK)
        complain(NULL, error.message);
    return parser;
}

/* A text in another encoding is read all the same, but names and addresses in it are not what they should be. */
static void warn_of_encoding(const char *path, const cite_document *document)
{
    char message[160];
    size_t first = 0;
    size_t count = cite_document_ill_formed(document, &first);

    if (count == 0)
        return;
    cite_position place = cite_document_position(document, first);
    (void)snprintf(message, sizeof message,
                   "not UTF-8 at %zu place%s, first in line %zu; convert it (iconv -f WINDOWS-1252 -t UTF-8) "
                   "if names look wrong",
                   count, count == 1 ? "" : "s", place.line);
    complain(path, message);
}

static const char *shown_name(const char *path)
{
    return path[0] == '\0' ? NULL : strcmp(path, "-") == 0 ? "standard input" : path;
}

char *read_bytes(const char *path, size_t *len)
{
    struct bytes bytes = {NULL, 0, 0};
    const char *why = read_file(&bytes, path);

    /* An empty file has bytes to free as well. */
    if (!why && !bytes.data && !grow(&bytes))
        why = "out of memory";
    *len = bytes.len;
    if (!why)
        return bytes.data;
    complain(shown_name(path), why);
    free(bytes.data);
    return NULL;
}

cite_document *parse_document(const cite_parser *parser, const char *path, cite_str bytes)
{
    cite_document *document = NULL;
    cite_source source = CITE_SOURCE_INIT;
    cite_error error;

    source.name = strcmp(path, "-") == 0 ? NULL : path;
    if (cite_document_read(&document, parser, bytes, &source, &error) != CITE_OK)
        complain(shown_name(path), error.message);
    else
        warn_of_encoding(shown_name(path), document);
    return document;
}

cite_document *read_document(const cite_parser *parser, const char *path)
{
    size_t len = 0;
    char *bytes = read_bytes(path, &len);

    if (!bytes)
        return NULL;
    cite_document *document = parse_document(parser, path, (cite_str){bytes, len});
    free(bytes);
    return document;
}

void inputs_read(struct inputs *inputs, char *const *paths, size_t count)
{
    memset(inputs, 0, sizeof *inputs);
    inputs->parser = make_parser(0);
    inputs->documents = calloc(count, sizeof *inputs->documents);
    inputs->names = calloc(count, sizeof *inputs->names);
    if (!inputs->parser || !inputs->documents || !inputs->names) {
        complain(NULL, "out of memory");
        inputs->status = EXIT_FAILED;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        cite_document *document = read_document(inputs->parser, paths[i]);
        if (!document) {
            inputs->status = EXIT_FAILED;
            continue;
        }
        inputs->documents[inputs->count] = document;
        inputs->names[inputs->count] = paths[i];
        inputs->count++;
    }
}

void inputs_release(struct inputs *inputs)
{
    for (size_t i = 0; i < inputs->count; i++)
        cite_document_free(inputs->documents[i]);
    free(inputs->documents);
    free(inputs->names);
    cite_parser_free(inputs->parser);
}
