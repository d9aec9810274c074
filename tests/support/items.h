/*
 * support/items.h: bibliographies for tests, built from tables.
 */
#ifndef CITE_TESTS_SUPPORT_ITEMS_H
#define CITE_TESTS_SUPPORT_ITEMS_H

#include "support/text.h"

#include <cite/bibliography.h>

/* Most further fields and names of one work. */
#define ITEM_FIELDS 6
#define ITEM_NAMES  5

struct item_field {
    cite_field field;
    const char *value; /* NULL ends the list */
};

struct item_name {
    cite_role role;
    const char *family; /* family and literal NULL end the list */
    const char *given;
    const char *literal;
    const char *suffix;
    const char *particle; /* non-dropping */
    const char *dropping;
};

/* A work; what is NULL or 0 it has not. */
struct item_spec {
    cite_type type;
    const char *title;
    const char *family; /* of the first author */
    const char *body;   /* a first author that is a body */
    int year;
    int month;
    int day;
    const char *url;
    const char *doi;
    struct item_field fields[ITEM_FIELDS];
    struct item_name names[ITEM_NAMES];
};

/* Adds a work. The first status that is not CITE_OK; *out, which may be NULL, is the item or NULL. */
cite_status items_try_add(cite_item **out, cite_bibliography *bibliography, const struct item_spec *spec);

/* The same for a test that goes on only if that works; NULL where it does not. */
cite_item *items_add(cite_bibliography *bibliography, const struct item_spec *spec);

/* A bibliography, or one of a single work; NULL where there is no memory. */
cite_bibliography *items_new(void);
cite_bibliography *items_new_with(const struct item_spec *spec);

/*
 * Reads a text, which stands against an unmapped page, into a new bibliography; NULL where that could not be done. What
 * was found wrong is appended to told, which may be NULL: "3 error: a message", a line each.
 */
cite_bibliography *items_read(struct text *told, cite_format format, const char *data, size_t len);

/* An item as a CSL-JSON object on one line, in out, which must be empty. */
bool items_json(struct text *out, const cite_item *item);

/* What a bibliography looks like in a format, in out, which must be empty; false where it could not be written. */
bool items_written(struct text *out, const cite_bibliography *bibliography, cite_format format);

#endif
