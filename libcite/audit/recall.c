/*
 * audit/recall.c: see recall.h.
 */
#include "audit/recall.h"

#include "audit/pages.h"
#include "core/array.h"
#include "core/error.h"

#include <stdio.h>

/* Attempts and hops of one visit: ten times what the checker makes at most. A hostile store may claim any number. */
#define EVIDENCE_MAX 1024

cite_verdict cite__recall_verdict(const struct cite__query *query, int column)
{
    int64_t number = cite__query_int(query, column, -1, CITE_VERDICT_COUNT_);

    return number >= 0 && number < CITE_VERDICT_COUNT_ ? (cite_verdict)number : CITE_VERDICT_SKIPPED;
}

struct cite__sight cite__recall_sight(const struct cite__query *query)
{
    int64_t drift = cite__query_is_null(query, 4) ? CITE_DRIFT_NO_BASELINE
                                                  : cite__query_int(query, 4, 0, CITE_DRIFT_COUNT_ - 1);

    return (struct cite__sight){
        .at = cite__query_int(query, 0, 0, CITE__TIME_MAX),
        .verdict = cite__recall_verdict(query, 1),
        .hard = cite__query_int(query, 2, 0, 1) != 0,
        .moved = cite__query_int(query, 3, 0, 1) != 0,
        .drifted = drift == CITE_DRIFT_MAJOR || drift == CITE_DRIFT_REPLACED,
        .drift = (cite_drift_verdict)drift,
    };
}

cite_status cite__recall_visits(struct cite__standing *out, cite_store *store,
                                const struct cite__sought *sought, cite__visit_fn visited, void *context,
                                cite_error *error)
{
    struct cite__query query;

    *out = (struct cite__standing){.state = CITE_STATE_UNKNOWN};
    cite__query_begin(&query, store,
                      "SELECT " CITE__SIGHT_COLUMNS " FROM " CITE__SIGHT_TABLES
                      " WHERE o.link = ?1 AND o.run <> ?2 AND o.at <= ?3 ORDER BY o.at, o.id");
    cite__query_put_sought(&query, sought);
    while (cite__query_row(&query)) {
        struct cite__sight sight = cite__recall_sight(&query);
        cite__standing_add(out, &sight, &cite__store_options(store)->rules);
        if (visited)
            visited(context, &sight);
    }
    return cite__query_end(&query, error);
}

cite_status cite__recall_standing(struct cite__standing *out, cite_store *store,
                                  const struct cite__sought *sought, cite_error *error)
{
    return cite__recall_visits(out, store, sought, NULL, NULL, error);
}

static cite_str copy(struct cite__arena *arena, const struct cite__query *query, int column)
{
    return cite__arena_str(arena, cite__query_str(query, column));
}

static long small(const struct cite__query *query, int column)
{
    return (long)cite__query_int(query, column, 0, INT32_MAX);
}

struct evidence {
    CITE__ARRAY(cite_attempt) attempts;
    CITE__ARRAY(cite_redirect) hops;
};

static void read_attempt(struct evidence *evidence, const struct cite__query *query, struct cite__arena *arena)
{
    if (evidence->attempts.count + evidence->hops.count >= EVIDENCE_MAX)
        return;
    if (cite__query_int(query, 0, 0, 1)) {
        cite_redirect *hop = CITE__ARRAY_PUSH(&evidence->hops, arena);
        if (hop)
            *hop = (cite_redirect){small(query, 3), copy(arena, query, 2)};
        return;
    }
    cite_attempt *attempt = CITE__ARRAY_PUSH(&evidence->attempts, arena);
    if (attempt)
        *attempt = (cite_attempt){
            .method = copy(arena, query, 1),
            .url = copy(arena, query, 2),
            .http_code = small(query, 3),
            .address = copy(arena, query, 4),
            .elapsed_ms = small(query, 5),
            .error = copy(arena, query, 6),
            .rule = copy(arena, query, 7),
        };
}

static cite_status read_evidence(cite_check *check, cite_store *store, struct cite__arena *arena,
                                 int64_t observation, cite_error *error)
{
    struct cite__query query;
    struct evidence evidence = {.attempts = {NULL, 0, 0}, .hops = {NULL, 0, 0}};

    cite__query_begin(&query, store,
                      "SELECT hop, method, url, http_code, address, elapsed_ms, error, rule FROM evidence"
                      " WHERE observation = ?1 ORDER BY position");
    cite__query_put_int(&query, observation);
    while (cite__query_row(&query))
        read_attempt(&evidence, &query, arena);
    check->evidence = evidence.attempts.items;
    check->attempts = evidence.attempts.count;
    check->redirects = evidence.hops.items;
    check->redirect_count = evidence.hops.count;
    return cite__query_end(&query, error);
}

static void read_check(cite_check *check, const struct cite__query *query, struct cite__arena *arena)
{
    check->checked_at = cite__query_int(query, 1, 0, CITE__TIME_MAX);
    check->status = cite__recall_verdict(query, 2);
    check->http_code = small(query, 3);
    check->flags = (unsigned)cite__query_int(query, 4, 0, INT32_MAX);
    check->elapsed_ms = small(query, 5);
    check->reason = copy(arena, query, 6);
    check->final_url = copy(arena, query, 7);
    check->used_alternative = copy(arena, query, 8);
    check->title = copy(arena, query, 9);
}

cite_status cite__recall_check(cite_check **out, cite_store *store, struct cite__arena *arena,
                               const struct cite__sought *sought, cite_error *error)
{
    struct cite__query query;
    int64_t id = 0;
    cite_check *check = NULL;

    *out = NULL;
    cite__query_begin(
        &query, store,
        "SELECT id, at, verdict, http_code, flags, elapsed_ms, reason, final_url, alternative, title"
        " FROM observations WHERE link = ?1 AND (?2 = 0 OR run = ?2) AND at <= ?3"
        " ORDER BY at DESC, id DESC LIMIT 1");
    cite__query_put_sought(&query, sought);
    bool found = cite__query_row(&query);
    if (found)
        check = cite__arena_zero(arena, 1, sizeof *check);
    if (check) {
        id = cite__query_int(&query, 0, 1, INT64_MAX);
        read_check(check, &query, arena);
    }
    cite_status status = cite__query_end(&query, error);
    if (status == CITE_OK && check)
        status = read_evidence(check, store, arena, id, error);
    if (status == CITE_OK && arena->failed)
        status = cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    if (status == CITE_OK)
        *out = check;
    return status;
}

cite_status cite__recall_run(cite_store *store, int64_t run, cite_error *error)
{
    struct cite__query query;
    char text[64];

    cite__query_begin(&query, store, "SELECT id FROM runs WHERE id = ?1");
    cite__query_put_int(&query, run);
    bool found = cite__query_row(&query);
    cite_status status = cite__query_end(&query, error);
    if (status != CITE_OK || found)
        return status;
    (void)snprintf(text, sizeof text, "has no run %lld", (long long)run);
    return cite__error_named(error, CITE_ERROR_ARGUMENT, cite_store_path(store), text);
}

/* A search for copies that found none is worth another one after so long. */
#define COPIES_AGAIN (90 * CITE__DAY)

struct visited {
    struct cite_audit *audit;
    struct cite__entry *entry;
};

static void show(void *context, const struct cite__sight *sight)
{
    const struct visited *visited = context;
    const cite_visit visit = {sight->at, sight->verdict, sight->drift};

    if (cite__is_visit(sight->verdict))
        cite__entry_add_visit(visited->audit, visited->entry, &visit);
}

cite_status cite__recall_entry(struct cite_audit *audit, cite_store *store, struct cite__entry *entry,
                               int64_t run, int64_t until, cite_error *error)
{
    struct visited visited = {audit, entry};
    const struct cite__sought sought = {entry->link, run, until};

    cite_status status = cite__recall_visits(&entry->before, store, &sought, show, &visited, error);
    if (status == CITE_OK)
        status = cite__recall_copy(&entry->reference, store, &audit->arena, entry->link,
                                   audit->now - COPIES_AGAIN, error);
    cite__entry_stand(entry);
    return status;
}

cite_status cite__recall_visit(struct cite_audit *audit, cite_store *store, struct cite__entry *entry,
                               int64_t run, int64_t until, cite_error *error)
{
    const struct cite__sought sought = {entry->link, run, until};
    cite_check *check = NULL;

    cite_status status = cite__recall_check(&check, store, &audit->arena, &sought, error);
    entry->recalled = check;
    if (status != CITE_OK || !check)
        return status;
    check->url = entry->reference.url;
    status = cite__recall_drift(&entry->reference, store, &audit->arena, &sought, error);
    cite__entry_set(audit, entry, check);
    return status;
}
