/*
 * net/test_archives.c: several archives asked at once, on a server on this machine that answers as archives do.
 */
#include "core/date.h"
#include "core/str.h"
#include "support/alloc.h"
#include "support/server.h"

#include <cite/archive.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

#define EMPTY "Content-Length: 0\r\nConnection: close\r\n\r\n"
#define PAGE  "http://a.example/page"

static const struct server_route routes[] = {
    {.path = "/web/20210601000000/" PAGE,
     .reply = "HTTP/1.1 302 Found\r\nLocation: /web/20210304050607/" PAGE "\r\n" EMPTY},
    {.path = "/gate/" PAGE,
     .has = "Accept-Datetime: Tue, 01 Jun 2021 00:00:00 GMT",
     .reply = "HTTP/1.1 302 Found\r\nVary: accept-datetime\r\nLocation: http://gate.test/kept/7\r\n"
              "Link: <" PAGE ">; rel=\"original\", <http://gate.test/kept/7>; rel=\"memento\"; "
              "datetime=\"Mon, 31 May 2021 12:00:00 GMT\"\r\n" EMPTY},
    {.path = "/moved/" PAGE,
     .reply = "HTTP/1.1 301 Moved\r\nLocation: http://gate.test/gate/" PAGE "\r\n" EMPTY},
    {.path = "/loop/" PAGE, .reply = "HTTP/1.1 302 Found\r\nLocation: /loop/" PAGE "\r\n" EMPTY},
    {.path = "/direct/" PAGE,
     .reply = "HTTP/1.1 200 OK\r\nMemento-Datetime: Sat, 01 Jan 2011 00:00:00 GMT\r\n" EMPTY},
    {.path = "/none/" PAGE, .reply = "HTTP/1.1 404 None\r\n" EMPTY},
    {.path = "/busy/" PAGE, .reply = "HTTP/1.1 429 Busy\r\nRetry-After: 7200\r\n" EMPTY},
    {.path = "/down/" PAGE, .way = SERVER_RESET},
    {.path = "/hang/" PAGE, .way = SERVER_HANG},
    {.path = "/bad/" PAGE, .reply = "HTTP/1.1 400 Bad\r\n" EMPTY},
    {.path = "/early/" PAGE, .reply = "HTTP/1.1 406 None\r\n" EMPTY},
    {.path = "/lost/" PAGE,
     .reply = "HTTP/1.1 404 Not Found\r\nMemento-Datetime: Tue, 01 Jun 2021 00:00:00 GMT\r\n" EMPTY},
    {.path = "/soon/" PAGE,
     .reply = "HTTP/1.1 429 Busy\r\nRetry-After: Fri, 31 Dec 2038 23:59:59 GMT\r\n" EMPTY},
    {.path = "/web/20210304050607id_/" PAGE,
     .reply = "HTTP/1.1 200 OK\r\nMemento-Datetime: Thu, 04 Mar 2021 05:06:07 GMT\r\n"
              "Content-Type: text/html\r\nContent-Length: 50\r\nConnection: close\r\n\r\n"
              "<title>Eels</title><p>Eels are long. Herring not.\n"},
    {.path = "/kept/7",
     .reply = "HTTP/1.1 301 Moved\r\nMemento-Datetime: Mon, 31 May 2021 12:00:00 GMT\r\n"
              "Location: http://gate.test/kept/8\r\n" EMPTY},
    {.path = "/kept/8",
     .reply = "HTTP/1.1 410 Gone\r\nMemento-Datetime: Mon, 31 May 2021 12:00:01 GMT\r\n" EMPTY},
    {0},
};

#define WEB                                                                                                    \
    {                                                                                                          \
        "playback", "http://web.test/web/{stamp}/{url}", 0, NULL, NULL                                         \
    }
#define GATE                                                                                                   \
    {                                                                                                          \
        "gate", "http://gate.test/gate/{url}", 0, NULL, NULL                                                   \
    }
#define MOVED                                                                                                  \
    {                                                                                                          \
        "moved", "http://gate.test/moved/{url}", 0, NULL, NULL                                                 \
    }
#define LOOP                                                                                                   \
    {                                                                                                          \
        "loop", "http://gate.test/loop/{url}", 0, NULL, NULL                                                   \
    }
#define DIRECT                                                                                                 \
    {                                                                                                          \
        "direct", "http://gate.test/direct/{url}", 0, NULL, NULL                                               \
    }
#define NONE                                                                                                   \
    {                                                                                                          \
        "none", "http://gate.test/none/{url}", 0, NULL, NULL                                                   \
    }
#define BUSY                                                                                                   \
    {                                                                                                          \
        "busy", "http://gate.test/busy/{url}", 0, NULL, NULL                                                   \
    }
#define DOWN                                                                                                   \
    {                                                                                                          \
        "down", "http://gate.test/down/{url}", 0, NULL, NULL                                                   \
    }

#define AT(what)                                                                                               \
    {                                                                                                          \
        what, "http://gate.test/" what "/{url}", 0, NULL, NULL                                                 \
    }

enum { TABLE_MAX = 9 };

static const struct {
    cite_archive table[TABLE_MAX];
    const char *url; /* empty: no copy */
    size_t asked;
    size_t answered;
    const char *when;
} cases[] = {
    {{WEB}, "http://web.test/web/20210304050607/" PAGE, 1, 1, "2021-03-04T05:06:07Z"},
    {{GATE}, "http://gate.test/kept/7", 1, 1, "2021-05-31T12:00:00Z"},
    {{MOVED}, "http://gate.test/kept/7", 1, 1, "2021-05-31T12:00:00Z"},
    {{DIRECT}, "http://gate.test/direct/" PAGE, 1, 1, "2011-01-01T00:00:00Z"},
    {{WEB, GATE, DIRECT, NONE, BUSY, DOWN, LOOP}, "http://gate.test/kept/7", 7, 4, "2021-05-31T12:00:00Z"},
    {{DIRECT, BUSY, WEB}, "http://web.test/web/20210304050607/" PAGE, 3, 2, "2021-03-04T05:06:07Z"},
    {{NONE, BUSY, DOWN, LOOP}, "", 4, 1, "1970-01-01T00:00:00Z"},
    {{WEB, AT("hang"), AT("bad"), AT("early"), AT("soon")},
     "http://web.test/web/20210304050607/" PAGE,
     5,
     2,
     "2021-03-04T05:06:07Z"},
    {{AT("lost"), WEB}, "http://gate.test/lost/" PAGE, 2, 2, "2021-06-01T00:00:00Z"},
    {{{0}}, "", 0, 0, "1970-01-01T00:00:00Z"},
};

struct fixture {
    struct server *server;
    char mapping[64];
    const char *connect_to[2];
    cite_archives_options options;
    int64_t when;
};

static void set_up(struct fixture *f, const cite_archive *table)
{
    *f = (struct fixture){.options = CITE_ARCHIVES_OPTIONS_INIT};
    f->server = server_start(routes);
    assert_non_null(f->server);
    (void)snprintf(f->mapping, sizeof f->mapping, ":80:127.0.0.1:%u", server_port(f->server));
    f->connect_to[0] = f->mapping;
    f->options.connect_to = f->connect_to;
    f->options.allow_private = 1;
    f->options.timeout_ms = 1000;
    f->options.table = table;
    assert_true(cite__date_stamp(&f->when, CITE__LIT("20210601")));
}

static void test_find(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fixture f;
        cite_archives *archives = NULL;
        const cite_archives_found *found = NULL;
        char when[CITE__DATE_SIZE];
        set_up(&f, cases[i].table);
        assert_int_equal(cite_archives_new(&archives, &f.options, NULL), CITE_OK);
        assert_int_equal(cite_archives_find(archives, CITE__LIT(PAGE "#part"), f.when, &found, NULL), CITE_OK);
        cite__date_iso(when, found->memento.datetime);
        print_message("%zu: %s, %s, asked %zu, answered %zu\n", i, found->memento.url.ptr, when, found->asked,
                      found->answered);
        assert_string_equal(found->memento.url.ptr, cases[i].url);
        assert_string_equal(found->memento.original.ptr, cases[i].url[0] ? PAGE : "");
        assert_string_equal(when, cases[i].when);
        assert_int_equal(found->asked, cases[i].asked);
        assert_int_equal(found->answered, cases[i].answered);
        cite_archives_free(archives);
        server_stop(f.server);
    }
}

/* What copies say, fetched in their raw form. */
static void test_pages(void **state)
{
    static const struct {
        cite_archive table[2];
        const char *fetched;
        const char *title; /* NULL: no fingerprint */
        long http_code;
    } rows[] = {
        {{WEB}, "http://web.test/web/20210304050607id_/" PAGE, "Eels", 200},
        {{GATE}, "http://gate.test/kept/8", NULL, 410},
        {{NONE}, "", NULL, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct fixture f;
        cite_archives *archives = NULL;
        const cite_archives_found *found = NULL;
        set_up(&f, rows[i].table);
        f.options.fetch_pages = 1;
        assert_int_equal(cite_archives_new(&archives, &f.options, NULL), CITE_OK);
        assert_int_equal(cite_archives_find(archives, CITE__LIT(PAGE), f.when, &found, NULL), CITE_OK);
        assert_string_equal(found->fetched.ptr, rows[i].fetched);
        assert_int_equal(found->http_code, rows[i].http_code);
        assert_int_equal(found->fingerprint != NULL, rows[i].title != NULL);
        if (found->fingerprint) {
            assert_string_equal(found->fingerprint->title.ptr, rows[i].title);
            assert_int_equal(found->fingerprint->words, 5);
        }
        cite_archives_free(archives);
        server_stop(f.server);
    }
}

/* Nobody is asked at a private address who does not say so; nor is a file written to that is another's. */
static void test_refused(void **state)
{
    static const cite_archive table[] = {WEB, {0}};
    struct fixture f;
    cite_archives *archives = NULL;
    const cite_archives_found *found = NULL;
    cite_error error;

    (void)state;
    set_up(&f, table);
    f.options.allow_private = 0;
    assert_int_equal(cite_archives_new(&archives, &f.options, NULL), CITE_OK);
    assert_int_equal(cite_archives_find(archives, CITE__LIT(PAGE), f.when, &found, NULL), CITE_OK);
    assert_int_equal(found->answered, 0);
    cite_archives_free(archives);
    FILE *file = fopen("pace-foreign", "w");
    assert_non_null(file);
    assert_true(fputs("[notes]\n", file) >= 0 && fclose(file) == 0);
    f.options.pace_file = "pace-foreign";
    assert_int_equal(cite_archives_new(&archives, &f.options, &error), CITE_ERROR_FORMAT);
    assert_null(archives);
    print_message("%s\n", error.message);
    assert_int_equal(remove("pace-foreign"), 0);
    f.options.pace_file = "nowhere/at/all";
    assert_int_equal(cite_archives_new(&archives, &f.options, &error), CITE_ERROR_IO);
    server_stop(f.server);
}

/* A user name and a password are asked of nobody. */
static void test_secret(void **state)
{
    static const cite_archive table[] = {DIRECT, WEB, {0}};
    struct fixture f;
    cite_archives *archives = NULL;
    const cite_archives_found *found = NULL;

    (void)state;
    set_up(&f, table);
    assert_int_equal(cite_archives_new(&archives, &f.options, NULL), CITE_OK);
    assert_int_equal(
        cite_archives_find(archives, CITE__LIT("http://eel:5ecret@a.example/page"), f.when, &found, NULL),
        CITE_OK);
    assert_string_equal(found->memento.url.ptr, "http://web.test/web/20210304050607/" PAGE);
    assert_string_equal(found->memento.original.ptr, PAGE);
    assert_false(server_heard(f.server, "5ecret"));
    cite_archives_free(archives);
    server_stop(f.server);
}

/* An archive that failed is left alone; the others are asked again. */
static void test_rest(void **state)
{
    static const cite_archive table[] = {WEB, BUSY, {0}};
    struct fixture f;
    cite_archives *archives = NULL;
    const cite_archives_found *found = NULL;

    (void)state;
    set_up(&f, table);
    assert_int_equal(cite_archives_new(&archives, &f.options, NULL), CITE_OK);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(cite_archives_find(archives, CITE__LIT(PAGE), f.when, &found, NULL), CITE_OK);
        assert_int_equal(found->asked, i == 0 ? 2 : 1);
    }
    assert_int_equal(server_count(f.server, "GET", "/busy/" PAGE), 1);
    assert_int_equal(server_count(f.server, "GET", "/web/20210601000000/" PAGE), 3);
    assert_int_equal(cite_archives_find(archives, CITE__LIT("mailto:a@b.example"), 0, &found, NULL),
                     CITE_ERROR_ARGUMENT);
    cite_archives_free(archives);
    cite_archives_free(NULL);
    server_stop(f.server);
}

/* Every allocation fails in turn: the call says so, and nothing leaks. */
static void test_memory(void **state)
{
    static const cite_archive table[] = {WEB, GATE, MOVED, {0}};
    struct counting_alloc memory;
    struct fixture f;
    cite_status status = CITE_ERROR_MEMORY;

    (void)state;
    set_up(&f, table);
    f.options.allocator = &memory.allocator;
    for (size_t n = 0; status != CITE_OK; n++) {
        cite_archives *archives = NULL;
        const cite_archives_found *found = NULL;
        counting_alloc_init(&memory);
        counting_alloc_fail(&memory, n, ALLOC_FAIL_ONCE);
        status = cite_archives_new(&archives, &f.options, NULL);
        if (status == CITE_OK)
            status = cite_archives_find(archives, CITE__LIT(PAGE), f.when, &found, NULL);
        cite_archives_free(archives);
        assert_true(status == CITE_OK || status == CITE_ERROR_MEMORY);
        assert_int_equal(memory.live_blocks, 0);
    }
    server_stop(f.server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),   cmocka_unit_test(test_pages), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_secret), cmocka_unit_test(test_rest),  cmocka_unit_test(test_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
