/*
 * bibliography/collect.h: the citations of a document → its bibliography.
 */
#ifndef CITE_BIBLIOGRAPHY_COLLECT_H
#define CITE_BIBLIOGRAPHY_COLLECT_H

#include "citations/citations.h"

#include <cite/bibliography.h>
#include <cite/error.h>

/*
 * Makes the bibliography of all citations in full, each work once, in the order of first citation, and sets every
 * citation's item; a citation without one gets its reason in unresolved. *out is the caller's, to be ended by
 * cite_bibliography_free, and NULL on failure. CITE_ERROR_MEMORY.
 */
cite_status cite__bibliography_collect(cite_bibliography **out, struct cite__citations *citations,
                                       const cite_allocator *allocator, cite_error *error);

#endif
