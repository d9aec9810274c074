/*
 * citations/near.h: works by a family name of which one letter may be wrong, in one year: a scan's "Marchi 1999" for "Marchl".
 *
 * Every name is kept under itself and under itself without each of its letters; two names that differ by one letter (another
 * one, one too many, one lost) meet in one of these. So the work is linear in the names.
 */
#ifndef CITE_CITATIONS_NEAR_H
#define CITE_CITATIONS_NEAR_H

#include "citations/mention.h"
#include "core/buf.h"
#include "core/map.h"

#include <cite/citation.h>

#include <stdbool.h>
#include <stddef.h>

struct cite__near {
    const struct cite__mention *mentions;
    struct cite__map map; /* key → place in works */
    size_t *works;        /* a citation in full; CITE_NONE where several works have the key */
    size_t count;
    struct cite__arena *arena;
    struct cite__buf *key;
};

/* Names of these bytes are kept: one letter of a shorter name is too much of it. */
#define CITE__NEAR_SHORTEST 5
#define CITE__NEAR_LONGEST  24

/* Keeps the works cited in full. False: memory is out. */
bool cite__near_build(struct cite__near *out, const cite_citation *items, const struct cite__mention *mentions,
                      size_t count, struct cite__arena *arena, struct cite__buf *key);

/* The one work by a name like that in that year, as the index of a citation; CITE_NONE for none or several. */
size_t cite__near_find(struct cite__near *near, cite_str family, int year);

#endif
