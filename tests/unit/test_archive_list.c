/*
 * unit/test_archive_list.c: lists of copies, as archives send them, page by page, over a scripted transport.
 */
#include "core/date.h"
#include "core/str.h"
#include "net/archives.h"
#include "support/alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { STATIONS = 4 };

/* What an address gets; the first row that fits. */
struct page {
    const char *url;
    long http_code;
    const char *body;
    const char *type; /* NULL: application/link-format, which no text is taken for */
    bool cut;
};

struct script {
    struct cite__transport base;
    const struct page *pages;
    const struct page *open[STATIONS]; /* by station: what it will get */
    size_t asked;
    int64_t now_ms;
};

static struct script *script_of(struct cite__transport *base)
{
    return (struct script *)base;
}

static const struct page nothing = {"", 404, "", NULL, false};

static cite_status script_submit(struct cite__transport *base, const struct cite__request *request)
{
    struct script *script = script_of(base);
    const struct page *page = script->pages;

    assert_true(request->id < STATIONS && script->open[request->id] == NULL);
    while (page->url && strcmp(page->url, request->url) != 0)
        page++;
    script->open[request->id] = page->url ? page : &nothing;
    script->asked++;
    return CITE_OK;
}

static cite_status script_poll(struct cite__transport *base, int timeout_ms)
{
    script_of(base)->now_ms += timeout_ms;
    return CITE_OK;
}

static bool script_take(struct cite__transport *base, struct cite__answer *answer)
{
    struct script *script = script_of(base);

    for (size_t i = 0; i < STATIONS; i++) {
        const struct page *page = script->open[i];
        if (!page)
            continue;
        script->open[i] = NULL;
        *answer = (struct cite__answer){.id = i,
                                        .http_code = page->http_code,
                                        .content_type =
                                            cite_str_from(page->type ? page->type : "application/link-format"),
                                        .head = CITE__LIT(""),
                                        .redirect = CITE__LIT(""),
                                        .body = cite_str_from(page->body),
                                        .cut = page->cut};
        return true;
    }
    return false;
}

static void script_drop(struct cite__transport *base, size_t id)
{
    script_of(base)->open[id] = NULL;
}

static bool script_has_route(struct cite__transport *base)
{
    (void)base;
    return true;
}

static int64_t script_now_ms(struct cite__transport *base)
{
    return script_of(base)->now_ms;
}

static void script_free(struct cite__transport *base)
{
    (void)base;
}

static const struct cite__transport_ops script_ops = {
    script_submit, script_poll, script_take, script_drop, script_has_route, script_now_ms, script_free,
};

static const cite_archive table[] = {
    {"rows", "http://rows.test/web/{stamp}/{url}", 0, "http://rows.test/never/{url}",
     "http://rows.test/cdx?url={query}&n=2"},
    {"links", "http://links.test/gate/{url}", 0, "http://links.test/map/{url}",
     "http://links.test/never?url={query}"},
    {"none", "http://none.test/gate/{url}", 0, NULL, NULL},
    {0},
};

#define CDX1     "http://rows.test/cdx?url=http%3A%2F%2Fa.example%2F%3Fx%3D1&n=2"
#define CDX2     CDX1 "&resumeKey=example%2Ca%29%2F+2015%21"
#define MAP1     "http://links.test/map/http://a.example/?x=1"
#define MAP2     "http://links.test/map/2/http://a.example/?x=1"
#define AT(when) "http://rows.test/web/" when "/http://a.example/?x=1"
#define ROW(when, code, digest)                                                                                \
    "example,a)/?x=1 " when " http://a.example/?x=1 text/html " code " " digest " 900\n"
#define LINK(place, when) "<http://links.test/" place ">; rel=\"memento\"; datetime=\"" when "\",\n"
#define EARLY             "Fri, 01 Jan 2010 00:00:00 GMT"
#define LATE              "Sat, 01 Jan 2022 00:00:00 GMT"

static const struct {
    const char *name;
    struct page pages[4];
    const char *copies; /* addresses, "!" in front of a changed one */
    size_t asked;       /* requests */
    size_t answered;
    int cut;
} cases[] = {
    {"nothing", {{0}}, "", 2, 2, 0},
    {"rows",
     {{CDX1, 200,
       ROW("20140101000000", "200", "AAA") ROW("20150101000000", "200", "AAA") ROW(
           "20160101000000", "404", "EEE") ROW("20170101000000", "200", "AAA") ROW("20180101000000", "-", "BBB")
           ROW("20190101000000", "200", "-") ROW("20200101000000", "200", "BBB"),
       "text/plain", false}},
     AT("20140101000000") " " AT("20150101000000") " " AT("20160101000000") " " AT("20170101000000") " !" AT(
         "20180101000000") " " AT("20190101000000") " " AT("20200101000000"),
     2,
     2,
     0},
    {"rows on two pages",
     {{CDX1, 200, ROW("20140101000000", "200", "AAA") "\nexample%2Ca%29%2F+2015%21\n", "text/plain", false},
      {CDX2, 200, ROW("20150101000000", "200", "BBB") ROW("20140101000000", "200", "AAA"), "text/plain",
       false}},
     AT("20140101000000") " !" AT("20150101000000"),
     3,
     2,
     0},
    {"rows that go on with themselves",
     {{CDX1, 200, ROW("20140101000000", "200", "AAA") "\nexample%2Ca%29%2F+2015%21\n", "text/plain", false},
      {CDX2, 200, ROW("20150101000000", "200", "AAA") "\nexample%2Ca%29%2F+2015%21\n", "text/plain", false}},
     AT("20140101000000") " " AT("20150101000000"),
     3,
     2,
     0},
    {"rows, and a failure",
     {{CDX1, 200, ROW("20140101000000", "200", "AAA") "\nexample%2Ca%29%2F+2015%21\n", "text/plain", false},
      {CDX2, 503, "", NULL, false}},
     AT("20140101000000"),
     3,
     2,
     1},
    {"rows that were cut",
     {{CDX1, 200, ROW("20140101000000", "200", "AAA") "example,a)/ 20150101000000 http://a.exam", "text/plain",
       true}},
     AT("20140101000000"),
     2,
     2,
     1},
    {"a login instead of rows", {{CDX1, 200, "<html>Who are you?", "text/html", false}}, "", 2, 1, 0},
    {"a failure", {{CDX1, 500, "", NULL, false}}, "", 2, 1, 0},
    {"links",
     {{MAP1, 200,
       "<http://a.example/?x=1>; rel=\"original\",\n" LINK("b", LATE) LINK("a", EARLY) LINK("a", EARLY), NULL,
       false}},
     "http://links.test/a http://links.test/b",
     2,
     2,
     0},
    {"links on two pages, one named twice, one of another host, and itself",
     {{MAP1, 200,
       "<" MAP1 ">; rel=\"self\", <" MAP2 ">; rel=\"timemap\", <" MAP2 ">; rel=\"timemap\", "
       "<http://evil.test/map>; rel=\"timemap\",\n" LINK("a", EARLY),
       NULL, false},
      {MAP2, 200, "<" MAP1 ">; rel=\"timemap\", <" MAP2 ">; rel=\"timemap\",\n" LINK("b", LATE), NULL, false}},
     "http://links.test/a http://links.test/b",
     3,
     2,
     0},
    {"an address that is none",
     {{MAP1, 200, "<javascript:alert(1)>; rel=\"memento\"; datetime=\"" EARLY "\",\n" LINK("a", EARLY), NULL,
       false}},
     "http://links.test/a",
     2,
     2,
     0},
    {"a notice instead of links",
     {{MAP1, 200, "<html><b>Notice</b>", "text/html; charset=utf-8", false}},
     "",
     2,
     1,
     0},
    {"rows and links",
     {{CDX1, 200, ROW("20140101000000", "200", "AAA"), "text/plain", false},
      {MAP1, 200, LINK("a", EARLY) LINK("b", LATE), NULL, false}},
     "http://links.test/a " AT("20140101000000") " http://links.test/b",
     2,
     2,
     0},
};

static void put_copies(char *out, size_t size, const cite_copies *copies)
{
    const cite_archived *copy = NULL;
    size_t len = 0;

    out[0] = '\0';
    for (size_t i = 0; (copy = cite_copies_at(copies, i)) != NULL; i++) {
        assert_true(len < size);
        len += (size_t)snprintf(out + len, size - len, "%s%s%s", i == 0 ? "" : " ", copy->changed ? "!" : "",
                                copy->memento.url.ptr);
        assert_string_equal(copy->memento.original.ptr, "http://a.example/?x=1");
        assert_string_equal(copy->archive, strstr(copy->memento.url.ptr, "rows") ? "rows" : "links");
    }
}

static cite_archives *archives_on(struct script *script, const struct page *pages,
                                  const cite_allocator *allocator)
{
    cite_archives_options options = CITE_ARCHIVES_OPTIONS_INIT;
    cite_archives *archives = NULL;

    *script = (struct script){.base = {&script_ops}, .pages = pages, .now_ms = 1000};
    options.table = table;
    options.allocator = allocator;
    (void)!cite__archives_on(&archives, &options, &script->base, NULL);
    return archives;
}

static void test_lists(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct script script;
        cite_copies *copies = NULL;
        char text[2000];
        cite_archives *archives = archives_on(&script, cases[i].pages, NULL);
        print_message("%s\n", cases[i].name);
        assert_int_equal(
            cite_archives_list(archives, CITE__LIT("http://eel:5ecret@a.example/?x=1#y"), &copies, NULL),
            CITE_OK);
        cite_archives_free(archives); /* the list does not need them */
        const cite_copies_summary *summary = cite_copies_about(copies);
        put_copies(text, sizeof text, copies);
        assert_string_equal(text, cases[i].copies);
        assert_string_equal(summary->url.ptr, "http://a.example/?x=1");
        assert_int_equal(script.asked, cases[i].asked);
        assert_int_equal(summary->asked, 2);
        assert_int_equal(summary->answered, cases[i].answered);
        assert_int_equal(summary->cut, cases[i].cut);
        cite_copies_free(copies);
    }
}

/* An archive that names ever more pages is read up to a limit. */
static void test_endless(void **state)
{
    static char urls[80][64];
    static char bodies[80][200];
    struct page pages[81] = {{0}};
    struct script script;
    cite_copies *copies = NULL;

    (void)state;
    for (size_t i = 0; i < 80; i++) {
        (void)snprintf(urls[i], sizeof urls[i], i == 0 ? MAP1 : "http://links.test/%zu", i);
        (void)snprintf(bodies[i], sizeof bodies[i],
                       "<http://links.test/%zu>; rel=\"timemap\",\n" LINK("c%zu", EARLY), i + 1, i);
        pages[i] = (struct page){urls[i], 200, bodies[i], NULL, false};
    }
    cite_archives *archives = archives_on(&script, pages, NULL);
    assert_int_equal(cite_archives_list(archives, CITE__LIT("http://a.example/?x=1"), &copies, NULL), CITE_OK);
    assert_int_equal(cite_copies_about(copies)->count, 50);
    assert_int_equal(cite_copies_about(copies)->cut, 1);
    cite_copies_free(copies);
    cite_copies_free(NULL);
    assert_int_equal(cite_archives_list(archives, CITE__LIT("mailto:a@b.example"), &copies, NULL),
                     CITE_ERROR_ARGUMENT);
    assert_null(copies);
    cite_archives_free(archives);
}

/* A search that waits is not held up by a list, and the other way round. */
static void test_between(void **state)
{
    static const struct page pages[] = {{MAP1, 200, LINK("a", EARLY), NULL, false}, {0}};
    struct script script;
    cite_copies *copies = NULL;

    (void)state;
    cite_archives *archives = archives_on(&script, pages, NULL);
    assert_int_equal(cite_archives_add(archives, CITE__LIT("http://b.example/"), 0, NULL), CITE_OK);
    assert_int_equal(cite_archives_list(archives, CITE__LIT("http://a.example/?x=1"), &copies, NULL), CITE_OK);
    assert_int_equal(cite_copies_about(copies)->count, 1);
    cite_copies_free(copies);
    while (cite_archives_pending(archives) > 0)
        assert_int_equal(cite_archives_poll(archives, 100, NULL), CITE_OK);
    assert_string_equal(cite_archives_next(archives)->url.ptr, "http://b.example/");
    assert_null(cite_archives_next(archives));
    cite_archives_free(archives);
}

/* Every allocation fails in turn: the call says so, and nothing leaks. */
static void test_memory(void **state)
{
    const struct page *pages = cases[2].pages;
    cite_status status = CITE_ERROR_MEMORY;
    struct counting_alloc memory;
    struct script script;

    (void)state;
    for (size_t n = 0; status != CITE_OK; n++) {
        cite_copies *copies = NULL;
        counting_alloc_init(&memory);
        counting_alloc_fail(&memory, n, ALLOC_FAIL_ONCE);
        cite_archives *archives = archives_on(&script, pages, &memory.allocator);
        if (archives)
            status = cite_archives_list(archives, CITE__LIT("http://a.example/?x=1"), &copies, NULL);
        assert_true(status == CITE_OK || status == CITE_ERROR_MEMORY);
        assert_int_equal(copies != NULL, status == CITE_OK);
        cite_copies_free(copies);
        cite_archives_free(archives);
        assert_int_equal(memory.live_blocks, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_endless),
        cmocka_unit_test(test_between),
        cmocka_unit_test(test_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
