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
 * How soon a person should look at a reference, 0 first: a finding that is sure, what has drifted, the other findings and
 * warnings, what moved for good, and the rest; each by the weight of its verdict.
 */
size_t cite__need_rank(const cite_reference *reference);

/* Whether there is something to be done: all but the rest. */
bool cite__needs_work(const cite_reference *reference);

/* The indexes of all references by rank, in reading order where it is the same. NULL when memory is out. Linear. */
size_t *cite__need_order(const cite_audit *audit, struct cite__arena *arena);

#endif
