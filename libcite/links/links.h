/*
 * links/links.h: the stage that finds links.
 */
#ifndef CITE_LINKS_LINKS_H
#define CITE_LINKS_LINKS_H

#include "core/env.h"
#include "notes/notes.h"
#include "text/text.h"

#include <cite/link.h>

#include <stddef.h>

struct cite__links {
    cite_link *items; /* in reading order */
    size_t count;
};

/* Finds links and the notes they stand in. CITE_ERROR_MEMORY. */
cite_status cite__links_find(struct cite__links *out, const struct cite__text *text,
                             const struct cite__notes *notes, struct cite__env *env);

#endif
