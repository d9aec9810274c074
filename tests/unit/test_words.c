/*
 * unit/test_words.c: hyphens that are lost, by the title in front of a link and by the words of its document.
 */
#include "core/str.h"
#include "links/vocabulary.h"
#include "links/words.h"
#include "support/guard.h"
#include "support/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The address with every edit applied. */
static void write_mended(struct text *out, cite_str url, const struct cite__edits *edits)
{
    size_t at = 0;

    text_add_string(out, "");
    for (size_t i = 0; i < edits->count; i++) {
        text_add(out, url.ptr + at, edits->items[i].begin - at);
        text_add(out, edits->items[i].text.ptr, edits->items[i].text.len);
        at = edits->items[i].end;
    }
    text_add(out, url.ptr + at, url.len - at);
}

static void test_title(void **state)
{
    static const struct {
        const char *title;
        const char *url;
        const char *meant;
    } cases[] = {
        {"The Swiss Climate Case", "e.org/the-swissclimate-case", "e.org/the-swiss-climate-case"},
        {"The Swiss Climate Case", "e.org/the_swissclimate_case", "e.org/the_swiss_climate_case"},
        {"Roe v. Wade", "e.org/on-roevwade", "e.org/on-roe-v-wade"},
        {"F\xc3\xbcr Europa", "e.org/a-fuereuropa", "e.org/a-fuer-europa"},
        {"Bernie Madoff\xe2\x80\x99s", "e.org/how-berniemadoffs", "e.org/how-bernie-madoffs"},
        {"Swiss Cli-\nmate", "e.org/the-swissclimate", "e.org/the-swiss-climate"},
        {"The Modern Town", "e.org/the-modem-town", "e.org/the-modern-town"},
        {"Final Report", "e.org/fina1-report", "e.org/final-report"},
        {"Modem Modern", "e.org/the-modem-town", "e.org/the-modem-town"},
        /* What stands whole, and what no title tells. */
        {"The Swissclimate, Swiss Climate", "e.org/the-swissclimate-case", "e.org/the-swissclimate-case"},
        {"Climate Swiss", "e.org/the-swissclimate-case", "e.org/the-swissclimate-case"},
        {"Form 12", "e.org/form12", "e.org/form12"}, /* names here are not made of words */
        {"A B", "e.org/a-ab", "e.org/a-ab"},
        {"Swiss Climate", "swissclimate-case.org", "swissclimate-case.org"},
        {"", "e.org/the-swissclimate-case", "e.org/the-swissclimate-case"},
        {"\xff\xfe \xe2\x82", "e.org/the-swissclimate-case", "e.org/the-swissclimate-case"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text mended = {NULL, 0, 0, false};
        struct cite__edits edits = {.count = 0};
        struct cite__words words = {.count = 0};
        struct guard guard;
        cite__buf_init(&words.folded, NULL, 4096);
        assert_true(guard_put_text(&guard, cases[i].title));
        cite__words_set(&words, guard.text);
        cite__words_mend(&edits, cite_str_from(cases[i].url), &words);
        write_mended(&mended, cite_str_from(cases[i].url), &edits);
        if (strcmp(mended.data, cases[i].meant) != 0)
            fail_msg("\"%s\": \"%s\", not \"%s\"", cases[i].title, mended.data, cases[i].meant);
        cite__buf_release(&words.folded);
        text_release(&mended);
        guard_release(&guard);
    }
}

/* Whether the first hyphen of an address is the printer's. */
static void test_parted(void **state)
{
    static const struct {
        const char *title;
        const char *url;
        bool printers;
    } cases[] = {
        {"The Cooperation", "e.org/coop-eration", true},
        {"The Coop Eration", "e.org/coop-eration", false},
        {"The Cooperation of Coop Eration", "e.org/coop-eration", false},
        {"The Town", "e.org/coop-eration", false},
        {"Cooperation", "e.org/coop-", false},
        {"", "e.org/a-b", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct cite__words words = {.count = 0};
        cite_str url = cite_str_from(cases[i].url);
        cite__buf_init(&words.folded, NULL, 4096);
        cite__words_set(&words, cite_str_from(cases[i].title));
        if (cite__words_part(&words, url, cite__str_find_byte(url, '-', 0)) != cases[i].printers)
            fail_msg("\"%s\", \"%s\"", cases[i].title, cases[i].url);
        cite__buf_release(&words.folded);
    }
}

static void test_vocabulary(void **state)
{
    static const struct {
        const char *text;
        const char *url;
        const char *meant;
    } cases[] = {
        {"Of a tower, its valuation.", "e.org/a-towervaluation", "e.org/a-tower-valuation"},
        {"Of a tower.", "e.org/a-towervaluation", "e.org/a-towervaluation"},
        {"Towervaluation: a tower, a valuation", "e.org/a-towervaluation", "e.org/a-towervaluation"},
        {"tower valuation", "e.org/towervaluation", "e.org/towervaluation"},             /* alone in its path */
        {"tower e.org/a-valuation", "e.org/a-towervaluation", "e.org/a-towervaluation"}, /* of an address */
        {"news paper", "e.org/a-newspap", "e.org/a-newspap"},
        {"", "e.org/a-towervaluation", "e.org/a-towervaluation"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text mended = {NULL, 0, 0, false};
        struct cite__edits edits = {.count = 0};
        struct cite__vocabulary vocabulary = {NULL, 0};
        struct cite__arena arena;
        struct guard guard;
        cite_str url = cite_str_from(cases[i].url);
        cite__arena_init(&arena, NULL);
        assert_true(guard_put_text(&guard, cases[i].text));
        assert_true(cite__vocabulary_read(&vocabulary, guard.text, &arena));
        cite__vocabulary_mend(&edits, url, &vocabulary);
        write_mended(&mended, url, &edits);
        if (strcmp(mended.data, cases[i].meant) != 0)
            fail_msg("\"%s\": \"%s\", not \"%s\"", cases[i].text, mended.data, cases[i].meant);
        assert_true(edits.count == 0 || cite__vocabulary_wanted(url));
        text_release(&mended);
        guard_release(&guard);
        cite__arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_title),
        cmocka_unit_test(test_parted),
        cmocka_unit_test(test_vocabulary),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
