/*
 * check.c: asks the links of a text over the network and prints each verdict as it falls.
 *
 *     check [FILE [offline]]
 */
#include "input.h"

#include <cite.h>

#include <stdio.h>
#include <time.h>

static char buffer[INPUT_SIZE];

static cite_status check_all(const cite_document *document, int offline, cite_error *error)
{
    cite_checker *checker = NULL;
    cite_checker_options options = CITE_CHECKER_OPTIONS_INIT;
    const cite_check *check = NULL;

    options.offline = offline;
    options.now = (int64_t)time(NULL);
    cite_status status = cite_checker_new(&checker, &options, error);
    if (status == CITE_OK)
        status = cite_checker_add_document(checker, document, error);
    /* The checker is pulled: it works while it is polled, so it fits into any loop. */
    while (status == CITE_OK && cite_checker_pending(checker) > 0) {
        status = cite_checker_poll(checker, 500, error);
        while ((check = cite_checker_next(checker)) != NULL)
            printf("%-14s %s  (%s)\n", cite_verdict_name(check->status), check->url.ptr, check->reason.ptr);
    }
    cite_checker_free(checker);
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
        status = check_all(document, argc > 2, &error);
    if (status != CITE_OK)
        fprintf(stderr, "%s\n", error.message);
    cite_document_free(document);
    cite_parser_free(parser);
    return status == CITE_OK ? 0 : 1;
}
