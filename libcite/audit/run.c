/*
 * audit/run.c: a run of an audit in a store: begun or resumed, each visit kept as it falls, ended.
 */
#include "audit/audit.h"
#include "audit/pages.h"
#include "audit/recall.h"
#include "audit/record.h"
#include "core/error.h"
#include "core/str.h"

/* The time of a visit whose checker was given none. */
static int64_t time_of(const struct cite_audit *audit, const cite_check *check)
{
    int64_t at = check->checked_at > 0 ? check->checked_at : audit->now;

    return at > CITE__TIME_MAX ? CITE__TIME_MAX : at;
}

/* Nothing is kept where it never began, or has failed. */
static bool is_kept(const struct cite_audit *audit)
{
    return audit->store && audit->failed.status == CITE_OK;
}

void cite__run_keep(struct cite_audit *audit, struct cite__entry *entry, const cite_check *check)
{
    if (!is_kept(audit) || audit->run == 0 || entry->kept || !cite__is_visit(check->status))
        return;
    if (cite__record_check(audit->store, audit->run, entry, check, time_of(audit, check), &audit->failed) ==
        CITE_OK)
        entry->kept = true;
}

void cite__run_baseline(struct cite_audit *audit, const struct cite__entry *entry, struct cite__baseline *out,
                        struct cite__arena *arena)
{
    if (is_kept(audit) && audit->run != 0)
        (void)cite__recall_baseline(out, audit->store, arena, entry->link, audit->run, &audit->failed);
}

cite_status cite__run_page(struct cite_audit *audit, const struct cite__entry *entry,
                           struct cite__baseline *out, struct cite__arena *arena, cite_error *error)
{
    *out = (struct cite__baseline){.page = CITE_FINGERPRINT_INIT, .against = {"", 0}};
    if (!is_kept(audit) || audit->run == 0 || !entry->recalled || entry->unasked)
        return CITE_OK;
    return cite__recall_page(out, audit->store, arena, entry->link, audit->run, error);
}

static cite_status keep_copy(struct cite_audit *audit, const struct cite__entry *entry, const cite_copy *copy,
                             bool represents, cite_error *error)
{
    bool compared = entry->kept && entry->page && entry->reference.drift &&
                    cite__str_equal(entry->reference.drift_against, copy->memento.url);

    cite_status status = cite__record_copy(audit->store, entry->link, copy, represents, audit->now, error);
    if (status == CITE_OK && compared)
        status = cite__record_drift_of(audit->store, audit->run, entry->link, &entry->reference, error);
    return status;
}

cite_status cite__run_keep_copy(struct cite_audit *audit, const struct cite__entry *entry,
                                const cite_copy *copy, bool represents, cite_error *error)
{
    if (!is_kept(audit) || audit->run == 0)
        return CITE_OK;
    cite_status status = cite__store_begin(audit->store, error);
    if (status == CITE_OK)
        status = cite__store_commit(audit->store, keep_copy(audit, entry, copy, represents, error), error);
    return status;
}

void cite__run_add(struct cite_audit *audit, struct cite__member *member, const cite_document *document)
{
    cite__digest_add(&audit->scope, cite_str_from(member->about.name));
    cite__digest_add(&audit->scope, cite_document_text(document));
    if (is_kept(audit))
        (void)cite__record_document(audit->store, document, member, &audit->failed);
}

/* The last run of this scope that did not end; 0 where there is none. */
static cite_status find_open_run(cite_store *store, cite_str scope, int64_t *run, cite_error *error)
{
    struct cite__query query;

    *run = 0;
    cite__query_begin(&query, store,
                      "SELECT id FROM runs WHERE scope = ?1 AND finished IS NULL ORDER BY id DESC LIMIT 1");
    cite__query_put_str(&query, scope);
    if (cite__query_row(&query))
        *run = cite__query_int(&query, 0, 1, INT64_MAX);
    return cite__query_end(&query, error);
}

/* The links get their numbers, and the run its documents. */
static cite_status begin_run(cite_audit *audit, int64_t *run, cite_error *error)
{
    cite_store *store = audit->store;
    char scope[CITE__DIGEST_SIZE];
    cite_status status = CITE_OK;

    *run = 0;
    cite__digest_hex(&audit->scope, scope);
    if (audit->options.resume)
        status = find_open_run(store, cite_str_from(scope), run, error);
    if (status == CITE_OK && *run == 0)
        status = cite__record_run(store, cite_str_from(scope), audit->now, run, error);
    for (size_t i = 0; status == CITE_OK && i < audit->members.count; i++)
        status = cite__record_run_document(store, *run, audit->members.items[i]->id, error);
    for (size_t i = 0; status == CITE_OK && i < audit->entries.count; i++) {
        struct cite__entry *entry = audit->entries.items[i];
        status = cite__record_link(store, entry->reference.url, &entry->link, error);
    }
    return status;
}

static cite_status mark_known(cite_store *store, struct cite__entry *entry, int64_t baseline, cite_error *error)
{
    struct cite__query query;

    cite__query_begin(&query, store, "SELECT verdict FROM observations WHERE run = ?1 AND link = ?2");
    cite__query_put_int(&query, baseline);
    cite__query_put_int(&query, entry->link);
    if (cite__query_row(&query))
        entry->reference.known = cite_verdict_is_finding(cite__recall_verdict(&query, 0));
    return cite__query_end(&query, error);
}

static cite_status prepare(cite_audit *audit, int64_t run, struct cite__entry *entry, cite_error *error)
{
    const cite_run_options *options = &audit->options;
    cite_store *store = audit->store;

    cite_status status = cite__recall_entry(audit, store, entry, run, CITE__TIME_MAX, error);
    if (status != CITE_OK)
        return status;
    if (options->resume)
        status = cite__recall_visit(audit, store, entry, run, CITE__TIME_MAX, error);
    entry->kept = entry->reference.check != NULL;
    if (status == CITE_OK && options->recheck && !entry->kept &&
        cite__standing_due(&entry->before, &audit->rules) > options->now) {
        entry->visited = true; /* it is among those that were recalled, and what it led to is known */
        status = cite__recall_visit(audit, store, entry, 0, CITE__TIME_MAX, error);
        cite__entry_stand(entry);
        entry->unasked = true;
    }
    if (status == CITE_OK && options->baseline != 0)
        status = mark_known(store, entry, options->baseline, error);
    return status;
}

/* As if there were no store. */
static void forget(cite_audit *audit)
{
    for (size_t i = 0; i < audit->entries.count; i++) {
        struct cite__entry *entry = audit->entries.items[i];
        entry->before = (struct cite__standing){.state = CITE_STATE_UNKNOWN};
        entry->link = 0;
        entry->unasked = false;
        entry->kept = false;
        entry->recalled = NULL;
        entry->reference.check = NULL;
        entry->reference.known = 0;
        entry->reference.drift = NULL;
        entry->reference.archive = NULL;
        entry->reference.archives_asked = 0;
        entry->visits.count = 0;
        entry->visited = false;
        entry->reference.visit_count = 0;
        cite__entry_stand(entry);
    }
}

/* What is read is of the moment that the run begins: one transaction. */
static cite_status start(cite_audit *audit, int64_t *run, cite_error *error)
{
    cite_status status = cite__store_begin(audit->store, error);

    if (status != CITE_OK)
        return status;
    status = begin_run(audit, run, error);
    for (size_t i = 0; status == CITE_OK && i < audit->entries.count; i++)
        status = prepare(audit, *run, audit->entries.items[i], error);
    return cite__store_commit(audit->store, status, error);
}

void cite__run_start(struct cite_audit *audit)
{
    int64_t run = 0;

    if (!is_kept(audit) || audit->run != 0)
        return;
    if (start(audit, &run, &audit->failed) == CITE_OK)
        audit->run = run;
    else
        forget(audit);
}

cite_status cite_audit_begin(cite_audit *audit, cite_store *store, const cite_run_options *given,
                             cite_error *error)
{
    cite__error_clear(error);
    if (!audit)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    if (audit->store)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "the audit has a run already");
    if (audit->members.count > 0)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "the audit has documents already");
    cite__audit_complete(audit, given);
    if (!store && audit->options.baseline != 0)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "a baseline is a run of a store");
    if (!store)
        return CITE_OK;
    audit->rules = cite__store_options(store)->rules;
    cite_status status = CITE_OK;
    if (audit->options.baseline != 0)
        status = cite__recall_run(store, audit->options.baseline, error);
    if (status == CITE_OK)
        audit->store = store;
    return status;
}

cite_status cite_audit_finish(cite_audit *audit, int64_t now, cite_error *error)
{
    struct cite__query query;

    cite__error_clear(error);
    if (!audit)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    if (audit->failed.status != CITE_OK)
        return cite__error_set(error, audit->failed.status, CITE_NONE, audit->failed.message);
    if (audit->arena.failed)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    if (!audit->store || audit->run == 0 || cite_audit_left(audit) > 0)
        return CITE_OK;
    cite__query_begin(&query, audit->store, "UPDATE runs SET finished = ?2 WHERE id = ?1 AND finished IS NULL");
    cite__query_put_int(&query, audit->run);
    cite__query_put_int(&query, now < 0 ? 0 : now);
    return cite__query_run(&query, error);
}
