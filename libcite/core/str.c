/*
 * core/str.c: see str.h.
 */
#include "core/str.h"

#include <string.h>

bool cite__bytes_equal_nocase(const char *a, const char *b, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (cite__to_lower(a[i]) != cite__to_lower(b[i]))
            return false;
    }
    return true;
}

int cite__str_compare(cite_str a, cite_str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter > 0 ? memcmp(a.ptr, b.ptr, shorter) : 0;

    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool cite__str_ends(cite_str text, cite_str suffix)
{
    return text.len >= suffix.len &&
           cite__str_equal(cite__slice(text, text.len - suffix.len, text.len), suffix);
}

bool cite__str_ends_nocase(cite_str text, cite_str suffix)
{
    return text.len >= suffix.len &&
           cite__str_equal_nocase(cite__slice(text, text.len - suffix.len, text.len), suffix);
}

size_t cite__str_find_byte(cite_str text, char byte, size_t from)
{
    if (from >= text.len)
        return CITE_NONE;
    const char *at = memchr(text.ptr + from, byte, text.len - from);
    return at ? (size_t)(at - text.ptr) : CITE_NONE;
}

size_t cite__str_find(cite_str text, cite_str needle, size_t from)
{
    if (needle.len == 0)
        return from <= text.len ? from : CITE_NONE;
    for (size_t at = cite__str_find_byte(text, needle.ptr[0], from); at != CITE_NONE;
         at = cite__str_find_byte(text, needle.ptr[0], at + 1)) {
        if (text.len - at < needle.len)
            return CITE_NONE;
        if (memcmp(text.ptr + at, needle.ptr, needle.len) == 0)
            return at;
    }
    return CITE_NONE;
}

/* As cite__str_find_nocase, of what does not begin with a letter. */
static size_t find_other(cite_str text, cite_str needle, size_t from)
{
    for (size_t at = cite__str_find_byte(text, needle.ptr[0], from); at != CITE_NONE;
         at = cite__str_find_byte(text, needle.ptr[0], at + 1)) {
        if (cite__str_starts_nocase(cite__slice(text, at, text.len), needle))
            return at;
    }
    return CITE_NONE;
}

size_t cite__str_find_nocase(cite_str text, cite_str needle, size_t from)
{
    if (needle.len > 0 && !cite__is_alpha(needle.ptr[0])) /* it has one case: let memchr look for it */
        return find_other(text, needle, from);
    for (size_t at = from; at <= text.len && text.len - at >= needle.len; at++) {
        if (cite__str_equal_nocase(cite__slice(text, at, at + needle.len), needle))
            return at;
    }
    return CITE_NONE;
}

cite_str cite__str_trim(cite_str text)
{
    size_t begin = 0;
    size_t end = text.len;

    while (begin < end && cite__is_space(text.ptr[begin]))
        begin++;
    while (end > begin && cite__is_space(text.ptr[end - 1]))
        end--;
    return cite__slice(text, begin, end);
}

size_t cite__str_number(cite_str text, size_t limit, size_t *used)
{
    size_t number = 0;
    size_t at = 0;

    *used = 0;
    while (at < text.len && cite__is_digit(text.ptr[at])) {
        size_t digit = (size_t)(text.ptr[at] - '0');
        if (digit > limit || number > (limit - digit) / 10)
            return 0;
        number = number * 10 + digit;
        at++;
    }
    *used = at;
    return number;
}

/* Unicode 15, table 3-7: lead bytes, the length of the sequence, and what its second byte may be. */
static const struct utf8_row {
    unsigned char first;
    unsigned char last;
    unsigned char need;
    unsigned char low;
    unsigned char high;
} utf8_rows[] = {
    {0x00, 0x7F, 1, 0x80, 0xBF}, {0xC2, 0xDF, 2, 0x80, 0xBF}, {0xE0, 0xE0, 3, 0xA0, 0xBF},
    {0xE1, 0xEC, 3, 0x80, 0xBF}, {0xED, 0xED, 3, 0x80, 0x9F}, {0xEE, 0xEF, 3, 0x80, 0xBF},
    {0xF0, 0xF0, 4, 0x90, 0xBF}, {0xF1, 0xF3, 4, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x80, 0x8F},
};

/* The row of a lead byte; NULL for a byte that starts no sequence. */
static const struct utf8_row *utf8_row_of(unsigned char lead)
{
    for (size_t i = 0; i < sizeof utf8_rows / sizeof utf8_rows[0]; i++) {
        if (lead >= utf8_rows[i].first && lead <= utf8_rows[i].last)
            return &utf8_rows[i];
    }
    return NULL;
}

size_t cite__utf8_step(cite_str text, size_t at, bool *well_formed)
{
    size_t len = 1;

    *well_formed = (unsigned char)text.ptr[at] < 0x80;
    if (*well_formed)
        return 1;
    const struct utf8_row *row = utf8_row_of((unsigned char)text.ptr[at]);
    if (!row)
        return 1;
    unsigned char low = row->low;
    unsigned char high = row->high;
    while (len < row->need && at + len < text.len) {
        unsigned char byte = (unsigned char)text.ptr[at + len];
        if (byte < low || byte > high)
            return len;
        low = 0x80;
        high = 0xBF;
        len++;
    }
    *well_formed = len == row->need;
    return len;
}
