/*
 * net/memory.c: see memory.h.
 */
#include "net/memory.h"

#include "core/str.h"

/* Failures in a row after which a host that never answered is given up for all its links, and one that did. */
#define FAILURES_MAX          4
#define FAILURES_MAX_ANSWERED 10

static const struct cite__finding refused = {CITE_VERDICT_UNREACHABLE, "host-refused",
                                             "connection refused, as for other links of the host", false,
                                             false};
static const struct cite__finding no_route = {CITE_VERDICT_UNREACHABLE, "host-no-route",
                                              "no route to the host, as for its other links", false, false};
static const struct cite__finding no_connection = {CITE_VERDICT_TIMEOUT, "host-connect-timeout",
                                                   "no connection in time, as for other links of the host",
                                                   false, false};
static const struct cite__finding silent = {CITE_VERDICT_TIMEOUT, "host-timeout",
                                            "no answer in time, as for other links of the host", false, false};

/* The finding for links of a host that is given up; NULL for an answer that says something of one page alone. */
static const struct cite__finding *failure_of(const struct cite__answer *answer)
{
    if (answer->http_code != 0)
        return NULL;
    switch (answer->net) {
    case CITE__NET_REFUSED: return &refused;
    case CITE__NET_NO_ROUTE: return &no_route;
    case CITE__NET_CONNECT_TIMEOUT: return &no_connection;
    case CITE__NET_TIMEOUT: return &silent;
    case CITE__NET_OK:
    case CITE__NET_BAD_URL:
    case CITE__NET_NO_HOST:
    case CITE__NET_RESOLVER:
    case CITE__NET_RESET:
    case CITE__NET_HTTP2:
    case CITE__NET_BROKEN:
    case CITE__NET_UNASKED:
    case CITE__NET_PRIVATE:
    case CITE__NET_TLS_EXPIRED:
    case CITE__NET_TLS_HOST:
    case CITE__NET_TLS_SELF_SIGNED:
    case CITE__NET_TLS_ISSUER:
    case CITE__NET_TLS_OTHER:
    case CITE__NET_COUNT: break;
    }
    return NULL;
}

void cite__host_close(struct cite__host *host, const struct cite__finding *finding)
{
    host->shut = finding;
    host->shut_origin = (cite_str){"", 0};
}

/* A port that is closed says nothing of another one: failures there are counted for themselves. */
static void count_at(struct cite__host *host, cite_str origin)
{
    if (!cite__str_equal(host->failed_origin, origin))
        host->failures = 0;
    host->failed_origin = origin;
}

/* One that has answered has a name, whatever a resolver says. */
void cite__host_learn(struct cite__host *host, const struct cite__answer *answer, cite_str origin)
{
    const struct cite__finding *failure = failure_of(answer);

    if (answer->net == CITE__NET_UNASKED)
        return;
    if (answer->net == CITE__NET_HTTP2)
        host->http1 = true;
    if (!host->answered && (answer->net == CITE__NET_NO_HOST || answer->net == CITE__NET_RESOLVER))
        cite__host_close(host, cite__verdict_of_net(answer->net));
    if (failure)
        count_at(host, failure == &refused ? origin : (cite_str){"", 0});
    if (!failure) {
        host->answered = host->answered || answer->http_code > 0;
        host->failures = 0;
    } else if (++host->failures >= (host->answered ? FAILURES_MAX_ANSWERED : FAILURES_MAX)) {
        host->shut = failure;
        host->shut_origin = host->failed_origin;
    }
}

const struct cite__finding *cite__host_shut(const struct cite__host *host, cite_str origin)
{
    return host->shut_origin.len == 0 || cite__str_equal(host->shut_origin, origin) ? host->shut : NULL;
}

bool cite__is_heard(const struct cite__answer *answer)
{
    switch (answer->net) {
    case CITE__NET_BAD_URL:
    case CITE__NET_RESOLVER:
    case CITE__NET_NO_ROUTE:
    case CITE__NET_CONNECT_TIMEOUT:
    case CITE__NET_UNASKED:
    case CITE__NET_PRIVATE: return false;
    case CITE__NET_OK:
    case CITE__NET_NO_HOST:
    case CITE__NET_REFUSED:
    case CITE__NET_TIMEOUT:
    case CITE__NET_RESET:
    case CITE__NET_HTTP2:
    case CITE__NET_BROKEN:
    case CITE__NET_TLS_EXPIRED:
    case CITE__NET_TLS_HOST:
    case CITE__NET_TLS_SELF_SIGNED:
    case CITE__NET_TLS_ISSUER:
    case CITE__NET_TLS_OTHER:
    case CITE__NET_COUNT: break;
    }
    return true;
}
