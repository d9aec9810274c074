/*
 * citations/cores.h: what makes a piece of a note a citation: its core.
 *
 * A closed core says itself where it ends: Ibid., 45 · Stone, op. cit., n. 7, p. 3 · Marsh 1999, S. 4 · Mill v. Brook [1931]
 * 2 K.B. 5 · Rivers Act 1963 (N.Z.), s. 4. An open core (a link, a quoted title, a year in brackets) only says that there is a
 * citation; split.c finds its ends.
 */
#ifndef CITE_CITATIONS_CORES_H
#define CITE_CITATIONS_CORES_H

#include "citations/forms.h"
#include "citations/patterns.h"

#include <stdbool.h>
#include <stddef.h>

enum cite__piece_kind {
    CITE__PIECE_WORK,  /* a work cited in full, or nearly */
    CITE__PIECE_DATED, /* author and year with the entry elsewhere */
    CITE__PIECE_TITLE, /* author, short title and page */
    CITE__PIECE_IBID,
    CITE__PIECE_SUPRA, /* supra, op. cit. … */
    CITE__PIECE_CASE,
    CITE__PIECE_LAW
};

struct cite__core {
    enum cite__piece_kind kind;
    struct cite__run run;
    size_t note; /* SUPRA: the number of the note, or CITE_NONE */
    bool weak;   /* only a citation where the work it names is found */
};

/* The closed core whose telling word is token index, inside the chunk. */
bool cite__core_at(const struct cite__reader *reader, size_t index, struct cite__run chunk,
                   struct cite__core *out);

/* Takes the locators that follow into the run. */
void cite__core_locators(const struct cite__reader *reader, size_t limit, enum cite__locator_kind kind,
                         struct cite__run *run);

/* Bits of the evidence of open cores. */
enum cite__evidence { CITE__EVIDENCE_LINK = 1, CITE__EVIDENCE_QUOTE = 2, CITE__EVIDENCE_YEAR = 4 };

/* The evidence at token index and in *end where it ends; 0 for none. */
unsigned cite__evidence_at(const struct cite__reader *reader, size_t index, size_t limit, size_t *end);

/* Where the names that end right before token index start, not before begin; index where there are none. */
size_t cite__names_before(const struct cite__tokens *tokens, size_t index, size_t begin);

/* The same for a body too, whose small words join its capital ones: "Library of Rivers". */
size_t cite__authors_before(const struct cite__tokens *tokens, size_t index, size_t begin);

#endif
