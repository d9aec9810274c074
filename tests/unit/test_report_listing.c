/*
 * test_report_listing.c: what a store knows, as text, JSON, CSV and a page, with texts that are markup in each of them.
 */
#include "audit/listing.h"
#include "core/buf.h"
#include "core/str.h"

#include <cite/report.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* 2026-01-31T12:00:00Z */
#define NOON INT64_C(1769860800)

#define TEXT(literal)                                                                                          \
    {                                                                                                          \
        (literal), sizeof(literal) - 1                                                                         \
    }

#define EMPTY                                                                                                  \
    {                                                                                                          \
        "", 0                                                                                                  \
    }

static cite_listed run = {.url = EMPTY,
                          .run = 7,
                          .at = NOON,
                          .finished = NOON + 60,
                          .links = 12,
                          .findings = 3,
                          .documents = 2,
                          .reason = EMPTY,
                          .final_url = EMPTY,
                          .drift = CITE_DRIFT_NO_BASELINE};
static cite_listed visit = {.url = TEXT("https://a.example/<b>"),
                            .run = 7,
                            .at = NOON,
                            .status = CITE_VERDICT_OK,
                            .http_code = 200,
                            .reason = TEXT("=<i>\"one\""),
                            .final_url = EMPTY,
                            .state = CITE_STATE_DRIFTED,
                            .since = NOON,
                            .drift = CITE_DRIFT_MAJOR};
static cite_listed due = {.url = TEXT("https://a.example/"),
                          .at = 0,
                          .due = NOON,
                          .reason = EMPTY,
                          .final_url = EMPTY,
                          .state = CITE_STATE_FAILING,
                          .strikes = 2,
                          .drift = CITE_DRIFT_NO_BASELINE};
static cite_listed difference = {.url = TEXT("https://a.example/"),
                                 .status_before = CITE_VERDICT_OK,
                                 .status = CITE_VERDICT_COUNT_,
                                 .reason = EMPTY,
                                 .final_url = EMPTY,
                                 .state_before = CITE_STATE_ALIVE,
                                 .state = CITE_STATE_DEAD,
                                 .since = NOON,
                                 .strikes = 3,
                                 .drift = CITE_DRIFT_NO_BASELINE};

/* With ' for ", and ` for '. */
static const struct {
    cite_listing_kind kind;
    cite_listed *row;
    cite_report_format format;
    const char *part; /* of what is written */
} cases[] = {
    {CITE_LISTING_RUNS, &run, CITE_REPORT_CSV,
     "run,started,finished,documents,links,findings\r\n"
     "7,2026-01-31T12:00:00Z,2026-01-31T12:01:00Z,2,12,3\r\n"},
    {CITE_LISTING_RUNS, &run, CITE_REPORT_HTML,
     "<tr><td>7</td><td class='day'>2026-01-31</td><td "
     "class='day'>2026-01-31</td><td>2</td><td>12</td><td>3</td></tr>"},
    {CITE_LISTING_HISTORY, &visit, CITE_REPORT_TEXT,
     "2026-01-31 12:00  run 7  ok             drifted  changed much; =<i>'one'\n"},
    {CITE_LISTING_HISTORY, &visit, CITE_REPORT_JSON, "'drift': 'major'"},
    {CITE_LISTING_HISTORY, &visit, CITE_REPORT_CSV,
     "url,run,checked_at,status,http_code,reason,drift,final_url,state,since,strikes\r\n"
     "'https://a.example/<b>',7,2026-01-31T12:00:00Z,'ok',200,'`=<i>''one''','major',,'drifted',"
     "2026-01-31T12:00:00Z,0\r\n"},
    {CITE_LISTING_HISTORY, &visit, CITE_REPORT_HTML,
     "<tr><td>7</td><td class='day'>2026-01-31</td><td><span class='status good'>ok</span></td><td>200</td>"
     "<td>=&lt;i&gt;&quot;one&quot;</td><td><span class='status drifted'>changed much</span></td><td></td>"
     "<td>drifted</td><td class='day'>2026-01-31</td><td>0</td></tr>"},
    {CITE_LISTING_HISTORY, &visit, CITE_REPORT_HTML, ">https://a.example/&lt;b&gt;</a></p>"},
    {CITE_LISTING_DUE, &due, CITE_REPORT_CSV,
     "url,due,checked_at,state,since,strikes\r\n'https://a.example/',2026-01-31T12:00:00Z,,'failing',,2\r\n"},
    {CITE_LISTING_DIFF, &difference, CITE_REPORT_CSV,
     "url,status_before,state_before,checked_at,status,http_code,reason,final_url,state,since,strikes\r\n"
     "'https://a.example/','ok','alive',,,,,,'dead',2026-01-31T12:00:00Z,3\r\n"},
    {CITE_LISTING_DIFF, &difference, CITE_REPORT_HTML, "<td>alive</td><td class='day'></td><td>not asked</td>"},
    {CITE_LISTING_DUE, NULL, CITE_REPORT_CSV, "url,due,checked_at,state,since,strikes\r\n"},
    {CITE_LISTING_DUE, NULL, CITE_REPORT_HTML, "<p>There is nothing to list.</p>"},
};

static int write_buf(void *context, const char *data, size_t len)
{
    cite__buf_bytes(context, data, len);
    return 0;
}

static cite_status write_row(struct cite__buf *out, cite_listing_kind kind, cite_listed *row,
                             cite_report_format format)
{
    cite_report_options options = CITE_REPORT_OPTIONS_INIT;
    struct cite_listing listing = {.kind = kind};

    listing.rows.items = row;
    listing.rows.count = row ? 1 : 0;
    options.format = format;
    cite__buf_init(out, NULL, 1000000);
    return cite_report_listing(&listing, &options, write_buf, out, NULL);
}

static void test_letters(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__buf out;
        char part[1024];
        size_t len = strlen(cases[i].part);

        assert_true(len < sizeof part);
        for (size_t at = 0; at <= len; at++) {
            char c = cases[i].part[at];
            part[at] = (char)(c == '\'' ? '"' : c == '`' ? '\'' : c);
        }
        assert_int_equal(write_row(&out, cases[i].kind, cases[i].row, cases[i].format), CITE_OK);
        if (cite__str_find(cite__buf_view(&out), cite_str_from(part), 0) == CITE_NONE)
            fail_msg("'%s' is not in %s", part, cite__buf_view(&out).ptr);
        cite__buf_release(&out);
    }
}

static void test_formats(void **state)
{
    static const cite_report_format refused[] = {CITE_REPORT_JSONL, CITE_REPORT_MARKDOWN, CITE_REPORT_JUNIT,
                                                 CITE_REPORT_SARIF, CITE_REPORT_GITHUB};

    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        struct cite__buf out;
        assert_int_equal(write_row(&out, CITE_LISTING_RUNS, &run, refused[i]), CITE_ERROR_UNSUPPORTED);
        cite__buf_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_letters), cmocka_unit_test(test_formats)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
