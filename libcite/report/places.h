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
    const cite_place *at;
    const cite_audited_note *note; /* NULL in running text */
};

/* The n-th place of a reference; false past the end. */
bool cite__place_of(struct cite__place *place, const cite_audit *audit, size_t reference, size_t n);

/*
 * The links of each note, in reading order: first[note], then next[link], until CITE_NONE. Those in running text are
 * listed under first[notes].
 */
struct cite__note_links {
    size_t *first;
    size_t *next;
};

/*
 * Lists them, on the arena: note_of gives the note of a link, or CITE_NONE. false when memory is out. Linear.
 */
bool cite__note_links(struct cite__note_links *out, size_t notes, size_t links,
                      size_t (*note_of)(const void *context, size_t link), const void *context,
                      struct cite__arena *arena);

/* How many of a link's other readings a person should see: those of a doubtful link, or one broken at a hyphen. */
size_t cite__alternatives_shown(size_t count, unsigned repairs, double confidence);

/* The range from the first begin to the last end. */
cite_span cite__span_whole(const cite_span *spans, size_t count);

#endif
