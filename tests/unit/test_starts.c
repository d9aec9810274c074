/*
 * unit/test_starts.c: lines that may start a note.
 */
#include "core/str.h"
#include "notes/evidence.h"
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* "line:mark=number" for each start; "~" fused, "!" alone on its line, "lost" where there is no mark. */
static void write_starts(struct text *out, const struct stage *stage)
{
    text_add_string(out, "");
    for (size_t i = 0; i < stage->starts.count; i++) {
        const struct cite__start *start = &stage->starts.items[i];
        const cite_str label = stage_slice(stage, start->mark.span);
        text_add_string(out, i > 0 ? " " : "");
        text_add_number(out, start->line);
        text_add_string(out, ":");
        text_add(out, label.ptr, label.len);
        text_add_string(out, start->lost ? "lost" : "=");
        if (!start->lost)
            text_add_number(out, start->mark.number);
        text_add_string(out, start->fused ? "~" : "");
        text_add_string(out, start->alone ? "!" : "");
    }
}

static void test_starts(void **state)
{
    static const struct {
        const char *text;
        const char *starts;
    } cases[] = {
        {"", ""},
        {"Plain words.\nMore of them.\n", ""},
        {"1 A note.\n", "0:1=1"},
        {"  12 A note.\n", "0:12=12"},
        {"1 A note.\r\n2 Another.\r\n", "0:1=1 1:2=2"},
        {"\xef\xbb\xbf"
         "1 A note.\n",
         "0:1=1"},
        {"1A note.\n", "0:1=1~"},
        {"1\xe2\x80\x9cRivers\xe2\x80\x9d.\n", "0:1=1~"},
        {"1. A note.\n2.Another.\n3) A third.\n", "0:1=1 1:2=2 2:3=3"},
        {"[1] A note.\n(2) Another.\n<sup>3</sup> A third.\n", "0:[1]=1 1:(2)=2 2:<sup>3</sup>=3"},
        {"7\nA note.\n", "0:7=7!"},
        {"7.\nA note.\n", "0:7=7!"},
        {"\xc2\xb9 A note.\n\xc2\xb2"
         "Another.\n",
         "0:\xc2\xb9=1 1:\xc2\xb2=2~"},
        {"1\xe4\xb8\xad\xe6\x96\x87\n", "0:1=1~"}, /* Chinese text right behind the mark */
        /* Numbers that are no marks. */
        {"12kg of rope.\n3.5 miles.\n28(1) June.\n2024, the year.\n10:30 o'clock.\n", ""},
        {"1,500 men.\n12/2020\n1-2 pages.\n", ""},
        /* Damaged marks: the number is left open. */
        {"? A note.\n", "0:?=0"},
        {"'? A note.\n", "0:'?=0"},
        {"?\nA note.\n", "0:?=0!"},
        {"\xc2\xae A note.\n", "0:\xc2\xae=0"},
        {"9?The rope.\n", "0:9?=0~"},
        {"SPatrick, John.\n", "0:S=0~"},
        {"Simon, John.\n", ""},
        {"I went home.\n", ""},                          /* a word */
        {"\xe2\x80\x9cRivers,\xe2\x80\x9d by A.\n", ""}, /* a quotation mark opens the text */
        {"(see A note).\n", ""},
        {"?!?!? A note.\n", ""}, /* more signs than a mark has */
        /* Lines that are quoted; one alone may be what is left of a mark. */
        {"> The rope.\n> It was long.\n>\n> > Was it?\n>> It was.\n", ""},
        {"> A note.\nText.\n", "0:>=0"},
        {"> A note.\n\n> Another.\n", "0:>=0 2:>=0"},
        {">3 A note.\n>4 Another.\n", "0:>3=0 1:>4=0"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        struct text starts = {NULL, 0, 0, false};
        assert_true(stage_run(&stage, cases[i].text, STAGE_CANDIDATES));
        write_starts(&starts, &stage);
        if (strcmp(starts.data, cases[i].starts) != 0)
            fail_msg("\"%s\": \"%s\", not \"%s\"", cases[i].text, starts.data, cases[i].starts);
        text_release(&starts);
        stage_release(&stage);
    }
}

#define RICH "Ada Lund, \xe2\x80\x9cRope and Sail,\xe2\x80\x9d 1970, https://haven.example.org/rope."

/* A paragraph behind a blank line and a complete one may be a note whose mark is lost. */
static void test_lost(void **state)
{
    static const struct {
        const char *text;
        const char *starts;
    } cases[] = {
        {"1 A note.\n\n" RICH "\n", "0:1=1 2:lost"},
        {"1 A note.\n\n\n" RICH "\n", "0:1=1 3:lost"},
        {"1 A note.\n" RICH "\n", "0:1=1"},   /* no blank line */
        {"1 A note,\n\n" RICH "\n", "0:1=1"}, /* not complete */
        {"1 A note of the\n\n" RICH "\n", "0:1=1"},
        {"1 A note.\n\f\n" RICH "\n", "0:1=1"}, /* another page */
        {"\n\n" RICH "\n", ""},                 /* nothing in front */
        /* Whether it reads like a note is asked where one is missing. */
        {"1 A note.\n\nThe rope was long.\n", "0:1=1 2:lost"},
        {"1 A note.\n\nand " RICH "\n", "0:1=1"}, /* goes on in lower case */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        struct text starts = {NULL, 0, 0, false};
        assert_true(stage_run(&stage, cases[i].text, STAGE_CANDIDATES));
        write_starts(&starts, &stage);
        if (strcmp(starts.data, cases[i].starts) != 0)
            fail_msg("\"%s\": \"%s\", not \"%s\"", cases[i].text, starts.data, cases[i].starts);
        text_release(&starts);
        stage_release(&stage);
    }
}

/* The evidence of the last start of each of two texts: the first has more. */
static void test_evidence(void **state)
{
    static const struct {
        const char *more;
        const char *less;
        size_t field;
    } cases[] = {
        {"Text.\n\n1 A note.\n", "Text\n1 A note.\n", offsetof(struct cite__start, position)},
        {"Text.\n1 A note.\n", "Text\n1 A note.\n", offsetof(struct cite__start, position)},
        {"Text\n\f1 A note.\n", "Text\n1 A note.\n", offsetof(struct cite__start, position)},
        {"Text.\n1 A note.\n", "Text,\n1 A note.\n", offsetof(struct cite__start, position)},
        {"1 A note.\n", "1 a note.\n", offsetof(struct cite__start, opening)},
        {"1 https://e.org/a\n", "1 hats\n", offsetof(struct cite__start, opening)},
        {"1 \xd0\x96\xd0\xb0\n", "1 \xd0\xb6\xd0\xb0\n", offsetof(struct cite__start, opening)},
        {"1\nA note.\n", "1\n", offsetof(struct cite__start, opening)},   /* the text stands on the next line */
        {"1\n\nA note.\n", "1\n", offsetof(struct cite__start, opening)}, /* or behind a blank one */
        {"1 " RICH "\n", "1 The rope was long.\n", offsetof(struct cite__start, likeness)},
        {"1 Lund\nat https://e.org/a, 1970.\n", "1 Lund\n\nat https://e.org/a, 1970.\n",
         offsetof(struct cite__start, likeness)}, /* a blank line ends what is read */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *const texts[] = {cases[i].more, cases[i].less};
        double values[2];
        for (size_t t = 0; t < 2; t++) {
            struct stage stage;
            assert_true(stage_run(&stage, texts[t], STAGE_CANDIDATES));
            assert_true(stage.starts.count > 0);
            memcpy(&values[t], (const char *)&stage.starts.items[stage.starts.count - 1] + cases[i].field,
                   sizeof values[t]);
            stage_release(&stage);
        }
        if (values[0] <= values[1])
            fail_msg("case %zu: %g, %g", i, values[0], values[1]);
    }
}

/* A line of furniture starts nothing, though its number would. */
static void test_furniture(void **state)
{
    struct stage stage;

    (void)state;
    assert_true(stage_run(&stage, "One word.\n1\n\fTwo words.\n2\n\fThree words.\n3\n", STAGE_CANDIDATES));
    assert_int_equal(stage.starts.count, 0);
    stage_release(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_starts),
        cmocka_unit_test(test_lost),
        cmocka_unit_test(test_evidence),
        cmocka_unit_test(test_furniture),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
