/*
 * links/extent.c: see extent.h.
 */
#include "links/extent.h"

#include "core/str.h"
#include "text/utf8.h"

#include <stdbool.h>
#include <string.h>

/* Whether another scheme begins at at, glued to what stands in front of it: "…98d5https://". */
static bool glued_scheme(cite_str text, size_t begin, size_t at)
{
    cite_str rest = cite__slice(text, at, text.len);

    if (at == begin ||
        !(cite__str_starts(rest, CITE__LIT("http://")) || cite__str_starts(rest, CITE__LIT("https://"))))
        return false;
    /* An address within an address is part of it: web.archive.org/web/2024/https://…, ?url=https://… */
    return !strchr("/=:?&%#", text.ptr[at - 1]);
}

/* Beyond ASCII, letters, digits and symbols belong to an IRI (RFC 3987); spaces, quotation marks and dashes end it. */
static bool may_hold(uint32_t code, uint32_t before)
{
    if (code == CITE__REPLACEMENT || cite__utf8_is_space(code))
        return false;
    if (code >= 0x2010 && code <= 0x206F)
        return false;
    if (code == 0xAB || code == 0xBB || (code >= 0x3000 && code <= 0x303F) ||
        (code >= 0xFF00 && code <= 0xFF0F) || (code >= 0xFF1A && code <= 0xFF20) ||
        (code >= 0xFF3B && code <= 0xFF40) || code >= 0xFFF0)
        return !(code < 0x10000);
    /* Scripts without spaces: the sentence may go on right behind the link. */
    if (cite__utf8_is_cjk(code))
        return before == '/' || before == '=' || before == '_' || before == '-' || cite__utf8_is_cjk(before);
    return true;
}

/* Counts a bracket; false where it closes one that the link did not open, and so ends the link. */
static bool count_bracket(struct cite__link_depth *depth, char c)
{
    size_t *open = c == '(' || c == ')' ? &depth->round : &depth->square;

    if (c == '(' || c == '[') {
        (*open)++;
        return true;
    }
    if (*open == 0)
        return false;
    (*open)--;
    return true;
}

/* Character references of what ends a link in markup that was written as text: "&quot;", "&gt;". */
static bool ends_markup(cite_str text, size_t at)
{
    static const cite_str ends[] = {{"&quot;", 6}, {"&gt;", 4},  {"&lt;", 4}, {"&#34;", 5},
                                    {"&#39;", 5},  {"&#62;", 5}, {"&#60;", 5}};
    cite_str rest = cite__slice(text, at, text.len);

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        if (cite__str_starts(rest, ends[i]))
            return true;
    }
    return false;
}

/* Whether the ASCII character at at may stand in a link. */
static bool may_hold_ascii(cite_str text, size_t begin, size_t at, struct cite__link_depth *depth)
{
    char c = text.ptr[at];

    if (c == '(' || c == ')' || c == '[' || c == ']')
        return count_bracket(depth, c);
    if (c == 'h')
        return !glued_scheme(text, begin, at);
    if (c == '&')
        return !ends_markup(text, at);
    return (unsigned char)c > ' ' && c != 0x7F && c != '<' && c != '>' && c != '"' && c != '`';
}

size_t cite__link_run(cite_str text, size_t begin, size_t limit, struct cite__link_depth *depth)
{
    size_t at = begin;
    uint32_t before = 0;

    while (at < limit) {
        size_t len = 0;
        uint32_t code = cite__utf8_at(text, at, &len);
        bool held = code < 0x80 ? may_hold_ascii(text, begin, at, depth) : may_hold(code, before);
        if (!held)
            break;
        before = code;
        at += len;
    }
    return at;
}

/* Whether the bracket that closes at the end is opened within the link. */
static bool balanced(cite_str link, char open, char close)
{
    size_t opened = 0;
    size_t closed = 0;

    for (size_t i = 0; i < link.len; i++) {
        opened += link.ptr[i] == open;
        closed += link.ptr[i] == close;
    }
    return opened >= closed;
}

size_t cite__link_trim(cite_str text, size_t begin, size_t end)
{
    while (end > begin) {
        char last = text.ptr[end - 1];
        if ((unsigned char)last >= 0x80) { /* ؟ । and the like, which an IRI could hold */
            size_t len = 0;
            if (!cite__utf8_is_closing(cite__utf8_before(cite__slice(text, 0, end), end, &len)) ||
                len > end - begin)
                break;
            end -= len;
            continue;
        }
        if (last == ')' && balanced(cite__slice(text, begin, end), '(', ')'))
            break;
        if (last == ']' && balanced(cite__slice(text, begin, end), '[', ']'))
            break;
        if (!strchr(".,;:!?'\"*()[]{}|^\\", last))
            break;
        end--;
    }
    return end;
}
