/*
 * net/test_tls.c: certificates with each fault, told apart; and secrets that stay with the server they are for.
 */
#define _POSIX_C_SOURCE 200809L

#include "net/tls.h"
#include "support/server.h"

#include <cite/checker.h>

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define CA_FILE "test_tls.ca.pem"

static const struct server_route routes[] = {
    {.path = "/ok", .reply = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"},
    {.path = "/away",
     .reply =
         "HTTP/1.1 302 Moved\r\nSet-Cookie: pass=1\r\nLocation: http://plain.test/ok\r\nContent-Length: 0\r\n"
         "Connection: close\r\n\r\n"},
    {.path = "/here",
     .reply = "HTTP/1.1 302 Moved\r\nSet-Cookie: pass=1\r\nLocation: /ok\r\nContent-Length: 0\r\n"
              "Connection: close\r\n\r\n"},
    {0},
};

/* One server for each fault; its name is that of the page of the rules. */
static const struct {
    const char *host;
    enum tls_fault fault;
    cite_verdict verdict;
    const char *rule;
    const char *reason;
} cases[TLS_FAULTS] = {
    {"fine.test", TLS_FINE, CITE_VERDICT_OK, "http-2xx", "HTTP 200"},
    {"expired.test", TLS_EXPIRED, CITE_VERDICT_TLS_ERROR, "tls-expired", "the certificate has expired"},
    {"wrong.test", TLS_WRONG_HOST, CITE_VERDICT_TLS_ERROR, "tls-host", "the certificate is for another host"},
    {"selfsigned.test", TLS_SELF_SIGNED, CITE_VERDICT_TLS_ERROR, "tls-self-signed",
     "the certificate is self-signed"},
    {"unknown.test", TLS_UNKNOWN_ISSUER, CITE_VERDICT_TLS_ERROR, "tls-issuer",
     "the certificate's issuer is not known"},
    {"old.test", TLS_OLD, CITE_VERDICT_TLS_ERROR, "tls", "no secure connection"},
};

struct fixture {
    struct tls *tls;
    struct server *servers[TLS_FAULTS];
    struct server *plain;
    char mapped[TLS_FAULTS + 1][96];
    const char *connect_to[TLS_FAULTS + 2];
    cite_checker_options options;
    cite_checker *checker;
};

static void set_up(struct fixture *f)
{
    *f = (struct fixture){.options = CITE_CHECKER_OPTIONS_INIT};
    f->tls = tls_new(CA_FILE);
    assert_non_null(f->tls);
    for (size_t i = 0; i < TLS_FAULTS; i++) {
        const struct server_wrap *wrap = tls_wrap(f->tls, cases[i].host, cases[i].fault);
        assert_non_null(wrap);
        f->servers[i] = server_start_wrapped(routes, wrap);
        assert_non_null(f->servers[i]);
        (void)snprintf(f->mapped[i], sizeof f->mapped[i], "%s:443:127.0.0.1:%u", cases[i].host,
                       server_port(f->servers[i]));
        f->connect_to[i] = f->mapped[i];
    }
    f->plain = server_start(routes);
    assert_non_null(f->plain);
    (void)snprintf(f->mapped[TLS_FAULTS], sizeof f->mapped[0], "plain.test:80:127.0.0.1:%u",
                   server_port(f->plain));
    f->connect_to[TLS_FAULTS] = f->mapped[TLS_FAULTS];
    f->options.connect_to = f->connect_to;
    f->options.allow_private = 1;
    f->options.no_retries = 1;
    f->options.ca_file = CA_FILE;
}

static void tear_down(struct fixture *f)
{
    cite_checker_free(f->checker);
    for (size_t i = 0; i < TLS_FAULTS; i++)
        server_stop(f->servers[i]);
    server_stop(f->plain);
    tls_free(f->tls);
    (void)remove(CA_FILE);
}

static const cite_check *ask(struct fixture *f, const char *url)
{
    if (!f->checker)
        assert_int_equal(cite_checker_new(&f->checker, &f->options, NULL), CITE_OK);
    assert_int_equal(cite_checker_add(f->checker, cite_str_from(url), NULL, 0, NULL), CITE_OK);
    while (cite_checker_pending(f->checker) > 0)
        assert_int_equal(cite_checker_poll(f->checker, 1000, NULL), CITE_OK);
    const cite_check *check = cite_checker_find(f->checker, cite_str_from(url));
    assert_non_null(check);
    print_message("%s: %s, %s\n", url, cite_verdict_name(check->status), check->reason.ptr);
    return check;
}

static void test_faults(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f);
    for (size_t i = 0; i < TLS_FAULTS; i++) {
        char url[96];
        (void)snprintf(url, sizeof url, "https://%s/ok", cases[i].host);
        const cite_check *check = ask(&f, url);
        assert_string_equal(cite_verdict_name(check->status), cite_verdict_name(cases[i].verdict));
        assert_string_equal(check->evidence[check->attempts - 1].rule.ptr, cases[i].rule);
        assert_string_equal(check->reason.ptr, cases[i].reason);
        assert_int_equal(check->flags, 0);
        assert_string_equal(check->evidence[0].address.ptr, "127.0.0.1");
    }
    tear_down(&f);
}

/* Without verification the page is there, and a flag says what that is worth. */
static void test_insecure(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f);
    f.options.insecure = 1;
    const cite_check *check = ask(&f, "https://expired.test/ok");
    assert_int_equal(check->status, CITE_VERDICT_OK);
    assert_int_equal(check->flags, CITE_FLAG_INSECURE);
    tear_down(&f);
}

/* A user name, a password and a cookie go to their own server, and no further; no report names the password. */
static void test_secrets(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f);
    const cite_check *check = ask(&f, "https://user:p%40ss@fine.test/away");
    assert_int_equal(check->status, CITE_VERDICT_REDIRECTED);
    assert_int_equal(check->flags, CITE_FLAG_INSECURE); /* https led to http */
    assert_true(server_heard(f.servers[TLS_FINE], "Authorization: Basic dXNlcjpwQHNz"));
    assert_false(server_heard(f.plain, "Authorization:"));
    assert_false(server_heard(f.plain, "Cookie:"));
    for (size_t i = 0; i < check->attempts; i++) {
        assert_null(strstr(check->evidence[i].url.ptr, "ss@"));
        assert_null(strstr(check->evidence[i].error.ptr, "p%40ss"));
    }
    check = ask(&f, "https://user:p%40ss@fine.test/here");
    assert_int_equal(check->status, CITE_VERDICT_REDIRECTED);
    assert_true(server_heard(f.servers[TLS_FINE], "Cookie: pass=1"));
    assert_int_equal(server_count(f.servers[TLS_FINE], "GET", "/ok"), 1);
    assert_string_equal(check->reason.ptr, "redirects to https://fine.test/ok");
    assert_string_equal(check->final_url.ptr, "https://fine.test/ok");
    assert_string_equal(check->redirects[0].url.ptr, "https://fine.test/ok");
    tear_down(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_insecure),
        cmocka_unit_test(test_secrets),
    };

    /* OpenSSL writes to connections that the client has closed. */
    (void)signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
