/*
 * fuzz/fuzz_fix.c: any bytes as a source of any format, and as suggestions.
 *
 *     first line      format, as a digit
 *     second line     an address that is cited
 *     third line      what is suggested instead
 *     the rest        the source, and a second cited address is the first word in it that looks like one
 */
#include "core/str.h"
#include "fuzz/fuzz.h"
#include "support/guard.h"
#include "support/patch.h"
#include "support/text.h"

#include <cite/fix.h>

enum { SIZE_MAX_BYTES = 64 * 1024 };

static cite_str take_line(cite_str *rest)
{
    size_t end = cite__str_find_byte(*rest, '\n', 0);
    cite_str line = cite__slice(*rest, 0, end == CITE_NONE ? rest->len : end);

    *rest = cite__slice(*rest, end == CITE_NONE ? rest->len : end + 1, rest->len);
    return line;
}

/* The first word of a text that begins as an address does; so that there is something to find. */
static cite_str first_address(cite_str text)
{
    size_t begin = cite__str_find(text, CITE__LIT("http"), 0);
    size_t end = begin == CITE_NONE ? 0 : begin;

    while (begin != CITE_NONE && end < text.len && (unsigned char)text.ptr[end] > ' ' && text.ptr[end] != '"' &&
           text.ptr[end] != '\'' && text.ptr[end] != '}' && text.ptr[end] != ')')
        end++;
    return begin == CITE_NONE ? CITE__LIT("") : cite__slice(text, begin, end);
}

static void check_fix(cite_str source, const cite_suggestion *suggestions, size_t count, cite_fix_format format)
{
    cite_fix_options options = CITE_FIX_OPTIONS_INIT;
    cite_fix *fix = NULL;
    struct text applied = {0};
    struct text diff = {0};
    struct text patched = {0};
    size_t places = 0;

    options.format = format;
    FUZZ_CHECK(cite_fix_new(&fix, source, suggestions, count, &options, NULL) == CITE_OK, "no fix");
    FUZZ_CHECK(cite_fix_apply(fix, text_write, &applied, NULL) == CITE_OK, "not applied");
    FUZZ_CHECK(cite_fix_diff(fix, "a\tname", text_write, &diff, NULL) == CITE_OK, "no diff");
    FUZZ_CHECK(patch_apply(&patched, source, (cite_str){diff.data, diff.len}), "the diff does not apply");
    FUZZ_CHECK(cite__str_equal((cite_str){applied.data, applied.len}, (cite_str){patched.data, patched.len}),
               "the diff makes something else");
    for (size_t i = 0; i < count; i++)
        places += cite_fix_places(fix, i);
    FUZZ_CHECK(places == cite_fix_count(fix), "places are miscounted");
    FUZZ_CHECK(places > 0 || cite__str_equal((cite_str){applied.data, applied.len}, source),
               "bytes changed without a place");
    text_release(&patched);
    text_release(&diff);
    text_release(&applied);
    cite_fix_free(fix);
}

/* No quotation mark, angle bracket or line feed of an address gets out of its place. */
static void check_copies(const cite_suggestion *copy)
{
    struct text link = {0};
    struct text pwid = {0};

    if (cite_robust_link_write(copy, copy->new_url, NULL, text_write, &link, NULL) == CITE_OK) {
        size_t quotes = 0;
        size_t angles = 0;
        for (size_t i = 0; i < link.len; i++) {
            quotes += link.data[i] == '"';
            angles += link.data[i] == '<' || link.data[i] == '>';
        }
        FUZZ_CHECK(quotes == 8 && angles == 4, "a link is torn");
        FUZZ_CHECK(cite_pwid_write(copy, NULL, text_write, &pwid, NULL) == CITE_OK, "a link and no name");
        for (size_t i = 0; i < pwid.len; i++)
            FUZZ_CHECK(pwid.data[i] > ' ' && pwid.data[i] < 0x7F && pwid.data[i] != '?', "no name of a URN");
    }
    text_release(&link);
    text_release(&pwid);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct guard guard;

    if (size == 0 || size > SIZE_MAX_BYTES)
        return 0;
    FUZZ_CHECK(guard_put(&guard, data, size), "no memory");
    cite_str rest = guard.text;
    cite_str head = take_line(&rest);
    cite_str old = take_line(&rest);
    cite_str new = take_line(&rest);
    int digit = head.len > 0 ? head.ptr[0] : 0;
    const cite_suggestion suggestions[] = {
        {(digit & 8) ? CITE_SUGGESTION_ARCHIVE : CITE_SUGGESTION_MOVED, old, new, digit},
        {(digit & 4) ? CITE_SUGGESTION_ARCHIVE : CITE_SUGGESTION_ALTERNATIVE, first_address(rest), new,
         1614834367},
    };
    (void)cite_fix_detect(old, guard.text);
    check_fix(rest, suggestions, 2, (cite_fix_format)(1 + (digit & 3)));
    check_copies(&suggestions[0]);
    check_copies(&suggestions[1]);
    guard_release(&guard);
    return 0;
}
