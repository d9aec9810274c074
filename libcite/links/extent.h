/*
 * links/extent.h: how far a link goes to the right on its line: brackets, quotation marks, closing punctuation.
 */
#ifndef CITE_LINKS_EXTENT_H
#define CITE_LINKS_EXTENT_H

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

/* Brackets opened and not closed so far: a closing one ends the link where none is open. */
struct cite__link_depth {
    size_t round;
    size_t square;
    size_t curly;
    bool braced; /* the link stands in curly brackets: "\\url{…}", "url = {…}" */
};

/* The end of the run of bytes from begin, before limit, that a link may hold. depth goes on from run to run. */
size_t cite__link_run(cite_str text, size_t begin, size_t limit, struct cite__link_depth *depth);

/* The end of the link in [begin, end) without the punctuation that closes the sentence around it. */
size_t cite__link_trim(cite_str text, size_t begin, size_t end);

#endif
