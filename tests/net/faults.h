/*
 * net/faults.h: what a server can do wrong, and what is to be said of it.
 */
#ifndef CITE_TESTS_NET_FAULTS_H
#define CITE_TESTS_NET_FAULTS_H

#include "support/server.h"

#include <cite/checker.h>

/* How a row is asked. */
enum fault_run {
    FAULT_ONCE,  /* without retries */
    FAULT_AGAIN, /* with one retry */
    FAULT_HEAD   /* by HEAD first, without retries */
};

/* One link, and its verdict. Rows of one name are links that belong together. */
struct fault {
    const char *name; /* in docs/rules/verdicts.md */
    const char *url;
    cite_verdict verdict;
    unsigned flags;
    const char *rule; /* of the last attempt */
    enum fault_run run;
};

/* The answers, by path, on whatever host; end with a path of NULL. */
extern struct server_route fault_routes[];

/* The links; end with a name of NULL. */
extern const struct fault faults[];

#endif
