/*
 * unit/test_pages.c: what stands on every page and belongs to none.
 */
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The furniture's text, "|" between two lines of it. */
static void write_furniture(struct text *out, const struct stage *stage)
{
    text_add_string(out, "");
    for (size_t i = 0; i < stage->text.line_count; i++) {
        const struct cite__line *line = &stage->text.lines[i];
        if (!line->furniture)
            continue;
        text_add_string(out, out->len > 0 ? "|" : "");
        text_add(out, stage->guard.text.ptr + line->first, line->last - line->first);
    }
}

/* Four lines that no page shares with another. */
#define BODY(a)                                                                                                \
    "The " a " mill was built of elm.\nIts " a " wheel was lost.\nOne " a " stone is left.\nA " a              \
    " weir stands.\n"

static const struct {
    const char *what;
    const char *text;
    const char *furniture;
} cases[] = {
    {"numbers at the foot", BODY("first") "1\n\f" BODY("second") "2\n\f" BODY("third") "3\n", "1|2|3"},
    {"numbers at the head, from 101 on", "101\n" BODY("first") "\f102\n" BODY("second") "\f103\n" BODY("third"),
     "101|102|103"},
    {"numbers with dashes and bars",
     BODY("first") "- 7 -\n\f" BODY("second") "\xe2\x80\x93 8 \xe2\x80\x93\n\f" BODY("third") "| 9\n",
     "- 7 -|\xe2\x80\x93 8 \xe2\x80\x93|| 9"},
    {"two pages in a row", BODY("first") "1\n\f" BODY("second") "2\n", "1|2"},
    {"two pages out of order", BODY("first") "7\n\f" BODY("second") "2\n", ""},
    {"numbers that do not grow with the pages",
     BODY("first") "12\n\f" BODY("second") "40\n\f" BODY("third") "7\n\f" BODY("fourth") "93\n", ""},
    {"a number inside a page",
     BODY("first") "1\n\f" BODY("second") "2\n" BODY("other") "\f" BODY("third") "3\n", ""},
    {"a year alone at a page's foot is no page number",
     BODY("first") "1\n\f" BODY("second") "1987\n\f" BODY("third") "3\n\f" BODY("fourth") "4\n", "1|3|4"},
    {"a note's mark alone on its line, one line above the page number that it equals",
     BODY("first") "1\n\f" BODY("second") "2\n\f" BODY("third") "3\nA ledger of the mill.\n3\n\f" BODY(
         "fourth") "4\n",
     "1|2|3|4"},
    {"CRLF", BODY("first") "1\r\n\f" BODY("second") "2\r\n\f" BODY("third") "3\r\n", "1|2|3"},
    {"running heads",
     "Mills of the Vale\n" BODY("first") "\fMills of the Vale\n" BODY("second") "\f"
                                                                                "Mills of the Vale\n" BODY(
                                                                                    "third"),
     "Mills of the Vale|Mills of the Vale|Mills of the Vale"},
    {"running heads with numbers in them",
     "Mills of the Vale 4\n" BODY("first") "\f5 Mills of the Vale\n" BODY(
         "second") "\f"
                   "Mills of the Vale 6\n" BODY("third"),
     "Mills of the Vale 4|5 Mills of the Vale|Mills of the Vale 6"},
    {"a head of two pages may be a paragraph",
     "Mills of the Vale\n" BODY("first") "\fMills of the Vale\n" BODY("second") "\f" BODY("third"), ""},
    {"a short line is no head: Ibid. may be all of a note",
     BODY("first") "Ibid.\n\f" BODY("second") "Ibid.\n\f" BODY("third") "Ibid.\n", ""},
    {"notes at the foot that differ in their numbers alone",
     BODY("first") "12 See supra note 3.\n\f" BODY("second") "14 See supra note 3.\n\f" BODY(
         "third") "17 See supra note 3.\n",
     ""},
    {"a running foot with the page's number in front",
     BODY("first") "12 Mills of the Vale\n\f" BODY("second") "13 Mills of the Vale\n\f" BODY(
         "third") "14 Mills of the Vale\n",
     "12 Mills of the Vale|13 Mills of the Vale|14 Mills of the Vale"},
    {"lost form feeds: a head behind a number that grows",
     BODY("first") "31\nMills of the Vale\n" BODY("second") "32\nMills of the Vale\n" BODY(
         "third") "33\nMills of the Vale\n" BODY("fourth") "34\n",
     "31|Mills of the Vale|32|Mills of the Vale|33|Mills of the Vale|34"},
    {"notes with their marks alone",
     BODY("first") "31\nSee supra note 4.\n" BODY("second") "32\nSee supra note 4.\n" BODY(
         "third") "33\nSee supra note 4.\n" BODY("fourth"),
     ""},
    {"a line behind numbers that do not grow is no head",
     BODY("first") "31\nMills of the Vale\n" BODY("second") "7\nMills of the Vale\n" BODY(
         "third") "3\nMills of the Vale\n" BODY("fourth") "90\n",
     ""},
    {"the same line inside the pages is no head",
     BODY("a") "So they said at the mill.\n" BODY("b") "\f" BODY("c") "So they said at the mill.\n" BODY(
         "d") "\f" BODY("e") "So they said at the mill.\n" BODY("f"),
     ""},
};

static void test_furniture(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        struct text found = {NULL, 0, 0, false};
        assert_true(stage_run(&stage, cases[i].text, STAGE_TEXT));
        write_furniture(&found, &stage);
        if (strcmp(found.data, cases[i].furniture) != 0)
            fail_msg("%s: \"%s\", not \"%s\"", cases[i].what, found.data, cases[i].furniture);
        text_release(&found);
        stage_release(&stage);
    }
}

/* Of the note's mark and the page number that read alike, the outer line is the page's. */
static void test_outer_is_page(void **state)
{
    struct stage stage;

    (void)state;
    assert_true(stage_run(
        &stage, BODY("first") "1\n\f" BODY("second") "2\n\f" BODY("third") "3\nA ledger of the mill.\n3\n",
        STAGE_TEXT));
    const size_t last = stage.text.line_count - 1;
    assert_true(stage.text.lines[last].furniture);
    assert_false(stage.text.lines[last - 2].furniture);
    stage_release(&stage);
}

/* A converter wrote a space for each form feed: pages start where a line is indented by one blank. */
static void test_lost_form_feeds(void **state)
{
    struct text text = {NULL, 0, 0, false};
    struct stage stage;

    (void)state;
    for (size_t page = 0; page < 3; page++) {
        text_add_string(&text, page > 0 ? " Behind the break" : "Before any break");
        text_add_string(&text, " the weir was mended.\n");
        text_add_times(&text, "Another line of the page that is not indented.\n", 40);
    }
    assert_true(stage_run(&stage, text.data, STAGE_TEXT));
    assert_int_equal(stage.text.page_count, 3);
    assert_int_equal(stage.text.pages[1].begin, 41);
    assert_int_equal(stage.text.pages[2].begin, 82);
    stage_release(&stage);
    text_release(&text);

    /* Where many lines are indented by one blank, that is how the text is set. */
    for (size_t line = 0; line < 40; line++)
        text_add_string(&text, line % 3 == 0 ? " A paragraph begins.\n" : "It goes on.\n");
    assert_true(stage_run(&stage, text.data, STAGE_TEXT));
    assert_int_equal(stage.text.page_count, 1);
    stage_release(&stage);
    text_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_furniture),
        cmocka_unit_test(test_outer_is_page),
        cmocka_unit_test(test_lost_form_feeds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
