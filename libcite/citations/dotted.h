/*
 * citations/dotted.h: citations whose parts end in stops, with the names first and no comma behind them.
 *
 *     Чехов А. П. Вишнёвый сад: комедия. М.: Наука, 1974. 320 с.        (GOST R 7.0.5-2008)
 *     Чехов А. П. О театре // Вопросы сцены. 2014. № 1. С. 27–31.
 *     County Record Office. Catalogue of reading rooms. 2015. https://example.org/catalogue
 */
#ifndef CITE_CITATIONS_DOTTED_H
#define CITE_CITATIONS_DOTTED_H

#include "citations/chunks.h"
#include "citations/head.h"

#include <stdbool.h>

/* Whether a chunk starts such a citation; *names are its names. */
bool cite__dotted_at(const struct cite__reader *reader, struct cite__run run, const struct cite__chunk *chunk,
                     struct cite__run *names);

/* Whether the chunk run goes on the citation piece, to which the chunks before it belong; link: its address was seen. */
bool cite__dotted_goes_on(const struct cite__reader *reader, const struct cite__piece *piece,
                          struct cite__run run, bool link);

/* Reads the head of a piece that has such names. */
void cite__dotted_head(struct cite__head *out, const struct cite__reader *reader,
                       const struct cite__piece *piece);

#endif
