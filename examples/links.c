/*
 * links.c: the links of a text as they were meant, with what was repaired, and where they stand.
 *
 *     links [FILE]
 */
#include "input.h"

#include <cite.h>

#include <stdio.h>

static char buffer[INPUT_SIZE];

static void print_link(const cite_document *document, const cite_link *link)
{
    cite_position position = cite_document_position(document, link->spans[0].begin);

    printf("%zu:%zu  %s", position.line, position.column, link->url.ptr);
    for (unsigned bit = 1; bit != 0 && bit <= link->repairs; bit <<= 1) {
        if (link->repairs & bit)
            printf("  %s", cite_repair_name(bit));
    }
    putchar('\n');
    for (size_t i = 0; i < link->alternative_count; i++)
        printf("      or %s\n", link->alternatives[i].ptr);
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
    if (status != CITE_OK)
        fprintf(stderr, "%s\n", error.message);
    for (size_t i = 0; document && i < cite_document_link_count(document); i++)
        print_link(document, cite_document_link(document, i));
    cite_document_free(document);
    cite_parser_free(parser);
    return status == CITE_OK ? 0 : 1;
}
