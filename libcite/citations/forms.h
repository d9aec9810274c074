/*
 * citations/forms.h: how a citation names its work, and the place in the work that it points to.
 */
#ifndef CITE_CITATIONS_FORMS_H
#define CITE_CITATIONS_FORMS_H

#include "citations/patterns.h"

#include <stdbool.h>
#include <stddef.h>

/* A place in a work: "pp. 49-65", "S. 82 ff.", "at 35", "s. 52". */
struct cite__locator {
    const char *label; /* CSL: "page", "section", "note" …; static; NULL for a bare number */
    cite_str value;    /* slice of the reading: "49-65" */
    struct cite__run run;
};

enum cite__locator_kind {
    CITE__LOCATOR_LABELLED, /* only with its label */
    CITE__LOCATOR_BARE      /* a bare number is a page */
};

/* The locator at token index, a comma before it allowed. */
bool cite__locator_at(const struct cite__reader *reader, size_t index, size_t limit,
                      enum cite__locator_kind kind, struct cite__locator *out);

/* The last locator of a run: one that ends it, or a labelled one outside of quotations. Its label is never NULL. */
bool cite__locator_in(const struct cite__reader *reader, struct cite__run run, enum cite__locator_kind kind,
                      struct cite__locator *out);

/* The end of the ibid. that starts at index; index where there is none. */
size_t cite__ibid_end(const struct cite__reader *reader, size_t index, size_t limit);

/* The end of the supra, op. cit. … that starts at index; *note is the number of the note it names, or CITE_NONE. */
size_t cite__supra_end(const struct cite__reader *reader, size_t index, size_t limit, size_t *note);

#endif
