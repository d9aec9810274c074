/*
 * unit/test_endlist.c: the list of works at the end of a document.
 */
#include "citations/citations.h"
#include "core/buf.h"
#include "core/str.h"
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

#define BODY                                                                                                   \
    "The mill^1 stands by the river^2 and the well.\n\n"                                                       \
    "1 Stone 1999, S. 3.\n"                                                                                    \
    "2 Marsh/Rill 2001, S. 95.\n\n"

/* What the entries are, one a line: "family|given|year|title|container|place". */
static const struct {
    const char *text;
    const char *entries;
} cases[] = {
    {BODY "Literatur\n\n"
          "Stone, David, 1999: River Law. Ferry.\n"
          "Marsh, Ann und Bo Rill (2001): Who Owns Wells, in: River Review,\n"
          "vol. 9, pp. 41-77.\n",
     "Stone|David|1999|River Law||Ferry\nMarsh|Ann|2001|Who Owns Wells|River Review|\n"},
    {BODY "## References\n\n"
          "Stone, D. (1999). River law: A history. Ferry: Mill Press.\n"
          "Marsh, A., & Rill, B. (2001). Who owns wells. River Review, 9(3), 41-77.\n",
     "Stone|D.|1999|River law: A history||Ferry\nMarsh|A.|2001|Who owns wells|River Review|\n"},
    {BODY "Bibliography\n\n"
          "Ford, Clara: Deep Water, Ferry 1990.\n"
          "Stone, D.: River Law, Ferry 1999.\n\n"
          "This index was made by the town library, and Stone, David (1999) thanks it.\n",
     "Ford|Clara|1990|Deep Water||Ferry\nStone|D.|1999|River Law||Ferry\n"},
    /* lists of names, helpers, editors before their work, two entries in one line, a place alone */
    {BODY "Literatur\n\n"
          "Stone, David; Marsh, Ann, unter Mitarbeit von Bo Rill, 1999: River Law. Ferry und Weir.\n"
          "Marsh, Ann, 2001: Who Owns Wells, in: Stone, David; Ford,\n"
          "Clara und Bo Rill (Hrsg.): Water and Wells, Yearbook of Rivers Bd. 6. Ferry.\n"
          "Ford, Clara, 1979; Deep Water. In:\n"
          "Rill, Bo und Ann Marsh (Hrsg.): Paths to Water, Bd. III. Ferry.\n"
          "Rill, Bo, 1964: Old Roads. Ferry. Weir, Volker,\n"
          "1976: Old Bridges. Ferry.\n"
          "Weir, Volker/Ford, Clara, 1974/75; Talks on Mills: A Reply, River Review, vol. 9, pp. 118-131.\n",
     "Stone|David|1999|River Law||Ferry und Weir\n"
     "Marsh|Ann|2001|Who Owns Wells|Water and Wells|Ferry\n"
     "Ford|Clara|1979|Deep Water|Paths to Water|Ferry\n"
     "Rill|Bo|1964|Old Roads||Ferry\n"
     "Weir|Volker|1976|Old Bridges||Ferry\n"
     "Weir|Volker|1974|Talks on Mills: A Reply|River Review|\n"},
    /* bodies, no date, a day, editors, the mark of a question */
    {BODY "References\n\n"
          "Ministry of Rivers. (2012). Report on flow. Mill Press.\n"
          "Marsh, A. (n.d.). Wells. Mill Press.\n"
          "River Board of Ferry and\n"
          "Weir. (n.d.). Guide to meters. Mill Press.\n"
          "Rill, B. (2011, March 3). Who owns rain? River Journal, 7(2), 1-19.\n"
          "Stone, D. (Ed.). (2010). Rivers and states. Mill Press.\n",
     "Ministry of Rivers||2012|Report on flow||\n"
     "Marsh|A.|0|Wells||\n"
     "River Board of Ferry and Weir||0|Guide to meters||\n"
     "Rill|B.|2011|Who owns rain?|River Journal|\n"
     "Stone|D.|2010|Rivers and states||\n"},
    /* the same lines under no heading, and a heading over running text, are no list */
    {BODY "Stone, David, 1999: River Law. Ferry.\n", ""},
    {BODY "References\n\nThe mill was closed in 1999, and the ferry in 2001.\n", ""},
};

static void show(struct cite__buf *buf, const struct cite__fields *fields)
{
    bool edited = fields->names[CITE_ROLE_AUTHOR].count == 0;
    const cite_name *name = &fields->names[edited ? CITE_ROLE_EDITOR : CITE_ROLE_AUTHOR].items[0];

    cite__buf_str(buf, name->literal.len > 0 ? name->literal : name->family);
    cite__buf_byte(buf, '|');
    cite__buf_str(buf, name->given);
    cite__buf_byte(buf, '|');
    cite__buf_size(buf, (size_t)fields->dates[CITE_WHEN_ISSUED].begin.year);
    cite__buf_byte(buf, '|');
    cite__buf_str(buf, fields->values[CITE_FIELD_TITLE]);
    cite__buf_byte(buf, '|');
    cite__buf_str(buf, fields->values[CITE_FIELD_CONTAINER_TITLE]);
    cite__buf_byte(buf, '|');
    cite__buf_str(buf, fields->values[CITE_FIELD_PUBLISHER_PLACE]);
    cite__buf_byte(buf, '\n');
}

static void test_entries(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        struct cite__citations citations;
        struct cite__buf buf;
        cite__buf_init(&buf, NULL, 4000);
        assert_true(stage_run(&stage, cases[i].text, STAGE_READINGS));
        assert_int_equal(cite__citations_find(&citations, &stage.text, &stage.notes, &stage.links,
                                              &stage.readings, &stage.env),
                         CITE_OK);
        for (size_t c = 0; c < citations.count; c++) {
            if (citations.items[c].note != CITE_NONE)
                continue;
            if (citations.items[c].form != CITE_FORM_FULL)
                continue; /* running text that cites an entry: see test_intext.c */
            assert_true(citations.fields[c]->names[CITE_ROLE_AUTHOR].count +
                            citations.fields[c]->names[CITE_ROLE_EDITOR].count >
                        0);
            show(&buf, citations.fields[c]);
        }
        if (!cite__str_equal(cite__buf_view(&buf), cite_str_from(cases[i].entries)))
            fail_msg("case %zu:\n%.*s", i, (int)cite__buf_view(&buf).len, cite__buf_view(&buf).ptr);
        cite__buf_release(&buf);
        stage_release(&stage);
    }
}

/* Short forms in the notes mean the entries behind them. */
static void test_bound(void **state)
{
    struct stage stage;
    struct cite__citations citations;

    (void)state;
    assert_true(stage_run(&stage, cases[0].text, STAGE_READINGS));
    assert_int_equal(
        cite__citations_find(&citations, &stage.text, &stage.notes, &stage.links, &stage.readings, &stage.env),
        CITE_OK);
    assert_int_equal(citations.count, 4);
    assert_int_equal(citations.same[0], 2);
    assert_int_equal(citations.same[1], 3);
    stage_release(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entries),
        cmocka_unit_test(test_bound),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
