/*
 * cli/cmd_extract.c: what each document cites: notes, callouts, links, citations, works. One document is held at a time.
 */
#include "commands.h"
#include "explain.h"
#include "message.h"

struct extract {
    const struct settings *settings;
    struct output output;
    cite_parser *parser;
    cite_report_options options;
    size_t written;
    int status;
};

/* Several JSON objects make an array; between several texts stands an empty line. */
static const char *before(const struct extract *extract)
{
    int several = extract->settings->input_count > 1;

    if (extract->options.format == CITE_REPORT_JSON && several)
        return extract->written == 0 ? "[\n" : ",\n";
    if (extract->options.format == CITE_REPORT_TEXT && extract->written > 0)
        return "\n";
    return "";
}

static void extract_one(struct extract *extract, const char *path)
{
    cite_error error;
    cite_document *document = read_document(extract->parser, path);

    if (!document) {
        extract->status = EXIT_FAILED;
        return;
    }
    output_text(&extract->output, before(extract));
    cite_status status =
        extract->settings->explain
            ? explain_document(document, path, extract->settings->explain, &extract->options, &extract->output,
                               &error)
            : cite_report_document(document, path, &extract->options, output_write, &extract->output, &error);
    extract->status = worse(extract->status, report_status(status, &error, &extract->output));
    extract->written++;
    cite_document_free(document);
}

int command_extract(const struct settings *settings)
{
    struct extract extract = {.settings = settings, .status = EXIT_CLEAN};

    extract.parser = make_parser(settings->explain != NULL);
    if (!extract.parser)
        return EXIT_FAILED;
    if (output_open(&extract.output, settings->output) != 0) {
        cite_parser_free(extract.parser);
        return EXIT_FAILED;
    }
    extract.options = report_options(settings, &extract.output);
    for (size_t i = 0; i < settings->input_count; i++)
        extract_one(&extract, settings->inputs[i]);
    if (extract.options.format == CITE_REPORT_JSON && settings->input_count > 1)
        output_text(&extract.output, extract.written == 0 ? "[]\n" : "]\n");
    cite_parser_free(extract.parser);
    return output_close(&extract.output) == 0 ? extract.status : EXIT_FAILED;
}
