/*
 * audit/tables.c: see tables.h.
 */
#include "audit/tables.h"

#include "core/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define DAY INT64_C(86400)

static void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("there is no \"%s\" in the report", part);
}

static size_t put_part(char *line, size_t size, size_t at, size_t count, const char *words)
{
    return count > 0 ? at + (size_t)snprintf(line + at, size - at, ", %zu %s", count, words) : at;
}

/* What there is none of is not told; moved is. */
static void check_head_line(const char *report, const struct figures *figures)
{
    char line[256];
    size_t at = (size_t)snprintf(line, sizeof line, "\n%zu distinct links, %zu findings", figures->total,
                                 figures->findings);

    at = put_part(line, sizeof line, at, figures->known, "known before");
    at += (size_t)snprintf(line + at, sizeof line - at, ", %zu moved", figures->moved);
    at = put_part(line, sizeof line, at, figures->by_state[CITE_STATE_DEAD], "dead");
    at = put_part(line, sizeof line, at, figures->drifted, "drifted");
    (void)put_part(line, sizeof line, at, figures->kept, "with an archived copy");
    assert_has(report, line);
}

void table_check_text(const char *report, const struct figures *figures)
{
    const char *table = strstr(report, "\nSummary\n");

    check_head_line(report, figures);
    assert_non_null(table);
    for (size_t i = 0; i < CITE_VERDICT_COUNT_; i++) {
        char name[32];
        (void)snprintf(name, sizeof name, "\n%s ", cite_verdict_name((cite_verdict)i));
        const char *row = strstr(table, name);
        size_t count = row ? strtoul(row + strlen(name), NULL, 10) : 0;
        assert_int_equal(count, figures->by_verdict[i]);
    }
    const char *total = strstr(table, "\ntotal ");
    assert_non_null(total);
    assert_int_equal(strtoul(total + strlen("\ntotal "), NULL, 10), figures->total);
}

void table_check_runs(cite_store *store, const cite_audit *audit, size_t documents)
{
    cite_listing *listing = NULL;

    assert_int_equal(cite_store_runs(&listing, store, NULL), CITE_OK);
    assert_int_equal(cite_listing_count(listing), RUNS);
    for (unsigned run = 0; run < RUNS; run++) {
        const cite_listed *row = cite_listing_row(listing, run);
        const struct telling telling = {.audit = audit, .run = run};
        struct figures figures;
        figures_of(&figures, &telling);
        assert_int_equal(row->run, run + 1);
        assert_int_equal(row->at, run_times[run]);
        assert_int_equal(row->finished, run_times[run] + 60);
        assert_int_equal(row->links, figures.total);
        assert_int_equal(row->findings, figures.findings);
        assert_int_equal(row->documents, documents);
    }
    cite_listing_free(listing);
}

static void check_history(const cite_listing *listing, const cite_audit *audit, size_t reference)
{
    cite_state before = CITE_STATE_UNKNOWN;

    assert_int_equal(cite_listing_count(listing), RUNS);
    for (unsigned run = 0; run < RUNS; run++) {
        const cite_listed *row = cite_listing_row(listing, run);
        struct truth truth;
        truth_of(&truth, audit, reference, run);
        if (row->state != truth.state || row->status != truth.verdict || row->strikes != truth.strikes ||
            row->since != run_times[truth.since] || row->state_before != before || row->at != run_times[run] ||
            row->run != run + 1)
            fail_msg("history of %s, run %u: %s, %s instead of %s, %s", row->url.ptr, run + 1,
                     cite_verdict_name(row->status), cite_state_name(row->state),
                     cite_verdict_name(truth.verdict), cite_state_name(truth.state));
        before = truth.state;
    }
}

void table_check_histories(cite_store *store, const cite_audit *audit)
{
    for (size_t i = 0; i < cite_audit_reference_count(audit); i++) {
        cite_listing *listing = NULL;
        assert_int_equal(cite_store_history(&listing, store, cite_audit_reference(audit, i)->url, NULL),
                         CITE_OK);
        check_history(listing, audit, i);
        cite_listing_free(listing);
    }
}

static size_t find_reference(const cite_audit *audit, cite_str url)
{
    size_t count = cite_audit_reference_count(audit);
    size_t i = 0;

    while (i < count && !cite__str_equal(cite_audit_reference(audit, i)->url, url))
        i++;
    assert_true(i < count);
    return i;
}

/* On some days after the last run: the first is the last run's own. */
void table_check_due(cite_store *store, const cite_audit *audit)
{
    static const int days[] = {0, 2, 3, 6, 7, 29, 30};

    for (size_t d = 0; d < sizeof days / sizeof days[0]; d++) {
        int64_t now = run_times[RUNS - 1] + days[d] * DAY;
        cite_listing *listing = NULL;
        const cite_listed *row = NULL;
        size_t expected = 0;
        int64_t last = 0;
        for (size_t i = 0; i < cite_audit_reference_count(audit); i++) {
            struct truth truth;
            truth_of(&truth, audit, i, RUNS - 1);
            expected += truth_due(&truth, RUNS - 1) <= now ? 1 : 0;
        }
        assert_int_equal(cite_store_due(&listing, store, now, NULL), CITE_OK);
        assert_int_equal(cite_listing_count(listing), expected);
        for (size_t i = 0; (row = cite_listing_row(listing, i)) != NULL; i++) {
            struct truth truth;
            truth_of(&truth, audit, find_reference(audit, row->url), RUNS - 1);
            assert_int_equal(row->due, truth_due(&truth, RUNS - 1));
            assert_int_equal(row->state, truth.state);
            assert_int_equal(row->at, run_times[RUNS - 1]);
            assert_true(row->due >= last);
            last = row->due;
        }
        cite_listing_free(listing);
    }
}

void table_check_diff(cite_store *store, const cite_audit *audit, unsigned first, unsigned second)
{
    cite_listing *listing = NULL;
    const cite_listed *row = NULL;
    size_t expected = 0;
    struct truth before;
    struct truth after;

    for (size_t i = 0; i < cite_audit_reference_count(audit); i++) {
        truth_of(&before, audit, i, first);
        truth_of(&after, audit, i, second);
        expected += before.verdict != after.verdict || before.state != after.state ? 1 : 0;
    }
    assert_int_equal(cite_store_diff(&listing, store, first + 1, second + 1, NULL), CITE_OK);
    assert_int_equal(cite_listing_count(listing), expected);
    for (size_t i = 0; (row = cite_listing_row(listing, i)) != NULL; i++) {
        size_t reference = find_reference(audit, row->url);
        truth_of(&before, audit, reference, first);
        truth_of(&after, audit, reference, second);
        assert_int_equal(row->status_before, before.verdict);
        assert_int_equal(row->status, after.verdict);
        assert_int_equal(row->state_before, before.state);
        assert_int_equal(row->state, after.state);
    }
    cite_listing_free(listing);
}
