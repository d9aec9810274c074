/*
 * torture/test_parse_torture.c: every allocation fails in turn, then every write.
 *
 * The call during which an allocation fails must answer CITE_ERROR_MEMORY, leave nothing behind and leave the parser
 * as it was; a write that fails must lead to CITE_ERROR_IO.
 */
#include "support/alloc.h"
#include "support/guard.h"
#include "support/text.h"

#include <cite.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Far more than a small document needs; a loop that ends here does not end by itself. */
enum { TURNS_MAX = 100000 };

/* One of everything: pages, a damaged mark, a lost one, a broken address, a note in two parts, a short form. */
static const char SAMPLE[] =
    "The Ropewalk\n"
    "The walk was a thousand paces long.1 Its roof was paid for by the navy.! The spinners walked\n"
    "backwards.3 Two of them met at the middle each hour.\xe2\x80\x99\n"
    "\n"
    "1 Ada Lund, Rope and Sail (Haven: Quay Press, 1970), 4. The length is also in the har-\n"
    "bour's survey, https://haven.example.org/survey/rope-\n"
    "walk.html, and in\n"
    "\n"
    "2 Navy Office, \xe2\x80\x9cRoofs,\xe2\x80\x9d 3 May 1802, <https://navy.example.org/roofs>.\n"
    "\f"
    "The Ropewalk\n"
    "Tar was boiled outside.5 The wind decided where.6\n"
    "\n"
    "a letter of 1790 (www.example.org/letters).\n"
    "\n"
    "Lund, Rope and Sail, 9.\n"
    "\n"
    "4 Ibid., 11.\n"
    "\n"
    "5 \xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd\xd0\xbe\xd0\xb2, \xd0\x9a\xd0\xb0\xd0\xbd\xd0\xb0\xd1\x82\xd1\x8b "
    "(1988).\n"
    "\n"
    "6 See note 1 above; https://doi.org/10.5555/tar.6.\n";

static const cite_report_format FORMATS[] = {CITE_REPORT_TEXT, CITE_REPORT_JSON, CITE_REPORT_JSONL,
                                             CITE_REPORT_HTML};

static const cite_format LISTS[] = {CITE_FORMAT_CSL_JSON, CITE_FORMAT_BIBTEX, CITE_FORMAT_BIBLATEX,
                                    CITE_FORMAT_RIS};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static int write_nowhere(void *context, const char *data, size_t len)
{
    (void)context;
    (void)data;
    (void)len;
    return 0;
}

static cite_status make_parser(cite_parser **out, struct counting_alloc *memory, int explain, cite_error *error)
{
    cite_parser_options options = CITE_PARSER_OPTIONS_INIT;
    options.explain = explain;
    options.allocator = &memory->allocator;
    return cite_parser_new(out, &options, error);
}

static cite_status read_sample(cite_document **out, const cite_parser *parser, cite_error *error)
{
    struct guard guard;
    assert_true(guard_put_text(&guard, SAMPLE));
    cite_source source = CITE_SOURCE_INIT;
    source.name = "ropewalk.txt";
    const cite_status status = cite_document_read(out, parser, guard.text, &source, error);
    guard_release(&guard);
    return status;
}

static cite_status report(const cite_document *document, cite_report_format format,
                          struct counting_alloc *memory, cite_write_fn write, void *context, cite_error *error)
{
    cite_report_options options = CITE_REPORT_OPTIONS_INIT;
    options.allocator = memory ? &memory->allocator : NULL;
    options.format = format;
    return cite_report_document(document, "ropewalk.txt", &options, write, context, error);
}

/* What a failed call must have said. */
static void assert_out_of_memory(cite_status status, const cite_error *error)
{
    assert_int_equal(status, CITE_ERROR_MEMORY);
    assert_int_equal(error->status, CITE_ERROR_MEMORY);
    assert_true(error->message[0] != '\0');
}

static void assert_nothing_left(const struct counting_alloc *memory)
{
    assert_int_equal(memory->live_blocks, 0);
    assert_int_equal(memory->live_bytes, 0);
    assert_int_equal(memory->wrong_sizes, 0);
}

/* Makes a parser while the n-th allocation fails. Returns false once no allocation was left to fail. */
static bool torture_new(size_t n, enum alloc_failing failing)
{
    struct counting_alloc memory;
    counting_alloc_init(&memory);
    counting_alloc_fail(&memory, n, failing);
    cite_error error = {CITE_OK, 0, ""};
    cite_parser *parser = NULL;
    const cite_status status = make_parser(&parser, &memory, 0, &error);
    if (memory.failures == 0) {
        assert_int_equal(status, CITE_OK);
        cite_parser_free(parser);
        assert_nothing_left(&memory);
        return false;
    }
    assert_out_of_memory(status, &error);
    assert_null(parser);
    assert_nothing_left(&memory);
    return true;
}

/* Reads the sample while the n-th allocation fails, then once more with the same parser. */
static bool torture_read(const cite_parser *parser, struct counting_alloc *memory, size_t n,
                         enum alloc_failing failing)
{
    cite_error error = {CITE_OK, 0, ""};
    cite_document *document = NULL;
    const size_t blocks = memory->live_blocks;
    const size_t bytes = memory->live_bytes;
    const size_t failures = memory->failures;

    counting_alloc_fail(memory, n, failing);
    cite_status status = read_sample(&document, parser, &error);
    const bool failed = memory->failures > failures;
    counting_alloc_fail(memory, 0, ALLOC_FAIL_NEVER);
    if (failed) {
        assert_out_of_memory(status, &error);
        assert_null(document);
        assert_int_equal(memory->live_blocks, blocks);
        assert_int_equal(memory->live_bytes, bytes);
        status = read_sample(&document, parser, &error);
    }
    assert_int_equal(status, CITE_OK);
    assert_int_equal(error.status, CITE_OK);
    assert_true(cite_document_note_count(document) > 0);
    cite_document_free(document);
    assert_int_equal(memory->live_blocks, blocks);
    return failed;
}

/* Reports the document while the n-th allocation fails, then once more. */
static bool torture_report(const cite_document *document, cite_report_format format, size_t n,
                           enum alloc_failing failing)
{
    struct counting_alloc memory;
    counting_alloc_init(&memory);
    counting_alloc_fail(&memory, n, failing);
    cite_error error = {CITE_OK, 0, ""};
    const cite_status status = report(document, format, &memory, write_nowhere, NULL, &error);
    const bool failed = memory.failures > 0;
    counting_alloc_fail(&memory, 0, ALLOC_FAIL_NEVER);
    if (failed) {
        assert_out_of_memory(status, &error);
        assert_int_equal(memory.live_blocks, 0);
        assert_int_equal(report(document, format, &memory, write_nowhere, NULL, &error), CITE_OK);
    } else {
        assert_int_equal(status, CITE_OK);
    }
    assert_nothing_left(&memory);
    return failed;
}

static void parser_survives(void **state)
{
    (void)state;
    size_t once = 0;
    size_t for_good = 0;
    while (once < TURNS_MAX && torture_new(once, ALLOC_FAIL_ONCE))
        once++;
    while (for_good < TURNS_MAX && torture_new(for_good, ALLOC_FAIL_FOR_GOOD))
        for_good++;
    /* A parser that asks its allocator for nothing would pass without having been tested. */
    assert_in_range(once, 1, TURNS_MAX - 1);
    assert_int_equal(once, for_good);
}

static void survive_reading(int explain)
{
    struct counting_alloc memory;
    counting_alloc_init(&memory);
    cite_parser *parser = NULL;
    assert_int_equal(make_parser(&parser, &memory, explain, NULL), CITE_OK);
    size_t once = 0;
    size_t for_good = 0;
    while (once < TURNS_MAX && torture_read(parser, &memory, once, ALLOC_FAIL_ONCE))
        once++;
    while (for_good < TURNS_MAX && torture_read(parser, &memory, for_good, ALLOC_FAIL_FOR_GOOD))
        for_good++;
    cite_parser_free(parser);
    assert_nothing_left(&memory);
    assert_in_range(once, 1, TURNS_MAX - 1);
    assert_int_equal(once, for_good);
}

static void document_survives(void **state)
{
    (void)state;
    survive_reading(0);
}

/* What is recorded takes memory of its own, which may be out as well. */
static void explained_document_survives(void **state)
{
    (void)state;
    survive_reading(1);
}

struct sample {
    cite_parser *parser;
    cite_document *document;
};

static int sample_new(void **state)
{
    static struct sample sample; /* lives as long as the test that *state is given to */
    sample = (struct sample){NULL, NULL};
    *state = &sample;
    if (cite_parser_new(&sample.parser, NULL, NULL) != CITE_OK)
        return 1;
    return read_sample(&sample.document, sample.parser, NULL) == CITE_OK ? 0 : 1;
}

static int sample_free(void **state)
{
    struct sample *sample = *state;
    cite_document_free(sample->document);
    cite_parser_free(sample->parser);
    return 0;
}

static void reports_survive(void **state)
{
    const struct sample *sample = *state;
    for (size_t i = 0; i < COUNT(FORMATS); i++) {
        size_t once = 0;
        size_t for_good = 0;
        while (once < TURNS_MAX && torture_report(sample->document, FORMATS[i], once, ALLOC_FAIL_ONCE))
            once++;
        while (for_good < TURNS_MAX &&
               torture_report(sample->document, FORMATS[i], for_good, ALLOC_FAIL_FOR_GOOD))
            for_good++;
        assert_in_range(once, 0, TURNS_MAX - 1);
        assert_int_equal(once, for_good);
    }
}

/* Takes a number of writes, then fails once; counts what comes after. */
struct stubborn {
    size_t left;
    size_t failures;
    size_t late; /* writes after the one that failed */
};

static int write_stubbornly(void *context, const char *data, size_t len)
{
    struct stubborn *stubborn = context;
    (void)data;
    (void)len;
    if (stubborn->failures > 0)
        stubborn->late++;
    if (stubborn->left > 0) {
        stubborn->left--;
        return 0;
    }
    stubborn->failures++;
    return 1;
}

static void assert_stopped(const struct stubborn *stubborn, cite_status status, const cite_error *error)
{
    assert_int_equal(stubborn->late, 0);
    assert_int_equal(status, stubborn->failures ? CITE_ERROR_IO : CITE_OK);
    assert_int_equal(error->status, status);
}

static void reports_stop_when_writing_fails(void **state)
{
    const struct sample *sample = *state;
    for (size_t i = 0; i < COUNT(FORMATS); i++) {
        struct stubborn stubborn = {0, 0, 0};
        size_t n = 0;
        do {
            stubborn = (struct stubborn){n, 0, 0};
            cite_error error = {CITE_OK, 0, ""};
            const cite_status status =
                report(sample->document, FORMATS[i], NULL, write_stubbornly, &stubborn, &error);
            assert_stopped(&stubborn, status, &error);
        } while (stubborn.failures > 0 && ++n < TURNS_MAX);
        assert_in_range(n, 1, TURNS_MAX - 1);
    }
}

static void bibliographies_stop_when_writing_fails(void **state)
{
    const struct sample *sample = *state;
    for (size_t i = 0; i < COUNT(LISTS); i++) {
        struct stubborn stubborn = {0, 0, 0};
        size_t n = 0;
        do {
            stubborn = (struct stubborn){n, 0, 0};
            cite_error error = {CITE_OK, 0, ""};
            const cite_status status = cite_bibliography_write(cite_document_bibliography(sample->document),
                                                               LISTS[i], write_stubbornly, &stubborn, &error);
            assert_stopped(&stubborn, status, &error);
        } while (stubborn.failures > 0 && ++n < TURNS_MAX);
        assert_in_range(n, 1, TURNS_MAX - 1);
    }
}

/* The same bytes give the same report, byte for byte, from another parser and document. */
static void reports_repeat(void **state)
{
    const struct sample *sample = *state;
    cite_parser *parser = NULL;
    cite_document *document = NULL;
    assert_int_equal(cite_parser_new(&parser, NULL, NULL), CITE_OK);
    assert_int_equal(read_sample(&document, parser, NULL), CITE_OK);
    for (size_t i = 0; i < COUNT(FORMATS); i++) {
        struct text first = {NULL, 0, 0, false};
        struct text second = {NULL, 0, 0, false};
        assert_int_equal(report(sample->document, FORMATS[i], NULL, text_write, &first, NULL), CITE_OK);
        assert_int_equal(report(document, FORMATS[i], NULL, text_write, &second, NULL), CITE_OK);
        assert_int_equal(first.len, second.len);
        assert_memory_equal(first.data, second.data, first.len);
        text_release(&first);
        text_release(&second);
    }
    cite_document_free(document);
    cite_parser_free(parser);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parser_survives),
        cmocka_unit_test(document_survives),
        cmocka_unit_test(explained_document_survives),
        cmocka_unit_test_setup_teardown(reports_survive, sample_new, sample_free),
        cmocka_unit_test_setup_teardown(reports_stop_when_writing_fails, sample_new, sample_free),
        cmocka_unit_test_setup_teardown(bibliographies_stop_when_writing_fails, sample_new, sample_free),
        cmocka_unit_test_setup_teardown(reports_repeat, sample_new, sample_free),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
