/*
 * pathological/test_pathological.c: inputs that no person would write, large and of one kind.
 *
 * Each is read, reported as JSON and checked for what holds of every document. Then inputs of one and of two sizes:
 * twice the input may at most do 2.2 times the counted work. Nothing is timed.
 */
#include "support/alloc.h"
#include "support/guard.h"
#include "support/invariants.h"
#include "support/text.h"

#include <cite.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* What an input is made of: unit, times times; "#" in unit stands for the number of the turn, from 1. */
struct kind {
    const char *name;
    const char *before;
    const char *unit;
    const char *after;
    size_t times; /* of the one large reading */
    size_t work;  /* times of the smaller of the two inputs whose work is compared */
};

/* The unit is repeated till an input is as large as the requirement says, or a megabyte or so. */
static const struct kind KINDS[] = {
    {"a line of 10 MB", "", "a word and ", "\n", 1000000, 100000},
    {"a line of 10 MB without spaces", "", "abcdefghij", "\n", 1000000, 100000},
    {"100,000 notes", "Text.1\n\n", "# Ibid.\n", "", 100000, 10000},
    {"notes with sources", "Text.1\n\n", "# Author, Title (1990), p. 3.\n", "", 10000, 3000},
    {"notes, each on a page", "", "Text.#\n\n# A, B (1990), 3.\n\f", "", 8000, 2500},
    {"100,000 callouts", "", "text.# ", "\n\n1 Note.\n", 100000, 20000},
    {"opening brackets", "", "[", "", 1000000, 200000},
    {"opening and closing brackets", "", "[]", "", 500000, 100000},
    {"opening parentheses after an address", "https://example.org/", "(", "", 1000000, 200000},
    {"http:// after http://", "", "http://", "", 150000, 30000},
    {"addresses side by side", "", "https://example.org/a-", "\n", 50000, 10000},
    {"an address that does not end", "https://example.org/", "a/", "", 500000, 100000},
    {"an address over many lines", "https://example.org/", "a-\n", "", 300000, 60000},
    {"an address over many blank lines", "https://example.org/a-", "\n\n", "b", 300000, 60000},
    {"hyphens", "", "-", "", 1000000, 200000},
    {"hyphens at line ends", "1 ", "a-\n", "", 300000, 60000},
    {"angle brackets", "", "<", "", 1000000, 200000},
    {"angle brackets before an address", "", "<http://", "", 120000, 25000},
    {"200,000 numbers", "", "# ", "\n", 200000, 40000},
    {"200,000 lines of numbers", "", "#\n", "", 200000, 20000},
    {"the number 1 on every line", "", "1\n", "", 100000, 20000},
    {"quotation marks that are not closed", "1 ",
     "\xe2\x80\x9c"
     "a ",
     "\n", 250000, 50000},
    {"apostrophes as marks", "", "a.\xe2\x80\x99 ", "\n", 200000, 40000},
    {"damaged marks at line starts", "", "! a\n\n", "", 50000, 15000},
    {"NUL bytes", "", "\1", "", 1000000, 200000}, /* see make_input */
    {"blank lines", "", "\n", "", 1000000, 200000},
    {"form feeds", "", "\f", "", 150000, 40000},
    {"the same line on every page", "", "A running head\n\f", "", 60000, 12000},
    {"bad UTF-8", "1 ", "\xff", "", 1000000, 200000},
    {"cut UTF-8", "", "\xf0\x9f\x92 ", "", 250000, 50000},
    {"superscripts", "", "\xc2\xb9", "", 500000, 100000},
    {"citations in one note", "1 ", "A. Author, Title (1990); ", "\n", 8000, 2500},
    {"commas in one note", "1 ", "a, ", "\n", 300000, 60000},
    {"semicolons in one note", "1 ", "a; ", "\n", 200000, 40000},
    {"signal words", "1 ", "see ", "\n", 200000, 40000},
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* Twice the input may do a little more than twice the work: tables double, and the last doubling is not full. */
#define WORK_RATIO_MAX 2.2

/* Tables and chunks that grow by doubling may have just doubled: left out of the comparison, once for each. */
enum { SLACK_BYTES = 4 * 1024 * 1024, SLACK_REQUESTS = 64 };

static void add_unit(struct text *out, const char *unit, size_t turn)
{
    const char *number = strchr(unit, '#');
    while (number) {
        text_add(out, unit, (size_t)(number - unit));
        text_add_number(out, turn);
        unit = number + 1;
        number = strchr(unit, '#');
    }
    text_add_string(out, unit);
}

static void make_input(struct text *out, const struct kind *kind, size_t times)
{
    text_add_string(out, kind->before);
    for (size_t i = 0; i < times; i++)
        add_unit(out, kind->unit, i + 1);
    text_add_string(out, kind->after);
    assert_false(out->failed);
    for (size_t i = 0; i < out->len; i++) { /* a table of strings cannot hold a NUL: \1 stands for it */
        if (out->data[i] == '\1')
            out->data[i] = '\0';
    }
}

/* Reads an input of the kind and gives its document back; the text may be dropped at once. */
static cite_document *read_kind(const cite_parser *parser, const struct kind *kind, size_t times)
{
    struct text input = {NULL, 0, 0, false};
    struct guard guard;
    make_input(&input, kind, times);
    assert_true(guard_put(&guard, input.data, input.len));
    text_release(&input);
    cite_document *document = NULL;
    cite_error error = {CITE_OK, 0, ""};
    const cite_status status = cite_document_parse(&document, parser, guard.text, &error);
    guard_release(&guard);
    if (status != CITE_OK)
        fail_msg("%s: %s", kind->name, error.message);
    return document;
}

static void check_json(const cite_document *document, const struct kind *kind)
{
    struct text json = {NULL, 0, 0, false};
    cite_report_options options = CITE_REPORT_OPTIONS_INIT;
    options.format = CITE_REPORT_JSON;
    assert_int_equal(cite_report_document(document, NULL, &options, text_write, &json, NULL), CITE_OK);
    const bool balanced = invariants_json_balanced((cite_str){json.data, json.len});
    text_release(&json);
    if (!balanced)
        fail_msg("%s: JSON is not balanced", kind->name);
}

static void is_read(void **state)
{
    const struct kind *kind = *state;
    cite_parser *parser = NULL;
    assert_int_equal(cite_parser_new(&parser, NULL, NULL), CITE_OK);
    cite_document *document = read_kind(parser, kind, kind->times);
    size_t index = 0;
    const char *broken = invariants_broken(document, &index);
    if (broken)
        fail_msg("%s: %s, of finding %zu", kind->name, broken, index);
    check_json(document, kind);
    cite_document_free(document);
    cite_parser_free(parser);
}

/* So many notes are not only read, but found, each with its number. */
static void many_notes_are_found(void **state)
{
    static const struct kind kind = {"100,000 notes", "Text.1\n\n", "# Ibid.\n", "", 100000, 0};
    (void)state;
    cite_parser *parser = NULL;
    assert_int_equal(cite_parser_new(&parser, NULL, NULL), CITE_OK);
    cite_document *document = read_kind(parser, &kind, kind.times);
    assert_int_equal(cite_document_note_count(document), kind.times);
    for (size_t i = 0; i < kind.times; i++)
        assert_int_equal(cite_document_note(document, i)->number, i + 1);
    cite_document_free(document);
    cite_parser_free(parser);
}

struct work {
    size_t bytes;
    size_t requests;
};

static struct work measure(const struct kind *kind, size_t times)
{
    struct counting_alloc memory;
    counting_alloc_init(&memory);
    cite_parser_options options = CITE_PARSER_OPTIONS_INIT;
    options.allocator = &memory.allocator;
    cite_parser *parser = NULL;
    assert_int_equal(cite_parser_new(&parser, &options, NULL), CITE_OK);
    const struct work before = {memory.bytes, memory.requests};
    cite_document_free(read_kind(parser, kind, times));
    const struct work work = {memory.bytes - before.bytes, memory.requests - before.requests};
    cite_parser_free(parser);
    assert_int_equal(memory.live_blocks, 0);
    return work;
}

static bool grows_linearly(size_t one, size_t two, size_t slack)
{
    return (double)two <= WORK_RATIO_MAX * (double)one + (double)slack;
}

static void works_linearly(void **state)
{
    const struct kind *kind = *state;
    const struct work one = measure(kind, kind->work);
    const struct work two = measure(kind, 2 * kind->work);
    if (!grows_linearly(one.bytes, two.bytes, SLACK_BYTES))
        fail_msg("%s: %zu bytes asked for, and %zu for twice the input", kind->name, one.bytes, two.bytes);
    if (!grows_linearly(one.requests, two.requests, SLACK_REQUESTS))
        fail_msg("%s: %zu allocations, and %zu for twice the input", kind->name, one.requests, two.requests);
}

/*
 * Endnotes whose numbering starts again and again, behind all that may call them. Where every section reads all of that, it
 * takes longer than a test may.
 */
static void many_sections_are_read(void **state)
{
    enum { SECTIONS = 30000 };
    struct text input = {NULL, 0, 0, false};
    cite_parser *parser = NULL;
    cite_document *document = NULL;
    size_t index = 0;

    (void)state;
    text_add_times(&input, "text.1 ", 2 * (size_t)SECTIONS);
    text_add_times(&input, "\n1 A. Brown, 1999.\n2 C. Dole, 2000.", SECTIONS);
    assert_int_equal(cite_parser_new(&parser, NULL, NULL), CITE_OK);
    assert_int_equal(cite_document_parse(&document, parser, (cite_str){input.data, input.len}, NULL), CITE_OK);
    text_release(&input);
    assert_int_equal(cite_document_note_count(document), 2 * (size_t)SECTIONS);
    assert_null(invariants_broken(document, &index));
    cite_document_free(document);
    cite_parser_free(parser);
}

/*
 * pathological [read | work]: every kind read once at its full size, or the work of two sizes compared; both without
 * an argument.
 */
int main(int argc, char **argv)
{
    const bool both = argc < 2;
    const bool read = both || strcmp(argv[1], "read") == 0;
    const bool work = both || strcmp(argv[1], "work") == 0;
    struct kind kinds[COUNT(KINDS)]; /* cmocka hands a state to its test as it would one to be written */
    struct CMUnitTest tests[2 * COUNT(KINDS) + 2];
    size_t count = 0;
    memcpy(kinds, KINDS, sizeof(kinds));
    for (size_t i = 0; i < COUNT(KINDS); i++) {
        if (read)
            tests[count++] = (struct CMUnitTest){kinds[i].name, is_read, NULL, NULL, &kinds[i]};
        if (work)
            tests[count++] = (struct CMUnitTest){kinds[i].name, works_linearly, NULL, NULL, &kinds[i]};
    }
    if (read)
        tests[count++] = (struct CMUnitTest)cmocka_unit_test(many_notes_are_found);
    if (read)
        tests[count++] = (struct CMUnitTest)cmocka_unit_test(many_sections_are_read);
    return count == 0 ? 1 : _cmocka_run_group_tests("pathological", tests, count, NULL, NULL);
}
