/*
 * unit/test_quotation.c: whether a quotation mark closes a quotation.
 */
#include "core/str.h"
#include "notes/quotation.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_closes(void **state)
{
    static const struct {
        const char *text; /* its last sign is the mark */
        uint32_t code;
        bool closes;
    } cases[] = {
        {"called it 'damp,'", '\'', true},
        {"called it 'the masters' hall,'", '\'', false}, /* which of them closes cannot be told */
        {"called it 'a master's hall,'", '\'', true},
        {"called it damp,'", '\'', false},
        {"the dog's bone,'", '\'', false},
        {"'Damp.' It was dry.'", '\'', false},
        {"'Damp.\n\nIt was dry.'", '\'', false},
        {"\xe2\x80\x98the roof,\xe2\x80\x99", 0x2019, true}, /* ‘ ’ */
        {"the roof,\xe2\x80\x99", 0x2019, false},
        {"\xc2\xbbklein\xc2\xab", 0xAB, true}, /* » « */
        {"klein\xc2\xab", 0xAB, false},
        {"\xe2\x80\xb9petit\xe2\x80\xba", 0x203A, true}, /* ‹ › */
        {"'damp\"", '"', false},                         /* the double ones are not judged here */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        cite_str text = cite_str_from(cases[i].text);
        size_t len = cases[i].code < 0x80 ? 1 : cases[i].code < 0x800 ? 2 : 3;
        if (cite__quotation_closes(text, text.len - len, cases[i].code) != cases[i].closes)
            fail_msg("\"%s\"", cases[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_closes)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
