/*
 * bench/bench_links.c: the checker against a bare libcurl loop, side by side in one run, on this machine alone.
 *
 *     bench_links [LINKS [CONNECTIONS]]
 *
 * A server process answers for 200 hosts (127.0.1.1 to 127.0.1.200), each request after 0.04 to 0.36 s. Wall time, CPU
 * time a link and the most memory of each side are printed, each measured in a process of its own; then what queueing
 * 100,000 links takes. Exit status: 0 within the bounds, 1 over one of them.
 */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): wait4 is behind it */

#include "server.h"

#include <cite.h>

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <curl/curl.h>

enum { QUEUED = 100000, DELAY_MIN = 40, DELAY_SPAN = 321 };

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

static void url_of(char *url, size_t size, size_t link, unsigned port)
{
    (void)snprintf(url, size, "http://127.0.1.%zu:%u/page/%zu", link % BENCH_HOSTS + 1, port, link);
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
    options.per_host = (unsigned)(connections / BENCH_HOSTS + 2);
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

    pid_t server = bench_server_start(&port, DELAY_MIN, DELAY_SPAN);
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
