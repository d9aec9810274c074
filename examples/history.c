/*
 * history.c: a store over two runs a month apart, each of two documents: what is asked again, and what a link went through.
 * The answers are made up, so that nothing is asked of the network; check.c shows where they come from.
 *
 *     history STORE
 */
#include <cite.h>

#include <stdio.h>

static const char *const names[] = {"eels.txt", "herring.txt"};
static const char *const texts[] = {"Eels, see https://example.org/eels.\n",
                                    "And https://example.org/herring.\n"};
static const cite_str url = {"https://example.org/eels", 24};

/* Documents first, then what is due; an answer is kept as it is observed. */
static cite_status run(cite_store *store, cite_parser *parser, const cite_check *check, cite_error *error)
{
    cite_run_options options = CITE_RUN_OPTIONS_INIT;
    cite_audit *audit = NULL;

    options.now = check->checked_at;
    cite_status status = cite_audit_new(&audit, NULL, error);
    if (status == CITE_OK)
        status = cite_audit_begin(audit, store, &options, error);
    for (size_t i = 0; status == CITE_OK && i < 2; i++) {
        cite_document *document = NULL;
        status = cite_document_parse(&document, parser, cite_str_from(texts[i]), error);
        if (status == CITE_OK)
            status = cite_audit_add_document(audit, names[i], document, error);
        cite_document_free(document);
    }
    if (status == CITE_OK) /* a checker in place of NULL would be given what is due */
        status = cite_audit_queue(audit, NULL, error);
    if (status == CITE_OK && cite_audit_observe(audit, check) != CITE_NONE)
        status = cite_audit_finish(audit, options.now, error);
    cite_audit_free(audit);
    return status;
}

int main(int argc, char **argv)
{
    const cite_check checks[] = {{.url = url, .status = CITE_VERDICT_OK, .checked_at = 1700000000},
                                 {.url = url, .status = CITE_VERDICT_DEAD, .checked_at = 1702592000}};
    cite_error error = {CITE_OK, 0, ""};
    cite_store *store = NULL;
    cite_parser *parser = NULL;
    cite_listing *visits = NULL;

    cite_status status = cite_store_open(&store, argc > 1 ? argv[1] : "", NULL, &error);
    if (status == CITE_OK)
        status = cite_parser_new(&parser, NULL, &error);
    for (size_t i = 0; status == CITE_OK && i < 2; i++)
        status = run(store, parser, &checks[i], &error);
    if (status == CITE_OK)
        status = cite_store_history(&visits, store, url, &error);
    const cite_listed *visit = NULL;
    for (size_t i = 0; (visit = cite_listing_row(visits, i)) != NULL; i++)
        printf("run %d: %s, %s\n", (int)visit->run, cite_verdict_name(visit->status),
               cite_state_name(visit->state));
    if (status != CITE_OK)
        fprintf(stderr, "%s\n", error.message);
    cite_listing_free(visits);
    cite_parser_free(parser);
    cite_store_free(store);
    return status == CITE_OK ? 0 : 1;
}
