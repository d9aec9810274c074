/*
 * citations/genre.h: what a citation says its work is, in a bracket or between commas: "[Data set]", "(speech, Ferry, 3 May
 * 2017)", "press release".
 */
#ifndef CITE_CITATIONS_GENRE_H
#define CITE_CITATIONS_GENRE_H

#include "citations/tokens.h"

#include <cite/bibliography.h>

#include <stdbool.h>

struct cite__genre {
    cite_type type;
    struct cite__run run;     /* the words that say it */
    struct cite__run bracket; /* the bracket they stand in; empty where they stand between commas */
};

/* The first such words in a run, outside of quotations; false for none. */
bool cite__genre_in(const struct cite__tokens *tokens, struct cite__run run, struct cite__genre *out);

#endif
