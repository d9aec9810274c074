/*
 * support/server.h: an HTTP server on 127.0.0.1, in a thread of the test, that answers by script.
 *
 *     static const struct server_route routes[] = {
 *         {.path = "/ok", .reply = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"},
 *         {.path = "/hang", .way = SERVER_HANG},
 *         {0}};
 *     struct server *server = server_start(routes);
 *     ... "http://127.0.0.1:" server_port(server) "/ok" ...
 *     server_stop(server);
 *
 * Every connection carries one request and is closed after its answer. Whatever a route does, it ends when the
 * server is stopped. Where a table is too small, a function answers (server_start_answering).
 */
#ifndef CITE_TESTS_SUPPORT_SERVER_H
#define CITE_TESTS_SUPPORT_SERVER_H

#include "support/text.h"

#include <stdbool.h>
#include <stddef.h>

enum server_way {
    SERVER_REPLY, /* sends reply */
    SERVER_HANG,  /* says nothing until the client goes away */
    SERVER_RESET, /* resets the connection */
    SERVER_CLOSE, /* closes it without a word */
    SERVER_DRIP,  /* sends reply, then a chunk of one byte at a time, without end */
    SERVER_FLOOD, /* sends reply, then bytes without end */
    SERVER_SLOW,  /* sends reply one byte at a time, each after a pause */
    SERVER_CUT    /* sends reply and resets the connection */
};

/*
 * What a path gets. The first route that fits is taken; one with times is used up. An unknown path gets a 404.
 */
struct server_route {
    const char *path;   /* with its query, or its beginning and "*"; NULL ends the table */
    const char *method; /* NULL: any */
    enum server_way way;
    const char *reply; /* sent as it stands; for HEAD only up to the blank line */
    size_t times;      /* 0: always */
    const char *has;   /* what must stand in the request's head or body; NULL: anything may */
    size_t reply_len;  /* 0: reply is NUL-terminated */
};

/* What is put between the server and its sockets, such as TLS. */
struct server_wrap {
    void *context;
    void *(*begin)(void *context, int fd); /* NULL: there will be no connection */
    long (*receive)(void *stream, char *data, size_t len);
    long (*send)(void *stream, const char *data, size_t len);
    void (*end)(void *stream);
};

struct server;

/* Starts a server; NULL where that fails. routes must outlive it, at most 192 of them. */
struct server *server_start(const struct server_route *routes);

/* The same behind a wrap, which must outlive it. */
struct server *server_start_wrapped(const struct server_route *routes, const struct server_wrap *wrap);

/* What answers in place of a table. */
struct server_answerer {
    void *context;
    /* Adds the whole answer to a request's head. Called by several threads at a time. */
    void (*answer)(void *context, const char *head, struct text *out);
};

/* A server that answers by a function, which must outlive it; wrap may be NULL. */
struct server *server_start_answering(const struct server_answerer *answerer, const struct server_wrap *wrap);

/* Ends it and all its connections. NULL is fine. */
void server_stop(struct server *server);

unsigned server_port(const struct server *server);

/* How often a path was asked for by a method (NULL: any). */
size_t server_count(struct server *server, const char *method, const char *path);

/* Whether any request's head or body held a text. */
bool server_heard(struct server *server, const char *text);

#endif
