/*
 * notes/quotation.h: whether a quotation mark closes a quotation, or is what is left of a number.
 */
#ifndef CITE_NOTES_QUOTATION_H
#define CITE_NOTES_QUOTATION_H

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether code, a sign of text at at, is a single or an angled quotation mark that closes what one in front of it has opened. */
bool cite__quotation_closes(cite_str text, size_t at, uint32_t code);

#endif
