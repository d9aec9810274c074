/*
 * fix/robust.c: the forms in which a copy in an archive is cited: Robust Links and PWID.
 */
#include "core/buf.h"
#include "core/date.h"
#include "core/error.h"
#include "core/str.h"
#include "core/url.h"
#include "fix/address.h"
#include "fix/coding.h"
#include "fix/fix.h"

#include <string.h>

/* Room for three addresses, escaped, and a text. */
#define LINK_MAX (4 * CITE__FIX_TEXT_MAX)

/* What is written for a copy, and the clean forms of its addresses. */
struct copy {
    struct cite__buf out;
    struct cite__buf original;
    struct cite__buf url;
};

static cite_status begin(struct copy *copy, const cite_suggestion *given, const cite_allocator *allocator,
                         cite_error *error)
{
    cite__buf_init(&copy->out, allocator, LINK_MAX);
    cite__buf_init(&copy->original, allocator, CITE__FIX_ADDRESS_MAX);
    cite__buf_init(&copy->url, allocator, CITE__FIX_ADDRESS_MAX);
    bool good = cite__fix_address(&copy->original, given->url) && cite__fix_address(&copy->url, given->new_url);
    if (copy->original.failed == CITE_ERROR_MEMORY || copy->url.failed == CITE_ERROR_MEMORY)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    if (!good)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "no address of the web");
    return CITE_OK;
}

static cite_status end(struct copy *copy, cite_status status, cite_write_fn write, void *context,
                       cite_error *error)
{
    if (status == CITE_OK && copy->out.failed != CITE_OK)
        status = cite__error_set(error, copy->out.failed, CITE_NONE, NULL);
    if (status == CITE_OK && write(context, copy->out.data, copy->out.len) != 0)
        status = cite__error_set(error, CITE_ERROR_IO, CITE_NONE, "writing failed");
    cite__buf_release(&copy->out);
    cite__buf_release(&copy->original);
    cite__buf_release(&copy->url);
    return status;
}

static void put_attribute(struct cite__buf *out, const char *name, cite_str value)
{
    cite__buf_byte(out, ' ');
    cite__buf_text(out, name);
    cite__buf_text(out, "=\"");
    cite__put_html(out, value);
    cite__buf_byte(out, '"');
}

cite_status cite_robust_link_write(const cite_suggestion *copy, cite_str text, const cite_allocator *allocator,
                                   cite_write_fn write, void *context, cite_error *error)
{
    struct copy link;
    char iso[CITE__DATE_SIZE];

    cite__error_clear(error);
    if (!copy || !write || (!text.ptr && text.len > 0))
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    cite_status status = begin(&link, copy, allocator, error);
    if (status == CITE_OK) {
        cite__date_iso(iso, copy->datetime);
        cite__buf_text(&link.out, "<a");
        put_attribute(&link.out, "href", cite__buf_view(&link.url));
        put_attribute(&link.out, "data-originalurl", cite__buf_view(&link.original));
        put_attribute(&link.out, "data-versionurl", cite__buf_view(&link.url));
        put_attribute(&link.out, "data-versiondate", (cite_str){iso, CITE__FIX_DAY_SIZE - 1});
        cite__buf_byte(&link.out, '>');
        cite__put_html(&link.out, text.len > 0 ? text : cite__buf_view(&link.original));
        cite__buf_text(&link.out, "</a>");
    }
    return end(&link, status, write, context, error);
}

/* An archive is told by its domain, without the name of the machine that plays its copies. */
static cite_str archive_of(cite_str host)
{
    static const cite_str machines[] = {CITE__ROW("www."), CITE__ROW("web."), CITE__ROW("wayback.")};

    for (size_t i = 0; i < sizeof machines / sizeof machines[0]; i++) {
        cite_str rest = cite__slice(host, host.len < machines[i].len ? 0 : machines[i].len, host.len);
        if (cite__str_starts_nocase(host, machines[i]) && cite__str_find_byte(rest, '.', 0) != CITE_NONE)
            return rest;
    }
    return host;
}

/* RFC 8141, 2: what may stand in the name of a URN; "?" and "#" begin other parts of one. */
static void put_name(struct cite__buf *out, cite_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '?' || c == '#' || c == '[' || c == ']' || (unsigned char)c >= 0x80)
            cite__fix_percent(out, c);
        else
            cite__buf_byte(out, c);
    }
}

cite_status cite_pwid_write(const cite_suggestion *copy, const cite_allocator *allocator, cite_write_fn write,
                            void *context, cite_error *error)
{
    struct copy name;
    struct cite__url parts;
    char iso[CITE__DATE_SIZE];

    cite__error_clear(error);
    if (!copy || !write)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    cite_status status = begin(&name, copy, allocator, error);
    if (status == CITE_OK && cite__url_split(&parts, cite__buf_view(&name.url))) {
        cite_str archive = archive_of(parts.host);
        cite__date_iso(iso, copy->datetime);
        cite__buf_text(&name.out, "urn:pwid:");
        for (size_t i = 0; i < archive.len; i++)
            put_name(&name.out, (cite_str){(char[]){cite__to_lower(archive.ptr[i])}, 1});
        cite__buf_byte(&name.out, ':');
        cite__buf_text(&name.out, iso);
        cite__buf_text(&name.out, ":page:");
        put_name(&name.out, cite__buf_view(&name.original));
    }
    return end(&name, status, write, context, error);
}
