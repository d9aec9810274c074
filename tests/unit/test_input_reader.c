/*
 * unit/test_input_reader.c: which bytes are text, and what is said of those that are not.
 */
#include "core/str.h"
#include "input/reader.h"
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

#define BYTES(literal)                                                                                         \
    {                                                                                                          \
        "" literal, sizeof(literal) - 1                                                                        \
    }

static void test_formats(void **state)
{
    static const struct {
        cite_str bytes;
        cite_status status;
        const char *said; /* in the message */
    } cases[] = {
        {BYTES(""), CITE_OK, ""},
        {BYTES("Plain text.\n"), CITE_OK, ""},
        {BYTES("\xef\xbb\xbfText with a byte order mark.\n"), CITE_OK, ""},
        {BYTES("Latin-1: caf\xe9, na\xefve.\n"), CITE_OK, ""},
        {BYTES("\xd0\x96\xd0\xb0\xd1\x80\xd0\xb0 \xe4\xb8\xad\xe6\x96\x87\n"), CITE_OK, ""},
        {BYTES("Colours: \x1b[1mbold\x1b[0m, tab\t, page\f, old line\r"), CITE_OK, ""},
        {BYTES("One stray \0 byte in a line of text.\n"), CITE_OK, ""},
        {BYTES("%PDF"), CITE_OK, ""}, /* a signature is whole */
        {BYTES("About %PDF-1.7 files.\n"), CITE_OK, ""},
        {BYTES("%PDF-1.7\n"), CITE_ERROR_UNSUPPORTED, "PDF"},
        {BYTES("PK\x03\x04\x14"), CITE_ERROR_UNSUPPORTED, "Word"},
        {BYTES("\xd0\xcf\x11\xe0\xa1"), CITE_ERROR_UNSUPPORTED, "Word 97"},
        {BYTES("{\\rtf1\\ansi"), CITE_ERROR_UNSUPPORTED, "RTF"},
        {BYTES("%!PS-Adobe"), CITE_ERROR_UNSUPPORTED, "PostScript"},
        {BYTES("\x1f\x8b\x08"), CITE_ERROR_UNSUPPORTED, "gzip"},
        {BYTES("\x89PNG\r\n"), CITE_ERROR_UNSUPPORTED, "PNG"},
        {BYTES("\xff\xd8\xff\xe0"), CITE_ERROR_UNSUPPORTED, "JPEG"},
        {BYTES("GIF89a"), CITE_ERROR_UNSUPPORTED, "GIF"},
        {BYTES("\xff\xfeT\0e\0"), CITE_ERROR_UNSUPPORTED, "UTF-16"},
        {BYTES("\xfe\xff\0T\0e"), CITE_ERROR_UNSUPPORTED, "UTF-16"},
        {BYTES("\x7f"
               "ELF\x02"),
         CITE_ERROR_UNSUPPORTED, "ELF"},
        {BYTES("T\0e\0x\0t\0"), CITE_ERROR_FORMAT, "UTF-8"}, /* UTF-16 without a mark */
        {BYTES("\x01\x02\x03\x04"), CITE_ERROR_FORMAT, "UTF-8"},
        {BYTES("\x80\x81\x82\x83"), CITE_ERROR_FORMAT, "UTF-8"},
        {BYTES("\0"), CITE_ERROR_FORMAT, "UTF-8"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        struct cite__input input = {{NULL, 0}, NULL};
        assert_true(stage_run_bytes(&stage, cases[i].bytes.ptr, cases[i].bytes.len, NULL, STAGE_NOTHING));
        const cite_status status = cite__input_read(&input, stage.guard.text, NULL, &stage.env);
        if (status != cases[i].status)
            fail_msg("case %zu: %s", i, cite_status_name(status));
        assert_int_equal(cite_document_probe(stage.guard.text, NULL, NULL), status);
        if (status == CITE_OK) {
            assert_string_equal(input.format, "text");
            assert_true(cite__str_equal(
                input.text, cases[i].bytes)); /* every byte, so that offsets are those of the file */
            assert_true(input.text.ptr != stage.guard.text.ptr); /* a copy */
        } else {
            assert_int_equal(stage.error.status, status);
            if (!strstr(stage.error.message, cases[i].said))
                fail_msg("case %zu: %s", i, stage.error.message);
        }
        stage_release(&stage);
    }
}

/* What is known to be text is not looked at. */
static void test_plain(void **state)
{
    static const char bytes[] = "%PDF-\0\x80";
    struct stage stage;
    struct cite__input input;

    (void)state;
    assert_true(stage_run_bytes(&stage, bytes, sizeof bytes, NULL, STAGE_NOTHING));
    assert_int_equal(cite__input_plain(&input, stage.guard.text, &stage.env), CITE_OK);
    assert_int_equal(input.text.len, sizeof bytes);
    assert_memory_equal(input.text.ptr, bytes, sizeof bytes);
    stage_release(&stage);
}

/* Only the head is probed: text whose character lies over the end of the probe is text. */
static void test_probe(void **state)
{
    struct text text = {NULL, 0, 0, false};
    struct stage stage;
    struct cite__input input;

    (void)state;
    text_add_string(&text, "a");
    text_add_times(&text, "\xe4\xb8\xad", 30000);
    assert_true(stage_run_bytes(&stage, text.data, text.len, NULL, STAGE_NOTHING));
    assert_int_equal(cite__input_read(&input, stage.guard.text, NULL, &stage.env), CITE_OK);
    assert_int_equal(input.text.len, text.len);
    stage_release(&stage);
    text_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formats),
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_probe),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
