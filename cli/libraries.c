/*
 * cli/libraries.c: the works of a file, which may be a document or a library (BibTeX, BibLaTeX, RIS, CSL-JSON).
 */
#include "commands.h"
#include "message.h"

#include <stdlib.h>
#include <string.h>

/* Who is told what is wrong in a library. */
struct listener {
    const char *name;
    int quiet;  /* warnings are not told */
    int errors; /* something could not be read */
};

static void tell(void *context, const cite_diagnostic *diagnostic)
{
    struct listener *listener = context;
    int is_error = diagnostic->severity == CITE_SEVERITY_ERROR;

    listener->errors |= is_error;
    if (is_error || !listener->quiet)
        say("%s:%zu: %s: %s", listener->name, diagnostic->line, is_error ? "error" : "warning",
            diagnostic->message);
}

/* The entries of a library, equal ones together. */
static int add_library(cite_bibliography *into, cite_format format, const char *path, cite_str bytes, int quiet)
{
    struct listener listener = {strcmp(path, "-") == 0 ? "standard input" : path, quiet, 0};
    cite_read_options options = CITE_READ_OPTIONS_INIT;
    cite_bibliography *read = NULL;
    cite_error error;

    options.diagnose = tell;
    options.context = &listener;
    cite_status status = cite_bibliography_new(&read, NULL, &error);
    if (status == CITE_OK)
        status = cite_bibliography_read(read, format, bytes, &options, &error);
    if (status == CITE_OK)
        status = cite_bibliography_merge(into, read, &error);
    cite_bibliography_free(read);
    if (status != CITE_OK)
        complain(listener.name, error.message);
    return status != CITE_OK || listener.errors ? EXIT_FAILED : EXIT_CLEAN;
}

/* The works that a document cites; ends it. */
static int add_cited(cite_bibliography *into, const char *path, cite_document *document)
{
    cite_error error;

    if (!document)
        return EXIT_FAILED;
    cite_status status = cite_bibliography_merge(into, cite_document_bibliography(document), &error);
    if (status != CITE_OK)
        complain(path, error.message);
    cite_document_free(document);
    return status == CITE_OK ? EXIT_CLEAN : EXIT_FAILED;
}

int add_works(cite_bibliography *into, const cite_parser *parser, const char *path, int quiet)
{
    cite_format format = CITE_FORMAT_BIBTEX;
    size_t len = 0;
    char *data = read_bytes(path, &len);

    if (!data)
        return EXIT_FAILED;
    cite_str bytes = {data, len};
    cite_str name = cite_str_from(strcmp(path, "-") == 0 ? "" : path);
    int status = cite_format_detect(&format, name, bytes)
                     ? add_library(into, format, path, bytes, quiet)
                     : add_cited(into, path, parse_document(parser, path, bytes));
    free(data);
    return status;
}

int add_works_of(cite_bibliography *into, const struct document_input *input, int quiet)
{
    return input->document ? add_cited(into, input->path, input->document)
                           : add_library(into, input->format, input->path, input->library, quiet);
}
