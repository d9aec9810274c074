/*
 * cli/cmd_text.c: prints the text that spans refer to.
 */
#include "commands.h"
#include "message.h"

int command_text(const struct settings *settings)
{
    struct output output;
    struct document_input input;

    if (output_open(&output, settings->output) != 0)
        return EXIT_FAILED;
    struct documents *documents = documents_open(settings, 0);
    while (documents && output.failed == 0 && documents_next(documents, &input)) {
        cite_str text = cite_document_text(input.document);
        output_write(&output, text.ptr, text.len);
        cite_document_free(input.document);
    }
    int status = documents_status(documents);
    documents_close(documents);
    return output_close(&output) == 0 ? status : EXIT_FAILED;
}
