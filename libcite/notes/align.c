/*
 * notes/align.c: see align.h.
 *
 * best[j] is the best state whose last number has an index below j, so that a call that serves number j extends best[j]. A
 * state keeps the one before it; the best of all numbers is traced back.
 *
 *     numbers     38     39     40          each pair has a cost: how the mark stands, how damaged it is
 *     calls       >®     >      1979  °
 *     choice      38 ──► 39 ────────► 40
 */
#include "notes/align.h"

#include "core/array.h"
#include "core/str.h"
#include "notes/rules.h"
#include "text/utf8.h"

#define NO_STATE ((size_t)-1)

/* Pairs tried in one stretch, which takes some milliseconds; above it only well-printed callouts are read, one number each. */
#define MOST_PAIRS ((size_t)150000)

/* What a number in round brackets costs where the notes have other marks. */
#define ENUMERATION 3.2

struct cite__align_state {
    size_t call;
    size_t number; /* index into order */
    size_t before;
    double score;
};

double cite__align_place_cost(enum cite__place place)
{
    static const double costs[CITE__PLACE_COUNT] = {[CITE__PLACE_STOP] = 0.0,
                                                    [CITE__PLACE_WORD] = 0.6,
                                                    [CITE__PLACE_SPACED_STOP] = 0.9,
                                                    [CITE__PLACE_SPACED_WORD] = 2.6,
                                                    [CITE__PLACE_NUMBER] = 3.2};

    return costs[place];
}

/* The label of a damaged call without the quotation marks that close the sentence in front of it. */
static cite_str bare_label(cite_str label)
{
    size_t len = 0;
    uint32_t first = cite__utf8_at(label, 0, &len);

    return (first == 0x201D || first == '"') && label.len > len ? cite__slice(label, len, label.len) : label;
}

/* What it costs that a call calls a note; CITE__ALIGN_GAIN or more where it cannot. */
double cite__align_cost(const struct cite__aligner *aligner, const struct cite__call *call,
                        const struct cite__chosen *note)
{
    enum cite__mark_family family = cite__mark_family(note->style);
    bool symbol = call->style == CITE__MARK_SYMBOL;
    bool plain = cite__mark_shape(call->style) == CITE__MARK_PLAIN || symbol;
    double place = plain ? aligner->costs[call->place] : 0.0;
    size_t number = note->number;

    /* "(1) legal drivers, (2) social drivers": an enumeration, unless the notes have such marks too. */
    if (cite__mark_shape(call->style) == CITE__MARK_ROUND && cite__mark_shape(note->style) != CITE__MARK_ROUND)
        place = ENUMERATION;

    if (cite__call_number_as(call, family) == number)
        return place;
    if (family != CITE__FAMILY_ARABIC)
        return CITE__ALIGN_GAIN;
    /* An asterisk behind a stop may be what is left of a number; behind a word it is none. */
    bool prose =
        call->number > 0 && (call->place == CITE__PLACE_SPACED_WORD || call->place == CITE__PLACE_NUMBER);
    if (!plain || prose || (symbol && call->place == CITE__PLACE_WORD))
        return CITE__ALIGN_GAIN;
    cite_str label = cite__slice(aligner->text->bytes, call->span.begin, call->span.end);
    double cost = cite__mark_cost(label, number);
    double bare = cite__mark_cost(bare_label(label), number);
    /* A well-printed other number is rather just that, an amount or the end of a year; less so where it is glued to a stop. */
    double printed = call->number == 0 || call->style != CITE__MARK_PLAIN ? 0.0
                     : call->place == CITE__PLACE_STOP                    ? 0.5
                                                                          : 1.0;
    return place + aligner->damaged + printed + (bare < cost ? bare : cost);
}

/* Sets the calls of the best chain that ends in state. */
static void trace(struct cite__aligner *aligner, size_t state)
{
    for (; state != NO_STATE; state = aligner->states[state].before)
        aligner->chosen[aligner->order[aligner->states[state].number]] = aligner->states[state].call;
}

/* The notes of a stretch by number: PDF readers give some marks out of order. */
static size_t sort_notes(struct cite__aligner *aligner, const struct cite__stretch *stretch)
{
    size_t count = 0;

    for (size_t i = stretch->first; i < stretch->last; i++) {
        size_t place = count++;
        const struct cite__chosen *note = &aligner->sequence->items[i];
        /* Nearly sorted: insertion is linear here. A block's disorder is bounded by a page. */
        for (; place > 0 && count - place < 64 &&
               aligner->sequence->items[aligner->order[place - 1]].section == note->section &&
               aligner->sequence->items[aligner->order[place - 1]].number > note->number;
             place--)
            aligner->order[place] = aligner->order[place - 1];
        aligner->order[place] = i;
    }
    return count;
}

static double score_of(const struct cite__aligner *aligner, size_t state)
{
    return state == NO_STATE ? 0.0 : aligner->states[state].score;
}

static bool add_state(struct cite__aligner *aligner, struct cite__align_state state)
{
    if (aligner->state_count == aligner->state_capacity) {
        struct cite__align_state *grown =
            cite__array_grow(aligner->env->scratch, aligner->states, &aligner->state_capacity, sizeof *grown);
        if (!grown)
            return false;
        aligner->states = grown;
    }
    aligner->states[aligner->state_count++] = state;
    return true;
}

/* Lets a call serve number j, where that is better than what is known for the numbers up to it. */
static bool serve(struct cite__aligner *aligner, size_t call, size_t j, size_t numbers)
{
    const struct cite__chosen *note = &aligner->sequence->items[aligner->order[j]];
    double cost = cite__align_cost(aligner, &aligner->calls->items[call], note);
    size_t *best = aligner->best;

    if (cost >= CITE__ALIGN_GAIN)
        return true;
    if (aligner->record)
        cite__note_fact(aligner->env, CITE__RULE_CALL_AS,
                        (struct cite__fact){.span = aligner->calls->items[call].span,
                                            .number = note->number,
                                            .weight = CITE__ALIGN_GAIN - cost});
    double score = score_of(aligner, best[j]) + CITE__ALIGN_GAIN - cost;
    if (best[j + 1] != NO_STATE && score_of(aligner, best[j + 1]) >= score)
        return true;
    if (!add_state(aligner, (struct cite__align_state){call, j, best[j], score}))
        return false;
    for (size_t k = j + 1; k <= numbers && (best[k] == NO_STATE || score_of(aligner, best[k]) < score); k++)
        best[k] = aligner->state_count - 1;
    return true;
}

/* The one number of the stretch that a well-printed call can serve, as a range of indexes; empty where there is none. */
static cite_span printed_number(const struct cite__aligner *aligner, const struct cite__call *call,
                                size_t numbers)
{
    size_t low = 0;
    size_t high = numbers;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (aligner->sequence->items[aligner->order[middle]].number < call->number)
            low = middle + 1;
        else
            high = middle;
    }
    return (cite_span){low, low < numbers ? low + 1 : low};
}

bool cite__align_is_large(const struct cite__aligner *aligner, const struct cite__stretch *stretch)
{
    size_t from = cite__calls_from(aligner->calls, stretch->from);
    size_t to = cite__calls_from(aligner->calls, stretch->to);

    return to > from && stretch->last - stretch->first > MOST_PAIRS / (to - from);
}

cite_status cite__align(struct cite__aligner *aligner, const struct cite__stretch *stretch)
{
    size_t from = cite__calls_from(aligner->calls, stretch->from);
    size_t to = cite__calls_from(aligner->calls, stretch->to);
    size_t numbers = sort_notes(aligner, stretch);
    bool printed_only = cite__align_is_large(aligner, stretch);

    for (size_t j = 0; j <= numbers; j++)
        aligner->best[j] = NO_STATE;
    aligner->state_count = 0;
    for (size_t c = from; c < to; c++) {
        if (aligner->taken[c])
            continue;
        cite_span range = {0, numbers};
        if (printed_only)
            range = printed_number(aligner, &aligner->calls->items[c], numbers);
        for (size_t j = range.end; j > range.begin; j--) { /* downwards: a call serves one number */
            if (!serve(aligner, c, j - 1, numbers))
                return CITE__ENV_MEMORY(aligner->env);
        }
    }
    trace(aligner, aligner->best[numbers]);
    return CITE_OK;
}

cite_status cite__align_init(struct cite__aligner *aligner, const struct cite__text *text,
                             const struct cite__sequence *sequence, const struct cite__calls *calls,
                             struct cite__env *env)
{
    *aligner = (struct cite__aligner){
        .text = text, .sequence = sequence, .calls = calls, .env = env, .damaged = CITE__ALIGN_DAMAGED};
    for (int p = 0; p < CITE__PLACE_COUNT; p++)
        aligner->costs[p] = cite__align_place_cost((enum cite__place)p);
    aligner->taken = cite__arena_zero(env->scratch, calls->count, sizeof *aligner->taken);
    aligner->chosen = cite__arena_zero(env->scratch, sequence->count, sizeof *aligner->chosen);
    aligner->order = cite__arena_zero(env->scratch, sequence->count, sizeof *aligner->order);
    aligner->best = cite__arena_zero(env->scratch, sequence->count + 1, sizeof *aligner->best);
    bool done = aligner->taken && aligner->chosen && aligner->order && aligner->best;
    return done ? CITE_OK : CITE__ENV_MEMORY(env);
}
