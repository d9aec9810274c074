/*
 * net/test_saving.c: pages that an archive is asked to keep, over the wire, on a server on this machine that answers as
 * Save Page Now does.
 */
#include "core/str.h"
#include "support/alloc.h"
#include "support/server.h"

#include <cite/save.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

#define KEY    "k3yOfM1ne"
#define SECRET "s3cr3tOfM1ne"

#define JSON                                                                                                   \
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nDate: Sat, 31 Jan 2026 12:00:05 GMT\r\nConnection: " \
    "close\r\n\r\n"
#define EMPTY "Content-Length: 0\r\nConnection: close\r\n\r\n"

#define ACCOUNT                                                                                                \
    {                                                                                                          \
        .path = "/save/status/user?_t=*", .method = "GET", .has = "Authorization: LOW " KEY ":" SECRET "\r\n", \
        .reply = JSON "{\"available\":3,\"processing\":0,\"daily_captures\":1,\"daily_captures_limit\":30000}" \
    }

/* A page whose name is its job's. */
#define POSTED(page)                                                                                           \
    {                                                                                                          \
        .path = "/save", .method = "POST",                                                                     \
        .has = "\r\n\r\nurl=https%3A%2F%2Fa.example%2F" page                                                   \
               "%3Fx%3D%25C3%25A9%26y&skip_first_archive=1&if_not_archived_within=2592000",                    \
        .reply = JSON "{\"url\":\"https://a.example/" page "\",\"job_id\":\"spn2-" page "\"}"                  \
    }
#define PENDING(page)                                                                                          \
    {                                                                                                          \
        .path = "/save/status/spn2-" page, .method = "GET", .times = 2,                                        \
        .reply = JSON "{\"status\":\"pending\",\"resources\":[]}"                                              \
    }
#define SUCCESS(page)                                                                                          \
    {                                                                                                          \
        .path = "/save/status/spn2-" page, .method = "GET",                                                    \
        .reply =                                                                                               \
            JSON "{\"status\":\"success\",\"duration_sec\":6.2,\"timestamp\":\"20260131120007\","              \
                 "\"original_url\":\"https://a.example/" page "\",\"resources\":[\"https://a.example/\"]}"     \
    }

static const struct {
    const char *name;
    struct server_route routes[8];
    cite_saved_outcome outcomes[3]; /* of the pages one, two and three */
    const char *reason;             /* a part of that of page three */
} cases[] = {
    {"kept",
     {ACCOUNT, POSTED("one"), POSTED("two"), POSTED("three"), PENDING("one"), SUCCESS("one"), SUCCESS("two"),
      SUCCESS("three")},
     {CITE_SAVED_KEPT, CITE_SAVED_KEPT, CITE_SAVED_KEPT},
     "kept at 2026-01-31T12:00:07Z"},
    {"the quota is spent on the way",
     {{.path = "/save/status/user*", .reply = JSON "{\"daily_captures\":98,\"daily_captures_limit\":100}"},
      POSTED("one"),
      POSTED("two"),
      SUCCESS("one"),
      SUCCESS("two")},
     {CITE_SAVED_KEPT, CITE_SAVED_KEPT, CITE_SAVED_QUOTA},
     "the account's pages of today are spent"},
    {"errors of each kind",
     {ACCOUNT,
      POSTED("one"),
      POSTED("two"),
      {.path = "/save",
       .method = "POST",
       .reply = JSON
       "{\"status\":\"error\",\"status_ext\":\"error:blocked-url\",\"message\":\"This URL is blocked\"}"},
      {.path = "/save/status/spn2-one",
       .reply = JSON
       "{\"status\":\"error\",\"status_ext\":\"error:not-found\",\"exception\":\"x\",\"resources\":[]}"},
      {.path = "/save/status/spn2-two", .reply = "HTTP/1.1 404 Not Found\r\n" EMPTY}},
     {CITE_SAVED_REFUSED, CITE_SAVED_FAILED, CITE_SAVED_REFUSED},
     "the archive does not keep this address"},
    {"429 for a second, and a time-out",
     {ACCOUNT,
      {.path = "/save",
       .method = "POST",
       .reply = "HTTP/1.1 429 Too Many\r\nRetry-After: 1\r\n" EMPTY,
       .times = 1},
      {.path = "/save", .method = "POST", .way = SERVER_HANG, .times = 1},
      POSTED("one"),
      SUCCESS("one"),
      {.path = "/save",
       .method = "POST",
       .reply = JSON "{\"status\":\"error\",\"status_ext\":\"error:max-daily-bandwidth\"}"}},
     {CITE_SAVED_KEPT, CITE_SAVED_QUOTA, CITE_SAVED_QUOTA},
     "bytes of today"},
    {"a wrong key",
     {{.path = "/save/status/user*",
       .reply = "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
                "{\"message\":\"You need to be logged in to use Save Page Now.\"}"}},
     {CITE_SAVED_UNAUTHORIZED, CITE_SAVED_UNAUTHORIZED, CITE_SAVED_UNAUTHORIZED},
     "(HTTP 401: You need to be logged in to use Save Page Now.)"},
    {"no answers at all",
     {{.path = "/save/status/user*", .way = SERVER_RESET}},
     {CITE_SAVED_FAILED, CITE_SAVED_FAILED, CITE_SAVED_FAILED},
     "does not answer"},
    {"answers without end",
     {{.path = "/save/status/user*", .way = SERVER_FLOOD, .reply = JSON "{\"message\":\""},
      {.path = "/save", .method = "POST", .way = SERVER_FLOOD, .reply = JSON "{\"message\":\"One\"}"}},
     {CITE_SAVED_FAILED, CITE_SAVED_FAILED, CITE_SAVED_FAILED},
     "HTTP 200: One"},
};

struct fixture {
    struct server *server;
    char mapping[64];
    const char *connect_to[2];
    cite_saver_options options;
};

static void set_up(struct fixture *f, const struct server_route *routes)
{
    *f = (struct fixture){.options = CITE_SAVER_OPTIONS_INIT};
    f->server = server_start(routes);
    assert_non_null(f->server);
    (void)snprintf(f->mapping, sizeof f->mapping, ":80:127.0.0.1:%u", server_port(f->server));
    f->connect_to[0] = f->mapping;
    f->options.connect_to = f->connect_to;
    f->options.allow_private = 1;
    f->options.endpoint = "http://spn.test/save";
    f->options.key = KEY;
    f->options.secret = SECRET;
    f->options.in_flight = 1;
    f->options.delay_ms = 1;
    f->options.poll_ms = 5;
    f->options.rest_ms = 5;
    f->options.timeout_ms = 500;
}

static cite_status save_all(cite_saver *saver, const char *const *urls, size_t count,
                            const cite_saved **results)
{
    const cite_saved *saved = NULL;
    cite_status status = CITE_OK;

    for (size_t i = 0; status == CITE_OK && i < count; i++)
        status = cite_saver_add(saver, cite_str_from(urls[i]), NULL);
    while (status == CITE_OK && cite_saver_pending(saver) > 0) {
        status = cite_saver_poll(saver, 200, NULL);
        while ((saved = cite_saver_next(saver)) != NULL)
            results[saved->index] = saved;
    }
    return status;
}

static const char *const pages[] = {"https://eel:p4ssw0rd@a.example/one?x=\xC3\xA9&y#part",
                                    "https://a.example/two?x=%C3%A9&y", "https://A.example/three?x=\xC3\xA9&y"};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct server_route routes[COUNT(cases[i].routes) + 1] = {{0}};
        const cite_saved *results[COUNT(pages)] = {NULL};
        cite_saver *saver = NULL;
        struct fixture f;
        memcpy(routes, cases[i].routes, sizeof cases[i].routes);
        set_up(&f, routes);
        assert_int_equal(cite_saver_new(&saver, &f.options, NULL), CITE_OK);
        assert_int_equal(save_all(saver, pages, COUNT(pages), results), CITE_OK);
        for (size_t p = 0; p < COUNT(pages); p++) {
            print_message("%s: %s, %s, %s\n", cases[i].name, cite_saved_outcome_name(results[p]->outcome),
                          results[p]->reason.ptr, results[p]->copy.url.ptr);
            assert_string_equal(cite_saved_outcome_name(results[p]->outcome),
                                cite_saved_outcome_name(cases[i].outcomes[p]));
            assert_int_equal(results[p]->copy.url.len > 0, results[p]->outcome == CITE_SAVED_KEPT);
            assert_null(strstr(results[p]->reason.ptr, SECRET));
        }
        assert_non_null(strstr(results[2]->reason.ptr, cases[i].reason));
        if (results[0]->outcome == CITE_SAVED_KEPT)
            assert_string_equal(results[0]->copy.url.ptr,
                                "http://spn.test/web/20260131120007/https://a.example/one");
        assert_false(server_heard(f.server, "p4ssw0rd"));
        assert_true(server_heard(f.server, "Accept: application/json\r\n"));
        assert_false(server_heard(f.server, "text/html"));
        cite_saver_free(saver);
        server_stop(f.server);
    }
}

/* The copy that the archive has of before is looked for without the key. */
static void test_kept_before(void **state)
{
    static const struct server_route routes[] = {
        {.path = "/save/status/user*", .reply = "HTTP/1.1 404 Not Found\r\n" EMPTY},
        {.path = "/save",
         .method = "POST",
         .reply = JSON "{\"job_id\":null,\"message\":\"The same snapshot had been made 177 hours ago.\"}"},
        {.path = "/web/20260131120005/https://a.example/two?x=%C3%A9&y",
         .has = "Authorization",
         .reply = "HTTP/1.1 404 Told\r\n" EMPTY},
        {.path = "/web/20260131120005/https://a.example/two?x=%C3%A9&y",
         .reply =
             "HTTP/1.1 302 Found\r\nLocation: /web/20260124030000/https://a.example/two?x=%C3%A9&y\r\n" EMPTY},
        {0},
    };
    const cite_saved *result = NULL;
    cite_saver *saver = NULL;
    struct fixture f;

    (void)state;
    set_up(&f, routes);
    assert_int_equal(cite_saver_new(&saver, &f.options, NULL), CITE_OK);
    assert_int_equal(save_all(saver, pages + 1, 1, &result), CITE_OK);
    assert_int_equal(result->outcome, CITE_SAVED_KEPT_BEFORE);
    assert_string_equal(result->copy.url.ptr,
                        "http://spn.test/web/20260124030000/https://a.example/two?x=%C3%A9&y");
    assert_string_equal(result->copy.original.ptr, "https://a.example/two?x=%C3%A9&y");
    assert_int_equal(result->copy.datetime, 1769223600);
    assert_int_equal(cite_saver_quota(saver).daily_limit, -1);
    cite_saver_free(saver);
    server_stop(f.server);
}

/* An archive that wants no key gets none. */
static void test_no_key(void **state)
{
    static const struct server_route routes[] = {
        {.path = "/save/status/user*", .reply = "HTTP/1.1 404 Not Found\r\n" EMPTY},
        POSTED("two"),
        SUCCESS("two"),
        {0},
    };
    const cite_saved *result = NULL;
    cite_saver *saver = NULL;
    struct fixture f;

    (void)state;
    set_up(&f, routes);
    f.options.key = NULL;
    f.options.secret = NULL;
    assert_int_equal(cite_saver_new(&saver, &f.options, NULL), CITE_OK);
    assert_int_equal(save_all(saver, pages + 1, 1, &result), CITE_OK);
    assert_int_equal(result->outcome, CITE_SAVED_KEPT);
    assert_false(server_heard(f.server, "Authorization"));
    cite_saver_free(saver);
    server_stop(f.server);
}

/* Every allocation fails in turn: the call says so, and nothing leaks. */
static void test_memory(void **state)
{
    static const struct server_route routes[] = {ACCOUNT,        POSTED("one"),  POSTED("two"),
                                                 SUCCESS("one"), SUCCESS("two"), {0}};
    struct counting_alloc memory;
    struct fixture f;
    cite_status status = CITE_ERROR_MEMORY;

    (void)state;
    set_up(&f, routes);
    f.options.allocator = &memory.allocator;
    for (size_t n = 0; status != CITE_OK; n++) {
        const cite_saved *results[2] = {NULL};
        cite_saver *saver = NULL;
        counting_alloc_init(&memory);
        counting_alloc_fail(&memory, n, ALLOC_FAIL_ONCE);
        status = cite_saver_new(&saver, &f.options, NULL);
        if (status == CITE_OK)
            status = save_all(saver, pages, 2, results);
        cite_saver_free(saver);
        assert_true(status == CITE_OK || status == CITE_ERROR_MEMORY);
        assert_int_equal(memory.live_blocks, 0);
    }
    server_stop(f.server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_kept_before),
        cmocka_unit_test(test_no_key),
        cmocka_unit_test(test_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
