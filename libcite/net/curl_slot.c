/*
 * net/curl_slot.c: see curl_slot.h.
 *
 * http and https only, no redirect followed, no cookie or credential but those of the
 * request, no proxy from the environment (the
 * address rules could not be kept through one). Every address is judged before a packet is sent to it, and
 * again before each request on a connection that is used again. Answers are cut at their caps.
 */
#define _POSIX_C_SOURCE 200809L

#include "net/curl_slot.h"

#include "core/str.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

/* Bytes of all header fields of one answer: many times what servers send (8 KiB is common), and no flood. */
#define HEADERS_MAX ((size_t)256 * 1024)

/* How many times its size on the wire a body may unpack to, and the bytes that libcurl reads at a time. */
#define RATIO_MAX   100u
#define WIRE_BUFFER ((uint64_t)CURL_MAX_READ_SIZE / 32)

/* A transfer under so many bytes a second for so many seconds is as good as dead. */
#define LOW_SPEED_BYTES   16L
#define LOW_SPEED_SECONDS 15L

/* Judges an address; true where it may be contacted, else the slot remembers why not. */
static bool admit(struct cite__slot *slot, const struct cite__address *address, const char *text)
{
    const char *kind = cite__address_special(address);

    if (slot->allow_private || !kind || slot->common->proxy) /* it is the proxy that is seen */
        return true;
    for (size_t i = 0; i < slot->common->allowed_count; i++) {
        if (cite__network_has(&slot->common->allowed[i], address))
            return true;
    }
    (void)snprintf(slot->refused, sizeof slot->refused, "%s (%s)", text, kind);
    return false;
}

/* Reads a socket address; false where it is of another family. */
static bool read_address(struct cite__address *out, const struct sockaddr *from)
{
    *out = (struct cite__address){0};
    if (from->sa_family == AF_INET) {
        struct sockaddr_in in;
        memcpy(&in, from, sizeof in);
        memcpy(out->bytes, &in.sin_addr, 4);
        out->len = 4;
        return true;
    }
    if (from->sa_family == AF_INET6) {
        struct sockaddr_in6 in6;
        memcpy(&in6, from, sizeof in6);
        memcpy(out->bytes, &in6.sin6_addr, 16);
        out->len = 16;
        return true;
    }
    return false;
}

/* libcurl asks for a socket to an address that it has resolved: the only place where connections begin. */
static curl_socket_t on_open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *to)
{
    struct cite__slot *slot = context;
    struct cite__address address;
    char text[CITE__ADDRESS_TEXT];

    (void)purpose;
    if (!read_address(&address, &to->addr))
        return CURL_SOCKET_BAD;
    cite__address_text(text, &address);
    if (!admit(slot, &address, text))
        return CURL_SOCKET_BAD;
    int fd = socket(to->family, to->socktype, to->protocol);
    if (fd < 0)
        return CURL_SOCKET_BAD;
    (void)fcntl(fd, F_SETFD, FD_CLOEXEC);
    return fd;
}

/* The same question before each request: a connection that is used again opened no socket. */
static int on_request(void *context, char *remote, char *local, int remote_port, int local_port)
{
    struct cite__slot *slot = context;
    struct cite__address address;

    (void)local;
    (void)remote_port;
    (void)local_port;
    slot->connected = true;
    if (slot->allow_private || slot->common->proxy)
        return CURL_PREREQFUNC_OK;
    if (!cite__address_parse(&address, cite_str_from(remote)) || !admit(slot, &address, remote))
        return CURL_PREREQFUNC_ABORT;
    return CURL_PREREQFUNC_OK;
}

static size_t on_header(char *data, size_t size, size_t count, void *context)
{
    struct cite__slot *slot = context;

    slot->header_bytes += size * count;
    if (slot->header_bytes > HEADERS_MAX) {
        slot->headers_flooded = true;
        return 0;
    }
    /* "HTTP/1.1 103 Early Hints" and its fields may stand in front: what counts comes last. */
    if (size * count > 5 && memcmp(data, "HTTP/", 5) == 0)
        cite__buf_clear(&slot->head);
    else if (size * count > 0 && (data[0] == '\r' || data[0] == '\n'))
        slot->head_ended = true;
    else if (slot->head.failed == CITE_OK)
        cite__buf_bytes(&slot->head, data, size * count);
    if (slot->head.failed != CITE_ERROR_MEMORY)
        return size * count;
    slot->out_of_memory = true;
    return 0;
}

/*
 * Whether a body unpacks as no text does: zeros shrink to a thousandth, pages to a tenth. libcurl counts the bytes on
 * the wire buffer by buffer, so that one buffer may be behind.
 */
static bool is_bomb(const struct cite__slot *slot)
{
    curl_off_t wire = 0;

    if (curl_easy_getinfo(slot->easy, CURLINFO_SIZE_DOWNLOAD_T, &wire) != CURLE_OK || wire < 0)
        return false;
    return slot->body_bytes / RATIO_MAX > (uint64_t)wire + WIRE_BUFFER;
}

/* Decoded bytes: a small answer can unpack into a huge one, so they are counted here, not on the wire alone. */
static size_t on_body(char *data, size_t size, size_t count, void *context)
{
    struct cite__slot *slot = context;
    size_t len = size * count;
    size_t room = slot->max_body - slot->body_bytes;
    size_t taken = len < room ? len : room;
    size_t keep = slot->body.ceiling - slot->body.len;

    cite__buf_bytes(&slot->body, data, taken < keep ? taken : keep);
    slot->body_bytes += taken;
    if (slot->body.failed == CITE_ERROR_MEMORY) {
        slot->out_of_memory = true;
        return 0;
    }
    slot->cut = taken < len || is_bomb(slot);
    return slot->cut ? 0 : taken;
}

/* Bytes on the wire. */
static int on_progress(void *context, curl_off_t down_total, curl_off_t down, curl_off_t up_total,
                       curl_off_t up)
{
    struct cite__slot *slot = context;

    (void)down_total;
    (void)up_total;
    (void)up;
    if ((uint64_t)down <= slot->max_body)
        return 0;
    slot->cut = true;
    return 1;
}

#define SET(option, value) (curl_easy_setopt(easy, (option), (value)) == CURLE_OK)

static bool set_callbacks(CURL *easy, struct cite__slot *slot)
{
    return SET(CURLOPT_PRIVATE, slot) && SET(CURLOPT_ERRORBUFFER, slot->words) &&
           SET(CURLOPT_OPENSOCKETFUNCTION, on_open_socket) && SET(CURLOPT_OPENSOCKETDATA, slot) &&
           SET(CURLOPT_PREREQFUNCTION, on_request) && SET(CURLOPT_PREREQDATA, slot) &&
           SET(CURLOPT_HEADERFUNCTION, on_header) && SET(CURLOPT_HEADERDATA, slot) &&
           SET(CURLOPT_WRITEFUNCTION, on_body) && SET(CURLOPT_WRITEDATA, slot) &&
           SET(CURLOPT_XFERINFOFUNCTION, on_progress) && SET(CURLOPT_XFERINFODATA, slot) &&
           SET(CURLOPT_NOPROGRESS, 0L);
}

static bool set_trust(CURL *easy, const struct cite__slot_common *common, bool insecure)
{
    /*
     * libcurl 7.88 keeps a store of certificates between connections only where no folder of them is set, and
     * reading them anew for each costs 33 times as much. Later versions do it either way.
     */
    if ((common->has_bundle || common->ca_file) && !SET(CURLOPT_CAPATH, NULL))
        return false;
    if (common->ca_file && !SET(CURLOPT_CAINFO, common->ca_file))
        return false;
#if LIBCURL_VERSION_NUM >= 0x075700
    if (!SET(CURLOPT_CA_CACHE_TIMEOUT, -1L))
        return false;
#endif
    return SET(CURLOPT_SSL_VERIFYPEER, insecure ? 0L : 1L) && SET(CURLOPT_SSL_VERIFYHOST, insecure ? 0L : 2L);
}

/*
 * Without CURLOPT_PIPEWAIT, on purpose: a request that waits to see whether it may share its neighbour's
 * connection waits on its own clock, and has no time left where the neighbour is silent (curl issue 13227).
 */
static bool set_request(CURL *easy, const struct cite__slot_common *common, const struct cite__request *request)
{
#if LIBCURL_VERSION_NUM >= 0x075700
    /* Else the end of one slow look-up stops all transfers until it is through. */
    if (!SET(CURLOPT_QUICK_EXIT, 1L))
        return false;
#endif
    if (request->http1 && !SET(CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1))
        return false;
    if (request->cookies && !SET(CURLOPT_COOKIE, request->cookies))
        return false;
    if (request->secret &&
        (!SET(CURLOPT_USERPWD, request->secret) || !SET(CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC)))
        return false;
    if (common->resolve && !SET(CURLOPT_RESOLVE, common->resolve))
        return false;
    if (common->connect_to && !SET(CURLOPT_CONNECT_TO, common->connect_to))
        return false;
    return SET(CURLOPT_URL, request->url) && SET(CURLOPT_PROTOCOLS_STR, "http,https") &&
           SET(CURLOPT_REDIR_PROTOCOLS_STR, "http,https") && SET(CURLOPT_FOLLOWLOCATION, 0L) &&
           /* No exception from the environment: what did not go through the proxy would be asked unjudged. */
           SET(CURLOPT_PROXY, common->proxy ? common->proxy : "") && SET(CURLOPT_NOPROXY, "") &&
           SET(CURLOPT_NETRC, (long)CURL_NETRC_IGNORED) && SET(CURLOPT_NOSIGNAL, 1L) &&
           SET(CURLOPT_NOBODY, request->method == CITE_METHOD_HEAD ? 1L : 0L) &&
           SET(CURLOPT_USERAGENT, request->user_agent) && SET(CURLOPT_HTTPHEADER, common->headers) &&
           SET(CURLOPT_ACCEPT_ENCODING, "") && SET(CURLOPT_TIMEOUT_MS, request->timeout_ms) &&
           SET(CURLOPT_CONNECTTIMEOUT_MS, request->connect_timeout_ms) &&
           SET(CURLOPT_LOW_SPEED_LIMIT, LOW_SPEED_BYTES) && SET(CURLOPT_LOW_SPEED_TIME, LOW_SPEED_SECONDS);
}

/* What is posted is work for the server, which may be silent over it for longer than over a page. */
static bool set_form(CURL *easy, const char *form)
{
    return !form || (SET(CURLOPT_POSTFIELDS, form) && SET(CURLOPT_LOW_SPEED_TIME, 0L));
}

#undef SET

/* Whether one of the request's own fields has the name of a field that all have. */
static bool is_replaced(const char *field, const char *const *headers)
{
    size_t len = strcspn(field, ":") + 1;

    for (; *headers; headers++) {
        if (strlen(*headers) >= len && cite__bytes_equal_nocase(*headers, field, len))
            return true;
    }
    return false;
}

/* The request's own fields beside those that all have, or in their place. */
static bool set_headers(struct cite__slot *slot, const char *const *headers)
{
    curl_slist_free_all(slot->headers);
    slot->headers = NULL;
    if (!headers)
        return true;
    for (const struct curl_slist *at = slot->common->headers; at; at = at->next) {
        if (is_replaced(at->data, headers))
            continue;
        struct curl_slist *more = curl_slist_append(slot->headers, at->data);
        if (!more)
            return false;
        slot->headers = more;
    }
    for (; *headers; headers++) {
        struct curl_slist *more = curl_slist_append(slot->headers, *headers);
        if (!more)
            return false;
        slot->headers = more;
    }
    return curl_easy_setopt(slot->easy, CURLOPT_HTTPHEADER, slot->headers) == CURLE_OK;
}

static void reset_counts(struct cite__slot *slot, const struct cite__request *request)
{
    slot->id = request->id;
    slot->max_body = request->max_body;
    slot->allow_private = request->allow_private;
    slot->header_bytes = 0;
    slot->body_bytes = 0;
    slot->cut = false;
    slot->connected = false;
    slot->headers_flooded = false;
    slot->head_ended = false;
    slot->out_of_memory = false;
    slot->code = CURLE_OK;
    slot->net = CITE__NET_OK;
    slot->refused[0] = '\0';
    slot->words[0] = '\0';
    cite__buf_clear(&slot->head);
    cite__buf_clear(&slot->body);
    slot->body.ceiling = request->keep_body;
}

bool cite__slot_prepare(struct cite__slot *slot, const struct cite__slot_common *common,
                        const struct cite__request *request)
{
    if (!slot->easy)
        slot->easy = curl_easy_init();
    if (!slot->easy)
        return false;
    reset_counts(slot, request);
    slot->common = common;
    curl_easy_reset(slot->easy);
    return set_callbacks(slot->easy, slot) && set_trust(slot->easy, common, request->insecure) &&
           set_request(slot->easy, common, request) && set_form(slot->easy, request->form) &&
           set_headers(slot, request->headers);
}

char *cite__slot_host(const struct cite__slot *slot)
{
    char *url = NULL;
    char *host = NULL;
    CURLU *parts = curl_url();

    if (parts && curl_easy_getinfo(slot->easy, CURLINFO_EFFECTIVE_URL, &url) == CURLE_OK && url &&
        curl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK)
        (void)curl_url_get(parts, CURLUPART_HOST, &host, 0);
    curl_url_cleanup(parts);
    return host;
}

bool cite__slot_is_literal(const struct cite__slot *slot)
{
    struct cite__address address;
    char *host = cite__slot_host(slot);
    cite_str text = cite_str_from(host);

    if (text.len > 2 && text.ptr[0] == '[')
        text = cite__slice(text, 1, text.len - 1);
    bool literal = cite__address_parse(&address, text);
    curl_free(host);
    return literal;
}
