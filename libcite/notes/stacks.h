/*
 * notes/stacks.h: marks that stand apart from their texts, in a column of their own.
 */
#ifndef CITE_NOTES_STACKS_H
#define CITE_NOTES_STACKS_H

#include "notes/candidates.h"
#include "notes/sequence.h"

/*
 * Finds the texts of such marks: sets the line and body of their notes to where the text begins, and puts the sequence in the
 * order of the texts. CITE_ERROR_MEMORY.
 */
cite_status cite__stacks_resolve(struct cite__sequence *sequence, const struct cite__text *text,
                                 const struct cite__calls *calls, struct cite__env *env);

#endif
