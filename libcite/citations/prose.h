/*
 * citations/prose.h: running text and titles told apart.
 */
#ifndef CITE_CITATIONS_PROSE_H
#define CITE_CITATIONS_PROSE_H

#include "citations/patterns.h"

#include <stdbool.h>
#include <stddef.h>

/* Words of a run, at depth 0, that tell prose from titles. Of a long run only the last part is counted. */
struct cite__prose_count {
    size_t words;
    size_t upper; /* capital words, and words of scripts without case */
    size_t lower; /* small words that are no articles, prepositions … */
    size_t verbs; /* small finite verbs */
};

struct cite__prose_count cite__prose_counts(const struct cite__tokens *tokens, struct cite__run run);

/* Whether a run reads as running text: it has a verb, and too many small words for a title or a list of names. */
bool cite__prose(const struct cite__tokens *tokens, struct cite__run run);

/* Past the signal words ("See also", "vgl.", "см.") at index; index where there are none. */
size_t cite__signals_skip(const struct cite__reader *reader, size_t index, size_t limit);

/* Whether a signal word stands at index inside a sentence, with something citable behind it. */
bool cite__signal_inside(const struct cite__reader *reader, size_t index, size_t limit);

/* Whether a sentence or a citation can start with this token: a capital word, a quotation, a link. */
bool cite__starter(const struct cite__tokens *tokens, size_t index);

#endif
