/*
 * bibliography/merge.h: one work, one item.
 *
 * Candidates are found by hash (DOI, URL, title), never by comparing all pairs, and of each kind a fixed number is
 * looked at: what is found costs the same however many items there are.
 */
#ifndef CITE_BIBLIOGRAPHY_MERGE_H
#define CITE_BIBLIOGRAPHY_MERGE_H

#include <cite/bibliography.h>
#include <cite/error.h>

#include <stdbool.h>
#include <stddef.h>

/*
 * Settles item index, which must be the last one and have its fields: where an earlier item is the same work, that one
 * is given the fields it lacks, the last item is removed, and *settled is the earlier index; else the item stays, and
 * *settled is index. Pointers to a removed item must not be used any more. CITE_ERROR_MEMORY, and then the last item is
 * still there; CITE_ERROR_ARGUMENT where index is not the last.
 */
cite_status cite__bibliography_settle(cite_bibliography *bibliography, size_t index, size_t *settled,
                                      cite_error *error);

/* Brings an item's place in the index of works up to date; false when memory is out. */
bool cite__merge_reindex(cite_item *item);

#endif
