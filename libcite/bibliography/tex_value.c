/*
 * bibliography/tex_value.c: what is written of a value: its escapes, and the braces inside it.
 */
#include "bibliography/tex_value.h"

#include "bibliography/tex_table.h"
#include "bibliography/translit.h"
#include "core/str.h"
#include "text/utf8.h"

/* Characters that TeX joins when they meet: hyphens to a dash, quotation marks to double ones. */
static bool would_join(char first, cite_str next)
{
    if (next.len != 1)
        return false;
    switch (next.ptr[0]) {
    case '-':
    case '\'': return first == next.ptr[0];
    case '`': return first == '`' || first == '?' || first == '!';
    default: return false;
    }
}

/* last is the character before it, where that is ASCII; else a NUL. */
static void put_character(struct cite__out *out, cite_str character, char *last)
{
    const char *escape = character.len == 1 ? cite__tex_escape(character.ptr[0]) : NULL;

    if (would_join(*last, character))
        cite__out_text(out, "{}");
    *last = '\0';
    if (character.len == 1)
        *last = character.ptr[0];
    if (escape)
        cite__out_text(out, escape);
    else
        cite__out_str(out, character);
}

void cite__tex_put_plain(struct cite__out *out, cite_str text)
{
    struct cite__clean clean;
    cite_str character = {NULL, 0};
    char last = '\0';

    cite__clean_init(&clean, text);
    while (cite__clean_next(&clean, &character))
        put_character(out, character, &last);
}

/* Whether a style that makes small letters would harm the word; the capital a title begins with is left to it. */
static bool needs_braces(cite_str word, bool first)
{
    bool begun = !first;

    for (size_t at = 0; at < word.len;) {
        size_t len = 0;
        uint32_t character = cite__translit_decode(word, at, &len);
        if (cite__translit_is_capital(character) && begun)
            return true;
        begun = begun || cite__translit_is_capital(character) || cite__is_alnum(word.ptr[at]);
        at += len;
    }
    return false;
}

static void put_title(struct cite__out *out, cite_str title)
{
    bool first = true;

    for (size_t at = 0; at < title.len;) {
        size_t begin = at;
        while (begin < title.len && cite__is_space(title.ptr[begin]))
            begin++;
        at = begin;
        while (at < title.len && !cite__is_space(title.ptr[at]))
            at++;
        cite_str word = cite__slice(title, begin, at);
        if (word.len == 0)
            break;
        bool braces = needs_braces(word, first);
        cite__out_text(out, first ? "" : " ");
        cite__out_text(out, braces ? "{" : "");
        cite__tex_put_plain(out, word);
        cite__out_text(out, braces ? "}" : "");
        first = false;
    }
}

static void put_pages(struct cite__out *out, cite_str pages)
{
    cite_str first = {NULL, 0};
    cite_str last = {NULL, 0};

    if (!cite__pages_split(pages, &first, &last)) {
        cite__tex_put_plain(out, pages);
        return;
    }
    cite__tex_put_plain(out, first);
    cite__out_text(out, "--");
    cite__tex_put_plain(out, last);
}

/* Braces, backslashes and spaces may not stand in a URL, so percent-encoding them is what a browser would do. */
static void put_verbatim(struct cite__out *out, cite_str text)
{
    static const char digits[] = "0123456789ABCDEF";
    bool well_formed = false;

    text = cite__str_trim(text);
    for (size_t at = 0; at < text.len;) {
        unsigned char byte = (unsigned char)text.ptr[at];
        size_t len = cite__utf8_step(text, at, &well_formed);
        size_t decoded = 0;
        bool control = byte < 0x20 || byte == 0x7F;
        bool upper_control = byte >= 0x80 && cite__out_is_control(cite__translit_decode(text, at, &decoded));
        bool encode =
            !well_formed || upper_control || byte == ' ' || byte == '{' || byte == '}' || byte == '\\';
        for (size_t i = 0; encode && i < len; i++) {
            unsigned char each = (unsigned char)text.ptr[at + i];
            char code[3] = {'%', digits[each >> 4], digits[each & 15]};
            cite__out_str(out, (cite_str){code, sizeof code});
        }
        if (!encode && !control)
            cite__out_str(out, cite__slice(text, at, at + len));
        at += len;
    }
}

void cite__tex_put_value(struct cite__out *out, cite_str value, enum cite__tex_style style)
{
    cite__out_byte(out, '{');
    switch (style) {
    case CITE__TEX_TEXT: cite__tex_put_plain(out, value); break;
    case CITE__TEX_TITLE: put_title(out, value); break;
    case CITE__TEX_PAGES: put_pages(out, value); break;
    case CITE__TEX_ADDRESS: put_verbatim(out, value); break;
    }
    cite__out_byte(out, '}');
}

void cite__tex_put_url(struct cite__out *out, cite_str url)
{
    cite_str rest = {NULL, 0};
    size_t head = cite__out_url_head(url, &rest);

    cite__out_byte(out, '{');
    put_verbatim(out, cite__slice(url, 0, head));
    put_verbatim(out, rest);
    cite__out_byte(out, '}');
}
