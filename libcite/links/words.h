/*
 * links/words.h: the words in front of a link. The names of pages are made of their titles, so a title tells where a name has lost
 * its hyphens ("the-swissclimate-case" behind "The Swiss Climate Case"), and whether a hyphen at a line's end is the printer's.
 */
#ifndef CITE_LINKS_WORDS_H
#define CITE_LINKS_WORDS_H

#include "core/buf.h"
#include "links/mends.h"

#include <stdbool.h>
#include <stddef.h>

/* Bytes in front of a link in which its title is looked for, and words of them. */
#define CITE__TITLE_BYTES ((size_t)400)
#define CITE__TITLE_WORDS ((size_t)96)

/* The words of a stretch of text, folded: small letters and digits, without accents. */
struct cite__words {
    cite_str prose; /* read when somebody asks */
    bool read;
    struct cite__buf folded;
    struct {
        size_t begin;
        size_t end;
    } items[CITE__TITLE_WORDS]; /* the last ones, in their order */
    size_t count;
};

/* Sets what the words are read from; words->folded must have been made, and is used again. */
void cite__words_set(struct cite__words *words, cite_str prose);

/* Lists where the path of url has lost what parts two words. */
void cite__words_mend(struct cite__edits *edits, cite_str url, struct cite__words *words);

/* Whether the hyphen at hyphen in url parts a word that stands whole in the text. */
bool cite__words_part(struct cite__words *words, cite_str url, size_t hyphen);

#endif
