/* consumer.c: what a first program against libcite looks like. */
#include <cite.h>

#include <stdio.h>

int main(void)
{
    cite_str text =
        cite_str_from("Rivers move.1\n\n1 A. Writer, How Rivers Move, https://example.org/rivers.\n");
    cite_parser *parser = NULL;
    cite_document *document = NULL;

    if (cite_parser_new(&parser, NULL, NULL) == CITE_OK &&
        cite_document_parse(&document, parser, text, NULL) == CITE_OK)
        printf("libcite %s: %zu notes, %zu links\n", cite_version_string(), cite_document_note_count(document),
               cite_document_link_count(document));
    cite_document_free(document);
    cite_parser_free(parser);
    return document == NULL;
}
