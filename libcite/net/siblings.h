/*
 * net/siblings.h: an address beside a cited one that surely never was. A server that answers alike for both says
 * nothing of the cited one (Bar-Yossef and others 2004).
 */
#ifndef CITE_NET_SIBLINGS_H
#define CITE_NET_SIBLINGS_H

#include "core/arena.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stdint.h>

/* The sibling of a URL: its folder, and letters that nobody chose. {NULL, 0} where it has none or memory is out. */
cite_str cite__sibling_of(cite_str url, uint64_t seed, struct cite__arena *arena);

/* Whether a chain from a deep address ended in a folder above it: what was cited may be gone. */
bool cite__sibling_is_above(cite_str cited, cite_str final);

#endif
