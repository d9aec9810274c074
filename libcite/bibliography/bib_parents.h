/*
 * bibliography/bib_parents.h: the fields of an entry with those that it inherits by crossref and xdata.
 */
#ifndef CITE_BIBLIOGRAPHY_BIB_PARENTS_H
#define CITE_BIBLIOGRAPHY_BIB_PARENTS_H

#include "bibliography/bib_scan.h"

#include <stdbool.h>

/* Fields of an entry and of what it inherits. */
#define CITE__BIB_VIEW_MAX ((size_t)512)

struct cite__bib_view {
    struct cite__bib_field fields[CITE__BIB_VIEW_MAX];
    size_t count;
};

/* Makes map lead from a key to the first entry of that key. False when memory is out. */
bool cite__bib_index(struct cite__map *map, const struct cite__bib *bib);

/* What an entry has: its own fields first, in their order, then what it lacks and its parents have. */
void cite__bib_inherit(struct cite__bib_view *out, struct cite__bib *bib, const struct cite__map *keys,
                       const struct cite__bib_entry *entry);

#endif
