/*
 * net/cookies.h: the cookies of one chain of redirects.
 *
 * Some servers hand out a cookie with a redirect, and send whoever comes without it round and round. So a chain
 * gives back what it was given, to the hosts that RFC 6265 names, and forgets it at its end. Nothing is kept from
 * link to link.
 */
#ifndef CITE_NET_COOKIES_H
#define CITE_NET_COOKIES_H

#include "core/arena.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

/* More than a gate needs; what comes beyond is not kept. */
#define CITE__COOKIES_MAX 16

/* RFC 6265, 6.1: so many bytes of one cookie should be kept. */
#define CITE__COOKIE_BYTES_MAX 4096

struct cite__cookie {
    cite_str pair; /* "name=value" */
    size_t name_len;
    cite_str domain;
    bool exact;  /* for that host alone, else for those below it too */
    bool secure; /* over https alone */
};

struct cite__cookies {
    struct cite__cookie items[CITE__COOKIES_MAX];
    size_t count;
};

/*
 * Takes up the Set-Cookie fields of an answer's head from a host; true where that changed what is kept. *jar may
 * be NULL, and is made where it is needed. arena is marked as failed when memory is out.
 */
bool cite__cookies_take(struct cite__cookies **jar, cite_str head, cite_str host, struct cite__arena *arena);

/* The Cookie field's value for a host, NUL-terminated; NULL where there is none or memory is out. jar may be NULL. */
const char *cite__cookies_for(const struct cite__cookies *jar, cite_str host, bool secure,
                              struct cite__arena *arena);

#endif
