/*
 * unit/test_scan.c: places where a link may start.
 */
#include "core/str.h"
#include "links/scan.h"
#include "support/guard.h"
#include "support/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char *const kinds[] = {"scheme", "www", "host", "doi"};

/* "kind@begin-body" for each start; what was found is skipped up to the next white space where skip is set. */
static void write_starts(struct text *out, cite_str text, bool skip)
{
    struct cite__link_scanner scanner = cite__link_scan(text);
    struct cite__link_start start;

    text_add_string(out, "");
    while (cite__link_next(&scanner, &start)) {
        text_add_string(out, out->len > 0 ? " " : "");
        text_add_string(out, kinds[start.kind]);
        text_add_string(out, "@");
        text_add_number(out, start.begin);
        text_add_string(out, "-");
        text_add_number(out, start.body);
        size_t end = start.body;
        while (skip && end < text.len && !cite__is_space(text.ptr[end]))
            end++;
        if (skip)
            cite__link_skip(&scanner, end);
    }
}

static void test_starts(void **state)
{
    static const struct {
        const char *text;
        const char *starts;
    } cases[] = {
        {"", ""},
        {"plain words: none. Either/or, 12:30.", ""},
        {"https://e.org", "scheme@0-8"},
        {"see http://e.org/a now", "scheme@4-11"},
        {"HTTPS://E.ORG", "scheme@0-8"},
        {"ftp://e.org/f", "scheme@0-6"},
        {"(https://e.org)", "scheme@1-9"},
        {"word\xe3\x80\x82https://e.org", "scheme@7-15"},
        {"wordhttps://e.org", "scheme@4-12"}, /* glued to a word */
        {"https//e.org https:/e.org mailto:a@e.org file:///a", "scheme@0-7 scheme@13-20"},
        {"www.e.org", "www@0-0"},
        {"see WWW.E.org.", "www@4-4"},
        {"www.", ""},
        {"www. e.org", "www@0-0"}, /* a space let in */
        {"www.\ne.org", "www@0-0"},
        {"www. and", ""},
        {"awww.e.org", ""},
        {"a@www.e.org", ""},
        {"www.\xd0\xb6.org", "www@0-0"},
        {"e.org/path", "host@0-0"},
        {"see e.co.uk/path.", "host@4-4"},
        {"e.org", ""}, /* a bare host needs a path */
        {"e.org/ and", ""},
        {"and/or I.e./that", ""},
        {"Art.is/are README.md/x", ""}, /* a word and a stop */
        {"Bit.ly/2xY", "host@0-0"},
        {"file.txt/x", ""}, /* no top-level domain */
        {"1.2/3 12.5.2020/4", ""},
        {"ab@e.org/x", ""},  /* an address of mail */
        {"dir/e.org/x", ""}, /* a path */
        {"doi:10.5555/abc", "doi@0-4"},
        {"DOI: 10.5555/abc", "doi@0-5"},
        {"doi 10.5555/abc", "doi@0-4"},
        {"10.5555/abc", "doi@0-0"},
        {"(10.5555/abc)", "doi@1-1"},
        {"10.55/abc", ""}, /* the registrant has four digits or more */
        {"110.5555/abc", ""},
        {"https://e.org/a https://e.org/b", "scheme@0-8 scheme@16-24"},
        {"https://doi.org/10.5555/abc", "scheme@0-8"}, /* one link, when it is skipped */
        {"https://web.example.org/2020/http://e.org/a", "scheme@0-8"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct guard guard;
        struct text starts = {NULL, 0, 0, false};
        assert_true(guard_put_text(&guard, cases[i].text));
        write_starts(&starts, guard.text, true);
        if (strcmp(starts.data, cases[i].starts) != 0)
            fail_msg("\"%s\": \"%s\", not \"%s\"", cases[i].text, starts.data, cases[i].starts);
        text_release(&starts);
        guard_release(&guard);
    }
}

/* A start that was no link is not skipped: what stands in it is found all the same. */
static void test_within(void **state)
{
    struct text starts = {NULL, 0, 0, false};

    (void)state;
    write_starts(&starts, CITE__LIT("http://www.e.org/a"), false);
    assert_non_null(strstr(starts.data, "scheme@0-7"));
    text_release(&starts);
    write_starts(&starts, CITE__LIT("https://web.e.org/2020/http://e.org/a"), false);
    assert_non_null(strstr(starts.data, "scheme@0-8"));
    assert_non_null(strstr(starts.data, "scheme@23-30"));
    text_release(&starts);
}

/* Nothing in front of what was skipped belongs to a later start. */
static void test_skip(void **state)
{
    cite_str text = CITE__LIT("doi 10.5555/abc");
    struct cite__link_scanner scanner = cite__link_scan(text);
    struct cite__link_start start;

    (void)state;
    cite__link_skip(&scanner, 4);
    assert_true(cite__link_next(&scanner, &start));
    assert_int_equal(start.begin, 4); /* "doi" was somebody else's */
    cite__link_skip(&scanner, text.len);
    assert_false(cite__link_next(&scanner, &start));
    assert_false(cite__link_next(&scanner, &start));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_starts),
        cmocka_unit_test(test_within),
        cmocka_unit_test(test_skip),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
