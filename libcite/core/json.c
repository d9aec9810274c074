/*
 * core/json.c: see json.h.
 */
#include "core/json.h"

#include "core/str.h"
#include "core/url.h"

#include <assert.h>
#include <string.h>

void cite__json_init(struct cite__json *json, cite_write_fn write, void *context, bool pretty)
{
    memset(json, 0, sizeof *json);
    json->write = write;
    json->context = context;
    json->pretty = pretty;
}

static void flush(struct cite__json *json)
{
    if (json->failed == CITE_OK && json->pending_len > 0 &&
        json->write(json->context, json->pending, json->pending_len) != 0)
        json->failed = CITE_ERROR_IO;
    json->pending_len = 0;
}

static void put(struct cite__json *json, const char *data, size_t len)
{
    while (len > 0 && json->failed == CITE_OK) {
        size_t room = sizeof json->pending - json->pending_len;
        size_t part = len < room ? len : room;
        memcpy(json->pending + json->pending_len, data, part);
        json->pending_len += part;
        data += part;
        len -= part;
        if (json->pending_len == sizeof json->pending)
            flush(json);
    }
}

static void put_byte(struct cite__json *json, char byte)
{
    put(json, &byte, 1);
}

static void indent(struct cite__json *json)
{
    if (!json->pretty)
        return;
    put_byte(json, '\n');
    for (size_t i = 0; i < json->depth; i++)
        put(json, "  ", 2);
}

/* What stands before a value: nothing after a key, a comma and a new line in an array. */
static void before_value(struct cite__json *json)
{
    if (json->after_key) {
        json->after_key = false;
        return;
    }
    if (json->depth == 0)
        return;
    if (!json->empty[json->depth - 1])
        put_byte(json, ',');
    json->empty[json->depth - 1] = false;
    indent(json);
}

static void open(struct cite__json *json, char opener, char closer)
{
    before_value(json);
    put_byte(json, opener);
    assert(json->depth < CITE__JSON_DEPTH);
    json->closers[json->depth] = closer;
    json->empty[json->depth] = true;
    json->depth++;
}

void cite__json_object(struct cite__json *json)
{
    open(json, '{', '}');
}

void cite__json_array(struct cite__json *json)
{
    open(json, '[', ']');
}

void cite__json_end(struct cite__json *json)
{
    assert(json->depth > 0);
    json->depth--;
    if (!json->empty[json->depth])
        indent(json);
    put_byte(json, json->closers[json->depth]);
}

void cite__json_key(struct cite__json *json, const char *key)
{
    before_value(json);
    put_byte(json, '"');
    put(json, key, strlen(key));
    put(json, "\": ", json->pretty ? 3 : 2);
    json->after_key = true;
}

static void put_hex(struct cite__json *json, unsigned unit)
{
    static const char hex[] = "0123456789abcdef";
    char escape[6] = {'\\', 'u', hex[unit >> 12], hex[unit >> 8 & 15], hex[unit >> 4 & 15], hex[unit & 15]};

    put(json, escape, sizeof escape);
}

/* RFC 8259, 7: quotation mark, backslash and the controls below U+0020. */
static void put_escaped(struct cite__json *json, unsigned char byte)
{
    static const char named[] = "\"\"\\\\b\bf\fn\nr\rt\t";

    for (size_t i = 0; i + 1 < sizeof named; i += 2) {
        if ((unsigned char)named[i + 1] == byte) {
            char escape[2] = {'\\', named[i]};
            put(json, escape, sizeof escape);
            return;
        }
    }
    put_hex(json, byte);
}

/*
 * Characters that JSON may hold as they are, but that a terminal obeys: C1 controls, bidirectional controls (UAX #9, 2),
 * line and paragraph separators, byte-order marks. The escape is the same character to whoever reads the JSON.
 */
static bool is_unsafe(unsigned point)
{
    static const struct {
        unsigned first;
        unsigned last;
    } ranges[] = {
        {0x80, 0x9F},     {0x61C, 0x61C},   {0x200E, 0x200F}, {0x2028, 0x202E},
        {0x2066, 0x2069}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB},
    };

    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        if (point >= ranges[i].first && point <= ranges[i].last)
            return true;
    }
    return false;
}

/* The code point of a well-formed sequence of two or three bytes; 0 for the others, none of which is unsafe. */
static unsigned point_at(const char *ptr, size_t len)
{
    unsigned lead = (unsigned char)ptr[0];

    if (len == 2)
        return (lead & 0x1F) << 6 | ((unsigned char)ptr[1] & 0x3Fu);
    if (len == 3)
        return (lead & 0x0F) << 12 | ((unsigned char)ptr[1] & 0x3Fu) << 6 | ((unsigned char)ptr[2] & 0x3Fu);
    return 0;
}

/* The characters of a string, without its quotation marks. */
static void put_string(struct cite__json *json, cite_str value)
{
    size_t at = 0;
    size_t clean = 0; /* start of the run not written yet */

    while (at < value.len) {
        unsigned char byte = (unsigned char)value.ptr[at];
        if (byte < 0x80 && byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F) {
            at++;
            continue;
        }
        bool well_formed = false;
        size_t len = cite__utf8_step(value, at, &well_formed);
        unsigned point = well_formed ? point_at(value.ptr + at, len) : 0;
        if (byte >= 0x80 && well_formed && !is_unsafe(point)) {
            at += len;
            continue;
        }
        put(json, value.ptr + clean, at - clean);
        if (byte < 0x80)
            put_escaped(json, byte);
        else if (well_formed)
            put_hex(json, point);
        else
            put(json, "\xEF\xBF\xBD", 3);
        at += len;
        clean = at;
    }
    if (at > clean)
        put(json, value.ptr + clean, at - clean);
}

void cite__json_name(struct cite__json *json, cite_str key)
{
    before_value(json);
    put_byte(json, '"');
    put_string(json, key);
    put(json, "\": ", json->pretty ? 3 : 2);
    json->after_key = true;
}

void cite__json_str(struct cite__json *json, cite_str value)
{
    before_value(json);
    put_byte(json, '"');
    put_string(json, value);
    put_byte(json, '"');
}

void cite__json_shown(struct cite__json *json, cite_str value)
{
    size_t begin = 0;

    before_value(json);
    put_byte(json, '"');
    for (size_t at = 0; at < value.len; at++) {
        size_t user = value.ptr[at] == '/' ? cite__url_user_len(value, at + 1) : 0;
        if (user == 0)
            continue;
        put_string(json, cite__slice(value, begin, at + 1));
        begin = at + 1 + user;
        at += user;
    }
    put_string(json, cite__slice(value, begin, value.len));
    put_byte(json, '"');
}

void cite__json_text(struct cite__json *json, const char *value)
{
    if (value)
        cite__json_str(json, cite_str_from(value));
    else
        cite__json_null(json);
}

static void put_number(struct cite__json *json, uint64_t value)
{
    char digits[24];
    size_t at = sizeof digits;

    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    put(json, digits + at, sizeof digits - at);
}

void cite__json_int(struct cite__json *json, int64_t value)
{
    before_value(json);
    if (value < 0)
        put_byte(json, '-');
    put_number(json, value < 0 ? (uint64_t)0 - (uint64_t)value : (uint64_t)value);
}

void cite__json_size(struct cite__json *json, size_t value)
{
    before_value(json);
    if (value == CITE_NONE)
        put(json, "null", 4);
    else
        put_number(json, value);
}

void cite__json_real(struct cite__json *json, double value)
{
    double bounded = value > 0.0 ? (value < 1.0 ? value : 1.0) : 0.0; /* not a number: 0 */
    unsigned hundredths = (unsigned)(bounded * 100.0 + 0.5);
    char digits[4] = {(char)('0' + hundredths / 100), '.', (char)('0' + hundredths / 10 % 10),
                      (char)('0' + hundredths % 10)};

    before_value(json);
    put(json, digits, sizeof digits);
}

void cite__json_signed(struct cite__json *json, double value)
{
    double size = value < 0 ? -value : value;
    unsigned hundredths = size < 1e6 ? (unsigned)(size * 100.0 + 0.5) : 0; /* not a number: 0 */
    char digits[16];
    size_t at = sizeof digits;

    for (int place = 0; place < 3 || hundredths > 0; place++) {
        if (place == 2)
            digits[--at] = '.';
        digits[--at] = (char)('0' + hundredths % 10);
        hundredths /= 10;
    }
    if (value < 0 && size * 100.0 >= 0.5)
        digits[--at] = '-';
    before_value(json);
    put(json, digits + at, sizeof digits - at);
}

void cite__json_bool(struct cite__json *json, bool value)
{
    before_value(json);
    put(json, value ? "true" : "false", value ? 4 : 5);
}

void cite__json_null(struct cite__json *json)
{
    before_value(json);
    put(json, "null", 4);
}

void cite__json_raw(struct cite__json *json, cite_str value)
{
    before_value(json);
    put(json, value.ptr, value.len);
}

void cite__json_newline(struct cite__json *json)
{
    put_byte(json, '\n');
}

cite_status cite__json_finish(struct cite__json *json)
{
    assert(json->depth == 0 || json->failed != CITE_OK);
    if (json->pretty)
        put_byte(json, '\n');
    flush(json);
    return json->failed;
}
