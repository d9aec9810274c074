/*
 * report/survival.c: see survival.h.
 *
 * Link rot is counted, not drift. A link that is gone ends at the visit that found it so, or where a history knows when
 * it began to fail, then; one that works is censored at its visit. Since a page may have gone long before anybody
 * looked, the curve is an upper bound.
 */
#include "report/survival.h"

#include <string.h>

/* Months from when a link was cited to a time; CITE_NONE where one of them is not known. */
static size_t age_at(const struct cite__cited *cited, int64_t at)
{
    int year = 0;
    int month = 0;

    cite__year_month(at, &year, &month);
    if (year == 0 || cited->by == CITE__DATED_BY_NOTHING)
        return CITE_NONE;
    int months = (year - cited->year) * 12 + (month - cited->month);
    if (months < 0)
        return 0;
    return months > CITE__SURVIVAL_MONTHS ? CITE__SURVIVAL_MONTHS : (size_t)months;
}

/* Newton's method: the mathematical library for one root would be a dependency. */
static double square_root(double value)
{
    double root = value > 1 ? value : 1;

    for (int i = 0; value > 0 && i < 60; i++)
        root = (root + value / root) / 2;
    return value > 0 ? root : 0;
}

/* S falls at each age with an end by 1 - d/n; Greenwood's sum of d / (n (n - d)) gives the error. */
static void estimate(struct cite__survival *out, const size_t *gone)
{
    double share = 1;
    double sum = 0;

    for (unsigned month = 0; month <= CITE__SURVIVAL_MONTHS; month++) {
        double ended = (double)gone[month];
        double risk = (double)out->at_risk[month];
        if (gone[month] == 0)
            continue;
        share *= 1 - ended / risk;
        sum += gone[month] < out->at_risk[month] ? ended / (risk * (risk - ended)) : 0;
        out->steps[out->step_count++] = (struct cite__survival_step){month, share, share * square_root(sum)};
    }
}

/* When it was last known that a link works; for one that is gone, when that began. */
static int64_t known_at(const cite_reference *reference, enum cite__fate fate, int64_t now)
{
    if (fate == CITE__FATE_GONE && reference->since != 0)
        return reference->since;
    return reference->check && reference->check->checked_at != 0 ? reference->check->checked_at : now;
}

void cite__survival_of(struct cite__survival *out, const cite_audit *audit, const struct cite__rot *rot,
                       int64_t now)
{
    size_t gone[CITE__SURVIVAL_MONTHS + 1] = {0};
    const cite_reference *reference = NULL;

    memset(out, 0, sizeof *out);
    for (size_t i = 0; (reference = cite_audit_reference(audit, i)) != NULL; i++) {
        enum cite__fate fate = cite__fate_of(reference);
        int64_t visited = known_at(reference, fate, now);
        size_t age = age_at(&rot->cited[i], visited);
        if (fate == CITE__FATE_DOUBTFUL || fate == CITE__FATE_UNASKED) {
            out->unclear++;
            continue;
        }
        if (age == CITE_NONE) {
            out->undated++;
            continue;
        }
        out->links++;
        out->at_risk[age]++;
        out->last_month = age > out->last_month ? (unsigned)age : out->last_month;
        if (fate == CITE__FATE_GONE) {
            out->gone++;
            gone[age]++;
        }
    }
    for (size_t month = CITE__SURVIVAL_MONTHS; month-- > 0;)
        out->at_risk[month] += out->at_risk[month + 1];
    estimate(out, gone);
}

double cite__survival_at(const struct cite__survival *survival, unsigned month)
{
    double share = 1;

    for (size_t i = 0; i < survival->step_count && survival->steps[i].month <= month; i++)
        share = survival->steps[i].share;
    return share;
}
