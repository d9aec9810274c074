/*
 * net/verdict.c: see verdict.h.
 */
#include "net/verdict.h"

#include "core/str.h"
#include "core/url.h"

const struct cite__finding cite__finding_accepted = {CITE_VERDICT_OK, "accepted", NULL, false, false};
const struct cite__finding cite__finding_redirected = {CITE_VERDICT_REDIRECTED, "redirected", "redirects",
                                                       false, false};
const struct cite__finding cite__finding_home = {CITE_VERDICT_SOFT_404, "home-page",
                                                 "redirects to the home page", false, false};
const struct cite__finding cite__finding_gone = {CITE_VERDICT_SOFT_404, "page-not-found",
                                                 "the page says that it was not found", false, false};
const struct cite__finding cite__finding_alike = {
    CITE_VERDICT_SOFT_404, "same-text", "the server sends one text for all its addresses", false, false};
const struct cite__finding cite__finding_sibling = {
    CITE_VERDICT_SOFT_404, "sibling", "the server answers so for addresses that never were", false, false};
const struct cite__finding cite__finding_login_page = {CITE_VERDICT_BLOCKED, "login-page",
                                                       "the page asks to sign in", false, false};
const struct cite__finding cite__finding_login_redirect = {CITE_VERDICT_BLOCKED, "login-redirect",
                                                           "redirects to a page to sign in", false, false};
const struct cite__finding cite__finding_probe = {CITE_VERDICT_OK, "probe", NULL, false, false};
const struct cite__finding cite__finding_robots = {CITE_VERDICT_SKIPPED, "robots",
                                                   "robots.txt asks programs to leave it alone", false, false};
const struct cite__finding cite__finding_loop = {CITE_VERDICT_REDIRECT_LOOP, "redirect-loop",
                                                 "redirects in a circle", false, true};
const struct cite__finding cite__finding_too_many_hops = {CITE_VERDICT_REDIRECT_LOOP, "redirect-limit",
                                                          "too many redirects", false, true};
const struct cite__finding cite__finding_hop_scheme = {
    CITE_VERDICT_UNSUPPORTED, "redirect-scheme", "redirects to a scheme that is not checked", false, false};
const struct cite__finding cite__finding_hop_invalid = {CITE_VERDICT_UNREACHABLE, "redirect-invalid",
                                                        "redirects to what is not a URL", false, true};
const struct cite__finding cite__finding_scheme = {CITE_VERDICT_UNSUPPORTED, "scheme",
                                                   "a scheme that is not checked", false, false};
const struct cite__finding cite__finding_invalid = {CITE_VERDICT_INVALID, "not-a-url", "not a URL", false,
                                                    false};
const struct cite__finding cite__finding_long_wait = {
    CITE_VERDICT_BLOCKED, "retry-after", "HTTP 429: the server was asked too often, and wants a long wait",
    false, false};
const struct cite__finding cite__finding_long_maintenance = {
    CITE_VERDICT_SERVER_ERROR, "retry-after", "HTTP 503: the server asked for a long wait", false, false};

static const struct cite__finding by_net[CITE__NET_COUNT] = {
    [CITE__NET_OK] = {CITE_VERDICT_UNREACHABLE, "no-answer", "no answer", false, true},
    [CITE__NET_BAD_URL] = {CITE_VERDICT_INVALID, "not-a-url", "not a URL", false, false},
    [CITE__NET_NO_HOST] = {CITE_VERDICT_DEAD, "no-host", "the host does not exist", false, false},
    [CITE__NET_RESOLVER] = {CITE_VERDICT_DNS_ERROR, "resolver", "the host's name could not be looked up", false,
                            false},
    [CITE__NET_REFUSED] = {CITE_VERDICT_UNREACHABLE, "refused", "connection refused", true, false},
    [CITE__NET_NO_ROUTE] = {CITE_VERDICT_UNREACHABLE, "no-route", "no route to the host", true, false},
    [CITE__NET_CONNECT_TIMEOUT] = {CITE_VERDICT_TIMEOUT, "connect-timeout", "no connection in time", true,
                                   false},
    [CITE__NET_TIMEOUT] = {CITE_VERDICT_TIMEOUT, "timeout", "no answer in time", true, true},
    [CITE__NET_RESET] = {CITE_VERDICT_UNREACHABLE, "reset", "the connection ended without an answer", true,
                         true},
    [CITE__NET_HTTP2] = {CITE_VERDICT_UNREACHABLE, "http2", "a broken answer", true, true},
    [CITE__NET_BROKEN] = {CITE_VERDICT_UNREACHABLE, "broken", "a broken answer", true, true},
    [CITE__NET_UNASKED] = {CITE_VERDICT_TIMEOUT, "unasked", "no time was left to ask", false, false},
    [CITE__NET_PRIVATE] = {CITE_VERDICT_UNREACHABLE, "private-address", "a private address, which is not asked",
                           false, false},
    [CITE__NET_TLS_EXPIRED] = {CITE_VERDICT_TLS_ERROR, "tls-expired", "the certificate has expired", false,
                               false},
    [CITE__NET_TLS_HOST] = {CITE_VERDICT_TLS_ERROR, "tls-host", "the certificate is for another host", false,
                            false},
    [CITE__NET_TLS_SELF_SIGNED] = {CITE_VERDICT_TLS_ERROR, "tls-self-signed", "the certificate is self-signed",
                                   false, false},
    [CITE__NET_TLS_ISSUER] = {CITE_VERDICT_TLS_ERROR, "tls-issuer", "the certificate's issuer is not known",
                              false, false},
    [CITE__NET_TLS_OTHER] = {CITE_VERDICT_TLS_ERROR, "tls", "no secure connection", false, false},
};

/* Codes from first to last; the first row that fits counts. 3xx stand here for answers that lead nowhere. */
static const struct {
    long first;
    long last;
    struct cite__finding finding;
} by_code[] = {
    {200, 299, {CITE_VERDICT_OK, "http-2xx", NULL, false, false}},
    {300, 300, {CITE_VERDICT_OK, "http-300", NULL, false, false}},
    {304, 304, {CITE_VERDICT_OK, "http-304", NULL, false, false}},
    {301, 399, {CITE_VERDICT_UNREACHABLE, "redirect-nowhere", "a redirect that leads nowhere", false, true}},
    {401, 401, {CITE_VERDICT_BLOCKED, "http-401", NULL, false, true}},
    {402, 402, {CITE_VERDICT_BLOCKED, "http-402", NULL, false, true}},
    {403, 403, {CITE_VERDICT_BLOCKED, "http-403", NULL, false, true}},
    {405, 405, {CITE_VERDICT_BLOCKED, "http-405", NULL, false, true}},
    {406, 407, {CITE_VERDICT_BLOCKED, "http-406", NULL, false, true}},
    {418, 418, {CITE_VERDICT_BLOCKED, "http-418", NULL, false, true}},
    {428, 428, {CITE_VERDICT_BLOCKED, "http-428", NULL, false, true}},
    {429, 429, {CITE_VERDICT_BLOCKED, "http-429", "HTTP 429: the server was asked too often", true, false}},
    {431, 431, {CITE_VERDICT_BLOCKED, "http-431", NULL, false, true}},
    {451, 451, {CITE_VERDICT_BLOCKED, "http-451", NULL, false, true}},
    {404, 404, {CITE_VERDICT_DEAD, "http-404", NULL, false, true}},
    {410, 410, {CITE_VERDICT_DEAD, "http-410", NULL, false, true}},
    {400, 499, {CITE_VERDICT_DEAD, "http-4xx", NULL, false, true}},
    {500, 599, {CITE_VERDICT_SERVER_ERROR, "http-5xx", NULL, true, true}},
    {999, 999, {CITE_VERDICT_BLOCKED, "http-999", NULL, false, true}},
};

/* A code that HTTP does not have (RFC 9110, 15). */
static const struct cite__finding no_code = {CITE_VERDICT_UNREACHABLE, "http-unknown", NULL, false, true};

const struct cite__finding *cite__verdict_of_net(enum cite__net net)
{
    return &by_net[net];
}

const struct cite__finding *cite__verdict_of_code(long code)
{
    for (size_t i = 0; i < sizeof by_code / sizeof by_code[0]; i++) {
        if (code >= by_code[i].first && code <= by_code[i].last)
            return &by_code[i].finding;
    }
    return &no_code;
}

/*
 * A body that breaks off does not undo its answer: a 404 is one without its page, and a page that a server
 * drips for ever has begun. Only a 2xx of which nothing came is no answer yet.
 */
const struct cite__finding *cite__verdict_of_answer(const struct cite__answer *answer)
{
    bool has_code = answer->http_code >= 200;

    if (answer->net == CITE__NET_OK)
        return has_code ? cite__verdict_of_code(answer->http_code) : cite__verdict_of_net(CITE__NET_OK);
    if (has_code && (answer->http_code >= 300 || answer->body_bytes > 0))
        return cite__verdict_of_code(answer->http_code);
    return cite__verdict_of_net(answer->net);
}

/* The next segment of a path from *at on; false at its end. Empty segments are passed over. */
static bool next_segment(cite_str *segment, cite_str path, size_t *at)
{
    while (*at < path.len && path.ptr[*at] == '/')
        (*at)++;
    size_t begin = *at;
    while (*at < path.len && path.ptr[*at] != '/')
        (*at)++;
    *segment = cite__slice(path, begin, *at);
    return *at > begin;
}

/* "de", "en-us", "pt_BR": what home pages in several languages are called. */
static bool is_locale(cite_str segment)
{
    /* The languages of ISO 639-1 that sites are commonly written in; "/ok" or "/tv" is no home page. */
    static const char languages[] =
        "ar bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja "
        "ka kk km ko ky lt lv mk mn ms mt nb nl nn no pl ps pt ro ru sk sl sq sr sv sw ta tg "
        "th tr uk ur uz vi zh";

    if (segment.len == 5 && (segment.ptr[2] == '-' || segment.ptr[2] == '_') &&
        cite__is_alpha(segment.ptr[3]) && cite__is_alpha(segment.ptr[4]))
        segment.len = 2;
    if (segment.len != 2 || !cite__is_alpha(segment.ptr[0]) || !cite__is_alpha(segment.ptr[1]))
        return false;
    return cite__str_find_nocase(cite_str_from(languages), segment, 0) != CITE_NONE;
}

/* How many segments lead away from a home page: none for "/", "/en/", "/index.html", "/en/index.php". */
static size_t depth_of(cite_str path)
{
    cite_str segment;
    size_t at = 0;
    size_t depth = 0;

    while (next_segment(&segment, path, &at)) {
        bool home = (depth == 0 && is_locale(segment)) ||
                    cite__str_starts_nocase(segment, CITE__LIT("index.")) ||
                    cite__str_starts_nocase(segment, CITE__LIT("default.")) ||
                    cite__str_equal_nocase(segment, CITE__LIT("home"));
        depth += home ? 0 : 1;
    }
    return depth;
}

/* Whether two hosts are of one site: equal but for "www.", or one below the other. */
static bool is_one_site(cite_str a, cite_str b)
{
    static const cite_str www = {"www.", 4};

    if (cite__str_starts_nocase(a, www))
        a = cite__slice(a, www.len, a.len);
    if (cite__str_starts_nocase(b, www))
        b = cite__slice(b, www.len, b.len);
    cite_str longer = a.len >= b.len ? a : b;
    cite_str shorter = a.len >= b.len ? b : a;
    if (!cite__str_ends_nocase(longer, shorter))
        return false;
    return longer.len == shorter.len || longer.ptr[longer.len - shorter.len - 1] == '.';
}

bool cite__verdict_is_root(cite_str url)
{
    struct cite__url parts;

    return cite__url_split(&parts, url) && parts.query.len == 0 && depth_of(parts.path) == 0;
}

/*
 * From one site to another a single segment proves nothing: short links ("https://sho.rt/x1") rightly lead to a
 * home page. A query or a fragment ("/#/article/7") may still name the page.
 */
bool cite__verdict_is_home(cite_str cited, cite_str final)
{
    struct cite__url from;
    struct cite__url to;

    if (!cite__url_split(&from, cited) || !cite__url_split(&to, final))
        return false;
    if (to.query.len > 0 || to.fragment.len > 0 || depth_of(to.path) > 0)
        return false;
    return depth_of(from.path) >= (is_one_site(from.host, to.host) ? 1u : 2u);
}
