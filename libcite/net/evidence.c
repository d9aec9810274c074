/*
 * net/evidence.c: see evidence.h.
 */
#include "net/evidence.h"

#include "core/buf.h"
#include "core/str.h"

/* One line for a person, with a URL in it. */
#define REASON_MAX (CITE__URL_MAX + 256)

/* The longest scheme that is named: those that IANA has registered are shorter. */
#define SCHEME_MAX 64

static cite_str copy(struct cite__policy *policy, cite_str text)
{
    return text.len > 0 ? cite__arena_str(policy->arena, text) : CITE__LIT("");
}

bool cite__job_record(struct cite__policy *policy, struct cite__job *job, const struct cite__answer *answer,
                      const char *rule)
{
    cite_str address = copy(policy, answer->address);
    cite_str words = copy(policy, answer->words);

    if (policy->arena->failed)
        return false;
    /* Most links are asked once: room for one, where an array begins with 16. */
    if (job->live->evidence.capacity == 0) {
        job->live->evidence.items = cite__arena_alloc(policy->arena, sizeof *job->live->evidence.items);
        job->live->evidence.capacity = job->live->evidence.items ? 1 : 0;
    }
    cite_attempt *attempt = CITE__ARRAY_PUSH(&job->live->evidence, policy->arena);
    if (!attempt)
        return false;
    *attempt = (cite_attempt){
        .method = job->state == CITE__JOB_HEAD ? CITE__LIT("HEAD") : CITE__LIT("GET"),
        .url = job->live->target.url,
        .http_code = answer->http_code,
        .address = address,
        .elapsed_ms = answer->elapsed_ms,
        .error = words,
        .rule = cite_str_from(rule),
    };
    job->check.evidence = job->live->evidence.items;
    job->check.attempts = job->live->evidence.count;
    job->check.elapsed_ms += answer->elapsed_ms;
    return true;
}

/* Builds before, then the number if there is one, then text; {NULL, 0} when memory is out. */
static cite_str reason_of(struct cite__policy *policy, const char *before, const long *number, cite_str text)
{
    struct cite__buf buf;

    cite__buf_init(&buf, &policy->arena->allocator, REASON_MAX);
    cite__buf_text(&buf, before);
    if (number)
        cite__buf_int(&buf, *number);
    cite__buf_str(&buf, text);
    cite_str reason = {NULL, 0};
    if (buf.failed == CITE_ERROR_LIMIT)
        reason = cite__arena_str(policy->arena, cite_str_from(before));
    else if (buf.failed == CITE_OK)
        reason = cite__arena_str(policy->arena, cite__buf_view(&buf));
    cite__buf_release(&buf);
    return reason;
}

/* Where a redirect led that is not followed: by its scheme, which stands before the first colon. */
static cite_str hop_reason(struct cite__policy *policy, cite_str url)
{
    struct cite__buf buf;
    size_t colon = cite__str_find_byte(url, ':', 0);

    if (colon == CITE_NONE || colon > SCHEME_MAX)
        return cite_str_from(cite__finding_hop_scheme.reason);
    cite__buf_init(&buf, &policy->arena->allocator, REASON_MAX);
    for (size_t i = 0; i < colon; i++)
        cite__buf_byte(&buf, cite__to_lower(url.ptr[i]));
    cite__buf_text(&buf, ": address, which is not followed");
    cite_str reason = {NULL, 0};
    if (buf.failed == CITE_OK)
        reason = reason_of(policy, "redirected to a ", NULL, cite__buf_view(&buf));
    else
        policy->arena->failed = true;
    cite__buf_release(&buf);
    return reason;
}

cite_str cite__job_reason(struct cite__policy *policy, const struct cite__job *job,
                          const struct cite__finding *finding, const struct cite__answer *answer)
{
    if (finding == &cite__finding_redirected)
        return reason_of(policy, job->live->permanent ? "moved permanently to " : "redirects to ", NULL,
                         job->live->address);
    if (finding == &cite__finding_hop_scheme)
        return hop_reason(policy, job->live->address);
    if (!finding->reason && answer->http_code == 200) /* what most answers are */
        return CITE__LIT("HTTP 200");
    if (!finding->reason)
        return reason_of(policy, "HTTP ", &answer->http_code, CITE__LIT(""));
    if (answer && answer->net == CITE__NET_PRIVATE && answer->words.len > 0)
        return reason_of(policy, "private address refused: ", NULL, answer->words);
    return cite_str_from(finding->reason);
}

cite_str cite__job_remark(struct cite__policy *policy, cite_str reason, unsigned flags)
{
    if ((flags & CITE_FLAG_PARKED) != 0)
        return reason_of(policy, reason.ptr, NULL, CITE__LIT(", but the domain is for sale"));
    if ((flags & CITE_FLAG_NO_FRAGMENT) != 0)
        return reason_of(policy, reason.ptr, NULL,
                         CITE__LIT(", but what its fragment names is not in the page"));
    if ((flags & CITE_FLAG_SCRIPT_SHELL) != 0)
        return reason_of(policy, reason.ptr, NULL, CITE__LIT(", a page that only scripts fill"));
    return reason;
}

cite_str cite__recall_reason(struct cite__policy *policy, const struct cite__record *record)
{
    return reason_of(policy, "HTTP ", &record->http_code, CITE__LIT(", remembered"));
}
