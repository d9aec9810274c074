/*
 * citations/walker.h: the walk over what stands behind a title, for rest.c and numbers.c.
 */
#ifndef CITE_CITATIONS_WALKER_H
#define CITE_CITATIONS_WALKER_H

#include "citations/rest.h"

struct cite__walker {
    const struct cite__reader *reader;
    const struct cite__tokens *tokens;
    struct cite__rest *out;
    size_t limit;
    size_t text; /* where the text since the last thing taken starts */
    bool access; /* behind "Retrieved": text and dates are the visit's */
};

/* Takes what stands at an index: returns its end, or the index where it is none of its. */
typedef size_t (*cite__taker)(struct cite__walker *walker, size_t index);

/* Takers of numbers: "vol. 3" · "pp. 3-9" · "12(3), 5-9" · ", 55-80" behind the bracket of a book · "RFC 3986" · "ISBN …" */
size_t cite__take_labelled(struct cite__walker *walker, size_t index);
size_t cite__take_pages(struct cite__walker *walker, size_t index);
size_t cite__take_volume(struct cite__walker *walker, size_t index);
size_t cite__take_extent(struct cite__walker *walker, size_t index);
size_t cite__take_number(struct cite__walker *walker, size_t index);
size_t cite__take_isbn(struct cite__walker *walker, size_t index);

/* Sets what is not set. */
void cite__walker_set(cite_str *field, cite_str value);
void cite__walker_date(cite_date *field, const cite_date *date);

#endif
