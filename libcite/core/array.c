/*
 * core/array.c: the growth behind array.h.
 */
#include "core/array.h"

#include "core/alloc.h"

#define FIRST_CAPACITY ((size_t)16)

void *cite__array_grow(struct cite__arena *arena, void *items, size_t *capacity, size_t item_size)
{
    size_t next = *capacity ? *capacity : FIRST_CAPACITY / 2;
    size_t bytes = 0;

    if (!cite__size_mul(&next, next, 2) || !cite__size_mul(&bytes, next, item_size)) {
        arena->failed = true;
        return items;
    }
    void *grown = cite__arena_grow(arena, items, *capacity * item_size, bytes);
    if (!grown)
        return items;
    *capacity = next;
    return grown;
}
