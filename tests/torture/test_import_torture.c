/*
 * test_import_torture.c: reading bibliographies with every allocation failing in turn.
 */
#include "core/str.h"
#include "support/alloc.h"
#include "support/items.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    cite_format format;
    const char *text;
} inputs[] = {
    {CITE_FORMAT_BIBTEX,
     "@string{p = \"River \" # {Press}}\n"
     "@inproceedings{a, author = {L{\\'o}pez, Ana and {Rivers Institute} and others}, title = {T}, "
     "subtitle = {S}, crossref = {b}, owner = {me}, keywords = {x}, pages = {1--2}}\n"
     "@proceedings{b, title = {Proceedings}, publisher = p, year = 2001, month = {Michaelmas}}\n"
     "@online{d, url = {https://a.example/}, note = {Archived at \\url{https://web.archive.org/web/2021/x} on "
     "2021-03-04}}\n"
     "@misc{b, title = {Caf\xE9}, note = none # { x}}\n@misc{c, title = {open\n"},
    {CITE_FORMAT_RIS,
     "TY  - JOUR\r\nID  - a\r\nAU  - Orr, Ann\r\nTI  - Tides\r\n and seas\r\nSP  - 1\r\nEP  - 2\r\n"
     "N1  - seen\r\nN1  - medium: print\r\nKW  - x\r\nDA  - 2020///Summer; late\r\nZZ  - z\r\n"
     "UR  - https://a.example/1\r\nUR  - https://a.example/2\r\nER  - \r\n"},
    {CITE_FORMAT_CSL_JSON,
     "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"T\\u00e9\", \"author\": [{\"family\": \"Orr\"}, "
     "\"B\"], \"issued\": {\"raw\": \"soon\"}, \"custom\": {\"others\": [\"author\"], \"x\": [1]}}, "
     "{\"id\": \"b\" \"x\"}, {\"id\": \"c\", \"type\": \"odd\", \"accessed\": \"2020\"}]"},
};

static void told(void *context, const cite_diagnostic *diagnostic)
{
    size_t *count = context;

    *count += diagnostic->line > 0;
}

/* Reads, and writes what was read, so that what is there can be looked at. */
static cite_status live(const cite_allocator *allocator, size_t input, struct text *out)
{
    cite_bibliography *bibliography = NULL;
    size_t count = 0;
    cite_read_options options = {sizeof options, told, &count, 0};

    cite_status status = cite_bibliography_new(&bibliography, allocator, NULL);
    if (status == CITE_OK)
        status = cite_bibliography_read(bibliography, inputs[input].format, cite_str_from(inputs[input].text),
                                        &options, NULL);
    for (size_t i = 0; i < cite_bibliography_count(bibliography); i++)
        assert_true(cite_item_key(cite_bibliography_item(bibliography, i)).len > 0);
    if (bibliography)
        assert_true(items_written(out, bibliography, CITE_FORMAT_CSL_JSON));
    cite_bibliography_free(bibliography);
    return status;
}

static void fail_nth(size_t input, size_t n, enum alloc_failing way)
{
    struct counting_alloc memory;
    struct text out = {0};

    counting_alloc_init(&memory);
    counting_alloc_fail(&memory, n, way);
    assert_int_equal(live(&memory.allocator, input, &out), CITE_ERROR_MEMORY);
    assert_int_equal(memory.live_blocks, 0);
    assert_int_equal(memory.wrong_sizes, 0);
    text_release(&out);
}

static void test_every_allocation(void **state)
{
    (void)state;
    for (size_t input = 0; input < sizeof inputs / sizeof inputs[0]; input++) {
        struct counting_alloc memory;
        struct text out = {0};
        counting_alloc_init(&memory);
        assert_int_equal(live(&memory.allocator, input, &out), CITE_OK);
        assert_int_equal(memory.live_blocks, 0);
        text_release(&out);
        for (size_t n = 0; n < memory.requests; n++) {
            fail_nth(input, n, ALLOC_FAIL_ONCE);
            fail_nth(input, n, ALLOC_FAIL_FOR_GOOD);
        }
    }
}

/* A bibliography goes on after a reading that failed: the works read whole are there, and others can be added. */
static void test_going_on(void **state)
{
    static const char text[] = "@misc{a, title = {One}}\n@misc{b, title = {Two}}\n";

    (void)state;
    for (size_t n = 0; n < 24; n++) {
        struct counting_alloc memory;
        cite_bibliography *bibliography = NULL;
        counting_alloc_init(&memory);
        assert_int_equal(cite_bibliography_new(&bibliography, &memory.allocator, NULL), CITE_OK);
        counting_alloc_fail(&memory, n, ALLOC_FAIL_ONCE);
        (void)!cite_bibliography_read(bibliography, CITE_FORMAT_BIBTEX, cite_str_from(text), NULL, NULL);
        counting_alloc_fail(&memory, 0, ALLOC_FAIL_NEVER);
        assert_int_equal(
            cite_bibliography_read(bibliography, CITE_FORMAT_BIBTEX, cite_str_from(text), NULL, NULL), CITE_OK);
        size_t count = cite_bibliography_count(bibliography);
        assert_true(count >= 2 && count <= 4);
        assert_string_equal(
            cite_item_get(cite_bibliography_item(bibliography, count - 1), CITE_FIELD_TITLE).ptr, "Two");
        assert_non_null(cite_bibliography_find_id(bibliography, CITE__LIT("a")));
        cite_bibliography_free(bibliography);
        assert_int_equal(memory.live_blocks, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_allocation),
        cmocka_unit_test(test_going_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
