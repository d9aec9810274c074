/*
 * net/verdict.h: the tables that turn what a transport and a server said into a verdict. Pure functions on
 * static data.
 */
#ifndef CITE_NET_VERDICT_H
#define CITE_NET_VERDICT_H

#include "net/transport.h"

#include <cite/checker.h>

#include <stdbool.h>

/* One row: what an outcome means, and what may be done about it. */
struct cite__finding {
    cite_verdict verdict;
    const char *rule;   /* its name in the evidence */
    const char *reason; /* one line for a person; NULL: "HTTP " and the code */
    bool retry;         /* may be another outcome next time */
    bool method;        /* may be due to HEAD, so that GET decides */
};

/* The row for an outcome below HTTP (not CITE__NET_OK). Static. */
const struct cite__finding *cite__verdict_of_net(enum cite__net net);

/* The row for a code of HTTP; a redirect that was followed never comes here. Static. */
const struct cite__finding *cite__verdict_of_code(long code);

/* The row for an answer: the code's where the code decides, else what happened below. Static. */
const struct cite__finding *cite__verdict_of_answer(const struct cite__answer *answer);

/* Whether a redirect chain from one URL to another ended at the home page, so that what was cited is gone. */
bool cite__verdict_is_home(cite_str cited, cite_str final);

/* Whether a URL is a site's root or home page. */
bool cite__verdict_is_root(cite_str url);

/* Rows that no single answer gives. */
extern const struct cite__finding cite__finding_accepted;
extern const struct cite__finding cite__finding_redirected;
extern const struct cite__finding cite__finding_home;
extern const struct cite__finding cite__finding_gone;
extern const struct cite__finding cite__finding_alike;
extern const struct cite__finding cite__finding_sibling;
extern const struct cite__finding cite__finding_login_page;
extern const struct cite__finding cite__finding_login_redirect;
extern const struct cite__finding cite__finding_probe;
extern const struct cite__finding cite__finding_robots;
extern const struct cite__finding cite__finding_loop;
extern const struct cite__finding cite__finding_too_many_hops;
extern const struct cite__finding cite__finding_hop_scheme;
extern const struct cite__finding cite__finding_hop_invalid;
extern const struct cite__finding cite__finding_scheme;
extern const struct cite__finding cite__finding_invalid;
extern const struct cite__finding cite__finding_long_wait;
extern const struct cite__finding cite__finding_long_maintenance;

#endif
