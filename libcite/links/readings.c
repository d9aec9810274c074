/*
 * links/readings.c: see readings.h.
 */
#include "links/readings.h"

#include "core/array.h"
#include "core/str.h"
#include "text/utf8.h"

#include <string.h>

typedef CITE__ARRAY(cite_span) span_array;

/* Indexes of the links in the order of their notes. */
static size_t *links_by_note(const struct cite__notes *notes, const struct cite__links *links,
                             struct cite__env *env)
{
    size_t *first = cite__arena_zero(env->scratch, notes->count + 2, sizeof *first);
    size_t *order = cite__arena_alloc(env->scratch, (links->count + 1) * sizeof *order);

    if (!first || !order)
        return NULL;
    for (size_t i = 0; i < links->count; i++)
        first[links->items[i].note == CITE_NONE ? notes->count + 1 : links->items[i].note + 1]++;
    for (size_t i = 1; i < notes->count + 2; i++)
        first[i] += first[i - 1];
    for (size_t i = 0; i < links->count; i++)
        order[first[links->items[i].note == CITE_NONE ? notes->count : links->items[i].note]++] = i;
    return order;
}

/* Wiki pages lead back from a note to its callouts: "^", "[a](#cite_ref-1)", "↑". */
static size_t behind_backlink(cite_str bytes, size_t at)
{
    cite_str rest = cite__slice(bytes, at, bytes.len);

    if (cite__str_starts(rest, CITE__LIT("^")))
        return at + 1;
    if (cite__str_starts(rest, CITE__LIT("\xE2\x86\x91"))) /* ↑ */
        return at + 3;
    size_t label = cite__str_find(rest, CITE__LIT("](#"), 0);
    if (!cite__str_starts(rest, CITE__LIT("[")) || label == CITE_NONE || label > 4)
        return at;
    size_t close = cite__str_find_byte(rest, ')', label);
    return close == CITE_NONE ? at : at + close + 1;
}

/* Where a note's text begins behind its mark: behind "." or ".)" right at the mark, and blanks of any kind. */
static size_t behind_mark(cite_str bytes, size_t at)
{
    size_t len = 0;

    while (at < bytes.len && bytes.ptr[at] != '\0' && strchr(".):]", bytes.ptr[at]))
        at++;
    for (;;) {
        while (at < bytes.len && cite__utf8_is_space(cite__utf8_at(bytes, at, &len)))
            at += len;
        size_t behind = behind_backlink(bytes, at);
        if (behind == at)
            return at;
        at = behind;
    }
}

/* A note's ranges without the mark. */
static bool text_ranges(span_array *ranges, const cite_note *note, cite_str bytes, struct cite__env *env)
{
    ranges->count = 0;
    for (size_t s = 0; s < note->span_count; s++) {
        cite_span span = note->spans[s];
        if (s == 0) {
            span.begin += note->label.len;
            if (note->label.len > 0 && span.begin <= span.end)
                span.begin = behind_mark(cite__slice(bytes, 0, span.end), span.begin);
        }
        if (span.begin >= span.end)
            continue;
        cite_span *item = CITE__ARRAY_PUSH(ranges, env->scratch);
        if (!item)
            return false;
        *item = span;
    }
    return true;
}

cite_status cite__readings_make(struct cite__readings *out, const struct cite__text *text,
                                struct cite__notes *notes, const struct cite__links *links,
                                struct cite__env *env)
{
    size_t *order = links_by_note(notes, links, env);
    span_array glued = {0};
    span_array ranges = {0};

    *out =
        (struct cite__readings){cite__arena_zero(env->arena, notes->count, sizeof *out->items), notes->count};
    if (!order || !out->items)
        return CITE__ENV_MEMORY(env);
    size_t next = 0;
    for (size_t i = 0; i < notes->count; i++) {
        glued.count = 0;
        for (; next < links->count && links->items[order[next]].note == i; next++) {
            const cite_link *link = &links->items[order[next]];
            cite_span *span = CITE__ARRAY_PUSH(&glued, env->scratch);
            if (!span)
                return CITE__ENV_MEMORY(env);
            *span = (cite_span){link->spans[0].begin, link->spans[link->span_count - 1].end};
        }
        if (!text_ranges(&ranges, &notes->items[i], text->bytes, env))
            return CITE__ENV_MEMORY(env);
        cite_status status =
            cite__flow_read(&out->items[i], text, (struct cite__ranges){ranges.items, ranges.count},
                            (struct cite__ranges){glued.items, glued.count}, env);
        if (status != CITE_OK)
            return status;
        notes->items[i].text = out->items[i].text;
    }
    return CITE_OK;
}
