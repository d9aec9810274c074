/*
 * audit/query.c: what a store knows: its runs, the history of a link, what is due, what two runs differ in.
 */
#include "audit/listing.h"
#include "audit/recall.h"
#include "audit/record.h"
#include "core/error.h"
#include "core/str.h"

#include <stdlib.h>

/* No count in a store is larger, and it fits every type that it is put into. */
#define COUNT_MAX INT64_C(0x7fffffff)

/* NULL after a failure; *out is cleared. */
static cite_listing *start(cite_listing **out, const cite_store *store, cite_listing_kind kind,
                           cite_status *status, cite_error *error)
{
    cite_listing *listing = NULL;

    cite__error_clear(error);
    if (out)
        *out = NULL;
    if (!out || !store) {
        *status = cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
        return NULL;
    }
    listing = cite__listing_new(store, kind, error);
    *status = listing ? CITE_OK : CITE_ERROR_MEMORY;
    return listing;
}

static cite_status count_findings(cite_listed *row, cite_store *store, cite_error *error)
{
    struct cite__query query;

    cite__query_begin(&query, store,
                      "SELECT verdict, count(*) FROM observations WHERE run = ?1 GROUP BY verdict");
    cite__query_put_int(&query, row->run);
    while (cite__query_row(&query)) {
        size_t count = (size_t)cite__query_int(&query, 1, 0, COUNT_MAX);
        row->links += count;
        row->findings += cite_verdict_is_finding(cite__recall_verdict(&query, 0)) ? count : 0;
    }
    return cite__query_end(&query, error);
}

cite_status cite_store_runs(cite_listing **out, cite_store *store, cite_error *error)
{
    struct cite__query query;
    cite_status status = CITE_OK;
    cite_listing *listing = start(out, store, CITE_LISTING_RUNS, &status, error);

    if (!listing)
        return status;
    cite__query_begin(&query, store,
                      "SELECT id, started, finished, (SELECT count(*) FROM run_documents WHERE run = runs.id)"
                      " FROM runs ORDER BY id");
    while (status == CITE_OK && cite__query_row(&query)) {
        cite_listed *row = cite__listing_add(listing);
        if (!row)
            break;
        row->run = cite__query_int(&query, 0, 1, INT64_MAX);
        row->at = cite__query_int(&query, 1, 0, CITE__TIME_MAX);
        row->finished = cite__query_int(&query, 2, 0, CITE__TIME_MAX);
        row->documents = (size_t)cite__query_int(&query, 3, 0, COUNT_MAX);
        status = count_findings(row, store, error);
    }
    cite_status ended = cite__query_end(&query, error);
    return cite__listing_end(out, listing, status == CITE_OK ? ended : status, error);
}

static void set_standing(cite_listed *row, const struct cite__standing *standing)
{
    row->state = standing->state;
    row->since = standing->since;
    row->strikes = standing->strikes;
}

/* Columns of CITE__SIGHT_COLUMNS first, then run, http_code, reason, final_url. */
static cite_status add_visits(cite_listing *listing, cite_store *store, int64_t link, cite_str url,
                              cite_error *error)
{
    struct cite__query query;
    struct cite__standing standing = {.state = CITE_STATE_UNKNOWN};
    cite_str kept = cite__listing_copy(listing, url);

    cite__query_begin(&query, store,
                      "SELECT " CITE__SIGHT_COLUMNS ", o.run, o.http_code, o.reason, o.final_url"
                      " FROM " CITE__SIGHT_TABLES " WHERE o.link = ?1 ORDER BY o.at, o.id");
    cite__query_put_int(&query, link);
    while (cite__query_row(&query)) {
        struct cite__sight sight = cite__recall_sight(&query);
        cite_listed *row = cite__listing_add(listing);
        if (!row)
            break;
        row->state_before = standing.state;
        cite__standing_add(&standing, &sight, &cite__store_options(store)->rules);
        set_standing(row, &standing);
        row->url = kept;
        row->at = sight.at;
        row->status = sight.verdict;
        if (!cite__query_is_null(&query, 4))
            row->drift = (cite_drift_verdict)cite__query_int(&query, 4, 0, CITE_DRIFT_NO_BASELINE);
        row->run = cite__query_int(&query, 5, 0, INT64_MAX);
        row->http_code = (long)cite__query_int(&query, 6, 0, COUNT_MAX);
        row->reason = cite__listing_copy(listing, cite__query_str(&query, 7));
        row->final_url = cite__listing_copy(listing, cite__query_str(&query, 8));
    }
    return cite__query_end(&query, error);
}

cite_status cite_store_history(cite_listing **out, cite_store *store, cite_str url, cite_error *error)
{
    int64_t link = 0;
    cite_status status = CITE_OK;
    cite_listing *listing = start(out, store, CITE_LISTING_HISTORY, &status, error);

    if (!listing)
        return status;
    status = cite__record_find_link(store, url, &link, error);
    if (status == CITE_OK && link != 0)
        status = add_visits(listing, store, link, url, error);
    return cite__listing_end(out, listing, status, error);
}

/* A link whose visits are all read: a row, if it is due. */
static void add_due(cite_listing *listing, const struct cite__standing *standing, cite_str url, int64_t now,
                    const struct cite__history_rules *rules)
{
    int64_t due = cite__standing_due(standing, rules);
    cite_listed *row = due <= now ? cite__listing_add(listing) : NULL;

    if (!row)
        return;
    row->url = url;
    row->due = due;
    row->at = standing->last;
    set_standing(row, standing);
}

static int by_due(const void *a, const void *b)
{
    const cite_listed *x = a;
    const cite_listed *y = b;

    if (x->due != y->due)
        return x->due < y->due ? -1 : 1;
    return cite__str_compare(x->url, y->url);
}

/* One pass over all visits, ordered by link: memory is bounded by the links, not by their visits. */
static cite_status add_all_due(cite_listing *listing, cite_store *store, int64_t now, cite_error *error)
{
    const struct cite__history_rules *rules = &cite__store_options(store)->rules;
    struct cite__query query;
    struct cite__standing standing = {.state = CITE_STATE_UNKNOWN};
    cite_str url = {"", 0};
    int64_t link = 0;

    cite__query_begin(&query, store,
                      "SELECT " CITE__SIGHT_COLUMNS ", l.id, l.url FROM links l"
                      " LEFT JOIN observations o ON o.link = l.id LEFT JOIN drifts d ON d.observation = o.id"
                      " ORDER BY l.id, o.at, o.id");
    while (cite__query_row(&query)) {
        int64_t next = cite__query_int(&query, 5, 1, INT64_MAX);
        if (next != link) {
            if (link != 0)
                add_due(listing, &standing, url, now, rules);
            link = next;
            url = cite__listing_copy(listing, cite__query_str(&query, 6));
            standing = (struct cite__standing){.state = CITE_STATE_UNKNOWN};
        }
        struct cite__sight sight = cite__recall_sight(&query);
        if (!cite__query_is_null(&query, 0))
            cite__standing_add(&standing, &sight, rules);
    }
    if (link != 0)
        add_due(listing, &standing, url, now, rules);
    return cite__query_end(&query, error);
}

cite_status cite_store_due(cite_listing **out, cite_store *store, int64_t now, cite_error *error)
{
    cite_status status = CITE_OK;
    cite_listing *listing = start(out, store, CITE_LISTING_DUE, &status, error);

    if (!listing)
        return status;
    status = add_all_due(listing, store, now, error);
    if (listing->rows.count > 0)
        qsort(listing->rows.items, listing->rows.count, sizeof *listing->rows.items, by_due);
    return cite__listing_end(out, listing, status, error);
}

/* A run's visit to a link, and the link after it. */
struct side {
    cite_verdict verdict; /* CITE_VERDICT_COUNT_: the run has none */
    struct cite__standing standing;
};

/* From the columns of a run's visit, verdict first and its time behind; the link is column 0. */
static cite_status read_side(struct side *side, const struct cite__query *query, int column, cite_error *error)
{
    *side = (struct side){.verdict = CITE_VERDICT_COUNT_, .standing = {.state = CITE_STATE_UNKNOWN}};
    if (cite__query_is_null(query, column))
        return CITE_OK;
    side->verdict = cite__recall_verdict(query, column);
    const struct cite__sought sought = {.link = cite__query_int(query, 0, 1, INT64_MAX),
                                        .until = cite__query_int(query, column + 1, 0, CITE__TIME_MAX)};
    return cite__recall_standing(&side->standing, query->store, &sought, error);
}

/* Columns: link, url, the first run's verdict and time, the second's, its http_code, reason and final_url. */
static cite_status add_difference(cite_listing *listing, const struct cite__query *query, cite_error *error)
{
    struct side before;
    struct side after;

    cite_status status = read_side(&before, query, 2, error);
    if (status == CITE_OK)
        status = read_side(&after, query, 4, error);
    if (status != CITE_OK)
        return status;
    if (before.verdict == after.verdict && before.standing.state == after.standing.state)
        return CITE_OK;
    cite_listed *row = cite__listing_add(listing);
    if (!row)
        return CITE_OK; /* cite__listing_end tells */
    set_standing(row, &after.standing);
    row->state_before = before.standing.state;
    row->status = after.verdict;
    row->status_before = before.verdict;
    row->url = cite__listing_copy(listing, cite__query_str(query, 1));
    row->at = cite__query_int(query, 5, 0, CITE__TIME_MAX);
    row->http_code = (long)cite__query_int(query, 6, 0, COUNT_MAX);
    row->reason = cite__listing_copy(listing, cite__query_str(query, 7));
    row->final_url = cite__listing_copy(listing, cite__query_str(query, 8));
    return CITE_OK;
}

static cite_status add_differences(cite_listing *listing, cite_store *store, int64_t first, int64_t second,
                                   cite_error *error)
{
    struct cite__query query;
    cite_status status = CITE_OK;

    cite__query_begin(&query, store,
                      "SELECT l.id, l.url, a.verdict, a.at, b.verdict, b.at, b.http_code, b.reason, b.final_url"
                      " FROM links l LEFT JOIN observations a ON a.link = l.id AND a.run = ?1"
                      " LEFT JOIN observations b ON b.link = l.id AND b.run = ?2"
                      " WHERE a.id IS NOT NULL OR b.id IS NOT NULL ORDER BY l.id");
    cite__query_put_int(&query, first);
    cite__query_put_int(&query, second);
    while (status == CITE_OK && cite__query_row(&query))
        status = add_difference(listing, &query, error);
    cite_status ended = cite__query_end(&query, error);
    return status == CITE_OK ? ended : status;
}

cite_status cite_store_diff(cite_listing **out, cite_store *store, int64_t first, int64_t second,
                            cite_error *error)
{
    cite_status status = CITE_OK;
    cite_listing *listing = start(out, store, CITE_LISTING_DIFF, &status, error);

    if (!listing)
        return status;
    status = cite__recall_run(store, first, error);
    if (status == CITE_OK)
        status = cite__recall_run(store, second, error);
    if (status == CITE_OK)
        status = add_differences(listing, store, first, second, error);
    return cite__listing_end(out, listing, status, error);
}
