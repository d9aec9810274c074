/*
 * test_csv_out.c: tables.
 */
#include "support/items.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The cells of each row are as many as those of the header. */
static size_t cells_of(const char *row)
{
    size_t cells = 1;
    bool quoted = false;

    for (; *row != '\0' && (quoted || *row != '\r'); row++) {
        quoted = quoted != (*row == '"');
        cells += !quoted && *row == ',';
    }
    return cells;
}

static void test_rows(void **state)
{
    static const struct {
        const char *title;
        const char *cell;
    } cases[] = {
        {"Rivers, \"and\" more", ",\"Rivers, \"\"and\"\" more\","},
        {"=HYPERLINK(\"https://evil.example\")", ",\"'=HYPERLINK(\"\"https://evil.example\"\")\","},
        {"+1", ",\"'+1\","},
        {"-1", ",\"'-1\","},
        {"@SUM(A1)", ",\"'@SUM(A1)\","},
        {"\t=1", ",\"'=1\","},
        {"\r\n=1", ",\"'=1\","},
        {"\xEF\xBC\x9D"
         "1",
         ",\"'\xEF\xBC\x9D"
         "1\","},
        {"a=1\n+2", ",\"a=1 +2\","},
        {"\xE2\x80\xAE=1", ",\"'=1\","},
        {"Границы; рек", ",\"Границы; рек\","},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text out = {0};
        cite_bibliography *bibliography =
            items_new_with(&(struct item_spec){.type = CITE_TYPE_BOOK, .title = cases[i].title});
        assert_true(items_written(&out, bibliography, CITE_FORMAT_CSV));
        const char *row = strstr(out.data, "\r\n") + 2;
        if (!strstr(row, cases[i].cell))
            fail_msg("%s: %s", cases[i].title, row);
        assert_int_equal(cells_of(row), cells_of(out.data));
        assert_int_equal(cells_of(row), 2 + CITE_ROLE_COUNT_ + CITE_WHEN_COUNT_ + CITE_FIELD_COUNT_);
        assert_string_equal(out.data + out.len - 2, "\r\n");
        text_release(&out);
        cite_bibliography_free(bibliography);
    }
}

static void test_cells(void **state)
{
    static const struct item_spec spec = {
        .type = CITE_TYPE_REPORT,
        .title = "Rivers",
        .year = 2020,
        .month = 3,
        .url = "https://user:secret@example.org/a",
        .names = {{CITE_ROLE_AUTHOR, "Gogh", "Vincent", NULL, "Jr.", "van", NULL},
                  {CITE_ROLE_AUTHOR, "Humboldt", "Alexander", NULL, NULL, NULL, "von"},
                  {CITE_ROLE_AUTHOR, NULL, NULL, "Orr, Inc.", NULL, NULL, NULL},
                  {CITE_ROLE_EDITOR, NULL, NULL, "=Orr", NULL, NULL, NULL}},
    };
    struct text out = {0};
    cite_bibliography *bibliography = items_new_with(&spec);

    (void)state;
    assert_true(items_written(&out, bibliography, CITE_FORMAT_CSV));
    assert_memory_equal(out.data, "\"key\",\"type\",\"author\",\"editor\",", 30);
    const char *row = strstr(out.data, "\r\n") + 2;
    const char *wanted =
        "\"gogh2020rivers\",\"report\",\"van Gogh, Vincent, Jr.; Humboldt, Alexander von; Orr, Inc.\","
        "\"'=Orr\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\","
        "\"\",\"\","
        "\"\",\"\",\"\",\"\",\"2020-03\",\"\",\"\",\"\",\"\",\"\",\"Rivers\",";
    assert_int_equal(strncmp(row, wanted, strlen(wanted)), 0);
    assert_non_null(strstr(row, "\"https://example.org/a\""));
    text_release(&out);
    cite_bibliography_free(bibliography);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_cells),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
