/*
 * report/survival.h: how long links last: the estimate of Kaplan and Meier (J. Am. Stat. Assoc. 53, 1958) over the age of
 * each reference in months, with Greenwood's error.
 */
#ifndef CITE_REPORT_SURVIVAL_H
#define CITE_REPORT_SURVIVAL_H

#include "report/rot.h"

/* Ages are counted up to this one, and older ones with it. */
#define CITE__SURVIVAL_MONTHS 480

/* The state after a month of age in which a link was found gone. */
struct cite__survival_step {
    unsigned month;
    double share; /* that still works, 0 to 1 */
    double error; /* its standard error */
};

struct cite__survival {
    struct cite__survival_step steps[CITE__SURVIVAL_MONTHS + 1]; /* each month at most once, in order */
    size_t step_count;
    size_t at_risk[CITE__SURVIVAL_MONTHS + 2]; /* links at least so many months old when they were last known */
    size_t links;                              /* counted */
    size_t gone;                               /* of these */
    size_t undated;                            /* left out: nothing tells when they were cited */
    size_t unclear;                            /* left out: in doubt, or not checked */
    unsigned last_month;                       /* of the oldest link */
};

/* Counts over all references. Where now is 0 there is no age, and every link counts as undated. Linear. */
void cite__survival_of(struct cite__survival *out, const cite_audit *audit, const struct cite__rot *rot,
                       int64_t now);

/* The share that still works at an age. */
double cite__survival_at(const struct cite__survival *survival, unsigned month);

#endif
