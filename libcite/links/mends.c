/*
 * links/mends.c: see mends.h. The rows come from addresses as they stand in scanned reports: "%?20" for "%20", "832¢760" in a
 * hexadecimal name, "CAS1" for "CASI", "?id=d | -top".
 */
#include "links/mends.h"

#include "core/str.h"
#include "text/utf8.h"

#include <cite/link.h>

#include <string.h>

void cite__edits_add(struct cite__edits *edits, struct cite__edit edit)
{
    size_t place = edits->count;

    if (edits->count == CITE__MOST_EDITS)
        return;
    while (place > 0 && edits->items[place - 1].begin > edit.begin)
        place--;
    if ((place > 0 && edits->items[place - 1].end > edit.begin) ||
        (place < edits->count && edits->items[place].begin < edit.end))
        return;
    memmove(&edits->items[place + 1], &edits->items[place], (edits->count - place) * sizeof edit);
    edits->items[place] = edit;
    edits->count++;
}

/* Signs that no address holds (RFC 3986, 2), or hardly any, and what they are in print. */
static const struct {
    uint32_t sign;
    const char *meant;
} strange[] = {
    {0xA2, "c"}, {0xA9, "c"}, {0xAE, "r"}, {0xB0, "0"}, {0xA3, "E"}, {0xA7, "5"}, {0x20AC, "e"},  {0x2013, "-"},
    {'|', "1"},  {'{', "f"},  {'}', ")"},  {'\\', "/"}, {'^', "a"},  {'`', ""},   {0x2122, "tm"},
};

/* In a long hexadecimal name, what is no hexadecimal digit. */
static const struct {
    char sign;
    const char *meant;
} hexadecimal[] = {{'l', "1"}, {'I', "1"}, {'i', "1"}, {'S', "5"}, {'s', "5"}, {'O', "0"},
                   {'o', "0"}, {'g', "9"}, {'q', "9"}, {'Z', "2"}, {'z', "2"}, {'t', "7"}};

/* A name of this many digits and letters is hexadecimal if nearly all of them are. */
#define SHORTEST_NAME ((size_t)16)

static void mend(struct cite__edits *edits, size_t begin, size_t end, const char *meant)
{
    cite__edits_add(edits, (struct cite__edit){.begin = begin,
                                               .end = end,
                                               .text = cite_str_from(meant),
                                               .likely = true,
                                               .repair = CITE_REPAIR_MENDED_PATH});
}

static void mend_strange(struct cite__edits *edits, cite_str url, size_t from)
{
    size_t len = 0;

    for (size_t at = from; at < url.len; at += len) {
        uint32_t code = cite__utf8_at(url, at, &len);
        if (code < 0x80 && cite__is_alnum((char)code))
            continue;
        for (size_t i = 0; i < sizeof strange / sizeof strange[0]; i++) {
            if (strange[i].sign == code)
                mend(edits, at, at + len, strange[i].meant);
        }
    }
}

/* "%?20": a percent sign is followed by two hexadecimal digits (RFC 3986, 2.1); a sign between them was let in. */
static void mend_percents(struct cite__edits *edits, cite_str url, size_t from)
{
    for (size_t at = cite__str_find_byte(url, '%', from); at != CITE_NONE;
         at = cite__str_find_byte(url, '%', at + 1)) {
        if (at + 3 < url.len && !cite__is_alnum(url.ptr[at + 1]) && url.ptr[at + 1] != '%' &&
            cite__is_hex(url.ptr[at + 2]) && cite__is_hex(url.ptr[at + 3]))
            mend(edits, at + 1, at + 2, "");
    }
}

/* One name of letters and digits, signs that damage leaves among them: see hexadecimal. */
static void mend_name(struct cite__edits *edits, cite_str url, size_t begin, size_t end)
{
    size_t digits = 0;
    size_t others = 0;

    for (size_t at = begin; at < end; at++) {
        digits += cite__is_digit(url.ptr[at]);
        others += !cite__is_hex(url.ptr[at]);
    }
    /* "S0140673699123456": the letter in front belongs to the number of an article. */
    if (others == 1 && !cite__is_hex(url.ptr[begin]))
        return;
    if (end - begin < SHORTEST_NAME || digits * 3 < end - begin || others == 0 || others * 6 > end - begin)
        return;
    for (size_t at = begin; at < end; at++) {
        for (size_t i = 0; i < sizeof hexadecimal / sizeof hexadecimal[0]; i++) {
            if (url.ptr[at] == hexadecimal[i].sign)
                mend(edits, at, at + 1, hexadecimal[i].meant);
        }
    }
}

static void mend_names(struct cite__edits *edits, cite_str url, size_t from)
{
    size_t begin = from;

    for (size_t at = from; at <= url.len; at++) {
        if (at < url.len && (cite__is_alnum(url.ptr[at]) || (unsigned char)url.ptr[at] >= 0x80))
            continue;
        mend_name(edits, url, begin, at);
        begin = at + 1;
    }
}

static char byte_at(cite_str url, size_t at)
{
    if (at >= url.len)
        return '\0';
    return url.ptr[at];
}

/*
 * Digits and letters that look alike, where the neighbours tell: "CAS1" at a word's end, "20l7", "2O15", and "0f" where a word
 * begins, behind "%20" too.
 */
static void mend_alike(struct cite__edits *edits, cite_str url, size_t from)
{
    for (size_t at = from + 1; at < url.len; at++) {
        char before = url.ptr[at - 1];
        char here = url.ptr[at];
        char next = byte_at(url, at + 1);
        if (here != '1' && here != 'l' && here != 'I' && here != 'O' && here != 'o' && here != '0')
            continue;
        bool word_starts = !cite__is_alnum(before) || (at >= 3 && url.ptr[at - 3] == '%' &&
                                                       cite__is_hex(url.ptr[at - 2]) && cite__is_hex(before));
        if (here == '1' && cite__is_upper(before) && at >= 2 && cite__is_upper(url.ptr[at - 2]) &&
            !cite__is_alnum(next))
            mend(edits, at, at + 1, "I");
        else if ((here == 'l' || here == 'I') && cite__is_digit(before) && cite__is_digit(next))
            mend(edits, at, at + 1, "1");
        else if ((here == 'O' || here == 'o') && cite__is_digit(before) && cite__is_digit(next))
            mend(edits, at, at + 1, "0");
        else if (here == '0' && word_starts && (cite__is_lower(next) || next == '{') &&
                 !cite__is_hex(byte_at(url, at + 2)))
            mend(edits, at, at + 1, "o");
    }
}

/* Endings of files that addresses have most. */
static const char *const endings[] = {"html", "htm",  "pdf", "php", "aspx", "asp",  "shtml", "xhtml", "xml",
                                      "jpg",  "jpeg", "png", "gif", "doc",  "docx", "txt",   "jsp",   "stm"};

/* Signs that look alike, one for each family. */
static char family(char c)
{
    static const char *const families[] = {"1lIi|!", "0oOQceCE", "tfrT", "5sS", "mn", "gq9", "8B"};

    for (size_t i = 0; i < sizeof families / sizeof families[0]; i++) {
        if (c != '\0' && strchr(families[i], c))
            return families[i][0];
    }
    return cite__to_lower(c);
}

/* Whether two names are the same but for signs that look alike. */
static bool looks_like(cite_str printed, cite_str meant)
{
    if (printed.len != meant.len)
        return false;
    for (size_t i = 0; i < printed.len; i++) {
        if (family(printed.ptr[i]) != family(meant.ptr[i]))
            return false;
    }
    return true;
}

/* "index.htm1", "index.hlml", "index.htrnl": the ending of a file that looks like a known one and is none. */
static void mend_ending(struct cite__edits *edits, cite_str url, size_t from)
{
    size_t end = from;
    char spelt[8];
    size_t len = 0;

    while (end < url.len && url.ptr[end] != '?' && url.ptr[end] != '#')
        end++;
    size_t dot = end;
    while (dot > from && url.ptr[dot - 1] != '.' && url.ptr[dot - 1] != '/')
        dot--;
    if (dot == from || url.ptr[dot - 1] != '.' || end - dot < 3 || end - dot > 6)
        return;
    for (size_t at = dot; at < end; at++) { /* "rn" is what "m" becomes */
        bool pair = cite__str_starts(cite__slice(url, at, end), CITE__LIT("rn"));
        spelt[len++] = url.ptr[at];
        if (pair) {
            spelt[len - 1] = 'm';
            at++;
        }
    }
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (cite__str_is_nocase(cite__slice(url, dot, end), endings[i]))
            return;
    }
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (looks_like((cite_str){spelt, len}, cite_str_from(endings[i]))) {
            mend(edits, dot, end, endings[i]);
            return;
        }
    }
}

void cite__mends_list(struct cite__edits *edits, cite_str url)
{
    size_t from = cite__str_find_byte(url, '/', 0);

    if (from == CITE_NONE)
        return;
    mend_ending(edits, url, from);
    mend_percents(edits, url, from);
    mend_strange(edits, url, from);
    mend_names(edits, url, from);
    mend_alike(edits, url, from);
}
