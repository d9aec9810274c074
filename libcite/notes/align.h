/*
 * notes/align.h: lays possible callouts, in order, against the numbers that they may call, in order.
 */
#ifndef CITE_NOTES_ALIGN_H
#define CITE_NOTES_ALIGN_H

#include "core/env.h"
#include "notes/candidates.h"
#include "notes/sequence.h"

#include <stdbool.h>
#include <stddef.h>

/* One stretch of running text and the notes that it calls. */
struct cite__stretch {
    size_t from; /* byte range */
    size_t to;
    size_t first; /* notes [first, last) */
    size_t last;
};

struct cite__align_state;

struct cite__aligner {
    const struct cite__text *text;
    const struct cite__sequence *sequence;
    const struct cite__calls *calls;
    struct cite__env *env;
    double costs[CITE__PLACE_COUNT]; /* what each place of a callout costs in this document */
    bool record;                     /* whether the readings are recorded: in the round that decides */
    double damaged;                  /* what any damage costs in it */
    bool *taken;                     /* for each call, whether it stands in a note and calls nothing */
    size_t *chosen;                  /* for each note the index of its call, or CITE_NONE: the result */
    size_t *order;                   /* work: notes of the stretch by number */
    size_t *best;                    /* work: see align.c */
    struct cite__align_state *states;
    size_t state_count;
    size_t state_capacity;
};

/* Sets up an aligner over sequence and calls; costs and damaged are set to what is usual. CITE_ERROR_MEMORY. */
cite_status cite__align_init(struct cite__aligner *aligner, const struct cite__text *text,
                             const struct cite__sequence *sequence, const struct cite__calls *calls,
                             struct cite__env *env);

/* Whether a stretch has so many pairs that each well-printed call is read as one number alone. */
bool cite__align_is_large(const struct cite__aligner *aligner, const struct cite__stretch *stretch);

/* Chooses the calls of the notes of one stretch. CITE_ERROR_MEMORY. */
cite_status cite__align(struct cite__aligner *aligner, const struct cite__stretch *stretch);

/* What a place of a callout costs before anything is known of the document. */
double cite__align_place_cost(enum cite__place place);

/* What damage costs before anything is known of the document. */
#define CITE__ALIGN_DAMAGED 0.4

/* What it costs that a call calls a note; CITE__ALIGN_GAIN or more where it cannot. */
double cite__align_cost(const struct cite__aligner *aligner, const struct cite__call *call,
                        const struct cite__chosen *note);

/* What a called note gains; a pair that costs more is none. */
#define CITE__ALIGN_GAIN 4.6

#endif
