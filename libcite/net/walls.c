/*
 * net/walls.c: see walls.h.
 */
#include "net/walls.h"

#include "core/str.h"
#include "core/url.h"
#include "net/head.h"

#define WALL(rule, reason)                                                                                     \
    {                                                                                                          \
        CITE_VERDICT_BLOCKED, rule, reason, false, true                                                        \
    }

/* The makers of walls. */
static const struct cite__finding cloudflare = WALL("wall-cloudflare", "Cloudflare lets no programs through");
static const struct cite__finding aws = WALL("wall-aws", "AWS WAF lets no programs through");
static const struct cite__finding vercel = WALL("wall-vercel", "Vercel lets no programs through");
static const struct cite__finding datadome = WALL("wall-datadome", "DataDome lets no programs through");
static const struct cite__finding imperva = WALL("wall-imperva", "Imperva lets no programs through");
static const struct cite__finding anubis = WALL("wall-anubis", "Anubis lets no programs through");
static const struct cite__finding akamai = WALL("wall-akamai", "Akamai lets no programs through");
static const struct cite__finding human = WALL("wall-perimeterx", "PerimeterX lets no programs through");
static const struct cite__finding kasada = WALL("wall-kasada", "Kasada lets no programs through");
static const struct cite__finding sucuri = WALL("wall-sucuri", "Sucuri lets no programs through");
static const struct cite__finding f5 = WALL("wall-f5", "an F5 firewall lets no programs through");
static const struct cite__finding captcha = WALL("wall-captcha", "the page wants proof of being human");

/* What an answer's code must be. */
enum codes { ANY_CODE, ERROR_CODE };

static const struct {
    const struct cite__finding *finding;
    const char *field;
    const char *value; /* in the field's value; "": whatever it is */
    enum codes codes;
} by_field[] = {
    {&cloudflare, "cf-mitigated", "", ANY_CODE}, /* "challenge" is its one value */
    {&aws, "x-amzn-waf-action", "", ANY_CODE},   /* "challenge" comes with 202, "captcha" with 405 */
    {&vercel, "x-vercel-mitigated", "", ANY_CODE}, {&datadome, "x-datadome", "", ERROR_CODE},
    {&datadome, "x-dd-b", "", ERROR_CODE},         {&imperva, "x-iinfo", "", ERROR_CODE},
    {&imperva, "x-cdn", "imperva", ERROR_CODE},    {&imperva, "x-cdn", "incapsula", ERROR_CODE},
    {&kasada, "x-kpsdk-ct", "", ERROR_CODE},       {&sucuri, "x-sucuri-block", "", ANY_CODE},
};

static const struct {
    const struct cite__finding *finding;
    const char *words;
    enum codes codes;
} by_words[] = {
    {&anubis, "id=\"anubis_challenge\"", ANY_CODE},
    {&anubis, "/.within.website/x/cmd/anubis/", ANY_CODE},
    {&cloudflare, "/cdn-cgi/challenge-platform/h/", ERROR_CODE},
    {&cloudflare, "_cf_chl_opt", ANY_CODE},
    {&datadome, "captcha-delivery.com", ANY_CODE},
    {&imperva, "_Incapsula_Resource", ANY_CODE},
    {&akamai, "errors.edgesuite.net", ERROR_CODE},
    {&human, "id=\"px-captcha\"", ANY_CODE},
    {&human, "window._pxAppId", ERROR_CODE},
    {&sucuri, "Sucuri WebSite Firewall - Access Denied", ANY_CODE},
    {&f5, "The requested URL was rejected. Please consult with your administrator.", ANY_CODE},
    {&captcha, "class=\"g-recaptcha\"", ERROR_CODE},
    {&captcha, "class=\"h-captcha\"", ERROR_CODE},
    {&captcha, "class=\"cf-turnstile\"", ERROR_CODE},
};

/* Servers answer errors to programs, and some of them a page as if all were well: by a code that says neither. */
static bool has_code(const struct cite__answer *answer, enum codes codes)
{
    return codes == ANY_CODE ? answer->http_code > 0 : answer->http_code >= 400;
}

const struct cite__finding *cite__wall_of(const struct cite__answer *answer, const struct cite__page *page)
{
    for (size_t i = 0; i < sizeof by_field / sizeof by_field[0]; i++) {
        if (has_code(answer, by_field[i].codes) &&
            cite__head_has(answer->head, by_field[i].field, by_field[i].value))
            return by_field[i].finding;
    }
    if (!page || !cite__page_is_short(page))
        return NULL;
    for (size_t i = 0; i < sizeof by_words / sizeof by_words[0]; i++) {
        if (has_code(answer, by_words[i].codes) &&
            cite__str_find(answer->body, cite_str_from(by_words[i].words), 0) != CITE_NONE)
            return by_words[i].finding;
    }
    return NULL;
}

/* Segments of paths, and first labels of hosts, that name a page to sign in. */
static const cite_str login_names[] = {
    {"login", 5},           {"log-in", 6},      {"log_in", 6},        {"logon", 5},
    {"signin", 6},          {"sign-in", 7},     {"sign_in", 7},       {"wp-login.php", 12},
    {"login.php", 9},       {"login.aspx", 10}, {"login.asp", 9},     {"login.jsp", 9},
    {"login.html", 10},     {"login.do", 8},    {"signin.aspx", 11},  {"servicelogin", 12},
    {"user_login", 10},     {"userlogin", 9},   {"member-login", 12}, {"loginpage", 9},
    {"shibboleth", 10},     {"wayf", 4},        {"adfs", 4},          {"saml2", 5},
    {"openid-connect", 14}, {"anmelden", 8},    {"connexion", 9},
};

/* Names that say so only where the address tells where to return to. */
static const cite_str likely_names[] = {
    {"sso", 3},           {"idp", 3},      {"auth", 4},      {"authorize", 9},
    {"authenticate", 12}, {"oauth", 5},    {"oauth2", 6},    {"authentication", 14},
    {"saml", 4},          {"cas", 3},      {"account", 7},   {"accounts", 8},
    {"session", 7},       {"sessions", 8}, {"identity", 8},  {"passport", 8},
    {"shib", 4},          {"sts", 3},      {"login2", 6},    {"register", 8},
    {"signup", 6},        {"sign-up", 7},  {"subscribe", 9}, {"paywall", 7},
};

/* Keys of a query under which a page to sign in keeps where to return to. */
static const cite_str return_keys[] = {
    {"next", 4},          {"return", 6},        {"returnto", 8},     {"return_to", 9},    {"returnurl", 9},
    {"return_url", 10},   {"redirect", 8},      {"redirectto", 10},  {"redirect_to", 11}, {"redirecturl", 11},
    {"redirect_url", 12}, {"redirect_uri", 12}, {"redirecturi", 11}, {"continue", 8},     {"service", 7},
    {"target", 6},        {"goto", 4},          {"url", 3},          {"uri", 3},          {"from", 4},
    {"dest", 4},          {"destination", 11},  {"back", 4},         {"callback", 8},     {"callbackurl", 11},
    {"samlrequest", 11},  {"relaystate", 10},   {"wtrealm", 7},      {"ref", 3},          {"referer", 7},
    {"came_from", 9},     {"backurl", 7},       {"returnuri", 9},    {"forward", 7},
};

static bool is_among(const cite_str *words, size_t count, cite_str word)
{
    for (size_t i = 0; i < count; i++) {
        if (cite__str_equal_nocase(words[i], word))
            return true;
    }
    return false;
}

#define AMONG(words, word) is_among((words), sizeof(words) / sizeof(words)[0], (word))

static bool has_segment(cite_str path, const cite_str *words, size_t count)
{
    for (size_t at = 0; at < path.len;) {
        size_t end = cite__str_find_byte(path, '/', at);
        end = end == CITE_NONE ? path.len : end;
        if (is_among(words, count, cite__slice(path, at, end)))
            return true;
        at = end + 1;
    }
    return false;
}

static bool has_return_key(cite_str query)
{
    for (size_t at = 0; at < query.len;) {
        size_t end = cite__str_find_byte(query, '&', at);
        end = end == CITE_NONE ? query.len : end;
        cite_str pair = cite__slice(query, at, end);
        size_t equals = cite__str_find_byte(pair, '=', 0);
        if (equals != CITE_NONE && AMONG(return_keys, cite__slice(pair, 0, equals)))
            return true;
        at = end + 1;
    }
    return false;
}

bool cite__login_is_page(cite_str url)
{
    struct cite__url parts;

    if (!cite__url_split(&parts, url))
        return false;
    size_t dot = cite__str_find_byte(parts.host, '.', 0);
    cite_str label = cite__slice(parts.host, 0, dot == CITE_NONE ? parts.host.len : dot);
    if (has_segment(parts.path, login_names, sizeof login_names / sizeof login_names[0]) ||
        AMONG(login_names, label))
        return true;
    bool likely = has_segment(parts.path, likely_names, sizeof likely_names / sizeof likely_names[0]) ||
                  AMONG(likely_names, label);
    return likely && has_return_key(parts.query);
}

bool cite__login_is_wall(cite_str cited, cite_str final)
{
    return cite__login_is_page(final) && !cite__login_is_page(cited);
}

/* Where names that are for sale lead to (ProfoundNetworks' list of parking services, 2024). */
static const cite_str traders[] = {
    {"sedo.com", 8},
    {"sedoparking.com", 15},
    {"dan.com", 7},
    {"afternic.com", 12},
    {"hugedomains.com", 15},
    {"bodis.com", 9},
    {"parkingcrew.net", 15},
    {"above.com", 9},
    {"buydomains.com", 14},
    {"undeveloped.com", 15},
    {"uniregistry.com", 15},
    {"domainmarket.com", 16},
    {"parklogic.com", 13},
    {"atom.com", 8},
    {"squadhelp.com", 13},
    {"brandbucket.com", 15},
    {"smartname.com", 13},
    {"domainsponsor.com", 17},
    {"skenzo.com", 10},
    {"forsale.godaddy.com", 19},
    {"namedrive.com", 13},
    {"domain.io", 9},
    {"perfectdomain.com", 17},
};

/* The same as their pages say it. */
static const char *const parked_words[] = {
    "sedoparking.com/",
    "parkingcrew.net/",
    "parking.bodiscdn.com",
    "img.sedoparking.com",
    "window.park =",
    "d38psrni17bvxu.cloudfront.net",
    "afternic.com/forsale",
    "hugedomains.com/domain_profile",
    "parklogic.com/",
    "domain is for sale",
    "Domain is for sale",
    "domain name is for sale",
    "domain may be for sale",
    "buy this domain",
    "Buy this domain",
    "This domain is parked",
    "domain is parked free",
    "Domain zu verkaufen",
    "domaine est \xc3\xa0 vendre",
    "dominio est\xc3\xa1 en venta",
};

bool cite__host_is_parked(cite_str url, const struct cite__answer *answer, const struct cite__page *page)
{
    struct cite__url parts;

    for (size_t i = 0; cite__url_split(&parts, url) && i < sizeof traders / sizeof traders[0]; i++) {
        bool below = cite__str_ends_nocase(parts.host, traders[i]);
        size_t more = parts.host.len - (below ? traders[i].len : 0);
        if (below && (more == 0 || parts.host.ptr[more - 1] == '.'))
            return true;
    }
    if (!page || !cite__page_is_short(page))
        return false;
    for (size_t i = 0; i < sizeof parked_words / sizeof parked_words[0]; i++) {
        if (cite__str_find(answer->body, cite_str_from(parked_words[i]), 0) != CITE_NONE)
            return true;
    }
    return false;
}
