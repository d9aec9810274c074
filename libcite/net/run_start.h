/*
 * net/run_start.h: jobs that were added line up for their hosts' turns. They are started when they have one: while they wait,
 * they need what all need and no more.
 */
#ifndef CITE_NET_RUN_START_H
#define CITE_NET_RUN_START_H

#include "net/run.h"

/* Takes up jobs that were added since. CITE_ERROR_MEMORY. */
cite_status cite__run_start_jobs(struct cite_checker *checker);

#endif
