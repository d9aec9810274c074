/*
 * notes/candidates.h: lines that may start a note, and places that may call one, each with its evidence. Nothing is decided
 * here.
 */
#ifndef CITE_NOTES_CANDIDATES_H
#define CITE_NOTES_CANDIDATES_H

#include "core/env.h"
#include "notes/marks.h"
#include "text/text.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

/* A line that may start a note. */
struct cite__start {
    size_t line;
    struct cite__mark mark; /* number 0 where the mark cannot be read as it stands */
    bool fused;             /* the text follows the mark without a blank */
    bool alone;             /* nothing follows on the line */
    bool lost;              /* no mark is left: a paragraph behind a complete one */
    bool weighed;    /* whether what follows is known: for a lost mark it is found out when it is asked for */
    double position; /* what its place on the page says for a note */
    double opening;  /* what its text's first letter says */
    double likeness; /* what its text says, the opening included */
};

struct cite__starts {
    struct cite__start *items;
    size_t count;
};

/* Where a callout stands. */
enum cite__place {
    CITE__PLACE_STOP,        /* "1980s.1": behind a stop or a closing mark */
    CITE__PLACE_WORD,        /* "reports1": behind a letter */
    CITE__PLACE_SPACED_STOP, /* "year. 11": behind a stop and a blank */
    CITE__PLACE_SPACED_WORD, /* "the case 1 has": behind a word and a blank */
    CITE__PLACE_NUMBER, /* "Article 3238": behind a number that is a name's, where its end is not to be seen */
    CITE__PLACE_COUNT
};

/* A place that may call a note. */
struct cite__call {
    cite_span span;
    size_t number; /* as printed; 0 where it is damaged */
    size_t letter; /* as a letter of the alphabet; 0 where it is none */
    enum cite__mark_style style;
    enum cite__place place;
};

struct cite__calls {
    struct cite__call *items; /* in the order of the text */
    size_t count;
    cite_str text; /* that they stand in */
};

/* Finds out what a candidate's place and text say, if that is not known yet. */
void cite__start_weigh(struct cite__start *start, const struct cite__text *text, struct cite__env *env);

/* "vol.⏎12 (1933)": whether a line's last word is one that a number belongs to. */
bool cite__line_ends_in_counter(const struct cite__text *text, size_t line);

/* Lists both. CITE_ERROR_MEMORY. */
cite_status cite__starts_list(struct cite__starts *out, const struct cite__text *text, struct cite__env *env);
cite_status cite__calls_list(struct cite__calls *out, const struct cite__text *text, struct cite__env *env);

/* Whether a call is rather one than a number of the prose: "the case 1 has been", "p. 4" and "h, (1)" are not. */
bool cite__call_is_strong(const struct cite__call *call, cite_str text);

/* The index of the first call at or behind an offset; count where there is none. */
size_t cite__calls_from(const struct cite__calls *calls, size_t offset);

/*
 * The line of the first call of a number, by marks of a family, in a range, behind a whole word of the prose or its stop; CITE_NONE where there is none.
 */
size_t cite__calls_line(const struct cite__calls *calls, const struct cite__text *text, cite_span span,
                        size_t number, enum cite__mark_family family);

/* Whether a call of one of the numbers [begin, end) stands in a range; behind a blank, where it is weak, of next alone. */
bool cite__calls_has(const struct cite__calls *calls, cite_span span, size_t next, cite_span numbers);

/* The calls by their printed number, to ask whether a number is called in a range. */
struct cite__call_index {
    size_t *first;   /* number → where its offsets begin; limit + 1 entries */
    size_t *offsets; /* of the calls, ascending for each number */
    size_t limit;    /* numbers below this are in it */
};

/*
 * Lists the calls of a family with a number below limit, but those that are likely plain numbers of the prose. CITE_ERROR_MEMORY.
 */
cite_status cite__call_index_make(struct cite__call_index *out, const struct cite__calls *calls, size_t limit,
                                  enum cite__mark_family family, struct cite__env *env);

/* Makes the index of every family. CITE_ERROR_MEMORY. */
cite_status cite__call_indexes_make(struct cite__call_index out[CITE__FAMILY_COUNT],
                                    const struct cite__calls *calls, size_t limit, struct cite__env *env);

/* The number that a call stands for among marks of a family; 0 where it is none of them. */
size_t cite__call_number_as(const struct cite__call *call, enum cite__mark_family family);

/* Whether a number is called in [from, to). */
bool cite__call_index_has(const struct cite__call_index *index, size_t number, size_t from, size_t to);

/* How often a number is called in front of an offset. */
size_t cite__call_index_count(const struct cite__call_index *index, size_t number, size_t to);

#endif
