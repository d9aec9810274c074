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

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CITE__SIMHASH_BITS  64
#define CITE__SIMHASH_WORDS 3

#define CITE__SIMHASH_PLANES 8

struct cite__simhash {
    uint32_t votes[CITE__SIMHASH_BITS]; /* of the features counted so far, those that have the bit */
    uint64_t planes
        [CITE__SIMHASH_PLANES]; /* the same of the latest, as binary numbers: bit i of votes[b] is bit b of
                                               planes[i] */
    uint32_t pending;           /* features that are in the planes */
    uint32_t features;          /* all of them */
    uint64_t last[CITE__SIMHASH_WORDS]; /* the words before, the latest first */
    uint64_t word;                      /* the one that is being read */
    size_t words;
    bool in_word;
    bool has_digit;
};

void cite__simhash_init(struct cite__simhash *hash);
void cite__simhash_byte(struct cite__simhash *hash, char byte);

/* The hash of a word, whose case counts: FNV-1a of its bytes. */
uint64_t cite__simhash_of_word(cite_str word);

/*
 * Instead of bytes: the next word, by its hash. Whether it ends a run of three words; *feature is what the run is then.
 */
bool cite__simhash_word(struct cite__simhash *hash, uint64_t word, uint64_t *feature);

/* The feature of the last words, three or fewer: what a text of fewer than three words has. */
uint64_t cite__simhash_feature(const struct cite__simhash *hash);

/* Spreads the bits of a hash over all of it. */
uint64_t cite__simhash_mix(uint64_t number);

/* Ends the text; 0 where it had no words. */
uint64_t cite__simhash_end(struct cite__simhash *hash);

/* In how many bits two numbers differ. */
unsigned cite__simhash_distance(uint64_t a, uint64_t b);

#endif
