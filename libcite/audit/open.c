/*
 * audit/open.c: see open.h.
 *
 * Nothing is written before the file is known to be ours, and of a form that we know: not even the switch to a
 * write-ahead log, which is a write. Its tables must be, word for word, those that our steps make: so a file that
 * somebody prepared holds no trigger or view of theirs that would run while we work.
 */
#include "audit/open.h"

#include "audit/schema.h"
#include "core/alloc.h"
#include "core/error.h"
#include "core/str.h"

#include <stdio.h>
#include <string.h>

/* Another process may migrate the store, or write to it, just now. */
#define BUSY_MS 10000

/* Names that begin with "sqlite_" are SQLite's own. */
#define LIST_TABLES                                                                                            \
    "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER "  \
    "BY "                                                                                                      \
    "type, name"

static bool same_row(const struct cite__query *a, const struct cite__query *b)
{
    for (int i = 0; i < 4; i++) {
        if (!cite__str_equal(cite__query_str(a, i), cite__query_str(b, i)))
            return false;
    }
    return true;
}

static cite_status compare_tables(cite_store *store, cite_store *model, cite_error *error)
{
    struct cite__query ours;
    struct cite__query theirs;
    bool same = true;
    bool more = true;

    cite__query_begin(&theirs, store, LIST_TABLES);
    cite__query_begin(&ours, model, LIST_TABLES);
    while (same && more) {
        more = cite__query_row(&ours);
        same = cite__query_row(&theirs) == more && (!more || same_row(&ours, &theirs));
    }
    cite_status status = cite__query_end(&theirs, error);
    cite_status status_of_model = cite__query_end(&ours, error);
    if (status == CITE_OK)
        status = status_of_model;
    if (status == CITE_OK && !same)
        status = cite__store_fail(store, "is damaged: its tables are not those of an audit store", error);
    return status;
}

cite_status cite__store_migrate(cite_store *store, int64_t from, int64_t to, cite_error *error)
{
    char pragma[96];
    cite_status status = CITE_OK;

    for (int64_t form = from + 1; form <= to && status == CITE_OK; form++)
        status = cite__store_run(store, cite__schema_step((size_t)form), error);
    if (status != CITE_OK || from == to)
        return status;
    (void)snprintf(pragma, sizeof pragma, "PRAGMA application_id = %d; PRAGMA user_version = %d;",
                   CITE__STORE_APPLICATION, (int)to);
    return cite__store_run(store, pragma, error);
}

/* Compares the tables with those of a store in memory of the same form. */
static cite_status check_tables(cite_store *store, int64_t form, cite_error *error)
{
    cite_store *model = NULL;
    struct cite__store_options options = *cite__store_options(store);

    options.must_exist = false;
    cite_status status = cite__store_connect(&model, ":memory:", &options, error);
    if (status == CITE_OK)
        status = cite__store_migrate(model, 0, form, error);
    if (status == CITE_OK)
        status = compare_tables(store, model, error);
    cite_store_free(model);
    return status;
}

/* The form of the file: 0 for an empty one. Fails for one that is not ours, or newer than we are. */
static cite_status find_form(cite_store *store, int64_t *form, cite_error *error)
{
    int64_t application = 0;
    int64_t tables = 0;
    char text[120];

    cite_status status = cite__store_number(store, "PRAGMA application_id", &application, error);
    if (status == CITE_OK)
        status = cite__store_number(store, "PRAGMA user_version", form, error);
    if (status == CITE_OK)
        status = cite__store_number(store, "SELECT count(*) FROM sqlite_schema", &tables, error);
    if (status != CITE_OK)
        return status;
    bool empty = application == 0 && *form == 0 && tables == 0;
    if (application != CITE__STORE_APPLICATION && !empty)
        return cite__store_fail(store, "is a database of another program, not an audit store", error);
    if (*form >= 0 && *form <= CITE__STORE_VERSION)
        return CITE_OK;
    (void)snprintf(text, sizeof text,
                   "was written by a newer version of libcite (form %lld; this one knows up to %d)",
                   (long long)*form, CITE__STORE_VERSION);
    return cite__store_fail(store, *form > 0 ? text : "is damaged: its form is not a number of ours", error);
}

/* SQLite's own check says "ok", or what is wrong, perhaps under a line that names the database. */
static cite_status check_whole(cite_store *store, cite_error *error)
{
    struct cite__query query;
    char text[160] = "";

    cite__query_begin(&query, store, "PRAGMA quick_check(1)");
    if (cite__query_row(&query) && !cite__str_is(cite__query_str(&query, 0), "ok")) {
        const char *said = cite__query_str(&query, 0).ptr;
        const char *line = strchr(said, '\n');
        (void)snprintf(text, sizeof text, "is damaged: %s", line ? line + 1 : said);
    }
    cite_status status = cite__query_end(&query, error);
    if (status == CITE_OK && text[0] != '\0')
        status = cite__store_fail(store, text, error);
    return status;
}

/* Two processes may find the same empty file: the second waits here, and looks again. */
static cite_status bring_up(cite_store *store, cite_error *error)
{
    int64_t form = 0;

    cite_status status = cite__store_log_ahead(store, error);
    if (status == CITE_OK)
        status = cite__store_begin(store, error);
    if (status != CITE_OK)
        return status;
    status = find_form(store, &form, error);
    if (status == CITE_OK)
        status = cite__store_migrate(store, form, CITE__STORE_VERSION, error);
    return cite__store_commit(store, status, error);
}

/* One transaction, so that form and tables are of one moment: another process may be migrating the file. */
static cite_status check_and_bring_up(cite_store *store, cite_error *error)
{
    int64_t form = 0;

    cite_status status = cite__store_run(store, "BEGIN", error);
    if (status == CITE_OK)
        status = find_form(store, &form, error);
    if (status == CITE_OK)
        status = check_tables(store, form, error);
    if (status == CITE_OK)
        status = check_whole(store, error);
    status = cite__store_commit(store, status, error);
    if (status == CITE_OK)
        status = bring_up(store, error);
    return status;
}

static struct cite__store_options complete(const cite_store_options *given)
{
    cite_store_options options = CITE_STORE_OPTIONS_INIT;

    if (given)
        memcpy(&options, given, given->size < sizeof options ? given->size : sizeof options);
    struct cite__history_rules rules = cite__history_defaults;
    if (options.strikes > 0)
        rules.strikes = options.strikes;
    if (options.strike_days > 0)
        rules.spacing_s = options.strike_days * CITE__DAY;
    return (struct cite__store_options){
        .allocator = cite__allocator_or_default(options.allocator),
        .busy_ms = options.busy_ms > 0 ? options.busy_ms : BUSY_MS,
        .must_exist = options.must_exist != 0,
        .rules = rules,
    };
}

cite_status cite_store_open(cite_store **out, const char *path, const cite_store_options *options,
                            cite_error *error)
{
    cite__error_clear(error);
    if (!out)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    *out = NULL;
    if (!path || path[0] == '\0')
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "a store needs a path");
    struct cite__store_options all = complete(options);
    cite_store *store = NULL;
    cite_status status = cite__store_connect(&store, path, &all, error);
    if (status == CITE_OK)
        status = check_and_bring_up(store, error);
    if (status == CITE_OK)
        *out = store;
    else
        cite_store_free(store);
    return status;
}
