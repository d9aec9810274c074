/*
 * notes/rest.h: the rest of an interrupted note that stands behind running text, without a blank line between the two.
 */
#ifndef CITE_NOTES_REST_H
#define CITE_NOTES_REST_H

#include "core/env.h"
#include "notes/candidates.h"
#include "notes/sequence.h"
#include "text/text.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

/* Longer is no rest of an interrupted note; running text is. */
#define CITE__LONGEST_REST ((size_t)700)

/* Whether a text ends in the middle of a sentence. */
bool cite__rest_is_open(cite_str text);

/* Whether a text breaks off within a sentence: behind a word, not behind an address or a heading's colon. */
bool cite__rest_breaks_off(cite_str text);

/*
 * The line of a paragraph of running text, the last in front of note index + 1, from which on its lines read like the rest of note
 * index: they stand behind the last line of the paragraph that calls a note of that page. CITE_NONE where there is none.
 */
size_t cite__rest_line(const struct cite__text *text, const struct cite__sequence *sequence, size_t index,
                       const struct cite__calls *calls, cite_span paragraph, struct cite__env *env);

#endif
