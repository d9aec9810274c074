/*
 * test_key.c: citation keys.
 */
#include "bibliography/bibliography.h"
#include "core/str.h"
#include "support/items.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_keys(void **state)
{
    static const struct {
        struct item_spec spec;
        const char *key;
    } cases[] = {
        {{.title = "The Borders of Trade", .family = "López", .year = 2020}, "lopez2020borders"},
        {{.title = "Границы и торговля", .family = "Иванов", .year = 2019}, "ivanov2019granitsy"},
        {{.title = "В поисках границ", .family = "Щербаков", .year = 2001}, "shcherbakov2001poiskakh"},
        {{.title = "Σύνορα", .family = "Παπαδόπουλος", .year = 1999}, "papadopoylos1999synora"},
        {{.title = "贸易与边界", .year = 2018, .fields = {{CITE_FIELD_TITLE_TRANSLATED, "Trade and Borders"}}},
         "2018trade"},
        {{.title = "Report", .body = "U.S. Department of State"}, "usdepartmentstatendreport"},
        {{.title = "Against the Current", .body = "The Institute for the Study of Rivers", .year = 2011},
         "institutestudyrivers2011against"},
        {{.title = "L’Europe des frontières", .family = "de la Cruz", .year = 2003}, "delacruz2003leurope"},
        {{.title = "2019 Annual Report", .family = "Smith-Jones", .year = 2019}, "smithjones2019annual"},
        {{.title = "1984", .family = "Orr", .year = 1950}, "orr19501984"},
        {{.title = "The And", .family = "Orr", .year = 1950}, "orr1950the"},
        {{.title = "Rivers",
          .year = -44,
          .names = {{CITE_ROLE_EDITOR, "Marcus", NULL, NULL, NULL, NULL, NULL}}},
         "marcus44rivers"},
        {{.title = "Rivers rise", .year = 2022, .fields = {{CITE_FIELD_CONTAINER_TITLE, "The Daily Courier"}}},
         "dailycourier2022rivers"},
        {{.url = "https://www.rivers.example.org/a"}, "riversexampleorgnd"},
        {{.year = 2020}, "item-1"},
        {{.type = CITE_TYPE_BOOK}, "item-1"},
        {{.title = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", .family = "O'Neill", .year = 1},
         "oneill1donaudampfschifffahrtselektr"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        cite_bibliography *bibliography = items_new_with(&cases[i].spec);
        assert_non_null(bibliography);
        assert_string_equal(cite_item_key(cite_bibliography_item(bibliography, 0)).ptr, cases[i].key);
        cite_bibliography_free(bibliography);
    }
}

static void assert_well_formed(cite_str key)
{
    assert_true(key.len > 0);
    for (size_t i = 0; i < key.len; i++)
        assert_true(cite__is_lower(key.ptr[i]) || cite__is_digit(key.ptr[i]) || key.ptr[i] == '-' ||
                    key.ptr[i] == '_');
}

/* Scripts that have no table give a hash: a key all the same, and not one key for all. */
static void test_other_scripts(void **state)
{
    static const char *const titles[] = {"贸易与边界", "边界与贸易", "무역과 국경", "حدود التجارة", "गङ्गा"};
    cite_bibliography *bibliography = items_new();

    (void)state;
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
        assert_non_null(
            items_add(bibliography, &(struct item_spec){.title = titles[i], .body = "商务部", .year = 2020}));
    for (size_t i = 0; i < cite_bibliography_count(bibliography); i++) {
        cite_str key = cite_item_key(cite_bibliography_item(bibliography, i));
        assert_well_formed(key);
        assert_int_equal(key.len, 4 + 8);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(key.ptr, cite_item_key(cite_bibliography_item(bibliography, k)).ptr);
    }
    cite_bibliography_free(bibliography);
}

static void test_clashes(void **state)
{
    static const struct {
        size_t index;
        const char *key;
    } cases[] = {
        {0, "lopez2020borders"},       {1, "lopez2020borders-a"},     {26, "lopez2020borders-z"},
        {27, "lopez2020borders-aa"},   {28, "lopez2020borders-ab"},   {702, "lopez2020borders-zz"},
        {703, "lopez2020borders-aaa"}, {999, "lopez2020borders-alk"},
    };
    const struct item_spec spec = {.title = "Borders", .family = "López", .year = 2020};
    cite_bibliography *bibliography = items_new();

    (void)state;
    for (size_t i = 0; i < 1000; i++)
        assert_non_null(items_add(bibliography, &spec));
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_string_equal(cite_item_key(cite_bibliography_item(bibliography, cases[i].index)).ptr,
                            cases[i].key);
    cite_bibliography_free(bibliography);
}

/* Keys depend on what the items hold and on their order alone, not on the order in which they were filled. */
static void test_order_of_setting(void **state)
{
    cite_bibliography *forward = items_new();
    cite_bibliography *backward = items_new();
    cite_item *items[40];

    (void)state;
    for (size_t i = 0; i < 40; i++) {
        assert_non_null(items_add(forward, &(struct item_spec){.title = i % 3 ? "Rivers" : "Seas",
                                                               .family = i % 2 ? "Orr" : "Lopez",
                                                               .year = i % 5 ? 2001 : 0}));
        items[i] = items_add(backward, &(struct item_spec){.type = CITE_TYPE_BOOK});
    }
    for (size_t i = 40; i-- > 0;) {
        cite_date date = {.begin = {2001, 0, 0}};
        cite_name name = {.family = cite_str_from(i % 2 ? "Orr" : "Lopez")};
        if (i % 5)
            assert_int_equal(cite_item_set_date(items[i], CITE_WHEN_ISSUED, &date, NULL), CITE_OK);
        assert_int_equal(cite_item_add_name(items[i], CITE_ROLE_AUTHOR, &name, NULL), CITE_OK);
        cite_str title = cite_str_from(i % 3 ? "Rivers" : "Seas");
        assert_int_equal(cite_item_set(items[i], CITE_FIELD_TITLE, title, NULL), CITE_OK);
    }
    for (size_t i = 0; i < 40; i++) {
        const char *key = cite_item_key(cite_bibliography_item(forward, i)).ptr;
        assert_string_equal(cite_item_key(items[i]).ptr, key);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(key, cite_item_key(cite_bibliography_item(forward, k)).ptr);
    }
    cite_bibliography_free(forward);
    cite_bibliography_free(backward);
}

/* A key that is left moves the later ones up. */
static void test_leaving(void **state)
{
    const struct item_spec spec = {.title = "Borders", .family = "López", .year = 2020};
    cite_bibliography *bibliography = items_new();
    cite_item *items[3];

    (void)state;
    for (size_t i = 0; i < 3; i++)
        items[i] = items_add(bibliography, &spec);
    assert_int_equal(cite_item_set(items[0], CITE_FIELD_TITLE, CITE__LIT("Seas"), NULL), CITE_OK);
    assert_string_equal(cite_item_key(items[0]).ptr, "lopez2020seas");
    assert_string_equal(cite_item_key(items[1]).ptr, "lopez2020borders");
    assert_string_equal(cite_item_key(items[2]).ptr, "lopez2020borders-a");
    assert_int_equal(cite_item_set(items[0], CITE_FIELD_TITLE, CITE__LIT("Borders!"), NULL), CITE_OK);
    assert_string_equal(cite_item_key(items[0]).ptr, "lopez2020borders");
    assert_string_equal(cite_item_key(items[1]).ptr, "lopez2020borders-a");
    assert_string_equal(cite_item_key(items[2]).ptr, "lopez2020borders-b");
    cite_bibliography_free(bibliography);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),    cmocka_unit_test(test_other_scripts),    cmocka_unit_test(test_clashes),
        cmocka_unit_test(test_leaving), cmocka_unit_test(test_order_of_setting),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
