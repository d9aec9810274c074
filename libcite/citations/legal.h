/*
 * citations/legal.h: the fields of cases, laws and bills, whose citations have forms of their own.
 */
#ifndef CITE_CITATIONS_LEGAL_H
#define CITE_CITATIONS_LEGAL_H

#include "citations/fields.h"

/* Reads a citation of kind CASE or LAW. Strings are built on reader->arena, whose failure the caller checks. */
void cite__legal_read(struct cite__fields *out, const struct cite__reader *reader,
                      const struct cite__piece *piece);

#endif
