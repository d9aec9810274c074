/*
 * unit/test_callouts.c: which places call which notes.
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

/* Up to twelve bytes in front of each callout, "<", its label, "=", its number; "?" repaired, "!" without a note. */
static void write_callouts(struct text *out, const struct stage *stage)
{
    text_add_string(out, "");
    for (size_t i = 0; i < stage->notes.callout_count; i++) {
        const cite_callout *callout = &stage->notes.callouts[i];
        const size_t begin = callout->span.begin;
        size_t word = begin;
        while (word > 0 && begin - word < 12 &&
               !(word < begin && cite__is_space(stage->guard.text.ptr[word - 1])))
            word--;
        text_add_string(out, i > 0 ? " " : "");
        text_add(out, stage->guard.text.ptr + word, begin - word);
        text_add_string(out, "<");
        text_add(out, callout->label.ptr, callout->label.len);
        text_add_string(out, "=");
        text_add_number(out, callout->number);
        text_add_string(out, callout->number_source == CITE_NUMBER_REPAIRED ? "?" : "");
        text_add_string(out, callout->note == CITE_NONE ? "!" : "");
    }
}

#define NOTES2                                                                                                 \
    "\n\n1 Abel, Rope (Haven: Quay Press, 1970), p. 4.\n2 Brun, Sail (Haven: Quay Press, 1971), p. 5.\n"
#define NOTES4                                                                                                 \
    NOTES2 "3 Carl, Mast (Haven: Quay Press, 1972), p. 6.\n4 Dahl, Tar (Haven: Quay Press, 1973), p. 7.\n"

static const struct {
    const char *what;
    const char *text;
    const char *callouts;
} cases[] = {
    {"nothing", "", ""},
    {"behind a stop", "The walk was long.1 It was old.2" NOTES2, "long.<1=1 old.<2=2"},
    {"behind a word", "The walk1 was long and old2 too." NOTES2, "walk<1=1 old<2=2"},
    {"behind a stop and a blank", "The walk was long. 1 It was old. 2" NOTES2, "long. <1=1 old. <2=2"},
    {"behind a word and a blank", "The walk 1 was long and old 2 too, with a roof 3 of tin 4 plates." NOTES4,
     "walk <1=1 old <2=2 roof <3=3 tin <4=4"},
    {"at the end of a line", "The walk was\nlong.1\nIt was old.2\n" NOTES2, "long.<1=1 old.<2=2"},
    {"raised", "The walk was long.\xc2\xb9 It was old.\xc2\xb2" NOTES2, "long.<\xc2\xb9=1 old.<\xc2\xb2=2"},
    {"bracketed", "The walk was long.[1] It was old [2]." NOTES2, "long.<[1]=1 old <[2]=2"},
    {"formulas and units are none",
     "The walk held CO2 and H2O, x\xc2\xb2 and a[1], 10\xc2\xb2 m long.1 It was old.2" NOTES2,
     "long.<1=1 old.<2=2"},
    {"decimals, times and amounts are none",
     "It was 4.1 miles and 7,2 feet at 6:1 or 3:2, they said.1 It was old.2" NOTES2, "said.<1=1 old.<2=2"},
    {"numbers of the prose are none",
     "Of the 1 walk and 2 roofs in part 1 the walk was long.1 It was old.2" NOTES2, "long.<1=1 old.<2=2"},
    {"a note calls none",
     "The walk was long.1 It was old.2\n\n1 Abel, Rope, 1970, p. 4.2 And Sail.\n\n2 Brun, 1971, p. 5.\n",
     "long.<1=1 old.<2=2"},
    {"a damaged one between two good ones", "The walk was long.1 It was old.? It had a roof.3 It fell.4" NOTES4,
     "long.<1=1 old.<?=2? roof.<3=3 fell.<4=4"},
    {"one that is lost", "The walk was long.1 It was old. It had a roof.3 It fell.4" NOTES4,
     "long.<1=1 roof.<3=3 fell.<4=4"},
    {"a question mark is none where nothing is missing", "The walk was long.1 Was it old.? It was old.2" NOTES2,
     "long.<1=1 old.<2=2"},
    {"two pages",
     "The walk was long.1\n\n1 Abel, Rope (Haven: Quay Press, 1970), p. 4.\n\f"
     "It was old.2 It had a roof.3\n\n2 Brun, Sail, 1971, p. 5.\n3 Carl, Mast, 1972, p. 6.\n",
     "long.<1=1 old.<2=2 roof.<3=3"},
    {"numbering starts again",
     "The walk was long.1 It was old.2" NOTES2 "\nThe sail was white.1 It was torn.2" NOTES2,
     "long.<1=1 old.<2=2 white.<1=1 torn.<2=2"},
    {"roman ones whose notes are not in the document",
     "The walk was long.[i] It was old.[ii] It had a roof.[iii] It fell.[iv]\n",
     "long.<[i]=1! old.<[ii]=2! roof.<[iii]=3! fell.<[iv]=4!"},
    {"two roman ones are no run", "The walk was long.[i] It was old.[ii]\n", ""},
    {"a run starts at one", "The walk was long.[v] It was old.[vi] It had a roof.[vii]\n", ""},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        struct text callouts = {NULL, 0, 0, false};
        assert_true(stage_run(&stage, cases[i].text, STAGE_NOTES));
        write_callouts(&callouts, &stage);
        if (strcmp(callouts.data, cases[i].callouts) != 0)
            fail_msg("%s: \"%s\", not \"%s\"", cases[i].what, callouts.data, cases[i].callouts);
        text_release(&callouts);
        stage_release(&stage);
    }
}

/* Every callout points at a note of its number and section, and they come in the order of the text. */
static void test_ties(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        assert_true(stage_run(&stage, cases[i].text, STAGE_NOTES));
        for (size_t c = 0; c < stage.notes.callout_count; c++) {
            const cite_callout *callout = &stage.notes.callouts[c];
            assert_true(callout->span.begin < callout->span.end);
            assert_ptr_equal(callout->label.ptr, stage.guard.text.ptr + callout->span.begin);
            assert_int_equal(callout->label.len, callout->span.end - callout->span.begin);
            assert_true(c == 0 || callout[-1].span.end <= callout->span.begin);
            assert_true(callout->confidence > 0.0 && callout->confidence <= 1.0);
            if (callout->note == CITE_NONE)
                continue;
            assert_true(callout->note < stage.notes.count);
            assert_int_equal(stage.notes.items[callout->note].number, callout->number);
            assert_int_equal(stage.notes.items[callout->note].section, callout->section);
        }
        stage_release(&stage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_ties),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
