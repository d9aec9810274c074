/*
 * notes/chain.h: the best chain of numbers n, n+1, n+2 … through the lines that may start a note, for one style of mark.
 */
#ifndef CITE_NOTES_CHAIN_H
#define CITE_NOTES_CHAIN_H

#include "core/array.h"
#include "core/env.h"
#include "notes/candidates.h"
#include "notes/sequence.h"

#include <stdbool.h>
#include <stddef.h>

/* How many of the best chains a damaged mark is read for. */
#define CITE__CHAIN_LEADERS 3

struct cite__chain_state {
    size_t start; /* index of the candidate */
    size_t number;
    size_t before;  /* index of the state before; SIZE_MAX where there is none */
    size_t section; /* how often the numbering has started again */
    double score;
    double cost; /* of the damage */
    bool restart;
};

struct cite__chain {
    const struct cite__text *text;
    const struct cite__starts *starts;
    const struct cite__call_index *called; /* of the style's kind */
    enum cite__mark_style style;
    double surcharge; /* on every damaged reading */
    size_t limit;     /* numbers below this have an entry */
    size_t *best;     /* number → index of its best state */
    struct cite__env *env;
    /* Set by decoding. */
    CITE__ARRAY(struct cite__chain_state) states;
    size_t leaders[CITE__CHAIN_LEADERS]; /* best states with different numbers, best first */
};

/* Decodes the chain of its style, and writes the one that ends best as chosen notes. false when memory is out. */
bool cite__chain_decode(struct cite__sequence *out, struct cite__chain *chain);

#endif
