/*
 * text/simhash.h: a number of 64 bits for a text, such that texts that are alike have numbers that differ in few
 * bits (Charikar 2002).
 *
 * Fed byte by byte, from a text in UTF-8 or another superset of ASCII. Its features are runs of three words. The
 * case of ASCII letters does not count, nor do words with a digit in them: times, identifiers and counts change
 * from one copy of a page to the next.
 */
#ifndef CITE_TEXT_SIMHASH_H
#define CITE_TEXT_SIMHASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CITE__SIMHASH_BITS  64
#define CITE__SIMHASH_WORDS 3

struct cite__simhash {
    int32_t votes[CITE__SIMHASH_BITS];
    uint64_t last[CITE__SIMHASH_WORDS]; /* the words before, the latest first */
    uint64_t word;                      /* the one that is being read */
    size_t words;
    bool in_word;
    bool has_digit;
};

void cite__simhash_init(struct cite__simhash *hash);
void cite__simhash_byte(struct cite__simhash *hash, char byte);

/* Ends the text; 0 where it had no words. */
uint64_t cite__simhash_end(struct cite__simhash *hash);

/* In how many bits two numbers differ. */
unsigned cite__simhash_distance(uint64_t a, uint64_t b);

#endif
