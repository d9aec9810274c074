/*
 * links/identifiers.h: the labels of identifiers that have a resolver.
 */
#ifndef CITE_LINKS_IDENTIFIERS_H
#define CITE_LINKS_IDENTIFIERS_H

#include "links/scan.h"

/* The label of an identifier in front of the colon ("PMID: 23193287", "hdl:20500/4471"), and an identifier behind it. */
bool cite__link_label_at(struct cite__link_start *out, cite_str text, size_t colon, size_t least);

/*
 * The length of the part of a serial item's name (ANSI/NISO Z39.56, "SICI") at the start of text that stands in angle brackets, as
 * they are or as character references: "<1::AID-AJPA1>" with "3.0.CO" behind it. 0 where it is none.
 */
size_t cite__link_sici(cite_str text);

#endif
