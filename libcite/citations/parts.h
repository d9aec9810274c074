/*
 * citations/parts.h: the parts of one citation on their way to its fields, and what finds its names and its places.
 */
#ifndef CITE_CITATIONS_PARTS_H
#define CITE_CITATIONS_PARTS_H

#include "citations/fields.h"
#include "citations/head.h"
#include "citations/rest.h"

#include <stdbool.h>

struct cite__parts {
    const struct cite__reader *reader;
    const struct cite__tokens *tokens;
    struct cite__fields *out;
    struct cite__head head;
    struct cite__rest rest;
    struct cite__run container; /* empty where there is none */
    struct cite__run publisher;
    bool pressed; /* "Place: Publisher" */
};

/* Sets a field that is not set yet to a run's text, without the marks that end it inside its quotation. */
void cite__parts_put(struct cite__parts *parts, cite_field field, struct cite__run run);

/* The names at the head; listed: of a work in a list of works. False: memory is out. */
bool cite__parts_names(struct cite__parts *parts, bool listed);

/* The editors and translators behind the title. False: memory is out. */
bool cite__parts_other_names(struct cite__parts *parts);

/* Which texts are the container and the publisher; listed: of a work in a list of works. */
void cite__parts_place(struct cite__parts *parts, bool listed);

#endif
