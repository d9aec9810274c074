/*
 * report/clean.c: see clean.h.
 */
#include "report/clean.h"

#include "core/str.h"
#include "core/url.h"

#include <stdint.h>

struct range {
    uint32_t first;
    uint32_t last;
};

/* White space that would move the cursor or end a line. */
static const struct range spaces[] = {{0x09, 0x0D}, {0x20, 0x20}, {0x85, 0x85}, {0x2028, 0x2029}};

/* Never shown: controls (C0, DEL, C1), bidirectional controls (UAX #9, 2), byte-order marks, annotations, tags. */
static const struct range removed[] = {
    {0x00, 0x1F},     {0x7F, 0x9F},     {0x61C, 0x61C},   {0x200E, 0x200F},   {0x202A, 0x202E},
    {0x2066, 0x2069}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F},
};

/* Drawn over the character before: the blocks of combining marks, joiners and variation selectors. */
static const struct range no_columns[] = {
    {0xAD, 0xAD},     {0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},     {0x610, 0x61A},
    {0x64B, 0x65F},   {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200D},   {0x2060, 0x2060},
    {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF}, {0xE0100, 0xE01EF},
};

/* Two columns: the blocks that UAX #11 gives as Wide or Fullwidth, coarsely. */
static const struct range two_columns[] = {
    {0x1100, 0x115F}, {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97F},
    {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static bool within(const struct range *table, size_t count, uint32_t point)
{
    for (size_t i = 0; i < count && table[i].first <= point; i++) {
        if (point <= table[i].last)
            return true;
    }
    return false;
}

/* The code point of a well-formed sequence of len bytes. */
static uint32_t code_point(const char *ptr, size_t len)
{
    static const unsigned char lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t point = (unsigned char)ptr[0] & lead_bits[len];

    for (size_t i = 1; i < len; i++)
        point = point << 6 | ((unsigned char)ptr[i] & 0x3F);
    return point;
}

struct cite__shown cite__clean_at(cite_str text, size_t at)
{
    unsigned char byte = (unsigned char)text.ptr[at];
    size_t user = cite__url_user_len(text, at);

    if (user > 0)
        return (struct cite__shown){CITE__LIT(""), user, 0};
    if (byte >= 0x20 && byte < 0x7F)
        return (struct cite__shown){cite__slice(text, at, at + 1), 1, 1};
    bool well_formed = false;
    size_t len = cite__utf8_step(text, at, &well_formed);
    if (!well_formed)
        return (struct cite__shown){CITE__LIT("\xEF\xBF\xBD"), len, 1};
    uint32_t point = code_point(text.ptr + at, len);
    if (within(spaces, COUNT(spaces), point))
        return (struct cite__shown){CITE__LIT(" "), len, 1};
    if (within(removed, COUNT(removed), point))
        return (struct cite__shown){CITE__LIT(""), len, 0};
    size_t columns = 1;
    if (within(no_columns, COUNT(no_columns), point))
        columns = 0;
    else if (within(two_columns, COUNT(two_columns), point))
        columns = 2;
    return (struct cite__shown){cite__slice(text, at, at + len), len, columns};
}

void cite__clean_plain(struct cite__sink *out, cite_str text)
{
    for (size_t at = 0; at < text.len;) {
        struct cite__shown shown = cite__clean_at(text, at);
        cite__sink_bytes(out, shown.text.ptr, shown.text.len);
        at += shown.len;
    }
}

size_t cite__clean_cut(struct cite__sink *out, cite_str text, size_t columns)
{
    size_t keep = 0;      /* bytes that fit with one column left for the ellipsis */
    size_t keep_used = 0; /* their columns */
    size_t used = 0;
    size_t at = 0;

    while (at < text.len) {
        struct cite__shown shown = cite__clean_at(text, at);
        if (used + shown.columns > columns)
            break;
        used += shown.columns;
        at += shown.len;
        if (used < columns) {
            keep = at;
            keep_used = used;
        }
    }
    if (at >= text.len) {
        cite__clean_plain(out, text);
        return used;
    }
    cite__clean_plain(out, cite__slice(text, 0, keep));
    if (columns == 0)
        return 0;
    cite__sink_text(out, "\xE2\x80\xA6");
    return keep_used + 1;
}

/* A format's escapes: what stands for a character; a character that is no row stands for itself. */
struct escape {
    char c;
    const char *text;
};

static const struct escape html_escapes[] = {
    {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}, {'\0', NULL},
};

static const struct escape csv_escapes[] = {{'"', "\"\""}, {'\0', NULL}};

/* CommonMark 2.4: what may be markup; a bar ends the cell of a table. */
static const struct escape markdown_escapes[] = {
    {'\\', "\\\\"}, {'`', "\\`"}, {'*', "\\*"}, {'_', "\\_"}, {'[', "\\["}, {']', "\\]"}, {'<', "\\<"},
    {'>', "\\>"},   {'#', "\\#"}, {'|', "\\|"}, {'&', "\\&"}, {'~', "\\~"}, {'\0', NULL},
};

/* Workflow commands of GitHub: what ends a message or a property of one. */
static const struct escape command_escapes[] = {{'%', "%25"}, {':', "%3A"}, {',', "%2C"}, {'\0', NULL}};

static void put_escaped(struct cite__sink *out, cite_str text, const struct escape *escapes)
{
    for (size_t at = 0; at < text.len;) {
        struct cite__shown shown = cite__clean_at(text, at);
        const struct escape *row = escapes;
        while (row->text && (shown.text.len != 1 || row->c != shown.text.ptr[0]))
            row++;
        if (row->text)
            cite__sink_text(out, row->text);
        else
            cite__sink_bytes(out, shown.text.ptr, shown.text.len);
        at += shown.len;
    }
}

void cite__clean_html(struct cite__sink *out, cite_str text)
{
    put_escaped(out, text, html_escapes);
}

void cite__clean_csv(struct cite__sink *out, cite_str text)
{
    static const char formulas[] = "=+-@\t\r";
    size_t first = 0; /* that shows: what is left out in front of a sign makes it no less a formula */

    while (first < text.len && cite__clean_at(text, first).text.len == 0)
        first += cite__clean_at(text, first).len;
    cite__sink_text(out, "\"");
    for (size_t i = 0; first < text.len && formulas[i]; i++) {
        if (text.ptr[first] == formulas[i])
            cite__sink_text(out, "'");
    }
    put_escaped(out, text, csv_escapes);
    cite__sink_text(out, "\"");
}

void cite__clean_markdown(struct cite__sink *out, cite_str text)
{
    put_escaped(out, text, markdown_escapes);
}

void cite__clean_command(struct cite__sink *out, cite_str text)
{
    put_escaped(out, text, command_escapes);
}

bool cite__clean_clickable(cite_str url)
{
    return cite__str_starts_nocase(url, CITE__LIT("http://")) ||
           cite__str_starts_nocase(url, CITE__LIT("https://")) ||
           cite__str_starts_nocase(url, CITE__LIT("ftp://"));
}
