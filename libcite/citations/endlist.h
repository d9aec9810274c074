/*
 * citations/endlist.h: the list of works at the end of a document, under a heading of its own ("Literatur", "References").
 *
 *     Stone, David, 1967: River Law. Ferry: Mill Press.
 *     Marsh, Ann und Bo Rill (1974): Who Owns Wells, in: River Review,
 *     vol. 9, pp. 41-77.
 *
 *     Ministry of Rivers. (n.d.). Guide to wells.
 *
 * An entry starts in a line with a family name, a comma, a given name and then a year or a colon, or with a body and a date
 * in brackets; what follows up to the next entry or blank line belongs to it.
 */
#ifndef CITE_CITATIONS_ENDLIST_H
#define CITE_CITATIONS_ENDLIST_H

#include "citations/split.h"
#include "notes/notes.h"
#include "text/text.h"

#include <stdbool.h>
#include <stddef.h>

struct cite__endlist {
    const struct cite__text *text;
    const struct cite__patterns *patterns;
    struct cite__arena *scratch;
    bool *noted; /* of each line whether a note has it, or an entry that was read */
    size_t line; /* where to go on */
    size_t idle; /* lines since the last entry or the heading; CITE_NONE outside of a list */
};

/* Lines of one entry: a long title with its editors takes six or so. */
#define CITE__ENTRY_LINES 12

/* Starts to read a document's lists. False: memory is out. */
bool cite__endlist_open(struct cite__endlist *out, const struct cite__text *text,
                        const struct cite__notes *notes, const struct cite__patterns *patterns,
                        struct cite__arena *scratch);

/* The next entry: its ranges, at most CITE__ENTRY_LINES; 0 at the end. */
size_t cite__endlist_next(struct cite__endlist *list, cite_span *ranges);

/*
 * The entry whose tokens start at from as one citation; its run is empty where it is none after all. Returns where a second
 * entry in the same lines starts, or the number of tokens.
 */
size_t cite__endlist_piece(const struct cite__reader *reader, size_t from, struct cite__piece *out);

#endif
