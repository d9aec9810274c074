/*
 * audit/lines.h: what is said of each link, as a line of text each: by the truth, by an audit, by its JSON. So what differs
 * is read off two lines.
 */
#ifndef CITE_TESTS_AUDIT_LINES_H
#define CITE_TESTS_AUDIT_LINES_H

#include "audit/truth.h"

/*
 * A line for each link, in the order of the audit. An audit itself does not say what to cite instead (suggested); its reports do.
 * The JSON's last line is its summary, "total 9, ok 3"; so is that of the truth then.
 */
void lines_of_truth(struct text *out, const cite_audit *audit, unsigned run, bool suggested);
void lines_of_audit(struct text *out, const cite_audit *audit);
void lines_of_json(struct text *out, cite_str json);

/* Fails with the first two lines that differ. */
void lines_assert_equal(const char *what, const struct text *expected, const struct text *found);

#endif
