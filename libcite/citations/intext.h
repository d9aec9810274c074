/*
 * citations/intext.h: citations in running text, in author-date style, of works that the document cites in full elsewhere.
 *
 *     Borders move (Stone, 2019; see also Rill & Ford, 2018, p. 12). As Marsh (2020) says, they …
 *                   [─────────)           [───────────────────)         [───────────)
 *
 * What stands in brackets with a year may be anything. Each is weak (split.h): a citation only where its work is found.
 */
#ifndef CITE_CITATIONS_INTEXT_H
#define CITE_CITATIONS_INTEXT_H

#include "citations/split.h"
#include "text/text.h"

#include <stdbool.h>
#include <stddef.h>

struct cite__intext {
    const struct cite__text *text;
    const bool *taken; /* of each line whether a note or a list at the end has it */
    size_t line;       /* where to go on */
    size_t at;         /* likewise: an offset */
};

/* Starts to look through the lines that are not taken. */
void cite__intext_open(struct cite__intext *out, const struct cite__text *text, const bool *taken);

/* The next pair of brackets with a year in it, and the words in front of it; false at the end. */
bool cite__intext_next(struct cite__intext *intext, cite_span *window);

/* The citations in one window's tokens, at most ceiling; tokens may be cut shorter. Returns how many. */
size_t cite__intext_pieces(const struct cite__reader *reader, struct cite__tokens *tokens,
                           struct cite__piece *out, size_t ceiling);

#endif
