/*
 * notes/reference.h: Markdown's reference definitions, "[1]: https://example.org/a "Title"", which look like notes and are links.
 */
#ifndef CITE_NOTES_REFERENCE_H
#define CITE_NOTES_REFERENCE_H

#include <cite/common.h>

#include <stdbool.h>

/* Whether a line, without white space at its ends, is a definition: a label, an address, a title or nothing. */
bool cite__reference_is(cite_str line);

/* Whether a text has a link by reference, "[tables][1]"; "[1][2]" calls two notes. */
bool cite__reference_used(cite_str text);

#endif
