/*
 * citations/front.h: what a document tells of itself on its first page: its title, its date, and how it wants to be cited.
 *
 *     River Review 12 (1999) 3                   a running head: its year is a date where there is no better one
 *
 *     On Mills and the Law of Water:             the title: what stands between the labels, above names or an abstract,
 *     An Essay                                   and is no sentence
 *     Ann Marsh, Mill University*
 *
 *     Suggested citation:                        a citation of its own
 *     Marsh, A. (1999). On Mills …
 */
#ifndef CITE_CITATIONS_FRONT_H
#define CITE_CITATIONS_FRONT_H

#include "core/env.h"
#include "notes/notes.h"
#include "text/text.h"

#include <cite/bibliography.h>
#include <cite/common.h>

/* Lines of a citation of its own. */
#define CITE__FRONT_CITATION 8

struct cite__front {
    cite_str title;                           /* on env->arena; empty where none is told */
    cite_date date;                           /* year 0 where none is told */
    cite_span citation[CITE__FRONT_CITATION]; /* the lines of its own citation */
    size_t citation_lines;                    /* 0 for none */
};

/* Reads a document's first lines. CITE_ERROR_MEMORY. */
cite_status cite__front_read(struct cite__front *out, const struct cite__text *text,
                             const struct cite__notes *notes, struct cite__env *env);

#endif
