/*
 * audit/pages.c: see pages.h.
 */
#include "audit/pages.h"

#include "core/error.h"
#include "core/str.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* Sixteen hexadecimal digits. */
#define HASH_SIZE 17

/* title, simhash, words, hash, and the sketch, which is NULL where it is not kept. */
static void put_page(struct cite__query *query, const cite_fingerprint *page, bool whole)
{
    char hash[HASH_SIZE];

    (void)snprintf(hash, sizeof hash, "%016" PRIx64, page->hash);
    cite__query_put_str(query, page->title);
    cite__query_put_int(query, (int64_t)page->simhash);
    cite__query_put_int(query, page->words > INT64_MAX ? INT64_MAX : (int64_t)page->words);
    cite__query_put_str(query, (cite_str){hash, HASH_SIZE - 1});
    if (whole)
        cite__query_put_blob(query, page->sketch);
    else
        cite__query_put_null(query);
}

/* The same columns, from a first one on. */
static void read_page(cite_fingerprint *page, const struct cite__query *query, int first,
                      struct cite__arena *arena)
{
    *page = (cite_fingerprint)CITE_FINGERPRINT_INIT;
    page->title = cite__arena_str(arena, cite__query_str(query, first));
    page->simhash = (uint64_t)cite__query_int(query, first + 1, INT64_MIN, INT64_MAX);
    page->words = (uint64_t)cite__query_int(query, first + 2, 0, INT64_MAX);
    page->hash = strtoull(cite__query_str(query, first + 3).ptr, NULL, 16);
    page->sketch = cite__arena_str(arena, cite__query_blob(query, first + 4));
}

cite_status cite__record_page(cite_store *store, int64_t observation, const cite_fingerprint *page, bool whole,
                              cite_error *error)
{
    struct cite__query query;

    cite__query_begin(&query, store,
                      "INSERT OR IGNORE INTO fingerprints (observation, title, simhash, words, hash, shingles)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    cite__query_put_int(&query, observation);
    put_page(&query, page, whole);
    return cite__query_run(&query, error);
}

/* One row of page columns and an address. */
static cite_status read_baseline(struct cite__baseline *out, struct cite__query *query,
                                 struct cite__arena *arena, cite_error *error)
{
    if (cite__query_row(query)) {
        out->against = cite__arena_str(arena, cite__query_str(query, 0));
        read_page(&out->page, query, 1, arena);
    }
    cite_status status = cite__query_end(query, error);
    if (status == CITE_OK && arena->failed)
        status = cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    return status;
}

cite_status cite__recall_baseline(struct cite__baseline *out, cite_store *store, struct cite__arena *arena,
                                  int64_t link, int64_t but_run, cite_error *error)
{
    struct cite__query query;

    *out = (struct cite__baseline){.page = CITE_FINGERPRINT_INIT, .against = {"", 0}};
    cite__query_begin(&query, store,
                      "SELECT url, title, simhash, words, hash, shingles FROM archive_copies"
                      " WHERE link = ?1 AND represents = 1 AND shingles IS NOT NULL"
                      " ORDER BY asked_at DESC, id DESC LIMIT 1");
    cite__query_put_int(&query, link);
    cite_status status = read_baseline(out, &query, arena, error);
    if (status != CITE_OK || out->against.len > 0)
        return status;
    cite__query_begin(&query, store,
                      "SELECT 'baseline', f.title, f.simhash, f.words, f.hash, f.shingles FROM fingerprints f"
                      " JOIN observations o ON o.id = f.observation WHERE o.link = ?1 AND o.run <> ?2"
                      " AND f.shingles IS NOT NULL ORDER BY o.at, o.id LIMIT 1");
    cite__query_put_int(&query, link);
    cite__query_put_int(&query, but_run);
    return read_baseline(out, &query, arena, error);
}

cite_status cite__recall_page(struct cite__baseline *out, cite_store *store, struct cite__arena *arena,
                              int64_t link, int64_t run, cite_error *error)
{
    struct cite__query query;

    *out = (struct cite__baseline){.page = CITE_FINGERPRINT_INIT, .against = {"", 0}};
    cite__query_begin(&query, store,
                      "SELECT 'baseline', f.title, f.simhash, f.words, f.hash, f.shingles FROM fingerprints f"
                      " JOIN observations o ON o.id = f.observation WHERE o.link = ?1 AND o.run = ?2"
                      " AND f.shingles IS NOT NULL");
    cite__query_put_int(&query, link);
    cite__query_put_int(&query, run);
    return read_baseline(out, &query, arena, error);
}

cite_status cite__record_drift(cite_store *store, int64_t observation, const cite_reference *reference,
                               cite_error *error)
{
    const cite_drift *drift = reference->drift;
    struct cite__query query;

    cite__query_begin(
        &query, store,
        "INSERT OR REPLACE INTO drifts (observation, verdict, against, title, simhash, jaccard, dice,"
        " cosine, words) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    cite__query_put_int(&query, observation);
    cite__query_put_int(&query, drift->verdict);
    cite__query_put_str(&query, reference->drift_against);
    cite__query_put_real(&query, drift->title);
    cite__query_put_real(&query, drift->simhash);
    cite__query_put_real(&query, drift->jaccard);
    cite__query_put_real(&query, drift->dice);
    cite__query_put_real(&query, drift->cosine);
    cite__query_put_real(&query, drift->words_change);
    return cite__query_run(&query, error);
}

cite_status cite__record_drift_of(cite_store *store, int64_t run, int64_t link, const cite_reference *reference,
                                  cite_error *error)
{
    struct cite__query query;
    int64_t observation = 0;

    cite__query_begin(&query, store, "SELECT id FROM observations WHERE run = ?1 AND link = ?2");
    cite__query_put_int(&query, run);
    cite__query_put_int(&query, link);
    if (cite__query_row(&query))
        observation = cite__query_int(&query, 0, 1, INT64_MAX);
    cite_status status = cite__query_end(&query, error);
    return status == CITE_OK && observation != 0 ? cite__record_drift(store, observation, reference, error)
                                                 : status;
}

/* The likenesses from a column on, within their ranges whatever a file claims. */
static void read_drift(cite_drift *drift, const struct cite__query *query, int first)
{
    drift->verdict = (cite_drift_verdict)cite__query_int(query, first, 0, CITE_DRIFT_COUNT_ - 1);
    drift->title = cite__query_real(query, first + 1, -1, 1);
    drift->simhash = cite__query_real(query, first + 2, 0, 1);
    drift->jaccard = cite__query_real(query, first + 3, 0, 1);
    drift->dice = cite__query_real(query, first + 4, 0, 1);
    drift->cosine = cite__query_real(query, first + 5, 0, 1);
    drift->words_change = cite__query_real(query, first + 6, -1, 1e9);
}

cite_status cite__recall_drift(cite_reference *out, cite_store *store, struct cite__arena *arena,
                               const struct cite__sought *sought, cite_error *error)
{
    struct cite__query query;

    cite__query_begin(&query, store,
                      "SELECT d.against, d.verdict, d.title, d.simhash, d.jaccard, d.dice, d.cosine, d.words"
                      " FROM observations o LEFT JOIN drifts d ON d.observation = o.id"
                      " WHERE o.link = ?1 AND (?2 = 0 OR o.run = ?2) AND o.at <= ?3"
                      " ORDER BY o.at DESC, o.id DESC LIMIT 1");
    cite__query_put_sought(&query, sought);
    if (cite__query_row(&query) && !cite__query_is_null(&query, 1)) {
        cite_drift *drift = cite__arena_zero(arena, 1, sizeof *drift);
        cite_str against = cite__arena_str(arena, cite__query_str(&query, 0));
        if (drift && against.ptr) {
            read_drift(drift, &query, 1);
            out->drift = drift;
            out->drift_against = against;
        }
    }
    cite_status status = cite__query_end(&query, error);
    if (status == CITE_OK && arena->failed)
        status = cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    return status;
}

cite_status cite__record_copy(cite_store *store, int64_t link, const cite_copy *copy, bool represents,
                              int64_t at, cite_error *error)
{
    const cite_fingerprint *page = copy->fingerprint;
    struct cite__query query;

    cite__query_begin(&query, store,
                      "INSERT OR REPLACE INTO archive_copies (link, url, captured, asked_at, http_code, asked,"
                      " original, represents, title, simhash, words, hash, shingles)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
    cite__query_put_int(&query, link);
    cite__query_put_str(&query, copy->memento.url);
    cite__query_put_int(&query, copy->memento.datetime);
    cite__query_put_int(&query, at);
    cite__query_put_int(&query, copy->http_code);
    cite__query_put_int(&query, (int64_t)copy->asked);
    cite__query_put_str(&query, copy->memento.original);
    cite__query_put_int(&query, represents);
    if (page)
        put_page(&query, page, true);
    for (size_t i = 0; !page && i < 5; i++)
        cite__query_put_null(&query);
    return cite__query_run(&query, error);
}

cite_status cite__recall_copy(cite_reference *out, cite_store *store, struct cite__arena *arena, int64_t link,
                              int64_t since, cite_error *error)
{
    struct cite__query query;

    cite__query_begin(
        &query, store,
        "SELECT CASE WHEN http_code >= 400 THEN '' ELSE url END AS page, original, captured, asked"
        " FROM archive_copies WHERE link = ?1 AND (page <> '' OR asked_at >= ?2)"
        " ORDER BY page = '', asked_at DESC, id DESC LIMIT 1");
    cite__query_put_int(&query, link);
    cite__query_put_int(&query, since);
    if (cite__query_row(&query)) {
        cite_memento *copy = cite__arena_zero(arena, 1, sizeof *copy);
        cite_str url = cite__arena_str(arena, cite__query_str(&query, 0));
        cite_str original = cite__arena_str(arena, cite__query_str(&query, 1));
        out->archives_asked = (size_t)cite__query_int(&query, 3, 0, INT32_MAX);
        if (copy && url.len > 0 && original.ptr) {
            *copy = (cite_memento){url, original, cite__query_int(&query, 2, 0, CITE__TIME_MAX)};
            out->archive = copy;
        }
    }
    cite_status status = cite__query_end(&query, error);
    if (status == CITE_OK && arena->failed)
        status = cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    return status;
}
