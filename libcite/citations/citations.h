/*
 * citations/citations.h: the stage that finds citations: one cited work in one place.
 *
 * It works on the notes' readings: tokens → split → fields → resolve, and maps what it finds back to the source.
 */
#ifndef CITE_CITATIONS_CITATIONS_H
#define CITE_CITATIONS_CITATIONS_H

#include "citations/fields.h"
#include "citations/front.h"
#include "core/env.h"
#include "links/links.h"
#include "links/readings.h"
#include "notes/notes.h"
#include "text/text.h"

#include <cite/citation.h>

#include <stddef.h>

struct cite__citations {
    cite_citation
        *items; /* in reading order, those of a list at the end last; item is set by bibliography/collect */
    struct cite__fields **fields; /* of each citation in full what was read of its work; NULL for the others */
    size_t *same; /* of each other citation the index of the one in full that it means, or CITE_NONE */
    size_t count;
    struct cite__front front; /* what the document tells of itself */
};

/* Finds the citations in notes, in a list at the end and in the first lines, and what those tell. CITE_ERROR_MEMORY. */
cite_status cite__citations_find(struct cite__citations *out, const struct cite__text *text,
                                 const struct cite__notes *notes, const struct cite__links *links,
                                 const struct cite__readings *readings, struct cite__env *env);

#endif
