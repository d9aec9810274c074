/*
 * notes/calltail.h: callouts glued to a number that ends a name: "Directive 2014/1042;", "Article 3238 or", "Article 16.60".
 */
#ifndef CITE_NOTES_CALLTAIL_H
#define CITE_NOTES_CALLTAIL_H

#include "notes/candidates.h"

#include <cite/common.h>

#include <stddef.h>

/* Tails of one run of digits at most: "7", "17", "217". */
#define CITE__MOST_TAILS ((size_t)3)

/* Lists the tails of the run of digits [run.begin, run.end) that may be callouts, the longest first. Returns how many. */
size_t cite__calltail_list(struct cite__call out[CITE__MOST_TAILS], cite_str text, cite_span run);

#endif
