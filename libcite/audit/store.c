/*
 * audit/store.c: see store.h.
 */
#include "audit/store.h"

#include "core/alloc.h"
#include "core/error.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

/* The longest value in a store: a note is far shorter. A hostile file cannot make us ask for more. */
#define VALUE_MAX (16 * 1024 * 1024)

/* Between two tries for a file that is in use. */
#define WAIT_MS 20

struct cite_store {
    sqlite3 *db;
    char *path;
    struct cite__store_options options;
};

/* What a person can do something about, in words of ours. */
static const struct {
    int code;
    const char *text;
} problems[] = {
    {SQLITE_BUSY, "is in use by another process"},
    {SQLITE_LOCKED, "is in use by another process"},
    {SQLITE_CORRUPT, "is damaged"},
    {SQLITE_NOTADB, "is not an audit store"},
    {SQLITE_CANTOPEN, "cannot be opened"},
    {SQLITE_PERM, "may not be opened"},
    {SQLITE_READONLY, "cannot be written"},
    {SQLITE_FULL, "the disk is full"},
    {SQLITE_IOERR, "reading or writing failed"},
    {SQLITE_TOOBIG, "holds a value that is too long"},
    {SQLITE_INTERRUPT, "was interrupted"},
};

cite_status cite__store_fail(const cite_store *store, const char *problem, cite_error *error)
{
    return cite__error_named(error, CITE_ERROR_STORE, store->path, problem);
}

/* code: of SQLite, extended perhaps. */
static cite_status failure(const cite_store *store, int code, cite_error *error)
{
    char text[160];

    if ((code & 0xff) == SQLITE_NOMEM)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    for (size_t i = 0; i < sizeof problems / sizeof problems[0]; i++) {
        if (problems[i].code == (code & 0xff))
            return cite__store_fail(store, problems[i].text, error);
    }
    (void)snprintf(text, sizeof text, "%s", sqlite3_errmsg(store->db));
    return cite__store_fail(store, text, error);
}

/*
 * Defensive, and no trust in what the file's schema says: a file may be anybody's. Double-quoted words are names, so that
 * a misspelt column is an error. Pages are checked as they are read, and never mapped, so that a file that is cut short
 * is an error and not a signal.
 */
static int harden(sqlite3 *db, long busy_ms)
{
    static const int switches[][2] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    };

    for (size_t i = 0; i < sizeof switches / sizeof switches[0]; i++)
        (void)sqlite3_db_config(db, switches[i][0], switches[i][1], NULL); /* an older SQLite lacks some */
    (void)sqlite3_extended_result_codes(db, 1);
    (void)sqlite3_limit(db, SQLITE_LIMIT_LENGTH, VALUE_MAX);
    (void)sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 1);
    int code = sqlite3_busy_timeout(db, busy_ms > INT32_MAX ? INT32_MAX : (int)busy_ms);
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;", NULL, NULL, NULL);
    return code;
}

cite_status cite__store_connect(cite_store **out, const char *path, const struct cite__store_options *options,
                                cite_error *error)
{
    size_t size = strlen(path) + 1;
    cite_store *store = cite__alloc(&options->allocator, sizeof *store);
    char *copy = cite__alloc(&options->allocator, size);

    *out = NULL;
    if (!store || !copy) {
        cite__free(&options->allocator, copy);
        cite__free(&options->allocator, store);
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    }
    memcpy(copy, path, size);
    *store = (cite_store){NULL, copy, *options};
    int flags = SQLITE_OPEN_READWRITE | (options->must_exist ? 0 : SQLITE_OPEN_CREATE);
    int code = sqlite3_open_v2(path, &store->db, flags, NULL);
    if (code == SQLITE_OK)
        code = harden(store->db, options->busy_ms);
    if (code == SQLITE_OK) {
        *out = store;
        return CITE_OK;
    }
    cite_status status = failure(store, code, error);
    cite_store_free(store);
    return status;
}

void cite_store_free(cite_store *store)
{
    if (!store)
        return;
    cite_allocator allocator = store->options.allocator;
    (void)sqlite3_close_v2(store->db);
    cite__free(&allocator, store->path);
    cite__free(&allocator, store);
}

const char *cite_store_path(const cite_store *store)
{
    return store ? store->path : NULL;
}

const struct cite__store_options *cite__store_options(const cite_store *store)
{
    return &store->options;
}

cite_status cite__store_run(cite_store *store, const char *sql, cite_error *error)
{
    int code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);

    return code == SQLITE_OK ? CITE_OK : failure(store, code, error);
}

cite_status cite__store_number(cite_store *store, const char *sql, int64_t *out, cite_error *error)
{
    struct cite__query query;

    *out = 0;
    cite__query_begin(&query, store, sql);
    if (cite__query_row(&query))
        *out = cite__query_int(&query, 0, INT64_MIN, INT64_MAX);
    return cite__query_end(&query, error);
}

/* IMMEDIATE: a transaction that waits for its turn at the begin needs not fail in the middle. */
cite_status cite__store_begin(cite_store *store, cite_error *error)
{
    return cite__store_run(store, "BEGIN IMMEDIATE", error);
}

cite_status cite__store_commit(cite_store *store, cite_status status, cite_error *error)
{
    if (status == CITE_OK)
        status = cite__store_run(store, "COMMIT", error);
    if (status != CITE_OK && !sqlite3_get_autocommit(store->db))
        (void)sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

/* The switch needs the file for itself, and SQLite does not always wait for that, so we do. */
cite_status cite__store_log_ahead(cite_store *store, cite_error *error)
{
    int code = SQLITE_BUSY;

    for (long waited_ms = 0; (code & 0xff) == SQLITE_BUSY && waited_ms <= store->options.busy_ms;) {
        code = sqlite3_exec(store->db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;", NULL, NULL,
                            NULL);
        if ((code & 0xff) == SQLITE_BUSY)
            waited_ms += sqlite3_sleep(WAIT_MS);
    }
    return code == SQLITE_OK ? CITE_OK : failure(store, code, error);
}

int64_t cite__store_last_id(const cite_store *store)
{
    return sqlite3_last_insert_rowid(store->db);
}

int64_t cite__store_changes(const cite_store *store)
{
    return sqlite3_changes64(store->db);
}

void cite__query_begin(struct cite__query *query, cite_store *store, const char *sql)
{
    sqlite3_stmt *statement = NULL;

    *query = (struct cite__query){.store = store};
    query->code = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
    query->statement = statement;
}

static void note_code(struct cite__query *query, int code)
{
    if (query->code == SQLITE_OK)
        query->code = code;
}

void cite__query_put_int(struct cite__query *query, int64_t value)
{
    query->parameters++;
    if (query->code == SQLITE_OK)
        note_code(query, sqlite3_bind_int64(query->statement, query->parameters, value));
}

/* A text that came out of a document or from a server may be ill-formed UTF-8; SQLite keeps its bytes. */
void cite__query_put_str(struct cite__query *query, cite_str value)
{
    query->parameters++;
    if (query->code == SQLITE_OK)
        note_code(query,
                  sqlite3_bind_text64(query->statement, query->parameters, value.len > 0 ? value.ptr : "",
                                      value.len, SQLITE_TRANSIENT, SQLITE_UTF8));
}

void cite__query_put_null(struct cite__query *query)
{
    query->parameters++;
    if (query->code == SQLITE_OK)
        note_code(query, sqlite3_bind_null(query->statement, query->parameters));
}

void cite__query_put_real(struct cite__query *query, double value)
{
    query->parameters++;
    if (query->code == SQLITE_OK)
        note_code(query, sqlite3_bind_double(query->statement, query->parameters, value));
}

void cite__query_put_blob(struct cite__query *query, cite_str value)
{
    query->parameters++;
    if (query->code == SQLITE_OK)
        note_code(query, sqlite3_bind_blob64(query->statement, query->parameters,
                                             value.len > 0 ? value.ptr : "", value.len, SQLITE_TRANSIENT));
}

void cite__query_put_sought(struct cite__query *query, const struct cite__sought *sought)
{
    cite__query_put_int(query, sought->link);
    cite__query_put_int(query, sought->run);
    cite__query_put_int(query, sought->until);
}

void cite__query_out_of_memory(struct cite__query *query)
{
    note_code(query, SQLITE_NOMEM);
}

bool cite__query_row(struct cite__query *query)
{
    if (query->code != SQLITE_OK)
        return false;
    int code = sqlite3_step(query->statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        note_code(query, code);
    return code == SQLITE_ROW;
}

int64_t cite__query_int(const struct cite__query *query, int column, int64_t least, int64_t most)
{
    int64_t value = sqlite3_column_int64(query->statement, column);

    if (value < least)
        return least;
    return value > most ? most : value;
}

cite_str cite__query_str(const struct cite__query *query, int column)
{
    const unsigned char *text = sqlite3_column_text(query->statement, column);
    int len = sqlite3_column_bytes(query->statement, column);

    return text && len > 0 ? (cite_str){(const char *)text, (size_t)len} : (cite_str){"", 0};
}

/* NaN, which SQLite keeps as NULL, comes back as 0. */
double cite__query_real(const struct cite__query *query, int column, double least, double most)
{
    double value = sqlite3_column_double(query->statement, column);

    if (value < least)
        return least;
    return value > most ? most : value;
}

cite_str cite__query_blob(const struct cite__query *query, int column)
{
    const void *bytes = sqlite3_column_blob(query->statement, column);
    int len = sqlite3_column_bytes(query->statement, column);

    return bytes && len > 0 ? (cite_str){bytes, (size_t)len} : (cite_str){"", 0};
}

bool cite__query_is_null(const struct cite__query *query, int column)
{
    return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}

cite_status cite__query_end(struct cite__query *query, cite_error *error)
{
    cite_status status = CITE_OK;

    if (query->code != SQLITE_OK) /* before the statement ends, while the words for it are there */
        status = failure(query->store, query->code, error);
    int code = sqlite3_finalize(query->statement);
    query->statement = NULL;
    /* A value that there was no memory for was read as an empty one. */
    if (status == CITE_OK && (code & 0xff) == SQLITE_NOMEM)
        status = failure(query->store, code, error);
    return status;
}

cite_status cite__query_run(struct cite__query *query, cite_error *error)
{
    (void)cite__query_row(query);
    return cite__query_end(query, error);
}
