/*
 * core/map.c: see map.h.
 */
#include "core/map.h"

#include "core/str.h"

#define FIRST_CAPACITY ((size_t)32)

#define FREE UINT32_MAX

/* FNV-1a over the bytes, then a finishing mix (the one of MurmurHash3), so that low bits depend on all bytes. */
static uint32_t hash_of(cite_str key, uint64_t seed)
{
    uint64_t hash = UINT64_C(14695981039346656037) ^ seed;

    for (size_t i = 0; i < key.len; i++) {
        hash ^= (unsigned char)key.ptr[i];
        hash *= UINT64_C(1099511628211);
    }
    hash ^= hash >> 33;
    hash *= UINT64_C(0xff51afd7ed558ccd);
    return (uint32_t)(hash ^ hash >> 33);
}

void cite__map_init(struct cite__map *map, struct cite__arena *arena, uint64_t seed)
{
    *map = (struct cite__map){.arena = arena, .seed = seed};
}

/* The slot that holds key, or the free one where it would go. */
static struct cite__map_slot *slot_of(struct cite__map_slot *slots, size_t capacity, cite_str key,
                                      uint32_t hash)
{
    size_t at = (size_t)hash & (capacity - 1);

    while (slots[at].value != FREE && !(slots[at].hash == hash && cite__str_equal(slots[at].key, key)))
        at = (at + 1) & (capacity - 1);
    return &slots[at];
}

size_t cite__map_get(const struct cite__map *map, cite_str key)
{
    if (map->capacity == 0)
        return CITE_NONE;
    uint32_t value = slot_of(map->slots, map->capacity, key, hash_of(key, map->seed))->value;
    return value == FREE ? CITE_NONE : value;
}

static bool grow(struct cite__map *map)
{
    size_t capacity = map->capacity ? map->capacity * 2 : FIRST_CAPACITY;
    struct cite__map_slot *slots = cite__arena_zero(map->arena, capacity, sizeof *slots);

    if (!slots)
        return false;
    for (size_t i = 0; i < capacity; i++)
        slots[i].value = FREE;
    for (size_t i = 0; i < map->capacity; i++) {
        const struct cite__map_slot *old = &map->slots[i];
        if (old->value != FREE)
            *slot_of(slots, capacity, old->key, old->hash) = *old;
    }
    cite__arena_drop(map->arena, map->slots, map->capacity * sizeof *map->slots);
    map->slots = slots;
    map->capacity = capacity;
    return true;
}

bool cite__map_set(struct cite__map *map, cite_str key, size_t value)
{
    if (value >= FREE)
        return false;
    if (map->count * 4 >= map->capacity * 3 && !grow(map))
        return false;
    uint32_t hash = hash_of(key, map->seed);
    struct cite__map_slot *slot = slot_of(map->slots, map->capacity, key, hash);
    if (slot->value == FREE)
        map->count++;
    *slot = (struct cite__map_slot){key, (uint32_t)value, hash};
    return true;
}
