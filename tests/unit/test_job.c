/*
 * unit/test_job.c: one link's state machine, answer by answer.
 */
#include "core/arena.h"
#include "net/job.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    struct cite__arena arena;
    cite_checker_options options;
    struct cite__policy policy;
    struct cite__job *job;
    struct cite__job_step step;
    struct cite__request request;
};

static void set_up(struct fixture *f, cite_method method)
{
    *f = (struct fixture){.options = {.user_agent = "test",
                                      .timeout_ms = 1000,
                                      .connect_timeout_ms = 500,
                                      .max_body_bytes = 1000,
                                      .max_redirects = 3,
                                      .retries = 2,
                                      .method = method}};
    cite__arena_init(&f->arena, NULL);
    f->policy = (struct cite__policy){.arena = &f->arena, .options = &f->options};
}

static void start(struct fixture *f, const char *url, const cite_str *alternatives, size_t count)
{
    f->job = cite__job_new(&f->policy, cite_str_from(url), alternatives, count);
    assert_non_null(f->job);
    f->step = cite__job_start(&f->policy, f->job);
}

/* The job must want a turn, or a delay; it then asks for url by method. */
static void asks(struct fixture *f, const char *method, const char *url)
{
    assert_true(f->step.want == CITE__WANT_TURN || f->step.want == CITE__WANT_DELAY);
    cite__job_ask(&f->policy, f->job, &f->request);
    assert_string_equal(f->request.method == CITE_METHOD_HEAD ? "HEAD" : "GET", method);
    assert_string_equal(f->request.url, url);
}

static void says(struct fixture *f, long code, const char *redirect)
{
    const struct cite__answer answer = {
        .http_code = code, .redirect = cite_str_from(redirect), .elapsed_ms = 7, .body_bytes = 1};

    f->step = cite__job_answer(&f->policy, f->job, &answer);
}

static void fails(struct fixture *f, enum cite__net net)
{
    const struct cite__answer answer = {.net = net, .words = cite_str_from("words")};

    f->step = cite__job_answer(&f->policy, f->job, &answer);
}

static void is_done(struct fixture *f, cite_verdict verdict, const char *reason)
{
    assert_int_equal(f->step.want, CITE__WANT_NOTHING);
    assert_int_equal(f->job->state, CITE__JOB_DONE);
    assert_string_equal(cite_verdict_name(f->job->check.status), cite_verdict_name(verdict));
    assert_string_equal(f->job->check.reason.ptr, reason);
}

static void test_get(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, CITE_METHOD_GET);
    start(&f, "http://A.example/x#part", NULL, 0);
    asks(&f, "GET", "http://a.example/x");
    says(&f, 200, NULL);
    is_done(&f, CITE_VERDICT_OK, "HTTP 200");
    assert_string_equal(f.job->check.url.ptr, "http://A.example/x#part");
    assert_string_equal(f.job->check.final_url.ptr, "http://A.example/x#part");
    assert_int_equal(f.job->check.http_code, 200);
    assert_int_equal(f.job->check.attempts, 1);
    assert_string_equal(f.job->check.evidence[0].rule.ptr, "http-2xx");
    assert_string_equal(f.job->check.evidence[0].method.ptr, "GET");
    assert_int_equal(f.job->check.elapsed_ms, 7);
    assert_int_equal(f.policy.moves[CITE__JOB_GET], 1);
    assert_int_equal(f.policy.moves[CITE__JOB_DONE], 1);
    cite__arena_release(&f.arena);
}

/* HEAD is believed where it says that all is well; else GET decides. */
static void test_head(void **state)
{
    static const struct {
        long head;
        long get;
        cite_verdict verdict;
        const char *reason;
    } cases[] = {
        {405, 200, CITE_VERDICT_OK, "HTTP 200"},   {404, 200, CITE_VERDICT_OK, "HTTP 200"},
        {404, 404, CITE_VERDICT_DEAD, "HTTP 404"}, {403, 200, CITE_VERDICT_OK, "HTTP 200"},
        {501, 200, CITE_VERDICT_OK, "HTTP 200"},   {999, 410, CITE_VERDICT_DEAD, "HTTP 410"},
        {200, 0, CITE_VERDICT_OK, "HTTP 200"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture f;
        set_up(&f, CITE_METHOD_HEAD);
        start(&f, "http://a.example/x", NULL, 0);
        asks(&f, "HEAD", "http://a.example/x");
        says(&f, cases[i].head, NULL);
        if (cases[i].get != 0) {
            asks(&f, "GET", "http://a.example/x");
            says(&f, cases[i].get, NULL);
        }
        is_done(&f, cases[i].verdict, cases[i].reason);
        cite__arena_release(&f.arena);
    }
}

static void test_redirects(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, CITE_METHOD_GET);
    start(&f, "http://a.example/x", NULL, 0);
    asks(&f, "GET", "http://a.example/x");
    says(&f, 301, "https://a.example/x");
    asks(&f, "GET", "https://a.example/x");
    says(&f, 308, "https://www.a.example/\xc3\xbc#top");
    asks(&f, "GET", "https://www.a.example/%C3%BC");
    says(&f, 200, NULL);
    is_done(&f, CITE_VERDICT_REDIRECTED, "moved permanently to https://www.a.example/\xc3\xbc#top");
    assert_string_equal(f.job->check.final_url.ptr, "https://www.a.example/\xc3\xbc#top");
    assert_int_equal(f.job->check.redirect_count, 2);
    assert_int_equal(f.job->check.redirects[0].http_code, 301);
    assert_string_equal(f.job->check.redirects[0].url.ptr, "https://a.example/x");
    assert_int_equal(f.job->check.redirects[1].http_code, 308);
    assert_string_equal(f.job->check.evidence[0].rule.ptr, "redirect");
    start(&f, "http://a.example/x", NULL, 0);
    asks(&f, "GET", "http://a.example/x");
    says(&f, 301, "http://a.example/y");
    asks(&f, "GET", "http://a.example/y");
    says(&f, 302, "http://a.example/z");
    asks(&f, "GET", "http://a.example/z");
    says(&f, 404, NULL);
    is_done(&f, CITE_VERDICT_DEAD, "HTTP 404");
    assert_int_equal(f.job->check.redirect_count, 2);
    cite__arena_release(&f.arena);
}

/*
 * Where a chain of redirects may end: each row is one redirect from http://a.example/deep/x, and what follows.
 */
static void test_redirect_ends(void **state)
{
    static const struct {
        long code;
        const char *to;
        bool followed;
        cite_verdict verdict;
        const char *reason;
    } cases[] = {
        {302, "http://a.example/y", true, CITE_VERDICT_REDIRECTED, "redirects to http://a.example/y"},
        {302, "http://a.example/", true, CITE_VERDICT_SOFT_404, "redirects to the home page"},
        {302, "http://a.example/deep/x", false, CITE_VERDICT_REDIRECT_LOOP, "redirects in a circle"},
        {302, "http://A.example/deep/./x#y", false, CITE_VERDICT_REDIRECT_LOOP, "redirects in a circle"},
        {302, "ftp://a.example/y", false, CITE_VERDICT_UNSUPPORTED,
         "redirected to a ftp: address, which is not followed"},
        {302, "JavaScript:history.back()", false, CITE_VERDICT_UNSUPPORTED,
         "redirected to a javascript: address, which is not followed"},
        {302, "http://a..example/", false, CITE_VERDICT_UNREACHABLE, "redirects to what is not a URL"},
        {302, NULL, false, CITE_VERDICT_UNREACHABLE, "a redirect that leads nowhere"},
        {300, "http://a.example/y", false, CITE_VERDICT_OK, "HTTP 300"},
        {304, NULL, false, CITE_VERDICT_OK, "HTTP 304"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture f;
        set_up(&f, CITE_METHOD_GET);
        start(&f, "http://a.example/deep/x", NULL, 0);
        asks(&f, "GET", "http://a.example/deep/x");
        says(&f, cases[i].code, cases[i].to);
        if (cases[i].followed) {
            asks(&f, "GET", cases[i].to);
            says(&f, 200, NULL);
        }
        is_done(&f, cases[i].verdict, cases[i].reason);
        cite__arena_release(&f.arena);
    }
}

static void test_too_many_redirects(void **state)
{
    static const char *const hops[] = {"http://a.example/1", "http://a.example/2", "http://a.example/3",
                                       "http://a.example/4"};
    struct fixture f;

    (void)state;
    set_up(&f, CITE_METHOD_GET);
    start(&f, "http://a.example/0", NULL, 0);
    asks(&f, "GET", "http://a.example/0");
    for (size_t i = 0; i < 3; i++) {
        says(&f, 302, hops[i]);
        asks(&f, "GET", hops[i]);
    }
    says(&f, 302, hops[3]);
    is_done(&f, CITE_VERDICT_REDIRECT_LOOP, "too many redirects");
    assert_int_equal(f.job->check.redirect_count, 3);
    cite__arena_release(&f.arena);
}

/* Retries double their wait, with some jitter that is the same in every run. */
static void test_retries(void **state)
{
    struct fixture f;
    int64_t delays[2];

    (void)state;
    for (int run = 0; run < 2; run++) {
        set_up(&f, CITE_METHOD_GET);
        start(&f, "http://a.example/x", NULL, 0);
        for (int64_t try = 0; try < 2; try++) {
            asks(&f, "GET", "http://a.example/x");
            says(&f, 500, NULL);
            assert_int_equal(f.step.want, CITE__WANT_DELAY);
            assert_in_range(f.step.delay_ms, 750 << try, 1250 << try);
            assert_int_equal(f.step.host_delay_ms, 0);
            if (run == 0)
                delays[try] = f.step.delay_ms;
            else
                assert_int_equal(f.step.delay_ms, delays[try]);
        }
        asks(&f, "GET", "http://a.example/x");
        says(&f, 502, NULL);
        is_done(&f, CITE_VERDICT_SERVER_ERROR, "HTTP 502");
        assert_int_equal(f.job->check.attempts, 3);
        cite__arena_release(&f.arena);
    }
}

static void test_retry_succeeds(void **state)
{
    static const enum cite__net nets[] = {CITE__NET_TIMEOUT, CITE__NET_CONNECT_TIMEOUT, CITE__NET_REFUSED,
                                          CITE__NET_RESET,   CITE__NET_BROKEN,          CITE__NET_NO_ROUTE};

    (void)state;
    for (size_t i = 0; i < sizeof nets / sizeof nets[0]; i++) {
        struct fixture f;
        set_up(&f, CITE_METHOD_GET);
        start(&f, "http://a.example/x", NULL, 0);
        asks(&f, "GET", "http://a.example/x");
        fails(&f, nets[i]);
        assert_int_equal(f.step.want, CITE__WANT_DELAY);
        asks(&f, "GET", "http://a.example/x");
        says(&f, 200, NULL);
        is_done(&f, CITE_VERDICT_OK, "HTTP 200");
        assert_string_equal(f.job->check.evidence[0].error.ptr, "words");
        cite__arena_release(&f.arena);
    }
}

static void test_no_retries(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, CITE_METHOD_GET);
    f.options.no_retries = 1;
    start(&f, "http://a.example/x", NULL, 0);
    asks(&f, "GET", "http://a.example/x");
    says(&f, 503, NULL);
    is_done(&f, CITE_VERDICT_SERVER_ERROR, "HTTP 503");
    cite__arena_release(&f.arena);
}

static void test_retry_after(void **state)
{
    static const struct {
        long code;
        long seconds;
        bool waits;
    } cases[] = {{429, 5, true}, {503, 60, true}, {429, 61, false}, {503, 3600, false}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct cite__answer answer = {.http_code = cases[i].code, .retry_after_s = cases[i].seconds};
        struct fixture f;
        set_up(&f, CITE_METHOD_GET);
        start(&f, "http://a.example/x", NULL, 0);
        asks(&f, "GET", "http://a.example/x");
        f.step = cite__job_answer(&f.policy, f.job, &answer);
        if (cases[i].waits) {
            assert_int_equal(f.step.want, CITE__WANT_DELAY);
            assert_int_equal(f.step.delay_ms, cases[i].seconds * 1000);
            assert_int_equal(f.step.host_delay_ms, cases[i].seconds * 1000);
            assert_null(f.step.shut);
        } else {
            assert_int_equal(f.step.want, CITE__WANT_NOTHING);
            assert_non_null(f.step.shut);
        }
        cite__arena_release(&f.arena);
    }
}

/* A server that is asked too often says so. */
static void test_asked_too_often(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, CITE_METHOD_GET);
    f.options.no_retries = 1;
    start(&f, "http://a.example/x", NULL, 0);
    asks(&f, "GET", "http://a.example/x");
    says(&f, 429, NULL);
    is_done(&f, CITE_VERDICT_BLOCKED, "HTTP 429: the server was asked too often");
    cite__arena_release(&f.arena);
}

/* A request whose time was over before it began is begun anew, without a retry spent, but not for ever. */
static void test_unasked(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, CITE_METHOD_GET);
    f.options.no_retries = 1;
    start(&f, "http://a.example/x", NULL, 0);
    asks(&f, "GET", "http://a.example/x");
    fails(&f, CITE__NET_UNASKED);
    assert_int_equal(f.step.want, CITE__WANT_TURN);
    asks(&f, "GET", "http://a.example/x");
    says(&f, 200, NULL);
    is_done(&f, CITE_VERDICT_OK, "HTTP 200");
    assert_string_equal(f.job->check.evidence[0].rule.ptr, "unasked");
    start(&f, "http://a.example/x", NULL, 0);
    for (int i = 0; i < 4; i++) {
        asks(&f, "GET", "http://a.example/x");
        fails(&f, CITE__NET_UNASKED);
    }
    is_done(&f, CITE_VERDICT_TIMEOUT, "no time was left to ask");
    cite__arena_release(&f.arena);
}

/* A server that took a request and was silent stays so, though a later try found no place in its queue. */
static void test_silent_then_full(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, CITE_METHOD_GET);
    f.options.retries = 1;
    start(&f, "http://a.example/x", NULL, 0);
    asks(&f, "GET", "http://a.example/x");
    fails(&f, CITE__NET_TIMEOUT);
    asks(&f, "GET", "http://a.example/x");
    fails(&f, CITE__NET_CONNECT_TIMEOUT);
    is_done(&f, CITE_VERDICT_TIMEOUT, "no answer in time");
    assert_string_equal(f.job->check.evidence[1].rule.ptr, "connect-timeout");
    start(&f, "http://a.example/x", NULL, 0);
    for (int i = 0; i < 2; i++) {
        asks(&f, "GET", "http://a.example/x");
        fails(&f, CITE__NET_CONNECT_TIMEOUT);
    }
    is_done(&f, CITE_VERDICT_TIMEOUT, "no connection in time");
    cite__arena_release(&f.arena);
}

/* A page that says itself that it is not there, and what keeps such a page from being believed. */
static void test_gone(void **state)
{
    static const char notice[] = "<title>Page not found</title><h1>Page not found</h1>";
    static const struct {
        const char *url;
        const char *type;
        long code;
        size_t more; /* bytes of the body that were not kept */
        bool cut;
        cite_verdict verdict;
    } cases[] = {
        {"http://a.example/x", "text/html; charset=utf-8", 200, 0, false, CITE_VERDICT_SOFT_404},
        {"http://a.example/x", "TEXT/HTML", 203, 0, false, CITE_VERDICT_SOFT_404},
        {"http://a.example/?p=7", "application/xhtml+xml", 200, 0, false, CITE_VERDICT_SOFT_404},
        {"http://a.example/", "text/html", 200, 0, false, CITE_VERDICT_OK},
        {"http://a.example/en/", "text/html", 200, 0, false, CITE_VERDICT_OK},
        {"http://a.example/x", "text/plain", 200, 0, false, CITE_VERDICT_OK},
        {"http://a.example/x", "", 200, 0, false, CITE_VERDICT_SOFT_404}, /* HTML by its looks */
        {"http://a.example/x", "text/html", 200, 1, false, CITE_VERDICT_OK},
        {"http://a.example/x", "text/html", 200, 0, true, CITE_VERDICT_OK},
        {"http://a.example/x", "text/html", 304, 0, false, CITE_VERDICT_OK},
        {"http://a.example/x", "text/html", 404, 0, false, CITE_VERDICT_DEAD},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct cite__answer answer = {.http_code = cases[i].code,
                                            .content_type = cite_str_from(cases[i].type),
                                            .body = cite_str_from(notice),
                                            .body_bytes = sizeof notice - 1 + cases[i].more,
                                            .cut = cases[i].cut};
        struct fixture f;
        set_up(&f, CITE_METHOD_GET);
        start(&f, cases[i].url, NULL, 0);
        asks(&f, "GET", cases[i].url);
        f.step = cite__job_answer(&f.policy, f.job, &answer);
        assert_int_equal(f.job->state, CITE__JOB_DONE);
        assert_string_equal(cite_verdict_name(f.job->check.status), cite_verdict_name(cases[i].verdict));
        if (cases[i].verdict == CITE_VERDICT_SOFT_404) {
            assert_string_equal(f.job->check.evidence[0].rule.ptr, "page-not-found");
            assert_string_equal(f.job->check.reason.ptr, "the page says that it was not found");
        }
        cite__arena_release(&f.arena);
    }
}

/* Failures that GET or another try would not change. */
static void test_final_failures(void **state)
{
    static const struct {
        enum cite__net net;
        cite_verdict verdict;
        const char *reason;
    } cases[] = {
        {CITE__NET_NO_HOST, CITE_VERDICT_DEAD, "the host does not exist"},
        {CITE__NET_RESOLVER, CITE_VERDICT_DNS_ERROR, "the host's name could not be looked up"},
        {CITE__NET_PRIVATE, CITE_VERDICT_UNREACHABLE, "private address refused: words"},
        {CITE__NET_TLS_EXPIRED, CITE_VERDICT_TLS_ERROR, "the certificate has expired"},
        {CITE__NET_BAD_URL, CITE_VERDICT_INVALID, "not a URL"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture f;
        set_up(&f, CITE_METHOD_HEAD);
        start(&f, "http://a.example/x", NULL, 0);
        asks(&f, "HEAD", "http://a.example/x");
        fails(&f, cases[i].net);
        is_done(&f, cases[i].verdict, cases[i].reason);
        cite__arena_release(&f.arena);
    }
}

static void test_not_asked(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, CITE_METHOD_GET);
    start(&f, "ftp://a.example/x", NULL, 0);
    is_done(&f, CITE_VERDICT_UNSUPPORTED, "a scheme that is not checked");
    assert_int_equal(f.job->check.attempts, 0);
    start(&f, "http://", NULL, 0);
    is_done(&f, CITE_VERDICT_INVALID, "not a URL");
    assert_int_equal(f.job->check.attempts, 0);
    cite__arena_release(&f.arena);
}

/* Other readings are asked in turn where the first is dead; the one that answers is told. */
static void test_alternatives(void **state)
{
    const cite_str others[] = {cite_str_from("http://"), cite_str_from("http://a.example/b"),
                               cite_str_from("http://a.example/c")};
    struct fixture f;

    (void)state;
    set_up(&f, CITE_METHOD_GET);
    start(&f, "http://a.example/a", others, 3);
    asks(&f, "GET", "http://a.example/a");
    says(&f, 404, NULL);
    asks(&f, "GET", "http://a.example/b");
    says(&f, 302, "http://a.example/a"); /* asked before, but not in this chain */
    asks(&f, "GET", "http://a.example/a");
    says(&f, 404, NULL);
    asks(&f, "GET", "http://a.example/c");
    says(&f, 200, NULL);
    is_done(&f, CITE_VERDICT_OK, "HTTP 200");
    assert_string_equal(f.job->check.url.ptr, "http://a.example/a");
    assert_string_equal(f.job->check.used_alternative.ptr, "http://a.example/c");
    assert_string_equal(f.job->check.final_url.ptr, "http://a.example/c");
    assert_int_equal(f.job->check.redirect_count, 0);
    assert_int_equal(f.job->check.attempts, 4);
    cite__arena_release(&f.arena);
}

/* Where no reading answers it is the first one's outcome that counts. */
static void test_no_alternative_answers(void **state)
{
    const cite_str others[] = {cite_str_from("http://a.example/b")};
    struct fixture f;

    (void)state;
    set_up(&f, CITE_METHOD_GET);
    start(&f, "http://a.example/a", others, 1);
    asks(&f, "GET", "http://a.example/a");
    says(&f, 301, "http://a.example/gone");
    asks(&f, "GET", "http://a.example/gone");
    says(&f, 410, NULL);
    asks(&f, "GET", "http://a.example/b");
    says(&f, 403, NULL);
    is_done(&f, CITE_VERDICT_DEAD, "HTTP 410");
    assert_string_equal(f.job->check.final_url.ptr, "http://a.example/gone");
    assert_int_equal(f.job->check.redirect_count, 1);
    assert_int_equal(f.job->check.used_alternative.len, 0);
    cite__arena_release(&f.arena);
}

/* A first reading that stands but cannot be read is no reason to doubt it. */
static void test_alternatives_not_needed(void **state)
{
    const cite_str others[] = {cite_str_from("http://a.example/b")};
    struct fixture f;

    (void)state;
    set_up(&f, CITE_METHOD_GET);
    start(&f, "http://a.example/a", others, 1);
    asks(&f, "GET", "http://a.example/a");
    says(&f, 403, NULL);
    is_done(&f, CITE_VERDICT_BLOCKED, "HTTP 403");
    start(&f, "mendme://", others, 1);
    is_done(&f, CITE_VERDICT_UNSUPPORTED, "a scheme that is not checked");
    cite__arena_release(&f.arena);
}

static void test_invalid_then_alternative(void **state)
{
    const cite_str others[] = {cite_str_from("http://a.example/b")};
    struct fixture f;

    (void)state;
    set_up(&f, CITE_METHOD_GET);
    start(&f, "http:// a.example/b", others, 1);
    asks(&f, "GET", "http://a.example/b");
    says(&f, 200, NULL);
    is_done(&f, CITE_VERDICT_OK, "HTTP 200");
    assert_string_equal(f.job->check.used_alternative.ptr, "http://a.example/b");
    cite__arena_release(&f.arena);
}

static void test_end(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, CITE_METHOD_GET);
    start(&f, "http://a.example/a", NULL, 0);
    asks(&f, "GET", "http://a.example/a");
    cite__job_end(&f.policy, f.job, CITE_VERDICT_SKIPPED, cite_str_from("out of time"));
    assert_int_equal(f.job->check.status, CITE_VERDICT_SKIPPED);
    cite__job_end(&f.policy, f.job, CITE_VERDICT_OK, cite_str_from("again"));
    assert_string_equal(f.job->check.reason.ptr, "out of time");
    cite__arena_release(&f.arena);
}

/* What a job gives back when it is done serves the next one, which knows nothing of it; what was found stays. */
static void test_rest(void **state)
{
    const cite_str other = cite_str_from("http://a.example/b");
    struct fixture f;

    (void)state;
    set_up(&f, CITE_METHOD_GET);
    start(&f, "http://a.example/a", &other, 1);
    asks(&f, "GET", "http://a.example/a");
    says(&f, 302, "http://a.example/c");
    asks(&f, "GET", "http://a.example/c");
    says(&f, 404, NULL);
    asks(&f, "GET", "http://a.example/b");
    fails(&f, CITE__NET_TIMEOUT);
    cite__job_end(&f.policy, f.job, CITE_VERDICT_SKIPPED, cite_str_from("out of time"));
    const struct cite__live *live = f.job->live;
    const struct cite__job *first = f.job;
    assert_non_null(live);
    cite__job_rest(&f.policy, f.job);
    assert_null(f.job->live);
    cite__job_rest(&f.policy, f.job);
    start(&f, "http://a.example/d", NULL, 0);
    assert_ptr_equal(f.job->live, live);
    asks(&f, "GET", "http://a.example/d");
    says(&f, 200, NULL);
    is_done(&f, CITE_VERDICT_OK, "HTTP 200");
    assert_int_equal(f.job->check.attempts, 1);
    assert_int_equal(f.job->check.redirect_count, 0);
    assert_int_equal(first->check.attempts, 3);
    assert_string_equal(first->check.evidence[1].url.ptr, "http://a.example/c");
    cite__arena_release(&f.arena);
}

/* Where a job will ask first is known before it is started. */
static void test_look(void **state)
{
    static const struct {
        const char *url;
        enum cite__target_kind kind;
        const char *host;
        bool local;
    } cases[] = {
        {"http://A.example/x#part", CITE__TARGET_HTTP, "a.example", false},
        {"http://127.0.0.1/", CITE__TARGET_HTTP, "127.0.0.1", true},
        {"https://doi.org/10.1000/182", CITE__TARGET_HTTP, "register.example", false},
        {"ftp://a.example/", CITE__TARGET_INVALID, "", false},
        {"http://", CITE__TARGET_INVALID, "", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__arena scratch;
        struct fixture f;
        set_up(&f, CITE_METHOD_GET);
        cite__arena_init(&scratch, NULL);
        f.options.doi_api = "https://register.example/";
        f.job = cite__job_new(&f.policy, cite_str_from(cases[i].url), NULL, 0);
        const struct cite__target target = cite__job_look(&f.policy, f.job, &scratch);
        assert_int_equal(target.kind, cases[i].kind);
        assert_null(f.job->live);
        if (target.kind == CITE__TARGET_HTTP) {
            assert_int_equal(target.host.len, strlen(cases[i].host));
            assert_memory_equal(target.host.ptr, cases[i].host, target.host.len);
            assert_int_equal(target.local, cases[i].local);
        }
        cite__job_exclude(f.job, cite_str_from("excluded"));
        assert_int_equal(cite__job_look(&f.policy, f.job, &scratch).kind, CITE__TARGET_INVALID);
        f.step = cite__job_start(&f.policy, f.job);
        is_done(&f, CITE_VERDICT_SKIPPED, "excluded");
        cite__arena_release(&scratch);
        cite__arena_release(&f.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_get),
        cmocka_unit_test(test_head),
        cmocka_unit_test(test_redirects),
        cmocka_unit_test(test_redirect_ends),
        cmocka_unit_test(test_too_many_redirects),
        cmocka_unit_test(test_retries),
        cmocka_unit_test(test_retry_succeeds),
        cmocka_unit_test(test_no_retries),
        cmocka_unit_test(test_retry_after),
        cmocka_unit_test(test_asked_too_often),
        cmocka_unit_test(test_unasked),
        cmocka_unit_test(test_silent_then_full),
        cmocka_unit_test(test_gone),
        cmocka_unit_test(test_final_failures),
        cmocka_unit_test(test_not_asked),
        cmocka_unit_test(test_alternatives),
        cmocka_unit_test(test_no_alternative_answers),
        cmocka_unit_test(test_alternatives_not_needed),
        cmocka_unit_test(test_invalid_then_alternative),
        cmocka_unit_test(test_end),
        cmocka_unit_test(test_rest),
        cmocka_unit_test(test_look),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
