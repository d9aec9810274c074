/*
 * net/run.h: what a checker is, and the loop that drives its jobs.
 *
 *     added ─ start ─► hosts ─ turn ─► transport ─ answer ─► job ─┬─► hosts (hop, retry, next reading)
 *                                                                 └─► done list ─► the caller
 *
 * Offline: where the machine has no route, or two hosts' names could not be looked up while nothing was ever
 * heard from anyone, what is left is offline and not asked. Until it is known which, such jobs are kept back
 * ("doubted").
 */
#ifndef CITE_NET_RUN_H
#define CITE_NET_RUN_H

#include "core/arena.h"
#include "core/array.h"
#include "core/map.h"
#include "net/cache.h"
#include "net/grading.h"
#include "net/hosts.h"
#include "net/job.h"
#include "net/rules.h"
#include "net/transport.h"

#include <cite/checker.h>
#include <cite/error.h>

#include <stdbool.h>
#include <stdint.h>

struct cite_checker {
    struct cite__arena arena;     /* results, jobs, hosts: all that lives as long as the checker */
    struct cite__arena scratch;   /* for one step */
    cite_checker_options options; /* every field set */
    struct cite__transport *transport;
    struct cite__policy policy;
    struct cite__rules rules;
    struct cite__cache cache;
    struct cite__credentials credentials;
    struct cite__codes accepted;
    struct cite__grades grades;
    struct cite__hosts hosts;
    struct cite__map by_url; /* normal form to index */
    CITE__ARRAY(struct cite__job *) jobs;
    struct cite__queue done;     /* jobs that are done and not yet handed out */
    size_t started;              /* jobs that were taken up; those after it wait */
    size_t finished;             /* jobs that are done */
    size_t in_flight;            /* requests */
    CITE__ARRAY(size_t) doubted; /* jobs whose host's name could not be looked up while nothing was heard */
    size_t doubted_hosts;
    size_t held;      /* jobs that wait for their neighbours */
    size_t closed;    /* hosts all of whose links have an outcome, some of them held; CITE_NONE: none */
    int64_t begun_ms; /* when the run began; -1 before */
    bool mapped;      /* hosts are mapped by hand: there is a network, whatever the routing table says */
    bool heard;       /* a host other than this machine, or a resolver, has answered */
    bool route_asked;
    bool no_route;
    bool offline;
    bool proxied; /* a proxy connects, so that no address is seen before */
};

/* A checker on a transport, which becomes its own even where this fails. CITE_ERROR_MEMORY. */
cite_status cite__checker_on(cite_checker **out, const cite_checker_options *options,
                             struct cite__transport *transport, cite_error *error);

/* The work of cite_checker_poll. */
cite_status cite__run_poll(struct cite_checker *checker, int timeout_ms);

/* Ends every job that is not done. reason must outlive the checker. */
void cite__run_end(struct cite_checker *checker, cite_verdict verdict, cite_str reason);

#endif
