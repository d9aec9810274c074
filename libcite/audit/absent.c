/*
 * audit/absent.c: the functions of the store in a build without SQLite. No store can be made, so none of the others
 * has anything to answer.
 */
#include "audit/audit.h"
#include "core/error.h"

static cite_status unsupported(cite_error *error)
{
    cite__error_clear(error);
    return cite__error_set(error, CITE_ERROR_UNSUPPORTED, CITE_NONE,
                           "this build of libcite has no audit store");
}

static cite_status no_listing(cite_listing **out, cite_error *error)
{
    *out = NULL;
    return unsupported(error);
}

cite_status cite_store_open(cite_store **out, const char *path, const cite_store_options *options,
                            cite_error *error)
{
    (void)path;
    (void)options;
    *out = NULL;
    return unsupported(error);
}

void cite_store_free(cite_store *store)
{
    (void)store;
}

const char *cite_store_path(const cite_store *store)
{
    (void)store;
    return NULL;
}

void cite__run_keep(struct cite_audit *audit, struct cite__entry *entry, const cite_check *check)
{
    (void)audit;
    (void)entry;
    (void)check;
}

void cite__run_add(struct cite_audit *audit, struct cite__member *member, const cite_document *document)
{
    (void)audit;
    (void)member;
    (void)document;
}

void cite__run_start(struct cite_audit *audit)
{
    (void)audit;
}

cite_status cite__run_page(struct cite_audit *audit, const struct cite__entry *entry,
                           struct cite__baseline *out, struct cite__arena *arena, cite_error *error)
{
    (void)audit;
    (void)entry;
    (void)arena;
    (void)error;
    *out = (struct cite__baseline){.page = CITE_FINGERPRINT_INIT, .against = {"", 0}};
    return CITE_OK;
}

void cite__run_baseline(struct cite_audit *audit, const struct cite__entry *entry, struct cite__baseline *out,
                        struct cite__arena *arena)
{
    (void)audit;
    (void)entry;
    (void)out;
    (void)arena;
}

cite_status cite__run_keep_copy(struct cite_audit *audit, const struct cite__entry *entry,
                                const cite_copy *copy, bool represents, cite_error *error)
{
    (void)audit;
    (void)entry;
    (void)copy;
    (void)represents;
    (void)error;
    return CITE_OK;
}

cite_status cite_audit_begin(cite_audit *audit, cite_store *store, const cite_run_options *options,
                             cite_error *error)
{
    if (store || (options && options->baseline != 0))
        return unsupported(error);
    cite__error_clear(error);
    if (!audit || audit->members.count > 0)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    cite__audit_complete(audit, options);
    return CITE_OK;
}

cite_status cite_audit_recall(cite_audit *audit, cite_store *store, int64_t run, int64_t *started,
                              int64_t *ended, cite_error *error)
{
    (void)audit;
    (void)store;
    (void)run;
    (void)started;
    (void)ended;
    return unsupported(error);
}

/* There is no run to end. */
cite_status cite_audit_finish(cite_audit *audit, int64_t now, cite_error *error)
{
    (void)audit;
    (void)now;
    cite__error_clear(error);
    return CITE_OK;
}

cite_status cite_audit_merge(cite_store *into, const cite_store *from, cite_error *error)
{
    (void)into;
    (void)from;
    return unsupported(error);
}

cite_status cite_store_runs(cite_listing **out, cite_store *store, cite_error *error)
{
    (void)store;
    return no_listing(out, error);
}

cite_status cite_store_history(cite_listing **out, cite_store *store, cite_str url, cite_error *error)
{
    (void)store;
    (void)url;
    return no_listing(out, error);
}

cite_status cite_store_due(cite_listing **out, cite_store *store, int64_t now, cite_error *error)
{
    (void)store;
    (void)now;
    return no_listing(out, error);
}

cite_status cite_store_diff(cite_listing **out, cite_store *store, int64_t first, int64_t second,
                            cite_error *error)
{
    (void)store;
    (void)first;
    (void)second;
    return no_listing(out, error);
}

cite_listing_kind cite_listing_kind_of(const cite_listing *listing)
{
    (void)listing;
    return CITE_LISTING_RUNS;
}

size_t cite_listing_count(const cite_listing *listing)
{
    (void)listing;
    return 0;
}

const cite_listed *cite_listing_row(const cite_listing *listing, size_t index)
{
    (void)listing;
    (void)index;
    return NULL;
}

void cite_listing_free(cite_listing *listing)
{
    (void)listing;
}
