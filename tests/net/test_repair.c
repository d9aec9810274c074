/*
 * net/test_repair.c: checking repairs what extraction could not decide. A server answers for the intended forms of
 * a damaged document's links alone, and the alternative that answers is the one that is reported.
 */
#include "support/files.h"
#include "support/server.h"

#include <cite.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { LINKS_MAX = 64 };

/* Of a hundred damaged links so many must be found. */
enum { FOUND_PERCENT = 80 };

#define PAGE                                                                                                   \
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<title>A page</title><p>Here it "  \
    "is."

struct fixture {
    struct file_bytes document;
    struct file_bytes links; /* the intended forms, one a line */
    const char *intended[LINKS_MAX];
    size_t count;
    char hosts[LINKS_MAX][128];
    struct server_route routes[LINKS_MAX + 1];
    struct server *server;
    char plain[64];
    const char *connect_to[3];
    cite_parser *parser;
    cite_document *read;
    cite_checker *checker;
};

/* The server knows a link by its host and path. */
static void add_route(struct fixture *f, char *url)
{
    const char *host = url + strlen("http://");
    size_t len = strcspn(host, "/");

    assert_true(f->count < LINKS_MAX);
    (void)snprintf(f->hosts[f->count], sizeof f->hosts[0], "Host: %.*s\r\n", (int)len, host);
    f->routes[f->count] = (struct server_route){.path = host + len, .has = f->hosts[f->count], .reply = PAGE};
    f->intended[f->count++] = url;
}

static void set_up(struct fixture *f)
{
    cite_checker_options options = CITE_CHECKER_OPTIONS_INIT;

    *f = (struct fixture){.count = 0};
    assert_true(file_read(&f->document, CITE_TEST_DATA "/net/data/damaged.txt"));
    assert_true(file_read(&f->links, CITE_TEST_DATA "/net/data/damaged.links"));
    for (char *line = strtok(f->links.data, "\n"); line; line = strtok(NULL, "\n"))
        add_route(f, line);
    f->server = server_start(f->routes);
    assert_non_null(f->server);
    (void)snprintf(f->plain, sizeof f->plain, ":80:127.0.0.1:%u", server_port(f->server));
    f->connect_to[0] = f->plain;
    f->connect_to[1] = ":443:127.0.0.1:1"; /* where nobody listens */
    options.connect_to = f->connect_to;
    options.allow_private = 1;
    options.no_retries = 1;
    options.no_delay = 1;
    assert_int_equal(cite_parser_new(&f->parser, NULL, NULL), CITE_OK);
    assert_int_equal(
        cite_document_parse(&f->read, f->parser, (cite_str){f->document.data, f->document.len}, NULL), CITE_OK);
    assert_int_equal(cite_checker_new(&f->checker, &options, NULL), CITE_OK);
    assert_int_equal(cite_checker_add_document(f->checker, f->read, NULL), CITE_OK);
}

static void tear_down(struct fixture *f)
{
    cite_checker_free(f->checker);
    cite_document_free(f->read);
    cite_parser_free(f->parser);
    server_stop(f->server);
    file_release(&f->document);
    file_release(&f->links);
}

/* Without the scheme, which is not what is damaged where none is printed. */
static const char *address_of(const char *url)
{
    const char *slashes = strstr(url, "://");

    return slashes ? slashes + 3 : url;
}

/* Whether the link of a note was found in its intended form; *alternative: not by its first reading. */
static bool is_found(const struct fixture *f, size_t note, const char *intended, bool *alternative)
{
    for (size_t i = 0; i < cite_document_link_count(f->read); i++) {
        const cite_link *link = cite_document_link(f->read, i);
        const cite_note *in = link->note == CITE_NONE ? NULL : cite_document_note(f->read, link->note);
        const cite_check *check = cite_checker_find(f->checker, link->url);
        if (!in || in->number != note || !check)
            continue;
        *alternative = check->used_alternative.len > 0;
        const char *reached = *alternative ? check->used_alternative.ptr : check->url.ptr;
        if (check->status == CITE_VERDICT_OK && strcmp(address_of(reached), address_of(intended)) == 0)
            return true;
        print_message("%zu: read as %s (%s)\n", note, check->url.ptr, cite_verdict_name(check->status));
    }
    print_message("%zu: not found: %s\n", note, intended);
    return false;
}

static void test_repair(void **state)
{
    struct fixture f;
    size_t found = 0;
    size_t by_alternative = 0;

    (void)state;
    set_up(&f);
    while (cite_checker_pending(f.checker) > 0)
        assert_int_equal(cite_checker_poll(f.checker, 1000, NULL), CITE_OK);
    for (size_t i = 0; i < f.count; i++) {
        bool alternative = false;
        if (is_found(&f, i + 1, f.intended[i], &alternative)) {
            found++;
            by_alternative += alternative ? 1 : 0;
        }
    }
    print_message("%zu of %zu found, %zu of them by an alternative\n", found, f.count, by_alternative);
    assert_true(found * 100 >= f.count * FOUND_PERCENT);
    assert_true(by_alternative > 0);
    tear_down(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_repair)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
