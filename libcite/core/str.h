/*
 * core/str.h: slices: compare, find, trim; ASCII classes that know no locale.
 */
#ifndef CITE_CORE_STR_H
#define CITE_CORE_STR_H

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* A slice of a string literal. */
#define CITE__LIT(literal) ((cite_str){("" literal), sizeof(literal) - 1})

/* The same in a table. */
#define CITE__ROW(literal)                                                                                     \
    {                                                                                                          \
        ("" literal), sizeof(literal) - 1                                                                      \
    }

static inline bool cite__is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool cite__is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool cite__is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool cite__is_alpha(char c)
{
    return cite__is_upper(c) || cite__is_lower(c);
}

static inline bool cite__is_alnum(char c)
{
    return cite__is_alpha(c) || cite__is_digit(c);
}

static inline bool cite__is_hex(char c)
{
    return cite__is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Space, tab, line feed, carriage return, form feed, vertical tab. */
static inline bool cite__is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline char cite__to_lower(char c)
{
    if (cite__is_upper(c))
        return (char)(c + ('a' - 'A'));
    return c;
}

/* text[begin, end). An empty slice may have no address, and adding to NULL, even 0, is undefined in C. */
static inline cite_str cite__slice(cite_str text, size_t begin, size_t end)
{
    return (cite_str){begin == 0 ? text.ptr : text.ptr + begin, end - begin};
}

/* Most texts that are compared differ in their length or first byte; so these are inline, and look there first. */
static inline bool cite__str_equal(cite_str a, cite_str b)
{
    return a.len == b.len && (a.len == 0 || (a.ptr[0] == b.ptr[0] && memcmp(a.ptr, b.ptr, a.len) == 0));
}

/* Whether text is a NUL-terminated string, which is read no further than to the first difference. */
static inline bool cite__str_is(cite_str text, const char *string)
{
    size_t i = 0;

    while (i < text.len && string[i] != '\0' && string[i] == text.ptr[i])
        i++;
    return i == text.len && string[i] == '\0';
}

/* Whether len bytes are equal but for the case of ASCII letters. */
bool cite__bytes_equal_nocase(const char *a, const char *b, size_t len);

/* Equal but for the case of ASCII letters. */
static inline bool cite__str_equal_nocase(cite_str a, cite_str b)
{
    if (a.len != b.len || (a.len > 0 && cite__to_lower(a.ptr[0]) != cite__to_lower(b.ptr[0])))
        return false;
    return cite__bytes_equal_nocase(a.ptr, b.ptr, a.len);
}

/* <0, 0, >0: bytewise order, a prefix first. */
int cite__str_compare(cite_str a, cite_str b);

/* Whether text is a NUL-terminated string, but for the case of ASCII letters. */
static inline bool cite__str_is_nocase(cite_str text, const char *string)
{
    size_t i = 0;

    while (i < text.len && string[i] != '\0' && cite__to_lower(string[i]) == cite__to_lower(text.ptr[i]))
        i++;
    return i == text.len && string[i] == '\0';
}

static inline bool cite__str_starts(cite_str text, cite_str prefix)
{
    return text.len >= prefix.len && cite__str_equal(cite__slice(text, 0, prefix.len), prefix);
}

static inline bool cite__str_starts_nocase(cite_str text, cite_str prefix)
{
    return text.len >= prefix.len && cite__str_equal_nocase(cite__slice(text, 0, prefix.len), prefix);
}

bool cite__str_ends(cite_str text, cite_str suffix);
bool cite__str_ends_nocase(cite_str text, cite_str suffix);

/* Offset of the first occurrence at or after from, or CITE_NONE. */
size_t cite__str_find(cite_str text, cite_str needle, size_t from);
size_t cite__str_find_nocase(cite_str text, cite_str needle, size_t from);
size_t cite__str_find_byte(cite_str text, char byte, size_t from);

/* Without ASCII white space at both ends. */
cite_str cite__str_trim(cite_str text);

/*
 * The decimal number at the start of text, at most limit; *used is how many bytes it takes, 0 where there is no
 * number or it is larger than limit.
 */
size_t cite__str_number(cite_str text, size_t limit, size_t *used);

/*
 * The length of the UTF-8 sequence at text.ptr[at] (at < text.len) if it is well formed (Unicode 15, table 3-7), else
 * that of the maximal ill-formed subsequence there (section 3.9), at least 1.
 */
size_t cite__utf8_step(cite_str text, size_t at, bool *well_formed);

#endif
