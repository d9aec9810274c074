/*
 * net/test_faults.c: every fault of faults.c put to the checker, and docs/rules/verdicts.md compared with them.
 */
#include "net/faults.h"
#include "support/files.h"
#include "support/server.h"

#include <cite/checker.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define BOMB_HEAD                                                                                              \
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n"

enum { HOSTS_MAX = 64, MAPPING_SIZE = 96 };

struct fixture {
    struct server *server;
    char *bomb;
    cite_checker_options options;
    char mapped[HOSTS_MAX][MAPPING_SIZE];
    const char *connect_to[HOSTS_MAX + 1];
    size_t host_count;
    const char *allowed[2];
};

/* Megabytes of zeros in a few kilobytes. */
static void make_bomb(struct fixture *f)
{
    struct file_bytes file;
    struct server_route *route = fault_routes;

    assert_true(file_read(&file, CITE_TEST_DATA "/net/data/zeros.gz"));
    f->bomb = malloc(sizeof BOMB_HEAD - 1 + file.len);
    assert_non_null(f->bomb);
    memcpy(f->bomb, BOMB_HEAD, sizeof BOMB_HEAD - 1);
    memcpy(f->bomb + sizeof BOMB_HEAD - 1, file.data, file.len);
    while (strcmp(route->path, "/bomb") != 0)
        route++;
    route->reply = f->bomb;
    route->reply_len = sizeof BOMB_HEAD - 1 + file.len;
    file_release(&file);
}

static void map_host(struct fixture *f, const char *host, size_t len)
{
    char mapping[MAPPING_SIZE];

    (void)snprintf(mapping, sizeof mapping, "%.*s:80:127.0.0.1:%u", (int)len, host, server_port(f->server));
    for (size_t i = 0; i < f->host_count; i++) {
        if (strcmp(f->mapped[i], mapping) == 0)
            return;
    }
    assert_true(f->host_count < HOSTS_MAX);
    memcpy(f->mapped[f->host_count], mapping, sizeof mapping);
    f->connect_to[f->host_count] = f->mapped[f->host_count];
    f->host_count++;
}

/* The hosts of the links, and those that only redirects lead to. */
static void map_hosts(struct fixture *f)
{
    static const char *const others[] = {"other.test", "sso.other.test", "id.gate.test", "xn--bcher-kva.test"};

    for (const struct fault *fault = faults; fault->name; fault++) {
        const char *host = fault->url + strlen("http://");
        map_host(f, host, strcspn(host, "/"));
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        map_host(f, others[i], strlen(others[i]));
    f->options.connect_to = f->connect_to;
}

/* Every host is on this machine, at the one address that may be asked. */
static void set_up(struct fixture *f, enum fault_run run)
{
    *f = (struct fixture){.options = CITE_CHECKER_OPTIONS_INIT};
    make_bomb(f);
    f->server = server_start(fault_routes);
    assert_non_null(f->server);
    map_hosts(f);
    f->allowed[0] = "127.0.0.1";
    f->options.allow_addresses = f->allowed;
    f->options.per_host = 8;
    f->options.concurrency = 64;
    f->options.timeout_ms = 2500;
    f->options.max_redirects = 5;
    f->options.max_body_bytes = (size_t)256 * 1024;
    f->options.no_retries = run != FAULT_AGAIN;
    f->options.retries = 1;
    f->options.method = run == FAULT_HEAD ? CITE_METHOD_HEAD : CITE_METHOD_GET;
}

static void compare(const struct fault *fault, const cite_check *check)
{
    assert_non_null(check);
    const char *rule = check->attempts > 0 ? check->evidence[check->attempts - 1].rule.ptr : "";
    print_message("%s: %s, %s (%s)\n", fault->name, cite_verdict_name(check->status), check->reason.ptr, rule);
    assert_string_equal(cite_verdict_name(check->status), cite_verdict_name(fault->verdict));
    assert_int_equal(check->flags, fault->flags);
    if (fault->rule)
        assert_string_equal(rule, fault->rule);
    for (size_t i = 0; i < check->attempts; i++) {
        const cite_attempt *attempt = &check->evidence[i];
        assert_true(attempt->method.len > 0 && attempt->url.len > 0 && attempt->rule.len > 0);
        assert_true(attempt->http_code > 0 || attempt->error.len > 0);
        assert_true(attempt->address.len > 0 || strcmp(attempt->rule.ptr, "private-address") == 0);
    }
}

static void put(enum fault_run run)
{
    struct fixture f;
    cite_checker *checker = NULL;

    set_up(&f, run);
    assert_int_equal(cite_checker_new(&checker, &f.options, NULL), CITE_OK);
    for (const struct fault *fault = faults; fault->name; fault++) {
        if (fault->run == run)
            assert_int_equal(cite_checker_add(checker, cite_str_from(fault->url), NULL, 0, NULL), CITE_OK);
    }
    while (cite_checker_pending(checker) > 0)
        assert_int_equal(cite_checker_poll(checker, 1000, NULL), CITE_OK);
    for (const struct fault *fault = faults; fault->name; fault++) {
        if (fault->run == run)
            compare(fault, cite_checker_find(checker, cite_str_from(fault->url)));
    }
    assert_false(server_heard(f.server, "Mozilla"));
    assert_true(server_heard(f.server, "User-Agent: libcite/"));
    cite_checker_free(checker);
    server_stop(f.server);
    free(f.bomb);
}

static void test_once(void **state)
{
    (void)state;
    put(FAULT_ONCE);
}

static void test_again(void **state)
{
    (void)state;
    put(FAULT_AGAIN);
}

static void test_by_head(void **state)
{
    (void)state;
    put(FAULT_HEAD);
}

/* A row of the page, up to what its author says of it in words. */
static size_t count_rows(const char *page)
{
    size_t count = 0;

    for (const char *at = strstr(page, "\n| "); at; at = strstr(at + 1, "\n| ")) {
        if (strncmp(at, "\n| name |", 9) != 0 && strncmp(at, "\n| --- |", 8) != 0)
            count++;
    }
    return count;
}

/* The page of the rules has a row for every fault, with its verdict and its flags, and no other. */
static void test_page(void **state)
{
    struct file_bytes page;
    size_t names = 0;

    (void)state;
    assert_true(file_read(&page, CITE_TEST_DATA "/../docs/rules/verdicts.md"));
    for (const struct fault *fault = faults; fault->name; fault++) {
        char begin[80];
        char end[160];
        size_t len = 0;
        (void)snprintf(begin, sizeof begin, "\n| %s | ", fault->name);
        (void)snprintf(end, sizeof end, " | `%s` |", cite_verdict_name(fault->verdict));
        for (unsigned bit = 0; cite_flag_name((cite_flag)(1u << bit)); bit++) {
            len = strlen(end);
            if ((fault->flags & 1u << bit) != 0)
                (void)snprintf(end + len, sizeof end - len, " `%s`", cite_flag_name((cite_flag)(1u << bit)));
        }
        len = strlen(end);
        (void)snprintf(end + len, sizeof end - len, " |\n");
        const char *row = strstr(page.data, begin);
        print_message("%s%s\n", begin + 1, end);
        assert_non_null(row);
        const char *stop = strchr(row + 1, '\n');
        assert_true(stop && (size_t)(stop + 1 - row) >= strlen(end));
        assert_memory_equal(stop + 1 - strlen(end), end, strlen(end));
        names += fault == faults || strcmp(fault->name, fault[-1].name) != 0 ? 1 : 0;
    }
    assert_int_equal(count_rows(page.data), names);
    file_release(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_once),
        cmocka_unit_test(test_again),
        cmocka_unit_test(test_by_head),
        cmocka_unit_test(test_page),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
