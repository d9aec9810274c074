/*
 * citations/chunks.h: a note's tokens cut at semicolons and at the ends of sentences, and what a chunk is as a whole.
 */
#ifndef CITE_CITATIONS_CHUNKS_H
#define CITE_CITATIONS_CHUNKS_H

#include "citations/dates.h"
#include "citations/split.h"

#include <stdbool.h>
#include <stddef.h>

struct cite__chunk {
    struct cite__run run; /* without the mark that ends it */
    size_t next;          /* where the next chunk starts */
    bool hard;            /* a semicolon or the end of the note ends it */
    bool last;            /* the note ends with it */
};

/* The chunk that starts at token from; false at the end. */
bool cite__chunk_next(const struct cite__tokens *tokens, size_t from, struct cite__chunk *out);

/* Past commas, stops and "and" at index. */
size_t cite__chunk_skip(const struct cite__tokens *tokens, size_t index, size_t limit);

/* Past an introduction that ends in a colon: "To name a few: ", or in a comma before a name: "for wells, M. Stone"; the run's begin where there is none. */
size_t cite__chunk_intro(const struct cite__tokens *tokens, struct cite__run run);

/* Whether the words at index only go on a citation: "Retrieved from", "pp. 3", "Vol. 2", a number, a link. */
bool cite__chunk_by_form(const struct cite__tokens *tokens, size_t index);

/* Whether a link stands in a run. */
bool cite__chunk_has_link(const struct cite__tokens *tokens, struct cite__run run);

/* Whether a chunk is names alone, whose title follows: "Stone, D.;" in a list of authors, "Stone, David." before “…”. */
bool cite__chunk_names(const struct cite__tokens *tokens, struct cite__run run,
                       const struct cite__chunk *chunk);

/* Whether a chunk starts in author-date style with its title behind it: "Stone, D. (1999). …"; *year is "(1999)". */
bool cite__chunk_dated(const struct cite__reader *reader, struct cite__run run, const struct cite__chunk *chunk,
                       struct cite__run *year);

/* What was seen of a citation in author-date style. */
struct cite__dated_state {
    bool title;
    bool link;
};

/* Whether a chunk goes on a citation in author-date style. */
bool cite__chunk_goes_on(const struct cite__reader *reader, struct cite__run run,
                         struct cite__dated_state state);

/* A citation without a core: "Stone, River Law, 35", "Ann Marsh, interview, 3 May 2020". False for none. */
bool cite__chunk_bare(const struct cite__reader *reader, struct cite__run run, struct cite__piece *out);

#endif
