/*
 * citations/finder.h: the citations of one document while they are found, and how one is added.
 */
#ifndef CITE_CITATIONS_FINDER_H
#define CITE_CITATIONS_FINDER_H

#include "citations/fields.h"
#include "citations/front.h"
#include "citations/mention.h"
#include "citations/split.h"
#include "core/array.h"
#include "links/links.h"
#include "notes/notes.h"
#include "text/flow.h"

#include <cite/citation.h>

struct cite__finder {
    const struct cite__notes *notes;
    const struct cite__links *links;
    struct cite__env *env;
    struct cite__arena work; /* of one note: tokens, pieces */
    struct cite__arena keep; /* until the stage ends: mentions */
    struct cite__buf fold;
    size_t *link_order; /* the links that stand in notes, note by note */
    size_t *link_first; /* of each note the first of its links in link_order; one more at the end */
    CITE__ARRAY(cite_citation) items;
    CITE__ARRAY(struct cite__fields *) fields;
    CITE__ARRAY(struct cite__mention) mentions;
};

/* Adds the citation that is one piece of a reading. note is CITE_NONE outside of notes. False: memory is out. */
bool cite__finder_add(struct cite__finder *finder, const struct cite__reader *reader,
                      const struct cite__piece *piece, const struct cite__flow *flow, size_t note);

/* The first link in a run of tokens; CITE_NONE for none. */
size_t cite__finder_link(const struct cite__tokens *tokens, struct cite__run run);

/*
 * Adds the citations that stand in no note (outside.c): how the document itself wants to be cited, the entries of lists at
 * its end, and what running text cites in author-date style. CITE_ERROR_MEMORY.
 */
cite_status cite__finder_outside(struct cite__finder *finder, const struct cite__text *text,
                                 const struct cite__front *front);

#endif
