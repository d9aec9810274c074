/*
 * test_report_links.c: the formats of links alone, letter by letter, with names, titles and addresses that are markup in
 * each of them.
 */
#include "core/buf.h"
#include "core/str.h"

#include <cite/report.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char text[] = "See https://one.example/a and https://two.example/b|c now.\n"
                           "\n"
                           "The text calls a note.1 And another.2\n"
                           "\n"
                           "1 Jane Roe, Rivers of the North (Harbour Press, 2019), https://one.example/a.\n"
                           "\n"
                           "2 John Doe, \"Eels\", Journal of Fish 3 (2020): 4-9, https://three.example/.\n";

static const cite_redirect redirects[] = {{301, {"https://new.example/a", 21}}};
static const cite_check moved = {.url = {"https://one.example/a", 21},
                                 .status = CITE_VERDICT_REDIRECTED,
                                 .reason = {"moved permanently", 17},
                                 .http_code = 200,
                                 .final_url = {"https://new.example/a", 21},
                                 .redirects = redirects,
                                 .redirect_count = 1};
static const cite_check dead = {.url = {"https://two.example/b|c", 23},
                                .status = CITE_VERDICT_DEAD,
                                .reason = {"=\"<gone>\" 100%, \x1b[31m*now*", 26},
                                .http_code = 404};

#define NAME "a,b:<1>.txt"

static const struct {
    cite_report_format format;
    const char *expected; /* with ' for " */
} cases[] = {
    {CITE_REPORT_CSV,
     "document,line,column,note,url,status,finding,reason,http_code,final_url,used_alternative\r\n"
     "'a,b:<1>.txt',1,5,,'https://one.example/a','redirected','no','moved permanently',200,"
     "'https://new.example/a',\r\n"
     "'a,b:<1>.txt',5,56,1,'https://one.example/a','redirected','no','moved permanently',200,"
     "'https://new.example/a',\r\n"
     "'a,b:<1>.txt',1,31,,'https://two.example/b|c','dead','yes','`=''<gone>'' 100%, [31m*now*',404,,\r\n"
     "'a,b:<1>.txt',7,52,2,'https://three.example/','skipped','no','not checked',,,\r\n"},
    {CITE_REPORT_MARKDOWN,
     "# Links\n\n| Status | Links |\n| --- | ---: |\n| dead | 1 |\n| redirected | 1 |\n| skipped | 1 |\n"
     "| **total** | **3** |\n\n## Findings\n\n| Status | Link | Reason | Place | What to do |\n"
     "| --- | --- | --- | --- | --- |\n"
     "| dead | <https://two.example/b%7Cc> | ='\\<gone\\>' 100%, \\[31m\\*now\\* | a,b:\\<1\\>.txt:1 "
     "| Look for the page`s new address, or cite an archived copy. |\n\n"
     "## Moved for good\n\n| Cited | New address | Place |\n| --- | --- | --- |\n"
     "| <https://one.example/a> | <https://new.example/a> | a,b:\\<1\\>.txt:1; a,b:\\<1\\>.txt:5 (note 1) |\n"},
    {CITE_REPORT_JUNIT,
     "<?xml version='1.0' encoding='UTF-8'?>\n<testsuites>\n"
     "  <testsuite name='citation-check' tests='3' failures='1' errors='0' skipped='1'>\n"
     "    <testcase classname='a,b:&lt;1&gt;.txt' name='https://one.example/a'/>\n"
     "    <testcase classname='a,b:&lt;1&gt;.txt' name='https://two.example/b|c'>\n"
     "      <failure message='=&quot;&lt;gone&gt;&quot; 100%, [31m*now*' type='dead'>a,b:&lt;1&gt;.txt:1:31\n"
     "</failure>\n    </testcase>\n"
     "    <testcase classname='a,b:&lt;1&gt;.txt' name='https://three.example/'>\n"
     "      <skipped message='not checked'/>\n    </testcase>\n  </testsuite>\n</testsuites>\n"},
    {CITE_REPORT_GITHUB, "::error file=a%2Cb%3A<1>.txt,line=1,col=31,title=dead "
                         "link::https%3A//two.example/b|c: ='<gone>' 100%25%2C "
                         "[31m*now*. Look for the page`s new address%2C or cite an archived copy.\n"
                         "::notice title=citation-check::3 links, 1 findings\n"},
};

static const char *const sarif_parts[] = {
    "\"version\": \"2.1.0\"",
    "\"columnKind\": \"unicodeCodePoints\"",
    "\"ruleId\": \"dead\"",
    "\"level\": \"error\"",
    "\"uri\": \"a%2Cb%3A%3C1%3E.txt\"",
    "\"startLine\": 1",
    "\"startColumn\": 31",
    "\"byteOffset\": 30",
    "\"byteLength\": 23",
    "\"url/v1\": \"https://two.example/b|c\"",
    "\"text\": \"https://two.example/b|c: =\\\"<gone>\\\" 100%, \\u001b[31m*now*\"",
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
    assert_int_equal(cite_audit_add_document(fixture.audit, NAME, fixture.document, NULL), CITE_OK);
    assert_int_equal(cite_audit_observe(fixture.audit, &moved), 0);
    assert_int_equal(cite_audit_observe(fixture.audit, &dead), 1);
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

static void write_links(struct cite__buf *out, const struct fixture *fixture, cite_report_format format)
{
    cite_report_options options = CITE_REPORT_OPTIONS_INIT;

    options.format = format;
    cite__buf_init(out, NULL, 1000000);
    assert_int_equal(cite_report_links(fixture->audit, &options, write_buf, out, NULL), CITE_OK);
}

static void test_letters(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__buf out;
        char expected[4096];
        size_t len = strlen(cases[i].expected);

        assert_true(len < sizeof expected);
        for (size_t at = 0; at <= len; at++) {
            char c = cases[i].expected[at];
            expected[at] = (char)(c == '\'' ? '"' : c == '`' ? '\'' : c);
        }
        write_links(&out, *state, cases[i].format);
        assert_string_equal(cite__buf_view(&out).ptr, expected);
        cite__buf_release(&out);
    }
}

static void test_sarif(void **state)
{
    struct cite__buf out;

    write_links(&out, *state, CITE_REPORT_SARIF);
    for (size_t i = 0; i < sizeof sarif_parts / sizeof sarif_parts[0]; i++) {
        if (cite__str_find(cite__buf_view(&out), cite_str_from(sarif_parts[i]), 0) == CITE_NONE)
            fail_msg("'%s' is not in %s", sarif_parts[i], cite__buf_view(&out).ptr);
    }
    cite__buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_letters), cmocka_unit_test(test_sarif)};

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
