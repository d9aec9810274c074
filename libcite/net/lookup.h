/*
 * net/lookup.h: asks the resolver, in a thread of its own, why a host name could not be looked up.
 *
 * libcurl says only that a name could not be resolved. Whether the host does not exist or the resolver failed
 * is told by getaddrinfo alone, which blocks; so it runs in a thread that may outlive whoever started it. For
 * that reason its memory comes from malloc rather than from the allocator hook, and both sides hold a share of
 * it.
 */
#ifndef CITE_NET_LOOKUP_H
#define CITE_NET_LOOKUP_H

#include <cite/common.h>

enum cite__lookup_state {
    CITE__LOOKUP_RUNNING,
    CITE__LOOKUP_FOUND,   /* the host has an address after all */
    CITE__LOOKUP_NO_HOST, /* there is no such host */
    CITE__LOOKUP_FAILED,  /* the resolver failed */
    CITE__LOOKUP_NO_NAMES /* the resolver says so of every name: it is not connected to the public Internet */
};

struct cite__lookup;

/* Starts a look-up of a host name; NULL when memory or threads are out. */
struct cite__lookup *cite__lookup_start(cite_str host);

enum cite__lookup_state cite__lookup_state(struct cite__lookup *lookup);

/* Gives up the caller's share. NULL is fine. */
void cite__lookup_end(struct cite__lookup *lookup);

#endif
