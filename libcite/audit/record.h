/*
 * audit/record.h: rows into a store. Every call is to stand in a transaction of its caller's, but for cite__record_check.
 */
#ifndef CITE_AUDIT_RECORD_H
#define CITE_AUDIT_RECORD_H

#include "audit/store.h"

/* Room for a digest as 32 hexadecimal digits and its NUL. */
#define CITE__DIGEST_SIZE 33

/* The id of a document, which is added with all it holds where the store has no such path with such a text. */
cite_status cite__record_document(cite_store *store, const cite_document *document, const char *name,
                                  int64_t *id, cite_error *error);

/* The id of a link, added where it is new. */
cite_status cite__record_link(cite_store *store, cite_str url, int64_t *id, cite_error *error);

/* The id of a link that is there; 0 where it is not. */
cite_status cite__record_find_link(cite_store *store, cite_str url, int64_t *id, cite_error *error);

/* A new run. */
cite_status cite__record_run(cite_store *store, cite_str scope, int64_t started, int64_t *id,
                             cite_error *error);
cite_status cite__record_run_document(cite_store *store, int64_t run, int64_t document, cite_error *error);

/* One visit with its evidence, at the time at, in a transaction of its own; nothing where the run has one already. */
cite_status cite__record_check(cite_store *store, int64_t run, int64_t link, const cite_check *check,
                               int64_t at, cite_error *error);

/*
 * A number of 128 bits that tells texts apart, to be fed piece by piece. It need not withstand anybody: who forges it
 * deceives his own store.
 */
struct cite__digest {
    uint64_t a;
    uint64_t b;
};

void cite__digest_init(struct cite__digest *digest);
void cite__digest_add(struct cite__digest *digest, cite_str text); /* the piece, and where it ends */
void cite__digest_hex(const struct cite__digest *digest, char out[CITE__DIGEST_SIZE]);

#endif
