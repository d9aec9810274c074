/*
 * notes/gaps.c: see gaps.h.
 */
#include "notes/gaps.h"

#include "core/array.h"
#include "core/str.h"
#include "notes/evidence.h"
#include "notes/rules.h"
#include "text/utf8.h"

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

/* How sure a note is whose mark stands out of order, or in mid-line. */
#define DISPLACED 0.85
#define MID_LINE  0.75

/* What is filled, and from what. */
struct filler {
    const struct cite__text *text;
    const struct cite__starts *starts;
    const struct cite__call_index *called; /* of the notes' kind of mark */
    struct cite__env *env;
    chosen_array array;
    unsigned char *taken; /* for each line, whether a chosen note starts on it */
};

static bool add(struct filler *filler, struct cite__chosen item)
{
    struct cite__chosen *place = CITE__ARRAY_PUSH(&filler->array, filler->env->scratch);

    if (!place)
        return false;
    filler->taken[item.line] = 1;
    *place = item;
    return true;
}

/* How far a note in mid-line is looked for, and how alike to a note it must be: behind a complete one, and fused to a word. */
#define LONGEST_LOOK      ((size_t)16384)
#define MID_LINE_LIKENESS 1.0
#define FUSED_LIKENESS    1.6

/*
 * Whether a note may start at at in mid-line: "… p. 12. 20 See Smith", behind a complete sentence, or "… the link be20 See Smith",
 * where a converter has lost a hyphen and a line's end.
 */
static bool may_start_mid_line(const struct cite__text *text, const struct cite__mark *mark, size_t limit,
                               bool called, struct cite__env *env)
{
    size_t at = mark->span.begin;
    size_t len = 0;
    uint32_t before = cite__utf8_before(text->bytes, at, &len);
    bool fused = cite__utf8_is_lower(before);
    bool spaced =
        cite__utf8_is_space(before) && cite__utf8_is_closing(cite__utf8_before(text->bytes, at - len, &len));

    if ((!fused && !spaced) || mark->body <= mark->span.end || mark->body >= limit)
        return false;
    uint32_t first = cite__utf8_at(text->bytes, mark->body, &len);
    if (!cite__utf8_is_upper(first) && first != 0x201C && first != '"' && first != 0xAB)
        return false;
    if (called && spaced)
        return true;
    double least = fused ? FUSED_LIKENESS : MID_LINE_LIKENESS;
    return cite__note_likeness(cite__slice(text->bytes, mark->body, limit), env) >= least;
}

/* Lines of one note in which the next may start; a bound that keeps the work linear. */
#define LINES_OF_NOTE ((size_t)24)

/* Where the lines of the paragraph that a note begins end: behind it another mark in mid-line is hardly this note's neighbour. */
static size_t paragraph_end(const struct cite__text *text, size_t line)
{
    size_t page = text->lines[line].page;
    size_t most = line + LINES_OF_NOTE;

    while (line < most && line + 1 < text->line_count && !cite__line_blank(&text->lines[line + 1]) &&
           !text->lines[line + 1].furniture && text->lines[line + 1].page == page)
        line++;
    return text->lines[line].last;
}

/*
 * The note that comes next in number and starts in mid-line, in front of after; where after is NULL, in the paragraph of the note
 * before, if the text calls it. false where there is none.
 */
static bool mid_line(struct cite__chosen *out, const struct filler *filler, const struct cite__chosen *before,
                     const struct cite__chosen *after)
{
    const struct cite__text *text = filler->text;
    size_t near = paragraph_end(text, before->line);
    size_t limit = after ? after->label.begin : near;
    size_t from = limit > LONGEST_LOOK ? limit - LONGEST_LOOK : 0;
    bool called = cite__call_index_has(filler->called, before->number + 1, 0, before->label.begin);

    if (!after && !called)
        return false;
    if (before->body > from)
        from = before->body;
    for (size_t at = from; at + 1 < limit; at++) {
        struct cite__mark mark;
        bool digit = cite__is_digit(text->bytes.ptr[at]) && !cite__is_digit(text->bytes.ptr[at - 1]);
        if (!(digit || (unsigned char)text->bytes.ptr[at] >= 0x80) ||
            !cite__mark_read(&mark, text->bytes, at) || mark.number != before->number + 1 ||
            mark.style != before->style)
            continue;
        size_t line = cite__text_line_at(text, at);
        if (text->lines[line].first == at ||
            !may_start_mid_line(text, &mark, limit, called && at < near, filler->env))
            continue;
        *out = (struct cite__chosen){.line = line,
                                     .label = mark.span,
                                     .body = mark.body,
                                     .number = mark.number,
                                     .section = before->section,
                                     .style = mark.style,
                                     .source = CITE_NUMBER_PRINTED,
                                     .confidence = MID_LINE};
        return true;
    }
    return false;
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
static bool fill(struct filler *filler, const struct cite__chosen *before, const struct cite__chosen *after)
{
    struct cite__env *env = filler->env;
    struct cite__chosen found;
    struct cite__chosen last = before ? *before : (struct cite__chosen){.number = 0};
    size_t first = before ? before->number + 1 : 1;
    size_t from = before ? before->line : after->line;
    size_t to = after->line + LINES_AROUND;

    from = from > LINES_AROUND ? from - LINES_AROUND : 0;
    for (size_t number = first; number < after->number; number++) {
        const struct cite__start *start =
            displaced(filler->starts, filler->taken, number, from, to, after->style);
        enum cite__note_rule rule = CITE__RULE_DISPLACED;
        if (start) {
            found = from_start(start, number, after->section);
        } else if (last.number > 0 && number == last.number + 1 && mid_line(&found, filler, &last, after)) {
            rule = CITE__RULE_MID_LINE;
            last = found;
        } else {
            cite__note_fact(env, CITE__RULE_GAP, (struct cite__fact){.span = after->label, .number = number});
            continue;
        }
        cite__note_fact(env, rule,
                        (struct cite__fact){.span = found.label, .number = number, .weight = found.confidence});
        if (!add(filler, found))
            return false;
    }
    return true;
}

/* Adds the notes that start in mid-line behind the last of a section. */
static bool add_behind(struct filler *filler, const struct cite__chosen *before)
{
    struct cite__chosen last = *before;
    struct cite__chosen found;

    while (mid_line(&found, filler, &last, NULL)) {
        cite__note_fact(
            filler->env, CITE__RULE_MID_LINE,
            (struct cite__fact){.span = found.label, .number = found.number, .weight = found.confidence});
        if (!add(filler, found))
            return false;
        last = found;
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
                            const struct cite__starts *starts, const struct cite__call_index *called,
                            struct cite__env *env)
{
    struct filler filler = {.text = text, .starts = starts, .called = called, .env = env};

    filler.taken = cite__arena_zero(env->scratch, text->line_count + 1, 1);
    if (!filler.taken)
        return CITE__ENV_MEMORY(env);
    for (size_t i = 0; i < sequence->count; i++) {
        if (!add(&filler, sequence->items[i]))
            return CITE__ENV_MEMORY(env);
    }
    for (size_t i = 0; i < sequence->count; i++) {
        const struct cite__chosen *after = &sequence->items[i];
        const struct cite__chosen *before = i > 0 ? &sequence->items[i - 1] : NULL;
        if (before && before->section != after->section)
            before = NULL;
        size_t first = before ? before->number + 1 : 1;
        if (after->number > first && after->number - first <= WIDEST_GAP && !fill(&filler, before, after))
            return CITE__ENV_MEMORY(env);
        bool last = i + 1 == sequence->count || after[1].section != after->section;
        if (last && !add_behind(&filler, after))
            return CITE__ENV_MEMORY(env);
    }
    if (filler.array.count > 1)
        qsort(filler.array.items, filler.array.count, sizeof *filler.array.items, by_place);
    *sequence = (struct cite__sequence){filler.array.items, filler.array.count};
    return CITE_OK;
}
