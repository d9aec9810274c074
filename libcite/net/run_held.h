/*
 * net/run_held.h: pages that wait for their neighbours: whether their host sends the same for all its addresses
 * (net/neighbours.h). Part of the loop of net/run.c.
 */
#ifndef CITE_NET_RUN_HELD_H
#define CITE_NET_RUN_HELD_H

#include "net/run.h"

/* The host of a job's first reading; NULL where it has none. */
struct cite__host *cite__run_home(struct cite_checker *checker, const struct cite__job *job);

/* A job has an outcome, or is held with one: the last of its host's brings those back that are held. */
void cite__run_close(struct cite_checker *checker, struct cite__job *job);

/* A page of a host with several links came. */
cite_status cite__run_hold_back(struct cite_checker *checker, struct cite__job *job);

/* A job that asked for its sibling, for all pages of its text, knows what that got. */
cite_status cite__run_decide(struct cite_checker *checker, struct cite__job *job);

/* Hands over what was held for links that are done by now. */
cite_status cite__run_release_closed(struct cite_checker *checker);

/* Of net/run.c: hands a job over that is done, or puts it where it waits for its turn. */
cite_status cite__run_put_on(struct cite_checker *checker, struct cite__job *job,
                             const struct cite__job_step *step);

/* Of net/run.c: ends a job before its time and hands it over; nothing where it is done. reason must outlive the checker. */
void cite__run_end_job(struct cite_checker *checker, struct cite__job *job, cite_verdict verdict,
                       cite_str reason);

#endif
