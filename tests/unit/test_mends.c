/*
 * unit/test_mends.c: what a machine may have misread in an address, and the readings that come of it.
 */
#include "core/str.h"
#include "links/mends.h"
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The address with every edit applied. */
static void write_mended(struct text *out, cite_str url)
{
    struct cite__edits edits = {.count = 0};
    size_t at = 0;

    cite__mends_list(&edits, url);
    text_add_string(out, "");
    for (size_t i = 0; i < edits.count; i++) {
        text_add(out, url.ptr + at, edits.items[i].begin - at);
        text_add(out, edits.items[i].text.ptr, edits.items[i].text.len);
        at = edits.items[i].end;
    }
    text_add(out, url.ptr + at, url.len - at);
}

static void test_mends(void **state)
{
    static const struct {
        const char *printed;
        const char *meant;
    } cases[] = {
        /* Nothing to mend. */
        {"e.org", "e.org"},
        {"e.org/a-b_c/2024?x=1#top", "e.org/a-b_c/2024?x=1#top"},
        {"e.org/a%20b%C3%A9", "e.org/a%20b%C3%A9"},
        {"e.org/0123456789abcdef0123", "e.org/0123456789abcdef0123"},
        {"e.org/international-relations-of-small-islands", "e.org/international-relations-of-small-islands"},
        {"e.org/COVID19", "e.org/COVID19"},
        {"1e.org/a", "1e.org/a"}, /* the host is not looked at */
        /* Signs that no address holds. */
        {"e.org/a%?20b", "e.org/a%20b"},
        {"e.org/?id=d|-top", "e.org/?id=d1-top"},
        {"e.org/0123456789ab\xc2\xa2"
         "def01",
         "e.org/0123456789abcdef01"},
        /* Digits and letters that look alike. */
        {"e.org/0123456789abcdeS0l23", "e.org/0123456789abcde50123"},
        {"e.org/20l7/2O15", "e.org/2017/2015"},
        {"e.org/CAS1/a", "e.org/CASI/a"},
        {"e.org/book%200f%20rope", "e.org/book%20of%20rope"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text mended = {NULL, 0, 0, false};
        write_mended(&mended, cite_str_from(cases[i].printed));
        if (strcmp(mended.data, cases[i].meant) != 0)
            fail_msg("\"%s\": \"%s\", not \"%s\"", cases[i].printed, mended.data, cases[i].meant);
        text_release(&mended);
    }
}

/* Edits stay in order, do not overlap, and are never too many. */
static void test_edits(void **state)
{
    struct cite__edits edits = {.count = 0};

    (void)state;
    for (size_t i = 0; i < 2 * CITE__MOST_EDITS; i++)
        cite__edits_add(&edits, (struct cite__edit){.begin = 1000 - 3 * i, .end = 1002 - 3 * i});
    assert_int_equal(edits.count, CITE__MOST_EDITS);
    for (size_t i = 1; i < edits.count; i++)
        assert_true(edits.items[i - 1].end <= edits.items[i].begin);
    edits.count = 1;
    cite__edits_add(&edits,
                    (struct cite__edit){.begin = edits.items[0].begin + 1, .end = edits.items[0].end + 1});
    assert_int_equal(edits.count, 1);
}

/* The readings of a link: the first is what is printed; the likeliest other comes next. */
static void test_readings(void **state)
{
    static const struct {
        const char *text;
        const char *url;
        const char *second;
    } cases[] = {
        {"https://e.org/a%?20b.pdf", "https://e.org/a%?20b.pdf", "https://e.org/a%20b.pdf"},
        {"https://e.org/a-\nb.html.", "https://e.org/a-b.html", "https://e.org/ab.html"},
        {"https://e.org/my_2 page/1/.", "https://e.org/my_2_page/1/", "https://e.org/my_2page/1/"},
        {"https://e.org/x?a=1&amp;b=2", "https://e.org/x?a=1&b=2", NULL},
        {"https://e.org/a.htm1", "https://e.org/a.htm1", "https://e.org/a.html"},
        {"https://e.org/a.htrnl?b", "https://e.org/a.htrnl?b", "https://e.org/a.html?b"},
        {"https://e.org/a.pdt", "https://e.org/a.pdt", "https://e.org/a.pdf"},
        {"https://e.org/a.html", "https://e.org/a.html", NULL},
        {"https://e.org/v1.20", "https://e.org/v1.20", NULL},
        {"https://e.2ov/a", "https://e.gov/a", "https://e.2ov/a"},
        {"hxxps://e.org/a", "https://e.org/a", NULL},
        {"http:/e.org/a", "http://e.org/a", NULL},
        {"https//e.org/a", "https://e.org/a", NULL},
        {"https:// e.org/a", "https://e.org/a", NULL},
        {"PMID: 23193287", "https://pubmed.ncbi.nlm.nih.gov/23193287", NULL},
        {"arXiv:2301.01234v2.", "https://arxiv.org/abs/2301.01234v2", NULL},
        {"hdl:20500/4471", "https://hdl.handle.net/20500/4471", NULL},
        {"ark:/12148/btv1b8449691v", "https://n2t.net/ark:/12148/btv1b8449691v", NULL},
        {"urn:nbn:de:101:1-2019", "https://nbn-resolving.org/urn:nbn:de:101:1-2019", NULL},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        assert_true(stage_run(&stage, cases[i].text, STAGE_LINKS));
        if (stage.links.count != 1)
            fail_msg("\"%s\": %zu links", cases[i].text, stage.links.count);
        const cite_link *link = &stage.links.items[0];
        if (strcmp(link->url.ptr, cases[i].url) != 0)
            fail_msg("\"%s\": \"%s\", not \"%s\"", cases[i].text, link->url.ptr, cases[i].url);
        const char *second = link->alternative_count > 0 ? link->alternatives[0].ptr : NULL;
        if ((second == NULL) != (cases[i].second == NULL) || (second && strcmp(second, cases[i].second) != 0))
            fail_msg("\"%s\": second \"%s\", not \"%s\"", cases[i].text, second ? second : "none",
                     cases[i].second ? cases[i].second : "none");
        stage_release(&stage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mends),
        cmocka_unit_test(test_edits),
        cmocka_unit_test(test_readings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
