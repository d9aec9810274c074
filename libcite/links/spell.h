/*
 * links/spell.h: the readings of a link: its first, and the others, likeliest first.
 */
#ifndef CITE_LINKS_SPELL_H
#define CITE_LINKS_SPELL_H

#include "links/reader.h"

#include <cite/link.h>

#include <stdbool.h>

/*
 * Sets the url, alternatives, repairs and confidence of link from what was read; reader->url holds it. false when memory is out.
 */
bool cite__link_spell(cite_link *link, struct cite__link_reader *reader, const struct cite__link_start *start,
                      const struct cite__link_read *read);

#endif
