/*
 * bibliography/fold.h: the forms in which two spellings of one title, name, URL or DOI are equal.
 *
 *     "The U.S.–China Café, Part II"  →  "the us china cafe part ii"
 */
#ifndef CITE_BIBLIOGRAPHY_FOLD_H
#define CITE_BIBLIOGRAPHY_FOLD_H

#include "bibliography/translit.h"
#include "core/buf.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

/*
 * The most bytes of a folded form. A link holds 8 KiB at most, which percent-encoding may triple, and no title comes
 * near; what is longer is kept and written, but not looked up or compared.
 */
#define CITE__FOLD_CEILING ((size_t)64 * 1024)

/* Reads a text folded, byte by byte: letters and digits, one space between words. */
struct cite__fold {
    cite_str text;
    size_t at;
    char piece[CITE__TRANSLIT_MAX];
    size_t piece_len;
    size_t piece_at;
    bool gap;     /* a word has ended */
    bool started; /* a word has begun */
};

/* No byte is left. */
#define CITE__FOLD_END (-1)

void cite__fold_init(struct cite__fold *fold, cite_str text);

/* The next byte, 0 to 255, or CITE__FOLD_END. */
int cite__fold_next(struct cite__fold *fold);

/* Whether two texts are equal folded. Two texts without a letter are not. */
bool cite__fold_equal(cite_str a, cite_str b);

/*
 * Whether start begins whole, folded, and ends there with a word: a title without its subtitle. Equal texts do not
 * count.
 */
bool cite__fold_begins(cite_str whole, cite_str start);

/* Appends a title or name folded; a URL without scheme, "www." and last slash, a DOI bare, both in small letters. */
void cite__fold_title(struct cite__buf *out, cite_str title);
void cite__fold_url(struct cite__buf *out, cite_str url);
void cite__fold_doi(struct cite__buf *out, cite_str doi);

/* Whether a URL is one of doi.org, so that cite__fold_doi reads a DOI from it. */
bool cite__fold_is_doi_url(cite_str url);

/* How many words a folded title tells: two characters of a script without spaces count as one. */
size_t cite__fold_weight(cite_str folded);

#endif
