/*
 * citations/resolve.h: binds short forms to the citation in full that they mean.
 *
 *     ibid.              the citation before it; the last of its note, with less confidence where that had several
 *     op. cit., n. 7     among those of note 7 the one with that author
 *     Marsh 1999         the one work by that author and year
 *     Marsh, Rivers, 35  the one work of that title, or the only one by that author
 *
 * A unique candidate or none; and where there is none, why.
 */
#ifndef CITE_CITATIONS_RESOLVE_H
#define CITE_CITATIONS_RESOLVE_H

#include "citations/mention.h"
#include "core/env.h"
#include "notes/notes.h"

#include <cite/citation.h>

/*
 * Sets form, unresolved and confidence of items, and same: for each citation that is not in full the index of the one
 * in full that it means, or CITE_NONE. A citation that looked full but only repeats author and title becomes short.
 * CITE_ERROR_MEMORY.
 */
cite_status cite__resolve(cite_citation *items, const struct cite__mention *mentions, size_t *same,
                          size_t count, const struct cite__notes *notes, struct cite__env *env);

#endif
