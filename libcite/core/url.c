/*
 * core/url.c: see url.h.
 *
 *     scheme ":" ["//" [userinfo "@"] host [":" port]] path ["?" query] ["#" fragment]      RFC 3986, 3
 *
 * Everything that is written goes to the caller's buffer, which also is the only workspace: a path is appended
 * as it stands and its dot segments are taken out where it lies, which never makes it longer.
 */
#include "core/url.h"

#include "core/str.h"

#include <string.h>

static const cite_str no_part = {NULL, 0};

/* The offset of the first byte of text at or after from that is one of stops; text.len where there is none. */
static size_t find_any(cite_str text, size_t from, const char *stops)
{
    size_t count = strlen(stops);

    while (from < text.len && !memchr(stops, text.ptr[from], count))
        from++;
    return from;
}

/* RFC 3986, 3.1: ALPHA *( ALPHA / DIGIT / "+" / "-" / "." ) */
static bool is_scheme(cite_str text)
{
    if (text.len == 0 || !cite__is_alpha(text.ptr[0]))
        return false;
    for (size_t i = 1; i < text.len; i++) {
        char c = text.ptr[i];
        if (!cite__is_alnum(c) && c != '+' && c != '-' && c != '.')
            return false;
    }
    return true;
}

/*
 * Where the port's ":" stands in host [":" port], or CITE_NONE. The colons of an IPv6 address are in brackets.
 */
static size_t port_colon(cite_str text)
{
    for (size_t i = text.len; i > 0; i--) {
        if (text.ptr[i - 1] == ':')
            return i - 1;
        if (text.ptr[i - 1] == ']')
            return CITE_NONE;
    }
    return CITE_NONE;
}

static void split_authority(struct cite__url *out, cite_str authority)
{
    for (size_t i = authority.len; i > 0; i--) {
        if (authority.ptr[i - 1] == '@') {
            out->userinfo = cite__slice(authority, 0, i - 1);
            authority = cite__slice(authority, i, authority.len);
            break;
        }
    }
    size_t colon = port_colon(authority);
    if (colon != CITE_NONE) {
        out->port = cite__slice(authority, colon + 1, authority.len);
        authority = cite__slice(authority, 0, colon);
    }
    if (authority.len >= 2 && authority.ptr[0] == '[' && authority.ptr[authority.len - 1] == ']')
        authority = cite__slice(authority, 1, authority.len - 1);
    out->host = authority;
}

/* The parts of a URL or of a relative reference; no host at all (ptr NULL) where there is no "//". */
static void split_reference(struct cite__url *out, cite_str text)
{
    *out = (struct cite__url){0};
    if (!text.ptr)
        text = CITE__LIT("");
    size_t at = 0;
    size_t stop = find_any(text, 0, ":/?#");
    if (stop < text.len && text.ptr[stop] == ':' && is_scheme(cite__slice(text, 0, stop))) {
        out->scheme = cite__slice(text, 0, stop);
        at = stop + 1;
    }
    if (text.len - at >= 2 && text.ptr[at] == '/' && text.ptr[at + 1] == '/') {
        stop = find_any(text, at + 2, "/?#");
        split_authority(out, cite__slice(text, at + 2, stop));
        at = stop;
    }
    stop = find_any(text, at, "?#");
    out->path = cite__slice(text, at, stop);
    if (stop < text.len && text.ptr[stop] == '?') {
        at = stop + 1;
        stop = find_any(text, at, "#");
        out->query = cite__slice(text, at, stop);
    }
    if (stop < text.len)
        out->fragment = cite__slice(text, stop + 1, text.len);
}

bool cite__url_split(struct cite__url *out, cite_str url)
{
    split_reference(out, url);
    return out->scheme.len > 0 && out->host.len > 0;
}

/* An authority also ends where running text cannot be a URL any more: white space, quotes and angle brackets. */
size_t cite__url_user_len(cite_str text, size_t at)
{
    static const cite_str before = {"://", 3};
    size_t len = 0;

    if (at < before.len || memcmp(text.ptr + at - before.len, before.ptr, before.len) != 0)
        return 0;
    size_t end = find_any(text, at, "/?#<>\" \t\r\n\f\v");
    for (size_t i = at; i < end; i++) {
        if (text.ptr[i] == '@')
            len = i + 1 - at;
    }
    return len;
}

cite_str cite__url_public(cite_str url, struct cite__arena *arena)
{
    struct cite__url parts;

    if (!cite__url_split(&parts, url) || !parts.userinfo.ptr)
        return cite__arena_str(arena, url);
    size_t begin = (size_t)(parts.userinfo.ptr - url.ptr);
    size_t end = begin + parts.userinfo.len + 1;
    char *bytes = cite__arena_alloc(arena, url.len + 1);
    if (!bytes)
        return no_part;
    memcpy(bytes, url.ptr, begin);
    memcpy(bytes + begin, url.ptr + end, url.len - end);
    bytes[url.len - (end - begin)] = '\0';
    return (cite_str){bytes, url.len - (end - begin)};
}

static void put_lower(struct cite__buf *out, cite_str text)
{
    for (size_t i = 0; i < text.len; i++)
        cite__buf_byte(out, cite__to_lower(text.ptr[i]));
}

static void put_encoded(struct cite__buf *out, unsigned char byte)
{
    static const char digits[] = "0123456789ABCDEF";

    cite__buf_byte(out, '%');
    cite__buf_byte(out, digits[byte >> 4]);
    cite__buf_byte(out, digits[byte & 15]);
}

static unsigned char hex_value(char c)
{
    if (cite__is_digit(c))
        return (unsigned char)(c - '0');
    return (unsigned char)(cite__to_lower(c) - 'a' + 10);
}

/* RFC 3986, 2.3. */
static bool is_unreserved(char c)
{
    return cite__is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

/*
 * What may stand in a path or query as it is: RFC 3986, 2.2 and 2.3, with "[" and "]", which servers are sent
 * raw.
 */
static bool is_plain(char c)
{
    switch (c) {
    case ':':
    case '/':
    case '?':
    case '#':
    case '[':
    case ']':
    case '@':
    case '!':
    case '$':
    case '&':
    case '\'':
    case '(':
    case ')':
    case '*':
    case '+':
    case ',':
    case ';':
    case '=': return true;
    default: return is_unreserved(c);
    }
}

/* Where the run of plain characters from at on ends. */
static size_t plain_end(cite_str text, size_t at)
{
    while (at < text.len && is_plain(text.ptr[at]))
        at++;
    return at;
}

/* A path, query or userinfo in normal form: every percent-encoding and every byte that needs one. */
static void put_part(struct cite__buf *out, cite_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        size_t end = plain_end(text, i);
        if (end > i)
            cite__buf_str(out, cite__slice(text, i, end));
        if (end == text.len)
            return;
        i = end;
        char c = text.ptr[i];
        if (c == '%' && text.len - i > 2 && cite__is_hex(text.ptr[i + 1]) && cite__is_hex(text.ptr[i + 2])) {
            unsigned char byte = (unsigned char)(hex_value(text.ptr[i + 1]) << 4 | hex_value(text.ptr[i + 2]));
            if (byte < 0x80 && is_unreserved((char)byte))
                cite__buf_byte(out, (char)byte);
            else
                put_encoded(out, byte);
            i += 2;
        } else {
            put_encoded(out, (unsigned char)c);
        }
    }
}

static void put_host(struct cite__buf *out, cite_str host)
{
    bool brackets = cite__str_find_byte(host, ':', 0) != CITE_NONE;

    if (brackets)
        cite__buf_byte(out, '[');
    put_lower(out, host);
    if (brackets)
        cite__buf_byte(out, ']');
}

static bool is_default_port(cite_str scheme, cite_str port)
{
    static const struct {
        const char *scheme;
        const char *port;
    } defaults[] = {
        {"http", "80"},
        {"https", "443"},
        {"ftp", "21"},
    };

    for (size_t i = 0; i < sizeof defaults / sizeof defaults[0]; i++) {
        if (cite__str_equal_nocase(scheme, cite_str_from(defaults[i].scheme)) &&
            cite__str_equal(port, cite_str_from(defaults[i].port)))
            return true;
    }
    return false;
}

/* Takes the dot segments out of the path that begins at offset start of out (RFC 3986, 5.2.4), in place. */
static void remove_dots(struct cite__buf *out, size_t start)
{
    if (out->failed != CITE_OK || out->len == start)
        return;
    char *path = out->data + start;
    size_t len = out->len - start;
    size_t kept = 0;
    size_t at = 0;
    while (at < len) {
        size_t next = at + 1;
        while (next < len && path[next] != '/')
            next++;
        cite_str segment = {path + at, next - at};
        bool last = next == len;
        bool dot = cite__str_equal(segment, CITE__LIT("/."));
        bool dots = cite__str_equal(segment, CITE__LIT("/.."));
        if (dots) {
            while (kept > 0 && path[--kept] != '/') {
            }
        }
        if (!dot && !dots) {
            memmove(path + kept, segment.ptr, segment.len);
            kept += segment.len;
        } else if (last) {
            path[kept++] = '/';
        }
        at = next;
    }
    path[kept] = '\0';
    out->len = start + kept;
}

void cite__url_normal(struct cite__buf *out, cite_str url)
{
    struct cite__url parts;

    split_reference(&parts, url);
    if (parts.scheme.len > 0) {
        put_lower(out, parts.scheme);
        cite__buf_byte(out, ':');
    }
    if (parts.host.ptr) {
        cite__buf_text(out, "//");
        if (parts.userinfo.len > 0) {
            put_part(out, parts.userinfo);
            cite__buf_byte(out, '@');
        }
        put_host(out, parts.host);
        if (parts.port.len > 0 && !is_default_port(parts.scheme, parts.port)) {
            cite__buf_byte(out, ':');
            cite__buf_str(out, parts.port);
        }
    }
    size_t start = out->len;
    if (parts.host.ptr && parts.path.len == 0)
        cite__buf_byte(out, '/');
    put_part(out, parts.path);
    if (parts.host.ptr)
        remove_dots(out, start);
    if (parts.query.ptr) {
        cite__buf_byte(out, '?');
        put_part(out, parts.query);
    }
}

/* The authority of a split URL, between "//" and its path: one slice, for the parts lie side by side. */
static cite_str authority_of(const struct cite__url *parts)
{
    const char *begin = parts->userinfo.ptr ? parts->userinfo.ptr : parts->host.ptr;

    if (!begin)
        return no_part;
    if (!parts->userinfo.ptr && begin[-1] == '[')
        begin--;
    return (cite_str){begin, (size_t)(parts->path.ptr - begin)};
}

/* Appends the path of reference as it reads at base (RFC 3986, 5.2.2 and 5.2.3). */
static void put_merged_path(struct cite__buf *out, const struct cite__url *base, cite_str path)
{
    size_t start = out->len;

    if (path.len == 0 || path.ptr[0] != '/') {
        size_t directory = base->path.len;
        while (directory > 0 && base->path.ptr[directory - 1] != '/')
            directory--;
        if (base->host.ptr && base->path.len == 0)
            cite__buf_byte(out, '/');
        cite__buf_str(out, cite__slice(base->path, 0, directory));
    }
    cite__buf_str(out, path);
    remove_dots(out, start);
}

static void put_tail(struct cite__buf *out, char mark, cite_str part)
{
    if (!part.ptr)
        return;
    cite__buf_byte(out, mark);
    cite__buf_str(out, part);
}

void cite__url_resolve(struct cite__buf *out, cite_str base, cite_str reference)
{
    struct cite__url from;
    struct cite__url to;

    split_reference(&from, base);
    split_reference(&to, reference);
    bool own_scheme = to.scheme.len > 0;
    bool own_host = own_scheme || to.host.ptr;
    cite_str authority = own_host ? authority_of(&to) : authority_of(&from);

    put_lower(out, own_scheme ? to.scheme : from.scheme);
    cite__buf_byte(out, ':');
    if (authority.ptr) {
        cite__buf_text(out, "//");
        cite__buf_str(out, authority);
    }
    if (own_host) {
        size_t start = out->len;
        cite__buf_str(out, to.path);
        if (authority.ptr)
            remove_dots(out, start);
    } else if (to.path.len == 0) {
        cite__buf_str(out, from.path);
    } else {
        put_merged_path(out, &from, to.path);
    }
    put_tail(out, '?', own_host || to.path.len > 0 || to.query.ptr ? to.query : from.query);
    put_tail(out, '#', to.fragment);
}
