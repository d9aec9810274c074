/*
 * net/neighbours.h: whether a host sends one page for all its addresses: three that differ in their path and not in
 * their text are suspicious. One address beside them that never was decides for all pages of that text: where it
 * gets the same, they say nothing of what was cited.
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

enum cite__text_state {
    CITE__TEXT_OPEN,   /* too few addresses have it */
    CITE__TEXT_ASK,    /* enough have it: a sibling is to be asked */
    CITE__TEXT_ASKED,  /* and was */
    CITE__TEXT_ALIKE,  /* the host sends it for what never was */
    CITE__TEXT_CLEARED /* it does not */
};

struct cite__text_group {
    uint64_t likeness;
    enum cite__text_state state;
    cite_str paths[CITE__ALIKE_MIN]; /* that differ */
    size_t count;
};

struct cite__neighbours {
    struct cite__text_group groups[CITE__TEXTS_MAX];
    size_t count;
};

/*
 * Takes up a page and the address that sent it, which must outlive it: the state of its text. CITE__TEXT_ASK is
 * given once; CITE__TEXT_CLEARED too where there are more texts than are kept in mind.
 */
enum cite__text_state cite__neighbours_add(struct cite__neighbours *neighbours, uint64_t likeness,
                                           cite_str url);

/* The sibling's answer: whether it was that text. */
void cite__neighbours_decide(struct cite__neighbours *neighbours, uint64_t likeness, bool alike);

#endif
