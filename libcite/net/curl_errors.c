/*
 * net/curl_errors.c: see curl_errors.h.
 */
#include "net/curl_errors.h"

#include "core/str.h"

#include <errno.h>

/* X509_V_ERR_… of OpenSSL (x509_vfy.h), which libcurl hands on as CURLINFO_SSL_VERIFYRESULT. */
static const struct {
    long result;
    enum cite__net net;
} by_verify_result[] = {
    {2, CITE__NET_TLS_ISSUER},       /* unable to get issuer certificate */
    {10, CITE__NET_TLS_EXPIRED},     /* certificate has expired */
    {18, CITE__NET_TLS_SELF_SIGNED}, /* self-signed certificate */
    {19, CITE__NET_TLS_SELF_SIGNED}, /* self-signed certificate in certificate chain */
    {20, CITE__NET_TLS_ISSUER},      /* unable to get local issuer certificate */
    {21, CITE__NET_TLS_ISSUER},      /* unable to verify the first certificate */
    {62, CITE__NET_TLS_HOST},        /* hostname mismatch */
    {64, CITE__NET_TLS_HOST},        /* IP address mismatch */
};

/* The words of libcurl and its TLS libraries, for what has no number. */
static const struct {
    const char *words;
    enum cite__net net;
} by_words[] = {
    {"has expired", CITE__NET_TLS_EXPIRED},
    {"subject name", CITE__NET_TLS_HOST}, /* "no alternative certificate subject name matches" */
    {"does not match target host", CITE__NET_TLS_HOST},
    {"self-signed", CITE__NET_TLS_SELF_SIGNED},
    {"self signed", CITE__NET_TLS_SELF_SIGNED},
    {"issuer", CITE__NET_TLS_ISSUER},
};

static enum cite__net tls_net(const struct cite__curl_facts *facts)
{
    for (size_t i = 0; i < sizeof by_verify_result / sizeof by_verify_result[0]; i++) {
        if (facts->verify_result == by_verify_result[i].result)
            return by_verify_result[i].net;
    }
    for (size_t i = 0; i < sizeof by_words / sizeof by_words[0]; i++) {
        if (cite__str_find_nocase(facts->words, cite_str_from(by_words[i].words), 0) != CITE_NONE)
            return by_words[i].net;
    }
    return CITE__NET_TLS_OTHER;
}

static enum cite__net connect_net(const struct cite__curl_facts *facts)
{
    switch (facts->os_errno) {
    case ENETUNREACH:
    case EHOSTUNREACH:
    case ENETDOWN:
    case EADDRNOTAVAIL: return CITE__NET_NO_ROUTE;
    case ETIMEDOUT: return CITE__NET_CONNECT_TIMEOUT;
    case ECONNRESET: return CITE__NET_RESET;
    default: return CITE__NET_REFUSED;
    }
}

/*
 * A name that is not looked up in time is the resolver's failure, not the host's. A time that was over as it
 * began was spent on something else, and is nobody's failure.
 */
static enum cite__net timeout_net(const struct cite__curl_facts *facts)
{
    if (facts->connected)
        return CITE__NET_TIMEOUT;
    if (facts->elapsed_ms == 0)
        return CITE__NET_UNASKED;
    return facts->looked_up || facts->literal ? CITE__NET_CONNECT_TIMEOUT : CITE__NET_RESOLVER;
}

static const struct {
    CURLcode code;
    enum cite__net net;
} by_code[] = {
    {CURLE_OK, CITE__NET_OK},
    {CURLE_UNSUPPORTED_PROTOCOL, CITE__NET_BROKEN}, /* the answer's: "Received HTTP/0.9 when not allowed" */
    {CURLE_URL_MALFORMAT, CITE__NET_BAD_URL},
    {CURLE_COULDNT_RESOLVE_HOST, CITE__NET_RESOLVER},
    {CURLE_COULDNT_RESOLVE_PROXY, CITE__NET_RESOLVER},
    {CURLE_PROXY, CITE__NET_REFUSED},
    {CURLE_GOT_NOTHING, CITE__NET_RESET},
    {CURLE_SEND_ERROR, CITE__NET_RESET},
    {CURLE_RECV_ERROR, CITE__NET_RESET},
    {CURLE_HTTP2, CITE__NET_HTTP2},
    {CURLE_HTTP2_STREAM, CITE__NET_HTTP2},
    {CURLE_PARTIAL_FILE, CITE__NET_RESET},
};

static bool is_tls(CURLcode code)
{
    return code == CURLE_SSL_CONNECT_ERROR || code == CURLE_PEER_FAILED_VERIFICATION ||
           code == CURLE_SSL_CERTPROBLEM || code == CURLE_SSL_CIPHER || code == CURLE_SSL_ISSUER_ERROR ||
           code == CURLE_SSL_INVALIDCERTSTATUS || code == CURLE_SSL_CACERT_BADFILE ||
           code == CURLE_SSL_SHUTDOWN_FAILED;
}

enum cite__net cite__curl_net(const struct cite__curl_facts *facts)
{
    if (facts->cut)
        return CITE__NET_OK;
    if (facts->code != CURLE_OK && facts->refused)
        return CITE__NET_PRIVATE;
    if (facts->code == CURLE_COULDNT_CONNECT)
        return connect_net(facts);
    if (facts->code == CURLE_OPERATION_TIMEDOUT)
        return timeout_net(facts);
    /* "chunk hex-length char not a hex digit", "Illegal or missing hexadecimal sequence": it has no code of its own. */
    if (facts->code == CURLE_RECV_ERROR &&
        (cite__str_find_nocase(facts->words, CITE__LIT("chunk"), 0) != CITE_NONE ||
         cite__str_find_nocase(facts->words, CITE__LIT("hex"), 0) != CITE_NONE))
        return CITE__NET_BROKEN;
    if (is_tls(facts->code))
        return tls_net(facts);
    for (size_t i = 0; i < sizeof by_code / sizeof by_code[0]; i++) {
        if (facts->code == by_code[i].code)
            return by_code[i].net;
    }
    return CITE__NET_BROKEN;
}
