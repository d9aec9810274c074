/*
 * citations/kind.h: the CSL type of a cited work, from what its citation shows.
 */
#ifndef CITE_CITATIONS_KIND_H
#define CITE_CITATIONS_KIND_H

#include "citations/tokens.h"

#include <cite/bibliography.h>

#include <stdbool.h>

/* What is known of a work when its type is told. */
struct cite__kind_facts {
    uint64_t title;     /* the bits of the title's words; of a title in brackets behind it too */
    uint64_t author;    /* of the first author's words */
    uint64_t container; /* of the container's words */
    uint64_t citation;  /* of all words outside of the title */
    cite_str url;       /* empty where there is none */
    bool standard;      /* it has the number of a standard */
    bool numbered;      /* it has a number in a series of reports */
    bool journal;       /* volume, issue or pages as journals have them */
    bool part;          /* "in" names a container */
    bool press;         /* a place or publisher in brackets */
    bool bare;          /* names and an unquoted title, not in author-date style */
    bool quoted;        /* the title stands in quotation marks */
    bool body;          /* a body is the author or there is none */
    bool has_container;
    bool has_publisher; /* a publisher outside of brackets: mostly a body */
    bool day;           /* the date has a day */
};

/* The type: the first row of the table whose test holds. */
cite_type cite__kind_of(const struct cite__kind_facts *facts);

/* The bits of a run's words, or'ed; of words at every depth. */
uint64_t cite__kind_words(const struct cite__tokens *tokens, struct cite__run run);

#endif
