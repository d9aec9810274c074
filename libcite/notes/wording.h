/*
 * notes/wording.h: the words that documents put in front of a note's number: "Note 1:", "(note 1)".
 */
#ifndef CITE_NOTES_WORDING_H
#define CITE_NOTES_WORDING_H

#include "notes/marks.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

/* Reads "Note 12: " at the start of a line; the mark is "Note 12". false where there is none. */
bool cite__wording_read(struct cite__mark *out, cite_str text, size_t at);

/* Where such a word begins that stands in brackets in front of a number, "(note 12)", "(see n. 12)"; at where there is none. */
size_t cite__wording_calls(cite_str text, size_t at);

#endif
