/*
 * net/job_robots.c: a job that reads its host's robots.txt before its turn.
 */
#include "core/buf.h"
#include "core/str.h"
#include "net/chain.h"
#include "net/evidence.h"
#include "net/job.h"
#include "net/robots.h"
#include "net/target.h"

/* RFC 9309, 2.3.1.2: at least so many redirects are followed. */
#define HOPS_MAX 5

/* What this program is called in robots.txt. */
#define AGENT "libcite"

static bool set_robots(struct cite__policy *policy, struct cite__job *job)
{
    struct cite__buf buf;

    cite__buf_init(&buf, &policy->arena->allocator, CITE__URL_MAX);
    cite__buf_str(&buf, job->live->target.origin);
    cite__buf_text(&buf, "/robots.txt");
    if (buf.failed == CITE_OK)
        job->live->robots = cite__arena_str(policy->arena, cite__buf_view(&buf));
    cite__buf_release(&buf);
    job->live->robots_hops = 0;
    return job->live->robots.len > 0;
}

bool cite__job_ask_robots(struct cite__policy *policy, struct cite__job *job, struct cite__request *request)
{
    if (job->live->robots.len == 0 && !set_robots(policy, job))
        return false;
    cite__job_ask(policy, job, request);
    request->url = job->live->robots.ptr;
    request->cookies = NULL;
    request->secret = NULL;
    request->headers = NULL; /* a redirect may have led to another origin */
    request->method = CITE_METHOD_GET;
    request->keep_body =
        CITE__ROBOTS_BYTES_MAX < request->max_body ? CITE__ROBOTS_BYTES_MAX : request->max_body;
    return true;
}

/*
 * Whether a redirect may be followed: to the web, and from elsewhere neither to this machine nor beside it, which a proxy
 * would do without a question.
 */
static bool may_follow(struct cite__policy *policy, const struct cite__job *job, cite_str url)
{
    struct cite__target target;

    cite__target_read(&target, url, policy->arena);
    return target.kind == CITE__TARGET_HTTP &&
           (!target.local || job->live->target.local || policy->options->allow_private);
}

bool cite__job_robots_lost(const struct cite__job *job, const struct cite__answer *answer)
{
    return job->live->robots.len > 0 && job->live->robots_hops > 0 && answer->http_code == 0 &&
           answer->net != CITE__NET_UNASKED && answer->net != CITE__NET_HTTP2;
}

struct cite__robots *cite__job_robots(struct cite__policy *policy, struct cite__job *job,
                                      const struct cite__answer *answer)
{
    bool whole = answer->net == CITE__NET_OK;

    if (!cite__job_record(policy, job, answer, "robots.txt"))
        return NULL;
    job->live->evidence.items[job->live->evidence.count - 1].url = job->live->robots;
    cite__job_wait_again(policy, job);
    if (whole && cite__chain_goes_on(answer) && job->live->robots_hops < HOPS_MAX &&
        may_follow(policy, job, answer->redirect)) {
        job->live->robots_hops++;
        job->live->robots = cite__arena_str(policy->arena, answer->redirect);
        return NULL;
    }
    job->live->robots = CITE__LIT("");
    if (answer->http_code == 0 || (whole && answer->http_code >= 500)) /* RFC 9309, 2.3.1.4 */
        return cite__robots_closed(policy->arena);
    bool there = whole && answer->http_code >= 200 && answer->http_code < 300;
    return cite__robots_read(there ? answer->body : CITE__LIT(""), AGENT, policy->arena);
}
