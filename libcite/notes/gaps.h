/*
 * notes/gaps.h: numbers that the sequence left out because their marks stand out of order.
 */
#ifndef CITE_NOTES_GAPS_H
#define CITE_NOTES_GAPS_H

#include "notes/sequence.h"

/*
 * Adds the notes that are missing between two chosen ones where there is evidence for them, and puts all in the order of the
 * text. CITE_ERROR_MEMORY.
 */
cite_status cite__gaps_fill(struct cite__sequence *sequence, const struct cite__text *text,
                            const struct cite__starts *starts, const struct cite__call_index *called,
                            struct cite__env *env);

#endif
