/*
 * net/target.c: see target.h.
 */
#include "net/target.h"

#include "core/buf.h"
#include "core/str.h"
#include "core/url.h"
#include "net/address.h"
#include "net/idn.h"

#define PORT_MAX 65535

static bool is_http(cite_str scheme)
{
    return cite__str_equal_nocase(scheme, CITE__LIT("http")) ||
           cite__str_equal_nocase(scheme, CITE__LIT("https"));
}

/*
 * What may stand in a host name here: letters, digits, hyphens, and the underscore that some hosts do have.
 * Dots end labels, which are not empty but for the last ("example.org.").
 */
static bool is_name(cite_str host)
{
    size_t label = 0;

    if (host.len == 0 || host.len > CITE__HOST_MAX)
        return false;
    for (size_t i = 0; i < host.len; i++) {
        char c = host.ptr[i];
        if (c == '.' && label == 0)
            return false;
        if (c != '.' && c != '-' && c != '_' && !cite__is_alnum(c))
            return false;
        label = c == '.' ? 0 : label + 1;
        if (label > CITE__LABEL_MAX)
            return false;
    }
    return true;
}

static bool is_port(cite_str port)
{
    size_t used = 0;

    if (port.len == 0)
        return true;
    size_t number = cite__str_number(port, PORT_MAX, &used);
    return used == port.len && number > 0;
}

/* RFC 6761, 6.3: localhost and all names below it are loopback. */
static bool is_local(cite_str host)
{
    struct cite__address address;

    if (cite__address_parse(&address, host))
        return cite__address_special(&address) != NULL;
    return cite__str_equal(host, CITE__LIT("localhost")) || cite__str_ends(host, CITE__LIT(".localhost"));
}

/* Appends what goes over the wire; false where the host is none. */
static bool put_request(struct cite__buf *out, const struct cite__url *parts)
{
    bool ip6 = cite__str_find_byte(parts->host, ':', 0) != CITE_NONE;

    cite__buf_str(out, parts->scheme);
    cite__buf_text(out, ip6 ? "://[" : "://");
    if (!cite__idn_host(out, parts->host))
        return false;
    if (ip6)
        cite__buf_byte(out, ']');
    if (parts->port.len > 0) {
        cite__buf_byte(out, ':');
        cite__buf_str(out, parts->port);
    }
    cite__buf_str(out, parts->path);
    if (parts->query.ptr) {
        cite__buf_byte(out, '?');
        cite__buf_str(out, parts->query);
    }
    return true;
}

static bool is_host(cite_str host)
{
    struct cite__address address;

    if (cite__str_find_byte(host, ':', 0) != CITE_NONE)
        return cite__address_parse(&address, host);
    return is_name(host);
}

/* The kind of the URL in normal form; where it can be asked, request is what is asked. */
static enum cite__target_kind read_normal(struct cite__buf *request, cite_str normal)
{
    struct cite__url parts;
    bool whole = cite__url_split(&parts, normal);

    if (parts.scheme.len == 0)
        return CITE__TARGET_INVALID;
    if (!is_http(parts.scheme))
        return CITE__TARGET_SCHEME;
    if (!whole || !is_port(parts.port) || !put_request(request, &parts))
        return CITE__TARGET_INVALID;
    return CITE__TARGET_HTTP;
}

static unsigned char hex_value(char c)
{
    return (unsigned char)(cite__is_digit(c) ? c - '0' : cite__to_lower(c) - 'a' + 10);
}

/* Keeps the userinfo of a URL, decoded. One with a control character in it is no password. */
static void keep_secret(struct cite__target *out, cite_str userinfo, struct cite__arena *arena)
{
    char *bytes = cite__arena_alloc(arena, userinfo.len + 1);
    size_t len = 0;

    if (!bytes) {
        out->kind = CITE__TARGET_MEMORY;
        return;
    }
    for (size_t i = 0; i < userinfo.len; i++) {
        unsigned char c = (unsigned char)userinfo.ptr[i];
        if (c == '%' && i + 2 < userinfo.len && cite__is_hex(userinfo.ptr[i + 1]) &&
            cite__is_hex(userinfo.ptr[i + 2])) {
            c = (unsigned char)(hex_value(userinfo.ptr[i + 1]) * 16 + hex_value(userinfo.ptr[i + 2]));
            i += 2;
        }
        if (c < 0x20 || c == 0x7f)
            return;
        bytes[len++] = (char)c;
    }
    bytes[len] = '\0';
    out->secret = (cite_str){bytes, len};
}

static void read_target(struct cite__target *out, cite_str url, bool kept, struct cite__arena *arena)
{
    struct cite__url parts;
    struct cite__buf normal;
    struct cite__buf request;

    *out = (struct cite__target){.kind = CITE__TARGET_INVALID};
    cite__buf_init(&normal, &arena->allocator, CITE__URL_MAX);
    cite__buf_init(&request, &arena->allocator, CITE__URL_MAX);
    cite__url_normal(&normal, cite__str_trim(url));
    if (normal.failed == CITE_OK)
        out->kind = read_normal(&request, cite__buf_view(&normal));
    if (normal.failed == CITE_ERROR_MEMORY || request.failed == CITE_ERROR_MEMORY)
        out->kind = CITE__TARGET_MEMORY;
    else if (request.failed != CITE_OK)
        out->kind = CITE__TARGET_INVALID;
    if (out->kind == CITE__TARGET_HTTP) {
        bool same = kept && cite__str_equal(cite__buf_view(&request), url);
        out->url = same ? url : cite__arena_str(arena, cite__buf_view(&request));
        if (!out->url.ptr)
            out->kind = CITE__TARGET_MEMORY;
    }
    if (out->kind == CITE__TARGET_HTTP) {
        cite__url_split(&parts, out->url);
        out->host = parts.host;
        out->origin = cite__slice(out->url, 0, (size_t)(parts.path.ptr - out->url.ptr));
        out->local = is_local(parts.host);
        if (!is_host(parts.host))
            out->kind = CITE__TARGET_INVALID;
    }
    if (out->kind == CITE__TARGET_HTTP && cite__url_split(&parts, cite__str_trim(url)) &&
        parts.userinfo.len > 0)
        keep_secret(out, parts.userinfo, arena);
    if (out->kind == CITE__TARGET_MEMORY)
        arena->failed = true;
    cite__buf_release(&request);
    cite__buf_release(&normal);
}

void cite__target_read(struct cite__target *out, cite_str url, struct cite__arena *arena)
{
    read_target(out, url, false, arena);
}

void cite__target_read_kept(struct cite__target *out, cite_str url, struct cite__arena *arena)
{
    read_target(out, url, true, arena);
}

bool cite__is_field_value(const char *text)
{
    for (; text && *text != '\0'; text++) {
        if ((unsigned char)*text < 0x20 || *text == 0x7f)
            return false;
    }
    return true;
}

bool cite__is_proxy(const char *text)
{
    static const char *const schemes[] = {"http://", "https://", "socks5://", "socks5h://"};
    struct cite__url parts;

    for (size_t i = 0; cite__is_field_value(text) && i < sizeof schemes / sizeof schemes[0]; i++) {
        if (cite__str_starts_nocase(cite_str_from(text), cite_str_from(schemes[i])))
            return cite__url_split(&parts, cite_str_from(text)) && parts.host.len > 0;
    }
    return false;
}
