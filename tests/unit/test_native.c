/*
 * unit/test_native.c: notes that a document declares: Markdown's [^name].
 */
#include "notes/native.h"
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* "number=text" of each note, then "number" of each callout behind a colon. */
static void write_notes(struct text *out, const struct stage *stage)
{
    char number[24];

    text_add_string(out, "");
    for (size_t i = 0; i < stage->notes.count; i++) {
        (void)snprintf(number, sizeof number, "%s%zu=", i > 0 ? " | " : "", stage->notes.items[i].number);
        text_add_string(out, number);
        text_add_string(out, stage->notes.items[i].text.ptr);
    }
    for (size_t i = 0; i < stage->notes.callout_count; i++) {
        (void)snprintf(number, sizeof number, "%s%zu", i > 0 ? " " : " : ", stage->notes.callouts[i].number);
        text_add_string(out, number);
    }
}

static void test_notes(void **state)
{
    static const struct {
        const char *text;
        const char *notes;
    } cases[] = {
        {"A.[^1] B.[^2]\n\n[^1]: One.\n[^2]: Two.\n", "1=One. | 2=Two. : 1 2"},
        {"A.[^fall] B.[^rise] C.[^fall]\n\n[^rise]: Up.\n[^fall]: Down.\n", "2=Up. | 1=Down. : 1 2 1"},
        /* A text goes on over lines, and behind a blank line where it is indented. */
        {"A.[^1]\n\n[^1]: One\nand more.\n\n    A second paragraph.\n\nText again.\n",
         "1=One and more. A second paragraph. : 1"},
        {"A.[^1]\n\n[^1]: One.\n# Heading\n", "1=One. : 1"},
        {"A.[^12]\n\n[^12]: Twelve.\n", "12=Twelve. : 12"},
        /* A name twice: the first definition counts. A note that nothing calls is one all the same. */
        {"A.[^a]\n\n[^a]: One.\n[^a]: Two.\n[^b]: Three.\n", "1=One. | 2=Three. : 1"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        struct text notes = {NULL, 0, 0, false};
        assert_true(stage_run(&stage, cases[i].text, STAGE_READINGS));
        write_notes(&notes, &stage);
        if (strcmp(notes.data, cases[i].notes) != 0)
            fail_msg("\"%s\": \"%s\", not \"%s\"", cases[i].text, notes.data, cases[i].notes);
        text_release(&notes);
        stage_release(&stage);
    }
}

/* What declares nothing is left to the other means. */
static void test_none(void **state)
{
    static const char *const texts[] = {"",
                                        "Text.1\n\n1 A note.\n",
                                        "[^1]: Nothing calls it.\n",
                                        "Text[^1] calls nothing.\n",
                                        "[^ a]: no name\n[^ a]\n",
                                        "[^\n[^]\n[^]:\n",
                                        "[^a"};

    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct stage stage;
        struct cite__notes notes;
        assert_true(stage_run(&stage, texts[i], STAGE_TEXT));
        assert_int_equal(cite__native_find(&notes, &stage.text, &stage.env), CITE_OK);
        assert_int_equal(notes.count, 0);
        stage_release(&stage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
