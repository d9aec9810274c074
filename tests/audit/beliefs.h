/*
 * audit/beliefs.h: what is believed of a link after a history of visits, four days apart.
 */
#ifndef CITE_TESTS_AUDIT_BELIEFS_H
#define CITE_TESTS_AUDIT_BELIEFS_H

#include <cite/audit.h>

/*
 * A letter for each visit: G good, M good at a new address for good, D good with another text, H the server or the register
 * says that there is nothing, S bad and may pass, N tells nothing.
 */
struct belief {
    const char *history;
    cite_state state;
    unsigned since; /* the visit with which the state began, from 0 on */
    unsigned strikes;
};

/* NULL for a history that is none. */
const struct belief *belief_of(const char *history);

#endif
