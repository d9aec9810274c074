/*
 * unit/test_reference.c: Markdown's reference definitions.
 */
#include "core/str.h"
#include "notes/reference.h"
#include "support/guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_definitions(void **state)
{
    static const struct {
        const char *line;
        bool definition;
    } cases[] = {
        {"[1]: https://e.org/a", true},
        {"[1]: https://e.org/a \"Title\"", true},
        {"[rope]:<https://e.org/a b> (Title)", true},
        {"[1]: www.e.org", true},
        {"[1]: https://e.org/a and more", false}, /* a note */
        {"[1]: Roe, Rope, https://e.org/a", false},
        {"[^1]: https://e.org/a", false}, /* a note of Markdown */
        {"[1] https://e.org/a", false},
        {"[]: https://e.org/a", false},
        {"[1]:", false},
        {"[1", false},
        {"", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct guard guard;
        assert_true(guard_put_text(&guard, cases[i].line));
        if (cite__reference_is(guard.text) != cases[i].definition)
            fail_msg("\"%s\"", cases[i].line);
        guard_release(&guard);
    }
    assert_true(cite__reference_used(CITE__LIT("see [rope][1]")));
    assert_true(cite__reference_used(CITE__LIT("the rope,[1][2] and [knots][3]")));
    assert_true(cite__reference_used(CITE__LIT("1][2]")));
    assert_false(cite__reference_used(CITE__LIT("see rope [1]")));
    assert_false(cite__reference_used(CITE__LIT("the rope[1][2][13]")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_definitions),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
