/*
 * test_report_json.c: the JSON schemas, letter by letter for links, and the failures that every format shares.
 */
#include "core/buf.h"
#include "core/str.h"
#include "support/alloc.h"

#include <cite/report.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char text[] = "See https://one.example/a and https://two.example/b now.\n"
                           "\n"
                           "The text calls a note.1 And another.2\n"
                           "\n"
                           "1 Jane Roe, Rivers of the North (Harbour Press, 2019), https://one.example/a.\n"
                           "\n"
                           "2 John Doe, \"Eels\", Journal of Fish 3 (2020): 4-9.\n";

/* 2026-01-31T12:00:00Z */
#define NOON INT64_C(1769860800)

static const cite_redirect redirects[] = {{301, {"https://new.example/a", 21}}};
static const cite_attempt attempts[] = {
    {{"GET", 3}, {"https://one.example/a", 21}, 301, {"192.0.2.1", 9}, 40, {NULL, 0}, {"redirect", 8}},
    {{"GET", 3}, {"https://new.example/a", 21}, 200, {"192.0.2.2", 9}, 47, {NULL, 0}, {"success", 7}},
};
static const cite_check moved = {
    .url = {"https://one.example/a", 21},
    .status = CITE_VERDICT_REDIRECTED,
    .reason = {"moved for good", 14},
    .http_code = 200,
    .final_url = {"https://new.example/a", 21},
    .redirects = redirects,
    .redirect_count = 1,
    .evidence = attempts,
    .attempts = 2,
    .elapsed_ms = 87,
    .checked_at = NOON,
};
static const cite_attempt slow_down[] = {
    {{"GET", 3}, {"https://two.example/b", 21}, 429, {"192.0.2.1", 9}, 40, {NULL, 0}, {"http-429", 8}},
};
static const cite_check dead = {
    .url = {"https://two.example/b", 21},
    .status = CITE_VERDICT_DEAD,
    .reason = {"HTTP 404", 8},
    .http_code = 404,
    .evidence = slow_down,
    .attempts = 1,
    .flags = CITE_FLAG_RATE_LIMITED,
};

struct fixture {
    cite_parser *parser;
    cite_document *document;
    cite_audit *audit;
};

static int set_up(void **state)
{
    static struct fixture fixture;

    assert_int_equal(cite_parser_new(&fixture.parser, NULL, NULL), CITE_OK);
    assert_int_equal(cite_document_parse(&fixture.document, fixture.parser, cite_str_from(text), NULL),
                     CITE_OK);
    assert_int_equal(cite_audit_new(&fixture.audit, NULL, NULL), CITE_OK);
    assert_int_equal(cite_audit_add_document(fixture.audit, "r.txt", fixture.document, NULL), CITE_OK);
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

/* Expected JSON is written with ' for ", which no output here holds. */
static char *quoted(char *out, size_t size, const char *expected)
{
    size_t len = strlen(expected);

    assert_true(len < size);
    for (size_t i = 0; i <= len; i++)
        out[i] = (char)(expected[i] == '\'' ? '"' : expected[i]);
    return out;
}

static void assert_is(const struct cite__buf *out, const char *expected)
{
    char text_of[4096];

    assert_string_equal(cite__buf_view(out).ptr, quoted(text_of, sizeof text_of, expected));
}

static void assert_holds(const struct cite__buf *out, const char *const *parts)
{
    char part[4096];

    for (; *parts; parts++) {
        quoted(part, sizeof part, *parts);
        if (cite__str_find(cite__buf_view(out), cite_str_from(part), 0) == CITE_NONE)
            fail_msg("'%s' is not in %s", part, cite__buf_view(out).ptr);
    }
}

/* Must run first: nothing is checked yet. */
static void test_unchecked_link(void **state)
{
    const struct fixture *fixture = *state;
    struct cite__buf out;

    cite__buf_init(&out, NULL, 100000);
    assert_int_equal(cite_report_reference(fixture->audit, 1, NULL, write_buf, &out, NULL), CITE_OK);
    assert_is(&out, "{'url':'https://two.example/b','status':'skipped','reason':'not checked',"
                    "'occurrences':[{'path':'r.txt','note':null,'section':null,'span':[30, 51],"
                    "'line':1,'column':31}]}\n");
    cite__buf_release(&out);
    assert_int_equal(cite_audit_observe(fixture->audit, &moved), 0);
    assert_int_equal(cite_audit_observe(fixture->audit, &dead), 1);
}

static void test_checked_link(void **state)
{
    const struct fixture *fixture = *state;
    struct cite__buf out;

    cite__buf_init(&out, NULL, 100000);
    assert_int_equal(cite_report_reference(fixture->audit, 0, NULL, write_buf, &out, NULL), CITE_OK);
    assert_is(&out, "{'url':'https://one.example/a','status':'redirected','reason':'moved for "
                    "good','severity':'ignore','flags':[],"
                    "'http_code':200,'final_url':'https://new.example/a',"
                    "'redirects':[{'http_code':301,'url':'https://new.example/a'}],'used_alternative':null,"
                    "'evidence':[{'method':'GET','url':'https://one.example/a','http_code':301,"
                    "'address':'192.0.2.1','elapsed_ms':40,'rule':'redirect'},"
                    "{'method':'GET','url':'https://new.example/a','http_code':200,"
                    "'address':'192.0.2.2','elapsed_ms':47,'rule':'success'}],"
                    "'attempts':2,'elapsed_ms':87,'checked_at':'2026-01-31T12:00:00Z','occurrences':["
                    "{'path':'r.txt','note':null,'section':null,'span':[4, 25],'line':1,'column':5},"
                    "{'path':'r.txt','note':1,'section':0,'span':[152, 173],'line':5,'column':56}]}\n");
    cite__buf_clear(&out);
    assert_int_equal(cite_report_summary(fixture->audit, NULL, write_buf, &out, NULL), CITE_OK);
    assert_is(&out, "{'schema':'libcite.links/1','summary':{'total':2,'redirected':1,'dead':1}}\n");
    assert_int_equal(cite_report_reference(fixture->audit, 2, NULL, write_buf, &out, NULL),
                     CITE_ERROR_ARGUMENT);
    cite__buf_release(&out);
}

static void test_audit(void **state)
{
    static const char *const parts[] = {
        "{'schema':'libcite.audit/1','run':{'id':'2026-01-31T12:00:00Z','started':'2026-01-31T12:00:00Z',"
        "'finished':'2026-01-31T12:00:09Z','options':{'method':'head','offline':false,'timeout_ms':5000,"
        "'retries':0,'allow_private':false,'insecure':false,'drift':{'same':0.95,'minor':0.70,"
        "'replaced_cosine':0.12,'replaced_jaccard':0.04,'replaced_dice':0.07,'major_words':0.70,'title':0.80,"
        "'words_min':5}}}",
        "'documents':[{'path':'r.txt','counts':{'notes':2,",
        "'state':'moved','since':'2026-01-31','strikes':0,"
        "'suggestion':{'kind':'moved','url':'https://new.example/a'}",
        "'reason':'HTTP 404','severity':'error','flags':['rate-limited'],'http_code':404,'redirects':[],",
        "'state':'failing','strikes':1}\n",
        "'summary':{'total':2,'redirected':1,'dead':1}}\n",
        NULL,
    };
    const struct fixture *fixture = *state;
    cite_checker_options checker = CITE_CHECKER_OPTIONS_INIT;
    cite_report_options options = CITE_REPORT_OPTIONS_INIT;
    struct cite__buf out;

    checker.method = CITE_METHOD_HEAD;
    checker.timeout_ms = 5000;
    checker.no_retries = 1;
    options.format = CITE_REPORT_JSONL;
    options.started = NOON;
    options.now = NOON + 9;
    options.checker = &checker;
    cite__buf_init(&out, NULL, 100000);
    assert_int_equal(cite_report_audit(fixture->audit, &options, write_buf, &out, NULL), CITE_OK);
    assert_holds(&out, parts);
    cite__buf_release(&out);
}

static void test_document(void **state)
{
    static const char *const parts[] = {
        "{'schema':'libcite.document/1','source':{'path':'r.txt','bytes':",
        "'format':'text'},'metadata':{}",
        "'notes':[{'number':1,'label':'1','number_source':'printed','scheme':'arabic','section':0,'span':[97,",
        "'callouts':[{'number':1,'label':'1','span':[80, 81]",
        "'links':[{'url':'https://one.example/a','raw':'https://one.example/a','span':[4, 25],"
        "'note':null,'section':null,'confidence':",
        "'citations':[{'note':1,'section':0,'span':[",
        "'form':'full','item':'ITEM-1'",
        "'items':[{'id':'ITEM-1',",
        NULL,
    };
    const struct fixture *fixture = *state;
    cite_report_options options = CITE_REPORT_OPTIONS_INIT;
    struct cite__buf out;

    options.format = CITE_REPORT_JSONL;
    cite__buf_init(&out, NULL, 100000);
    assert_int_equal(cite_report_document(fixture->document, "r.txt", &options, write_buf, &out, NULL),
                     CITE_OK);
    assert_holds(&out, parts);
    cite__buf_release(&out);
}

enum subject { DOCUMENT, LINKS, AUDIT, SUBJECT_COUNT };

static cite_status report(const struct fixture *fixture, enum subject subject,
                          const cite_report_options *options, cite_write_fn write, void *context,
                          cite_error *error)
{
    switch (subject) {
    case DOCUMENT: return cite_report_document(fixture->document, "r.txt", options, write, context, error);
    case LINKS: return cite_report_links(fixture->audit, options, write, context, error);
    case AUDIT: return cite_report_audit(fixture->audit, options, write, context, error);
    case SUBJECT_COUNT: break;
    }
    return CITE_ERROR_INTERNAL;
}

static int write_never(void *context, const char *data, size_t len)
{
    (void)context;
    (void)data;
    (void)len;
    return 1;
}

/* Every format of every subject: something is written, in full or not at all, and twice the same. */
static void test_formats(void **state)
{
    cite_report_options options = CITE_REPORT_OPTIONS_INIT;

    for (size_t i = 0; i < (size_t)CITE_REPORT_COUNT_ * SUBJECT_COUNT; i++) {
        enum subject subject = (enum subject)(i % SUBJECT_COUNT);
        struct cite__buf first;
        struct cite__buf second;
        cite_error error;

        options.format = (cite_report_format)(i / SUBJECT_COUNT);
        if (subject == DOCUMENT && options.format >= CITE_REPORT_CSV) {
            assert_int_equal(report(*state, subject, &options, write_never, NULL, &error),
                             CITE_ERROR_UNSUPPORTED);
            assert_int_equal(error.status, CITE_ERROR_UNSUPPORTED);
            continue;
        }
        cite__buf_init(&first, NULL, 1000000);
        cite__buf_init(&second, NULL, 1000000);
        assert_int_equal(report(*state, subject, &options, write_buf, &first, &error), CITE_OK);
        assert_int_equal(error.status, CITE_OK);
        assert_int_equal(report(*state, subject, &options, write_buf, &second, NULL), CITE_OK);
        assert_true(first.len > 0);
        assert_string_equal(first.data, second.data);
        assert_int_equal(report(*state, subject, &options, write_never, NULL, &error), CITE_ERROR_IO);
        assert_int_equal(error.status, CITE_ERROR_IO);
        cite__buf_release(&first);
        cite__buf_release(&second);
    }
    options.format = CITE_REPORT_COUNT_;
    assert_int_equal(report(*state, DOCUMENT, &options, write_never, NULL, NULL), CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_report_document(NULL, NULL, NULL, write_never, NULL, NULL), CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_report_links(NULL, NULL, write_never, NULL, NULL), CITE_ERROR_ARGUMENT);
}

static int write_nothing(void *context, const char *data, size_t len)
{
    (void)context;
    (void)data;
    (void)len;
    return 0;
}

/* The n-th allocation fails, until none does. */
static void test_memory(void **state)
{
    cite_report_options options = CITE_REPORT_OPTIONS_INIT;

    for (size_t i = 0; i < (size_t)CITE_REPORT_COUNT_ * SUBJECT_COUNT; i++) {
        struct counting_alloc memory;
        size_t n = 0;
        cite_error error;

        options.format = (cite_report_format)(i / SUBJECT_COUNT);
        if (i % SUBJECT_COUNT == DOCUMENT && options.format >= CITE_REPORT_CSV)
            continue;
        options.allocator = &memory.allocator;
        do {
            counting_alloc_init(&memory);
            counting_alloc_fail(&memory, n++, ALLOC_FAIL_ONCE);
            cite_status status =
                report(*state, (enum subject)(i % SUBJECT_COUNT), &options, write_nothing, NULL, &error);
            assert_int_equal(status, memory.failures > 0 ? CITE_ERROR_MEMORY : CITE_OK);
            assert_int_equal(error.status, status);
            assert_int_equal(memory.live_blocks, 0);
        } while (memory.failures > 0);
    }
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(cite_report_format_name(CITE_REPORT_TEXT), "text");
    assert_string_equal(cite_report_format_name(CITE_REPORT_JSON), "json");
    assert_string_equal(cite_report_format_name(CITE_REPORT_JSONL), "jsonl");
    assert_string_equal(cite_report_format_name(CITE_REPORT_HTML), "html");
    assert_string_equal(cite_report_format_name(CITE_REPORT_CSV), "csv");
    assert_string_equal(cite_report_format_name(CITE_REPORT_MARKDOWN), "markdown");
    assert_string_equal(cite_report_format_name(CITE_REPORT_JUNIT), "junit");
    assert_string_equal(cite_report_format_name(CITE_REPORT_SARIF), "sarif");
    assert_string_equal(cite_report_format_name(CITE_REPORT_GITHUB), "github");
    assert_null(cite_report_format_name(CITE_REPORT_COUNT_));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unchecked_link), cmocka_unit_test(test_checked_link),
        cmocka_unit_test(test_audit),          cmocka_unit_test(test_document),
        cmocka_unit_test(test_formats),        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_names),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
