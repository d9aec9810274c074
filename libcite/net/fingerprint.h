/*
 * net/fingerprint.h: a page's fingerprint (cite/drift.h) on an arena.
 */
#ifndef CITE_NET_FINGERPRINT_H
#define CITE_NET_FINGERPRINT_H

#include "core/arena.h"

#include <cite/drift.h>

/* Fills a fingerprint whose strings are on an arena; its work takes memory besides, and gives it back. false: memory is out. */
bool cite__fingerprint_make(cite_fingerprint *out, cite_str page, cite_str content_type,
                            struct cite__arena *arena);

#endif
