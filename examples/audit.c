/*
 * audit.c: where each distinct link stands, as a report for people. Nothing is asked; see check.c for that, and
 * cite_audit_take for bringing both together.
 *
 *     audit [FILE]
 */
#include "input.h"

#include <cite.h>

#include <stdio.h>

static char buffer[INPUT_SIZE];

static cite_status report(const cite_document *document, const char *name, cite_error *error)
{
    cite_audit *audit = NULL;
    cite_report_options options = CITE_REPORT_OPTIONS_INIT;

    cite_status status = cite_audit_new(&audit, NULL, error);
    if (status == CITE_OK)
        status = cite_audit_add_document(audit, name, document, error);
    for (size_t i = 0; status == CITE_OK && i < cite_audit_reference_count(audit); i++) {
        const cite_reference *reference = cite_audit_reference(audit, i);
        printf("%zu x %s\n", reference->place_count, reference->url.ptr);
    }
    options.width = 80;
    if (status == CITE_OK)
        status = cite_report_audit(audit, &options, cite_write_file, stdout, error);
    cite_audit_free(audit);
    return status;
}

int main(int argc, char **argv)
{
    cite_parser *parser = NULL;
    cite_document *document = NULL;
    cite_error error = {CITE_OK, 0, ""};
    cite_str text = input_read(buffer, argc, argv);

    if (!text.ptr)
        return 1;
    cite_status status = cite_parser_new(&parser, NULL, &error);
    if (status == CITE_OK)
        status = cite_document_parse(&document, parser, text, &error);
    if (status == CITE_OK)
        status = report(document, argc > 1 ? argv[1] : "a text", &error);
    if (status != CITE_OK)
        fprintf(stderr, "%s\n", error.message);
    cite_document_free(document); /* after the audit: that looks at it */
    cite_parser_free(parser);
    return status == CITE_OK ? 0 : 1;
}
