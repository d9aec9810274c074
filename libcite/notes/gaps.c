/*
 * notes/gaps.c: see gaps.h.
 */
#include "notes/gaps.h"

#include "core/array.h"
#include "core/str.h"
#include "notes/evidence.h"
#include "notes/rules.h"

#include <stdlib.h>
#include <string.h>

typedef CITE__ARRAY(struct cite__chosen) chosen_array;

/* How many lines around a gap are looked at: two pages of print. */
#define LINES_AROUND ((size_t)160)

/* The index of the first candidate at or behind a line. */
static size_t starts_from(const struct cite__starts *starts, size_t line)
{
    size_t low = 0;
    size_t high = starts->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (starts->items[middle].line < line)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether a line is taken by a chosen note already: taken is a map of lines. */
static bool is_taken(const unsigned char *taken, size_t line)
{
    return taken[line] != 0;
}

/*
 * A mark that reads as the missing number stands out of order near by: PDF readers give the first mark of a page after the
 * texts ("2 … 3 … 4 … 1").
 */
static const struct cite__start *displaced(const struct cite__starts *starts, const unsigned char *taken,
                                           size_t number, size_t from, size_t to, enum cite__mark_style style)
{
    const struct cite__start *best = NULL;

    for (size_t i = starts_from(starts, from); i < starts->count && starts->items[i].line < to; i++) {
        const struct cite__start *start = &starts->items[i];
        if (start->mark.number != number || start->mark.style != style || is_taken(taken, start->line))
            continue;
        if (start->alone)
            return start;
        if (start->likeness >= CITE__NOTE_LIKE && (!best || start->likeness > best->likeness))
            best = start;
    }
    return best;
}

/* How sure a note is whose mark stands out of order. */
#define DISPLACED 0.85

static bool add(chosen_array *array, struct cite__chosen item, unsigned char *taken, struct cite__env *env)
{
    struct cite__chosen *place = CITE__ARRAY_PUSH(array, env->scratch);

    if (!place)
        return false;
    taken[item.line] = 1;
    *place = item;
    return true;
}

/* What a chosen note made from a candidate looks like. */
static struct cite__chosen from_start(const struct cite__start *start, size_t number, size_t section)
{
    return (struct cite__chosen){.line = start->line,
                                 .label = start->mark.span,
                                 .body = start->mark.body,
                                 .number = number,
                                 .section = section,
                                 .style = start->mark.style,
                                 .source = CITE_NUMBER_PRINTED,
                                 .confidence = DISPLACED};
}

/* Fills the gap between two neighbours of one section; before is NULL in front of the first note. */
static bool fill(chosen_array *array, const struct cite__starts *starts, const struct cite__chosen *before,
                 const struct cite__chosen *after, unsigned char *taken, struct cite__env *env)
{
    size_t first = before ? before->number + 1 : 1;
    size_t from = before ? before->line : after->line;
    size_t to = after->line + LINES_AROUND;

    from = from > LINES_AROUND ? from - LINES_AROUND : 0;
    for (size_t number = first; number < after->number; number++) {
        const struct cite__start *start = displaced(starts, taken, number, from, to, after->style);
        cite_span about = start ? start->mark.span : after->label;
        cite__note_fact(
            env, start ? CITE__RULE_DISPLACED : CITE__RULE_GAP,
            (struct cite__fact){.span = about, .number = number, .weight = start ? DISPLACED : 0.0});
        if (start && !add(array, from_start(start, number, after->section), taken, env))
            return false;
    }
    return true;
}

static int by_place(const void *left, const void *right)
{
    const struct cite__chosen *a = left;
    const struct cite__chosen *b = right;

    if (a->label.begin != b->label.begin)
        return a->label.begin < b->label.begin ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

/* More missing numbers than this in a row are no gap in one numbering. */
#define WIDEST_GAP ((size_t)40)

cite_status cite__gaps_fill(struct cite__sequence *sequence, const struct cite__text *text,
                            const struct cite__starts *starts, struct cite__env *env)
{
    chosen_array array = {0};
    unsigned char *taken = cite__arena_zero(env->scratch, text->line_count + 1, 1);

    if (!taken)
        return CITE__ENV_MEMORY(env);
    for (size_t i = 0; i < sequence->count; i++) {
        if (!add(&array, sequence->items[i], taken, env))
            return CITE__ENV_MEMORY(env);
    }
    for (size_t i = 0; i < sequence->count; i++) {
        const struct cite__chosen *after = &sequence->items[i];
        const struct cite__chosen *before = i > 0 ? &sequence->items[i - 1] : NULL;
        if (before && before->section != after->section)
            before = NULL;
        size_t first = before ? before->number + 1 : 1;
        if (after->number > first && after->number - first <= WIDEST_GAP &&
            !fill(&array, starts, before, after, taken, env))
            return CITE__ENV_MEMORY(env);
    }
    if (array.count > 1)
        qsort(array.items, array.count, sizeof *array.items, by_place);
    *sequence = (struct cite__sequence){array.items, array.count};
    return CITE_OK;
}
