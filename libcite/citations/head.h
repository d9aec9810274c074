/*
 * citations/head.h: the head of a citation: its names, and where its title stands.
 *
 *     names, “title,” rest  ·  names (year). title [translation]. rest  ·  names, title (rest  ·  title, rest  ·  link
 */
#ifndef CITE_CITATIONS_HEAD_H
#define CITE_CITATIONS_HEAD_H

#include "citations/split.h"

#include <stdbool.h>

enum cite__head_style {
    CITE__HEAD_BARE,   /* an unquoted title */
    CITE__HEAD_QUOTED, /* a title in quotation marks */
    CITE__HEAD_DATED,  /* author-date style */
    CITE__HEAD_DOTTED  /* names, title and the rest with stops between them */
};

struct cite__head {
    enum cite__head_style style;
    struct cite__run names;       /* may be empty */
    struct cite__run title;       /* without its quotation marks; may be empty */
    struct cite__run translation; /* in square brackets behind the title; may be empty */
    size_t rest;                  /* where the rest starts */
    bool editors;                 /* the names are editors': "(ed.)" */
};

/* Where the names before an unquoted title end: one name, or a list that "and" closes; begin for none. A comma follows. */
size_t cite__head_names(const struct cite__tokens *tokens, struct cite__run run);

void cite__head_read(struct cite__head *out, const struct cite__reader *reader,
                     const struct cite__piece *piece);

#endif
