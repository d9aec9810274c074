/*
 * unit/test_continued.c: "(continued...)" and "12(...continued)".
 */
#include "core/str.h"
#include "notes/continued.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_behind(void **state)
{
    static const struct {
        const char *text;
        size_t behind;
    } cases[] = {
        {"1(...continued)\nthree", 15},
        {"12 (... continued) three", 18},
        {"(continued)", 11},
        {"(\xe2\x80\xa6"
         "continued) x",
         14},
        {"3. (cont.) x", 10},
        {"(Fortsetzung) x", 13},
        {"1 The report continued.", 0},
        {"(continued for years)", 0},
        {"1 (continued", 0},
        {"(1990)", 0},
        {"", 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(cite__continued_behind(cite_str_from(cases[i].text), 0), cases[i].behind);
}

static void test_before(void **state)
{
    static const struct {
        const char *text;
        const char *left;
    } cases[] = {
        {"among whom were\n(continued...)", "among whom were"},
        {"among whom were (continued on next page)", "among whom were"},
        {"among whom were (1990)", "among whom were (1990)"},
        {"continued)", "continued)"},
        {")", ")"},
        {"", ""},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        cite_str text = cite_str_from(cases[i].text);
        assert_int_equal(cite__continued_before(text, 0, text.len), strlen(cases[i].left));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_behind),
        cmocka_unit_test(test_before),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
