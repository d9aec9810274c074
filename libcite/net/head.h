/*
 * net/head.h: the fields of an answer's head, as they came over the wire: lines that end in CR LF or LF.
 */
#ifndef CITE_NET_HEAD_H
#define CITE_NET_HEAD_H

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

/* The value of the next field of a name at or after *at, trimmed, and *at past it; false where there is none. */
bool cite__head_next(cite_str *value, cite_str head, const char *name, size_t *at);

/* Whether a field of a name is there whose value holds a text, in whatever case; an empty text is in every value. */
bool cite__head_has(cite_str head, const char *name, const char *text);

#endif
