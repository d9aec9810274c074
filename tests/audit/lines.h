/*
 * audit/lines.h: what is said of each link, as a line of text each: by the truth, by an audit, by its JSON. So what differs
 * is read off two lines.
 */
#ifndef CITE_TESTS_AUDIT_LINES_H
#define CITE_TESTS_AUDIT_LINES_H

#include "audit/truth.h"

enum told {
    TOLD_AUDIT, /* an audit does not say itself what to cite instead */
    TOLD_JSON,  /* everything, as JSON Lines too; the last line is the summary, "total 9, ok 3" */
    TOLD_CSV /* a line for each place; not which reading answered, how many archives were asked, or what was known before */
};

/* A line for each link, in the order of the audit: what is true, as far as it is told somewhere; and what is told. */
void lines_of_truth(struct text *out, const struct telling *telling, enum told told);
void lines_of_audit(struct text *out, const cite_audit *audit);
void lines_of_json(struct text *out, cite_str json);
void lines_of_jsonl(struct text *out, const char *lines);
void lines_of_csv(struct text *out, const char *csv);

/* Fails with the first two lines that differ. */
void lines_assert_equal(const char *what, const struct text *expected, const struct text *found);

#endif
