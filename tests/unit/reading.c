/*
 * unit/reading.c: see reading.h.
 */
#include "reading.h"

#include "core/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static size_t find_links(struct reading *reading, cite_str text, struct cite__token_link *links)
{
    size_t count = 0;
    size_t at = 0;

    while (count < READING_LINKS && (at = cite__str_find(text, CITE__LIT("http"), at)) != CITE_NONE) {
        size_t end = at;
        while (end < text.len && !cite__is_space(text.ptr[end]) && !strchr(";,>)", text.ptr[end]))
            end++;
        while (text.ptr[end - 1] == '.')
            end--;
        links[count] = (struct cite__token_link){at, end, count};
        reading->items[count] =
            (cite_link){.url = cite__arena_str(&reading->arena, cite__slice(text, at, end))};
        count++;
        at = end;
    }
    return count;
}

void reading_open(struct reading *reading, const char *text)
{
    struct cite__token_link links[READING_LINKS];
    cite_str slice = cite_str_from(text);

    memset(reading, 0, sizeof *reading);
    cite__arena_init(&reading->arena, NULL);
    cite__arena_init(&reading->scratch, NULL);
    assert_int_equal(cite__patterns_new(&reading->patterns, cite__citation_patterns,
                                        cite__citation_pattern_count, NULL, NULL),
                     CITE_OK);
    size_t count = find_links(reading, slice, links);
    assert_true(cite__tokens_read(&reading->tokens, slice, links, count, &reading->scratch));
    reading->links = (struct cite__links){reading->items, count};
    reading->reader = (struct cite__reader){.tokens = &reading->tokens,
                                            .patterns = reading->patterns,
                                            .arena = &reading->arena,
                                            .scratch = &reading->scratch};
}

void reading_close(struct reading *reading)
{
    cite__patterns_free(reading->patterns);
    cite__arena_release(&reading->scratch);
    cite__arena_release(&reading->arena);
}

struct cite__run reading_all(const struct reading *reading)
{
    return (struct cite__run){0, reading->tokens.count};
}

void reading_expect(const char *text, const char *what, cite_str got, const char *wanted)
{
    if (!cite__str_equal(got, cite_str_from(wanted)))
        fail_msg("%s\n  %s: wanted \"%s\", got \"%.*s\"", text, what, wanted, (int)got.len,
                 got.ptr ? got.ptr : "");
}
