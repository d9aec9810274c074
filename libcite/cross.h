/*
 * cross.h: the ways from a work and from a note to their citations, and what one work's links tell of each other.
 */
#ifndef CITE_CROSS_H
#define CITE_CROSS_H

#include "citations/citations.h"
#include "core/env.h"
#include "links/links.h"

#include <stddef.h>

/* Citations by what they have in common, in reading order: those of group g are list[first[g]] to list[first[g + 1]]. */
struct cite__groups {
    const size_t *first; /* group_count + 1 of them */
    const size_t *list;  /* indexes of citations */
    size_t group_count;
};

struct cite__cross {
    struct cite__groups by_item;
    struct cite__groups by_note;
};

/* Makes both. CITE_ERROR_MEMORY. */
cite_status cite__cross_make(struct cite__cross *out, const struct cite__citations *citations,
                             size_t item_count, size_t note_count, struct cite__env *env);

/* The citations of a group: how many, and the index of one; CITE_NONE past the end. */
size_t cite__groups_size(const struct cite__groups *groups, size_t group);
size_t cite__groups_at(const struct cite__groups *groups, size_t group, size_t index);

/*
 * A work that is cited at several addresses may be found at any of them: each becomes an alternative of the others' links,
 * behind the readings of their own. CITE_ERROR_MEMORY.
 */
cite_status cite__cross_links(struct cite__links *links, const struct cite__cross *cross,
                              const struct cite__citations *citations, struct cite__env *env);

#endif
