/*
 * net/shingles.h: sets of numbers that stand for a text's runs of words and for its words, as a block of bytes that can
 * be kept, and what two of them have in common. The block's form is told in cite/drift.h.
 */
#ifndef CITE_NET_SHINGLES_H
#define CITE_NET_SHINGLES_H

#include "core/arena.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The most numbers of one set that are kept. */
#define CITE__SKETCH_MAX 1024

/*
 * Makes the block of a text's runs and words, which are sorted in place, on an arena; both may hold a number several
 * times. {NULL, 0} when memory is out.
 */
cite_str cite__sketch_make(uint32_t *runs, size_t run_count, uint32_t *words, size_t word_count,
                           struct cite__arena *arena);

/* The cosine of two vectors, from their product and that of each with itself, which are whole numbers. */
double cite__cosine(double product, double a_square, double b_square);

/* A block that was read. */
struct cite__sketch {
    const unsigned char *runs;
    const unsigned char *words;
    size_t run_count;
    size_t word_count;
    bool more_runs;
    bool more_words;
};

/* Reads a block; false where it is none. */
bool cite__sketch_read(struct cite__sketch *out, cite_str bytes);

/* Of the runs in either, how many are in both (Jaccard); 1 where there are none. */
double cite__sketch_jaccard(const struct cite__sketch *a, const struct cite__sketch *b);

/* The cosine of how often the words stand there; 1 where neither has any. */
double cite__sketch_cosine(const struct cite__sketch *a, const struct cite__sketch *b);

#endif
