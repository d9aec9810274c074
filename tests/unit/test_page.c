/*
 * unit/test_page.c: what a page's opening says of itself.
 */
#include "core/buf.h"
#include "net/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_read(void **state)
{
    static const struct {
        const char *html;
        const char *title;
        const char *heading;
        size_t text_bytes;
    } cases[] = {
        {"", "", "", 0},
        {"a b", "", "", 2},
        {"<title> A\n  title </title><h1>A <b>head</b>ing</h1>ab", "A title", "A head ing", 10},
        {"<TITLE>x</TITLE><H1 class=\"a>b\">y</H1>", "x", "y", 1},
        {"<title>first</title><title>second</title><h1>one</h1><h1>two</h1>", "first", "one", 12},
        {"<svg><title>picture</title></svg><title>page</title>", "page", "", 0},
        {"<script>if (a < b) '<h1>x</h1>'; </script>ab<style>h1 {}</STYLE >c", "", "", 3},
        {"<!-- <h1>x</h1> -->ab<!DOCTYPE html><?x?>", "", "", 2},
        {"1 < 2 <3", "", "", 5},
        {"<script>never closed", "", "", 0},
        {"<!-- never closed", "", "", 0},
        {"<h1", "", "", 0},
        {"<", "", "", 1},
        {"a</", "", "", 1},
        {"<title>open", "open", "", 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct cite__page page;
        cite__page_read(&page, cite_str_from(cases[i].html));
        print_message("%s\n", cases[i].html);
        assert_int_equal(page.title.len, strlen(cases[i].title));
        assert_memory_equal(page.title.bytes, cases[i].title, page.title.len);
        assert_int_equal(page.heading.len, strlen(cases[i].heading));
        assert_memory_equal(page.heading.bytes, cases[i].heading, page.heading.len);
        assert_int_equal(page.text_bytes, cases[i].text_bytes);
    }
}

static bool says_gone(cite_str html)
{
    struct cite__page page;
    bool hint = false;

    cite__page_read(&page, html);
    return cite__page_says_gone(&page, &hint);
}

static void test_says_gone(void **state)
{
    static const struct {
        const char *html;
        bool gone;
    } cases[] = {
        {"<title>404 Not Found</title>", true},
        {"<title>Page not found | Example Institute</title><p>Try the search.", true},
        {"<title>Page not found &#8211; Example</title><h1>Oops! That page can&rsquo;t be found.</h1>", true},
        {"<title>Example - Error 404</title>", true},
        {"<title>404: Page Not Found</title>", true},
        {"<title>404</title><h1>Not Found</h1>", true},
        {"<title>Not Found</title><h1>Not Found</h1><p>The requested URL was not found here.", true},
        {"<title>Example</title><h1>Sorry, this page does not exist</h1>", true},
        {"<title>Seite nicht gefunden \u2013 Beispielamt</title>", true},
        {"<title>Beispielamt</title><h1>Die angeforderte Seite konnte nicht gefunden werden</h1>", true},
        {"<title>Page introuvable</title>", true},
        {"<title>P\u00e1gina no encontrada</title>", true},
        {"<title>\u0421\u0442\u0440\u0430\u043d\u0438\u0446\u0430 \u043d\u0435 "
         "\u043d\u0430\u0439\u0434\u0435\u043d\u0430</title>",
         true},
        {"<title>\u62b1\u6b49\uff0c\u9875\u9762\u4e0d\u5b58\u5728</title>", true},
        /* What stands there, or may. */
        {"", false},
        {"<title>Report on water</title><h1>Report on water</h1>", false},
        {"<title>404</title>", false},
        {"<title>404</title><h1>A car of the sixties</h1>", false},
        {"<title>Not Found | A novel</title><h1>Not Found: a novel</h1>", false},
        {"<title>How to fix 404 errors</title><h1>How to fix 404 errors</h1>", false},
        {"<title>Page not found - what to do</title><h1>Page not found - what to do</h1>", false},
        {"<title>Why is a page not found?</title>", false},
        {"<title>The treasure was not found</title><h1>The treasure was not found</h1>", false},
        {"<title>Room 404 | Example Hotel</title><h1>Room 404</h1>", false},
        {"<title>Sorry</title><h1>Error</h1>", false},
        {"<title>Cause introuvable</title><h1>Cause introuvable</h1>", false},
        {"<p>404 Page not found", false},
        {"<script>document.title = 'Page not found'</script><title>Example</title>", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        print_message("%s\n", cases[i].html);
        assert_int_equal(says_gone(cite_str_from(cases[i].html)), cases[i].gone);
    }
}

/* An article with the very title of a notice has text. */
static void test_article(void **state)
{
    static const char head[] = "<title>Error 404 | Encyclopaedia</title><h1>Error 404</h1>";
    static const struct {
        const char *before;
        const char *unit;
        const char *after;
        bool gone;
    } cases[] = {
        {"<p>", "A server answers so where it has no such page. ", "", false},
        {"<script>", "var answer = 'where it has no such page'; ", "</script>", true},
        {"", "<p class=\"a-server-answers-so-where-it-has-no-such-page\">", "", true},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct cite__buf html;
        cite__buf_init(&html, NULL, 10000);
        cite__buf_text(&html, head);
        cite__buf_text(&html, cases[i].before);
        for (size_t n = 0; n < 60; n++)
            cite__buf_text(&html, cases[i].unit);
        cite__buf_text(&html, cases[i].after);
        assert_int_equal(html.failed, CITE_OK);
        assert_int_equal(says_gone(cite__buf_view(&html)), cases[i].gone);
        cite__buf_release(&html);
    }
}

/* A line that is too long to be read is no notice, however it begins. */
static void test_long_line(void **state)
{
    struct cite__buf html;

    (void)state;
    cite__buf_init(&html, NULL, 2000);
    cite__buf_text(&html, "<title>");
    for (size_t n = 0; n < 50; n++)
        cite__buf_text(&html, "error 404 ");
    assert_true(says_gone(cite_str_from("<title>error 404 error 404")));
    assert_false(says_gone(cite__buf_view(&html)));
    cite__buf_release(&html);
}

static void test_is_html(void **state)
{
    (void)state;
    assert_true(cite__page_is_html(cite_str_from("text/html;charset=UTF-8")));
    assert_true(cite__page_is_html(cite_str_from("Application/XHTML+XML")));
    assert_false(cite__page_is_html(cite_str_from("application/pdf")));
    assert_false(cite__page_is_html(cite_str_from(NULL)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),      cmocka_unit_test(test_says_gone), cmocka_unit_test(test_article),
        cmocka_unit_test(test_long_line), cmocka_unit_test(test_is_html),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
