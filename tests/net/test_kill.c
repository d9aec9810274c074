/*
 * net/test_kill.c: an audit of 2,000 links is killed at random moments, again and again, and resumed; and two audits
 * work on one store at once.
 *
 *     test_kill COMMAND [KILLS [SEED]]
 *
 * After every kill the store opens, and is whole by SQLite's own judgement. When a run has ended, it has each link once,
 * with the verdict that the server's answer deserves and that a run nobody disturbed gives, and only links that were
 * in flight at a kill were asked twice.
 */
#define _DEFAULT_SOURCE

#include "audit/store.h"

#include <cite/audit.h>

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#define STORE    "kill.db"
#define DOCUMENT "kill.txt"

enum {
    LINKS = 2000,
    HOSTS = 40,
    KINDS = 8,
    PEERS = 512,
    IN_FLIGHT = 64,
    /* requests; what is on its way through the program comes to it */ KILLS = 10
};

/* Answers that came together are kept one after the other, while the next ones are asked and come. */
#define LOST_MAX (8ul * IN_FLIGHT)

/*
 * What the server does with the link i: kinds[i % KINDS]. Nothing has a text, for pages of one text wait for one verdict.
 */
static const struct {
    const char *path;
    const char *reply; /* NULL: the connection is closed without a word */
    cite_verdict verdict;
} kinds[KINDS] = {
    {"ok", "HTTP/1.1 204 Nothing\r\nConnection: close\r\n\r\n", CITE_VERDICT_OK},
    {"gone", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", CITE_VERDICT_DEAD},
    {"moved", "HTTP/1.1 301 Moved\r\nLocation: /landed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
     CITE_VERDICT_REDIRECTED},
    {"ill", "HTTP/1.1 500 Ill\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", CITE_VERDICT_SERVER_ERROR},
    {"cut", NULL, CITE_VERDICT_UNREACHABLE},
    {"wall", "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", CITE_VERDICT_BLOCKED},
    {"fine", "HTTP/1.1 204 Nothing\r\nConnection: close\r\n\r\n", CITE_VERDICT_OK},
    {"away", "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", CITE_VERDICT_DEAD},
};

static const char landed[] = "HTTP/1.1 204 Nothing\r\nConnection: close\r\n\r\n";

static const char *command;
static size_t kills_wanted = KILLS;
static unsigned long seed = 1;

/* Shared with the server's process. */
static struct shared {
    unsigned asked[LINKS];
} * shared;

static unsigned port;
static pid_t server;

static unsigned random_below(unsigned most)
{
    seed = seed * 6364136223846793005ul + 1442695040888963407ul;
    return (unsigned)(seed >> 33) % (most > 0 ? most : 1);
}

/* "GET /gone/17 HTTP/1.1": answers, and counts. */
static void answer(int peer, const char *head)
{
    const char *path = strchr(head, '/');
    const char *number = path ? strchr(path + 1, '/') : NULL;
    const char *reply = landed;

    if (number && strncmp(path, "/landed", 7) != 0) {
        size_t index = (size_t)strtoul(number + 1, NULL, 10);
        if (index < LINKS) {
            shared->asked[index]++;
            reply = kinds[index % KINDS].reply;
        }
    }
    if (reply && send(peer, reply, strlen(reply), MSG_NOSIGNAL) < 0)
        return;
}

/* One process and no threads: it must be there after any number of kills. Requests come in one piece. */
static void serve(int listener)
{
    struct pollfd peers[PEERS];
    nfds_t count = 1;

    peers[0] = (struct pollfd){listener, POLLIN, 0};
    for (;;) {
        if (poll(peers, count, -1) < 0)
            continue;
        for (nfds_t i = count; i-- > 1;) {
            char head[4096];
            if (!peers[i].revents)
                continue;
            ssize_t got = recv(peers[i].fd, head, sizeof head - 1, 0);
            if (got > 0) {
                head[got] = '\0';
                answer(peers[i].fd, head);
            }
            close(peers[i].fd);
            peers[i] = peers[--count];
        }
        if ((peers[0].revents & POLLIN) && count < PEERS) {
            int peer = accept(listener, NULL, NULL);
            if (peer >= 0)
                peers[count++] = (struct pollfd){peer, POLLIN, 0};
        }
    }
}

static void start_server(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    socklen_t size = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM, 0);

    address.sin_addr.s_addr = htonl(INADDR_ANY);
    assert_true(listener >= 0);
    assert_int_equal(bind(listener, (struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(listen(listener, PEERS), 0);
    assert_int_equal(getsockname(listener, (struct sockaddr *)&address, &size), 0);
    port = ntohs(address.sin_port);
    server = fork();
    assert_true(server >= 0);
    if (server == 0)
        serve(listener);
    close(listener);
}

static void write_document(void)
{
    FILE *file = fopen(DOCUMENT, "w");

    assert_non_null(file);
    for (unsigned i = 0; i < LINKS; i++)
        assert_true(fprintf(file, "See http://127.0.1.%u:%u/%s/%u now.\n", i % HOSTS + 1, port,
                            kinds[i % KINDS].path, i) > 0);
    assert_int_equal(fclose(file), 0);
}

static void remove_store(void)
{
    (void)unlink(STORE);
    (void)unlink(STORE "-wal");
    (void)unlink(STORE "-shm");
}

static int set_up(void **state)
{
    (void)state;
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(shared != MAP_FAILED);
    start_server();
    write_document();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    kill(server, SIGKILL);
    waitpid(server, NULL, 0);
    remove_store();
    (void)unlink(DOCUMENT);
    return 0;
}

static pid_t start_audit(void)
{
    pid_t child = fork();

    assert_true(child >= 0);
    if (child != 0)
        return child;
    int nowhere = open("/dev/null", O_WRONLY);
    if (nowhere < 0 || dup2(nowhere, STDOUT_FILENO) < 0 || dup2(nowhere, STDERR_FILENO) < 0)
        _exit(9);
    execl(command, command, "audit", "-q", "--no-config", "--allow-private", "--retries", "0", "--concurrency",
          "64", "--per-host", "4", "--delay", "0", "--store", STORE, "--resume", DOCUMENT, (char *)NULL);
    _exit(9);
}

static void sleep_us(unsigned us)
{
    struct timespec pause = {.tv_sec = us / 1000000, .tv_nsec = (long)(us % 1000000) * 1000};

    while (nanosleep(&pause, &pause) != 0 && errno == EINTR)
        ;
}

static long now_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000L + now.tv_nsec / 1000;
}

/* Findings are what the links are for. */
static void expect_end(pid_t child)
{
    int status = 0;

    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 1);
}

static int64_t number(cite_store *store, const char *sql)
{
    int64_t value = -1;
    cite_error error;

    if (cite__store_number(store, sql, &value, &error) != CITE_OK)
        fail_msg("%s", error.message);
    return value;
}

static cite_store *opened(void)
{
    cite_store *store = NULL;
    cite_error error;

    if (cite_store_open(&store, STORE, NULL, &error) != CITE_OK)
        fail_msg("%s", error.message);
    return store;
}

/* The visits of all runs, after the store was found whole. */
static int64_t check_store(void)
{
    cite_store *store = opened();

    assert_int_equal(number(store, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"),
                     0);
    assert_int_equal(number(store, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    int64_t visits = number(store, "SELECT count(*) FROM observations");
    cite_store_free(store);
    return visits;
}

/* Each run has each link once, with the verdict it deserves. */
static void check_runs(int64_t runs)
{
    cite_store *store = opened();
    char sql[200];

    assert_int_equal(number(store, "SELECT count(*) FROM runs"), runs);
    assert_int_equal(number(store, "SELECT count(*) FROM runs WHERE finished IS NULL"), 0);
    assert_int_equal(number(store, "SELECT count(*) FROM links"), LINKS);
    assert_int_equal(number(store, "SELECT count(*) FROM observations"), runs * LINKS);
    for (size_t i = 0; i < KINDS; i++) {
        (void)snprintf(
            sql, sizeof sql,
            "SELECT count(*) FROM observations JOIN links ON links.id = link WHERE url LIKE '%%/%s/%%' AND"
            " verdict = %d",
            kinds[i].path, (int)kinds[i].verdict);
        assert_int_equal(number(store, sql), runs * LINKS / KINDS);
    }
    /* Nor do the runs differ in anything else, that the one that was killed kept. */
    assert_int_equal(
        number(store, "SELECT count(*) FROM observations a JOIN observations b ON a.link = b.link WHERE"
                      " a.verdict <> b.verdict OR a.http_code <> b.http_code OR a.final_url <> b.final_url"
                      " OR a.hard <> b.hard OR a.moved <> b.moved OR a.flags <> b.flags"),
        0);
    assert_int_equal(
        number(store,
               "SELECT count(DISTINCT n) FROM (SELECT o.run, count(*) AS n FROM observations o JOIN evidence e"
               " ON e.observation = o.id GROUP BY o.run)"),
        1);
    cite_store_free(store);
}

/* Whether a run is over: what is killed while it writes its report has no need to be resumed. */
static bool has_ended(void)
{
    cite_store *store = opened();
    bool ended = number(store, "SELECT count(*) FROM runs WHERE finished IS NOT NULL") > 0;

    cite_store_free(store);
    return ended;
}

/* Kills an audit until one ends before it is killed. The kills. */
static size_t one_run(long whole_us, size_t most)
{
    size_t kills = 0;
    int64_t last = 0;

    for (;;) {
        pid_t child = start_audit();
        if (kills >= most) {
            expect_end(child);
            return kills;
        }
        sleep_us(random_below((unsigned)whole_us));
        kill(child, SIGKILL);
        int status = 0;
        assert_int_equal(waitpid(child, &status, 0), child);
        if (WIFEXITED(status)) {
            assert_int_equal(WEXITSTATUS(status), 1);
            return kills;
        }
        kills++;
        int64_t visits = check_store();
        assert_true(visits >= last && visits <= LINKS);
        last = visits;
        if (has_ended())
            return kills;
    }
}

static unsigned long requests(void)
{
    unsigned long asked = 0;

    for (size_t i = 0; i < LINKS; i++) {
        assert_true(shared->asked[i] >= 1);
        asked += shared->asked[i];
    }
    return asked;
}

static void test_kill(void **state)
{
    size_t kills = 0;
    unsigned runs = 0;

    (void)state;
    remove_store();
    long begin = now_us();
    expect_end(start_audit());
    long whole_us = now_us() - begin;
    unsigned long undisturbed = requests();
    check_runs(1);
    while (kills < kills_wanted) {
        remove_store();
        memset(shared, 0, sizeof *shared);
        size_t now = one_run(whole_us, kills_wanted - kills);
        print_message("%lu requests, %lu where nobody disturbs; %zu kills\n", requests(), undisturbed, now);
        assert_true(requests() <= undisturbed + now * LOST_MAX);
        check_runs(1);
        expect_end(start_audit()); /* a new run, which nobody disturbs */
        check_runs(2);
        kills += now;
        runs++;
    }
    print_message("%zu kills in %u runs of %.2f s; seed %lu\n", kills, runs, (double)whole_us / 1e6, seed);
}

static void test_two_at_once(void **state)
{
    pid_t children[3];

    (void)state;
    remove_store();
    for (size_t i = 0; i < sizeof children / sizeof children[0]; i++) {
        children[i] = start_audit();
        sleep_us(i == 0 ? 0 : 50000); /* the first two find no store, and both make it */
    }
    for (size_t i = 0; i < sizeof children / sizeof children[0]; i++)
        expect_end(children[i]);
    cite_store *store = opened();
    int64_t runs = number(store, "SELECT count(*) FROM runs");
    cite_store_free(store);
    assert_true(runs >= 1 &&
                runs <= 3); /* who finds a run of these documents that is not over goes on with it */
    assert_true(check_store() == runs * LINKS);
    check_runs(runs);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kill),
        cmocka_unit_test(test_two_at_once),
    };

    if (argc < 2)
        return 2;
    command = argv[1];
    if (argc > 2)
        kills_wanted = (size_t)strtoul(argv[2], NULL, 10);
    seed = argc > 3 ? strtoul(argv[3], NULL, 10) : (unsigned long)time(NULL);
    printf("seed %lu\n", seed);
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
