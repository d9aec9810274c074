/*
 * report/places.h: where a link stands, and which links stand in a note.
 */
#ifndef CITE_REPORT_PLACES_H
#define CITE_REPORT_PLACES_H

#include "core/arena.h"

#include <cite/audit.h>
#include <cite/document.h>

#include <stdbool.h>
#include <stddef.h>

/* A document's name as a person reads it: "standard input" for "-", fallback for NULL. */
cite_str cite__document_name(const char *name, const char *fallback);

struct cite__place {
    const char *path;
    const cite_link *link;
    const cite_note *note; /* NULL in running text */
    cite_position position;
    size_t page; /* 0: the document has one alone */
};

/* The n-th place of a reference; false past the end. */
bool cite__place_of(struct cite__place *place, const cite_audit *audit, size_t reference, size_t n);

/* The note a link or citation names by index; NULL for CITE_NONE. */
const cite_note *cite__note_at(const cite_document *document, size_t note);

/*
 * The links of each note, in reading order: first[note], then next[link], until CITE_NONE. Those in running text are
 * listed under first[note_count].
 */
struct cite__note_links {
    size_t *first;
    size_t *next;
};

/* Lists them, on the arena; false when memory is out. Linear. */
bool cite__note_links(struct cite__note_links *out, const cite_document *document, struct cite__arena *arena);

/* How many of a link's other readings a person should see: those of a doubtful link, or one broken at a hyphen. */
size_t cite__alternatives_shown(const cite_link *link);

/* The range from the first begin to the last end. */
cite_span cite__span_whole(const cite_span *spans, size_t count);

#endif
