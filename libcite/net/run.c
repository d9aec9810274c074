/*
 * net/run.c: see run.h.
 */
#include "net/run.h"

#include "core/str.h"
#include "net/chain.h"
#include "net/memory.h"
#include "net/run_held.h"
#include "net/run_robots.h"
#include "net/run_start.h"

/*
 * Names that must fail to be looked up, with nothing heard from anyone, before the machine is taken to be
 * offline.
 */
#define DOUBTED_HOSTS_MAX 2

/* The longest single wait, so that an int holds it. */
#define WAIT_MAX_MS INT64_C(60000)

static const cite_str offline_reason = {"the machine has no network", 26};

static int64_t now_of(struct cite_checker *checker)
{
    return checker->transport->ops->now_ms(checker->transport);
}

/* A job is done: the caller may have it. */
static void hand_over(struct cite_checker *checker, struct cite__job *job)
{
    struct cite__queue *done = &checker->done;

    if (done->first == CITE_NONE)
        done->first = job->index;
    else
        checker->jobs.items[done->last]->next = job->index;
    done->last = job->index;
    job->check.severity = cite__grade_of(&checker->grades, &job->check);
    checker->finished++;
    cite__run_close(checker, job);
    cite__job_rest(&checker->policy, job);
}

void cite__run_end_job(struct cite_checker *checker, struct cite__job *job, cite_verdict verdict,
                       cite_str reason)
{
    if (job->state == CITE__JOB_DONE)
        return;
    if (job->state == CITE__JOB_HEAD || job->state == CITE__JOB_GET) {
        checker->transport->ops->drop(checker->transport, job->index);
        checker->in_flight--;
        cite__hosts_done(&checker->hosts, job->host, true, now_of(checker));
    }
    cite__job_end(&checker->policy, job, verdict, reason);
    /* What nobody wanted to be asked has its own reason, and will have it again. */
    job->check.deferred = job->check.status == CITE_VERDICT_SKIPPED && !job->excluded;
    hand_over(checker, job);
}

void cite__run_end(struct cite_checker *checker, cite_verdict verdict, cite_str reason)
{
    for (size_t i = 0; i < checker->jobs.count; i++)
        cite__run_end_job(checker, checker->jobs.items[i], verdict, reason);
    for (size_t i = 0; i < checker->hosts.items.count; i++)
        checker->hosts.items.items[i].held = CITE_NONE;
    checker->started = checker->jobs.count;
    checker->doubted.count = 0;
    checker->closed = CITE_NONE;
}

/* Hands a job over that is done, or puts it where it waits for its turn. */
cite_status cite__run_put_on(struct cite_checker *checker, struct cite__job *job,
                             const struct cite__job_step *step)
{
    int64_t now = now_of(checker);
    cite_status status = step->want == CITE__WANT_MEMORY ? CITE_ERROR_MEMORY : CITE_OK;

    if (job->state == CITE__JOB_DONE) {
        hand_over(checker, job);
        return status;
    }
    job->host = cite__hosts_find(&checker->hosts, job->live->target.host, job->live->target.local);
    if (job->host == CITE_NONE) {
        cite__run_end_job(checker, job, CITE_VERDICT_SKIPPED, CITE__LIT("out of memory"));
        return CITE_ERROR_MEMORY;
    }
    if (step->want == CITE__WANT_DELAY)
        cite__hosts_delay(&checker->hosts, job->host, job->index, now + step->delay_ms);
    else
        cite__hosts_wait(&checker->hosts, job->host, job->index, now);
    return status;
}

/* Does what a job wants after a step. */
static cite_status advance(struct cite_checker *checker, struct cite__job *job,
                           const struct cite__job_step *step)
{
    if (job->live->asks_for_all && job->live->aim != CITE__AIM_PROBE) {
        cite_status status = cite__run_decide(checker, job);
        if (status != CITE_OK)
            return status;
    }
    return job->state == CITE__JOB_HELD ? cite__run_hold_back(checker, job)
                                        : cite__run_put_on(checker, job, step);
}

/* The jobs whose host could not be looked up get their verdict: it was the host, or the whole network. */
static cite_status settle_doubts(struct cite_checker *checker)
{
    cite_status status = CITE_OK;

    for (size_t i = 0; i < checker->doubted.count; i++) {
        struct cite__job *job = checker->jobs.items[checker->doubted.items[i]];
        if (job->state == CITE__JOB_DONE)
            continue;
        struct cite__job_step step =
            cite__job_refuse(&checker->policy, job, cite__verdict_of_net(CITE__NET_RESOLVER));
        cite_status one = advance(checker, job, &step);
        status = status == CITE_OK ? one : status;
    }
    checker->doubted.count = 0;
    return status;
}

/* There is no network: only hosts on this machine or beside it are still asked. */
static void go_offline(struct cite_checker *checker)
{
    checker->offline = true;
    checker->doubted.count = 0;
    for (size_t i = 0; i < checker->started; i++) {
        struct cite__job *job = checker->jobs.items[i];
        if (!job->local)
            cite__run_end_job(checker, job, CITE_VERDICT_OFFLINE, offline_reason);
    }
}

/* Keeps a job back whose host could not be looked up while nothing was heard from anyone. */
static cite_status doubt(struct cite_checker *checker, struct cite__job *job)
{
    if (checker->offline || checker->no_route) {
        cite__run_end_job(checker, job, CITE_VERDICT_OFFLINE, offline_reason);
        return CITE_OK;
    }
    size_t *index = CITE__ARRAY_PUSH(&checker->doubted, &checker->arena);
    if (!index) {
        cite__run_end_job(checker, job, CITE_VERDICT_SKIPPED, CITE__LIT("out of memory"));
        return CITE_ERROR_MEMORY;
    }
    *index = job->index;
    return CITE_OK;
}

/* A job's host cannot be asked. */
static cite_status refuse(struct cite_checker *checker, struct cite__job *job,
                          const struct cite__finding *finding)
{
    if (finding == cite__verdict_of_net(CITE__NET_RESOLVER) && !checker->heard && !job->local)
        return doubt(checker, job);
    struct cite__job_step step = cite__job_refuse(&checker->policy, job, finding);
    return advance(checker, job, &step);
}

/* Whether a host that is not on this machine must not be asked, for want of a network. */
static bool is_cut_off(struct cite_checker *checker, const struct cite__job *job)
{
    if (job->local || checker->mapped)
        return false;
    if (!checker->route_asked) {
        checker->route_asked = true;
        checker->no_route = !checker->transport->ops->has_route(checker->transport);
    }
    return checker->offline || (checker->no_route && !checker->options.allow_private);
}

/* What a job asks of its host, from the path on. */
static cite_str path_of(const struct cite__job *job)
{
    return cite__slice(job->live->target.url, job->live->target.origin.len, job->live->target.url.len);
}

/* Whether a proxy would be sent to this machine or its neighbours, or to its own. */
static bool is_beyond(const struct cite_checker *checker, const struct cite__job *job)
{
    return checker->proxied && job->local && !checker->options.allow_private;
}

/* It is the turn of a job that is started. */
static cite_status ask(struct cite_checker *checker, struct cite__job *job, size_t host)
{
    const struct cite__finding *shut =
        is_beyond(checker, job) ? cite__verdict_of_net(CITE__NET_PRIVATE)
                                : cite__host_shut(&checker->hosts.items.items[host], job->live->target.origin);
    struct cite__request request;
    cite_status status = CITE_OK;

    if (shut || is_cut_off(checker, job)) {
        cite__hosts_done(&checker->hosts, host, false, now_of(checker));
        if (shut)
            return refuse(checker, job, shut);
        cite__run_end_job(checker, job, CITE_VERDICT_OFFLINE, offline_reason);
        return CITE_OK;
    }
    const struct cite__robots *robots = cite__run_robots_of(checker, job);
    if (robots)
        job->live->robots = CITE__LIT(""); /* another job has read them while this one was on its way there */
    if (robots && !cite__robots_allow(robots, path_of(job))) {
        cite__hosts_done(&checker->hosts, host, false, now_of(checker));
        return refuse(checker, job, &cite__finding_robots);
    }
    if (!checker->options.robots || robots)
        cite__job_ask(&checker->policy, job, &request);
    else if (!cite__job_ask_robots(&checker->policy, job, &request))
        return CITE_ERROR_MEMORY;
    request.http1 = checker->hosts.items.items[host].http1;
    checker->in_flight++;
    status = checker->transport->ops->submit(checker->transport, &request);
    if (status != CITE_OK)
        cite__run_end_job(checker, job, CITE_VERDICT_SKIPPED, cite_str_from(cite_status_text(status)));
    return status;
}

/* It is a job's turn, its first one or another. */
static cite_status give_turn(struct cite_checker *checker, struct cite__job *job, size_t host)
{
    bool done = job->state == CITE__JOB_DONE;
    struct cite__job_step step = {.want = CITE__WANT_TURN};

    if (!done && !job->live)
        step = cite__job_start(&checker->policy, job);
    if (job->state != CITE__JOB_DONE)
        return ask(checker, job, host);
    cite__hosts_done(&checker->hosts, host, false, now_of(checker));
    return done ? CITE_OK : cite__run_put_on(checker, job, &step);
}

static cite_status give_turns(struct cite_checker *checker)
{
    int64_t now = now_of(checker);

    while (checker->in_flight < checker->options.concurrency) {
        size_t host = CITE_NONE;
        size_t index = cite__hosts_take(&checker->hosts, now, &host);
        if (index == CITE_NONE)
            return CITE_OK;
        cite_status status = give_turn(checker, checker->jobs.items[index], host);
        if (status != CITE_OK)
            return status;
    }
    return CITE_OK;
}

/* Whether an answer may be due to this machine's network rather than to the host. */
static bool is_doubtful(const struct cite_checker *checker, const struct cite__job *job,
                        const struct cite__answer *answer)
{
    if (job->local || checker->heard)
        return false;
    return answer->net == CITE__NET_RESOLVER || (answer->net == CITE__NET_NO_ROUTE && checker->no_route);
}

static cite_status receive(struct cite_checker *checker, const struct cite__answer *answer)
{
    struct cite__job *job = checker->jobs.items[answer->id];
    size_t index = job->host;
    int64_t now = now_of(checker);
    bool heard = checker->heard;

    checker->in_flight--;
    if (cite__job_robots_lost(job, answer))
        return cite__run_receive_robots(checker, job, answer);
    struct cite__host *host = &checker->hosts.items.items[index];
    cite__host_learn(host, answer, job->live->target.origin);
    if (!host->local && answer->net == CITE__NET_RESOLVER && !checker->heard)
        checker->doubted_hosts++;
    if (!host->local && cite__is_heard(answer))
        checker->heard = true;
    if (job->live->robots.len > 0 && (answer->http_code > 0 || answer->net == CITE__NET_OK))
        return cite__run_receive_robots(checker, job, answer);
    job->live->robots = CITE__LIT("");
    bool doubted = is_doubtful(checker, job, answer);
    struct cite__job_step step = doubted ? cite__job_hold(&checker->policy, job, answer)
                                         : cite__job_answer(&checker->policy, job, answer);
    if (step.shut)
        cite__host_close(&checker->hosts.items.items[index], step.shut);
    if (answer->http_code > 0 && !cite__asks_for_quiet(answer))
        cite__hosts_ease(&checker->hosts, index);
    if (step.host_delay_ms > 0)
        cite__hosts_block(&checker->hosts, index, now + step.host_delay_ms);
    cite__hosts_done(&checker->hosts, index, answer->net != CITE__NET_UNASKED, now);
    cite_status status =
        doubted && job->state != CITE__JOB_DONE ? doubt(checker, job) : advance(checker, job, &step);
    if (checker->heard && !heard && status == CITE_OK)
        status = settle_doubts(checker);
    if (!checker->heard && !checker->offline && checker->doubted_hosts >= DOUBTED_HOSTS_MAX)
        go_offline(checker);
    return status;
}

static cite_status receive_all(struct cite_checker *checker)
{
    struct cite__answer answer;
    cite_status status = CITE_OK;

    while (status == CITE_OK && checker->transport->ops->take(checker->transport, &answer))
        status = receive(checker, &answer);
    cite_status released = cite__run_release_closed(checker);
    return status == CITE_OK ? released : status;
}

/* How long the transport may wait. While every place is taken, what is due waits for an answer. */
static int wait_of(struct cite_checker *checker, int64_t end_ms)
{
    int64_t now = now_of(checker);
    int64_t due = checker->in_flight < checker->options.concurrency ? cite__hosts_due(&checker->hosts) : -1;
    int64_t until = due >= 0 && due < end_ms ? due : end_ms;

    if (checker->options.max_time_ms > 0 && checker->begun_ms + checker->options.max_time_ms < until)
        until = checker->begun_ms + checker->options.max_time_ms;
    if (until <= now)
        return 0;
    return (int)(until - now < WAIT_MAX_MS ? until - now : WAIT_MAX_MS);
}

/* Starts what can be started; done is whether nothing is left to wait for in this poll. */
static cite_status go_on(struct cite_checker *checker, bool *done)
{
    cite_status status = cite__run_start_jobs(checker);
    bool doubts = true;

    /*
     * Doubts that nothing else will settle: each time round takes up another reading of a link, if it has one.
     */
    while (status == CITE_OK && doubts) {
        status = give_turns(checker);
        doubts = checker->doubted.count > 0 && checker->in_flight == 0 && cite__hosts_due(&checker->hosts) < 0;
        if (status == CITE_OK && doubts)
            status = settle_doubts(checker);
    }
    if (status == CITE_OK)
        status = cite__run_release_closed(checker);
    *done = checker->finished == checker->jobs.count;
    return status;
}

static bool is_out_of_time(struct cite_checker *checker)
{
    return checker->options.max_time_ms > 0 &&
           now_of(checker) - checker->begun_ms >= checker->options.max_time_ms;
}

cite_status cite__run_poll(struct cite_checker *checker, int timeout_ms)
{
    int64_t end = now_of(checker) + (timeout_ms > 0 ? timeout_ms : 0);
    size_t finished = checker->finished;
    bool done = false;

    if (checker->begun_ms < 0)
        checker->begun_ms = now_of(checker);
    if (checker->options.offline)
        cite__run_end(checker, CITE_VERDICT_OFFLINE, CITE__LIT("nothing was to be asked"));
    for (;;) {
        if (is_out_of_time(checker))
            cite__run_end(checker, CITE_VERDICT_SKIPPED, CITE__LIT("out of time"));
        cite_status status = go_on(checker, &done);
        if (status != CITE_OK || done || checker->finished > finished)
            return status;
        status = checker->transport->ops->poll(checker->transport, wait_of(checker, end));
        if (status == CITE_OK)
            status = receive_all(checker);
        /* What was found is handed out, and can be kept, before more is asked: who is killed loses what was in flight. */
        if (status == CITE_OK && checker->finished > finished)
            return status;
        if (status == CITE_OK && now_of(checker) >= end)
            status = go_on(checker, &done);
        if (status != CITE_OK || now_of(checker) >= end)
            return status;
    }
}
