/*
 * bibliography/fields.h: what CSL, BibTeX, BibLaTeX and RIS call a type, a field, a role or a date.
 *
 * One table each, a row a word; a reader and a writer of a format look at the same rows.
 */
#ifndef CITE_BIBLIOGRAPHY_FIELDS_H
#define CITE_BIBLIOGRAPHY_FIELDS_H

#include <cite/bibliography.h>

#include <stdbool.h>

struct cite__type_row {
    const char *csl;
    const char *bibtex;   /* entry type */
    const char *biblatex; /* entry type */
    const char *subtype;  /* BibLaTeX's entrysubtype; NULL for none */
    const char *ris;      /* TY */
};

/* A name is NULL where the format has none: the writer then makes one of the CSL word. */
struct cite__field_row {
    const char *csl;
    const char *bibtex;
    const char *biblatex;
    const char *ris;
};

/* The formats a row has a name in, besides CSL. */
enum cite__dialect { CITE__DIALECT_BIBTEX, CITE__DIALECT_BIBLATEX, CITE__DIALECT_RIS };

const struct cite__type_row *cite__type_row(cite_type type);
const struct cite__field_row *cite__role_row(cite_role role);
const struct cite__field_row *cite__when_row(cite_when when);

/* What a dialect calls a field in an entry of that type; NULL where it has no name for it. Static. */
const char *cite__field_called(cite_field field, cite_type type, enum cite__dialect dialect);

/* Whether a reader can tell the CSL type from the entry type (and subtype) that the dialect writes for it. */
bool cite__type_is_told(cite_type type, enum cite__dialect dialect);

#endif
