/*
 * unit/test_maintext.c: which words of a page are its main text.
 */
#include "net/maintext.h"
#include "support/guard.h"
#include "text/simhash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

#define PARAGRAPH                                                                                              \
    "The ferry had been late since spring and nobody on the island could say why it was so for most of the "   \
    "summer"

/* Whether the words of the main text are those of a line, which is folded already. */
static bool has_words(const struct cite__maintext *text, const char *line)
{
    const char *at = line;

    for (size_t i = 0; i < text->blocks.count; i++) {
        for (size_t w = text->blocks.items[i].begin; w < text->blocks.items[i].end; w++) {
            size_t len = strcspn(at, " ");
            if (len == 0 || text->words.items[w].hash != cite__simhash_of_word((cite_str){at, len}))
                return false;
            at += len;
            at += *at == ' ';
        }
    }
    return *at == '\0';
}

static void check(const char *page, bool html, const char *title, const char *words)
{
    struct cite__maintext text;
    struct cite__arena arena;
    struct guard guard;

    print_message("%s\n", page);
    assert_true(guard_put(&guard, page, strlen(page)));
    cite__arena_init(&arena, NULL);
    assert_true(cite__maintext_read(&text, guard.text, html, &arena));
    assert_string_equal(text.title, title);
    assert_int_equal(text.title_len, strlen(title));
    assert_true(has_words(&text, words));
    cite__arena_release(&arena);
    guard_release(&guard);
}

static void test_words(void **state)
{
    static const struct {
        const char *text;
        const char *words;
    } cases[] = {
        {"", ""},
        {"One, two; THREE!", "one two three"},
        {"caf\u00e9 cafe\u0301 CAF\u00c9", "cafe cafe cafe"},
        {"\u201cquoted\u201d\u2014and so", "quoted and so"},
        {"\u6f22\u5b57 a\u6f22b", "\u6f22 \u5b57 a \u6f22 b"},
        {"soft\u00adhyphen zero\u200bwidth", "softhyphen zero width"},
        {"caf\xe9 na\xefve", "cafe naive"}, /* Latin-1, whose bytes are no UTF-8 */
        {"a\xff", "ay"},                    /* the same: y with a diaeresis */
        {"no\xa0"
         "break",
         "no break"},
        {"\xe2\x80", "a"},                   /* cut off */
        {"<b>1 &amp; 2</b>", "b 1 amp 2 b"}, /* plain text has no markup */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        check(cases[i].text, false, "", cases[i].words);
}

static void test_pages(void **state)
{
    static const struct {
        const char *html;
        const char *title;
        const char *words;
    } cases[] = {
        {"", "", ""},
        {"<title> A &amp;\n <b>title</title><p>Some words", "A & title", "some words"},
        {"<title>first</title><title>second</title>", "first", ""},
        {"<p>one <b>two</b><p>three<br>four", "", "one two three four"},
        {"<script>var x</script><p>seen<style>p {}</style><!-- not seen --> too", "", "seen too"},
        {"<p>caf&eacute; &#233;t&#xE9; &unknown; &#x110000; &", "", "cafe ete unknown x110000"},
        {"<nav><p>" PARAGRAPH "</nav><p>text", "", "text"},
        {"<header>site</header><article><header>by me</header>text</article><footer>foot</footer>", "",
         "by me text"},
        {"<nav>never closed <p>text", "", "never closed text"},
        {"<nav><nav>a</nav>b</nav>c</nav>d", "", "c d"},
        {"<aside>only this</aside>", "", "only this"},
        {"<ul><li><a href=x>one</a><li><a>two</a></ul><p>" PARAGRAPH, "",
         "the ferry had been late since spring and nobody on the island could say why it was so for most of "
         "the summer"},
        {"<p>short one<p>" PARAGRAPH "<p><a>all links</a><p>alone", "",
         "short one the ferry had been late since spring and nobody on the island could say why it was so "
         "for most of the summer"},
        {"<p><a>only links</a>", "", "only links"},
        {"<p>a few words<p><a>and links</a>", "", "a few words"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        check(cases[i].html, true, cases[i].title, cases[i].words);
}

/* A title is cut between two characters, and nothing of it becomes text. */
static void test_long_title(void **state)
{
    struct cite__maintext text;
    struct cite__arena arena;
    char page[1000] = "<title>";

    (void)state;
    for (size_t i = 0; i < 150; i++)
        strcat(page, "\u00e9 ");
    strcat(page, "</title>");
    cite__arena_init(&arena, NULL);
    assert_true(cite__maintext_read(&text, cite_str_from(page), true, &arena));
    assert_int_equal(text.title_len, 200);
    assert_memory_equal(text.title + 198, "\u00e9", 2 + 1);
    assert_int_equal(text.words.count, 0);
    cite__arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_long_title),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
