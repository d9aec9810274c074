/*
 * cli/cmd_extract.c: what each document cites: notes, callouts, links, citations, works. One document is held at a time.
 */
#include "commands.h"
#include "explain.h"
#include "message.h"

struct extract {
    const struct settings *settings;
    struct output output;
    cite_report_options options;
    size_t written;
    int status;
};

/* Several JSON objects make an array; between several texts stands an empty line. */
static const char *before(const struct extract *extract)
{
    int several = extract->settings->listing.several;

    if (extract->options.format == CITE_REPORT_JSON && several)
        return extract->written == 0 ? "[\n" : ",\n";
    if (extract->options.format == CITE_REPORT_TEXT && extract->written > 0)
        return "\n";
    return "";
}

static void extract_one(struct extract *extract, const char *path, const cite_document *document)
{
    cite_error error;

    output_text(&extract->output, before(extract));
    cite_status status =
        extract->settings->explain
            ? explain_document(document, path, extract->settings->explain, &extract->options, &extract->output,
                               &error)
            : cite_report_document(document, path, &extract->options, output_write, &extract->output, &error);
    extract->status = worse(extract->status, report_status(status, &error, &extract->output));
    extract->written++;
}

int command_extract(const struct settings *settings)
{
    struct extract extract = {.settings = settings, .status = EXIT_CLEAN};
    struct document_input input;

    if (output_open(&extract.output, settings->output) != 0)
        return EXIT_FAILED;
    extract.options = report_options(settings, &extract.output);
    struct documents *documents = documents_open(settings, settings->explain ? WANT_REASONS : 0);
    while (documents && extract.output.failed == 0 && documents_next(documents, &input)) {
        extract_one(&extract, input.path, input.document);
        cite_document_free(input.document);
    }
    extract.status = worse(extract.status, documents_status(documents));
    documents_close(documents);
    if (extract.options.format == CITE_REPORT_JSON && settings->listing.several)
        output_text(&extract.output, extract.written == 0 ? "[]\n" : "]\n");
    return output_close(&extract.output) == 0 ? extract.status : EXIT_FAILED;
}
