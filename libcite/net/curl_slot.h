/*
 * net/curl_slot.h: one request in libcurl's hands: its easy handle, set up by our rules, and what its callbacks
 * counted. Part of the only caller of libcurl: net/transport_curl.c.
 */
#ifndef CITE_NET_CURL_SLOT_H
#define CITE_NET_CURL_SLOT_H

#include "core/buf.h"
#include "net/address.h"
#include "net/lookup.h"
#include "net/transport.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <curl/curl.h>

/* "255.255.255.255 (protocol assignments)" and its IPv6 kin fit. */
#define REFUSED_SIZE 96

struct cite__slot_common;

struct cite__slot {
    const struct cite__slot_common *common;
    struct cite__slot *next; /* in the list of idle, looking or done slots */
    CURL *easy;
    struct curl_slist *headers; /* of this request alone; NULL: those that all have */
    size_t id;
    size_t max_body;
    size_t header_bytes;
    size_t body_bytes;
    bool busy; /* submitted, and neither taken nor dropped */
    bool cut;
    bool connected; /* it had a connection to send its request on, new or used before */
    bool allow_private;
    bool headers_flooded;
    bool head_ended;
    bool out_of_memory;
    CURLcode code;
    enum cite__net net;
    struct cite__lookup *lookup;
    int64_t lookup_end_ms;
    struct cite__buf body;
    struct cite__buf head;
    char refused[REFUSED_SIZE]; /* the address that was refused, and why */
    char words[CURL_ERROR_SIZE];
};

/* What all slots of a transport have in common. */
struct cite__slot_common {
    struct curl_slist *headers;
    struct curl_slist *resolve;
    struct curl_slist *connect_to;
    struct cite__network *allowed; /* allowed_count of them: may be asked though they are private */
    size_t allowed_count;
    char *proxy;     /* NULL: none */
    char *ca_file;   /* NULL: the system's certificates */
    bool has_bundle; /* a file of certificates is there, so that the folder of them need not be read */
};

/* Fills and empties what slots have in common. CITE_ERROR_MEMORY, CITE_ERROR_ARGUMENT (an address that is none). */
cite_status cite__slot_common_init(struct cite__slot_common *common, const struct cite__transport_setup *setup,
                                   const cite_allocator *allocator);
void cite__slot_common_release(struct cite__slot_common *common, const cite_allocator *allocator);

/* Makes a slot's easy handle ready for a request; false when memory is out. */
bool cite__slot_prepare(struct cite__slot *slot, const struct cite__slot_common *common,
                        const struct cite__request *request);

/* The host of a slot's request as libcurl reads the URL, to be freed by curl_free; NULL where there is none. */
char *cite__slot_host(const struct cite__slot *slot);

/* Whether that host is a numeric address, an IPv6 one in its brackets: it needs no look-up. */
bool cite__slot_is_literal(const struct cite__slot *slot);

#endif
