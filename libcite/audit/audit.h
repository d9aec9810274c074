/*
 * audit/audit.h: what the parts of an audit share: its documents, its references, and the run of a store it is in.
 */
#ifndef CITE_AUDIT_AUDIT_H
#define CITE_AUDIT_AUDIT_H

#include "audit/history.h"
#include "core/arena.h"
#include "core/array.h"
#include "core/map.h"

#include <cite/audit.h>

#include <stdbool.h>

struct cite__entry {
    cite_reference reference; /* what is handed out: entries never move */
    CITE__ARRAY(cite_occurrence) occurrences;
    struct cite__standing before; /* after the visits of other runs; all zero without a store */
    int64_t link;                 /* in the store; 0 without one */
    bool unasked;                 /* not due: what is known is taken as it is */
    bool kept;                    /* its visit of this run is in the store */
    bool passed_over;             /* nobody wants it to be asked */
    cite_check *recalled;         /* a visit that was read from the store; NULL: none */
};

struct cite__member {
    const cite_document *document;
    const char *name;
    size_t *references; /* index of the reference, by link */
    size_t link_count;
};

struct cite_audit {
    cite_allocator allocator;
    struct cite__arena arena;
    struct cite__map by_url;
    CITE__ARRAY(struct cite__entry *) entries;
    CITE__ARRAY(struct cite__member) members;
    cite_store *store; /* NULL: none */
    int64_t run;       /* in the store; 0 without one */
    int64_t now;       /* when it began */
    struct cite__history_rules rules;
    cite_error failed; /* why a visit could not be kept; status CITE_OK: all were */
};

/* Sets what is known of a reference after a visit, which is kept in no store. */
void cite__entry_set(const struct cite_audit *audit, struct cite__entry *entry, const cite_check *check);

/* Puts a visit into the audit's store, if it has one and this is the first of the run; remembers a failure. */
void cite__run_keep(struct cite_audit *audit, struct cite__entry *entry, const cite_check *check);

#endif
