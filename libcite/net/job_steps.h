/*
 * net/job_steps.h: the steps of a job that net/job.c and net/job_answer.c share; nobody else calls them.
 */
#ifndef CITE_NET_JOB_STEPS_H
#define CITE_NET_JOB_STEPS_H

#include "net/job.h"

#include <stdbool.h>

/* The only function that changes a job's state. */
void cite__job_move(struct cite__policy *policy, struct cite__job *job, enum cite__job_state to);

/* Hands an outcome out. */
void cite__job_set_check(cite_check *check, const struct cite__outcome *outcome);

/* The DOI of an address, where its register is to be asked; else empty. */
cite_str cite__job_doi(const struct cite__policy *policy, cite_str url);

/* Keeps an outcome, which is none that is kept, while something beside its reading decides. */
void cite__job_keep(struct cite__job *job, const struct cite__outcome *outcome);

/* Makes url the job's target, asked from now on as address; a finding where it cannot be asked, else NULL. */
const struct cite__finding *cite__job_aim_at(struct cite__policy *policy, struct cite__job *job, cite_str url,
                                             cite_str address);

/* Ends a job for which there is no memory. */
struct cite__job_step cite__job_no_memory(struct cite__policy *policy, struct cite__job *job);

/* The outcome of a finding about the job's target. answer is NULL where nothing was asked. */
struct cite__outcome cite__job_outcome(struct cite__policy *policy, struct cite__job *job,
                                       const struct cite__finding *finding, const struct cite__answer *answer);

/* One reading has come to an outcome: the job's, or another reading is taken up. */
struct cite__job_step cite__job_finish_reading(struct cite__policy *policy, struct cite__job *job,
                                               const struct cite__outcome *outcome);

/* The same for a finding that no page has a part in. */
struct cite__job_step cite__job_finish(struct cite__policy *policy, struct cite__job *job,
                                       const struct cite__finding *finding, const struct cite__answer *answer);

/* The register says nothing of a DOI: the link itself is asked. */
struct cite__job_step cite__job_leave_register(struct cite__policy *policy, struct cite__job *job);

/* The question beside the link is answered; alike: its sibling's answer was the same. */
struct cite__job_step cite__job_end_probe(struct cite__policy *policy, struct cite__job *job, bool alike);

/* Whether a reading is there: it is the one that the link means. */
bool cite__verdict_is_success(cite_verdict verdict);

#endif
