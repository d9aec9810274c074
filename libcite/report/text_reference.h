/*
 * report/text_reference.h: what a terminal shows of one link: a word and the address, and below them, indented, line by
 * line, what is known of it.
 */
#ifndef CITE_REPORT_TEXT_REFERENCE_H
#define CITE_REPORT_TEXT_REFERENCE_H

#include "report/report.h"
#include "report/text_parts.h"

/* A word in its column. */
void cite__text_padded(struct cite__report *report, enum cite__paint paint, const char *word);

/* The word and the address, after an empty line. */
void cite__text_head(struct cite__report *report, enum cite__paint paint, const char *word, cite_str url);

/* One line below a link, cut to the width; and one with an address, which never is cut. sign stands in front. */
void cite__text_below(struct cite__report *report, const char *sign, cite_str text);
void cite__text_address(struct cite__report *report, const char *sign, cite_str url);

/* Where it stands. */
void cite__text_places(struct cite__report *report, const cite_audit *audit, size_t index);

/* What the visits of a store say: "failing since 2026-01-31, 2 bad visits". */
void cite__text_history(struct cite__report *report, const cite_audit *audit, const cite_reference *reference);

/* How far the page is from what it was, where that is worth a word. */
void cite__text_drift(struct cite__report *report, const cite_reference *reference);

/* What to do about it: an address to cite instead, else what a person can try; and the archived copy. */
void cite__text_advice(struct cite__report *report, const cite_reference *reference);

/* All of it. */
void cite__text_finding(struct cite__report *report, const cite_audit *audit, size_t index);

#endif
