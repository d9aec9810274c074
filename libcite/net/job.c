/*
 * net/job.c: see job.h.
 */
#include "net/job.h"

#include "core/str.h"
#include "net/chain.h"
#include "net/doi.h"
#include "net/evidence.h"
#include "net/sense.h"
#include "net/siblings.h"
#include "text/simhash.h"

#include <assert.h>

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
        [CITE__JOB_GET] = {[CITE__JOB_QUEUED] = true,
                           [CITE__JOB_HOP] = true,
                           [CITE__JOB_RETRY] = true,
                           [CITE__JOB_NEXT] = true,
                           [CITE__JOB_HELD] = true,
                           [CITE__JOB_DONE] = true},
        [CITE__JOB_HOP] = {[CITE__JOB_HEAD] = true,
                           [CITE__JOB_GET] = true,
                           [CITE__JOB_NEXT] = true,
                           [CITE__JOB_HELD] = true,
                           [CITE__JOB_DONE] = true},
        [CITE__JOB_RETRY] = {[CITE__JOB_HEAD] = true,
                             [CITE__JOB_GET] = true,
                             [CITE__JOB_NEXT] = true,
                             [CITE__JOB_HELD] = true,
                             [CITE__JOB_DONE] = true},
        [CITE__JOB_NEXT] = {[CITE__JOB_HEAD] = true,
                            [CITE__JOB_GET] = true,
                            [CITE__JOB_NEXT] = true,
                            [CITE__JOB_HELD] = true,
                            [CITE__JOB_DONE] = true},
        [CITE__JOB_HELD] = {[CITE__JOB_NEXT] = true, [CITE__JOB_DONE] = true},
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
    job->check.title = CITE__LIT("");
    job->next = CITE_NONE;
    job->home = CITE_NONE;
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
    check->title = outcome->title;
    check->flags |= outcome->flags;
    job->kept = NULL;
    move(policy, job, CITE__JOB_DONE);
    return (struct cite__job_step){.want = CITE__WANT_NOTHING};
}

void cite__job_end(struct cite__policy *policy, struct cite__job *job, cite_verdict verdict, cite_str reason)
{
    if (job->state == CITE__JOB_DONE)
        return;
    if (job->kept) {
        struct cite__outcome kept = *job->kept;
        (void)settle(policy, job, &kept);
        return;
    }
    /* What nobody wanted to be asked is left out, however the run ends. */
    job->check.status = job->excluded.len > 0 ? CITE_VERDICT_SKIPPED : verdict;
    job->check.reason = job->excluded.len > 0 ? job->excluded : reason;
    move(policy, job, CITE__JOB_DONE);
}

bool cite__job_recall(struct cite__policy *policy, struct cite__job *job, const struct cite__record *record)
{
    struct cite__outcome *outcome = cite__arena_zero(policy->arena, 1, sizeof *outcome);

    if (!outcome)
        return false;
    *outcome = (struct cite__outcome){
        .finding = record->status == CITE_VERDICT_OK ? cite__verdict_of_code(200) : &cite__finding_redirected,
        .reason = cite__recall_reason(policy, record),
        .http_code = record->http_code,
        .final_url = record->final_url,
        .redirects = record->redirects,
        .redirect_count = record->redirect_count,
        .title = record->title,
    };
    job->kept = outcome;
    job->check.checked_at = record->checked_at;
    return outcome->reason.ptr != NULL;
}

static struct cite__job_step end_without_memory(struct cite__policy *policy, struct cite__job *job)
{
    cite__job_end(policy, job, CITE_VERDICT_SKIPPED, CITE__LIT("out of memory"));
    return out_of_memory;
}

/* A copy of an outcome that lasts; NULL when memory is out. */
static struct cite__outcome *keep(struct cite__policy *policy, const struct cite__outcome *outcome)
{
    struct cite__outcome *kept = cite__arena_alloc(policy->arena, sizeof *kept);

    if (kept)
        *kept = *outcome;
    return kept;
}

/* Makes url the job's target, asked from now on as address; a finding where it cannot be asked, else NULL. */
static const struct cite__finding *aim_at(struct cite__policy *policy, struct cite__job *job, cite_str url,
                                          cite_str address)
{
    job->address = address;
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

/* Takes up the reading job->reading: a DOI is asked of its register. The finding where it cannot be asked, or NULL. */
static const struct cite__finding *take_up(struct cite__policy *policy, struct cite__job *job)
{
    cite_str url = job->readings[job->reading];
    const char *base = policy->options->doi_api;
    cite_str doi = base && base[0] != '\0' ? cite__doi_of(url) : CITE__LIT("");

    cite__chain_reset(job);
    job->aim = CITE__AIM_PAGE;
    job->get_only = policy->options->method == CITE_METHOD_GET;
    job->probed = false;
    const struct cite__finding *finding = aim_at(policy, job, url, url);
    job->login = job->target;
    if (finding || doi.len == 0 || job->target.kind == CITE__TARGET_MEMORY)
        return finding;
    job->aim = CITE__AIM_DOI;
    return aim_at(policy, job, cite__doi_request(base, doi, policy->arena), url);
}

/*
 * Verdicts of a reading after which another one is worth asking: the link may have been read wrongly. A misread
 * host may also be another one, which refuses, is silent, or has a certificate of its own.
 */
static bool is_failure(cite_verdict verdict)
{
    switch (verdict) {
    case CITE_VERDICT_DEAD:
    case CITE_VERDICT_INVALID:
    case CITE_VERDICT_DNS_ERROR:
    case CITE_VERDICT_SOFT_404:
    case CITE_VERDICT_TIMEOUT:
    case CITE_VERDICT_TLS_ERROR:
    case CITE_VERDICT_UNREACHABLE: return true;
    case CITE_VERDICT_OK:
    case CITE_VERDICT_REDIRECTED:
    case CITE_VERDICT_BLOCKED:
    case CITE_VERDICT_SERVER_ERROR:
    case CITE_VERDICT_REDIRECT_LOOP:
    case CITE_VERDICT_UNSUPPORTED:
    case CITE_VERDICT_SKIPPED:
    case CITE_VERDICT_OFFLINE:
    case CITE_VERDICT_COUNT_: break;
    }
    return false;
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
                                            const struct cite__outcome *outcome)
{
    cite_verdict verdict = outcome->finding->verdict;

    job->kept = NULL;
    if (job->reading > 0 && is_success(verdict)) {
        job->check.used_alternative = job->readings[job->reading];
        return settle(policy, job, outcome);
    }
    if (job->reading == 0) {
        if (!is_failure(verdict) || job->reading_count == 1)
            return settle(policy, job, outcome);
        job->first = keep(policy, outcome);
        if (!job->first)
            return end_without_memory(policy, job);
    }
    while (++job->reading < job->reading_count) {
        const struct cite__finding *finding = take_up(policy, job);
        if (job->target.kind == CITE__TARGET_MEMORY)
            return end_without_memory(policy, job);
        if (!finding) {
            move(policy, job, CITE__JOB_NEXT);
            return (struct cite__job_step){.want = CITE__WANT_TURN};
        }
    }
    return settle(policy, job, job->first);
}

/* The outcome of a finding about the job's target. answer is NULL where nothing was asked. */
static struct cite__outcome outcome_of(struct cite__policy *policy, struct cite__job *job,
                                       const struct cite__finding *finding, const struct cite__answer *answer)
{
    /* A host that was connected to, and did not answer, is silent, though a later try found no place. */
    if (job->connected && finding == cite__verdict_of_net(CITE__NET_CONNECT_TIMEOUT))
        finding = cite__verdict_of_net(CITE__NET_TIMEOUT);
    return (struct cite__outcome){
        .finding = finding,
        .reason = cite__job_reason(policy, job, finding, answer),
        .http_code = answer ? answer->http_code : 0,
        .final_url = job->address,
        .redirects = job->redirects.items,
        .redirect_count = job->redirects.count,
        .title = CITE__LIT(""),
    };
}

/* The register says nothing of a DOI: the link itself is asked. */
static struct cite__job_step leave_register(struct cite__policy *policy, struct cite__job *job)
{
    cite_str url = job->readings[job->reading];

    job->aim = CITE__AIM_PAGE;
    (void)aim_at(policy, job, url, url);
    if (job->target.kind == CITE__TARGET_MEMORY)
        return end_without_memory(policy, job);
    move(policy, job, CITE__JOB_NEXT);
    return (struct cite__job_step){.want = CITE__WANT_TURN};
}

/* The target has come to a finding that no page has a part in. answer is NULL where nothing was asked. */
static struct cite__job_step finish(struct cite__policy *policy, struct cite__job *job,
                                    const struct cite__finding *finding, const struct cite__answer *answer)
{
    struct cite__outcome outcome = outcome_of(policy, job, finding, answer);

    if (!outcome.reason.ptr)
        return end_without_memory(policy, job);
    return finish_reading(policy, job, &outcome);
}

struct cite__job_step cite__job_start(struct cite__policy *policy, struct cite__job *job)
{
    if (job->excluded.len > 0 || job->kept) {
        cite__job_end(policy, job, CITE_VERDICT_SKIPPED, job->excluded);
        return (struct cite__job_step){.want = CITE__WANT_NOTHING};
    }
    const struct cite__finding *finding = take_up(policy, job);
    if (job->target.kind == CITE__TARGET_MEMORY)
        return end_without_memory(policy, job);
    if (finding)
        return finish(policy, job, finding, NULL);
    return (struct cite__job_step){.want = CITE__WANT_TURN};
}

/* The question beside the link is answered; alike: its sibling's answer was the same. */
static struct cite__job_step end_probe(struct cite__policy *policy, struct cite__job *job, bool alike);

struct cite__job_step cite__job_refuse(struct cite__policy *policy, struct cite__job *job,
                                       const struct cite__finding *finding)
{
    if (job->aim == CITE__AIM_DOI)
        return leave_register(policy, job);
    if (job->aim == CITE__AIM_PROBE)
        return end_probe(policy, job, false);
    return finish(policy, job, finding, NULL);
}

void cite__job_ask(struct cite__policy *policy, struct cite__job *job, struct cite__request *request)
{
    const cite_checker_options *options = policy->options;

    bool beside = job->aim != CITE__AIM_PAGE;
    bool secure = cite__str_starts(job->target.url, CITE__LIT("https:"));
    bool at_home = cite__str_equal(job->target.origin, job->login.origin);

    *request = (struct cite__request){
        .id = job->index,
        .url = job->target.url.ptr,
        .user_agent = options->user_agent,
        .cookies = cite__cookies_for(job->cookies, job->target.host, secure, policy->arena),
        .secret = at_home && !beside ? job->login.secret.ptr : NULL,
        .method = job->get_only || beside ? CITE_METHOD_GET : CITE_METHOD_HEAD,
        .timeout_ms = options->timeout_ms,
        .connect_timeout_ms = options->connect_timeout_ms,
        .max_body = options->max_body_bytes,
        .keep_body = options->max_body_bytes < KEEP_BODY ? options->max_body_bytes : KEEP_BODY,
        .allow_private = options->allow_private != 0,
        .insecure = options->insecure != 0,
    };
    move(policy, job, request->method == CITE_METHOD_GET ? CITE__JOB_GET : CITE__JOB_HEAD);
}

/* Follows a redirect, after every rule was asked again; the finding that forbids it, else NULL. */
static const struct cite__finding *hop(struct cite__policy *policy, struct cite__job *job,
                                       const struct cite__answer *answer)
{
    if (job->redirects.count >= policy->options->max_redirects)
        return &cite__finding_too_many_hops;
    cite_str host = job->target.host;
    if (cite__cookies_take(&job->cookies, answer->head, host, policy->arena))
        job->cookies_at = job->evidence.count;
    cite_str url = cite__chain_add(policy, job, answer);
    if (!url.ptr)
        return NULL;
    const struct cite__finding *finding = aim_at(policy, job, url, url);
    if (finding == &cite__finding_scheme)
        return &cite__finding_hop_scheme;
    if (finding)
        return &cite__finding_hop_invalid;
    return job->target.url.ptr && cite__chain_is_loop(job) ? &cite__finding_loop : NULL;
}

/* The answer may be another one next time, and there is a try left. */
static struct cite__job_step retry(struct cite__policy *policy, struct cite__job *job,
                                   const struct cite__answer *answer)
{
    struct cite__job_step step = {.want = CITE__WANT_DELAY,
                                  .delay_ms = cite__backoff_ms(job->index, job->tries)};

    if (cite__asks_for_quiet(answer)) {
        if ((int64_t)answer->retry_after_s * 1000 > step.delay_ms)
            step.delay_ms = (int64_t)answer->retry_after_s * 1000;
        step.host_delay_ms = step.delay_ms;
    }
    job->tries++;
    move(policy, job, CITE__JOB_RETRY);
    return step;
}

/* Takes up the sibling of what was cited, which must answer otherwise for the outcome that is kept to stand. */
struct cite__job_step cite__job_probe(struct cite__policy *policy, struct cite__job *job)
{
    cite_str sibling = cite__sibling_of(job->login.url, job->index + 1, policy->arena);

    job->probed = true;
    if (policy->arena->failed)
        return end_without_memory(policy, job);
    if (!sibling.ptr)
        return end_probe(policy, job, false);
    cite__chain_reset(job);
    job->aim = CITE__AIM_PROBE;
    job->get_only = true;
    (void)aim_at(policy, job, sibling, sibling);
    if (job->target.kind != CITE__TARGET_HTTP)
        return end_without_memory(policy, job);
    move(policy, job, CITE__JOB_NEXT);
    return (struct cite__job_step){.want = CITE__WANT_TURN};
}

static struct cite__job_step probe(struct cite__policy *policy, struct cite__job *job,
                                   const struct cite__outcome *outcome)
{
    job->kept = keep(policy, outcome);
    return job->kept ? cite__job_probe(policy, job) : end_without_memory(policy, job);
}

/* A page that is there: it is handed over, or kept back until its neighbours are in. */
static struct cite__job_step accept(struct cite__policy *policy, struct cite__job *job,
                                    const struct cite__outcome *outcome)
{
    if (!policy->compares || !outcome->has_likeness)
        return finish_reading(policy, job, outcome);
    if (!job->kept)
        job->kept = keep(policy, outcome);
    if (!job->kept)
        return end_without_memory(policy, job);
    if (job->state != CITE__JOB_HELD)
        move(policy, job, CITE__JOB_HELD);
    return (struct cite__job_step){.want = CITE__WANT_NOTHING};
}

/* What is known of other addresses decides: the outcome that was kept falls. */
static struct cite__job_step overrule(struct cite__policy *policy, struct cite__job *job,
                                      const struct cite__finding *finding)
{
    job->kept->finding = finding;
    job->kept->reason = cite_str_from(finding->reason);
    job->evidence.items[job->evidence.count - 1].rule = cite_str_from(finding->rule);
    return finish_reading(policy, job, job->kept);
}

static struct cite__job_step end_probe(struct cite__policy *policy, struct cite__job *job, bool alike)
{
    job->aim = CITE__AIM_PAGE;
    job->alike = alike;
    return alike ? overrule(policy, job, &cite__finding_sibling) : accept(policy, job, job->kept);
}

struct cite__job_step cite__job_release(struct cite__policy *policy, struct cite__job *job, bool alike)
{
    return alike ? overrule(policy, job, &cite__finding_alike) : finish_reading(policy, job, job->kept);
}

/* Whether a sibling was answered as what was cited: by the same place, or by a page that is alike. */
static bool is_answered_alike(const struct cite__job *job, const struct cite__sense *sense)
{
    cite_verdict verdict = sense->finding->verdict;

    if (verdict != CITE_VERDICT_OK && verdict != CITE_VERDICT_REDIRECTED && verdict != CITE_VERDICT_SOFT_404)
        return false;
    if (job->kept->redirect_count > 0 && cite__str_equal(job->kept->final_url, job->address))
        return true;
    return job->kept->has_likeness && sense->has_likeness &&
           cite__simhash_distance(job->kept->likeness, sense->likeness) <= CITE__ALIKE_BITS;
}

/* The chain's last answer is in, and no other is to be had. */
static struct cite__job_step conclude(struct cite__policy *policy, struct cite__job *job,
                                      const struct cite__sense *sense, const struct cite__answer *answer)
{
    bool long_wait = cite__asks_for_quiet(answer) && answer->retry_after_s > RETRY_AFTER_MAX_S;
    struct cite__outcome outcome = outcome_of(policy, job, sense->finding, answer);
    cite_str title = {sense->page.title.bytes, sense->page.title.len};
    struct cite__job_step step;

    if (outcome.reason.ptr)
        outcome.reason = cite__job_remark(policy, outcome.reason, sense->flags);
    outcome.title = title.len > 0 ? cite__arena_str(policy->arena, title) : CITE__LIT("");
    outcome.flags = sense->flags;
    outcome.likeness = sense->likeness;
    outcome.has_likeness = sense->has_likeness;
    if (!outcome.reason.ptr || !outcome.title.ptr)
        return end_without_memory(policy, job);
    if (!is_success(sense->finding->verdict))
        step = finish_reading(policy, job, &outcome);
    else if (sense->hint && !job->probed)
        step = probe(policy, job, &outcome);
    else
        step = accept(policy, job, &outcome);
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

void cite__job_wait_again(struct cite__policy *policy, struct cite__job *job)
{
    move(policy, job, CITE__JOB_RETRY);
}

/* Nobody was asked: the job queues up again, and no try is spent. */
static struct cite__job_step requeue(struct cite__policy *policy, struct cite__job *job)
{
    job->unasked++;
    move(policy, job, CITE__JOB_RETRY);
    return (struct cite__job_step){.want = CITE__WANT_TURN};
}

static void read_sense(struct cite__sense *sense, const struct cite__policy *policy,
                       const struct cite__job *job, const struct cite__answer *answer)
{
    const struct cite__place place = {
        .cited = job->aim == CITE__AIM_PROBE ? job->target.url : job->readings[job->reading],
        .final = job->address,
        .redirects = job->redirects.count,
        .is_get = job->state == CITE__JOB_GET,
        .insecure = policy->options->insecure != 0,
        .accepted = job->aim == CITE__AIM_PAGE ? policy->accepted : NULL,
    };

    cite__sense_of(sense, answer, &place);
}

/* What the answer to a question beside the link leads to. */
static struct cite__job_step answer_beside(struct cite__policy *policy, struct cite__job *job,
                                           const struct cite__answer *answer, const struct cite__sense *sense)
{
    if (job->aim == CITE__AIM_PROBE)
        return end_probe(policy, job, is_answered_alike(job, sense));
    const struct cite__finding *finding = cite__doi_finding(answer);
    if (!finding)
        return leave_register(policy, job);
    return finish(policy, job, finding, answer);
}

/* The name of what an answer told, for the evidence. */
static const char *rule_of(const struct cite__job *job, const struct cite__answer *answer,
                           const struct cite__sense *sense, bool redirects)
{
    const struct cite__finding *doi = job->aim == CITE__AIM_DOI ? cite__doi_finding(answer) : NULL;

    if (job->aim == CITE__AIM_DOI)
        return doi ? doi->rule : "doi-unclear";
    if (redirects)
        return "redirect";
    return job->aim == CITE__AIM_PROBE ? cite__finding_probe.rule : sense->finding->rule;
}

/* What an answer leads to that ends a chain: another try, or an outcome. */
static struct cite__job_step end_chain(struct cite__policy *policy, struct cite__job *job,
                                       const struct cite__answer *answer, const struct cite__sense *sense)
{
    if (job->state == CITE__JOB_HEAD && sense->finding->method) {
        job->get_only = true;
        move(policy, job, CITE__JOB_QUEUED);
        return (struct cite__job_step){.want = CITE__WANT_TURN};
    }
    bool patient = !cite__asks_for_quiet(answer) || answer->retry_after_s <= RETRY_AFTER_MAX_S;
    if (sense->finding->retry && patient && !policy->options->no_retries &&
        job->tries < policy->options->retries)
        return retry(policy, job, answer);
    return conclude(policy, job, sense, answer);
}

struct cite__job_step cite__job_answer(struct cite__policy *policy, struct cite__job *job,
                                       const struct cite__answer *answer)
{
    bool redirects = cite__chain_goes_on(answer) && job->aim != CITE__AIM_DOI;
    struct cite__sense sense;

    read_sense(&sense, policy, job, answer);
    if (redirects && sense.finding->verdict == CITE_VERDICT_BLOCKED)
        redirects = false; /* a wall that sends away */
    if (!cite__job_record(policy, job, answer, rule_of(job, answer, &sense, redirects)))
        return end_without_memory(policy, job);
    job->check.flags |= sense.flags & CITE_FLAG_RATE_LIMITED;
    bool again = answer->net == CITE__NET_UNASKED || answer->net == CITE__NET_HTTP2;
    if (again && job->unasked < UNASKED_MAX)
        return requeue(policy, job);
    job->connected = job->connected || answer->net == CITE__NET_TIMEOUT;
    if (redirects) {
        const struct cite__finding *finding = hop(policy, job, answer);
        if (policy->arena->failed)
            return end_without_memory(policy, job);
        if (finding && job->aim == CITE__AIM_PROBE)
            return end_probe(policy, job, false);
        if (finding)
            return finish(policy, job, finding, answer);
        move(policy, job, CITE__JOB_HOP);
        return (struct cite__job_step){.want = CITE__WANT_TURN};
    }
    if (job->aim != CITE__AIM_PAGE)
        return answer_beside(policy, job, answer, &sense);
    return end_chain(policy, job, answer, &sense);
}
