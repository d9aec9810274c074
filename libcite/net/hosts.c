/*
 * net/hosts.c: see hosts.h.
 */
#include "net/hosts.h"

/* libcurl looks names up in one thread each: so many at a time are no burden to a resolver. */
#define PROBING_MAX 64

/* Between two requests to a host that said it was asked too often: at first, and at most. */
#define SLOW_MS    INT64_C(250)
#define SLOWEST_MS INT64_C(1000)

/* How far a host on this machine, which has no spacing of its own, comes back from that. */
#define EASE_LEAST_MS INT64_C(50)

/* Host names come from documents, and the map's order never shows: a fixed seed keeps runs alike. */
#define NAME_SEED UINT64_C(0x5bd1e9955bd1e995)

static const struct cite__queue empty_queue = {CITE_NONE, CITE_NONE};

void cite__hosts_init(struct cite__hosts *hosts, struct cite__arena *arena, size_t per_host, int64_t spacing_ms)
{
    *hosts = (struct cite__hosts){.arena = arena,
                                  .known = empty_queue,
                                  .fresh = empty_queue,
                                  .per_host = per_host,
                                  .spacing_ms = spacing_ms};
    cite__map_init(&hosts->by_name, arena, NAME_SEED);
}

/* Each job and each host has at most one timer. */
static bool reserve_timers(struct cite__hosts *hosts)
{
    return cite__timers_reserve(&hosts->timers, hosts->items.count + hosts->job_next.count + 1, hosts->arena);
}

size_t cite__hosts_find(struct cite__hosts *hosts, cite_str name, bool local)
{
    size_t index = cite__map_get(&hosts->by_name, name);

    if (index != CITE_NONE)
        return index;
    index = hosts->items.count;
    name = cite__arena_str(hosts->arena, name);
    if (!name.ptr || !reserve_timers(hosts) || !cite__map_set(&hosts->by_name, name, index))
        return CITE_NONE;
    struct cite__host *host = CITE__ARRAY_PUSH(&hosts->items, hosts->arena);
    if (!host)
        return CITE_NONE;
    *host = (struct cite__host){.name = name,
                                .waiting = empty_queue,
                                .limit = hosts->per_host,
                                .next = CITE_NONE,
                                .held = CITE_NONE,
                                .spacing_ms = local ? 0 : hosts->spacing_ms,
                                .local = local};
    return index;
}

bool cite__hosts_add_job(struct cite__hosts *hosts)
{
    if (!reserve_timers(hosts))
        return false;
    size_t *next = CITE__ARRAY_PUSH(&hosts->job_next, hosts->arena);
    if (!next)
        return false;
    *next = CITE_NONE;
    return true;
}

/* Whether none of its jobs will be asked, so that there is nobody to be polite to. */
static bool is_shut(const struct cite__host *host)
{
    return host->shut && host->shut_origin.len == 0;
}

/*
 * Puts a host on the list of those whose turn it is, or sets the timer that will, where it has something to do.
 */
static void list_host(struct cite__hosts *hosts, size_t index, int64_t now_ms)
{
    struct cite__host *host = &hosts->items.items[index];

    if (host->listed || host->timed || host->waiting.first == CITE_NONE)
        return;
    if (host->in_flight >= (host->known ? host->limit : 1))
        return;
    if (!is_shut(host) && host->not_before_ms > now_ms) {
        cite__timers_set(&hosts->timers, host->not_before_ms, index, true);
        host->timed = true;
        return;
    }
    struct cite__queue *queue = host->known ? &hosts->known : &hosts->fresh;
    host->next = CITE_NONE;
    if (queue->first == CITE_NONE)
        queue->first = index;
    else
        hosts->items.items[queue->last].next = index;
    queue->last = index;
    host->listed = true;
}

void cite__hosts_wait(struct cite__hosts *hosts, size_t host, size_t job, int64_t now_ms)
{
    struct cite__queue *waiting = &hosts->items.items[host].waiting;

    hosts->job_next.items[job] = CITE_NONE;
    if (waiting->first == CITE_NONE)
        waiting->first = job;
    else
        hosts->job_next.items[waiting->last] = job;
    waiting->last = job;
    list_host(hosts, host, now_ms);
}

void cite__hosts_delay(struct cite__hosts *hosts, size_t host, size_t job, int64_t due_ms)
{
    hosts->job_next.items[job] = host;
    cite__timers_set(&hosts->timers, due_ms, job, false);
}

static void fire_timers(struct cite__hosts *hosts, int64_t now_ms)
{
    struct cite__timer timer;

    while (cite__timers_take(&hosts->timers, now_ms, &timer)) {
        if (timer.is_host) {
            hosts->items.items[timer.index].timed = false;
            list_host(hosts, timer.index, now_ms);
        } else {
            cite__hosts_wait(hosts, hosts->job_next.items[timer.index], timer.index, now_ms);
        }
    }
}

/*
 * The next listed host, off its list; CITE_NONE where no host may be asked. New hosts come first: one that waits until
 * all others are done would have its links asked alone, at the end.
 */
static size_t take_host(struct cite__hosts *hosts)
{
    struct cite__queue *queue = &hosts->known;

    if (hosts->fresh.first != CITE_NONE && hosts->probing < PROBING_MAX)
        queue = &hosts->fresh;
    size_t index = queue->first;
    if (index == CITE_NONE)
        return CITE_NONE;
    queue->first = hosts->items.items[index].next;
    hosts->items.items[index].listed = false;
    return index;
}

/* Whether a host that was listed may still be asked: it may have been blocked since. */
static bool may_ask(const struct cite__host *host, int64_t now_ms)
{
    return host->in_flight < (host->known ? host->limit : 1) &&
           (is_shut(host) || host->not_before_ms <= now_ms);
}

size_t cite__hosts_take(struct cite__hosts *hosts, int64_t now_ms, size_t *host_index)
{
    fire_timers(hosts, now_ms);
    size_t index = take_host(hosts);
    while (index != CITE_NONE && !may_ask(&hosts->items.items[index], now_ms)) {
        list_host(hosts, index, now_ms);
        index = take_host(hosts);
    }
    if (index == CITE_NONE)
        return CITE_NONE;
    struct cite__host *host = &hosts->items.items[index];
    size_t job = host->waiting.first;
    host->waiting.first = hosts->job_next.items[job];
    host->in_flight++;
    if (!host->known)
        hosts->probing++;
    host->turn_was_ms = host->not_before_ms;
    if (host->spacing_ms > 0 && !is_shut(host))
        host->not_before_ms = now_ms + host->spacing_ms;
    host->turn_ms = host->not_before_ms;
    list_host(hosts, index, now_ms);
    *host_index = index;
    return job;
}

void cite__hosts_done(struct cite__hosts *hosts, size_t index, bool asked, int64_t now_ms)
{
    struct cite__host *host = &hosts->items.items[index];

    host->in_flight--;
    if (!host->known) {
        hosts->probing--;
        host->known = asked;
    }
    /* The turn was not used: the next one need not wait for it. */
    if (!asked && host->not_before_ms == host->turn_ms)
        host->not_before_ms = host->turn_was_ms;
    list_host(hosts, index, now_ms);
}

void cite__hosts_block(struct cite__hosts *hosts, size_t index, int64_t until_ms)
{
    struct cite__host *host = &hosts->items.items[index];

    if (host->not_before_ms < until_ms)
        host->not_before_ms = until_ms;
    /* What was in flight with the first request that was too many says the same, and counts once. */
    if (host->limit > 1 || host->in_flight <= 1)
        host->spacing_ms = host->spacing_ms * 2 < SLOW_MS ? SLOW_MS : host->spacing_ms * 2;
    if (host->spacing_ms > SLOWEST_MS)
        host->spacing_ms = SLOWEST_MS;
    host->limit = 1;
}

void cite__hosts_ease(struct cite__hosts *hosts, size_t index)
{
    struct cite__host *host = &hosts->items.items[index];
    int64_t least = host->local ? EASE_LEAST_MS : hosts->spacing_ms;

    if (host->limit > 1 || host->spacing_ms <= least)
        return;
    host->spacing_ms -= host->spacing_ms / 8;
    if (host->spacing_ms < least)
        host->spacing_ms = least;
}

int64_t cite__hosts_due(const struct cite__hosts *hosts)
{
    return hosts->timers.count > 0 ? hosts->timers.items[0].due_ms : -1;
}
