/*
 * audit/listing.h: a list of rows with all their strings, on an arena of its own.
 */
#ifndef CITE_AUDIT_LISTING_H
#define CITE_AUDIT_LISTING_H

#include "audit/store.h"
#include "core/arena.h"
#include "core/array.h"

struct cite_listing {
    cite_allocator allocator;
    cite_listing_kind kind;
    struct cite__arena arena;
    CITE__ARRAY(cite_listed) rows;
};

/* An empty listing; NULL after a failure that is told. */
cite_listing *cite__listing_new(const cite_store *store, cite_listing_kind kind, cite_error *error);

/* A new row, all zero with empty strings; NULL when memory is out, which cite__listing_end tells. */
cite_listed *cite__listing_add(cite_listing *listing);

/* A copy of a text that lives as long as the listing. */
cite_str cite__listing_copy(cite_listing *listing, cite_str text);

/* Hands the listing to the caller, or ends it where something failed. */
cite_status cite__listing_end(cite_listing **out, cite_listing *listing, cite_status status, cite_error *error);

#endif
