/*
 * audit/pages.h: what pages said, and copies of them, in a store; and how far a page is from what was cited.
 */
#ifndef CITE_AUDIT_PAGES_H
#define CITE_AUDIT_PAGES_H

#include "audit/audit.h"
#include "audit/store.h"

#include <stdbool.h>

/*
 * Reads what a link is compared with, onto the arena: the archived copy that represents it, else the first visit that kept
 * its text, but not one of that run.
 */
cite_status cite__recall_baseline(struct cite__baseline *out, cite_store *store, struct cite__arena *arena,
                                  int64_t link, int64_t but_run, cite_error *error);

/* Reads what a link's page said in a run, where that was kept, onto the arena; else out->against is empty. */
cite_status cite__recall_page(struct cite__baseline *out, cite_store *store, struct cite__arena *arena,
                              int64_t link, int64_t run, cite_error *error);

/* Adds a page to an observation; its sketch only where whole, which is for the pages that others are compared with. */
cite_status cite__record_page(cite_store *store, int64_t observation, const cite_fingerprint *page, bool whole,
                              cite_error *error);

/* Sets how far an observation's page is from what was cited. */
cite_status cite__record_drift(cite_store *store, int64_t observation, const cite_reference *reference,
                               cite_error *error);

/* The same, for a link's observation in a run. */
cite_status cite__record_drift_of(cite_store *store, int64_t run, int64_t link, const cite_reference *reference,
                                  cite_error *error);

/* Reads the drift of a run's visit (run 0: the last one up to a time) into a reference, on the arena; nothing where there is none. */
cite_status cite__recall_drift(cite_reference *out, cite_store *store, struct cite__arena *arena,
                               const struct cite__sought *sought, cite_error *error);

/* Adds what a search for copies came to, and what the copy said. */
cite_status cite__record_copy(cite_store *store, int64_t link, const cite_copy *copy, bool represents,
                              int64_t at, cite_error *error);

/*
 * Reads the copy of a link that was found last into a reference, on the arena. A search that found none counts from
 * since on: later, another one may find something.
 */
cite_status cite__recall_copy(cite_reference *out, cite_store *store, struct cite__arena *arena, int64_t link,
                              int64_t since, cite_error *error);

#endif
