/*
 * pathological/test_import_work.c: libraries that no person would keep: twice the input may at most do 2.2 times the
 * counted work (bytes asked for). That they end at all is the rest of the test: what is not linear in time would not.
 */
#include "support/alloc.h"
#include "support/text.h"

#include <cite/bibliography.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* "#" in unit stands for the number of the turn. */
static const struct {
    cite_format format;
    const char *before;
    const char *unit;
    size_t times;
} kinds[] = {
    {CITE_FORMAT_BIBTEX, "", "@misc{k#, title = {Tides #}, author = {Orr, A. and Li, B.}, year = 20}\n", 4000},
    {CITE_FORMAT_BIBTEX, "", "@misc{k, title = {Tides}}\n", 4000},
    {CITE_FORMAT_BIBTEX, "", "@misc{k#, title = {open\n", 4000},
    {CITE_FORMAT_BIBTEX, "", "@comment{ open\n", 20000},
    {CITE_FORMAT_BIBTEX, "@misc{k, title = {", "{", 200000},
    {CITE_FORMAT_BIBTEX, "@misc{k, title = {", "$ \\'", 100000},
    {CITE_FORMAT_BIBTEX, "@misc{k, author = {", "a and ", 20000},
    {CITE_FORMAT_BIBTEX, "@misc{k, author = {", "a=b, ", 50000},
    {CITE_FORMAT_BIBTEX, "@string{a = {xxxxxxxx}}", "@misc{k, note = a # a # a # a # a # a}\n", 4000},
    {CITE_FORMAT_BIBTEX, "@book{p, publisher = {Press}, year = 1}\n", "@inbook{k#, crossref = {p}}\n", 4000},
    {CITE_FORMAT_RIS, "", "TY  - BOOK\nTI  - Tides #\nAU  - Orr, A.\nER  - \n", 4000},
    {CITE_FORMAT_RIS, "TY  - BOOK\n", "N1  - a\nUR  - b\n", 20000},
    {CITE_FORMAT_RIS, "TY  - BOOK\nTI  - a\n", "more\n", 100000},
    {CITE_FORMAT_CSL_JSON, "[{}", ",{\"id\": \"k#\", \"type\": \"book\", \"title\": \"Tides #\"}", 4000},
    {CITE_FORMAT_CSL_JSON, "[{}", ", {\"id\": ", 20000},
    {CITE_FORMAT_CSL_JSON, "[{\"x\": ", "[", 100000},
};

static size_t work_of(size_t kind, size_t times)
{
    struct counting_alloc memory;
    struct text input = {0};
    cite_bibliography *bibliography = NULL;

    text_add_string(&input, kinds[kind].before);
    for (size_t i = 0; i < times; i++) {
        for (const char *at = kinds[kind].unit; *at; at++) {
            if (*at == '#')
                text_add_number(&input, i);
            else
                text_add(&input, at, 1);
        }
    }
    counting_alloc_init(&memory);
    assert_int_equal(cite_bibliography_new(&bibliography, &memory.allocator, NULL), CITE_OK);
    assert_int_equal(
        cite_bibliography_read(bibliography, kinds[kind].format, (cite_str){input.data, input.len}, NULL, NULL),
        CITE_OK);
    cite_bibliography_free(bibliography);
    assert_int_equal(memory.live_blocks, 0);
    text_release(&input);
    return memory.bytes;
}

/* Chunks and tables that grow by doubling may have just doubled. */
#define SLACK ((size_t)4 * 1024 * 1024)

static void test_work(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        size_t once = work_of(i, kinds[i].times);
        size_t twice = work_of(i, kinds[i].times * 2);
        if ((double)twice > 2.2 * (double)once + (double)SLACK)
            fail_msg("kind %zu: %zu bytes, and %zu for twice the input", i, once, twice);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_work)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
