/*
 * test_csl_out.c: CSL-JSON.
 */
#include "bibliography/bibliography.h"
#include "core/json.h"
#include "core/str.h"
#include "support/items.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    struct item_spec spec;
    const char *json;
} cases[] = {
    {{.type = CITE_TYPE_DOCUMENT}, "{\"id\":\"ITEM-1\",\"type\":\"document\",\"citation-key\":\"item-1\"}"},
    {{.type = CITE_TYPE_ARTICLE_NEWSPAPER,
      .title = "Границы \"рек\"",
      .url = "https://example.org/a_b?c=%20d",
      .year = 2024,
      .month = 5,
      .day = 21,
      .names = {{CITE_ROLE_AUTHOR, "Berg", "Ann", NULL, "Jr.", "van den", NULL}},
      .fields = {{CITE_FIELD_CONTAINER_TITLE, "River\\Courier"},
                 {CITE_FIELD_TITLE_TRANSLATED, "River Borders"}}},
     "{\"id\":\"ITEM-1\",\"type\":\"article-newspaper\",\"citation-key\":\"berg2024granitsy\","
     "\"author\":[{\"family\":\"Berg\",\"given\":\"Ann\",\"non-dropping-particle\":\"van "
     "den\",\"suffix\":\"Jr.\"}],"
     "\"title\":\"Границы \\\"рек\\\"\",\"container-title\":\"River\\\\Courier\","
     "\"URL\":\"https://example.org/a_b?c=%20d\",\"issued\":{\"date-parts\":[[2024,5,21]]},"
     "\"custom\":{\"title-translated\":\"River Borders\"}}"},
    {{.type = CITE_TYPE_BOOK,
      .title = "Wells",
      .names = {{CITE_ROLE_AUTHOR, "Marsh", NULL, NULL, NULL, NULL, NULL},
                {CITE_ROLE_AUTHOR, NULL, NULL, "et al.", NULL, NULL, NULL}}},
     "{\"id\":\"ITEM-1\",\"type\":\"book\",\"citation-key\":\"marshndwells\","
     "\"author\":[{\"family\":\"Marsh\"}],\"title\":\"Wells\",\"custom\":{\"others\":[\"author\"]}}"},
    {{.type = CITE_TYPE_HEARING,
      .title = "River\nTrade\x01",
      .body = "Committee on Rivers",
      .year = -44,
      .day = 3,
      .doi = "10.1234/a",
      .fields = {{CITE_FIELD_SECTION, "Committee"}, {CITE_FIELD_CHAPTER_NUMBER, "116"}}},
     "{\"id\":\"ITEM-1\",\"type\":\"hearing\",\"citation-key\":\"committeerivers44river\","
     "\"author\":[{\"literal\":\"Committee on Rivers\"}],\"title\":\"River\\nTrade\\u0001\","
     "\"chapter-number\":\"116\",\"section\":\"Committee\",\"DOI\":\"10.1234/a\","
     "\"issued\":{\"date-parts\":[[-44]]}}"},
};

static void test_items(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text out = {0};
        cite_bibliography *bibliography = items_new_with(&cases[i].spec);
        const cite_item *item = cite_bibliography_item(bibliography, 0);
        assert_int_equal(cite_item_write_json(item, text_write, &out, NULL), CITE_OK);
        assert_string_equal(out.data, cases[i].json);
        text_release(&out);
        cite_bibliography_free(bibliography);
    }
}

static void test_dates(void **state)
{
    static const struct {
        cite_date date;
        const char *json;
    } dates[] = {
        {{.begin = {2019, 12, 30}, .end = {2020, 1, 2}}, "{\"date-parts\":[[2019,12,30],[2020,1,2]]}"},
        {{.begin = {2019, 0, 0}, .season = 4}, "{\"date-parts\":[[2019]],\"season\":4}"},
        {{.begin = {1900, 0, 0}, .circa = 1}, "{\"date-parts\":[[1900]],\"circa\":true}"},
        {{.literal = {"n.d.", 4}}, "{\"literal\":\"n.d.\"}"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        struct text out = {0};
        cite_bibliography *bibliography = items_new_with(&(struct item_spec){.type = CITE_TYPE_BOOK});
        cite_item *item = bibliography->items.items[0];
        assert_int_equal(cite_item_set_date(item, CITE_WHEN_ACCESSED, &dates[i].date, NULL), CITE_OK);
        assert_int_equal(cite_item_write_json(item, text_write, &out, NULL), CITE_OK);
        const char *at = strstr(out.data, "\"accessed\":");
        assert_non_null(at);
        assert_int_equal(strncmp(at + 11, dates[i].json, strlen(dates[i].json)), 0);
        text_release(&out);
        cite_bibliography_free(bibliography);
    }
}

/* The whole bibliography is one array, in order. */
static void test_array(void **state)
{
    struct text out = {0};
    cite_bibliography *bibliography = items_new();

    (void)state;
    assert_true(items_written(&out, bibliography, CITE_FORMAT_CSL_JSON));
    assert_string_equal(out.data, "[]\n");
    text_release(&out);
    out = (struct text){0};
    assert_non_null(items_add(bibliography, &(struct item_spec){.type = CITE_TYPE_MAP, .title = "Rivers"}));
    assert_non_null(items_add(bibliography, &(struct item_spec){.type = CITE_TYPE_POST_WEBLOG, .year = 2001}));
    assert_true(items_written(&out, bibliography, CITE_FORMAT_CSL_JSON));
    assert_string_equal(out.data,
                        "[\n  {\n    \"id\": \"ITEM-1\",\n    \"type\": \"map\",\n"
                        "    \"citation-key\": \"ndrivers\",\n    \"title\": \"Rivers\"\n  },\n"
                        "  {\n    \"id\": \"ITEM-2\",\n    \"type\": \"post-weblog\",\n"
                        "    \"citation-key\": \"item-2\",\n    \"issued\": {\n"
                        "      \"date-parts\": [\n        [\n          2001\n        ]\n      ]\n    }\n"
                        "  }\n]\n");
    text_release(&out);
    cite_bibliography_free(bibliography);
}

/* A report takes an item in as it stands. */
static void test_embedding(void **state)
{
    struct text item_text = {0};
    struct text out = {0};
    struct cite__json json;
    cite_bibliography *bibliography = items_new_with(&(struct item_spec){.type = CITE_TYPE_BOOK});
    const cite_item *item = cite_bibliography_item(bibliography, 0);

    (void)state;
    assert_int_equal(cite_item_write_json(item, text_write, &item_text, NULL), CITE_OK);
    cite__json_init(&json, text_write, &out, false);
    cite__json_object(&json);
    cite__json_key(&json, "items");
    cite__json_array(&json);
    for (size_t i = 0; i < 2; i++)
        cite__json_raw(&json, (cite_str){item_text.data, item_text.len});
    cite__json_end(&json);
    cite__json_key(&json, "n");
    cite__json_raw(&json, CITE__LIT("null"));
    cite__json_end(&json);
    assert_int_equal(cite__json_finish(&json), CITE_OK);
    assert_string_equal(out.data,
                        "{\"items\":["
                        "{\"id\":\"ITEM-1\",\"type\":\"book\",\"citation-key\":\"item-1\"},"
                        "{\"id\":\"ITEM-1\",\"type\":\"book\",\"citation-key\":\"item-1\"}],\"n\":null}");
    text_release(&item_text);
    text_release(&out);
    cite_bibliography_free(bibliography);
}

static int refuse(void *context, const char *data, size_t len)
{
    (void)context;
    (void)data;
    (void)len;
    return -1;
}

static void test_write_fails(void **state)
{
    cite_bibliography *bibliography = items_new_with(&cases[1].spec);
    cite_error error;

    (void)state;
    for (size_t i = 0; i < CITE_FORMAT_COUNT_; i++) {
        assert_int_equal(cite_bibliography_write(bibliography, (cite_format)i, refuse, NULL, &error),
                         CITE_ERROR_IO);
        assert_int_equal(error.status, CITE_ERROR_IO);
    }
    assert_int_equal(cite_item_write_json(cite_bibliography_item(bibliography, 0), refuse, NULL, NULL),
                     CITE_ERROR_IO);
    assert_int_equal(cite_item_write_json(NULL, refuse, NULL, NULL), CITE_ERROR_ARGUMENT);
    cite_bibliography_free(bibliography);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_items),     cmocka_unit_test(test_dates),       cmocka_unit_test(test_array),
        cmocka_unit_test(test_embedding), cmocka_unit_test(test_write_fails),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
