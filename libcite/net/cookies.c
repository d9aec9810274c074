/*
 * net/cookies.c: see cookies.h.
 */
#include "net/cookies.h"

#include "core/buf.h"
#include "core/domain.h"
#include "core/str.h"
#include "net/address.h"
#include "net/head.h"

/* A cookie as a field gives it: slices of the field. */
struct parsed {
    cite_str name;
    cite_str value;
    cite_str domain;
    bool secure;
    bool ends; /* Max-Age of zero: the server takes it back */
};

/* The next part of a field between semicolons; false at its end. */
static bool next_part(cite_str *part, cite_str field, size_t *at)
{
    if (*at > field.len)
        return false;
    size_t end = cite__str_find_byte(field, ';', *at);
    end = end == CITE_NONE ? field.len : end;
    *part = cite__str_trim(cite__slice(field, *at, end));
    *at = end + 1;
    return true;
}

static void split_pair(cite_str part, cite_str *name, cite_str *value)
{
    size_t equals = cite__str_find_byte(part, '=', 0);

    *name = cite__str_trim(cite__slice(part, 0, equals == CITE_NONE ? part.len : equals));
    *value = equals == CITE_NONE ? cite__slice(part, part.len, part.len)
                                 : cite__str_trim(cite__slice(part, equals + 1, part.len));
}

static bool is_clean(cite_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.ptr[i] < 0x20 || text.ptr[i] == 0x7f)
            return false;
    }
    return true;
}

static bool parse(struct parsed *out, cite_str field)
{
    cite_str part;
    cite_str name;
    cite_str value;
    size_t at = 0;

    *out = (struct parsed){0};
    if (!next_part(&part, field, &at) || !is_clean(part) || part.len > CITE__COOKIE_BYTES_MAX)
        return false;
    split_pair(part, &out->name, &out->value);
    while (next_part(&part, field, &at)) {
        split_pair(part, &name, &value);
        if (cite__str_equal_nocase(name, CITE__LIT("domain")))
            out->domain = value;
        else if (cite__str_equal_nocase(name, CITE__LIT("secure")))
            out->secure = true;
        else if (cite__str_equal_nocase(name, CITE__LIT("max-age")))
            out->ends = value.len > 0 && (value.ptr[0] == '-' || cite__str_equal(value, CITE__LIT("0")));
    }
    if (out->domain.len > 0 && out->domain.ptr[0] == '.')
        out->domain = cite__slice(out->domain, 1, out->domain.len);
    return out->name.len > 0;
}

/* RFC 6265, 5.1.3. A numeric address has no domains above it. */
static bool is_below(cite_str host, cite_str domain)
{
    struct cite__address address;

    if (cite__str_equal_nocase(host, domain))
        return true;
    return cite__str_ends_nocase(host, domain) && host.ptr[host.len - domain.len - 1] == '.' &&
           !cite__address_parse(&address, host);
}

static bool same_key(const struct cite__cookie *cookie, const struct parsed *parsed, cite_str domain)
{
    return cite__str_equal(cite__slice(cookie->pair, 0, cookie->name_len), parsed->name) &&
           cite__str_equal_nocase(cookie->domain, domain);
}

static void drop(struct cite__cookies *jar, size_t index)
{
    jar->count--;
    for (; index < jar->count; index++)
        jar->items[index] = jar->items[index + 1];
}

static cite_str pair_of(const struct parsed *parsed, struct cite__arena *arena)
{
    struct cite__buf buf;

    cite__buf_init(&buf, &arena->allocator, CITE__COOKIE_BYTES_MAX + 1);
    cite__buf_str(&buf, parsed->name);
    cite__buf_byte(&buf, '=');
    cite__buf_str(&buf, parsed->value);
    cite_str pair = {NULL, 0};
    if (buf.failed == CITE_OK)
        pair = cite__arena_str(arena, cite__buf_view(&buf));
    else
        arena->failed = true;
    cite__buf_release(&buf);
    return pair;
}

/* Puts one cookie into the jar; true where that changed it. */
static bool put(struct cite__cookies *jar, const struct parsed *parsed, cite_str host,
                struct cite__arena *arena)
{
    bool exact = parsed->domain.len == 0;
    cite_str domain = exact ? host : parsed->domain;
    size_t index = 0;

    while (index < jar->count && !same_key(&jar->items[index], parsed, domain))
        index++;
    bool known = index < jar->count;
    if (parsed->ends) {
        if (known)
            drop(jar, index);
        return known;
    }
    if (!known && jar->count == CITE__COOKIES_MAX)
        return false;
    cite_str pair = pair_of(parsed, arena);
    cite_str kept = cite__arena_str(arena, domain);
    if (!pair.ptr || !kept.ptr || (known && cite__str_equal(jar->items[index].pair, pair)))
        return false;
    jar->items[index] = (struct cite__cookie){pair, parsed->name.len, kept, exact, parsed->secure};
    jar->count += known ? 0 : 1;
    return true;
}

bool cite__cookies_take(struct cite__cookies **jar, cite_str head, cite_str host, struct cite__arena *arena)
{
    struct parsed parsed;
    cite_str field;
    size_t at = 0;
    bool changed = false;

    while (cite__head_next(&field, head, "Set-Cookie", &at)) {
        if (!parse(&parsed, field))
            continue;
        /* A domain that is not the host's own, or one for everybody ("co.uk"), is refused (RFC 6265, 5.3). */
        if (parsed.domain.len > 0 && !cite__str_equal_nocase(parsed.domain, host) &&
            (!is_below(host, parsed.domain) || cite__domain_registrable(parsed.domain).len == 0))
            continue;
        if (!*jar)
            *jar = cite__arena_zero(arena, 1, sizeof **jar);
        if (!*jar)
            return changed;
        changed = put(*jar, &parsed, host, arena) || changed;
    }
    return changed;
}

static bool goes_to(const struct cite__cookie *cookie, cite_str host, bool secure)
{
    if (cookie->secure && !secure)
        return false;
    return cookie->exact ? cite__str_equal_nocase(cookie->domain, host) : is_below(host, cookie->domain);
}

const char *cite__cookies_for(const struct cite__cookies *jar, cite_str host, bool secure,
                              struct cite__arena *arena)
{
    struct cite__buf buf;
    const char *field = NULL;

    cite__buf_init(&buf, &arena->allocator, (size_t)CITE__COOKIES_MAX * (CITE__COOKIE_BYTES_MAX + 3));
    for (size_t i = 0; jar && i < jar->count; i++) {
        if (!goes_to(&jar->items[i], host, secure))
            continue;
        if (buf.len > 0)
            cite__buf_text(&buf, "; ");
        cite__buf_str(&buf, jar->items[i].pair);
    }
    if (buf.failed != CITE_OK)
        arena->failed = true;
    else if (buf.len > 0)
        field = cite__arena_str(arena, cite__buf_view(&buf)).ptr;
    cite__buf_release(&buf);
    return field;
}
