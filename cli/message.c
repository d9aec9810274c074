/*
 * cli/message.c: see message.h.
 *
 * File names and words of the command line may hold anything, and a terminal obeys control characters; so every message
 * passes through one function that cleans it.
 */
#include "message.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Two of the longest paths and our own words; what is longer is cut. */
#define MESSAGE_SIZE 9000

/* The code point at text, and the bytes it takes; 0 bytes where they are no UTF-8 (Unicode, table 3-7). */
static size_t decode(const char *text, uint32_t *point)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned lead = (unsigned char)text[0];
    size_t len = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;

    if (len == 1) {
        *point = lead;
        return 1;
    }
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    *point = lead & (0x7Fu >> len);
    for (size_t i = 1; i < len; i++) {
        unsigned next =
            (unsigned char)text[i]; /* the final NUL is no continuation, so this never reads past it */
        if ((next & 0xC0) != 0x80)
            return 0;
        *point = *point << 6 | (next & 0x3F);
    }
    return *point < least[len] || *point > 0x10FFFF || (*point >= 0xD800 && *point <= 0xDFFF) ? 0 : len;
}

static int is_white(uint32_t point)
{
    return (point >= '\t' && point <= '\r') || point == ' ' || point == 0x85 || point == 0x2028 ||
           point == 0x2029;
}

/* Controls (C0, DEL, C1) and what turns the direction of text (UAX #9, 2), as in the reports. */
static int is_hidden(uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point <= 0x9F) || point == 0x61C || point == 0x200E ||
           point == 0x200F || (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) ||
           point == 0xFEFF;
}

/* In its place: nothing becomes longer. */
static void clean(char *text)
{
    size_t out = 0;

    for (size_t at = 0; text[at] != '\0';) {
        uint32_t point = 0;
        size_t len = decode(text + at, &point);
        if (len == 0) {
            text[out++] = '?';
            len = 1;
        } else if (is_white(point)) {
            text[out++] = ' ';
        } else if (!is_hidden(point)) {
            memmove(text + out, text + at, len);
            out += len;
        }
        at += len;
    }
    text[out] = '\0';
}

void say(const char *format, ...)
{
    static const char cut[] = "...";
    char text[MESSAGE_SIZE];
    va_list arguments;

    va_start(arguments, format);
    int len =
        vsnprintf(text, sizeof text, format, arguments); /* NOLINT(clang-analyzer-valist.*): started above */
    va_end(arguments);
    if (len < 0)
        text[0] = '\0';
    else if ((size_t)len >= sizeof text)
        memcpy(text + sizeof text - sizeof cut, cut, sizeof cut);
    clean(text);
    fflush(stdout); /* so that both streams are in order where they go to one place */
    fprintf(stderr, PROGRAM ": %s\n", text);
}

void complain(const char *name, const char *message)
{
    if (name)
        say("%s: %s", name, message);
    else
        say("%s", message);
}

int worse(int a, int b)
{
    return a > b ? a : b;
}

/* RFC 3986, 3.2: the authority stands between "//" and the next "/", "?" or "#"; in it, up to the last "@". */
cite_span user_information(cite_str url)
{
    cite_span user = {0, 0};

    for (size_t i = 0; i + 2 < url.len; i++) {
        if (memcmp(url.ptr + i, "://", 3) == 0) {
            user = (cite_span){i + 3, i + 3};
            break;
        }
    }
    for (size_t i = user.begin; i < url.len && !memchr("/?#", url.ptr[i], 3); i++) {
        if (url.ptr[i] == '@')
            user.end = i + 1;
    }
    return user;
}
