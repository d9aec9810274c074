/*
 * net/run_robots.c: see run_robots.h.
 */
#include "net/run_robots.h"

#include "core/str.h"
#include "net/run_held.h"

const struct cite__robots *cite__run_robots_of(const struct cite_checker *checker, const struct cite__job *job)
{
    const struct cite__robots *robots = checker->hosts.items.items[job->host].robots;

    while (robots && !cite__str_equal(robots->origin, job->live->target.origin))
        robots = robots->next;
    return robots;
}

cite_status cite__run_receive_robots(struct cite_checker *checker, struct cite__job *job,
                                     const struct cite__answer *answer)
{
    const struct cite__job_step step = {.want = CITE__WANT_TURN};
    int64_t now = checker->transport->ops->now_ms(checker->transport);
    size_t host = job->host;
    struct cite__robots *robots = cite__job_robots(&checker->policy, job, answer);

    if (checker->arena.failed)
        return CITE_ERROR_MEMORY;
    if (robots) {
        robots->origin = job->live->target.origin;
        robots->next = checker->hosts.items.items[host].robots;
        checker->hosts.items.items[host].robots = robots;
    }
    /* The host stays a new one until its rules are known: it is asked one thing at a time. */
    cite__hosts_done(&checker->hosts, host, robots != NULL, now);
    return cite__run_put_on(checker, job, &step);
}
