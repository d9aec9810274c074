/*
 * core/url.h: URLs on slices: parts, normal form, resolving (RFC 3986). Nothing here asks the network.
 */
#ifndef CITE_CORE_URL_H
#define CITE_CORE_URL_H

#include "core/arena.h"
#include "core/buf.h"

#include <cite/common.h>

#include <stdbool.h>

/* The parts of a URL, slices of it; a part that is not there has ptr NULL. "?" and "#" belong to no part. */
struct cite__url {
    cite_str scheme;   /* "https" */
    cite_str userinfo; /* "user:password" */
    cite_str host;     /* "example.org"; an IPv6 address without its brackets */
    cite_str port;     /* "8080" */
    cite_str path;     /* "/a/b"; may be empty, never NULL */
    cite_str query;
    cite_str fragment;
};

/*
 * Splits a URL (RFC 3986, appendix B, with the authority split). false where it has no scheme and host; the
 * parts it has are set all the same, so that "mailto:a@b" gives its scheme.
 */
bool cite__url_split(struct cite__url *out, cite_str url);

/*
 * Appends the form in which two spellings of one address are equal: scheme and host lower-case, default port
 * and fragment dropped, "/" for an empty path, percent-encodings of unreserved characters decoded and the rest
 * in upper case (RFC 3986, 6.2.2), dot segments removed. An IRI's non-ASCII bytes are percent-encoded (RFC
 * 3987, 3.1), those of its host stay.
 */
void cite__url_normal(struct cite__buf *out, cite_str url);

/*
 * How many bytes at an offset of a text are the user information of a URL with its "@": 0 but right after "://". What is
 * shown or written leaves them out, for they may hold a password (RFC 3986, 3.2.1 and 7.5).
 */
size_t cite__url_user_len(cite_str text, size_t at);

/* A copy of a URL without its user information, for who must not learn it; {NULL, 0} when memory is out. */
cite_str cite__url_public(cite_str url, struct cite__arena *arena);

/* Appends the absolute form of a reference found at base (RFC 3986, 5.2). */
void cite__url_resolve(struct cite__buf *out, cite_str base, cite_str reference);

#endif
