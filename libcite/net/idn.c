/*
 * net/idn.c: see idn.h.
 */
#include "net/idn.h"

#include "core/str.h"

#include <stdint.h>

/* RFC 3492, 5: the parameters of Punycode. */
#define BASE         36u
#define T_MIN        1u
#define T_MAX        26u
#define SKEW         38u
#define DAMP         700u
#define INITIAL_BIAS 72u
#define INITIAL_N    128u

/* Code points of one label; a longer one could not be encoded in CITE__LABEL_MAX bytes. */
struct label {
    uint32_t points[CITE__LABEL_MAX];
    size_t count;
};

/* Ranges of capital letters, and the way to the small ones. step 2: capitals and small letters take turns. */
static const struct {
    uint32_t first;
    uint32_t last;
    uint32_t step;
    uint32_t shift;
} capitals[] = {
    {0x41, 0x5A, 1, 32},    {0xC0, 0xD6, 1, 32},    {0xD8, 0xDE, 1, 32},   {0x100, 0x12E, 2, 1},
    {0x132, 0x136, 2, 1},   {0x139, 0x147, 2, 1},   {0x14A, 0x176, 2, 1},  {0x179, 0x17D, 2, 1},
    {0x391, 0x3A1, 1, 32},  {0x3A3, 0x3AB, 1, 32},  {0x400, 0x40F, 1, 80}, {0x410, 0x42F, 1, 32},
    {0x460, 0x480, 2, 1},   {0x48A, 0x4BE, 2, 1},   {0x4D0, 0x52E, 2, 1},  {0x531, 0x556, 1, 48},
    {0x1E00, 0x1E94, 2, 1}, {0x1EA0, 0x1EFE, 2, 1},
};

static uint32_t to_small(uint32_t point)
{
    for (size_t i = 0; i < sizeof capitals / sizeof capitals[0]; i++) {
        if (point >= capitals[i].first && point <= capitals[i].last &&
            (point - capitals[i].first) % capitals[i].step == 0)
            return point + capitals[i].shift;
    }
    return point;
}

/* The code point of a well-formed sequence of len bytes. */
static uint32_t decode(const char *bytes, size_t len)
{
    uint32_t point = (unsigned char)bytes[0];

    if (len > 1)
        point &= 0xFFu >> (len + 1);
    for (size_t i = 1; i < len; i++)
        point = point << 6 | ((unsigned char)bytes[i] & 0x3Fu);
    return point;
}

static bool read_label(struct label *out, cite_str text)
{
    out->count = 0;
    for (size_t at = 0; at < text.len;) {
        bool well_formed = false;
        size_t len = cite__utf8_step(text, at, &well_formed);
        if (!well_formed || out->count == CITE__LABEL_MAX)
            return false;
        out->points[out->count++] = to_small(decode(text.ptr + at, len));
        at += len;
    }
    return true;
}

/* RFC 3492, 6.1. */
static uint32_t adapt(uint32_t delta, uint32_t count, bool first)
{
    uint32_t k = 0;

    delta = first ? delta / DAMP : delta / 2;
    delta += delta / count;
    for (; delta > (BASE - T_MIN) * T_MAX / 2; k += BASE)
        delta /= BASE - T_MIN;
    return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

static void put_digit(struct cite__buf *out, uint32_t digit)
{
    cite__buf_byte(out, (char)(digit < 26 ? 'a' + digit : '0' + (digit - 26)));
}

/* A number of variable length (RFC 3492, 3.3). */
static void put_delta(struct cite__buf *out, uint32_t delta, uint32_t bias)
{
    for (uint32_t k = BASE;; k += BASE) {
        uint32_t t = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;
        if (delta < t)
            break;
        put_digit(out, t + (delta - t) % (BASE - t));
        delta = (delta - t) / (BASE - t);
    }
    put_digit(out, delta);
}

static uint32_t smallest_from(const struct label *label, uint32_t n)
{
    uint32_t smallest = UINT32_MAX;

    for (size_t i = 0; i < label->count; i++) {
        if (label->points[i] >= n && label->points[i] < smallest)
            smallest = label->points[i];
    }
    return smallest;
}

/* RFC 3492, 6.3. At most 63 code points below 2^21, so that delta stays below 2^27. */
static void put_punycode(struct cite__buf *out, const struct label *label)
{
    uint32_t basic = 0;

    for (size_t i = 0; i < label->count; i++) {
        if (label->points[i] < INITIAL_N) {
            cite__buf_byte(out, (char)label->points[i]);
            basic++;
        }
    }
    if (basic > 0)
        cite__buf_byte(out, '-');
    uint32_t n = INITIAL_N;
    uint32_t delta = 0;
    uint32_t bias = INITIAL_BIAS;
    uint32_t handled = basic;
    while (handled < label->count) {
        uint32_t next = smallest_from(label, n);
        delta += (next - n) * (handled + 1);
        n = next;
        for (size_t i = 0; i < label->count; i++) {
            if (label->points[i] < n)
                delta++;
            if (label->points[i] == n) {
                put_delta(out, delta, bias);
                bias = adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled++;
            }
        }
        delta++;
        n++;
    }
}

static bool is_ascii(cite_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.ptr[i] >= 0x80)
            return false;
    }
    return true;
}

bool cite__idn_host(struct cite__buf *out, cite_str host)
{
    struct label label;

    for (size_t at = 0; at <= host.len;) {
        size_t dot = cite__str_find_byte(host, '.', at);
        size_t end = dot == CITE_NONE ? host.len : dot;
        cite_str text = cite__slice(host, at, end);
        size_t start = out->len;
        if (is_ascii(text)) {
            for (size_t i = 0; i < text.len; i++)
                cite__buf_byte(out, cite__to_lower(text.ptr[i]));
        } else {
            if (!read_label(&label, text))
                return false;
            cite__buf_text(out, "xn--");
            put_punycode(out, &label);
        }
        if (out->failed == CITE_OK && out->len - start > CITE__LABEL_MAX)
            return false;
        if (dot != CITE_NONE)
            cite__buf_byte(out, '.');
        at = end + 1;
    }
    return true;
}
