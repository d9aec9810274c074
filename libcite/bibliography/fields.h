/*
 * bibliography/fields.h: what CSL, BibTeX, BibLaTeX and RIS call a type, a field, a role or a date.
 *
 * One table each, a row a word; a reader and a writer of a format look at the same rows.
 */
#ifndef CITE_BIBLIOGRAPHY_FIELDS_H
#define CITE_BIBLIOGRAPHY_FIELDS_H

#include <cite/bibliography.h>

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

/* What a keyword begins with that names the CSL type, and a note of RIS that holds an extra. */
#define CITE__TYPE_KEYWORD "csl-type="
#define CITE__RIS_EXTRA    "custom."

const struct cite__type_row *cite__type_row(cite_type type);
const struct cite__field_row *cite__role_row(cite_role role);
const struct cite__field_row *cite__when_row(cite_when when);

/* What a dialect calls a row; NULL where it has no name. Static. */
const char *cite__row_name(const struct cite__field_row *row, enum cite__dialect dialect);

/* The same for a field in an entry of that type, as the tables have it; writers ask cite__field_called. */
const char *cite__field_native(cite_field field, cite_type type, enum cite__dialect dialect);

/* The field that a dialect calls by a name (not empty, any case) in an entry of that type; CITE_FIELD_COUNT_ for none. */
cite_field cite__field_by_native(cite_str name, cite_type type, enum cite__dialect dialect);

#endif
