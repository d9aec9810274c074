/*
 * test_map.c: the hash table from slices to indexes.
 */
#include "core/map.h"
#include "core/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void test_get_and_set(void **state)
{
    struct cite__arena arena;
    struct cite__map map;

    (void)state;
    cite__arena_init(&arena, NULL);
    cite__map_init(&map, &arena, 1);
    assert_true(cite__map_get(&map, CITE__LIT("a")) == CITE_NONE);
    assert_true(cite__map_set(&map, CITE__LIT("a"), 7));
    assert_true(cite__map_set(&map, (cite_str){NULL, 0}, 8));
    assert_true(cite__map_set(&map, (cite_str){"a\0", 2}, 9));
    assert_int_equal(cite__map_get(&map, CITE__LIT("a")), 7);
    assert_int_equal(cite__map_get(&map, CITE__LIT("")), 8);
    assert_int_equal(cite__map_get(&map, (cite_str){"a\0", 2}), 9);
    assert_true(cite__map_get(&map, CITE__LIT("A")) == CITE_NONE);
    assert_true(cite__map_set(&map, CITE__LIT("a"), 10)); /* again: replaced */
    assert_int_equal(cite__map_get(&map, CITE__LIT("a")), 10);
    assert_int_equal(map.count, 3);
    assert_false(cite__map_set(&map, CITE__LIT("b"), UINT32_MAX)); /* no index */
    assert_false(cite__map_set(&map, CITE__LIT("b"), CITE_NONE));
    assert_true(cite__map_set(&map, CITE__LIT("b"), UINT32_MAX - 1));
    assert_true(cite__map_get(&map, CITE__LIT("b")) == UINT32_MAX - 1);
    assert_int_equal(map.count, 4);
    cite__arena_release(&arena);
}

/* Every key is found again after many growths, under any seed, and one that was not set is not. */
static void test_many(void **state)
{
    static const uint64_t seeds[] = {0, 1, UINT64_MAX};
    enum { COUNT = 20000 };

    (void)state;
    for (size_t s = 0; s < sizeof seeds / sizeof seeds[0]; s++) {
        struct cite__arena arena;
        struct cite__map map;
        char(*keys)[2] = NULL;

        cite__arena_init(&arena, NULL);
        cite__map_init(&map, &arena, seeds[s]);
        keys = cite__arena_zero(&arena, COUNT, sizeof *keys);
        assert_non_null(keys);
        for (size_t i = 0; i < COUNT; i++) {
            keys[i][0] = (char)(i & 0xFF);
            keys[i][1] = (char)(i >> 8);
            assert_true(cite__map_set(&map, (cite_str){keys[i], 2}, i));
        }
        assert_int_equal(map.count, COUNT);
        assert_true(map.capacity > COUNT);
        for (size_t i = 0; i < COUNT; i++)
            assert_int_equal(cite__map_get(&map, (cite_str){keys[i], 2}), i);
        assert_true(cite__map_get(&map, (cite_str){"\xFF\xFF", 2}) == CITE_NONE);
        assert_true(cite__map_get(&map, (cite_str){keys[5], 1}) == CITE_NONE);
        cite__arena_release(&arena);
    }
}

static void *once_alloc(void *context, size_t size)
{
    size_t *allowance = context;

    return *allowance > 0 ? (--*allowance, malloc(size)) : NULL;
}

static void *once_realloc(void *context, void *ptr, size_t old_size, size_t new_size)
{
    (void)context;
    (void)old_size;
    return realloc(ptr, new_size);
}

static void once_free(void *context, void *ptr)
{
    (void)context;
    free(ptr);
}

/* A set that finds no memory says so; what was set before is still there. */
static void test_memory_out(void **state)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t allowance = 1;
    cite_allocator hook = {once_alloc, once_realloc, once_free, &allowance};
    struct cite__arena arena;
    struct cite__map map;
    size_t set = 0;

    (void)state;
    cite__arena_init(&arena, &hook);
    cite__map_init(&map, &arena, 0);
    while (set < sizeof letters - 1 && cite__map_set(&map, (cite_str){&letters[set], 1}, set))
        set++;
    assert_true(set > 0 && set < sizeof letters - 1);
    assert_true(arena.failed);
    assert_int_equal(map.count, set);
    for (size_t i = 0; i < set; i++)
        assert_int_equal(cite__map_get(&map, (cite_str){&letters[i], 1}), i);
    assert_true(cite__map_get(&map, (cite_str){&letters[set], 1}) == CITE_NONE);
    cite__arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_get_and_set),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_memory_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
