/*
 * bibliography/bib_fields.h: one BibTeX or BibLaTeX entry on its way to an item, and what reads its names and its dates.
 */
#ifndef CITE_BIBLIOGRAPHY_BIB_FIELDS_H
#define CITE_BIBLIOGRAPHY_BIB_FIELDS_H

#include "bibliography/bib_parents.h"
#include "bibliography/import.h"
#include "bibliography/tex_in.h"

#include <cite/bibliography.h>

#include <stdbool.h>

struct cite__bib_reading {
    struct cite__import *import;
    const struct cite__bib_entry *from;
    struct cite__bib_view *view;
    cite_item *item;
    cite_type type;
    enum cite__dialect dialect;    /* BibLaTeX also where only that has such entries */
    bool used[CITE__BIB_VIEW_MAX]; /* fields that were read with others */
};

/* A field's value as Unicode; valid until the next one is made. */
cite_str cite__bib_decode(struct cite__bib_reading *entry, const struct cite__bib_field *field, cite_str value,
                          enum cite__tex_way way);

/* Finds a field that was not read yet; NULL where there is none. */
const struct cite__bib_field *cite__bib_find(struct cite__bib_reading *entry, const char *name);

/* Finds a field and takes it out of what is left to read. */
const struct cite__bib_field *cite__bib_take(struct cite__bib_reading *entry, const char *name);

/* A copy that outlives the next value that is made; its pointer is NULL when memory is out. */
cite_str cite__bib_keep(struct cite__bib_reading *entry, cite_str text);

/* The date in year, month and day, where the item has none yet. */
cite_status cite__bib_read_year(struct cite__bib_reading *entry);

/* A date in one field. */
cite_status cite__bib_read_date(struct cite__bib_reading *entry, const struct cite__bib_field *field,
                                cite_when when);

/* The names of a field, which "and" parts. */
cite_status cite__bib_read_names(struct cite__bib_reading *entry, const struct cite__bib_field *field,
                                 cite_role role);

#endif
