/*
 * notes/called.c: asking the calls: what is called where (the last part of candidates.h).
 */
#include "core/str.h"
#include "notes/candidates.h"
#include "text/utf8.h"

/* Letters of an abbreviation at most: "p. 4", "fol. 9", "h, (1)". */
#define ABBREVIATION 3

/* Whether a stop and a blank, and in front of them an abbreviation, stand in front of a call. */
static bool behind_abbreviation(cite_str text, size_t at)
{
    size_t len = 0;
    int letters = 0;

    (void)cite__utf8_before(text, at, &len);
    at -= len;
    uint32_t stop = cite__utf8_before(text, at, &len);
    if (stop != '.' && stop != ',')
        return false;
    at -= len;
    while (letters <= ABBREVIATION && cite__utf8_is_letter(cite__utf8_before(text, at, &len))) {
        letters++;
        at -= len;
    }
    return letters > 0 && letters <= ABBREVIATION;
}

bool cite__call_is_strong(const struct cite__call *call, cite_str text)
{
    bool plain = call->style == CITE__MARK_PLAIN || call->style == CITE__MARK_ROUND;

    if (plain && call->place == CITE__PLACE_SPACED_STOP)
        return !behind_abbreviation(text, call->span.begin);
    return call->style != CITE__MARK_PLAIN ||
           (call->place != CITE__PLACE_SPACED_WORD && call->place != CITE__PLACE_NUMBER);
}

size_t cite__call_number_as(const struct cite__call *call, enum cite__mark_family family)
{
    if (family == CITE__FAMILY_LETTER)
        return call->letter;
    return cite__mark_family(call->style) == family ? call->number : 0;
}

/* The number that a call is listed under; 0 where it is not listed. */
static size_t listed_as(const struct cite__call *call, cite_str text, size_t limit,
                        enum cite__mark_family family)
{
    size_t number = cite__call_number_as(call, family);

    return number < limit && cite__call_is_strong(call, text) ? number : 0;
}

cite_status cite__call_index_make(struct cite__call_index *out, const struct cite__calls *calls, size_t limit,
                                  enum cite__mark_family family, struct cite__env *env)
{
    size_t *next = cite__arena_zero(env->scratch, limit + 2, sizeof *next);
    size_t *first = cite__arena_zero(env->scratch, limit + 2, sizeof *first);
    size_t *offsets = cite__arena_zero(env->scratch, calls->count + 1, sizeof *offsets);

    if (!next || !first || !offsets)
        return CITE__ENV_MEMORY(env);
    for (size_t i = 0; i < calls->count; i++) {
        size_t number = listed_as(&calls->items[i], calls->text, limit, family);
        if (number > 0)
            first[number + 1]++;
    }
    for (size_t n = 1; n <= limit; n++)
        first[n] += first[n - 1];
    for (size_t n = 0; n <= limit; n++)
        next[n] = first[n];
    for (size_t i = 0; i < calls->count; i++) {
        size_t number = listed_as(&calls->items[i], calls->text, limit, family);
        if (number > 0)
            offsets[next[number]++] = calls->items[i].span.begin;
    }
    *out = (struct cite__call_index){first, offsets, limit};
    return CITE_OK;
}

cite_status cite__call_indexes_make(struct cite__call_index out[CITE__FAMILY_COUNT],
                                    const struct cite__calls *calls, size_t limit, struct cite__env *env)
{
    for (int family = 0; family < CITE__FAMILY_COUNT; family++) {
        cite_status status =
            cite__call_index_make(&out[family], calls, limit, (enum cite__mark_family)family, env);
        if (status != CITE_OK)
            return status;
    }
    return CITE_OK;
}

/* The first of a number's calls at or behind an offset, as an index into offsets. */
static size_t index_from(const struct cite__call_index *index, size_t number, size_t from)
{
    size_t low = index->first[number];
    size_t high = index->first[number + 1];

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (index->offsets[middle] < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool cite__call_index_has(const struct cite__call_index *index, size_t number, size_t from, size_t to)
{
    if (number >= index->limit)
        return false;
    size_t at = index_from(index, number, from);
    return at < index->first[number + 1] && index->offsets[at] < to;
}

size_t cite__call_index_count(const struct cite__call_index *index, size_t number, size_t to)
{
    return number >= index->limit ? 0 : index_from(index, number, to) - index->first[number];
}

bool cite__calls_has(const struct cite__calls *calls, cite_span span, size_t next, cite_span numbers)
{
    for (size_t i = cite__calls_from(calls, span.begin);
         i < calls->count && calls->items[i].span.begin < span.end; i++) {
        const struct cite__call *call = &calls->items[i];
        /* "case 1", "vol. 3": a plain number behind a blank is far more often just that. */
        bool weak = call->style == CITE__MARK_PLAIN &&
                    (call->place == CITE__PLACE_SPACED_WORD || call->place == CITE__PLACE_SPACED_STOP);
        if (call->place == CITE__PLACE_NUMBER)
            continue;
        if (weak ? call->number == next : call->number >= numbers.begin && call->number < numbers.end)
            return true;
    }
    return false;
}

/* Letters of the word that a callout stands behind, at least: "vol.2" and "n.2" call nothing. */
#define CALLED_WORD 4

/* Whether a call stands behind a whole word of the prose, or behind its stop. */
static bool behind_word(cite_str text, size_t at)
{
    size_t letters = 0;

    while (at > 0 && !cite__is_alnum(text.ptr[at - 1]) && !cite__is_space(text.ptr[at - 1]) &&
           (unsigned char)text.ptr[at - 1] < 0x80)
        at--;
    while (at > letters && cite__is_lower(text.ptr[at - letters - 1]))
        letters++;
    return letters >= CALLED_WORD;
}

size_t cite__calls_line(const struct cite__calls *calls, const struct cite__text *text, cite_span span,
                        size_t number, enum cite__mark_family family)
{
    for (size_t i = cite__calls_from(calls, span.begin);
         i < calls->count && calls->items[i].span.begin < span.end; i++) {
        const struct cite__call *call = &calls->items[i];
        bool plain = call->style == CITE__MARK_PLAIN && call->place != CITE__PLACE_STOP &&
                     call->place != CITE__PLACE_WORD;
        if (cite__call_number_as(call, family) == number && !plain &&
            behind_word(text->bytes, call->span.begin))
            return cite__text_line_at(text, call->span.begin);
    }
    return CITE_NONE;
}
