/*
 * net/evidence.h: what a job leaves behind of its requests, and the line that a person reads.
 */
#ifndef CITE_NET_EVIDENCE_H
#define CITE_NET_EVIDENCE_H

#include "net/job.h"

#include <stdbool.h>

/* Adds a request and its answer to the evidence; false when memory is out. rule is static. */
bool cite__job_record(struct cite__policy *policy, struct cite__job *job, const struct cite__answer *answer,
                      const char *rule);

/*
 * The line for a finding: its own, or one that names the code, the place or the address. answer is NULL where
 * nothing was asked. {NULL, 0} when memory is out.
 */
cite_str cite__job_reason(struct cite__policy *policy, const struct cite__job *job,
                          const struct cite__finding *finding, const struct cite__answer *answer);

/* The reason with what was noticed beside it; {NULL, 0} when memory is out. */
cite_str cite__job_remark(struct cite__policy *policy, cite_str reason, unsigned flags);

/* "HTTP 200, remembered"; {NULL, 0} when memory is out. */
cite_str cite__recall_reason(struct cite__policy *policy, const struct cite__record *record);

#endif
