/*
 * test_world.c: three runs of an audit against the world (audit/world.h): what is said of every link, every figure of every
 * report, and what the store tells afterwards, is what is true.
 */
#define _POSIX_C_SOURCE 200809L

#include "audit/lines.h"
#include "audit/play.h"
#include "audit/tables.h"
#include "core/date.h"
#include "support/files.h"

#include <cite/report.h>

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define STORE        "test_world.db"
#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char *const own[] = {CITE_TEST_DATA "/audit/harbours.txt", CITE_TEST_DATA "/audit/letters.txt"};

static void write_report(struct text *out, const struct play *play, const cite_audit *audit,
                         cite_report_format format)
{
    cite_report_options options = CITE_REPORT_OPTIONS_INIT;

    options.format = format;
    options.now = run_times[play->run];
    options.started = run_times[play->run];
    options.checker = &play->options;
    assert_int_equal(cite_report_audit(audit, &options, text_write, out, NULL), CITE_OK);
    assert_non_null(out->data);
}

/* Compares what is told somewhere with what is true. */
static void check_told(const char *what, const struct telling *telling, enum told told, struct text *found)
{
    struct text expected = {NULL, 0, 0, false};

    lines_of_truth(&expected, telling, told);
    lines_assert_equal(what, &expected, found);
    text_release(&expected);
    text_release(found);
}

static struct telling telling_of(const struct play *play)
{
    return (struct telling){play->audit, play->run, play->recheck, play->baseline};
}

/* What an audit says of every link of a play's run. */
static void check_links(const struct play *play, const cite_audit *audit)
{
    const struct telling telling = telling_of(play);
    struct text lines[4] = {{NULL, 0, 0, false}};
    struct text json = {NULL, 0, 0, false};
    struct text jsonl = {NULL, 0, 0, false};
    struct text csv = {NULL, 0, 0, false};

    lines_of_audit(&lines[0], audit);
    check_told("audit", &telling, TOLD_AUDIT, &lines[0]);
    write_report(&json, play, audit, CITE_REPORT_JSON);
    lines_of_json(&lines[1], (cite_str){json.data, json.len});
    check_told("json", &telling, TOLD_JSON, &lines[1]);
    write_report(&jsonl, play, audit, CITE_REPORT_JSONL);
    lines_of_jsonl(&lines[2], jsonl.data);
    check_told("jsonl", &telling, TOLD_JSON, &lines[2]);
    write_report(&csv, play, audit, CITE_REPORT_CSV);
    lines_of_csv(&lines[3], csv.data);
    check_told("csv", &telling, TOLD_CSV, &lines[3]);
    text_release(&json);
    text_release(&jsonl);
    text_release(&csv);
}

static void check_figures(const struct play *play, const cite_audit *audit)
{
    const struct telling telling = telling_of(play);
    struct text text = {NULL, 0, 0, false};
    struct text html = {NULL, 0, 0, false};
    struct figures figures;

    figures_of(&figures, &telling);
    write_report(&text, play, audit, CITE_REPORT_TEXT);
    table_check_text(text.data, &figures);
    write_report(&html, play, audit, CITE_REPORT_HTML);
    table_check_html(html.data, &telling);
    print_message("run %u: %zu links, %zu findings, %zu gone, %zu drifted, %zu moved\n", play->run + 1,
                  figures.total, figures.findings, figures.gone, figures.drifted, figures.moved);
    text_release(&text);
    text_release(&html);
}

static void check_store(const struct play *play)
{
    table_check_runs(play->store, play->audit, play->count);
    table_check_histories(play->store, play->audit);
    table_check_due(play->store, play->audit);
    table_check_diff(play->store, play->audit, 0, 1);
    table_check_diff(play->store, play->audit, 0, 2);
    table_check_diff(play->store, play->audit, 1, 2);
}

/* What a store tells of a run is what the run told, whenever it is asked. */
static void check_recalled(struct play *play)
{
    for (unsigned run = 0; run < RUNS; run++) {
        cite_audit *audit = NULL;
        int64_t started = 0;
        int64_t ended = 0;
        play->run = run;
        assert_int_equal(cite_audit_new(&audit, NULL, NULL), CITE_OK);
        assert_int_equal(cite_audit_recall(audit, play->store, run + 1, &started, &ended, NULL), CITE_OK);
        assert_int_equal(started, run_times[run]);
        assert_int_equal(ended, run_times[run]);
        check_links(play, audit);
        check_figures(play, audit);
        cite_audit_free(audit);
    }
}

/* Asks for copies in the first two runs alone: the third has them from the store. */
static void play_run(struct play *play, unsigned run, bool resume)
{
    play_open(play, run, resume);
    play_check(play, 0);
    if (run < 2)
        play_search(play);
    play_finish(play);
    check_links(play, play->audit);
    check_figures(play, play->audit);
}

static void play_all(const char *const *paths, size_t count)
{
    struct play play;

    play_begin(&play, paths, count, STORE);
    for (unsigned run = 0; run < RUNS; run++) {
        play_run(&play, run, false);
        if (run + 1 == RUNS) {
            check_store(&play);
            check_recalled(&play);
        }
        play_close(&play);
    }
    play_end(&play);
}

static void test_own(void **state)
{
    (void)state;
    play_all(own, COUNT(own));
}

/* A run that is broken off, twice, and resumed is the run that it would have been; whichever it is. */
static void test_resumed(void **state)
{
    (void)state;
    for (unsigned broken = 0; broken < 2; broken++) {
        struct play play;
        play_begin(&play, own, COUNT(own), STORE);
        for (unsigned run = 0; run < RUNS; run++) {
            for (unsigned i = 0; i < 2 && run == broken; i++) {
                play_open(&play, run, i > 0);
                play_check(&play, i > 0 ? 0 : 30); /* the second time no archive was asked yet */
                assert_int_equal(cite_audit_left(play.audit) > 0, i == 0);
                play_close(&play);
            }
            play_run(&play, run, run == broken);
            if (run + 1 == RUNS)
                check_store(&play);
            play_close(&play);
        }
        play_end(&play);
    }
}

/* The third run asks only what is due, and reports only what is new since the first. */
static void test_recheck(void **state)
{
    struct play play;
    size_t due = 0;

    (void)state;
    play_begin(&play, own, COUNT(own), STORE);
    for (unsigned run = 0; run < RUNS; run++) {
        play.recheck = run + 1 == RUNS;
        play.baseline = run + 1 == RUNS;
        play_open(&play, run, false);
        due = cite_audit_left(play.audit);
        for (size_t i = 0; run + 1 == RUNS && i < cite_audit_reference_count(play.audit); i++) {
            struct truth before;
            truth_of(&before, play.audit, i, run - 1);
            due -= truth_due(&before, run - 1) <= run_times[run] ? 1 : 0;
        }
        play_check(&play, 0);
        if (run == 0)
            play_search(&play);
        play_finish(&play);
        check_links(&play, play.audit);
        check_figures(&play, play.audit);
        play_close(&play);
    }
    assert_int_equal(due, 0);
    play_end(&play);
}

/* "2021-03-04 URL": the day from which each link of our own documents is cited first. */
static void test_cited(void **state)
{
    struct file_bytes file;
    struct play play;
    size_t found = 0;

    (void)state;
    assert_true(file_read(&file, CITE_TEST_DATA "/audit/cited.txt"));
    play_begin(&play, own, COUNT(own), STORE);
    play_open(&play, 0, false);
    for (size_t i = 0; i < cite_audit_reference_count(play.audit); i++) {
        cite_str url = cite_audit_reference(play.audit, i)->url;
        const char *line = strstr(file.data, url.ptr);
        int64_t begin = 0;
        int64_t end = 0;
        char day[CITE__DATE_SIZE];
        if (!line || line[url.len] != '\n')
            continue;
        (void)cite_audit_cited(play.audit, i, &begin, &end);
        cite__date_iso(day, begin);
        assert_int_equal(end - begin, 86400);
        if (strncmp(line - 11, day, 10) != 0)
            fail_msg("%s is cited %.10s, not %.10s", url.ptr, line - 11, day);
        found++;
    }
    assert_true(found > 100);
    play_close(&play);
    play_end(&play);
    file_release(&file);
}

/* state is the folder of scored documents. */
static void test_seeds(void **state)
{
    const char *folder = *state;
    struct file_list list;
    char *paths[PLAY_DOCUMENTS];
    const char *given[PLAY_DOCUMENTS];
    size_t count = 0;

    if (!folder || !file_list_read(&list, folder)) {
        print_message("no scored documents in %s: left out\n", folder ? folder : "(no folder)");
        skip();
    }
    for (size_t i = 0; i < list.count && count < PLAY_DOCUMENTS; i++) {
        size_t len = strlen(list.names[i]);
        if (len < 4 || strcmp(list.names[i] + len - 4, ".txt") != 0)
            continue;
        paths[count] = file_path(folder, list.names[i]);
        assert_non_null(paths[count]);
        given[count] = paths[count];
        count++;
    }
    file_list_release(&list);
    play_all(given, count);
    for (size_t i = 0; i < count; i++)
        free(paths[i]);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_own),
        cmocka_unit_test(test_resumed),
        cmocka_unit_test(test_recheck),
        cmocka_unit_test(test_cited),
        cmocka_unit_test_prestate(test_seeds, argc > 1 ? argv[1] : NULL),
    };

    /* A client that goes away must not end the test: OpenSSL writes without MSG_NOSIGNAL. */
    (void)signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
