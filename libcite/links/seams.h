/*
 * links/seams.h: whether a link goes on behind a line's end or behind a space, and how it then reads.
 */
#ifndef CITE_LINKS_SEAMS_H
#define CITE_LINKS_SEAMS_H

#include "links/rules.h"

#include <cite/common.h>

#include <stdbool.h>

/* What parts two pieces of a link. */
enum cite__seam {
    CITE__SEAM_LINE,   /* a line's end */
    CITE__SEAM_BLANK,  /* a blank line */
    CITE__SEAM_COLUMN, /* running text between: the note goes on elsewhere */
    CITE__SEAM_SPACE   /* a space that a machine let in */
};

/* What decided about a seam. */
struct cite__seam_why {
    enum cite__link_rule rule;
    double weight; /* what spoke for the piece beyond what it needed, where that was weighed */
};

/*
 * Whether token goes on with the link whose text so far is before (both without white space at their ends). wrapped: the link
 * stands in angle brackets that are not closed yet. full: the line that ends here is as long as its neighbours; for a space, the
 * token ends its paragraph. *why is set to what decided; it may be NULL.
 */
bool cite__seam_joins(enum cite__seam seam, cite_str before, cite_str token, bool wrapped, bool full,
                      struct cite__seam_why *why);

/* Whether a space between the two reads better as an underscore than as nothing. */
bool cite__seam_underscore(cite_str before, cite_str token);

#endif
