/*
 * unit/test_signs.c: what typesetting and markup put for the signs of an address.
 */
#include "core/str.h"
#include "links/signs.h"
#include "support/guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_signs(void **state)
{
    static const struct {
        const char *text;
        const char *meant; /* NULL: it stands for itself */
        size_t len;
    } cases[] = {
        {"a", NULL, 1},
        {"\xc3\xa9", NULL, 2},
        {"\xe2\x80\x93", NULL, 3}, /* an en dash may be meant */
        {"\xc2\xad", "", 2},
        {"\xe2\x80\x8b", "", 3},
        {"\xe2\x80\x91", "-", 3},
        {"\xcb\x9c", "~", 2},
        {"\xef\xac\x83", "ffi", 3},
        {"&amp;b", "&", 5},
        {"&b=c", NULL, 1},
        {"&am", NULL, 1},
        {"\\_a", "_", 2},
        {"\\~{}a", "~", 4},
        {"\\textasciitilde{}a", "~", 17},
        {"{\\textasciitilde}a", "~", 17},
        {"\\a", NULL, 1},
        {"\\", NULL, 1},
        {"{a}", NULL, 1},
        {"\xff", NULL, 1},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct guard guard;
        size_t len = 0;
        assert_true(guard_put_text(&guard, cases[i].text));
        const struct cite__sign *sign = cite__sign_at(guard.text, 0, &len);
        if ((sign != NULL) != (cases[i].meant != NULL) || len != cases[i].len)
            fail_msg("\"%s\": %d, %zu", cases[i].text, sign != NULL, len);
        if (sign) {
            assert_true(cite__str_equal(sign->meant, cite_str_from(cases[i].meant)));
            assert_true(sign->repair != 0);
        }
        guard_release(&guard);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_signs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
