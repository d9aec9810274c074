/*
 * links/markup.c: see markup.h.
 */
#include "links/markup.h"

#include "core/str.h"

#include <string.h>

bool cite__markup_is_label(const struct cite__link_reader *reader, const struct cite__link_start *start,
                           const struct cite__link_read *read)
{
    cite_str bytes = reader->text->bytes;
    size_t begin = start->begin;
    char open = '\0';

    if (begin > 0)
        open = bytes.ptr[begin - 1];
    if (open == '[')
        return cite__str_starts(cite__slice(bytes, read->end, bytes.len), CITE__LIT("]("));
    return open == '{' && reader->behind > 0 && begin == reader->behind + 2 && bytes.ptr[reader->behind] == '}';
}

/* Where the label of the Markdown link ends whose target begins at target: at its "]"; CITE_NONE where it has none. */
static size_t label_end(cite_str bytes, size_t target)
{
    size_t at = target;

    if (at > 0 && bytes.ptr[at - 1] == '<')
        at--;
    return at >= 2 && bytes.ptr[at - 1] == '(' && bytes.ptr[at - 2] == ']' ? at - 2 : CITE_NONE;
}

/* Appends text without white space. */
static void add_text(struct cite__buf *out, cite_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (!cite__is_space(text.ptr[i]))
            cite__buf_byte(out, text.ptr[i]);
    }
}

/* Where the label that ends at end begins: behind its "[", and not in front of least. CITE_NONE where there is no bracket. */
static size_t label_begin(cite_str bytes, size_t end, size_t least)
{
    size_t at = end;

    while (at > least && bytes.ptr[at - 1] != '[')
        at--;
    return at > least ? at : CITE_NONE;
}

/* Whether nothing but the end of one Markdown link stands in [begin, end). */
static bool only_closes(cite_str bytes, size_t begin, size_t end)
{
    bool closed = false;

    for (size_t at = begin; at < end; at++) {
        char c = bytes.ptr[at];
        closed |= c == ')';
        if (c != ')' && c != '>' && !cite__is_space(c))
            return false;
    }
    return closed;
}

/* The ranges and bytes of two links as those of one. */
static bool take_over(cite_link *link, const cite_link *before, struct cite__arena *arena)
{
    size_t count = before->span_count + link->span_count;
    cite_span *spans = cite__arena_alloc(arena, count * sizeof *spans);
    char *raw = cite__arena_alloc(arena, before->raw.len + link->raw.len + 2);

    if (!spans || !raw)
        return false;
    memcpy(spans, before->spans, before->span_count * sizeof *spans);
    memcpy(spans + before->span_count, link->spans, link->span_count * sizeof *spans);
    memcpy(raw, before->raw.ptr, before->raw.len);
    raw[before->raw.len] = '\n';
    memcpy(raw + before->raw.len + 1, link->raw.ptr, link->raw.len);
    raw[before->raw.len + 1 + link->raw.len] = '\0';
    link->spans = spans;
    link->span_count = count;
    link->raw = (cite_str){raw, before->raw.len + 1 + link->raw.len};
    link->repairs |= before->repairs | CITE_REPAIR_MERGED_MARKUP;
    return true;
}

bool cite__markup_join(struct cite__link_reader *reader, cite_link *links, size_t last, size_t *joined)
{
    cite_str bytes = reader->text->bytes;
    cite_link *link = &links[last];
    size_t end = label_end(bytes, link->spans[0].begin);
    size_t least = last > 0 ? links[last - 1].spans[links[last - 1].span_count - 1].end : 0;
    size_t begin = end == CITE_NONE ? CITE_NONE : label_begin(bytes, end, least);

    *joined = 0;
    if (begin == CITE_NONE) {
        reader->labelled = 0;
        return true;
    }
    if (reader->labelled == 0 || !only_closes(bytes, least, begin - 1)) {
        reader->labelled = 0;
        cite__buf_clear(&reader->labels);
    }
    add_text(&reader->labels, cite__slice(bytes, begin, end));
    reader->labelled++;
    if (reader->labelled == 1 || !cite__str_equal(cite__buf_view(&reader->labels), link->url))
        return true;
    while (reader->labelled > 1 && cite__str_starts(link->url, links[last - 1 - *joined].url)) {
        if (!take_over(link, &links[last - 1 - *joined], reader->env->arena))
            return false;
        reader->labelled--;
        (*joined)++;
    }
    return true;
}
