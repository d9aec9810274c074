/*
 * notes.c: the numbered notes of a text, also where the scan has damaged their marks.
 *
 *     notes [FILE]
 */
#include "input.h"

#include <cite.h>

#include <stdio.h>

static char buffer[INPUT_SIZE];

static void print_notes(const cite_document *document)
{
    const cite_note *note = NULL;

    for (size_t i = 0; (note = cite_document_note(document, i)) != NULL; i++) {
        /* A label is a slice of the text: print it by its length. A note's text was built and ends with a NUL. */
        printf("%3zu  %s", note->number, note->text.ptr);
        if (note->number_source != CITE_NUMBER_PRINTED)
            printf("  [number %s from \"%.*s\"]", cite_number_source_name(note->number_source),
                   (int)note->label.len, note->label.ptr);
        putchar('\n');
    }
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
        print_notes(document);
    else
        fprintf(stderr, "%s\n", error.message);
    cite_document_free(document);
    cite_parser_free(parser);
    return status == CITE_OK ? 0 : 1;
}
