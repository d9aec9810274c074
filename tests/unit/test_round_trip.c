/*
 * test_round_trip.c: what one format writes its reader finds again: every type, every field, every role and date, and
 * characters that formats have uses of their own for.
 */
#include "bibliography/bibliography.h"
#include "core/str.h"
#include "support/items.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const cite_format formats[] = {CITE_FORMAT_CSL_JSON, CITE_FORMAT_BIBTEX, CITE_FORMAT_BIBLATEX,
                                      CITE_FORMAT_RIS};

/* A slice of a literal that may stand in a static table. */
#define TEXT(literal)                                                                                          \
    {                                                                                                          \
        literal, sizeof(literal) - 1                                                                           \
    }

#define FORMATS (sizeof formats / sizeof formats[0])

static void told(void *context, const cite_diagnostic *diagnostic)
{
    fail_msg("%s: line %zu: %s", (const char *)context, diagnostic->line, diagnostic->message);
}

/* Writes a bibliography and reads it into a new one; nothing may be found wrong. */
static cite_bibliography *again(const cite_bibliography *bibliography, cite_format format, struct text *out)
{
    cite_bibliography *read = items_new();
    cite_read_options options = CITE_READ_OPTIONS_INIT;

    assert_true(items_written(out, bibliography, format));
    options.diagnose = told;
    options.context = out->data;
    assert_int_equal(cite_bibliography_read(read, format, (cite_str){out->data, out->len}, &options, NULL),
                     CITE_OK);
    return read;
}

static void assert_same(cite_str expected, cite_str found, const char *what, const char *file)
{
    if (!cite__str_equal(expected, found))
        fail_msg("%s: %s became %s\n%s", what, expected.ptr, found.ptr ? found.ptr : "", file);
}

static void assert_same_names(const cite_item *a, const cite_item *b, cite_role role, const char *file)
{
    const char *what = cite_role_name(role);

    if (cite_item_name_count(a, role) != cite_item_name_count(b, role))
        fail_msg("%s: %zu names became %zu\n%s", what, cite_item_name_count(a, role),
                 cite_item_name_count(b, role), file);
    for (size_t i = 0; i < cite_item_name_count(a, role); i++) {
        const cite_name *left = cite_item_name(a, role, i);
        const cite_name *right = cite_item_name(b, role, i);
        assert_same(left->family, right->family, what, file);
        assert_same(left->given, right->given, what, file);
        assert_same(left->dropping_particle, right->dropping_particle, what, file);
        assert_same(left->non_dropping_particle, right->non_dropping_particle, what, file);
        assert_same(left->suffix, right->suffix, what, file);
        assert_same(left->literal, right->literal, what, file);
    }
}

static bool same_day(const cite_day *a, const cite_day *b)
{
    return a->year == b->year && a->month == b->month && a->day == b->day;
}

static void assert_same_date(const cite_item *a, const cite_item *b, cite_when when, const char *file)
{
    const cite_date *left = cite_item_date(a, when);
    const cite_date *right = cite_item_date(b, when);

    assert_int_equal(left != NULL, right != NULL);
    if (!left)
        return;
    if (!same_day(&left->begin, &right->begin) || !same_day(&left->end, &right->end) ||
        left->season != right->season || left->circa != right->circa)
        fail_msg("%s: %d-%d-%d/%d-%d became %d-%d-%d/%d-%d\n%s", cite_when_name(when), left->begin.year,
                 left->begin.month, left->begin.day, left->end.year, left->end.month, right->begin.year,
                 right->begin.month, right->begin.day, right->end.year, right->end.month, file);
    assert_same(left->literal, right->literal, cite_when_name(when), file);
}

static void assert_same_item(const cite_item *a, const cite_item *b, const char *file)
{
    if (cite_item_type(a) != cite_item_type(b))
        fail_msg("%s became %s\n%s", cite_type_name(cite_item_type(a)), cite_type_name(cite_item_type(b)),
                 file);
    assert_same(cite_item_key(a), cite_item_key(b), "key", file);
    for (int i = 0; i < CITE_FIELD_COUNT_; i++)
        assert_same(cite_item_get(a, (cite_field)i), cite_item_get(b, (cite_field)i),
                    cite_field_name((cite_field)i), file);
    for (int i = 0; i < CITE_ROLE_COUNT_; i++)
        assert_same_names(a, b, (cite_role)i, file);
    for (int i = 0; i < CITE_WHEN_COUNT_; i++)
        assert_same_date(a, b, (cite_when)i, file);
    if (cite_item_extra_count(a) != cite_item_extra_count(b))
        fail_msg("%zu extras became %zu\n%s", cite_item_extra_count(a), cite_item_extra_count(b), file);
    for (size_t i = 0; i < cite_item_extra_count(a); i++) {
        const cite_extra *extra = cite_item_extra(a, i);
        assert_same(extra->value, cite_item_get_extra(b, extra->name), extra->name.ptr, file);
    }
}

/* Writes, reads and compares in every format. */
static void assert_survives(const cite_bibliography *bibliography)
{
    for (size_t f = 0; f < FORMATS; f++) {
        struct text out = {0};
        cite_bibliography *read = again(bibliography, formats[f], &out);
        assert_int_equal(cite_bibliography_count(read), cite_bibliography_count(bibliography));
        for (size_t i = 0; i < cite_bibliography_count(read); i++)
            assert_same_item(cite_bibliography_item(bibliography, i), cite_bibliography_item(read, i),
                             out.data);
        cite_bibliography_free(read);
        text_release(&out);
    }
}

/* Characters that TeX, RIS or JSON have a use for; what follows them is the name of the field. */
#define HOSTILE                                                                                                \
    "Поток 贸易 e\u0301\u0323 & % $5 # _ { } ~ ^ \\ \"q\" it's ''a`` a--b---c ?`!` @x{y, NATO $x$ \\emph"

static void value_for(char *out, size_t size, cite_field field)
{
    static const struct {
        cite_field field;
        const char *value;
    } special[] = {
        {CITE_FIELD_URL, "https://example.org/a_b%20c?q=1&r=~x#d"},
        {CITE_FIELD_DOI, "10.1234/a_b-(c)"},
        {CITE_FIELD_PAGE, "12-15"},
        {CITE_FIELD_ISBN, "978-3-16-148410-0"},
        {CITE_FIELD_ISSN, "1234-567X"},
        {CITE_FIELD_KEYWORD, "tides, river & sea, Поток_"},
    };

    snprintf(out, size, "%s %s", HOSTILE, cite_field_name(field));
    for (size_t i = 0; i < sizeof special / sizeof special[0]; i++) {
        if (special[i].field == field)
            snprintf(out, size, "%s", special[i].value);
    }
}

static void set(cite_item *item, cite_field field)
{
    char value[256];

    value_for(value, sizeof value, field);
    assert_int_equal(cite_item_set(item, field, cite_str_from(value), NULL), CITE_OK);
}

/* Each type, with each field alone, so that no other tells what it is. */
static void test_each_field(void **state)
{
    (void)state;
    for (int type = 0; type < CITE_TYPE_COUNT_; type++) {
        cite_bibliography *bibliography = items_new();
        for (int field = 0; field < CITE_FIELD_COUNT_; field++) {
            cite_item *item = items_add(bibliography, &(struct item_spec){.type = (cite_type)type});
            set(item, (cite_field)field);
        }
        assert_survives(bibliography);
        cite_bibliography_free(bibliography);
    }
}

static void test_all_fields(void **state)
{
    (void)state;
    cite_bibliography *bibliography = items_new();
    for (int type = 0; type < CITE_TYPE_COUNT_; type++) {
        cite_item *item = items_add(bibliography, &(struct item_spec){.type = (cite_type)type, .year = 2020});
        for (int field = 0; field < CITE_FIELD_COUNT_; field++)
            set(item, (cite_field)field);
    }
    assert_survives(bibliography);
    cite_bibliography_free(bibliography);
}

static const cite_name names[] = {
    {.family = TEXT("López"), .given = TEXT("Ana María")},
    {.family = TEXT("Berg"), .given = TEXT("Jan"), .non_dropping_particle = TEXT("van den")},
    {.family = TEXT("King"), .given = TEXT("M. L."), .suffix = TEXT("Jr.")},
    {.family = TEXT("King"), .suffix = TEXT("III")},
    {.family = TEXT("La Fontaine"), .given = TEXT("Jean"), .dropping_particle = TEXT("de")},
    {.family = TEXT("Plato")},
    {.family = TEXT("Иванов"), .given = TEXT("Пётр & {Сын}")},
    {.family = TEXT("王"), .given = TEXT("小明")},
    {.family = TEXT("and"), .given = TEXT("Ann And")},
    {.family = TEXT("O'Brien-Smith"), .given = TEXT("J.-P.")},
    {.literal = TEXT("Trade and Rivers Institute")},
    {.literal = TEXT("Комитет по рекам & {водам}")},
};

#define NAMES (sizeof names / sizeof names[0])

static void test_names(void **state)
{
    (void)state;
    for (int role = 0; role < CITE_ROLE_COUNT_; role++) {
        cite_bibliography *bibliography = items_new_with(&(struct item_spec){.type = CITE_TYPE_CHAPTER});
        cite_item *item = bibliography->items.items[0];
        for (size_t i = 0; i < NAMES; i++)
            assert_int_equal(cite_item_add_name(item, (cite_role)role, &names[i], NULL), CITE_OK);
        assert_survives(bibliography);
        cite_bibliography_free(bibliography);
    }
}

/* RIS has no word for "et al.", and a body with a comma is two parts of a name to it; the others hold both. */
static void test_names_of_some_formats(void **state)
{
    static const cite_name others[] = {{.family = TEXT("bin Laden"), .given = TEXT("Hugo der erste")},
                                       {.literal = TEXT("Committee on Rivers, Lakes, and Seas")},
                                       {.literal = TEXT("et al.")}};

    (void)state;
    cite_bibliography *bibliography = items_new_with(&(struct item_spec){.type = CITE_TYPE_BOOK});
    cite_item *item = bibliography->items.items[0];
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(cite_item_add_name(item, CITE_ROLE_AUTHOR, &others[i], NULL), CITE_OK);
    for (size_t f = 0; f < FORMATS - 1; f++) {
        struct text out = {0};
        cite_bibliography *read = again(bibliography, formats[f], &out);
        assert_same_names(item, cite_bibliography_item(read, 0), CITE_ROLE_AUTHOR, out.data);
        cite_bibliography_free(read);
        text_release(&out);
    }
    cite_bibliography_free(bibliography);
}

static void test_dates(void **state)
{
    static const cite_date dates[] = {
        {.begin = {2020, 0, 0}},
        {.begin = {2020, 12, 0}},
        {.begin = {2020, 3, 5}},
        {.begin = {2020, 5, 0}, .end = {2020, 7, 0}},
        {.begin = {2019, 12, 30}, .end = {2020, 1, 2}},
        {.begin = {2019, 0, 0}, .end = {2021, 0, 0}},
        {.begin = {2020, 0, 0}, .season = 3},
        {.begin = {1900, 0, 0}, .circa = 1},
        {.begin = {-44, 3, 15}},
        {.begin = {812, 0, 0}},
        {.literal = TEXT("n.d.")},
        {.literal = TEXT("forthcoming")},
        {.begin = {2020, 0, 0}, .literal = TEXT("early {2020} & later")},
    };

    (void)state;
    for (int when = 0; when < CITE_WHEN_COUNT_; when++) {
        cite_bibliography *bibliography = items_new();
        for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
            cite_item *item =
                items_add(bibliography, &(struct item_spec){.type = CITE_TYPE_WEBPAGE, .title = "Tides"});
            assert_int_equal(cite_item_set_date(item, (cite_when)when, &dates[i], NULL), CITE_OK);
        }
        assert_survives(bibliography);
        cite_bibliography_free(bibliography);
    }
}

/* Extras keep their names, also those that mean something to a format. */
static void test_extras(void **state)
{
    static const char *const extras[] = {"owner", "title", "year",     "keywords",
                                         "Ж",     "a b",   "csl-note", "shelf-mark"};

    (void)state;
    cite_bibliography *bibliography = items_new_with(&(struct item_spec){.title = "Tides"});
    cite_item *item = bibliography->items.items[0];
    for (size_t i = 0; i < sizeof extras / sizeof extras[0]; i++)
        assert_int_equal(cite_item_set_extra(item, cite_str_from(extras[i]), CITE__LIT(HOSTILE), NULL),
                         CITE_OK);
    assert_survives(bibliography);
    cite_bibliography_free(bibliography);
}

/* Keys and ids that were set stay; what is written twice is written alike. */
static void test_keys(void **state)
{
    (void)state;
    cite_bibliography *bibliography = items_new();
    for (size_t i = 0; i < 3; i++) {
        cite_item *item = items_add(bibliography, &(struct item_spec){.title = "Tides", .family = "Orr"});
        if (i == 1)
            assert_int_equal(cite_item_set_key(item, CITE__LIT("Orr:Tides_1"), NULL), CITE_OK);
    }
    assert_survives(bibliography);
    for (size_t f = 0; f < FORMATS; f++) {
        struct text first = {0};
        struct text second = {0};
        cite_bibliography *read = again(bibliography, formats[f], &first);
        assert_string_equal(cite_item_key(cite_bibliography_item(read, 1)).ptr, "Orr:Tides_1");
        assert_true(items_written(&second, read, formats[f]));
        assert_string_equal(first.data, second.data);
        cite_bibliography_free(read);
        text_release(&first);
        text_release(&second);
    }
    cite_bibliography_free(bibliography);
}

#define PAGE "https://one.example/a_b%20c"
#define COPY "https://web.archive.org/web/20210304050607/" PAGE

/* The copy of a page, with and without a note of the work's own; and what it looks like. */
static void test_copies(void **state)
{
    static const char *const words[2][FORMATS] = {
        {"\"archive_location\"", "note = {Archived at \\url{" COPY "} on 2021-03-04}",
         "addendum = {Archived at \\url{" COPY "} on 2021-03-04}", "AN  - " COPY},
        {"\"archived\"", "note = {Seen.}", "addendum = {Archived at ", "AV  - Internet Archive"},
    };

    (void)state;
    for (size_t noted = 0; noted < 2; noted++) {
        for (size_t i = 0; i < FORMATS; i++) {
            const struct item_spec spec = {.type = CITE_TYPE_WEBPAGE, .title = "A page", .url = PAGE};
            cite_bibliography *bibliography = items_new_with(&spec);
            struct text out = {0};
            int64_t when = 0;
            assert_int_equal(
                cite_bibliography_set_copy(bibliography, CITE__LIT(PAGE), CITE__LIT(COPY), 1614834367, NULL),
                CITE_OK);
            cite_item *item = bibliography->items.items[0];
            if (noted)
                assert_int_equal(cite_item_set(item, CITE_FIELD_NOTE, CITE__LIT("Seen."), NULL), CITE_OK);
            cite_bibliography *read = again(bibliography, formats[i], &out);
            const cite_item *other = cite_bibliography_item(read, 0);
            if (!strstr(out.data, words[noted][i]))
                fail_msg("no %s in %s", words[noted][i], out.data);
            assert_same(cite_item_copy(item, NULL), cite_item_copy(other, &when), "copy", out.data);
            assert_int_equal(when, 1614834367);
            assert_same(cite_item_get(item, CITE_FIELD_NOTE), cite_item_get(other, CITE_FIELD_NOTE), "note",
                        out.data);
            assert_same(CITE__LIT("Internet Archive"), cite_item_get(other, CITE_FIELD_ARCHIVE), "archive",
                        out.data);
            text_release(&out);
            cite_bibliography_free(read);
            cite_bibliography_free(bibliography);
        }
    }
}

static void test_copies_left_alone(void **state)
{
    const struct item_spec spec = {.type = CITE_TYPE_WEBPAGE, .title = "A page", .url = PAGE};
    cite_bibliography *bibliography = items_new_with(&spec);
    cite_item *item = bibliography->items.items[0];

    (void)state;
    assert_int_equal(cite_bibliography_set_copy(bibliography, CITE__LIT(PAGE), CITE__LIT("x"), 0, NULL),
                     CITE_ERROR_ARGUMENT);
    assert_int_equal(
        cite_bibliography_set_copy(bibliography, CITE__LIT("https://no.example/"), CITE__LIT(COPY), 0, NULL),
        CITE_OK);
    assert_int_equal(cite_item_copy(item, NULL).len, 0);
    assert_int_equal(cite_item_set(item, CITE_FIELD_ARCHIVE_LOCATION, CITE__LIT("Box 7"), NULL), CITE_OK);
    assert_int_equal(cite_bibliography_set_copy(bibliography, CITE__LIT(PAGE), CITE__LIT(COPY), 0, NULL),
                     CITE_OK);
    assert_same(CITE__LIT("Box 7"), cite_item_get(item, CITE_FIELD_ARCHIVE_LOCATION), "place", "");
    cite_bibliography_free(bibliography);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_copies),     cmocka_unit_test(test_copies_left_alone),
        cmocka_unit_test(test_each_field), cmocka_unit_test(test_all_fields),
        cmocka_unit_test(test_names),      cmocka_unit_test(test_names_of_some_formats),
        cmocka_unit_test(test_dates),      cmocka_unit_test(test_extras),
        cmocka_unit_test(test_keys),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
