/*
 * unit/test_pattern.c: compiled pattern tables, and every row of every layer's table on the two texts it names.
 */
#include "citations/patterns.h"
#include "core/buf.h"
#include "core/pattern.h"
#include "core/str.h"
#include "notes/evidence.h"
#include "support/guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void walk(const char *name, const struct cite__pattern *table, size_t count)
{
    struct cite__patterns *patterns = NULL;
    struct cite__arena scratch;

    cite__arena_init(&scratch, NULL);
    assert_true(count > 0);
    assert_int_equal(cite__patterns_new(&patterns, table, count, NULL, NULL), CITE_OK);
    for (size_t i = 0; i < count; i++) {
        if (!table[i].matches || !table[i].matches_not)
            fail_msg("%s, row %zu has no texts", name, i);
        if (!cite__pattern_find(patterns, i, cite_str_from(table[i].matches), 0, NULL, &scratch))
            fail_msg("%s, row %zu does not match \"%s\"", name, i, table[i].matches);
        if (cite__pattern_find(patterns, i, cite_str_from(table[i].matches_not), 0, NULL, &scratch))
            fail_msg("%s, row %zu matches \"%s\"", name, i, table[i].matches_not);
    }
    cite__patterns_free(patterns);
    cite__arena_release(&scratch);
}

static void test_tables(void **state)
{
    (void)state;
    walk("notes", cite__note_patterns, cite__note_pattern_count);
    walk("citations", cite__citation_patterns, cite__citation_pattern_count);
}

/* What the texts of the tables are joined to, in both cases: every offset is a place to try each row at. */
static void join_texts(struct cite__buf *out, const struct cite__pattern *table, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        cite_str texts[] = {cite_str_from(table[i].matches), cite_str_from(table[i].matches_not)};
        for (size_t k = 0; k < COUNT(texts); k++) {
            cite__buf_str(out, texts[k]);
            cite__buf_text(out, k == 0 ? " (" : "\n\xc2\xa0");
            for (size_t at = 0; at < texts[k].len; at++) {
                char c = texts[k].ptr[at];
                if (cite__is_lower(c))
                    c = (char)(c - 'a' + 'A');
                cite__buf_byte(out, c);
            }
            cite__buf_text(out, k == 0 ? "\xc5\xbf" : ". ");
        }
    }
}

/* A row finds the same with its onsets as without them. */
static void compare_onsets(const struct cite__pattern *row, cite_str text)
{
    struct cite__pattern both[] = {*row, *row};
    struct cite__patterns *patterns = NULL;
    struct cite__arena scratch;

    both[1].onsets = NULL;
    cite__arena_init(&scratch, NULL);
    assert_int_equal(cite__patterns_new(&patterns, both, COUNT(both), NULL, NULL), CITE_OK);
    for (size_t from = 0; from <= text.len; from++) {
        struct cite__match match = {{{0, 0}}};
        struct cite__match wanted = {{{0, 0}}};
        cite_str seen = cite__slice(text, 0, from + 200 < text.len ? from + 200 : text.len);
        bool found = cite__pattern_find(patterns, 0, seen, from, &match, &scratch);
        if (found != cite__pattern_find(patterns, 1, seen, from, &wanted, &scratch) ||
            memcmp(&match, &wanted, sizeof match) != 0)
            fail_msg("\"%s\" at \"%.20s\"", row->pattern, text.ptr + from);
    }
    cite__patterns_free(patterns);
    cite__arena_release(&scratch);
}

static void test_onsets(void **state)
{
    const struct {
        const struct cite__pattern *rows;
        size_t count;
    } tables[] = {
        {cite__note_patterns, cite__note_pattern_count},
        {cite__citation_patterns, cite__citation_pattern_count},
    };
    struct cite__buf text;

    (void)state;
    cite__buf_init(&text, NULL, 65536);
    for (size_t i = 0; i < COUNT(tables); i++)
        join_texts(&text, tables[i].rows, tables[i].count);
    assert_int_equal(text.failed, CITE_OK);
    for (size_t i = 0; i < COUNT(tables); i++) {
        for (size_t k = 0; k < tables[i].count; k++) {
            if (tables[i].rows[k].onsets)
                compare_onsets(&tables[i].rows[k], cite__buf_view(&text));
        }
    }
    cite__buf_release(&text);
}

enum row { OPTIONAL, CASELESS, BEHIND, NO_END, MANY_GROUPS, UNICODE, SLOW };

static const struct cite__pattern rows[] = {
    [OPTIONAL] = {"(b)(c)?(d)?", false, "b", "x", NULL},
    [CASELESS] = {"\xc3\xa9t\xc3\xa9", true, "\xc3\x89T\xc3\x89", "ete", NULL},
    [BEHIND] = {"(?<=a)b", false, "ab", "b", NULL},
    [NO_END] = {"x*", false, "", NULL, NULL},
    [MANY_GROUPS] = {"(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)(l)(m)", false, "abcdefghijklm", "a", NULL},
    [UNICODE] = {"^\\w+$", false, "\xd0\x96", "-", NULL},
    [SLOW] = {"(?:a|aa)+(?:a|aa)+(?:a|aa)+b", false, "aaab", "a", NULL},
};

struct fixture {
    struct cite__patterns *patterns;
    struct cite__arena scratch;
};

static int set_up(void **state)
{
    static struct fixture fixture;

    cite__arena_init(&fixture.scratch, NULL);
    *state = &fixture;
    return cite__patterns_new(&fixture.patterns, rows, COUNT(rows), NULL, NULL) == CITE_OK ? 0 : 1;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    cite__patterns_free(fixture->patterns);
    cite__arena_release(&fixture->scratch);
    return 0;
}

static void test_groups(void **state)
{
    struct fixture *fixture = *state;
    struct cite__match match;

    assert_true(
        cite__pattern_find(fixture->patterns, OPTIONAL, CITE__LIT("abd"), 0, &match, &fixture->scratch));
    assert_int_equal(match.groups[0].begin, 1);
    assert_int_equal(match.groups[0].end, 3);
    assert_int_equal(match.groups[1].begin, 1);
    assert_int_equal(match.groups[1].end, 2);
    assert_int_equal(match.groups[2].begin, CITE_NONE); /* took no part, though a later one did */
    assert_int_equal(match.groups[2].end, CITE_NONE);
    assert_int_equal(match.groups[3].begin, 2);
    for (size_t i = 4; i < CITE__PATTERN_GROUPS; i++)
        assert_int_equal(match.groups[i].begin, CITE_NONE);

    /* More groups in the pattern than are handed out: the first ones are. */
    assert_true(cite__pattern_find(fixture->patterns, MANY_GROUPS, CITE__LIT("-abcdefghijklm"), 0, &match,
                                   &fixture->scratch));
    assert_int_equal(match.groups[0].end, 14);
    assert_int_equal(match.groups[CITE__PATTERN_GROUPS - 1].begin, CITE__PATTERN_GROUPS - 1);
}

static void test_find(void **state)
{
    static const struct {
        enum row row;
        const char *text;
        size_t from;
        bool found;
        size_t begin;
    } cases[] = {
        {OPTIONAL, "b..b", 0, true, 0},
        {OPTIONAL, "b..b", 1, true, 3},
        {OPTIONAL, "b..b", 4, false, 0},
        {OPTIONAL, "b", 2, false, 0}, /* behind the end */
        {CASELESS, "l'\xc3\x89t\xc3\xa9", 0, true, 2},
        {BEHIND, "ab", 1, true, 1}, /* what stands in front of from is seen */
        {NO_END, "", 0, true, 0},
        {UNICODE, "\xd0\x96\xd0\xb0", 0, true, 0},
        {OPTIONAL,
         "\xff\xe2\x82"
         "b",
         0, true, 3}, /* ill-formed bytes do not stop the search */
        {UNICODE, "a\xff", 0, false, 0},
        {(enum row)COUNT(rows), "b", 0, false, 0}, /* no such row */
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct guard guard;
        struct cite__match match;
        assert_true(guard_put_text(&guard, cases[i].text));
        bool found = cite__pattern_find(fixture->patterns, cases[i].row, guard.text, cases[i].from, &match,
                                        &fixture->scratch);
        if (found != cases[i].found || (found && match.groups[0].begin != cases[i].begin))
            fail_msg("case %zu", i);
        guard_release(&guard);
    }
    assert_true(cite__pattern_find(fixture->patterns, NO_END, (cite_str){NULL, 0}, 0, NULL, &fixture->scratch));
    assert_false(fixture->scratch.failed);
}

/* A match gives back the memory it took, and one that would take for ever is given up. */
static void test_limits(void **state)
{
    struct fixture *fixture = *state;
    char text[4000];

    memset(text, 'a', sizeof text);
    struct cite__arena_mark before = cite__arena_here(&fixture->scratch);
    assert_false(
        cite__pattern_find(fixture->patterns, SLOW, (cite_str){text, sizeof text}, 0, NULL, &fixture->scratch));
    struct cite__arena_mark behind = cite__arena_here(&fixture->scratch);
    assert_ptr_equal(before.chunk, behind.chunk);
    assert_int_equal(before.used, behind.used);
    assert_false(fixture->scratch.failed);
}

static void test_wrong_row(void **state)
{
    static const struct cite__pattern wrong[] = {{"a", false, "a", "b", NULL},
                                                 {"(unclosed", false, "", "", NULL}};
    struct cite__patterns *patterns = NULL;
    cite_error error = {CITE_OK, 0, ""};

    (void)state;
    assert_int_equal(cite__patterns_new(&patterns, wrong, COUNT(wrong), NULL, &error), CITE_ERROR_INTERNAL);
    assert_null(patterns);
    assert_int_equal(error.status, CITE_ERROR_INTERNAL);
    assert_non_null(strstr(error.message, "(unclosed"));
    cite__patterns_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_onsets),
        cmocka_unit_test_setup_teardown(test_groups, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_find, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_limits, set_up, tear_down),
        cmocka_unit_test(test_wrong_row),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
