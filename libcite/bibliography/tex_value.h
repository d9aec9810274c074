/*
 * bibliography/tex_value.h: values and names as BibTeX and BibLaTeX write them: escaped, in braces.
 */
#ifndef CITE_BIBLIOGRAPHY_TEX_VALUE_H
#define CITE_BIBLIOGRAPHY_TEX_VALUE_H

#include "bibliography/out.h"

#include <cite/bibliography.h>

/* How a value is written. */
enum cite__tex_style {
    CITE__TEX_TEXT,    /* escaped */
    CITE__TEX_TITLE,   /* and words with capitals in braces, for styles that make small letters of them */
    CITE__TEX_PAGES,   /* and a range with two hyphens */
    CITE__TEX_ADDRESS, /* not escaped: URLs and DOIs, which LaTeX reads with its own rules */
};

/* Text without braces around it. */
void cite__tex_put_plain(struct cite__out *out, cite_str text);

/* A value in its braces. */
void cite__tex_put_value(struct cite__out *out, cite_str value, enum cite__tex_style style);

/* A URL in its braces. */
void cite__tex_put_url(struct cite__out *out, cite_str url);

/* One of the names of a list, which " and " parts. */
void cite__tex_put_name(struct cite__out *out, const cite_name *name);

#endif
