/*
 * bibliography/out.c: see out.h.
 */
#include "bibliography/out.h"

#include "bibliography/translit.h"
#include "core/str.h"
#include "core/url.h"

#include <string.h>

/* CSL seasons 1 to 4 are months 21 to 24 of ISO 8601-2. */
#define FIRST_SEASON 20

void cite__out_init(struct cite__out *out, cite_write_fn write, void *context)
{
    out->write = write;
    out->context = context;
    out->failed = CITE_OK;
    out->len = 0;
}

static void flush(struct cite__out *out)
{
    if (out->failed == CITE_OK && out->len > 0 && out->write(out->context, out->data, out->len) != 0)
        out->failed = CITE_ERROR_IO;
    out->len = 0;
}

void cite__out_str(struct cite__out *out, cite_str text)
{
    while (text.len > 0 && out->failed == CITE_OK) {
        size_t room = sizeof out->data - out->len;
        size_t part = text.len < room ? text.len : room;
        memcpy(out->data + out->len, text.ptr, part);
        out->len += part;
        text = cite__slice(text, part, text.len);
        if (out->len == sizeof out->data)
            flush(out);
    }
}

void cite__out_byte(struct cite__out *out, char byte)
{
    cite__out_str(out, (cite_str){&byte, 1});
}

void cite__out_text(struct cite__out *out, const char *text)
{
    cite__out_str(out, cite_str_from(text));
}

void cite__out_number(struct cite__out *out, int number, size_t width)
{
    char digits[12];
    size_t at = sizeof digits;
    unsigned rest = number < 0 ? 0u - (unsigned)number : (unsigned)number;

    for (; rest > 0 || sizeof digits - at < width; rest /= 10)
        digits[--at] = (char)('0' + rest % 10);
    if (number < 0)
        cite__out_byte(out, '-');
    cite__out_str(out, (cite_str){digits + at, sizeof digits - at});
}

cite_status cite__out_finish(struct cite__out *out)
{
    flush(out);
    return out->failed;
}

void cite__clean_init(struct cite__clean *clean, cite_str text)
{
    *clean = (struct cite__clean){.text = text};
}

/* Space, the line ends of Unicode, tab. */
static bool is_white(uint32_t character)
{
    return character == ' ' || (character >= '\t' && character <= '\r') || character == 0x85 ||
           character == 0x2028 || character == 0x2029;
}

bool cite__out_is_control(uint32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x61C ||
           character == 0x200E || character == 0x200F || (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069) || character == 0xFEFF;
}

bool cite__clean_next(struct cite__clean *clean, cite_str *piece)
{
    while (clean->at < clean->text.len) {
        size_t len = 0;
        bool well_formed = false;
        uint32_t character = cite__translit_decode(clean->text, clean->at, &len);
        if (is_white(character)) {
            clean->gap = clean->started;
        } else if (!cite__out_is_control(character)) {
            if (clean->gap) {
                clean->gap = false;
                *piece = CITE__LIT(" ");
                return true;
            }
            cite__utf8_step(clean->text, clean->at, &well_formed);
            *piece =
                well_formed ? cite__slice(clean->text, clean->at, clean->at + len) : CITE__LIT("\xEF\xBF\xBD");
            clean->started = true;
            clean->at += len;
            return true;
        }
        clean->at += len;
    }
    return false;
}

void cite__out_clean(struct cite__out *out, cite_str text)
{
    struct cite__clean clean;
    cite_str character = {NULL, 0};

    cite__clean_init(&clean, text);
    while (cite__clean_next(&clean, &character))
        cite__out_str(out, character);
}

size_t cite__out_url_head(cite_str url, cite_str *rest)
{
    size_t colon = cite__str_find(url, CITE__LIT("://"), 0);
    size_t head = colon == CITE_NONE ? 0 : colon + 3;

    *rest = cite__slice(url, head + cite__url_user_len(url, head), url.len);
    return head;
}

/* The length of the dash at text.ptr[at]; 0 where there is none. U+2010 to U+2015 are E2 80 90 to E2 80 95. */
static size_t dash_at(cite_str text, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.ptr + at;

    if (bytes[0] == '-')
        return 1;
    if (text.len - at < 3 || bytes[0] != 0xE2)
        return 0;
    bool dash = bytes[1] == 0x80 && bytes[2] >= 0x90 && bytes[2] <= 0x95;
    bool minus = bytes[1] == 0x88 && bytes[2] == 0x92;
    return dash || minus ? 3 : 0;
}

/* A page: one word with a digit. */
static bool is_page(cite_str text)
{
    bool digit = false;

    for (size_t at = 0; at < text.len; at++) {
        char c = text.ptr[at];
        if (c == ',' || c == ';' || cite__is_space(c) || dash_at(text, at) > 0)
            return false;
        digit = digit || cite__is_digit(c);
    }
    return digit;
}

bool cite__pages_split(cite_str text, cite_str *first, cite_str *last)
{
    size_t begin = 0;

    while (begin < text.len && dash_at(text, begin) == 0)
        begin++;
    size_t end = begin;
    while (end < text.len && dash_at(text, end) > 0)
        end += dash_at(text, end);
    if (end == begin)
        return false;
    *first = cite__str_trim(cite__slice(text, 0, begin));
    *last = cite__str_trim(cite__slice(text, end, text.len));
    return is_page(*first) && is_page(*last);
}

static void put_day(struct cite__out *out, const cite_day *day, int season, int circa)
{
    cite__out_number(out, day->year, 4);
    int month = day->month != 0 ? day->month : season != 0 ? FIRST_SEASON + season : 0;
    if (month != 0) {
        cite__out_byte(out, '-');
        cite__out_number(out, month, 2);
    }
    if (day->month != 0 && day->day != 0) {
        cite__out_byte(out, '-');
        cite__out_number(out, day->day, 2);
    }
    cite__out_text(out, circa ? "~" : "");
}

void cite__out_edtf(struct cite__out *out, const cite_date *date)
{
    put_day(out, &date->begin, date->season, date->circa);
    if (date->end.year == 0)
        return;
    cite__out_byte(out, '/');
    put_day(out, &date->end, 0, date->circa);
}
