/*
 * fuzz/fuzz_store.c: any bytes as the file of a store: it is opened and asked, or refused, and never believed.
 */
#include "fuzz/fuzz.h"

#include <cite/audit.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { SIZE_MAX_BYTES = 256 * 1024 };

static int write_file(const char *path, const uint8_t *data, size_t size)
{
    FILE *file = fopen(path, "wb");

    if (!file)
        return 0;
    size_t written = fwrite(data, 1, size, file);
    return fclose(file) == 0 && written == size;
}

static void check_row(const cite_listed *row)
{
    FUZZ_CHECK(strlen(row->reason.ptr) <= row->reason.len, "a reason has no end");
    FUZZ_CHECK(row->url.ptr && row->final_url.ptr, "a string has no address");
    FUZZ_CHECK((size_t)row->status <= CITE_VERDICT_COUNT_, "a verdict is none");
    FUZZ_CHECK((size_t)row->state < CITE_STATE_COUNT_, "a state is none");
    FUZZ_CHECK(row->at >= 0 && row->at <= INT64_C(253402300799), "a time is out of range");
}

static void check_listing(cite_status status, cite_listing **listing)
{
    if (status != CITE_OK)
        return;
    for (size_t i = 0; i < cite_listing_count(*listing); i++)
        check_row(cite_listing_row(*listing, i));
    cite_listing_free(*listing);
}

static void ask(cite_store *store)
{
    cite_listing *listing = NULL;

    check_listing(cite_store_runs(&listing, store, NULL), &listing);
    check_listing(cite_store_due(&listing, store, INT64_C(4000000000), NULL), &listing);
    check_listing(cite_store_diff(&listing, store, 1, 2, NULL), &listing);
    check_listing(cite_store_history(&listing, store, cite_str_from("http://a.example/"), NULL), &listing);
}

/* A run over a document whose links the store may know. */
static void run(cite_store *store)
{
    static const char text[] = "See http://a.example/ and http://b.example/ now.\n";
    cite_run_options options = CITE_RUN_OPTIONS_INIT;
    cite_parser *parser = NULL;
    cite_document *document = NULL;
    cite_audit *audit = NULL;

    options.now = INT64_C(1800000000);
    options.resume = 1;
    options.recheck = 1;
    if (cite_parser_new(&parser, NULL, NULL) == CITE_OK &&
        cite_document_parse(&document, parser, cite_str_from(text), NULL) == CITE_OK &&
        cite_audit_new(&audit, NULL, NULL) == CITE_OK &&
        cite_audit_begin(audit, store, &options, NULL) == CITE_OK &&
        cite_audit_add_document(audit, "a.txt", document, NULL) == CITE_OK &&
        cite_audit_queue(audit, NULL, NULL) == CITE_OK) {
        cite_check check = {.url = cite_str_from("http://a.example/"), .status = CITE_VERDICT_TIMEOUT};
        (void)cite_audit_observe(audit, &check);
        cite_status status = cite_audit_finish(audit, options.now, NULL);
        FUZZ_CHECK(status == CITE_OK || status == CITE_ERROR_STORE, "ending a run failed in another way");
    }
    cite_audit_free(audit);
    cite_document_free(document);
    cite_parser_free(parser);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    cite_store_options options = CITE_STORE_OPTIONS_INIT;
    cite_store *store = NULL;
    cite_error error;
    char path[64];
    char name[80];

    if (size > SIZE_MAX_BYTES)
        return 0;
    (void)snprintf(path, sizeof path, "fuzz-store-%ld.db", (long)getpid());
    options.busy_ms = 1;
    if (write_file(path, data, size)) {
        cite_status status = cite_store_open(&store, path, &options, &error);
        FUZZ_CHECK(status == CITE_OK || status == CITE_ERROR_STORE, "opening failed in another way");
        FUZZ_CHECK((status == CITE_OK) == (store != NULL), "a store without success");
    }
    if (store) {
        ask(store);
        run(store);
        ask(store);
    }
    cite_store_free(store);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        (void)snprintf(name, sizeof name, "%s%s", path, ends[i]);
        (void)unlink(name);
    }
    return 0;
}
