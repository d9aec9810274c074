/*
 * citations/front_lines.h: what each of a document's first lines looks like: a name, a date, a label, running text.
 */
#ifndef CITE_CITATIONS_FRONT_LINES_H
#define CITE_CITATIONS_FRONT_LINES_H

#include "core/env.h"
#include "notes/notes.h"
#include "text/text.h"

#include <cite/bibliography.h>
#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

enum cite__front_kind {
    CITE__FRONT_BLANK,    /* and furniture, and lines of notes */
    CITE__FRONT_TEXT,     /* nothing else: it may be a title */
    CITE__FRONT_HEADING,  /* "# On Mills", or the title of a front matter: it says that it is one */
    CITE__FRONT_NAMES,    /* "Ann Marsh, Mill University" */
    CITE__FRONT_DATE,     /* a date alone, or with a place */
    CITE__FRONT_DATED,    /* "Published: 4 May 2020" */
    CITE__FRONT_LABEL,    /* ISSN, licences, addresses */
    CITE__FRONT_ABSTRACT, /* what stands behind a title: Abstract, Keywords, Contents */
    CITE__FRONT_CITE,     /* "Suggested citation" */
    CITE__FRONT_PROSE     /* a line far longer than a title's */
};

/* The first lines that are looked at. */
#define CITE__FRONT_LINES 64

struct cite__front_line {
    enum cite__front_kind kind;
    cite_str words;    /* in the text: without a heading's signs, and a label's own words */
    size_t word_count; /* CJK: two characters for a word */
    cite_date date;    /* what it says of a date; year 0 for nothing */
};

/* Tells up to CITE__FRONT_LINES lines apart. False: memory is out. */
bool cite__front_lines(struct cite__front_line *lines, size_t *count, const struct cite__text *text,
                       const struct cite__notes *notes, struct cite__env *env);

/* The length of the longest label that a line begins with, and in *kind what it says; 0 for none, and *kind as it was. */
size_t cite__front_label(cite_str line, enum cite__front_kind *kind);

#endif
