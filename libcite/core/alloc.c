/*
 * core/alloc.c: the only file that calls malloc.
 */
#include "core/alloc.h"

#include <stdlib.h>

static void *default_alloc(void *context, size_t size)
{
    (void)context;
    return malloc(size);
}

static void *default_realloc(void *context, void *ptr, size_t old_size, size_t new_size)
{
    (void)context;
    (void)old_size;
    return realloc(ptr, new_size);
}

static void default_free(void *context, void *ptr)
{
    (void)context;
    free(ptr);
}

cite_allocator cite__allocator_or_default(const cite_allocator *allocator)
{
    static const cite_allocator fallback = {default_alloc, default_realloc, default_free, NULL};

    return allocator ? *allocator : fallback;
}

void *cite__alloc(const cite_allocator *allocator, size_t size)
{
    return allocator->alloc(allocator->context, size);
}

void *cite__realloc(const cite_allocator *allocator, void *ptr, size_t old_size, size_t new_size)
{
    if (!ptr)
        return cite__alloc(allocator, new_size);
    return allocator->realloc(allocator->context, ptr, old_size, new_size);
}

void cite__free(const cite_allocator *allocator, void *ptr)
{
    if (ptr)
        allocator->free(allocator->context, ptr);
}

bool cite__size_add(size_t *out, size_t a, size_t b)
{
    if (a > (size_t)-1 - b)
        return false;
    *out = a + b;
    return true;
}

bool cite__size_mul(size_t *out, size_t a, size_t b)
{
    if (b != 0 && a > (size_t)-1 / b)
        return false;
    *out = a * b;
    return true;
}
