/*
 * unit/test_readings.c: notes read as one line of text.
 */
#include "core/str.h"
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char document[] =
    "The walk was long.1 It was old.2 It fell.3 It burnt.4\r\n\r\n"
    "1 Abel, Rope and Sail of the har-\r\nbour (Haven: Quay\r\n  Press, 1970),   p. 4.\r\n\r\n"
    "? Brun, Masts (1971), https://quay.example.org/masts/of-\r\nthe-north.html and a ri-\r\nver.\r\n\r\n"
    "3\r\nCarl, Tar (Haven: Quay Press, 1972), p. 6, and the letter of 1802 in\r\n\f"
    "Its roof was paid for by the navy. The spinners walked backwards.\r\n\r\n"
    "the book of the navy, https://navy.example.org/book.\r\n\r\n"
    "4 Dahl, Oakum (Haven: Quay Press, 1973), p. 7.\r\n";

static const char *const texts[] = {
    "Abel, Rope and Sail of the harbour (Haven: Quay Press, 1970), p. 4.",
    "Brun, Masts (1971), https://quay.example.org/masts/of-the-north.html and a river.",
    ("Carl, Tar (Haven: Quay Press, 1972), p. 6, and the letter of 1802 in the book of the navy, "
     "https://navy.example.org/book."),
    "Dahl, Oakum (Haven: Quay Press, 1973), p. 7.",
};

static void test_texts(void **state)
{
    struct stage stage;

    (void)state;
    assert_true(stage_run(&stage, document, STAGE_READINGS));
    assert_int_equal(stage.notes.count, COUNT(texts));
    assert_int_equal(stage.readings.count, COUNT(texts));
    for (size_t i = 0; i < COUNT(texts); i++) {
        assert_string_equal(stage.notes.items[i].text.ptr, texts[i]);
        assert_ptr_equal(stage.readings.items[i].text.ptr, stage.notes.items[i].text.ptr);
    }
    stage_release(&stage);
}

/* Every byte of a reading that is no space is the text's, within the note, and found again. */
static void test_way_back(void **state)
{
    struct stage stage;

    (void)state;
    assert_true(stage_run(&stage, document, STAGE_READINGS));
    for (size_t i = 0; i < stage.readings.count; i++) {
        const struct cite__flow *flow = &stage.readings.items[i];
        const cite_note *note = &stage.notes.items[i];
        for (size_t at = 0; at < flow->text.len; at++) {
            const size_t source = cite__flow_source(flow, at);
            assert_true(source >= note->spans[0].begin && source < note->spans[note->span_count - 1].end);
            if (flow->text.ptr[at] != ' ')
                assert_int_equal(stage.guard.text.ptr[source], flow->text.ptr[at]);
            assert_int_equal(cite__flow_find(flow, source), at);
        }
    }
    /* A link that is broken in the text is whole in the reading, and its span there is the link's. */
    assert_int_equal(stage.links.count, 2);
    const cite_link *link = &stage.links.items[0];
    const struct cite__flow *flow = &stage.readings.items[link->note];
    const size_t begin = cite__flow_find(flow, link->spans[0].begin);
    assert_int_not_equal(begin, CITE_NONE);
    assert_true(cite__str_starts(cite__slice(flow->text, begin, flow->text.len), link->url));
    const cite_span back = cite__flow_span(flow, begin, begin + link->url.len);
    assert_int_equal(back.begin, link->spans[0].begin);
    assert_int_equal(back.end, link->spans[0].end);
    stage_release(&stage);
}

/* The mark, its bracket or stop, and blanks are left out; whatever else the text begins with stays. */
static void test_marks(void **state)
{
    static const struct {
        const char *text;
        const char *reading;
    } cases[] = {
        {"The walk was long.1 It was old.2\n\n1. Abel, Rope, 1970, p. 4.\n2. Brun, 1971, p. 5.\n",
         "Abel, Rope, 1970, p. 4."},
        {"The walk was long.1 It was old.2\n\n1) Abel, Rope, 1970, p. 4.\n2) Brun, 1971, p. 5.\n",
         "Abel, Rope, 1970, p. 4."},
        {"The walk was long.[1] It was old.[2]\n\n[1] Abel, Rope, 1970, p. 4.\n[2] Brun, 1971, p. 5.\n",
         "Abel, Rope, 1970, p. 4."},
        {"The walk was long.[1] It was old.[2]\n\n[1] [sic] Abel, Rope, 1970, p. 4.\n[2] Brun, 1971, p. 5.\n",
         "[sic] Abel, Rope, 1970, p. 4."},
        {"The walk was long.1 It was old.2\n\n1\tAbel, Rope, 1970, p. 4.\n2\tBrun, 1971, p. 5.\n",
         "Abel, Rope, 1970, p. 4."},
        {"The walk was long.1 It was old.2\n\n1\xc2\xa0"
         "Abel, Rope, 1970, p. 4.\n2\xc2\xa0"
         "Brun, 1971, p. 5.\n",
         "Abel, Rope, 1970, p. 4."},
        {"The walk was long.1 It was old.2\n\n1 ... Abel, Rope, 1970, p. 4.\n2 Brun, 1971, p. 5.\n",
         "... Abel, Rope, 1970, p. 4."},
        {"The walk was long.1 It was old.2\n\n1Abel, Rope, 1970, p. 4.\n2Brun, Sail, 1971, p. 5.\n",
         "Abel, Rope, 1970, p. 4."},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        assert_true(stage_run(&stage, cases[i].text, STAGE_READINGS));
        if (stage.notes.count != 2)
            fail_msg("\"%s\": %zu notes", cases[i].text, stage.notes.count);
        if (!cite__str_equal(stage.notes.items[0].text, cite_str_from(cases[i].reading)))
            fail_msg("\"%s\": \"%s\"", cases[i].text, stage.notes.items[0].text.ptr);
        stage_release(&stage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_way_back),
        cmocka_unit_test(test_marks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
