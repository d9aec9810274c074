/*
 * net/archive_search.c: what an archive is asked, and what its answers mean (archives.h).
 *
 *     gate   ─┬─► 302 to a copy, or the copy itself ─► the nearest counts
 *             ├─► 302 to another TimeGate ─► asked there
 *             └─► 404: nothing
 *     page   ─┬─► an answer with Memento-Datetime: the copy, of whatever code
 *             └─► the archive's own 404: the copy has no raw form, and is asked for as it is
 *
 * A TimeGate and Wayback's playback answer alike (RFC 7089, 4.1): with the address of the copy nearest to the date. So
 * one request an archive is enough, and no TimeMap need be read.
 */
#include "core/str.h"
#include "core/url.h"
#include "net/archives.h"
#include "net/fingerprint.h"
#include "net/memento.h"

#include <string.h>

/* How often a TimeGate may send to another one, or a copy to another: http to https, a host to its new name. */
#define HOPS_MAX 3

static bool is_sent(const struct cite__answer *answer)
{
    return answer->http_code >= 300 && answer->http_code <= 399 && answer->redirect.len > 0;
}

/* An answer that means that the archive cannot, and not that it has nothing. */
static bool is_failure(const struct cite__answer *answer)
{
    return answer->net != CITE__NET_OK || answer->http_code == 429 || answer->http_code >= 500;
}

static void put_encoded(struct cite__buf *out, cite_str url, bool query)
{
    static const char digits[] = "0123456789ABCDEF";

    for (size_t i = 0; i < url.len; i++) {
        unsigned char c = (unsigned char)url.ptr[i];
        bool unreserved = cite__is_alnum((char)c) || (c != '\0' && strchr("-._~", c));
        if (query ? unreserved : c > ' ' && c < 0x7f) {
            cite__buf_byte(out, (char)c);
            continue;
        }
        cite__buf_byte(out, '%');
        cite__buf_byte(out, digits[c >> 4]);
        cite__buf_byte(out, digits[c & 15]);
    }
}

/* An address may come out of a document as it stood there: what is no character of a URL would break the request. */
void cite__archive_put(struct cite__buf *out, const char *pattern, cite_str url, int64_t datetime)
{
    static const char *const places[] = {"{url}", "{query}", "{stamp}"};
    char stamp[CITE__STAMP_SIZE];
    size_t place = 0;

    cite__date_stamp_put(stamp, datetime);
    for (const char *at = pattern; *at; at += place < 3 ? strlen(places[place]) : 1) {
        for (place = 0; place < 3 && strncmp(at, places[place], strlen(places[place])) != 0; place++)
            continue;
        if (place == 2)
            cite__buf_text(out, stamp);
        else if (place < 2)
            put_encoded(out, url, place == 1);
        else
            cite__buf_byte(out, *at);
    }
}

static int put_bytes(void *context, const char *data, size_t len)
{
    cite__buf_bytes(context, data, len);
    return 0;
}

/* The address at which a copy's bytes are, as they were. */
static void put_copy(struct cite__buf *out, cite_str url, bool plain)
{
    if (plain || !cite_memento_write_raw(url, put_bytes, out))
        cite__buf_str(out, url);
}

static void tell_datetime(struct cite__station *station, int64_t datetime)
{
    memcpy(station->accept_datetime, CITE__ACCEPT_DATETIME, sizeof CITE__ACCEPT_DATETIME);
    cite__date_http_put(station->accept_datetime + sizeof CITE__ACCEPT_DATETIME - 1, datetime);
    station->headers[0] = station->accept_datetime;
}

cite_status cite__archive_ask(struct cite__station *station, struct cite__task *task,
                              enum cite__purpose purpose)
{
    const cite_archives_found *found = &task->found;
    bool by_cdx = false;

    cite__buf_clear(&station->url);
    station->headers[0] = NULL;
    switch (purpose) {
    case CITE__ASK_GATE:
        tell_datetime(station, found->datetime);
        cite__archive_put(&station->url, station->archive.timegate, found->url, found->datetime);
        break;
    case CITE__ASK_LIST:
        if (!cite__archive_lists(station, &by_cdx))
            return CITE_ERROR_UNSUPPORTED;
        cite__archive_put(&station->url, by_cdx ? station->archive.cdx : station->archive.timemap, found->url,
                          0);
        break;
    case CITE__ASK_PAGE: put_copy(&station->url, found->memento.url, task->plain); break;
    case CITE__ASK_NOTHING: break;
    }
    return station->url.failed;
}

/* A copy's address on an arena, absolute; {NULL, 0} when memory is out. */
static cite_str copy_address(struct cite__arena *arena, cite_str asked, cite_str told)
{
    struct cite__url parts;
    struct cite__buf whole;

    if (told.len == 0 || cite__url_split(&parts, told))
        return cite__arena_str(arena, told.len == 0 ? asked : told);
    cite__buf_init(&whole, &arena->allocator, asked.len + told.len);
    cite__url_resolve(&whole, asked, told);
    cite_str url = whole.failed == CITE_ERROR_MEMORY ? (cite_str){NULL, 0}
                                                     : cite__arena_str(arena, cite__buf_view(&whole));
    cite__buf_release(&whole);
    return url;
}

/* A copy was found: it counts where it is nearer than the one that was. false: memory is out. */
static bool take_memento(struct cite_archives *archives, struct cite__station *station,
                         const cite_memento *memento)
{
    struct cite__task *task = station->task;
    cite_memento *best = &task->found.memento;

    if (best->url.len > 0 && !cite__memento_is_nearer(memento, best, task->found.datetime))
        return true;
    cite_str original = memento->original.len > 0 ? memento->original : task->found.url;
    cite_memento copy = {.url = copy_address(&task->arena, cite__buf_view(&station->url), memento->url),
                         .original = cite__arena_str(&task->arena, original),
                         .datetime = memento->datetime};
    if (!copy.url.ptr || !copy.original.ptr)
        return false;
    if (!cite__is_web_url(copy.url))
        return true;
    *best = copy;
    task->found.archive = station->archive.name;
    task->nearest = (size_t)(station - archives->stations);
    return true;
}

/* The station is to ask elsewhere. */
static cite_status go_to(enum cite__archive_says *says, struct cite__station *station, cite_str url, bool raw)
{
    station->hops++;
    cite__buf_clear(&station->url);
    put_copy(&station->url, url, !raw);
    *says = station->url.failed == CITE_OK ? CITE__ARCHIVE_GOES_ON : CITE__ARCHIVE_STRANGE;
    return station->url.failed == CITE_ERROR_MEMORY ? CITE_ERROR_MEMORY : CITE_OK;
}

static cite_status hear_gate(enum cite__archive_says *says, struct cite_archives *archives,
                             struct cite__station *station, const struct cite__answer *answer)
{
    cite_memento memento;
    bool none = answer->http_code == 404 || answer->http_code == 406;
    bool copied = answer->net == CITE__NET_OK && cite__memento_of_answer(&memento, answer);

    *says = CITE__ARCHIVE_THROUGH;
    if (copied || (none && answer->net == CITE__NET_OK)) {
        station->task->found.answered++;
        return !copied || take_memento(archives, station, &memento) ? CITE_OK : CITE_ERROR_MEMORY;
    }
    if (is_failure(answer))
        *says = CITE__ARCHIVE_FAILED;
    else if (is_sent(answer) && station->hops < HOPS_MAX)
        return go_to(says, station, answer->redirect, false);
    else if (answer->http_code != 400) /* which speaks of the address, and not of the archive */
        *says = CITE__ARCHIVE_STRANGE;
    return CITE_OK;
}

/* Whether a copy sends to another copy, and not, as a redirect that was archived, back into the Web. */
static bool stays_inside(cite_str from, cite_str to)
{
    struct cite__url a;
    struct cite__url b;
    cite_memento memento;

    if (cite_memento_split(&memento, to))
        return true;
    return cite__url_split(&a, from) && cite__url_split(&b, to) && cite__str_equal_nocase(a.host, b.host);
}

/* What a copy of a page says. false: memory is out. */
static bool take_page(struct cite__task *task, cite_str url, const struct cite__answer *answer)
{
    bool good = answer->http_code >= 200 && answer->http_code <= 299 && answer->body.len > 0;
    cite_fingerprint *fingerprint = good ? cite__arena_alloc(&task->arena, sizeof *fingerprint) : NULL;
    cite_str fetched = cite__arena_str(&task->arena, url);

    if (!fetched.ptr || (good && !fingerprint))
        return false;
    if (good && !cite__fingerprint_make(fingerprint, answer->body, answer->content_type, &task->arena))
        return false;
    task->found.fetched = fetched;
    task->found.fingerprint = fingerprint;
    return true;
}

static cite_status hear_page(enum cite__archive_says *says, struct cite__station *station,
                             const struct cite__answer *answer)
{
    struct cite__task *task = station->task;
    cite_str url = cite__buf_view(&station->url);
    int64_t datetime = 0;
    bool copied = answer->net == CITE__NET_OK && cite__memento_datetime(&datetime, answer->head);

    *says = CITE__ARCHIVE_THROUGH;
    if (copied)
        task->found.http_code = answer->http_code;
    if (answer->net == CITE__NET_OK && is_sent(answer) && station->hops < HOPS_MAX &&
        stays_inside(url, answer->redirect))
        return go_to(says, station, answer->redirect, !task->plain);
    if (copied)
        return take_page(task, url, answer) ? CITE_OK : CITE_ERROR_MEMORY;
    if (is_failure(answer)) {
        *says = CITE__ARCHIVE_FAILED;
        return CITE_OK;
    }
    if (!task->plain && !cite__str_equal(url, task->found.memento.url)) {
        task->plain = true;
        station->hops = 0;
        return go_to(says, station, task->found.memento.url, false);
    }
    if (answer->http_code != 404)
        *says = CITE__ARCHIVE_STRANGE;
    return CITE_OK;
}

static cite_status hear_list(enum cite__archive_says *says, struct cite_archives *archives,
                             struct cite__station *station, const struct cite__answer *answer)
{
    bool none = answer->http_code == 404 || answer->http_code == 406;

    *says = CITE__ARCHIVE_THROUGH;
    if (!is_failure(answer) && is_sent(answer) && station->hops < HOPS_MAX)
        return go_to(says, station, answer->redirect, false);
    if (!is_failure(answer) && (answer->http_code == 200 || none))
        return cite__archive_hear_list(says, archives, station, answer);
    cite__archive_cut_list(station);
    if (is_failure(answer))
        *says = CITE__ARCHIVE_FAILED;
    else if (answer->http_code != 400)
        *says = CITE__ARCHIVE_STRANGE;
    return CITE_OK;
}

cite_status cite__archive_hear(enum cite__archive_says *says, struct cite_archives *archives,
                               struct cite__station *station, const struct cite__answer *answer)
{
    switch (station->purpose) {
    case CITE__ASK_GATE: return hear_gate(says, archives, station, answer);
    case CITE__ASK_PAGE: return hear_page(says, station, answer);
    case CITE__ASK_LIST: return hear_list(says, archives, station, answer);
    case CITE__ASK_NOTHING: break;
    }
    *says = CITE__ARCHIVE_STRANGE;
    return CITE_OK;
}
