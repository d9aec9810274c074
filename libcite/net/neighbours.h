/*
 * net/neighbours.h: whether a host sends one page for all its addresses: three that differ in their path and not in
 * their text say nothing of what was cited. It costs no request.
 */
#ifndef CITE_NET_NEIGHBOURS_H
#define CITE_NET_NEIGHBOURS_H

#include "core/arena.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* So many addresses with one text are no chance. */
#define CITE__ALIKE_MIN 3

/* Different texts of one host that are kept in mind; what comes later is compared with these. */
#define CITE__TEXTS_MAX 64

struct cite__text_group {
    uint64_t likeness;
    cite_str paths[CITE__ALIKE_MIN]; /* that differ */
    size_t count;
};

struct cite__neighbours {
    struct cite__text_group groups[CITE__TEXTS_MAX];
    size_t count;
};

/* Takes up a page and the address that sent it, which must outlive it; true where too many have that text. */
bool cite__neighbours_add(struct cite__neighbours *neighbours, uint64_t likeness, cite_str url);

#endif
