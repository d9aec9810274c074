/*
 * test_rot.c: the figures behind the audit's page: fates, when a link was cited, groups, and how long links last.
 */
#include "core/str.h"
#include "report/rot.h"
#include "report/survival.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* 2026-01-31T12:00:00Z */
#define NOON INT64_C(1769860800)

static const char text[] =
    "The mill stood.1 It fell.2 It was drawn.3 And sold.4 And sung.5\n"
    "\n"
    "1 Jane Roe, \"Rivers\" (Harbour Press, 2019), https://a.one.example/x (accessed 4 March 2021).\n"
    "\n"
    "2 John Doe, \"Eels\" (Harbour Press, 2010), https://B.One.Example/y.\n"
    "\n"
    "3 Ann Poe, \"Locks\" (Harbour Press, 1884), https://two.co.uk/z.\n"
    "\n"
    "4 https://two.co.uk/w.\n"
    "\n"
    "5 Kim Loe, \"Songs\" (Harbour Press, 2031), https://198.51.100.7/s.\n";

struct fixture {
    cite_parser *parser;
    cite_document *document;
    cite_audit *audit;
    struct cite__arena arena;
    cite_check checks[5];
};

static int set_up(void **state)
{
    static struct fixture fixture;
    static const cite_verdict verdicts[5] = {CITE_VERDICT_OK, CITE_VERDICT_DEAD, CITE_VERDICT_SOFT_404,
                                             CITE_VERDICT_BLOCKED, CITE_VERDICT_OFFLINE};

    cite__arena_init(&fixture.arena, NULL);
    assert_int_equal(cite_parser_new(&fixture.parser, NULL, NULL), CITE_OK);
    assert_int_equal(cite_document_parse(&fixture.document, fixture.parser, cite_str_from(text), NULL),
                     CITE_OK);
    assert_int_equal(cite_audit_new(&fixture.audit, NULL, NULL), CITE_OK);
    assert_int_equal(cite_audit_add_document(fixture.audit, "a", fixture.document, NULL), CITE_OK);
    assert_int_equal(cite_audit_reference_count(fixture.audit), 5);
    for (size_t i = 0; i < 5; i++) {
        fixture.checks[i].url = cite_audit_reference(fixture.audit, i)->url;
        fixture.checks[i].status = verdicts[i];
        fixture.checks[i].checked_at = NOON;
        assert_int_equal(cite_audit_observe(fixture.audit, &fixture.checks[i]), i);
    }
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    cite__arena_release(&fixture->arena);
    cite_audit_free(fixture->audit);
    cite_document_free(fixture->document);
    cite_parser_free(fixture->parser);
    return 0;
}

/* What the citation says of the visit, then its work's year; a work older than the web or of the future tells nothing. */
static void test_cited(void **state)
{
    static const struct {
        enum cite__dated_by by;
        int year;
        int month;
    } wanted[5] = {
        {CITE__DATED_BY_ACCESS, 2021, 3}, {CITE__DATED_BY_WORK, 2010, 7}, {CITE__DATED_BY_NOTHING, 0, 0},
        {CITE__DATED_BY_NOTHING, 0, 0},   {CITE__DATED_BY_NOTHING, 0, 0},
    };
    struct fixture *fixture = *state;
    struct cite__rot rot;

    assert_true(cite__rot_of(&rot, fixture->audit, NOON, &fixture->arena));
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(rot.cited[i].by, wanted[i].by);
        assert_int_equal(rot.cited[i].year, wanted[i].year);
        assert_int_equal(rot.cited[i].month, wanted[i].month);
    }
    assert_int_equal(rot.by_source[CITE__DATED_BY_NOTHING], 3);
    assert_int_equal(rot.first_year, 2010);
    assert_int_equal(rot.year_count, 12);
    assert_int_equal(rot.years[0].by_fate[CITE__FATE_GONE], 1);
    assert_int_equal(rot.years[5].total, 0);
    assert_int_equal(rot.years[11].by_fate[CITE__FATE_WORKING], 1);
}

static void test_groups(void **state)
{
    static const size_t all[CITE__FATE_COUNT] = {2, 0, 1, 1, 1};
    struct fixture *fixture = *state;
    struct cite__rot rot;
    size_t chosen[2];

    assert_true(cite__rot_of(&rot, fixture->audit, NOON, &fixture->arena));
    for (size_t i = 0; i < CITE__FATE_COUNT; i++)
        assert_int_equal(rot.all.by_fate[i], all[i]);
    assert_int_equal(rot.domain_count, 3);
    assert_true(cite__str_is(rot.domains[0].name, "one.example"));
    assert_int_equal(rot.domains[0].tally.total, 2);
    assert_true(cite__str_is(rot.domains[1].name, "two.co.uk"));
    assert_true(cite__str_is(rot.domains[2].name, "198.51.100.7"));
    assert_int_equal(rot.document_count, 1);
    assert_int_equal(rot.documents[0].tally.total, 5);
    assert_int_equal(cite__groups_worst(chosen, 2, rot.domains, rot.domain_count), 2);
    assert_int_equal(chosen[0], 0);
    assert_int_equal(chosen[1], 1);
}

/* Most that is lost first, then most links, then the first; the list may be shorter or longer than the groups. */
static void test_worst(void **state)
{
    struct cite__group groups[6] = {0};
    static const size_t totals[6] = {5, 9, 9, 3, 9, 1};
    static const size_t gone[6] = {1, 0, 2, 3, 2, 0};
    static const size_t wanted[6] = {3, 2, 4, 0, 1, 5};
    size_t chosen[8];

    (void)state;
    for (size_t i = 0; i < 6; i++) {
        groups[i].tally.total = totals[i];
        groups[i].tally.by_fate[CITE__FATE_GONE] = gone[i];
    }
    for (size_t most = 1; most <= 8; most++) {
        size_t count = cite__groups_worst(chosen, most, groups, 6);
        assert_int_equal(count, most < 6 ? most : 6);
        for (size_t i = 0; i < count; i++)
            assert_int_equal(chosen[i], wanted[i]);
    }
}

static void assert_near(double value, double wanted)
{
    double distance = value > wanted ? value - wanted : wanted - value;

    assert_true(distance < 1e-9);
}

/* Worked by hand: of four links 12, 24, 24 and 36 months old the first is gone, and one of the two in the middle. */
static void test_survival(void **state)
{
    struct fixture *fixture = *state;
    struct cite__cited cited[5] = {
        {{NULL, 0}, CITE__DATED_BY_WORK, 2023, 1}, {{NULL, 0}, CITE__DATED_BY_WORK, 2025, 1},
        {{NULL, 0}, CITE__DATED_BY_WORK, 2024, 1}, {{NULL, 0}, CITE__DATED_BY_WORK, 2024, 1},
        {{NULL, 0}, CITE__DATED_BY_NOTHING, 0, 0},
    };
    struct cite__rot rot = {.cited = cited};
    struct cite__survival survival;

    fixture->checks[3].status = CITE_VERDICT_OK;
    cite__survival_of(&survival, fixture->audit, &rot, NOON);
    fixture->checks[3].status = CITE_VERDICT_BLOCKED;
    assert_int_equal(survival.links, 4);
    assert_int_equal(survival.gone, 2);
    assert_int_equal(survival.unclear, 1); /* in doubt, and without a date: one reason is enough */
    assert_int_equal(survival.undated, 0);
    assert_int_equal(survival.last_month, 36);
    assert_int_equal(survival.step_count, 2);
    assert_int_equal(survival.at_risk[12], 4);
    assert_int_equal(survival.at_risk[24], 3);
    assert_int_equal(survival.at_risk[36], 1);
    assert_near(survival.steps[0].share, 0.75);
    assert_near(survival.steps[1].share, 0.5);
    assert_near(survival.steps[1].error, 0.25);
    assert_near(cite__survival_at(&survival, 11), 1);
    assert_near(cite__survival_at(&survival, 23), 0.75);
    assert_near(cite__survival_at(&survival, 480), 0.5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cited),
        cmocka_unit_test(test_groups),
        cmocka_unit_test(test_worst),
        cmocka_unit_test(test_survival),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
