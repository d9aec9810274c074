/*
 * net/credentials.c: see credentials.h. No message names a value.
 */
#include "net/credentials.h"

#include "core/buf.h"
#include "core/error.h"
#include "core/str.h"
#include "net/target.h"

/* Fields that frame the message, or name the server: another value breaks the request (RFC 9112, 6 and 9; RFC 9110, 7.2). */
static const char *const reserved[] = {
    "host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer", "expect"};

void cite__credentials_init(struct cite__credentials *credentials, struct cite__arena *arena)
{
    *credentials = (struct cite__credentials){.arena = arena};
}

/* RFC 9110, 5.6.2. */
static bool is_token(cite_str text)
{
    static const char signs[] = "!#$%&'*+-.^_`|~";

    for (size_t i = 0; i < text.len; i++) {
        if (!cite__is_alnum(text.ptr[i]) &&
            cite__str_find_byte(cite_str_from(signs), text.ptr[i], 0) == CITE_NONE)
            return false;
    }
    return text.len > 0;
}

/* A control character would end the field, and begin one of somebody's choice (RFC 9110, 5.5). */
static bool is_field_value(cite_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c < 0x20 || c == 0x7f)
            return false;
    }
    return text.len > 0 && text.len <= CITE__FIELD_MAX;
}

static const char *problem_of_header(cite_str value)
{
    size_t colon = cite__str_find_byte(value, ':', 0);

    if (colon == CITE_NONE || !is_token(cite__slice(value, 0, colon)))
        return "a header is not \"Name: value\"";
    for (size_t i = 0; i < sizeof reserved / sizeof reserved[0]; i++) {
        if (cite__str_is_nocase(cite__slice(value, 0, colon), reserved[i]))
            return "a header that may not be set";
    }
    return cite__str_trim(cite__slice(value, colon + 1, value.len)).len > 0 ? NULL : "a header without a value";
}

/* Why a value is none; NULL where it is one. */
static const char *problem_of(cite_credential kind, cite_str value)
{
    if (!is_field_value(value))
        return "a value that is empty, too long, or holds a control character";
    switch (kind) {
    case CITE_CREDENTIAL_HEADER: return problem_of_header(value);
    case CITE_CREDENTIAL_BASIC:
        return cite__str_find_byte(value, ':', 0) == CITE_NONE ? "a login is not \"user:password\"" : NULL;
    case CITE_CREDENTIAL_BEARER:
        return cite__str_find_byte(value, ' ', 0) != CITE_NONE ? "a token with a space" : NULL;
    case CITE_CREDENTIAL_COOKIE:
        return cite__str_find_byte(value, '=', 0) == CITE_NONE ? "a cookie is not \"name=value\"" : NULL;
    }
    return "of no known kind";
}

/* The origin in normal form: https where it names no scheme. {NULL, 0} where it is none, or memory is out. */
static cite_str read_origin(cite_str text, struct cite__arena *arena)
{
    struct cite__buf url;
    struct cite__target target = {.kind = CITE__TARGET_INVALID};
    cite_str origin = {NULL, 0};

    cite__buf_init(&url, &arena->allocator, CITE__URL_MAX);
    if (cite__str_find(text, CITE__LIT("://"), 0) == CITE_NONE)
        cite__buf_text(&url, "https://");
    cite__buf_str(&url, text);
    if (url.failed == CITE_OK)
        cite__target_read(&target, cite__buf_view(&url), arena);
    else
        arena->failed = arena->failed || url.failed == CITE_ERROR_MEMORY;
    cite__buf_release(&url);
    if (target.kind != CITE__TARGET_HTTP || target.secret.ptr)
        return origin;
    cite_str path = cite__slice(target.url, target.origin.len, target.url.len);
    return path.len <= 1 ? target.origin : origin;
}

static struct cite__login *login_of(struct cite__credentials *credentials, cite_str origin)
{
    for (size_t i = 0; i < credentials->items.count; i++) {
        if (cite__str_equal(credentials->items.items[i].origin, origin))
            return &credentials->items.items[i];
    }
    struct cite__login *login = CITE__ARRAY_PUSH(&credentials->items, credentials->arena);
    if (login)
        *login = (struct cite__login){.origin = origin};
    return login;
}

/* One more header field, in front of the NULL. */
static bool add_header(struct cite__login *login, const char *line, struct cite__arena *arena)
{
    const char **slot = NULL;

    if (login->headers.count == 0) {
        slot = CITE__ARRAY_PUSH(&login->headers, arena);
        if (!slot)
            return false;
        *slot = NULL;
    }
    slot = CITE__ARRAY_PUSH(&login->headers, arena);
    if (!slot)
        return false;
    *slot = NULL;
    login->headers.items[login->headers.count - 2] = line;
    return true;
}

/* before and value as one string; NULL when memory is out. */
static const char *joined(const char *before, const char *between, cite_str value, struct cite__arena *arena)
{
    struct cite__buf buf;

    cite__buf_init(&buf, &arena->allocator, 4 * CITE__FIELD_MAX);
    cite__buf_text(&buf, before);
    cite__buf_text(&buf, between);
    cite__buf_str(&buf, value);
    const char *text = buf.failed == CITE_OK ? cite__arena_str(arena, cite__buf_view(&buf)).ptr : NULL;
    cite__buf_release(&buf);
    return text;
}

static bool set(struct cite__login *login, cite_credential kind, cite_str value, struct cite__arena *arena)
{
    const char *text = kind == CITE_CREDENTIAL_BEARER ? joined("Authorization: Bearer ", "", value, arena)
                       : kind == CITE_CREDENTIAL_COOKIE && login->cookies
                           ? joined(login->cookies, "; ", value, arena)
                           : joined("", "", value, arena);

    if (!text)
        return false;
    switch (kind) {
    case CITE_CREDENTIAL_BASIC: login->secret = text; return true;
    case CITE_CREDENTIAL_COOKIE: login->cookies = text; return true;
    case CITE_CREDENTIAL_HEADER:
    case CITE_CREDENTIAL_BEARER: break;
    }
    return add_header(login, text, arena);
}

cite_status cite__credentials_add(struct cite__credentials *credentials, cite_str origin, cite_credential kind,
                                  cite_str value, cite_error *error)
{
    struct cite__arena *arena = credentials->arena;

    value = cite__str_trim(value);
    const char *problem = problem_of(kind, value);
    if (problem)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, problem);
    cite_str normal = read_origin(cite__str_trim(origin), arena);
    if (!normal.ptr && !arena->failed)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "not a host, or http(s)://HOST:PORT");
    struct cite__login *login = normal.ptr ? login_of(credentials, normal) : NULL;
    if (!login || !set(login, kind, value, arena))
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    return CITE_OK;
}

const struct cite__login *cite__credentials_for(const struct cite__credentials *credentials, cite_str origin)
{
    for (size_t i = 0; credentials && i < credentials->items.count; i++) {
        if (cite__str_equal(credentials->items.items[i].origin, origin))
            return &credentials->items.items[i];
    }
    return NULL;
}

const char *cite__login_cookies(const struct cite__login *login, const char *others, struct cite__arena *arena)
{
    if (!login || !login->cookies)
        return others;
    if (!others)
        return login->cookies;
    const char *both = joined(login->cookies, "; ", cite_str_from(others), arena);
    if (!both)
        arena->failed = true;
    return both;
}
