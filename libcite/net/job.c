/*
 * net/job.c: see job.h.
 */
#include "net/job.h"

#include "core/str.h"
#include "net/evidence.h"
#include "net/page.h"

#include <assert.h>

/*
 * The first back-off, and the longest: one that a person waits for. Each is twice the last, give or take a
 * quarter.
 */
#define BACKOFF_MS     INT64_C(1000)
#define BACKOFF_MAX_MS INT64_C(30000)

/* The longest Retry-After that is waited out. */
#define RETRY_AFTER_MAX_S 60

/* The page's opening: enough for its title and first text. */
#define KEEP_BODY ((size_t)64 * 1024)

/* How often a request whose time was over as it began is begun anew: a cause that stays must have an end. */
#define UNASKED_MAX 3

static const struct cite__job_step out_of_memory = {.want = CITE__WANT_MEMORY};

/* The only function that changes a job's state. */
static void move(struct cite__policy *policy, struct cite__job *job, enum cite__job_state to)
{
    static const bool allowed[CITE__JOB_STATES][CITE__JOB_STATES] = {
        [CITE__JOB_QUEUED] =
            {[CITE__JOB_HEAD] = true, [CITE__JOB_GET] = true, [CITE__JOB_NEXT] = true, [CITE__JOB_DONE] = true},
        [CITE__JOB_HEAD] = {[CITE__JOB_QUEUED] = true,
                            [CITE__JOB_HOP] = true,
                            [CITE__JOB_RETRY] = true,
                            [CITE__JOB_NEXT] = true,
                            [CITE__JOB_DONE] = true},
        [CITE__JOB_GET] = {[CITE__JOB_HOP] = true,
                           [CITE__JOB_RETRY] = true,
                           [CITE__JOB_NEXT] = true,
                           [CITE__JOB_DONE] = true},
        [CITE__JOB_HOP] =
            {[CITE__JOB_HEAD] = true, [CITE__JOB_GET] = true, [CITE__JOB_NEXT] = true, [CITE__JOB_DONE] = true},
        [CITE__JOB_RETRY] =
            {[CITE__JOB_HEAD] = true, [CITE__JOB_GET] = true, [CITE__JOB_NEXT] = true, [CITE__JOB_DONE] = true},
        [CITE__JOB_NEXT] =
            {[CITE__JOB_HEAD] = true, [CITE__JOB_GET] = true, [CITE__JOB_NEXT] = true, [CITE__JOB_DONE] = true},
    };

    assert(allowed[job->state][to]);
    (void)allowed;
    job->state = to;
    policy->moves[to]++;
}

struct cite__job *cite__job_new(struct cite__policy *policy, cite_str url, const cite_str *alternatives,
                                size_t count)
{
    struct cite__job *job = cite__arena_zero(policy->arena, 1, sizeof *job);
    cite_str *readings = cite__arena_zero(policy->arena, count + 1, sizeof *readings);

    if (!job || !readings)
        return NULL;
    readings[0] = cite__arena_str(policy->arena, url);
    for (size_t i = 0; i < count; i++)
        readings[i + 1] = cite__arena_str(policy->arena, alternatives[i]);
    if (policy->arena->failed)
        return NULL;
    job->readings = readings;
    job->reading_count = count + 1;
    job->check.url = readings[0];
    job->check.final_url = readings[0];
    job->check.reason = CITE__LIT("");
    job->check.used_alternative = CITE__LIT("");
    job->check.checked_at = policy->options->now;
    job->next = CITE_NONE;
    return job;
}

/* Ends the job with an outcome. */
static struct cite__job_step settle(struct cite__policy *policy, struct cite__job *job,
                                    const struct cite__outcome *outcome)
{
    cite_check *check = &job->check;

    check->status = outcome->finding->verdict;
    check->reason = outcome->reason;
    check->http_code = outcome->http_code;
    check->final_url = outcome->final_url;
    check->redirects = outcome->redirects;
    check->redirect_count = outcome->redirect_count;
    move(policy, job, CITE__JOB_DONE);
    return (struct cite__job_step){.want = CITE__WANT_NOTHING};
}

void cite__job_end(struct cite__policy *policy, struct cite__job *job, cite_verdict verdict, cite_str reason)
{
    if (job->state == CITE__JOB_DONE)
        return;
    job->check.status = verdict;
    job->check.reason = reason;
    move(policy, job, CITE__JOB_DONE);
}

static struct cite__job_step end_without_memory(struct cite__policy *policy, struct cite__job *job)
{
    cite__job_end(policy, job, CITE_VERDICT_SKIPPED, CITE__LIT("out of memory"));
    return out_of_memory;
}

/* Takes up the reading job->reading: its target; a finding where it cannot be asked, else NULL. */
static const struct cite__finding *take_up(struct cite__policy *policy, struct cite__job *job, cite_str url)
{
    job->address = url;
    job->get_only = policy->options->method == CITE_METHOD_GET;
    job->tries = 0;
    job->unasked = 0;
    job->connected = false;
    cite__target_read(&job->target, url, policy->arena);
    switch (job->target.kind) {
    case CITE__TARGET_SCHEME: return &cite__finding_scheme;
    case CITE__TARGET_INVALID: return &cite__finding_invalid;
    case CITE__TARGET_HTTP:
    case CITE__TARGET_MEMORY: break;
    }
    return NULL;
}

/* Verdicts of a reading after which another one is worth asking: the link may have been read wrongly. */
static bool is_failure(cite_verdict verdict)
{
    return verdict == CITE_VERDICT_DEAD || verdict == CITE_VERDICT_INVALID ||
           verdict == CITE_VERDICT_DNS_ERROR || verdict == CITE_VERDICT_SOFT_404;
}

static bool is_success(cite_verdict verdict)
{
    return verdict == CITE_VERDICT_OK || verdict == CITE_VERDICT_REDIRECTED;
}

/*
 * One reading has come to an outcome: the job's where it is good, or where the first reading is not to be
 * doubted. Else the next reading is taken up, until one answers; where none does, it is the first one's outcome
 * that counts.
 */
static struct cite__job_step finish_reading(struct cite__policy *policy, struct cite__job *job,
                                            struct cite__outcome outcome)
{
    if (job->reading > 0 && is_success(outcome.finding->verdict)) {
        job->check.used_alternative = job->readings[job->reading];
        return settle(policy, job, &outcome);
    }
    if (job->reading == 0) {
        job->first = outcome;
        if (!is_failure(outcome.finding->verdict))
            return settle(policy, job, &outcome);
    }
    while (++job->reading < job->reading_count) {
        job->redirects.items = NULL; /* the first reading's chain is in job->first */
        job->redirects.count = 0;
        job->redirects.capacity = 0;
        job->chain = job->evidence.count;
        const struct cite__finding *finding = take_up(policy, job, job->readings[job->reading]);
        if (job->target.kind == CITE__TARGET_MEMORY)
            return end_without_memory(policy, job);
        if (!finding) {
            move(policy, job, CITE__JOB_NEXT);
            return (struct cite__job_step){.want = CITE__WANT_TURN};
        }
    }
    return settle(policy, job, &job->first);
}

/* The target has come to a finding. answer is NULL where nothing was asked. */
static struct cite__job_step finish(struct cite__policy *policy, struct cite__job *job,
                                    const struct cite__finding *finding, const struct cite__answer *answer)
{
    /* A host that was connected to, and did not answer, is silent, though a later try found no place. */
    if (job->connected && finding == cite__verdict_of_net(CITE__NET_CONNECT_TIMEOUT))
        finding = cite__verdict_of_net(CITE__NET_TIMEOUT);
    struct cite__outcome outcome = {
        .finding = finding,
        .reason = cite__job_reason(policy, job, finding, answer),
        .http_code = answer ? answer->http_code : 0,
        .final_url = job->address,
        .redirects = job->redirects.items,
        .redirect_count = job->redirects.count,
    };

    if (!outcome.reason.ptr)
        return end_without_memory(policy, job);
    return finish_reading(policy, job, outcome);
}

struct cite__job_step cite__job_start(struct cite__policy *policy, struct cite__job *job)
{
    const struct cite__finding *finding = take_up(policy, job, job->readings[0]);

    if (job->target.kind == CITE__TARGET_MEMORY)
        return end_without_memory(policy, job);
    if (finding)
        return finish(policy, job, finding, NULL);
    return (struct cite__job_step){.want = CITE__WANT_TURN};
}

struct cite__job_step cite__job_refuse(struct cite__policy *policy, struct cite__job *job,
                                       const struct cite__finding *finding)
{
    return finish(policy, job, finding, NULL);
}

void cite__job_ask(struct cite__policy *policy, struct cite__job *job, struct cite__request *request)
{
    const cite_checker_options *options = policy->options;

    *request = (struct cite__request){
        .id = job->index,
        .url = job->target.url.ptr,
        .user_agent = options->user_agent,
        .method = job->get_only ? CITE_METHOD_GET : CITE_METHOD_HEAD,
        .timeout_ms = options->timeout_ms,
        .connect_timeout_ms = options->connect_timeout_ms,
        .max_body = options->max_body_bytes,
        .keep_body = options->max_body_bytes < KEEP_BODY ? options->max_body_bytes : KEEP_BODY,
        .allow_private = options->allow_private != 0,
        .insecure = options->insecure != 0,
    };
    move(policy, job, job->get_only ? CITE__JOB_GET : CITE__JOB_HEAD);
}

static bool is_redirect(const struct cite__answer *answer)
{
    return answer->http_code >= 300 && answer->http_code < 400 && answer->http_code != 300 &&
           answer->http_code != 304 && answer->redirect.len > 0;
}

/* Whether the chain has asked for a URL before: the reading itself, or a hop. */
static bool was_asked(const struct cite__job *job, cite_str url)
{
    for (size_t i = job->chain; i < job->evidence.count; i++) {
        if (cite__str_equal(job->evidence.items[i].url, url))
            return true;
    }
    return false;
}

/* Follows a redirect, after every rule was asked again; the finding that forbids it, else NULL. */
static const struct cite__finding *hop(struct cite__policy *policy, struct cite__job *job,
                                       const struct cite__answer *answer)
{
    bool get_only = job->get_only;

    if (job->redirects.count >= policy->options->max_redirects)
        return &cite__finding_too_many_hops;
    cite_str url = cite__arena_str(policy->arena, answer->redirect);
    if (job->redirects.capacity == 0) {
        job->redirects.items = cite__arena_alloc(policy->arena, sizeof *job->redirects.items);
        job->redirects.capacity = job->redirects.items ? 1 : 0;
    }
    cite_redirect *redirect = CITE__ARRAY_PUSH(&job->redirects, policy->arena);
    if (!redirect || !url.ptr)
        return NULL;
    *redirect = (cite_redirect){answer->http_code, url};
    bool permanent = answer->http_code == 301 || answer->http_code == 308;
    job->permanent = permanent && (job->redirects.count == 1 || job->permanent);
    const struct cite__finding *finding = take_up(policy, job, url);
    job->get_only = get_only;
    if (finding == &cite__finding_scheme)
        return &cite__finding_hop_scheme;
    if (finding)
        return &cite__finding_hop_invalid;
    return job->target.url.ptr && was_asked(job, job->target.url) ? &cite__finding_loop : NULL;
}

/* A number that looks random and is the same in every run: the finishing mix of MurmurHash3. */
static uint64_t mix(uint64_t number)
{
    number ^= number >> 33;
    number *= UINT64_C(0xff51afd7ed558ccd);
    number ^= number >> 33;
    number *= UINT64_C(0xc4ceb9fe1a85ec53);
    return number ^ number >> 33;
}

/* The back-off before the next try: doubled each time, three to five quarters of it. */
static int64_t backoff_of(const struct cite__job *job)
{
    int64_t base = job->tries < 5 ? BACKOFF_MS << job->tries : BACKOFF_MAX_MS;
    uint64_t random = mix((uint64_t)job->index * 64 + job->tries);

    if (base > BACKOFF_MAX_MS)
        base = BACKOFF_MAX_MS;
    return base * 3 / 4 + (int64_t)(random % (uint64_t)(base / 2));
}

/* Whether a host asks, by its answer, to be left alone for a while. */
static bool asks_for_quiet(const struct cite__answer *answer)
{
    return answer->http_code == 429 || answer->http_code == 503;
}

/* The answer may be another one next time, and there is a try left. */
static struct cite__job_step retry(struct cite__policy *policy, struct cite__job *job,
                                   const struct cite__answer *answer)
{
    struct cite__job_step step = {.want = CITE__WANT_DELAY, .delay_ms = backoff_of(job)};

    if (asks_for_quiet(answer)) {
        if ((int64_t)answer->retry_after_s * 1000 > step.delay_ms)
            step.delay_ms = (int64_t)answer->retry_after_s * 1000;
        step.host_delay_ms = step.delay_ms;
    }
    job->tries++;
    move(policy, job, CITE__JOB_RETRY);
    return step;
}

/* The chain's last answer is in, and no other is to be had. */
static struct cite__job_step conclude(struct cite__policy *policy, struct cite__job *job,
                                      const struct cite__finding *finding, const struct cite__answer *answer)
{
    struct cite__job_step step;

    if (finding->verdict == CITE_VERDICT_OK && job->redirects.count > 0) {
        bool home = cite__verdict_is_home(job->readings[job->reading], job->address);
        finding = home ? &cite__finding_home : &cite__finding_redirected;
    }
    bool long_wait = asks_for_quiet(answer) && answer->retry_after_s > RETRY_AFTER_MAX_S;
    step = finish(policy, job, finding, answer);
    if (long_wait)
        step.shut = answer->http_code == 429 ? &cite__finding_long_wait : &cite__finding_long_maintenance;
    return step;
}

struct cite__job_step cite__job_hold(struct cite__policy *policy, struct cite__job *job,
                                     const struct cite__answer *answer)
{
    if (!cite__job_record(policy, job, answer, cite__verdict_of_answer(answer)->rule))
        return end_without_memory(policy, job);
    move(policy, job, CITE__JOB_RETRY);
    return (struct cite__job_step){.want = CITE__WANT_NOTHING};
}

/* Nobody was asked: the job queues up again, and no try is spent. */
static struct cite__job_step requeue(struct cite__policy *policy, struct cite__job *job)
{
    job->unasked++;
    move(policy, job, CITE__JOB_RETRY);
    return (struct cite__job_step){.want = CITE__WANT_TURN};
}

/* Whether a page that was sent as if all were well says that it is not there. A site's root always is. */
static bool is_gone(const struct cite__job *job, const struct cite__answer *answer)
{
    if (answer->http_code < 200 || answer->http_code > 299 || job->state != CITE__JOB_GET)
        return false;
    if (answer->cut || answer->body.len < answer->body_bytes || !cite__page_is_html(answer->content_type))
        return false;
    if (cite__verdict_is_root(job->address) || cite__verdict_is_root(job->readings[job->reading]))
        return false;
    return cite__page_says_gone(answer->body);
}

static const struct cite__finding *finding_of(const struct cite__job *job, const struct cite__answer *answer)
{
    const struct cite__finding *finding = cite__verdict_of_answer(answer);

    return finding->verdict == CITE_VERDICT_OK && is_gone(job, answer) ? &cite__finding_gone : finding;
}

struct cite__job_step cite__job_answer(struct cite__policy *policy, struct cite__job *job,
                                       const struct cite__answer *answer)
{
    bool redirects = is_redirect(answer);
    const struct cite__finding *finding = redirects ? NULL : finding_of(job, answer);

    if (!cite__job_record(policy, job, answer, redirects ? "redirect" : finding->rule))
        return end_without_memory(policy, job);
    if (answer->net == CITE__NET_UNASKED && job->unasked < UNASKED_MAX)
        return requeue(policy, job);
    job->connected = job->connected || answer->net == CITE__NET_TIMEOUT;
    if (redirects)
        finding = hop(policy, job, answer);
    if (policy->arena->failed)
        return end_without_memory(policy, job);
    if (!finding) {
        move(policy, job, CITE__JOB_HOP);
        return (struct cite__job_step){.want = CITE__WANT_TURN};
    }
    if (job->state == CITE__JOB_HEAD && finding->method && !redirects) {
        job->get_only = true;
        move(policy, job, CITE__JOB_QUEUED);
        return (struct cite__job_step){.want = CITE__WANT_TURN};
    }
    bool patient = !asks_for_quiet(answer) || answer->retry_after_s <= RETRY_AFTER_MAX_S;
    if (finding->retry && patient && !policy->options->no_retries && job->tries < policy->options->retries)
        return retry(policy, job, answer);
    return conclude(policy, job, finding, answer);
}
