/*
 * bench/bench_collection.c: what the command takes for a collection: time, and the most memory.
 *
 *     bench_collection CITATION-CHECK [DOCUMENTS [LINKS [WAY]]]
 *
 * Writes DOCUMENTS (10,000) texts with LINKS (20) distinct links each into a folder of its own, starts a server for 200 hosts on
 * this machine, runs the command over the folder in several ways, or in one, and prints what each took. Exit status: 0 within the bound, 1
 * over it.
 */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): wait4 is behind it */

#include "server.h"

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PATH_SIZE = 256, ARGUMENTS_MAX = 24, FILES_EACH = 500 };

/* The bound for 10,000 documents and 200,000 links, in whatever way. */
static const long most_kib = 300L * 1024;

struct collection {
    char folder[PATH_SIZE - 64];
    char documents[PATH_SIZE];
    char store[PATH_SIZE];
    size_t count;
    size_t links;
    unsigned port;
};

/* One document: running text that calls a note for each link, and the notes. Every host has its share of the links. */
static bool write_document(const struct collection *all, size_t number, const char *path)
{
    FILE *file = fopen(path, "w");

    if (!file)
        return false;
    fprintf(file, "Wells and Bells of the North, Part %zu\n\n12 May 2019\n\n", number);
    for (size_t i = 1; i <= all->links; i++)
        fprintf(
            file,
            "The well of parish %zu was dug before the church was built, as its keeper says.%zu It has been\n"
            "cleaned every spring since, and the bell was rung for it.\n\n",
            i, i);
    for (size_t i = 1; i <= all->links; i++) {
        size_t link = number * all->links + i - 1;
        fprintf(file,
                "%zu Jane Roe, “The Well of Parish %zu,” Journal of Wells 12 (2019), "
                "http://127.0.1.%zu:%u/wells/%zu/"
                "parish.html (accessed 4 March 2024).\n",
                i, link, link % BENCH_HOSTS + 1, all->port, link);
    }
    return fclose(file) == 0;
}

static bool write_collection(struct collection *all)
{
    char path[PATH_SIZE + 64];

    (void)snprintf(all->documents, sizeof all->documents, "%s/documents", all->folder);
    (void)snprintf(all->store, sizeof all->store, "%s/audit.db", all->folder);
    if (mkdir(all->documents, 0700) != 0)
        return false;
    for (size_t i = 0; i < all->count; i++) {
        (void)snprintf(path, sizeof path, "%s/%03zu", all->documents, i / FILES_EACH);
        if (i % FILES_EACH == 0 && mkdir(path, 0700) != 0)
            return false;
        (void)snprintf(path, sizeof path, "%s/%03zu/%06zu.txt", all->documents, i / FILES_EACH, i);
        if (!write_document(all, i, path))
            return false;
    }
    return true;
}

/* Runs the command, and prints what it took. false where it failed, or took more memory than it may. */
static bool run(const char *name, char *const *arguments)
{
    struct timespec begun;
    struct timespec ended;
    struct rusage usage;
    int status = 0;

    fflush(stdout);
    clock_gettime(CLOCK_MONOTONIC, &begun);
    pid_t child = fork();
    if (child == 0) {
        execv(arguments[0], arguments);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        return false;
    clock_gettime(CLOCK_MONOTONIC, &ended);
    double wall = (double)(ended.tv_sec - begun.tv_sec) + (double)(ended.tv_nsec - begun.tv_nsec) / 1e9;
    double cpu = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                 (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    bool good = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    bool small = usage.ru_maxrss <= most_kib;
    printf("%-28s %8.1f s wall %8.1f s CPU %8.1f MiB%s%s\n", name, wall, cpu, (double)usage.ru_maxrss / 1024,
           small ? "" : "  OVER", good ? "" : "  FAILED");
    return good && small;
}

static bool run_all(const struct collection *all, const char *command, const char *way)
{
    static const struct {
        const char *name;
        const char *words[ARGUMENTS_MAX];
    } ways[] = {
        {"extract", {"extract", "-f", "jsonl"}},
        {"audit --no-check", {"audit", "--no-check"}},
        {"audit --no-check, page", {"audit", "--no-check", "-f", "html"}},
        {"links", {"links", "-f", "jsonl"}},
        {"audit", {"audit", "-f", "json"}},
        {"audit --recheck", {"audit", "--recheck", "-f", "json"}},
        {"audit --no-store, 500 at once", {"audit", "--no-store", "--concurrency", "500", "--per-host", "4"}},
    };
    bool good = true;

    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        const char *arguments[ARGUMENTS_MAX * 2] = {command};
        size_t count = 1;
        if (way && strcmp(way, ways[i].name) != 0)
            continue;
        for (size_t w = 0; ways[i].words[w]; w++)
            arguments[count++] = ways[i].words[w];
        if (strcmp(ways[i].words[0], "audit") == 0 && strcmp(ways[i].words[1], "--no-store") != 0) {
            arguments[count++] = "--store";
            arguments[count++] = all->store;
        }
        if (strcmp(ways[i].words[0], "extract") != 0)
            arguments[count++] = "--allow-private";
        arguments[count++] = "--quiet";
        arguments[count++] = "--no-config";
        arguments[count++] = "-o";
        arguments[count++] = "/dev/null";
        arguments[count] = all->documents;
        good = run(ways[i].name, (char *const *)(uintptr_t)arguments) && good;
    }
    return good;
}

static bool remove_collection(const struct collection *all)
{
    const char *const arguments[] = {"/bin/rm", "-rf", "--", all->folder, NULL};
    int status = 0;
    pid_t child = fork();

    if (child == 0) {
        execv(arguments[0], (char *const *)(uintptr_t)arguments);
        _exit(127);
    }
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

static size_t argument(int argc, char **argv, int at, size_t otherwise)
{
    return argc > at ? (size_t)strtoul(argv[at], NULL, 10) : otherwise;
}

int main(int argc, char **argv)
{
    struct collection all = {.count = argument(argc, argv, 2, 10000), .links = argument(argc, argv, 3, 20)};
    const char *temporary = getenv("TMPDIR");

    if (argc < 2) {
        fprintf(stderr, "usage: bench_collection CITATION-CHECK [DOCUMENTS [LINKS [WAY]]]\n");
        return 1;
    }
    (void)snprintf(all.folder, sizeof all.folder, "%s/bench_collection.XXXXXX", temporary ? temporary : "/tmp");
    pid_t server = bench_server_start(&all.port, 0, 0);
    if (server < 0 || !mkdtemp(all.folder)) {
        perror("bench_collection");
        return 1;
    }
    bool good = write_collection(&all) && run_all(&all, argv[1], argc > 4 ? argv[4] : NULL);
    kill(server, SIGTERM);
    waitpid(server, NULL, 0);
    return remove_collection(&all) && good ? 0 : 1;
}
