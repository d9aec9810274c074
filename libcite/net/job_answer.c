/*
 * net/job_answer.c: what an answer leads a job to: a hop, another try, a question beside it, or an outcome.
 */
#include "core/str.h"
#include "net/chain.h"
#include "net/doi.h"
#include "net/evidence.h"
#include "net/fingerprint.h"
#include "net/job_steps.h"
#include "net/sense.h"
#include "net/siblings.h"
#include "text/simhash.h"

/* The longest Retry-After that is waited out. */
#define RETRY_AFTER_MAX_S 60

/* How often a request whose time was over as it began is begun anew: a cause that stays must have an end. */
#define UNASKED_MAX 3

/* Follows a redirect, after every rule was asked again; the finding that forbids it, else NULL. */
static const struct cite__finding *hop(struct cite__policy *policy, struct cite__job *job,
                                       const struct cite__answer *answer)
{
    if (job->live->redirects.count >= policy->options->max_redirects)
        return &cite__finding_too_many_hops;
    cite_str host = job->live->target.host;
    if (cite__cookies_take(&job->live->cookies, answer->head, host, policy->arena))
        job->live->cookies_at = job->live->evidence.count;
    cite_str url = cite__chain_add(policy, job, answer);
    if (!url.ptr)
        return NULL;
    const struct cite__finding *finding = cite__job_aim_at(policy, job, url, url);
    if (finding == &cite__finding_scheme)
        return &cite__finding_hop_scheme;
    if (finding)
        return &cite__finding_hop_invalid;
    return job->live->target.url.ptr && cite__chain_is_loop(job) ? &cite__finding_loop : NULL;
}

/* The answer may be another one next time, and there is a try left. */
static struct cite__job_step retry(struct cite__policy *policy, struct cite__job *job,
                                   const struct cite__answer *answer)
{
    struct cite__job_step step = {.want = CITE__WANT_DELAY,
                                  .delay_ms = cite__backoff_ms(job->index, job->live->tries)};

    if (cite__asks_for_quiet(answer)) {
        if ((int64_t)answer->retry_after_s * 1000 > step.delay_ms)
            step.delay_ms = (int64_t)answer->retry_after_s * 1000;
        step.host_delay_ms = step.delay_ms;
    }
    job->live->tries++;
    cite__job_move(policy, job, CITE__JOB_RETRY);
    return step;
}

/* Takes up the sibling of what was cited, which must answer otherwise for the outcome that is kept to stand. */
struct cite__job_step cite__job_probe(struct cite__policy *policy, struct cite__job *job)
{
    cite_str sibling = cite__sibling_of(job->live->login.url, job->index + 1, policy->arena);

    job->live->probed = true;
    if (policy->arena->failed)
        return cite__job_no_memory(policy, job);
    if (!sibling.ptr)
        return cite__job_end_probe(policy, job, false);
    cite__chain_reset(job);
    job->live->aim = CITE__AIM_PROBE;
    job->live->get_only = true;
    (void)cite__job_aim_at(policy, job, sibling, sibling);
    if (job->live->target.kind != CITE__TARGET_HTTP)
        return cite__job_no_memory(policy, job);
    cite__job_move(policy, job, CITE__JOB_NEXT);
    return (struct cite__job_step){.want = CITE__WANT_TURN};
}

static struct cite__job_step probe(struct cite__policy *policy, struct cite__job *job,
                                   const struct cite__outcome *outcome)
{
    cite__job_keep(job, outcome);
    return cite__job_probe(policy, job);
}

/* A page that is there: it is handed over, or kept back until its neighbours are in. */
static struct cite__job_step accept(struct cite__policy *policy, struct cite__job *job,
                                    const struct cite__outcome *outcome)
{
    if (!policy->compares || !outcome->has_likeness)
        return cite__job_finish_reading(policy, job, outcome);
    if (!job->live->kept)
        cite__job_keep(job, outcome);
    if (job->state != CITE__JOB_HELD)
        cite__job_move(policy, job, CITE__JOB_HELD);
    return (struct cite__job_step){.want = CITE__WANT_NOTHING};
}

/* What is known of other addresses decides: the outcome that was kept falls. */
static struct cite__job_step overrule(struct cite__policy *policy, struct cite__job *job,
                                      const struct cite__finding *finding)
{
    job->live->kept->finding = finding;
    job->live->kept->reason = cite_str_from(finding->reason);
    job->live->evidence.items[job->live->evidence.count - 1].rule = cite_str_from(finding->rule);
    return cite__job_finish_reading(policy, job, job->live->kept);
}

struct cite__job_step cite__job_end_probe(struct cite__policy *policy, struct cite__job *job, bool alike)
{
    job->live->aim = CITE__AIM_PAGE;
    job->live->alike = alike;
    return alike ? overrule(policy, job, &cite__finding_sibling) : accept(policy, job, job->live->kept);
}

struct cite__job_step cite__job_release(struct cite__policy *policy, struct cite__job *job, bool alike)
{
    return alike ? overrule(policy, job, &cite__finding_alike)
                 : cite__job_finish_reading(policy, job, job->live->kept);
}

/* Whether a sibling was answered as what was cited: by the same place, or by a page that is alike. */
static bool is_answered_alike(const struct cite__job *job, const struct cite__sense *sense)
{
    cite_verdict verdict = sense->finding->verdict;

    if (verdict != CITE_VERDICT_OK && verdict != CITE_VERDICT_REDIRECTED && verdict != CITE_VERDICT_SOFT_404)
        return false;
    if (job->live->kept->redirect_count > 0 && cite__str_equal(job->live->kept->final_url, job->live->address))
        return true;
    return job->live->kept->has_likeness && sense->has_likeness &&
           cite__simhash_distance(job->live->kept->likeness, sense->likeness) <= CITE__ALIKE_BITS;
}

/* The fingerprint of a page that answered, where one is wanted; what scripts fill is not known. false: memory is out. */
static bool take_fingerprint(struct cite__policy *policy, struct cite__job *job, struct cite__outcome *outcome,
                             const struct cite__answer *answer)
{
    bool wanted = policy->options->fingerprints && cite__verdict_is_success(outcome->finding->verdict) &&
                  (outcome->flags & CITE_FLAG_SCRIPT_SHELL) == 0 && answer->body.len > 0;

    if (!wanted)
        return true;
    if (job->live->kept && job->live->kept->fingerprint == job->page)
        job->live->kept->fingerprint = NULL;
    cite_fingerprint_free(job->page);
    cite_status status =
        cite_fingerprint_new(&job->page, answer->body, answer->content_type, &policy->arena->allocator, NULL);
    outcome->fingerprint = job->page;
    return status == CITE_OK;
}

/* The chain's last answer is in, and no other is to be had. */
static struct cite__job_step conclude(struct cite__policy *policy, struct cite__job *job,
                                      const struct cite__sense *sense, const struct cite__answer *answer)
{
    bool long_wait = cite__asks_for_quiet(answer) && answer->retry_after_s > RETRY_AFTER_MAX_S;
    struct cite__outcome outcome = cite__job_outcome(policy, job, sense->finding, answer);
    cite_str title = {sense->page.title.bytes, sense->page.title.len};
    struct cite__job_step step;

    if (outcome.reason.ptr)
        outcome.reason = cite__job_remark(policy, outcome.reason, sense->flags);
    outcome.title = title.len > 0 ? cite__arena_str(policy->arena, title) : CITE__LIT("");
    outcome.flags = sense->flags;
    outcome.likeness = sense->likeness;
    outcome.has_likeness = sense->has_likeness;
    if (!outcome.reason.ptr || !outcome.title.ptr || !take_fingerprint(policy, job, &outcome, answer))
        return cite__job_no_memory(policy, job);
    if (!cite__verdict_is_success(sense->finding->verdict))
        step = cite__job_finish_reading(policy, job, &outcome);
    else if (sense->hint && !job->live->probed)
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
        return cite__job_no_memory(policy, job);
    cite__job_move(policy, job, CITE__JOB_RETRY);
    return (struct cite__job_step){.want = CITE__WANT_NOTHING};
}

void cite__job_wait_again(struct cite__policy *policy, struct cite__job *job)
{
    cite__job_move(policy, job, CITE__JOB_RETRY);
}

/* Nobody was asked: the job queues up again, and no try is spent. */
static struct cite__job_step requeue(struct cite__policy *policy, struct cite__job *job)
{
    job->live->unasked++;
    cite__job_move(policy, job, CITE__JOB_RETRY);
    return (struct cite__job_step){.want = CITE__WANT_TURN};
}

static void read_sense(struct cite__sense *sense, const struct cite__policy *policy,
                       const struct cite__job *job, const struct cite__answer *answer)
{
    const struct cite__place place = {
        .cited = job->live->aim == CITE__AIM_PROBE ? job->live->target.url : job->readings[job->live->reading],
        .final = job->live->address,
        .redirects = job->live->redirects.count,
        .is_get = job->state == CITE__JOB_GET,
        .insecure = policy->options->insecure != 0,
        .fragments = policy->options->fragments && job->live->aim == CITE__AIM_PAGE,
        .accepted = job->live->aim == CITE__AIM_PAGE ? policy->accepted : NULL,
    };

    cite__sense_of(sense, answer, &place);
}

/* What the answer to a question beside the link leads to. */
static struct cite__job_step answer_beside(struct cite__policy *policy, struct cite__job *job,
                                           const struct cite__answer *answer, const struct cite__sense *sense)
{
    if (job->live->aim == CITE__AIM_PROBE)
        return cite__job_end_probe(policy, job, is_answered_alike(job, sense));
    const struct cite__finding *finding = cite__doi_finding(answer);
    if (!finding)
        return cite__job_leave_register(policy, job);
    return cite__job_finish(policy, job, finding, answer);
}

/* The name of what an answer told, for the evidence. */
static const char *rule_of(const struct cite__job *job, const struct cite__answer *answer,
                           const struct cite__sense *sense, bool redirects)
{
    const struct cite__finding *doi = job->live->aim == CITE__AIM_DOI ? cite__doi_finding(answer) : NULL;

    if (job->live->aim == CITE__AIM_DOI)
        return doi ? doi->rule : "doi-unclear";
    if (redirects)
        return "redirect";
    return job->live->aim == CITE__AIM_PROBE ? cite__finding_probe.rule : sense->finding->rule;
}

/* What an answer leads to that ends a chain: another try, or an outcome. */
static struct cite__job_step end_chain(struct cite__policy *policy, struct cite__job *job,
                                       const struct cite__answer *answer, const struct cite__sense *sense)
{
    if (job->state == CITE__JOB_HEAD && sense->finding->method) {
        job->live->get_only = true;
        cite__job_move(policy, job, CITE__JOB_QUEUED);
        return (struct cite__job_step){.want = CITE__WANT_TURN};
    }
    bool patient = !cite__asks_for_quiet(answer) || answer->retry_after_s <= RETRY_AFTER_MAX_S;
    if (sense->finding->retry && patient && !policy->options->no_retries &&
        job->live->tries < policy->options->retries)
        return retry(policy, job, answer);
    return conclude(policy, job, sense, answer);
}

struct cite__job_step cite__job_answer(struct cite__policy *policy, struct cite__job *job,
                                       const struct cite__answer *answer)
{
    bool redirects = cite__chain_goes_on(answer) && job->live->aim != CITE__AIM_DOI;
    struct cite__sense sense;

    read_sense(&sense, policy, job, answer);
    if (redirects && sense.finding->verdict == CITE_VERDICT_BLOCKED)
        redirects = false; /* a wall that sends away */
    if (!cite__job_record(policy, job, answer, rule_of(job, answer, &sense, redirects)))
        return cite__job_no_memory(policy, job);
    job->check.flags |= sense.flags & CITE_FLAG_RATE_LIMITED;
    bool again = answer->net == CITE__NET_UNASKED || answer->net == CITE__NET_HTTP2;
    if (again && job->live->unasked < UNASKED_MAX)
        return requeue(policy, job);
    job->live->connected = job->live->connected || answer->net == CITE__NET_TIMEOUT;
    if (redirects) {
        const struct cite__finding *finding = hop(policy, job, answer);
        if (policy->arena->failed)
            return cite__job_no_memory(policy, job);
        if (finding && job->live->aim == CITE__AIM_PROBE)
            return cite__job_end_probe(policy, job, false);
        if (finding)
            return cite__job_finish(policy, job, finding, answer);
        cite__job_move(policy, job, CITE__JOB_HOP);
        return (struct cite__job_step){.want = CITE__WANT_TURN};
    }
    if (job->live->aim != CITE__AIM_PAGE)
        return answer_beside(policy, job, answer, &sense);
    return end_chain(policy, job, answer, &sense);
}
