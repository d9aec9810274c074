/*
 * net/maintext.h: the words of a page's main text, without what surrounds it on every page of its site.
 *
 *     html ─ tags ─► blocks of words ─ menus, feet, blocks of links left out ─► words of the main text
 *
 * A word is a run of letters and digits, folded (case, accents and compatibility forms do not count); a letter of a
 * script without spaces is a word of its own. Which blocks are main text is decided by their links, their words and
 * their neighbours (Kohlschütter, Fankhauser and Nejdl, WSDM 2010, algorithm 2), and by the elements they stand in.
 * Reads each byte a fixed number of times.
 */
#ifndef CITE_NET_MAINTEXT_H
#define CITE_NET_MAINTEXT_H

#include "core/arena.h"
#include "core/array.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The longest title that is kept, in bytes; a longer one is cut between two characters. */
#define CITE__TITLE_MAX 200

/* A longer word is read as several: no language has one. */
#define CITE__WORD_MAX 192

struct cite__word {
    uint64_t hash;  /* text/simhash.h, of the folded word */
    bool has_digit; /* times, counts and identifiers change from one copy of a page to the next */
    bool is_term;   /* no short word: most of those are in every text of a language */
};

/* Words that stand together: a paragraph, a heading, a cell, an item of a list. */
struct cite__block {
    size_t begin;
    size_t end;
    size_t links; /* words inside links */
    bool around;  /* in an element for what is around a text */
};

struct cite__maintext {
    CITE__ARRAY(struct cite__word) words;
    CITE__ARRAY(struct cite__block) blocks; /* those of the main text, in order */
    char title[CITE__TITLE_MAX + 1];        /* the first one outside pictures, NUL-terminated */
    size_t title_len;
};

/* Reads a page in HTML, or where html is false a plain text. false when memory is out. */
bool cite__maintext_read(struct cite__maintext *out, cite_str page, bool html, struct cite__arena *arena);

#endif
