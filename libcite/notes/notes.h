/*
 * notes/notes.h: the stage that finds numbered notes and their callouts.
 */
#ifndef CITE_NOTES_NOTES_H
#define CITE_NOTES_NOTES_H

#include "core/env.h"
#include "text/text.h"

#include <cite/note.h>

#include <stddef.h>

struct cite__notes {
    cite_note *items; /* in reading order; text is filled in by links/readings, once links are known */
    size_t count;
    cite_callout *callouts; /* in reading order */
    size_t callout_count;
};

/* Finds notes and callouts. CITE_ERROR_MEMORY. */
cite_status cite__notes_find(struct cite__notes *out, const struct cite__text *text, struct cite__env *env);

#endif
