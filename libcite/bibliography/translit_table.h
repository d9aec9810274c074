/*
 * bibliography/translit_table.h: the ASCII readings of letters, one table a block of Unicode.
 *
 * Accents fall (Unicode's canonical decompositions); "ae", "oe", "ss", "th" and the like are written out. Greek is read
 * as in modern use, Cyrillic much as BGN/PCGN does, without apostrophes. An empty reading means that the character
 * stands for itself.
 */
#ifndef CITE_BIBLIOGRAPHY_TRANSLIT_TABLE_H
#define CITE_BIBLIOGRAPHY_TRANSLIT_TABLE_H

#include "bibliography/translit.h"

#include <stdint.h>

struct cite__translit_block {
    uint32_t first;
    uint32_t end; /* one past the last */
    const char (*readings)[CITE__TRANSLIT_MAX + 1];
};

#define CITE__TRANSLIT_BLOCKS 5

/* In the order of their characters. */
extern const struct cite__translit_block cite__translit_blocks[CITE__TRANSLIT_BLOCKS];

#endif
