/*
 * audit/line.h: what is said of one link, in parts. See lines.h.
 */
#ifndef CITE_TESTS_AUDIT_LINE_H
#define CITE_TESTS_AUDIT_LINE_H

#include "audit/address.h"
#include "core/date.h"
#include "support/text.h"

/* The parts of a line; what is not there is empty. */
struct line {
    char url[ADDRESS_MAX];
    char status[32];
    char final[ADDRESS_MAX]; /* where the link leads, if elsewhere */
    char reading[ADDRESS_MAX];
    char state[32];
    char since[16];
    char strikes[24];
    char drift[32];
    char against[ADDRESS_MAX];
    char copy[ADDRESS_MAX];
    char copied[CITE__DATE_SIZE];
    char asked[24];
    char kind[32]; /* of the suggestion */
    char suggested[ADDRESS_MAX];
    char known[8]; /* "true" */
};

/* Adds it as text. */
void line_put(struct text *out, struct line *line);

/* Spellings that are asked as one address lead to the first of them: that is nowhere else. */
bool line_is_same(const char *final, const char *url);

#endif
