/*
 * core/alloc.h: where memory comes from, and sizes that cannot overflow.
 */
#ifndef CITE_CORE_ALLOC_H
#define CITE_CORE_ALLOC_H

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

/* The given allocator, or malloc's where it is NULL. */
cite_allocator cite__allocator_or_default(const cite_allocator *allocator);

void *cite__alloc(const cite_allocator *allocator, size_t size);

/* A block that does not exist yet (NULL) is asked of alloc, so that a hook's realloc always has one to move. */
void *cite__realloc(const cite_allocator *allocator, void *ptr, size_t old_size, size_t new_size);

/* NULL is fine. */
void cite__free(const cite_allocator *allocator, void *ptr);

/* *out = a + b, a * b; false (and *out untouched) where that does not fit. */
bool cite__size_add(size_t *out, size_t a, size_t b);
bool cite__size_mul(size_t *out, size_t a, size_t b);

#endif
