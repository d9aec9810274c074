/*
 * net/anchor.c: see anchor.h.
 */
#include "net/anchor.h"

#include "core/str.h"

#include <stddef.h>

/* The longest id or text that is looked for. */
#define WANTED_MAX 512

/* Fewer letters of a text are anywhere. */
#define TEXT_MIN 4

/* Where a linearized PDF says so (ISO 32000-1, annex F). */
#define PDF_HEAD 1024

/* A text of bounded length. */
struct wanted {
    char bytes[WANTED_MAX];
    size_t len;
};

static int hex_of(char c)
{
    c = cite__to_lower(c);
    if (cite__is_digit(c))
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Decodes percent-encodings; false where it is too long. */
static bool decode(struct wanted *out, cite_str text)
{
    out->len = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        int high = c == '%' && text.len - i > 2 ? hex_of(text.ptr[i + 1]) : -1;
        int low = high >= 0 ? hex_of(text.ptr[i + 2]) : -1;
        if (low >= 0) {
            c = (char)(high * 16 + low);
            i += 2;
        }
        if (out->len == WANTED_MAX)
            return false;
        out->bytes[out->len++] = c;
    }
    return true;
}

/* Whether an attribute's value is what is wanted, as it stands or as hosts of code write it. */
static bool is_wanted(cite_str value, cite_str plain, cite_str decoded)
{
    static const cite_str prefix = {"user-content-", 13};

    if (cite__str_starts(value, prefix))
        value = cite__slice(value, prefix.len, value.len);
    return cite__str_equal(value, plain) || cite__str_equal(value, decoded);
}

static size_t skip_space(cite_str html, size_t at)
{
    while (at < html.len && cite__is_space(html.ptr[at]))
        at++;
    return at;
}

/* An attribute's value, in quotation marks or up to white space; *at goes behind it. */
static cite_str read_value(cite_str html, size_t *at)
{
    size_t begin = skip_space(html, *at);
    bool quoted = begin < html.len && (html.ptr[begin] == '"' || html.ptr[begin] == '\'');
    size_t end = begin;

    if (quoted) {
        end = cite__str_find_byte(html, html.ptr[begin], begin + 1);
        end = end == CITE_NONE ? html.len : end;
        *at = end < html.len ? end + 1 : end;
        return cite__slice(html, begin + 1, end);
    }
    while (end < html.len && !cite__is_space(html.ptr[end]) && html.ptr[end] != '>')
        end++;
    *at = end;
    return cite__slice(html, begin, end);
}

/* The next attribute of a tag from *at on, which goes behind it; false at the tag's end. */
static bool next_attribute(cite_str *name, cite_str *value, cite_str html, size_t *at)
{
    size_t i = *at;

    while (i < html.len && (cite__is_space(html.ptr[i]) || html.ptr[i] == '/'))
        i++;
    size_t begin = i;
    while (i < html.len && !cite__is_space(html.ptr[i]) && html.ptr[i] != '=' && html.ptr[i] != '>')
        i++;
    *name = cite__slice(html, begin, i);
    *value = CITE__LIT("");
    *at = skip_space(html, i);
    if (*at < html.len && html.ptr[*at] == '=') {
        ++*at;
        *value = read_value(html, at);
    }
    return name->len > 0 || value->len > 0;
}

/* Whether an element has the id, or an "a" the name. */
static bool has_id(cite_str html, cite_str plain, cite_str decoded)
{
    for (size_t at = cite__str_find_byte(html, '<', 0); at != CITE_NONE && at + 1 < html.len;
         at = cite__str_find_byte(html, '<', at)) {
        cite_str name;
        cite_str value;
        size_t begin = ++at;
        while (at < html.len && cite__is_alnum(html.ptr[at]))
            at++;
        bool is_a = cite__str_equal_nocase(cite__slice(html, begin, at), CITE__LIT("a"));
        while (at > begin && next_attribute(&name, &value, html, &at)) {
            bool names = cite__str_equal_nocase(name, CITE__LIT("id")) ||
                         (is_a && cite__str_equal_nocase(name, CITE__LIT("name")));
            if (names && is_wanted(value, plain, decoded))
                return true;
        }
    }
    return false;
}

/* A fragment that a script reads, and no browser: "!/a", "/a", "L10", "t=12". */
static bool is_scripts(cite_str fragment)
{
    bool line = fragment.len > 1 && fragment.ptr[0] == 'L' && cite__is_digit(fragment.ptr[1]);

    return line || fragment.ptr[0] == '!' || fragment.ptr[0] == '/' ||
           cite__str_find_byte(fragment, '=', 0) != CITE_NONE;
}

/* Keeps the letters and digits of ASCII: white space, punctuation and entities are written in too many ways. */
static size_t fold(char *text, size_t len)
{
    size_t kept = 0;

    for (size_t i = 0; i < len; i++) {
        if (cite__is_alnum(text[i]))
            text[kept++] = cite__to_lower(text[i]);
    }
    return kept;
}

/* Where a tag or an entity at an offset ends; the offset itself where none begins there. */
static size_t past_markup(cite_str html, size_t at)
{
    size_t end = at;
    char next = '\0';

    if (html.len - at > 1)
        next = html.ptr[at + 1];
    if (html.ptr[at] == '<' && (cite__is_alpha(next) || next == '/' || next == '!')) {
        end = cite__str_find_byte(html, '>', at);
        return end == CITE_NONE ? html.len : end + 1;
    }
    if (html.ptr[at] != '&')
        return at;
    for (end = at + 1;
         end < html.len && end - at < 12 && (cite__is_alnum(html.ptr[end]) || html.ptr[end] == '#');)
        end++;
    return end < html.len && html.ptr[end] == ';' ? end + 1 : at;
}

/* The length of the longest beginning of the wanted text that also ends its first len bytes (Knuth, Morris and Pratt). */
static void fill_borders(size_t borders[WANTED_MAX], const struct wanted *wanted)
{
    size_t len = 0;

    borders[0] = 0;
    for (size_t i = 1; i < wanted->len; i++) {
        while (len > 0 && wanted->bytes[i] != wanted->bytes[len])
            len = borders[len - 1];
        len += wanted->bytes[i] == wanted->bytes[len] ? 1 : 0;
        borders[i] = len;
    }
}

/* Whether the visible text has the wanted letters, whatever stands between them. */
static bool has_text(cite_str html, const struct wanted *wanted)
{
    size_t borders[WANTED_MAX];
    size_t len = 0;

    fill_borders(borders, wanted);
    for (size_t at = 0; at < html.len;) {
        size_t past = past_markup(html, at);
        char c = cite__to_lower(html.ptr[at]);
        if (past > at) {
            at = past;
            continue;
        }
        at++;
        if (!cite__is_alnum(c))
            continue;
        while (len > 0 && wanted->bytes[len] != c)
            len = borders[len - 1];
        len += wanted->bytes[len] == c ? 1 : 0;
        if (len == wanted->len)
            return true;
    }
    return false;
}

/* One directive, "[prefix-,]start[,end][,-suffix]": start and end must be there. */
static enum cite__anchor find_directive(cite_str html, cite_str directive)
{
    enum cite__anchor found = CITE__ANCHOR_UNKNOWN;

    for (size_t at = 0; at <= directive.len;) {
        struct wanted wanted;
        size_t comma = cite__str_find_byte(directive, ',', at);
        comma = comma == CITE_NONE ? directive.len : comma;
        cite_str part = cite__slice(directive, at, comma);
        bool beside = part.len > 0 && (part.ptr[0] == '-' || part.ptr[part.len - 1] == '-');
        at = comma + 1;
        if (beside || !decode(&wanted, part))
            continue;
        wanted.len = fold(wanted.bytes, wanted.len);
        if (wanted.len < TEXT_MIN)
            continue;
        if (!has_text(html, &wanted))
            return CITE__ANCHOR_MISSING;
        found = CITE__ANCHOR_FOUND;
    }
    return found;
}

/* "text=one&text=two": of several, each is asked for. */
static enum cite__anchor find_texts(cite_str html, cite_str directives)
{
    static const cite_str key = {"text=", 5};
    enum cite__anchor found = CITE__ANCHOR_UNKNOWN;

    for (size_t at = 0; at < directives.len;) {
        size_t end = cite__str_find_byte(directives, '&', at);
        end = end == CITE_NONE ? directives.len : end;
        cite_str directive = cite__slice(directives, at, end);
        at = end + 1;
        if (!cite__str_starts(directive, key))
            continue;
        found = find_directive(html, cite__slice(directive, key.len, directive.len));
        if (found == CITE__ANCHOR_MISSING)
            break;
    }
    return found;
}

enum cite__anchor cite__anchor_in_html(cite_str html, cite_str fragment)
{
    static const cite_str mark = {":~:", 3};
    struct wanted decoded;
    size_t texts = cite__str_find(fragment, mark, 0);

    if (texts != CITE_NONE)
        return find_texts(html, cite__slice(fragment, texts + mark.len, fragment.len));
    if (fragment.len == 0 || cite__str_equal_nocase(fragment, CITE__LIT("top")))
        return CITE__ANCHOR_FOUND;
    if (!decode(&decoded, fragment))
        return CITE__ANCHOR_UNKNOWN;
    if (has_id(html, fragment, (cite_str){decoded.bytes, decoded.len}))
        return CITE__ANCHOR_FOUND;
    return is_scripts(fragment) ? CITE__ANCHOR_UNKNOWN : CITE__ANCHOR_MISSING;
}

/* The number behind a key, and white space; CITE_NONE where there is none. */
static size_t number_behind(cite_str text, cite_str key)
{
    size_t at = cite__str_find(text, key, 0);
    size_t used = 0;

    if (at == CITE_NONE)
        return CITE_NONE;
    cite_str rest = cite__str_trim(cite__slice(text, at + key.len, text.len));
    size_t number = cite__str_number(rest, 1000000, &used);
    return used > 0 ? number : CITE_NONE;
}

enum cite__anchor cite__anchor_in_pdf(cite_str pdf, cite_str fragment)
{
    cite_str head = cite__slice(pdf, 0, pdf.len < PDF_HEAD ? pdf.len : PDF_HEAD);
    size_t page = number_behind(fragment, CITE__LIT("page="));
    size_t begin = cite__str_find(head, CITE__LIT("/Linearized"), 0);

    if (page == CITE_NONE || begin == CITE_NONE)
        return CITE__ANCHOR_UNKNOWN;
    head = cite__slice(head, begin, head.len);
    size_t end = cite__str_find(head, CITE__LIT(">>"), 0);
    size_t pages = number_behind(cite__slice(head, 0, end == CITE_NONE ? head.len : end), CITE__LIT("/N "));
    if (pages == CITE_NONE)
        return CITE__ANCHOR_UNKNOWN;
    return page >= 1 && page <= pages ? CITE__ANCHOR_FOUND : CITE__ANCHOR_MISSING;
}
