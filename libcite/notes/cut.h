/*
 * notes/cut.h: cuts a numbering down to the notes that show enough evidence for being notes.
 */
#ifndef CITE_NOTES_CUT_H
#define CITE_NOTES_CUT_H

#include "notes/rules.h"
#include "notes/sequence.h"

#include <stddef.h>

/*
 * Cuts every section of a chain to its notes; called lists the callouts of its kind of mark. Returns the surplus of what is left,
 * negative when memory is out.
 */
double cite__sequence_cut(struct cite__sequence *sequence, const struct cite__text *text,
                          const struct cite__starts *starts, const struct cite__call_index *called,
                          struct cite__env *env);

/* Records what became of notes [begin, end) of a sequence. */
void cite__sequence_record(const struct cite__sequence *sequence, size_t begin, size_t end,
                           enum cite__note_rule rule, const struct cite__env *env);

#endif
