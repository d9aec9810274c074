/*
 * net/run_robots.h: the rules of robots.txt as the loop of net/run.c keeps them: one set for each origin of a host.
 */
#ifndef CITE_NET_RUN_ROBOTS_H
#define CITE_NET_RUN_ROBOTS_H

#include "net/run.h"

/* The rules of the origin that a job asks (RFC 9309, 2.3); NULL: not asked for, or not read yet. */
const struct cite__robots *cite__run_robots_of(const struct cite_checker *checker, const struct cite__job *job);

/* A host's robots.txt came, or cannot be had: its jobs can be asked from now on, or one asks where it was sent. */
cite_status cite__run_receive_robots(struct cite_checker *checker, struct cite__job *job,
                                     const struct cite__answer *answer);

#endif
