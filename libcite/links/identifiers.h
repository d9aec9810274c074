/*
 * links/identifiers.h: what stands in front of a link's colon: the schemes, damaged ones too, and the labels of identifiers that
 * have a resolver.
 */
#ifndef CITE_LINKS_IDENTIFIERS_H
#define CITE_LINKS_IDENTIFIERS_H

#include "links/scan.h"

/* A scheme in front of "://" at colon, or of ":/" where a slash is lost; nothing before least belongs to it. */
bool cite__link_scheme_at(struct cite__link_start *out, cite_str text, size_t colon, size_t least);

/* "https//example.org": the colon is lost; slash is the first of the two. */
bool cite__link_lost_colon(struct cite__link_start *out, cite_str text, size_t slash, size_t least);

/* The label of an identifier in front of the colon ("PMID: 23193287", "hdl:1887/3721436"), and an identifier behind it. */
bool cite__link_label_at(struct cite__link_start *out, cite_str text, size_t colon, size_t least);

/* Whether a word starts at at: nothing of a word, an address or a path in front of it. */
bool cite__link_word_start(cite_str text, size_t at);

#endif
