/*
 * unit/test_text.c: the table of lines, and which line an offset is in.
 */
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* "begin-end:first-last@page" for each line. */
static void write_lines(struct text *out, const struct cite__text *text)
{
    text_add_string(out, "");
    for (size_t i = 0; i < text->line_count; i++) {
        const struct cite__line *line = &text->lines[i];
        const size_t numbers[] = {line->begin, line->end, line->first, line->last, line->page};
        static const char *const signs[] = {"-", ":", "-", "@", ""};
        text_add_string(out, i > 0 ? " " : "");
        for (size_t n = 0; n < COUNT(numbers); n++) {
            text_add_number(out, numbers[n]);
            text_add_string(out, signs[n]);
        }
    }
}

static void test_lines(void **state)
{
    static const struct {
        const char *text;
        const char *lines;
    } cases[] = {
        {"", ""},
        {"a", "0-1:0-1@0"},
        {"a\n", "0-1:0-1@0"},
        {"\n", "0-0:0-0@0"},
        {"a\n\nb", "0-1:0-1@0 2-2:2-2@0 3-4:3-4@0"},
        {"a\r\nb\r\n", "0-1:0-1@0 3-4:3-4@0"},
        {"a\r", "0-1:0-1@0"},
        {"\r\n", "0-0:0-0@0"},
        {"a\r\r\nb", "0-1:0-1@0 2-2:2-2@0 4-5:4-5@0"},
        {"a\rb\rc", "0-1:0-1@0 2-3:2-3@0 4-5:4-5@0"}, /* as Mac OS 9 wrote */
        {"  a b\t\nc", "0-6:2-5@0 7-8:7-8@0"},
        {" \t \n", "0-3:3-3@0"},
        {"\xc2\xa0"
         "a\xc2\xa0\n",
         "0-5:2-3@0"}, /* no-break spaces */
        {"\xef\xbb\xbf"
         "a\n",
         "0-4:3-4@0"}, /* byte order mark: in the line, not in its text */
        {"\xef\xbb\xbf\r\nb", "0-3:3-3@0 5-6:5-6@0"},
        {"\xef\xbb", "0-2:0-2@0"},                 /* half of one */
        {"\xff\xfe\n\x80", "0-2:0-2@0 3-4:3-4@0"}, /* ill-formed bytes are text */
        {"a\xc3\xa0\n", "0-3:0-3@0"},              /* à ends in the second byte of a no-break space */
        {"a\fb", "0-1:0-1@0 2-3:2-3@1"},
        {"a\n\fb\n", "0-1:0-1@0 3-4:3-4@1"},
        {"a\n\f\nb", "0-1:0-1@0 3-3:3-3@1 4-5:4-5@1"},
        {"a\r\n\fb\r\n", "0-1:0-1@0 4-5:4-5@1"},
        {"a\f\r\nb", "0-1:0-1@0 2-2:2-2@1 4-5:4-5@1"},
        {"\fa", "1-2:1-2@1"},
        {"a\f\fb", "0-1:0-1@0 3-4:3-4@2"}, /* an empty page is a page */
        {"a\f", "0-1:0-1@0"},
        {"\f", ""},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        struct text lines = {NULL, 0, 0, false};
        assert_true(stage_run(&stage, cases[i].text, STAGE_TEXT));
        write_lines(&lines, &stage.text);
        assert_string_equal(lines.data, cases[i].lines);
        text_release(&lines);
        stage_release(&stage);
    }
}

/* Every line is on the page that says so, and the pages' lines follow each other without a gap. */
static void test_pages(void **state)
{
    static const struct {
        const char *text;
        size_t pages;
    } cases[] = {{"", 0}, {"a\nb\n", 1}, {"a\fb", 2}, {"\fa", 2}, {"a\f\f\fb\nc", 4}, {"a\f", 1}};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        assert_true(stage_run(&stage, cases[i].text, STAGE_TEXT));
        assert_int_equal(stage.text.page_count, cases[i].pages);
        size_t line = 0;
        for (size_t p = 0; p < stage.text.page_count; p++) {
            assert_int_equal(stage.text.pages[p].begin, line);
            for (; line < stage.text.pages[p].end; line++)
                assert_int_equal(stage.text.lines[line].page, p);
        }
        assert_int_equal(line, stage.text.line_count);
        stage_release(&stage);
    }
}

static void test_line_at(void **state)
{
    static const char text[] = "ab\r\n\ncd\n\fef";
    static const size_t lines[] = {
        0, 0, 0, 0, /* a b \r \n */
        1,          /* \n */
        2, 2, 2,    /* c d \n */
        2,          /* \f is in no line: the one before */
        3, 3,       /* e f */
        3, 3,       /* the end, and behind it */
    };
    struct stage stage;

    (void)state;
    assert_true(stage_run(&stage, text, STAGE_TEXT));
    for (size_t i = 0; i < COUNT(lines); i++)
        assert_int_equal(cite__text_line_at(&stage.text, i), lines[i]);
    assert_int_equal(cite__text_line_at(&stage.text, SIZE_MAX), 3);
    stage_release(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_line_at),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
