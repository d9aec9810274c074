/*
 * text/utf8.h: code points and their classes; the only door to utf8proc. Ill-formed bytes read as U+FFFD, one for each
 * maximal ill-formed subsequence.
 */
#ifndef CITE_TEXT_UTF8_H
#define CITE_TEXT_UTF8_H

#include "core/buf.h"
#include "core/str.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CITE__REPLACEMENT 0xFFFDu

/* The code point at text.ptr[at], and in *len how many bytes it takes; 0 and *len 0 at the end of the text. */
uint32_t cite__utf8_decode(cite_str text, size_t at, size_t *len);

/* The same; what is ASCII, as most is, costs no call. */
static inline uint32_t cite__utf8_at(cite_str text, size_t at, size_t *len)
{
    if (at < text.len && (unsigned char)text.ptr[at] < 0x80) {
        *len = 1;
        return (unsigned char)text.ptr[at];
    }
    return cite__utf8_decode(text, at, len);
}

/* The code point that ends before text.ptr[at], and in *len how many bytes it takes; 0 and *len 0 at the start. */
uint32_t cite__utf8_decode_before(cite_str text, size_t at, size_t *len);

static inline uint32_t cite__utf8_before(cite_str text, size_t at, size_t *len)
{
    if (at > 0 && at <= text.len && (unsigned char)text.ptr[at - 1] < 0x80) {
        *len = 1;
        return (unsigned char)text.ptr[at - 1];
    }
    return cite__utf8_decode_before(text, at, len);
}

/* The classes of what is above ASCII. */
bool cite__utf8_above_is_letter(uint32_t code);
bool cite__utf8_above_is_upper(uint32_t code);
bool cite__utf8_above_is_lower(uint32_t code);
bool cite__utf8_above_is_space(uint32_t code);
bool cite__utf8_above_is_cjk(uint32_t code);

static inline bool cite__utf8_is_letter(uint32_t code)
{
    return code < 0x80 ? cite__is_alpha((char)code) : cite__utf8_above_is_letter(code);
}

/* Upper or title case. */
static inline bool cite__utf8_is_upper(uint32_t code)
{
    return code < 0x80 ? cite__is_upper((char)code) : cite__utf8_above_is_upper(code);
}

static inline bool cite__utf8_is_lower(uint32_t code)
{
    return code < 0x80 ? cite__is_lower((char)code) : cite__utf8_above_is_lower(code);
}

/* ASCII white space and the separators of Unicode, U+200B too. */
static inline bool cite__utf8_is_space(uint32_t code)
{
    return code < 0x80 ? cite__is_space((char)code) : cite__utf8_above_is_space(code);
}

bool cite__utf8_is_punct(uint32_t code); /* general categories P and S */

/* Han, Hiragana, Katakana or Hangul: scripts that set no space between words. */
static inline bool cite__utf8_is_cjk(uint32_t code)
{
    return code >= 0x80 && cite__utf8_above_is_cjk(code);
}

/* The value of a decimal digit of any script (3, ３, ٣, ३); -1 for anything else. */
int cite__utf8_digit(uint32_t code);

/* A closing quotation mark or bracket, or a mark that ends a sentence or its part, in any script. */
bool cite__utf8_above_is_closing(uint32_t code);

static inline bool cite__utf8_is_closing(uint32_t code)
{
    switch (code) {
    case '.':
    case '!':
    case '?':
    case ',':
    case ';':
    case ':':
    case '"':
    case '\'':
    case ')':
    case ']':
    case '}':
    case '>': return true;
    default: return code >= 0x80 && cite__utf8_above_is_closing(code);
    }
}

/* A mark that ends a sentence: . ! ? … 。 ！ ？ and their like. */
bool cite__utf8_is_stop(uint32_t code);

/* The one character that base and a combining mark behind it are in normal form C; 0 where there is none. */
uint32_t cite__utf8_compose(uint32_t base, uint32_t mark);

/* Appends a code point as UTF-8; what is none as U+FFFD. */
void cite__utf8_put(struct cite__buf *out, uint32_t code);

/* Appends text case-folded, without accents (NFKD less combining marks), and nothing but letters and digits. */
void cite__utf8_fold(struct cite__buf *out, cite_str text);

#endif
