/*
 * unit/test_grading.c: codes that are accepted, and what statuses and flags weigh.
 */
#include "net/grading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_codes(void **state)
{
    static const struct {
        const char *text;
        long code;
        bool reads;
        bool has;
        size_t at; /* where it does not read */
    } cases[] = {
        {NULL, 403, true, false, 0},
        {"", 403, true, false, 0},
        {"403", 403, true, true, 0},
        {"403", 404, true, false, 0},
        {"401, 403 ,500..599", 503, true, true, 0},
        {"401,500..599", 499, true, false, 0},
        {"500..500", 500, true, true, 0},
        {"403,x", 403, false, false, 4},
        {"403,,404", 403, false, false, 4},
        {"599..500", 0, false, false, 0},
        {"500..", 0, false, false, 0},
        {"500...599", 0, false, false, 0},
        {"99", 0, false, false, 0},
        {"1000", 0, false, false, 0},
        {"403-405", 0, false, false, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__codes codes;
        size_t at = 0;
        if (cite__codes_read(&codes, cases[i].text, &at) != cases[i].reads)
            fail_msg("%s", cases[i].text);
        if (!cases[i].reads)
            assert_int_equal(at, cases[i].at);
        else if (cite__codes_have(&codes, cases[i].code) != cases[i].has)
            fail_msg("%ld in %s", cases[i].code, cases[i].text);
    }
}

static void test_grades(void **state)
{
    static const struct {
        const char *text;
        cite_verdict status;
        unsigned flags;
        cite_weight severity;
    } cases[] = {
        {NULL, CITE_VERDICT_DEAD, 0, CITE_WEIGHT_ERROR},
        {NULL, CITE_VERDICT_OK, CITE_FLAG_PARKED, CITE_WEIGHT_IGNORE},
        {"blocked=ignore,dead=warning", CITE_VERDICT_BLOCKED, 0, CITE_WEIGHT_IGNORE},
        {"blocked=ignore, dead = warning", CITE_VERDICT_DEAD, 0, CITE_WEIGHT_WARNING},
        {"redirected=error", CITE_VERDICT_REDIRECTED, 0, CITE_WEIGHT_ERROR},
        {"parked=warning", CITE_VERDICT_OK, CITE_FLAG_PARKED, CITE_WEIGHT_WARNING},
        {"parked=warning", CITE_VERDICT_DEAD, CITE_FLAG_PARKED, CITE_WEIGHT_ERROR},
        {"dead=ignore,dead=error", CITE_VERDICT_DEAD, 0, CITE_WEIGHT_ERROR},
    };
    static const char *const wrong[] = {"dead", "dead=", "dead=fatal", "gone=error", "=error", "dead=error,,"};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__grades grades;
        cite_check check = {.status = cases[i].status, .flags = cases[i].flags};
        size_t at = 0;
        assert_true(cite__grades_read(&grades, cases[i].text, &at));
        assert_string_equal(cite_weight_name(cite__grade_of(&grades, &check)),
                            cite_weight_name(cases[i].severity));
    }
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct cite__grades grades;
        size_t at = 0;
        if (cite__grades_read(&grades, wrong[i], &at))
            fail_msg("%s", wrong[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_codes), cmocka_unit_test(test_grades)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
