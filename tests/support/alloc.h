/*
 * support/alloc.h: an allocator that counts, and fails when told.
 *
 *     struct counting_alloc memory;
 *     counting_alloc_init(&memory);
 *     options.allocator = &memory.allocator;
 *     counting_alloc_fail(&memory, 7, ALLOC_FAIL_ONCE);
 *
 * A block is moved on every realloc, so that a pointer kept across one shows. For one thread at a time.
 */
#ifndef CITE_TESTS_SUPPORT_ALLOC_H
#define CITE_TESTS_SUPPORT_ALLOC_H

#include <cite/common.h>

#include <stddef.h>

enum alloc_failing {
    ALLOC_FAIL_NEVER,
    ALLOC_FAIL_ONCE,    /* the n-th request fails, the next ones do not */
    ALLOC_FAIL_FOR_GOOD /* the n-th request and all later ones fail */
};

struct counting_alloc {
    cite_allocator allocator; /* its context is this struct, which must not be moved */
    size_t requests;          /* calls of alloc and realloc, failed ones too */
    size_t failures;          /* requests answered with NULL */
    size_t bytes;             /* asked for, over all requests */
    size_t live_blocks;
    size_t live_bytes;
    size_t peak_bytes;  /* the highest live_bytes was */
    size_t wrong_sizes; /* calls of realloc that told an old size which the block does not have */
    size_t countdown;   /* requests that still succeed, where failing is not ALLOC_FAIL_NEVER */
    enum alloc_failing failing;
};

void counting_alloc_init(struct counting_alloc *memory);

/* From now on: the n-th request (from 0) fails. */
void counting_alloc_fail(struct counting_alloc *memory, size_t n, enum alloc_failing failing);

#endif
