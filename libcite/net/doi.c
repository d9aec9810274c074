/*
 * net/doi.c: see doi.h.
 */
#include "net/doi.h"

#include "core/buf.h"
#include "core/str.h"
#include "core/url.h"
#include "net/target.h"

static const struct cite__finding registered = {CITE_VERDICT_OK, "doi-registered", "the DOI is registered",
                                                false, false};
static const struct cite__finding unknown = {CITE_VERDICT_DEAD, "doi-unknown", "the DOI is not registered",
                                             false, false};

static const cite_str resolvers[] = {{"doi.org", 7}, {"dx.doi.org", 10}, {"www.doi.org", 11}};

cite_str cite__doi_of(cite_str url)
{
    struct cite__url parts;
    cite_str none = {"", 0};

    if (!cite__url_split(&parts, url) || parts.query.len > 0)
        return none;
    bool resolver = false;
    for (size_t i = 0; i < sizeof resolvers / sizeof resolvers[0]; i++)
        resolver = resolver || cite__str_equal_nocase(parts.host, resolvers[i]);
    if (!resolver || !cite__str_starts(parts.path, CITE__LIT("/10.")))
        return none;
    size_t slash = cite__str_find_byte(parts.path, '/', 1);
    if (slash == CITE_NONE || slash + 1 == parts.path.len)
        return none;
    return cite__slice(parts.path, 1, parts.path.len);
}

cite_str cite__doi_request(const char *base, cite_str doi, struct cite__arena *arena)
{
    struct cite__buf buf;
    cite_str request = {NULL, 0};

    cite__buf_init(&buf, &arena->allocator, 2 * CITE__URL_MAX);
    cite__buf_text(&buf, base);
    cite__buf_str(&buf, doi);
    if (buf.failed == CITE_OK)
        request = cite__arena_str(arena, cite__buf_view(&buf));
    else
        arena->failed = true;
    cite__buf_release(&buf);
    return request;
}

/* The number of the member "responseCode" of a JSON object; 0 where there is none. */
static size_t response_code(cite_str json)
{
    static const cite_str key = {"\"responseCode\"", 14};
    size_t at = cite__str_find(json, key, 0);
    size_t used = 0;

    if (at == CITE_NONE)
        return 0;
    cite_str rest = cite__str_trim(cite__slice(json, at + key.len, json.len));
    if (rest.len == 0 || rest.ptr[0] != ':')
        return 0;
    rest = cite__str_trim(cite__slice(rest, 1, rest.len));
    size_t number = cite__str_number(rest, 999, &used);
    return used > 0 ? number : 0;
}

/* The codes of the Handle System's protocol (RFC 3652, 2.2.1): 1 success, 100 no such handle. */
const struct cite__finding *cite__doi_finding(const struct cite__answer *answer)
{
    if (answer->net != CITE__NET_OK || (answer->http_code != 200 && answer->http_code != 404))
        return NULL;
    switch (response_code(answer->body)) {
    case 1: return &registered;
    case 100: return &unknown;
    default: return NULL;
    }
}
