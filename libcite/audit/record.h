/*
 * audit/record.h: rows into a store. Every call is to stand in a transaction of its caller's, but for those that say so.
 */
#ifndef CITE_AUDIT_RECORD_H
#define CITE_AUDIT_RECORD_H

#include "audit/audit.h"
#include "audit/store.h"

/*
 * Sets the id of a document, which is added with all it holds where the store has no such path with such a text; in a
 * transaction of its own.
 */
cite_status cite__record_document(cite_store *store, const cite_document *document, struct cite__member *member,
                                  cite_error *error);

/* The id of a link, added where it is new. */
cite_status cite__record_link(cite_store *store, cite_str url, int64_t *id, cite_error *error);

/* The id of a link that is there; 0 where it is not. */
cite_status cite__record_find_link(cite_store *store, cite_str url, int64_t *id, cite_error *error);

/* A new run. */
cite_status cite__record_run(cite_store *store, cite_str scope, int64_t started, int64_t *id,
                             cite_error *error);
cite_status cite__record_run_document(cite_store *store, int64_t run, int64_t document, cite_error *error);

/*
 * One visit with its evidence, what the page said, and how far it is from what was cited, at the time at, in a
 * transaction of its own; nothing where the run has one already.
 */
cite_status cite__record_check(cite_store *store, int64_t run, const struct cite__entry *entry,
                               const cite_check *check, int64_t at, cite_error *error);

#endif
