/*
 * pathological/test_fix_work.c: sources that no one would write, under suggestions that fit them badly: twice the source
 * may at most do 2.2 times the counted work. That they end at all is the rest of the test: what is not linear in time
 * would not.
 */
#include "core/str.h"
#include "support/alloc.h"
#include "support/text.h"

#include <cite/fix.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
    cite_fix_format format;
    const char *before;
    const char *unit;
} kinds[] = {
    {CITE_FIX_TEXT, "", "http://a.example/ "},
    {CITE_FIX_TEXT, "", "http://a.example/"},
    {CITE_FIX_TEXT, "", "http://"},
    {CITE_FIX_TEXT, "", "http://["},
    {CITE_FIX_TEXT, "", "http://a.example/]"},
    {CITE_FIX_TEXT, "", "http://a.example/)"},
    {CITE_FIX_TEXT, "", "www."},
    {CITE_FIX_TEXT, "", "www.]"},
    {CITE_FIX_TEXT, "http://a.example/", "."},
    {CITE_FIX_TEXT, "http://a.example/", "."},
    {CITE_FIX_TEXT, "http://a.example/", ".]"},
    {CITE_FIX_TEXT, "http://a.example/", "%"},
    {CITE_FIX_TEXT, "http://a.example/", "/../"},
    {CITE_FIX_TEXT, "http://a.example/", "漢"},
    {CITE_FIX_TEXT, "http://a.example/", "”"},
    {CITE_FIX_TEXT, "", "://"},
    {CITE_FIX_TEXT, "", "http://a.example/\n"},
    {CITE_FIX_TEXT, "", "http://a.example/\n\n\n\n\n\n\n\n"},
    {CITE_FIX_TEXT, "", "\n"},
    {CITE_FIX_MARKDOWN, "", "`"},
    {CITE_FIX_MARKDOWN, "", "` "},
    {CITE_FIX_MARKDOWN, "", "`a``a```a````a"},
    {CITE_FIX_MARKDOWN, "", "```\n"},
    {CITE_FIX_MARKDOWN, "", "> "},
    {CITE_FIX_MARKDOWN, "", "\\"},
    {CITE_FIX_MARKDOWN, "", "[a](http://a.example/)"},
    {CITE_FIX_MARKDOWN, "http://a.example/", "&amp;"},
    {CITE_FIX_HTML, "", "<"},
    {CITE_FIX_HTML, "", "<a "},
    {CITE_FIX_HTML, "", "<a href="},
    {CITE_FIX_HTML, "", "<a href='"},
    {CITE_FIX_HTML, "<a ", "href "},
    {CITE_FIX_HTML, "<a ", "="},
    {CITE_FIX_HTML, "", "<a href=http://a.example/>x</a>"},
    {CITE_FIX_HTML, "", "<a href='http://b.example/'>"},
    {CITE_FIX_HTML, "", "<code>"},
    {CITE_FIX_BIBTEX, "", "@"},
    {CITE_FIX_BIBTEX, "", "@a{"},
    {CITE_FIX_BIBTEX, "", "@a{b, url={http://a.example/}}\n"},
    {CITE_FIX_BIBTEX, "", "@a{b, url={http://b.example/}}\n"},
    {CITE_FIX_BIBTEX, "@a{b, note = {", "http://a.example/ http://b.example/ "},
    {CITE_FIX_BIBTEX, "@string{m = {http://a.example/ http://a.example/}}\n", "@a{b, url=m}\n"},
    {CITE_FIX_BIBTEX, "@a{b, note = {", "rchived at \\url{"},
};

/* One that is very long, so that long runs are read. */
static void make_suggestions(cite_suggestion out[3], struct text *deep)
{
    text_add_string(deep, "http://a.example/");
    text_add_times(deep, "x", 4000);
    out[0] = (cite_suggestion){CITE_SUGGESTION_MOVED, CITE__LIT("http://a.example/"),
                               CITE__LIT("http://c.example/"), 0};
    out[1] = (cite_suggestion){CITE_SUGGESTION_ARCHIVE, CITE__LIT("http://b.example/"),
                               CITE__LIT("http://d.example/"), 0};
    out[2] =
        (cite_suggestion){CITE_SUGGESTION_MOVED, {deep->data, deep->len}, CITE__LIT("http://c.example/"), 0};
}

static int drop(void *context, const char *data, size_t len)
{
    (void)data;
    *(size_t *)context += len;
    return 0;
}

static size_t work_of(size_t kind, size_t size)
{
    struct counting_alloc memory;
    struct text source = {0};
    struct text deep = {0};
    cite_suggestion suggestions[3];
    cite_fix_options options = CITE_FIX_OPTIONS_INIT;
    cite_fix *fix = NULL;
    size_t written = 0;

    text_add_string(&source, kinds[kind].before);
    text_add_times(&source, kinds[kind].unit, size / cite_str_from(kinds[kind].unit).len);
    make_suggestions(suggestions, &deep);
    counting_alloc_init(&memory);
    options.allocator = &memory.allocator;
    options.format = kinds[kind].format;
    cite_str text = {source.data, source.len};
    assert_int_equal(cite_fix_new(&fix, text, suggestions, 3, &options, NULL), CITE_OK);
    assert_int_equal(cite_fix_diff(fix, "a", drop, &written, NULL), CITE_OK);
    assert_int_equal(cite_fix_apply(fix, drop, &written, NULL), CITE_OK);
    cite_fix_free(fix);
    assert_int_equal(memory.live_blocks, 0);
    text_release(&deep);
    text_release(&source);
    return memory.bytes + written;
}

/* Chunks and arrays that grow by doubling may have just doubled. */
#define SLACK ((size_t)4 * 1024 * 1024)

#define SIZE ((size_t)512 * 1024)

static void test_work(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        size_t once = work_of(i, SIZE);
        size_t twice = work_of(i, 2 * SIZE);
        print_message("%s: %zu, %zu\n", kinds[i].unit, once, twice);
        if ((double)twice > 2.2 * (double)once + (double)SLACK)
            fail_msg("kind %zu: %zu bytes, and %zu for twice the source", i, once, twice);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_work)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
