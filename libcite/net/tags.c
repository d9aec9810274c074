/*
 * net/tags.c: see tags.h.
 */
#include "net/tags.h"

#include "core/str.h"

/* Elements whose content is no text of the page, up to their end tag. */
static const cite_str hidden[] = {
    {"script", 6}, {"style", 5}, {"noscript", 8}, {"template", 8}, {"svg", 3}, {"math", 4}, {"iframe", 6},
};

/* Where a needle ends, or the text does. */
static size_t end_of(cite_str text, cite_str needle, size_t from)
{
    size_t at = cite__str_find_nocase(text, needle, from);

    return at == CITE_NONE ? text.len : at + needle.len;
}

/* Past a tag's ">", which may stand in the quotes of a value too. */
static size_t end_of_tag(cite_str html, size_t at)
{
    char quote = '\0';

    for (; at < html.len; at++) {
        char c = html.ptr[at];
        if (quote != '\0' && c == quote)
            quote = '\0';
        else if (quote != '\0')
            continue;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return at + 1;
    }
    return at;
}

/* Past the end tag of a hidden element. */
static size_t end_of_hidden(cite_str html, cite_str name, size_t at)
{
    while (at < html.len) {
        at = end_of(html, CITE__LIT("</"), at);
        if (cite__str_starts_nocase(cite__slice(html, at, html.len), name))
            return end_of_tag(html, at);
    }
    return at;
}

static bool is_hidden(cite_str name)
{
    for (size_t i = 0; i < sizeof hidden / sizeof hidden[0]; i++) {
        if (cite__str_equal_nocase(name, hidden[i]))
            return true;
    }
    return false;
}

bool cite__tag_pass(struct cite__tag *out, cite_str html, size_t *at)
{
    size_t from = *at;
    cite_str rest = cite__slice(html, from, html.len);

    *out = (struct cite__tag){.name = CITE__LIT(""), .text = CITE__LIT("")};
    if (cite__str_starts(rest, CITE__LIT("<!--"))) {
        *at = end_of(html, CITE__LIT("-->"), from + 4);
        return true;
    }
    bool closes = rest.len > 1 && rest.ptr[1] == '/';
    size_t begin = closes ? 2 : 1;
    size_t end = begin;
    while (end < rest.len && cite__is_alnum(rest.ptr[end]))
        end++;
    cite_str name = cite__slice(rest, begin, end);
    bool named = name.len > 0 && cite__is_alpha(name.ptr[0]);
    if (!named && !closes && (rest.len < 2 || (rest.ptr[1] != '!' && rest.ptr[1] != '?')))
        return false;
    *at = end_of_tag(html, from + end);
    out->name = name;
    out->text = cite__slice(html, from, *at);
    out->closes = closes;
    out->hides = !closes && is_hidden(name);
    if (out->hides)
        *at = end_of_hidden(html, name, *at);
    return true;
}
