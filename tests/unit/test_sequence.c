/*
 * unit/test_sequence.c: the numbering that reads in order.
 */
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* A note's text, each with a page of its own so that no two are alike. */
#define LUND(page) " Ada Lund, Rope and Sail (Haven: Quay Press, 1970), p. " #page ".\n\n"

/* What is expected is written as stage_write_sequence writes it. */
static const struct {
    const char *what;
    const char *text;
    const char *numbers;
} cases[] = {
    {"nothing", "", ""},
    {"prose", "The walk was long.\nIt had a roof.\n", ""},
    {"one note", "The walk was long.1\n\n1" LUND(4), "1"},
    {"plain marks", "1" LUND(4) "2" LUND(5) "3" LUND(6), "1 2 3"},
    {"stops", "1." LUND(4) "2." LUND(5) "3." LUND(6), "1 2 3"},
    {"brackets", "[1]" LUND(4) "[2]" LUND(5) "[3]" LUND(6), "1 2 3"},
    {"raised digits", "\xc2\xb9" LUND(4) "\xc2\xb2" LUND(5) "\xc2\xb3" LUND(6), "1 2 3"},
    {"marks alone on their lines",
     "1\nAda Lund, Rope, 1970, p. 4.\n2\nAda Lund, Sail, 1971, p. 5.\n3\nIbid., p. 6.\n", "1 2 3"},
    {"a text that begins at 17", "17" LUND(4) "18" LUND(5) "19" LUND(6), "17 18 19"},
    {"a gap stays a gap", "1" LUND(4) "2" LUND(5) "4" LUND(6) "5" LUND(7), "1 2 4 5"},
    {"numbering starts again", "1" LUND(4) "2" LUND(5) "3" LUND(6) "1" LUND(7) "2" LUND(8), "1 2 3 | 1 2"},
    {"and again", "1" LUND(4) "2" LUND(5) "1" LUND(7) "2" LUND(8) "1" LUND(9) "2" LUND(10), "1 2 | 1 2 | 1 2"},
    {"and again on a page with one note",
     "It was long.1 It was old.2\n\n1" LUND(4) "2" LUND(
         5) "\fIt fell.1\n\n1 Jan Brun, Tar, 1971, p. 5.\n\fIt rose.1\n\n1 Ann Carl, Masts, 1972, p. 6.\n",
     "1 2 | 1 | 1"},
    {"endnotes that are gathered by chapter",
     "Chapter One\n\nIt was long.1 It was old.2\n\nChapter Two\n\nIt fell.1 It rose.2\n\nNotes\n\nChapter "
     "One\n\n"
     "1. Tithe Roll, 1310.\n2. Ibid., 1312.\n\nChapter Two\n\n1. Jan Brun, Tar, 1971, p. 5.\n2. Ibid., p. 9.\n",
     "1 2 | 1 2"},
    {"headings with numbers among endnotes",
     "1. Rope and Tar\n\nIt was long.1 It was old.2\n\n2. Masts and Sails\n\nIt fell.1 It rose.2\n\nNotes\n\n"
     "1. Rope and Tar\n\n1. Tithe Roll, 1310.\n2. Ibid., 1312.\n\n2. Masts and Sails\n\n1. Jan Brun, Tar, "
     "1971, p. 5.\n"
     "2. Ibid., p. 9.\n",
     "1 2 | 1 2"},
    {"a one that nothing calls, where four is next",
     "It was long.1 Old.2 Low.3\n\n1" LUND(4) "2" LUND(5) "3" LUND(6) "It rose.4 It fell.5\n\n1" LUND(
         7) "5" LUND(8),
     "1 2 3 ?4 5"},
    {"a damaged mark between two good ones", "1" LUND(4) "2" LUND(5) ">" LUND(6) "4" LUND(7) "5" LUND(8),
     "1 2 ?3 4 5"},
    {"two damaged marks", "5" LUND(4) "6" LUND(5) "\xe2\x80\x99" LUND(6) "\xc2\xae" LUND(7) "9" LUND(8),
     "5 6 ?7 ?8 9"},
    {"a digit that looks like another", "60" LUND(4) "61" LUND(5) "92" LUND(6) "63" LUND(7) "64" LUND(8),
     "60 61 ?62 63 64"},
    {"a damaged first mark", "The walk was long.1\n\n!" LUND(4) "2" LUND(5) "3" LUND(6) "4" LUND(7),
     "?1 2 3 4"},
    {"a lost mark",
     "1" LUND(4) "2" LUND(
         5) "Ada Lund, \xe2\x80\x9cMasts,\xe2\x80\x9d Quay Review (1971), https://quay.example.org/masts.\n\n"
            "4" LUND(7) "5" LUND(8),
     "1 2 -3 4 5"},
    {"no lost mark behind the last",
     "1" LUND(4) "2" LUND(
         5) "Ada Lund, \xe2\x80\x9cMasts,\xe2\x80\x9d Quay Review (1971), https://quay.example.org/masts.\n",
     "1 2"},
    {"one damaged mark alone is none", "The walk was long.\n\n\xc2\xa9 The Quay Press, 1970, p. 4.\n", ""},
    {"lines of prose that begin with a number",
     "1" LUND(4) "2" LUND(5) "The walk of\n14 June 1802 was long, and\n3 of them met.\n\n3" LUND(6) "4" LUND(7),
     "1 2 3 4"},
    {"a list of steps is no notes", "To spin:\n1. take hemp;\n2. walk back;\n3. twist it.\n", ""},
    {"a table is no notes", "Ropes\n1 long grey\n2 short white\n3 thin brown\n4 thick black\n", ""},
    {"a table in front of the notes",
     "Ropes\n1 long grey\n2 short white\n3 thin brown\n4 thick black\n\nThe walk was long.1 It had a "
     "roof.2\n\n1" LUND(4) "2" LUND(5),
     "1 2"},
    {"chapters are no notes", "1 The Rope\n\nIt was long and grey.\n\n2 The Sail\n\nIt was white.\n", ""},
    {"a sign in front of the numbers",
     "Of Walks*\n\nThe walk was long.1 It was old.2\n\n* The author thanks the navy.\n1" LUND(4) "2" LUND(5),
     "1 1 2"},
    {"a bullet in front of the numbers",
     "The walk was long.1 It was old.2\n\n* The author thanks the navy.\n1" LUND(4) "2" LUND(5), "1 2"},
    {"a sign behind the first page",
     "The walk was long.1 It was old.2\n\n1" LUND(4) "2" LUND(
         5) "\fOf Walks*\n\n* The author thanks the navy.\n",
     "1 2"},
    {"CRLF", "1 Ada Lund, Rope, 1970, p. 4.\r\n\r\n2 Ada Lund, Sail, 1971, p. 5.\r\n", "1 2"},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        struct text numbers = {NULL, 0, 0, false};
        assert_true(stage_run(&stage, cases[i].text, STAGE_SEQUENCE));
        stage_write_sequence(&numbers, &stage.sequence);
        if (strcmp(numbers.data, cases[i].numbers) != 0)
            fail_msg("%s: \"%s\", not \"%s\"", cases[i].what, numbers.data, cases[i].numbers);
        text_release(&numbers);
        stage_release(&stage);
    }
}

/* Marks, texts and how sure it is. */
static void test_fields(void **state)
{
    static const char text[] = "1" LUND(4) "2" LUND(5) ">" LUND(6) "4" LUND(7) "5" LUND(8);
    struct stage stage;

    (void)state;
    assert_true(stage_run(&stage, text, STAGE_SEQUENCE));
    assert_int_equal(stage.sequence.count, 5);
    for (size_t i = 0; i < 5; i++) {
        const struct cite__chosen *note = &stage.sequence.items[i];
        assert_int_equal(note->line, 2 * i);
        assert_int_equal(note->label.begin, stage.text.lines[note->line].begin);
        assert_int_equal(note->label.end, note->label.begin + 1);
        assert_int_equal(note->body, note->label.end + 1);
        assert_int_equal(note->style, CITE__MARK_PLAIN);
        assert_true(note->confidence > 0.0 && note->confidence <= 1.0);
        assert_int_equal(note->source, i == 2 ? CITE_NUMBER_REPAIRED : CITE_NUMBER_PRINTED);
    }
    assert_true(stage.sequence.items[2].confidence < stage.sequence.items[1].confidence);
    stage_release(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_fields),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
