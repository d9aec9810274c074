/*
 * citations/rest.h: what stands behind the title: container, publisher, dates, numbers, editors, addresses.
 */
#ifndef CITE_CITATIONS_REST_H
#define CITE_CITATIONS_REST_H

#include "citations/dates.h"
#include "citations/fields.h"
#include "citations/forms.h"
#include "citations/head.h"

#include <stdbool.h>

/* Pieces of text kept that may be a container or a publisher. */
#define CITE__REST_TEXTS 6

struct cite__rest {
    struct cite__run texts[CITE__REST_TEXTS]; /* neither date nor number nor name, in order */
    size_t text_count;
    struct cite__run italic; /* may be empty, like all below */
    struct cite__run editors;
    struct cite__run translators;
    struct cite__run place;
    struct cite__run publisher;
    struct cite__run edition;
    cite_str volume; /* slices of the reading */
    cite_str issue;
    cite_str pages;
    cite_str genre;  /* "Working Paper" */
    cite_str number; /* "12", "RFC 3986" */
    cite_str isbn;
    cite_date issued;
    cite_date accessed;
    size_t link;    /* index in the document, or CITE_NONE */
    size_t in_text; /* the text that "in" introduces, where in is set */
    bool in;        /* "in" names a container: a part of a book */
    bool press;     /* a bracket with place or publisher */
    bool forthcoming;
    bool standard; /* number is a standard's */
    bool journal;  /* volume, issue or pages as journals have them */
};

/* The number of a standard, with the name of who gave it ("RFC 3986"), or of a report in a series ("Working Paper", "12"). */
struct cite__number {
    struct cite__run run;
    cite_str genre;
    cite_str number;
    bool standard;
};

/* Whether one stands at index. */
bool cite__number_at(const struct cite__reader *reader, size_t index, size_t limit, struct cite__number *out);

void cite__rest_read(struct cite__rest *out, const struct cite__reader *reader, size_t from, size_t limit);

#endif
