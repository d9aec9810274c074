/*
 * test_csl_in.c: CSL-JSON as items.
 */
#include "core/str.h"
#include "support/items.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct reading {
    const char *text;
    const char *items; /* each as CSL-JSON without id and key, a line each */
    const char *told;
};

/* An item without what stands before its first field: {"id": …, "type": …, "citation-key": …. */
static void add_item(struct text *out, const cite_item *item)
{
    struct text json = {0};

    assert_true(items_json(&json, item));
    text_add_string(out, cite_type_name(cite_item_type(item)));
    const char *at = strstr(json.data, "\"citation-key\":");
    const char *rest = at ? strchr(at, ',') : NULL;
    if (rest) {
        text_add_string(out, " ");
        text_add(out, rest + 1, json.len - (size_t)(rest + 1 - json.data) - 1);
    }
    text_add_string(out, "\n");
    text_release(&json);
}

static void assert_reading(cite_format format, const struct reading *expected)
{
    struct text told = {0};
    struct text found = {0};
    cite_bibliography *bibliography = items_read(&told, format, expected->text, strlen(expected->text));

    assert_non_null(bibliography);
    for (size_t i = 0; i < cite_bibliography_count(bibliography); i++)
        add_item(&found, cite_bibliography_item(bibliography, i));
    if (strcmp(found.data ? found.data : "", expected->items) != 0)
        fail_msg("%s\nis read as\n%s\nand not as\n%s\ntold: %s", expected->text, found.data, expected->items,
                 told.data ? told.data : "");
    if (strcmp(told.data ? told.data : "", expected->told) != 0)
        fail_msg("%s\nis told as\n%s\nand not as\n%s", expected->text, told.data ? told.data : "",
                 expected->told);
    text_release(&told);
    text_release(&found);
    cite_bibliography_free(bibliography);
}

static void test_items(void **state)
{
    static const struct reading cases[] = {
        {"[{\"id\": \"a\", \"type\": \"book\", \"title\": \"T \\u00e9 \\ud83d\\ude00 \\ud83d\", \"author\": "
         "[{\"family\": \"Orr\", \"given\": \"A\", \"dropping-particle\": \"de\", \"comma-suffix\": true}, \"A "
         "Body\", {\"literal\": \"B\"}],\n"
         " \"issued\": {\"date-parts\": [[\"2020\", \"3\", 5]]}, \"volume\": 3, \"journalAbbreviation\": "
         "\"W.\"}]",
         "book \"author\":[{\"family\":\"Orr\",\"given\":\"A\",\"dropping-particle\":\"de\"},{\"literal\":\"A "
         "Body\"},{\"literal\":\"B\"}],\"title\":\"T é 😀 "
         "�\",\"volume\":\"3\",\"container-title-short\":\"W.\",\"issued\":{\"date-parts\":[[2020,3,5]]}\n",
         ""},
        {"{\"items\": [{\"id\": 7, \"type\": \"song\"}], \"more\": [1, {\"x\": 2}]}", "song\n", ""},
        {"{\"id\": \"a\", \"type\": \"map\"}", "map\n", ""},
        {"[]", "", ""},
        {"[{\"id\": \"a\", \"type\": \"book\", \"custom\": {\"title-translated\": \"X\", \"others\": "
         "[\"author\"], \"x\": \"y\", \"z\": [1, 2], \"n\": null}, \"foo\": {\"a\": 1}, \"author\": "
         "[{\"family\": \"Orr\"}]}]",
         "book "
         "\"author\":[{\"family\":\"Orr\"}],\"custom\":{\"title-translated\":\"X\",\"others\":[\"author\"],"
         "\"x\":\"y\",\"z\":\"[1, 2]\",\"foo\":\"{\\\"a\\\": 1}\"}\n",
         ""},
        {"[{\"id\": \"a b\", \"citation-key\": \"k\", \"type\": \"odd\", \"editor\": \"no list\", \"title\": "
         "{\"a\": 1}, \"issue\": null}]",
         "document \"custom\":{\"type\":\"odd\",\"editor\":\"no list\",\"title\":\"{\\\"a\\\": 1}\"}\n",
         "1 warning: an unknown type is read as a document: odd\n"
         "1 warning: a value of the wrong kind is kept under \"custom\": editor\n"
         "1 warning: a value of the wrong kind is kept under \"custom\": title\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_reading(CITE_FORMAT_CSL_JSON, &cases[i]);
}

static void test_dates(void **state)
{
    static const struct reading cases[] = {
        {"[{\"id\": \"a\", \"type\": \"book\", \"issued\": {\"date-parts\": [[2020, 5], [2020, 7]], \"circa\": "
         "true}}]",
         "book \"issued\":{\"date-parts\":[[2020,5],[2020,7]],\"circa\":true}\n", ""},
        {"[{\"id\": \"a\", \"type\": \"book\", \"issued\": {\"date-parts\": [[2020]], \"season\": 2}}]",
         "book \"issued\":{\"date-parts\":[[2020]],\"season\":2}\n", ""},
        {"[{\"id\": \"a\", \"type\": \"book\", \"issued\": {\"date-parts\": [[2020, 22]]}}]",
         "book \"issued\":{\"date-parts\":[[2020]],\"season\":2}\n", ""},
        {"[{\"id\": \"a\", \"type\": \"book\", \"issued\": {\"date-parts\": [[2020]], \"season\": \"autumn\", "
         "\"circa\": \"1\"}}]",
         "book \"issued\":{\"date-parts\":[[2020]],\"season\":3,\"circa\":true}\n", ""},
        {"[{\"id\": \"a\", \"type\": \"book\", \"issued\": {\"raw\": \"2019-05/2019-07\"}}]",
         "book \"issued\":{\"date-parts\":[[2019,5],[2019,7]]}\n", ""},
        {"[{\"id\": \"a\", \"type\": \"book\", \"issued\": {\"raw\": \"soon\"}}]",
         "book \"issued\":{\"literal\":\"soon\"}\n", ""},
        {"[{\"id\": \"a\", \"type\": \"book\", \"issued\": {\"literal\": \"n.d.\"}}]",
         "book \"issued\":{\"literal\":\"n.d.\"}\n", ""},
        {"[{\"id\": \"a\", \"type\": \"book\", \"issued\": \"2020-03\"}]",
         "book \"issued\":{\"date-parts\":[[2020,3]]}\n", ""},
        {"[{\"id\": \"a\", \"type\": \"book\", \"issued\": 2020}]",
         "book \"issued\":{\"date-parts\":[[2020]]}\n", ""},
        {"[{\"id\": \"a\", \"type\": \"book\", \"issued\": {\"date-parts\": [[0]]}}]", "book\n", ""},
        {"[{\"id\": \"a\", \"type\": \"book\", \"issued\": {\"date-parts\": [[2020, 99, 99, 4], [], []]}}]",
         "book \"issued\":{\"date-parts\":[[2020]]}\n", ""},
        {"[{\"id\": \"a\", \"type\": \"book\", \"issued\": [2020]}]",
         "book \"custom\":{\"issued\":\"[2020]\"}\n",
         "1 warning: a value of the wrong kind is kept under \"custom\": issued\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_reading(CITE_FORMAT_CSL_JSON, &cases[i]);
}

static void test_bad_items(void **state)
{
    static const struct reading cases[] = {
        {"[{\"id\": \"a\", \"type\": \"book\" \"title\": \"x\", \"author\": [{\"family\": \"x\"}, {\"family\": "
         "\"y\"}]},\n"
         " {\"id\": \"b\", \"type\": \"map\"}]",
         "map\n", "1 error: a comma is missing\n"},
        {"[{\"id\": \"a\", \"title\": \"no end\n"
         "},\n"
         " {\"id\": \"b\", \"type\": \"map\"}, 5, [1], {\"x\": 1}]",
         "map\n"
         "document \"custom\":{\"x\":\"1\"}\n",
         "1 error: a string is not closed or has a wrong escape\n"
         "3 error: something else than an item\n"
         "3 error: something else than an item\n"
         "3 warning: an item without an id and a type\n"},
        {"[{\"id\": \"a\", \"type\": \"book\"},\n"
         " {\"id\": \"b\", \"type\": \"map\"},]",
         "book\n"
         "map\n",
         "2 error: a value is missing behind a comma\n"},
        {"[{\"id\": \"a\", \"type\": \"book\"}", "book\n", "1 error: the input ends too early\n"},
        {"[{\"id\": \"a\", \"type\": \"book\"}, {\"id\": \"b\\x\"}, {\"id\": \"c\", \"type\": \"map\"}] x",
         "book\n"
         "map\n",
         "1 error: a string is not closed or has a wrong escape\n"},
        {"[{\"id\": \"a\", \"type\": \"book\"}, {\"id\": \"a\", \"type\": \"map\"}]",
         "book\n"
         "map\n",
         "1 warning: the id is taken or too long; the work gets another: a\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_reading(CITE_FORMAT_CSL_JSON, &cases[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_items),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_bad_items),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
