/*
 * net/run_held.c: see run_held.h.
 */
#include "net/run_held.h"

#include "text/simhash.h"

struct cite__host *cite__run_home(struct cite_checker *checker, const struct cite__job *job)
{
    return job->home == CITE_NONE ? NULL : &checker->hosts.items.items[job->home];
}

/* A job has an outcome, or is held with one: the last of its host's brings those back that are held. */
void cite__run_close(struct cite_checker *checker, struct cite__job *job)
{
    struct cite__host *home = job->open ? cite__run_home(checker, job) : NULL;

    job->open = false;
    if (!home || --home->open > 0 || home->held == CITE_NONE)
        return;
    home->next_closed = checker->closed;
    checker->closed = job->home;
}

/*
 * Pages that wait for their neighbours, each with what it needs while it is asked and with its fingerprint of up to 10 kB. Where
 * a run over a collection has so many of them open, a further one is judged by itself.
 */
#define HELD_MAX ((size_t)4096)

/* Releases the held jobs of a host: all, or those whose page has one text. */
static cite_status release_held(struct cite_checker *checker, size_t host, const uint64_t *likeness)
{
    size_t *next = checker->hosts.job_next.items;
    size_t at = checker->hosts.items.items[host].held;
    cite_status status = CITE_OK;

    checker->hosts.items.items[host].held = CITE_NONE;
    while (at != CITE_NONE) {
        struct cite__job *job = checker->jobs.items[at];
        size_t after = next[at];
        if (likeness && cite__simhash_distance(job->live->kept->likeness, *likeness) > CITE__ALIKE_BITS) {
            next[at] = checker->hosts.items.items[host].held;
            checker->hosts.items.items[host].held = at;
        } else {
            struct cite__job_step step = cite__job_release(&checker->policy, job, likeness != NULL);
            checker->held--;
            cite_status one = cite__run_put_on(checker, job, &step);
            status = status == CITE_OK ? one : status;
        }
        at = after;
    }
    return status;
}

/* Holds a job until its host's others are in. */
static void hold(struct cite_checker *checker, struct cite__job *job)
{
    struct cite__host *home = cite__run_home(checker, job);

    checker->hosts.job_next.items[job->index] = home->held;
    home->held = job->index;
    checker->held++;
    cite__run_close(checker, job);
}

/* A job that asked for its sibling, for all pages of its text, knows what that got. */
cite_status cite__run_decide(struct cite_checker *checker, struct cite__job *job)
{
    struct cite__live *live = job->live;

    cite__neighbours_decide(cite__run_home(checker, job)->neighbours, live->likeness, live->alike);
    live->asks_for_all = false;
    return live->alike ? release_held(checker, job->home, &live->likeness) : CITE_OK;
}

/* A page of a host with several links came: is it the page that the host sends for all of them? */
cite_status cite__run_hold_back(struct cite_checker *checker, struct cite__job *job)
{
    struct cite__host *home = cite__run_home(checker, job);
    struct cite__job_step step = {.want = CITE__WANT_NOTHING};
    enum cite__text_state state = CITE__TEXT_CLEARED;

    if (home && home->links >= CITE__ALIKE_MIN && !home->neighbours)
        home->neighbours = cite__arena_zero(&checker->arena, 1, sizeof *home->neighbours);
    if (home && home->neighbours)
        state = cite__neighbours_add(home->neighbours, job->live->kept->likeness, job->live->kept->final_url);
    if (checker->held >= HELD_MAX && (state == CITE__TEXT_OPEN || state == CITE__TEXT_ASKED))
        state = CITE__TEXT_CLEARED;
    switch (state) {
    case CITE__TEXT_OPEN:
    case CITE__TEXT_ASKED: hold(checker, job); return CITE_OK;
    case CITE__TEXT_ASK:
        if (job->live->probed) { /* its sibling was asked already, and got something else */
            cite__neighbours_decide(home->neighbours, job->live->kept->likeness, false);
            hold(checker, job);
            return CITE_OK;
        }
        job->live->asks_for_all = true;
        job->live->likeness = job->live->kept->likeness;
        step = cite__job_probe(&checker->policy, job);
        break;
    case CITE__TEXT_ALIKE: step = cite__job_release(&checker->policy, job, true); break;
    case CITE__TEXT_CLEARED: step = cite__job_release(&checker->policy, job, false); break;
    }
    return cite__run_put_on(checker, job, &step);
}

/* Hands over what was held for links that are done by now. */
cite_status cite__run_release_closed(struct cite_checker *checker)
{
    cite_status status = CITE_OK;

    while (checker->closed != CITE_NONE) {
        size_t host = checker->closed;
        checker->closed = checker->hosts.items.items[host].next_closed;
        cite_status one = release_held(checker, host, NULL);
        status = status == CITE_OK ? one : status;
    }
    return status;
}
