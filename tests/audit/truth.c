/*
 * audit/truth.c: see truth.h.
 */
#include "audit/truth.h"

#include "audit/beliefs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define DAY INT64_C(86400)

/* Noon of the 1st, 5th and 9th of January 2026. */
const int64_t run_times[RUNS] = {INT64_C(1767268800), INT64_C(1767268800) + 4 * DAY,
                                 INT64_C(1767268800) + 8 * DAY};

/* What each way of answering is called, and what it counts for (audit/beliefs.h); D, if the text is another one. */
static const struct {
    cite_verdict verdict;
    char letter;
    bool fails; /* another reading of the link is asked */
} ways[WAYS] = {
    [WAY_PAGE] = {CITE_VERDICT_OK, 'G', false},
    [WAY_GONE] = {CITE_VERDICT_DEAD, 'H', true},
    [WAY_WALL] = {CITE_VERDICT_BLOCKED, 'N', false},
    [WAY_FAILS] = {CITE_VERDICT_SERVER_ERROR, 'S', false},
    [WAY_BUSY] = {CITE_VERDICT_SERVER_ERROR, 'S', false},
    [WAY_NOTICE] = {CITE_VERDICT_SOFT_404, 'S', true},
    [WAY_MOVED] = {CITE_VERDICT_REDIRECTED, 'M', false},
    [WAY_PASSING] = {CITE_VERDICT_REDIRECTED, 'G', false},
    [WAY_HOME] = {CITE_VERDICT_SOFT_404, 'S', true},
    [WAY_REFUSED] = {CITE_VERDICT_UNREACHABLE, 'S', true},
    [WAY_KNOWN] = {CITE_VERDICT_OK, 'G', false},
    [WAY_UNKNOWN] = {CITE_VERDICT_DEAD, 'H', true},
    [WAY_ELSEWHERE] = {CITE_VERDICT_UNSUPPORTED, 'N', false},
};

/* Days until a link is asked again; one that fails as soon as another bad visit counts. */
static const int days_between[CITE_STATE_COUNT_] = {
    [CITE_STATE_UNKNOWN] = 7, [CITE_STATE_ALIVE] = 7,    [CITE_STATE_MOVED] = 7,   [CITE_STATE_FAILING] = 3,
    [CITE_STATE_DEAD] = 30,   [CITE_STATE_DRIFTED] = 30, [CITE_STATE_REVIVED] = 3,
};

/* Spellings of one address are asked once, with the other readings of the first of them. */
static const cite_place *place_asked(const cite_audit *audit, size_t reference)
{
    const char *url = cite_audit_reference(audit, reference)->url.ptr;

    for (size_t i = 0; i < reference; i++) {
        const char *before = cite_audit_reference(audit, i)->url.ptr;
        if (strncmp(url, before, strlen("https")) == 0 && address_is_one(url, before))
            return cite_audit_place(audit, i, 0);
    }
    return cite_audit_place(audit, reference, 0);
}

/* The first reading that answers; else the first one. */
static void visit_readings(struct truth *out, const cite_audit *audit, size_t reference, unsigned run)
{
    const cite_place *place = place_asked(audit, reference);
    struct visit first;

    world_visit(&first, cite_audit_reference(audit, reference)->url.ptr, run);
    out->visit = first;
    out->reading = NULL;
    for (unsigned i = 0; i < place->alternative_count && ways[first.way].fails; i++) {
        struct visit visit;
        world_visit(&visit, place->alternatives[i].ptr, run);
        if (ways[visit.way].verdict != CITE_VERDICT_OK && ways[visit.way].verdict != CITE_VERDICT_REDIRECTED)
            continue;
        out->visit = visit;
        out->reading = place->alternatives[i].ptr;
        return;
    }
}

bool truth_is_searched(const char *url)
{
    struct address address;

    return address_read(&address, url) && !address_in_archive(&address);
}

int64_t truth_asked_time(const cite_audit *audit, size_t reference)
{
    int64_t cited = cite_audit_cited(audit, reference, NULL, NULL);

    return cited > 0 ? cited : run_times[0];
}

/* A copy stands for what was cited where it is of a page, and made near to then. */
static bool stands_for_page(const struct truth *truth, const cite_audit *audit, size_t reference)
{
    bool near = truth->copy == COPY_SAME || truth->copy == COPY_ELSE;

    return near && cite_audit_cited(audit, reference, NULL, NULL) > 0;
}

static void believe(struct truth *out)
{
    const struct belief *belief = belief_of(out->history);

    assert_non_null(belief);
    out->state = belief->state;
    out->since = belief->since;
    out->strikes = belief->strikes;
}

static void compare(struct truth *out, const struct page *baseline)
{
    out->drift = CITE_DRIFT_NO_BASELINE;
    out->against = AGAINST_NONE;
    if (out->visit.page.edition == EDITION_NONE)
        return;
    out->against = AGAINST_NOTHING;
    if (baseline->edition != EDITION_NONE)
        out->drift = page_drift(baseline, &out->visit.page);
}

void truth_of(struct truth *out, const cite_audit *audit, size_t reference, unsigned run)
{
    const char *url = cite_audit_reference(audit, reference)->url.ptr;
    struct page baseline = {0, EDITION_NONE};
    struct address address;

    *out = (struct truth){.copy = COPY_NONE};
    if (truth_is_searched(url))
        out->copy = world_copy(url);
    out->copy_time = world_copy_time(out->copy, truth_asked_time(audit, reference));
    bool stands = stands_for_page(out, audit, reference);
    if (stands && address_read(&address, url))
        baseline =
            (struct page){address_number(&address), out->copy == COPY_ELSE ? EDITION_ELSE : EDITION_FIRST};
    for (unsigned i = 0; i <= run; i++) {
        visit_readings(out, audit, reference, i);
        compare(out, &baseline);
        if (out->against == AGAINST_NOTHING && baseline.edition != EDITION_NONE)
            out->against = stands ? AGAINST_COPY : AGAINST_BASELINE;
        else if (out->against == AGAINST_NOTHING)
            baseline = out->visit.page;
        bool drifted = out->drift == CITE_DRIFT_MAJOR || out->drift == CITE_DRIFT_REPLACED;
        out->history[i] = drifted ? 'D' : ways[out->visit.way].letter;
    }
    out->verdict = ways[out->visit.way].verdict;
    believe(out);
}

int64_t truth_due(const struct truth *truth, unsigned run)
{
    return run_times[run] + days_between[truth->state] * DAY;
}

bool truth_is_gone(const struct truth *truth)
{
    return truth->state == CITE_STATE_DEAD || truth->verdict == CITE_VERDICT_DEAD ||
           truth->verdict == CITE_VERDICT_SOFT_404;
}

bool truth_has_drifted(const struct truth *truth)
{
    return truth->state == CITE_STATE_DRIFTED ||
           (truth->against != AGAINST_NONE &&
            (truth->drift == CITE_DRIFT_MAJOR || truth->drift == CITE_DRIFT_REPLACED));
}

bool truth_is_doubtful(const struct truth *truth)
{
    return !truth_is_gone(truth) && !truth_has_drifted(truth) && truth_is_finding(truth->verdict);
}

bool truth_is_finding(cite_verdict verdict)
{
    return verdict != CITE_VERDICT_OK && verdict != CITE_VERDICT_REDIRECTED &&
           verdict != CITE_VERDICT_UNSUPPORTED;
}

/* A copy that is cited somewhere, which always answers. */
static const char *copy_beside(const cite_audit *audit, size_t reference)
{
    const char *url = cite_audit_reference(audit, reference)->url.ptr;

    for (size_t i = 0; i < cite_audit_reference_count(audit); i++) {
        const char *other = cite_audit_reference(audit, i)->url.ptr;
        struct address address;
        const char *original =
            strstr(other, "/web/") && address_read(&address, other) ? address_in_archive(&address) : NULL;
        if (original && address_is_one(original, url))
            return other;
    }
    return NULL;
}

void truth_told(struct truth *out, const struct telling *telling, size_t reference)
{
    struct truth before;
    unsigned run = telling->run;

    if (telling->recheck && run > 0) {
        truth_of(&before, telling->audit, reference, run - 1);
        run -= truth_due(&before, run - 1) > run_times[run] ? 1 : 0;
    }
    truth_of(out, telling->audit, reference, run);
    truth_of(&before, telling->audit, reference, 0);
    if (out->copy == COPY_NONE || out->copy == COPY_ERROR)
        out->beside = copy_beside(telling->audit, reference);
    out->known = telling->baseline && truth_is_finding(before.verdict);
}

void figures_of(struct figures *out, const struct telling *telling)
{
    size_t count = cite_audit_reference_count(telling->audit);

    *out = (struct figures){.total = count};
    for (size_t i = 0; i < count; i++) {
        struct truth truth;
        truth_told(&truth, telling, i);
        bool gone = truth_is_gone(&truth);
        bool drifted = truth_has_drifted(&truth);
        bool finding = truth_is_finding(truth.verdict);
        out->by_verdict[truth.verdict]++;
        out->by_state[truth.state]++;
        out->findings += finding && !truth.known ? 1 : 0;
        out->known += finding && truth.known ? 1 : 0;
        out->moved += truth.state == CITE_STATE_MOVED && truth.verdict == CITE_VERDICT_REDIRECTED ? 1 : 0;
        out->gone += gone ? 1 : 0;
        out->lost += gone || drifted ? 1 : 0;
        out->drifted += drifted ? 1 : 0;
        out->kept += truth.beside || (truth.copy != COPY_NONE && truth.copy != COPY_ERROR) ? 1 : 0;
        out->doubtful += truth_is_doubtful(&truth) ? 1 : 0;
        out->asked += truth.verdict == CITE_VERDICT_UNSUPPORTED ? 0 : 1;
    }
}
