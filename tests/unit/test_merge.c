/*
 * test_merge.c: when two items are one work, and what becomes of their fields.
 */
#include "bibliography/bibliography.h"
#include "bibliography/merge.h"
#include "core/str.h"
#include "support/items.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define PAGE "https://example.org/reports/2020/river-borders"

/* Two works, and whether they are one; tried both ways round. */
static const struct {
    const char *label;
    struct item_spec a;
    struct item_spec b;
    bool same;
} cases[] = {
    {"DOI", {.doi = "10.1234/AB", .title = "One"}, {.doi = "https://doi.org/10.1234/ab", .title = "Uno"}, true},
    {"DOI in the URL", {.doi = "10.1234/ab"}, {.url = "http://dx.doi.org/10.1234/ab"}, true},
    {"DOI of another work by mistake",
     {.doi = "10.1234/ab", .title = "River Borders", .year = 1999},
     {.doi = "10.1234/ab", .title = "Mountain Passes", .year = 2020},
     false},
    {"URL alone", {.url = PAGE "/"}, {.url = "http://www.example.org/reports/2020/river-borders#p4"}, true},
    {"URL, one without a title", {.url = PAGE, .title = "River Borders"}, {.url = PAGE}, true},
    {"URL, short title",
     {.url = PAGE, .title = "River Borders: A History"},
     {.url = PAGE, .title = "River Borders"},
     true},
    {"URL, damaged title",
     {.url = PAGE, .title = "River Borders in the Far North"},
     {.url = PAGE, .title = "River Bordcrs in the Far North"},
     true},
    {"URL, translated title",
     {.url = PAGE, .title = "河流边界", .fields = {{CITE_FIELD_TITLE_TRANSLATED, "River Borders"}}},
     {.url = PAGE, .title = "River Borders"},
     true},
    {"URL, other title",
     {.url = PAGE, .title = "River Borders"},
     {.url = PAGE, .title = "Mountain Passes"},
     false},
    {"URL, other number in the title",
     {.url = PAGE, .title = "Annual Report 2019"},
     {.url = PAGE, .title = "Annual Report 2020"},
     false},
    {"URL, other year",
     {.url = PAGE, .title = "River Borders", .year = 2019},
     {.url = PAGE, .title = "River Borders", .year = 2020},
     false},
    {"URL, other author, one without a title",
     {.url = PAGE, .title = "River Borders", .family = "Orr"},
     {.url = PAGE, .family = "Lopez"},
     false},
    {"home page",
     {.url = "https://example.org/", .title = "River Borders"},
     {.url = "https://example.org"},
     false},
    {"home page and title",
     {.url = "https://example.org/", .title = "River Borders"},
     {.url = "https://example.org", .title = "River borders"},
     true},
    {"title, author, year",
     {.title = "River Borders", .family = "Lopez", .year = 2020},
     {.title = "RIVER BORDERS.", .family = "López", .year = 2020},
     true},
    {"Cyrillic",
     {.title = "Границы рек", .family = "Иванов", .year = 2020},
     {.title = "ГРАНИЦЫ РЕК", .family = "ИВАНОВ", .year = 2020},
     true},
    {"no year on one side",
     {.title = "River Borders", .family = "Lopez", .year = 2020},
     {.title = "River Borders", .family = "Lopez"},
     true},
    {"no author on one side",
     {.title = "River Borders", .family = "Lopez", .year = 2020},
     {.title = "River Borders", .year = 2020},
     true},
    {"other author",
     {.title = "River Borders", .family = "Lopez", .year = 2020},
     {.title = "River Borders", .family = "Orr", .year = 2020},
     false},
    {"other given name",
     {.title = "River Borders",
      .year = 2020,
      .names = {{CITE_ROLE_AUTHOR, "Orr", "Ann", NULL, NULL, NULL, NULL}}},
     {.title = "River Borders",
      .year = 2020,
      .names = {{CITE_ROLE_AUTHOR, "Orr", "Ben", NULL, NULL, NULL, NULL}}},
     false},
    {"initial",
     {.title = "River Borders",
      .year = 2020,
      .names = {{CITE_ROLE_AUTHOR, "Orr", "Ann", NULL, NULL, NULL, NULL}}},
     {.title = "River Borders",
      .year = 2020,
      .names = {{CITE_ROLE_AUTHOR, "Orr", "A.", NULL, NULL, NULL, NULL}}},
     true},
    {"person read as a body",
     {.title = "River Borders", .body = "Ann Orr", .year = 2020},
     {.title = "River Borders", .family = "Orr", .year = 2020},
     true},
    {"other year",
     {.title = "River Borders", .family = "Lopez", .year = 2019},
     {.title = "River Borders", .family = "Lopez", .year = 2020},
     false},
    {"other day",
     {.title = "Regular Press Conference", .body = "Foreign Ministry", .year = 2020, .month = 3, .day = 4},
     {.title = "Regular Press Conference", .body = "Foreign Ministry", .year = 2020, .month = 3, .day = 5},
     false},
    {"other page of one host",
     {.title = "Regular Press Conference", .body = "Foreign Ministry", .year = 2020, .url = PAGE},
     {.title = "Regular Press Conference", .body = "Foreign Ministry", .year = 2020, .url = PAGE "-2"},
     false},
    {"moved on its host",
     {.title = "River Borders in the Far North", .family = "Orr", .year = 2020, .url = PAGE},
     {.title = "River Borders in the Far North", .family = "Orr", .year = 2020, .url = PAGE "-2"},
     true},
    {"other page of one host, a column's title",
     {.title = "River Borders", .family = "Orr", .year = 2020, .url = PAGE},
     {.title = "River Borders", .family = "Orr", .year = 2020, .url = PAGE "-2"},
     false},
    {"a letter, cited again",
     {.type = CITE_TYPE_PERSONAL_COMMUNICATION, .family = "Orr", .year = 2020, .month = 3, .day = 4},
     {.type = CITE_TYPE_PERSONAL_COMMUNICATION, .family = "Orr", .year = 2020, .month = 3, .day = 4},
     true},
    {"another letter",
     {.type = CITE_TYPE_PERSONAL_COMMUNICATION, .family = "Orr", .year = 2020, .month = 3, .day = 4},
     {.type = CITE_TYPE_PERSONAL_COMMUNICATION, .family = "Orr", .year = 2020, .month = 3, .day = 5},
     false},
    {"letters of a year",
     {.type = CITE_TYPE_PERSONAL_COMMUNICATION, .family = "Orr", .year = 2020},
     {.type = CITE_TYPE_PERSONAL_COMMUNICATION, .family = "Orr", .year = 2020},
     false},
    {"a letter and a book",
     {.type = CITE_TYPE_PERSONAL_COMMUNICATION, .family = "Orr", .year = 2020, .month = 3, .day = 4},
     {.type = CITE_TYPE_BOOK, .family = "Orr", .year = 2020, .month = 3, .day = 4},
     false},
    {"copy on another host",
     {.title = "River Borders", .family = "Orr", .year = 2020, .url = PAGE},
     {.title = "River Borders", .family = "Orr", .year = 2020, .url = "https://archive.example.net/77"},
     true},
    {"another host, no author",
     {.title = "Annual Report", .year = 2020, .url = PAGE},
     {.title = "Annual Report", .year = 2020, .url = "https://example.net/77"},
     false},
    {"title of one word",
     {.title = "Borders", .family = "Orr", .year = 2020},
     {.title = "Borders", .family = "Orr", .year = 2020},
     false},
    {"title of two words and nothing else", {.title = "Annual Report"}, {.title = "Annual Report"}, false},
    {"long title and nothing else",
     {.title = "River Borders in the Far North"},
     {.title = "River borders in the far North"},
     true},
    {"Chinese title and nothing else",
     {.title = "远北地区的河流边界"},
     {.title = "《远北地区的河流边界》"},
     true},
    {"no author, other publisher",
     {.title = "Annual Report", .year = 2020, .fields = {{CITE_FIELD_PUBLISHER, "Ministry of Rivers"}}},
     {.title = "Annual Report", .year = 2020, .fields = {{CITE_FIELD_PUBLISHER, "Ministry of Seas"}}},
     false},
    {"same publisher",
     {.title = "Annual Report", .year = 2020, .fields = {{CITE_FIELD_PUBLISHER, "Ministry of Rivers"}}},
     {.title = "Annual Report", .fields = {{CITE_FIELD_PUBLISHER, "Ministry of Rivers"}}},
     true},
    {"other volume",
     {.title = "Notes and Queries", .family = "Orr", .year = 2020, .fields = {{CITE_FIELD_VOLUME, "7"}}},
     {.title = "Notes and Queries", .family = "Orr", .year = 2020, .fields = {{CITE_FIELD_VOLUME, "8"}}},
     false},
    {"other DOI",
     {.title = "River Borders", .family = "Orr", .year = 2020, .doi = "10.1234/a"},
     {.title = "River Borders", .family = "Orr", .year = 2020, .doi = "10.1234/b"},
     false},
    {"nothing", {.type = CITE_TYPE_BOOK}, {.type = CITE_TYPE_BOOK}, false},
    {"titles without a letter", {.title = "???", .family = "Orr"}, {.title = "???", .family = "Orr"}, false},
};

/* Whether b, added after a, is settled as a. */
static bool settles(const struct item_spec *a, const struct item_spec *b)
{
    cite_bibliography *bibliography = items_new_with(a);
    size_t settled = 99;

    assert_non_null(items_add(bibliography, b));
    assert_int_equal(cite__bibliography_settle(bibliography, 1, &settled, NULL), CITE_OK);
    assert_int_equal(cite_bibliography_count(bibliography), settled + 1);
    cite_bibliography_free(bibliography);
    return settled == 0;
}

static void test_judge(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (settles(&cases[i].a, &cases[i].b) != cases[i].same)
            fail_msg("%s", cases[i].label);
        if (settles(&cases[i].b, &cases[i].a) != cases[i].same)
            fail_msg("%s, the other way round", cases[i].label);
    }
}

/* Why two are one is remembered, and goes with the item into another bibliography. */
static void test_reasons(void **state)
{
    static const struct {
        struct item_spec a;
        struct item_spec b;
        cite_sameness reason;
    } works[] = {
        {{.doi = "10.1234/ab", .title = "One"}, {.doi = "10.1234/AB", .title = "Uno"}, CITE_SAME_DOI},
        {{.url = PAGE, .title = "Borders"}, {.url = PAGE}, CITE_SAME_URL},
        {{.title = "River Borders", .family = "Orr"},
         {.title = "River borders", .family = "Orr"},
         CITE_SAME_TITLE_AUTHOR},
        {{.title = "River Borders", .year = 2001},
         {.title = "River borders", .year = 2001},
         CITE_SAME_TITLE_YEAR},
        {{.title = "River Borders", .fields = {{CITE_FIELD_PUBLISHER, "Fenn"}}},
         {.title = "River borders", .fields = {{CITE_FIELD_PUBLISHER, "Fenn"}}},
         CITE_SAME_TITLE_PUBLISHER},
        {{.title = "River Borders in the Far North"},
         {.title = "River borders in the far north"},
         CITE_SAME_TITLE},
        {{.type = CITE_TYPE_INTERVIEW, .family = "Orr", .year = 2001, .month = 3, .day = 5},
         {.type = CITE_TYPE_INTERVIEW, .family = "Orr", .year = 2001, .month = 3, .day = 5},
         CITE_SAME_PERSON_DAY},
    };

    (void)state;
    for (size_t i = 0; i < sizeof works / sizeof works[0]; i++) {
        cite_bibliography *one = items_new_with(&works[i].a);
        cite_bibliography *two = items_new_with(&works[i].b);
        cite_bibliography *all = items_new();
        assert_int_equal(cite_bibliography_merge(one, two, NULL), CITE_OK);
        assert_int_equal(cite_bibliography_merge(all, one, NULL), CITE_OK);
        assert_int_equal(cite_bibliography_merge(all, two, NULL), CITE_OK);
        const cite_item *item = cite_bibliography_item(all, 0);
        assert_int_equal(cite_bibliography_count(all), 1);
        assert_int_equal(cite_item_merged_count(cite_bibliography_item(one, 0)), 1);
        assert_int_equal(cite_item_merged_count(item), 2);
        for (size_t k = 0; k < 2; k++) {
            assert_int_equal(cite_item_merged(item, k)->reason, works[i].reason);
            assert_string_equal(cite_item_merged(item, k)->title.ptr, works[i].b.title ? works[i].b.title : "");
            assert_string_equal(cite_item_merged(item, k)->url.ptr, works[i].b.url ? works[i].b.url : "");
        }
        assert_null(cite_item_merged(item, 2));
        cite_bibliography_free(one);
        cite_bibliography_free(two);
        cite_bibliography_free(all);
    }
    assert_string_equal(cite_sameness_name(CITE_SAME_TITLE_AUTHOR), "same-title-author");
    assert_null(cite_sameness_name(CITE_SAME_COUNT_));
}

static void test_settle_not_the_last(void **state)
{
    cite_bibliography *bibliography = items_new();
    size_t settled = 0;

    (void)state;
    assert_int_equal(cite__bibliography_settle(bibliography, 0, &settled, NULL), CITE_ERROR_ARGUMENT);
    assert_int_equal(cite__bibliography_settle(bibliography, CITE_NONE, &settled, NULL), CITE_ERROR_ARGUMENT);
    assert_non_null(items_add(bibliography, &(struct item_spec){.title = "One"}));
    assert_non_null(items_add(bibliography, &(struct item_spec){.title = "Two"}));
    assert_int_equal(cite__bibliography_settle(bibliography, 0, &settled, NULL), CITE_ERROR_ARGUMENT);
    cite_bibliography_free(bibliography);
}

/* Where a work without author and year may be either of two, it is neither. */
static void test_ambiguous(void **state)
{
    cite_bibliography *bibliography = items_new();
    size_t settled = 0;

    (void)state;
    assert_non_null(
        items_add(bibliography, &(struct item_spec){.title = "The Borders of the River", .family = "Orr"}));
    assert_non_null(
        items_add(bibliography, &(struct item_spec){.title = "The Borders of the River", .family = "Lopez"}));
    assert_non_null(items_add(bibliography, &(struct item_spec){.title = "The Borders of the River"}));
    assert_int_equal(cite__bibliography_settle(bibliography, 2, &settled, NULL), CITE_OK);
    assert_int_equal(settled, 2);
    assert_non_null(
        items_add(bibliography, &(struct item_spec){.title = "The borders of the river", .family = "Orr"}));
    assert_int_equal(cite__bibliography_settle(bibliography, 3, &settled, NULL), CITE_OK);
    assert_int_equal(settled, 0);
    cite_bibliography_free(bibliography);
}

static void test_fuller_fields(void **state)
{
    cite_bibliography *bibliography = items_new();
    size_t settled = 9;

    (void)state;
    assert_non_null(items_add(
        bibliography, &(struct item_spec){.type = CITE_TYPE_WEBPAGE,
                                          .title = "River Borders",
                                          .url = PAGE,
                                          .year = 2020,
                                          .names = {{CITE_ROLE_AUTHOR, "Orr", "A.", NULL, NULL, NULL, NULL}},
                                          .fields = {{CITE_FIELD_PUBLISHER, "River Press"}}}));
    assert_non_null(items_add(
        bibliography,
        &(struct item_spec){.type = CITE_TYPE_REPORT,
                            .title = "River Borders: A History",
                            .url = PAGE "/",
                            .year = 2020,
                            .month = 5,
                            .day = 6,
                            .names = {{CITE_ROLE_AUTHOR, "Orr", "Ann", NULL, NULL, NULL, NULL},
                                      {CITE_ROLE_AUTHOR, "Lopez", "Bea", NULL, NULL, NULL, NULL},
                                      {CITE_ROLE_EDITOR, NULL, NULL, "River Institute", NULL, NULL, NULL}},
                            .fields = {{CITE_FIELD_PUBLISHER, "Other Press"}, {CITE_FIELD_NUMBER, "12"}}}));
    assert_int_equal(cite__bibliography_settle(bibliography, 1, &settled, NULL), CITE_OK);
    assert_int_equal(settled, 0);
    const cite_item *item = cite_bibliography_item(bibliography, 0);
    assert_int_equal(cite_item_type(item), CITE_TYPE_REPORT);
    assert_string_equal(cite_item_get(item, CITE_FIELD_TITLE).ptr, "River Borders: A History");
    assert_string_equal(cite_item_get(item, CITE_FIELD_URL).ptr, PAGE);
    assert_string_equal(cite_item_get(item, CITE_FIELD_PUBLISHER).ptr, "River Press");
    assert_string_equal(cite_item_get(item, CITE_FIELD_NUMBER).ptr, "12");
    assert_int_equal(cite_item_name_count(item, CITE_ROLE_AUTHOR), 2);
    assert_string_equal(cite_item_name(item, CITE_ROLE_AUTHOR, 0)->given.ptr, "Ann");
    assert_string_equal(cite_item_name(item, CITE_ROLE_EDITOR, 0)->literal.ptr, "River Institute");
    assert_int_equal(cite_item_date(item, CITE_WHEN_ISSUED)->begin.day, 6);
    assert_string_equal(cite_item_key(item).ptr, "orr2020river");
    assert_ptr_equal(
        cite_bibliography_find(bibliography, CITE_FIELD_TITLE, CITE__LIT("River Borders: a history")), item);
    assert_null(cite_bibliography_find(bibliography, CITE_FIELD_TITLE, CITE__LIT("River Borders")));
    /* The next work takes the number of the one that went. */
    assert_string_equal(cite_item_id(items_add(bibliography, &(struct item_spec){.title = "Seas"})).ptr,
                        "ITEM-2");
    assert_int_equal(cite_item_name_count(cite_bibliography_item(bibliography, 1), CITE_ROLE_AUTHOR), 0);
    assert_string_equal(cite_item_get(cite_bibliography_item(bibliography, 1), CITE_FIELD_NUMBER).ptr, "");
    cite_bibliography_free(bibliography);
}

static void test_merge_copies(void **state)
{
    cite_bibliography *into =
        items_new_with(&(struct item_spec){.title = "River Borders", .family = "Orr", .year = 2020});
    cite_bibliography *from = items_new();
    struct text before = {0};
    struct text after = {0};

    (void)state;
    assert_non_null(items_add(from, &(struct item_spec){.title = "Mountain Passes",
                                                        .family = "Lopez",
                                                        .year = 2001,
                                                        .names = {{CITE_ROLE_TRANSLATOR, "Иванов", "Пётр", NULL,
                                                                   NULL, NULL, NULL}}}));
    assert_non_null(
        items_add(from, &(struct item_spec){.title = "River borders", .family = "Orr", .url = PAGE}));
    assert_true(items_written(&before, from, CITE_FORMAT_CSL_JSON));
    assert_int_equal(cite_bibliography_merge(into, from, NULL), CITE_OK);
    assert_int_equal(cite_bibliography_merge(into, from, NULL), CITE_OK); /* again: nothing new */
    assert_true(items_written(&after, from, CITE_FORMAT_CSL_JSON));
    assert_string_equal(before.data, after.data);
    cite_bibliography_free(from);
    assert_int_equal(cite_bibliography_count(into), 2);
    assert_string_equal(cite_item_get(cite_bibliography_item(into, 0), CITE_FIELD_URL).ptr, PAGE);
    assert_string_equal(cite_item_id(cite_bibliography_item(into, 1)).ptr, "ITEM-2");
    assert_string_equal(cite_item_name(cite_bibliography_item(into, 1), CITE_ROLE_TRANSLATOR, 0)->given.ptr,
                        "Пётр");
    assert_int_equal(cite_bibliography_merge(into, into, NULL), CITE_OK);
    assert_int_equal(cite_bibliography_count(into), 2);
    text_release(&before);
    text_release(&after);
    cite_bibliography_free(into);
}

/* Adds and settles count works with one title, every author having two: how many are left. */
static size_t settle_many(cite_bibliography *bibliography, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char family[] = "aaaaaa";
        size_t settled = 0;
        size_t number = i % (count / 2);
        for (size_t k = 0; k < sizeof family - 1; k++, number /= 26)
            family[k] = (char)('a' + number % 26);
        assert_non_null(items_add(
            bibliography,
            &(struct item_spec){.title = "Introduction to the volume", .family = family, .year = 2020}));
        size_t last = cite_bibliography_count(bibliography) - 1;
        assert_int_equal(cite__bibliography_settle(bibliography, last, &settled, NULL), CITE_OK);
        assert_int_equal(settled, i % (count / 2));
    }
    return cite_bibliography_count(bibliography);
}

/* Equal titles do not make it quadratic: twice as many works ask for at most 2.2 times the memory. */
static void test_equal_titles(void **state)
{
    size_t requested[2] = {0, 0};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        cite_bibliography *bibliography = items_new();
        assert_int_equal(settle_many(bibliography, (i + 1) * 1000), (i + 1) * 500);
        requested[i] = bibliography->arena.requested;
        cite_bibliography_free(bibliography);
    }
    assert_true(requested[1] * 10 <= requested[0] * 22);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_judge),
        cmocka_unit_test(test_reasons),
        cmocka_unit_test(test_settle_not_the_last),
        cmocka_unit_test(test_ambiguous),
        cmocka_unit_test(test_fuller_fields),
        cmocka_unit_test(test_merge_copies),
        cmocka_unit_test(test_equal_titles),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
