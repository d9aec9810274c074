/*
 * core/arena.c: see arena.h.
 */
#include "core/arena.h"

#include "core/alloc.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

/* The first chunk serves a short text without a second; the largest keeps a big document to few chunks. */
#define FIRST_CHUNK   ((size_t)4096)
#define LARGEST_CHUNK ((size_t)1024 * 1024)

/* Smaller blocks are not worth the search for their chunk. */
#define LEAST_DROPPED ((size_t)64 * 1024)

struct cite__chunk {
    alignas(max_align_t) struct cite__chunk *older;
    size_t size; /* of data */
    size_t used;
    alignas(max_align_t) unsigned char data[];
};

void cite__arena_init(struct cite__arena *arena, const cite_allocator *allocator)
{
    *arena = (struct cite__arena){.allocator = cite__allocator_or_default(allocator), .next_size = FIRST_CHUNK};
}

void cite__arena_release(struct cite__arena *arena)
{
    if (arena->attached)
        arena->attached_free(arena->attached);
    arena->attached = NULL;
    cite__arena_back(arena, (struct cite__arena_mark){NULL, 0});
    cite__free(&arena->allocator, arena->spare);
    arena->spare = NULL;
}

/* The chunk kept aside, where it is large enough; else a new one. */
static struct cite__chunk *chunk_get(struct cite__arena *arena, size_t size)
{
    struct cite__chunk *spare = arena->spare;
    size_t bytes = 0;

    if (spare && spare->size >= size) {
        arena->spare = NULL;
        return spare;
    }
    if (!cite__size_add(&bytes, size, sizeof(struct cite__chunk)))
        return NULL;
    struct cite__chunk *chunk = cite__alloc(&arena->allocator, bytes);
    if (chunk)
        chunk->size = size;
    return chunk;
}

static struct cite__chunk *chunk_new(struct cite__arena *arena, size_t size)
{
    struct cite__chunk *chunk = chunk_get(arena, size);

    if (!chunk)
        return NULL;
    chunk->older = arena->newest;
    chunk->used = 0;
    arena->newest = chunk;
    return chunk;
}

#ifdef CITE_ARENA_MALLOC

/* A chunk ends where its one request ends, to the byte. */
static bool round_up(size_t *rounded, size_t size)
{
    *rounded = size;
    return true;
}

static size_t chunk_size_for(struct cite__arena *arena, size_t request)
{
    (void)arena;
    return request;
}

#else

/* The next multiple of the strictest alignment; false where there is none. */
static bool round_up(size_t *rounded, size_t size)
{
    const size_t align = alignof(max_align_t);

    if (!cite__size_add(rounded, size, align - 1))
        return false;
    *rounded &= ~(align - 1);
    return true;
}

/* The size that the chunk for a request gets. */
static size_t chunk_size_for(struct cite__arena *arena, size_t request)
{
    if (request > arena->next_size / 2)
        return request;
    size_t size = arena->next_size;
    if (arena->next_size < LARGEST_CHUNK)
        arena->next_size *= 2;
    return size;
}

#endif

void *cite__arena_alloc(struct cite__arena *arena, size_t size)
{
    size_t rounded = 0;

    if (arena->failed)
        return NULL;
    if (!round_up(&rounded, size > 0 ? size : 1)) {
        arena->failed = true;
        return NULL;
    }
    struct cite__chunk *chunk = arena->newest;
    if (!chunk || chunk->size - chunk->used < rounded) {
        chunk = chunk_new(arena, chunk_size_for(arena, rounded));
        if (!chunk) {
            arena->failed = true;
            return NULL;
        }
    }
    void *ptr = chunk->data + chunk->used;
    chunk->used += rounded;
    arena->requested += rounded;
    return ptr;
}

void *cite__arena_zero(struct cite__arena *arena, size_t count, size_t size)
{
    size_t bytes = 0;

    if (!cite__size_mul(&bytes, count, size)) {
        arena->failed = true;
        return NULL;
    }
    void *ptr = cite__arena_alloc(arena, bytes);
    if (ptr)
        memset(ptr, 0, bytes);
    return ptr;
}

cite_str cite__arena_str(struct cite__arena *arena, cite_str text)
{
    size_t bytes = 0;

    if (!cite__size_add(&bytes, text.len, 1)) {
        arena->failed = true;
        return (cite_str){NULL, 0};
    }
    char *copy = cite__arena_alloc(arena, bytes);
    if (!copy)
        return (cite_str){NULL, 0};
    if (text.len > 0)
        memcpy(copy, text.ptr, text.len);
    copy[text.len] = '\0';
    return (cite_str){copy, text.len};
}

void *cite__arena_grow(struct cite__arena *arena, void *ptr, size_t old_size, size_t new_size)
{
    struct cite__chunk *chunk = arena->newest;
    size_t old_rounded = 0;
    size_t new_rounded = 0;

    if (ptr && chunk && !arena->failed && round_up(&old_rounded, old_size) &&
        round_up(&new_rounded, new_size) && (unsigned char *)ptr + old_rounded == chunk->data + chunk->used) {
        size_t start = chunk->used - old_rounded;
        if (new_rounded <= chunk->size - start) {
            chunk->used = start + new_rounded;
            arena->requested += new_rounded - old_rounded;
            return ptr;
        }
    }
    void *moved = cite__arena_alloc(arena, new_size);
    if (moved && ptr) {
        memcpy(moved, ptr, old_size);
        cite__arena_drop(arena, ptr, old_size);
    }
    return moved;
}

void cite__arena_drop(struct cite__arena *arena, const void *ptr, size_t size)
{
    size_t rounded = 0;

    if (!arena->gives_back || !ptr || size < LEAST_DROPPED || !round_up(&rounded, size))
        return;
    for (struct cite__chunk **at = &arena->newest; *at; at = &(*at)->older) {
        struct cite__chunk *chunk = *at;
        if (chunk->data != (const unsigned char *)ptr)
            continue;
        if (chunk->used == rounded) { /* nothing else is in it */
            *at = chunk->older;
            cite__free(&arena->allocator, chunk);
        }
        return;
    }
}

struct cite__arena_mark cite__arena_here(const struct cite__arena *arena)
{
    return (struct cite__arena_mark){arena->newest, arena->newest ? arena->newest->used : 0};
}

/* Frees a chunk, or keeps it aside: one, of ordinary size, and none where each request is a malloc of its own. */
static void chunk_drop(struct cite__arena *arena, struct cite__chunk *chunk)
{
#ifndef CITE_ARENA_MALLOC
    if (chunk->size <= LARGEST_CHUNK && (!arena->spare || arena->spare->size < chunk->size)) {
        struct cite__chunk *smaller = arena->spare;
        arena->spare = chunk;
        chunk = smaller;
    }
#endif
    cite__free(&arena->allocator, chunk);
}

void cite__arena_back(struct cite__arena *arena, struct cite__arena_mark mark)
{
    while (arena->newest && arena->newest != mark.chunk) {
        struct cite__chunk *older = arena->newest->older;
        chunk_drop(arena, arena->newest);
        arena->newest = older;
    }
    if (arena->newest)
        arena->newest->used = mark.used;
}
