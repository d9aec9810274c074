/*
 * cite/audit.h: documents and checks brought together: each distinct link once, where it is cited, and the state
 * it is in.
 */
#ifndef CITE_AUDIT_H
#define CITE_AUDIT_H

#include <cite/checker.h>
#include <cite/common.h>
#include <cite/document.h>
#include <cite/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Belongs to one thread at a time. */
typedef struct cite_audit cite_audit;

/* What is believed of a reference over time, not of one visit. */
typedef enum cite_state {
    CITE_STATE_UNKNOWN = 0, /* not asked, or nothing could be learnt */
    CITE_STATE_ALIVE,
    CITE_STATE_MOVED,   /* answers at a new address */
    CITE_STATE_FAILING, /* a visit failed; too few to call it dead */
    CITE_STATE_DEAD,
    CITE_STATE_DRIFTED,
    CITE_STATE_REVIVED,
    CITE_STATE_COUNT_
} cite_state;

/* Where a reference stands: a link of a document. */
typedef struct cite_occurrence {
    size_t document; /* index of the document in the audit */
    size_t link;     /* index of the link in that document */
} cite_occurrence;

/* One distinct link. Read-only; lives as long as its audit. Fields may be added at the end. */
typedef struct cite_reference {
    cite_str url;            /* NUL-terminated */
    const cite_check *check; /* NULL where it was not asked; belongs to the checker */
    cite_state state;
    size_t occurrence_count; /* see cite_audit_occurrence */
    int64_t
        since; /* when the state began (failing, dead: the first bad visit); seconds since 1970 UTC, 0: not known */
    unsigned strikes; /* bad visits since the last good one, days apart */
    int known;        /* 1: the baseline run of cite_run_options had a finding here already */
} cite_reference;

/* An empty audit, the caller's, to be ended by cite_audit_free. allocator may be NULL. CITE_ERROR_MEMORY. */
CITE_API CITE_NODISCARD
cite_status cite_audit_new(cite_audit **out, const cite_allocator *allocator, cite_error *error);

/* Ends an audit; its documents and checkers stay. NULL is fine. */
CITE_API void cite_audit_free(cite_audit *audit);

/* Adds a document under a name (copied). The document must outlive the audit. CITE_ERROR_MEMORY. */
CITE_API CITE_NODISCARD
cite_status cite_audit_add_document(cite_audit *audit, const char *name, const cite_document *document,
                                    cite_error *error);

/* Takes over what a checker found for the audit's links, and sets their states. The checker must outlive the audit. */
CITE_API void cite_audit_take(cite_audit *audit, const cite_checker *checker);

/*
 * Takes over one check, for callers that report links as their verdicts fall. The index of its reference, or CITE_NONE
 * where the audit has no such link (and for NULL). The check must outlive the audit.
 */
CITE_API size_t cite_audit_observe(cite_audit *audit, const cite_check *check);

CITE_API size_t cite_audit_document_count(const cite_audit *audit);
CITE_API const cite_document *cite_audit_document(const cite_audit *audit, size_t index);
CITE_API const char *cite_audit_document_name(const cite_audit *audit, size_t index); /* NULL past the end */

/* The distinct links, in the order they first stand in the documents; NULL past the end. */
CITE_API size_t cite_audit_reference_count(const cite_audit *audit);
CITE_API const cite_reference *cite_audit_reference(const cite_audit *audit, size_t index);

/* The n-th place where a reference stands, in reading order; {CITE_NONE, CITE_NONE} past the end. */
CITE_API cite_occurrence cite_audit_occurrence(const cite_audit *audit, size_t reference, size_t n);

/* The reference that a link of a document belongs to; CITE_NONE for a document or link that is not there. */
CITE_API size_t cite_audit_reference_of(const cite_audit *audit, size_t document, size_t link);

/*
 * THE STORE
 *
 * One file (SQLite) that keeps what was found, visit by visit, over years and documents:
 *
 *     cite_store_open(&store, "audit.db", NULL, &error);
 *     cite_audit_begin(audit, store, &run, &error);          documents are in the audit already
 *     cite_audit_queue(audit, checker, &error);              what the run is to ask
 *     ... cite_checker_poll, cite_checker_next, cite_audit_observe ...
 *     cite_audit_finish(audit, now, &error);
 *     cite_audit_free(audit);
 *     cite_store_free(store);
 *
 * Each visit is committed as it is observed: a program that is killed loses the answers in flight alone. Several
 * processes may use one file at a time. User names and passwords in URLs are left out of it. A store belongs to one
 * thread at a time, with the audits that are in it. SQLite allocates by its own allocator. Built without SQLite, each
 * function of the store answers CITE_ERROR_UNSUPPORTED.
 */
typedef struct cite_store cite_store;

/* A zero field means the default. Set size by CITE_STORE_OPTIONS_INIT. */
typedef struct cite_store_options {
    size_t size;                     /* sizeof(cite_store_options) */
    const cite_allocator *allocator; /* NULL: malloc. Must outlive the store. */
    long busy_ms;                    /* how long to wait for another process; default 10000 */
    int must_exist;                  /* 1: a file that is not there is an error, and is not made */
    unsigned strikes;                /* bad visits that make a link dead; default 3 */
    unsigned strike_days;            /* days between those that count; default 3 */
} cite_store_options;

#define CITE_STORE_OPTIONS_INIT                                                                                \
    {                                                                                                          \
        sizeof(cite_store_options), 0, 0, 0, 0, 0                                                              \
    }

/*
 * Opens a store, or makes one where there is no file; *out is the caller's, to be ended by cite_store_free, and NULL on
 * failure. An older store is brought to the present form. CITE_ERROR_STORE, with the file and the problem, where it is
 * damaged, not a store, of a newer version, or cannot be read or written: nothing in it is changed then.
 * CITE_ERROR_ARGUMENT (no path), CITE_ERROR_MEMORY, CITE_ERROR_UNSUPPORTED.
 */
CITE_API CITE_NODISCARD
cite_status cite_store_open(cite_store **out, const char *path, const cite_store_options *options,
                            cite_error *error);

/* Ends a store, after its audits and listings. NULL is fine. */
CITE_API void cite_store_free(cite_store *store);

/* The path it was opened by; lives as long as the store. NULL for NULL. */
CITE_API const char *cite_store_path(const cite_store *store);

/* A zero field means the default. Set size by CITE_RUN_OPTIONS_INIT. */
typedef struct cite_run_options {
    size_t size; /* sizeof(cite_run_options) */
    int64_t now; /* the present time, seconds since 1970 UTC */
    int resume; /* 1: goes on with the last run over the same documents that did not end; else a new one begins */
    int recheck;      /* 1: asks only the links that are due by their age and state */
    int64_t baseline; /* a run: cite_reference.known says what was a finding then; 0: none */
} cite_run_options;

#define CITE_RUN_OPTIONS_INIT                                                                                  \
    {                                                                                                          \
        sizeof(cite_run_options), 0, 0, 0, 0                                                                   \
    }

/*
 * Begins a run of an audit in a store, or resumes one: the documents are kept, and every reference gets its state. A
 * reference that was asked in the run already, or is not due, gets its last visit as its check, which lives as long as
 * the audit. The store must outlive the audit. To be called once, after the documents were added. CITE_ERROR_ARGUMENT
 * (a run is begun; no such baseline), CITE_ERROR_STORE, CITE_ERROR_MEMORY, CITE_ERROR_UNSUPPORTED; after a failure the
 * audit goes on without the store.
 */
CITE_API CITE_NODISCARD
cite_status cite_audit_begin(cite_audit *audit, cite_store *store, const cite_run_options *options,
                             cite_error *error);

/*
 * Queues what an audit has yet to ask, with all readings; without a store, every link. What is known already weighs
 * by this checker's options from then on. CITE_ERROR_MEMORY, and what cite_checker_add returns.
 */
CITE_API CITE_NODISCARD
cite_status cite_audit_queue(cite_audit *audit, cite_checker *checker, cite_error *error);

/*
 * Ends the run. It counts as finished where every link that was to be asked has its visit; else it can be resumed.
 * CITE_ERROR_STORE, CITE_ERROR_MEMORY: also where a visit could not be kept on the way. CITE_OK without a run.
 */
CITE_API CITE_NODISCARD
cite_status cite_audit_finish(cite_audit *audit, int64_t now, cite_error *error);

/* The number of the audit's run in its store, from 1; 0 where it has none. */
CITE_API int64_t cite_audit_run(const cite_audit *audit);

/* How many references are still to be asked in this run. */
CITE_API size_t cite_audit_left(const cite_audit *audit);

/*
 * Adds what another store knows: documents, links, runs, visits, fingerprints, copies. What both know is there once,
 * so merging again changes nothing; a run gets the next number of this store. Either all is added or nothing. from must
 * be a file. CITE_ERROR_STORE, CITE_ERROR_MEMORY, CITE_ERROR_ARGUMENT (one store twice), CITE_ERROR_UNSUPPORTED.
 */
CITE_API CITE_NODISCARD
cite_status cite_audit_merge(cite_store *into, const cite_store *from, cite_error *error);

/* What a store knows, as a list. The caller's, to be ended by cite_listing_free; it does not need the store. */
typedef struct cite_listing cite_listing;

typedef enum cite_listing_kind {
    CITE_LISTING_RUNS = 0, /* the runs, the first one first */
    CITE_LISTING_HISTORY,  /* the visits to one link, the first one first, each with the state it led to */
    CITE_LISTING_DUE,      /* the links that are to be asked again, the longest overdue first */
    CITE_LISTING_DIFF      /* the links of two runs whose verdict or state differs, or that one of them lacks */
} cite_listing_kind;

/* One row. What a kind does not fill is 0 or empty. Strings are built, NUL-terminated, and live as long as the listing. */
typedef struct cite_listed {
    cite_str url;
    int64_t run;      /* runs, history: its number */
    int64_t at;       /* runs: when it began; history, diff: the visit; due: the last visit, 0 for none */
    int64_t finished; /* runs: when it ended, 0 where it did not */
    int64_t due;      /* due: since when; 0 where it never was asked */
    size_t links;     /* runs: visits in it */
    size_t findings;  /* runs: of these, with a finding */
    size_t documents; /* runs: documents in it */
    cite_verdict
        status; /* history, diff: what the visit found; diff: CITE_VERDICT_COUNT_ where the second run lacks it */
    cite_verdict status_before; /* diff: in the first run, likewise */
    long http_code;
    cite_str reason;
    cite_str final_url;
    cite_state state;        /* after it */
    cite_state state_before; /* history: after the visit before; diff: after the first run */
    int64_t since;
    unsigned strikes;
} cite_listed;

/* Each makes a listing. CITE_ERROR_STORE, CITE_ERROR_MEMORY, CITE_ERROR_ARGUMENT (no such run), CITE_ERROR_UNSUPPORTED. */
CITE_API CITE_NODISCARD
cite_status cite_store_runs(cite_listing **out, cite_store *store, cite_error *error);
CITE_API CITE_NODISCARD
cite_status cite_store_history(cite_listing **out, cite_store *store, cite_str url, cite_error *error);
CITE_API CITE_NODISCARD
cite_status cite_store_due(cite_listing **out, cite_store *store, int64_t now, cite_error *error);
CITE_API CITE_NODISCARD
cite_status cite_store_diff(cite_listing **out, cite_store *store, int64_t first, int64_t second,
                            cite_error *error);

CITE_API cite_listing_kind cite_listing_kind_of(const cite_listing *listing);
CITE_API size_t cite_listing_count(const cite_listing *listing);
CITE_API const cite_listed *cite_listing_row(const cite_listing *listing, size_t index); /* NULL past the end */
CITE_API void cite_listing_free(cite_listing *listing);                                  /* NULL is fine */

/* "alive", "moved", "failing", "dead", "drifted", "revived", "unknown"; static. */
CITE_API const char *cite_state_name(cite_state state);

#ifdef __cplusplus
}
#endif

#endif
