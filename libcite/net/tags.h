/*
 * net/tags.h: the markup of a page, passed tag by tag: where a tag, comment or declaration ends, and what is no text of
 * the page. A small scanner, not a reader of HTML; reads each byte a fixed number of times, and allocates nothing.
 */
#ifndef CITE_NET_TAGS_H
#define CITE_NET_TAGS_H

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

struct cite__tag {
    cite_str name; /* empty for a comment or a declaration */
    cite_str text; /* from "<" to ">" */
    bool closes;   /* an end tag */
    bool hides;    /* a start tag whose content is no text of the page, and was passed too */
};

/* Passes the tag, comment or declaration at the "<" at *at; false, and *at unchanged, where it is none, but text. */
bool cite__tag_pass(struct cite__tag *out, cite_str html, size_t *at);

#endif
