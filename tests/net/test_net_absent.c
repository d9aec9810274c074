/*
 * net/test_net_absent.c: a build without libcurl has the same functions, and says that it cannot check.
 */
#include <cite/checker.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_absent(void **state)
{
    cite_checker *checker = NULL;
    cite_error error;

    (void)state;
    assert_int_equal(cite_checker_new(&checker, NULL, &error), CITE_ERROR_UNSUPPORTED);
    assert_null(checker);
    assert_int_equal(error.status, CITE_ERROR_UNSUPPORTED);
    assert_string_equal(cite_verdict_name(CITE_VERDICT_SOFT_404), "soft-404");
    assert_int_equal(cite_checker_pending(checker), 0);
    assert_null(cite_checker_next(checker));
    cite_checker_free(checker);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_absent)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
