/*
 * test_history.c: what a row of visits says of a link: a table of rows, with a clock that the table sets.
 */
#include "audit/history.h"
#include "core/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Any Monday, 12:00. */
#define BEGIN INT64_C(1700481600)

/*
 * Visits as a person writes them: a letter for what was found, a number for the days to the next one.
 * "g" good, "b" bad, "h" hard, "n" refused, "m" moved, "d" drifted, "s" skipped.
 */
static const struct {
    const char *visits;
    cite_state state;
    double since; /* days from the begin */
    unsigned strikes;
    double due; /* likewise */
} cases[] = {
    {"", CITE_STATE_UNKNOWN, -1, 0, -1},
    {"g", CITE_STATE_ALIVE, 0, 0, 7},
    {"s", CITE_STATE_UNKNOWN, -1, 0, -1},
    {"n", CITE_STATE_UNKNOWN, 0, 0, 7},
    {"m", CITE_STATE_MOVED, 0, 0, 7},
    {"d", CITE_STATE_DRIFTED, 0, 0, 30},
    {"b", CITE_STATE_FAILING, 0, 1, 3},
    {"h", CITE_STATE_FAILING, 0, 1, 3},
    /* strikes count where they are three days apart */
    {"b1b", CITE_STATE_FAILING, 0, 1, 3},
    {"b1b1b1b", CITE_STATE_FAILING, 0, 2, 6},
    {"b3b", CITE_STATE_FAILING, 0, 2, 6},
    {"b3b3b", CITE_STATE_DEAD, 0, 3, 36},
    {"b3b2b", CITE_STATE_FAILING, 0, 2, 6},
    {"b3b2b1b", CITE_STATE_DEAD, 0, 3, 36},
    {"g2b3b3b", CITE_STATE_DEAD, 2, 3, 38},
    /* one good visit starts the count again */
    {"b3b1g1b3b", CITE_STATE_FAILING, 5, 2, 11},
    {"b3b1g", CITE_STATE_ALIVE, 4, 0, 11},
    /* hard evidence on two days */
    {"h1h", CITE_STATE_DEAD, 0, 1, 31},
    {"h0h", CITE_STATE_FAILING, 0, 1, 3},
    {"h0.25h", CITE_STATE_FAILING, 0, 1, 3},
    {"h0.4h0.3h", CITE_STATE_DEAD, 0, 1, 30.7},
    {"h1b", CITE_STATE_FAILING, 0, 1, 3},
    {"h1b1h", CITE_STATE_DEAD, 0, 1, 32},
    {"h1g1h", CITE_STATE_FAILING, 2, 1, 5},
    {"b1h1h", CITE_STATE_DEAD, 0, 1, 32},
    /* what was refused says nothing, either way */
    {"g5n", CITE_STATE_ALIVE, 0, 0, 12},
    {"b3n3b", CITE_STATE_FAILING, 0, 2, 9},
    {"b3b3n1b", CITE_STATE_DEAD, 0, 3, 37},
    {"n1b", CITE_STATE_FAILING, 1, 1, 4},
    {"n1g", CITE_STATE_ALIVE, 1, 0, 8},
    /* a revival is told once, and is when the life began */
    {"h1h2g", CITE_STATE_REVIVED, 3, 0, 6},
    {"h1h2m", CITE_STATE_REVIVED, 3, 0, 6},
    {"h1h2g2g", CITE_STATE_ALIVE, 3, 0, 12},
    {"h1h2g2n", CITE_STATE_REVIVED, 3, 0, 8},
    {"h1h2g2h", CITE_STATE_FAILING, 5, 1, 8},
    {"h1h2g2h1h", CITE_STATE_DEAD, 5, 1, 36},
    {"b3b1g", CITE_STATE_ALIVE, 4, 0, 11},
    /* dead stays dead, and its strikes go on */
    {"h1h5b", CITE_STATE_DEAD, 0, 2, 36},
    {"h1h1n", CITE_STATE_DEAD, 0, 1, 32},
    /* the date of a change */
    {"g1g1g", CITE_STATE_ALIVE, 0, 0, 9},
    {"g1m1m", CITE_STATE_MOVED, 1, 0, 9},
    {"g1d1g", CITE_STATE_ALIVE, 2, 0, 9},
    {"m1d", CITE_STATE_DRIFTED, 1, 0, 31},
};

static struct cite__sight sight_of(char letter, int64_t at)
{
    struct cite__sight sight = {.at = at, .verdict = CITE_VERDICT_OK};

    switch (letter) {
    case 'b': sight.verdict = CITE_VERDICT_TIMEOUT; break;
    case 'h':
        sight.verdict = CITE_VERDICT_DEAD;
        sight.hard = true;
        break;
    case 'n': sight.verdict = CITE_VERDICT_BLOCKED; break;
    case 's': sight.verdict = CITE_VERDICT_SKIPPED; break;
    case 'm': sight.moved = true; break;
    case 'd': sight.drifted = true; break;
    default: break;
    }
    return sight;
}

static int64_t days(double count)
{
    return count < 0 ? 0 : BEGIN + (int64_t)(count * (double)CITE__DAY + 0.5);
}

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__standing standing = {.state = CITE_STATE_UNKNOWN};
        double day = 0;
        for (const char *at = cases[i].visits; *at;) {
            struct cite__sight sight = sight_of(*at, days(day));
            char *end = NULL;
            cite__standing_add(&standing, &sight, &cite__history_defaults);
            day += strtod(at + 1, &end);
            at = end;
        }
        print_message("%s\n", cases[i].visits);
        assert_string_equal(cite_state_name(standing.state), cite_state_name(cases[i].state));
        assert_int_equal(standing.since, days(cases[i].since));
        assert_int_equal(standing.strikes, cases[i].strikes);
        assert_int_equal(cite__standing_due(&standing, &cite__history_defaults), days(cases[i].due));
    }
}

/* The rules are the caller's. */
static void test_rules(void **state)
{
    const struct cite__history_rules strict = {.strikes = 1, .spacing_s = CITE__DAY};
    const struct cite__history_rules patient = {.strikes = 5, .spacing_s = 10 * CITE__DAY};
    struct cite__standing standing = {.state = CITE_STATE_UNKNOWN};
    struct cite__sight sight = sight_of('b', BEGIN);

    (void)state;
    cite__standing_add(&standing, &sight, &strict);
    assert_int_equal(standing.state, CITE_STATE_DEAD);
    standing = (struct cite__standing){.state = CITE_STATE_UNKNOWN};
    for (int i = 0; i < 40; i++) {
        sight.at = BEGIN + i * CITE__DAY;
        cite__standing_add(&standing, &sight, &patient);
        assert_int_equal(standing.state, CITE_STATE_FAILING);
    }
    sight.at = BEGIN + 40 * CITE__DAY;
    cite__standing_add(&standing, &sight, &patient);
    assert_int_equal(standing.state, CITE_STATE_DEAD);
}

/* What counts as hard: 404 and 410 to a GET, and a host that does not exist. */
static void test_evidence(void **state)
{
    static const struct {
        cite_verdict verdict;
        const char *method;
        long code;
        const char *rule;
        bool hard;
    } checks[] = {
        {CITE_VERDICT_DEAD, "GET", 404, "http-404", true},
        {CITE_VERDICT_DEAD, "GET", 410, "http-410", true},
        {CITE_VERDICT_DEAD, "HEAD", 404, "http-404", false},
        {CITE_VERDICT_DEAD, "GET", 400, "http-4xx", false},
        {CITE_VERDICT_DEAD, "GET", 0, "no-host", true},
        {CITE_VERDICT_SOFT_404, "GET", 404, "page-not-found", false},
        {CITE_VERDICT_DNS_ERROR, "GET", 0, "resolver", false},
        {CITE_VERDICT_OK, "GET", 200, "http-2xx", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
        cite_attempt attempts[] = {
            {.http_code = checks[i].code},
            {.http_code = 500, .method = CITE__LIT("GET"), .rule = CITE__LIT("http-5xx")}, /* another reading */
        };
        attempts[0].method = cite_str_from(checks[i].method);
        attempts[0].rule = cite_str_from(checks[i].rule);
        cite_check check = {.status = checks[i].verdict, .http_code = checks[i].code, .evidence = attempts};
        for (check.attempts = 1; check.attempts <= 2; check.attempts++)
            assert_int_equal(cite__sight_of(&check).hard, checks[i].hard);
        check.attempts = 0;
        assert_false(cite__sight_of(&check).hard);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_evidence),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
