/*
 * net/sense.h: what one answer means: its code, or the wall it is, or what the page that came with it says of
 * itself; and where it ended a chain, what its place says. Pure functions of the answer.
 */
#ifndef CITE_NET_SENSE_H
#define CITE_NET_SENSE_H

#include "net/grading.h"
#include "net/page.h"
#include "net/verdict.h"

#include <stdbool.h>
#include <stdint.h>

struct cite__sense {
    const struct cite__finding *finding;
    unsigned flags;         /* bits of cite_flag */
    bool hint;              /* it may be a notice that the page is gone, though it may also be the page */
    bool has_likeness;      /* the whole page came, and has text enough to be compared */
    uint64_t likeness;      /* net/page.h */
    struct cite__page page; /* all zero where no page was read */
};

/* Where an answer stands. */
struct cite__place {
    cite_str cited; /* the reading that is being asked */
    cite_str final; /* the address that answered */
    size_t redirects;
    bool is_get;
    bool insecure;                      /* certificates are not verified */
    bool fragments;                     /* what the fragment of cited names is looked for */
    const struct cite__codes *accepted; /* the user takes them for 200; NULL: none */
};

void cite__sense_of(struct cite__sense *out, const struct cite__answer *answer,
                    const struct cite__place *place);

#endif
