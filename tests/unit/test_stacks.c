/*
 * unit/test_stacks.c: marks that stand apart from their texts.
 */
#include "core/str.h"
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* "number:the first word of its text" for each note, in the order of the sequence. */
static void write_texts(struct text *out, const struct stage *stage)
{
    text_add_string(out, "");
    for (size_t i = 0; i < stage->sequence.count; i++) {
        const struct cite__chosen *note = &stage->sequence.items[i];
        size_t begin = note->body;
        while (begin < stage->guard.text.len && cite__is_space(stage->guard.text.ptr[begin]))
            begin++;
        size_t end = begin;
        while (end < stage->guard.text.len && cite__is_alpha(stage->guard.text.ptr[end]))
            end++;
        text_add_string(out, i > 0 ? " " : "");
        text_add_number(out, note->number);
        text_add_string(out, ":");
        text_add(out, stage->guard.text.ptr + begin, end - begin);
    }
}

static const struct {
    const char *what;
    const char *text;
    const char *texts;
} cases[] = {
    {"marks in place", "1 Abel, Rope, 1970, p. 4.\n2 Brun, Sail, 1971, p. 5.\n", "1:Abel 2:Brun"},
    {"a stack in front of its texts",
     "The walk was long.5 It had a roof.6 It was old.7\n\n"
     "5\n6\n7\n\n"
     "Abel, Rope and Sail (Haven: Quay Press, 1970), p. 4.\n"
     "Brun, Sails of the North (Haven: Quay Press, 1971), p. 5.\n"
     "Carl, Masts (Haven: Quay Press, 1972), p. 6.\n\f"
     "Spinners went back.8 They met.9\n\n"
     "8 Dahl, Tar (Haven: Quay Press, 1973), p. 7.\n\n9 Enge, Oakum (Haven: Quay Press, 1974), p. 8.\n",
     "5:Abel 6:Brun 7:Carl 8:Dahl 9:Enge"},
    {"the first mark behind the page's texts",
     "4 Zahl, Hemp (Haven: Quay Press, 1969), p. 3.\n\n5 Yule, Flax (Haven: Quay Press, 1968), p. 2.\n\f"
     "The walk was long.6 It had a roof.7\n\n"
     "Abel, Rope and Sail (Haven: Quay Press, 1970), p. 4.\n"
     "7\n\n"
     "Brun, Sails of the North (Haven: Quay Press, 1971), p. 5.\n"
     "6\n",
     "4:Zahl 5:Yule 6:Abel 7:Brun"},
    {"a blank line between marks: the first text has more lines than one",
     "The walk was long.5 It had a roof.6 It was old.7\n\n"
     "5\n\n6\n7\n\n"
     "Abel, Rope and Sail (Haven: Quay Press, 1970), p. 4.\n"
     "Other ropes of the same walk are in the museum, 1971.\n"
     "Brun, Sails of the North (Haven: Quay Press, 1971), p. 5.\n"
     "Carl, Masts (Haven: Quay Press, 1972), p. 6.\n",
     "5:Abel 6:Brun 7:Carl"},
    {"the rest of a note of the page before in front of the first text",
     "The walk was long.4\n\n4 Zahl, Hemp (Haven: Quay Press, 1969), p. 3, who has the letters of the\n\f"
     "It had a roof.5 It was\nvery\nold.6\n\n"
     "5\n\n6\n\n"
     "navy in full, and those of 1802.\n"
     "Abel, Rope and Sail (Haven: Quay Press, 1970), p. 4. Other ropes of the\n"
     "walk are in the museum.\n"
     "Brun, Sails of the North (Haven: Quay Press, 1971), p. 5.\n",
     "4:Zahl 5:Abel 6:Brun"},
    {"a mark alone in front of a text, the next behind them",
     "The walk was long.4 It had a roof.5 It was old.6\n"
     "4\n\n"
     "Zahl, Hemp (Haven: Quay Press, 1969).\n"
     "See Abel, Rope and Sail (Haven: Quay Press, 1970), p. 4.\n"
     "6\nBrun, Sails of the North (Haven: Quay Press, 1971), p. 5.\n"
     "5\n",
     "4:Zahl 5:See 6:Brun"},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        struct text texts = {NULL, 0, 0, false};
        assert_true(stage_run(&stage, cases[i].text, STAGE_STACKS));
        write_texts(&texts, &stage);
        if (strcmp(texts.data, cases[i].texts) != 0)
            fail_msg("%s: \"%s\", not \"%s\"", cases[i].what, texts.data, cases[i].texts);
        text_release(&texts);
        stage_release(&stage);
    }
}

/* The label stays where the mark stands, and the note's spans are mark and text. */
static void test_spans(void **state)
{
    struct stage stage;
    struct text spans = {NULL, 0, 0, false};

    (void)state;
    assert_true(stage_run(&stage, cases[1].text, STAGE_EXTENTS));
    assert_int_equal(stage.sequence.count, 5);
    assert_int_equal(stage.sequence.items[1].label.begin, stage_find(&stage, "\n6\n") + 1);
    stage_write_spans(&spans, &stage, stage.extents[1].spans, stage.extents[1].count);
    assert_string_equal(spans.data, "[6][Brun, Sails of the North (Haven: Quay Press, 1971), p. 5.]");
    text_release(&spans);
    stage_release(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_spans),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
