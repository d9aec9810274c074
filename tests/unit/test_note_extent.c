/*
 * unit/test_note_extent.c: where a note ends, and where it goes on behind running text.
 *
 * In what is expected "/" is a line feed.
 */
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct {
    const char *what;
    const char *text;
    const char *spans[4]; /* of each note */
} cases[] = {
    {"one line each",
     "1 Abel, Rope, 1970, p. 4.\n2 Brun, Sail, 1971, p. 5.\n",
     {"[1 Abel, Rope, 1970, p. 4.]", "[2 Brun, Sail, 1971, p. 5.]"}},
    {"blank lines and white space belong to none",
     "1 Abel, Rope, 1970, p. 4. \n\n\n  2 Brun, Sail, 1971, p. 5.\t\n\n",
     {"[1 Abel, Rope, 1970, p. 4.]", "[2 Brun, Sail, 1971, p. 5.]"}},
    {"CRLF",
     "1 Abel, Rope,\r\n1970, p. 4.\r\n2 Brun, Sail, 1971, p. 5.\r\n",
     {"[1 Abel, Rope,\r/1970, p. 4.]", "[2 Brun, Sail, 1971, p. 5.]"}},
    {"several lines",
     "1 Abel, Rope,\nHaven 1970,\np. 4.\n2 Brun, Sail, 1971, p. 5.\n",
     {"[1 Abel, Rope,/Haven 1970,/p. 4.]", "[2 Brun, Sail, 1971, p. 5.]"}},
    {"running text between two notes",
     "The walk was long.1\n\n1 Abel, Rope, 1970, p. 4.\n\nIts roof was paid for by the navy.2 It was old.\n\n"
     "2 Brun, Sail, 1971, p. 5.\n",
     {"[1 Abel, Rope, 1970, p. 4.]", "[2 Brun, Sail, 1971, p. 5.]"}},
    {"running text behind the last note",
     "The walk was long.1 It had a roof.2\n\n1 Abel, Rope, 1970, p. 4.\n2 Brun, Sail, 1971, p. 5.\n\n"
     "The spinners walked backwards and met at the middle.\n",
     {"[1 Abel, Rope, 1970, p. 4.]", "[2 Brun, Sail, 1971, p. 5.]"}},
    {"running text right behind a note, its callout behind a word",
     "The walk was long.1\n1 Abel, Rope, 1970, p. 4.\nIts roof burnt2, and was not put up\nagain.\n2 Brun, "
     "Sail, 1971, p. 5.\n",
     {"[1 Abel, Rope, 1970, p. 4.]", "[2 Brun, Sail, 1971, p. 5.]"}},
    {"a numbering that starts again right behind running text",
     "Long.1 Old.2\n1 Abel, Rope, 1970, p. 4.\n2 Carl, Mast, 1972, p. 6.\nIts roof stood for years.1 It fell.\n"
     "1 Brun, Sail, 1971, p. 5.\n",
     {"[1 Abel, Rope, 1970, p. 4.]", "[2 Carl, Mast, 1972, p. 6.]", "[1 Brun, Sail, 1971, p. 5.]"}},
    {"a note that goes on over a page",
     "The walk was long.1\n\n1 Abel, Rope, Haven 1970, p. 4, and the letter of 3 May 1802 in\n\f"
     "Its roof was paid for by the navy.2 It was old.\n\n"
     "the book of the navy, vol. 3, https://navy.example.org/book.\n\n2 Brun, Sail, 1971, p. 5.\n",
     {"[1 Abel, Rope, Haven 1970, p. 4, and the letter of 3 May 1802 in]"
      "[the book of the navy, vol. 3, https://navy.example.org/book.]",
      "[2 Brun, Sail, 1971, p. 5.]"}},
    {"a complete note takes nothing up",
     "The walk was long.1\n\n1 Abel, Rope, Haven 1970, p. 4.\n\f"
     "Its roof was paid for by the navy.2 It was old.\n\nThe Navy's Book, vol. 3, 1802, is kept at the "
     "church.\n\n"
     "2 Brun, Sail, 1971, p. 5.\n",
     {"[1 Abel, Rope, Haven 1970, p. 4.]", "[2 Brun, Sail, 1971, p. 5.]"}},
    {"a mark alone, its text on the next line",
     "1\nAbel, Rope, 1970, p. 4.\n2\nBrun, Sail, 1971, p. 5.\n",
     {"[1/Abel, Rope, 1970, p. 4.]", "[2/Brun, Sail, 1971, p. 5.]"}},
    {"page numbers and running heads belong to none",
     "Ropes of the Vale\nThe walk was long.1\n\n1 Abel, Rope, Haven 1970, p. 4, and the letter of 1802 "
     "in\n7\n\f"
     "Ropes of the Vale\nthe book of the navy, vol. 3, https://navy.example.org/book.\n\n2 Brun, Sail, 1971, "
     "p. 5.\n8\n\f"
     "Ropes of the Vale\nIt was old.3\n\n3 Carl, Mast, 1972, p. 6.\n9\n",
     {"[1 Abel, Rope, Haven 1970, p. 4, and the letter of 1802 in]"
      "[the book of the navy, vol. 3, https://navy.example.org/book.]",
      "[2 Brun, Sail, 1971, p. 5.]", "[3 Carl, Mast, 1972, p. 6.]"}},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        assert_true(stage_run(&stage, cases[i].text, STAGE_EXTENTS));
        size_t count = 0;
        while (count < COUNT(cases[i].spans) && cases[i].spans[count])
            count++;
        if (stage.sequence.count != count)
            fail_msg("%s: %zu notes", cases[i].what, stage.sequence.count);
        for (size_t n = 0; n < count; n++) {
            struct text spans = {NULL, 0, 0, false};
            stage_write_spans(&spans, &stage, stage.extents[n].spans, stage.extents[n].count);
            if (strcmp(spans.data, cases[i].spans[n]) != 0)
                fail_msg("%s: %s, not %s", cases[i].what, spans.data, cases[i].spans[n]);
            text_release(&spans);
        }
        stage_release(&stage);
    }
}

static void test_body_behind(void **state)
{
    static const char text[] = "The walk was long.1 It was old.2\n\n1 Abel, Rope, 1970, p. 4.\n\n"
                               "2 Brun, Sail, 1971, p. 5.\n\nIts roof was paid for by the navy.3 It fell.\n\n"
                               "3 Carl, Mast, 1972, p. 6.\n";
    static const bool behind[] = {false, true, false};
    struct stage stage;

    (void)state;
    assert_true(stage_run(&stage, text, STAGE_EXTENTS));
    assert_int_equal(stage.sequence.count, COUNT(behind));
    for (size_t i = 0; i < COUNT(behind); i++)
        assert_int_equal(stage.extents[i].body_behind, behind[i]);
    stage_release(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_body_behind),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
