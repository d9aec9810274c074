/*
 * report/need.h: the order in which people look at references: what needs work first, the worst of it in front.
 */
#ifndef CITE_REPORT_NEED_H
#define CITE_REPORT_NEED_H

#include "core/arena.h"
#include "report/verdicts.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * How soon a person should look at a reference, 0 first: a finding that is sure, now or over visits, what has drifted, the other findings and
 * warnings, what moved for good, and the rest; each by the weight of its verdict.
 */
size_t cite__need_rank(const cite_reference *reference);

/* Whether there is something to be done: all but the rest. */
bool cite__needs_work(const cite_reference *reference);

/* The references that are shown one by one: the first of the order. */
struct cite__selection {
    const size_t *order;
    size_t count;      /* of the order */
    const bool *shown; /* by reference; NULL: all are, at all of their places */
};

/* Places named for one reference; the rest are counted. */
#define CITE__PLACES_SHOWN ((size_t)12)

/*
 * At most so many references. Where they are not all, or stand in so many places that a list of these would be long, only
 * the places named for them are shown. false when memory is out. Linear.
 */
bool cite__selection_of(struct cite__selection *out, const cite_audit *audit, size_t most,
                        struct cite__arena *arena);

/* Whether a place is one of those. */
bool cite__selection_has(const struct cite__selection *selection, const cite_audit *audit,
                         const cite_place *place);

/* The indexes of all references by rank, in reading order where it is the same. NULL when memory is out. Linear. */
size_t *cite__need_order(const cite_audit *audit, struct cite__arena *arena);

#endif
