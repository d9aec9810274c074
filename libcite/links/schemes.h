/*
 * links/schemes.h: the scheme in front of an address: as it is printed, with a space or a line's end let in, or damaged.
 */
#ifndef CITE_LINKS_SCHEMES_H
#define CITE_LINKS_SCHEMES_H

#include "links/scan.h"

/* A scheme whose colon stands at colon; nothing before least belongs to it. */
bool cite__link_scheme_at(struct cite__link_start *out, cite_str text, size_t colon, size_t least);

/* "https//example.org", "http;//example.org": the colon is lost or misread; slash is the first of the two. */
bool cite__link_lost_colon(struct cite__link_start *out, cite_str text, size_t slash, size_t least);

/* Whether a host of two labels or more under a known top-level domain stands at at. */
bool cite__link_host_at(cite_str text, size_t at);

/* Where what was torn apart at at goes on: behind blanks and one line's end at most. */
size_t cite__link_gap(cite_str text, size_t at);

/* Whether a word starts at at: nothing of a word, an address or a path in front of it. */
bool cite__link_word_start(cite_str text, size_t at);

#endif
