/*
 * support/invariants.h: what holds of every document, whatever is in it.
 */
#ifndef CITE_TESTS_SUPPORT_INVARIANTS_H
#define CITE_TESTS_SUPPORT_INVARIANTS_H

#include <cite/document.h>

#include <stdbool.h>
#include <stddef.h>

/*
 * Checks that spans lie in the text, in order and not empty; that labels stand where the spans say; that notes,
 * callouts and links are in reading order and every index is valid; that a link's raw is its spans' bytes joined by a
 * line feed; that what should be NUL-terminated is. NULL when all holds; otherwise what does not (static), and in
 * *index, which may be NULL, the finding's index.
 */
const char *invariants_broken(const cite_document *document, size_t *index);

/* true where text is JSON as far as brackets and strings go: all of them closed, in order, nothing after the end. */
bool invariants_json_balanced(cite_str text);

#endif
