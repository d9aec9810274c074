/*
 * audit/store.h: the only caller of SQLite: a database file, and queries on it.
 *
 *     struct cite__query query;
 *     cite__query_begin(&query, store, "SELECT id FROM links WHERE url = ?1");
 *     cite__query_put_str(&query, url);
 *     while (cite__query_row(&query))
 *         ... cite__query_int(&query, 0) ...
 *     status = cite__query_end(&query, error);
 *
 * A query is sticky: after a failure nothing more is done, and cite__query_end says why, with the store's path. What a
 * file holds is never trusted: numbers come back within the limits that the caller names, texts as far as they go.
 */
#ifndef CITE_AUDIT_STORE_H
#define CITE_AUDIT_STORE_H

#include "audit/history.h"

#include <cite/audit.h>

#include <stdbool.h>
#include <stdint.h>

struct cite__query {
    cite_store *store;
    void *statement; /* NULL after a failure to prepare it */
    int parameters;  /* bound so far */
    int code;        /* SQLite's, of the first failure; 0: none */
};

/* What a store was opened with, every field set. */
struct cite__store_options {
    cite_allocator allocator;
    long busy_ms;
    bool must_exist;
    struct cite__history_rules rules;
};

/* Opens the file as a plain database: no statement was run on it, nothing written. The path is copied. */
cite_status cite__store_connect(cite_store **out, const char *path, const struct cite__store_options *options,
                                cite_error *error);

const struct cite__store_options *cite__store_options(const cite_store *store);

/* Runs statements that give no rows, or whose rows do not matter. */
cite_status cite__store_run(cite_store *store, const char *sql, cite_error *error);

/* "path: problem", CITE_ERROR_STORE. */
cite_status cite__store_fail(const cite_store *store, const char *problem, cite_error *error);

/* One number that a statement gives, such as a pragma; 0 where it gives none. */
cite_status cite__store_number(cite_store *store, const char *sql, int64_t *out, cite_error *error);

/*
 * A transaction that writes: ends by cite__store_commit, which gives up what was done where status is a failure, and
 * returns it. An open one must not begin again.
 */
cite_status cite__store_begin(cite_store *store, cite_error *error);
cite_status cite__store_commit(cite_store *store, cite_status status, cite_error *error);

/*
 * Switches to a write-ahead log, so that who reads and who writes do not wait for each other. It is synced at
 * checkpoints: a killed process loses nothing, a machine that loses power perhaps the last answers; the file stays whole.
 */
cite_status cite__store_log_ahead(cite_store *store, cite_error *error);

/* The id that the last INSERT gave, and how many rows the last statement changed. */
int64_t cite__store_last_id(const cite_store *store);
int64_t cite__store_changes(const cite_store *store);

void cite__query_begin(struct cite__query *query, cite_store *store, const char *sql);

/* Which visits to a link are sought. */
struct cite__sought {
    int64_t link;
    int64_t run;   /* that run's, or all but that run's, as a function says; 0: of every run */
    int64_t until; /* not later */
};

/* Binds link, run and time. */
void cite__query_put_sought(struct cite__query *query, const struct cite__sought *sought);

/* The next parameter, from ?1 on. Texts are copied. */
void cite__query_put_int(struct cite__query *query, int64_t value);
void cite__query_put_str(struct cite__query *query, cite_str value);
void cite__query_put_null(struct cite__query *query);
void cite__query_put_real(struct cite__query *query, double value);
void cite__query_put_blob(struct cite__query *query, cite_str value);

/* Makes the query fail with CITE_ERROR_MEMORY. */
void cite__query_out_of_memory(struct cite__query *query);

/* The next row; false at the end and after a failure. */
bool cite__query_row(struct cite__query *query);

/* A column of the row. A text is valid until the next row; never NULL, NUL-terminated. */
int64_t cite__query_int(const struct cite__query *query, int column, int64_t least, int64_t most);
cite_str cite__query_str(const struct cite__query *query, int column);
double cite__query_real(const struct cite__query *query, int column, double least, double most);
cite_str cite__query_blob(const struct cite__query *query, int column);
bool cite__query_is_null(const struct cite__query *query, int column);

/* Ends the query. CITE_OK, CITE_ERROR_MEMORY or CITE_ERROR_STORE. */
cite_status cite__query_end(struct cite__query *query, cite_error *error);

/* Runs a query that gives no rows, and ends it. */
cite_status cite__query_run(struct cite__query *query, cite_error *error);

#endif
