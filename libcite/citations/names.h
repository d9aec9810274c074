/*
 * citations/names.h: the people and bodies of a citation.
 *
 *     David Stone · Ann P. Marsh, Bo Rill, and Cy Ford · Stone, D. · Stone, D., & Marsh, A. P. · Stone, David, Ann Marsh
 *     Stone/Marsh · D. Stone et al. · Ministry of Rivers · MRS & River University · CAPT Ann Marsh (Navy, Ret.)
 */
#ifndef CITE_CITATIONS_NAMES_H
#define CITE_CITATIONS_NAMES_H

#include "citations/patterns.h"

#include <cite/bibliography.h>

#include <stdbool.h>
#include <stddef.h>

/* Names kept of one list. The longest lists of authors in print have a few thousand; nobody cites more than these. */
#define CITE__NAMES_CEILING 64

struct cite__names {
    cite_name *items; /* their strings are built, on reader->arena */
    size_t count;
    bool others;   /* et al. */
    bool inverted; /* the first name stands family first */
    bool body;     /* the first name is a body's */
};

/* Reads a run that holds names and nothing else but ranks, affiliations in brackets and "et al.". False: memory is out. */
bool cite__names_read(struct cite__names *out, const struct cite__reader *reader, struct cite__run run);

/* The same for a list whose first name stands family first, whatever it looks like: "García Márquez, Gabriel". */
bool cite__names_read_listed(struct cite__names *out, const struct cite__reader *reader, struct cite__run run);

/* Where the list of names that starts at token index ends, at most limit; index where there is none. No memory is used. */
size_t cite__names_end(const struct cite__tokens *tokens, size_t index, size_t limit);

/* Whether a run holds names alone, by its look. */
bool cite__names_only(const struct cite__tokens *tokens, struct cite__run run);

/* Whether a run looks like a body: one of its words says so, it is one acronym, or it has the words of a title. */
bool cite__names_body(const struct cite__tokens *tokens, struct cite__run run);

/* Where one name in direct order ("Ann P. Marsh", "Ministry of Rivers") that starts at index ends; index for none. */
size_t cite__name_end(const struct cite__tokens *tokens, size_t index, size_t limit);

/* Where one name of any form that starts at index ends; index for none. */
size_t cite__name_any_end(const struct cite__tokens *tokens, size_t index, size_t limit);

/* Whether "Stone, D." or "Stone, D. M." stands at index; its end, or index. */
size_t cite__name_inverted_end(const struct cite__tokens *tokens, size_t index, size_t limit);

/* Whether "Stone, David" stands at index, the given name spelled out; its end, or index. */
size_t cite__name_spelled_end(const struct cite__tokens *tokens, size_t index, size_t limit);

/* Where one name of a list that starts family first ends, if this name stands so too; index where it does not. */
size_t cite__name_listed_end(const struct cite__tokens *tokens, size_t index, size_t limit, bool first);

/* Where a list that starts family first ends: "Stone, David; Marsh, Ann und Bo Rill"; index for none. */
size_t cite__names_listed_end(const struct cite__tokens *tokens, size_t index, size_t limit);

/*
 * Where a name in the order of GOST R 7.0.5 that starts at index ends, or index: the family name in Cyrillic letters, then
 * the initials, mostly with no comma between them: "Чехов А. П.".
 */
size_t cite__name_gost_end(const struct cite__tokens *tokens, size_t index, size_t limit);

/* Where a list of such names ends, or index. */
size_t cite__names_gost_end(const struct cite__tokens *tokens, size_t index, size_t limit);

/* Whether the word at index says that who follows only helped: "with", "unter Mitarbeit von". */
bool cite__names_help(const struct cite__tokens *tokens, size_t index);

/* The parts of a list, for who reads one. Each returns the end of the part that stands at index, or index. */
size_t cite__names_ranks(const struct cite__tokens *tokens, size_t index,
                         size_t limit); /* "The Hon. Justice", "Dr." */
size_t cite__names_body_end(const struct cite__tokens *tokens, size_t index, size_t limit);
size_t cite__names_others(const struct cite__tokens *tokens, size_t index); /* "et al.", "u.a." */
size_t cite__names_separator(const struct cite__tokens *tokens, size_t index,
                             bool *last); /* *last: with "and" */
size_t cite__names_tail(const struct cite__tokens *tokens, size_t index,
                        size_t limit); /* "(Mill University)", ", Jr." */

#endif
