/*
 * audit/audit.h: what the parts of an audit share: what is kept of its documents, its references, and the run of a store
 * it is in.
 */
#ifndef CITE_AUDIT_AUDIT_H
#define CITE_AUDIT_AUDIT_H

#include "audit/digest.h"
#include "audit/history.h"
#include "core/arena.h"
#include "core/array.h"
#include "core/map.h"

#include <cite/audit.h>

#include <stdbool.h>

struct cite__entry {
    cite_reference reference; /* what is handed out: entries never move */
    CITE__ARRAY(const cite_place *) places;
    struct cite__standing before; /* after the visits of other runs; all zero without a store */
    int64_t link;                 /* in the store; 0 without one */
    bool unasked;                 /* not due: what is known is taken as it is */
    bool kept;                    /* its visit of this run is in the store */
    bool passed_over;             /* nobody wants it to be asked */
    bool visited;                 /* the last of its visits is this run's */
    CITE__ARRAY(cite_visit) visits;
    cite_check *recalled;         /* a visit that was read from the store; NULL: none */
    const cite_fingerprint *page; /* what this visit showed, the checker's; NULL: nothing to compare */
};

/* What a page is compared with. */
struct cite__baseline {
    cite_fingerprint page;
    cite_str against; /* "baseline", or the address of a copy; empty: there is nothing to compare with */
};

struct cite__member {
    cite_audited about; /* what is handed out */
    const cite_audited_note *notes;
    const cite_place *places; /* by link */
    int64_t id;               /* in the store; 0 without one */
};

struct cite_audit {
    cite_allocator allocator;
    struct cite__arena arena;
    struct cite__map by_url;
    CITE__ARRAY(struct cite__entry *) entries;
    CITE__ARRAY(struct cite__member *) members; /* each by itself: what is handed out of it stays where it is */
    size_t text_bytes;                          /* of notes, kept so far */
    cite_store *store;                          /* NULL: none */
    cite_run_options options;                   /* every field set */
    cite_drift_options drift;
    struct cite__digest scope; /* of the documents, in their order */
    int64_t run;               /* in the store; 0 where it has not begun */
    int64_t now;               /* when it began */
    struct cite__history_rules rules;
    cite_error failed; /* why something could not be kept; status CITE_OK: all was */
};

/* The index of the reference of a URL, made where it is new; CITE_NONE when memory is out. */
size_t cite__audit_reference_for(struct cite_audit *audit, cite_str url);

/* Adds a place to its reference; false when memory is out. */
bool cite__entry_add_place(struct cite_audit *audit, const cite_place *place);

/* What is kept of a document, as the audit's next member, its links as references. false when memory is out. */
bool cite__member_of(struct cite__member *out, struct cite_audit *audit, const char *name,
                     const cite_document *document);

/* Visits that a reference shows at most: those of some years. */
#define CITE__VISITS_MAX ((size_t)24)

/* Adds a visit to those that are shown; without memory it is left out, and the arena is failed. */
void cite__entry_add_visit(struct cite_audit *audit, struct cite__entry *entry, const cite_visit *visit);

/* Sets what is known of a reference after a visit, which is kept in no store. */
void cite__entry_set(struct cite_audit *audit, struct cite__entry *entry, const cite_check *check);

/* Sets what is known of a reference without a visit of this run. */
void cite__entry_stand(struct cite__entry *entry);

/*
 * Compares the page of a visit with what it was, and sets what is known of the reference from that. CITE_ERROR_MEMORY; what a store
 * has of a page may be damaged, and is then as if it were not there.
 */
cite_status cite__entry_compare(struct cite_audit *audit, struct cite__entry *entry,
                                const struct cite__baseline *baseline, cite_error *error);

/* Puts a document into the audit's store, if it has one; remembers a failure. */
void cite__run_add(struct cite_audit *audit, struct cite__member *member, const cite_document *document);

/* Begins the run that was asked for, or resumes it; where the store fails, the audit goes on without it. */
void cite__run_start(struct cite_audit *audit);

/* Puts a visit into the audit's store, if it has one and this is the first of the run; remembers a failure. */
void cite__run_keep(struct cite_audit *audit, struct cite__entry *entry, const cite_check *check);

/* Puts a copy into the audit's store, if it has one, and how far the page of this run is from it. */
cite_status cite__run_keep_copy(struct cite_audit *audit, const struct cite__entry *entry,
                                const cite_copy *copy, bool represents, cite_error *error);

/* Whether a check shows the page that it was sent for, so that its text can be compared. */
bool cite__shows_page(const cite_check *check);

/* What the visit of a run is compared with, on an arena; remembers a failure. */
void cite__run_baseline(struct cite_audit *audit, const struct cite__entry *entry, struct cite__baseline *out,
                        struct cite__arena *arena);

/* What the page of an entry said that was asked before this run was resumed, on an arena; out->against is empty where it is not known. */
cite_status cite__run_page(struct cite_audit *audit, const struct cite__entry *entry,
                           struct cite__baseline *out, struct cite__arena *arena, cite_error *error);

/* Takes an audit's options over, with the defaults in place of zeros. given may be NULL. */
void cite__audit_complete(struct cite_audit *audit, const cite_run_options *given);

#endif
