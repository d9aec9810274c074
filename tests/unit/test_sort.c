/*
 * test_sort.c: bibliographies in order.
 */
#include "support/items.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* Sorts works, and compares their titles with those wanted, which are parted by bars. */
static void expect(const struct item_spec *works, size_t count, cite_order order, const char *wanted)
{
    struct text titles = {0};
    cite_bibliography *bibliography = items_new();

    for (size_t i = 0; i < count; i++)
        assert_non_null(items_add(bibliography, &works[i]));
    assert_int_equal(cite_bibliography_sort(bibliography, order, NULL), CITE_OK);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            text_add_string(&titles, "|");
        text_add_string(&titles, cite_item_get(cite_bibliography_item(bibliography, i), CITE_FIELD_TITLE).ptr);
    }
    assert_string_equal(titles.data, wanted);
    text_release(&titles);
    cite_bibliography_free(bibliography);
}

static void test_titles(void **state)
{
    static const char *const titles[] = {"Ящик",  "贸易",    "zebra",   "Éclair", "The Ant", "Ωμέγα",
                                         "Łódź",  "eclipse", "apple",   "lobe",   "ёлка",    "Жук",
                                         "A Bee", "Lody",    "“Quote”", "2001"};
    struct item_spec works[COUNT(titles)] = {{.type = CITE_TYPE_BOOK}};

    (void)state;
    for (size_t i = 0; i < COUNT(titles); i++)
        works[i].title = titles[i];
    expect(works, COUNT(works), CITE_ORDER_TITLE,
           "2001|The Ant|apple|A Bee|Éclair|eclipse|lobe|Lody|Łódź|“Quote”|zebra|Ωμέγα|ёлка|Жук|Ящик|贸易");
}

static void test_orders(void **state)
{
    static const struct item_spec works[] = {
        {.type = CITE_TYPE_BOOK, .title = "b", .family = "Orrin", .year = 1999},
        {.type = CITE_TYPE_BOOK, .title = "a", .family = "Orr", .year = 2020, .month = 5},
        {.type = CITE_TYPE_BOOK, .title = "d", .family = "Orr", .year = 2020, .month = 3},
        {.type = CITE_TYPE_BOOK, .title = "c", .body = "ACME Institute"},
        {.type = CITE_TYPE_BOOK, .title = "Nobody's Book", .year = -44},
        {.type = CITE_TYPE_BOOK, .title = "f", .family = "Орлов", .year = 2001},
        {.type = CITE_TYPE_BOOK, .title = "e", .family = "Orr"},
        {.type = CITE_TYPE_BOOK,
         .title = "x",
         .names = {{CITE_ROLE_EDITOR, "Abel", NULL, NULL, NULL, NULL, NULL}}},
        {.type = CITE_TYPE_BOOK,
         .title = "y",
         .names = {{CITE_ROLE_AUTHOR, "Gogh", NULL, NULL, NULL, "van", NULL}}},
    };

    (void)state;
    expect(works, COUNT(works), CITE_ORDER_AUTHOR, "x|c|Nobody's Book|d|a|e|b|y|f");
    expect(works, COUNT(works), CITE_ORDER_TITLE, "a|b|c|d|e|f|Nobody's Book|x|y");
    expect(works, COUNT(works), CITE_ORDER_YEAR, "Nobody's Book|b|f|d|a|x|c|e|y");
    expect(works, COUNT(works), CITE_ORDER_ADDED, "b|a|d|c|Nobody's Book|f|e|x|y");
}

/* Ids, keys and what was found stay; equal works keep their order; one can sort back, and go on adding and setting. */
static void test_identity(void **state)
{
    cite_bibliography *bibliography = items_new();
    const struct item_spec same = {.type = CITE_TYPE_BOOK, .title = "Rivers", .family = "Orr", .year = 2001};

    (void)state;
    assert_non_null(items_add(bibliography, &(struct item_spec){.type = CITE_TYPE_BOOK, .title = "Zoo"}));
    cite_item *first = items_add(bibliography, &same);
    cite_item *second = items_add(bibliography, &same);
    assert_int_equal(cite_bibliography_sort(bibliography, CITE_ORDER_TITLE, NULL), CITE_OK);
    assert_ptr_equal(cite_bibliography_item(bibliography, 0), first);
    assert_ptr_equal(cite_bibliography_item(bibliography, 1), second);
    assert_string_equal(cite_item_id(first).ptr, "ITEM-2");
    assert_string_equal(cite_item_key(first).ptr, "orr2001rivers");
    assert_string_equal(cite_item_key(second).ptr, "orr2001rivers-a");
    assert_ptr_equal(cite_bibliography_find(bibliography, CITE_FIELD_TITLE, cite_str_from("rivers")), first);
    assert_ptr_equal(cite_bibliography_find_id(bibliography, cite_str_from("ITEM-3")), second);
    cite_item *third = items_add(bibliography, &same);
    assert_string_equal(cite_item_id(third).ptr, "ITEM-4");
    assert_string_equal(cite_item_key(third).ptr, "orr2001rivers-b");
    assert_int_equal(cite_item_set(first, CITE_FIELD_TITLE, cite_str_from("Ponds"), NULL), CITE_OK);
    assert_string_equal(cite_item_key(second).ptr, "orr2001rivers");
    assert_int_equal(cite_item_set(first, CITE_FIELD_TITLE, cite_str_from("Rivers"), NULL), CITE_OK);
    assert_string_equal(cite_item_key(first).ptr, "orr2001rivers");
    assert_int_equal(cite_bibliography_sort(bibliography, CITE_ORDER_ADDED, NULL), CITE_OK);
    assert_string_equal(cite_item_id(cite_bibliography_item(bibliography, 0)).ptr, "ITEM-1");
    assert_string_equal(cite_item_id(cite_bibliography_item(bibliography, 3)).ptr, "ITEM-4");
    cite_bibliography_free(bibliography);
}

static void test_arguments(void **state)
{
    cite_bibliography *bibliography = items_new();

    (void)state;
    assert_int_equal(cite_bibliography_sort(bibliography, CITE_ORDER_AUTHOR, NULL), CITE_OK);
    assert_int_equal(cite_bibliography_sort(bibliography, CITE_ORDER_COUNT_, NULL), CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_bibliography_sort(NULL, CITE_ORDER_AUTHOR, NULL), CITE_ERROR_ARGUMENT);
    assert_string_equal(cite_order_name(CITE_ORDER_ADDED), "cited");
    assert_string_equal(cite_order_name(CITE_ORDER_YEAR), "year");
    assert_null(cite_order_name(CITE_ORDER_COUNT_));
    cite_bibliography_free(bibliography);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_orders),
        cmocka_unit_test(test_identity),
        cmocka_unit_test(test_arguments),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
