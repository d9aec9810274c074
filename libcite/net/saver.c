/*
 * net/saver.c: the public functions of cite/save.h: what is asked for, and what is handed out. The loop is saver_run.c.
 */
#include "net/saver.h"

#include "core/alloc.h"
#include "core/buf.h"
#include "core/error.h"
#include "core/str.h"
#include "core/url.h"
#include "net/target.h"

#include <cite/version.h>

#include <string.h>

#define USER_AGENT "libcite/" CITE_VERSION_STRING " (+https://github.com/libcite/libcite)"

/* Of a key, or a secret: the Internet Archive's have 16 letters. */
#define KEY_MAX ((size_t)512)

/* "Authorization: LOW key:secret". */
#define AUTHORIZATION "Authorization: LOW "

/* A form holds a URL whose bytes may take three each. */
#define FORM_MAX ((size_t)CITE__URL_MAX * 3 + 256)

/* Any number: the map is over what our own caller adds. */
#define TARGET_SEED UINT64_C(0x5bd1e995)

/* So that no sum of times comes near its limit. */
#define DAY_MS (24L * 60 * 60 * 1000)

static long between(long value, long otherwise, long most)
{
    if (value <= 0)
        return otherwise;
    return value < most ? value : most;
}

cite_saver_options cite__saver_complete(const cite_saver_options *given)
{
    cite_saver_options options = {0};

    if (given)
        memcpy(&options, given, given->size < sizeof options ? given->size : sizeof options);
    options.size = sizeof options;
    options.endpoint = options.endpoint ? options.endpoint : CITE_SAVER_ENDPOINT;
    options.user_agent = options.user_agent ? options.user_agent : USER_AGENT;
    options.delay_ms = between(options.delay_ms, 10000, DAY_MS);
    options.poll_ms = between(options.poll_ms, 6000, DAY_MS);
    options.max_wait_ms = between(options.max_wait_ms, 300000, DAY_MS);
    options.not_archived_within =
        options.not_archived_within > 0 ? options.not_archived_within : 30L * 24 * 60 * 60;
    options.rest_ms = between(options.rest_ms, 60000, DAY_MS);
    options.timeout_ms = between(options.timeout_ms, 120000, DAY_MS);
    options.connect_timeout_ms = between(options.connect_timeout_ms, 15000, DAY_MS);
    if (options.in_flight == 0)
        options.in_flight = 3;
    if (options.in_flight > CITE__SAVES_AT_ONCE)
        options.in_flight = CITE__SAVES_AT_ONCE;
    return options;
}

/* Visible ASCII: anything else could end the field that it stands in. */
static bool is_key(const char *text)
{
    size_t len = strlen(text);

    for (size_t i = 0; i < len; i++) {
        if (text[i] <= ' ' || text[i] > '~')
            return false;
    }
    return len > 0 && len <= KEY_MAX;
}

/* A reason why options make no sense, static; NULL where they do. It never repeats what was given. */
static const char *refuse(const cite_saver_options *options, const struct cite__target *endpoint)
{
    if (endpoint->kind != CITE__TARGET_HTTP)
        return "the endpoint is no address on the web";
    if (endpoint->secret.ptr)
        return "the endpoint's address must not hold a user name";
    if (!cite__is_field_value(options->user_agent))
        return "the user agent holds a control character";
    if (options->proxy && !cite__is_proxy(options->proxy))
        return "the proxy is not SCHEME://HOST:PORT";
    if (cite__str_find_byte(endpoint->url, '?', 0) != CITE_NONE)
        return "the endpoint's address must not have a query";
    if (!options->key != !options->secret)
        return "a key needs its secret, and a secret its key";
    if (!options->key)
        return NULL;
    if (!is_key(options->key) || !is_key(options->secret))
        return "the key or its secret has characters that no key has";
    if (!cite__str_starts(endpoint->url, CITE__LIT("https://")) && !options->allow_private)
        return "a key is not sent without TLS: the endpoint must be an https address";
    return NULL;
}

/* The fields of every request: JSON is wanted, and whoever asks has a key. */
static bool set_headers(cite_saver *saver)
{
    static const char accept[] = "Accept: application/json";
    struct cite__buf field;

    saver->headers[0] = accept;
    saver->no_key[0] = accept;
    if (!saver->options.key)
        return true;
    cite__buf_init(&field, &saver->allocator, sizeof AUTHORIZATION + 2 * KEY_MAX + 1);
    cite__buf_text(&field, AUTHORIZATION);
    cite__buf_text(&field, saver->options.key);
    cite__buf_byte(&field, ':');
    cite__buf_text(&field, saver->options.secret);
    if (field.failed == CITE_OK)
        saver->headers[1] = cite__arena_str(&saver->arena, cite__buf_view(&field)).ptr;
    cite__buf_release(&field);
    return saver->headers[1] != NULL;
}

static bool keep_text(struct cite__arena *arena, const char **text)
{
    if (!*text)
        return true;
    *text = cite__arena_str(arena, cite_str_from(*text)).ptr;
    return *text != NULL;
}

static bool set_endpoint(cite_saver *saver, cite_str url)
{
    struct cite__url parts;
    size_t end = url.len;

    cite__url_split(&parts, url);
    size_t path = (size_t)(parts.path.ptr - url.ptr);
    while (end > path && url.ptr[end - 1] == '/')
        end--;
    saver->endpoint = cite__arena_str(&saver->arena, cite__slice(url, 0, end));
    while (end > path && url.ptr[end - 1] != '/')
        end--;
    saver->folder = cite__slice(url, 0, end > path ? end : path + 1);
    return saver->endpoint.ptr != NULL;
}

static cite_status begin(cite_saver *saver, cite_error *error)
{
    struct cite__target endpoint;
    cite_saver_options *options = &saver->options;

    cite__target_read(&endpoint, cite_str_from(options->endpoint), &saver->arena);
    if (endpoint.kind == CITE__TARGET_MEMORY)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    const char *problem = refuse(options, &endpoint);
    if (problem)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, problem);
    options->proxy = NULL;
    bool kept = set_endpoint(saver, endpoint.url) && keep_text(&saver->arena, &options->key) &&
                keep_text(&saver->arena, &options->secret) && keep_text(&saver->arena, &options->user_agent) &&
                set_headers(saver);
    if (!kept)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    return CITE_OK;
}

cite_status cite__saver_on(cite_saver **out, const cite_saver_options *options,
                           struct cite__transport *transport, cite_error *error)
{
    cite_allocator source = cite__allocator_or_default(options ? options->allocator : NULL);
    cite_saver *saver = cite__alloc(&source, sizeof *saver);

    *out = NULL;
    if (!saver) {
        transport->ops->free(transport);
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    }
    memset(saver, 0, sizeof *saver);
    saver->allocator = source;
    saver->options = cite__saver_complete(options);
    saver->options.connect_to = NULL; /* the transport has its own, and so of what follows */
    saver->options.resolve = NULL;
    saver->options.allow_addresses = NULL;
    saver->options.ca_file = NULL;
    saver->transport = transport;
    saver->account = (cite_saver_account){-1, -1, -1, -1};
    cite__arena_init(&saver->arena, &source);
    cite__arena_init(&saver->scratch, &source);
    cite__map_init(&saver->by_target, &saver->arena, TARGET_SEED);
    cite_status status = begin(saver, error);
    if (status == CITE_OK)
        *out = saver;
    else
        cite_saver_free(saver);
    return status;
}

cite_status cite_saver_new(cite_saver **out, const cite_saver_options *options, cite_error *error)
{
    struct cite__transport *transport = NULL;

    cite__error_clear(error);
    *out = NULL;
    const cite_saver_options whole = cite__saver_complete(options);
    const struct cite__transport_setup setup = {.allocator = whole.allocator,
                                                .concurrency = CITE__SAVES_AT_ONCE + 1,
                                                .resolve = whole.resolve,
                                                .connect_to = whole.connect_to,
                                                .allow_addresses = whole.allow_addresses,
                                                .proxy = whole.proxy,
                                                .ca_file = whole.ca_file};
    cite_status status = cite__transport_curl(&transport, &setup);
    if (status != CITE_OK)
        return cite__error_set(error, status, CITE_NONE, NULL);
    return cite__saver_on(out, options, transport, error);
}

void cite_saver_free(cite_saver *saver)
{
    if (!saver)
        return;
    cite_allocator source = saver->allocator;
    saver->transport->ops->free(saver->transport);
    cite__arena_release(&saver->scratch);
    cite__arena_release(&saver->arena);
    cite__free(&source, saver);
}

/* The form that asks for a page; NULL when memory is out. */
static const char *make_form(cite_saver *saver, cite_str url)
{
    static const char digits[] = "0123456789ABCDEF";
    struct cite__buf form;

    cite__buf_init(&form, &saver->allocator, FORM_MAX);
    cite__buf_text(&form, "url=");
    for (size_t i = 0; i < url.len; i++) {
        unsigned char c = (unsigned char)url.ptr[i];
        if (cite__is_alnum((char)c) || c == '-' || c == '.' || c == '_' || c == '~') {
            cite__buf_byte(&form, (char)c);
            continue;
        }
        cite__buf_byte(&form, '%');
        cite__buf_byte(&form, digits[c >> 4]);
        cite__buf_byte(&form, digits[c & 15]);
    }
    /* Whether it is the first copy of all is of no use here, and takes the archive a search. */
    cite__buf_text(&form, "&skip_first_archive=1&if_not_archived_within=");
    cite__buf_int(&form, saver->options.not_archived_within);
    cite_str copy = {NULL, 0};
    if (form.failed == CITE_OK)
        copy = cite__arena_str(&saver->arena, cite__buf_view(&form));
    cite__buf_release(&form);
    return copy.ptr;
}

/* Puts a page beside another one of the same target, or at the end of those that are to be asked for. */
static cite_status queue(cite_saver *saver, struct cite__save *save)
{
    size_t first = cite__map_get(&saver->by_target, save->target);

    if (first == CITE_NONE) {
        save->form = make_form(saver, save->target);
        if (!save->form || !cite__map_set(&saver->by_target, save->target, save->saved.index))
            return CITE_ERROR_MEMORY;
        return CITE_OK;
    }
    struct cite__save *other = saver->saves.items[first];
    if (other->state == CITE__SAVE_DONE) {
        save->saved.copy = other->saved.copy;
        save->saved.attempts = other->saved.attempts;
        cite__saver_finish(saver, save, other->saved.outcome, other->saved.reason);
        return CITE_OK;
    }
    save->state = CITE__SAVE_SAME;
    save->same = other->same;
    other->same = save;
    return CITE_OK;
}

/* A page in the order of its coming; NULL when memory is out. */
static struct cite__save *append(cite_saver *saver, cite_str url)
{
    struct cite__save *save = cite__arena_zero(&saver->arena, 1, sizeof *save);

    if (!save)
        return NULL;
    save->saved.url = cite__url_public(url, &saver->arena);
    save->saved.reason = CITE__LIT("");
    save->saved.copy = (cite_memento){.url = CITE__LIT(""), .original = CITE__LIT("")};
    save->words = CITE__LIT("");
    if (!save->saved.url.ptr)
        return NULL;
    struct cite__save **place = CITE__ARRAY_PUSH(&saver->saves, &saver->arena);
    if (!place)
        return NULL;
    *place = save;
    save->saved.index = saver->saves.count - 1;
    saver->pending++;
    return save;
}

cite_status cite_saver_add(cite_saver *saver, cite_str url, cite_error *error)
{
    struct cite__target target;

    cite__error_clear(error);
    cite__target_read(&target, url, &saver->arena);
    struct cite__save *save = target.kind == CITE__TARGET_MEMORY ? NULL : append(saver, url);
    if (!save)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    if (target.kind != CITE__TARGET_HTTP)
        cite__saver_finish(saver, save, CITE_SAVED_REFUSED,
                           CITE__LIT("no http or https address; not asked for"));
    else if (target.local)
        cite__saver_finish(saver, save, CITE_SAVED_REFUSED, CITE__LIT("a private address; not asked for"));
    save->target = target.url;
    cite_status status = save->state == CITE__SAVE_DONE ? CITE_OK : queue(saver, save);
    if (status != CITE_OK) { /* as if it had not been added */
        saver->saves.count--;
        saver->pending--;
    }
    if (status != CITE_OK || saver->arena.failed)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    return CITE_OK;
}

cite_status cite_saver_poll(cite_saver *saver, int timeout_ms, cite_error *error)
{
    cite__error_clear(error);
    cite_status status = cite__saver_work(saver, timeout_ms);
    if (status == CITE_OK && saver->arena.failed)
        status = CITE_ERROR_MEMORY;
    if (status != CITE_OK)
        return cite__error_set(error, status, CITE_NONE, NULL);
    return CITE_OK;
}

const cite_saved *cite_saver_next(cite_saver *saver)
{
    struct cite__save *save = saver->done_first;

    if (!save)
        return NULL;
    saver->done_first = save->next;
    if (!saver->done_first)
        saver->done_last = NULL;
    return &save->saved;
}

size_t cite_saver_pending(const cite_saver *saver)
{
    return saver->pending;
}

void cite_saver_cancel(cite_saver *saver, const char *reason)
{
    cite__saver_end(saver, CITE_SAVED_LEFT, cite_str_from(reason ? reason : "cancelled"));
}

cite_saver_account cite_saver_quota(const cite_saver *saver)
{
    return saver->account;
}

size_t cite_saver_count(const cite_saver *saver)
{
    return saver->saves.count;
}

const cite_saved *cite_saver_result(const cite_saver *saver, size_t index)
{
    if (index >= saver->saves.count || saver->saves.items[index]->state != CITE__SAVE_DONE)
        return NULL;
    return &saver->saves.items[index]->saved;
}

cite_str cite_saver_endpoint(const cite_saver *saver)
{
    return saver->endpoint;
}
