/*
 * convert.c: a library in BibTeX, BibLaTeX or RIS as CSL-JSON, with what is wrong in it on standard error.
 *
 *     convert FILE
 */
#include "input.h"

#include <cite.h>

#include <stdio.h>

static char buffer[INPUT_SIZE];

static void tell(void *context, const cite_diagnostic *diagnostic)
{
    const char *kind = diagnostic->severity == CITE_SEVERITY_ERROR ? "error" : "warning";

    fprintf(stderr, "%s:%zu: %s: %s\n", (const char *)context, diagnostic->line, kind, diagnostic->message);
}

int main(int argc, char **argv)
{
    cite_bibliography *library = NULL;
    cite_read_options options = CITE_READ_OPTIONS_INIT;
    cite_format format = CITE_FORMAT_BIBTEX;
    cite_error error = {CITE_OK, 0, ""};

    if (argc < 2)
        return 2;
    cite_str text = input_read(buffer, argc, argv);
    if (!text.ptr || !cite_format_detect(&format, cite_str_from(argv[1]), text))
        return 1;
    options.diagnose = tell;
    options.context = argv[1];
    cite_status status = cite_bibliography_new(&library, NULL, &error);
    if (status == CITE_OK)
        status = cite_bibliography_read(library, format, text, &options, &error);
    if (status == CITE_OK)
        status = cite_bibliography_write(library, CITE_FORMAT_CSL_JSON, cite_write_file, stdout, &error);
    if (status != CITE_OK)
        fprintf(stderr, "%s\n", error.message);
    cite_bibliography_free(library);
    return status == CITE_OK ? 0 : 1;
}
