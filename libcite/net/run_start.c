/*
 * net/run_start.c: see run_start.h.
 */
#include "net/run_start.h"

#include "core/str.h"
#include "net/run_held.h"

/* A job is taken up: its host counts it. */
static void open_one(struct cite_checker *checker, struct cite__job *job)
{
    if (job->state == CITE__JOB_DONE)
        return;
    job->home = job->host;
    job->open = true;
    cite__run_home(checker, job)->open++;
    cite__run_home(checker, job)->links++;
}

/* Puts a job where it waits for its first turn, which is when it is started; where it needs none, it is started at once. */
static cite_status line_up(struct cite_checker *checker, struct cite__job *job)
{
    struct cite__target target = cite__job_look(&checker->policy, job, &checker->scratch);

    if (target.kind == CITE__TARGET_INVALID) {
        struct cite__job_step step = cite__job_start(&checker->policy, job);
        return cite__run_put_on(checker, job, &step);
    }
    job->local = target.local;
    job->host = target.kind == CITE__TARGET_HTTP ? cite__hosts_find(&checker->hosts, target.host, target.local)
                                                 : CITE_NONE;
    if (job->host == CITE_NONE) {
        cite__run_end_job(checker, job, CITE_VERDICT_SKIPPED, CITE__LIT("out of memory"));
        return CITE_ERROR_MEMORY;
    }
    cite__hosts_wait(&checker->hosts, job->host, job->index,
                     checker->transport->ops->now_ms(checker->transport));
    return CITE_OK;
}

cite_status cite__run_start_jobs(struct cite_checker *checker)
{
    while (checker->started < checker->jobs.count) {
        struct cite__job *job = checker->jobs.items[checker->started++];
        cite_status status = line_up(checker, job);
        cite__arena_back(&checker->scratch, (struct cite__arena_mark){NULL, 0});
        checker->scratch.failed = false;
        if (status != CITE_OK)
            return status;
        open_one(checker, job);
    }
    return CITE_OK;
}
