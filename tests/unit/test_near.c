/*
 * unit/test_near.c: works found by a family name of which one letter may be
 * wrong.
 */
#include "citations/near.h"
#include "core/str.h"
#include "support/alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* Far more than the longest key. */
#define KEY_CEILING ((size_t)256)

/* The citations of every case, in their order. */
static const struct {
    cite_form form;
    const char *family;
    int year;
    const char *title;
} works[] = {
    {CITE_FORM_FULL, "marchl", 1999, "weirs and wages"},
    {CITE_FORM_FULL, "keller", 2005, "mill law"},
    {CITE_FORM_FULL, "kellen", 2005, "ferry law"},
    {CITE_FORM_FULL, "garner", 2010, "river tolls"},
    {CITE_FORM_SHORT, "garnet", 2010, "locks and loans"},
    {CITE_FORM_FULL, "garner", 2010, "river tolls"},
    {CITE_FORM_FULL, "müller", 1987, "mühlen am fluss"},
    {CITE_FORM_FULL, "oake", 1990, "a short name"},
    {CITE_FORM_FULL, "undated", 0, "no year"},
    {CITE_FORM_FULL, "interministerial mill office", 2001, "too long a name"},
    {CITE_FORM_SHORT, "standish", 2012, "not in full"},
    {CITE_FORM_FULL, "abcdefghijklmnopqrstuvwx", 2013, "as long as can be"},
};

static const struct {
    const char *label;
    const char *family;
    int year;
    size_t work; /* index in works; CITE_NONE */
} cases[] = {
    {"as it stands", "marchl", 1999, 0},
    {"another letter", "marchi", 1999, 0},
    {"another letter, the first", "narchl", 1999, 0},
    {"a letter too many", "marchil", 1999, 0},
    {"a letter lost", "march", 1999, 0},
    {"two other letters", "narchi", 1999, CITE_NONE},
    {"too short to look for", "marc", 1999, CITE_NONE},
    {"another year", "marchl", 1998, CITE_NONE},
    {"no year", "undated", 0, CITE_NONE},
    {"near to two works", "keller", 2005, CITE_NONE},
    {"near to two works, equal to none", "kelles", 2005, CITE_NONE},
    {"one work, cited twice", "gamer", 2010, CITE_NONE}, /* "rn" for "m" is more than one letter */
    {"one work, cited twice, one letter off", "garnes", 2010, 3},
    {"a letter of two bytes", "moller", 1987, 6},
    {"a letter of two bytes lost", "mller", 1987, 6},
    {"a letter of two bytes for another", "möller", 1987, 6},
    {"a short name", "oake", 1990, CITE_NONE},
    {"a short name, one letter more", "oakes", 1990, CITE_NONE},
    {"a name too long", "interministerial mill office", 2001, CITE_NONE},
    {"not cited in full", "standish", 2012, CITE_NONE},
    {"the longest name", "abcdefghijklmnopqrstuvwz", 2013, 11},
    {"longer than the longest", "abcdefghijklmnopqrstuvwxy", 2013, CITE_NONE},
    {"empty", "", 1999, CITE_NONE},
};

struct fixture {
    cite_citation items[COUNT(works)];
    struct cite__mention mentions[COUNT(works)];
    struct cite__arena arena;
    struct cite__buf key;
    struct cite__near near;
};

static bool open_fixture(struct fixture *fixture, const cite_allocator *allocator)
{
    *fixture = (struct fixture){.near = {0}};
    for (size_t i = 0; i < COUNT(works); i++) {
        fixture->items[i].form = works[i].form;
        fixture->mentions[i] = (struct cite__mention){.family = cite_str_from(works[i].family),
                                                      .year = works[i].year,
                                                      .title = cite_str_from(works[i].title)};
    }
    cite__arena_init(&fixture->arena, allocator);
    cite__buf_init(&fixture->key, allocator, KEY_CEILING);
    return cite__near_build(&fixture->near, fixture->items, fixture->mentions, COUNT(works), &fixture->arena,
                            &fixture->key);
}

static void close_fixture(struct fixture *fixture)
{
    cite__buf_release(&fixture->key);
    cite__arena_release(&fixture->arena);
}

static void test_find(void **state)
{
    struct fixture fixture;

    (void)state;
    assert_true(open_fixture(&fixture, NULL));
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t work = cite__near_find(&fixture.near, cite_str_from(cases[i].family), cases[i].year);
        if (work != cases[i].work)
            fail_msg("%s: \"%s\" %d: wanted %zu, got %zu", cases[i].label, cases[i].family, cases[i].year,
                     cases[i].work, work);
    }
    close_fixture(&fixture);
}

/* Nothing to find among no works. */
static void test_none(void **state)
{
    struct fixture fixture;

    (void)state;
    assert_true(open_fixture(&fixture, NULL));
    assert_true(
        cite__near_build(&fixture.near, fixture.items, fixture.mentions, 0, &fixture.arena, &fixture.key));
    assert_int_equal(cite__near_find(&fixture.near, CITE__LIT("marchl"), 1999), CITE_NONE);
    close_fixture(&fixture);
}

/* Every allocation fails in turn: the index says so, and leaves nothing. */
static void test_memory(void **state)
{
    static const enum alloc_failing ways[] = {ALLOC_FAIL_ONCE, ALLOC_FAIL_FOR_GOOD};

    (void)state;
    for (size_t n = 0, done = 0; done < COUNT(ways); n++) {
        struct counting_alloc memory;
        struct fixture fixture;
        counting_alloc_init(&memory);
        counting_alloc_fail(&memory, n / COUNT(ways), ways[n % COUNT(ways)]);
        bool built = open_fixture(&fixture, &memory.allocator);
        done = built ? done + 1 : 0;
        assert_int_equal(built, memory.failures == 0);
        close_fixture(&fixture);
        assert_int_equal(memory.live_blocks, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
