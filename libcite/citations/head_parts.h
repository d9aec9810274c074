/*
 * citations/head_parts.h: what reads the head of a citation in one style of it.
 */
#ifndef CITE_CITATIONS_HEAD_PARTS_H
#define CITE_CITATIONS_HEAD_PARTS_H

#include "citations/head.h"

/* Tokens of a publisher or container between a title and a date: "…, Mill Press, May 2022". */
#define CITE__HEAD_PUBLISHER 10

/* An unquoted title, or none. */
void cite__head_bare(struct cite__head *out, const struct cite__reader *reader, struct cite__run run);

/* Where a bare title that starts at from ends: at a date, a link, a bracket with a year, a container, an editor … */
size_t cite__head_bare_end(const struct cite__reader *reader, size_t from, size_t limit);

/* Author-date style: the piece has its year. */
void cite__head_dated(struct cite__head *out, const struct cite__reader *reader,
                      const struct cite__piece *piece);

/* In a list of works: no year behind the names. */
void cite__head_listed(struct cite__head *out, const struct cite__reader *reader,
                       const struct cite__piece *piece);

#endif
