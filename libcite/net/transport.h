/*
 * net/transport.h: submit, poll, take: the seam between policy and sockets.
 *
 * Policy (job, hosts, verdict, checker) decides what is asked, when, and what an answer means; a transport
 * carries one request at a time per id and follows nothing by itself: no redirect, no retry, no cookie. It also
 * owns the clock, so that tests script both and never sleep.
 */
#ifndef CITE_NET_TRANSPORT_H
#define CITE_NET_TRANSPORT_H

#include <cite/checker.h>
#include <cite/common.h>
#include <cite/error.h>

#include <stdbool.h>
#include <stdint.h>

/* What became of a request below HTTP. */
enum cite__net {
    CITE__NET_OK,              /* a whole answer, or one whose body was cut at its cap */
    CITE__NET_BAD_URL,         /* the transport cannot read the URL */
    CITE__NET_NO_HOST,         /* the resolver says that there is no such host (EAI_NONAME) */
    CITE__NET_RESOLVER,        /* the resolver failed, or knows no public name at all (EAI_AGAIN) */
    CITE__NET_REFUSED,         /* connection refused */
    CITE__NET_NO_ROUTE,        /* no way to the address */
    CITE__NET_CONNECT_TIMEOUT, /* no connection in time */
    CITE__NET_TIMEOUT,         /* no whole answer in time, or one slower than the lowest speed */
    CITE__NET_RESET,           /* the connection ended early */
    CITE__NET_HTTP2,           /* HTTP/2 broke, where HTTP/1.1 may do */
    CITE__NET_BROKEN,          /* an answer that is not HTTP, or breaks its own rules */
    CITE__NET_UNASKED,         /* its time was over before anything was asked of anyone */
    CITE__NET_PRIVATE,         /* every address found is one that may not be contacted */
    CITE__NET_TLS_EXPIRED,
    CITE__NET_TLS_HOST, /* a certificate for another host */
    CITE__NET_TLS_SELF_SIGNED,
    CITE__NET_TLS_ISSUER, /* a certificate whose issuer is not known */
    CITE__NET_TLS_OTHER,
    CITE__NET_COUNT
};

/* Bytes of an answer's head that are kept: many times what its few fields that are looked at need. */
#define CITE__HEAD_MAX ((size_t)16 * 1024)

/* One request. The strings must live until its answer was taken or it was dropped. */
struct cite__request {
    size_t id; /* the caller's; given back with the answer */
    const char *url;
    const char *user_agent;
    const char *cookies;        /* the value of the field; NULL: none */
    const char *secret;         /* "user:password" for this server; NULL: none */
    const char *const *headers; /* "Name: value" for this server, instead of ours; ends with NULL; NULL: none */
    const char *form;           /* is posted, whatever the method: "name=value&..."; NULL: nothing is */
    cite_method method;
    long timeout_ms; /* the whole request */
    long connect_timeout_ms;
    size_t max_body;  /* bytes, decoded and on the wire; what is over is cut */
    size_t keep_body; /* the first bytes that are handed over */
    bool allow_private;
    bool insecure;
    bool http1; /* no HTTP/2: it has failed with this server */
};

/* One answer. Slices are valid until the next call to the transport. */
struct cite__answer {
    size_t id;
    enum cite__net net;
    long http_code;     /* 0 where no answer's head came */
    cite_str words;     /* the library's, about net; empty for CITE__NET_OK */
    cite_str redirect;  /* where the answer sends us, absolute; empty where it does not */
    long retry_after_s; /* 0 where it does not say */
    cite_str address;   /* numeric; empty where there was no connection */
    cite_str head;      /* the fields of the answer, as they came; the first CITE__HEAD_MAX bytes of them */
    cite_str content_type;
    cite_str body;     /* the first keep_body bytes, decoded */
    size_t body_bytes; /* decoded bytes that came */
    bool cut;          /* the body was cut at max_body */
    long elapsed_ms;
};

struct cite__transport;

struct cite__transport_ops {
    /* Starts a request. CITE_ERROR_MEMORY. */
    cite_status (*submit)(struct cite__transport *transport, const struct cite__request *request);

    /* Works until an answer is there to take, at most timeout_ms. CITE_ERROR_MEMORY, CITE_ERROR_NETWORK. */
    cite_status (*poll)(struct cite__transport *transport, int timeout_ms);

    /* Takes an answer; false where there is none. */
    bool (*take)(struct cite__transport *transport, struct cite__answer *answer);

    /* Ends a request that was submitted and not taken; nothing where there is none of that id. */
    void (*drop)(struct cite__transport *transport, size_t id);

    /* Whether the machine has a way to the public Internet. Sends nothing. */
    bool (*has_route)(struct cite__transport *transport);

    /* Milliseconds on a clock that never goes back. */
    int64_t (*now_ms)(struct cite__transport *transport);

    void (*free)(struct cite__transport *transport);
};

/* The head of every transport. */
struct cite__transport {
    const struct cite__transport_ops *ops;
};

/* What a transport is made with. Strings are copied. */
struct cite__transport_setup {
    const cite_allocator *allocator;
    unsigned concurrency;               /* requests at a time, at most */
    const char *const *resolve;         /* "HOST:PORT:ADDRESS", ends with NULL; NULL: none */
    const char *const *connect_to;      /* "HOST:PORT:HOST:PORT", the same */
    const char *const *allow_addresses; /* "ADDRESS" or "ADDRESS/BITS": may be asked though they are private */
    const char *proxy;                  /* that all requests go through; NULL: none */
    const char *ca_file;                /* certificates that are believed; NULL: the system's */
};

/*
 * A transport on libcurl. libcurl's own memory comes from malloc:
 * its allocator can be set for the whole process only, which no library may do. CITE_ERROR_MEMORY,
 * CITE_ERROR_NETWORK, CITE_ERROR_ARGUMENT (an address that is none).
 */
cite_status cite__transport_curl(struct cite__transport **out, const struct cite__transport_setup *setup);

#endif
