/*
 * test_arena.c: the arena, the array on it, and the arithmetic of sizes.
 */
#include "core/alloc.h"
#include "core/arena.h"
#include "core/array.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* An allocator that counts what is out, and fails once its allowance is spent. */
struct counter {
    size_t allowance;
    size_t live;
};

static void *counter_alloc(void *context, size_t size)
{
    struct counter *counter = context;

    if (counter->allowance == 0)
        return NULL;
    counter->allowance--;
    counter->live++;
    return malloc(size);
}

static void *counter_realloc(void *context, void *ptr, size_t old_size, size_t new_size)
{
    struct counter *counter = context;

    (void)old_size;
    if (counter->allowance == 0)
        return NULL;
    counter->allowance--;
    return realloc(ptr, new_size);
}

static void counter_free(void *context, void *ptr)
{
    struct counter *counter = context;

    if (ptr)
        counter->live--;
    free(ptr);
}

static cite_allocator counter_hook(struct counter *counter)
{
    return (cite_allocator){counter_alloc, counter_realloc, counter_free, counter};
}

static void test_sizes(void **state)
{
    static const struct {
        size_t a;
        size_t b;
        bool adds;
        bool multiplies;
    } cases[] = {
        {0, 0, true, true},
        {SIZE_MAX, 0, true, true},
        {0, SIZE_MAX, true, true},
        {SIZE_MAX, 1, false, true},
        {1, SIZE_MAX, false, true},
        {SIZE_MAX / 2, 2, true, true},
        {SIZE_MAX / 2 + 1, 2, true, false},
        {SIZE_MAX, SIZE_MAX, false, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t out = 77;
        assert_int_equal(cite__size_add(&out, cases[i].a, cases[i].b), cases[i].adds);
        assert_true(out == (cases[i].adds ? cases[i].a + cases[i].b : 77));
        out = 77;
        assert_int_equal(cite__size_mul(&out, cases[i].a, cases[i].b), cases[i].multiplies);
        assert_true(out == (cases[i].multiplies ? cases[i].a * cases[i].b : 77));
    }
}

/* Pieces of every size lie apart, aligned, and hold what was put there. */
static void test_pieces(void **state)
{
    enum { COUNT = 400 };
    struct cite__arena arena;
    unsigned char *pieces[COUNT];

    (void)state;
    cite__arena_init(&arena, NULL);
    for (size_t i = 0; i < COUNT; i++) {
        size_t size = i * i % 9001;
        pieces[i] = cite__arena_alloc(&arena, size);
        assert_non_null(pieces[i]);
        assert_int_equal((uintptr_t)pieces[i] % alignof(max_align_t), 0);
        memset(pieces[i], (int)(i % 251), size);
    }
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t at = 0; at < i * i % 9001; at++)
            assert_int_equal(pieces[i][at], i % 251);
    }
    assert_false(arena.failed);
    cite__arena_release(&arena);
    cite__arena_release(&arena); /* a second time is harmless */
}

static void test_overflow_is_sticky(void **state)
{
    struct cite__arena arena;

    (void)state;
    cite__arena_init(&arena, NULL);
    assert_null(cite__arena_alloc(&arena, SIZE_MAX));
    assert_true(arena.failed);
    assert_null(cite__arena_alloc(&arena, 1));
    cite__arena_release(&arena);

    cite__arena_init(&arena, NULL);
    assert_null(cite__arena_zero(&arena, SIZE_MAX / 2, 3));
    assert_true(arena.failed);
    cite__arena_release(&arena);

    cite__arena_init(&arena, NULL);
    assert_null(cite__arena_str(&arena, (cite_str){"x", SIZE_MAX}).ptr);
    assert_true(arena.failed);
    cite__arena_release(&arena);
}

static void test_zero_and_str(void **state)
{
    struct cite__arena arena;

    (void)state;
    cite__arena_init(&arena, NULL);
    unsigned char *cleared = cite__arena_zero(&arena, 100, 7);
    assert_non_null(cleared);
    for (size_t i = 0; i < 700; i++)
        assert_int_equal(cleared[i], 0);

    cite_str copy = cite__arena_str(&arena, (cite_str){"a\0b-", 3});
    assert_int_equal(copy.len, 3);
    assert_memory_equal(copy.ptr, "a\0b", 4); /* and its NUL */
    copy = cite__arena_str(&arena, (cite_str){NULL, 0});
    assert_int_equal(copy.len, 0);
    assert_string_equal(copy.ptr, "");
    cite__arena_release(&arena);
}

/* What was asked for since a mark is given back, what was there before stays. */
static void test_marks(void **state)
{
    struct counter counter = {SIZE_MAX, 0};
    cite_allocator hook = counter_hook(&counter);
    struct cite__arena arena;

    (void)state;
    cite__arena_init(&arena, &hook);
    char *kept = cite__arena_alloc(&arena, 100);
    memset(kept, 'k', 100);
    size_t before = counter.live;
    struct cite__arena_mark mark = cite__arena_here(&arena);
    for (size_t i = 0; i < 50; i++)
        assert_non_null(cite__arena_alloc(&arena, 5000));
    assert_true(counter.live > before);
    cite__arena_back(&arena, mark);
    assert_in_range(counter.live, before, before + 1); /* one chunk may be kept aside for the next request */
    char *next = cite__arena_alloc(&arena, 100);
    memset(next, 'n', 100);
    for (size_t i = 0; i < 100; i++)
        assert_int_equal(kept[i], 'k');
    cite__arena_release(&arena);
    assert_int_equal(counter.live, 0);

    /* A mark on an empty arena gives everything back. */
    cite__arena_init(&arena, &hook);
    mark = cite__arena_here(&arena);
    assert_non_null(cite__arena_alloc(&arena, 10));
    cite__arena_back(&arena, mark);
    assert_in_range(counter.live, 0, 1);
    cite__arena_release(&arena);
    assert_int_equal(counter.live, 0);
}

static void test_grow(void **state)
{
    struct cite__arena arena;

    (void)state;
    cite__arena_init(&arena, NULL);
    char *block = cite__arena_grow(&arena, NULL, 0, 3);
    assert_non_null(block);
    block[0] = 'x', block[1] = 'y', block[2] = 'z';
    char *in_place = cite__arena_grow(&arena, block, 3, 200);
    assert_non_null(in_place);
    assert_memory_equal(in_place, "xyz", 3);
#ifndef CITE_ARENA_MALLOC
    assert_ptr_equal(in_place, block);
#endif
    memset(in_place, 'g', 200);
    char *other = cite__arena_alloc(&arena, 8); /* now the block is not the last one */
    memset(other, 'o', 8);
    char *moved = cite__arena_grow(&arena, in_place, 200, 300);
    assert_non_null(moved);
    assert_ptr_not_equal(moved, in_place);
    memset(moved + 200, 'h', 100);
    for (size_t i = 0; i < 200; i++)
        assert_int_equal(moved[i], 'g');
    assert_memory_equal(other, "oooooooo", 8);
    /* Up to the last byte of a chunk, and then beyond it. */
    for (size_t size = 300; size < 20000; size += 16) {
        moved = cite__arena_grow(&arena, moved, size, size + 16);
        assert_non_null(moved);
        memset(moved + size, 'h', 16);
    }
    assert_int_equal(moved[0], 'g');
    assert_null(cite__arena_grow(&arena, moved, 300, SIZE_MAX));
    assert_true(arena.failed);
    cite__arena_release(&arena);
}

/* The hook fails at each point in turn: no leak, and the arena says so for good. */
static void test_memory_out(void **state)
{
    (void)state;
    for (size_t allowance = 0; allowance < 8; allowance++) {
        struct counter counter = {allowance, 0};
        cite_allocator hook = counter_hook(&counter);
        struct cite__arena arena;
        size_t served = 0;

        cite__arena_init(&arena, &hook);
        while (cite__arena_alloc(&arena, 3000))
            served++;
        assert_true(served >= allowance);
        assert_true(arena.failed);
        counter.allowance = 10;
        assert_null(cite__arena_alloc(&arena, 1));
        cite__arena_release(&arena);
        assert_int_equal(counter.live, 0);
    }
}

static void test_array(void **state)
{
    CITE__ARRAY(uint32_t) numbers = {0};
    struct counter counter = {SIZE_MAX, 0};
    cite_allocator hook = counter_hook(&counter);
    struct cite__arena arena;

    (void)state;
    cite__arena_init(&arena, &hook);
    for (uint32_t i = 0; i < 10000; i++) {
        uint32_t *slot = CITE__ARRAY_PUSH(&numbers, &arena);
        assert_non_null(slot);
        *slot = i * 3;
    }
    assert_int_equal(numbers.count, 10000);
    for (uint32_t i = 0; i < 10000; i++)
        assert_int_equal(numbers.items[i], i * 3);

    /* Out of memory: the push says NULL, the items stay. */
    counter.allowance = 0;
    while (!arena.failed) {
        uint32_t *slot = CITE__ARRAY_PUSH(&numbers, &arena);
        if (slot)
            *slot = 1;
    }
    size_t count = numbers.count;
    assert_null(CITE__ARRAY_PUSH(&numbers, &arena));
    assert_int_equal(numbers.count, count);
    assert_int_equal(numbers.items[9999], 9999 * 3);
    cite__arena_release(&arena);
    assert_int_equal(counter.live, 0);
}

static void test_array_overflow(void **state)
{
    struct cite__arena arena;
    size_t capacity = SIZE_MAX / 4;
    char item = 'i';

    (void)state;
    cite__arena_init(&arena, NULL);
    assert_ptr_equal(cite__array_grow(&arena, &item, &capacity, 64), &item);
    assert_true(capacity == SIZE_MAX / 4);
    assert_true(arena.failed);
    cite__arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_overflow_is_sticky),
        cmocka_unit_test(test_zero_and_str),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_grow),
        cmocka_unit_test(test_memory_out),
        cmocka_unit_test(test_array),
        cmocka_unit_test(test_array_overflow),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
