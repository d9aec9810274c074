/*
 * core/pattern.h: the only door to PCRE2. A layer lists its patterns in a table; the parser compiles the table once
 * (with JIT where there is one) and every document uses it, from any thread.
 */
#ifndef CITE_CORE_PATTERN_H
#define CITE_CORE_PATTERN_H

#include "core/arena.h"

#include <cite/common.h>
#include <cite/error.h>

#include <stdbool.h>
#include <stddef.h>

/* One row. The texts are what one test over all tables tries: a text it must match, and one it must not. */
struct cite__pattern {
    const char *pattern; /* PCRE2, UTF mode with invalid UTF matched as U+FFFD (PCRE2_MATCH_INVALID_UTF) */
    bool caseless;
    const char *matches;
    const char *matches_not;
    const char *onsets; /* what a match begins with, see core/onset.h; NULL: anything */
};

/* A compiled table; immutable. */
struct cite__patterns;

/* Capture groups a match hands out: group 0 is the whole match. */
#define CITE__PATTERN_GROUPS 12

struct cite__match {
    cite_span groups[CITE__PATTERN_GROUPS]; /* {CITE_NONE, CITE_NONE} where a group took no part */
};

/* Compiles count rows. *out is the caller's. CITE_ERROR_MEMORY; CITE_ERROR_INTERNAL for a row that does not compile. */
cite_status cite__patterns_new(struct cite__patterns **out, const struct cite__pattern *table, size_t count,
                               const cite_allocator *allocator, cite_error *error);
void cite__patterns_free(struct cite__patterns *patterns);

/*
 * Looks for row index in text from offset from on; a row that begins with \G is tried there alone. Runs under match, depth and heap limits; passing one counts as no
 * match. Returns whether it matched. match may be NULL. What a match needs is made once and attached to scratch, whose allocator
 * it uses; a failed allocation sets scratch->failed and counts as no match.
 */
bool cite__pattern_find(const struct cite__patterns *patterns, size_t index, cite_str text, size_t from,
                        struct cite__match *match, struct cite__arena *scratch);

/* Rows that one pass over a text tells about. */
#define CITE__PATTERN_ROWS 32

/*
 * For each of the first rows where in text to look for it from, CITE_NONE where it does not match: found in one pass. Rows without
 * onsets are looked for from 0.
 */
void cite__patterns_places(const struct cite__patterns *patterns, cite_str text,
                           size_t from[CITE__PATTERN_ROWS]);

#endif
