/*
 * net/fingerprint.h: a page's fingerprint (cite/drift.h) on an arena.
 */
#ifndef CITE_NET_FINGERPRINT_H
#define CITE_NET_FINGERPRINT_H

#include "core/arena.h"

#include <cite/drift.h>

/*
 * How much of a page its fingerprint is made of: more than nearly any page's text, and no file's. The same for all, so that
 * cut pages can be compared.
 */
#define CITE__FINGERPRINT_BYTES ((size_t)512 * 1024)

/* Fills a fingerprint whose strings are on an arena; its work takes memory besides, and gives it back. false: memory is out. */
bool cite__fingerprint_make(cite_fingerprint *out, cite_str page, cite_str content_type,
                            struct cite__arena *arena);

#endif
