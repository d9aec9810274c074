/*
 * net/memento.c: see memento.h and cite/archive.h.
 */
#include "net/memento.h"

#include "core/date.h"
#include "core/str.h"
#include "net/head.h"
#include "net/linkset.h"

#include <string.h>

/* Digits of a time in an archive's address: a year at least, a second at most. */
#define STAMP_MIN 4
#define STAMP_MAX 14

/*
 * Where in an address the digits stand, followed by what the archive adds ("id_", "if_", "js_") and "/": the first place
 * behind which an address with a scheme or a host stands. 0: nowhere.
 */
struct place {
    size_t begin;
    size_t end;      /* of the digits */
    size_t original; /* where the address that was copied begins */
};

/* Whether what stands in an archive's address behind "/" is the address that was copied: most leave no scheme out. */
static bool is_original(cite_str rest)
{
    return cite__str_starts_nocase(rest, CITE__LIT("http:/")) ||
           cite__str_starts_nocase(rest, CITE__LIT("https:/")) ||
           cite__str_starts_nocase(rest, CITE__LIT("ftp:/"));
}

/* Reads the digits at an offset, and what follows. */
static bool read_place(struct place *out, cite_str url, size_t at)
{
    size_t end = at;

    while (end < url.len && cite__is_digit(url.ptr[end]))
        end++;
    if (end - at < STAMP_MIN || end - at > STAMP_MAX)
        return false;
    size_t slash = end;
    while (slash < url.len && slash - end < 3 && cite__is_lower(url.ptr[slash]))
        slash++;
    if (slash > end && (slash >= url.len || url.ptr[slash++] != '_'))
        return false;
    if (slash >= url.len || url.ptr[slash] != '/')
        return false;
    *out = (struct place){at, end, slash + 1};
    return is_original(cite__slice(url, slash + 1, url.len));
}

static bool find_place(struct place *out, cite_str url)
{
    size_t host = cite__str_find(url, CITE__LIT("://"), 0);

    for (size_t at = host == CITE_NONE ? url.len : host + 3; at < url.len; at++) {
        if (url.ptr[at] == '?' || url.ptr[at] == '#')
            return false;
        if (url.ptr[at] == '/' && read_place(out, url, at + 1))
            return true;
    }
    return false;
}

int cite_memento_split(cite_memento *out, cite_str url)
{
    struct place place;
    cite_memento memento = {.url = url};

    if (!find_place(&place, url) ||
        !cite__date_stamp(&memento.datetime, cite__slice(url, place.begin, place.end)))
        return 0;
    memento.original = cite__slice(url, place.original, url.len);
    *out = memento;
    return 1;
}

int cite_memento_write_raw(cite_str url, cite_write_fn out, void *context)
{
    struct place place;

    if (!find_place(&place, url))
        return 0;
    if (out(context, url.ptr, place.end) == 0 && out(context, "id_/", 4) == 0)
        (void)!out(context, url.ptr + place.original, url.len - place.original);
    return 1;
}

/* The datetime that an answer's Link fields tell of a memento; false where they do not. */
static bool datetime_in_links(int64_t *datetime, cite_str head, cite_str url)
{
    cite_str value;
    size_t field = 0;

    while (cite__head_next(&value, head, "Link", &field)) {
        struct cite__link_value link;
        size_t at = 0;
        while (cite__linkset_next(&link, value, &at)) {
            if (link.has_datetime && cite__link_value_is(&link, "memento") &&
                cite__str_equal(link.target, url)) {
                *datetime = link.datetime;
                return true;
            }
        }
    }
    return false;
}

bool cite__memento_datetime(int64_t *datetime, cite_str head)
{
    cite_str value;
    size_t at = 0;

    return cite__head_next(&value, head, "Memento-Datetime", &at) && cite__date_http(datetime, value);
}

bool cite__memento_of_answer(cite_memento *out, const struct cite__answer *answer)
{
    cite_str value = CITE__LIT("");
    size_t at = 0;
    bool sent = answer->http_code >= 300 && answer->http_code <= 399 && answer->redirect.len > 0;
    int64_t datetime = 0;
    bool itself = cite__memento_datetime(&datetime, answer->head);

    *out = (cite_memento){.url = CITE__LIT(""), .original = CITE__LIT(""), .datetime = datetime};
    if (sent && !itself && cite_memento_split(out, answer->redirect))
        return true;
    if (sent && !itself && datetime_in_links(&out->datetime, answer->head, answer->redirect)) {
        out->url = answer->redirect;
        return true;
    }
    /* The copy itself was sent: of a page, of an error, or of a redirect. */
    if (!itself)
        return false;
    if (cite__head_next(&value, answer->head, "Content-Location", &at) && value.len > 0)
        out->url = value;
    return true;
}

/* Takes one link of a TimeMap. */
static bool take_link(struct cite__timemap *out, const struct cite__link_value *link, struct cite__arena *arena)
{
    if (link->target.len == 0)
        return true;
    if (cite__link_value_is(link, "original"))
        out->original = link->target;
    if (cite__link_value_is(link, "timegate"))
        out->timegate = link->target;
    if (cite__link_value_is(link, "timemap") && !cite__link_value_is(link, "self")) {
        cite_str *page = CITE__ARRAY_PUSH(&out->pages, arena);
        if (!page)
            return false;
        *page = link->target;
    }
    bool memento = link->has_datetime && cite__link_value_is(link, "memento");
    if (!memento || out->mementos.count >= CITE__MEMENTOS_MAX)
        return true;
    cite_memento *slot = CITE__ARRAY_PUSH(&out->mementos, arena);
    if (slot)
        *slot = (cite_memento){.url = link->target, .original = CITE__LIT(""), .datetime = link->datetime};
    return slot != NULL;
}

bool cite__timemap_read(struct cite__timemap *out, cite_str text, struct cite__arena *arena)
{
    struct cite__link_value link;
    size_t at = 0;

    *out = (struct cite__timemap){.original = CITE__LIT(""), .timegate = CITE__LIT("")};
    while (cite__linkset_next(&link, text, &at)) {
        if (!take_link(out, &link, arena))
            return false;
    }
    for (size_t i = 0; i < out->mementos.count; i++)
        out->mementos.items[i].original = out->original;
    return true;
}

bool cite__memento_is_nearer(const cite_memento *a, const cite_memento *b, int64_t datetime)
{
    uint64_t from_a = a->datetime > datetime ? (uint64_t)a->datetime - (uint64_t)datetime
                                             : (uint64_t)datetime - (uint64_t)a->datetime;
    uint64_t from_b = b->datetime > datetime ? (uint64_t)b->datetime - (uint64_t)datetime
                                             : (uint64_t)datetime - (uint64_t)b->datetime;

    return from_a < from_b || (from_a == from_b && a->datetime < b->datetime);
}

const cite_memento *cite__timemap_nearest(const struct cite__timemap *map, int64_t datetime)
{
    const cite_memento *nearest = NULL;

    for (size_t i = 0; i < map->mementos.count; i++) {
        const cite_memento *memento = &map->mementos.items[i];
        if (!nearest || cite__memento_is_nearer(memento, nearest, datetime))
            nearest = memento;
    }
    return nearest;
}

/* The next field of a line, and *at past it. */
static cite_str next_field(cite_str line, size_t *at)
{
    while (*at < line.len && cite__is_space(line.ptr[*at]))
        (*at)++;
    size_t begin = *at;
    while (*at < line.len && !cite__is_space(line.ptr[*at]))
        (*at)++;
    return cite__slice(line, begin, *at);
}

bool cite__cdx_next(struct cite__cdx_row *out, cite_str text, size_t *at)
{
    while (*at < text.len) {
        size_t end = cite__str_find_byte(text, '\n', *at);
        end = end == CITE_NONE ? text.len : end;
        cite_str line = cite__slice(text, *at, end);
        size_t field = 0;
        size_t used = 0;
        *at = end < text.len ? end + 1 : end;
        *out = (struct cite__cdx_row){0};
        (void)next_field(line, &field); /* the key by which the server sorts */
        bool dated = cite__date_stamp(&out->datetime, next_field(line, &field));
        out->original = next_field(line, &field);
        out->mimetype = next_field(line, &field);
        cite_str status = next_field(line, &field);
        out->status = (long)cite__str_number(status, 999, &used);
        out->digest = next_field(line, &field);
        if (dated && out->digest.len > 0)
            return true;
    }
    return false;
}

cite_str cite__cdx_resume_key(cite_str text)
{
    cite_str whole = cite__str_trim(text);
    size_t begin = whole.len;
    size_t lines = 0;

    while (begin > 0 && whole.ptr[begin - 1] != '\n') {
        char c = whole.ptr[--begin];
        if (!cite__is_alnum(c) && (c == '\0' || !strchr("-._~!*'()%+", c)))
            return CITE__LIT("");
    }
    for (size_t at = begin; at > 0 && cite__is_space(whole.ptr[at - 1]); at--)
        lines += whole.ptr[at - 1] == '\n';
    return lines > 1 ? cite__slice(whole, begin, whole.len) : CITE__LIT("");
}
