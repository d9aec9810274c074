/*
 * support/guard.h: test input against an unmapped page.
 *
 *     | … writable page … INPUT | no access |
 *
 * Reading one byte past the input faults in any build, not only under a sanitizer.
 */
#ifndef CITE_TESTS_SUPPORT_GUARD_H
#define CITE_TESTS_SUPPORT_GUARD_H

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

struct guard {
    cite_str text; /* the copy; ends where the unmapped page begins */
    char *map;
    size_t map_size;
};

/* Copies len bytes to the end of a fresh mapping. data may be NULL when len is 0. false where there is no memory. */
bool guard_put(struct guard *guard, const void *data, size_t len);

/* The same for a NUL-terminated string, without its NUL. */
bool guard_put_text(struct guard *guard, const char *text);

/* Ends the copy. A guard that guard_put could not fill is fine. */
void guard_release(struct guard *guard);

#endif
