/*
 * cli/documents.c: see documents.h.
 */
#define _POSIX_C_SOURCE 200809L

#include "documents.h"

#include "files.h"
#include "message.h"
#include "pool.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Bytes of input that are read at a time; a document takes several times its text. */
#define BUDGET ((size_t)64 * 1024 * 1024)

/* Threads by default: more do not read a collection faster than its disk gives it. */
#define JOBS_MAX 32u

/* What came of one input. */
struct reading {
    enum file_outcome outcome;
    struct bytes bytes; /* kept for a library alone */
    cite_document *document;
    cite_format format;
    cite_error error;
    char problem[PROBLEM_SIZE];
};

struct documents {
    const struct listing *listing;
    cite_parser *parser;
    unsigned want;
    struct pool *pool;
    size_t window;
    struct reading *readings; /* task n at n % window */
    struct reading *last;     /* handed over; NULL: none */
    size_t handed;            /* how many were */
    int status;
};

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

static cite_document *parse(const cite_parser *parser, const char *path, cite_str bytes, cite_error *error)
{
    cite_document *document = NULL;
    cite_source source = CITE_SOURCE_INIT;

    source.name = strcmp(path, "-") == 0 ? NULL : path;
    return cite_document_read(&document, parser, bytes, &source, error) == CITE_OK ? document : NULL;
}

cite_document *parse_document(const cite_parser *parser, const char *path, cite_str bytes)
{
    cite_error error;
    cite_document *document = parse(parser, path, bytes, &error);

    if (!document)
        complain(shown_name(path), error.message);
    else
        warn_of_encoding(shown_name(path), document);
    return document;
}

static struct reading *reading_of(const struct documents *documents, size_t task)
{
    return &documents->readings[task % documents->window];
}

/* Its size. What has none beforehand (standard input, a pipe) is read alone: it may be large, and in its order. */
static size_t cost(void *context, size_t task)
{
    const struct documents *documents = context;
    const char *path = documents->listing->paths[task];
    struct stat info;

    if (strcmp(path, "-") == 0)
        return BUDGET;
    if (stat(path, &info) != 0)
        return 1;
    if (!S_ISREG(info.st_mode))
        return documents->listing->found[task] ? 1 : BUDGET;
    return info.st_size > 0 ? (size_t)info.st_size : 1;
}

static int is_library(struct reading *reading, const char *path)
{
    cite_str name = cite_str_from(strcmp(path, "-") == 0 ? "" : path);

    return cite_format_detect(&reading->format, name, (cite_str){reading->bytes.data, reading->bytes.len});
}

/* Reads one input, by any thread: nothing is printed. */
static void run(void *context, size_t task)
{
    const struct documents *documents = context;
    const char *path = documents->listing->paths[task];
    struct reading *reading = reading_of(documents, task);

    memset(reading, 0, sizeof *reading);
    reading->outcome = file_read(&reading->bytes, path, documents->listing->found[task], reading->problem);
    if (reading->outcome == FILE_READ) {
        if ((documents->want & WANT_LIBRARIES) && is_library(reading, path))
            return;
        reading->document = parse(documents->parser, path, (cite_str){reading->bytes.data, reading->bytes.len},
                                  &reading->error);
    }
    free(reading->bytes.data);
    reading->bytes = (struct bytes){NULL, 0, 0};
}

struct documents *documents_open(const struct settings *settings, unsigned want)
{
    unsigned processors = pool_processors();
    unsigned jobs = settings->jobs ? settings->jobs : processors < JOBS_MAX ? processors : JOBS_MAX;
    struct documents *documents = calloc(1, sizeof *documents);

    if (!documents) {
        complain(NULL, "out of memory");
        return NULL;
    }
    documents->listing = &settings->listing;
    documents->status = settings->listing.status;
    documents->want = want;
    documents->window = pool_window(jobs);
    documents->readings = calloc(documents->window, sizeof *documents->readings);
    documents->parser = make_parser((want & WANT_REASONS) != 0);
    struct pool_work work = {settings->listing.count, cost, run, documents};
    if (documents->readings && documents->parser)
        documents->pool = pool_open(&work, jobs, BUDGET);
    if (documents->pool)
        return documents;
    if (documents->parser)
        complain(NULL, "out of memory");
    documents_close(documents);
    return NULL;
}

/* Whether there is something to hand over; says why not. */
static int is_good(struct documents *documents, const struct reading *reading, const char *path)
{
    if (reading->outcome == FILE_PASSED_OVER)
        return 0;
    if (reading->document || reading->bytes.data) {
        if (reading->document)
            warn_of_encoding(shown_name(path), reading->document);
        return 1;
    }
    complain(shown_name(path), reading->outcome == FILE_FAILED ? reading->problem : reading->error.message);
    documents->status = EXIT_FAILED;
    return 0;
}

/* What was handed over is no longer needed: a library's bytes. */
static void drop_last(struct documents *documents)
{
    if (!documents->last)
        return;
    free(documents->last->bytes.data);
    documents->last->bytes = (struct bytes){NULL, 0, 0};
    documents->last = NULL;
}

int documents_next(struct documents *documents, struct document_input *out)
{
    size_t task = 0;

    drop_last(documents);
    while (pool_next(documents->pool, &task)) {
        struct reading *reading = reading_of(documents, task);
        const char *path = documents->listing->paths[task];
        if (!is_good(documents, reading, path))
            continue;
        *out = (struct document_input){path, reading->document, reading->format,
                                       (cite_str){reading->bytes.data, reading->bytes.len}};
        reading->document = NULL;
        documents->last = reading;
        documents->handed++;
        return 1;
    }
    if (documents->handed == 0 && documents->status == EXIT_CLEAN) {
        complain(NULL, "none of the files that were found is a text");
        documents->status = EXIT_FAILED;
    }
    return 0;
}

int documents_status(const struct documents *documents)
{
    return documents ? documents->status : EXIT_FAILED;
}

void documents_close(struct documents *documents)
{
    if (!documents)
        return;
    pool_close(documents->pool);
    for (size_t i = 0; documents->readings && i < documents->window; i++) {
        cite_document_free(documents->readings[i].document);
        free(documents->readings[i].bytes.data);
    }
    cite_parser_free(documents->parser);
    free(documents->readings);
    free(documents);
}
