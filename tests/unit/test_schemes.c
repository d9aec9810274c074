/*
 * unit/test_schemes.c: schemes as they are printed, torn and damaged.
 */
#include "core/str.h"
#include "links/schemes.h"
#include "support/guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* A text, what the first colon or double slash in it leads to, and where. */
static void test_schemes(void **state)
{
    static const struct {
        const char *text;
        const char *head; /* NULL: no scheme */
        size_t begin;
        size_t body;
    } cases[] = {
        {"https://e.org/a", "https://", 0, 8},
        {"HTTP://e.org/a", "HTTP://", 0, 7},
        {"98d5https://e.org", "https://", 4, 12},
        {"ftps://e.org", "ftps://", 0, 7},
        {"xftp://e.org", NULL, 0, 0},
        {"https: //e.org", "https://", 0, 9},
        {"https ://e.org", "https://", 0, 9},
        {"https:/ /e.org", "https://", 0, 9},
        {"https:\n//e.org", "https://", 0, 9},
        {"https:\n\n//e.org", NULL, 0, 0}, /* another paragraph */
        {"h ttps://e.org", "https://", 0, 9},
        {"http s://e.org", "https://", 0, 9},
        {"https:/e.org", "https://", 0, 7},
        {"https:\\\\e.org", "https://", 0, 8},
        {"https:\\/\\/e.org", "https://", 0, 10},
        {"https:l/e.org", "https://", 0, 8},
        {"htps://e.org", "https://", 0, 7},
        {"thtp://e.org", "http://", 0, 7},
        {"hxxps://e.org", "https://", 0, 8},
        {"hnp://e.org", "http://", 0, 6},
        {"htps://nowhere", NULL, 0, 0}, /* a damaged scheme needs a host that exists */
        {"ssh://e.org", NULL, 0, 0},
        {"rtsp://e.org", NULL, 0, 0},
        {"ratio: /e.org", NULL, 0, 0},
        {"a:", NULL, 0, 0},
        {":", NULL, 0, 0},
        {"https:", NULL, 0, 0},
        {"https//e.org", "https://", 0, 7},
        {"http;//e.org", "http://", 0, 7},
        {"either//or.org", NULL, 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct guard guard;
        struct cite__link_start start = {.begin = CITE_NONE};
        assert_true(guard_put_text(&guard, cases[i].text));
        size_t colon = cite__str_find_byte(guard.text, ':', 0);
        bool found = colon != CITE_NONE ? cite__link_scheme_at(&start, guard.text, colon, 0)
                                        : cite__link_lost_colon(&start, guard.text,
                                                                cite__str_find_byte(guard.text, '/', 0), 0);
        if (found != (cases[i].head != NULL))
            fail_msg("\"%s\": %d", cases[i].text, found);
        if (found) {
            assert_true(cite__str_equal(start.head, cite_str_from(cases[i].head)));
            assert_int_equal(start.begin, cases[i].begin);
            assert_int_equal(start.body, cases[i].body);
        }
        guard_release(&guard);
    }
}

/* Nothing in front of least belongs to a scheme. */
static void test_least(void **state)
{
    struct cite__link_start start;

    (void)state;
    assert_false(cite__link_scheme_at(&start, CITE__LIT("https://e.org"), 5, 1) && start.begin < 1);
    assert_false(cite__link_scheme_at(&start, CITE__LIT("h ttp://e.org"), 5, 1) && start.begin < 1);
    assert_false(cite__link_lost_colon(&start, CITE__LIT("https//e.org"), 5, 1) && start.begin < 1);
}

static void test_gaps(void **state)
{
    (void)state;
    assert_int_equal(cite__link_gap(CITE__LIT("a b"), 1), 2);
    assert_int_equal(cite__link_gap(CITE__LIT("a\r\n  b"), 1), 5);
    assert_int_equal(cite__link_gap(CITE__LIT("a\n\nb"), 1), 1);
    assert_int_equal(cite__link_gap(CITE__LIT("a"), 1), 1);
    assert_true(cite__link_host_at(CITE__LIT("e.org/a"), 0));
    assert_true(cite__link_host_at(CITE__LIT("e.org."), 0));
    assert_false(cite__link_host_at(CITE__LIT("e/org"), 0));
    assert_false(cite__link_host_at(CITE__LIT(".org"), 0));
    assert_false(cite__link_host_at(CITE__LIT(""), 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_schemes),
        cmocka_unit_test(test_least),
        cmocka_unit_test(test_gaps),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
