/*
 * cli/cmd_text.c: prints the text that spans refer to.
 */
#include "commands.h"
#include "message.h"

int command_text(const struct settings *settings)
{
    struct output output;
    int status = EXIT_CLEAN;

    cite_parser *parser = make_parser(0);
    if (!parser)
        return EXIT_FAILED;
    if (output_open(&output, settings->output) != 0) {
        cite_parser_free(parser);
        return EXIT_FAILED;
    }
    for (size_t i = 0; i < settings->input_count; i++) {
        cite_document *document = read_document(parser, settings->inputs[i]);
        if (!document) {
            status = EXIT_FAILED;
            continue;
        }
        cite_str text = cite_document_text(document);
        output_write(&output, text.ptr, text.len);
        cite_document_free(document);
    }
    cite_parser_free(parser);
    return output_close(&output) == 0 ? status : EXIT_FAILED;
}
