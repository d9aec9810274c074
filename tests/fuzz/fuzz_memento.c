/*
 * fuzz/fuzz_memento.c: any bytes as a TimeMap, as the head of an archive's answer, as rows of a CDX server, and as an
 * archive's address.
 */
#include "core/str.h"
#include "fuzz/fuzz.h"
#include "net/memento.h"
#include "support/guard.h"
#include "support/text.h"

enum { SIZE_MAX_BYTES = 64 * 1024 };

static bool is_inside(cite_str part, cite_str whole)
{
    return part.len == 0 || (part.ptr >= whole.ptr && part.ptr + part.len <= whole.ptr + whole.len);
}

static void check_timemap(cite_str text)
{
    struct cite__timemap map;
    struct cite__arena arena;

    cite__arena_init(&arena, NULL);
    FUZZ_CHECK(cite__timemap_read(&map, text, &arena), "no memory");
    for (size_t i = 0; i < map.mementos.count; i++)
        FUZZ_CHECK(is_inside(map.mementos.items[i].url, text), "a copy is out of place");
    FUZZ_CHECK((cite__timemap_nearest(&map, 0) != NULL) == (map.mementos.count > 0), "no copy is the nearest");
    cite__arena_release(&arena);
}

static void check_address(cite_str text)
{
    cite_memento memento;
    cite_memento again;
    struct text raw = {0};

    if (!cite_memento_split(&memento, text))
        return;
    FUZZ_CHECK(is_inside(memento.original, text) && memento.original.len > 0, "an original is out of place");
    FUZZ_CHECK(cite_memento_write_raw(text, text_write, &raw) == 1, "a copy has no raw form");
    FUZZ_CHECK(cite_memento_split(&again, (cite_str){raw.data, raw.len}) == 1, "a raw form is no copy");
    FUZZ_CHECK(again.datetime == memento.datetime && cite__str_equal(again.original, memento.original),
               "a raw form is another copy");
    text_release(&raw);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cite__cdx_row row;
    struct guard guard;
    cite_memento memento;
    size_t at = 0;

    if (size > SIZE_MAX_BYTES)
        return 0;
    FUZZ_CHECK(guard_put(&guard, data, size), "no memory");
    cite_str text = guard.text;
    check_timemap(text);
    check_address(text);
    while (cite__cdx_next(&row, text, &at))
        FUZZ_CHECK(is_inside(row.original, text) && is_inside(row.digest, text), "a row is out of place");
    cite_str key = cite__cdx_resume_key(text);
    FUZZ_CHECK(is_inside(key, text), "a key is out of place");
    FUZZ_CHECK(cite__str_find_byte(key, '&', 0) == CITE_NONE && cite__str_find_byte(key, '\n', 0) == CITE_NONE,
               "a key says more than where to go on");
    for (long code = 200; code <= 302; code += 102) {
        const struct cite__answer answer = {.http_code = code, .head = text, .redirect = text};
        (void)cite__memento_of_answer(&memento, &answer);
    }
    guard_release(&guard);
    return 0;
}
