/*
 * fuzz/fuzz_store.c: any bytes as the file of a store: it is opened and asked, or refused, and never believed.
 */
#include "fuzz/fuzz.h"

#include <cite/audit.h>
#include <cite/report.h>

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

/* A page, compared with what the store has of it, and copies of it, which are kept there. */
static void take_page(cite_audit *audit)
{
    static const char html[] =
        "<title>A page</title><p>The keeper counts the lamps and the oil before dusk.</p>";
    cite_fingerprint *page = NULL;
    cite_copy copy = CITE_COPY_INIT;

    if (cite_fingerprint_new(&page, cite_str_from(html), cite_str_from("text/html"), NULL, NULL) != CITE_OK)
        return;
    cite_check check = {
        .url = cite_str_from("http://b.example/"), .status = CITE_VERDICT_OK, .fingerprint = page};
    (void)cite_audit_observe(audit, &check);
    for (size_t i = 0; i < cite_audit_reference_count(audit); i++) {
        const cite_reference *reference = cite_audit_reference(audit, i);
        copy.memento = (cite_memento){cite_str_from("http://keeps.example/1/http://b.example/"), reference->url,
                                      1554336000};
        copy.fingerprint = i % 2 ? page : NULL;
        cite_status status = cite_audit_add_copy(audit, i, &copy, NULL);
        FUZZ_CHECK(status == CITE_OK || status == CITE_ERROR_STORE, "a copy failed in another way");
        FUZZ_CHECK(!reference->drift || (size_t)reference->drift->verdict < CITE_DRIFT_COUNT_,
                   "a drift is none");
    }
    cite_fingerprint_free(page);
}

/* Every run that the store claims to have, as a report shows it. */
static int write_nothing(void *context, const char *data, size_t len)
{
    (void)data;
    *(size_t *)context += len;
    return 0;
}

static void recall(cite_store *store, int64_t run)
{
    static const cite_report_format formats[] = {CITE_REPORT_TEXT, CITE_REPORT_JSON, CITE_REPORT_HTML,
                                                 CITE_REPORT_CSV};
    cite_audit *audit = NULL;
    int64_t started = 0;
    int64_t ended = 0;
    size_t written = 0;

    if (cite_audit_new(&audit, NULL, NULL) != CITE_OK)
        return;
    cite_status status = cite_audit_recall(audit, store, run, &started, &ended, NULL);
    FUZZ_CHECK(status == CITE_OK || status == CITE_ERROR_STORE || status == CITE_ERROR_ARGUMENT,
               "a run was recalled in another way");
    for (size_t i = 0; status == CITE_OK && i < sizeof formats / sizeof formats[0]; i++) {
        cite_report_options options = CITE_REPORT_OPTIONS_INIT;
        options.format = formats[i];
        options.started = started;
        options.now = ended;
        FUZZ_CHECK(cite_report_audit(audit, &options, write_nothing, &written, NULL) == CITE_OK, "no report");
    }
    cite_audit_free(audit);
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
    options.copies = 1;
    if (cite_parser_new(&parser, NULL, NULL) == CITE_OK &&
        cite_document_parse(&document, parser, cite_str_from(text), NULL) == CITE_OK &&
        cite_audit_new(&audit, NULL, NULL) == CITE_OK &&
        cite_audit_begin(audit, store, &options, NULL) == CITE_OK &&
        cite_audit_add_document(audit, "a.txt", document, NULL) == CITE_OK &&
        cite_audit_queue(audit, NULL, NULL) == CITE_OK) {
        cite_check check = {.url = cite_str_from("http://a.example/"), .status = CITE_VERDICT_TIMEOUT};
        (void)cite_audit_observe(audit, &check);
        take_page(audit);
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
        recall(store, 0);
        recall(store, 1);
        run(store);
        ask(store);
        recall(store, 0);
    }
    cite_store_free(store);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        (void)snprintf(name, sizeof name, "%s%s", path, ends[i]);
        (void)unlink(name);
    }
    return 0;
}
