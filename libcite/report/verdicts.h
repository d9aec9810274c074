/*
 * report/verdicts.h: what the reports say of each verdict: how bad it is, and what a person can do about it.
 */
#ifndef CITE_REPORT_VERDICTS_H
#define CITE_REPORT_VERDICTS_H

#include "report/sink.h"

#include <cite/audit.h>
#include <cite/checker.h>

#include <stdbool.h>
#include <stddef.h>

enum cite__tone { CITE__TONE_GOOD, CITE__TONE_BAD, CITE__TONE_DOUBTFUL, CITE__TONE_QUIET };

struct cite__verdict_words {
    const char *advice; /* one sentence for a person; NULL where there is nothing to do */
    enum cite__tone tone;
};

/* A row for any number: that of CITE_VERDICT_SKIPPED for one that is no verdict. */
const struct cite__verdict_words *cite__verdict_words(cite_verdict verdict);

/* The verdicts in the order of the reports, worst first: n from 0 to CITE_VERDICT_COUNT_ - 1. */
cite_verdict cite__verdict_by_weight(size_t n);

/* The verdict of a reference: CITE_VERDICT_SKIPPED where it was not asked. */
cite_verdict cite__verdict_of(const cite_reference *reference);

/* Whether reports list it: as a finding (CITE_WEIGHT_ERROR) or a warning. */
bool cite__is_listed(const cite_reference *reference);

/* Whether it is an error where a report tells errors from warnings: the verdict is sure, and no warning was asked for. */
bool cite__is_error(const cite_reference *reference);

/* What a person can try where no other address is suggested; NULL where there is nothing to do. Static. */
const char *cite__advice_of(const cite_reference *reference);

/* "yes", "warning" or "no": whether a program should take it for a finding. Static. */
const char *cite__finding_word(const cite_check *check);

/* Its reason as a person reads it; never empty. */
cite_str cite__reason_of(const cite_reference *reference);

/* How many references there are, by verdict. */
struct cite__counts {
    size_t total;
    size_t findings;
    size_t listed;    /* findings and warnings */
    size_t known;     /* would be findings, but the baseline had them: they are not listed */
    size_t moved;     /* state moved: alive, at a new address */
    size_t dead;      /* state dead, over visits */
    size_t drifted;   /* answers, but no longer with what was cited */
    size_t archived;  /* an archived copy is known */
    size_t unchecked; /* skipped, offline, or of a scheme that is not checked: nothing is known of them */
    size_t by_verdict[CITE_VERDICT_COUNT_];
    size_t by_drift[CITE_DRIFT_COUNT_]; /* of those whose page was there to be compared */
};

/*
 * Whether this visit led to another address for good: the state may be moved, too, where an earlier one did and this one
 * was refused.
 */
bool cite__is_moved(const cite_reference *reference);

struct cite__counts cite__counts_of(const cite_audit *audit);

/* Whether a verdict says only that nobody asked. */
bool cite__verdict_is_unchecked(cite_verdict verdict);

/* "(3 offline, 1 skipped)": why links were not checked. */
void cite__unchecked_words(struct cite__sink *out, const struct cite__counts *counts);

#endif
