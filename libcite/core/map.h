/*
 * core/map.h: a hash table from slices to indexes. Keys are not copied: they must outlive the map. Open
 * addressing on an arena, seeded; never shrinks. What iterates, iterates over the caller's own array, in its order.
 */
#ifndef CITE_CORE_MAP_H
#define CITE_CORE_MAP_H

#include "core/arena.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Tables of a collection are large: half of what the numbers could be is enough. */
struct cite__map_slot {
    cite_str key;
    uint32_t value; /* UINT32_MAX: the slot is free */
    uint32_t hash;
};

struct cite__map {
    struct cite__arena *arena;
    struct cite__map_slot *slots;
    size_t capacity; /* a power of two, or 0 */
    size_t count;
    uint64_t seed;
};

void cite__map_init(struct cite__map *map, struct cite__arena *arena, uint64_t seed);

/* The value of key, or CITE_NONE. */
size_t cite__map_get(const struct cite__map *map, cite_str key);

/* Sets the value of key, an index below UINT32_MAX; false when memory is out, or indexes are. */
bool cite__map_set(struct cite__map *map, cite_str key, size_t value);

#endif
