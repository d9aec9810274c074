/*
 * net/chain.h: a chain of redirects, followed by hand, so that every rule is asked again at each hop.
 */
#ifndef CITE_NET_CHAIN_H
#define CITE_NET_CHAIN_H

#include "net/job.h"

#include <stdbool.h>

/* Whether an answer sends to another address. */
bool cite__chain_goes_on(const struct cite__answer *answer);

/* Puts a hop on record: where to; {NULL, 0} when memory is out. */
cite_str cite__chain_add(struct cite__policy *policy, struct cite__job *job, const struct cite__answer *answer);

/* Whether the chain has asked for the job's target before, with the cookies that it has now. */
bool cite__chain_is_loop(const struct cite__job *job);

/* Begins a chain anew: no hops, no cookies. What was on record stays where it is handed out. */
void cite__chain_reset(struct cite__job *job);

/* Whether a host asks, by its answer, to be left alone for a while. */
bool cite__asks_for_quiet(const struct cite__answer *answer);

/* The back-off before try number tries of a job: doubled each time, three to five quarters of it. */
int64_t cite__backoff_ms(size_t index, unsigned tries);

#endif
