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
    check->fingerprint = cite__verdict_is_success(check->status) ? outcome->fingerprint : NULL;
    job->kept = NULL;
    cite__job_move(policy, job, CITE__JOB_DONE);
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
    cite__job_move(policy, job, CITE__JOB_DONE);
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

struct cite__job_step cite__job_no_memory(struct cite__policy *policy, struct cite__job *job)
{
    cite__job_end(policy, job, CITE_VERDICT_SKIPPED, CITE__LIT("out of memory"));
    return out_of_memory;
}

/* A copy of an outcome that lasts; NULL when memory is out. */
struct cite__outcome *cite__job_keep(struct cite__policy *policy, const struct cite__outcome *outcome)
{
    struct cite__outcome *kept = cite__arena_alloc(policy->arena, sizeof *kept);

    if (kept)
        *kept = *outcome;
    return kept;
}

/* Makes url the job's target, asked from now on as address; a finding where it cannot be asked, else NULL. */
const struct cite__finding *cite__job_aim_at(struct cite__policy *policy, struct cite__job *job, cite_str url,
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
    job->get_only = policy->options->method == CITE_METHOD_GET || policy->options->fingerprints;
    job->probed = false;
    const struct cite__finding *finding = cite__job_aim_at(policy, job, url, url);
    job->login = job->target;
    if (finding || doi.len == 0 || job->target.kind == CITE__TARGET_MEMORY)
        return finding;
    job->aim = CITE__AIM_DOI;
    return cite__job_aim_at(policy, job, cite__doi_request(base, doi, policy->arena), url);
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

    job->kept = NULL;
    if (job->reading > 0 && cite__verdict_is_success(verdict)) {
        job->check.used_alternative = job->readings[job->reading];
        return settle(policy, job, outcome);
    }
    if (job->reading == 0) {
        if (!is_failure(verdict) || job->reading_count == 1)
            return settle(policy, job, outcome);
        job->first = cite__job_keep(policy, outcome);
        if (!job->first)
            return cite__job_no_memory(policy, job);
    }
    while (++job->reading < job->reading_count) {
        const struct cite__finding *finding = take_up(policy, job);
        if (job->target.kind == CITE__TARGET_MEMORY)
            return cite__job_no_memory(policy, job);
        if (!finding) {
            cite__job_move(policy, job, CITE__JOB_NEXT);
            return (struct cite__job_step){.want = CITE__WANT_TURN};
        }
    }
    return settle(policy, job, job->first);
}

/* The outcome of a finding about the job's target. answer is NULL where nothing was asked. */
struct cite__outcome cite__job_outcome(struct cite__policy *policy, struct cite__job *job,
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
struct cite__job_step cite__job_leave_register(struct cite__policy *policy, struct cite__job *job)
{
    cite_str url = job->readings[job->reading];

    job->aim = CITE__AIM_PAGE;
    (void)cite__job_aim_at(policy, job, url, url);
    if (job->target.kind == CITE__TARGET_MEMORY)
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
    if (job->excluded.len > 0 || job->kept) {
        cite__job_end(policy, job, CITE_VERDICT_SKIPPED, job->excluded);
        return (struct cite__job_step){.want = CITE__WANT_NOTHING};
    }
    const struct cite__finding *finding = take_up(policy, job);
    if (job->target.kind == CITE__TARGET_MEMORY)
        return cite__job_no_memory(policy, job);
    if (finding)
        return cite__job_finish(policy, job, finding, NULL);
    return (struct cite__job_step){.want = CITE__WANT_TURN};
}

struct cite__job_step cite__job_refuse(struct cite__policy *policy, struct cite__job *job,
                                       const struct cite__finding *finding)
{
    if (job->aim == CITE__AIM_DOI)
        return cite__job_leave_register(policy, job);
    if (job->aim == CITE__AIM_PROBE)
        return cite__job_end_probe(policy, job, false);
    return cite__job_finish(policy, job, finding, NULL);
}

/* Whether the reading that is asked names a part of its page. */
static bool has_fragment(const struct cite__job *job)
{
    return cite__str_find_byte(job->readings[job->reading], '#', 0) != CITE_NONE;
}

void cite__job_ask(struct cite__policy *policy, struct cite__job *job, struct cite__request *request)
{
    const cite_checker_options *options = policy->options;

    bool beside = job->aim != CITE__AIM_PAGE;
    bool secure = cite__str_starts(job->target.url, CITE__LIT("https:"));
    bool at_home = cite__str_equal(job->target.origin, job->login.origin);
    bool keeps_all = options->fragments && has_fragment(job);
    const struct cite__login *login = cite__credentials_for(policy->credentials, job->target.origin);
    const char *secret = at_home && !beside ? job->login.secret.ptr : NULL;
    const char *cookies = cite__cookies_for(job->cookies, job->target.host, secure, policy->arena);
    size_t text = options->fingerprints && !beside ? CITE__FINGERPRINT_BYTES : KEEP_BODY;
    size_t keep = keeps_all ? options->max_body_bytes : text;

    *request = (struct cite__request){
        .id = job->index,
        .url = job->target.url.ptr,
        .user_agent = options->user_agent,
        .cookies = cite__login_cookies(login, cookies, policy->arena),
        .secret = secret || !login ? secret : login->secret,
        .headers = login ? login->headers.items : NULL,
        .method = job->get_only || beside || keeps_all ? CITE_METHOD_GET : CITE_METHOD_HEAD,
        .timeout_ms = options->timeout_ms,
        .connect_timeout_ms = options->connect_timeout_ms,
        .max_body = options->max_body_bytes,
        .keep_body = options->max_body_bytes < keep ? options->max_body_bytes : keep,
        .allow_private = options->allow_private != 0,
        .insecure = options->insecure != 0,
    };
    cite__job_move(policy, job, request->method == CITE_METHOD_GET ? CITE__JOB_GET : CITE__JOB_HEAD);
}
