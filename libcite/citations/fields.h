/*
 * citations/fields.h: what a citation tells of its work, as CSL variables.
 */
#ifndef CITE_CITATIONS_FIELDS_H
#define CITE_CITATIONS_FIELDS_H

#include "citations/names.h"
#include "citations/split.h"
#include "links/links.h"

#include <cite/bibliography.h>

#include <stdbool.h>

/* Strings are built, on the document's arena; empty where there is nothing. A date with year 0 is not there. */
struct cite__fields {
    cite_type type;
    cite_str values[CITE_FIELD_COUNT_];
    struct cite__names names[CITE_ROLE_COUNT_];
    cite_date dates[CITE_WHEN_COUNT_];
};

/* Reads a citation in full. False: memory is out. */
bool cite__fields_read(struct cite__fields *out, const struct cite__reader *reader,
                       const struct cite__piece *piece, const struct cite__links *links);

#endif
