/*
 * unit/test_flow.c: ranges read as one string, and the way back and forth.
 *
 * In the cases "{" and "}" stand around the ranges and "<" and ">" around what is glued; they are taken out first.
 */
#include "core/str.h"
#include "support/stage.h"
#include "text/flow.h"
#include "text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { MOST = 8 };

struct marked {
    struct text text;
    cite_span ranges[MOST];
    size_t range_count;
    cite_span glued[MOST];
    size_t glued_count;
};

static void take_marks(struct marked *out, const char *marked)
{
    *out = (struct marked){.range_count = 0};
    for (const char *c = marked; *c; c++) {
        switch (*c) {
        case '{': out->ranges[out->range_count].begin = out->text.len; break;
        case '}': out->ranges[out->range_count++].end = out->text.len; break;
        case '<': out->glued[out->glued_count].begin = out->text.len; break;
        case '>': out->glued[out->glued_count++].end = out->text.len; break;
        default: text_add(&out->text, c, 1);
        }
    }
    text_add_string(&out->text, "");
}

static bool in_ranges(const struct marked *marked, size_t at)
{
    for (size_t i = 0; i < marked->range_count; i++) {
        if (at >= marked->ranges[i].begin && at < marked->ranges[i].end)
            return true;
    }
    return false;
}

/*
 * One code point of the reading comes from one range of the text: a space from white space or from the seam between two
 * ranges, U+FFFD from an ill-formed subsequence, everything else from the same bytes.
 */
static void check_way_back(const struct marked *marked, const struct cite__flow *flow)
{
    const cite_str text = {marked->text.data, marked->text.len};
    size_t behind = 0;
    size_t len = 0;

    for (size_t at = 0; at < flow->text.len; at += len) {
        const uint32_t code = cite__utf8_at(flow->text, at, &len);
        const cite_span source = cite__flow_span(flow, at, at + len);
        assert_true(source.begin >= behind);
        behind = source.end;
        assert_int_equal(cite__flow_source(flow, at), source.begin);
        assert_int_equal(cite__flow_find(flow, source.begin), at);
        if (code == ' ') {
            assert_int_equal(source.end, source.begin + 1);
            continue;
        }
        size_t source_len = 0;
        assert_true(in_ranges(marked, source.begin) && in_ranges(marked, source.end - 1));
        assert_int_equal(cite__utf8_at(text, source.begin, &source_len), code);
        assert_int_equal(source.end, source.begin + source_len);
    }
    if (flow->text.len > 0) {
        const cite_span all = cite__flow_span(flow, 0, flow->text.len);
        assert_int_equal(all.begin, cite__flow_source(flow, 0));
        assert_int_equal(all.end, behind);
        assert_int_equal(cite__flow_source(flow, flow->text.len), behind);
    }
    assert_int_equal(flow->text.ptr[flow->text.len], '\0');
}

static void test_readings(void **state)
{
    static const struct {
        const char *marked;
        const char *reading;
    } cases[] = {
        {"{}", ""},
        {"{a}", "a"},
        {"x{a b}y", "a b"},
        {"{ a }", "a"},
        {"{\n\n}", ""},
        {"{a  \t b}", "a b"},
        {"{a\nb}", "a b"},
        {"{a\r\nb}", "a b"},
        {"{a \n  b}", "a b"},
        {"{a\n\n\nb}", "a b"},
        {"{a\n\fb}", "a b"},
        {"{secu-\nrity}", "security"},
        {"{secu-\r\n  rity}", "security"},
        {"{\xc3\xa9t\xc3\xa9-\n\xc3\xa9t\xc3\xa9}", "\xc3\xa9t\xc3\xa9\xc3\xa9t\xc3\xa9"},
        {"{well-known}", "well-known"},
        {"{two - three}", "two - three"},
        {"{pages 3 -\nfour}", "pages 3 - four"},                      /* a dash behind a blank parts no word */
        {"{\xe4\xb8\xad\n\xe6\x96\x87}", "\xe4\xb8\xad\xe6\x96\x87"}, /* Chinese sets no space between words */
        {"{\xe4\xb8\xad\nweir}", "\xe4\xb8\xad weir"},
        /* Ill-formed bytes read as U+FFFD, one for each maximal subsequence. */
        {"{a\xff\n\x80 b}", "a\xef\xbf\xbd \xef\xbf\xbd b"},
        {"{\xff z\xe2\x82\xff}", "\xef\xbf\xbd z\xef\xbf\xbd\xef\xbf\xbd"},
        {"{\xf1\x80\x80 z\xff}BODY{\xe2\x82}", "\xef\xbf\xbd z\xef\xbf\xbd \xef\xbf\xbd"},
        {"{Anglo-\nSaxon, 40-\n44}", "Anglo-Saxon, 40-44"}, /* a hyphen of its own stays */
        /* A soft hyphen reads as nothing. */
        {"{po\xc2\xad\npolo, pon\xc2\xadte\xc2\xad.}", "popolo, ponte."},
        {"{\xc2\xad ar\xc2\xad chivio\xc2\xad}", "ar chivio"},
        {"{pa\xc2\xad\xc2\xadne \xc2\xad e \xc2\xad}", "pane e"},
        {"{po\xc2\xad}BODY{polo \xc3\xa8}", "popolo \xc3\xa8"},
        {"{see <http://e.org/a\xc2\xad\nb\xc2\xad> now}", "see http://e.org/ab now"},
        {"{one}BODY{two}", "one two"},
        {"{one }BODY{ two}", "one two"},
        {"{secu-}BODY{rity}", "security"},
        {"{secu-\n}BODY{rity}", "security"},
        {"{a}1{b}2{c}", "a b c"},
        {"{a}1{}2{c}", "a c"},
        {"{see <http://e.org/a-\nb> now}", "see http://e.org/a-b now"}, /* a link keeps its hyphen */
        {"{see <http://e.org/a\n\n  b> now}", "see http://e.org/ab now"},
        {"{see <http://e.org/a b> now}", "see http://e.org/a b now"}, /* breaks vanish, spaces do not */
        {"{see <http://e.org/a>\nb}", "see http://e.org/a b"},
        {"{<http://e.org/a>\n<http://e.org/b>}", "http://e.org/a http://e.org/b"},
        {"{see <http://e.org/}BODY{b> now}", "see http://e.org/b now"},
        {"{see <http://e.org/x-}BODY\nBODY{y-\nz> and a ri-\nver}", "see http://e.org/x-y-z and a river"},
        {"{a <http://e.org/p\nq> b}BODY{c <http://e.org/r\ns> d}", "a http://e.org/pq b c http://e.org/rs d"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct marked marked;
        struct stage stage;
        struct cite__flow flow;
        take_marks(&marked, cases[i].marked);
        assert_true(stage_run(&stage, marked.text.data, STAGE_TEXT));
        assert_int_equal(cite__flow_read(&flow, &stage.text,
                                         (struct cite__ranges){marked.ranges, marked.range_count},
                                         (struct cite__ranges){marked.glued, marked.glued_count}, &stage.env),
                         CITE_OK);
        assert_string_equal(flow.text.ptr, cases[i].reading);
        check_way_back(&marked, &flow);
        stage_release(&stage);
        text_release(&marked.text);
    }
}

/* What the reading leaves out has no place in it. */
static void test_not_in_reading(void **state)
{
    struct marked marked;
    struct stage stage;
    struct cite__flow flow;

    (void)state;
    take_marks(&marked, "x{ri-\nver}BODY{<u-\nv>}y");
    assert_true(stage_run(&stage, marked.text.data, STAGE_TEXT));
    assert_int_equal(cite__flow_read(&flow, &stage.text,
                                     (struct cite__ranges){marked.ranges, marked.range_count},
                                     (struct cite__ranges){marked.glued, marked.glued_count}, &stage.env),
                     CITE_OK);
    assert_string_equal(flow.text.ptr, "river u-v");
    assert_int_equal(cite__flow_find(&flow, 0), CITE_NONE);                            /* x */
    assert_int_equal(cite__flow_find(&flow, stage_find(&stage, "-\nver")), CITE_NONE); /* the hyphen */
    assert_int_equal(cite__flow_find(&flow, stage_find(&stage, "\nver")), CITE_NONE);  /* the break */
    assert_int_equal(cite__flow_find(&flow, stage_find(&stage, "ODY")), CITE_NONE);    /* running text */
    assert_int_equal(cite__flow_find(&flow, stage_find(&stage, "y")), CITE_NONE);      /* behind the end */
    assert_int_equal(cite__flow_find(&flow, stage_find(&stage, "-\nvy")), 7); /* the link's own hyphen */
    assert_int_equal(cite__flow_find(&flow, SIZE_MAX), CITE_NONE);
    /* A word over a hyphen is one range of the text, hyphen and break included. */
    const cite_span word = cite__flow_span(&flow, 0, 5);
    assert_true(cite__str_equal(stage_slice(&stage, word), CITE__LIT("ri-\nver")));
    stage_release(&stage);
    text_release(&marked.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_readings),
        cmocka_unit_test(test_not_in_reading),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
