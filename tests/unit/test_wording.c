/*
 * unit/test_wording.c: "Note 1:" and "(note 1)".
 */
#include "core/str.h"
#include "notes/wording.h"

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
        const char *text;
        size_t number; /* 0: no mark */
        size_t end;
        size_t body;
    } cases[] = {
        {"Note 12: Text", 12, 7, 9},
        {"NOTE 1. Text", 1, 6, 8},
        {"Fn. 3) Text", 3, 5, 7},
        {"Anm. 4: Text", 4, 6, 8},
        {"\xe6\xb3\xa8"
         "1\xef\xbc\x9a"
         "\xe3\x80\x8a",
         1, 4, 7}, /* 注1：《 */
        {"Note 12 to the accounts", 0, 0, 0},
        {"Notes 1: Text", 0, 0, 0},
        {"Noted 1: Text", 0, 0, 0},
        {"Table 1: Text", 0, 0, 0},
        {"Note", 0, 0, 0},
        {"", 0, 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct cite__mark mark = {.number = 0};
        bool read = cite__wording_read(&mark, cite_str_from(cases[i].text), 0);
        if (read != (cases[i].number > 0) ||
            (read && (mark.number != cases[i].number || mark.span.begin != 0 || mark.span.end != cases[i].end ||
                      mark.body != cases[i].body)))
            fail_msg("\"%s\": %zu, end %zu, body %zu", cases[i].text, mark.number, mark.span.end, mark.body);
    }
}

static void test_calls(void **state)
{
    static const struct {
        const char *text; /* up to the number */
        bool calls;
    } cases[] = {
        {"it burnt (note ", true},
        {"it burnt (see also n. ", true},
        {"it burnt [fn ", true},
        {"it burnt, note ", false},
        {"it burnt (in 1990, note ", false},
        {"it burnt (a keynote ", false},
        {"(page ", false},
        {"", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        cite_str text = cite_str_from(cases[i].text);
        if ((cite__wording_calls(text, text.len) < text.len) != cases[i].calls)
            fail_msg("\"%s\"", cases[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_read), cmocka_unit_test(test_calls)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
