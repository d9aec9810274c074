/*
 * unit/test_links.c: the links of whole texts: what each reads as, what was repaired, what else it could be.
 */
#include "core/str.h"
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The URLs, " | " between two. */
static void write_urls(struct text *out, const struct cite__links *links)
{
    text_add_string(out, "");
    for (size_t i = 0; i < links->count; i++) {
        text_add_string(out, i > 0 ? " | " : "");
        text_add_string(out, links->items[i].url.ptr);
    }
}

#define ZHONG "\xe4\xb8\xad"

static void test_urls(void **state)
{
    static const struct {
        const char *text;
        const char *urls;
    } cases[] = {
        {"", ""},
        {"No link at all, and/or one of 12:30.", ""},
        {"See https://e.org/a.", "https://e.org/a"},
        {"See https://e.org/a, https://e.org/b; and (https://e.org/c).",
         "https://e.org/a | https://e.org/b | https://e.org/c"},
        {"HTTP://E.ORG/A", "HTTP://E.ORG/A"},
        {"ftp://e.org/f.txt", "ftp://e.org/f.txt"},
        {"www.example.org/a and www.example.org.", "https://www.example.org/a | https://www.example.org"},
        {"example.org/a and example.org", "https://example.org/a"},
        {"doi:10.5555/abc.1, DOI 10.5555/def; 10.5555/ghi.",
         "https://doi.org/10.5555/abc.1 | https://doi.org/10.5555/def | https://doi.org/10.5555/ghi"},
        {"https://doi.org/10.5555/abc(12)34", "https://doi.org/10.5555/abc(12)34"},
        /* No links. */
        {"http://", ""},
        {"http:// and https://.", ""},
        {"www. and www.", ""},
        {"who.int/a un.org/b", "https://who.int/a | https://un.org/b"},
        {"e.org:8080/a", "https://e.org:8080/a"},
        {"https: //e.org/a http :/ /e.org/b ht tp://e.org/c",
         "https://e.org/a | http://e.org/b | http://e.org/c"},
        {"https:\n//e.org/a\n", "https://e.org/a"},
        {"htpps://e.org/a hhttp://e.org/b thtp://e.org/c hnp://e.org/d",
         "https://e.org/a | http://e.org/b | http://e.org/c | http://e.org/d"},
        {"http:\\\\e.org/a https:l/e.org/b http;//e.org/c",
         "http://e.org/a | https://e.org/b | http://e.org/c"},
        {"rtsp://e.org/a ssh://e.org/b at: //x or: /e", ""},
        {"sftp://e.org/a ftps://e.org/b", "sftp://e.org/a | ftps://e.org/b"},
        {"\\url{https://e.org/a\\_b} {https://e.org/c}{d}", "https://e.org/a_b | https://e.org/c"},
        {"https:\\/\\/e.org\\/a\"", "https://e.org/a"},
        {"10.5555/a<1::AID-B>3.0.CO;2-1, 10.5555/b<c>",
         "https://doi.org/10.5555/a<1::AID-B>3.0.CO;2-1 | https://doi.org/10.5555/b"},
        {"10.5555/a;10.5555/b,10.5555/c",
         "https://doi.org/10.5555/a | https://doi.org/10.5555/b | https://doi.org/10.5555/c"},
        {"https://e.org/a\xc2\xad"
         "b/c\xe2\x80\x8b"
         "d https://e.org/\xcb\x9c"
         "f\xef\xac\x81",
         "https://e.org/ab/cd | https://e.org/~ffi"},
        {"https://e.org/a.\xc2\xad\n\nB", "https://e.org/a"},
        {"https://www.exam\nple.org/a", "https://www.example.org/a"},
        {"https://www.example. org/a", "https://www.example.org/a"},
        {"http://localhost example.org/a", "http://localhost | https://example.org/a"},
        {"> https://e.org/a/\n> b_c.html\n", "https://e.org/a/b_c.html"},
        {"http://" ZHONG "." ZHONG "/a", "http://" ZHONG "." ZHONG "/a"},
        {"Write to a.lund@example.org or mailto:lund@example.org.", ""},
        {"Write to lund@www.example.org/x.", ""},
        {"It is in file.txt/page and in 3.5/7 of cases.", ""},
        {"10.5555/", ""},
        /* Around a link. */
        {"<https://e.org/a>", "https://e.org/a"},
        {"\xe2\x80\x9chttps://e.org/a.\xe2\x80\x9d", "https://e.org/a"},
        {"[https://e.org/a](https://e.org/b)", "https://e.org/b"}, /* Markdown: the target counts */
        {"[https://e.org/a](https://e.org/a/b) [/b](https://e.org/a/b)", "https://e.org/a/b"}, /* one in two */
        {"[https://e.org/a](https://e.org/a) [b](<https://e.org/ab>) [c](https://e.org/abc)",
         "https://e.org/abc"},
        {"[https://e.org/a](https://e.org/a) [b](https://e.org/b)", "https://e.org/a | https://e.org/b"},
        {"[https://e.org/a](https://e.org/a), [b](https://e.org/ab)", "https://e.org/a | https://e.org/ab"},
        {"https://e.org/a(see b), https://e.org/a_(b https://e.org/a(",
         "https://e.org/a | https://e.org/a_(b | https://e.org/a"},
        {"https://e.org/a.html.See https://e.org/a.B", "https://e.org/a.html | https://e.org/a.B"},
        {"https://e.org/A\xe2\x80\x93"
         "B https://e.org/a\xe2\x80\x93"
         "b",
         "https://e.org/A\xe2\x80\x93"
         "B | https://e.org/a"},
        {"https://e.org/20150101000000/\nhttps://e.org/a", "https://e.org/20150101000000/https://e.org/a"},
        {"https://e.org/2015/\nhttps://e.org/a", "https://e.org/2015/ | https://e.org/a"},
        {"\\href{https://e.org/a}{https://e.org/b}", "https://e.org/a"},
        {"[rope](https://e.org/b_(c))", "https://e.org/b_(c)"},
        {"\xe8\xa7\x81https://e.org/a" ZHONG "\xe3\x80\x82", "https://e.org/a"},
        {"https://e.org/a\xe3\x80\x82" ZHONG, "https://e.org/a"},
        {"https://e.org/ahttps://e.org/b", "https://e.org/a | https://e.org/b"},
        {"https://web.example.org/web/2020/https://e.org/a.",
         "https://web.example.org/web/2020/https://e.org/a"},
        {"\xff"
         "https://e.org/a\xff",
         "https://e.org/a"},
        {"https://e.org/a\fhttps://e.org/b", "https://e.org/a | https://e.org/b"},
        {"https://localhost/a http://192.0.2.1/b http://[2001:db8::1]:80/c",
         "https://localhost/a | http://192.0.2.1/b | http://[2001:db8::1]:80/c"},
        /* Over a line's end. */
        {"See https://e.org/rope-\nwalk.html for more.\n", "https://e.org/rope-walk.html"},
        {"See https://e.org/rope-\r\nwalk.html for more.\r\n", "https://e.org/rope-walk.html"},
        {"See https://e.org/\nrope/walk.html for more.\n", "https://e.org/rope/walk.html"},
        {"See https://e.org/rope.p\ndf for more.\n", "https://e.org/rope.pdf"},
        {"See https://e.org/rope.\npdf for more.\n", "https://e.org/rope.pdf"},
        {"See https://e.org/a_(b\nc-d/e)f.html for more.\n", "https://e.org/a_(bc-d/e)f.html"},
        {"See <https://e.org/rope\nwalk/a> for more.\n", "https://e.org/ropewalk/a"},
        {"See https://\nwww.example.org/a for more.\n", "https://www.example.org/a"},
        {"See https://e.org/rope\nand walk on.\n", "https://e.org/rope"},
        {"See https://e.org/rope.\nThe walk goes on.\n", "https://e.org/rope"},
        {"See https://e.org/rope\n2024-05-01, by Lund.\n", "https://e.org/rope"},
        {"See https://e.org/rope\nhttps://e.org/walk\n", "https://e.org/rope | https://e.org/walk"},
        {"See https://e.org/rope/\n\nThe walk goes on.\n", "https://e.org/rope/"},
        {"See https://e.org/a-\nb-\nc-\nd-e.html.\n", "https://e.org/a-b-c-d-e.html"},
        /* Over a space. */
        {"See https://e.org/fundamental documents/river_law.pdf now.",
         "https://e.org/fundamental_documents/river_law.pdf"},
        {"See https://e.org/2025/01/3 1/rope.html now.", "https://e.org/2025/01/31/rope.html"},
        {"See https://e.org/a. pdf now.", "https://e.org/a.pdf"},
        {"See https://e.org/a in 1987.", "https://e.org/a"},
        {"See https://e.org/a 12/2020.", "https://e.org/a"},
        {"See https://e.org/a/ and/or not.", "https://e.org/a/"},
        /* Hosts. */
        {"See https://www.example.2ov/a.", "https://www.example.gov/a"},
        {"See https://www.example.zzzzzz/a.", ""},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        struct text urls = {NULL, 0, 0, false};
        assert_true(stage_run(&stage, cases[i].text, STAGE_LINKS));
        write_urls(&urls, &stage.links);
        if (strcmp(urls.data, cases[i].urls) != 0)
            fail_msg("\"%s\": \"%s\", not \"%s\"", cases[i].text, urls.data, cases[i].urls);
        text_release(&urls);
        stage_release(&stage);
    }
}

static void test_repairs(void **state)
{
    static const struct {
        const char *text;
        const char *raw;
        unsigned repairs;
        const char *alternative; /* the first; NULL: none */
    } cases[] = {
        {"https://e.org/a", "https://e.org/a", 0, NULL},
        {"See https://e.org/a.", "https://e.org/a", CITE_REPAIR_TRIMMED_PUNCTUATION, NULL},
        {"See (https://e.org/a) now", "https://e.org/a", CITE_REPAIR_UNWRAPPED, NULL},
        {"See <https://e.org/a> now", "https://e.org/a", CITE_REPAIR_UNWRAPPED, NULL},
        {"See www.example.org now", "www.example.org", CITE_REPAIR_ADDED_SCHEME, NULL},
        {"See example.org/a now", "example.org/a", CITE_REPAIR_ADDED_SCHEME, NULL},
        {"See https://e.org/rope-\nwalk.html now", "https://e.org/rope-\nwalk.html",
         CITE_REPAIR_JOINED_LINES | CITE_REPAIR_KEPT_HYPHEN, "https://e.org/ropewalk.html"},
        {"See https://e.org/\nrope/walk.html now", "https://e.org/\nrope/walk.html", CITE_REPAIR_JOINED_LINES,
         NULL},
        {"See https://e.org/law of/rivers_1.pdf now", "https://e.org/law of/rivers_1.pdf",
         CITE_REPAIR_SPACE_TO_UNDERSCORE, "https://e.org/lawof/rivers_1.pdf"},
        {"See https://e.org/2025/01/3 1/a.html now", "https://e.org/2025/01/3 1/a.html",
         CITE_REPAIR_REMOVED_SPACE, NULL},
        {"See the report https://e.org/a/ the_report.pdf now", "https://e.org/a/ the_report.pdf",
         CITE_REPAIR_REMOVED_SPACE, "https://e.org/a/_the_report.pdf"},
        {"Of Cooperation: https://e.org/coop-\neration.html", "https://e.org/coop-\neration.html",
         CITE_REPAIR_JOINED_LINES | CITE_REPAIR_DROPPED_HYPHEN, "https://e.org/coop-eration.html"},
        {"Of Coop Eration: https://e.org/coop-\neration.html", "https://e.org/coop-\neration.html",
         CITE_REPAIR_JOINED_LINES | CITE_REPAIR_KEPT_HYPHEN, "https://e.org/cooperation.html"},
        {"The Swiss Case, https://e.org/the-swisscase", "https://e.org/the-swisscase", 0,
         "https://e.org/the-swiss-case"},
        {"Fu\xcc\x88r Europa, https://e.org/plan-fuereuropa/x", "https://e.org/plan-fuereuropa/x", 0,
         "https://e.org/plan-fuer-europa/x"},
        {"The Swisscase, https://e.org/the-swisscase", "https://e.org/the-swisscase", 0, NULL},
        {"A river runs. Law, https://e.org/on-the-riverlaw of", "https://e.org/on-the-riverlaw", 0, NULL},
        {"River, canal and law: https://e.org/on-canalriver", "https://e.org/on-canalriver", 0,
         "https://e.org/on-canal-river"},
        {"See https://e.2ov/a now", "https://e.2ov/a", CITE_REPAIR_MENDED_HOST, "https://e.2ov/a"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        assert_true(stage_run(&stage, cases[i].text, STAGE_LINKS));
        assert_int_equal(stage.links.count, 1);
        const cite_link *link = &stage.links.items[0];
        assert_string_equal(link->raw.ptr, cases[i].raw);
        if (link->repairs != cases[i].repairs)
            fail_msg("\"%s\": repairs %x", cases[i].text, link->repairs);
        assert_int_equal(link->alternative_count, cases[i].alternative ? 1 : 0);
        if (cases[i].alternative)
            assert_string_equal(link->alternatives[0].ptr, cases[i].alternative);
        assert_int_equal(link->span_count, 1);
        assert_true(cite__str_equal(stage_slice(&stage, link->spans[0]), link->raw));
        assert_int_equal(link->note, CITE_NONE);
        assert_true(link->confidence > 0.0 && link->confidence <= 1.0);
        stage_release(&stage);
    }
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(cite_repair_name(CITE_REPAIR_JOINED_LINES), "joined-lines");
    assert_string_equal(cite_repair_name(CITE_REPAIR_SPACE_TO_UNDERSCORE), "space-to-underscore");
    assert_string_equal(cite_repair_name(CITE_REPAIR_MENDED_HOST), "mended-host");
    assert_string_equal(cite_repair_name(CITE_REPAIR_DECODED_ENTITY), "decoded-entity");
    assert_null(cite_repair_name(0));
    assert_null(cite_repair_name(CITE_REPAIR_JOINED_LINES | CITE_REPAIR_JOINED_PAGE)); /* two bits */
    assert_null(cite_repair_name(1u << 16));
}

/* Each broken hyphen could be dropped as well: no more of these readings are kept than the options want. */
static void test_alternatives(void **state)
{
    static const size_t wanted[] = {0 /* the default, 8 */, 1, 3, 8};
    struct text text = {NULL, 0, 0, false};

    (void)state;
    text_add_string(&text, "See https://e.org/a-\n");
    text_add_times(&text, "b-c-\n", 12);
    text_add_string(&text, "d-e.html now.\n");
    for (size_t i = 0; i < COUNT(wanted); i++) {
        struct stage stage;
        cite_parser_options options = CITE_PARSER_OPTIONS_INIT;
        options.max_alternatives = wanted[i];
        assert_true(stage_run_bytes(&stage, text.data, text.len, &options, STAGE_LINKS));
        assert_int_equal(stage.links.count, 1);
        const cite_link *link = &stage.links.items[0];
        assert_true(cite__str_ends(link->url, CITE__LIT("d-e.html")));
        assert_int_equal(link->alternative_count, wanted[i] == 0 ? 8 : wanted[i]);
        for (size_t a = 0; a < link->alternative_count; a++) {
            assert_false(cite__str_equal(link->alternatives[a], link->url));
            assert_int_equal(link->alternatives[a].ptr[link->alternatives[a].len], '\0');
            for (size_t b = 0; b < a; b++)
                assert_false(cite__str_equal(link->alternatives[a], link->alternatives[b]));
        }
        stage_release(&stage);
    }
    text_release(&text);
}

/* A link that is longer than the options allow is cut there, and the search goes on behind it. */
static void test_longest(void **state)
{
    struct text text = {NULL, 0, 0, false};
    struct stage stage;
    cite_parser_options options = CITE_PARSER_OPTIONS_INIT;

    (void)state;
    options.max_link_bytes = 64;
    text_add_string(&text, "https://e.org/");
    text_add_times(&text, "rope", 1000);
    text_add_string(&text, " https://e.org/b and https://e.org/");
    text_add_times(&text, "abc-\n", 100);
    assert_true(stage_run_bytes(&stage, text.data, text.len, &options, STAGE_LINKS));
    assert_int_equal(stage.links.count, 3);
    assert_int_equal(stage.links.items[0].url.len, strlen("https://") + 64);
    assert_string_equal(stage.links.items[1].url.ptr, "https://e.org/b");
    assert_true(stage.links.items[2].url.len <= strlen("https://") + 64);
    stage_release(&stage);
    text_release(&text);
}

/* Links know their notes, also one that is parted by a page and by running text. */
static void test_notes(void **state)
{
    static const char text[] =
        "The walk was long (https://e.org/walk).1 It was old.2\n\n"
        "1 Abel, Rope, 1970, https://e.org/rope.\n\n"
        "2 Brun, Sail (Haven: Quay Press, 1971), p. 5, https://quay.example.org/sails/of-the-\n\f"
        "Its roof was paid for by the navy.3 It fell.\n\n"
        "north-and-south/index_2.html, accessed 9 May 2001.\n\n"
        "3 Carl, Mast, 1972, p. 6, www.example.org/mast.\n";
    static const struct {
        const char *url;
        size_t note;
    } expected[] = {
        {"https://e.org/walk", CITE_NONE},
        {"https://e.org/rope", 0},
        {"https://quay.example.org/sails/of-the-north-and-south/index_2.html", 1},
        {"https://www.example.org/mast", 2},
    };
    struct stage stage;

    (void)state;
    assert_true(stage_run(&stage, text, STAGE_LINKS));
    assert_int_equal(stage.links.count, COUNT(expected));
    for (size_t i = 0; i < COUNT(expected); i++) {
        assert_string_equal(stage.links.items[i].url.ptr, expected[i].url);
        assert_int_equal(stage.links.items[i].note, expected[i].note);
    }
    const cite_link *parted = &stage.links.items[2];
    assert_int_equal(parted->span_count, 2);
    assert_string_equal(parted->raw.ptr,
                        "https://quay.example.org/sails/of-the-\nnorth-and-south/index_2.html");
    assert_true(parted->repairs & CITE_REPAIR_JOINED_PAGE);
    assert_true(parted->repairs & CITE_REPAIR_KEPT_HYPHEN);
    stage_release(&stage);
}

/* A link at a note's end does not run into the next note's mark. */
static void test_next_mark(void **state)
{
    static const char text[] = "The walk was long.1 It was old.2 It fell.3\n\n"
                               "1 Abel, Rope, 1970, https://e.org/rope/\n2 Brun, 1971, https://e.org/sail-\n"
                               "3 Carl, Mast, 1972, https://e.org/mast\n";
    static const char *const urls[] = {"https://e.org/rope/", "https://e.org/sail-", "https://e.org/mast"};
    struct stage stage;

    (void)state;
    assert_true(stage_run(&stage, text, STAGE_LINKS));
    assert_int_equal(stage.links.count, COUNT(urls));
    for (size_t i = 0; i < COUNT(urls); i++) {
        assert_string_equal(stage.links.items[i].url.ptr, urls[i]);
        assert_int_equal(stage.links.items[i].note, i);
    }
    stage_release(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_urls),         cmocka_unit_test(test_repairs), cmocka_unit_test(test_names),
        cmocka_unit_test(test_alternatives), cmocka_unit_test(test_longest), cmocka_unit_test(test_notes),
        cmocka_unit_test(test_next_mark),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
