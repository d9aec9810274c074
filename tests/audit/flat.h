/*
 * audit/flat.h: JSON as pairs of a path and a value: "references/3/drift/verdict" and "same". Depth is bounded.
 */
#ifndef CITE_TESTS_AUDIT_FLAT_H
#define CITE_TESTS_AUDIT_FLAT_H

#include <cite/common.h>

#include <stdbool.h>

typedef void (*flat_fn)(void *context, const char *path, const char *value);

/* Hands out every string, number and word, in their order; false where json is none. */
bool flat_read(cite_str json, flat_fn take, void *context);

#endif
