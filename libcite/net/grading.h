/*
 * net/grading.h: what the user makes of an answer: codes that are accepted, and how much each status and flag weighs.
 */
#ifndef CITE_NET_GRADING_H
#define CITE_NET_GRADING_H

#include <cite/checker.h>

#include <stdbool.h>
#include <stddef.h>

/* More ranges than there are kinds of answers make no sense. */
#define CITE__CODES_MAX 64

/* Codes of HTTP: ranges that include both ends. */
struct cite__codes {
    struct {
        long first;
        long last;
    } ranges[CITE__CODES_MAX];
    size_t count;
};

/* Bits of an unsigned. */
#define CITE__FLAGS_MAX 32

/* Zero: as the table of the verdicts has it. */
struct cite__grades {
    cite_weight verdicts[CITE_VERDICT_COUNT_];
    cite_weight flags[CITE__FLAGS_MAX];
};

/* Reads "403,429,500..599"; text may be NULL. false where it is none; *at is then the offset of what is wrong. */
bool cite__codes_read(struct cite__codes *out, const char *text, size_t *at);

/* Whether a code is one of them. */
bool cite__codes_have(const struct cite__codes *codes, long code);

/* Reads "dead=error,parked=warning"; text may be NULL. The same. */
bool cite__grades_read(struct cite__grades *out, const char *text, size_t *at);

/* The weight of a check: that of its status, or that of its heaviest flag where it is more. */
cite_weight cite__grade_of(const struct cite__grades *grades, const cite_check *check);

#endif
