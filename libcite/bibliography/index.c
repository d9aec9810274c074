/*
 * bibliography/index.c: see index.h.
 */
#include "bibliography/index.h"

#include "bibliography/item.h"
#include "core/str.h"

/* Lookup gives the same answer under any seed; a fixed one keeps the work the same from run to run. */
#define SEED UINT64_C(0x6c69626369746531)

void cite__index_init(struct cite__index *index, enum cite__index_kind kind, struct cite__arena *arena)
{
    *index = (struct cite__index){.kind = kind};
    cite__map_init(&index->map, arena, SEED + (uint64_t)kind);
}

const struct cite__bucket *cite__index_find(const struct cite__index *index, cite_str key)
{
    size_t number = cite__map_get(&index->map, key);

    return number == CITE_NONE ? NULL : &index->buckets.items[number];
}

size_t cite__index_bucket(struct cite__index *index, cite_str key)
{
    size_t number = cite__map_get(&index->map, key);

    if (number != CITE_NONE)
        return number;
    cite_str copy = cite__arena_str(index->map.arena, key);
    if (!copy.ptr)
        return CITE_NONE;
    number = index->buckets.count;
    struct cite__bucket *bucket = CITE__ARRAY_PUSH(&index->buckets, index->map.arena);
    if (!bucket)
        return CITE_NONE;
    *bucket = (struct cite__bucket){.key = copy};
    if (!cite__map_set(&index->map, copy, number)) {
        index->buckets.count--;
        return CITE_NONE;
    }
    return number;
}

void cite__index_link(struct cite__index *index, cite_item *item, size_t number)
{
    struct cite__bucket *bucket = &index->buckets.items[number];
    struct cite__node *node = &item->nodes[index->kind];
    cite_item *prev = bucket->last;

    /* From the end, for it is nearly always the newest item that is set. */
    while (prev && prev->serial > item->serial)
        prev = prev->nodes[index->kind].prev;
    cite_item *next = prev ? prev->nodes[index->kind].next : bucket->first;
    *node = (struct cite__node){number, prev, next};
    if (prev)
        prev->nodes[index->kind].next = item;
    else
        bucket->first = item;
    if (next)
        next->nodes[index->kind].prev = item;
    else
        bucket->last = item;
}

void cite__index_unlink(struct cite__index *index, cite_item *item)
{
    struct cite__node *node = &item->nodes[index->kind];

    if (node->bucket == CITE_NONE)
        return;
    struct cite__bucket *bucket = &index->buckets.items[node->bucket];
    if (node->prev)
        node->prev->nodes[index->kind].next = node->next;
    else
        bucket->first = node->next;
    if (node->next)
        node->next->nodes[index->kind].prev = node->prev;
    else
        bucket->last = node->prev;
    *node = (struct cite__node){CITE_NONE, NULL, NULL};
}

bool cite__index_move(struct cite__index *index, cite_item *item, cite_str key)
{
    const struct cite__node *node = &item->nodes[index->kind];

    if (node->bucket != CITE_NONE && cite__str_equal(index->buckets.items[node->bucket].key, key))
        return true;
    cite__index_unlink(index, item);
    if (key.len == 0)
        return true;
    size_t bucket = cite__index_bucket(index, key);
    if (bucket == CITE_NONE)
        return false;
    cite__index_link(index, item, bucket);
    return true;
}
