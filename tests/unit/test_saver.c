/*
 * unit/test_saver.c: pages that an archive is asked to keep, on a scripted transport whose clock moves only when it is
 * polled: nothing sleeps.
 */
#include "core/buf.h"
#include "core/str.h"
#include "net/saver.h"
#include "support/alloc.h"
#include "support/text.h"

#include <cite/report.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { FLIGHTS = 64, RULES = 12, SECOND = 1000, MINUTE = 60000 };

#define KEY    "k3yOfM1ne"
#define SECRET "s3cr3tOfM1ne"

/* What a request gets: the first rule that fits. One with times is used up. */
struct rule {
    const char *form;   /* part of what is posted; NULL: the request is no POST */
    const char *prefix; /* of its URL behind "https://web.archive.org"; NULL ends the table */
    const char *body;   /* NULL: none */
    long http_code;     /* 0: 200 */
    enum cite__net net;
    long retry_after_s;
    const char *redirect;
    const char *head;
    size_t times;
    int64_t after_ms;
};

struct flight {
    size_t id;
    const struct rule *rule;
    int64_t ready_ms;
    bool used;
};

struct script {
    struct cite__transport base;
    const struct rule *rules;
    size_t used[RULES];
    struct flight flights[FLIGHTS];
    size_t asked;
    size_t posted;
    size_t open; /* posts whose page is not through, as far as the test can see */
    int64_t posts_ms[FLIGHTS];
    size_t dropped;
    int64_t now_ms;
    bool freed;
};

static const char host[] = "https://web.archive.org";

static struct script *script_of(struct cite__transport *base)
{
    return (struct script *)base;
}

static bool fits(const struct rule *rule, const struct cite__request *request)
{
    const char *path = request->url + strlen(host);

    if (!rule->form != !request->form || strncmp(path, rule->prefix, strlen(rule->prefix)) != 0)
        return false;
    return !rule->form || strstr(request->form, rule->form);
}

static bool has_key(const struct cite__request *request)
{
    for (size_t i = 0; request->headers && request->headers[i]; i++) {
        if (strcmp(request->headers[i], "Authorization: LOW " KEY ":" SECRET) == 0)
            return true;
    }
    return false;
}

static cite_status script_submit(struct cite__transport *base, const struct cite__request *request)
{
    struct script *script = script_of(base);
    const struct rule *rule = script->rules;

    assert_memory_equal(request->url, host, strlen(host));
    assert_int_equal(has_key(request), strncmp(request->url + strlen(host), "/save", 5) == 0);
    while (rule->prefix &&
           (!fits(rule, request) || (rule->times > 0 && script->used[rule - script->rules] >= rule->times)))
        rule++;
    if (!rule->prefix)
        fail_msg("no rule for %s %s", request->url, request->form ? request->form : "");
    script->used[rule - script->rules]++;
    if (request->form) {
        assert_string_equal(request->url, "https://web.archive.org/save");
        script->posts_ms[script->posted++ % FLIGHTS] = script->now_ms;
    }
    script->asked++;
    for (size_t i = 0; i < FLIGHTS; i++) {
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

    for (size_t i = 0; i < FLIGHTS; i++) {
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
    const struct rule *rule = flight->rule;
    *answer = (struct cite__answer){.id = flight->id,
                                    .net = rule->net,
                                    .http_code = rule->net != CITE__NET_OK ? 0
                                                 : rule->http_code > 0     ? rule->http_code
                                                                           : 200,
                                    .words = cite_str_from(rule->net != CITE__NET_OK ? "the wire broke" : ""),
                                    .redirect = cite_str_from(rule->redirect),
                                    .retry_after_s = rule->retry_after_s,
                                    .head = cite_str_from(rule->head),
                                    .body = cite_str_from(rule->body)};
    return true;
}

static void script_drop(struct cite__transport *base, size_t id)
{
    struct script *script = script_of(base);

    for (size_t i = 0; i < FLIGHTS; i++) {
        if (script->flights[i].used && script->flights[i].id == id) {
            script->flights[i].used = false;
            script->dropped++;
        }
    }
}

static bool script_has_route(struct cite__transport *base)
{
    (void)base;
    return true;
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

static cite_saver_options with_key(void)
{
    cite_saver_options options = CITE_SAVER_OPTIONS_INIT;

    options.key = KEY;
    options.secret = SECRET;
    return options;
}

static cite_saver *saver_on(struct script *script, const struct rule *rules, const cite_saver_options *options)
{
    cite_saver *saver = NULL;
    cite_error error = {CITE_OK, 0, ""};

    *script = (struct script){.base = {&script_ops}, .rules = rules, .now_ms = 1000};
    if (cite__saver_on(&saver, options, &script->base, &error) != CITE_OK)
        fail_msg("%s", error.message);
    return saver;
}

static void add(cite_saver *saver, const char *url)
{
    assert_int_equal(cite_saver_add(saver, cite_str_from(url), NULL), CITE_OK);
}

/* The next page that is done; NULL when all are. */
static const cite_saved *next(cite_saver *saver)
{
    const cite_saved *saved = cite_saver_next(saver);

    for (size_t rounds = 0; !saved && cite_saver_pending(saver) > 0; rounds++) {
        assert_true(rounds < 100000);
        assert_int_equal(cite_saver_poll(saver, 700, NULL), CITE_OK);
        saved = cite_saver_next(saver);
    }
    if (saved)
        assert_null(strstr(saved->reason.ptr, SECRET));
    return saved;
}

#define ACCOUNT                                                                                                \
    {                                                                                                          \
        .prefix = "/save/status/user?_t=",                                                                     \
        .body = "{\"available\":3,\"processing\":0,\"daily_captures\":1,\"daily_captures_limit\":30000}"       \
    }
#define POSTED                                                                                                 \
    {                                                                                                          \
        .form = "url=http%3A%2F%2Fa.example%2Fx%3Fy%3D1%262&", .prefix = "/save",                              \
        .head = "Date: Sat, 31 Jan 2026 12:00:05 GMT\r\n", .body = "{\"job_id\":\"spn2-1\"}"                   \
    }
#define STATUS "/save/status/spn2-1"
#define ERROR(ext)                                                                                             \
    "{\"status\":\"error\",\"status_ext\":\"error:" ext "\",\"message\":\"The archive's own words\"}"
#define PENDING                                                                                                \
    {                                                                                                          \
        .prefix = STATUS, .body = "{\"status\":\"pending\"}", .times = 2                                       \
    }
#define SUCCESS                                                                                                \
    {                                                                                                          \
        .prefix = STATUS, .body = "{\"status\":\"success\",\"timestamp\":\"20260131120007\","                  \
                                  "\"original_url\":\"https://a.example/x?y=1&2\"}"                            \
    }
#define COPY "https://web.archive.org/web/20260131120007/https://a.example/x?y=1&2"
#define FOUND                                                                                                  \
    {                                                                                                          \
        .prefix = "/web/20260131120005/http://a.example/x?y=1&2", .http_code = 302,                            \
        .redirect = "https://web.archive.org/web/20260120000000/http://a.example/x?y=1&2"                      \
    }
#define OLD_COPY "https://web.archive.org/web/20260120000000/http://a.example/x?y=1&2"

/* One page, and what is answered over it. */
static const struct {
    const char *name;
    struct rule rules[RULES];
    cite_saved_outcome outcome;
    const char *copy;
    const char *reason; /* a part of it */
    unsigned attempts;
    size_t asked;
    int64_t at_least_ms; /* that it took */
} cases[] = {
    {"kept",
     {ACCOUNT, POSTED, PENDING, SUCCESS},
     CITE_SAVED_KEPT,
     COPY,
     "kept at 2026-01-31T12:00:07Z",
     1,
     5,
     18 * SECOND},
    {"kept at once", {ACCOUNT, POSTED, SUCCESS}, CITE_SAVED_KEPT, COPY, "kept", 1, 3, 6 * SECOND},
    {"no such account page",
     {{.prefix = "/save/status/user", .http_code = 404}, POSTED, SUCCESS},
     CITE_SAVED_KEPT,
     COPY,
     "kept",
     1,
     3,
     0},
    {"kept before, and its job is told",
     {ACCOUNT,
      {.form = "url=",
       .prefix = "/save",
       .body = "{\"job_id\":\"spn2-1\",\"message\":\"The same snapshot had been made 2 minutes ago.\"}"},
      SUCCESS},
     CITE_SAVED_KEPT_BEFORE,
     COPY,
     "has a copy of 2026-01-31",
     1,
     3,
     0},
    {"kept before, by its time alone",
     {ACCOUNT, POSTED, {.prefix = STATUS, .body = "{\"status\":\"success\",\"timestamp\":\"20260131110000\"}"}},
     CITE_SAVED_KEPT_BEFORE,
     "https://web.archive.org/web/20260131110000/http://a.example/x?y=1&2",
     "has a copy of 2026-01-31T11",
     1,
     3,
     0},
    {"kept before, without a job",
     {ACCOUNT,
      {.form = "url=",
       .prefix = "/save",
       .head = "Date: Sat, 31 Jan 2026 12:00:05 GMT\r\n",
       .body = "{\"job_id\":null,\"message\":\"The same snapshot had been made 177 hours ago.\"}"},
      FOUND},
     CITE_SAVED_KEPT_BEFORE,
     OLD_COPY,
     "has a copy of 2026-01-20",
     1,
     3,
     0},
    {"kept before, and nobody knows where",
     {ACCOUNT,
      {.form = "url=",
       .prefix = "/save",
       .body = "{\"message\":\"The same snapshot had been made 177 hours ago.\"}"},
      {.prefix = "/web/http://a.example/", .http_code = 404}},
     CITE_SAVED_KEPT_BEFORE,
     "",
     "does not say where",
     1,
     3,
     0},
    {"a copy elsewhere is none of the archive's",
     {ACCOUNT,
      {.form = "url=", .prefix = "/save", .body = "{\"message\":\"The same snapshot had been made.\"}"},
      {.prefix = "/web/",
       .http_code = 302,
       .redirect = "https://evil.example/web/20260120000000/http://a.example/"}},
     CITE_SAVED_KEPT_BEFORE,
     "",
     "does not say where",
     1,
     3,
     0},
    {"captured too often today, so there is a copy",
     {ACCOUNT,
      {.form = "url=",
       .prefix = "/save",
       .head = "Date: Sat, 31 Jan 2026 12:00:05 GMT\r\n",
       .body = ERROR("too-many-daily-captures")},
      FOUND},
     CITE_SAVED_KEPT_BEFORE,
     OLD_COPY,
     "has a copy",
     1,
     3,
     0},
    {"captured too often today, and no copy is found",
     {ACCOUNT,
      {.form = "url=", .prefix = "/save", .body = ERROR("too-many-daily-captures")},
      {.prefix = "/web/", .net = CITE__NET_RESET}},
     CITE_SAVED_QUOTA,
     "",
     "often enough today",
     1,
     3,
     0},
    {"success without a time",
     {ACCOUNT, POSTED, {.prefix = STATUS, .body = "{\"status\":\"success\",\"timestamp\":\"2026\"}"}, FOUND},
     CITE_SAVED_KEPT_BEFORE,
     OLD_COPY,
     "has a copy",
     1,
     4,
     0},
    {"an original that is no address",
     {ACCOUNT,
      POSTED,
      {.prefix = STATUS,
       .body = "{\"status\":\"success\",\"timestamp\":\"20260131120007\",\"original_url\":\"javascript:alert(1)"
               "\"}"}},
     CITE_SAVED_KEPT,
     "https://web.archive.org/web/20260131120007/http://a.example/x?y=1&2",
     "kept",
     1,
     3,
     0},
    {"an original with a password",
     {ACCOUNT,
      POSTED,
      {.prefix = STATUS,
       .body = "{\"status\":\"success\",\"timestamp\":\"20260131120007\",\"original_url\":\"http://"
               "eel:fish@a.example/\"}"}},
     CITE_SAVED_KEPT,
     "https://web.archive.org/web/20260131120007/http://a.example/",
     "kept",
     1,
     3,
     0},
    {"an archive that tells the key",
     {ACCOUNT,
      POSTED,
      {.prefix = STATUS,
       .body = "{\"status\":\"success\",\"timestamp\":\"20260131120007\","
               "\"original_url\":\"http://a.example/" SECRET "\"}"}},
     CITE_SAVED_KEPT,
     "https://web.archive.org/web/20260131120007/http://a.example/x?y=1&2",
     "kept",
     1,
     3,
     0},
    {"an archive that tells the key as an error",
     {ACCOUNT,
      POSTED,
      {.prefix = STATUS,
       .body =
           "{\"status\":\"error\",\"status_ext\":\"error:strange\",\"message\":\"LOW " KEY ":" SECRET "\"}"}},
     CITE_SAVED_FAILED,
     "",
     "the archive says: an error",
     1,
     3,
     0},
    {"refused at once",
     {ACCOUNT, {.form = "url=", .prefix = "/save", .body = ERROR("blocked-url")}},
     CITE_SAVED_REFUSED,
     "",
     "does not keep this address",
     1,
     2,
     0},
    {"refused with a code",
     {ACCOUNT, {.form = "url=", .prefix = "/save", .http_code = 400, .body = ERROR("invalid-url-syntax")}},
     CITE_SAVED_REFUSED,
     "",
     "cannot read the address",
     1,
     2,
     0},
    {"refused by its server",
     {ACCOUNT, POSTED, {.prefix = STATUS, .body = ERROR("no-access")}},
     CITE_SAVED_REFUSED,
     "",
     "403",
     1,
     3,
     0},
    {"an error that is not known",
     {ACCOUNT, POSTED, {.prefix = STATUS, .body = ERROR("of-tomorrow")}},
     CITE_SAVED_FAILED,
     "",
     "the archive says: The archive's own words",
     1,
     3,
     0},
    {"the archive fails once",
     {ACCOUNT, POSTED, {.prefix = STATUS, .body = ERROR("proxy-error"), .times = 1}, SUCCESS},
     CITE_SAVED_KEPT,
     COPY,
     "kept",
     2,
     5,
     60 * SECOND},
    {"the archive fails always",
     {ACCOUNT, POSTED, {.prefix = STATUS, .body = ERROR("celery")}},
     CITE_SAVED_FAILED,
     "",
     "cannot begin",
     3,
     7,
     180 * SECOND},
    {"too many at a time",
     {ACCOUNT,
      {.form = "url=", .prefix = "/save", .body = ERROR("user-session-limit"), .times = 2},
      POSTED,
      SUCCESS},
     CITE_SAVED_KEPT,
     COPY,
     "kept",
     3,
     5,
     60 * SECOND},
    {"too many at a time, always",
     {ACCOUNT, {.form = "url=", .prefix = "/save", .body = ERROR("user-session-limit")}},
     CITE_SAVED_FAILED,
     "",
     "under way",
     9,
     10,
     240 * SECOND},
    {"no room today",
     {{.prefix = "/save/status/user", .body = "{\"daily_captures\":200,\"daily_captures_limit\":200}"}},
     CITE_SAVED_QUOTA,
     "",
     "spent",
     0,
     1,
     0},
    {"no bytes today",
     {ACCOUNT, {.form = "url=", .prefix = "/save", .body = ERROR("max-daily-bandwidth")}},
     CITE_SAVED_QUOTA,
     "",
     "bytes of today",
     1,
     2,
     0},
    {"429, then well",
     {ACCOUNT,
      {.form = "url=", .prefix = "/save", .http_code = 429, .retry_after_s = 100, .times = 1},
      POSTED,
      SUCCESS},
     CITE_SAVED_KEPT,
     COPY,
     "kept",
     2,
     4,
     100 * SECOND},
    {"429 with a job",
     {ACCOUNT,
      {.form = "url=", .prefix = "/save", .http_code = 429, .body = "{\"job_id\":\"spn2-1\"}"},
      SUCCESS},
     CITE_SAVED_KEPT,
     COPY,
     "kept",
     1,
     3,
     0},
    {"429 always",
     {ACCOUNT, {.form = "url=", .prefix = "/save", .http_code = 429, .body = "{\"message\":\"Too busy\"}"}},
     CITE_SAVED_FAILED,
     "",
     "does not answer (HTTP 429: Too busy)",
     4,
     5,
     420 * SECOND},
    {"429 for an hour",
     {ACCOUNT, {.form = "url=", .prefix = "/save", .http_code = 429, .retry_after_s = 3600}},
     CITE_SAVED_LEFT,
     "",
     "left alone for 3600 s",
     1,
     2,
     0},
    {"502 over the job",
     {ACCOUNT, POSTED, {.prefix = STATUS, .http_code = 502, .times = 3}, SUCCESS},
     CITE_SAVED_KEPT,
     COPY,
     "kept",
     1,
     6,
     420 * SECOND},
    {"the account cannot be asked at first",
     {{.prefix = "/save/status/user", .http_code = 503, .times = 2}, ACCOUNT, POSTED, SUCCESS},
     CITE_SAVED_KEPT,
     COPY,
     "kept",
     1,
     5,
     180 * SECOND},
    {"a host that does not exist",
     {{.prefix = "/save", .net = CITE__NET_NO_HOST}},
     CITE_SAVED_FAILED,
     "",
     "does not answer (the wire broke)",
     0,
     1,
     0},
    {"a wrong key",
     {{.prefix = "/save/status/user", .http_code = 401, .body = "{\"message\":\"You need to be logged in\"}"}},
     CITE_SAVED_UNAUTHORIZED,
     "",
     "does not take this key (HTTP 401: You need to be logged in)",
     0,
     1,
     0},
    {"a key that ends on the way",
     {ACCOUNT, POSTED, {.prefix = STATUS, .http_code = 401}},
     CITE_SAVED_UNAUTHORIZED,
     "",
     "HTTP 401",
     1,
     3,
     0},
    {"pending without end",
     {ACCOUNT, POSTED, {.prefix = STATUS, .body = "{\"status\":\"pending\"}"}},
     CITE_SAVED_FAILED,
     "",
     "took too long",
     1,
     51,
     300 * SECOND},
    {"a job that is lost",
     {ACCOUNT, POSTED, {.prefix = STATUS, .http_code = 404}},
     CITE_SAVED_FAILED,
     "",
     "no longer knows",
     1,
     11,
     0},
    {"a page instead of JSON",
     {ACCOUNT, {.form = "url=", .prefix = "/save", .body = "<html>Log in</html>"}},
     CITE_SAVED_FAILED,
     "",
     "HTTP 200",
     1,
     2,
     0},
    {"sent elsewhere",
     {ACCOUNT, {.form = "url=", .prefix = "/save", .http_code = 302, .redirect = "https://evil.example/"}},
     CITE_SAVED_FAILED,
     "",
     "HTTP 302",
     1,
     2,
     0},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const cite_saver_options options = with_key();
        struct script script;
        cite_saver *saver = saver_on(&script, cases[i].rules, &options);
        add(saver, "http://eel:fish@a.example/x?y=1&2#part");
        assert_int_equal(cite_saver_pending(saver), 1);
        const cite_saved *saved = next(saver);
        assert_non_null(saved);
        print_message("%s: %s, %s, %s, asked %zu, %lld ms\n", cases[i].name,
                      cite_saved_outcome_name(saved->outcome), saved->reason.ptr, saved->copy.url.ptr,
                      script.asked, (long long)script.now_ms - 1000);
        assert_string_equal(cite_saved_outcome_name(saved->outcome), cite_saved_outcome_name(cases[i].outcome));
        assert_string_equal(saved->copy.url.ptr, cases[i].copy);
        assert_non_null(strstr(saved->reason.ptr, cases[i].reason));
        assert_string_equal(saved->url.ptr, "http://a.example/x?y=1&2#part");
        assert_int_equal(saved->attempts, cases[i].attempts);
        assert_int_equal(script.asked, cases[i].asked);
        assert_true(script.now_ms - 1000 >= cases[i].at_least_ms);
        assert_int_equal(cite_saver_pending(saver), 0);
        assert_null(next(saver));
        cite_saver_free(saver);
        assert_true(script.freed);
    }
}

/* What is sent to nobody. */
static void test_not_sent(void **state)
{
    static const struct rule none[] = {{0}};
    static const char *const urls[] = {"mailto:a@b.example",       "ftp://a.example/x",        "not a url",
                                       "http://localhost/x",       "http://192.168.1.7/x",     "http://[::1]/x",
                                       "https://user@127.0.0.1/x", "http://printer.localhost", ""};
    const cite_saver_options options = with_key();
    struct script script;
    cite_saver *saver = saver_on(&script, none, &options);

    (void)state;
    for (size_t i = 0; i < COUNT(urls); i++)
        add(saver, urls[i]);
    for (size_t i = 0; i < COUNT(urls); i++) {
        const cite_saved *saved = next(saver);
        assert_int_equal(saved->index, i);
        assert_int_equal(saved->outcome, CITE_SAVED_REFUSED);
        assert_int_equal(saved->attempts, 0);
        assert_non_null(strstr(saved->reason.ptr, "not asked for"));
    }
    assert_int_equal(script.asked, 0);
    cite_saver_free(saver);
    cite_saver_free(NULL);
}

#define ANY_PAGE                                                                                               \
    {                                                                                                          \
        .form = "url=", .prefix = "/save", .body = "{\"job_id\":\"spn2-1\"}"                                   \
    }

static void add_many(cite_saver *saver, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct cite__buf url;
        cite__buf_init(&url, NULL, 100);
        cite__buf_text(&url, "https://a.example/");
        cite__buf_size(&url, i);
        assert_int_equal(cite_saver_add(saver, cite__buf_view(&url), NULL), CITE_OK);
        cite__buf_release(&url);
    }
}

static size_t count_outcomes(cite_saver *saver, cite_saved_outcome outcome)
{
    const cite_saved *saved = NULL;
    size_t count = 0;

    while ((saved = next(saver)) != NULL)
        count += saved->outcome == outcome ? 1 : 0;
    return count;
}

/* Spellings of one address are one request, each with its result, also when they come late. */
static void test_same(void **state)
{
    static const struct rule rules[] = {ACCOUNT, POSTED, SUCCESS, {0}};
    const cite_saver_options options = with_key();
    struct script script;
    cite_saver *saver = saver_on(&script, rules, &options);

    (void)state;
    add(saver, "http://a.example/x?y=1&2");
    add(saver, "HTTP://A.example:80/x?y=1&2#two");
    add(saver, "http://a.example/y/../x?y=1&2#three");
    assert_int_equal(cite_saver_pending(saver), 3);
    for (size_t i = 0; i < 3; i++) {
        const cite_saved *saved = next(saver);
        assert_int_equal(saved->outcome, CITE_SAVED_KEPT);
        assert_string_equal(saved->copy.url.ptr, COPY);
        assert_int_equal(saved->attempts, 1);
    }
    assert_null(cite_saver_result(saver, 3));
    add(saver, "http://a.example/x?y=1&2#four");
    assert_int_equal(cite_saver_count(saver), 4);
    assert_string_equal(cite_saver_result(saver, 2)->url.ptr, "http://a.example/y/../x?y=1&2#three");
    assert_string_equal(cite_saver_endpoint(saver).ptr, CITE_SAVER_ENDPOINT);
    const cite_saved *late = next(saver);
    assert_int_equal(late->index, 3);
    assert_string_equal(late->url.ptr, "http://a.example/x?y=1&2#four");
    assert_string_equal(late->copy.url.ptr, COPY);
    assert_int_equal(script.posted, 1);
    cite_saver_free(saver);
}

/* Six a minute, three at a time at most, fewer where the account has not so many. */
static void test_pace(void **state)
{
    static const struct rule quick[] = {ACCOUNT, ANY_PAGE, SUCCESS, {0}};
    static const struct rule slow[] = {
        ACCOUNT, ANY_PAGE, {.prefix = STATUS, .body = "{\"status\":\"pending\"}", .times = 30}, SUCCESS, {0}};
    cite_saver_options options = with_key();
    struct script script;
    cite_saver *saver = saver_on(&script, quick, &options);

    (void)state;
    add_many(saver, 13);
    assert_int_equal(count_outcomes(saver, CITE_SAVED_KEPT), 13);
    for (size_t i = 1; i < 13; i++)
        assert_true(script.posts_ms[i] - script.posts_ms[i - 1] >= 10 * SECOND);
    assert_true(script.now_ms < 3 * MINUTE);
    assert_int_equal(cite_saver_quota(saver).daily, 14);
    assert_int_equal(cite_saver_quota(saver).daily_limit, 30000);
    cite_saver_free(saver);

    saver = saver_on(&script, slow, &options);
    add_many(saver, 4);
    while (script.posted < 3)
        assert_int_equal(cite_saver_poll(saver, SECOND, NULL), CITE_OK);
    assert_int_equal(cite_saver_poll(saver, 30 * SECOND, NULL), CITE_OK);
    assert_int_equal(script.posted, 3);
    assert_int_equal(count_outcomes(saver, CITE_SAVED_KEPT), 4);
    cite_saver_free(saver);
}

/* The quota is spent on the way: what is begun is gone on with, the rest is not asked for. */
static void test_quota(void **state)
{
    static const struct rule counted[] = {
        {.prefix = "/save/status/user",
         .body = "{\"available\":2,\"daily_captures\":98,\"daily_captures_limit\":100}"},
        ANY_PAGE,
        SUCCESS,
        {0}};
    static const struct rule told[] = {
        ACCOUNT,
        {.form = "url=", .prefix = "/save", .body = "{\"job_id\":\"spn2-1\"}", .times = 3},
        {.form = "url=", .prefix = "/save", .body = ERROR("max-daily-bandwidth")},
        SUCCESS,
        {0}};
    const cite_saver_options options = with_key();
    struct script script;
    cite_saver *saver = saver_on(&script, counted, &options);

    (void)state;
    add_many(saver, 1000);
    assert_int_equal(count_outcomes(saver, CITE_SAVED_QUOTA), 998);
    assert_int_equal(script.posted, 2);
    cite_saver_free(saver);

    saver = saver_on(&script, told, &options);
    add_many(saver, 1000);
    assert_int_equal(count_outcomes(saver, CITE_SAVED_KEPT), 3);
    assert_int_equal(script.posted, 4);
    cite_saver_free(saver);
}

/* Nobody is asked a thousand times what it says at once. */
static void test_ends(void **state)
{
    static const struct rule wall[] = {{.prefix = "/save/status/user", .http_code = 401}, {0}};
    static const struct rule late[] = {ACCOUNT, {.form = "url=", .prefix = "/save", .http_code = 403}, {0}};
    static const struct rule down[] = {{.prefix = "/save", .net = CITE__NET_CONNECT_TIMEOUT}, {0}};
    static const struct rule other[] = {{.prefix = "/save/status/user", .http_code = 404},
                                        {.form = "", .prefix = "/save", .http_code = 405},
                                        {0}};
    static const struct {
        const struct rule *rules;
        cite_saved_outcome outcome;
        size_t asked;
    } ends[] = {{wall, CITE_SAVED_UNAUTHORIZED, 1},
                {late, CITE_SAVED_UNAUTHORIZED, 2},
                {down, CITE_SAVED_FAILED, 4},
                {other, CITE_SAVED_FAILED, 4}};

    (void)state;
    for (size_t i = 0; i < COUNT(ends); i++) {
        const cite_saver_options options = with_key();
        struct script script;
        cite_saver *saver = saver_on(&script, ends[i].rules, &options);
        add_many(saver, 1000);
        assert_int_equal(count_outcomes(saver, ends[i].outcome), 1000);
        assert_int_equal(script.asked, ends[i].asked);
        cite_saver_free(saver);
    }
}

static void test_cancel(void **state)
{
    static const struct rule rules[] = {ACCOUNT, ANY_PAGE, {.prefix = STATUS, .after_ms = MINUTE}, {0}};
    const cite_saver_options options = with_key();
    struct script script;
    cite_saver *saver = saver_on(&script, rules, &options);
    const cite_saved *saved = NULL;
    size_t count = 0;

    (void)state;
    add_many(saver, 50);
    cite_saver_cancel(saver, "before all");
    assert_int_equal(cite_saver_pending(saver), 0);
    assert_int_equal(count_outcomes(saver, CITE_SAVED_LEFT), 50);
    cite_saver_free(saver);

    saver = saver_on(&script, rules, &options);
    add_many(saver, 50);
    while (script.posted < 2)
        assert_int_equal(cite_saver_poll(saver, SECOND, NULL), CITE_OK);
    cite_saver_cancel(saver, NULL);
    assert_int_equal(cite_saver_pending(saver), 0);
    assert_true(script.dropped > 0);
    while ((saved = cite_saver_next(saver)) != NULL) {
        assert_int_equal(saved->outcome, CITE_SAVED_LEFT);
        assert_string_equal(saved->reason.ptr, "cancelled");
        count++;
    }
    assert_int_equal(count, 50);
    assert_int_equal(cite_saver_poll(saver, 0, NULL), CITE_OK);
    cite_saver_free(saver);
}

/* Options that make no sense; no message repeats a secret. */
static void test_arguments(void **state)
{
    static const struct {
        const char *endpoint;
        const char *key;
        const char *secret;
        int allow_private;
        cite_status status;
    } options_of[] = {
        {NULL, NULL, NULL, 0, CITE_OK},
        {NULL, KEY, SECRET, 0, CITE_OK},
        {"https://web.archive.org/save/", KEY, SECRET, 0, CITE_OK},
        {"http://spn.example/save", NULL, NULL, 0, CITE_OK},
        {"http://spn.example/save", KEY, SECRET, 1, CITE_OK},
        {"http://spn.example/save", KEY, SECRET, 0, CITE_ERROR_ARGUMENT},
        {"https://a:" SECRET "@spn.example/save", KEY, SECRET, 0, CITE_ERROR_ARGUMENT},
        {"https://spn.example/save?key=" SECRET, KEY, SECRET, 0, CITE_ERROR_ARGUMENT},
        {"ftp://spn.example/save", NULL, NULL, 0, CITE_ERROR_ARGUMENT},
        {"spn", NULL, NULL, 0, CITE_ERROR_ARGUMENT},
        {NULL, KEY, NULL, 0, CITE_ERROR_ARGUMENT},
        {NULL, NULL, SECRET, 0, CITE_ERROR_ARGUMENT},
        {NULL, KEY, "", 0, CITE_ERROR_ARGUMENT},
        {NULL, KEY, SECRET "\r\nX: 1", 0, CITE_ERROR_ARGUMENT},
        {NULL, KEY " ", SECRET, 0, CITE_ERROR_ARGUMENT},
        {NULL, "k\xC3\xA9y", SECRET, 0, CITE_ERROR_ARGUMENT},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(options_of); i++) {
        static const struct rule none[] = {{0}};
        struct script script = {.base = {&script_ops}, .rules = none};
        cite_saver_options options = CITE_SAVER_OPTIONS_INIT;
        cite_saver *saver = NULL;
        cite_error error = {CITE_OK, 0, ""};
        options.endpoint = options_of[i].endpoint;
        options.key = options_of[i].key;
        options.secret = options_of[i].secret;
        options.allow_private = options_of[i].allow_private;
        assert_int_equal(cite__saver_on(&saver, &options, &script.base, &error), options_of[i].status);
        assert_null(strstr(error.message, SECRET));
        assert_int_equal(saver != NULL, options_of[i].status == CITE_OK);
        cite_saver_free(saver);
        assert_true(script.freed);
    }
}

/* What would go into the head of a request, or lead it elsewhere. */
static void test_fields(void **state)
{
    static const struct rule none[] = {{0}};
    static const struct {
        const char *user_agent;
        const char *proxy;
        cite_status status;
    } fields[] = {
        {"tests", NULL, CITE_OK},
        {"tests\r\nX: 1", NULL, CITE_ERROR_ARGUMENT},
        {NULL, "http://eel:fish@proxy.example:3128", CITE_OK},
        {NULL, "gopher://proxy.example", CITE_ERROR_ARGUMENT},
        {NULL, "http://proxy.example\n", CITE_ERROR_ARGUMENT},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(fields); i++) {
        struct script script = {.base = {&script_ops}, .rules = none};
        cite_saver_options options = with_key();
        cite_saver *saver = NULL;
        options.user_agent = fields[i].user_agent;
        options.proxy = fields[i].proxy;
        assert_int_equal(cite__saver_on(&saver, &options, &script.base, NULL), fields[i].status);
        cite_saver_free(saver);
    }
}

/* Every allocation fails in turn: the call says so, and nothing leaks. */
static void test_memory(void **state)
{
    static const struct rule rules[] = {ACCOUNT,
                                        {.form = "url=https%3A%2F%2Fa.example%2F0",
                                         .prefix = "/save",
                                         .body = ERROR("too-many-daily-captures")},
                                        ANY_PAGE,
                                        SUCCESS,
                                        {.prefix = "/web/", .http_code = 302, .redirect = OLD_COPY},
                                        {0}};
    struct counting_alloc memory;
    cite_status status = CITE_ERROR_MEMORY;
    size_t n = 0;

    (void)state;
    for (; status != CITE_OK; n++) {
        cite_saver_options options = with_key();
        struct script script = {.base = {&script_ops}, .rules = rules, .now_ms = 1000};
        cite_saver *saver = NULL;
        counting_alloc_init(&memory);
        counting_alloc_fail(&memory, n, n % 2 == 0 ? ALLOC_FAIL_ONCE : ALLOC_FAIL_FOR_GOOD);
        options.allocator = &memory.allocator;
        status = cite__saver_on(&saver, &options, &script.base, NULL);
        if (status == CITE_OK)
            status = cite_saver_add(saver, CITE__LIT("https://a.example/0"), NULL);
        if (status == CITE_OK)
            status = cite_saver_add(saver, CITE__LIT("https://a.example/1"), NULL);
        while (status == CITE_OK && cite_saver_pending(saver) > 0) {
            status = cite_saver_poll(saver, 60000, NULL);
            while (cite_saver_next(saver)) {
            }
        }
        cite_saver_free(saver);
        assert_true(status == CITE_OK || status == CITE_ERROR_MEMORY);
        assert_int_equal(memory.live_blocks, 0);
        assert_int_equal(memory.wrong_sizes, 0);
    }
    assert_true(n > 10);
}

static const char report_text[] = "kept          http://a.example/x?y=1&2\n"
                                  "              " COPY "\n"
                                  "refused       ftp://a.example/\n"
                                  "              no http or https address; not asked for\n"
                                  "failed        http://a.example/bad\n"
                                  "              the archive says:  [31m red\n"
                                  "3 pages: 1 kept, 1 refused, 1 failed\n"
                                  "The account has kept 2 of 30000 pages today.\n";

static const char report_json[] = "{\n"
                                  "  \"schema\": \"libcite.saved/1\",\n"
                                  "  \"endpoint\": \"https://web.archive.org/save\",\n"
                                  "  \"account\": {\n"
                                  "    \"available\": 3,\n"
                                  "    \"processing\": 0,\n"
                                  "    \"daily\": 2,\n"
                                  "    \"daily_limit\": 30000\n"
                                  "  },\n"
                                  "  \"saved\": [\n"
                                  "    {\n"
                                  "      \"url\": \"http://a.example/x?y=1&2\",\n"
                                  "      \"outcome\": \"kept\",\n"
                                  "      \"reason\": \"kept at 2026-01-31T12:00:07Z\",\n"
                                  "      \"copy\": {\n"
                                  "        \"url\": \"" COPY "\",\n"
                                  "        \"original\": \"https://a.example/x?y=1&2\",\n"
                                  "        \"datetime\": \"2026-01-31T12:00:07Z\"\n"
                                  "      },\n"
                                  "      \"attempts\": 1\n"
                                  "    },\n";

static int refuse_bytes(void *context, const char *data, size_t len)
{
    (void)context;
    (void)data;
    (void)len;
    return 1;
}

/* What was found as a person and a program read it; nothing of it can turn a terminal around. */
static void test_report(void **state)
{
    static const struct rule rules[] = {
        ACCOUNT,
        {.form = "%2Fbad&",
         .prefix = "/save",
         .body = "{\"status\":\"error\",\"message\":\"\\u001b[31m\\u202e red\"}"},
        POSTED,
        SUCCESS,
        {0}};
    const cite_saver_options options = with_key();
    cite_report_options report = CITE_REPORT_OPTIONS_INIT;
    struct text text = {0};
    struct text json = {0};
    struct script script;
    cite_saver *saver = saver_on(&script, rules, &options);

    (void)state;
    add(saver, "http://eel:fish@a.example/x?y=1&2");
    add(saver, "ftp://a.example/\x1B");
    add(saver, "http://a.example/bad");
    while (next(saver)) {
    }
    assert_int_equal(cite_report_saved(saver, &report, text_write, &text, NULL), CITE_OK);
    report.format = CITE_REPORT_JSON;
    assert_int_equal(cite_report_saved(saver, &report, text_write, &json, NULL), CITE_OK);
    print_message("%s%s", text.data, json.data);
    assert_string_equal(text.data, report_text);
    assert_memory_equal(json.data, report_json, sizeof report_json - 1);
    assert_null(strchr(json.data, 0x1B));
    assert_int_equal(cite_report_saved(saver, &report, refuse_bytes, NULL, NULL), CITE_ERROR_IO);
    report.format = CITE_REPORT_HTML;
    assert_int_equal(cite_report_saved(saver, &report, text_write, &text, NULL), CITE_ERROR_UNSUPPORTED);
    assert_int_equal(cite_report_saved(NULL, &report, text_write, &text, NULL), CITE_ERROR_ARGUMENT);
    text_release(&text);
    text_release(&json);
    cite_saver_free(saver);
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(cite_saved_outcome_name(CITE_SAVED_KEPT_BEFORE), "kept-before");
    for (int i = 0; i < CITE_SAVED_COUNT_; i++)
        assert_string_not_equal(cite_saved_outcome_name((cite_saved_outcome)i), "unknown");
    assert_string_equal(cite_saved_outcome_name(CITE_SAVED_COUNT_), "unknown");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),  cmocka_unit_test(test_not_sent),  cmocka_unit_test(test_same),
        cmocka_unit_test(test_pace),   cmocka_unit_test(test_quota),     cmocka_unit_test(test_ends),
        cmocka_unit_test(test_cancel), cmocka_unit_test(test_arguments), cmocka_unit_test(test_memory),
        cmocka_unit_test(test_names),  cmocka_unit_test(test_report),    cmocka_unit_test(test_fields),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
