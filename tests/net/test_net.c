/*
 * net/test_net.c: the checker with its real transport against a server on this machine.
 */
#include "net/transport.h"
#include "support/alloc.h"
#include "support/server.h"

#include <cite/checker.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { URL_SIZE = 256 };

#define EMPTY              "Content-Length: 0\r\nConnection: close\r\n\r\n"
#define REDIRECT(code, to) "HTTP/1.1 " code " Moved\r\nLocation: " to "\r\n" EMPTY

static const struct server_route routes[] = {
    {.path = "/ok", .reply = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"},
    {.path = "/old", .reply = REDIRECT("301", "/older")},
    {.path = "/older", .reply = REDIRECT("308", "/ok")},
    {.path = "/for-now", .reply = REDIRECT("302", "ok")},
    {.path = "/deep/page", .reply = REDIRECT("302", "/")},
    {.path = "/", .reply = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhome"},
    {.path = "/loop", .reply = REDIRECT("302", "/loop2")},
    {.path = "/loop2", .reply = REDIRECT("302", "/loop")},
    {.path = "/to-file", .reply = REDIRECT("302", "file:///etc/hostname")},
    {.path = "/to-script", .reply = REDIRECT("302", "javascript:void(0)")},
    {.path = "/gone",
     .reply = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
              "<!DOCTYPE html><title>Page not found</title><h1>Page not found</h1>"},
    {.path = "/page",
     .reply = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
              "<!DOCTYPE html><title>Tides</title><p>The tide is out until six, and the mud can be walked on."},
    {.path = "/broken", .reply = "HTTP/1.1 500 Oops\r\n" EMPTY},
    {.path = "/busy", .reply = "HTTP/1.1 503 Busy\r\nRetry-After: 1\r\n" EMPTY, .times = 1},
    {.path = "/busy", .reply = "HTTP/1.1 200 OK\r\n" EMPTY},
    {.path = "/refused-head", .method = "HEAD", .reply = "HTTP/1.1 405 No\r\nAllow: GET\r\n" EMPTY},
    {.path = "/refused-head", .reply = "HTTP/1.1 200 OK\r\n" EMPTY},
    {.path = "/forbidden", .reply = "HTTP/1.1 403 No\r\n" EMPTY},
    {.path = "/slow", .way = SERVER_HANG},
    {.path = "/slow2", .way = SERVER_HANG},
    {.path = "/slow3", .way = SERVER_HANG},
    {.path = "/reset", .way = SERVER_RESET},
    {.path = "/close", .way = SERVER_CLOSE},
    {.path = "/not-http", .reply = "220 mail.example ESMTP\r\n\r\n"},
    {.path = "/drip", .way = SERVER_DRIP, .reply = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"},
    {.path = "/big", .way = SERVER_FLOOD, .reply = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"},
    {.path = "/headers", .way = SERVER_FLOOD, .reply = "HTTP/1.1 200 OK\r\nX: "},
    {.path = "/%C3%BC?q=%C3%A4", .reply = "HTTP/1.1 200 OK\r\n" EMPTY},
    {.path = "/cookie", .reply = "HTTP/1.1 302 Moved\r\nSet-Cookie: a=b\r\nLocation: /ok\r\n" EMPTY},
    {.path = "/robots.txt", .has = "Host: moved.test", .reply = REDIRECT("301", "/rules.txt")},
    {.path = "/rules.txt",
     .reply = "HTTP/1.1 200 OK\r\n"
              "Connection: close\r\n\r\nUser-agent: *\nDisallow: /ok"},
    {.path = "/robots.txt", .has = "Host: rules.test:8080", .reply = "HTTP/1.1 404 No\r\n" EMPTY},
    {.path = "/robots.txt", .has = "Host: lost.test", .reply = REDIRECT("301", "http://127.0.0.1:1/rules.txt")},
    {.path = "/robots.txt", .has = "Host: lost.test", .reply = REDIRECT("301", "http://127.0.0.1:1/rules.txt")},
    {.path = "/robots.txt", .has = "Host: none.test", .reply = "HTTP/1.1 404 No\r\n" EMPTY},
    {.path = "/robots.txt", .has = "Host: down.test", .reply = "HTTP/1.1 500 Oops\r\n" EMPTY},
    {.path = "/robots.txt",
     .reply = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nUser-agent: *\nDisallow: /\n\n"
              "User-agent: libcite\nDisallow: /old\n"},
    {.path = "/api/10.1000/there",
     .reply = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
              "{\"responseCode\":1,\"handle\":\"10.1000/there\"}"},
    {.path = "/api/10.1000/missing",
     .reply = "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
              "{\"responseCode\":100,\"handle\":\"10.1000/missing\"}"},
    {.path = "/api/10.1000/unclear", .reply = "HTTP/1.1 500 Oops\r\n" EMPTY},
    {.path = "/10.1000/unclear", .reply = REDIRECT("302", "/ok")},
    {0},
};

struct fixture {
    struct server *server;
    cite_checker *checker;
    cite_checker_options options;
};

static void set_up(struct fixture *f)
{
    *f = (struct fixture){.options = CITE_CHECKER_OPTIONS_INIT};
    f->server = server_start(routes);
    assert_non_null(f->server);
    f->options.allow_private = 1;
    f->options.per_host = 8;
    f->options.timeout_ms = 30000;
}

static void begin(struct fixture *f)
{
    assert_int_equal(cite_checker_new(&f->checker, &f->options, NULL), CITE_OK);
}

static void url_of(char url[URL_SIZE], const struct fixture *f, const char *path)
{
    (void)snprintf(url, URL_SIZE, "http://127.0.0.1:%u%s", server_port(f->server), path);
}

static void add(struct fixture *f, const char *path)
{
    char url[URL_SIZE];

    url_of(url, f, path);
    assert_int_equal(cite_checker_add(f->checker, cite_str_from(url), NULL, 0, NULL), CITE_OK);
}

static void run(struct fixture *f)
{
    while (cite_checker_pending(f->checker) > 0)
        assert_int_equal(cite_checker_poll(f->checker, 1000, NULL), CITE_OK);
}

static const cite_check *found(const struct fixture *f, const char *path)
{
    char url[URL_SIZE];

    url_of(url, f, path);
    const cite_check *check = cite_checker_find(f->checker, cite_str_from(url));
    assert_non_null(check);
    return check;
}

static void tear_down(struct fixture *f)
{
    cite_checker_free(f->checker);
    server_stop(f->server);
}

static void test_verdicts(void **state)
{
    static const struct {
        const char *path;
        cite_verdict verdict;
        long http_code;
        const char *reason; /* its beginning */
    } cases[] = {
        {"/ok", CITE_VERDICT_OK, 200, "HTTP 200"},
        {"/missing", CITE_VERDICT_DEAD, 404, "HTTP 404"},
        {"/old", CITE_VERDICT_REDIRECTED, 200, "moved permanently to http://127.0.0.1:"},
        {"/for-now", CITE_VERDICT_REDIRECTED, 200, "redirects to http://127.0.0.1:"},
        {"/deep/page", CITE_VERDICT_SOFT_404, 200, "redirects to the home page"},
        {"/", CITE_VERDICT_OK, 200, "HTTP 200"},
        {"/loop", CITE_VERDICT_REDIRECT_LOOP, 302, "redirects in a circle"},
        {"/to-file", CITE_VERDICT_UNSUPPORTED, 302, "redirected to a file: address"},
        {"/to-script", CITE_VERDICT_UNSUPPORTED, 302, "redirected to a javascript: address"},
        {"/gone", CITE_VERDICT_SOFT_404, 200, "the page says that it was not found"},
        {"/broken", CITE_VERDICT_SERVER_ERROR, 500, "HTTP 500"},
        {"/forbidden", CITE_VERDICT_BLOCKED, 403, "HTTP 403"},
        {"/reset", CITE_VERDICT_UNREACHABLE, 0, "the connection ended without an answer"},
        {"/close", CITE_VERDICT_UNREACHABLE, 0, "the connection ended without an answer"},
        {"/not-http", CITE_VERDICT_UNREACHABLE, 0, "a broken answer"},
        {"/headers", CITE_VERDICT_UNREACHABLE, 200, "a broken answer"},
        {"/big", CITE_VERDICT_OK, 200, "HTTP 200"},
        {"/\xc3\xbc?q=\xc3\xa4", CITE_VERDICT_OK, 200, "HTTP 200"},
        {"/cookie", CITE_VERDICT_REDIRECTED, 200, "redirects to"},
    };
    const size_t count = sizeof cases / sizeof cases[0];
    struct fixture f;

    (void)state;
    set_up(&f);
    f.options.no_retries = 1;
    f.options.max_body_bytes = 50000;
    begin(&f);
    for (size_t i = 0; i < count; i++)
        add(&f, cases[i].path);
    run(&f);
    for (size_t i = 0; i < count; i++) {
        const cite_check *check = found(&f, cases[i].path);
        print_message("%s: %s, %s\n", cases[i].path, cite_verdict_name(check->status), check->reason.ptr);
        assert_string_equal(cite_verdict_name(check->status), cite_verdict_name(cases[i].verdict));
        assert_memory_equal(check->reason.ptr, cases[i].reason, strlen(cases[i].reason));
        assert_int_equal(check->http_code, cases[i].http_code);
        assert_true(check->attempts >= 1);
        assert_string_equal(check->evidence[0].address.ptr, "127.0.0.1");
    }
    assert_int_equal(found(&f, "/old")->redirect_count, 2);
    assert_int_equal(found(&f, "/old")->redirects[1].http_code, 308);
    assert_false(server_heard(f.server, "Mozilla"));
    assert_true(server_heard(f.server, "User-Agent: libcite/"));
    tear_down(&f);
}

/* A server that says it is busy is asked again when it said it would not be. */
static void test_retry(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f);
    begin(&f);
    add(&f, "/busy");
    run(&f);
    assert_int_equal(found(&f, "/busy")->status, CITE_VERDICT_OK);
    assert_int_equal(found(&f, "/busy")->attempts, 2);
    assert_int_equal(found(&f, "/busy")->evidence[0].http_code, 503);
    assert_int_equal(server_count(f.server, "GET", "/busy"), 2);
    tear_down(&f);
}

static void test_head(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f);
    f.options.method = CITE_METHOD_HEAD;
    f.options.no_retries = 1;
    begin(&f);
    add(&f, "/ok");
    add(&f, "/refused-head");
    add(&f, "/old");
    run(&f);
    assert_int_equal(found(&f, "/ok")->status, CITE_VERDICT_OK);
    assert_int_equal(server_count(f.server, "GET", "/ok"), 0);
    assert_int_equal(found(&f, "/refused-head")->status, CITE_VERDICT_OK);
    assert_int_equal(server_count(f.server, "HEAD", "/refused-head"), 1);
    assert_int_equal(server_count(f.server, "GET", "/refused-head"), 1);
    assert_int_equal(found(&f, "/old")->status, CITE_VERDICT_REDIRECTED);
    tear_down(&f);
}

/* A silent server is a timeout; one that has begun a page and drips it for ever has answered. */
static void test_timeout(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f);
    f.options.timeout_ms = 1000;
    f.options.no_retries = 1;
    begin(&f);
    add(&f, "/slow");
    add(&f, "/drip");
    run(&f);
    assert_int_equal(found(&f, "/slow")->status, CITE_VERDICT_TIMEOUT);
    assert_int_equal(found(&f, "/slow")->http_code, 0);
    assert_true(found(&f, "/slow")->evidence[0].error.len > 0);
    assert_int_equal(found(&f, "/drip")->status, CITE_VERDICT_OK);
    tear_down(&f);
}

/* Neighbours that are silent take none of a link's time, and say nothing of it. */
static void test_silent_neighbours(void **state)
{
    static const char *const silent[] = {"/slow", "/slow2", "/slow3"};
    struct fixture f;

    (void)state;
    for (int retries = 0; retries < 2; retries++) {
        set_up(&f);
        f.options.timeout_ms = 300;
        f.options.per_host = 2;
        f.options.no_retries = retries == 0;
        f.options.retries = 1;
        begin(&f);
        add(&f, "/slow");
        add(&f, "/slow2");
        add(&f, "/ok");
        add(&f, "/slow3");
        run(&f);
        assert_int_equal(found(&f, "/ok")->status, CITE_VERDICT_OK);
        assert_int_equal(found(&f, "/ok")->attempts, 1);
        for (size_t i = 0; i < 3; i++) {
            assert_string_equal(found(&f, silent[i])->reason.ptr, "no answer in time");
            assert_int_equal(found(&f, silent[i])->attempts, retries + 1);
            assert_string_equal(found(&f, silent[i])->evidence[retries].rule.ptr, "timeout");
        }
        tear_down(&f);
    }
}

/* Nobody listens there: the port was free a moment ago. */
static void test_refused(void **state)
{
    struct fixture f;
    char url[URL_SIZE];

    (void)state;
    set_up(&f);
    f.options.no_retries = 1;
    begin(&f);
    url_of(url, &f, "/ok");
    server_stop(f.server);
    f.server = NULL;
    assert_int_equal(cite_checker_add(f.checker, cite_str_from(url), NULL, 0, NULL), CITE_OK);
    run(&f);
    const cite_check *check = cite_checker_find(f.checker, cite_str_from(url));
    assert_non_null(check);
    assert_int_equal(check->status, CITE_VERDICT_UNREACHABLE);
    assert_string_equal(check->reason.ptr, "connection refused");
    tear_down(&f);
}

/* Without leave no private address is asked, in whatever form it is written. */
static void test_private(void **state)
{
    static const char *const hosts[] = {"127.0.0.1",          "127.1", "2130706433", "0x7f.0.0.1",
                                        "[::ffff:127.0.0.1]", "[::1]", "0.0.0.0",    "localhost"};
    const size_t count = sizeof hosts / sizeof hosts[0];
    struct fixture f;

    (void)state;
    set_up(&f);
    f.options.allow_private = 0;
    begin(&f);
    for (size_t i = 0; i < count; i++) {
        char url[URL_SIZE];
        (void)snprintf(url, sizeof url, "http://%s:%u/ok", hosts[i], server_port(f.server));
        assert_int_equal(cite_checker_add(f.checker, cite_str_from(url), NULL, 0, NULL), CITE_OK);
    }
    run(&f);
    for (const cite_check *check = cite_checker_next(f.checker); check; check = cite_checker_next(f.checker)) {
        print_message("%s: %s, %s\n", check->url.ptr, cite_verdict_name(check->status), check->reason.ptr);
        if (check->status == CITE_VERDICT_OFFLINE)
            continue; /* a form that only libcurl reads as numeric, on a machine without a network */
        assert_int_equal(check->status, CITE_VERDICT_UNREACHABLE);
        assert_memory_equal(check->reason.ptr, "private address refused: ", 25);
        assert_int_equal(check->http_code, 0);
    }
    assert_int_equal(server_count(f.server, NULL, "/ok"), 0);
    const cite_check *plain = found(&f, "/ok");
    assert_string_equal(plain->reason.ptr, "private address refused: 127.0.0.1 (loopback)");
    tear_down(&f);
}

/* Requests in flight are dropped with the checker, whatever they wait for. */
static void test_free_in_flight(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f);
    begin(&f);
    add(&f, "/slow");
    add(&f, "/drip");
    assert_int_equal(cite_checker_poll(f.checker, 100, NULL), CITE_OK);
    assert_int_equal(cite_checker_pending(f.checker), 2);
    tear_down(&f);
}

static void test_cancel(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f);
    begin(&f);
    add(&f, "/slow");
    add(&f, "/drip");
    assert_int_equal(cite_checker_poll(f.checker, 100, NULL), CITE_OK);
    cite_checker_cancel(f.checker, "interrupted");
    assert_int_equal(cite_checker_pending(f.checker), 0);
    assert_int_equal(found(&f, "/slow")->status, CITE_VERDICT_SKIPPED);
    add(&f, "/ok");
    run(&f);
    assert_int_equal(found(&f, "/ok")->status, CITE_VERDICT_OK);
    tear_down(&f);
}

/* What a transport hands over: the body's beginning, and that the rest was cut. */
static void test_transport(void **state)
{
    struct cite__transport *transport = NULL;
    struct cite__answer answer;
    struct fixture f;
    char url[URL_SIZE];

    (void)state;
    set_up(&f);
    const struct cite__transport_setup setup = {.concurrency = 1};
    url_of(url, &f, "/big");
    assert_int_equal(cite__transport_curl(&transport, &setup), CITE_OK);
    const struct cite__request request = {.id = 7,
                                          .url = url,
                                          .user_agent = "test",
                                          .method = CITE_METHOD_GET,
                                          .timeout_ms = 30000,
                                          .connect_timeout_ms = 30000,
                                          .max_body = 10000,
                                          .keep_body = 100,
                                          .allow_private = true};
    assert_int_equal(transport->ops->submit(transport, &request), CITE_OK);
    while (!transport->ops->take(transport, &answer))
        assert_int_equal(transport->ops->poll(transport, 1000), CITE_OK);
    assert_int_equal(answer.id, 7);
    assert_int_equal(answer.net, CITE__NET_OK);
    assert_int_equal(answer.http_code, 200);
    assert_true(answer.cut);
    assert_int_equal(answer.body.len, 100);
    assert_memory_equal(answer.body.ptr, "flood", 5);
    assert_true(answer.body_bytes <= 10000);
    assert_string_equal(answer.content_type.ptr, "text/plain");
    assert_string_equal(answer.address.ptr, "127.0.0.1");
    assert_int_equal(answer.words.len, 0);
    transport->ops->free(transport);
    tear_down(&f);
}

/* DOIs are decided by their register; where that says nothing, the link is asked. */
static void test_doi(void **state)
{
    static const struct {
        const char *url;
        cite_verdict verdict;
        const char *rule;
        size_t attempts;
    } cases[] = {
        {"http://doi.org/10.1000/there", CITE_VERDICT_OK, "doi-registered", 1},
        {"http://doi.org/10.1000/missing", CITE_VERDICT_OK, "doi-registered", 2},
        {"http://doi.org/10.1000/unclear", CITE_VERDICT_REDIRECTED, "redirected", 3},
        {"http://doi.org/10.1000/wrong", CITE_VERDICT_OK, "doi-registered", 3}, /* its register says nothing */
    };
    const cite_str right = cite_str_from("http://doi.org/10.1000/there");
    struct fixture f;
    char api[URL_SIZE];
    char mapping[URL_SIZE];
    const char *connect_to[] = {mapping, NULL};

    (void)state;
    set_up(&f);
    url_of(api, &f, "/api/");
    (void)snprintf(mapping, sizeof mapping, "doi.org:80:127.0.0.1:%u", server_port(f.server));
    f.options.doi_api = api;
    f.options.connect_to = connect_to;
    f.options.no_retries = 1;
    begin(&f);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(cite_checker_add(f.checker, cite_str_from(cases[i].url), &right, 1, NULL), CITE_OK);
    run(&f);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const cite_check *check = cite_checker_find(f.checker, cite_str_from(cases[i].url));
        assert_non_null(check);
        print_message("%s: %s, %s\n", check->url.ptr, cite_verdict_name(check->status), check->reason.ptr);
        assert_string_equal(cite_verdict_name(check->status), cite_verdict_name(cases[i].verdict));
        assert_string_equal(check->evidence[check->attempts - 1].rule.ptr, cases[i].rule);
    }
    assert_int_equal(server_count(f.server, NULL, "/10.1000/there"), 0);
    tear_down(&f);
}

/* What robots.txt asks to leave alone is left alone; it is read once a host. */
static void test_robots(void **state)
{
    static const struct {
        const char *url;
        cite_verdict verdict;
    } cases[] = {
        {"http://rules.test/ok", CITE_VERDICT_OK},       {"http://rules.test/old", CITE_VERDICT_SKIPPED},
        {"http://rules.test/busy", CITE_VERDICT_OK},     {"http://moved.test/ok", CITE_VERDICT_SKIPPED},
        {"http://none.test/ok", CITE_VERDICT_OK},        {"http://down.test/ok", CITE_VERDICT_SKIPPED},
        {"http://none.test/missing", CITE_VERDICT_DEAD},
    };
    struct fixture f;
    char mapping[URL_SIZE];
    const char *connect_to[] = {mapping, NULL};

    (void)state;
    set_up(&f);
    (void)snprintf(mapping, sizeof mapping, ":80:127.0.0.1:%u", server_port(f.server));
    f.options.connect_to = connect_to;
    f.options.robots = 1;
    f.options.no_delay = 1;
    begin(&f);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(cite_checker_add(f.checker, cite_str_from(cases[i].url), NULL, 0, NULL), CITE_OK);
    run(&f);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const cite_check *check = cite_checker_find(f.checker, cite_str_from(cases[i].url));
        assert_non_null(check);
        print_message("%s: %s, %s\n", check->url.ptr, cite_verdict_name(check->status), check->reason.ptr);
        assert_string_equal(cite_verdict_name(check->status), cite_verdict_name(cases[i].verdict));
    }
    assert_int_equal(server_count(f.server, "GET", "/robots.txt"), 4);
    assert_int_equal(server_count(f.server, "GET", "/old"), 0);
    tear_down(&f);
}

/*
 * Rules hold for their own port alone; and where several links are on their way to rules that stand elsewhere, no page is
 * taken for them.
 */
static void test_robots_origins(void **state)
{
    static const struct {
        const char *url;
        cite_verdict verdict;
    } cases[] = {
        {"http://moved.test/page", CITE_VERDICT_OK},
        {"http://moved.test/busy", CITE_VERDICT_OK},
        {"http://moved.test/old", CITE_VERDICT_SKIPPED},
        {"http://moved.test/ok", CITE_VERDICT_SKIPPED},
        {"http://rules.test/old", CITE_VERDICT_SKIPPED},
        {"http://rules.test:8080/old", CITE_VERDICT_REDIRECTED},
        {"http://lost.test/page", CITE_VERDICT_SKIPPED}, /* what is wrong elsewhere is not said of it */
    };
    struct fixture f;
    char mapping[2][URL_SIZE];
    const char *connect_to[] = {mapping[0], mapping[1], NULL};

    (void)state;
    set_up(&f);
    (void)snprintf(mapping[0], sizeof mapping[0], ":80:127.0.0.1:%u", server_port(f.server));
    (void)snprintf(mapping[1], sizeof mapping[1], ":8080:127.0.0.1:%u", server_port(f.server));
    f.options.connect_to = connect_to;
    f.options.robots = 1;
    f.options.no_delay = 1;
    begin(&f);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(cite_checker_add(f.checker, cite_str_from(cases[i].url), NULL, 0, NULL), CITE_OK);
    run(&f);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const cite_check *check = cite_checker_find(f.checker, cite_str_from(cases[i].url));
        assert_non_null(check);
        print_message("%s: %s, %s\n", check->url.ptr, cite_verdict_name(check->status), check->reason.ptr);
        assert_string_equal(cite_verdict_name(check->status), cite_verdict_name(cases[i].verdict));
    }
    assert_int_equal(server_count(f.server, "GET", "/page"), 1);
    assert_int_equal(server_count(f.server, "GET", "/old"), 2);
    tear_down(&f);
}

/* Where one is wanted, a page that answers has a fingerprint; what is not there, or only sends on, has none. */
static void test_fingerprint(void **state)
{
    static const struct {
        const char *path;
        int wanted;
        size_t words;
        bool made;
    } cases[] = {
        {"/page", 1, 13, true}, {"/page", 0, 0, false}, {"/old", 1, 1, true},
        {"/gone", 1, 0, false}, {"/none", 1, 0, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture f;
        set_up(&f);
        f.options.method = CITE_METHOD_HEAD;
        f.options.fingerprints = cases[i].wanted;
        begin(&f);
        add(&f, cases[i].path);
        run(&f);
        const cite_check *check = found(&f, cases[i].path);
        assert_int_equal(check->fingerprint != NULL, cases[i].made);
        if (check->fingerprint)
            assert_int_equal(check->fingerprint->words, cases[i].words);
        if (check->fingerprint && cases[i].words > 1)
            assert_string_equal(check->fingerprint->title.ptr, "Tides");
        tear_down(&f);
    }
}

/* Every allocation fails in turn: the call says so, nothing leaks, and what was asked for ends. */
static void test_memory(void **state)
{
    struct counting_alloc memory;
    struct fixture f;
    cite_status status = CITE_ERROR_MEMORY;

    (void)state;
    set_up(&f);
    f.options.allocator = &memory.allocator;
    for (size_t n = 0; status != CITE_OK; n++) {
        char url[URL_SIZE];
        counting_alloc_init(&memory);
        counting_alloc_fail(&memory, n, ALLOC_FAIL_ONCE);
        url_of(url, &f, "/page");
        f.options.fingerprints = 1;
        status = cite_checker_new(&f.checker, &f.options, NULL);
        if (status == CITE_OK)
            status = cite_checker_add(f.checker, cite_str_from(url), NULL, 0, NULL);
        while (status == CITE_OK && cite_checker_pending(f.checker) > 0)
            status = cite_checker_poll(f.checker, 1000, NULL);
        cite_checker_free(f.checker);
        assert_true(status == CITE_OK || status == CITE_ERROR_MEMORY);
        assert_int_equal(status == CITE_OK, memory.failures == 0);
        assert_int_equal(memory.live_blocks, 0);
    }
    server_stop(f.server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_verdicts),
        cmocka_unit_test(test_retry),
        cmocka_unit_test(test_head),
        cmocka_unit_test(test_timeout),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_private),
        cmocka_unit_test(test_cancel),
        cmocka_unit_test(test_free_in_flight),
        cmocka_unit_test(test_silent_neighbours),
        cmocka_unit_test(test_transport),
        cmocka_unit_test(test_doi),
        cmocka_unit_test(test_robots),
        cmocka_unit_test(test_robots_origins),
        cmocka_unit_test(test_fingerprint),
        cmocka_unit_test(test_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
