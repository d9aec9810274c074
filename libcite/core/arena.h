/*
 * core/arena.h: memory that is given out piece by piece and taken back whole.
 *
 *     chunk ── chunk ── chunk (newest)
 *     [used…free]       a request that does not fit starts a chunk; chunks double up to 1 MiB;
 *                       a large request gets a chunk of its own
 *
 * Built with CITE_ARENA_MALLOC each request is its own malloc, so that the sanitizers see every overrun.
 * An arena is sticky: after the first failed request every later one fails too; the member failed says so.
 */
#ifndef CITE_CORE_ARENA_H
#define CITE_CORE_ARENA_H

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

struct cite__chunk;

struct cite__arena {
    cite_allocator allocator;
    struct cite__chunk *newest;
    struct cite__chunk
        *spare; /* kept aside by cite__arena_back, so that going to and fro over a chunk's end costs nothing */
    size_t next_size; /* of the next ordinary chunk */
    size_t requested; /* bytes asked for since init: counted work, for the tests */
    bool failed;
    bool
        gives_back; /* cite__arena_drop frees: for arenas that live long, where nothing is dropped behind a mark */
    void *attached; /* one object of another module that ends with the arena; NULL: none */
    void (*attached_free)(void *attached); /* ends it */
};

/* A place to go back to. */
struct cite__arena_mark {
    struct cite__chunk *chunk;
    size_t used;
};

void cite__arena_init(struct cite__arena *arena, const cite_allocator *allocator);
void cite__arena_release(struct cite__arena *arena);

/* size bytes aligned for any type; NULL when memory is out. Not cleared. */
void *cite__arena_alloc(struct cite__arena *arena, size_t size);

/* count * size bytes, all zero; NULL when memory is out or the product overflows. */
void *cite__arena_zero(struct cite__arena *arena, size_t count, size_t size);

/* A NUL-terminated copy; {NULL, 0} when memory is out. */
cite_str cite__arena_str(struct cite__arena *arena, cite_str text);

/* Makes a block larger: in place where it was the last one given out, by a copy otherwise. */
void *cite__arena_grow(struct cite__arena *arena, void *ptr, size_t old_size, size_t new_size);

/*
 * Gives back a block that is no longer used, where the arena does that (gives_back) and the block is large and has a chunk of
 * its own; else it stays until the end. cite__arena_grow drops what it moved.
 */
void cite__arena_drop(struct cite__arena *arena, const void *ptr, size_t size);

struct cite__arena_mark cite__arena_here(const struct cite__arena *arena);

/* Gives back everything that was asked for since the mark was taken. */
void cite__arena_back(struct cite__arena *arena, struct cite__arena_mark mark);

#endif
