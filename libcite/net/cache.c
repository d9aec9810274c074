/*
 * net/cache.c: see cache.h.
 */
#include "net/cache.h"

#include "core/str.h"
#include "core/url.h"
#include "net/target.h"

#include <stddef.h>

#define VERSION "c1"

/* Fields before the redirects. */
#define FIELDS 8

/* Redirects of one record: as many as can be followed. */
#define REDIRECTS_MAX 50

/* A title is a line for a person. */
#define TITLE_MAX ((size_t)1000)

/* A clock that was wrong by a day may have been put right since. */
#define FUTURE_S INT64_C(86400)

/* The order of the map never shows. */
#define SEED UINT64_C(0x51ed270b92a3f1c7)

void cite__cache_init(struct cite__cache *cache, struct cite__arena *arena)
{
    *cache = (struct cite__cache){.arena = arena};
    cite__map_init(&cache->by_url, arena, SEED);
}

/* FNV-1a: against lines that were torn, not against people. */
static uint64_t sum_of(cite_str text)
{
    uint64_t sum = UINT64_C(0xcbf29ce484222325);

    for (size_t i = 0; i < text.len; i++)
        sum = (sum ^ (unsigned char)text.ptr[i]) * UINT64_C(0x100000001b3);
    return sum;
}

static const char digits[] = "0123456789abcdef";

static void put_sum(struct cite__buf *out, uint64_t sum)
{
    for (int shift = 60; shift >= 0; shift -= 4)
        cite__buf_byte(out, digits[sum >> shift & 15]);
}

static bool is_plain(char c)
{
    return (unsigned char)c >= 0x20 && c != 0x7f && c != '\\';
}

static void put_field(struct cite__buf *out, cite_str text)
{
    cite__buf_byte(out, '\t');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (is_plain(text.ptr[i])) {
            cite__buf_byte(out, text.ptr[i]);
            continue;
        }
        cite__buf_text(out, "\\x");
        cite__buf_byte(out, digits[c >> 4]);
        cite__buf_byte(out, digits[c & 15]);
    }
}

static void put_number(struct cite__buf *out, int64_t number)
{
    cite__buf_byte(out, '\t');
    cite__buf_int(out, number);
}

static bool has_secret(cite_str url)
{
    size_t at = cite__str_find(url, CITE__LIT("://"), 0);

    return at != CITE_NONE && cite__url_user_len(url, at + 3) > 0;
}

/* A code from 400 on was good for this user alone (--accept), and a flag says that something was not as it should be. */
bool cite__record_is_worth(const cite_check *check)
{
    bool good = check->status == CITE_VERDICT_OK || check->status == CITE_VERDICT_REDIRECTED;

    if (!good || check->flags != 0 || check->http_code < 200 || check->http_code >= 400)
        return false;
    if (check->checked_at <= 0 || check->attempts == 0 || check->used_alternative.len > 0 ||
        check->redirect_count > REDIRECTS_MAX)
        return false;
    bool secret = has_secret(check->url) || has_secret(check->final_url);
    for (size_t i = 0; i < check->redirect_count; i++)
        secret = secret || has_secret(check->redirects[i].url);
    return !secret;
}

void cite__record_write(struct cite__buf *out, const cite_check *check)
{
    struct cite__buf body;
    cite_str title = check->title.len > TITLE_MAX ? CITE__LIT("") : check->title;

    cite__buf_init(&body, &out->allocator, out->ceiling);
    put_number(&body, check->checked_at);
    put_field(&body, cite_str_from(cite_verdict_name(check->status)));
    put_number(&body, check->http_code);
    put_field(&body, check->url);
    put_field(&body, check->final_url);
    put_field(&body, title);
    for (size_t i = 0; i < check->redirect_count; i++) {
        put_number(&body, check->redirects[i].http_code);
        put_field(&body, check->redirects[i].url);
    }
    cite__buf_text(out, VERSION "\t");
    put_sum(out, sum_of(cite__buf_view(&body)));
    cite__buf_str(out, cite__buf_view(&body));
    cite__buf_byte(out, '\n');
    if (out->failed == CITE_OK)
        out->failed = body.failed;
    cite__buf_release(&body);
}

static int hex_of(char c)
{
    if (cite__is_digit(c))
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A field without its escapes; {NULL, 0} where it is ill-formed or memory is out. */
static cite_str read_field(cite_str field, struct cite__arena *arena)
{
    char *out = cite__arena_alloc(arena, field.len + 1);
    size_t len = 0;

    for (size_t i = 0; out && i < field.len; i++) {
        if (is_plain(field.ptr[i])) {
            out[len++] = field.ptr[i];
            continue;
        }
        if (field.len - i < 4 || field.ptr[i] != '\\' || field.ptr[i + 1] != 'x')
            return (cite_str){NULL, 0};
        int high = hex_of(field.ptr[i + 2]);
        int low = hex_of(field.ptr[i + 3]);
        if (high < 0 || low < 0)
            return (cite_str){NULL, 0};
        out[len++] = (char)(high * 16 + low);
        i += 3;
    }
    if (!out)
        return (cite_str){NULL, 0};
    out[len] = '\0';
    return (cite_str){out, len};
}

/* A field that is a number and nothing else; CITE_NONE where it is none, or larger than most. */
static size_t read_number(cite_str field, size_t most)
{
    size_t used = 0;
    size_t number = cite__str_number(field, most, &used);

    return used > 0 && used == field.len ? number : CITE_NONE;
}

/* Cuts a line at its tabs; the number of fields, at most count. */
static size_t split(cite_str *fields, size_t count, cite_str line)
{
    size_t found = 0;

    for (size_t at = 0; found < count && at <= line.len;) {
        size_t tab = cite__str_find_byte(line, '\t', at);
        tab = tab == CITE_NONE ? line.len : tab;
        fields[found++] = cite__slice(line, at, tab);
        at = tab + 1;
    }
    return found;
}

/* Whether the sum in the second field is that of what follows it, with its tab. */
static bool has_sum(cite_str line, cite_str sum)
{
    uint64_t expected = 0;
    size_t begin = sizeof VERSION + sum.len;

    if (sum.len != 16)
        return false;
    for (size_t i = 0; i < sum.len; i++) {
        int digit = hex_of(sum.ptr[i]);
        if (digit < 0)
            return false;
        expected = expected << 4 | (unsigned)digit;
    }
    return sum_of(cite__slice(line, begin, line.len)) == expected;
}

static bool read_redirects(struct cite__record *out, const cite_str *fields, size_t count,
                           struct cite__arena *arena)
{
    cite_redirect *redirects = cite__arena_zero(arena, count / 2 + 1, sizeof *redirects);

    for (size_t i = 0; redirects && i < count / 2; i++) {
        size_t code = read_number(fields[2 * i], 999);
        redirects[i] = (cite_redirect){(long)code, read_field(fields[2 * i + 1], arena)};
        if (code == CITE_NONE || !redirects[i].url.ptr)
            return false;
    }
    out->redirects = redirects;
    out->redirect_count = count / 2;
    return redirects != NULL;
}

bool cite__record_read(struct cite__record *out, cite_str line, struct cite__arena *arena)
{
    cite_str fields[FIELDS + 2 * REDIRECTS_MAX + 1];
    size_t count = split(fields, sizeof fields / sizeof fields[0], line);

    *out = (struct cite__record){.status = CITE_VERDICT_OK};
    if (count < FIELDS || count > FIELDS + 2 * REDIRECTS_MAX || (count - FIELDS) % 2 != 0 ||
        !cite__str_is(fields[0], VERSION) || !has_sum(line, fields[1]))
        return false;
    size_t when = read_number(fields[2], (size_t)INT32_MAX * 4);
    size_t code = read_number(fields[4], 399);
    bool moved = cite__str_is(fields[3], cite_verdict_name(CITE_VERDICT_REDIRECTED));
    if (when == CITE_NONE || code == CITE_NONE || code < 200 ||
        (!moved && !cite__str_is(fields[3], cite_verdict_name(CITE_VERDICT_OK))))
        return false;
    out->status = moved ? CITE_VERDICT_REDIRECTED : CITE_VERDICT_OK;
    out->checked_at = (int64_t)when;
    out->http_code = (long)code;
    out->line = cite__arena_str(arena, line);
    out->url = read_field(fields[5], arena);
    out->final_url = read_field(fields[6], arena);
    out->title = read_field(fields[7], arena);
    return out->line.ptr && out->url.len > 0 && out->final_url.len > 0 && out->title.ptr &&
           read_redirects(out, fields + FIELDS, count - FIELDS, arena);
}

static bool is_for_good(const struct cite__record *record)
{
    for (size_t i = 0; i < record->redirect_count; i++) {
        if (record->redirects[i].http_code != 301 && record->redirects[i].http_code != 308)
            return false;
    }
    return true;
}

static bool is_fresh(const struct cite__record *record, const cite_checker_options *options)
{
    int64_t age = options->now - record->checked_at;
    long most = is_for_good(record) ? options->cache_ok_s : options->cache_redirected_s;

    return options->now > 0 && age > -FUTURE_S && age <= most;
}

/* The index of a URL's record, or CITE_NONE; key is left holding the normal form. */
static size_t index_of(const struct cite__cache *cache, struct cite__buf *key, cite_str url)
{
    cite__buf_clear(key);
    cite__url_normal(key, cite__str_trim(url));
    return key->failed == CITE_OK ? cite__map_get(&cache->by_url, cite__buf_view(key)) : CITE_NONE;
}

/* Remembers a record, in the place of an older one about the same link. */
static cite_status take(struct cite__cache *cache, struct cite__buf *key, const struct cite__record *record)
{
    size_t index = index_of(cache, key, record->url);

    if (key->failed != CITE_OK)
        return key->failed == CITE_ERROR_MEMORY ? CITE_ERROR_MEMORY : CITE_OK;
    if (index != CITE_NONE) {
        if (record->checked_at >= cache->records.items[index].checked_at)
            cache->records.items[index] = *record;
        return CITE_OK;
    }
    cite_str kept = cite__arena_str(cache->arena, cite__buf_view(key));
    struct cite__record *slot = CITE__ARRAY_PUSH(&cache->records, cache->arena);
    if (!kept.ptr || !slot)
        return CITE_ERROR_MEMORY;
    *slot = *record;
    return cite__map_set(&cache->by_url, kept, cache->records.count - 1) ? CITE_OK : CITE_ERROR_MEMORY;
}

bool cite__cache_is_one(cite_str text)
{
    size_t at = 1;

    if (text.len == 0 || text.ptr[0] != VERSION[0])
        return text.len == 0;
    while (at < text.len && cite__is_digit(text.ptr[at]))
        at++;
    return at == text.len || (at > 1 && text.ptr[at] == '\t');
}

cite_status cite__cache_read(struct cite__cache *cache, cite_str text, const cite_checker_options *options)
{
    struct cite__buf key;
    cite_status status = CITE_OK;

    cite__buf_init(&key, &cache->arena->allocator, CITE__URL_MAX);
    for (size_t at = 0; status == CITE_OK && at < text.len;) {
        struct cite__record record;
        size_t end = cite__str_find_byte(text, '\n', at);
        struct cite__arena_mark mark = cite__arena_here(cache->arena);
        if (end == CITE_NONE)
            break; /* torn off */
        bool read = cite__record_read(&record, cite__slice(text, at, end), cache->arena);
        if (cache->arena->failed)
            status = CITE_ERROR_MEMORY;
        else if (read && is_fresh(&record, options))
            status = take(cache, &key, &record);
        else
            cite__arena_back(cache->arena, mark);
        at = end + 1;
    }
    cite__buf_release(&key);
    return status;
}

const struct cite__record *cite__cache_find(const struct cite__cache *cache, cite_str normal)
{
    size_t index = cite__map_get(&cache->by_url, normal);

    return index == CITE_NONE ? NULL : &cache->records.items[index];
}
