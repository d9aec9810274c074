/*
 * unit/test_match.c: an item looked up in another library, and copied into one
 * as it is.
 */
#include "support/alloc.h"
#include "support/items.h"

#include <cite/bibliography.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])
#define PAGE         "https://example.org/reports/ferry-tables"

/* The library of every case. */
static const struct item_spec library_works[] = {
    {.type = CITE_TYPE_REPORT,
     .title = "Ferry Tables of the North",
     .body = "Mill Office",
     .year = 2011,
     .url = PAGE},
    {.type = CITE_TYPE_ARTICLE_JOURNAL,
     .title = "Weirs and Wages",
     .family = "Marsh",
     .year = 2003,
     .doi = "10.5555/weir"},
    {.type = CITE_TYPE_BOOK, .title = "Mühlen am Fluss", .family = "Köhler", .year = 1987},
    {.type = CITE_TYPE_BOOK, .title = "Mühlen am Fluss", .family = "Köhler", .year = 1999},
};

#define NONE COUNT(library_works)

static const struct {
    const char *label;
    struct item_spec item;
    size_t match; /* index in the library */
} cases[] = {
    {"DOI, as an address", {.url = "http://dx.doi.org/10.5555/WEIR"}, 1},
    {"URL of another spelling", {.url = "http://www.example.org/reports/ferry-tables/#p3"}, 0},
    {"title, author and year", {.title = "MUHLEN AM FLUSS", .family = "Kohler", .year = 1999}, 3},
    {"another year", {.title = "Mühlen am Fluss", .family = "Köhler", .year = 2005}, NONE},
    {"another author", {.title = "Weirs and Wages", .family = "Stone", .year = 2003}, NONE},
    {"another work", {.title = "Locks and Loans", .family = "Marsh", .year = 2003}, NONE},
    {"another page of the host", {.url = "https://example.org/reports/weirs"}, NONE},
    {"an item that says nothing", {.type = CITE_TYPE_DOCUMENT}, NONE},
};

/* An item and the library it is looked up in; the allocator is the library's
 * alone. */
struct fixture {
    struct counting_alloc memory;
    cite_bibliography *library;
    cite_bibliography *other;
    cite_item *item;
};

static void open_fixture(struct fixture *fixture, const struct item_spec *spec)
{
    counting_alloc_init(&fixture->memory);
    assert_int_equal(cite_bibliography_new(&fixture->library, &fixture->memory.allocator, NULL), CITE_OK);
    for (size_t i = 0; i < COUNT(library_works); i++)
        assert_non_null(items_add(fixture->library, &library_works[i]));
    fixture->other = items_new();
    assert_non_null(fixture->other);
    fixture->item = items_add(fixture->other, spec);
    assert_non_null(fixture->item);
}

static void close_fixture(struct fixture *fixture)
{
    cite_bibliography_free(fixture->other);
    cite_bibliography_free(fixture->library);
    assert_int_equal(fixture->memory.live_blocks, 0);
    assert_int_equal(fixture->memory.wrong_sizes, 0);
}

static void expect_written(const struct text *expected, const cite_bibliography *library)
{
    struct text now = {0};

    assert_true(items_written(&now, library, CITE_FORMAT_CSL_JSON));
    assert_string_equal(now.data, expected->data);
    text_release(&now);
}

/* Each case is found or not, twice, and the library is as before. */
static void test_match(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fixture fixture;
        struct text before = {0};
        open_fixture(&fixture, &cases[i].item);
        assert_true(items_written(&before, fixture.library, CITE_FORMAT_CSL_JSON));
        for (int again = 0; again < 2; again++) {
            const cite_item *found = NULL;
            assert_int_equal(cite_bibliography_match(&found, fixture.library, fixture.item, NULL), CITE_OK);
            if (found != cite_bibliography_item(fixture.library, cases[i].match))
                fail_msg("%s: found %s", cases[i].label, found ? cite_item_key(found).ptr : "nothing");
            expect_written(&before, fixture.library);
        }
        text_release(&before);
        close_fixture(&fixture);
    }
}

/* An item of the library is itself, even where an earlier one is the same work.
 */
static void test_match_own(void **state)
{
    struct fixture fixture;
    const cite_item *found = NULL;

    (void)state;
    open_fixture(&fixture, &cases[0].item);
    cite_item *twin = items_add(fixture.library, &library_works[1]);
    assert_int_equal(cite_bibliography_match(&found, fixture.library, twin, NULL), CITE_OK);
    assert_ptr_equal(found, twin);
    close_fixture(&fixture);
}

static void test_match_arguments(void **state)
{
    struct fixture fixture;
    cite_error error;

    (void)state;
    open_fixture(&fixture, &cases[0].item);
    const cite_item *found = fixture.item;
    assert_int_equal(cite_bibliography_match(NULL, fixture.library, fixture.item, &error), CITE_ERROR_ARGUMENT);
    assert_int_equal(error.status, CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_bibliography_match(&found, NULL, fixture.item, &error), CITE_ERROR_ARGUMENT);
    assert_null(found);
    found = fixture.item;
    assert_int_equal(cite_bibliography_match(&found, fixture.library, NULL, &error), CITE_ERROR_ARGUMENT);
    assert_null(found);
    close_fixture(&fixture);
}

/* Every allocation fails in turn: nothing is found then, and nothing of the
 * item stays in the library. */
static void test_match_memory(void **state)
{
    static const enum alloc_failing ways[] = {ALLOC_FAIL_ONCE, ALLOC_FAIL_FOR_GOOD};

    (void)state;
    for (size_t n = 0, done = 0; done < COUNT(ways); n++) {
        struct fixture fixture;
        struct text before = {0};
        const cite_item *found = NULL;
        open_fixture(&fixture, &cases[2].item);
        assert_true(items_written(&before, fixture.library, CITE_FORMAT_CSL_JSON));
        counting_alloc_fail(&fixture.memory, n / COUNT(ways), ways[n % COUNT(ways)]);
        cite_status status = cite_bibliography_match(&found, fixture.library, fixture.item, NULL);
        bool failed = fixture.memory.failures > 0;
        counting_alloc_fail(&fixture.memory, 0, ALLOC_FAIL_NEVER);
        done = failed ? 0 : done + 1;
        assert_int_equal(status, failed ? CITE_ERROR_MEMORY : CITE_OK);
        assert_ptr_equal(found, failed ? NULL : cite_bibliography_item(fixture.library, cases[2].match));
        expect_written(&before, fixture.library);
        assert_int_equal(cite_bibliography_match(&found, fixture.library, fixture.item, NULL), CITE_OK);
        assert_ptr_equal(found, cite_bibliography_item(fixture.library, cases[2].match));
        text_release(&before);
        close_fixture(&fixture);
    }
}

/* What a copy is called: the id and the key it was given, unless another item
 * has them. */
static const struct {
    const char *label;
    const char *id; /* given to the item; NULL: none */
    const char *key;
    const char *id_there; /* given to the first item of the library; NULL: none */
    const char *key_there;
    bool id_kept;
    bool key_kept;
} copies[] = {
    {"nothing given", NULL, NULL, NULL, NULL, false, false},
    {"both given", "weir-3", "marsh:weirs", NULL, NULL, true, true},
    {"both given, others there", "weir-3", "marsh:weirs", "mill-1", "mill:tables", true, true},
    {"the id is another's", "weir-3", "marsh:weirs", "weir-3", NULL, false, true},
    {"the key is another's", "weir-3", "marsh:weirs", NULL, "marsh:weirs", true, false},
    {"both are another's", "weir-3", "marsh:weirs", "weir-3", "marsh:weirs", false, false},
};

static void give(cite_item *item, const char *id, const char *key)
{
    if (id)
        assert_int_equal(cite_item_set_id(item, cite_str_from(id), NULL), CITE_OK);
    if (key)
        assert_int_equal(cite_item_set_key(item, cite_str_from(key), NULL), CITE_OK);
}

static void expect_named(const char *label, cite_str got, const char *given, bool kept)
{
    bool same = given && got.len == strlen(given) && memcmp(got.ptr, given, got.len) == 0;

    if (same != kept || got.len == 0)
        fail_msg("%s: called \"%s\"", label, got.ptr);
}

/* The library has the work already, and the copy is an item of its own all the
 * same. */
static void test_copy(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(copies); i++) {
        struct fixture fixture;
        struct text from = {0};
        struct text copied = {0};
        cite_item *copy = NULL;
        open_fixture(&fixture, &library_works[1]);
        give(fixture.item, copies[i].id, copies[i].key);
        cite_item *there = items_add(fixture.library, &cases[5].item);
        give(there, copies[i].id_there, copies[i].key_there);
        assert_int_equal(cite_bibliography_add_copy(&copy, fixture.library, fixture.item, NULL), CITE_OK);
        assert_int_equal(cite_bibliography_count(fixture.library), COUNT(library_works) + 2);
        assert_ptr_equal(copy, cite_bibliography_item(fixture.library, COUNT(library_works) + 1));
        expect_named(copies[i].label, cite_item_id(copy), copies[i].id, copies[i].id_kept);
        expect_named(copies[i].label, cite_item_key(copy), copies[i].key, copies[i].key_kept);
        if (copies[i].id_kept && copies[i].key_kept) {
            assert_true(items_json(&from, fixture.item) && items_json(&copied, copy));
            assert_string_equal(copied.data, from.data);
        }
        text_release(&from);
        text_release(&copied);
        close_fixture(&fixture);
    }
}

/* A copy lives on without the bibliography it comes from. */
static void test_copy_alone(void **state)
{
    struct fixture fixture;

    (void)state;
    open_fixture(&fixture, &library_works[2]);
    assert_int_equal(cite_bibliography_add_copy(NULL, fixture.library, fixture.item, NULL), CITE_OK);
    cite_bibliography_free(fixture.other);
    fixture.other = NULL;
    const cite_item *copy = cite_bibliography_item(fixture.library, COUNT(library_works));
    assert_string_equal(cite_item_get(copy, CITE_FIELD_TITLE).ptr, library_works[2].title);
    assert_string_equal(cite_item_name(copy, CITE_ROLE_AUTHOR, 0)->family.ptr, library_works[2].family);
    close_fixture(&fixture);
}

static void test_copy_arguments(void **state)
{
    struct fixture fixture;

    (void)state;
    open_fixture(&fixture, &cases[0].item);
    cite_item *copy = fixture.item;
    assert_int_equal(cite_bibliography_add_copy(&copy, NULL, fixture.item, NULL), CITE_ERROR_ARGUMENT);
    assert_null(copy);
    copy = fixture.item;
    assert_int_equal(cite_bibliography_add_copy(&copy, fixture.library, NULL, NULL), CITE_ERROR_ARGUMENT);
    assert_null(copy);
    assert_int_equal(cite_bibliography_count(fixture.library), COUNT(library_works));
    close_fixture(&fixture);
}

/* Every allocation fails in turn: the library is as before, and the next try
 * succeeds. */
static void test_copy_memory(void **state)
{
    static const enum alloc_failing ways[] = {ALLOC_FAIL_ONCE, ALLOC_FAIL_FOR_GOOD};

    (void)state;
    for (size_t n = 0, done = 0; done < COUNT(ways); n++) {
        struct fixture fixture;
        struct text before = {0};
        cite_item *copy = NULL;
        open_fixture(&fixture, &library_works[1]);
        give(fixture.item, copies[1].id, copies[1].key);
        assert_true(items_written(&before, fixture.library, CITE_FORMAT_CSL_JSON));
        counting_alloc_fail(&fixture.memory, n / COUNT(ways), ways[n % COUNT(ways)]);
        cite_status status = cite_bibliography_add_copy(&copy, fixture.library, fixture.item, NULL);
        bool failed = fixture.memory.failures > 0;
        counting_alloc_fail(&fixture.memory, 0, ALLOC_FAIL_NEVER);
        done = failed ? 0 : done + 1;
        assert_int_equal(status, failed ? CITE_ERROR_MEMORY : CITE_OK);
        assert_int_equal(copy == NULL, failed);
        if (failed) {
            expect_written(&before, fixture.library);
            assert_int_equal(cite_bibliography_add_copy(&copy, fixture.library, fixture.item, NULL), CITE_OK);
        }
        expect_named("after a failure", cite_item_id(copy), copies[1].id, true);
        expect_named("after a failure", cite_item_key(copy), copies[1].key, true);
        text_release(&before);
        close_fixture(&fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_match),
        cmocka_unit_test(test_match_own),
        cmocka_unit_test(test_match_arguments),
        cmocka_unit_test(test_match_memory),
        cmocka_unit_test(test_copy),
        cmocka_unit_test(test_copy_alone),
        cmocka_unit_test(test_copy_arguments),
        cmocka_unit_test(test_copy_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
