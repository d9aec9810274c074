/*
 * net/linkset.c: see linkset.h.
 *
 *     link      = "<" target ">" *( ";" attribute )
 *     attribute = name [ "=" ( token | quoted ) ]
 *
 * Links are set apart by commas; one stands in every date, so those in quotes do not count. Where a text is damaged, the
 * next "<" behind a comma begins a link again. Reads each byte a fixed number of times.
 */
#include "net/linkset.h"

#include "core/date.h"
#include "core/str.h"

static void skip_spaces(cite_str text, size_t *at)
{
    while (*at < text.len && cite__is_space(text.ptr[*at]))
        (*at)++;
}

/* Reads a value, in quotes or without, at *at. */
static cite_str read_value(cite_str text, size_t *at)
{
    size_t begin = *at;

    if (begin < text.len && text.ptr[begin] == '"') {
        size_t end = cite__str_find_byte(text, '"', begin + 1);
        end = end == CITE_NONE ? text.len : end;
        *at = end < text.len ? end + 1 : end;
        return cite__slice(text, begin + 1, end);
    }
    while (*at < text.len && text.ptr[*at] != ';' && text.ptr[*at] != ',')
        (*at)++;
    return cite__str_trim(cite__slice(text, begin, *at));
}

/* Reads the attribute at *at, behind a ";". */
static void read_attribute(struct cite__link_value *out, cite_str text, size_t *at)
{
    skip_spaces(text, at);
    size_t begin = *at;
    while (*at < text.len && text.ptr[*at] != '=' && text.ptr[*at] != ';' && text.ptr[*at] != ',')
        (*at)++;
    cite_str name = cite__str_trim(cite__slice(text, begin, *at));
    cite_str value = CITE__LIT("");
    if (*at < text.len && text.ptr[*at] == '=') {
        (*at)++;
        skip_spaces(text, at);
        value = read_value(text, at);
    }
    if (cite__str_is_nocase(name, "rel") && out->rel.len == 0)
        out->rel = value;
    else if (cite__str_is_nocase(name, "datetime"))
        out->has_datetime = cite__date_http(&out->datetime, value);
}

bool cite__linkset_next(struct cite__link_value *out, cite_str text, size_t *at)
{
    *out = (struct cite__link_value){.rel = CITE__LIT("")};
    size_t begin = cite__str_find_byte(text, '<', *at);
    size_t end = begin == CITE_NONE ? CITE_NONE : cite__str_find_byte(text, '>', begin);
    if (end == CITE_NONE) {
        *at = text.len;
        return false;
    }
    out->target = cite__str_trim(cite__slice(text, begin + 1, end));
    *at = end + 1;
    for (;;) {
        while (*at < text.len && text.ptr[*at] != ';' && text.ptr[*at] != ',')
            (*at)++;
        if (*at >= text.len)
            return true;
        if (text.ptr[(*at)++] == ',')
            return true;
        read_attribute(out, text, at);
    }
}

bool cite__link_value_is(const struct cite__link_value *link, const char *relation)
{
    for (size_t begin = 0; begin < link->rel.len;) {
        size_t end = begin;
        while (end < link->rel.len && !cite__is_space(link->rel.ptr[end]))
            end++;
        if (cite__str_is_nocase(cite__slice(link->rel, begin, end), relation))
            return true;
        begin = end + 1;
    }
    return false;
}
