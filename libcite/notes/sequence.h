/*
 * notes/sequence.h: chooses the numbering that reads in order: which of the lines that may start a note do, and with which
 * number.
 */
#ifndef CITE_NOTES_SEQUENCE_H
#define CITE_NOTES_SEQUENCE_H

#include "core/env.h"
#include "notes/candidates.h"

#include <cite/common.h>
#include <cite/note.h>

#include <stdbool.h>
#include <stddef.h>

/* One note whose start is known. */
struct cite__chosen {
    size_t line;     /* index of its first line */
    cite_span label; /* the mark; empty where none is left */
    size_t body;     /* where its text begins */
    size_t
        rest; /* the line from which on the rest of the note before stands in front of its text; 0 where there is none */
    size_t number;
    size_t section;
    cite_number_source source;
    enum cite__mark_style style;
    double confidence;
};

struct cite__sequence {
    struct cite__chosen *items; /* in the order of the text */
    size_t count;
};

/* Whether two notes are of one numbering: signs in front of the first number are one of their own. */
bool cite__chosen_together(const struct cite__chosen *a, const struct cite__chosen *b);

/* Whether a note's mark stands apart from its text. */
bool cite__chosen_apart(const struct cite__text *text, const struct cite__chosen *note);

/*
 * Chooses; an empty sequence for a document without notes. called lists the callouts of each family of marks. CITE_ERROR_MEMORY.
 */
cite_status cite__sequence_choose(struct cite__sequence *out, const struct cite__text *text,
                                  const struct cite__starts *starts,
                                  const struct cite__call_index called[CITE__FAMILY_COUNT],
                                  struct cite__env *env);

/* One past the largest number that a note of these candidates could have. */
size_t cite__sequence_limit(const struct cite__starts *starts);

#endif
