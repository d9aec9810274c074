/*
 * test_run.c: runs of an audit in a store, over days that the test sets: three runs with a known truth, resuming, what
 * is due, a baseline, differences, merging.
 */
#include "audit/store.h"
#include "core/str.h"

#include <cite/audit.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define DAY   INT64_C(86400)
#define BEGIN INT64_C(1700481600)

static const char text[] =
    "See https://a.example/alive, then https://b.example/dead-slowly, https://c.example/gone,\n"
    "https://d.example/moved, https://e.example/revived, https://f.example/wall and\n"
    "https://user:secret@g.example/private.\n";

enum { LINKS = 7, RUNS = 3 };

/* What each link says in each run; the runs are on the days 0, 4 and 8. */
static const struct {
    const char *url;
    char answers[RUNS + 1]; /* "g" good, "b" time-out, "h" 404, "m" moved, "n" refused */
    cite_state states[RUNS];
    int since[RUNS]; /* the day */
    unsigned strikes[RUNS];
} truth[LINKS] = {
    {"https://a.example/alive",
     "ggg",
     {CITE_STATE_ALIVE, CITE_STATE_ALIVE, CITE_STATE_ALIVE},
     {0, 0, 0},
     {0, 0, 0}},
    {"https://b.example/dead-slowly",
     "bbb",
     {CITE_STATE_FAILING, CITE_STATE_FAILING, CITE_STATE_DEAD},
     {0, 0, 0},
     {1, 2, 3}},
    {"https://c.example/gone",
     "ghh",
     {CITE_STATE_ALIVE, CITE_STATE_FAILING, CITE_STATE_DEAD},
     {0, 4, 4},
     {0, 1, 2}},
    {"https://d.example/moved",
     "gmm",
     {CITE_STATE_ALIVE, CITE_STATE_MOVED, CITE_STATE_MOVED},
     {0, 4, 4},
     {0, 0, 0}},
    {"https://e.example/revived",
     "hhg",
     {CITE_STATE_FAILING, CITE_STATE_DEAD, CITE_STATE_REVIVED},
     {0, 0, 8},
     {1, 2, 0}},
    {"https://f.example/wall",
     "nnn",
     {CITE_STATE_UNKNOWN, CITE_STATE_UNKNOWN, CITE_STATE_UNKNOWN},
     {0, 0, 0},
     {0, 0, 0}},
    {"https://user:secret@g.example/private",
     "ggg",
     {CITE_STATE_ALIVE, CITE_STATE_ALIVE, CITE_STATE_ALIVE},
     {0, 0, 0},
     {0, 0, 0}},
};

static cite_parser *parser;
static cite_document *document;

static void remove_file(const char *path)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    char name[80];

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        (void)snprintf(name, sizeof name, "%s%s", path, ends[i]);
        (void)unlink(name);
    }
}

static int remove_stores(void **state)
{
    (void)state;
    remove_file("run.db");
    remove_file("other.db");
    return 0;
}

static int set_up(void **state)
{
    (void)state;
    assert_int_equal(cite_parser_new(&parser, NULL, NULL), CITE_OK);
    assert_int_equal(cite_document_parse(&document, parser, cite_str_from(text), NULL), CITE_OK);
    assert_int_equal(cite_document_link_count(document), LINKS);
    return 0;
}

static int tear_down(void **state)
{
    cite_document_free(document);
    cite_parser_free(parser);
    return remove_stores(state);
}

static cite_store *opened(const char *path)
{
    cite_store *store = NULL;
    cite_error error;

    if (cite_store_open(&store, path, NULL, &error) != CITE_OK)
        fail_msg("%s", error.message);
    return store;
}

static cite_audit *begun(cite_store *store, const cite_run_options *options)
{
    cite_audit *audit = NULL;
    cite_error error;

    assert_int_equal(cite_audit_new(&audit, NULL, NULL), CITE_OK);
    if (cite_audit_begin(audit, store, options, &error) != CITE_OK)
        fail_msg("%s", error.message);
    assert_int_equal(cite_audit_add_document(audit, "report.txt", document, NULL), CITE_OK);
    assert_int_equal(cite_audit_queue(audit, NULL, NULL), CITE_OK);
    return audit;
}

/* One visit, as a checker would hand it out. */
static void answer(cite_audit *audit, size_t link, char letter, int64_t at)
{
    static const cite_redirect hop = {301, {"https://new.example/", 20}};
    static const cite_attempt gone = {.method = {"GET", 3},
                                      .url = {"https://x.example/", 18},
                                      .http_code = 404,
                                      .address = {"192.0.2.1", 9},
                                      .elapsed_ms = 7,
                                      .rule = {"http-404", 8}};
    cite_check check = {.url = cite_audit_reference(audit, link)->url, .checked_at = at, .reason = {"why", 3}};

    check.final_url = check.url;
    if (letter == 'b')
        check.status = CITE_VERDICT_TIMEOUT;
    if (letter == 'n')
        check.status = CITE_VERDICT_BLOCKED;
    if (letter == 'h') {
        check.status = CITE_VERDICT_DEAD;
        check.http_code = 404;
        check.evidence = &gone;
        check.attempts = 1;
    }
    if (letter == 'm') {
        check.status = CITE_VERDICT_REDIRECTED;
        check.redirects = &hop;
        check.redirect_count = 1;
        check.final_url = hop.url;
    }
    assert_int_equal(cite_audit_observe(audit, &check), link);
}

static void run_all(cite_store *store, size_t run)
{
    cite_run_options options = CITE_RUN_OPTIONS_INIT;

    options.now = BEGIN + (int64_t)run * 4 * DAY;
    cite_audit *audit = begun(store, &options);
    assert_int_equal(cite_audit_run(audit), run + 1);
    assert_int_equal(cite_audit_left(audit), LINKS);
    for (size_t i = 0; i < LINKS; i++)
        answer(audit, i, truth[i].answers[run], options.now);
    for (size_t i = 0; i < LINKS; i++) {
        const cite_reference *reference = cite_audit_reference(audit, i);
        assert_string_equal(reference->url.ptr, truth[i].url);
        assert_string_equal(cite_state_name(reference->state), cite_state_name(truth[i].states[run]));
        assert_int_equal(reference->since, BEGIN + truth[i].since[run] * DAY);
        assert_int_equal(reference->strikes, truth[i].strikes[run]);
    }
    assert_int_equal(cite_audit_left(audit), 0);
    assert_int_equal(cite_audit_finish(audit, options.now + 60, NULL), CITE_OK);
    cite_audit_free(audit);
}

static void test_three_runs(void **state)
{
    cite_store *store = opened("run.db");
    cite_listing *list = NULL;

    (void)state;
    for (size_t run = 0; run < RUNS; run++) {
        run_all(store, run);
        if (run == 1) { /* a store outlives its program */
            cite_store_free(store);
            store = opened("run.db");
        }
    }
    assert_int_equal(cite_store_runs(&list, store, NULL), CITE_OK);
    assert_int_equal(cite_listing_kind_of(list), CITE_LISTING_RUNS);
    assert_int_equal(cite_listing_count(list), RUNS);
    for (size_t run = 0; run < RUNS; run++) {
        const cite_listed *row = cite_listing_row(list, run);
        assert_int_equal(row->run, run + 1);
        assert_int_equal(row->at, BEGIN + (int64_t)run * 4 * DAY);
        assert_int_equal(row->finished, row->at + 60);
        assert_int_equal(row->links, LINKS);
        assert_int_equal(row->findings, run == 1 ? 4 : 3);
        assert_int_equal(row->documents, 1);
    }
    assert_null(cite_listing_row(list, RUNS));
    cite_listing_free(list);
    for (size_t i = 0; i < LINKS; i++) {
        assert_int_equal(cite_store_history(&list, store, cite_str_from(truth[i].url), NULL), CITE_OK);
        assert_int_equal(cite_listing_count(list), RUNS);
        for (size_t run = 0; run < RUNS; run++) {
            const cite_listed *row = cite_listing_row(list, run);
            assert_int_equal(row->state, truth[i].states[run]);
            assert_int_equal(row->state_before, run == 0 ? CITE_STATE_UNKNOWN : truth[i].states[run - 1]);
            assert_int_equal(row->since, BEGIN + truth[i].since[run] * DAY);
        }
        cite_listing_free(list);
    }
    assert_int_equal(cite_store_history(&list, store, CITE__LIT("https://never.example/"), NULL), CITE_OK);
    assert_int_equal(cite_listing_count(list), 0);
    cite_listing_free(list);
    cite_store_free(store);
}

static void test_diff_and_due(void **state)
{
    static const size_t changed[] = {2, 3, 4}; /* between the runs 1 and 2: c, d, e */
    cite_store *store = opened("run.db");
    cite_listing *list = NULL;
    cite_error error;

    (void)state;
    for (size_t run = 0; run < RUNS; run++)
        run_all(store, run);
    assert_int_equal(cite_store_diff(&list, store, 1, 2, NULL), CITE_OK);
    assert_int_equal(cite_listing_count(list), sizeof changed / sizeof changed[0]);
    for (size_t i = 0; i < cite_listing_count(list); i++) {
        const cite_listed *row = cite_listing_row(list, i);
        assert_string_equal(row->url.ptr, truth[changed[i]].url);
        assert_int_equal(row->state_before, truth[changed[i]].states[0]);
        assert_int_equal(row->state, truth[changed[i]].states[1]);
    }
    cite_listing_free(list);
    assert_int_equal(cite_store_diff(&list, store, 2, 2, NULL), CITE_OK);
    assert_int_equal(cite_listing_count(list), 0);
    cite_listing_free(list);
    assert_int_equal(cite_store_diff(&list, store, 1, 9, &error), CITE_ERROR_ARGUMENT);
    assert_string_equal(error.message, "run.db: has no run 9");
    assert_null(list);
    /* Three days after the last run: the revived one; after seven: all but the dead. */
    assert_int_equal(cite_store_due(&list, store, BEGIN + 10 * DAY, NULL), CITE_OK);
    assert_int_equal(cite_listing_count(list), 0);
    cite_listing_free(list);
    assert_int_equal(cite_store_due(&list, store, BEGIN + 11 * DAY, NULL), CITE_OK);
    assert_int_equal(cite_listing_count(list), 1);
    assert_string_equal(cite_listing_row(list, 0)->url.ptr, truth[4].url);
    assert_int_equal(cite_listing_row(list, 0)->due, BEGIN + 11 * DAY);
    cite_listing_free(list);
    assert_int_equal(cite_store_due(&list, store, BEGIN + 15 * DAY, NULL), CITE_OK);
    assert_int_equal(cite_listing_count(list), 5);
    cite_listing_free(list);
    cite_store_free(store);
}

/* What was asked before the interruption is there, with all its evidence, and is not asked again. */
static void test_resume(void **state)
{
    cite_run_options options = CITE_RUN_OPTIONS_INIT;
    cite_store *store = opened("run.db");

    (void)state;
    options.now = BEGIN;
    cite_audit *audit = begun(store, &options);
    answer(audit, 1, 'h', BEGIN);
    answer(audit, 3, 'm', BEGIN);
    assert_int_equal(cite_audit_finish(audit, BEGIN + 1, NULL), CITE_OK);
    cite_audit_free(audit);
    options.resume = 1;
    options.now = BEGIN + DAY;
    audit = begun(store, &options);
    assert_int_equal(cite_audit_run(audit), 1);
    assert_int_equal(cite_audit_left(audit), LINKS - 2);
    const cite_reference *gone = cite_audit_reference(audit, 1);
    assert_non_null(gone->check);
    assert_int_equal(gone->check->status, CITE_VERDICT_DEAD);
    assert_int_equal(gone->check->attempts, 1);
    assert_string_equal(gone->check->evidence[0].address.ptr, "192.0.2.1");
    assert_int_equal(gone->state, CITE_STATE_FAILING);
    const cite_reference *moved = cite_audit_reference(audit, 3);
    assert_int_equal(moved->state, CITE_STATE_MOVED);
    assert_int_equal(moved->check->redirect_count, 1);
    assert_string_equal(moved->check->final_url.ptr, "https://new.example/");
    for (size_t i = 0; i < LINKS; i++)
        answer(audit, i, 'g', BEGIN + DAY); /* those that are kept are not kept again */
    assert_int_equal(cite_audit_finish(audit, BEGIN + DAY, NULL), CITE_OK);
    cite_audit_free(audit);
    int64_t count = 0;
    assert_int_equal(cite__store_number(store, "SELECT count(*) FROM observations", &count, NULL), CITE_OK);
    assert_int_equal(count, LINKS);
    /* A run that ended is not resumed. */
    audit = begun(store, &options);
    assert_int_equal(cite_audit_run(audit), 2);
    assert_int_equal(cite_audit_left(audit), LINKS);
    assert_int_equal(cite_audit_begin(audit, store, &options, NULL), CITE_ERROR_ARGUMENT);
    cite_audit_free(audit);
    /* No password is in the file. */
    assert_int_equal(
        cite__store_number(store, "SELECT count(*) FROM links WHERE url LIKE '%secret%'", &count, NULL),
        CITE_OK);
    assert_int_equal(count, 0);
    cite_store_free(store);
}

/* The options hold without a store, but for a run of one; what is handed out stays where it is while documents are added. */
static void test_without_a_store(void **state)
{
    enum { DOCUMENTS = 40 };
    cite_run_options options = CITE_RUN_OPTIONS_INIT;
    const cite_audited *first = NULL;
    cite_audit *audit = NULL;

    (void)state;
    options.now = BEGIN;
    options.baseline = 1;
    assert_int_equal(cite_audit_new(&audit, NULL, NULL), CITE_OK);
    assert_int_equal(cite_audit_begin(audit, NULL, &options, NULL), CITE_ERROR_ARGUMENT);
    options.baseline = 0;
    assert_int_equal(cite_audit_begin(audit, NULL, &options, NULL), CITE_OK);
    for (size_t i = 0; i < DOCUMENTS; i++) {
        assert_int_equal(cite_audit_add_document(audit, i == 0 ? "first.txt" : "more.txt", document, NULL),
                         CITE_OK);
        first = i == 0 ? cite_audit_document(audit, 0) : first;
    }
    assert_ptr_equal(first, cite_audit_document(audit, 0));
    assert_string_equal(first->name, "first.txt");
    assert_int_equal(cite_audit_finish(audit, BEGIN, NULL), CITE_OK);
    assert_int_equal(cite_audit_run(audit), 0);
    cite_audit_free(audit);
}

static void test_recheck_and_baseline(void **state)
{
    cite_run_options options = CITE_RUN_OPTIONS_INIT;
    cite_store *store = opened("run.db");
    cite_error error;

    (void)state;
    for (size_t run = 0; run < RUNS; run++)
        run_all(store, run);
    options.now = BEGIN + 11 * DAY;
    options.recheck = 1;
    options.baseline = 1;
    cite_audit *audit = begun(store, &options);
    assert_int_equal(cite_audit_left(audit), 1);
    for (size_t i = 0; i < LINKS; i++) {
        const cite_reference *reference = cite_audit_reference(audit, i);
        assert_int_equal(reference->check == NULL, i == 4);
        assert_int_equal(reference->state, truth[i].states[2]);
        assert_int_equal(reference->strikes, truth[i].strikes[2]);
        assert_int_equal(reference->known, i == 1 || i == 4 || i == 5);
    }
    answer(audit, 4, 'g', options.now);
    assert_int_equal(cite_audit_reference(audit, 4)->state, CITE_STATE_ALIVE);
    assert_int_equal(cite_audit_finish(audit, options.now, NULL), CITE_OK);
    cite_audit_free(audit);
    options.baseline = 17;
    assert_int_equal(cite_audit_new(&audit, NULL, NULL), CITE_OK);
    assert_int_equal(cite_audit_begin(audit, store, &options, &error), CITE_ERROR_ARGUMENT);
    assert_string_equal(error.message, "run.db: has no run 17");
    assert_int_equal(cite_audit_add_document(audit, "report.txt", document, NULL), CITE_OK);
    assert_int_equal(cite_audit_run(audit), 0);
    answer(audit, 0, 'b', options.now); /* and it goes on without */
    assert_int_equal(cite_audit_reference(audit, 0)->state, CITE_STATE_FAILING);
    cite_audit_free(audit);
    cite_store_free(store);
}

static void test_merge(void **state)
{
    static const char *const tables[] = {"documents", "links",        "runs",    "run_documents",
                                         "places",    "observations", "evidence"};
    cite_store *a = opened("run.db");
    cite_store *b = opened("other.db");
    int64_t counts[sizeof tables / sizeof tables[0]];
    cite_error error;

    (void)state;
    run_all(a, 0);
    run_all(b, 0);
    run_all(b, 1);
    for (int again = 0; again < 2; again++) {
        if (cite_audit_merge(a, b, &error) != CITE_OK)
            fail_msg("%s", error.message);
        for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
            char sql[80];
            int64_t count = 0;
            (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", tables[i]);
            assert_int_equal(cite__store_number(a, sql, &count, NULL), CITE_OK);
            assert_true(again == 0 || count == counts[i]); /* again changes nothing */
            counts[i] = count;
        }
    }
    assert_int_equal(counts[0], 1);
    assert_int_equal(counts[1], LINKS);
    assert_int_equal(counts[2], 3);
    assert_int_equal(counts[5], 3 * LINKS);
    assert_int_equal(cite_audit_merge(a, a, NULL), CITE_ERROR_ARGUMENT);
    cite_store *same = opened("run.db");
    assert_int_equal(cite_audit_merge(a, same, NULL), CITE_ERROR_ARGUMENT);
    cite_store_free(same);
    cite_store_free(b);
    cite_store_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_three_runs, remove_stores),
        cmocka_unit_test_setup(test_diff_and_due, remove_stores),
        cmocka_unit_test_setup(test_resume, remove_stores),
        cmocka_unit_test_setup(test_recheck_and_baseline, remove_stores),
        cmocka_unit_test(test_without_a_store),
        cmocka_unit_test_setup(test_merge, remove_stores),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
