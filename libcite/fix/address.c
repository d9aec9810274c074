/*
 * fix/address.c: see address.h.
 *
 * What is suggested comes from servers and archives, so it is as hostile as any input: a quotation mark in it must not end
 * an attribute, nor a line feed forge a line of a patch.
 */
#include "fix/address.h"

#include "core/str.h"
#include "core/url.h"
#include "fix/fix.h"

#include <string.h>

static const cite_str schemes[] = {CITE__ROW("https"), CITE__ROW("http"), CITE__ROW("ftp")};

void cite__fix_percent(struct cite__buf *out, char byte)
{
    static const char digits[] = "0123456789ABCDEF";

    cite__buf_byte(out, '%');
    cite__buf_byte(out, digits[(unsigned char)byte >> 4]);
    cite__buf_byte(out, digits[(unsigned char)byte & 15]);
}

/* What may stand behind the host as it is (RFC 3986, 2.2 and 2.3); "%" where two digits follow it. */
static bool is_plain(cite_str text, size_t at)
{
    char c = text.ptr[at];

    if (c == '%')
        return at + 2 < text.len && cite__is_hex(text.ptr[at + 1]) && cite__is_hex(text.ptr[at + 2]);
    return cite__is_alnum(c) || (c != '\0' && strchr("-._~:/?#@!$&'()*+,;=", c));
}

static void put_rest(struct cite__buf *out, cite_str rest)
{
    bool in_fragment = false;

    for (size_t i = 0; i < rest.len; i++) {
        bool second = rest.ptr[i] == '#' && in_fragment;
        in_fragment = in_fragment || rest.ptr[i] == '#';
        if (is_plain(rest, i) && !second)
            cite__buf_byte(out, rest.ptr[i]);
        else
            cite__fix_percent(out, rest.ptr[i]);
    }
}

/* Letters, digits, and well-formed UTF-8 above the Latin-1 controls; "[::1]:80" for what is an address of IPv6. */
static bool put_authority(struct cite__buf *out, cite_str authority)
{
    for (size_t at = 0; at < authority.len;) {
        char c = authority.ptr[at];
        bool well_formed = true;
        size_t step = cite__utf8_step(authority, at, &well_formed);
        bool high = step > 1 && well_formed && !(step == 2 && c == '\xC2' && authority.ptr[at + 1] < '\xA1') &&
                    !(c == '\xE2' && (authority.ptr[at + 1] == '\x80' || authority.ptr[at + 1] == '\x81'));
        if (!high && !(step == 1 && (cite__is_alnum(c) || (c != '\0' && strchr("-._~%:[]", c)))))
            return false;
        cite__buf_bytes(out, authority.ptr + at, step);
        at += step;
    }
    return authority.len > 0;
}

static bool is_scheme(cite_str scheme)
{
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        if (cite__str_equal_nocase(scheme, schemes[i]))
            return true;
    }
    return false;
}

bool cite__fix_address(struct cite__buf *out, cite_str url)
{
    struct cite__url parts;

    if (!url.ptr || url.len > CITE__FIX_ADDRESS_MAX / 3 || !cite__url_split(&parts, url) ||
        !is_scheme(parts.scheme))
        return false;
    size_t begin = parts.scheme.len + 3;
    begin += cite__url_user_len(url, begin);
    size_t end = (size_t)(parts.path.ptr - url.ptr);
    if (end < begin)
        return false;
    cite__buf_str(out, parts.scheme);
    cite__buf_text(out, "://");
    if (!put_authority(out, cite__slice(url, begin, end)))
        return false;
    put_rest(out, cite__slice(url, end, url.len));
    return out->failed == CITE_OK;
}

void cite__fix_key(struct cite__buf *out, cite_str url)
{
    size_t fragment = cite__str_find_byte(url, '#', 0);

    cite__url_normal(out, url);
    if (fragment != CITE_NONE)
        cite__buf_str(out, cite__slice(url, fragment, url.len));
}
