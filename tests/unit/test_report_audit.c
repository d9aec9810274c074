/*
 * test_report_audit.c: what the reports of an audit say of drift, archived copies, states and suggestions, in each format.
 */
#include "audit/audit.h"
#include "core/buf.h"
#include "core/str.h"
#include "report/drift_words.h"
#include "report/need.h"

#include <cite/report.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char text[] =
    "The mill stood.1 It fell.2 It was drawn.3 And sold.4 And sung.5\n"
    "\n"
    "1 Jane Roe, \"Rivers\" (Harbour Press, 2019), https://one.example/a (accessed 4 March 2021).\n"
    "\n"
    "2 John Doe, \"Eels\" (Harbour Press, 2010), https://two.example/b.\n"
    "\n"
    "3 Ann Poe, \"Locks\" (Harbour Press, 2015), https://three.example/c.\n"
    "\n"
    "4 https://four.example/d.\n"
    "\n"
    "5 Kim Loe, \"Songs\" (Harbour Press, 2012), https://five.example/e.\n";

/* 2026-01-31T12:00:00Z, and 2021-03-04T05:06:07Z. */
#define NOON   INT64_C(1769860800)
#define COPIED INT64_C(1614834367)

enum { SAME, DEAD, REPLACED, MOVED, FRESH, COUNT };

#define TEXT(literal)                                                                                          \
    {                                                                                                          \
        (literal), sizeof(literal) - 1                                                                         \
    }

#define COPY_B "https://web.archive.org/web/20210304050607/https://two.example/b"
#define COPY_C "https://web.archive.org/web/20210304050607/https://three.example/c"

static const cite_redirect redirects[] = {{301, TEXT("https://new.example/d")}};
static const cite_check checks[COUNT] = {
    [SAME] = {.url = TEXT("https://one.example/a"), .status = CITE_VERDICT_OK, .http_code = 200},
    [DEAD] = {.url = TEXT("https://two.example/b"),
              .status = CITE_VERDICT_DEAD,
              .reason = TEXT("HTTP 404"),
              .http_code = 404},
    [REPLACED] = {.url = TEXT("https://three.example/c"), .status = CITE_VERDICT_OK, .http_code = 200},
    [MOVED] = {.url = TEXT("https://four.example/d"),
               .status = CITE_VERDICT_REDIRECTED,
               .http_code = 200,
               .final_url = TEXT("https://new.example/d"),
               .redirects = redirects,
               .redirect_count = 1},
    [FRESH] = {.url = TEXT("https://five.example/e"), .status = CITE_VERDICT_OK, .http_code = 200},
};
static const cite_drift same = {CITE_DRIFT_SAME, 1, 1, 1, 1, 1, 0};
static const cite_drift replaced = {CITE_DRIFT_REPLACED, -1, 0.5, 0.02, 0.04, 0.12, -0.7};
static const cite_drift fresh = {CITE_DRIFT_NO_BASELINE, 0, 0, 0, 0, 0, 0};
static const cite_visit visits[] = {{COPIED, CITE_VERDICT_OK, CITE_DRIFT_NO_BASELINE},
                                    {NOON, CITE_VERDICT_OK, CITE_DRIFT_REPLACED}};
static const cite_memento copy_b = {TEXT(COPY_B), TEXT("https://two.example/b"), COPIED};
static const cite_memento copy_c = {TEXT(COPY_C), TEXT("https://three.example/c"), COPIED};

struct fixture {
    cite_parser *parser;
    cite_document *document;
    cite_audit *audit;
};

static void set_references(cite_audit *audit)
{
    static const cite_str baseline = TEXT("baseline");
    cite_reference *at[COUNT];

    for (size_t i = 0; i < COUNT; i++) {
        assert_int_equal(cite_audit_observe(audit, &checks[i]), i);
        at[i] = &audit->entries.items[i]->reference;
    }
    at[SAME]->drift = &same;
    at[SAME]->drift_against = baseline;
    at[DEAD]->state = CITE_STATE_DEAD;
    at[DEAD]->since = COPIED;
    at[DEAD]->strikes = 3;
    at[DEAD]->archive = &copy_b;
    at[DEAD]->archives_asked = 2;
    at[REPLACED]->state = CITE_STATE_DRIFTED;
    at[REPLACED]->since = NOON;
    at[REPLACED]->drift = &replaced;
    at[REPLACED]->drift_against = copy_c.url;
    at[REPLACED]->archive = &copy_c;
    at[REPLACED]->archives_asked = 2;
    at[REPLACED]->visits = visits;
    at[REPLACED]->visit_count = 2;
    at[FRESH]->drift = &fresh;
    audit->run = 7;
}

static int set_up(void **state)
{
    static struct fixture fixture;

    assert_int_equal(cite_parser_new(&fixture.parser, NULL, NULL), CITE_OK);
    assert_int_equal(cite_document_parse(&fixture.document, fixture.parser, cite_str_from(text), NULL),
                     CITE_OK);
    assert_int_equal(cite_audit_new(&fixture.audit, NULL, NULL), CITE_OK);
    assert_int_equal(cite_audit_add_document(fixture.audit, "r.txt", fixture.document, NULL), CITE_OK);
    assert_int_equal(cite_audit_reference_count(fixture.audit), COUNT);
    set_references(fixture.audit);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    cite_audit_free(fixture->audit);
    cite_document_free(fixture->document);
    cite_parser_free(fixture->parser);
    return 0;
}

static int write_buf(void *context, const char *data, size_t len)
{
    cite__buf_bytes(context, data, len);
    return 0;
}

static void write_audit(struct cite__buf *out, const struct fixture *fixture, cite_report_format format)
{
    cite_report_options options = CITE_REPORT_OPTIONS_INIT;

    options.format = format;
    options.now = NOON;
    cite__buf_init(out, NULL, 1000000);
    assert_int_equal(cite_report_audit(fixture->audit, &options, write_buf, out, NULL), CITE_OK);
}

/* Letter by letter, with ' for ". */
static const struct {
    cite_report_format format;
    const char *expected;
} cases[] = {
    {CITE_REPORT_TEXT, "r.txt: 5 notes, 5 links, 5 citations of 5 works\n"
                       "5 distinct links, 1 finding, 1 moved, 1 dead, 1 drifted, 2 with an archived copy\n"
                       "\n"
                       "Findings\n"
                       "\n"
                       "dead           https://two.example/b\n"
                       "               HTTP 404\n"
                       "               dead since 2021-03-04, 3 bad visits\n"
                       "               r.txt:5:43, note 2\n"
                       "               > Cite the archived copy of 2021-03-04:\n"
                       "                 " COPY_B "\n"
                       "\n"
                       "Drifted: no longer what was cited\n"
                       "\n"
                       "replaced       https://three.example/c\n"
                       "               another page, against the archived copy of 2021-03-04\n"
                       "               words 12% alike, phrases 2%; 70% fewer words\n"
                       "               drifted since 2026-01-31\n"
                       "               r.txt:7:43, note 3\n"
                       "               > Cite the archived copy of 2021-03-04:\n"
                       "                 " COPY_C "\n"
                       "\n"
                       "Moved for good: cite the new address\n"
                       "\n"
                       "moved          https://four.example/d\n"
                       "               > https://new.example/d\n"
                       "               r.txt:9:3, note 4\n"
                       "\n"
                       "Summary\n"
                       "\n"
                       "dead                1  ########\n"
                       "redirected          1  ########\n"
                       "ok                  3  ########################\n"
                       "total               5\n"
                       "\n"
                       "2 pages compared: 1 the same, 1 another page; 1 has nothing to compare with yet\n"},
    {CITE_REPORT_CSV,
     "document,page,line,column,note,cited,url,status,finding,reason,http_code,final_url,state,since,strikes,"
     "drift,against,title_likeness,simhash,jaccard,dice,cosine,words_change,archive,archived,suggestion,"
     "suggested_"
     "url\r\n"
     "'r.txt',,3,45,1,'2021-03-04','https://one.example/"
     "a','ok','no','ok',200,,'alive',,0,'same','baseline',1.00,1.00,1.00,1.00,1.00,0.00,,,,\r\n"
     "'r.txt',,5,43,2,'2010','https://two.example/b','dead','yes','HTTP "
     "404',404,,'dead',2021-03-04,3,,,,,,,,,'" COPY_B "',2021-03-04T05:06:07Z,'archive','" COPY_B "'\r\n"
     "'r.txt',,7,43,3,'2015','https://three.example/"
     "c','ok','no','ok',200,,'drifted',2026-01-31,0,'replaced','" COPY_C "',,0.50,0.02,0.04,0.12,-0.70,'" COPY_C
     "',2021-03-04T05:06:07Z,'archive','" COPY_C "'\r\n"
     "'r.txt',,9,3,4,,'https://four.example/d','redirected','no','redirected',200,'https://new.example/"
     "d','moved',,0,,,,,,,,,,,'moved','https://new.example/d'\r\n"
     "'r.txt',,11,43,5,'2012','https://five.example/"
     "e','ok','no','ok',200,,'alive',,0,'no-baseline',,,,,,,,,,,\r\n"},
    {CITE_REPORT_MARKDOWN,
     "# Audit\n"
     "\n"
     "5 distinct links, 1 finding, 1 moved, 1 dead, 1 drifted, 2 with an archived copy\n"
     "\n"
     "| Status | Links |\n"
     "| --- | ---: |\n"
     "| dead | 1 |\n"
     "| redirected | 1 |\n"
     "| ok | 3 |\n"
     "| **total** | **5** |\n"
     "\n"
     "2 pages compared: 1 the same, 1 another page; 1 has nothing to compare with yet\n"
     "\n"
     "## What needs work\n"
     "\n"
     "| Status | Link | Reason | Place | State | Drift | What to do |\n"
     "| --- | --- | --- | --- | --- | --- | --- |\n"
     "| dead | <https://two.example/b> | HTTP 404 | r.txt:5 (note 2) | dead since 2021-03-04, 3 bad visits |  "
     "| Cite the archived copy of 2021-03-04: <" COPY_B "> |\n"
     "| ok | <https://three.example/c> |  | r.txt:7 (note 3) | drifted since 2026-01-31 | another page, "
     "against the archived copy of 2021-03-04: words 12% alike, phrases 2%; 70% fewer words | Cite the "
     "archived copy of 2021-03-04: <" COPY_C "> |\n"
     "| redirected | <https://four.example/d> |  | r.txt:9 (note 4) |  |  | Cite the new address: "
     "<https://new.example/d> |\n"
     "\n"
     "Pages are compared by the words of their main text, in four ways: SimHash, Jaccard and "
     "S\xC3\xB8rensen\xE2\x80\x93"
     "Dice over runs of three words, cosine over words. The same: at least 95% alike "
     "in each of them. Changed a little (minor): at least 70% alike on average. Another page (replaced): "
     "below 12% "
     "(cosine), 4% (Jaccard) or 7% (Dice), unless the titles are 80% alike. Changed much (major): what lies "
     "between, and pages that lost more than 70% of their words. Pages of fewer than 5 words are not "
     "compared.\n"},
};

static void test_letters(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__buf out;
        char expected[8192];
        size_t len = strlen(cases[i].expected);

        assert_true(len < sizeof expected);
        for (size_t at = 0; at <= len; at++)
            expected[at] = (char)(cases[i].expected[at] == '\'' ? '"' : cases[i].expected[at]);
        write_audit(&out, *state, cases[i].format);
        assert_string_equal(cite__buf_view(&out).ptr, expected);
        cite__buf_release(&out);
    }
}

static const char *const html_parts[] = {
    "<b>1</b> drifted",
    "<b>2</b> archived copies known",
    "2 pages compared: 1 the same, 1 another page; 1 has nothing to compare with yet.",
    "<option value='replaced'>another page (1)</option>",
    "data-s='drifted' data-c='replaced'",
    "Compared with the archived copy of 2021-03-04: words 12% alike, phrases 2%; 70% fewer words.",
    "<li>SimHash 50%</li><li>Jaccard 2%</li><li>Dice 4%</li><li>Cosine 12%</li>",
    "<li class='drifted' title='2026-01-31: ok, another page'><span>2026-01-31: ok, another page</span></li>",
    "Cite the archived copy of 2021-03-04: <a ",
    "<div class='soft'>nothing to compare with yet</div>",
    "The same: at least 95% alike in each of them.",
};

static const char *const json_parts[] = {
    "'visits':[{'checked_at':'2021-03-04T05:06:07Z','status':'ok'},"
    "{'checked_at':'2026-01-31T12:00:00Z','status':'ok','drift':'replaced'}]",
    "'drift':{'verdict':'replaced','against':'" COPY_C "','simhash':0.50,'jaccard':0.02,'dice':0.04,"
    "'cosine':0.12,'words_change':-0.70}",
    "'archive':{'url':'" COPY_C "','datetime':'2021-03-04T05:06:07Z','asked':2}",
    "'suggestion':{'kind':'archive','url':'" COPY_B "'}",
    "'state':'alive','strikes':0,'drift':{'verdict':'no-baseline'}}\n",
};

static void assert_parts(const struct fixture *fixture, cite_report_format format, const char *const *parts,
                         size_t count)
{
    struct cite__buf out;

    write_audit(&out, fixture, format);
    for (size_t i = 0; i < count; i++) {
        char part[512];
        size_t len = strlen(parts[i]);
        for (size_t at = 0; at <= len; at++)
            part[at] = (char)(parts[i][at] == '\'' ? '"' : parts[i][at]);
        if (cite__str_find(cite__buf_view(&out), cite_str_from(part), 0) == CITE_NONE)
            fail_msg("'%s' is not in %s", part, cite__buf_view(&out).ptr);
    }
    cite__buf_release(&out);
}

static void test_parts(void **state)
{
    assert_parts(*state, CITE_REPORT_JSONL, json_parts, sizeof json_parts / sizeof json_parts[0]);
    assert_parts(*state, CITE_REPORT_HTML, html_parts, sizeof html_parts / sizeof html_parts[0]);
}

/* What needs work first, the worst of it in front; and the places that are shown where not all are. */
static void test_order(void **state)
{
    static const size_t expected[COUNT] = {DEAD, REPLACED, MOVED, SAME, FRESH};
    const struct fixture *fixture = *state;
    struct cite__selection selection;
    struct cite__arena arena;

    cite__arena_init(&arena, NULL);
    assert_true(cite__selection_of(&selection, fixture->audit, COUNT, &arena));
    assert_null(selection.shown);
    assert_int_equal(selection.count, COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        assert_int_equal(selection.order[i], expected[i]);
        assert_int_equal(cite__needs_work(cite_audit_reference(fixture->audit, expected[i])), i < 3);
        assert_true(cite__selection_has(&selection, fixture->audit, cite_audit_link(fixture->audit, 0, i)));
    }
    assert_true(cite__selection_of(&selection, fixture->audit, 2, &arena));
    assert_int_equal(selection.count, 2);
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(cite__selection_has(&selection, fixture->audit, cite_audit_link(fixture->audit, 0, i)),
                         i == DEAD || i == REPLACED);
    cite__arena_release(&arena);
}

/* Twice the documents, each with links of its own, make no longer page than those that fill the table. */
static size_t page_size(cite_parser *parser, size_t documents)
{
    cite_report_options options = CITE_REPORT_OPTIONS_INIT;
    cite_audit *audit = NULL;
    struct cite__buf out;

    assert_int_equal(cite_audit_new(&audit, NULL, NULL), CITE_OK);
    for (size_t i = 0; i < documents; i++) {
        cite_document *document = NULL;
        char body[1200] = "";
        char *end = body;
        for (size_t n = 0; n < 20; n++)
            end += snprintf(end, 50, "See https://one.example/%zu/%zu now.\n\n", 1000 + i, 10 + n);
        assert_int_equal(cite_document_parse(&document, parser, cite_str_from(body), NULL), CITE_OK);
        assert_int_equal(cite_audit_add_document(audit, "r.txt", document, NULL), CITE_OK);
        cite_document_free(document);
    }
    options.format = CITE_REPORT_HTML;
    cite__buf_init(&out, NULL, 20000000);
    assert_int_equal(cite_report_audit(audit, &options, write_buf, &out, NULL), CITE_OK);
    size_t size = out.len;
    cite__buf_release(&out);
    cite_audit_free(audit);
    return size;
}

static void test_size(void **state)
{
    const struct fixture *fixture = *state;
    size_t small = page_size(fixture->parser, 50);
    size_t full = page_size(fixture->parser, 150);
    size_t twice = page_size(fixture->parser, 300);

    assert_true(small < full);
    assert_in_range(twice, full - 1000, full + 1000);
}

/* What is suggested, by verdict, state, drift and whether there is a copy. */
static const struct {
    cite_verdict status;
    cite_state state;
    cite_drift_verdict drift;
    int has_copy;
    const char *alternative;
    cite_suggestion_kind expected;
} suggestions[] = {
    {CITE_VERDICT_OK, CITE_STATE_ALIVE, CITE_DRIFT_SAME, 1, "", CITE_SUGGESTION_NONE},
    {CITE_VERDICT_OK, CITE_STATE_ALIVE, CITE_DRIFT_MINOR, 1, "", CITE_SUGGESTION_NONE},
    {CITE_VERDICT_OK, CITE_STATE_DRIFTED, CITE_DRIFT_MAJOR, 1, "", CITE_SUGGESTION_ARCHIVE},
    {CITE_VERDICT_OK, CITE_STATE_REVIVED, CITE_DRIFT_REPLACED, 1, "", CITE_SUGGESTION_ARCHIVE},
    {CITE_VERDICT_OK, CITE_STATE_DRIFTED, CITE_DRIFT_REPLACED, 0, "", CITE_SUGGESTION_NONE},
    {CITE_VERDICT_DEAD, CITE_STATE_FAILING, CITE_DRIFT_NO_BASELINE, 1, "", CITE_SUGGESTION_ARCHIVE},
    {CITE_VERDICT_SOFT_404, CITE_STATE_FAILING, CITE_DRIFT_NO_BASELINE, 1, "", CITE_SUGGESTION_ARCHIVE},
    {CITE_VERDICT_TIMEOUT, CITE_STATE_FAILING, CITE_DRIFT_NO_BASELINE, 1, "", CITE_SUGGESTION_NONE},
    {CITE_VERDICT_TIMEOUT, CITE_STATE_DEAD, CITE_DRIFT_NO_BASELINE, 1, "", CITE_SUGGESTION_ARCHIVE},
    {CITE_VERDICT_BLOCKED, CITE_STATE_UNKNOWN, CITE_DRIFT_NO_BASELINE, 1, "", CITE_SUGGESTION_NONE},
    {CITE_VERDICT_BLOCKED, CITE_STATE_MOVED, CITE_DRIFT_NO_BASELINE, 1, "", CITE_SUGGESTION_NONE},
    {CITE_VERDICT_REDIRECTED, CITE_STATE_MOVED, CITE_DRIFT_SAME, 1, "", CITE_SUGGESTION_MOVED},
    {CITE_VERDICT_REDIRECTED, CITE_STATE_DRIFTED, CITE_DRIFT_MAJOR, 1, "", CITE_SUGGESTION_ARCHIVE},
    {CITE_VERDICT_OK, CITE_STATE_ALIVE, CITE_DRIFT_SAME, 1, "https://b/", CITE_SUGGESTION_ALTERNATIVE},
    {CITE_VERDICT_REDIRECTED, CITE_STATE_MOVED, CITE_DRIFT_SAME, 0, "https://b/", CITE_SUGGESTION_MOVED},
};

static void test_suggestions(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof suggestions / sizeof suggestions[0]; i++) {
        const cite_drift drift = {.verdict = suggestions[i].drift};
        const cite_check check = {.status = suggestions[i].status,
                                  .used_alternative = cite_str_from(suggestions[i].alternative),
                                  .final_url = TEXT("https://new.example/")};
        const cite_reference reference = {.url = TEXT("https://a/"),
                                          .check = &check,
                                          .state = suggestions[i].state,
                                          .drift = &drift,
                                          .archive = suggestions[i].has_copy ? &copy_b : NULL};
        cite_suggestion suggestion = cite_reference_suggestion(&reference);

        if (suggestion.kind != suggestions[i].expected)
            fail_msg("row %zu: %s", i, cite_suggestion_kind_name(suggestion.kind));
        assert_true(cite__str_is(suggestion.url, "https://a/"));
        assert_int_equal(suggestion.new_url.len > 0, suggestion.kind != CITE_SUGGESTION_NONE);
        assert_int_equal(suggestion.datetime, suggestion.kind == CITE_SUGGESTION_ARCHIVE ? COPIED : 0);
    }
    assert_null(cite_suggestion_kind_name(CITE_SUGGESTION_COUNT_));
    assert_string_equal(cite_suggestion_kind_name(CITE_SUGGESTION_NONE), "none");
}

/* What a page was compared with: an archive's address holds its time; one of another kind does not. */
static void test_against(void **state)
{
    static const struct {
        cite_str against;
        const char *expected;
    } rows[] = {
        {TEXT("baseline"), "the first visit"},
        {TEXT(COPY_C), "the archived copy of 2021-03-04"},
        {TEXT("https://archive.example/wayback/2019/https://a.example/"), "the archived copy of 2019-01-01"},
        {TEXT("https://perma.example/AB12-CD34"), "an archived copy"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const cite_reference reference = {.drift_against = rows[i].against, .archive = &copy_b};
        struct cite__buf out;
        struct cite__sink sink;

        cite__buf_init(&out, NULL, 1000);
        cite__sink_init(&sink, write_buf, &out);
        cite__drift_against(&sink, &reference);
        assert_int_equal(cite__sink_finish(&sink), CITE_OK);
        assert_string_equal(cite__buf_view(&out).ptr, rows[i].expected);
        cite__buf_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters), cmocka_unit_test(test_parts),       cmocka_unit_test(test_order),
        cmocka_unit_test(test_size),    cmocka_unit_test(test_suggestions), cmocka_unit_test(test_against),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
