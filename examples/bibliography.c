/*
 * bibliography.c: the works that a text cites, as BibTeX, and one of them field by field.
 *
 *     bibliography [FILE]
 */
#include "input.h"

#include <cite.h>

#include <stdio.h>

static char buffer[INPUT_SIZE];

static void print_first(const cite_bibliography *bibliography)
{
    const cite_item *item = cite_bibliography_item(bibliography, 0);

    if (!item)
        return;
    const cite_name *author = cite_item_name(item, CITE_ROLE_AUTHOR, 0);
    const cite_date *issued = cite_item_date(item, CITE_WHEN_ISSUED);
    printf("%% first: %s, %d: %s\n", author && author->family.len > 0 ? author->family.ptr : "no author",
           issued ? issued->begin.year : 0, cite_item_get(item, CITE_FIELD_TITLE).ptr);
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
    if (status == CITE_OK) {
        const cite_bibliography *bibliography = cite_document_bibliography(document);
        print_first(bibliography);
        status = cite_bibliography_write(bibliography, CITE_FORMAT_BIBTEX, cite_write_file, stdout, &error);
    }
    if (status != CITE_OK)
        fprintf(stderr, "%s\n", error.message);
    cite_document_free(document);
    cite_parser_free(parser);
    return status == CITE_OK ? 0 : 1;
}
