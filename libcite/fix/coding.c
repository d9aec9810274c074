/*
 * fix/coding.c: see coding.h.
 */
#include "fix/coding.h"

#include "core/str.h"
#include "fix/address.h"
#include "net/entities.h"

#include <string.h>

size_t cite__step_plain(char *out, cite_str text, size_t at)
{
    *out = text.ptr[at];
    return 1;
}

/* A character reference that stands for an ASCII character; 0 where none stands there. */
static size_t step_reference(char *out, cite_str text, size_t at)
{
    size_t len = 0;
    uint32_t code = text.ptr[at] == '&' ? cite__entity_at(text, at, &len) : 0;

    if (code == 0 || code >= 0x80)
        return 0;
    *out = (char)code;
    return len;
}

size_t cite__step_html(char *out, cite_str text, size_t at)
{
    size_t len = step_reference(out, text, at);

    return len > 0 ? len : cite__step_plain(out, text, at);
}

/* CommonMark, 2.4: a backslash escapes a punctuation character of ASCII. */
size_t cite__step_markdown(char *out, cite_str text, size_t at)
{
    if (text.ptr[at] == '\\' && at + 1 < text.len) {
        char c = text.ptr[at + 1];
        if (c > ' ' && c < 0x7F && !cite__is_alnum(c)) {
            *out = c;
            return 2;
        }
    }
    return cite__step_html(out, text, at);
}

/* What TeX has for the signs of an address, the longest first. */
static const struct {
    cite_str tex;
    char c;
} tex_signs[] = {
    {CITE__ROW("\\textasciitilde{}"), '~'},
    {CITE__ROW("{\\textasciitilde}"), '~'},
    {CITE__ROW("\\textasciitilde "), '~'},
    {CITE__ROW("\\textunderscore{}"), '_'},
    {CITE__ROW("{\\textunderscore}"), '_'},
    {CITE__ROW("\\~{}"), '~'},
    {CITE__ROW("$\\sim$"), '~'},
    {CITE__ROW("{\\_}"), '_'},
    {CITE__ROW("{\\%}"), '%'},
    {CITE__ROW("{\\&}"), '&'},
    {CITE__ROW("{\\#}"), '#'},
    {CITE__ROW("{\\~}"), '~'},
    {CITE__ROW("{_}"), '_'},
    {CITE__ROW("{\\$}"), '$'},
    {CITE__ROW("{~}"), '~'},
    {CITE__ROW("\\_"), '_'},
    {CITE__ROW("\\%"), '%'},
    {CITE__ROW("\\&"), '&'},
    {CITE__ROW("\\#"), '#'},
    {CITE__ROW("\\$"), '$'},
    {CITE__ROW("\\~"), '~'},
    {CITE__ROW("\\/"), '/'},
};

size_t cite__step_tex(char *out, cite_str text, size_t at)
{
    cite_str rest = cite__slice(text, at, text.len);
    char c = text.ptr[at];

    if (c != '\\' && c != '{' && c != '$')
        return c == '}' ? 0 : cite__step_plain(out, text, at);
    for (size_t i = 0; i < sizeof tex_signs / sizeof tex_signs[0]; i++) {
        if (cite__str_starts(rest, tex_signs[i].tex)) {
            *out = tex_signs[i].c;
            return tex_signs[i].tex.len;
        }
    }
    return c == '$' ? cite__step_plain(out, text, at) : 0;
}

/* Whether a "&" would be read as the beginning of a character reference. */
static bool is_reference(cite_str text, size_t at)
{
    size_t end = at + 1;

    while (end < text.len && (cite__is_alnum(text.ptr[end]) || text.ptr[end] == '#'))
        end++;
    return end > at + 1 && end < text.len && text.ptr[end] == ';';
}

void cite__put_markdown(struct cite__buf *out, cite_str address)
{
    for (size_t i = 0; i < address.len; i++) {
        char c = address.ptr[i];
        if (c == '(' || c == ')' || (c == '&' && is_reference(address, i)))
            cite__fix_percent(out, c);
        else
            cite__buf_byte(out, c);
    }
}

void cite__put_tex(struct cite__buf *out, cite_str address)
{
    for (size_t i = 0; i < address.len; i++) {
        char c = address.ptr[i];
        if (c == '~') {
            cite__buf_text(out, "\\~{}");
            continue;
        }
        if (c == '_' || c == '%' || c == '&' || c == '#' || c == '$')
            cite__buf_byte(out, '\\');
        cite__buf_byte(out, c);
    }
}

static const char *html_escape(char c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

void cite__put_html(struct cite__buf *out, cite_str text)
{
    for (size_t at = 0; at < text.len;) {
        bool well_formed = false;
        size_t step = cite__utf8_step(text, at, &well_formed);
        char c = text.ptr[at];
        bool control = (unsigned char)c < 0x20 && c != '\t' && c != '\n';
        const char *escape = html_escape(c);
        if (escape)
            cite__buf_text(out, escape);
        else if (!well_formed || control || c == 0x7F)
            cite__buf_text(out, "\xEF\xBF\xBD");
        else
            cite__buf_bytes(out, text.ptr + at, step);
        at += step;
    }
}
