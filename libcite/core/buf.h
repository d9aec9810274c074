/*
 * core/buf.h: a byte buffer that grows up to a ceiling, and remembers that an append failed.
 *
 * Appends after a failure do nothing, so a series of them is checked once at the end. What is in it is always
 * NUL-terminated.
 */
#ifndef CITE_CORE_BUF_H
#define CITE_CORE_BUF_H

#include <cite/common.h>
#include <cite/error.h>

#include <stdbool.h>
#include <stddef.h>

struct cite__buf {
    cite_allocator allocator;
    char *data; /* NULL while empty */
    size_t len;
    size_t size;        /* bytes allocated */
    size_t ceiling;     /* most bytes of content */
    cite_status failed; /* CITE_OK, CITE_ERROR_MEMORY or CITE_ERROR_LIMIT */
};

/* ceiling: the most bytes it may hold, from a named constant with its reason. */
void cite__buf_init(struct cite__buf *buf, const cite_allocator *allocator, size_t ceiling);

/* A buffer in storage of the caller's, of size bytes, at least 1: nothing is allocated, and there is nothing to release. */
void cite__buf_fixed(struct cite__buf *buf, char *storage, size_t size);

void cite__buf_release(struct cite__buf *buf);

/* Empties it, keeps the memory, and forgets a failure. */
void cite__buf_clear(struct cite__buf *buf);

void cite__buf_byte(struct cite__buf *buf, char byte);
void cite__buf_bytes(struct cite__buf *buf, const char *data, size_t len);
void cite__buf_str(struct cite__buf *buf, cite_str text);
void cite__buf_text(struct cite__buf *buf, const char *text); /* NUL-terminated */
void cite__buf_size(struct cite__buf *buf, size_t number);    /* decimal */
void cite__buf_int(struct cite__buf *buf, int64_t number);    /* decimal */

/* What it holds: valid until the next append. ptr is never NULL. */
cite_str cite__buf_view(const struct cite__buf *buf);

#endif
