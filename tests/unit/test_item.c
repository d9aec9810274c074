/*
 * test_item.c: one work: get and set.
 */
#include "bibliography/bibliography.h"
#include "bibliography/meaning.h"
#include "core/str.h"
#include "support/items.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_every_field(void **state)
{
    cite_bibliography *bibliography = items_new_with(&(struct item_spec){.type = CITE_TYPE_REPORT});
    cite_item *item = bibliography->items.items[0];

    (void)state;
    for (size_t i = 0; i < CITE_FIELD_COUNT_; i++) {
        cite_field field = (cite_field)i;
        const char *name = cite_field_name(field);
        assert_non_null(name);
        assert_int_equal(cite_item_get(item, field).len, 0);
        assert_string_equal(cite_item_get(item, field).ptr, "");
        assert_int_equal(cite_item_set(item, field, cite_str_from(name), NULL), CITE_OK);
    }
    for (size_t i = 0; i < CITE_FIELD_COUNT_; i++)
        assert_string_equal(cite_item_get(item, (cite_field)i).ptr, cite_field_name((cite_field)i));
    for (size_t i = 0; i < CITE_FIELD_COUNT_; i++) {
        assert_int_equal(cite_item_set(item, (cite_field)i, (cite_str){NULL, 0}, NULL), CITE_OK);
        assert_string_equal(cite_item_get(item, (cite_field)i).ptr, "");
    }
    cite_bibliography_free(bibliography);
}

/* A value set again and again needs no more room than twice its longest, and may be set from itself. */
static void test_set_again(void **state)
{
    cite_bibliography *bibliography = items_new_with(&(struct item_spec){.title = "Borders and Trade"});
    cite_item *item = bibliography->items.items[0];
    char text[101];

    (void)state;
    memset(text, 'x', sizeof text);
    assert_int_equal(cite_item_set(item, CITE_FIELD_NOTE, (cite_str){text, 100}, NULL), CITE_OK);
    size_t before = bibliography->arena.requested;
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(cite_item_set(item, CITE_FIELD_NOTE, (cite_str){text, i % 101}, NULL), CITE_OK);
    assert_int_equal(bibliography->arena.requested, before);

    cite_str title = cite_item_get(item, CITE_FIELD_TITLE);
    assert_int_equal(cite_item_set(item, CITE_FIELD_TITLE, cite__slice(title, 12, 17), NULL), CITE_OK);
    assert_string_equal(cite_item_get(item, CITE_FIELD_TITLE).ptr, "Trade");
    cite_bibliography_free(bibliography);
}

static void test_names(void **state)
{
    cite_bibliography *bibliography = items_new_with(&(struct item_spec){.title = "Borders"});
    cite_item *item = bibliography->items.items[0];
    char family[] = "Berg";

    (void)state;
    for (size_t i = 0; i < 100; i++) {
        cite_name name = {.family = cite_str_from(family), .non_dropping_particle = CITE__LIT("van den")};
        family[0] = (char)('A' + i % 26);
        assert_int_equal(cite_item_add_name(item, CITE_ROLE_EDITOR, &name, NULL), CITE_OK);
    }
    assert_int_equal(cite_item_name_count(item, CITE_ROLE_EDITOR), 100);
    assert_int_equal(cite_item_name_count(item, CITE_ROLE_AUTHOR), 0);
    assert_string_equal(cite_item_name(item, CITE_ROLE_EDITOR, 27)->family.ptr, "Berg");
    assert_string_equal(cite_item_name(item, CITE_ROLE_EDITOR, 99)->non_dropping_particle.ptr, "van den");
    assert_string_equal(cite_item_name(item, CITE_ROLE_EDITOR, 99)->suffix.ptr, "");
    assert_null(cite_item_name(item, CITE_ROLE_EDITOR, 100));
    assert_null(cite_item_name(item, CITE_ROLE_AUTHOR, 0));
    cite_bibliography_free(bibliography);
}

static void test_dates(void **state)
{
    cite_bibliography *bibliography = items_new_with(&(struct item_spec){.title = "Borders"});
    cite_item *item = bibliography->items.items[0];
    cite_date date = {.begin = {2019, 12, 30}, .end = {2020, 1, 2}};
    cite_date words = {.literal = CITE__LIT("forthcoming")};

    (void)state;
    assert_null(cite_item_date(item, CITE_WHEN_ISSUED));
    assert_int_equal(cite_item_set_date(item, CITE_WHEN_ISSUED, &date, NULL), CITE_OK);
    assert_int_equal(cite_item_date(item, CITE_WHEN_ISSUED)->end.year, 2020);
    assert_string_equal(cite_item_date(item, CITE_WHEN_ISSUED)->literal.ptr, "");
    assert_int_equal(cite_item_set_date(item, CITE_WHEN_ISSUED, &words, NULL), CITE_OK);
    assert_int_equal(cite_item_date(item, CITE_WHEN_ISSUED)->begin.year, 0);
    assert_string_equal(cite_item_date(item, CITE_WHEN_ISSUED)->literal.ptr, "forthcoming");
    assert_int_equal(cite_item_set_date(item, CITE_WHEN_ISSUED, NULL, NULL), CITE_OK);
    assert_null(cite_item_date(item, CITE_WHEN_ISSUED));
    cite_bibliography_free(bibliography);
}

static void test_bad_arguments(void **state)
{
    cite_bibliography *bibliography = items_new_with(&(struct item_spec){.title = "Borders"});
    cite_item *item = bibliography->items.items[0];
    const cite_name nobody = {.suffix = CITE__LIT("Jr.")};
    const cite_date dates[] = {
        {.begin = {2020, 13, 0}},
        {.begin = {2020, 1, 32}},
        {.begin = {2020, -1, 0}},
        {.begin = {2020, 1, 1}, .season = 5},
        {.begin = {2020, 0, 0}, .end = {2021, 99, 0}},
    };
    cite_error error;

    (void)state;
    assert_int_equal(cite_item_set(NULL, CITE_FIELD_TITLE, CITE__LIT("a"), &error), CITE_ERROR_ARGUMENT);
    assert_int_equal(error.status, CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_item_set(item, CITE_FIELD_COUNT_, CITE__LIT("a"), NULL), CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_item_set(item, CITE_FIELD_TITLE, (cite_str){NULL, 3}, NULL), CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_item_add_name(item, CITE_ROLE_AUTHOR, &nobody, NULL), CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_item_add_name(item, CITE_ROLE_AUTHOR, NULL, NULL), CITE_ERROR_ARGUMENT);
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
        assert_int_equal(cite_item_set_date(item, CITE_WHEN_ISSUED, &dates[i], NULL), CITE_ERROR_ARGUMENT);
    cite_item_set_type(item, CITE_TYPE_COUNT_);
    assert_int_equal(cite_item_type(item), CITE_TYPE_DOCUMENT);
    cite_item_set_type(item, CITE_TYPE_HEARING);
    assert_int_equal(cite_item_type(item), CITE_TYPE_HEARING);
    assert_string_equal(cite_item_get(item, CITE_FIELD_TITLE).ptr, "Borders");
    assert_int_equal(cite_item_get(NULL, CITE_FIELD_TITLE).len, 0);
    assert_int_equal(cite_item_key(NULL).len + cite_item_id(NULL).len, 0);
    cite_bibliography_free(bibliography);
}

/* No two types, fields, roles or dates have one CSL word, and all tables are full. */
static void test_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < CITE_TYPE_COUNT_; i++) {
        const struct cite__type_row *row = cite__type_row((cite_type)i);
        assert_true(row->csl && row->bibtex && row->biblatex && row->ris);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(row->csl, cite_type_name((cite_type)k));
        /* BibLaTeX's subtypes tell every type. */
        assert_true(cite__type_is_told((cite_type)i, CITE__DIALECT_BIBLATEX));
    }
    for (size_t i = 0; i < CITE_FIELD_COUNT_; i++) {
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(cite_field_name((cite_field)i), cite_field_name((cite_field)k));
    }
    assert_string_equal(cite_role_name(CITE_ROLE_RECIPIENT), "recipient");
    assert_string_equal(cite_when_name(CITE_WHEN_ORIGINAL), "original-date");
    assert_null(cite_type_name(CITE_TYPE_COUNT_));
    assert_null(cite_field_name(CITE_FIELD_COUNT_));
    assert_null(cite_role_name(CITE_ROLE_COUNT_));
    assert_null(cite_when_name(CITE_WHEN_COUNT_));
    assert_false(cite__type_is_told(CITE_TYPE_HEARING, CITE__DIALECT_BIBTEX));
    assert_true(cite__type_is_told(CITE_TYPE_HEARING, CITE__DIALECT_RIS));
    assert_false(cite__type_is_told(CITE_TYPE_INTERVIEW, CITE__DIALECT_RIS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_field), cmocka_unit_test(test_set_again),     cmocka_unit_test(test_names),
        cmocka_unit_test(test_dates),       cmocka_unit_test(test_bad_arguments), cmocka_unit_test(test_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
