/*
 * notes/doubled.h: marks that stand twice, "1 1 Fair Book".
 */
#ifndef CITE_NOTES_DOUBLED_H
#define CITE_NOTES_DOUBLED_H

#include "notes/sequence.h"

/*
 * Where most marks of a document stand twice, both are the mark: "2 2 Samuel 7" alone is a note on a book with a number.
 */
void cite__doubled_join(struct cite__sequence *sequence, const struct cite__text *text);

#endif
