/*
 * net/job_made.c: a job before it is started: its readings, what is known of it already, and where it will ask.
 */
#include "core/str.h"
#include "net/doi.h"
#include "net/evidence.h"
#include "net/job_steps.h"

/* Most links have one reading, which needs no list. */
static bool set_readings(struct cite__policy *policy, struct cite__job *job, const cite_str *alternatives,
                         size_t count)
{
    cite_str *readings =
        count > 0 ? cite__arena_zero(policy->arena, count + 1, sizeof *readings) : &job->check.url;

    if (!readings)
        return false;
    readings[0] = job->check.url;
    for (size_t i = 0; i < count; i++)
        readings[i + 1] = cite__arena_str(policy->arena, alternatives[i]);
    job->readings = readings;
    job->reading_count = (uint32_t)count + 1;
    return !policy->arena->failed;
}

struct cite__job *cite__job_new(struct cite__policy *policy, cite_str url, const cite_str *alternatives,
                                size_t count)
{
    struct cite__job *job = cite__arena_zero(policy->arena, 1, sizeof *job);

    if (!job || count >= UINT32_MAX)
        return NULL;
    job->check.url = cite__arena_str(policy->arena, url);
    if (!set_readings(policy, job, alternatives, count))
        return NULL;
    job->check.final_url = job->check.url;
    job->check.reason = CITE__LIT("");
    job->check.used_alternative = CITE__LIT("");
    job->check.checked_at = policy->options->now;
    job->check.title = CITE__LIT("");
    job->next = CITE_NONE;
    job->home = CITE_NONE;
    return job;
}

void cite__job_set_check(cite_check *check, const struct cite__outcome *outcome)
{

    check->status = outcome->finding->verdict;
    check->reason = outcome->reason;
    check->http_code = outcome->http_code;
    check->final_url = outcome->final_url;
    check->redirects = outcome->redirects;
    check->redirect_count = outcome->redirect_count;
    check->title = outcome->title;
    check->flags |= outcome->flags;
    check->fingerprint = cite__verdict_is_success(check->status) ? outcome->fingerprint : NULL;
}

void cite__job_exclude(struct cite__job *job, cite_str reason)
{
    job->excluded = true;
    job->check.status = CITE_VERDICT_SKIPPED;
    job->check.reason = reason;
}

bool cite__job_recall(struct cite__policy *policy, struct cite__job *job, const struct cite__record *record)
{
    const struct cite__outcome outcome = {
        .finding = record->status == CITE_VERDICT_OK ? cite__verdict_of_code(200) : &cite__finding_redirected,
        .reason = cite__recall_reason(policy, record),
        .http_code = record->http_code,
        .final_url = record->final_url,
        .redirects = record->redirects,
        .redirect_count = record->redirect_count,
        .title = record->title,
    };
    cite__job_set_check(&job->check, &outcome);
    job->check.checked_at = record->checked_at;
    job->recalled = true;
    return outcome.reason.ptr != NULL;
}

cite_str cite__job_doi(const struct cite__policy *policy, cite_str url)
{
    const char *base = policy->options->doi_api;

    return base && base[0] != '\0' ? cite__doi_of(url) : CITE__LIT("");
}

struct cite__target cite__job_look(const struct cite__policy *policy, const struct cite__job *job,
                                   struct cite__arena *arena)
{
    struct cite__target target = {.kind = CITE__TARGET_INVALID};

    if (job->excluded || job->recalled)
        return target;
    cite__target_read_kept(&target, job->readings[0], arena);
    cite_str doi = target.kind == CITE__TARGET_HTTP ? cite__job_doi(policy, job->readings[0]) : CITE__LIT("");
    if (doi.len > 0)
        cite__target_read_kept(&target, cite__doi_request(policy->options->doi_api, doi, arena), arena);
    if (target.kind != CITE__TARGET_HTTP && target.kind != CITE__TARGET_MEMORY)
        target.kind = CITE__TARGET_INVALID;
    return target;
}
