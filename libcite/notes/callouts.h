/*
 * notes/callouts.h: ties the places that may call a note to the notes.
 */
#ifndef CITE_NOTES_CALLOUTS_H
#define CITE_NOTES_CALLOUTS_H

#include "core/env.h"
#include "notes/candidates.h"
#include "notes/extent.h"
#include "notes/sequence.h"

#include <cite/note.h>

#include <stddef.h>

struct cite__callouts {
    cite_callout *items; /* in the order of the text; on the document arena */
    size_t count;
};

/*
 * Chooses the callouts. sequence and extents are those of the notes; both may be empty, and then only callouts in a run of their
 * own ([i] [ii] [iii] …) are found. CITE_ERROR_MEMORY.
 */
cite_status cite__callouts_choose(struct cite__callouts *out, const struct cite__text *text,
                                  const struct cite__sequence *sequence, const struct cite__extent *extents,
                                  const struct cite__calls *calls, struct cite__env *env);

#endif
