/*
 * links/reader.h: reads one link from its start to its end over all seams.
 */
#ifndef CITE_LINKS_READER_H
#define CITE_LINKS_READER_H

#include "core/buf.h"
#include "core/env.h"
#include "links/scan.h"
#include "links/seams.h"
#include "links/vocabulary.h"
#include "links/words.h"
#include "notes/notes.h"
#include "text/text.h"

#include <cite/link.h>

#include <stdbool.h>
#include <stddef.h>

/* Pieces of one link at most: an address over more lines than this is none. */
#define CITE__LINK_PIECES 16

/* One range of a note, in the order of the text. */
struct cite__owned {
    cite_span span;
    size_t note;
    size_t next; /* index of the note's next range, or CITE_NONE */
};

struct cite__link_reader {
    const struct cite__text *text;
    const struct cite__owned *owned;
    size_t owned_count;
    struct cite__env *env;
    struct cite__buf url; /* scratch, reused */
    struct cite__buf
        labels;      /* of Markdown links that stand side by side, without white space; scratch, reused */
    size_t labelled; /* how many links the labels are of */
    struct cite__words words;           /* in front of the link; its buffer is scratch, reused */
    struct cite__vocabulary vocabulary; /* of the whole text; read when a link asks for it */
    size_t behind;                      /* the end of the link in front: older words belong to that one */
    size_t older;                       /* where the words of that one begin */
};

struct cite__link_piece {
    cite_span span;
    enum cite__seam seam; /* in front of the piece; not for the first */
    size_t at;            /* where the piece begins in the joined text */
    bool underscore;      /* the space in front of it reads as an underscore */
};

struct cite__link_read {
    struct cite__link_piece pieces[CITE__LINK_PIECES];
    size_t piece_count;
    size_t begin;     /* of the link in the text */
    size_t near;      /* behind the part in front of running text: where the scan goes on */
    size_t end;       /* behind the last byte of the link in the text */
    unsigned repairs; /* of signs that typesetting put in: see signs.h */
    bool trimmed;
    bool wrapped;
};

/* The index in owned of the range that holds an offset, or CITE_NONE. */
size_t cite__link_owner(const struct cite__link_reader *reader, size_t offset);

/*
 * Reads the link that starts at start. reader->url is left holding its pieces joined, from start->body on. false where there is
 * no link after all.
 */
bool cite__link_read(struct cite__link_reader *reader, const struct cite__link_start *start,
                     struct cite__link_read *out);

#endif
