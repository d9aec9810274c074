/*
 * net/transport_curl.c: the only caller of libcurl: one multi handle, one slot for each request in flight.
 *
 *     submit ─► slot (easy handle) ─► multi ─► [look-up of why a name failed] ─► done list ─► take
 *
 * How each request is set up, and what it may not do, is in net/curl_slot.c.
 *
 * libcurl's memory comes from malloc: curl_global_init_mem is for the whole process.
 */
#define _POSIX_C_SOURCE 200809L

#include "core/alloc.h"
#include "core/buf.h"
#include "core/str.h"
#include "net/curl_errors.h"
#include "net/curl_slot.h"
#include "net/lookup.h"
#include "net/route.h"
#include "net/transport.h"

#include <time.h>

#include <curl/curl.h>

/* How long the look-up of why a name failed may take before it counts as the resolver's failure. */
#define LOOKUP_MS 2000

/* How often a running look-up is asked for: it cannot wake the multi handle, which it may outlive. */
#define LOOKUP_POLL_MS 20

struct transport {
    struct cite__transport base;
    cite_allocator allocator;
    CURLM *multi;
    struct cite__slot_common common;
    struct cite__slot *slots; /* count of them */
    size_t count;
    struct cite__slot *idle;
    struct cite__slot *looking;
    struct cite__slot *done_first;
    struct cite__slot *done_last;
    struct cite__slot *taken; /* its strings are in the caller's hands until the next call */
    bool out_of_memory;
};

static struct transport *transport_of(struct cite__transport *base)
{
    return (struct transport *)base;
}

static int64_t monotonic_ms(struct cite__transport *base)
{
    struct timespec now = {0};

    (void)base;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void put_on_list(struct cite__slot **list, struct cite__slot *slot)
{
    slot->next = *list;
    *list = slot;
}

static void finish_slot(struct transport *transport, struct cite__slot *slot)
{
    slot->next = NULL;
    if (transport->done_last)
        transport->done_last->next = slot;
    else
        transport->done_first = slot;
    transport->done_last = slot;
}

static void make_idle(struct transport *transport, struct cite__slot *slot)
{
    cite__lookup_end(slot->lookup);
    slot->lookup = NULL;
    slot->busy = false;
    put_on_list(&transport->idle, slot);
}

/* The caller's time with the last answer is over. */
static void release_taken(struct transport *transport)
{
    if (transport->taken)
        make_idle(transport, transport->taken);
    transport->taken = NULL;
}

static cite_status curl_submit(struct cite__transport *base, const struct cite__request *request)
{
    struct transport *transport = transport_of(base);

    release_taken(transport);
    struct cite__slot *slot = transport->idle;
    if (!slot)
        return CITE_ERROR_INTERNAL;
    if (!cite__slot_prepare(slot, &transport->common, request) ||
        curl_multi_add_handle(transport->multi, slot->easy) != CURLM_OK)
        return CITE_ERROR_MEMORY;
    transport->idle = slot->next;
    slot->busy = true;
    return CITE_OK;
}

/* libcurl could not resolve the host: its name goes to the resolver once more. */
static bool start_lookup(struct transport *transport, struct cite__slot *slot)
{
    char *host = cite__slot_host(slot);

    if (host)
        slot->lookup = cite__lookup_start(cite_str_from(host));
    curl_free(host);
    if (!slot->lookup)
        return false;
    slot->lookup_end_ms = monotonic_ms(&transport->base) + LOOKUP_MS;
    put_on_list(&transport->looking, slot);
    return true;
}

/* A transfer has ended: what became of it. */
static void end_transfer(struct transport *transport, struct cite__slot *slot, CURLcode code)
{
    struct cite__curl_facts facts = {.code = code, .cut = slot->cut, .refused = slot->refused[0] != '\0'};
    curl_off_t lookup_us = 0;
    curl_off_t connect_us = 0;
    curl_off_t total_us = 0;

    curl_easy_getinfo(slot->easy, CURLINFO_OS_ERRNO, &facts.os_errno);
    curl_easy_getinfo(slot->easy, CURLINFO_SSL_VERIFYRESULT, &facts.verify_result);
    curl_easy_getinfo(slot->easy, CURLINFO_NAMELOOKUP_TIME_T, &lookup_us);
    curl_easy_getinfo(slot->easy, CURLINFO_CONNECT_TIME_T, &connect_us);
    curl_easy_getinfo(slot->easy, CURLINFO_TOTAL_TIME_T, &total_us);
    facts.looked_up = lookup_us > 0;
    /* A request on a connection that was there before has no time of connecting. */
    facts.connected = connect_us > 0 || slot->connected;
    facts.elapsed_ms = (long)(total_us / 1000);
    facts.literal = code == CURLE_OPERATION_TIMEDOUT && cite__slot_is_literal(slot);
    facts.words = cite_str_from(slot->words);
    transport->out_of_memory = transport->out_of_memory || slot->out_of_memory;
    slot->code = code;
    slot->net = slot->headers_flooded ? CITE__NET_BROKEN : cite__curl_net(&facts);
    if (code == CURLE_OK && !slot->head_ended)
        slot->net =
            CITE__NET_RESET; /* an answer without the end of its head is none, though libcurl takes it */
    if (code == CURLE_COULDNT_RESOLVE_HOST && start_lookup(transport, slot))
        return;
    finish_slot(transport, slot);
}

static void collect_transfers(struct transport *transport)
{
    int left = 0;
    CURLMsg *message = curl_multi_info_read(transport->multi, &left);

    while (message) {
        char *slot = NULL;
        CURL *easy = message->easy_handle;
        CURLcode code = message->data.result;
        if (message->msg == CURLMSG_DONE && curl_easy_getinfo(easy, CURLINFO_PRIVATE, &slot) == CURLE_OK &&
            slot) {
            end_transfer(transport, (struct cite__slot *)(void *)slot, code);
            curl_multi_remove_handle(transport->multi, easy);
        }
        message = curl_multi_info_read(transport->multi, &left);
    }
}

/* What a finished look-up makes of a name that could not be resolved. */
static enum cite__net net_of_lookup(enum cite__lookup_state state)
{
    return state == CITE__LOOKUP_NO_HOST ? CITE__NET_NO_HOST : CITE__NET_RESOLVER;
}

static void collect_lookups(struct transport *transport)
{
    struct cite__slot **at = &transport->looking;

    while (*at) {
        struct cite__slot *slot = *at;
        enum cite__lookup_state state = cite__lookup_state(slot->lookup);
        if (state == CITE__LOOKUP_RUNNING && monotonic_ms(&transport->base) < slot->lookup_end_ms) {
            at = &slot->next;
            continue;
        }
        *at = slot->next;
        slot->net = net_of_lookup(state);
        finish_slot(transport, slot);
    }
}

static cite_status work(struct transport *transport)
{
    int running = 0;
    CURLMcode code = curl_multi_perform(transport->multi, &running);

    collect_transfers(transport);
    collect_lookups(transport);
    if (transport->out_of_memory || code == CURLM_OUT_OF_MEMORY)
        return CITE_ERROR_MEMORY;
    return code == CURLM_OK ? CITE_OK : CITE_ERROR_NETWORK;
}

static cite_status curl_poll(struct cite__transport *base, int timeout_ms)
{
    struct transport *transport = transport_of(base);
    int64_t end = monotonic_ms(base) + timeout_ms;

    release_taken(transport);
    transport->out_of_memory = false;
    for (;;) {
        cite_status status = work(transport);
        int64_t left = end - monotonic_ms(base);
        if (status != CITE_OK || transport->done_first || left <= 0)
            return status;
        if (transport->looking && left > LOOKUP_POLL_MS)
            left = LOOKUP_POLL_MS;
        if (curl_multi_poll(transport->multi, NULL, 0, (int)left, NULL) != CURLM_OK)
            return CITE_ERROR_NETWORK;
    }
}

static cite_str info_of(CURL *easy, CURLINFO info)
{
    char *text = NULL;

    if (curl_easy_getinfo(easy, info, &text) != CURLE_OK)
        return cite_str_from(NULL);
    return cite_str_from(text);
}

static cite_str words_of(const struct cite__slot *slot)
{
    if (slot->net == CITE__NET_OK)
        return CITE__LIT("");
    if (slot->net == CITE__NET_PRIVATE)
        return cite_str_from(slot->refused);
    return cite_str_from(slot->words[0] != '\0' ? slot->words : curl_easy_strerror(slot->code));
}

static bool curl_take(struct cite__transport *base, struct cite__answer *answer)
{
    struct transport *transport = transport_of(base);
    curl_off_t total_us = 0;
    curl_off_t retry_after = 0;

    release_taken(transport);
    struct cite__slot *slot = transport->done_first;
    if (!slot)
        return false;
    transport->done_first = slot->next;
    if (!transport->done_first)
        transport->done_last = NULL;
    transport->taken = slot;
    *answer = (struct cite__answer){
        .id = slot->id,
        .net = slot->net,
        .words = words_of(slot),
        .redirect = info_of(slot->easy, CURLINFO_REDIRECT_URL),
        .address = info_of(slot->easy, CURLINFO_PRIMARY_IP),
        .content_type = info_of(slot->easy, CURLINFO_CONTENT_TYPE),
        .head = cite__buf_view(&slot->head),
        .body = cite__buf_view(&slot->body),
        .body_bytes = slot->body_bytes,
        .cut = slot->cut,
    };
    curl_easy_getinfo(slot->easy, CURLINFO_RESPONSE_CODE, &answer->http_code);
    curl_easy_getinfo(slot->easy, CURLINFO_RETRY_AFTER, &retry_after);
    curl_easy_getinfo(slot->easy, CURLINFO_TOTAL_TIME_T, &total_us);
    answer->retry_after_s = (long)retry_after;
    answer->elapsed_ms = (long)(total_us / 1000);
    return true;
}

/* Takes a slot off a list that it may be on; true where it was. */
static bool unlink_slot(struct cite__slot **at, const struct cite__slot *slot)
{
    for (; *at; at = &(*at)->next) {
        if (*at == slot) {
            *at = slot->next;
            return true;
        }
    }
    return false;
}

static void drop_slot(struct transport *transport, struct cite__slot *slot)
{
    if (unlink_slot(&transport->done_first, slot)) {
        transport->done_last = transport->done_first;
        while (transport->done_last && transport->done_last->next)
            transport->done_last = transport->done_last->next;
    } else if (!unlink_slot(&transport->looking, slot)) {
        curl_multi_remove_handle(transport->multi, slot->easy);
    }
    make_idle(transport, slot);
}

static void curl_drop(struct cite__transport *base, size_t id)
{
    struct transport *transport = transport_of(base);

    release_taken(transport);
    for (size_t i = 0; i < transport->count; i++) {
        if (transport->slots[i].busy && transport->slots[i].id == id) {
            drop_slot(transport, &transport->slots[i]);
            return;
        }
    }
}

static bool curl_has_route(struct cite__transport *base)
{
    (void)base;
    return cite__has_route();
}

static void curl_free_all(struct cite__transport *base)
{
    struct transport *transport = transport_of(base);
    cite_allocator allocator = transport->allocator;

    for (size_t i = 0; i < transport->count; i++) {
        struct cite__slot *slot = &transport->slots[i];
        if (slot->easy && transport->multi)
            curl_multi_remove_handle(transport->multi, slot->easy);
        curl_easy_cleanup(slot->easy);
        curl_slist_free_all(slot->headers);
        cite__lookup_end(slot->lookup);
        cite__buf_release(&slot->body);
        cite__buf_release(&slot->head);
    }
    cite__slot_common_release(&transport->common, &allocator);
    if (transport->multi)
        curl_multi_cleanup(transport->multi);
    cite__free(&allocator, transport->slots);
    cite__free(&allocator, transport);
    curl_global_cleanup();
}

static const struct cite__transport_ops curl_ops = {
    curl_submit, curl_poll, curl_take, curl_drop, curl_has_route, monotonic_ms, curl_free_all,
};

static struct transport *transport_new(const cite_allocator *given, unsigned concurrency)
{
    cite_allocator allocator = cite__allocator_or_default(given);
    struct transport *transport = cite__alloc(&allocator, sizeof *transport);
    size_t size = 0;

    if (!transport)
        return NULL;
    *transport = (struct transport){.base = {&curl_ops}, .allocator = allocator};
    if (cite__size_mul(&size, concurrency, sizeof *transport->slots))
        transport->slots = cite__alloc(&allocator, size);
    if (!transport->slots) {
        cite__free(&allocator, transport);
        return NULL;
    }
    transport->count = concurrency;
    for (size_t i = concurrency; i > 0; i--) {
        struct cite__slot *slot = &transport->slots[i - 1];
        *slot = (struct cite__slot){0};
        cite__buf_init(&slot->body, &allocator, 0);
        cite__buf_init(&slot->head, &allocator, CITE__HEAD_MAX);
        put_on_list(&transport->idle, slot);
    }
    return transport;
}

cite_status cite__transport_curl(struct cite__transport **out, const struct cite__transport_setup *setup)
{
    *out = NULL;
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return CITE_ERROR_NETWORK;
    struct transport *transport = transport_new(setup->allocator, setup->concurrency);
    if (!transport) {
        curl_global_cleanup();
        return CITE_ERROR_MEMORY;
    }
    transport->multi = curl_multi_init();
    cite_status status = transport->multi
                             ? cite__slot_common_init(&transport->common, setup, &transport->allocator)
                             : CITE_ERROR_MEMORY;
    if (status == CITE_OK)
        *out = &transport->base;
    else
        curl_free_all(&transport->base);
    return status;
}
