/*
 * test_csl_schema.c: CSL-JSON holds nothing that the schema of CSL 1.0.2 (csl-data.json) does not list; it forbids the rest.
 */
#include "support/items.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char *const types[] = {
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
};

/* What an item may have besides names and dates. */
static const char *const strings[] = {
    "type",
    "id",
    "citation-key",
    "categories",
    "language",
    "journalAbbreviation",
    "shortTitle",
    "abstract",
    "annote",
    "archive",
    "archive_collection",
    "archive_location",
    "archive-place",
    "authority",
    "call-number",
    "chapter-number",
    "citation-number",
    "citation-label",
    "collection-number",
    "collection-title",
    "container-title",
    "container-title-short",
    "dimensions",
    "division",
    "DOI",
    "edition",
    "event",
    "event-title",
    "event-place",
    "first-reference-note-number",
    "genre",
    "ISBN",
    "ISSN",
    "issue",
    "jurisdiction",
    "keyword",
    "locator",
    "medium",
    "note",
    "number",
    "number-of-pages",
    "number-of-volumes",
    "original-publisher",
    "original-publisher-place",
    "original-title",
    "page",
    "page-first",
    "part",
    "part-title",
    "PMCID",
    "PMID",
    "printing",
    "publisher",
    "publisher-place",
    "references",
    "reviewed-genre",
    "reviewed-title",
    "scale",
    "section",
    "source",
    "status",
    "supplement",
    "title",
    "title-short",
    "URL",
    "version",
    "volume",
    "volume-title",
    "volume-title-short",
    "year-suffix",
    "custom",
};

static const char *const names[] = {
    "author",
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
    "contributor",
    "curator",
    "director",
    "editor",
    "editorial-director",
    "executive-producer",
    "guest",
    "host",
    "illustrator",
    "interviewer",
    "narrator",
    "organizer",
    "original-author",
    "performer",
    "producer",
    "recipient",
    "reviewed-author",
    "script-writer",
    "series-creator",
    "translator",
};

static const char *const dates[] = {"accessed", "available-date", "event-date",
                                    "issued",   "original-date",  "submitted"};

static const char *const name_parts[] = {
    "family",          "given",   "dropping-particle", "non-dropping-particle", "suffix", "comma-suffix",
    "static-ordering", "literal", "parse-names"};

static const char *const date_parts[] = {"date-parts", "season", "circa", "literal", "raw"};

static bool is_in(const char *const *list, size_t count, const char *word, size_t len)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(list[i]) == len && memcmp(list[i], word, len) == 0)
            return true;
    }
    return false;
}

#define LISTED(list, word, len) is_in(list, COUNT(list), word, len)

static void test_words(void **state)
{
    (void)state;
    for (int i = 0; i < CITE_TYPE_COUNT_; i++)
        assert_true(LISTED(types, cite_type_name((cite_type)i), strlen(cite_type_name((cite_type)i))));
    for (int i = 0; i < CITE_ROLE_COUNT_; i++)
        assert_true(LISTED(names, cite_role_name((cite_role)i), strlen(cite_role_name((cite_role)i))));
    for (int i = 0; i < CITE_WHEN_COUNT_; i++)
        assert_true(LISTED(dates, cite_when_name((cite_when)i), strlen(cite_when_name((cite_when)i))));
    for (int i = 0; i < CITE_FIELD_COUNT_; i++) {
        const char *word = cite_field_name((cite_field)i);
        assert_true(i == CITE_FIELD_TITLE_TRANSLATED || LISTED(strings, word, strlen(word)));
    }
}

/* Whether an item may have a property, by how deep it lies, and below which property of the item. */
static bool is_allowed(size_t depth, const char *parent, size_t parent_len, const char *word, size_t len)
{
    if (depth == 1)
        return LISTED(strings, word, len) || LISTED(names, word, len) || LISTED(dates, word, len);
    if (LISTED(names, parent, parent_len))
        return depth == 2 && LISTED(name_parts, word, len);
    if (LISTED(dates, parent, parent_len))
        return depth == 2 && LISTED(date_parts, word, len);
    return parent_len == 6 && memcmp(parent, "custom", 6) == 0;
}

/* The bytes of the JSON string that begins at json[at], without its quotation marks. */
static size_t string_len(const char *json, size_t at)
{
    size_t len = 0;

    while (json[at + 1 + len] != '"')
        len += json[at + 1 + len] == '\\' ? 2 : 1;
    return len;
}

/* Walks well-formed JSON, and looks at every key. */
static size_t check_keys(const char *json)
{
    const char *parent = "";
    size_t parent_len = 0;
    size_t depth = 0;
    size_t keys = 0;

    for (size_t at = 0; json[at] != '\0'; at++) {
        depth += json[at] == '{';
        depth -= json[at] == '}';
        if (json[at] != '"')
            continue;
        const char *word = json + at + 1;
        size_t len = string_len(json, at);
        at += len + 1;
        if (json[at + 1] != ':')
            continue;
        keys++;
        if (depth == 1) {
            parent = word;
            parent_len = len;
        }
        if (!is_allowed(depth, parent, parent_len, word, len))
            fail_msg("%.*s of %.*s is not in the schema", (int)len, word, (int)parent_len, parent);
    }
    return keys;
}

/* An item of every type with every field, role and date there is. */
static void test_items(void **state)
{
    const cite_name whole = {.family = {"Orr", 3},
                             .given = {"Ann", 3},
                             .dropping_particle = {"von", 3},
                             .non_dropping_particle = {"van", 3},
                             .suffix = {"Jr.", 3},
                             .literal = {"Ann Orr", 7}};
    const cite_name others = {.literal = {"et al.", 6}};
    const cite_date date = {{2020, 3, 5}, {2020, 3, 6}, 1, 1, {"spring", 6}};
    struct text out = {0};
    cite_bibliography *bibliography = items_new();

    (void)state;
    for (int type = 0; type < CITE_TYPE_COUNT_; type++) {
        cite_item *item = NULL;
        assert_int_equal(cite_bibliography_add(&item, bibliography, (cite_type)type, NULL), CITE_OK);
        for (int i = 0; i < CITE_FIELD_COUNT_; i++)
            assert_int_equal(cite_item_set(item, (cite_field)i, cite_str_from("a: {\"b\": 1}"), NULL), CITE_OK);
        for (int i = 0; i < CITE_ROLE_COUNT_; i++) {
            assert_int_equal(cite_item_add_name(item, (cite_role)i, &whole, NULL), CITE_OK);
            assert_int_equal(cite_item_add_name(item, (cite_role)i, &others, NULL), CITE_OK);
        }
        for (int i = 0; i < CITE_WHEN_COUNT_; i++)
            assert_int_equal(cite_item_set_date(item, (cite_when)i, &date, NULL), CITE_OK);
    }
    assert_true(items_written(&out, bibliography, CITE_FORMAT_CSL_JSON));
    size_t fields = CITE_FIELD_COUNT_ + 3 + CITE_ROLE_COUNT_ * 7 + CITE_WHEN_COUNT_ * 5 + 2;
    assert_int_equal(check_keys(out.data), CITE_TYPE_COUNT_ * fields);
    text_release(&out);
    cite_bibliography_free(bibliography);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_items),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
