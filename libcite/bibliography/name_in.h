/*
 * bibliography/name_in.h: the names of BibTeX and RIS, taken apart.
 *
 *     Ludwig van Beethoven            given "Ludwig", particle "van", family "Beethoven"
 *     van den Berg, Jr., Jan          particle "van den", family "Berg", suffix "Jr.", given "Jan"   (BibTeX)
 *     van den Berg, Jan, Jr.          the same (RIS)
 *     La Fontaine, Jean de            given "Jean", particle "de" that stands apart from the family name
 *     {Trade and Rivers Institute}    a body (BibTeX); in RIS, a name without a comma
 *     others                          "et al." (BibTeX)
 */
#ifndef CITE_BIBLIOGRAPHY_NAME_IN_H
#define CITE_BIBLIOGRAPHY_NAME_IN_H

#include <cite/bibliography.h>

#include <stdbool.h>

/* The parts of a name as slices of what was read; those of BibTeX are TeX still. A member may be empty. */
struct cite__name_parts {
    cite_str family;
    cite_str given;
    cite_str dropping;
    cite_str particle; /* non-dropping */
    cite_str suffix;
    cite_str literal;
};

/* Cuts the next name off a list of BibTeX, at the word "and" outside braces; false at the end. */
bool cite__name_next(cite_str *name, cite_str *rest);

/* Takes a name of BibTeX apart, also one of BibLaTeX's "family=…, given=…". */
void cite__name_split(struct cite__name_parts *out, cite_str name);

/* Takes a name of RIS apart. */
void cite__name_split_ris(struct cite__name_parts *out, cite_str name);

#endif
