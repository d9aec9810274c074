/*
 * notes/prose.h: what speaks against a numbered item being a note: it reads like prose, or like a heading with text below.
 */
#ifndef CITE_NOTES_PROSE_H
#define CITE_NOTES_PROSE_H

#include "text/text.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Whether the text that begins at offset body of a line reads like a sentence from its first words on ("The claimant let the
 * meadow"), and not like a reference ("Priory Custumal, 1290", "See above").
 */
bool cite__item_is_prose(const struct cite__text *text, size_t body);

/* Whether the line holds a heading, and the text stands on the next ("1 Apologies⏎Apologies were received"). */
bool cite__item_is_headed(const struct cite__text *text, size_t line, size_t body);

/* Whether a line is a paragraph of its own and holds nothing but words from offset body on, with no stop: "Rent and Tithe". */
bool cite__item_is_title(const struct cite__text *text, size_t line, size_t body);

/* Whether the text in front of a line announces a list ("Useful addresses:"), and not notes or works ("Sources:"). */
bool cite__list_is_announced(const struct cite__text *text, size_t line);

/* Whether a line is a heading that notes or works stand under, in any language of the table: "Notes", "Anmerkungen:". */
bool cite__line_is_notes_heading(const struct cite__text *text, size_t line);

/* Whether a line is one of several that are quoted as in mail ("> The rope was long"): its sign is no damaged mark. */
bool cite__line_is_quoted(const struct cite__text *text, size_t line);

#endif
