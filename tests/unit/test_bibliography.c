/*
 * test_bibliography.c: order, ids, lookup, and the forms in which two values are equal.
 */
#include "bibliography/bibliography.h"
#include "bibliography/fold.h"
#include "core/str.h"
#include "support/items.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_order_and_ids(void **state)
{
    cite_bibliography *bibliography = items_new();

    (void)state;
    assert_int_equal(cite_bibliography_count(bibliography), 0);
    assert_null(cite_bibliography_item(bibliography, 0));
    for (size_t i = 0; i < 300; i++)
        assert_non_null(items_add(bibliography, &(struct item_spec){.type = CITE_TYPE_BOOK}));
    assert_int_equal(cite_bibliography_count(bibliography), 300);
    assert_string_equal(cite_item_id(cite_bibliography_item(bibliography, 0)).ptr, "ITEM-1");
    assert_string_equal(cite_item_id(cite_bibliography_item(bibliography, 299)).ptr, "ITEM-300");
    assert_ptr_equal(cite_bibliography_find_id(bibliography, CITE__LIT("ITEM-123")),
                     cite_bibliography_item(bibliography, 122));
    assert_null(cite_bibliography_find_id(bibliography, CITE__LIT("ITEM-301")));
    assert_null(cite_bibliography_find_id(bibliography, (cite_str){NULL, 0}));
    assert_null(cite_bibliography_item(bibliography, 300));
    cite_bibliography_free(bibliography);
    cite_bibliography_free(NULL);
    assert_int_equal(cite_bibliography_count(NULL), 0);
}

/* What is set as one spelling is found by the other, and what is not the same is not. */
static void test_find(void **state)
{
    static const struct {
        cite_field field;
        const char *set;
        const char *sought;
        bool found;
    } cases[] = {
        {CITE_FIELD_URL, "https://www.example.org/a/b/", "http://EXAMPLE.org/a/b#part", true},
        {CITE_FIELD_URL, "https://example.org:443/%7Euser", "https://example.org/~user", true},
        {CITE_FIELD_URL, "https://example.org", "http://www.example.org/", true},
        {CITE_FIELD_URL, "https://example.org/a?x=1", "https://example.org/a?x=2", false},
        {CITE_FIELD_URL, "https://example.org/A", "https://example.org/a", true},
        {CITE_FIELD_URL, "https://example.org:8080/a", "https://example.org/a", false},
        {CITE_FIELD_URL, "ftp://example.org/a", "https://example.org/a", false},
        {CITE_FIELD_URL, "#part", "#part", true},
        {CITE_FIELD_URL, "https://", "http://", false},
        {CITE_FIELD_URL, "www.example.org", "example.org/", true},
        {CITE_FIELD_DOI, "10.1234/ABC.def", "https://doi.org/10.1234/abc.DEF", true},
        {CITE_FIELD_DOI, "http://dx.doi.org/10.1234%2Fabc", "doi: 10.1234/ABC", true},
        {CITE_FIELD_DOI, "10.1234/abc", "10.1234/abd", false},
        {CITE_FIELD_TITLE, "The U.S.–China Café, Part II", "the us china cafe: part ii", true},
        {CITE_FIELD_TITLE, "Границы и торговля", "ГРАНИЦЫ И ТОРГОВЛЯ.", true},
        {CITE_FIELD_TITLE, "Σύνορα", "συνορα", true},
        {CITE_FIELD_TITLE, "贸易与边界", "《贸易与边界》", true},
        {CITE_FIELD_TITLE, "贸易与边界", "贸易与边境", false},
        {CITE_FIELD_TITLE, "Borders’ End", "Borders' End", true},
        {CITE_FIELD_TITLE, "Borders 1", "Borders 2", false},
        {CITE_FIELD_TITLE, "???", "???", true},
        {CITE_FIELD_ISBN, "978-0-00-000000-x", "978-0-00-000000-X", true},
        {CITE_FIELD_ISBN, "978-0-00-000000-2", "978-0-00-000000-1", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        cite_bibliography *bibliography = items_new();
        assert_non_null(items_add(bibliography, &(struct item_spec){.body = "Another Body"}));
        cite_item *item = items_add(bibliography, &(struct item_spec){.family = "Lopez"});
        assert_int_equal(cite_item_set(item, cases[i].field, cite_str_from(cases[i].set), NULL), CITE_OK);
        const cite_item *found =
            cite_bibliography_find(bibliography, cases[i].field, cite_str_from(cases[i].sought));
        if (found != (cases[i].found ? item : NULL))
            fail_msg("case %zu: %s", i, cases[i].sought);
        cite_bibliography_free(bibliography);
    }
}

/* A field that is set again leaves the old value; the first of several in the order of the bibliography is found. */
static void test_find_after_change(void **state)
{
    const cite_str title = CITE__LIT("Borders and Trade");
    cite_bibliography *bibliography = items_new();
    cite_item *items[3];

    (void)state;
    for (size_t i = 0; i < 3; i++)
        items[i] = items_add(bibliography, &(struct item_spec){.family = "Lopez"});
    assert_int_equal(cite_item_set(items[2], CITE_FIELD_TITLE, title, NULL), CITE_OK);
    assert_ptr_equal(cite_bibliography_find(bibliography, CITE_FIELD_TITLE, title), items[2]);
    assert_int_equal(cite_item_set(items[0], CITE_FIELD_TITLE, title, NULL), CITE_OK);
    assert_int_equal(cite_item_set(items[1], CITE_FIELD_TITLE, title, NULL), CITE_OK);
    assert_ptr_equal(cite_bibliography_find(bibliography, CITE_FIELD_TITLE, title), items[0]);
    assert_int_equal(cite_item_set(items[0], CITE_FIELD_TITLE, CITE__LIT("Rivers"), NULL), CITE_OK);
    assert_ptr_equal(cite_bibliography_find(bibliography, CITE_FIELD_TITLE, title), items[1]);
    assert_int_equal(cite_item_set(items[1], CITE_FIELD_TITLE, (cite_str){"", 0}, NULL), CITE_OK);
    assert_int_equal(cite_item_set(items[2], CITE_FIELD_TITLE, CITE__LIT("Seas"), NULL), CITE_OK);
    assert_null(cite_bibliography_find(bibliography, CITE_FIELD_TITLE, title));
    assert_int_equal(cite_item_set(items[1], CITE_FIELD_TITLE, title, NULL), CITE_OK);
    assert_ptr_equal(cite_bibliography_find(bibliography, CITE_FIELD_TITLE, title), items[1]);
    cite_bibliography_free(bibliography);
}

/* A title longer than what is folded is kept, only not looked up by hash. */
static void test_long_title(void **state)
{
    struct text title = {0};
    struct text out = {0};
    cite_bibliography *bibliography = items_new_with(&(struct item_spec){.family = "Lopez"});
    cite_item *item = bibliography->items.items[0];

    (void)state;
    text_add_times(&title, "word ", 100000);
    assert_int_equal(cite_item_set(item, CITE_FIELD_TITLE, (cite_str){title.data, title.len}, NULL), CITE_OK);
    assert_int_equal(cite_item_get(item, CITE_FIELD_TITLE).len, title.len);
    assert_int_equal(cite__item_folded(item, CITE__INDEX_TITLE).len, 0);
    assert_true(items_written(&out, bibliography, CITE_FORMAT_RIS));
    assert_true(out.len > title.len);
    text_release(&out);
    text_release(&title);
    cite_bibliography_free(bibliography);
}

static void test_fold(void **state)
{
    static const struct {
        const char *text;
        const char *folded;
    } cases[] = {
        {"", ""},
        {" -- ", ""},
        {"Straße: Øst & Ægir", "strasse ost aegir"},
        {"Щедрий Київ", "shchedriy kiyiv"},
        {"Cafe\xCC\x81 soft\xC2\xADhyphen", "cafe softhyphen"},
        {"ＡＢＣ　１２", "abc 12"},
        {"\xFF\xFE"
         "a\x80"
         "b",
         "a b"},
        {"e.g. U.S.A. 3.5", "eg usa 3 5"},
        {"中国 2020", "中国 2020"},
        {"Nguyễn Đình", "nguyen dinh"},
        {"Ŝ Łódź ĳ", "s lodz ij"},
    };
    struct cite__buf buf;

    (void)state;
    cite__buf_init(&buf, NULL, CITE__FOLD_CEILING);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        cite__buf_clear(&buf);
        cite__fold_title(&buf, cite_str_from(cases[i].text));
        assert_string_equal(cite__buf_view(&buf).ptr, cases[i].folded);
    }
    assert_int_equal(cite__fold_weight(CITE__LIT("borders and trade")), 3);
    assert_int_equal(cite__fold_weight(CITE__LIT("贸易与边界")), 2);
    assert_int_equal(cite__fold_weight(CITE__LIT("")), 0);
    assert_true(cite__fold_equal(CITE__LIT("Strauß"), CITE__LIT("STRAUSS")));
    assert_false(cite__fold_equal(CITE__LIT("--"), CITE__LIT("..")));
    assert_true(cite__fold_begins(CITE__LIT("Borders: A History"), CITE__LIT("BORDERS")));
    assert_false(cite__fold_begins(CITE__LIT("Borderlands"), CITE__LIT("Border")));
    assert_false(cite__fold_begins(CITE__LIT("Border"), CITE__LIT("Border")));
    cite__buf_release(&buf);
}

/* Every character folds to something short, whatever it is. */
static void test_every_character(void **state)
{
    char out[CITE__TRANSLIT_MAX];

    (void)state;
    for (uint32_t character = 0; character < 0x110000; character++) {
        size_t len = 99;
        enum cite__translit_kind kind = cite__translit(character, out, &len);
        assert_true(len <= CITE__TRANSLIT_MAX);
        assert_true(kind == CITE__TRANSLIT_LETTER || len == 0);
        for (size_t i = 0; i < len; i++)
            assert_true(cite__is_lower(out[i]) || cite__is_digit(out[i]));
    }
    assert_true(cite__translit_is_capital(0x416) && !cite__translit_is_capital(0x436)); /* Ж ж */
    assert_true(cite__translit_is_capital(0x160) && !cite__translit_is_capital(0x161)); /* Š š */
    assert_true(cite__translit_is_capital(0x17D) && !cite__translit_is_capital(0x17E)); /* Ž ž */
    assert_true(cite__translit_is_capital(0x3A9) && !cite__translit_is_capital(0x3C9)); /* Ω ω */
}

static void test_bad_arguments(void **state)
{
    cite_bibliography *bibliography = items_new();
    cite_item *item = NULL;
    cite_error error;

    (void)state;
    assert_int_equal(cite_bibliography_new(NULL, NULL, &error), CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_bibliography_add(&item, NULL, CITE_TYPE_BOOK, NULL), CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_bibliography_add(&item, bibliography, CITE_TYPE_COUNT_, NULL), CITE_ERROR_ARGUMENT);
    assert_null(item);
    assert_int_equal(cite_bibliography_write(bibliography, CITE_FORMAT_COUNT_, text_write, NULL, &error),
                     CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_bibliography_write(bibliography, CITE_FORMAT_RIS, NULL, NULL, NULL),
                     CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_bibliography_merge(bibliography, NULL, NULL), CITE_ERROR_ARGUMENT);
    assert_null(cite_bibliography_find(bibliography, CITE_FIELD_COUNT_, CITE__LIT("a")));
    assert_null(cite_bibliography_find(bibliography, CITE_FIELD_URL, (cite_str){NULL, 0}));
    assert_string_equal(cite_format_name(CITE_FORMAT_BIBLATEX), "biblatex");
    assert_null(cite_format_name(CITE_FORMAT_COUNT_));
    cite_bibliography_free(bibliography);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order_and_ids),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_find_after_change),
        cmocka_unit_test(test_long_title),
        cmocka_unit_test(test_fold),
        cmocka_unit_test(test_every_character),
        cmocka_unit_test(test_bad_arguments),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
