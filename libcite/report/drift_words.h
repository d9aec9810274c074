/*
 * report/drift_words.h: drift as a person reads it. All that is written here is ours, and plain in every format.
 */
#ifndef CITE_REPORT_DRIFT_WORDS_H
#define CITE_REPORT_DRIFT_WORDS_H

#include "report/sink.h"
#include "report/verdicts.h"

#include <cite/audit.h>

#include <stdbool.h>

/* "the same", "changed a little", "changed much", "another page", "nothing to compare with yet". Static. */
const char *cite__drift_words(cite_drift_verdict verdict);

/* Whether the page of this visit could be compared with what it was. */
bool cite__is_compared(const cite_reference *reference);

/* "the first visit", "the archived copy of 2021-03-04", "an archived copy". */
void cite__drift_against(struct cite__sink *out, const cite_reference *reference);

/* "82%" */
void cite__drift_percent(struct cite__sink *out, double share);

/* "words 82% alike, phrases 40%, titles 100%; 30% fewer words". */
void cite__drift_likeness(struct cite__sink *out, const cite_drift *drift);

/* How many references have a drift, if only that there was nothing to compare. */
size_t cite__drift_counted(const struct cite__counts *counts);

/* "7 pages compared: 3 the same, 2 changed a little, 2 another page; 4 have nothing to compare with yet", or nothing. */
void cite__drift_summary(struct cite__sink *out, const struct cite__counts *counts);

/* Where each of these words begins, in sentences. given may be NULL: the defaults. */
void cite__drift_thresholds(struct cite__sink *out, const cite_drift_options *given);

/* The day of a time: "2021-03-04". */
void cite__day(struct cite__sink *out, int64_t seconds);

/* In front of the address that is suggested: "Cite the archived copy of 2021-03-04:"; nothing where there is none. */
void cite__suggestion_words(struct cite__sink *out, const cite_suggestion *suggestion);

#endif
