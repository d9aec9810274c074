/*
 * bibliography/bibliography.h: ordered items, their ids, and how they are looked up.
 *
 * Every setter keeps the indexes and the citation keys up to date, so that reading changes nothing and a finished
 * bibliography may be read by many threads. Inside the layer an item may be held while many of its parts are set: it is
 * folded and keyed once, when it is released.
 */
#ifndef CITE_BIBLIOGRAPHY_BIBLIOGRAPHY_H
#define CITE_BIBLIOGRAPHY_BIBLIOGRAPHY_H

#include "bibliography/index.h"
#include "bibliography/item.h"
#include "core/arena.h"
#include "core/array.h"
#include "core/buf.h"

#include <cite/bibliography.h>

#include <stdbool.h>
#include <stddef.h>

struct cite_bibliography {
    cite_allocator allocator;
    struct cite__arena arena;
    struct cite__buf folded; /* the key that is being made for an index */
    CITE__ARRAY(cite_item *) items;
    cite_item *spare; /* the last item that was removed: the next one to be added */
    struct cite__index indexes[CITE__INDEX_COUNT];
};

/* As cite_bibliography_add, without clearing the error; the item is held. */
cite_status cite__bibliography_add(cite_item **out, cite_bibliography *bibliography, cite_type type,
                                   cite_error *error);

/* Removes the last item (there must be one); its address and strings must not be used any more. Cannot fail. */
void cite__bibliography_drop_last(cite_bibliography *bibliography);

/* Holds an item: until it is released, setters leave its places in the indexes and its key as they are. */
void cite__bibliography_hold(cite_item *item);

/* Releases an item and brings all up to date; false when memory is out, and then it is released all the same. */
bool cite__bibliography_release(cite_item *item);

/* Brings the indexes and the key up to date after a field was set; false when memory is out. */
bool cite__bibliography_reindex(cite_item *item, cite_field field);

/* The same after names or a date were set. */
bool cite__bibliography_rekey(cite_item *item);

#endif
