/*
 * support/server.c: see server.h. One thread accepts, and one a connection answers.
 */
#define _POSIX_C_SOURCE 200809L

#include "support/server.h"

#include "support/text.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { ROUTES_MAX = 192, CONNECTIONS_MAX = 1024, HEAD_MAX = 16 * 1024, DRIP_MS = 20, SLOW_MS = 100 };

struct connection {
    struct server *server;
    pthread_t thread;
    int fd;
    void *stream; /* of the wrap; NULL: none */
};

struct server {
    const struct server_route *routes;
    const struct server_answerer *answerer; /* NULL: routes */
    const struct server_wrap *wrap;         /* NULL: none */
    pthread_t thread;
    pthread_mutex_t lock; /* of what follows it */
    size_t used[ROUTES_MAX];
    struct text heads; /* of all requests */
    struct connection connections[CONNECTIONS_MAX];
    size_t count;
    int listener;
    int stop[2]; /* a pipe: closed at its writing end when the server is to stop */
    unsigned port;
};

/* Waits for something to read; false when the server is to stop, or when timeout_ms have passed. */
static bool wait_for(const struct server *server, int fd, int timeout_ms)
{
    struct pollfd polled[2] = {{.fd = server->stop[0], .events = POLLIN}, {.fd = fd, .events = POLLIN}};

    return poll(polled, 2, timeout_ms) > 0 && polled[0].revents == 0;
}

static bool is_stopped(const struct server *server, int timeout_ms)
{
    struct pollfd polled = {.fd = server->stop[0], .events = POLLIN};

    return poll(&polled, 1, timeout_ms) != 0;
}

/* Sends all of it; false where the client is gone or the server is to stop. */
static bool send_all(const struct connection *connection, const char *data, size_t len)
{
    const struct server *server = connection->server;
    int fd = connection->fd;

    while (len > 0) {
        struct pollfd polled[2] = {{.fd = server->stop[0], .events = POLLIN}, {.fd = fd, .events = POLLOUT}};
        if (poll(polled, 2, -1) <= 0 || polled[0].revents != 0)
            return false;
        ssize_t sent = connection->stream ? server->wrap->send(connection->stream, data, len)
                                          : send(fd, data, len, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        data += sent;
        len -= (size_t)sent;
    }
    return true;
}

/* How long a request is with its body, as far as its head, which is whole, says. */
static size_t whole_len(const char *head)
{
    static const char field[] = "Content-Length: ";
    const char *blank = strstr(head, "\r\n\r\n");
    const char *body = strstr(head, field);
    size_t len = blank ? (size_t)(blank - head) + 4 : 0;

    if (body && body < blank)
        len += strtoul(body + sizeof field - 1, NULL, 10);
    return len;
}

/* Reads a request's head and body, NUL-terminated; false where none comes. */
static bool read_request(const struct connection *connection, char *head)
{
    const struct server *server = connection->server;
    int fd = connection->fd;
    size_t len = 0;

    head[0] = '\0';
    while (!strstr(head, "\r\n\r\n") || len < whole_len(head)) {
        if (len + 1 >= HEAD_MAX || !wait_for(server, fd, -1))
            return false;
        ssize_t got = connection->stream
                          ? server->wrap->receive(connection->stream, head + len, HEAD_MAX - 1 - len)
                          : recv(fd, head + len, HEAD_MAX - 1 - len, 0);
        if (got <= 0)
            return false;
        len += (size_t)got;
        head[len] = '\0';
    }
    return true;
}

/* Whether head begins "METHOD PATH ". method may be NULL. */
static bool is_request(const char *head, const char *method, const char *path)
{
    const char *space = strchr(head, ' ');
    size_t len = strlen(path);

    if (!space)
        return false;
    if (method && (strlen(method) != (size_t)(space - head) || strncmp(head, method, strlen(method)) != 0))
        return false;
    bool open = len > 0 && path[len - 1] == '*';
    len -= open ? 1 : 0;
    return strncmp(space + 1, path, len) == 0 && (open || space[1 + len] == ' ');
}

/* The lock is held. */
static void remember(struct server *server, const char *head)
{
    size_t len = strlen(head);

    text_add_string(&server->heads, head);
    if (len >= 4 && strcmp(head + len - 4, "\r\n\r\n") != 0) /* behind a body */
        text_add_string(&server->heads, "\r\n\r\n");
}

static const struct server_route *route_for(struct server *server, const char *head)
{
    static const struct server_route unknown = {
        .path = "", .reply = "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\nConnection: close\r\n\r\ngone"};
    const struct server_route *found = &unknown;

    pthread_mutex_lock(&server->lock);
    remember(server, head);
    for (size_t i = 0; i < ROUTES_MAX && server->routes[i].path; i++) {
        const struct server_route *route = &server->routes[i];
        if (is_request(head, route->method, route->path) && (!route->has || strstr(head, route->has)) &&
            (route->times == 0 || server->used[i] < route->times)) {
            server->used[i]++;
            found = route;
            break;
        }
    }
    pthread_mutex_unlock(&server->lock);
    return found;
}

static void reset(int fd)
{
    const struct linger linger = {.l_onoff = 1, .l_linger = 0};

    (void)setsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
}

/* Closes our side and reads the client's until it does the same: a close with unread bytes would be a reset. */
static void end_politely(const struct server *server, int fd)
{
    char rest[1024];

    (void)shutdown(fd, SHUT_WR);
    while (wait_for(server, fd, 1000) && recv(fd, rest, sizeof rest, 0) > 0) {
    }
}

static void send_without_end(const struct connection *connection, const char *piece, size_t len, int pause_ms)
{
    while (!is_stopped(connection->server, pause_ms) && send_all(connection, piece, len)) {
    }
}

static void send_slowly(const struct connection *connection, const char *reply)
{
    while (*reply != '\0' && !is_stopped(connection->server, SLOW_MS) && send_all(connection, reply, 1))
        reply++;
}

static void answer(const struct connection *connection, const char *head)
{
    static const char flood[4096] = "flood";
    struct server *server = connection->server;
    int fd = connection->fd;
    const struct server_route *route = route_for(server, head);
    const char *reply = route->reply ? route->reply : "";
    const char *blank = strstr(reply, "\r\n\r\n");
    bool is_head = strncmp(head, "HEAD ", 5) == 0;
    char rest[1024];

    size_t len = route->reply_len > 0 ? route->reply_len : strlen(reply);
    if (is_head && blank)
        len = (size_t)(blank - reply) + 4;
    if (route->way == SERVER_SLOW)
        send_slowly(connection, reply);
    else if (!send_all(connection, reply, len))
        return;
    switch (route->way) {
    case SERVER_SLOW:
    case SERVER_REPLY:
        if (!connection->stream)
            end_politely(server, fd);
        break;
    case SERVER_HANG:
        while (wait_for(server, fd, -1) && recv(fd, rest, sizeof rest, 0) > 0) {
        }
        break;
    case SERVER_CUT:
    case SERVER_RESET: reset(fd); break;
    case SERVER_CLOSE: break;
    case SERVER_DRIP: send_without_end(connection, "1\r\nx\r\n", 6, DRIP_MS); break;
    case SERVER_FLOOD: send_without_end(connection, flood, sizeof flood, 0); break;
    }
}

/* The answerer's words, for HEAD up to the blank line. */
static void answer_freely(const struct connection *connection, const char *head)
{
    struct server *server = connection->server;
    struct text reply = {NULL, 0, 0, false};

    pthread_mutex_lock(&server->lock);
    remember(server, head);
    pthread_mutex_unlock(&server->lock);
    server->answerer->answer(server->answerer->context, head, &reply);
    const char *blank = reply.data ? strstr(reply.data, "\r\n\r\n") : NULL;
    size_t len = strncmp(head, "HEAD ", 5) == 0 && blank ? (size_t)(blank - reply.data) + 4 : reply.len;
    if (!reply.failed && len > 0 && send_all(connection, reply.data, len) && !connection->stream)
        end_politely(server, connection->fd);
    text_release(&reply);
}

static void *serve(void *context)
{
    struct connection *connection = context;
    const struct server_wrap *wrap = connection->server->wrap;
    char *head = malloc(HEAD_MAX);

    connection->stream = wrap ? wrap->begin(wrap->context, connection->fd) : NULL;
    bool asked = head && (connection->stream || !wrap) && read_request(connection, head);
    if (asked && connection->server->answerer)
        answer_freely(connection, head);
    else if (asked)
        answer(connection, head);
    if (connection->stream)
        wrap->end(connection->stream);
    free(head);
    close(connection->fd);
    return NULL;
}

static void *accept_all(void *context)
{
    struct server *server = context;

    while (wait_for(server, server->listener, -1) && server->count < CONNECTIONS_MAX) {
        struct connection *connection = &server->connections[server->count];
        connection->server = server;
        connection->fd = accept(server->listener, NULL, NULL);
        if (connection->fd < 0)
            continue;
        if (pthread_create(&connection->thread, NULL, serve, connection) == 0)
            server->count++;
        else
            close(connection->fd);
    }
    return NULL;
}

static bool listen_on_loopback(struct server *server)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof address;

    server->listener = socket(AF_INET, SOCK_STREAM, 0);
    if (server->listener < 0)
        return false;
    if (bind(server->listener, (struct sockaddr *)&address, sizeof address) != 0 ||
        listen(server->listener, CONNECTIONS_MAX) != 0 ||
        getsockname(server->listener, (struct sockaddr *)&address, &len) != 0) {
        close(server->listener);
        return false;
    }
    server->port = ntohs(address.sin_port);
    return true;
}

static struct server *start(const struct server_route *routes, const struct server_answerer *answerer,
                            const struct server_wrap *wrap)
{
    struct server *server = calloc(1, sizeof *server);

    if (!server)
        return NULL;
    server->routes = routes;
    server->answerer = answerer;
    server->wrap = wrap;
    pthread_mutex_init(&server->lock, NULL);
    if (pipe(server->stop) != 0) {
        free(server);
        return NULL;
    }
    if (listen_on_loopback(server)) {
        if (pthread_create(&server->thread, NULL, accept_all, server) == 0)
            return server;
        close(server->listener);
    }
    close(server->stop[0]);
    close(server->stop[1]);
    free(server);
    return NULL;
}

struct server *server_start(const struct server_route *routes)
{
    return start(routes, NULL, NULL);
}

struct server *server_start_wrapped(const struct server_route *routes, const struct server_wrap *wrap)
{
    return start(routes, NULL, wrap);
}

struct server *server_start_answering(const struct server_answerer *answerer, const struct server_wrap *wrap)
{
    return start(NULL, answerer, wrap);
}

void server_stop(struct server *server)
{
    if (!server)
        return;
    close(server->stop[1]);
    pthread_join(server->thread, NULL);
    for (size_t i = 0; i < server->count; i++)
        pthread_join(server->connections[i].thread, NULL);
    close(server->listener);
    close(server->stop[0]);
    pthread_mutex_destroy(&server->lock);
    text_release(&server->heads);
    free(server);
}

unsigned server_port(const struct server *server)
{
    return server->port;
}

size_t server_count(struct server *server, const char *method, const char *path)
{
    size_t count = 0;

    pthread_mutex_lock(&server->lock);
    const char *head = server->heads.data;
    while (head && *head != '\0') {
        count += is_request(head, method, path) ? 1 : 0;
        head = strstr(head, "\r\n\r\n");
        head = head ? head + 4 : NULL;
    }
    pthread_mutex_unlock(&server->lock);
    return count;
}

bool server_heard(struct server *server, const char *text)
{
    pthread_mutex_lock(&server->lock);
    bool heard = server->heads.data && strstr(server->heads.data, text);
    pthread_mutex_unlock(&server->lock);
    return heard;
}
