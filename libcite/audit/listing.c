/*
 * audit/listing.c: see listing.h; with the functions of cite/audit.h that read a listing.
 */
#include "audit/listing.h"

#include "core/alloc.h"
#include "core/error.h"

#include <string.h>

cite_listing *cite__listing_new(const cite_store *store, cite_listing_kind kind, cite_error *error)
{
    const cite_allocator *allocator = &cite__store_options(store)->allocator;
    cite_listing *listing = cite__alloc(allocator, sizeof *listing);

    if (!listing) {
        (void)cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
        return NULL;
    }
    memset(listing, 0, sizeof *listing);
    listing->allocator = *allocator;
    listing->kind = kind;
    cite__arena_init(&listing->arena, allocator);
    return listing;
}

cite_listed *cite__listing_add(cite_listing *listing)
{
    cite_listed *row = CITE__ARRAY_PUSH(&listing->rows, &listing->arena);

    if (row)
        *row = (cite_listed){
            .url = {"", 0}, .reason = {"", 0}, .final_url = {"", 0}, .drift = CITE_DRIFT_NO_BASELINE};
    return row;
}

cite_str cite__listing_copy(cite_listing *listing, cite_str text)
{
    return cite__arena_str(&listing->arena, text);
}

cite_status cite__listing_end(cite_listing **out, cite_listing *listing, cite_status status, cite_error *error)
{
    if (status == CITE_OK && listing->arena.failed)
        status = cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    if (status == CITE_OK)
        *out = listing;
    else
        cite_listing_free(listing);
    return status;
}

void cite_listing_free(cite_listing *listing)
{
    if (!listing)
        return;
    cite_allocator allocator = listing->allocator;
    cite__arena_release(&listing->arena);
    cite__free(&allocator, listing);
}

cite_listing_kind cite_listing_kind_of(const cite_listing *listing)
{
    return listing->kind;
}

size_t cite_listing_count(const cite_listing *listing)
{
    return listing ? listing->rows.count : 0;
}

const cite_listed *cite_listing_row(const cite_listing *listing, size_t index)
{
    return listing && index < listing->rows.count ? &listing->rows.items[index] : NULL;
}
