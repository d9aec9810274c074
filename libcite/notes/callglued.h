/*
 * notes/callglued.h: callouts that hold letters. Only those glued to a stop are read: anywhere else letters make words.
 */
#ifndef CITE_NOTES_CALLGLUED_H
#define CITE_NOTES_CALLGLUED_H

#include "notes/candidates.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

/* Reads a roman numeral or a letter: "caravana.iv Then", "the pond.a Then". */
bool cite__callglued_letters(struct cite__call *out, cite_str text, size_t at);

/* Reads a damaged number that holds letters which look like digits: "it stayed.1B Then". */
bool cite__callglued_mixed(struct cite__call *out, cite_str text, size_t at);

#endif
