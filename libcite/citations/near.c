/*
 * citations/near.c: see near.h.
 */
#include "citations/near.h"

#include "core/str.h"

/* The hash seed: any, as in resolve.c. */
#define KEY_SEED UINT64_C(0x9E3779B97F4A7C15)

static bool fits(cite_str family, int year)
{
    return year > 0 && family.len >= CITE__NEAR_SHORTEST && family.len <= CITE__NEAR_LONGEST;
}

/* The bytes of the letter at an offset. */
static size_t letter_size(cite_str text, size_t at)
{
    size_t end = at + 1;

    while (end < text.len && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
        end++;
    return end - at;
}

/* The name without the letter at an offset; the whole name for its length. */
static cite_str make_key(struct cite__near *near, cite_str family, int year, size_t at)
{
    size_t skipped = at < family.len ? letter_size(family, at) : 0;

    cite__buf_clear(near->key);
    cite__buf_size(near->key, (size_t)year);
    cite__buf_str(near->key, cite__slice(family, 0, at));
    cite__buf_str(near->key, cite__slice(family, at + skipped, family.len));
    if (near->key->failed == CITE_ERROR_MEMORY)
        near->arena->failed = true;
    return cite__buf_view(near->key);
}

static void add(struct cite__near *near, size_t index, cite_str key)
{
    size_t found = cite__map_get(&near->map, key);

    if (found == CITE_NONE) {
        cite_str copy = cite__arena_str(near->arena, key);
        if (copy.ptr && cite__map_set(&near->map, copy, near->count))
            near->works[near->count++] = index;
        return;
    }
    size_t other = near->works[found];
    if (other != CITE_NONE && other != index &&
        !cite__str_equal(near->mentions[other].title, near->mentions[index].title))
        near->works[found] = CITE_NONE;
}

bool cite__near_build(struct cite__near *out, const cite_citation *items, const struct cite__mention *mentions,
                      size_t count, struct cite__arena *arena, struct cite__buf *key)
{
    *out = (struct cite__near){.mentions = mentions, .arena = arena, .key = key};
    cite__map_init(&out->map, arena, KEY_SEED);
    out->works = cite__arena_zero(arena, count, (CITE__NEAR_LONGEST + 1) * sizeof *out->works);
    for (size_t i = 0; out->works && i < count; i++) {
        cite_str family = mentions[i].family;
        if (items[i].form != CITE_FORM_FULL || !fits(family, mentions[i].year))
            continue;
        for (size_t at = 0; at < family.len; at += letter_size(family, at))
            add(out, i, make_key(out, family, mentions[i].year, at));
        add(out, i, make_key(out, family, mentions[i].year, family.len));
    }
    return !arena->failed;
}

size_t cite__near_find(struct cite__near *near, cite_str family, int year)
{
    size_t only = CITE_NONE;

    if (!fits(family, year))
        return CITE_NONE;
    for (size_t at = 0; at <= family.len; at += at < family.len ? letter_size(family, at) : 1) {
        size_t found = cite__map_get(&near->map, make_key(near, family, year, at));
        if (found == CITE_NONE)
            continue;
        size_t work = near->works[found];
        bool same = work != CITE_NONE && (only == CITE_NONE || cite__str_equal(near->mentions[only].title,
                                                                               near->mentions[work].title));
        if (!same)
            return CITE_NONE;
        only = only == CITE_NONE ? work : only;
    }
    return only;
}
