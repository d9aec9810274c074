/*
 * unit/test_prose.c: what speaks against a numbered item being a note.
 */
#include "notes/prose.h"
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct {
    const char *text;
    bool prose;
    bool headed;
    bool heading;
} cases[] = {
    {"The claimant let the meadow to the defendant.\n", true, false, false},
    {"Der Kläger hat die Wiese im März gepachtet.\n", true, false, false},
    {"Priory Custumal, 1290, ch. 6.\n", false, false, false},
    {"See the register of the bishop, which is lost.\n", false, false, false},
    {"Ibid.\n", false, false, false},
    {"We disagree.\n", false, false, false},
    {"“Kelp and its uses”, in the journal of the farmers.\n", false, false, false},
    {"Apologies\nApologies were received from the chairman.\n", true, true, false},
    {"Lund, Rope and\nSail and Mast, 1970, p. 4, with a map.\n", false, true, false},
    {"Lund, Rope and Sail, vol. 3,\nHaven 1970.\n", false, false, false},
    {"Notes\n", false, false, true},
    {"**Anmerkungen:**\n", false, false, true},
    {"## References\n", false, false, true},
    {"Notes, and texts\n", false, false, false},
    {"注释\n", false, false, true},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        assert_true(stage_run(&stage, cases[i].text, STAGE_TEXT));
        if (cite__item_is_prose(&stage.text, 0) != cases[i].prose)
            fail_msg("prose: %s", cases[i].text);
        if (cite__item_is_headed(&stage.text, 0, 0) != cases[i].headed)
            fail_msg("headed: %s", cases[i].text);
        if (cite__line_is_notes_heading(&stage.text, 0) != cases[i].heading)
            fail_msg("heading: %s", cases[i].text);
        stage_release(&stage);
    }
}

static void test_title(void **state)
{
    static const struct {
        const char *text;
        bool title;
    } lines[] = {
        {"Rent and Tithe\n", true},
        {"Rent and Tithe.\n", false},
        {"Tithe\n", false},
        {"Tithe Roll, 1310\n", false},
        {"Rent and Tithe\nof the valley\n", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(lines); i++) {
        struct stage stage;
        assert_true(stage_run(&stage, lines[i].text, STAGE_TEXT));
        if (cite__item_is_title(&stage.text, 0, 0) != lines[i].title)
            fail_msg("%s", lines[i].text);
        stage_release(&stage);
    }
}

static void test_announced(void **state)
{
    static const struct {
        const char *text;
        bool announced;
    } lists[] = {
        {"Useful addresses:\n\n1. Tides\n", true},
        {"Sources:\n\n1. Tides\n", false},
        {"They were few.\n\n1. Tides\n", false},
        {"\n\n1. Tides\n", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(lists); i++) {
        struct stage stage;
        assert_true(stage_run(&stage, lists[i].text, STAGE_TEXT));
        if (cite__list_is_announced(&stage.text, 2) != lists[i].announced)
            fail_msg("%s", lists[i].text);
        stage_release(&stage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_title),
        cmocka_unit_test(test_announced),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
