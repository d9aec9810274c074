/*
 * net/siblings.c: see siblings.h.
 */
#include "net/siblings.h"

#include "core/buf.h"
#include "core/str.h"
#include "core/url.h"
#include "net/target.h"

/* So many letters of 26 are nobody's address. */
#define LETTERS 25

/* The length of a path's folder, with the slash at its end. */
static size_t folder_len(cite_str path)
{
    size_t len = path.len;

    while (len > 0 && path.ptr[len - 1] == '/')
        len--;
    while (len > 0 && path.ptr[len - 1] != '/')
        len--;
    return len;
}

static void put_letters(struct cite__buf *out, uint64_t seed)
{
    for (size_t i = 0; i < LETTERS; i++) {
        seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        cite__buf_byte(out, (char)('a' + (seed >> 33) % 26));
    }
}

cite_str cite__sibling_of(cite_str url, uint64_t seed, struct cite__arena *arena)
{
    struct cite__url parts;
    struct cite__buf buf;
    cite_str sibling = {NULL, 0};

    if (!cite__url_split(&parts, url) || parts.path.len == 0)
        return sibling;
    cite__buf_init(&buf, &arena->allocator, CITE__URL_MAX + LETTERS);
    cite__buf_str(&buf, cite__slice(url, 0, (size_t)(parts.path.ptr - url.ptr) + folder_len(parts.path)));
    put_letters(&buf, seed);
    if (buf.failed == CITE_OK)
        sibling = cite__arena_str(arena, cite__buf_view(&buf));
    else if (buf.failed == CITE_ERROR_MEMORY)
        arena->failed = true;
    cite__buf_release(&buf);
    return sibling;
}

bool cite__sibling_is_above(cite_str cited, cite_str final)
{
    struct cite__url from;
    struct cite__url to;

    if (!cite__url_split(&from, cited) || !cite__url_split(&to, final) || to.query.len > 0 ||
        !cite__str_equal_nocase(from.host, to.host))
        return false;
    size_t folder = folder_len(from.path);
    cite_str last = cite__slice(from.path, folder, from.path.len);
    cite_str end = to.path;
    while (end.len > 0 && end.ptr[end.len - 1] == '/')
        end.len--;
    bool index = cite__str_starts_nocase(last, CITE__LIT("index.")) ||
                 cite__str_starts_nocase(last, CITE__LIT("default."));
    if (index || !cite__str_starts(from.path, end))
        return false;
    /* "/a/b/" for "/a/b" is the same place. */
    cite_str rest = cite__slice(from.path, end.len, from.path.len);
    return rest.len > 1 && rest.ptr[0] == '/';
}
