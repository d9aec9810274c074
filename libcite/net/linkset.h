/*
 * net/linkset.h: links with their attributes, as the Link field of an answer (RFC 8288) and a TimeMap in
 * application/link-format (RFC 6690, RFC 7089) list them:
 *
 *     <https://archive.example/web/20210304050607/https://a.example/>; rel="memento"; datetime="Thu, 04 Mar 2021 …",
 */
#ifndef CITE_NET_LINKSET_H
#define CITE_NET_LINKSET_H

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One link: slices of the text. */
struct cite__link_value {
    cite_str target;
    cite_str rel;     /* its relations, with spaces between; empty: none */
    int64_t datetime; /* seconds since 1970 UTC */
    bool has_datetime;
};

/* The next link at or after *at, and *at past it; false where there is none. What is no link is passed over. */
bool cite__linkset_next(struct cite__link_value *out, cite_str text, size_t *at);

/* Whether one of a link's relations is a word, in whatever case. */
bool cite__link_value_is(const struct cite__link_value *link, const char *relation);

#endif
