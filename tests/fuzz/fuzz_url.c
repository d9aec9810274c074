/*
 * fuzz/fuzz_url.c: any bytes as a base URL and a reference found there.
 *
 *     base | 0x0A | reference
 */
#include "core/alloc.h"
#include "core/buf.h"
#include "core/url.h"
#include "fuzz/fuzz.h"
#include "support/guard.h"

#include <stdbool.h>
#include <string.h>

enum { SIZE_MAX_BYTES = 64 * 1024 };

/* A byte may become three ("%C3"), and "/" is put for an empty path. */
enum { GROWTH = 3, GROWTH_MORE = 16 };

static void check_part(cite_str part, cite_str url, const char **from)
{
    if (!part.ptr)
        return;
    FUZZ_CHECK(part.ptr >= *from && part.ptr + part.len <= url.ptr + url.len, "a part is out of place");
    *from = part.ptr + part.len;
}

/* The parts are slices of the URL, in their order. */
static void check_split(cite_str url)
{
    struct cite__url parts;
    if (!cite__url_split(&parts, url))
        return;
    const char *from = url.ptr;
    check_part(parts.scheme, url, &from);
    check_part(parts.userinfo, url, &from);
    check_part(parts.host, url, &from);
    check_part(parts.port, url, &from);
    check_part(parts.path, url, &from);
    check_part(parts.query, url, &from);
    check_part(parts.fragment, url, &from);
    FUZZ_CHECK(parts.scheme.len > 0 && parts.host.len > 0, "no scheme or host");
    FUZZ_CHECK(parts.path.ptr != NULL, "no path");
}

static cite_str normal(struct cite__buf *buf, cite_str url)
{
    const cite_allocator allocator = cite__allocator_or_default(NULL);
    cite__buf_init(buf, &allocator, GROWTH * SIZE_MAX_BYTES + GROWTH_MORE);
    cite__url_normal(buf, url);
    FUZZ_CHECK(buf->failed != CITE_ERROR_LIMIT, "the normal form is too long");
    return cite__buf_view(buf);
}

/* Brackets stand around a host, never in it (RFC 3986, 3.2.2): what else is no URL, and has no normal form. */
static bool has_stray_bracket(cite_str host)
{
    return host.len > 0 && (memchr(host.ptr, '[', host.len) || memchr(host.ptr, ']', host.len));
}

/* A normal form has a scheme and a host, and is its own normal form. */
static void check_normal(cite_str url)
{
    struct cite__url parts;
    struct cite__buf once;
    struct cite__buf twice;
    const cite_str first = normal(&once, url);
    if (cite__url_split(&parts, url) && !has_stray_bracket(parts.host)) {
        const cite_str second = normal(&twice, first);
        FUZZ_CHECK(cite__url_split(&parts, first), "the normal form is no URL");
        FUZZ_CHECK(parts.fragment.ptr == NULL, "the normal form has a fragment");
        FUZZ_CHECK(first.len == second.len && memcmp(first.ptr, second.ptr, first.len) == 0,
                   "the normal form has another");
        cite__buf_release(&twice);
    }
    cite__buf_release(&once);
}

static void check_resolve(cite_str base, cite_str reference)
{
    const cite_allocator allocator = cite__allocator_or_default(NULL);
    struct cite__buf buf;
    cite__buf_init(&buf, &allocator, 2 * SIZE_MAX_BYTES + GROWTH_MORE);
    cite__url_resolve(&buf, base, reference);
    FUZZ_CHECK(buf.failed != CITE_ERROR_LIMIT, "the absolute form is too long");
    FUZZ_CHECK(cite__buf_view(&buf).len <= base.len + reference.len + GROWTH_MORE, "the absolute form grew");
    struct cite__url parts;
    struct cite__url found;
    if (cite__url_split(&parts, base) && reference.len > 0 && reference.ptr[0] == '#') {
        FUZZ_CHECK(cite__url_split(&found, cite__buf_view(&buf)), "a fragment lost the address");
        FUZZ_CHECK(found.fragment.len == reference.len - 1, "a fragment was cut");
    }
    cite__buf_release(&buf);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > SIZE_MAX_BYTES)
        return 0;
    const uint8_t *end = size > 0 ? memchr(data, '\n', size) : NULL;
    const size_t base_len = end ? (size_t)(end - data) : size;
    struct guard base;
    struct guard reference;
    FUZZ_CHECK(guard_put(&base, data, base_len), "no memory");
    FUZZ_CHECK(guard_put(&reference, end ? end + 1 : NULL, end ? size - base_len - 1 : 0), "no memory");
    check_split(base.text);
    check_normal(base.text);
    check_resolve(base.text, reference.text);
    guard_release(&reference);
    guard_release(&base);
    return 0;
}
