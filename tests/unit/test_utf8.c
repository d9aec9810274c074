/*
 * unit/test_utf8.c: code points forwards and backwards, their classes, folding.
 */
#include "core/str.h"
#include "support/guard.h"
#include "text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_at(void **state)
{
    static const struct {
        const char *text;
        uint32_t code;
        size_t len;
    } cases[] = {
        {"a", 'a', 1},
        {"\x7f", 0x7F, 1},
        {"\xc2\x80", 0x80, 2},
        {"\xdf\xbf", 0x7FF, 2},
        {"\xe0\xa0\x80", 0x800, 3},
        {"\xef\xbf\xbd", 0xFFFD, 3},
        {"\xf0\x90\x80\x80", 0x10000, 4},
        {"\xf4\x8f\xbf\xbf", 0x10FFFF, 4},
        /* Maximal ill-formed subsequences (Unicode 15, 3.9, table 3-8 and its like). */
        {"\x80", 0xFFFD, 1},
        {"\xff", 0xFFFD, 1},
        {"\xc0\x80", 0xFFFD, 1},         /* overlong */
        {"\xe0\x80\x80", 0xFFFD, 1},     /* overlong */
        {"\xed\xa0\x80", 0xFFFD, 1},     /* a surrogate */
        {"\xf4\x90\x80\x80", 0xFFFD, 1}, /* above U+10FFFF */
        {"\xe2\x82", 0xFFFD, 2},         /* cut off at the end */
        {"\xf1\x80\x80", 0xFFFD, 3},
        {"\xf1\x80\x80\xe1", 0xFFFD, 3}, /* cut off by another character */
        {"\xc3"
         "a",
         0xFFFD, 1},
    };
    size_t len = 1;

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct guard guard;
        assert_true(guard_put_text(&guard, cases[i].text));
        uint32_t code = cite__utf8_at(guard.text, 0, &len);
        if (code != cases[i].code || len != cases[i].len)
            fail_msg("case %zu: U+%04X, %zu bytes", i, (unsigned)code, len);
        guard_release(&guard);
    }
    assert_int_equal(cite__utf8_at(CITE__LIT("a"), 1, &len), 0);
    assert_int_equal(len, 0);
    assert_int_equal(cite__utf8_at((cite_str){NULL, 0}, 0, &len), 0);
    assert_int_equal(len, 0);
    len = 1;
    assert_int_equal(cite__utf8_before(CITE__LIT("a"), 0, &len), 0);
    assert_int_equal(len, 0);
    assert_int_equal(cite__utf8_before(CITE__LIT("a"), 2, &len), 0); /* behind the end */
    assert_int_equal(len, 0);
}

/* Every text of up to five bytes of this alphabet reads the same backwards as forwards. */
static void test_backwards(void **state)
{
    static const char alphabet[] = {'a',    '\x80', '\x90', '\xa0', '\xc3',
                                    '\xe0', '\xe2', '\xed', '\xf0', '\xf4'};
    const size_t letters = sizeof alphabet;
    char text[5];

    (void)state;
    for (size_t word = 0; word < 100000; word++) {
        size_t begins[6] = {0};
        uint32_t codes[6] = {0};
        size_t count = 0;
        size_t rest = word;
        size_t len = 0;
        for (size_t i = 0; i < sizeof text; i++, rest /= letters)
            text[i] = alphabet[rest % letters];
        cite_str slice = {text, sizeof text};
        for (size_t at = 0; at < slice.len; at += len) {
            begins[count] = at;
            codes[count++] = cite__utf8_at(slice, at, &len);
            assert_true(len > 0);
        }
        for (size_t at = slice.len; at > 0; at -= len) {
            uint32_t code = cite__utf8_before(slice, at, &len);
            assert_true(count > 0 && len > 0);
            count--;
            if (at - len != begins[count] || code != codes[count])
                fail_msg("word %zu: at %zu back by %zu", word, at, len);
        }
        assert_int_equal(count, 0);
    }
}

enum { LETTER = 1, UPPER = 2, LOWER = 4, SPACE = 8, PUNCT = 16, CJK = 32, CLOSING = 64, STOP = 128 };

static unsigned classes_of(uint32_t code)
{
    return (cite__utf8_is_letter(code) ? LETTER : 0u) | (cite__utf8_is_upper(code) ? UPPER : 0u) |
           (cite__utf8_is_lower(code) ? LOWER : 0u) | (cite__utf8_is_space(code) ? SPACE : 0u) |
           (cite__utf8_is_punct(code) ? PUNCT : 0u) | (cite__utf8_is_cjk(code) ? CJK : 0u) |
           (cite__utf8_is_closing(code) ? CLOSING : 0u) | (cite__utf8_is_stop(code) ? STOP : 0u);
}

static void test_classes(void **state)
{
    static const struct {
        uint32_t code;
        unsigned classes;
    } cases[] = {
        {0, 0},
        {'a', LETTER | LOWER},
        {'Z', LETTER | UPPER},
        {'0', 0},
        {0x660, 0}, /* ARABIC-INDIC DIGIT ZERO */
        {'_', PUNCT},
        {'$', PUNCT},
        {'.', PUNCT | CLOSING | STOP},
        {'?', PUNCT | CLOSING | STOP},
        {',', PUNCT | CLOSING},
        {';', PUNCT | CLOSING},
        {')', PUNCT | CLOSING},
        {'>', PUNCT | CLOSING},
        {'(', PUNCT},
        {'[', PUNCT},
        {'-', PUNCT},
        {' ', SPACE},
        {'\n', SPACE},
        {'\f', SPACE},
        {0x85, SPACE},
        {0xA0, SPACE},
        {0x1680, SPACE},
        {0x200B, SPACE},
        {0x2028, SPACE},
        {0x202F, SPACE},
        {0x3000, SPACE},
        {0xFEFF, SPACE},
        {0xE9, LETTER | LOWER},
        {0x416, LETTER | UPPER},
        {0x1C5, LETTER | UPPER}, /* title case */
        {0x3C9, LETTER | LOWER},
        {0x5D0, LETTER}, /* Hebrew has no case */
        {0x2019, PUNCT | CLOSING},
        {0x201D, PUNCT | CLOSING},
        {0x201C, PUNCT | CLOSING}, /* closes in German */
        {0xBB, PUNCT | CLOSING},
        {0x201E, PUNCT}, /* opens everywhere */
        {0x2014, PUNCT},
        {0x2026, PUNCT | CLOSING | STOP},
        {0x3002, PUNCT | CLOSING | STOP},
        {0xFF0C, PUNCT | CLOSING},
        {0x3001, PUNCT | CLOSING},
        {0x60C, PUNCT | CLOSING},
        {0x61B, PUNCT | CLOSING},
        {0x61F, PUNCT | CLOSING | STOP},
        {0x964, PUNCT | CLOSING | STOP},
        {0xFF09, PUNCT | CLOSING},
        {0x300D, PUNCT | CLOSING},
        {0xFF08, PUNCT},
        {0x300C, PUNCT},
        {0x4E2D, LETTER | CJK},
        {0x3005, LETTER | CJK},
        {0x3042, LETTER | CJK},
        {0x30A2, LETTER | CJK},
        {0xAC00, LETTER | CJK},
        {0x20000, LETTER | CJK},
        {0x1F600, PUNCT},
        {0xFFFD, PUNCT},
        {0x10FFFF, 0},
        {0x110000, 0},
        {0xFFFFFFFF, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        unsigned classes = classes_of(cases[i].code);
        if (classes != cases[i].classes)
            fail_msg("U+%04X: %02X, not %02X", (unsigned)cases[i].code, classes, cases[i].classes);
    }
}

static void test_fold(void **state)
{
    static const struct {
        const char *text;
        const char *folded;
    } cases[] = {
        {"", ""},
        {"The Rope-Walk, 2nd ed.!", "theropewalk2nded"},
        {"\xc3\x89"
         "COLE",
         "ecole"},
        {"e\xcc\x81"
         "cole",
         "ecole"}, /* the accent as a character of its own */
        {"Stra\xc3\x9f"
         "e",
         "strasse"},                              /* ß */
        {"\xef\xac\x81n", "fin"},                 /* the ligature ﬁ */
        {"x\xc2\xb2", "x2"},                      /* ² */
        {"\xc2\xbd", "12"},                       /* ½ */
        {"\xce\xa9\xce\xa3", "\xcf\x89\xcf\x83"}, /* ΩΣ */
        {"\xef\xbc\xa1\xef\xbc\x91", "a1"},       /* full width */
        {"\xd0\x81", "\xd0\xb5"},                 /* Ё as Е */
        {"\xe4\xb8\xad\xe3\x80\x8c\xe6\x96\x87", "\xe4\xb8\xad\xe6\x96\x87"},
        {"a\xff"
         "b\xe2\x82",
         "ab"}, /* ill-formed bytes are no letters */
        {"\xef\xb7\xba",
         "\xd8\xb5\xd9\x84\xd9\x89\xd8\xa7\xd9\x84\xd9\x84\xd9\x87\xd8\xb9\xd9\x84\xd9\x8a\xd9\x87"
         "\xd9\x88\xd8\xb3\xd9\x84\xd9\x85"}, /* the longest decomposition there is */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct guard guard;
        struct cite__buf buf;
        assert_true(guard_put_text(&guard, cases[i].text));
        cite__buf_init(&buf, NULL, 1000);
        cite__utf8_fold(&buf, guard.text);
        assert_int_equal(buf.failed, CITE_OK);
        assert_string_equal(cite__buf_view(&buf).ptr, cases[i].folded);
        cite__buf_release(&buf);
        guard_release(&guard);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_at),
        cmocka_unit_test(test_backwards),
        cmocka_unit_test(test_classes),
        cmocka_unit_test(test_fold),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
