/*
 * audit/play.c: see play.h.
 */
#define _POSIX_C_SOURCE 200809L

#include "audit/play.h"

#include "audit/truth.h"
#include "support/files.h"

#include <arpa/inet.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#define CA_FILE "test_world.ca.pem"

/* Waits for at most a second each: far more than any run needs. */
enum { POLLS_MAX = 100000 };

static void remove_store(const char *path)
{
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    char name[256];

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        (void)snprintf(name, sizeof name, "%s%s", path, ends[i]);
        (void)unlink(name);
    }
}

void play_begin(struct play *play, const char *const *paths, size_t count, const char *store_path)
{
    cite_parser *parser = NULL;

    *play = (struct play){.store_path = store_path, .count = count};
    assert_true(count <= PLAY_DOCUMENTS);
    remove_store(store_path);
    play->tls = tls_new(CA_FILE);
    assert_non_null(play->tls);
    play->wrap = tls_wrap_any(play->tls);
    assert_non_null(play->wrap);
    assert_int_equal(cite_parser_new(&parser, NULL, NULL), CITE_OK);
    for (size_t i = 0; i < count; i++) {
        struct file_bytes file;
        assert_true(file_read(&file, paths[i]));
        cite_str text = {file.data, file.len};
        assert_int_equal(cite_document_parse(&play->documents[i], parser, text, NULL), CITE_OK);
        file_release(&file);
        play->paths[i] = strdup(paths[i]);
        assert_non_null(play->paths[i]);
    }
    cite_parser_free(parser);
}

void play_end(struct play *play)
{
    for (size_t i = 0; i < play->count; i++) {
        cite_document_free(play->documents[i]);
        free(play->paths[i]);
    }
    tls_free(play->tls);
    (void)unlink(CA_FILE);
    remove_store(play->store_path);
}

/* A port of this machine that refuses. */
static unsigned refusing_port(struct play *play)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof address;

    play->closed = socket(AF_INET, SOCK_STREAM, 0);
    assert_true(play->closed >= 0);
    assert_int_equal(bind(play->closed, (struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(getsockname(play->closed, (struct sockaddr *)&address, &len), 0);
    return ntohs(address.sin_port);
}

static void map(struct play *play, const char *host, const char *port, unsigned to)
{
    char mapping[sizeof play->mappings[0]];
    size_t count = 0;

    (void)snprintf(mapping, sizeof mapping, "%s:%s:127.0.0.1:%u", host, port, to);
    while (play->connect_to[count] && strcmp(play->connect_to[count], mapping) != 0)
        count++;
    assert_true(count < PLAY_MAPPINGS);
    memcpy(play->mappings[count], mapping, sizeof mapping);
    play->connect_to[count] = play->mappings[count];
}

static void map_if_refused(struct play *play, const char *url, unsigned port)
{
    struct address address;

    if (address_read(&address, url) && world_refuses(&address)) {
        map(play, address.host, "80", port);
        map(play, address.host, "443", port);
    }
}

/* Whatever is asked is asked here. */
static void map_all(struct play *play)
{
    unsigned port = refusing_port(play);

    memset(play->connect_to, 0, sizeof play->connect_to);
    for (size_t i = 0; i < cite_audit_reference_count(play->audit); i++) {
        const cite_place *place = cite_audit_place(play->audit, i, 0);
        map_if_refused(play, cite_audit_reference(play->audit, i)->url.ptr, port);
        for (unsigned n = 0; n < place->alternative_count; n++)
            map_if_refused(play, place->alternatives[n].ptr, port);
    }
    map(play, "", "80", server_port(play->plain));
    map(play, "", "443", server_port(play->secure));
    map(play, "", "", port);
}

static void make_checker(struct play *play)
{
    play->options = (cite_checker_options)CITE_CHECKER_OPTIONS_INIT;
    play->options.now = run_times[play->run];
    play->options.connect_to = play->connect_to;
    play->options.ca_file = CA_FILE;
    play->options.allow_private = 1;
    play->options.no_retries = 1;
    play->options.no_delay = 1;
    play->options.per_host = 8;
    play->options.fingerprints = 1;
    assert_int_equal(cite_checker_new(&play->checker, &play->options, NULL), CITE_OK);
}

void play_open(struct play *play, unsigned run, bool resume)
{
    cite_run_options options = CITE_RUN_OPTIONS_INIT;

    play->run = run;
    play->answerer = (struct server_answerer){&play->run, world_answer};
    play->plain = server_start_answering(&play->answerer, NULL);
    play->secure = server_start_answering(&play->answerer, play->wrap);
    assert_true(play->plain && play->secure);
    options.now = run_times[run];
    options.resume = resume;
    options.recheck = play->recheck;
    options.baseline = play->baseline ? 1 : 0;
    options.copies = 1;
    assert_int_equal(cite_store_open(&play->store, play->store_path, NULL, NULL), CITE_OK);
    assert_int_equal(cite_audit_new(&play->audit, NULL, NULL), CITE_OK);
    assert_int_equal(cite_audit_begin(play->audit, play->store, &options, NULL), CITE_OK);
    for (size_t i = 0; i < play->count; i++)
        assert_int_equal(cite_audit_add_document(play->audit, play->paths[i], play->documents[i], NULL),
                         CITE_OK);
    map_all(play);
    make_checker(play);
    assert_int_equal(cite_audit_queue(play->audit, play->checker, NULL), CITE_OK);
    assert_int_equal(cite_audit_run(play->audit), run + 1);
}

void play_check(struct play *play, size_t stop_after)
{
    size_t known = 0;

    for (size_t n = 0; n < POLLS_MAX && cite_checker_pending(play->checker) > 0; n++) {
        const cite_check *check = NULL;
        if (stop_after > 0 && known >= stop_after)
            return;
        assert_int_equal(cite_checker_poll(play->checker, 1000, NULL), CITE_OK);
        while ((check = cite_checker_next(play->checker)) != NULL) {
            assert_true(cite_audit_observe(play->audit, check) != CITE_NONE);
            known++;
        }
    }
    assert_int_equal(cite_checker_pending(play->checker), 0);
    cite_audit_take(play->audit, play->checker); /* spellings that were asked as one address */
}

/* In the order of the audit; those that are not searched are left out. */
static size_t add_searches(const struct play *play, cite_archives *archives, size_t *references)
{
    size_t count = cite_audit_reference_count(play->audit);
    size_t added = 0;

    for (size_t i = 0; i < count; i++) {
        cite_str url = cite_audit_reference(play->audit, i)->url;
        if (!truth_is_searched(url.ptr))
            continue;
        assert_int_equal(cite_archives_add(archives, url, truth_asked_time(play->audit, i), NULL), CITE_OK);
        references[added++] = i;
    }
    return added;
}

static void add_copy(struct play *play, size_t reference, const cite_archives_found *found)
{
    cite_copy copy = CITE_COPY_INIT;

    copy.memento = found->memento;
    copy.fingerprint = found->fingerprint;
    copy.http_code = found->http_code;
    copy.asked = found->asked;
    assert_int_equal(cite_audit_add_copy(play->audit, reference, &copy, NULL), CITE_OK);
}

void play_search(struct play *play)
{
    static const cite_archive table[] = {{"keeper", "http://" WORLD_KEEPER "/web/{stamp}/{url}", 0, NULL, NULL},
                                         {"empty", "http://" WORLD_EMPTY "/gate/{url}", 0, NULL, NULL},
                                         {NULL, NULL, 0, NULL, NULL}};
    cite_archives_options options = CITE_ARCHIVES_OPTIONS_INIT;
    cite_archives *archives = NULL;
    const cite_archives_found *found = NULL;
    size_t *references = calloc(cite_audit_reference_count(play->audit) + 1, sizeof *references);
    size_t taken = 0;

    assert_non_null(references);
    options.table = table;
    options.allow_private = 1;
    options.connect_to = play->connect_to;
    options.ca_file = CA_FILE;
    options.fetch_pages = 1;
    assert_int_equal(cite_archives_new(&archives, &options, NULL), CITE_OK);
    size_t added = add_searches(play, archives, references);
    for (size_t n = 0; n < POLLS_MAX && taken < added; n++) {
        assert_int_equal(cite_archives_poll(archives, 1000, NULL), CITE_OK);
        while ((found = cite_archives_next(archives)) != NULL) {
            assert_true(found->index < added);
            add_copy(play, references[found->index], found);
            taken++;
        }
    }
    assert_int_equal(taken, added);
    cite_archives_free(archives);
    free(references);
}

void play_finish(struct play *play)
{
    assert_int_equal(cite_audit_left(play->audit), 0);
    assert_int_equal(cite_audit_finish(play->audit, run_times[play->run] + 60, NULL), CITE_OK);
}

void play_close(struct play *play)
{
    cite_audit_free(play->audit);
    cite_checker_free(play->checker);
    cite_store_free(play->store);
    server_stop(play->plain);
    server_stop(play->secure);
    (void)close(play->closed);
    play->audit = NULL;
    play->checker = NULL;
    play->store = NULL;
}
