/*
 * citations/mention.h: what a citation tells of the work it means, for finding that work again.
 */
#ifndef CITE_CITATIONS_MENTION_H
#define CITE_CITATIONS_MENTION_H

#include "citations/fields.h"
#include "core/buf.h"

#include <stdbool.h>
#include <stddef.h>

struct cite__mention {
    enum cite__piece_kind kind;
    bool weak;
    size_t note;     /* index of the note it stands in */
    size_t number;   /* SUPRA: the number of the note it names, or CITE_NONE */
    int year;        /* 0 where it tells none */
    cite_str family; /* first author or body, folded; empty where it tells none */
    cite_str
        first; /* the first word of a name of several: of "Stone Marsh 1999" with the mark between them lost */
    cite_str title; /* folded */
    cite_str part;  /* the title up to its colon, folded; equal to title where it has none */
};

/* The longest text that is folded into a key: more of a title tells nothing more. */
#define CITE__MENTION_TEXT ((size_t)400)

/* Fills family, title, part and year. Strings are on arena; buf is used and left clear. False: memory is out. */
bool cite__mention_read(struct cite__mention *out, const struct cite__reader *reader,
                        const struct cite__piece *piece, const struct cite__fields *fields,
                        struct cite__buf *buf, struct cite__arena *arena);

#endif
