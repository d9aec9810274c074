/*
 * cite/audit.h: documents and checks brought together: each distinct link once, where it is cited, and the state
 * it is in.
 */
#ifndef CITE_AUDIT_H
#define CITE_AUDIT_H

#include <cite/archive.h>
#include <cite/bibliography.h>
#include <cite/checker.h>
#include <cite/common.h>
#include <cite/document.h>
#include <cite/drift.h>
#include <cite/error.h>
#include <cite/suggestion.h>

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

/* Where a reference stands: a link of a document. Read-only; lives as long as its audit. Fields may be added at the end. */
typedef struct cite_place {
    size_t document;              /* index of the document in the audit */
    size_t link;                  /* index of the link in that document */
    size_t reference;             /* index of the reference */
    size_t note;                  /* see cite_audit_note; CITE_NONE in running text */
    const cite_span *spans;       /* span_count ranges of the document's text, in reading order */
    const cite_str *alternatives; /* other readings, as in cite_link */
    cite_str work; /* the title of the work that is cited there, NUL-terminated; empty: not known */
    unsigned span_count;
    unsigned alternative_count;
    unsigned line, column; /* from 1; the column counts code points */
    unsigned page;         /* from 1; 0: the document has one page alone */
    unsigned repairs;      /* bits of cite_repair */
    double confidence;     /* 0 to 1 */
    cite_day accessed;     /* when the citation says that the page was seen */
    cite_day issued;       /* the date of the cited work */
} cite_place;

/* A note that holds links. Read-only; lives as long as its audit. */
typedef struct cite_audited_note {
    size_t number;
    size_t section;
    cite_str label; /* the mark as it stands */
    cite_str text;  /* the note read as one line, mark dropped; empty past CITE_AUDIT_TEXT_MAX */
    cite_number_source number_source;
} cite_audited_note;

/* Bytes of notes that an audit keeps, over all its documents: what a page can show. */
#define CITE_AUDIT_TEXT_MAX ((size_t)16 * 1024 * 1024)

/* What an audit keeps of a document. Read-only; lives as long as its audit. Fields may be added at the end. */
typedef struct cite_audited {
    const char *name; /* as it was added; "" for NULL */
    cite_str title;   /* empty where it tells none; NUL-terminated */
    cite_day date;    /* what the document itself tells */
    size_t notes;     /* found in it, with the following */
    size_t repaired;  /* notes whose number is repaired, and inferred */
    size_t inferred;
    size_t callouts;
    size_t links;
    size_t citations;
    size_t works;
    size_t kept_notes; /* notes that hold links */
} cite_audited;

/* A visit to a link, in this run or another one of the store. */
typedef struct cite_visit {
    int64_t at; /* seconds since 1970 UTC */
    cite_verdict status;
    cite_drift_verdict drift; /* CITE_DRIFT_NO_BASELINE also where pages were not compared */
} cite_visit;

/* One distinct link. Read-only; lives as long as its audit. Fields may be added at the end. */
typedef struct cite_reference {
    cite_str url;            /* NUL-terminated */
    const cite_check *check; /* NULL where it was not asked; belongs to the checker */
    cite_state state;
    size_t place_count; /* see cite_audit_place */
    int64_t
        since; /* when the state began (failing, dead: the first bad visit); seconds since 1970 UTC, 0: not known */
    unsigned strikes;        /* bad visits since the last good one, days apart */
    int known;               /* 1: the baseline run of cite_run_options had a finding here already */
    const cite_drift *drift; /* how far the page is from what it was; NULL: there was nothing to compare */
    cite_str
        drift_against; /* what drift compares with: "baseline" (the first visit), or the address of an archived copy */
    const cite_memento *archive; /* the archived copy nearest to when it was cited; NULL: none is known */
    size_t archives_asked;       /* by the search that found it, or none */
    cite_str original; /* where the link is the address of an archived copy: what was copied; else empty */
    const cite_visit *visits; /* visit_count of them, the last ones, the newest last */
    size_t visit_count;
    int elsewhere; /* 1: of another shard (cite_checker_options.shards), so that it is not this audit's to ask, nor a finding */
} cite_reference;

/* An empty audit, the caller's, to be ended by cite_audit_free. allocator may be NULL. CITE_ERROR_MEMORY. */
CITE_API CITE_NODISCARD
cite_status cite_audit_new(cite_audit **out, const cite_allocator *allocator, cite_error *error);

/* Ends an audit; its checkers stay. NULL is fine. */
CITE_API void cite_audit_free(cite_audit *audit);

/*
 * Adds a document under a name (copied). What an audit needs of it is kept, so that it may be freed at once.
 * CITE_ERROR_MEMORY; CITE_ERROR_ARGUMENT after cite_audit_queue in a run.
 */
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

/* The documents, in the order in which they were added; NULL past the end. */
CITE_API size_t cite_audit_document_count(const cite_audit *audit);
CITE_API const cite_audited *cite_audit_document(const cite_audit *audit, size_t index);

/* The figures of a document that is in no audit; the other fields are empty. */
CITE_API cite_audited cite_audit_figures(const cite_document *document);

/* The n-th link of a document, in reading order, and the n-th of its notes that hold links; NULL past the end. */
CITE_API const cite_place *cite_audit_link(const cite_audit *audit, size_t document, size_t n);
CITE_API const cite_audited_note *cite_audit_note(const cite_audit *audit, size_t document, size_t n);

/* The distinct links, in the order they first stand in the documents; NULL past the end. */
CITE_API size_t cite_audit_reference_count(const cite_audit *audit);
CITE_API const cite_reference *cite_audit_reference(const cite_audit *audit, size_t index);

/* The n-th place where a reference stands, in reading order; NULL past the end. */
CITE_API const cite_place *cite_audit_place(const cite_audit *audit, size_t reference, size_t n);

/* 1 where a reference answers, but no longer with what was cited: its state, or the drift of this visit, says so. */
CITE_API int cite_reference_has_drifted(const cite_reference *reference);

/*
 * What to cite instead: where it moved for good, else the reading that answered, else an archived copy, if it is gone or has
 * drifted. The strings are those of the reference.
 */
CITE_API cite_suggestion cite_reference_suggestion(const cite_reference *reference);

/*
 * THE STORE
 *
 * One file (SQLite) that keeps what was found, visit by visit, over years and documents:
 *
 *     cite_store_open(&store, "audit.db", NULL, &error);
 *     cite_audit_begin(audit, store, &run, &error);
 *     cite_audit_add_document(audit, name, document, &error);
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
    int recheck;                     /* 1: asks only the links that are due by their age and state */
    int64_t baseline;                /* a run: cite_reference.known says what was a finding then; 0: none */
    const cite_drift_options *drift; /* how pages are compared; NULL: the defaults. Copied. */
    int copies; /* 1: cite_audit_add_copy will be called; the pages of this run must stay in the checker till then */
    unsigned
        copy_days; /* how many days from the citation an archived copy may be and still represent what was cited; default 30 */
} cite_run_options;

#define CITE_RUN_OPTIONS_INIT                                                                                  \
    {                                                                                                          \
        sizeof(cite_run_options), 0, 0, 0, 0, 0, 0, 0                                                          \
    }

/*
 * Puts an audit into a store, before documents are added: each is kept there as it is added. The store must outlive the
 * audit. Without a store (NULL) nothing is kept and nothing known, and the time, drift and copies of the options hold
 * all the same. CITE_ERROR_ARGUMENT (it is in one already, or has documents; no such baseline), CITE_ERROR_STORE, CITE_ERROR_MEMORY,
 * CITE_ERROR_UNSUPPORTED; after a failure the audit goes on without the store.
 */
CITE_API CITE_NODISCARD
cite_status cite_audit_begin(cite_audit *audit, cite_store *store, const cite_run_options *options,
                             cite_error *error);

/*
 * Queues what an audit has to ask, with all readings. In a store, its run begins with the first call, or is resumed, and
 * every reference gets its state; one that was asked in the run already, or is not due, gets its last visit as its check,
 * which lives as long as the audit, and weighs by this checker's options. Where the store fails, all links are asked
 * without it, and cite_audit_finish says why. checker may be NULL: the run begins, and nothing is queued. What the checker does
 * not take, for it is of another shard, is not left to be asked. CITE_ERROR_MEMORY, and what cite_checker_add returns.
 */
CITE_API CITE_NODISCARD
cite_status cite_audit_queue(cite_audit *audit, cite_checker *checker, cite_error *error);

/*
 * ARCHIVED COPIES
 *
 * What an archive has of a page, as cite_archives found it; of what was cited, if it was made near to then.
 */
typedef struct cite_copy {
    size_t size;                         /* sizeof(cite_copy), set by CITE_COPY_INIT */
    cite_memento memento;                /* its url empty: none was found */
    const cite_fingerprint *fingerprint; /* of its raw page; NULL: it was not fetched */
    long http_code;                      /* of the page as it was kept; 0: not known */
    size_t asked;                        /* archives that were asked for it */
} cite_copy;

#define CITE_COPY_INIT                                                                                         \
    {                                                                                                          \
        sizeof(cite_copy), {{0, 0}, {0, 0}, 0}, 0, 0, 0                                                        \
    }

/*
 * When a reference was cited, for the search for copies: of the place that dates it first, the day the page was seen, else the date
 * of the work, else that of the document. The middle of [*begin, *end), seconds since 1970 UTC, which is a day, a month or a
 * year, as far as it is known; either may be NULL. 0 where nothing tells.
 */
CITE_API int64_t cite_audit_cited(const cite_audit *audit, size_t reference, int64_t *begin, int64_t *end);

/*
 * Tells an audit what a search for copies came to, which it keeps in its store. A copy that was made within 30 days
 * of the citation represents what was cited: where it was fetched, the page of this visit is compared with it, instead of with the first
 * visit, and the reference gets its drift and state from that. CITE_ERROR_ARGUMENT (no such reference), CITE_ERROR_MEMORY,
 * CITE_ERROR_STORE.
 */
CITE_API CITE_NODISCARD
cite_status cite_audit_add_copy(cite_audit *audit, size_t reference, const cite_copy *copy, cite_error *error);

/*
 * Ends the run. It counts as finished where every link that was to be asked has its visit; else it can be resumed.
 * CITE_ERROR_STORE, CITE_ERROR_MEMORY: also where a visit could not be kept on the way. CITE_OK without a run.
 */
CITE_API CITE_NODISCARD
cite_status cite_audit_finish(cite_audit *audit, int64_t now, cite_error *error);

/*
 * Fills a new audit with a run of a store (0: the last one), as it was found then, to be reported again: the documents
 * with their notes, links and places, every visit up to then, drift and copies. The audit does not need the store afterwards,
 * and nothing more can be kept with it. *started and *ended, which may be NULL: when the run began, and its last visit. A link that the
 * run did not ask has no check. CITE_ERROR_ARGUMENT (the audit is not empty; no such run, or none at all),
 * CITE_ERROR_STORE, CITE_ERROR_MEMORY, CITE_ERROR_UNSUPPORTED; after a failure the audit can only be freed.
 */
CITE_API CITE_NODISCARD
cite_status cite_audit_recall(cite_audit *audit, cite_store *store, int64_t run, int64_t *started,
                              int64_t *ended, cite_error *error);

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

/* One row. What a kind does not fill is 0 or empty, and its drift CITE_DRIFT_NO_BASELINE. Strings are built, NUL-terminated, and live as long as the listing. */
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
    cite_drift_verdict
        drift; /* history: of that visit; CITE_DRIFT_NO_BASELINE also where pages were not compared */
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
