/*
 * net/target.h: what is asked for a URL as people cite it: the URL for the wire, and the host that answers for
 * it.
 */
#ifndef CITE_NET_TARGET_H
#define CITE_NET_TARGET_H

#include "core/arena.h"

#include <cite/common.h>

#include <stdbool.h>

/* The longest URL that is asked: far over the 8000 bytes that every server should take (RFC 9110, 4.1). */
#define CITE__URL_MAX ((size_t)64 * 1024)

enum cite__target_kind {
    CITE__TARGET_HTTP,    /* can be asked */
    CITE__TARGET_SCHEME,  /* a URL of a scheme that is not checked */
    CITE__TARGET_INVALID, /* not a URL */
    CITE__TARGET_MEMORY   /* memory is out */
};

struct cite__target {
    enum cite__target_kind kind;
    cite_str url;    /* normal form, without userinfo and fragment, in ASCII; built, NUL-terminated */
    cite_str origin; /* its beginning, up to the path: scheme, host and port */
    cite_str secret; /* "user:password" of the URL, decoded; NUL-terminated; {NULL, 0} where it has none */
    cite_str host;   /* a slice of url; an IPv6 address without brackets */
    bool local;      /* by its host alone: localhost, or a numeric address that is not public */
};

/* Reads a URL; its strings go to arena, which is marked as failed when memory is out. */
void cite__target_read(struct cite__target *out, cite_str url, struct cite__arena *arena);

/* The same for a URL that is NUL-terminated and lives as long as the arena: it is no copy where it is asked as it stands. */
void cite__target_read_kept(struct cite__target *out, cite_str url, struct cite__arena *arena);

/*
 * Whether a text may stand in a field of a request: a control character would end the field, and begin one of somebody's
 * choice (RFC 9110, 5.5). NULL is fine.
 */
bool cite__is_field_value(const char *text);

/* Whether a text is the address of a proxy: a scheme that libcurl speaks to them, and a host. */
bool cite__is_proxy(const char *text);

#endif
