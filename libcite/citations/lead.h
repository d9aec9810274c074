/*
 * citations/lead.h: what stands before the first evidence of a citation: running text, or the citation's own names and title.
 */
#ifndef CITE_CITATIONS_LEAD_H
#define CITE_CITATIONS_LEAD_H

#include "citations/cores.h"

#include <stddef.h>

/*
 * Where the citation starts whose first evidence is [index, end), in the sentence [start, limit); CITE_NONE where that is no
 * citation.
 */
size_t cite__lead_left(const struct cite__reader *reader, size_t start, size_t index, size_t limit,
                       unsigned evidence, size_t end);

#endif
