/*
 * net/mainblocks.h: which blocks of a page are its main text.
 *
 * Tags cut the words into blocks. Elements for menus and feet take what is in them away, once they are closed: one that
 * never is would take the whole page. Of the blocks left, those with many words in links, and those with few words
 * among others with few, are no running text (Kohlschütter, Fankhauser and Nejdl, "Boilerplate detection using shallow
 * text features", WSDM 2010, algorithm 2).
 */
#ifndef CITE_NET_MAINBLOCKS_H
#define CITE_NET_MAINBLOCKS_H

#include "net/maintext.h"
#include "net/tags.h"

#include <stdbool.h>

/* What a tag does to the text around it. */
enum cite__tag_kind {
    CITE__TAG_INLINE,
    CITE__TAG_BLOCK,  /* a block ends at it */
    CITE__TAG_LINK,   /* its content is a link */
    CITE__TAG_TITLE,  /* its content is the title of the page */
    CITE__TAG_INNER,  /* a block, whose header is its own and not the page's */
    CITE__TAG_HEADER, /* a block, and what surrounds a text, outside the former */
    CITE__TAG_NAV,    /* the same anywhere */
    CITE__TAG_FOOTER,
    CITE__TAG_ASIDE,
    CITE__TAG_CHOICE,
    CITE__TAG_KINDS
};

enum cite__tag_kind cite__tag_kind_of(cite_str name);

/* Elements that are open. */
struct cite__regions {
    size_t depth[CITE__TAG_KINDS];
    size_t begin[CITE__TAG_KINDS]; /* the first block in the outermost one */
};

/* An element of a kind begins or ends, before the next block. */
void cite__regions_turn(struct cite__regions *regions, struct cite__maintext *text, enum cite__tag_kind kind,
                        bool closes);

/* Leaves of the blocks those that are main text; where none is, what is no menu; where there is nothing else, all. */
void cite__mainblocks_choose(struct cite__maintext *text);

#endif
