/*
 * cli/cmd_bibliography.c: the works that the inputs cite, each once.
 */
#include "commands.h"
#include "message.h"

/* Puts the works of every file into one; those that cannot be read are named. */
static int merge_all(cite_bibliography *all, const struct settings *settings)
{
    struct documents *documents = documents_open(settings, WANT_LIBRARIES);
    struct document_input input;
    int status = EXIT_CLEAN;

    while (documents && documents_next(documents, &input))
        status = worse(status, add_works_of(all, &input, settings->quiet));
    status = worse(status, documents_status(documents));
    documents_close(documents);
    return status;
}

/* A library to look works up in: one that cannot be read leaves nothing to match with. */
static int read_match(cite_bibliography *library, const struct settings *settings)
{
    cite_parser *parser = make_parser(0);

    if (!parser)
        return EXIT_FAILED;
    int status = add_works(library, parser, settings->match, settings->quiet);
    cite_parser_free(parser);
    return status;
}

static cite_status write_sorted(cite_bibliography *all, const struct settings *settings, struct output *output,
                                cite_error *error)
{
    cite_format format = bibliography_format(settings->format);
    cite_status status = cite_bibliography_sort(all, bibliography_order(format, settings->sort), error);

    if (status != CITE_OK)
        return status;
    return cite_bibliography_write_styled(all, format, (cite_style)settings->style, output_write, output,
                                          error);
}

/* What is written, and whether that is a finding. */
static int write_results(cite_bibliography *all, cite_bibliography *library, const struct settings *settings,
                         struct output *output)
{
    cite_error error = {.status = CITE_OK};
    size_t missing = 0;
    cite_status status = settings->match ? write_missing(all, library, settings, output, &missing, &error)
                                         : write_sorted(all, settings, output, &error);

    return worse(report_status(status, &error, output), missing > 0 ? EXIT_FINDINGS : EXIT_CLEAN);
}

static int run(cite_bibliography *all, cite_bibliography *library, const struct settings *settings)
{
    struct output output;
    int status = EXIT_CLEAN;

    if (settings->match) {
        status = read_match(library, settings);
        if (status != EXIT_CLEAN && cite_bibliography_count(library) == 0)
            return status;
    }
    if (output_open(&output, settings->output) != 0)
        return EXIT_FAILED;
    status = worse(status, merge_all(all, settings));
    status = worse(status, write_results(all, library, settings, &output));
    return output_close(&output) != 0 ? EXIT_FAILED : status;
}

int command_bibliography(const struct settings *settings)
{
    cite_bibliography *all = NULL;
    cite_bibliography *library = NULL;
    cite_error error;
    int status = EXIT_FAILED;

    if (cite_bibliography_new(&all, NULL, &error) != CITE_OK ||
        cite_bibliography_new(&library, NULL, &error) != CITE_OK)
        complain(NULL, error.message);
    else
        status = run(all, library, settings);
    cite_bibliography_free(library);
    cite_bibliography_free(all);
    return status;
}
