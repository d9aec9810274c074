/*
 * unit/test_tokens.c: readings cut into tokens, and what is quoted and bracketed.
 */
#include "core/str.h"
#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The tokens as they are shown: separated by "|", a quotation or bracket that is paired with its mate between braces. */
static const struct {
    const char *text;
    const char *tokens;
} cases[] = {
    {"D. Stone, River Law", "D.|Stone|,|River|Law"},
    {"C.K. Marsh and V. Ya. Brook", "C.K.|Marsh|and|V.|Ya.|Brook"},
    {"U.S.-built ferries", "U.S.|-|built|ferries"},
    {"pp. 3-9, S.82 ff.", "pp.|3-9|,|S.|82|ff."},
    {"It was 1999. Then", "It|was|1999|.|Then"},
    {"Mill’s end, don't", "Mill’s|end|,|don't"},
    {"2019年6月6日", "2019|年|6|月|6|日"},
    {"12(3), 1974/75", "12|(|3|)|,|1974/75"},
    {"see https://example.org/a.b, p. 3", "see|https://example.org/a.b|,|p.|3"},
    {"", ""},
    {"\xff\xfe", "\xff|\xfe"},
};

static void test_cut(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct reading reading;
        char shown[200] = "";
        size_t len = 0;
        reading_open(&reading, cases[i].text);
        for (size_t t = 0; t < reading.tokens.count; t++) {
            cite_str token = cite__token_text(&reading.tokens, t);
            if (t > 0)
                shown[len++] = '|';
            memcpy(shown + len, token.ptr, token.len);
            len += token.len;
        }
        reading_expect(cases[i].text, "tokens", (cite_str){shown, len}, cases[i].tokens);
        reading_close(&reading);
    }
}

/* The first quotation of a text, without its marks; "" where none is paired. */
static const struct {
    const char *text;
    const char *quoted;
} quotes[] = {
    {"Stone, “On Mills,” 3", "On Mills,"},
    {"Stone, ‘Spouses’ mills and brooks’ (1999)", "Spouses’ mills and brooks"},
    {"Stein, „Über Mühlen“, S. 3", "Über Mühlen"},
    {"Pierre, «Le moulin», p. 3", "Le moulin"},
    {"Stone, \"On Mills\"", "On Mills"},
    {"Stone, ‘Why can’t They Mill?’ The Ferry", "Why can’t They Mill?"},
    {"Stone, *River Quarterly* 3", "River Quarterly"},
    {"王, 《河流》, 3", "河流"},
    {"Stone, “On Mills, https://example.org/a “x”", "x"}, /* never closed before the link */
    {"Stone’s mill and Marsh’s", ""},
};

static void test_quotations(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(quotes); i++) {
        struct reading reading;
        cite_str quoted = {"", 0};
        reading_open(&reading, quotes[i].text);
        for (size_t t = 0; t < reading.tokens.count && quoted.len == 0; t++) {
            if (cite__token_quotes(&reading.tokens, t))
                quoted =
                    cite__run_text(&reading.tokens, (struct cite__run){t + 1, reading.tokens.items[t].mate});
        }
        reading_expect(quotes[i].text, "quotation", quoted, quotes[i].quoted);
        reading_close(&reading);
    }
}

static void test_brackets(void **state)
{
    struct reading reading;

    (void)state;
    reading_open(&reading, "a (b [c] d) e) (f");
    assert_int_equal(reading.tokens.items[1].mate, 7);
    assert_int_equal(reading.tokens.items[3].mate, 5);
    assert_int_equal(reading.tokens.items[4].depth, 2);
    assert_int_equal(reading.tokens.items[8].depth, 0);
    assert_int_equal(reading.tokens.items[9].mate, CITE_NONE);
    assert_int_equal(reading.tokens.items[10].mate, CITE_NONE);
    reading_close(&reading);
}

/* The table is looked up by halves, so it must be in order; and a word is found in any case. */
static void test_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < cite__word_count; i++) {
        cite_str word = cite_str_from(cite__words[i].word);
        if (i > 0 && cite__str_compare(cite_str_from(cite__words[i - 1].word), word) >= 0)
            fail_msg("\"%s\" stands out of order", cite__words[i].word);
        assert_true(cite__words[i].flags != 0 && word.len < CITE__WORD_SIZE);
        assert_ptr_equal(cite__word_find(word), &cite__words[i]);
    }
    assert_int_equal(cite__word_find(CITE__LIT("МАЯ"))->value, 5);
    assert_int_equal(cite__word_find(CITE__LIT("März"))->value, 3);
    assert_int_equal(cite__word_find(CITE__LIT("ÜBER"))->flags & CITE__WORD(FUNCTION), CITE__WORD(FUNCTION));
    assert_null(cite__word_find(CITE__LIT("ferryman")));
    assert_null(cite__word_find(CITE__LIT("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_quotations),
        cmocka_unit_test(test_brackets),
        cmocka_unit_test(test_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
