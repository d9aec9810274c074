/*
 * notes/stretches.h: which running text calls which notes: the blocks of notes, and the stretch in front of each.
 */
#ifndef CITE_NOTES_STRETCHES_H
#define CITE_NOTES_STRETCHES_H

#include "notes/align.h"
#include "notes/extent.h"

/* Goes through the blocks, and aligns each with its stretch. CITE_ERROR_MEMORY. */
cite_status cite__stretches_align(struct cite__aligner *aligner, const struct cite__extent *extents);

#endif
