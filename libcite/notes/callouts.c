/*
 * notes/callouts.c: see callouts.h.
 *
 * Notes fall into blocks (the foot of a page, a list of endnotes), and a block is called from the running text between the block
 * before and its own. In that stretch the notes' numbers, in order, are laid against the possible callouts, in order: each pair
 * has a cost (how the mark stands, how damaged it is), and the cheapest way to serve most numbers wins.
 */
#include "notes/callouts.h"

#include <stdlib.h>

#include "core/array.h"
#include "core/str.h"
#include "text/utf8.h"

#define NO_STATE ((size_t)-1)

/* What a served number gains; a pair that costs more is none. */
#define GAIN 4.6

/* What it costs that a damaged mark is read as a number that it does not print, on top of its damage. */
#define DAMAGED 0.4

/* Pairs tried in one stretch; above it only well-printed callouts are read, one number each. */
#define MOST_PAIRS ((size_t)2000000)

/* What each place costs at first; where a document sets its callouts in one way, that way becomes cheap. */
static const double place_costs[CITE__PLACE_COUNT] = {
    [CITE__PLACE_STOP] = 0.0, [CITE__PLACE_WORD] = 0.6, [CITE__PLACE_SPACED_STOP] = 0.9, [CITE__PLACE_SPACED_WORD] = 2.6};

struct state {
    size_t call;
    size_t number; /* index into the numbers of the block */
    size_t before;
    double score;
};

/* One stretch of running text and the notes that it calls. */
struct stretch {
    size_t from; /* byte range */
    size_t to;
    size_t first; /* notes [first, last) */
    size_t last;
};

struct chooser {
    const struct cite__text *text;
    const struct cite__sequence *sequence;
    const struct cite__extent *extents;
    const struct cite__calls *calls;
    struct cite__env *env;
    double costs[CITE__PLACE_COUNT];
    double damaged; /* what any damage costs in this document */
    bool *in_note;  /* for each call */
    size_t *chosen; /* for each note the index of its call, or CITE_NONE */
    size_t *order;  /* notes of the stretch sorted by number */
    size_t *best;   /* see align */
    CITE__ARRAY(struct state) states;
};

/* Marks the calls that stand within notes or furniture: they call nothing. */
static void mark_calls_in_notes(struct chooser *chooser)
{
    const struct cite__calls *calls = chooser->calls;

    for (size_t i = 0; i < chooser->sequence->count; i++) {
        const struct cite__extent *extent = &chooser->extents[i];
        for (size_t s = 0; s < extent->count; s++) {
            for (size_t c = cite__calls_from(calls, extent->spans[s].begin);
                 c < calls->count && calls->items[c].span.begin < extent->spans[s].end; c++)
                chooser->in_note[c] = true;
        }
    }
    for (size_t l = 0; l < chooser->text->line_count; l++) {
        const struct cite__line *line = &chooser->text->lines[l];
        if (!line->furniture)
            continue;
        for (size_t c = cite__calls_from(calls, line->begin); c < calls->count && calls->items[c].span.begin < line->end; c++)
            chooser->in_note[c] = true;
    }
}

/* The label of a damaged call without the quotation marks that close the sentence in front of it. */
static cite_str bare_label(cite_str label)
{
    size_t len = 0;
    uint32_t first = cite__utf8_at(label, 0, &len);

    return (first == 0x201D || first == '"') && label.len > len ? cite__slice(label, len, label.len) : label;
}

/* What it costs that a call calls a note; GAIN or more where it cannot. */
static double pair_cost(const struct chooser *chooser, const struct cite__call *call, const struct cite__chosen *note)
{
    bool symbol = call->style == CITE__MARK_SYMBOL;
    bool plain = call->style == CITE__MARK_PLAIN || symbol;
    double place = plain ? chooser->costs[call->place] : 0.0;
    size_t number = note->number;

    if (note->style == CITE__MARK_SYMBOL)
        return symbol && call->number == number ? place : GAIN;
    if (call->number == number && !symbol)
        return place;
    /* An asterisk behind a stop may be what is left of a number; behind a word it is none. */
    bool prose = call->number > 0 && call->place == CITE__PLACE_SPACED_WORD;
    if (!plain || prose || (symbol && call->place == CITE__PLACE_WORD))
        return GAIN;
    cite_str label = cite__slice(chooser->text->bytes, call->span.begin, call->span.end);
    double cost = cite__mark_cost(label, number);
    double bare = cite__mark_cost(bare_label(label), number);
    /* A well-printed other number is rather just that: an amount, a year's end. */
    double printed = call->number > 0 && !symbol ? 1.0 : 0.0;
    return place + chooser->damaged + printed + (bare < cost ? bare : cost);
}

/* Sets the calls of the best chain that ends in state. */
static void trace(struct chooser *chooser, size_t state)
{
    for (; state != NO_STATE; state = chooser->states.items[state].before)
        chooser->chosen[chooser->order[chooser->states.items[state].number]] = chooser->states.items[state].call;
}

/* The notes of a stretch by number: PDF readers give some marks out of order. */
static size_t sort_notes(struct chooser *chooser, const struct stretch *stretch)
{
    size_t count = 0;

    for (size_t i = stretch->first; i < stretch->last; i++) {
        size_t place = count++;
        size_t number = chooser->sequence->items[i].number;
        /* Nearly sorted: insertion is linear here. A block's disorder is bounded by a page. */
        for (; place > 0 && count - place < 64 &&
               chooser->sequence->items[chooser->order[place - 1]].number > number;
             place--)
            chooser->order[place] = chooser->order[place - 1];
        chooser->order[place] = i;
    }
    return count;
}

/*
 * Lays calls [from, to) against the notes of the stretch. best[j] is the best state whose last number has index at most j, so
 * that each call extends in time proportional to the numbers.
 */
static bool align(struct chooser *chooser, const struct stretch *stretch)
{
    size_t from = cite__calls_from(chooser->calls, stretch->from);
    size_t to = cite__calls_from(chooser->calls, stretch->to);
    size_t numbers = sort_notes(chooser, stretch);
    bool exact_only = to > from && numbers > MOST_PAIRS / (to - from);
    size_t *best = chooser->best;

    for (size_t j = 0; j <= numbers; j++)
        best[j] = NO_STATE;
    chooser->states.count = 0;
    for (size_t c = from; c < to; c++) {
        const struct cite__call *call = &chooser->calls->items[c];
        if (chooser->in_note[c])
            continue;
        size_t low = 0;
        size_t high = numbers;
        if (exact_only) { /* at most one number fits: find it */
            while (low < high) {
                size_t middle = low + (high - low) / 2;
                if (chooser->sequence->items[chooser->order[middle]].number < call->number)
                    low = middle + 1;
                else
                    high = middle;
            }
            high = low < numbers ? low + 1 : low;
        }
        for (size_t j = high; j > low; j--) { /* downwards: a call serves one number */
            double cost = pair_cost(chooser, call, &chooser->sequence->items[chooser->order[j - 1]]);
            if (cost >= GAIN)
                continue;
            size_t before = best[j - 1];
            double score = (before == NO_STATE ? 0.0 : chooser->states.items[before].score) + GAIN - cost;
            if (best[j] != NO_STATE && chooser->states.items[best[j]].score >= score)
                continue;
            struct state *state = CITE__ARRAY_PUSH(&chooser->states, chooser->env->scratch);
            if (!state)
                return false;
            *state = (struct state){c, j - 1, before, score};
            for (size_t k = j; k <= numbers; k++) {
                if (best[k] != NO_STATE && chooser->states.items[best[k]].score >= score)
                    break;
                best[k] = chooser->states.count - 1;
            }
        }
    }
    trace(chooser, best[numbers]);
    return true;
}

/* Where the page that holds a line ends, in bytes. */
static size_t page_end(const struct cite__text *text, size_t line)
{
    const struct cite__page *page = &text->pages[text->lines[line].page];

    return text->lines[page->end - 1].end;
}

/* How many notes at a block's end may be called from behind it: columns put text behind the notes. */
#define MOST_CARRIED ((size_t)6)

/* The first of the notes before next that were not served and come last in their block; next where all were. */
static size_t carried(const struct chooser *chooser, size_t first, size_t next)
{
    size_t at = next;

    while (at > first && next - at < MOST_CARRIED && chooser->chosen[at - 1] == CITE_NONE &&
           chooser->sequence->items[at - 1].section == chooser->sequence->items[next - 1].section)
        at--;
    return at;
}

/* Where the running text that calls notes [first, next) ends, when the last of them is that of next - 1. */
static size_t stretch_end(const struct chooser *chooser, size_t last)
{
    const struct cite__chosen *note = &chooser->sequence->items[last];
    size_t page = page_end(chooser->text, note->line);

    return chooser->text->page_count > 1 && page > note->label.begin ? page : note->label.begin;
}

/* Where the text that calls the next block begins: behind the last callout of notes [first, next), or where it began for them. */
static size_t next_stretch(const struct chooser *chooser, size_t first, size_t next, size_t from)
{
    for (size_t i = first; i < next; i++) {
        size_t call = chooser->chosen[i];
        if (call != CITE_NONE && chooser->calls->items[call].span.end > from)
            from = chooser->calls->items[call].span.end;
    }
    return from;
}

/* Goes through the blocks and their stretches. */
static bool align_all(struct chooser *chooser)
{
    size_t count = chooser->sequence->count;
    size_t from = 0;
    size_t first = 0;

    for (size_t i = 0; i < count; i++)
        chooser->chosen[i] = CITE_NONE;
    for (size_t i = 0; i < count; i++) {
        bool last = i + 1 == count;
        bool restart = !last && chooser->sequence->items[i + 1].section != chooser->sequence->items[i].section;
        if (!last && !restart && !chooser->extents[i].body_behind)
            continue;
        struct stretch stretch = {from, stretch_end(chooser, i), first, i + 1};
        if (!align(chooser, &stretch))
            return false;
        from = next_stretch(chooser, first, i + 1, from);
        first = restart ? i + 1 : carried(chooser, first, i + 1);
    }
    if (first == count)
        return true;
    struct stretch rest = {from, chooser->text->bytes.len, first, count};
    return align(chooser, &rest);
}

/* Takes the ways this document sets its callouts from the first round: the usual places become cheap, the others dear. */
static void learn(struct chooser *chooser)
{
    size_t places[CITE__PLACE_COUNT] = {0};
    size_t total = 0;
    size_t exact = 0;

    for (size_t i = 0; i < chooser->sequence->count; i++) {
        if (chooser->chosen[i] == CITE_NONE)
            continue;
        const struct cite__call *call = &chooser->calls->items[chooser->chosen[i]];
        total++;
        exact += call->number == chooser->sequence->items[i].number;
        places[call->place] += call->number > 0 || call->place != CITE__PLACE_SPACED_WORD;
    }
    if (total < 4)
        return;
    for (int p = 0; p < CITE__PLACE_COUNT; p++) {
        double share = (double)places[p] / (double)total;
        chooser->costs[p] = place_costs[p] * (1.0 - share) + (share < 0.05 ? 0.8 : 0.0);
    }
    chooser->damaged = DAMAGED + 2.4 * (double)exact / (double)total;
}

static cite_callout make_callout(const struct chooser *chooser, size_t note)
{
    const struct cite__chosen *chosen = &chooser->sequence->items[note];
    const struct cite__call *call = &chooser->calls->items[chooser->chosen[note]];
    bool printed = call->number == chosen->number && (call->style == CITE__MARK_SYMBOL) == (chosen->style == CITE__MARK_SYMBOL);
    double cost = pair_cost(chooser, call, chosen);

    return (cite_callout){.number = chosen->number,
                          .label = cite__slice(chooser->text->bytes, call->span.begin, call->span.end),
                          .span = call->span,
                          .section = chosen->section,
                          .note = note,
                          .number_source = printed ? CITE_NUMBER_PRINTED : CITE_NUMBER_REPAIRED,
                          .scheme = cite__mark_scheme(chosen->style),
                          .confidence = printed ? 0.97 - 0.06 * cost : 0.9 - 0.1 * cost};
}

static int by_place(const void *left, const void *right)
{
    const cite_callout *a = left;
    const cite_callout *b = right;

    return (a->span.begin > b->span.begin) - (a->span.begin < b->span.begin);
}

/* The notes' callouts in the order of the text. */
static bool collect(cite_callout **out, size_t *count, const struct chooser *chooser)
{
    size_t total = 0;

    for (size_t i = 0; i < chooser->sequence->count; i++)
        total += chooser->chosen[i] != CITE_NONE;
    *out = cite__arena_zero(chooser->env->arena, total, sizeof **out);
    if (!*out)
        return false;
    *count = 0;
    for (size_t i = 0; i < chooser->sequence->count; i++) {
        if (chooser->chosen[i] != CITE_NONE)
            (*out)[(*count)++] = make_callout(chooser, i);
    }
    if (*count > 1)
        qsort(*out, *count, sizeof **out, by_place);
    return true;
}

/* Fewer marks than this are no run of callouts whose notes are elsewhere. */
#define SHORTEST_RUN ((size_t)3)

/*
 * A document may call notes that it does not hold: marks that cannot be anything else ([iv], raised digits), numbered from 1 on
 * without a gap.
 */
static bool collect_run(cite_callout **out, size_t *count, const struct chooser *chooser, enum cite__mark_style style)
{
    CITE__ARRAY(cite_callout) run = {0};

    for (size_t c = 0; c < chooser->calls->count; c++) {
        const struct cite__call *call = &chooser->calls->items[c];
        if (call->style != style || call->number != run.count + 1)
            continue;
        cite_callout *callout = CITE__ARRAY_PUSH(&run, chooser->env->arena);
        if (!callout)
            return false;
        *callout = (cite_callout){.number = call->number,
                                  .label = cite__slice(chooser->text->bytes, call->span.begin, call->span.end),
                                  .span = call->span, .note = CITE_NONE, .confidence = 0.8,
                                  .scheme = cite__mark_scheme(style)};
    }
    if (run.count >= SHORTEST_RUN && run.count > *count) {
        *out = run.items;
        *count = run.count;
    }
    return true;
}

static cite_status choose_without_notes(cite_callout **out, size_t *count, const struct chooser *chooser)
{
    static const enum cite__mark_style styles[] = {CITE__MARK_ROMAN, CITE__MARK_RAISED, CITE__MARK_CARET};

    for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++) {
        if (!collect_run(out, count, chooser, styles[i]))
            return CITE__ENV_MEMORY(chooser->env);
    }
    return CITE_OK;
}

cite_status cite__callouts_choose(cite_callout **out, size_t *count, const struct cite__text *text,
                                  const struct cite__sequence *sequence, const struct cite__extent *extents,
                                  const struct cite__calls *calls, struct cite__env *env)
{
    struct chooser chooser = {
        .text = text, .sequence = sequence, .extents = extents, .calls = calls, .env = env, .damaged = DAMAGED};

    *out = NULL;
    *count = 0;
    for (int p = 0; p < CITE__PLACE_COUNT; p++)
        chooser.costs[p] = place_costs[p];
    if (sequence->count == 0)
        return choose_without_notes(out, count, &chooser);
    chooser.in_note = cite__arena_zero(env->scratch, calls->count, sizeof *chooser.in_note);
    chooser.chosen = cite__arena_alloc(env->scratch, sequence->count * sizeof *chooser.chosen);
    chooser.order = cite__arena_alloc(env->scratch, sequence->count * sizeof *chooser.order);
    chooser.best = cite__arena_alloc(env->scratch, (sequence->count + 1) * sizeof *chooser.best);
    if (!chooser.in_note || !chooser.chosen || !chooser.order || !chooser.best)
        return CITE__ENV_MEMORY(env);
    mark_calls_in_notes(&chooser);
    for (int round = 0; round < 2; round++) {
        if (!align_all(&chooser))
            return CITE__ENV_MEMORY(env);
        if (round == 0)
            learn(&chooser);
    }
    return collect(out, count, &chooser) ? CITE_OK : CITE__ENV_MEMORY(env);
}
