/*
 * net/test_net_absent.c: a build without libcurl has the same functions, and says that it can neither check nor ask an archive.
 */
#include <cite/checker.h>
#include <cite/save.h>

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

static void test_saver_absent(void **state)
{
    cite_saver *saver = NULL;

    (void)state;
    assert_int_equal(cite_saver_new(&saver, NULL, NULL), CITE_ERROR_UNSUPPORTED);
    assert_null(saver);
    assert_int_equal(cite_saver_pending(saver), 0);
    assert_int_equal(cite_saver_count(saver), 0);
    assert_null(cite_saver_next(saver));
    assert_string_equal(cite_saved_outcome_name(CITE_SAVED_QUOTA), "quota");
    cite_saver_free(saver);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_absent), cmocka_unit_test(test_saver_absent)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
