/*
 * notes/callplace.h: what stands around a mark that may call a note.
 */
#ifndef CITE_NOTES_CALLPLACE_H
#define CITE_NOTES_CALLPLACE_H

#include "notes/candidates.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

/* Reads the place in front of at; false where no callout can stand there. */
bool cite__callplace_before(enum cite__place *place, cite_str text, size_t at);

/* "CO2", "H2O", "G20", "a[9]": a word of one or two letters or in capitals carries its number. */
bool cite__callplace_formula(cite_str text, size_t at);

/* Whether what stands at at may follow a callout: a blank, the end, a closing mark, a dash, or the capital of the next sentence. */
bool cite__callplace_may_follow(cite_str text, size_t at);

/* How many digits stand in front of at. */
size_t cite__callplace_digits(cite_str text, size_t at);

/* "3.14", "12,500", "10:30", "1-2": the stop before these digits stands within a number; but not in "since 1948.1". */
bool cite__callplace_within_number(cite_str text, size_t at);

/* Whether a question or exclamation mark at at closes a sentence: “a German Europe”?2 Not. */
bool cite__callplace_asks(cite_str text, size_t at);

#endif
