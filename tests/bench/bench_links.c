/*
 * bench/bench_links.c: the checker against a bare libcurl loop, side by side in one run, on this machine alone.
 *
 *     bench_links [LINKS [CONNECTIONS]]
 *
 * A server process answers for 200 hosts (127.0.1.1 to 127.0.1.200), each request after 0.04 to 0.36 s. Wall time, CPU
 * time a link and the most memory of each side are printed, each measured in a process of its own; then what queueing
 * 100,000 links takes. Exit status: 0 within the bounds, 1 over one of them.
 */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): accept4 and wait4 are behind it */

#include <cite.h>

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <curl/curl.h>

enum {
    HOSTS = 200,
    QUEUED = 100000,
    EVENTS = 512,
    FDS_MAX = 8192,
    WHEEL = 1024,
    DELAY_MIN = 40,
    DELAY_SPAN = 321
};

/* The bounds of the comparison. */
static const double wall_most = 1.3;
static const double cpu_most = 2.0;
static const long checking_kib_most = 40L * 1024;
static const long queued_kib_most = 200L * 1024;

struct figures {
    double wall_s;
    double cpu_s;
    long kib;
    size_t ok;
};

static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The server: one thread, epoll, and a wheel of milliseconds for the answers that wait. */
struct pending {
    int next; /* in its slot of the wheel; -1: none */
};

struct server {
    int poll;
    bool listens[FDS_MAX];
    int wheel[WHEEL];
    struct pending pending[FDS_MAX];
    int64_t at;
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
    int64_t due = now_ms() + DELAY_MIN + (int64_t)((server->random >> 33) % DELAY_SPAN);
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
    for (uint32_t host = 1; host <= HOSTS; host++) {
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

/* Starts the server in a process of its own; its id, or -1. */
static pid_t start_server(unsigned *port)
{
    static struct server server;

    server.poll = epoll_create1(EPOLL_CLOEXEC);
    if (server.poll < 0 || !listen_all(&server, port))
        return -1;
    pid_t child = fork();
    if (child == 0)
        serve(&server);
    return child;
}

static void url_of(char *url, size_t size, size_t link, unsigned port)
{
    (void)snprintf(url, size, "http://127.0.1.%zu:%u/page/%zu", link % HOSTS + 1, port, link);
}

static size_t ignore(char *data, size_t size, size_t count, void *context)
{
    (void)data;
    (void)context;
    return size * count;
}

struct bare {
    CURLM *multi;
    size_t next;
    size_t links;
    unsigned port;
    size_t ok;
};

static void give(struct bare *bare, CURL *easy)
{
    char url[128];

    if (bare->next == bare->links)
        return;
    url_of(url, sizeof url, bare->next++, bare->port);
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_multi_add_handle(bare->multi, easy);
}

/* The loop of libcurl's documentation, with nothing around it. */
static size_t run_bare(size_t links, size_t connections, unsigned port)
{
    struct bare bare = {.multi = curl_multi_init(), .links = links, .port = port};
    CURL **easies = calloc(connections, sizeof *easies);
    int running = 1;

    for (size_t i = 0; easies && i < connections; i++) {
        easies[i] = curl_easy_init();
        curl_easy_setopt(easies[i], CURLOPT_WRITEFUNCTION, ignore);
        curl_easy_setopt(easies[i], CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easies[i], CURLOPT_PROXY, "");
        give(&bare, easies[i]);
    }
    while (running > 0 || bare.next < bare.links) {
        int left = 0;
        CURLMsg *message = NULL;
        curl_multi_perform(bare.multi, &running);
        while ((message = curl_multi_info_read(bare.multi, &left)) != NULL) {
            CURL *easy = message->easy_handle;
            bare.ok += message->data.result == CURLE_OK ? 1 : 0;
            curl_multi_remove_handle(bare.multi, easy);
            give(&bare, easy);
        }
        if (running > 0)
            curl_multi_poll(bare.multi, NULL, 0, 1000, NULL);
    }
    for (size_t i = 0; easies && i < connections; i++)
        curl_easy_cleanup(easies[i]);
    curl_multi_cleanup(bare.multi);
    free(easies);
    return bare.ok;
}

static cite_checker *make_checker(size_t links, size_t connections, unsigned port)
{
    cite_checker_options options = CITE_CHECKER_OPTIONS_INIT;
    cite_checker *checker = NULL;

    options.concurrency = (unsigned)connections;
    options.per_host = (unsigned)(connections / HOSTS + 2);
    options.allow_private = 1;
    if (cite_checker_new(&checker, &options, NULL) != CITE_OK)
        return NULL;
    for (size_t i = 0; i < links; i++) {
        char url[128];
        url_of(url, sizeof url, i, port);
        if (cite_checker_add(checker, cite_str_from(url), NULL, 0, NULL) != CITE_OK)
            return NULL;
    }
    return checker;
}

static size_t run_checker(size_t links, size_t connections, unsigned port)
{
    cite_checker *checker = make_checker(links, connections, port);
    const cite_check *check = NULL;
    size_t ok = 0;

    while (checker && cite_checker_pending(checker) > 0) {
        if (cite_checker_poll(checker, 1000, NULL) != CITE_OK)
            break;
        while ((check = cite_checker_next(checker)) != NULL)
            ok += check->status == CITE_VERDICT_OK ? 1 : 0;
    }
    cite_checker_free(checker);
    return ok;
}

/* Queues links and asks nothing. */
static size_t run_queue(size_t links, size_t connections, unsigned port)
{
    cite_checker *checker = make_checker(links, connections, port);
    size_t count = checker ? cite_checker_pending(checker) : 0;

    cite_checker_free(checker);
    return count;
}

static double seconds_of(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

typedef size_t (*side_fn)(size_t links, size_t connections, unsigned port);

/* Runs one side in a process of its own, so that memory and CPU time are its own. */
static bool measure(struct figures *out, side_fn side, size_t links, size_t connections, unsigned port)
{
    int ends[2];
    int status = 0;
    struct rusage usage;

    *out = (struct figures){0};
    if (pipe(ends) != 0)
        return false;
    fflush(stdout);
    int64_t begun = now_ms();
    pid_t child = fork();
    if (child == 0) {
        size_t ok = side(links, connections, port);
        _exit(write(ends[1], &ok, sizeof ok) == (ssize_t)sizeof ok ? 0 : 1);
    }
    close(ends[1]);
    bool good = child > 0 && read(ends[0], &out->ok, sizeof out->ok) == (ssize_t)sizeof out->ok;
    close(ends[0]);
    if (child > 0 && wait4(child, &status, 0, &usage) == child) {
        out->wall_s = (double)(now_ms() - begun) / 1000;
        out->cpu_s = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
        out->kib = usage.ru_maxrss;
    }
    return good && out->ok == links;
}

static void report(const char *name, const struct figures *figures, size_t links)
{
    printf("%-10s %8.2f s wall %8.2f s CPU %8.1f us CPU a link %8.1f MiB\n", name, figures->wall_s,
           figures->cpu_s, figures->cpu_s * 1e6 / (double)links, (double)figures->kib / 1024);
}

static bool within(const char *what, double value, double most)
{
    printf("%-44s %8.2f, at most %.2f%s\n", what, value, most, value <= most ? "" : "  OVER");
    return value <= most;
}

static size_t argument(int argc, char **argv, int at, size_t otherwise)
{
    return argc > at ? (size_t)strtoul(argv[at], NULL, 10) : otherwise;
}

int main(int argc, char **argv)
{
    size_t links = argument(argc, argv, 1, 10000);
    size_t connections = argument(argc, argv, 2, 500);
    struct figures bare = {0};
    struct figures checker = {0};
    struct figures queue = {0};
    unsigned port = 0;

    pid_t server = start_server(&port);
    if (server < 0) {
        perror("the server of the bench");
        return 1;
    }
    bool ok = measure(&bare, run_bare, links, connections, port) &&
              measure(&checker, run_checker, links, connections, port) &&
              measure(&queue, run_queue, QUEUED, connections, port);
    kill(server, SIGTERM);
    waitpid(server, NULL, 0);
    report("libcurl", &bare, links);
    report("checker", &checker, links);
    report("queue", &queue, QUEUED);
    if (!ok) {
        puts("not every link was answered");
        return 1;
    }
    ok = within("wall time, times the bare loop's", checker.wall_s / bare.wall_s, wall_most);
    ok = within("CPU time, times the bare loop's", checker.cpu_s / bare.cpu_s, cpu_most) && ok;
    ok = within("most memory while checking, MiB", (double)checker.kib / 1024,
                (double)checking_kib_most / 1024) &&
         ok;
    ok = within("most memory with 100,000 links, MiB", (double)queue.kib / 1024,
                (double)queued_kib_most / 1024) &&
         ok;
    return ok ? 0 : 1;
}
