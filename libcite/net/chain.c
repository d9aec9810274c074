/*
 * net/chain.c: see chain.h.
 */
#include "net/chain.h"

#include "core/str.h"
#include "core/url.h"

#include <string.h>

/*
 * The first back-off, and the longest: one that a person waits for. Each is twice the last, give or take a
 * quarter.
 */
#define BACKOFF_MS     INT64_C(1000)
#define BACKOFF_MAX_MS INT64_C(30000)

bool cite__chain_goes_on(const struct cite__answer *answer)
{
    return answer->http_code >= 300 && answer->http_code < 400 && answer->http_code != 300 &&
           answer->http_code != 304 && answer->redirect.len > 0;
}

/*
 * Adds a hop, without a user name or password: libcurl puts those of the request into what it makes of a relative one, and
 * what a server puts there is no secret of ours.
 */
cite_str cite__chain_add(struct cite__policy *policy, struct cite__job *job, const struct cite__answer *answer)
{
    cite_str url = cite__url_public(answer->redirect, policy->arena);

    if (job->live->redirects.capacity == 0) {
        job->live->redirects.items = cite__arena_alloc(policy->arena, sizeof *job->live->redirects.items);
        job->live->redirects.capacity = job->live->redirects.items ? 1 : 0;
    }
    cite_redirect *redirect = url.ptr ? CITE__ARRAY_PUSH(&job->live->redirects, policy->arena) : NULL;
    if (!redirect)
        return (cite_str){NULL, 0};
    *redirect = (cite_redirect){answer->http_code, url};
    bool permanent = answer->http_code == 301 || answer->http_code == 308;
    job->live->permanent = permanent && (job->live->redirects.count == 1 || job->live->permanent);
    return url;
}

bool cite__chain_is_loop(const struct cite__job *job)
{
    size_t from = job->live->chain > job->live->cookies_at ? job->live->chain : job->live->cookies_at;

    for (size_t i = from; i < job->live->evidence.count; i++) {
        if (cite__str_equal(job->live->evidence.items[i].url, job->live->target.url))
            return true;
    }
    return false;
}

void cite__chain_reset(struct cite__job *job)
{
    job->live->redirects.items = NULL;
    job->live->redirects.count = 0;
    job->live->redirects.capacity = 0;
    job->live->cookies = NULL;
    job->live->chain = job->live->evidence.count;
    job->live->permanent = false;
}

bool cite__asks_for_quiet(const struct cite__answer *answer)
{
    return answer->http_code == 429 || answer->http_code == 503;
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

int64_t cite__backoff_ms(size_t index, unsigned tries)
{
    int64_t base = tries < 5 ? BACKOFF_MS << tries : BACKOFF_MAX_MS;
    uint64_t random = mix((uint64_t)index * 64 + tries);

    if (base > BACKOFF_MAX_MS)
        base = BACKOFF_MAX_MS;
    return base * 3 / 4 + (int64_t)(random % (uint64_t)(base / 2));
}
