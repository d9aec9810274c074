/*
 * cli/cmd_bibliography.c: the works that the inputs cite, each once.
 */
#include "commands.h"
#include "message.h"

/* Puts the works of every file into one; those that cannot be read are named. */
static int merge_all(cite_bibliography *all, const cite_parser *parser, const struct settings *settings)
{
    cite_error error;
    int status = EXIT_CLEAN;

    for (size_t i = 0; i < settings->input_count; i++) {
        cite_document *document = read_document(parser, settings->inputs[i]);
        if (!document) {
            status = EXIT_FAILED;
            continue;
        }
        if (cite_bibliography_merge(all, cite_document_bibliography(document), &error) != CITE_OK) {
            complain(settings->inputs[i], error.message);
            status = EXIT_FAILED;
        }
        cite_document_free(document);
    }
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

int command_bibliography(const struct settings *settings)
{
    struct output output;
    cite_bibliography *all = NULL;
    cite_error error;
    int status = EXIT_FAILED;

    cite_parser *parser = make_parser(0);
    if (!parser)
        return EXIT_FAILED;
    if (cite_bibliography_new(&all, NULL, &error) != CITE_OK) {
        complain(NULL, error.message);
        goto out;
    }
    if (output_open(&output, settings->output) != 0)
        goto out;
    status = merge_all(all, parser, settings);
    cite_status written = write_sorted(all, settings, &output, &error);
    status = worse(status, report_status(written, &error, &output));
    if (output_close(&output) != 0)
        status = EXIT_FAILED;
out:
    cite_bibliography_free(all);
    cite_parser_free(parser);
    return status;
}
