/*
 * citations/split.h: one note's tokens → the citations in it.
 *
 *     See Stone, River Law (Ferry: Mill Press, 1999), 3; Marsh, op. cit., n. 4. The ferry was closed in 2001.
 *         [──────────────────────────────────────────)  [──────────────────)
 *
 * A note is cut into chunks at semicolons and at the ends of sentences, never inside a link, a quotation, brackets or a list
 * of names. Signal words at a chunk's head and running text around its cores stay outside; a chunk that has no core is no
 * citation. A citation in author-date style goes on over the chunks of its title, container and address.
 */
#ifndef CITE_CITATIONS_SPLIT_H
#define CITE_CITATIONS_SPLIT_H

#include "citations/cores.h"

#include <stdbool.h>
#include <stddef.h>

/* Citations kept of one note; a note that is a whole bibliography has some thousand. */
#define CITE__PIECES_CEILING 8192

struct cite__piece {
    enum cite__piece_kind kind;
    struct cite__run run;
    struct cite__run year;  /* author-date style: the year after the names, with its brackets; else empty */
    struct cite__run names; /* where stops part names, title and the rest (dotted.h); else empty */
    size_t note;            /* SUPRA: the number of the note it names, or CITE_NONE */
    bool weak;              /* only a citation where the work it names is found */
    bool listed;            /* an entry of the list at the end of the document */
};

struct cite__pieces {
    struct cite__piece *items;
    size_t count;
};

/* Splits; the pieces are on reader->scratch, in the order of the text. False: memory is out. */
bool cite__split(struct cite__pieces *out, const struct cite__reader *reader);

#endif
