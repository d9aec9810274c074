/*
 * unit/test_checker.c: the checker on a scripted transport whose clock moves only when it is polled: nothing
 * sleeps.
 */
#include "core/buf.h"
#include "core/str.h"
#include "net/run.h"
#include "support/alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define IN_FLIGHT_MAX 512

/*
 * What a URL gets: the rule whose prefix it begins with. Of rules for one prefix those with times are used up
 * first.
 */
struct rule {
    const char *prefix;
    enum cite__net net;
    long http_code;
    const char *redirect;
    long retry_after_s;
    const char *body; /* HTML; NULL: one byte that is not shown */
    int64_t after_ms;
    size_t times; /* 0: always */
};

struct flight {
    size_t id;
    const struct rule *rule;
    int64_t ready_ms;
    bool used;
};

struct script {
    struct cite__transport base;
    const struct rule *rules; /* ends with a prefix of NULL */
    size_t used[32];          /* by rule */
    struct flight flights[IN_FLIGHT_MAX];
    size_t in_flight;
    size_t most_in_flight;
    size_t asked;
    size_t dropped;
    size_t routes_asked;
    size_t http1; /* requests without HTTP/2 */
    bool routed;
    bool freed;
    int64_t now_ms;
};

static struct script *script_of(struct cite__transport *base)
{
    return (struct script *)base;
}

static const struct rule *rule_for(struct script *script, const char *url)
{
    for (size_t i = 0; script->rules[i].prefix; i++) {
        const struct rule *rule = &script->rules[i];
        if (strncmp(url, rule->prefix, strlen(rule->prefix)) != 0)
            continue;
        if (rule->times > 0 && script->used[i] >= rule->times)
            continue;
        script->used[i]++;
        return rule;
    }
    fail_msg("no rule for %s", url);
    return NULL;
}

static cite_status script_submit(struct cite__transport *base, const struct cite__request *request)
{
    struct script *script = script_of(base);
    const struct rule *rule = rule_for(script, request->url);

    script->asked++;
    script->http1 += request->http1 ? 1 : 0;
    script->in_flight++;
    if (script->in_flight > script->most_in_flight)
        script->most_in_flight = script->in_flight;
    for (size_t i = 0; i < IN_FLIGHT_MAX; i++) {
        if (!script->flights[i].used) {
            script->flights[i] = (struct flight){request->id, rule, script->now_ms + rule->after_ms, true};
            return CITE_OK;
        }
    }
    fail_msg("too many requests in flight");
    return CITE_ERROR_INTERNAL;
}

static struct flight *earliest(struct script *script)
{
    struct flight *found = NULL;

    for (size_t i = 0; i < IN_FLIGHT_MAX; i++) {
        struct flight *flight = &script->flights[i];
        if (flight->used && (!found || flight->ready_ms < found->ready_ms))
            found = flight;
    }
    return found;
}

static cite_status script_poll(struct cite__transport *base, int timeout_ms)
{
    struct script *script = script_of(base);
    struct flight *flight = earliest(script);
    int64_t end = script->now_ms + timeout_ms;

    if (!flight || flight->ready_ms > end)
        script->now_ms = end;
    else if (flight->ready_ms > script->now_ms)
        script->now_ms = flight->ready_ms;
    return CITE_OK;
}

static bool script_take(struct cite__transport *base, struct cite__answer *answer)
{
    struct script *script = script_of(base);
    struct flight *flight = earliest(script);

    if (!flight || flight->ready_ms > script->now_ms)
        return false;
    flight->used = false;
    script->in_flight--;
    *answer = (struct cite__answer){.id = flight->id,
                                    .net = flight->rule->net,
                                    .http_code = flight->rule->http_code,
                                    .redirect = cite_str_from(flight->rule->redirect),
                                    .retry_after_s = flight->rule->retry_after_s,
                                    .content_type = cite_str_from(flight->rule->body ? "text/html" : NULL),
                                    .body = cite_str_from(flight->rule->body),
                                    .body_bytes = flight->rule->body ? strlen(flight->rule->body) : 1,
                                    .elapsed_ms = (long)flight->rule->after_ms};
    return true;
}

static void script_drop(struct cite__transport *base, size_t id)
{
    struct script *script = script_of(base);

    for (size_t i = 0; i < IN_FLIGHT_MAX; i++) {
        if (script->flights[i].used && script->flights[i].id == id) {
            script->flights[i].used = false;
            script->in_flight--;
            script->dropped++;
        }
    }
}

static bool script_has_route(struct cite__transport *base)
{
    script_of(base)->routes_asked++;
    return script_of(base)->routed;
}

static int64_t script_now_ms(struct cite__transport *base)
{
    return script_of(base)->now_ms;
}

static void script_free(struct cite__transport *base)
{
    script_of(base)->freed = true;
}

static const struct cite__transport_ops script_ops = {
    script_submit, script_poll, script_take, script_drop, script_has_route, script_now_ms, script_free,
};

static cite_checker *checker_on(struct script *script, const struct rule *rules,
                                const cite_checker_options *options)
{
    cite_checker *checker = NULL;

    *script = (struct script){.base = {&script_ops}, .rules = rules, .routed = true, .now_ms = 1000};
    assert_int_equal(cite__checker_on(&checker, options, &script->base, NULL), CITE_OK);
    return checker;
}

static void add(cite_checker *checker, const char *url)
{
    assert_int_equal(cite_checker_add(checker, cite_str_from(url), NULL, 0, NULL), CITE_OK);
}

/* Polls until nothing is pending; the number of results that were handed out. */
static size_t run(cite_checker *checker)
{
    size_t results = 0;

    for (size_t rounds = 0; cite_checker_pending(checker) > 0; rounds++) {
        assert_true(rounds < 100000);
        assert_int_equal(cite_checker_poll(checker, 500, NULL), CITE_OK);
        while (cite_checker_next(checker))
            results++;
    }
    return results;
}

static const cite_check *found(const cite_checker *checker, const char *url)
{
    const cite_check *check = cite_checker_find(checker, cite_str_from(url));

    assert_non_null(check);
    return check;
}

static void is_found(const cite_checker *checker, const char *url, cite_verdict verdict)
{
    assert_string_equal(cite_verdict_name(found(checker, url)->status), cite_verdict_name(verdict));
}

static void add_numbered(cite_checker *checker, const char *before, size_t count, const char *after)
{
    for (size_t i = 0; i < count; i++) {
        struct cite__buf url;
        cite__buf_init(&url, NULL, 200);
        cite__buf_text(&url, before);
        cite__buf_size(&url, i);
        cite__buf_text(&url, after);
        assert_int_equal(cite_checker_add(checker, cite__buf_view(&url), NULL, 0, NULL), CITE_OK);
        cite__buf_release(&url);
    }
}

static void test_verdicts(void **state)
{
    static const struct rule rules[] = {
        {.prefix = "http://a.example/ok", .http_code = 200},
        {.prefix = "http://a.example/gone", .http_code = 404},
        {.prefix = "http://b.example/moved", .http_code = 301, .redirect = "http://a.example/ok2"},
        {.prefix = "http://none.example/", .net = CITE__NET_NO_HOST},
        {0},
    };
    struct script script;
    cite_checker *checker = checker_on(&script, rules, NULL);

    (void)state;
    add(checker, "http://a.example/ok");
    add(checker, "http://a.example/gone");
    add(checker, "http://b.example/moved");
    add(checker, "http://none.example/1");
    add(checker, "http://none.example/2");
    add(checker, "mailto:a@b.example");
    add(checker, "not a url");
    assert_int_equal(cite_checker_total(checker), 7);
    assert_int_equal(cite_checker_pending(checker), 7);
    assert_null(cite_checker_find(checker, cite_str_from("http://a.example/ok")));
    assert_int_equal(run(checker), 7);
    is_found(checker, "http://a.example/ok", CITE_VERDICT_OK);
    is_found(checker, "http://a.example/gone", CITE_VERDICT_DEAD);
    is_found(checker, "http://b.example/moved", CITE_VERDICT_REDIRECTED);
    is_found(checker, "http://none.example/1", CITE_VERDICT_DEAD);
    is_found(checker, "http://none.example/2", CITE_VERDICT_DEAD);
    is_found(checker, "mailto:a@b.example", CITE_VERDICT_UNSUPPORTED);
    is_found(checker, "not a url", CITE_VERDICT_INVALID);
    assert_null(cite_checker_find(checker, cite_str_from("http://never.example/")));
    assert_int_equal(script.asked, 5); /* the host that does not exist was looked up once */
    assert_int_equal(found(checker, "http://none.example/1")->attempts, 1);
    assert_int_equal(found(checker, "http://none.example/2")->attempts, 0);
    cite_checker_free(checker);
    assert_true(script.freed);
}

/* Spellings of one address are one link. */
static void test_same_link(void **state)
{
    static const struct rule rules[] = {{.prefix = "http://a.example/", .http_code = 200}, {0}};
    struct script script;
    cite_checker *checker = checker_on(&script, rules, NULL);

    (void)state;
    add(checker, "http://a.example/x");
    add(checker, "HTTP://A.example:80/x#part");
    add(checker, "http://a.example/y/../x");
    add(checker, "http://a.example/X");
    assert_int_equal(cite_checker_total(checker), 2);
    assert_int_equal(run(checker), 2);
    assert_int_equal(script.asked, 2);
    assert_string_equal(found(checker, "http://a.example/x#other")->url.ptr, "http://a.example/x");
    add(checker, "http://a.example/x");
    assert_int_equal(cite_checker_pending(checker), 0);
    cite_checker_free(checker);
}

static void test_limits(void **state)
{
    static const struct rule rules[] = {{.prefix = "http://", .http_code = 200, .after_ms = 300}, {0}};
    cite_checker_options options = CITE_CHECKER_OPTIONS_INIT;
    struct script script;

    (void)state;
    options.concurrency = 7;
    options.per_host = 3;
    cite_checker *checker = checker_on(&script, rules, &options);
    add_numbered(checker, "http://a.example/", 20, "");
    add_numbered(checker, "http://h", 20, ".example/");
    assert_int_equal(run(checker), 40);
    assert_int_equal(script.most_in_flight, 7);
    cite_checker_free(checker);

    checker = checker_on(&script, rules, &options);
    add_numbered(checker, "http://127.0.0.1/", 20, "");
    assert_int_equal(run(checker), 20);
    assert_int_equal(script.most_in_flight, 3);
    cite_checker_free(checker);
}

/* Ten thousand links of a hundred hosts, each asked once. */
static void test_many(void **state)
{
    static const struct rule rules[] = {{.prefix = "http://", .http_code = 200, .after_ms = 5}, {0}};
    struct script script;
    cite_checker *checker = checker_on(&script, rules, NULL);

    (void)state;
    for (size_t host = 0; host < 100; host++) {
        char before[] = "http://h00.example/";
        before[8] = (char)('0' + host / 10);
        before[9] = (char)('0' + host % 10);
        add_numbered(checker, before, 100, "");
    }
    assert_int_equal(cite_checker_total(checker), 10000);
    assert_int_equal(run(checker), 10000);
    assert_int_equal(script.asked, 10000);
    cite_checker_free(checker);
}

/* A wait that a host asks for holds for all its links, and for no other's. */
static void test_retry_after(void **state)
{
    static const struct rule rules[] = {
        {.prefix = "http://a.example/", .http_code = 429, .retry_after_s = 30, .times = 1},
        {.prefix = "http://a.example/", .http_code = 200},
        {.prefix = "http://b.example/", .http_code = 200},
        {0},
    };
    struct script script;
    cite_checker *checker = checker_on(&script, rules, NULL);

    (void)state;
    add(checker, "http://a.example/1");
    add(checker, "http://a.example/2");
    add(checker, "http://b.example/");
    assert_int_equal(cite_checker_poll(checker, 5000, NULL), CITE_OK);
    assert_int_equal(cite_checker_poll(checker, 5000, NULL), CITE_OK);
    is_found(checker, "http://b.example/", CITE_VERDICT_OK);
    assert_int_equal(cite_checker_pending(checker), 2);
    run(checker);
    is_found(checker, "http://a.example/1", CITE_VERDICT_OK);
    is_found(checker, "http://a.example/2", CITE_VERDICT_OK);
    assert_true(script.now_ms >= 31000);
    assert_int_equal(script.asked, 4);
    cite_checker_free(checker);
}

/* A wait that is too long is not waited out, and the host is left alone. */
static void test_long_retry_after(void **state)
{
    static const struct rule rules[] = {
        {.prefix = "http://a.example/", .http_code = 429, .retry_after_s = 3600},
        {0},
    };
    struct script script;
    cite_checker *checker = checker_on(&script, rules, NULL);

    (void)state;
    add_numbered(checker, "http://a.example/", 10, "");
    assert_int_equal(run(checker), 10);
    is_found(checker, "http://a.example/0", CITE_VERDICT_BLOCKED);
    is_found(checker, "http://a.example/9", CITE_VERDICT_BLOCKED);
    assert_int_equal(script.asked, 1);
    cite_checker_free(checker);
}

/* A host that refuses every connection is not asked again and again for each of its links. */
static void test_host_given_up(void **state)
{
    static const struct rule rules[] = {{.prefix = "http://a.example/", .net = CITE__NET_REFUSED}, {0}};
    struct script script;
    cite_checker *checker = checker_on(&script, rules, NULL);

    (void)state;
    add_numbered(checker, "http://a.example/", 50, "");
    assert_int_equal(run(checker), 50);
    is_found(checker, "http://a.example/0", CITE_VERDICT_UNREACHABLE);
    is_found(checker, "http://a.example/49", CITE_VERDICT_UNREACHABLE);
    assert_true(script.asked <= 8);
    cite_checker_free(checker);
}

/* A closed port says nothing of another one of the same host. */
static void test_closed_port(void **state)
{
    static const struct rule rules[] = {{.prefix = "http://a.example:8001/", .net = CITE__NET_REFUSED},
                                        {.prefix = "http://a.example/", .http_code = 200},
                                        {0}};
    struct script script;
    cite_checker *checker = checker_on(&script, rules, NULL);

    (void)state;
    add_numbered(checker, "http://a.example:8001/", 20, "");
    add_numbered(checker, "http://a.example/", 5, "");
    assert_int_equal(run(checker), 25);
    is_found(checker, "http://a.example:8001/19", CITE_VERDICT_UNREACHABLE);
    assert_int_equal(found(checker, "http://a.example:8001/19")->attempts, 0);
    for (size_t i = 0; i < 5; i++) {
        const char *const urls[] = {"http://a.example/0", "http://a.example/1", "http://a.example/2",
                                    "http://a.example/3", "http://a.example/4"};
        is_found(checker, urls[i], CITE_VERDICT_OK);
    }
    cite_checker_free(checker);
}

/* One that takes connections and is silent is given up too, and says so for the links that it was not asked for. */
static void test_silent_host(void **state)
{
    static const struct rule rules[] = {
        {.prefix = "http://a.example/", .net = CITE__NET_TIMEOUT, .after_ms = 20000}, {0}};
    struct script script;
    cite_checker *checker = checker_on(&script, rules, NULL);

    (void)state;
    add_numbered(checker, "http://a.example/", 50, "");
    assert_int_equal(run(checker), 50);
    is_found(checker, "http://a.example/0", CITE_VERDICT_TIMEOUT);
    is_found(checker, "http://a.example/49", CITE_VERDICT_TIMEOUT);
    assert_string_equal(found(checker, "http://a.example/49")->reason.ptr,
                        "no answer in time, as for other links of the host");
    assert_int_equal(found(checker, "http://a.example/49")->attempts, 0);
    assert_true(script.asked <= 8);
    cite_checker_free(checker);
}

/* Where HTTP/2 breaks, the host is asked by HTTP/1.1 from then on, and no try is spent. */
static void test_http2(void **state)
{
    static const struct rule rules[] = {
        {.prefix = "http://a.example/", .net = CITE__NET_HTTP2, .times = 1},
        {.prefix = "http://", .http_code = 200},
        {0},
    };
    cite_checker_options options = CITE_CHECKER_OPTIONS_INIT;
    struct script script;

    (void)state;
    options.no_retries = 1;
    cite_checker *checker = checker_on(&script, rules, &options);
    add_numbered(checker, "http://a.example/", 5, "");
    add(checker, "http://b.example/");
    assert_int_equal(run(checker), 6);
    is_found(checker, "http://a.example/0", CITE_VERDICT_OK);
    assert_int_equal(found(checker, "http://a.example/0")->attempts, 2);
    assert_int_equal(script.asked, 7);
    assert_int_equal(script.http1, 5);
    cite_checker_free(checker);
}

/* A time that was over before anything was asked says nothing about the host or its other links. */
static void test_unasked(void **state)
{
    static const struct rule rules[] = {
        {.prefix = "http://127.0.0.1/3", .net = CITE__NET_UNASKED, .times = 2},
        {.prefix = "http://127.0.0.1/", .http_code = 200},
        {0},
    };
    cite_checker_options options = CITE_CHECKER_OPTIONS_INIT;
    struct script script;

    (void)state;
    options.no_retries = 1;
    cite_checker *checker = checker_on(&script, rules, &options);
    add_numbered(checker, "http://127.0.0.1/", 6, "");
    assert_int_equal(run(checker), 6);
    for (size_t i = 0; i < 6; i++) {
        char url[] = "http://127.0.0.1/0";
        url[17] = (char)('0' + i);
        is_found(checker, url, CITE_VERDICT_OK);
    }
    assert_int_equal(script.asked, 8);
    cite_checker_free(checker);
}

/* A host that has answered has a name: a look-up that fails later is the failure of one link. */
static void test_resolver_after_answer(void **state)
{
    static const struct rule rules[] = {
        {.prefix = "http://a.example/1", .net = CITE__NET_RESOLVER},
        {.prefix = "http://a.example/", .http_code = 200},
        {0},
    };
    struct script script;
    cite_checker *checker = checker_on(&script, rules, NULL);

    (void)state;
    add_numbered(checker, "http://a.example/", 5, "");
    assert_int_equal(run(checker), 5);
    is_found(checker, "http://a.example/1", CITE_VERDICT_DNS_ERROR);
    is_found(checker, "http://a.example/4", CITE_VERDICT_OK);
    assert_int_equal(script.asked, 5);
    cite_checker_free(checker);
}

/* A control character in the user agent's name would let it write header fields. */
static void test_user_agent(void **state)
{
    static const struct {
        const char *name;
        cite_status status;
    } cases[] = {
        {"tool/1.0 (+https://a.example/)", CITE_OK},
        {"w\xc3\xa4rter/2", CITE_OK},
        {"a\r\nX-Evil: 1", CITE_ERROR_ARGUMENT},
        {"a\nb", CITE_ERROR_ARGUMENT},
        {"a\tb", CITE_ERROR_ARGUMENT},
        {"a\x7f", CITE_ERROR_ARGUMENT},
        {"\x01", CITE_ERROR_ARGUMENT},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        cite_checker_options options = CITE_CHECKER_OPTIONS_INIT;
        cite_checker *checker = NULL;
        cite_error error;
        options.user_agent = cases[i].name;
        assert_int_equal(cite_checker_new(&checker, &options, &error), cases[i].status);
        assert_int_equal(checker != NULL, cases[i].status == CITE_OK);
        if (cases[i].status != CITE_OK)
            assert_string_equal(error.message, "user_agent: holds a control character");
        cite_checker_free(checker);
    }
}

static void test_alternative(void **state)
{
    static const struct rule rules[] = {
        {.prefix = "http://exa-mple.example/", .net = CITE__NET_NO_HOST},
        {.prefix = "http://example.example/", .http_code = 200},
        {0},
    };
    const cite_str other = cite_str_from("http://example.example/x");
    struct script script;
    cite_checker *checker = checker_on(&script, rules, NULL);

    (void)state;
    assert_int_equal(cite_checker_add(checker, cite_str_from("http://exa-mple.example/x"), &other, 1, NULL),
                     CITE_OK);
    run(checker);
    const cite_check *check = found(checker, "http://exa-mple.example/x");
    assert_int_equal(check->status, CITE_VERDICT_OK);
    assert_string_equal(check->used_alternative.ptr, "http://example.example/x");
    cite_checker_free(checker);
}

/* No route: nothing is asked but what is on this machine or beside it. */
static void test_no_route(void **state)
{
    static const struct rule rules[] = {{.prefix = "http://127.0.0.1:8080/", .http_code = 200}, {0}};
    cite_checker_options options = CITE_CHECKER_OPTIONS_INIT;
    struct script script;

    (void)state;
    options.method = CITE_METHOD_HEAD;
    cite_checker *checker = checker_on(&script, rules, &options);
    script.routed = false;
    add_numbered(checker, "http://h", 80, ".example/");
    add(checker, "http://127.0.0.1:8080/");
    add(checker, "ftp://a.example/");
    assert_int_equal(run(checker), 82);
    is_found(checker, "http://h0.example/", CITE_VERDICT_OFFLINE);
    is_found(checker, "http://h79.example/", CITE_VERDICT_OFFLINE);
    is_found(checker, "http://127.0.0.1:8080/", CITE_VERDICT_OK);
    is_found(checker, "ftp://a.example/", CITE_VERDICT_UNSUPPORTED);
    assert_int_equal(script.asked, 1);
    assert_int_equal(script.routes_asked, 1);
    assert_int_equal(script.now_ms, 1000);
    cite_checker_free(checker);
}

/* A resolver that answers nothing: two hosts are enough to know. Local hosts are asked all the same. */
static void test_offline_by_resolver(void **state)
{
    static const struct rule rules[] = {
        {.prefix = "http://127.0.0.1/", .http_code = 200, .after_ms = 9000},
        {.prefix = "http://h0.", .net = CITE__NET_RESOLVER, .after_ms = 100},
        {.prefix = "http://h1.", .net = CITE__NET_RESOLVER, .after_ms = 200},
        {.prefix = "http://", .net = CITE__NET_RESOLVER, .after_ms = 20000},
        {0},
    };
    struct script script;
    cite_checker *checker = checker_on(&script, rules, NULL);

    (void)state;
    add_numbered(checker, "http://h", 80, ".example/");
    add(checker, "http://h0.example/again");
    add(checker, "http://127.0.0.1/");
    assert_int_equal(cite_checker_poll(checker, 300, NULL), CITE_OK);
    assert_int_equal(cite_checker_pending(checker), 1);
    is_found(checker, "http://h0.example/", CITE_VERDICT_OFFLINE);
    is_found(checker, "http://h0.example/again", CITE_VERDICT_OFFLINE);
    is_found(checker, "http://h79.example/", CITE_VERDICT_OFFLINE);
    assert_true(script.dropped > 0);
    run(checker);
    is_found(checker, "http://127.0.0.1/", CITE_VERDICT_OK);
    add(checker, "http://later.example/");
    run(checker);
    is_found(checker, "http://later.example/", CITE_VERDICT_OFFLINE);
    cite_checker_free(checker);
}

/* One name that fails is the name's failure, with a network or as the only link. */
static void test_one_resolver_failure(void **state)
{
    static const struct rule rules[] = {
        {.prefix = "http://bad.example/", .net = CITE__NET_RESOLVER},
        {.prefix = "http://bad2.example/", .net = CITE__NET_RESOLVER, .after_ms = 900},
        {.prefix = "http://good.example/", .http_code = 200, .after_ms = 500},
        {0},
    };
    struct script script;
    cite_checker *checker = checker_on(&script, rules, NULL);

    (void)state;
    add(checker, "http://bad.example/1");
    add(checker, "http://bad.example/2");
    add(checker, "http://good.example/");
    add(checker, "http://bad2.example/");
    assert_int_equal(run(checker), 4);
    is_found(checker, "http://bad.example/1", CITE_VERDICT_DNS_ERROR);
    is_found(checker, "http://bad.example/2", CITE_VERDICT_DNS_ERROR);
    is_found(checker, "http://bad2.example/", CITE_VERDICT_DNS_ERROR);
    assert_int_equal(found(checker, "http://bad.example/1")->attempts, 1);
    cite_checker_free(checker);

    checker = checker_on(&script, rules, NULL);
    add(checker, "http://bad.example/1");
    assert_int_equal(run(checker), 1);
    is_found(checker, "http://bad.example/1", CITE_VERDICT_DNS_ERROR);
    cite_checker_free(checker);
}

/* A name that fails while nothing else is known is kept back; its other readings still get their turn. */
static void test_doubted_alternative(void **state)
{
    static const struct rule rules[] = {
        {.prefix = "http://bad.example/", .net = CITE__NET_RESOLVER},
        {.prefix = "http://good.example/", .http_code = 200},
        {0},
    };
    const cite_str others[] = {cite_str_from("http://bad.example/2"), cite_str_from("http://good.example/")};
    struct script script;
    cite_checker *checker = checker_on(&script, rules, NULL);

    (void)state;
    assert_int_equal(cite_checker_add(checker, cite_str_from("http://bad.example/1"), others, 2, NULL),
                     CITE_OK);
    run(checker);
    is_found(checker, "http://bad.example/1", CITE_VERDICT_OK);
    assert_string_equal(found(checker, "http://bad.example/1")->used_alternative.ptr, "http://good.example/");
    cite_checker_free(checker);
}

static void test_max_time(void **state)
{
    static const struct rule rules[] = {
        {.prefix = "http://a.example/", .http_code = 200, .after_ms = 100},
        {.prefix = "http://b.example/", .http_code = 200, .after_ms = 60000},
        {0},
    };
    cite_checker_options options = CITE_CHECKER_OPTIONS_INIT;
    struct script script;

    (void)state;
    options.max_time_ms = 5000;
    cite_checker *checker = checker_on(&script, rules, &options);
    add(checker, "http://a.example/");
    add_numbered(checker, "http://b.example/", 10, "");
    assert_int_equal(run(checker), 11);
    is_found(checker, "http://a.example/", CITE_VERDICT_OK);
    is_found(checker, "http://b.example/9", CITE_VERDICT_SKIPPED);
    assert_string_equal(found(checker, "http://b.example/0")->reason.ptr, "out of time");
    assert_int_equal(script.now_ms, 6000);
    assert_int_equal(script.in_flight, 0);
    cite_checker_free(checker);
}

static void test_cancel(void **state)
{
    static const struct rule rules[] = {{.prefix = "http://", .http_code = 200, .after_ms = 1000}, {0}};
    struct script script;
    cite_checker *checker = checker_on(&script, rules, NULL);
    size_t results = 0;

    (void)state;
    add_numbered(checker, "http://h", 5, ".example/");
    assert_int_equal(cite_checker_poll(checker, 10, NULL), CITE_OK);
    assert_int_equal(script.in_flight, 5);
    add(checker, "http://late.example/");
    cite_checker_cancel(checker, "interrupted");
    assert_int_equal(script.in_flight, 0);
    assert_int_equal(cite_checker_pending(checker), 0);
    while (cite_checker_next(checker))
        results++;
    assert_int_equal(results, 6);
    assert_string_equal(found(checker, "http://late.example/")->reason.ptr, "interrupted");
    add(checker, "http://h9.example/");
    run(checker);
    is_found(checker, "http://h9.example/", CITE_VERDICT_OK);
    cite_checker_free(checker);
}

static void test_offline_option(void **state)
{
    static const struct rule rules[] = {{0}};
    cite_checker_options options = CITE_CHECKER_OPTIONS_INIT;
    struct script script;

    (void)state;
    options.offline = 1;
    cite_checker *checker = checker_on(&script, rules, &options);
    add(checker, "http://127.0.0.1/");
    assert_int_equal(run(checker), 1);
    is_found(checker, "http://127.0.0.1/", CITE_VERDICT_OFFLINE);
    cite_checker_free(checker);
}

/* A scenario that comes by every allocation: adding, redirects, retries, other readings, many hosts. */
static cite_status scenario(const cite_checker_options *options)
{
    static const struct rule rules[] = {
        {.prefix = "http://a.example/dead", .http_code = 404},
        {.prefix = "http://a.example/moved", .http_code = 301, .redirect = "http://b.example/ok"},
        {.prefix = "http://a.example/busy", .http_code = 503, .times = 1},
        {.prefix = "http://down.example/", .net = CITE__NET_RESOLVER},
        {.prefix = "http://", .http_code = 200},
        {0},
    };
    static const char *const urls[] = {"http://down.example/",
                                       "http://a.example/moved",
                                       "http://a.example/busy",
                                       "http://a.example/dead",
                                       "not a url",
                                       "http://b\xc3\xbc.example/\xc3\xbc"};
    const cite_str other = cite_str_from("http://c.example/");
    struct script script = {.base = {&script_ops}, .rules = rules, .routed = true};
    cite_checker *checker = NULL;
    cite_error error;
    cite_status status = cite__checker_on(&checker, options, &script.base, &error);

    for (size_t i = 0; status == CITE_OK && i < sizeof urls / sizeof urls[0]; i++)
        status = cite_checker_add(checker, cite_str_from(urls[i]), &other, 1, &error);
    for (size_t i = 0; status == CITE_OK && i < 40; i++) {
        char url[] = "http://h00.example/";
        url[8] = (char)('0' + i / 10);
        url[9] = (char)('0' + i % 10);
        status = cite_checker_add(checker, cite_str_from(url), NULL, 0, &error);
    }
    while (status == CITE_OK && cite_checker_pending(checker) > 0)
        status = cite_checker_poll(checker, 500, &error);
    if (status != CITE_OK && checker) {
        /* What had no memory is over; the rest can still be done. */
        cite_status later = CITE_OK;
        for (size_t i = 0; later == CITE_OK && cite_checker_pending(checker) > 0 && i < 1000; i++)
            later = cite_checker_poll(checker, 500, NULL);
        assert_true(later == CITE_ERROR_MEMORY || cite_checker_pending(checker) == 0);
    }
    cite_checker_free(checker);
    assert_true(script.freed);
    return status;
}

static void test_memory(void **state)
{
    static const enum alloc_failing ways[] = {ALLOC_FAIL_ONCE, ALLOC_FAIL_FOR_GOOD};
    cite_checker_options options = CITE_CHECKER_OPTIONS_INIT;
    struct counting_alloc memory;

    (void)state;
    options.allocator = &memory.allocator;
    for (size_t way = 0; way < 2; way++) {
        cite_status status = CITE_ERROR_MEMORY;
        for (size_t n = 0; status != CITE_OK; n++) {
            counting_alloc_init(&memory);
            counting_alloc_fail(&memory, n, ways[way]);
            status = scenario(&options);
            assert_true(status == CITE_OK || status == CITE_ERROR_MEMORY);
            assert_int_equal(status == CITE_OK, memory.failures == 0);
            assert_int_equal(memory.live_blocks, 0);
            assert_int_equal(memory.wrong_sizes, 0);
        }
    }
}

/* Links that a rule excludes are not asked, nor are such readings of others; what was excluded stays so offline. */
static void test_rules(void **state)
{
    static const struct rule rules[] = {
        {.prefix = "http://a.example/gone", .http_code = 404},
        {.prefix = "http://a.example/", .http_code = 200},
        {0},
    };
    const cite_str readings[] = {CITE__LIT("http://b.example/1"), CITE__LIT("http://a.example/2")};
    cite_checker_options options = CITE_CHECKER_OPTIONS_INIT;
    cite_error error;

    (void)state;
    for (int offline = 0; offline < 2; offline++) {
        struct script script;
        options.offline = offline;
        cite_checker *checker = checker_on(&script, rules, &options);
        assert_int_equal(
            cite_checker_add_ignore(checker, CITE__LIT("b.example\n"), CITE__LIT("patterns"), &error), CITE_OK);
        assert_int_equal(
            cite_checker_add_rule(checker, CITE_RULE_EXCLUDE, CITE__LIT("re:("), CITE__LIT(""), &error),
            CITE_ERROR_ARGUMENT);
        add(checker, "http://b.example/");
        assert_int_equal(cite_checker_add(checker, CITE__LIT("http://a.example/gone"), readings, 2, NULL),
                         CITE_OK);
        assert_int_equal(run(checker), 2);
        is_found(checker, "http://b.example/", CITE_VERDICT_SKIPPED);
        assert_string_equal(found(checker, "http://b.example/")->reason.ptr,
                            "excluded by 'b.example' (patterns:1)");
        is_found(checker, "http://a.example/gone", offline ? CITE_VERDICT_OFFLINE : CITE_VERDICT_OK);
        assert_int_equal(script.asked, offline ? 0 : 2);
        cite_checker_free(checker);
    }
}

/* Codes that are accepted, and what a status weighs. */
static void test_grading(void **state)
{
    static const struct rule rules[] = {
        {.prefix = "http://a.example/403", .http_code = 403},
        {.prefix = "http://a.example/404", .http_code = 404},
        {.prefix = "http://a.example/451", .http_code = 451},
        {.prefix = "http://a.example/moved", .http_code = 302, .redirect = "http://a.example/403"},
        {0},
    };
    cite_checker_options options = CITE_CHECKER_OPTIONS_INIT;
    struct script script;

    (void)state;
    options.accept = "403";
    options.severity = "dead=warning";
    cite_checker *checker = checker_on(&script, rules, &options);
    add(checker, "http://a.example/403");
    add(checker, "http://a.example/404");
    add(checker, "http://a.example/451");
    add(checker, "http://a.example/moved");
    assert_int_equal(run(checker), 4);
    is_found(checker, "http://a.example/403", CITE_VERDICT_OK);
    assert_string_equal(found(checker, "http://a.example/403")->reason.ptr, "HTTP 403");
    assert_string_equal(found(checker, "http://a.example/403")->evidence[0].rule.ptr, "accepted");
    is_found(checker, "http://a.example/moved", CITE_VERDICT_REDIRECTED);
    is_found(checker, "http://a.example/404", CITE_VERDICT_DEAD);
    assert_int_equal(cite_check_weight(found(checker, "http://a.example/404")), CITE_WEIGHT_WARNING);
    assert_int_equal(cite_check_weight(found(checker, "http://a.example/451")), CITE_WEIGHT_ERROR);
    assert_int_equal(cite_check_weight(found(checker, "http://a.example/403")), CITE_WEIGHT_IGNORE);
    cite_checker_free(checker);
}

/* Two fragments of one page are two questions; what is not there is a warning, and only where it is asked for. */
static void test_fragments(void **state)
{
    static const struct rule rules[] = {
        {.prefix = "http://a.example/",
         .http_code = 200,
         .body = "<title>Eels</title><p id=\"long\">They are."},
        {0},
    };
    cite_checker_options options = CITE_CHECKER_OPTIONS_INIT;

    (void)state;
    for (int fragments = 0; fragments < 2; fragments++) {
        struct script script;
        options.fragments = fragments;
        cite_checker *checker = checker_on(&script, rules, &options);
        add(checker, "http://a.example/eels#long");
        add(checker, "http://a.example/eels#short");
        assert_int_equal(run(checker), fragments ? 2 : 1);
        is_found(checker, "http://a.example/eels#long", CITE_VERDICT_OK);
        is_found(checker, "http://a.example/eels#short", CITE_VERDICT_OK);
        assert_int_equal(found(checker, "http://a.example/eels#long")->flags, 0);
        assert_int_equal(found(checker, "http://a.example/eels#short")->flags,
                         fragments ? CITE_FLAG_NO_FRAGMENT : 0);
        assert_int_equal(cite_check_weight(found(checker, "http://a.example/eels#short")),
                         fragments ? CITE_WEIGHT_WARNING : CITE_WEIGHT_IGNORE);
        cite_checker_free(checker);
    }
}

/* Several checkers share the links: each is in one of them, and what is elsewhere is not known here. */
static void test_shards(void **state)
{
    enum { SHARDS = 3, LINKS = 30 };
    static const struct rule rules[] = {{.prefix = "http://", .http_code = 200}, {0}};
    cite_checker_options options = CITE_CHECKER_OPTIONS_INIT;
    size_t times[LINKS] = {0};
    size_t total = 0;

    (void)state;
    options.shards = SHARDS;
    for (options.shard = 1; options.shard <= SHARDS; options.shard++) {
        struct script script;
        cite_checker *checker = checker_on(&script, rules, &options);
        char url[64];
        for (unsigned i = 0; i < LINKS; i++) {
            snprintf(url, sizeof url, "http://www.host%u.example/%u", i / 2, i);
            add(checker, url);
            times[i] += (size_t)cite_checker_takes(checker, cite_str_from(url));
        }
        total += cite_checker_total(checker);
        assert_int_equal(run(checker), cite_checker_total(checker));
        for (unsigned i = 0; i < LINKS; i++) {
            snprintf(url, sizeof url, "http://www.host%u.example/%u", i / 2, i);
            assert_int_equal(cite_checker_find(checker, cite_str_from(url)) != NULL,
                             cite_url_shard(cite_str_from(url), SHARDS) == options.shard);
        }
        cite_checker_free(checker);
    }
    assert_int_equal(total, LINKS);
    for (size_t i = 0; i < LINKS; i++)
        assert_int_equal(times[i], 1);
}

static void test_wrong_shards(void **state)
{
    static const unsigned wrong[][2] = {{0, 4}, {5, 4}, {2, 1}};

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        cite_checker_options options = CITE_CHECKER_OPTIONS_INIT;
        cite_checker *checker = NULL;
        cite_error error;
        options.shard = wrong[i][0];
        options.shards = wrong[i][1];
        assert_int_equal(cite_checker_new(&checker, &options, &error), CITE_ERROR_ARGUMENT);
        assert_null(checker);
        assert_non_null(strstr(error.message, "shard"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shards),
        cmocka_unit_test(test_wrong_shards),
        cmocka_unit_test(test_fragments),
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_grading),
        cmocka_unit_test(test_verdicts),
        cmocka_unit_test(test_same_link),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_retry_after),
        cmocka_unit_test(test_long_retry_after),
        cmocka_unit_test(test_host_given_up),
        cmocka_unit_test(test_silent_host),
        cmocka_unit_test(test_closed_port),
        cmocka_unit_test(test_http2),
        cmocka_unit_test(test_unasked),
        cmocka_unit_test(test_resolver_after_answer),
        cmocka_unit_test(test_user_agent),
        cmocka_unit_test(test_alternative),
        cmocka_unit_test(test_no_route),
        cmocka_unit_test(test_offline_by_resolver),
        cmocka_unit_test(test_one_resolver_failure),
        cmocka_unit_test(test_doubted_alternative),
        cmocka_unit_test(test_max_time),
        cmocka_unit_test(test_cancel),
        cmocka_unit_test(test_offline_option),
        cmocka_unit_test(test_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
