/*
 * support/alloc.c: an allocator that counts, and fails when told.
 *
 *     | header: size, padding | the caller's block … |
 */
#include "support/alloc.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The caller's block keeps the alignment that malloc gave the header. */
union header {
    size_t size;
    max_align_t align;
};

static bool must_fail(struct counting_alloc *memory)
{
    if (memory->failing == ALLOC_FAIL_NEVER)
        return false;
    if (memory->countdown > 0) {
        memory->countdown--;
        return false;
    }
    if (memory->failing == ALLOC_FAIL_ONCE)
        memory->failing = ALLOC_FAIL_NEVER;
    return true;
}

static void *take(void *context, size_t size)
{
    struct counting_alloc *memory = context;
    memory->requests++;
    union header *header = NULL;
    if (!must_fail(memory) && size <= (size_t)-1 - sizeof(*header))
        header = malloc(sizeof(*header) + size);
    if (!header) {
        memory->failures++;
        return NULL;
    }
    header->size = size;
    memory->bytes += size;
    memory->live_blocks++;
    memory->live_bytes += size;
    if (memory->live_bytes > memory->peak_bytes)
        memory->peak_bytes = memory->live_bytes;
    return header + 1;
}

static void give_back(void *context, void *ptr)
{
    struct counting_alloc *memory = context;
    if (!ptr)
        return;
    union header *header = (union header *)ptr - 1;
    memory->live_blocks--;
    memory->live_bytes -= header->size;
    free(header);
}

static void *resize(void *context, void *ptr, size_t old_size, size_t new_size)
{
    struct counting_alloc *memory = context;
    if (!ptr)
        return take(context, new_size);
    const size_t size = ((union header *)ptr - 1)->size;
    if (size != old_size)
        memory->wrong_sizes++;
    void *moved = take(context, new_size);
    if (!moved)
        return NULL;
    memcpy(moved, ptr, size < new_size ? size : new_size);
    give_back(context, ptr);
    return moved;
}

void counting_alloc_init(struct counting_alloc *memory)
{
    *memory =
        (struct counting_alloc){.allocator = {take, resize, give_back, memory}, .failing = ALLOC_FAIL_NEVER};
}

void counting_alloc_fail(struct counting_alloc *memory, size_t n, enum alloc_failing failing)
{
    memory->countdown = n;
    memory->failing = failing;
}
