/*
 * links/readings.h: each note read as one line of text, once its links are known: a line break inside a link vanishes,
 * elsewhere it is a space.
 */
#ifndef CITE_LINKS_READINGS_H
#define CITE_LINKS_READINGS_H

#include "links/links.h"
#include "text/flow.h"

struct cite__readings {
    struct cite__flow *items; /* one for each note, in the order of the notes; the mark is left out */
    size_t count;
};

/* Reads every note, and sets the notes' text. CITE_ERROR_MEMORY. */
cite_status cite__readings_make(struct cite__readings *out, const struct cite__text *text,
                                struct cite__notes *notes, const struct cite__links *links,
                                struct cite__env *env);

#endif
