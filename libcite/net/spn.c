/*
 * net/spn.c: see spn.h.
 */
#include "net/spn.h"

#include "core/buf.h"
#include "core/json_read.h"
#include "core/str.h"

#include <limits.h>

/* What is kept of a text for a person, and of a name. */
#define MESSAGE_MAX ((size_t)160)
#define WORD_MAX    ((size_t)128)

/* The longest address a copy is made of. */
#define ORIGINAL_MAX ((size_t)64 * 1024)

static const struct {
    const char *error; /* behind "error:" */
    enum cite__spn_means means;
    const char *words;
} errors[] = {
    {"bad-gateway", CITE__SPN_AGAIN, "the page's server answers 502"},
    {"bad-request", CITE__SPN_REFUSED, "the page's server answers 400"},
    {"bandwidth-limit-exceeded", CITE__SPN_AGAIN, "the page's server is over its bandwidth"},
    {"blocked", CITE__SPN_REFUSED, "the site blocks the archive"},
    {"blocked-client-ip", CITE__SPN_REFUSED, "the archive blocks this machine's address"},
    {"blocked-url", CITE__SPN_REFUSED, "the archive does not keep this address"},
    {"browsing-timeout", CITE__SPN_AGAIN, "the archive's browser was too slow"},
    {"capture-location-error", CITE__SPN_AGAIN, "the archive lost the copy"},
    {"cannot-fetch", CITE__SPN_AGAIN, "the archive is overloaded"},
    {"celery", CITE__SPN_AGAIN, "the archive cannot begin"},
    {"filesize-limit", CITE__SPN_REFUSED, "the page is too large for the archive"},
    {"ftp-access-denied", CITE__SPN_REFUSED, "the page's server refuses the archive"},
    {"gateway-timeout", CITE__SPN_AGAIN, "the page's server does not answer in time"},
    {"http-version-not-supported", CITE__SPN_REFUSED, "the page's server answers 505"},
    {"internal-server-error", CITE__SPN_AGAIN, "the archive failed"},
    {"invalid-host-resolution", CITE__SPN_REFUSED, "the archive cannot find the host"},
    {"invalid-server-response", CITE__SPN_REFUSED, "the archive cannot read the server's answer"},
    {"invalid-url-syntax", CITE__SPN_REFUSED, "the archive cannot read the address"},
    {"job-failed", CITE__SPN_AGAIN, "the archive failed"},
    {"max-daily-bandwidth", CITE__SPN_SPENT, "the account's bytes of today are spent"},
    {"max-daily-bandwidth-from-ip", CITE__SPN_SPENT, "this machine's bytes of today are spent"},
    {"max-daily-bandwidth-host", CITE__SPN_FULL, "the archive keeps no more of this host today"},
    {"method-not-allowed", CITE__SPN_REFUSED, "the page's server answers 405"},
    {"network-authentication-required", CITE__SPN_REFUSED, "the page's server answers 511"},
    {"no-access", CITE__SPN_REFUSED, "the page's server answers 403 to the archive"},
    {"no-browsers-available", CITE__SPN_AGAIN, "the archive is overloaded"},
    {"not-found", CITE__SPN_REFUSED, "the page's server answers 404 to the archive"},
    {"not-implemented", CITE__SPN_REFUSED, "the page's server answers 501"},
    {"protocol-error", CITE__SPN_AGAIN, "the page's server broke off"},
    {"proxy-error", CITE__SPN_AGAIN, "the archive failed"},
    {"read-timeout", CITE__SPN_AGAIN, "the page's server is too slow for the archive"},
    {"service-unavailable", CITE__SPN_AGAIN, "the page's server answers 503 to the archive"},
    {"soft-time-limit-exceeded", CITE__SPN_AGAIN, "the page is too slow for the archive"},
    {"too-many-daily-captures", CITE__SPN_KEPT, "the archive kept this page often enough today"},
    {"too-many-daily-captures-host", CITE__SPN_FULL, "the archive keeps no more of this host today"},
    {"too-many-redirects", CITE__SPN_REFUSED, "too many redirects for the archive"},
    {"too-many-requests", CITE__SPN_AGAIN, "the page's server answers 429 to the archive"},
    {"unauthorized", CITE__SPN_REFUSED, "the page's server answers 401 to the archive"},
    {"user-session-limit", CITE__SPN_BUSY, "too many pages of this account are under way"},
};

enum cite__spn_means cite__spn_error(cite_str error, const char **words)
{
    const cite_str prefix = CITE__LIT("error:");

    *words = NULL;
    if (cite__str_starts(error, prefix))
        error = cite__slice(error, prefix.len, error.len);
    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++) {
        if (!cite__str_is(error, errors[i].error))
            continue;
        *words = errors[i].words;
        return errors[i].means;
    }
    return CITE__SPN_UNKNOWN;
}

/* One line of a text that anybody may have written: no controls, and not more than fits; {NULL, 0}: no memory. */
static cite_str one_line(cite_str text, struct cite__arena *arena)
{
    char line[MESSAGE_MAX];
    size_t len = 0;
    size_t at = 0;

    text = cite__str_trim(text);
    while (at < text.len) {
        bool well_formed = false;
        size_t step = cite__utf8_step(text, at, &well_formed);
        unsigned char c = (unsigned char)text.ptr[at];
        bool is_control = c < 0x20 || c == 0x7F || (c == 0xC2 && (unsigned char)text.ptr[at + step - 1] < 0xA0);
        if (len + step > sizeof line)
            break;
        if (!well_formed || is_control)
            line[len++] = well_formed ? ' ' : '?';
        else
            for (size_t i = 0; i < step; i++)
                line[len++] = text.ptr[at + i];
        at += step;
    }
    return cite__arena_str(arena, (cite_str){line, len});
}

/* Whether a text is a name that may stand in a path as it is. */
static bool is_name(cite_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (!cite__is_alnum(c) && c != '-' && c != '_' && c != '.' && c != ':')
            return false;
    }
    return text.len > 0 && text.len <= WORD_MAX && text.ptr[0] != '.';
}

/* Whether a text may be an address: visible ASCII, as SPN2 sends it, or letters of other scripts. */
static bool is_address(cite_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c <= 0x20 || c == 0x7F)
            return false;
    }
    return text.len > 0 && text.len <= ORIGINAL_MAX;
}

static enum cite__spn_status status_of(cite_str word)
{
    if (cite__str_is(word, "pending"))
        return CITE__SPN_PENDING;
    if (cite__str_is(word, "success"))
        return CITE__SPN_SUCCESS;
    return cite__str_is(word, "error") ? CITE__SPN_ERROR : CITE__SPN_NONE;
}

/* A value of the answer's own object that is a string. */
static bool take_string(struct cite__spn *out, cite_str key, cite_str value, struct cite__arena *arena)
{
    cite_str *place = NULL;

    if (cite__str_is(key, "status"))
        out->status = status_of(value);
    if (cite__str_is(key, "message")) {
        out->message = one_line(value, arena);
        return out->message.ptr != NULL;
    }
    if (cite__str_is(key, "job_id") && is_name(value))
        place = &out->job;
    if (cite__str_is(key, "status_ext") && is_name(value))
        place = &out->error;
    if (cite__str_is(key, "timestamp") && is_name(value))
        place = &out->timestamp;
    if (cite__str_is(key, "original_url") && is_address(value))
        place = &out->original;
    if (!place)
        return true;
    *place = cite__arena_str(arena, value);
    return place->ptr != NULL;
}

static void take_number(struct cite__spn *out, cite_str key, cite_str value)
{
    static const struct {
        const char *key;
        size_t offset;
    } numbers[] = {
        {"available", offsetof(cite_saver_account, available)},
        {"processing", offsetof(cite_saver_account, processing)},
        {"daily_captures", offsetof(cite_saver_account, daily)},
        {"daily_captures_limit", offsetof(cite_saver_account, daily_limit)},
    };
    size_t used = 0;
    int64_t number = (int64_t)cite__str_number(value, INT_MAX, &used);

    for (size_t i = 0; used == value.len && i < sizeof numbers / sizeof numbers[0]; i++) {
        if (cite__str_is(key, numbers[i].key))
            memcpy((char *)&out->account + numbers[i].offset, &number, sizeof number);
    }
}

/* Reads the members of the object; false when memory is out. What is behind an error in it is not read. */
static bool read_members(struct cite__spn *out, struct cite__json_reader *reader, struct cite__arena *arena)
{
    for (;;) {
        char name[WORD_MAX];
        if (cite__json_next(reader) != CITE__JSON_KEY)
            return true;
        /* The reader's string is gone with the next token. */
        size_t len = reader->string.len < sizeof name ? reader->string.len : 0;
        if (len > 0)
            memcpy(name, reader->string.ptr, len);
        const cite_str key = {name, len};
        enum cite__json_token token = cite__json_next(reader);
        if (token == CITE__JSON_STRING && !take_string(out, key, reader->string, arena))
            return false;
        if (token == CITE__JSON_NUMBER)
            take_number(out, key, reader->string);
        if (!cite__json_skip(reader, token))
            return true;
    }
}

bool cite__spn_read(struct cite__spn *out, cite_str body, struct cite__arena *arena)
{
    struct cite__json_reader reader;
    struct cite__buf unescaped;
    const cite_str empty = CITE__LIT("");

    *out = (struct cite__spn){.error = empty, .message = empty, .job = empty, .original = empty};
    out->timestamp = empty;
    out->account = (cite_saver_account){-1, -1, -1, -1};
    cite__buf_init(&unescaped, &arena->allocator, CITE__SPN_BODY_MAX);
    cite__json_read_init(&reader, body, &unescaped);
    out->is_json = cite__json_next(&reader) == CITE__JSON_OBJECT;
    bool good = !out->is_json || read_members(out, &reader, arena);
    good = good && unescaped.failed != CITE_ERROR_MEMORY;
    cite__buf_release(&unescaped);
    return good;
}
