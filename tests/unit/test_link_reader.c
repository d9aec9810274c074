/*
 * unit/test_link_reader.c: one link over all its seams, piece by piece.
 */
#include "core/str.h"
#include "links/reader.h"
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The pieces of the first link, parted by the sign of their seam: line "/", blank "=", column "^", space "_". */
static void read_first(struct text *out, struct stage *stage, const struct cite__owned *owned,
                       size_t owned_count)
{
    static const char *const seams[] = {"/", "=", "^", "_"};
    struct cite__link_reader reader = {
        .text = &stage->text, .owned = owned, .owned_count = owned_count, .env = &stage->env};
    struct cite__link_scanner scanner = cite__link_scan(stage->guard.text);
    struct cite__link_start start;
    struct cite__link_read read;

    text_add_string(out, "");
    cite__buf_init(&reader.url, NULL, 10000);
    assert_true(cite__link_next(&scanner, &start));
    if (cite__link_read(&reader, &start, &read)) {
        for (size_t i = 0; i < read.piece_count; i++) {
            const cite_str piece = stage_slice(stage, read.pieces[i].span);
            text_add_string(out, i > 0 ? " " : "");
            text_add_string(out, i > 0 ? seams[read.pieces[i].seam] : "");
            text_add_string(out, i > 0 ? " " : "");
            text_add(out, piece.ptr, piece.len);
            /* What was joined is the pieces' bytes, from behind the scheme on. */
            const cite_str joined = cite__buf_view(&reader.url);
            const size_t skip = i == 0 ? start.body - start.begin : 0;
            assert_memory_equal(joined.ptr + read.pieces[i].at, piece.ptr + skip, piece.len - skip);
        }
        assert_int_equal(read.end, read.pieces[read.piece_count - 1].span.end);
    }
    cite__buf_release(&reader.url);
}

static void test_pieces(void **state)
{
    static const struct {
        const char *text;
        const char *pieces;
    } cases[] = {
        {"See https://e.org/a now", "https://e.org/a"},
        {"See https://e.org/a-\nb-c now", "https://e.org/a- / b-c"},
        {"See https://e.org/a-\n  b-c now", "https://e.org/a- / b-c"},
        {"See https://e.org/a-\n\nb-c/d now", "https://e.org/a- = b-c/d"},
        {"See https://e.org/a-\n\n\nb-c/d now", "https://e.org/a-"}, /* two blank lines part */
        {"See https://e.org/a-\n\fb-c/d now", "https://e.org/a-"},   /* a page parts what is in no note */
        {"See https://e.org/a_b c/d_e.pdf now", "https://e.org/a_b _ c/d_e.pdf"},
        {"See https://e.org/a_b  c/d_e.pdf now", "https://e.org/a_b"}, /* two blanks part */
        {"See https://e.org/a-\nb_c d_e.pdf. And", "https://e.org/a- / b_c _ d_e.pdf"},
        {"See https://e.org/a-\n...\n", "https://e.org/a-"},
        {"See https://e.org/a-\nb-c.", "https://e.org/a- / b-c"},
        {"See https://", ""},
        {"See https://.", ""},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        struct text pieces = {NULL, 0, 0, false};
        assert_true(stage_run(&stage, cases[i].text, STAGE_TEXT));
        read_first(&pieces, &stage, NULL, 0);
        if (strcmp(pieces.data, cases[i].pieces) != 0)
            fail_msg("\"%s\": \"%s\", not \"%s\"", cases[i].text, pieces.data, cases[i].pieces);
        text_release(&pieces);
        stage_release(&stage);
    }
}

/* A note in two ranges: the link goes on where the note does, not where the text does. */
static void test_column(void **state)
{
    static const char text[] = "1 See https://e.org/a-\nBody of the page.\nb-c/d.\n2 Note.\n";
    struct stage stage;
    struct text pieces = {NULL, 0, 0, false};

    (void)state;
    assert_true(stage_run(&stage, text, STAGE_TEXT));
    const size_t second = stage_find(&stage, "b-c");
    const struct cite__owned owned[] = {
        {{0, stage_find(&stage, "\nBody")}, 0, 1},
        {{second, second + 6}, 0, CITE_NONE},
        {{stage_find(&stage, "2 Note"), stage.guard.text.len - 1}, 1, CITE_NONE},
    };
    read_first(&pieces, &stage, owned, COUNT(owned));
    assert_string_equal(pieces.data, "https://e.org/a- ^ b-c/d");

    const struct cite__link_reader reader = {.text = &stage.text, .owned = owned, .owned_count = COUNT(owned)};
    assert_int_equal(cite__link_owner(&reader, 0), 0);
    assert_int_equal(cite__link_owner(&reader, owned[0].span.end - 1), 0);
    assert_int_equal(cite__link_owner(&reader, owned[0].span.end), CITE_NONE);
    assert_int_equal(cite__link_owner(&reader, second), 1);
    assert_int_equal(cite__link_owner(&reader, owned[2].span.begin), 2);
    assert_int_equal(cite__link_owner(&reader, SIZE_MAX), CITE_NONE);
    text_release(&pieces);
    stage_release(&stage);
}

/* An address has so many pieces and no more. */
static void test_most_pieces(void **state)
{
    struct text text = {NULL, 0, 0, false};
    struct stage stage;
    struct cite__link_start start;
    struct cite__link_read read;

    (void)state;
    text_add_string(&text, "https://e.org/a-\n");
    text_add_times(&text, "b-c-\n", 3 * CITE__LINK_PIECES);
    assert_true(stage_run(&stage, text.data, STAGE_TEXT));
    struct cite__link_reader reader = {.text = &stage.text, .env = &stage.env};
    struct cite__link_scanner scanner = cite__link_scan(stage.guard.text);
    cite__buf_init(&reader.url, NULL, 10000);
    assert_true(cite__link_next(&scanner, &start));
    assert_true(cite__link_read(&reader, &start, &read));
    assert_int_equal(read.piece_count, CITE__LINK_PIECES);
    cite__buf_release(&reader.url);
    stage_release(&stage);
    text_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_column),
        cmocka_unit_test(test_most_pieces),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
