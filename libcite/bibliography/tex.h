/*
 * bibliography/tex.h: what BibTeX and BibLaTeX entries share.
 *
 *     @article{lopez2020trade,
 *       author = {López, Ana},
 *       title = {Trade after {NAFTA}},
 *       pages = {12--15},
 *     }
 *
 * Unicode is kept. Braces balance whatever a value holds: BibTeX counts even those after a backslash, so a brace is
 * written as a command. A field that a format has no name for, or whose name another field of the entry has taken, is
 * written under its CSL word; both programs pass over names they do not know, so nothing is lost. What a reader makes of
 * a name, meaning.h knows.
 */
#ifndef CITE_BIBLIOGRAPHY_TEX_H
#define CITE_BIBLIOGRAPHY_TEX_H

#include "bibliography/fields.h"
#include "bibliography/out.h"

#include <cite/bibliography.h>

#include <stdbool.h>
#include <stddef.h>

/* More names than an entry can have: every field, role and date, and what is made of them. */
#define CITE__TEX_NAMES ((size_t)128)

/* One entry on its way. */
struct cite__tex {
    struct cite__out *out;
    const cite_item *item;
    enum cite__dialect dialect;
    const char *entry_type;
    const char *used[CITE__TEX_NAMES];
    size_t used_count;
};

/* "@type{key". */
void cite__tex_begin(struct cite__tex *tex);

/*
 * ",\n  name = ", to be followed by a value. name may be NULL; csl is the CSL word. "csl-" stands before it where another
 * field has taken the name, or BibLaTeX's data model has no such field in an entry of that type.
 */
void cite__tex_open(struct cite__tex *tex, const char *name, const char *csl);

/* A whole field: its text escaped, in braces. */
void cite__tex_put(struct cite__tex *tex, const char *name, cite_str value);

/* All names; all fields. */
void cite__tex_names(struct cite__tex *tex);
void cite__tex_fields(struct cite__tex *tex);

/* The field of a date as ISO 8601-2 (EDTF) numbers; nothing where it has none. */
void cite__tex_date(struct cite__tex *tex, cite_when when);

/* What a date says besides its numbers, where it is not the only thing; and dates other than the first. */
void cite__tex_date_words(struct cite__tex *tex, cite_when when);

/* The keywords; first the CSL type as one, where the entry type does not tell it. */
void cite__tex_keywords(struct cite__tex *tex);

/* What CSL has no variable for. */
void cite__tex_extras(struct cite__tex *tex);

/* A name that an extra can be written under. Others stand as "name: value" under CITE__TEX_EXTRA and a number. */
bool cite__tex_is_name(cite_str name);

/* The end of the entry. */
void cite__tex_end(struct cite__tex *tex);

#endif
