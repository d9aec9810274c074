/*
 * unit/test_archive_run.c: many searches at several archives, on a scripted transport whose clock moves only when it is
 * polled: nothing sleeps.
 */
#define _POSIX_C_SOURCE 200809L

#include "core/str.h"
#include "net/archives.h"
#include "support/alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { FLIGHTS_MAX = 64, LOG_MAX = 4096 };

/* What a request gets whose URL begins so; those with times are used up first. */
struct rule {
    const char *prefix;
    long http_code;
    const char *redirect;
    const char *head;
    const char *body;
    long retry_after_s;
    int64_t after_ms;
    enum cite__net net;
    size_t times;
};

struct request {
    size_t id;
    int64_t at_ms;
    char url[200];
    const struct rule *rule;
    bool open;
};

struct script {
    struct cite__transport base;
    const struct rule *rules;
    size_t used[16];
    struct request log[LOG_MAX];
    size_t asked;
    size_t dropped;
    int64_t now_ms;
    bool freed;
    size_t fail_submits; /* the next ones fail */
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

    if (script->fail_submits > 0) {
        script->fail_submits--;
        return CITE_ERROR_MEMORY;
    }
    assert_true(script->asked < LOG_MAX);
    struct request *entry = &script->log[script->asked++];
    for (size_t i = 0; i + 1 < script->asked; i++)
        assert_false(script->log[i].open && script->log[i].id == request->id); /* one at a time */
    *entry = (struct request){request->id, script->now_ms, "", rule_for(script, request->url), true};
    (void)snprintf(entry->url, sizeof entry->url, "%s", request->url);
    return CITE_OK;
}

static struct request *earliest(struct script *script)
{
    struct request *found = NULL;

    for (size_t i = 0; i < script->asked; i++) {
        struct request *entry = &script->log[i];
        if (entry->open &&
            (!found || entry->at_ms + entry->rule->after_ms < found->at_ms + found->rule->after_ms))
            found = entry;
    }
    return found;
}

static cite_status script_poll(struct cite__transport *base, int timeout_ms)
{
    struct script *script = script_of(base);
    struct request *next = earliest(script);
    int64_t end = script->now_ms + timeout_ms;

    if (!next || next->at_ms + next->rule->after_ms > end)
        script->now_ms = end;
    else if (next->at_ms + next->rule->after_ms > script->now_ms)
        script->now_ms = next->at_ms + next->rule->after_ms;
    return CITE_OK;
}

static bool script_take(struct cite__transport *base, struct cite__answer *answer)
{
    struct script *script = script_of(base);
    struct request *next = earliest(script);

    if (!next || next->at_ms + next->rule->after_ms > script->now_ms)
        return false;
    next->open = false;
    *answer = (struct cite__answer){.id = next->id,
                                    .net = next->rule->net,
                                    .http_code = next->rule->http_code,
                                    .redirect = cite_str_from(next->rule->redirect),
                                    .retry_after_s = next->rule->retry_after_s,
                                    .head = cite_str_from(next->rule->head),
                                    .content_type = CITE__LIT("text/html"),
                                    .body = cite_str_from(next->rule->body)};
    return true;
}

static void script_drop(struct cite__transport *base, size_t id)
{
    struct script *script = script_of(base);

    for (size_t i = 0; i < script->asked; i++) {
        script->dropped += script->log[i].open && script->log[i].id == id;
        script->log[i].open = script->log[i].open && script->log[i].id != id;
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

static int64_t wall_ms(void *context)
{
    return INT64_C(1800000000000) + ((struct script *)context)->now_ms;
}

/* Scripts are large. */
static struct script scripts[2];

static cite_archives *archives_on(size_t index, const struct rule *rules, cite_archives_options *options)
{
    struct script *script = &scripts[index];
    cite_archives *archives = NULL;

    memset(script, 0, sizeof *script);
    script->base.ops = &script_ops;
    script->rules = rules;
    script->now_ms = 1000;
    if (cite__archives_on(&archives, options, &script->base, NULL) != CITE_OK)
        return NULL;
    archives->pace.now_ms = wall_ms;
    archives->pace.context = &scripts[0]; /* one clock for all */
    return archives;
}

static void add(cite_archives *archives, const char *url)
{
    assert_int_equal(cite_archives_add(archives, cite_str_from(url), 1622505600, NULL), CITE_OK);
}

/* Everything that is asked, and how often the i-th archive was. */
static size_t asked_of(const struct script *script, size_t id)
{
    size_t count = 0;

    for (size_t i = 0; i < script->asked; i++)
        count += script->log[i].id == id;
    return count;
}

#define COPY "http://one.test/web/20210304050607/http://a.example/"

static const cite_archive two[] = {
    {"one", "http://one.test/web/{stamp}/{url}", 1000, NULL, NULL},
    {"two", "http://two.test/gate/{url}", 100, NULL, NULL},
    {0},
};

#define ONE_HAS                                                                                                \
    {                                                                                                          \
        .prefix = "http://one.test/", .http_code = 302, .redirect = COPY, .after_ms = 50                       \
    }
#define TWO_NONE                                                                                               \
    {                                                                                                          \
        .prefix = "http://two.test/", .http_code = 404, .after_ms = 20                                         \
    }

/* Each archive is asked for each address once, in their order, one at a time and at its pace. */
static void test_order(void **state)
{
    static const struct rule rules[] = {ONE_HAS, TWO_NONE, {0}};
    cite_archives_options options = CITE_ARCHIVES_OPTIONS_INIT;
    const cite_archives_found *found = NULL;
    char url[64];
    size_t got = 0;

    (void)state;
    options.table = two;
    cite_archives *archives = archives_on(0, rules, &options);
    for (size_t i = 0; i < 100; i++) {
        (void)snprintf(url, sizeof url, "http://a.example/%zu#part", i);
        add(archives, url);
    }
    assert_int_equal(cite_archives_pending(archives), 100);
    while (cite_archives_pending(archives) > 0) {
        assert_int_equal(cite_archives_poll(archives, 500, NULL), CITE_OK);
        while ((found = cite_archives_next(archives)) != NULL) {
            (void)snprintf(url, sizeof url, "http://a.example/%zu", got);
            assert_string_equal(found->url.ptr, url);
            assert_int_equal(found->index, got++);
            assert_string_equal(found->memento.url.ptr, COPY);
            assert_string_equal(found->archive, "one");
            assert_int_equal(found->asked, 2);
            assert_int_equal(found->answered, 2);
        }
    }
    assert_int_equal(got, 100);
    assert_int_equal(scripts[0].asked, 200);
    int64_t last[2] = {-1000, -1000};
    for (size_t i = 0; i < scripts[0].asked; i++) {
        const struct request *entry = &scripts[0].log[i];
        assert_true(entry->at_ms - last[entry->id] >= two[entry->id].delay_ms);
        last[entry->id] = entry->at_ms;
    }
    assert_int_equal(scripts[0].now_ms, 1000 + 99 * 1000 + 50); /* nobody waited for longer than he must */
    cite_archives_free(archives);
    assert_true(scripts[0].freed);
}

/* What an archive's failure does to it and to the searches that wait for it. */
static void test_rest(void **state)
{
    static const struct {
        const char *name;
        struct rule first;
        size_t asked;    /* of the second archive, for five searches */
        size_t answered; /* by both, over all of them */
    } cases[] = {
        {"no answer", {.prefix = "http://two.test/", .net = CITE__NET_TIMEOUT, .times = 1}, 1, 5},
        {"500", {.prefix = "http://two.test/", .http_code = 500, .times = 1}, 1, 5},
        {"429", {.prefix = "http://two.test/", .http_code = 429, .times = 1}, 1, 5},
        {"a long pause",
         {.prefix = "http://two.test/", .http_code = 429, .retry_after_s = 3600, .times = 1},
         1,
         5},
        {"a short pause",
         {.prefix = "http://two.test/", .http_code = 429, .retry_after_s = 30, .times = 1},
         6,
         10},
        {"two of them",
         {.prefix = "http://two.test/", .http_code = 503, .retry_after_s = 30, .times = 2},
         7,
         10},
        {"three of them",
         {.prefix = "http://two.test/", .http_code = 503, .retry_after_s = 30, .times = 3},
         3,
         5},
        {"400", {.prefix = "http://two.test/", .http_code = 400, .times = 5}, 5, 5},
        {"a wall", {.prefix = "http://two.test/", .http_code = 403, .times = 5}, 3, 5},
        {"now and then", {.prefix = "http://two.test/", .http_code = 403, .times = 2}, 5, 8},
        {"a page of its own", {.prefix = "http://two.test/", .http_code = 200, .times = 5}, 3, 5},
        {"another gate",
         {.prefix = "http://two.test/", .http_code = 302, .redirect = "http://two.test/x/", .times = 5},
         9,
         9},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct rule rules[] = {cases[i].first, ONE_HAS, TWO_NONE, {0}};
        cite_archives_options options = CITE_ARCHIVES_OPTIONS_INIT;
        const cite_archives_found *found = NULL;
        size_t asked = 0;
        size_t answered = 0;
        options.table = two;
        cite_archives *archives = archives_on(0, rules, &options);
        for (size_t url = 0; url < 5; url++)
            add(archives, "http://a.example/");
        while (cite_archives_pending(archives) > 0) {
            assert_int_equal(cite_archives_poll(archives, 500, NULL), CITE_OK);
            while ((found = cite_archives_next(archives)) != NULL) {
                asked += found->asked;
                answered += found->answered;
                assert_string_equal(found->memento.url.ptr, COPY);
            }
        }
        print_message("%s: asked %zu, answered %zu\n", cases[i].name, asked_of(&scripts[0], 1), answered);
        assert_int_equal(asked_of(&scripts[0], 1), cases[i].asked);
        assert_int_equal(answered, cases[i].answered);
        assert_true(asked <= 5 + asked_of(&scripts[0], 1));
        /* A rest ends. */
        scripts[0].now_ms += options.rest_ms + 2 * 3600 * 1000;
        add(archives, "http://a.example/");
        while (cite_archives_pending(archives) > 0)
            assert_int_equal(cite_archives_poll(archives, 500, NULL), CITE_OK);
        found = cite_archives_next(archives);
        assert_non_null(found);
        assert_int_equal(found->asked, 2);
        cite_archives_free(archives);
    }
}

#define DATED "Memento-Datetime: Thu, 04 Mar 2021 05:06:07 GMT\r\n"
#define RAW   "http://one.test/web/20210304050607id_/http://a.example/"
#define OTHER "http://one.test/web/20210304050608/http://a.example/new"
#define RAWER "http://one.test/web/20210304050608id_/http://a.example/new"

/* An archive's own answer; a copy; a copy of a redirect. */
#define OWN(url, code, text)                                                                                   \
    {                                                                                                          \
        .prefix = url, .http_code = code, .body = text                                                         \
    }
#define KEPT(url, code, text)                                                                                  \
    {                                                                                                          \
        .prefix = url, .http_code = code, .head = DATED, .body = text                                          \
    }
#define MOVED(url, code, to)                                                                                   \
    {                                                                                                          \
        .prefix = url, .http_code = code, .head = DATED, .redirect = to                                        \
    }

/* The copies that are found are fetched. */
static void test_pages(void **state)
{
    static const struct {
        const char *name;
        struct rule rules[2];
        long http_code;
        const char *fetched;
        bool fingerprint;
    } cases[] = {
        {"a copy", {KEPT(RAW, 200, "<p>Eels.")}, 200, RAW, true},
        {"an error", {KEPT(RAW, 404, "<p>Gone.")}, 404, RAW, false},
        {"a server's error", {KEPT(RAW, 503, "<p>Gone.")}, 503, RAW, false},
        {"an empty page", {KEPT(RAW, 200, NULL)}, 200, RAW, false},
        {"no raw form", {OWN(RAW, 404, NULL), KEPT(COPY, 200, "<p>Eels.")}, 200, COPY, true},
        {"a login", {OWN(RAW, 200, "<p>Who?"), OWN(COPY, 200, "<p>Who?")}, 0, "", false},
        {"out of order", {OWN(RAW, 502, NULL)}, 0, "", false},
        {"a redirect to a copy", {MOVED(RAW, 302, OTHER), KEPT(RAWER, 200, "<p>Eels.")}, 200, RAWER, true},
        {"a redirect into the Web", {MOVED(RAW, 301, "http://a.example/new")}, 301, RAW, false},
        {"a loop", {MOVED(RAW, 302, RAW)}, 302, RAW, false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct rule rules[] = {cases[i].rules[0],
                                     cases[i].rules[1].prefix ? cases[i].rules[1] : cases[i].rules[0],
                                     ONE_HAS,
                                     TWO_NONE,
                                     {0}};
        cite_archives_options options = CITE_ARCHIVES_OPTIONS_INIT;
        options.table = two;
        options.fetch_pages = 1;
        cite_archives *archives = archives_on(0, rules, &options);
        add(archives, "http://a.example/");
        while (cite_archives_pending(archives) > 0)
            assert_int_equal(cite_archives_poll(archives, 500, NULL), CITE_OK);
        const cite_archives_found *found = cite_archives_next(archives);
        assert_non_null(found);
        print_message("%s: %ld, %s\n", cases[i].name, found->http_code, found->fetched.ptr);
        assert_string_equal(found->memento.url.ptr, COPY);
        assert_int_equal(found->answered, 2);
        assert_int_equal(found->http_code, cases[i].http_code);
        assert_string_equal(found->fetched.ptr, cases[i].fetched);
        assert_int_equal(found->fingerprint != NULL, cases[i].fingerprint);
        if (found->fingerprint)
            assert_int_equal(found->fingerprint->words, 1);
        cite_archives_free(archives);
    }
}

/* A search that is given up leaves the others alone; so does one by itself. */
static void test_find_between(void **state)
{
    static const struct rule rules[] = {ONE_HAS, TWO_NONE, {0}};
    cite_archives_options options = CITE_ARCHIVES_OPTIONS_INIT;
    const cite_archives_found *found = NULL;

    (void)state;
    options.table = two;
    cite_archives *archives = archives_on(0, rules, &options);
    add(archives, "http://a.example/1");
    add(archives, "http://a.example/2");
    assert_int_equal(cite_archives_find(archives, CITE__LIT("http://a.example/3"), 0, &found, NULL), CITE_OK);
    assert_string_equal(found->url.ptr, "http://a.example/3");
    assert_int_equal(cite_archives_pending(archives), 0);
    add(archives, "http://a.example/4");
    scripts[0].fail_submits = 1;
    assert_int_equal(cite_archives_find(archives, CITE__LIT("http://a.example/5"), 0, &found, NULL),
                     CITE_ERROR_MEMORY);
    assert_null(found);
    assert_string_equal(cite_archives_next(archives)->url.ptr, "http://a.example/1");
    assert_string_equal(cite_archives_next(archives)->url.ptr, "http://a.example/2");
    assert_null(cite_archives_next(archives));
    while (cite_archives_pending(archives) > 0)
        assert_int_equal(cite_archives_poll(archives, 500, NULL), CITE_OK);
    assert_string_equal(cite_archives_next(archives)->url.ptr, "http://a.example/4");
    assert_null(cite_archives_next(archives));
    add(archives, "http://a.example/6");
    assert_int_equal(cite_archives_poll(archives, 0, NULL), CITE_OK);
    assert_int_equal(cite_archives_pending(archives), 1);
    scripts[0].now_ms += 60000;
    assert_int_equal(cite_archives_poll(archives, 0, NULL), CITE_OK);
    add(archives, "http://a.example/7");
    assert_int_equal(cite_archives_poll(archives, 0, NULL), CITE_OK);
    cite_archives_free(archives);
    assert_true(scripts[0].dropped > 0);
}

/* Two that share a file take turns, and rests. */
static void test_pace(void **state)
{
    static const struct rule rules[] = {ONE_HAS, TWO_NONE, {0}};
    static const struct rule busy[] = {{.prefix = "http://one.test/", .http_code = 429}, TWO_NONE, {0}};
    cite_archives_options options = CITE_ARCHIVES_OPTIONS_INIT;
    char path[] = "pace-XXXXXX";
    cite_archives *archives[2];

    (void)state;
    int fd = mkstemp(path);
    assert_true(fd >= 0 && close(fd) == 0);
    options.table = two;
    options.pace_file = path;
    archives[0] = archives_on(0, rules, &options);
    archives[1] = archives_on(1, rules, &options);
    for (size_t i = 0; i < 20; i++)
        add(archives[i % 2], "http://a.example/");
    while (cite_archives_pending(archives[0]) + cite_archives_pending(archives[1]) > 0) {
        for (size_t i = 0; i < 2; i++) {
            assert_int_equal(cite_archives_poll(archives[i], 0, NULL), CITE_OK);
            (void)cite_archives_next(archives[i]);
            scripts[0].now_ms += 10;
            scripts[1].now_ms = scripts[0].now_ms;
        }
    }
    /* Together they asked the first archive twenty times, each time a second after the last. */
    assert_int_equal(asked_of(&scripts[0], 0), 10);
    assert_int_equal(asked_of(&scripts[1], 0), 10);
    for (size_t i = 0; i < scripts[0].asked; i++) {
        for (size_t j = 0; j < scripts[1].asked; j++) {
            int64_t apart = scripts[0].log[i].at_ms - scripts[1].log[j].at_ms;
            if (scripts[0].log[i].id == 0 && scripts[1].log[j].id == 0)
                assert_true(llabs(apart) >= 980); /* what a poll may be late */
        }
    }
    scripts[0].rules = busy;
    scripts[0].now_ms = scripts[1].now_ms += 5000;
    add(archives[0], "http://a.example/");
    while (cite_archives_pending(archives[0]) > 0)
        assert_int_equal(cite_archives_poll(archives[0], 500, NULL), CITE_OK);
    scripts[1].now_ms = scripts[0].now_ms;
    add(archives[1], "http://a.example/");
    while (cite_archives_next(archives[1]))
        continue;
    while (cite_archives_pending(archives[1]) > 0)
        assert_int_equal(cite_archives_poll(archives[1], 500, NULL), CITE_OK);
    const cite_archives_found *found = cite_archives_next(archives[1]);
    assert_int_equal(found->asked, 1);
    assert_int_equal(asked_of(&scripts[1], 0), 10);
    cite_archives_free(archives[0]);
    cite_archives_free(archives[1]);
    assert_int_equal(unlink(path), 0);
}

/* Every allocation fails in turn, once and for good: the call says so, a later one goes on, and nothing leaks. */
static void test_memory(void **state)
{
    static const struct rule rules[] = {
        KEPT(RAW, 200, "<title>Eels</title><p>Eels are long."), ONE_HAS, TWO_NONE, {0}};
    struct counting_alloc memory;
    bool failed = true;

    (void)state;
    for (size_t n = 0; failed; n++) {
        cite_archives_options options = CITE_ARCHIVES_OPTIONS_INIT;
        size_t added = 0;
        counting_alloc_init(&memory);
        counting_alloc_fail(&memory, n / 2, n % 2 ? ALLOC_FAIL_FOR_GOOD : ALLOC_FAIL_ONCE);
        options.allocator = &memory.allocator;
        options.table = two;
        options.fetch_pages = 1;
        cite_archives *archives = archives_on(0, rules, &options);
        for (size_t i = 0; archives && i < 3; i++) {
            cite_status status = cite_archives_add(archives, CITE__LIT("http://a.example/"), 0, NULL);
            assert_true(status == CITE_OK || status == CITE_ERROR_MEMORY);
            added += status == CITE_OK;
        }
        for (size_t rounds = 0; archives && cite_archives_pending(archives) > 0 && rounds < 100; rounds++) {
            cite_status status = cite_archives_poll(archives, 5000, NULL);
            assert_true(status == CITE_OK || status == CITE_ERROR_MEMORY);
            while (cite_archives_next(archives))
                added--;
        }
        if (archives && n % 2 == 0)
            assert_int_equal(cite_archives_pending(archives), 0);
        failed = memory.failures > 0;
        assert_true(added == 0 || failed);
        cite_archives_free(archives);
        assert_int_equal(memory.live_blocks, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),        cmocka_unit_test(test_rest), cmocka_unit_test(test_pages),
        cmocka_unit_test(test_find_between), cmocka_unit_test(test_pace), cmocka_unit_test(test_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
