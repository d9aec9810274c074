/*
 * audit/fates.h: what becomes of addresses, run by run.
 */
#ifndef CITE_TESTS_AUDIT_FATES_H
#define CITE_TESTS_AUDIT_FATES_H

#include "audit/world.h"

struct fate {
    const char *name; /* as it stands in addresses */
    unsigned share;   /* of the addresses that name none */
    bool deep;        /* not for home pages */
    struct {
        enum way way;
        enum edition edition;
    } runs[RUNS];
};

/* Ends with a name of NULL. The first one is that of addresses that can have no other. */
extern const struct fate fates[];

/* Names of copies, as they stand in addresses. */
extern const char *const copy_names[COPIES];

#endif
