/*
 * bench/server.c: see server.h. One thread, epoll, and a wheel of milliseconds for the answers that wait.
 */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): accept4 is behind it */

#include "server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { EVENTS = 512, FDS_MAX = 8192, WHEEL = 1024 };

static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct pending {
    int next; /* in its slot of the wheel; -1: none */
};

struct server {
    int poll;
    bool listens[FDS_MAX];
    int wheel[WHEEL];
    struct pending pending[FDS_MAX];
    int64_t at;
    unsigned least_ms;
    unsigned span_ms;
    uint64_t random;
};

static const char reply[] =
    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 200\r\n\r\n"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

static void accept_all(struct server *server, int listener)
{
    for (;;) {
        int on = 1;
        int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0)
            return;
        if (fd >= FDS_MAX) {
            close(fd);
            continue;
        }
        (void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
        (void)epoll_ctl(server->poll, EPOLL_CTL_ADD, fd, &event);
    }
}

/* A request has come: its answer is put on the wheel. */
static void take_request(struct server *server, int fd)
{
    char head[2048];
    ssize_t got = recv(fd, head, sizeof head, 0);

    if (got <= 0) {
        if (got == 0 || errno != EAGAIN)
            close(fd);
        return;
    }
    server->random = server->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    if (server->span_ms == 0) {
        (void)send(fd, reply, sizeof reply - 1, MSG_NOSIGNAL);
        return;
    }
    int64_t due = now_ms() + server->least_ms + (int64_t)((server->random >> 33) % server->span_ms);
    server->pending[fd].next = server->wheel[due % WHEEL];
    server->wheel[due % WHEEL] = fd;
}

static void turn_wheel(struct server *server)
{
    int64_t now = now_ms();

    for (; server->at <= now; server->at++) {
        int fd = server->wheel[server->at % WHEEL];
        server->wheel[server->at % WHEEL] = -1;
        while (fd >= 0) {
            int next = server->pending[fd].next;
            (void)send(fd, reply, sizeof reply - 1, MSG_NOSIGNAL);
            fd = next;
        }
    }
}

/* One listener for each host, all at the port that the first one got. */
static bool listen_all(struct server *server, unsigned *port)
{
    *port = 0;
    for (uint32_t host = 1; host <= BENCH_HOSTS; host++) {
        struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)*port)};
        socklen_t len = sizeof address;
        int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        address.sin_addr.s_addr = htonl(UINT32_C(0x7f000100) + host);
        if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof address) != 0 || listen(fd, 256) != 0 ||
            getsockname(fd, (struct sockaddr *)&address, &len) != 0)
            return false;
        *port = ntohs(address.sin_port);
        struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
        server->listens[fd] = true;
        if (epoll_ctl(server->poll, EPOLL_CTL_ADD, fd, &event) != 0)
            return false;
    }
    return true;
}

static void serve(struct server *server)
{
    struct epoll_event events[EVENTS];

    for (int i = 0; i < WHEEL; i++)
        server->wheel[i] = -1;
    server->at = now_ms();
    for (;;) {
        int count = epoll_wait(server->poll, events, EVENTS, 1);
        for (int i = 0; i < count; i++) {
            int fd = events[i].data.fd;
            if (server->listens[fd])
                accept_all(server, fd);
            else
                take_request(server, fd);
        }
        turn_wheel(server);
    }
}

pid_t bench_server_start(unsigned *port, unsigned least_ms, unsigned span_ms)
{
    static struct server server;

    server.least_ms = least_ms;
    server.span_ms = span_ms;
    server.poll = epoll_create1(EPOLL_CLOEXEC);
    if (server.poll < 0 || !listen_all(&server, port))
        return -1;
    pid_t child = fork();
    if (child == 0)
        serve(&server);
    return child;
}
