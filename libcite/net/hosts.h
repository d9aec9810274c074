/*
 * net/hosts.h: per-host turns: how many requests a host gets at a time, how far apart, and when it wants none.
 *
 *     job ─ wait ─► queue of its host ─ take ─► in flight ─ done
 *     job ─ delay ─► timer ─────────► queue of its host
 *
 * A host is listed where it has a job waiting and may be asked; listed hosts take turns. A host that nobody has
 * heard from yet gets one request first: what comes of it (a name that does not exist) decides for all its
 * jobs, and there is a limit to how many such hosts are looked up at once. Every step costs the same however
 * many jobs and hosts there are. Jobs are known by their index alone.
 */
#ifndef CITE_NET_HOSTS_H
#define CITE_NET_HOSTS_H

#include "core/arena.h"
#include "core/array.h"
#include "core/map.h"
#include "net/neighbours.h"
#include "net/robots.h"
#include "net/timers.h"
#include "net/verdict.h"

#include <stdbool.h>
#include <stdint.h>

/* A first-in, first-out list of indexes; the links are kept by whoever has the items. */
struct cite__queue {
    size_t first; /* CITE_NONE: empty */
    size_t last;
};

struct cite__host {
    cite_str name;
    struct cite__queue waiting; /* jobs */
    size_t in_flight;
    size_t limit;                     /* of in_flight */
    int64_t not_before_ms;            /* it wants no request before */
    int64_t spacing_ms;               /* between the beginnings of two requests */
    size_t failures;                  /* in a row, below HTTP, while it never answered */
    const struct cite__finding *shut; /* what all its jobs come to without being asked; NULL: it may be asked */
    cite_str shut_origin;             /* of these jobs alone: scheme, host and port; empty: of all */
    cite_str failed_origin;           /* where the failures were, if that says something of one port alone */
    int64_t turn_ms;                  /* not_before_ms as the last turn set it, and as it was before */
    int64_t turn_was_ms;
    size_t next;                         /* in the list of hosts whose turn it is */
    size_t links;                        /* cited there, and taken up */
    size_t open;                         /* those of them that have no outcome yet */
    size_t held;                         /* those that wait for their neighbours: the first; CITE_NONE: none */
    size_t next_closed;                  /* the driver's list of hosts whose links all have an outcome */
    struct cite__neighbours *neighbours; /* NULL: it has too few links */
    struct cite__robots *robots;         /* those that were read, one for each origin */
    bool http1;                          /* HTTP/2 has failed with it */
    bool local;
    bool known; /* its first request has come back */
    bool answered;
    bool listed;
    bool timed;
};

struct cite__hosts {
    struct cite__arena *arena;
    struct cite__map by_name;
    CITE__ARRAY(struct cite__host) items;
    CITE__ARRAY(size_t)
    job_next; /* by job: the next one in the queue of its host, or, while delayed, its host */
    struct cite__timers timers;
    struct cite__queue known; /* listed hosts, those heard from apart */
    struct cite__queue fresh;
    size_t probing; /* hosts whose first request is in flight */
    size_t per_host;
    int64_t spacing_ms;
};

void cite__hosts_init(struct cite__hosts *hosts, struct cite__arena *arena, size_t per_host,
                      int64_t spacing_ms);

/* The index of a host by its name; CITE_NONE when memory is out. */
size_t cite__hosts_find(struct cite__hosts *hosts, cite_str name, bool local);

/* Makes room for one more job, whose index is the number of jobs before it; false when memory is out. */
bool cite__hosts_add_job(struct cite__hosts *hosts);

/* Puts a job at the end of a host's queue: now, or when delay_ms have passed. */
void cite__hosts_wait(struct cite__hosts *hosts, size_t host, size_t job, int64_t now_ms);
void cite__hosts_delay(struct cite__hosts *hosts, size_t host, size_t job, int64_t due_ms);

/* The next job whose turn it is, now in flight, or CITE_NONE. */
size_t cite__hosts_take(struct cite__hosts *hosts, int64_t now_ms, size_t *host_index);

/* One request to a host less in flight. asked: it was sent, so that the host is no longer new. */
void cite__hosts_done(struct cite__hosts *hosts, size_t index, bool asked, int64_t now_ms);

/*
 * Keeps every request from a host until a time, and from then on asks it one at a time, and slower the more often this
 * is called for.
 */
void cite__hosts_block(struct cite__hosts *hosts, size_t index, int64_t until_ms);

/* An answer that asks for no quiet: a host that was slowed down is asked a little faster again. */
void cite__hosts_ease(struct cite__hosts *hosts, size_t index);

/* When the next timer is due, or -1. */
int64_t cite__hosts_due(const struct cite__hosts *hosts);

#endif
