/*
 * notes/extent.h: where a note ends, and where it goes on behind running text.
 */
#ifndef CITE_NOTES_EXTENT_H
#define CITE_NOTES_EXTENT_H

#include "core/env.h"
#include "notes/candidates.h"
#include "notes/sequence.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

/* The ranges of one note, its mark first. */
struct cite__extent {
    cite_span *spans; /* on the document arena */
    size_t count;
    bool body_behind; /* running text stands between this note and the next */
};

/* Finds the extent of every note of the sequence; *out has sequence->count entries. CITE_ERROR_MEMORY. */
cite_status cite__extents_find(struct cite__extent **out, const struct cite__text *text,
                               const struct cite__sequence *sequence, const struct cite__calls *calls,
                               const struct cite__call_index called[CITE__FAMILY_COUNT], struct cite__env *env);

#endif
