/*
 * links/mends.h: what a machine may have misread in an address, and how it may have been meant. These are proposals: they become
 * other readings of a link, never its first.
 */
#ifndef CITE_LINKS_MENDS_H
#define CITE_LINKS_MENDS_H

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

/* One change to an address: [begin, end) reads text. */
struct cite__edit {
    size_t begin;
    size_t end;
    cite_str text; /* static, or of the words in front of the link */
    bool likely;   /* belongs to the reading that is likeliest after the first */
    bool always;   /* belongs to every reading */
    unsigned repair;
};

/* Edits of one address at most: more damage than that cannot be guessed. */
#define CITE__MOST_EDITS ((size_t)24)

struct cite__edits {
    struct cite__edit items[CITE__MOST_EDITS]; /* by begin, not overlapping */
    size_t count;
};

/* Adds an edit in its place; one too many, or one that overlaps another, is dropped. */
void cite__edits_add(struct cite__edits *edits, struct cite__edit edit);

/* Lists the signs of an address, without its scheme, that may be misread: behind the host only. */
void cite__mends_list(struct cite__edits *edits, cite_str url);

#endif
