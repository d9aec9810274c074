/*
 * links/vocabulary.h: whether a word stands anywhere in a document. A set of bits that may answer yes for a word in a hundred that
 * does not stand there: enough to propose a reading, not to choose one.
 */
#ifndef CITE_LINKS_VOCABULARY_H
#define CITE_LINKS_VOCABULARY_H

#include "core/arena.h"
#include "links/mends.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cite__vocabulary {
    uint64_t *bits; /* NULL: not read yet */
    size_t mask;    /* the number of bits less one, a power of two */
};

/* Reads the words of text: runs of ASCII letters that are no part of an address. false when memory is out. */
bool cite__vocabulary_read(struct cite__vocabulary *vocabulary, cite_str text, struct cite__arena *arena);

/* Whether word, of ASCII letters, is among them, whatever its case. */
bool cite__vocabulary_has(const struct cite__vocabulary *vocabulary, cite_str word);

/* Lists where a name in the path of url falls into two words, where it is none itself: "another-chance" for "anotherchance". */
void cite__vocabulary_mend(struct cite__edits *edits, cite_str url, const struct cite__vocabulary *vocabulary);

/* Whether url has a name that may have lost a hyphen: it is worth while to read the vocabulary. */
bool cite__vocabulary_wanted(cite_str url);

#endif
