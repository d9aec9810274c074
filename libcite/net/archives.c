/*
 * net/archives.c: the copy nearest to a date, asked of several archives at once (cite/archive.h).
 *
 *     url, date ─► one request an archive ─┬─► 302 to a copy, or the copy itself ─► the nearest counts
 *                                          ├─► 302 to another TimeGate ─► asked there
 *                                          └─► nothing, or a failure: the archive rests
 *
 * A TimeGate and Wayback's playback answer alike (RFC 7089, 4.1): with the address of the copy nearest to the date. So
 * one request an archive is enough, and no TimeMap need be read.
 */
#include "net/archives.h"

#include "core/alloc.h"
#include "core/arena.h"
#include "core/buf.h"
#include "core/date.h"
#include "core/error.h"
#include "core/str.h"
#include "core/url.h"
#include "net/memento.h"
#include "net/target.h"

#include <cite/version.h>

#include <string.h>

#define USER_AGENT "libcite/" CITE_VERSION_STRING " (+https://github.com/libcite/libcite)"

/* More archives than there are. */
#define ARCHIVES_MAX 64

/* How often a TimeGate may send to another one: http to https, a host to its new name. */
#define HOPS_MAX 3

/* A URL with what the table puts before it. */
#define REQUEST_MAX ((size_t)CITE__URL_MAX * 2)

/* The answer's head is what counts; of a copy that is sent at once hardly anything is wanted. */
#define BODY_MAX ((size_t)4096)

/* How a TimeGate is told the date (RFC 7089, 2.1.1). */
#define ACCEPT "Accept-Datetime: "

/* The longest wait in one call of the transport. */
#define WAIT_MAX_MS 60000

enum asked { ASK_NOT, ASK_DUE, ASK_SENT };

struct station {
    const cite_archive *archive;
    int64_t next_ms; /* no request before */
    enum asked asked;
    unsigned hops;
    const char *url;
};

struct cite_archives {
    cite_allocator allocator;
    struct cite__arena arena; /* of the latest search */
    cite_archives_options options;
    struct cite__transport *transport;
    struct station stations[ARCHIVES_MAX];
    size_t count;
    char accept_datetime[sizeof ACCEPT + CITE__HTTP_DATE_SIZE];
    const char *headers[2];
    int64_t datetime;
    cite_archives_found found;
};

cite_archives_options cite__archives_complete(const cite_archives_options *given)
{
    cite_archives_options options = {0};

    if (given)
        memcpy(&options, given, given->size < sizeof options ? given->size : sizeof options);
    options.size = sizeof options;
    options.table = options.table ? options.table : cite_archive_table();
    options.user_agent = options.user_agent ? options.user_agent : USER_AGENT;
    options.timeout_ms = options.timeout_ms > 0 ? options.timeout_ms : 30000;
    options.connect_timeout_ms = options.connect_timeout_ms > 0 ? options.connect_timeout_ms : 10000;
    options.rest_ms = options.rest_ms > 0 ? options.rest_ms : 15L * 60 * 1000;
    return options;
}

cite_status cite__archives_on(cite_archives **out, const cite_archives_options *options,
                              struct cite__transport *transport, cite_error *error)
{
    cite_allocator source = cite__allocator_or_default(options ? options->allocator : NULL);
    cite_archives *archives = cite__alloc(&source, sizeof *archives);

    *out = NULL;
    if (!archives) {
        transport->ops->free(transport);
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    }
    memset(archives, 0, sizeof *archives);
    archives->allocator = source;
    archives->options = cite__archives_complete(options);
    archives->transport = transport;
    cite__arena_init(&archives->arena, &source);
    const cite_archive *table = archives->options.table;
    while (archives->count < ARCHIVES_MAX && table[archives->count].name) {
        archives->stations[archives->count].archive = &table[archives->count];
        archives->count++;
    }
    *out = archives;
    return CITE_OK;
}

cite_status cite_archives_new(cite_archives **out, const cite_archives_options *options, cite_error *error)
{
    struct cite__transport *transport = NULL;

    cite__error_clear(error);
    *out = NULL;
    const cite_archives_options whole = cite__archives_complete(options);
    const struct cite__transport_setup setup = {.allocator = whole.allocator,
                                                .concurrency = ARCHIVES_MAX,
                                                .connect_to = whole.connect_to,
                                                .ca_file = whole.ca_file};
    cite_status status = cite__transport_curl(&transport, &setup);
    if (status != CITE_OK)
        return cite__error_set(error, status, CITE_NONE, NULL);
    return cite__archives_on(out, options, transport, error);
}

void cite_archives_free(cite_archives *archives)
{
    if (!archives)
        return;
    cite_allocator source = archives->allocator;
    archives->transport->ops->free(archives->transport);
    cite__arena_release(&archives->arena);
    cite__free(&source, archives);
}

/* The address to ask an archive for a copy; NULL when memory is out, or where it is too long. */
static const char *fill_in(cite_archives *archives, const char *pattern, cite_str url)
{
    char stamp[CITE__STAMP_SIZE];
    cite_str rest = cite_str_from(pattern);
    struct cite__buf buf;

    cite__date_stamp_put(stamp, archives->datetime);
    cite__buf_init(&buf, &archives->allocator, REQUEST_MAX);
    for (size_t at = 0; at < rest.len;) {
        cite_str here = cite__slice(rest, at, rest.len);
        bool is_url = cite__str_starts(here, CITE__LIT("{url}"));
        bool is_stamp = cite__str_starts(here, CITE__LIT("{stamp}"));
        if (is_url)
            cite__buf_str(&buf, url);
        else if (is_stamp)
            cite__buf_text(&buf, stamp);
        else
            cite__buf_byte(&buf, here.ptr[0]);
        at += is_url ? 5 : is_stamp ? 7 : 1;
    }
    cite_str copy =
        buf.failed == CITE_OK ? cite__arena_str(&archives->arena, cite__buf_view(&buf)) : (cite_str){NULL, 0};
    cite__buf_release(&buf);
    return copy.ptr;
}

static int64_t now_of(cite_archives *archives)
{
    return archives->transport->ops->now_ms(archives->transport);
}

/* Prepares the questions of a search: archives that rest are not asked. */
static cite_status prepare(cite_archives *archives, cite_str url)
{
    int64_t now = now_of(archives);

    for (size_t i = 0; i < archives->count; i++) {
        struct station *station = &archives->stations[i];
        bool rests = station->next_ms > now + station->archive->delay_ms;
        station->asked = rests ? ASK_NOT : ASK_DUE;
        station->hops = 0;
        station->url = fill_in(archives, station->archive->timegate, url);
        if (!station->url)
            return CITE_ERROR_MEMORY;
        archives->found.asked += !rests;
    }
    return CITE_OK;
}

/* Sends what is due; *wait_ms is how long nothing else is, and *open how many are not through. */
static cite_status send_due(cite_archives *archives, int *wait_ms, size_t *open)
{
    const cite_archives_options *options = &archives->options;
    int64_t now = now_of(archives);

    *wait_ms = WAIT_MAX_MS;
    *open = 0;
    for (size_t i = 0; i < archives->count; i++) {
        struct station *station = &archives->stations[i];
        *open += station->asked != ASK_NOT;
        if (station->asked == ASK_DUE && station->next_ms > now && station->next_ms - now < *wait_ms)
            *wait_ms = (int)(station->next_ms - now);
        if (station->asked != ASK_DUE || station->next_ms > now)
            continue;
        const struct cite__request request = {.id = i,
                                              .url = station->url,
                                              .user_agent = options->user_agent,
                                              .headers = archives->headers,
                                              .method = CITE_METHOD_GET,
                                              .timeout_ms = options->timeout_ms,
                                              .connect_timeout_ms = options->connect_timeout_ms,
                                              .max_body = BODY_MAX,
                                              .keep_body = BODY_MAX,
                                              .allow_private = options->allow_private != 0};
        station->asked = ASK_SENT;
        station->next_ms = now + station->archive->delay_ms;
        cite_status status = archives->transport->ops->submit(archives->transport, &request);
        if (status != CITE_OK)
            return status;
    }
    return CITE_OK;
}

/* A copy was found: it counts where it is nearer than the one that was. false: memory is out. */
static bool take_memento(cite_archives *archives, const cite_memento *memento, const char *asked)
{
    cite_memento *best = &archives->found.memento;

    if (best->url.len > 0 && !cite__memento_is_nearer(memento, best, archives->datetime))
        return true;
    cite_str url = memento->url.len > 0 ? memento->url : cite_str_from(asked);
    best->url = cite__arena_str(&archives->arena, url);
    if (memento->original.len > 0)
        best->original = cite__arena_str(&archives->arena, memento->original);
    best->datetime = memento->datetime;
    return best->url.ptr && best->original.ptr;
}

/* An archive has failed, and is left alone for a while. */
static void let_rest(cite_archives *archives, struct station *station, const struct cite__answer *answer)
{
    int64_t wait = (int64_t)answer->retry_after_s * 1000;

    if (wait < archives->options.rest_ms)
        wait = archives->options.rest_ms;
    station->next_ms = now_of(archives) + station->archive->delay_ms + wait;
}

static cite_status receive(cite_archives *archives, const struct cite__answer *answer)
{
    struct station *station = &archives->stations[answer->id];
    bool sent = answer->http_code >= 300 && answer->http_code <= 399 && answer->redirect.len > 0;
    bool none = answer->http_code == 404 || answer->http_code == 406;
    cite_memento memento;

    station->asked = ASK_NOT;
    if (answer->net == CITE__NET_OK && cite__memento_of_answer(&memento, answer)) {
        archives->found.answered++;
        return take_memento(archives, &memento, station->url) ? CITE_OK : CITE_ERROR_MEMORY;
    }
    if (answer->net == CITE__NET_OK && sent && station->hops < HOPS_MAX) {
        cite_str url = cite__arena_str(&archives->arena, answer->redirect);
        station->hops++;
        station->asked = ASK_DUE;
        station->url = url.ptr;
        return url.ptr ? CITE_OK : CITE_ERROR_MEMORY;
    }
    if (answer->net == CITE__NET_OK && none)
        archives->found.answered++;
    else
        let_rest(archives, station, answer);
    return CITE_OK;
}

static cite_status search(cite_archives *archives)
{
    struct cite__transport *transport = archives->transport;
    struct cite__answer answer;
    int wait_ms = 0;
    size_t open = 0;

    for (;;) {
        cite_status status = send_due(archives, &wait_ms, &open);
        if (status != CITE_OK || open == 0)
            return status;
        status = transport->ops->poll(transport, wait_ms);
        while (status == CITE_OK && transport->ops->take(transport, &answer))
            status = receive(archives, &answer);
        if (status != CITE_OK)
            return status;
    }
}

cite_status cite_archives_find(cite_archives *archives, cite_str url, int64_t datetime,
                               cite_archives_found *found, cite_error *error)
{
    struct cite__url parts;

    cite__error_clear(error);
    *found = (cite_archives_found){.memento = {.url = CITE__LIT(""), .original = CITE__LIT("")}};
    bool web = cite__url_split(&parts, url) &&
               (cite__str_is_nocase(parts.scheme, "http") || cite__str_is_nocase(parts.scheme, "https"));
    if (!web || url.len > CITE__URL_MAX)
        return cite__error_named(error, CITE_ERROR_ARGUMENT, "url", "is no address on the web");
    if (parts.fragment.ptr)
        url.len = (size_t)(parts.fragment.ptr - url.ptr) - 1;
    cite__arena_release(&archives->arena);
    cite__arena_init(&archives->arena, &archives->allocator);
    archives->found = *found;
    url = cite__url_public(url, &archives->arena); /* a password is none of an archive's business */
    archives->found.memento.original = url;
    archives->datetime = datetime;
    memcpy(archives->accept_datetime, ACCEPT, sizeof ACCEPT);
    cite__date_http_put(archives->accept_datetime + sizeof ACCEPT - 1, datetime);
    archives->headers[0] = archives->accept_datetime;
    cite_status status = url.ptr ? prepare(archives, url) : CITE_ERROR_MEMORY;
    if (status == CITE_OK)
        status = search(archives);
    for (size_t i = 0; i < archives->count; i++) {
        if (archives->stations[i].asked == ASK_SENT)
            archives->transport->ops->drop(archives->transport, i);
        archives->stations[i].asked = ASK_NOT;
    }
    if (status != CITE_OK)
        return cite__error_set(error, status, CITE_NONE, NULL);
    *found = archives->found;
    if (found->memento.url.len == 0)
        found->memento.original = CITE__LIT("");
    return CITE_OK;
}
