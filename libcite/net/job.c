/*
 * net/job.c: see job.h.
 */
#include "net/job.h"

#include "core/str.h"
#include "net/chain.h"
#include "net/doi.h"
#include "net/evidence.h"
#include "net/fingerprint.h"
#include "net/job_steps.h"

#include <assert.h>

/* The page's opening: enough for its title and first text. */
#define KEEP_BODY ((size_t)64 * 1024)

static const struct cite__job_step out_of_memory = {.want = CITE__WANT_MEMORY};

/* The only function that changes a job's state. */
void cite__job_move(struct cite__policy *policy, struct cite__job *job, enum cite__job_state to)
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

/* What a job that is started needs. One that was used before will do. false when memory is out. */
static bool wake(struct cite__policy *policy, struct cite__job *job)
{
    struct cite__live *live = policy->spare;

    if (live)
        policy->spare = live->next;
    else
        live = cite__arena_alloc(policy->arena, sizeof *live);
    if (live)
        *live = (struct cite__live){.aim = CITE__AIM_PAGE};
    job->live = live;
    return live != NULL;
}

void cite__job_rest(struct cite__policy *policy, struct cite__job *job)
{
    assert(job->state == CITE__JOB_DONE);
    if (!job->live)
        return;
    job->live->next = policy->spare;
    policy->spare = job->live;
    job->live = NULL;
}

/* Ends the job with an outcome. */
static struct cite__job_step settle(struct cite__policy *policy, struct cite__job *job,
                                    const struct cite__outcome *outcome)
{
    cite__job_set_check(&job->check, outcome);
    job->live->kept = NULL;
    cite__job_move(policy, job, CITE__JOB_DONE);
    return (struct cite__job_step){.want = CITE__WANT_NOTHING};
}

void cite__job_end(struct cite__policy *policy, struct cite__job *job, cite_verdict verdict, cite_str reason)
{
    if (job->state == CITE__JOB_DONE)
        return;
    if (job->live && job->live->kept) {
        (void)settle(policy, job, job->live->kept);
        return;
    }
    /* What nobody wanted to be asked is left out, however the run ends. */
    if (!job->excluded && !job->recalled) {
        job->check.status = verdict;
        job->check.reason = reason;
    }
    cite__job_move(policy, job, CITE__JOB_DONE);
}

struct cite__job_step cite__job_no_memory(struct cite__policy *policy, struct cite__job *job)
{
    cite__job_end(policy, job, CITE_VERDICT_SKIPPED, CITE__LIT("out of memory"));
    return out_of_memory;
}

void cite__job_keep(struct cite__job *job, const struct cite__outcome *outcome)
{
    job->live->outcomes[1] = *outcome;
    job->live->kept = &job->live->outcomes[1];
}

/* Makes url the job's target, asked from now on as address; a finding where it cannot be asked, else NULL. */
const struct cite__finding *cite__job_aim_at(struct cite__policy *policy, struct cite__job *job, cite_str url,
                                             cite_str address)
{
    job->live->address = address;
    job->live->tries = 0;
    job->live->unasked = 0;
    job->live->connected = false;
    cite__target_read_kept(&job->live->target, url, policy->arena);
    job->local = job->live->target.local;
    switch (job->live->target.kind) {
    case CITE__TARGET_SCHEME: return &cite__finding_scheme;
    case CITE__TARGET_INVALID: return &cite__finding_invalid;
    case CITE__TARGET_HTTP:
    case CITE__TARGET_MEMORY: break;
    }
    return NULL;
}

/* Takes up the next reading: a DOI is asked of its register. The finding where it cannot be asked, or NULL. */
static const struct cite__finding *take_up(struct cite__policy *policy, struct cite__job *job)
{
    cite_str url = job->readings[job->live->reading];
    cite_str doi = cite__job_doi(policy, url);

    cite__chain_reset(job);
    job->live->aim = CITE__AIM_PAGE;
    job->live->get_only = policy->options->method == CITE_METHOD_GET || policy->options->fingerprints;
    job->live->probed = false;
    const struct cite__finding *finding = cite__job_aim_at(policy, job, url, url);
    job->live->login = job->live->target;
    if (finding || doi.len == 0 || job->live->target.kind == CITE__TARGET_MEMORY)
        return finding;
    job->live->aim = CITE__AIM_DOI;
    return cite__job_aim_at(policy, job, cite__doi_request(policy->options->doi_api, doi, policy->arena), url);
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

bool cite__verdict_is_success(cite_verdict verdict)
{
    return verdict == CITE_VERDICT_OK || verdict == CITE_VERDICT_REDIRECTED;
}

/*
 * One reading has come to an outcome: the job's where it is good, or where the first reading is not to be
 * doubted. Else the next reading is taken up, until one answers; where none does, it is the first one's outcome
 * that counts.
 */
struct cite__job_step cite__job_finish_reading(struct cite__policy *policy, struct cite__job *job,
                                               const struct cite__outcome *outcome)
{
    cite_verdict verdict = outcome->finding->verdict;

    job->live->kept = NULL;
    if (job->live->reading > 0 && cite__verdict_is_success(verdict)) {
        job->check.used_alternative = job->readings[job->live->reading];
        return settle(policy, job, outcome);
    }
    if (job->live->reading == 0) {
        if (!is_failure(verdict) || job->reading_count == 1)
            return settle(policy, job, outcome);
        job->live->outcomes[0] = *outcome;
        job->live->first = &job->live->outcomes[0];
    }
    while (++job->live->reading < job->reading_count) {
        const struct cite__finding *finding = take_up(policy, job);
        if (job->live->target.kind == CITE__TARGET_MEMORY)
            return cite__job_no_memory(policy, job);
        if (!finding) {
            cite__job_move(policy, job, CITE__JOB_NEXT);
            return (struct cite__job_step){.want = CITE__WANT_TURN};
        }
    }
    return settle(policy, job, job->live->first);
}

/* The outcome of a finding about the job's target. answer is NULL where nothing was asked. */
struct cite__outcome cite__job_outcome(struct cite__policy *policy, struct cite__job *job,
                                       const struct cite__finding *finding, const struct cite__answer *answer)
{
    /* A host that was connected to, and did not answer, is silent, though a later try found no place. */
    if (job->live->connected && finding == cite__verdict_of_net(CITE__NET_CONNECT_TIMEOUT))
        finding = cite__verdict_of_net(CITE__NET_TIMEOUT);
    return (struct cite__outcome){
        .finding = finding,
        .reason = cite__job_reason(policy, job, finding, answer),
        .http_code = answer ? answer->http_code : 0,
        .final_url = job->live->address,
        .redirects = job->live->redirects.items,
        .redirect_count = job->live->redirects.count,
        .title = CITE__LIT(""),
    };
}

/* The register says nothing of a DOI: the link itself is asked. */
struct cite__job_step cite__job_leave_register(struct cite__policy *policy, struct cite__job *job)
{
    cite_str url = job->readings[job->live->reading];

    job->live->aim = CITE__AIM_PAGE;
    (void)cite__job_aim_at(policy, job, url, url);
    if (job->live->target.kind == CITE__TARGET_MEMORY)
        return cite__job_no_memory(policy, job);
    cite__job_move(policy, job, CITE__JOB_NEXT);
    return (struct cite__job_step){.want = CITE__WANT_TURN};
}

/* The target has come to a finding that no page has a part in. answer is NULL where nothing was asked. */
struct cite__job_step cite__job_finish(struct cite__policy *policy, struct cite__job *job,
                                       const struct cite__finding *finding, const struct cite__answer *answer)
{
    struct cite__outcome outcome = cite__job_outcome(policy, job, finding, answer);

    if (!outcome.reason.ptr)
        return cite__job_no_memory(policy, job);
    return cite__job_finish_reading(policy, job, &outcome);
}

struct cite__job_step cite__job_start(struct cite__policy *policy, struct cite__job *job)
{
    if (job->excluded || job->recalled) {
        cite__job_end(policy, job, CITE_VERDICT_SKIPPED, job->check.reason);
        return (struct cite__job_step){.want = CITE__WANT_NOTHING};
    }
    if (!wake(policy, job))
        return cite__job_no_memory(policy, job);
    const struct cite__finding *finding = take_up(policy, job);
    if (job->live->target.kind == CITE__TARGET_MEMORY)
        return cite__job_no_memory(policy, job);
    if (finding)
        return cite__job_finish(policy, job, finding, NULL);
    return (struct cite__job_step){.want = CITE__WANT_TURN};
}

struct cite__job_step cite__job_refuse(struct cite__policy *policy, struct cite__job *job,
                                       const struct cite__finding *finding)
{
    if (job->live->aim == CITE__AIM_DOI)
        return cite__job_leave_register(policy, job);
    if (job->live->aim == CITE__AIM_PROBE)
        return cite__job_end_probe(policy, job, false);
    return cite__job_finish(policy, job, finding, NULL);
}

/* Whether the reading that is asked names a part of its page. */
static bool has_fragment(const struct cite__job *job)
{
    return cite__str_find_byte(job->readings[job->live->reading], '#', 0) != CITE_NONE;
}

void cite__job_ask(struct cite__policy *policy, struct cite__job *job, struct cite__request *request)
{
    const cite_checker_options *options = policy->options;

    bool beside = job->live->aim != CITE__AIM_PAGE;
    bool secure = cite__str_starts(job->live->target.url, CITE__LIT("https:"));
    bool at_home = cite__str_equal(job->live->target.origin, job->live->login.origin);
    bool keeps_all = options->fragments && has_fragment(job);
    const struct cite__login *login = cite__credentials_for(policy->credentials, job->live->target.origin);
    const char *secret = at_home && !beside ? job->live->login.secret.ptr : NULL;
    const char *cookies = cite__cookies_for(job->live->cookies, job->live->target.host, secure, policy->arena);
    size_t text = options->fingerprints && !beside ? CITE__FINGERPRINT_BYTES : KEEP_BODY;
    size_t keep = keeps_all ? options->max_body_bytes : text;

    *request = (struct cite__request){
        .id = job->index,
        .url = job->live->target.url.ptr,
        .user_agent = options->user_agent,
        .cookies = cite__login_cookies(login, cookies, policy->arena),
        .secret = secret || !login ? secret : login->secret,
        .headers = login ? login->headers.items : NULL,
        .method = job->live->get_only || beside || keeps_all ? CITE_METHOD_GET : CITE_METHOD_HEAD,
        .timeout_ms = options->timeout_ms,
        .connect_timeout_ms = options->connect_timeout_ms,
        .max_body = options->max_body_bytes,
        .keep_body = options->max_body_bytes < keep ? options->max_body_bytes : keep,
        .allow_private = options->allow_private != 0,
        .insecure = options->insecure != 0,
    };
    cite__job_move(policy, job, request->method == CITE_METHOD_GET ? CITE__JOB_GET : CITE__JOB_HEAD);
}
