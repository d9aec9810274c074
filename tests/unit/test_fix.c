/*
 * unit/test_fix.c: addresses replaced in sources of every format, and the patches that do it.
 */
#include "core/str.h"
#include "support/guard.h"
#include "support/patch.h"
#include "support/text.h"

#include <cite/fix.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* 2021-03-04T05:06:07Z */
#define WHEN INT64_C(1614834367)

#define OLD  "https://old.example/a_b"
#define NEW  "https://new.example/c_d"
#define COPY "https://web.archive.org/web/20210304050607/https://old.example/a_b"

#define M CITE_SUGGESTION_MOVED
#define R CITE_SUGGESTION_ALTERNATIVE
#define A CITE_SUGGESTION_ARCHIVE

struct pair {
    cite_suggestion_kind kind;
    const char *url;
    const char *new_url;
};

static const struct fix_case {
    cite_fix_format format;
    const char *source;
    const char *expected; /* NULL: as it was */
    struct pair pairs[3]; /* kind 0 ends them; none: OLD moved to NEW */
} cases[] = {
    /* Where an address ends. */
    {CITE_FIX_TEXT, "See " OLD ".\n", "See " NEW ".\n", {{0}}},
    {CITE_FIX_TEXT, "See (" OLD "), and " OLD "\n", "See (" NEW "), and " NEW "\n", {{0}}},
    {CITE_FIX_TEXT, OLD "/more " OLD "?q " OLD "#f " OLD ".html " OLD "c\n", NULL, {{0}}},
    {CITE_FIX_TEXT, "“" OLD "”, «" OLD "»。\n", "“" NEW "”, «" NEW "»。\n", {{0}}},
    {CITE_FIX_TEXT, OLD "ö " OLD "漢\n", NULL, {{0}}},
    {CITE_FIX_TEXT, "<" OLD "> \"" OLD "\" [" OLD "]x\n", "<" NEW "> \"" NEW "\" [" NEW "]x\n", {{0}}},
    {CITE_FIX_TEXT, "(see " OLD ")x\n", "(see " NEW ")x\n", {{0}}},
    {CITE_FIX_TEXT, "https://web.archive.org/web/2020/" OLD "\n", NULL, {{0}}},
    {CITE_FIX_TEXT, "git+" OLD " view:" OLD "\n", "git+" OLD " view:" NEW "\n", {{0}}},
    {CITE_FIX_TEXT,
     "Line https://old.example/a-\nb and " OLD "\n",
     "Line https://old.example/a-\nb and " NEW "\n",
     {{0}}},
    /* The longest one counts, and brackets that belong to it. */
    {CITE_FIX_TEXT,
     "https://a.example/x_(y) https://a.example/x_(y)) https://a.example/x_\n",
     "https://b.example/1 https://b.example/1) https://b.example/2\n",
     {{M, "https://a.example/x_(y)", "https://b.example/1"},
      {M, "https://a.example/x_", "https://b.example/2"}}},
    {CITE_FIX_TEXT,
     "https://a.example/?f[0]=1, https://a.example/x. https://a.example/x.",
     "https://b.example/1, https://b.example/2 https://b.example/2",
     {{M, "https://a.example/?f[0]=1", "https://b.example/1"},
      {M, "https://a.example/x.", "https://b.example/2"},
      {M, "https://a.example/x", "https://b.example/3"}}},
    /* One address, spelt in several ways. */
    {CITE_FIX_TEXT, "HTTPS://OLD.example:443/%61_b!\n", NEW "!\n", {{0}}},
    {CITE_FIX_TEXT, "https://old.example/A_b\n", NULL, {{0}}},
    {CITE_FIX_TEXT,
     "www.old.example/x, WWW.old.example/x ewww.old.example/x\n",
     "https://new.example/, https://new.example/ ewww.old.example/x\n",
     {{M, "https://www.old.example/x", "https://new.example/"}}},
    {CITE_FIX_TEXT,
     "https://a.example/K%C3%B6ln https://a.example/Köln\n",
     "https://b.example/ https://b.example/\n",
     {{M, "https://a.example/Köln", "https://b.example/"}}},
    /* Bytes of every kind stay. */
    {CITE_FIX_TEXT, "a\r\n" OLD "\r\nb\r\n", "a\r\n" NEW "\r\nb\r\n", {{0}}},
    {CITE_FIX_TEXT, "\xFF\xFE " OLD " \xC3", "\xFF\xFE " NEW " \xC3", {{0}}},
    {CITE_FIX_TEXT, "", NULL, {{0}}},
    {CITE_FIX_TEXT, OLD, NEW, {{0}}},
    /* What is suggested is hostile, or means nothing. */
    {CITE_FIX_TEXT,
     OLD "\n",
     "https://new.example/%22%3E%0A+x%27%C3%B6%5C%7B%7D%25\n",
     {{M, OLD, "https://new.example/\">\n+x%27ö\\{}%"}}},
    {CITE_FIX_TEXT, OLD "\n", NULL, {{M, OLD, "javascript:alert(1)"}}},
    {CITE_FIX_TEXT, OLD "\n", NULL, {{M, OLD, "javascript://x/%0aalert(1)"}}},
    {CITE_FIX_TEXT, OLD "\n", NULL, {{M, OLD, "https://new.ex\nample/"}}},
    {CITE_FIX_TEXT, OLD "\n", NULL, {{M, OLD, "https://new.\xE2\x80\xAE.example/"}}},
    {CITE_FIX_TEXT, OLD "\n", NULL, {{M, OLD, "https://OLD.example/a%5Fb"}}},
    {CITE_FIX_TEXT, OLD "\n", NULL, {{M, OLD, ""}}},
    {CITE_FIX_TEXT,
     OLD "\n",
     "https://new.example:8080/\n",
     {{M, OLD, "https://user:secret@new.example:8080/"}}},
    {CITE_FIX_TEXT, OLD "\n", "https://[::1]/\n", {{M, OLD, "https://[::1]/"}}},
    {CITE_FIX_TEXT, OLD "\n", COPY "\n", {{A, OLD, COPY}}},

    {CITE_FIX_MARKDOWN,
     "[a](" OLD ") [b](<" OLD ">) <" OLD "> [" OLD "](" OLD " 't')\n",
     "[a](" NEW ") [b](<" NEW ">) <" NEW "> [" NEW "](" NEW " 't')\n",
     {{0}}},
    {CITE_FIX_MARKDOWN,
     "[a](" OLD ")s *" OLD "* [1]: " OLD " \"t\"\n",
     "[a](" NEW ")s *" NEW "* [1]: " NEW " \"t\"\n",
     {{0}}},
    {CITE_FIX_MARKDOWN,
     "[![i](https://i.example/)](" OLD ") |" OLD "|\n",
     "[![i](https://i.example/)](" NEW ") |" NEW "|\n",
     {{0}}},
    {CITE_FIX_MARKDOWN,
     "[a](https://old.example/a\\_b) [a](https://o.example/?a=1&amp;b)\n",
     "[a](" NEW ") [a](https://n.example/%28x%29?a%26copy;)\n",
     {{M, OLD, NEW}, {M, "https://o.example/?a=1&b", "https://n.example/(x)?a&copy;"}}},
    {CITE_FIX_MARKDOWN,
     "`" OLD "` ``" OLD "` " OLD "`` ``` " OLD " \\`" OLD "\n",
     "`" OLD "` ``" OLD "` " OLD "`` ``` " NEW " \\`" NEW "\n",
     {{0}}},
    {CITE_FIX_MARKDOWN, "a ` b\n\n" OLD " `\n", "a ` b\n\n" NEW " `\n", {{0}}},
    {CITE_FIX_MARKDOWN,
     OLD "\n```sh\n" OLD "\n````\n" OLD "\n",
     NEW "\n```sh\n" OLD "\n````\n" NEW "\n",
     {{0}}},
    {CITE_FIX_MARKDOWN, "~~~~\n" OLD "\n~~~\n" OLD "\n", NULL, {{0}}},
    {CITE_FIX_MARKDOWN, "> ```\n> " OLD "\n> ```\n> " OLD "\n", "> ```\n> " OLD "\n> ```\n> " NEW "\n", {{0}}},
    {CITE_FIX_MARKDOWN,
     "1. ```\n   " OLD "\n   ```\n- " OLD "\n",
     "1. ```\n   " OLD "\n   ```\n- " NEW "\n",
     {{0}}},
    {CITE_FIX_MARKDOWN, "```a`b " OLD "\n", "```a`b " NEW "\n", {{0}}},

    {CITE_FIX_HTML, "<a href=\"" OLD "\">" OLD "</a>", "<a href=\"" NEW "\">" NEW "</a>", {{0}}},
    {CITE_FIX_HTML,
     "<A class=x HREF = ' " OLD " '>a</A><a href=" OLD ">b</a>",
     "<A class=x HREF = \"" NEW "\">a</A><a href=\"" NEW "\">b</a>",
     {{0}}},
    {CITE_FIX_HTML,
     "<a href='https://o.example/?a=1&amp;b=&#39;2'>x</a> https://o.example/?a=1&#38;b='2.",
     "<a href=\"https://n.example/?a=1&amp;b=&#39;2\">x</a> https://n.example/?a=1&amp;b=&#39;2.",
     {{R, "https://o.example/?a=1&b='2", "https://n.example/?a=1&b='2"}}},
    {CITE_FIX_HTML,
     "<a title=\"" OLD "\" href=\"" OLD "x\"><code>" OLD "</code><script>'" OLD "'</script>",
     NULL,
     {{0}}},
    {CITE_FIX_HTML,
     "<!-- <a href='" OLD "'> --><a data-x='>' href='" OLD "'>1 < 2 " OLD " <",
     "<!-- <a href='" OLD "'> --><a data-x='>' href=\"" NEW "\">1 < 2 " NEW " <",
     {{0}}},
    {CITE_FIX_HTML,
     "<p><a href=\"" OLD "\" class=\"x\">" OLD "</a> " OLD "</p>\n",
     "<p><a href=\"" COPY "\" data-originalurl=\"" OLD "\" data-versionurl=\"" COPY
     "\" data-versiondate=\"2021-03-04\" class=\"x\">" OLD "</a> " OLD "</p>\n",
     {{A, OLD, COPY}}},
    {CITE_FIX_HTML,
     "<a data-versiondate=2019-01-01 href=" OLD " data-originalurl data-versionurl='y'>x</a>",
     "<a data-versiondate=\"2021-03-04\" href=\"" COPY "\" data-originalurl=\"" OLD "\" data-versionurl=\"" COPY
     "\">x</a>",
     {{A, OLD, COPY}}},
    {CITE_FIX_HTML,
     "<a href='https://o.example/?x=1&amp;y'>x</a>",
     "<a href=\"https://n.example/%22%20onclick=&#39;1&#39;\" "
     "data-originalurl=\"https://o.example/?x=1&amp;y\" "
     "data-versionurl=\"https://n.example/%22%20onclick=&#39;1&#39;\" data-versiondate=\"2021-03-04\">x</a>",
     {{A, "https://o.example/?x=1&y", "https://n.example/\" onclick='1'"}}},
    {CITE_FIX_HTML, "<a href=\"" OLD "\n", NULL, {{0}}},
    {CITE_FIX_HTML, "<a href=" OLD, "<a href=\"" NEW "\"", {{0}}},

    {CITE_FIX_BIBTEX, "@online{a, url = {" OLD "}}\n", "@online{a, url = {" NEW "}}\n", {{0}}},
    {CITE_FIX_BIBTEX,
     "@misc{a,\n  url = \"https://old.example/a\\_b\",\n  howpublished = {\\url{" OLD "}, " OLD "}\n}\n",
     "@misc{a,\n  url = \"https://new.example/c\\_d\",\n  howpublished = {\\url{" NEW
     "}, https://new.example/c\\_d}\n}\n",
     {{0}}},
    {CITE_FIX_BIBTEX,
     "@misc{a, note = {https://o.example/a{\\_}b\\%20c?d\\&e\\~{}f.}}\n",
     "@misc{a, note = {https://n.example/\\~{}x\\_y\\%20?\\#z.}}\n",
     {{M, "https://o.example/a_b%20c?d&e~f", "https://n.example/~x_y%20?#z"}}},
    {CITE_FIX_BIBTEX,
     OLD " @comment{" OLD "} @string{u = {" OLD "}} @misc{a, url = u, note = {x} # {" OLD "}}",
     NULL,
     {{0}}},
    {CITE_FIX_BIBTEX,
     "@online{a,\n\ttitle = {T},\n\turl = {" OLD "},\n\turldate = {2019-01-02}\n}\n",
     "@online{a,\n\ttitle = {T},\n\turl = {" OLD "},\n\tnote = {Archived at \\url{" COPY
     "} on 2021-03-04},\n\turldate = {2019-01-02}\n}\n",
     {{A, OLD, COPY}}},
    {CITE_FIX_BIBTEX,
     "@online{a,\r\n  url = {" OLD "}\r\n}\r\n@online{b, url = {" OLD "}}",
     "@online{a,\r\n  url = {" OLD "},\r\n  note = {Archived at \\url{" COPY
     "} on 2021-03-04}\r\n}\r\n@online{b, url = {" OLD "}, note = {Archived at \\url{" COPY "} on 2021-03-04}}",
     {{A, OLD, COPY}}},
    {CITE_FIX_BIBTEX,
     "@online{a, note = {Seen}, url = {" OLD "}}\n@online{b, url = {" OLD "}, note = \"Seen.\"}\n",
     "@online{a, note = {Seen. Archived at \\url{" COPY "} on 2021-03-04}, url = {" OLD
     "}}\n@online{b, url = {" OLD "}, note = \"Seen. Archived at \\url{" COPY "} on 2021-03-04\"}\n",
     {{A, OLD, COPY}}},
    {CITE_FIX_BIBTEX,
     "@online{a, url = {" OLD "}, note = {One. archived at \\url{https://x.example/} on 2018-01-02. Two.}}\n",
     "@online{a, url = {" OLD "}, note = {One. Archived at \\url{" COPY "} on 2021-03-04. Two.}}\n",
     {{A, OLD, COPY}}},
    {CITE_FIX_BIBTEX, "@online{a, url = {" OLD "}, note = {x} # {y}}\n", NULL, {{A, OLD, COPY}}},
};

static size_t suggestions_of(cite_suggestion out[3], const struct pair pairs[3])
{
    size_t count = 0;

    while (count < 3 && pairs[count].kind != CITE_SUGGESTION_NONE) {
        out[count] = (cite_suggestion){pairs[count].kind, cite_str_from(pairs[count].url),
                                       cite_str_from(pairs[count].new_url), WHEN};
        count++;
    }
    if (count == 0)
        out[count++] = (cite_suggestion){M, CITE__LIT(OLD), CITE__LIT(NEW), 0};
    return count;
}

/* Applies a fix, and compares what its diff does. */
static void applied(struct text *out, const cite_fix *fix, cite_str source)
{
    struct text diff = {0};
    struct text patched = {0};

    assert_int_equal(cite_fix_apply(fix, text_write, out, NULL), CITE_OK);
    assert_int_equal(cite_fix_diff(fix, "a name", text_write, &diff, NULL), CITE_OK);
    assert_true(patch_apply(&patched, source, (cite_str){diff.data, diff.len}));
    assert_int_equal(patched.len, out->len);
    if (out->len > 0)
        assert_memory_equal(patched.data, out->data, out->len);
    text_release(&patched);
    text_release(&diff);
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct fix_case *this = &cases[i];
        const char *expected = this->expected ? this->expected : this->source;
        cite_suggestion suggestions[3];
        cite_fix_options options = CITE_FIX_OPTIONS_INIT;
        cite_fix *fix = NULL;
        struct text out = {0};
        struct guard guard;
        size_t count = suggestions_of(suggestions, this->pairs);

        print_message("%s\n", this->source);
        assert_true(guard_put_text(&guard, this->source));
        options.format = this->format;
        assert_int_equal(cite_fix_new(&fix, guard.text, suggestions, count, &options, NULL), CITE_OK);
        applied(&out, fix, guard.text);
        assert_string_equal(out.data ? out.data : "", expected);
        assert_int_equal(cite_fix_count(fix) > 0, this->expected != NULL);
        text_release(&out);
        cite_fix_free(fix);
        guard_release(&guard);
    }
}

/* What a diff looks like, by name and source; OLD moved to NEW. */
static const struct {
    const char *name;
    const char *source;
    const char *diff;
} diffs[] = {
    {"a.txt", "nothing\n", ""},
    {"a.txt", OLD "\n", "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-" OLD "\n+" NEW "\n"},
    {"d/a b.txt", "1\n2\n3\n4\n" OLD "\n6\n7\n8\n9",
     "--- a/d/a b.txt\t\n+++ b/d/a b.txt\t\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-" OLD "\n+" NEW "\n 6\n 7\n 8\n"},
    {"\"\t\n\\\x01ö", "1\n" OLD " " OLD,
     "--- \"a/\\\"\\t\\n\\\\\\001\\303\\266\"\n+++ \"b/\\\"\\t\\n\\\\\\001\\303\\266\"\n@@ -1,2 +1,2 @@\n "
     "1\n-" OLD " " OLD "\n\\ No newline at end of file\n+" NEW " " NEW "\n\\ No newline at end of file\n"},
    {"a", OLD "\n2\n3\n4\n5\n6\n7\n" OLD "\n9\n10\n11\n12\n13\n14\n15\n" OLD "\n17",
     "--- a/a\n+++ b/a\n@@ -1,11 +1,11 @@\n-" OLD "\n+" NEW "\n 2\n 3\n 4\n 5\n 6\n 7\n-" OLD "\n+" NEW
     "\n 9\n 10\n 11\n@@ -13,5 +13,5 @@\n 13\n 14\n 15\n-" OLD "\n+" NEW
     "\n 17\n\\ No newline at end of file\n"},
    {"a", OLD "\r\n\r\n" OLD "\r\n",
     "--- a/a\n+++ b/a\n@@ -1,3 +1,3 @@\n-" OLD "\r\n+" NEW "\r\n \r\n-" OLD "\r\n+" NEW "\r\n"},
};

static void test_diffs(void **state)
{
    const cite_suggestion moved = {M, CITE__LIT(OLD), CITE__LIT(NEW), 0};
    cite_fix_options options = CITE_FIX_OPTIONS_INIT;

    (void)state;
    options.format = CITE_FIX_TEXT;
    for (size_t i = 0; i < COUNT(diffs); i++) {
        cite_fix *fix = NULL;
        struct text diff = {0};
        print_message("%s\n", diffs[i].name);
        assert_int_equal(cite_fix_new(&fix, cite_str_from(diffs[i].source), &moved, 1, &options, NULL),
                         CITE_OK);
        assert_int_equal(cite_fix_diff(fix, diffs[i].name, text_write, &diff, NULL), CITE_OK);
        assert_string_equal(diff.data ? diff.data : "", diffs[i].diff);
        text_release(&diff);
        cite_fix_free(fix);
    }
}

/* Lines that a note of BibTeX adds move the hunks behind it. */
static void test_lines_added(void **state)
{
    const cite_suggestion copy = {A, CITE__LIT(OLD), CITE__LIT(COPY), WHEN};
    struct text source = {0};
    struct text out = {0};
    cite_fix_options options = CITE_FIX_OPTIONS_INIT;
    cite_fix *fix = NULL;

    (void)state;
    options.name = "library.bib";
    for (size_t i = 0; i < 20; i++) {
        text_add_string(&source, "@online{k");
        text_add_number(&source, i);
        text_add_string(&source, ",\n  url = {" OLD "},\n}\n");
        text_add_times(&source, "\n", i);
    }
    cite_str text = {source.data, source.len};
    assert_int_equal(cite_fix_new(&fix, text, &copy, 1, &options, NULL), CITE_OK);
    assert_int_equal(cite_fix_places(fix, 0), 20);
    applied(&out, fix, text);
    cite_fix_free(fix);
    text_release(&out);
    text_release(&source);
}

static void test_broken(void **state)
{
    static const char source[] = OLD "\nx and " OLD " and " OLD "\n";
    const cite_suggestion moved = {M, CITE__LIT(OLD), CITE__LIT(NEW), 0};
    const cite_span broken[] = {{0, sizeof OLD + 1}, {sizeof OLD + 10, sizeof OLD + 12}};
    cite_fix_options options = CITE_FIX_OPTIONS_INIT;
    struct text out = {0};
    cite_fix *fix = NULL;

    (void)state;
    options.format = CITE_FIX_TEXT;
    options.broken = broken;
    options.broken_count = 2;
    assert_int_equal(cite_fix_new(&fix, cite_str_from(source), &moved, 1, &options, NULL), CITE_OK);
    assert_int_equal(cite_fix_places(fix, 0), 1);
    assert_int_equal(cite_fix_places(fix, 1), 0);
    applied(&out, fix, cite_str_from(source));
    assert_string_equal(out.data, OLD "\nx and " OLD " and " NEW "\n");
    text_release(&out);
    cite_fix_free(fix);
}

static void test_detect(void **state)
{
    static const struct {
        const char *name;
        const char *bytes;
        cite_fix_format format;
    } files[] = {
        {"a.txt", "", CITE_FIX_TEXT},
        {"A.MD", "", CITE_FIX_MARKDOWN},
        {"a.htm", "", CITE_FIX_HTML},
        {"a.bib", "", CITE_FIX_BIBTEX},
        {"a.tex", "x", CITE_FIX_NONE},
        {"a.json", "[{\"id\": 1}]", CITE_FIX_NONE},
        {"", "\xEF\xBB\xBF\n<!DOCTYPE HTML>", CITE_FIX_HTML},
        {"", "% x\n@book{a,", CITE_FIX_BIBTEX},
        {"", "TY  - BOOK\n", CITE_FIX_NONE},
        {"a.txt", "%PDF-1.7", CITE_FIX_NONE},
        {"", "A report\n", CITE_FIX_TEXT},
        {"", "", CITE_FIX_TEXT},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(files); i++) {
        print_message("%s %s\n", files[i].name, files[i].bytes);
        assert_int_equal(cite_fix_detect(cite_str_from(files[i].name), cite_str_from(files[i].bytes)),
                         files[i].format);
    }
    assert_int_equal(cite_fix_detect(CITE__LIT("a.txt"), CITE__LIT("a\0b")), CITE_FIX_NONE);
}

static void test_copies(void **state)
{
    static const struct {
        const char *url;
        const char *copy;
        const char *text;
        const char *link; /* NULL: an argument error */
        const char *pwid;
    } copies[] = {
        {OLD, COPY, "",
         "<a href=\"" COPY "\" data-originalurl=\"" OLD "\" data-versionurl=\"" COPY
         "\" data-versiondate=\"2021-03-04\">" OLD "</a>",
         "urn:pwid:archive.org:2021-03-04T05:06:07Z:page:" OLD},
        {"http://o.example/?a='1'&b=\"2\"#c", "https://Wayback.Archive.example/x?y", "<b>&\x01\xFF",
         "<a href=\"https://Wayback.Archive.example/x?y\" "
         "data-originalurl=\"http://o.example/?a=&#39;1&#39;&amp;b=%222%22#c\" "
         "data-versionurl=\"https://Wayback.Archive.example/x?y\" data-versiondate=\"2021-03-04\">"
         "&lt;b&gt;&amp;\xEF\xBF\xBD\xEF\xBF\xBD</a>",
         "urn:pwid:archive.example:2021-03-04T05:06:07Z:page:http://o.example/%3Fa='1'&b=%222%22%23c"},
        {OLD, "https://www.example/x", "", "", "urn:pwid:www.example:2021-03-04T05:06:07Z:page:" OLD},
        {"javascript:1", COPY, "", NULL, NULL},
        {OLD, "data:text/html,x", "", NULL, NULL},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(copies); i++) {
        const cite_suggestion copy = {A, cite_str_from(copies[i].url), cite_str_from(copies[i].copy), WHEN};
        struct text link = {0};
        struct text pwid = {0};
        cite_status expected = copies[i].link ? CITE_OK : CITE_ERROR_ARGUMENT;
        print_message("%s\n", copies[i].copy);
        assert_int_equal(
            cite_robust_link_write(&copy, cite_str_from(copies[i].text), NULL, text_write, &link, NULL),
            expected);
        assert_int_equal(cite_pwid_write(&copy, NULL, text_write, &pwid, NULL), expected);
        if (copies[i].link && copies[i].link[0] != '\0')
            assert_string_equal(link.data, copies[i].link);
        if (copies[i].pwid)
            assert_string_equal(pwid.data, copies[i].pwid);
        text_release(&link);
        text_release(&pwid);
    }
}

static int stop(void *context, const char *data, size_t len)
{
    (void)context;
    (void)data;
    (void)len;
    return 1;
}

static void test_arguments(void **state)
{
    const cite_suggestion moved = {M, CITE__LIT(OLD), CITE__LIT(NEW), 0};
    cite_fix_options options = CITE_FIX_OPTIONS_INIT;
    cite_fix *fix = NULL;

    (void)state;
    assert_int_equal(cite_fix_new(NULL, CITE__LIT(""), &moved, 1, NULL, NULL), CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_fix_new(&fix, (cite_str){NULL, 1}, &moved, 1, NULL, NULL), CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_fix_new(&fix, CITE__LIT(""), NULL, 1, NULL, NULL), CITE_ERROR_ARGUMENT);
    options.name = "paper.tex";
    assert_int_equal(cite_fix_new(&fix, CITE__LIT("x"), &moved, 1, &options, NULL), CITE_ERROR_UNSUPPORTED);
    assert_null(fix);
    assert_int_equal(cite_fix_new(&fix, (cite_str){NULL, 0}, NULL, 0, NULL, NULL), CITE_OK);
    assert_int_equal(cite_fix_count(fix), 0);
    cite_fix_free(fix);
    assert_int_equal(cite_fix_new(&fix, CITE__LIT(OLD), &moved, 1, NULL, NULL), CITE_OK);
    assert_int_equal(cite_fix_apply(fix, stop, NULL, NULL), CITE_ERROR_IO);
    assert_int_equal(cite_fix_diff(fix, "a", stop, NULL, NULL), CITE_ERROR_IO);
    assert_int_equal(cite_fix_diff(fix, NULL, stop, NULL, NULL), CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_fix_apply(fix, NULL, NULL, NULL), CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_pwid_write(&moved, NULL, stop, NULL, NULL), CITE_ERROR_IO);
    cite_fix_free(fix);
    cite_fix_free(NULL);
    assert_string_equal(cite_suggestion_kind_name(A), "archive");
    assert_null(cite_suggestion_kind_name(CITE_SUGGESTION_COUNT_));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),     cmocka_unit_test(test_diffs),  cmocka_unit_test(test_lines_added),
        cmocka_unit_test(test_broken),    cmocka_unit_test(test_detect), cmocka_unit_test(test_copies),
        cmocka_unit_test(test_arguments),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
