/*
 * notes/sequence.c: see sequence.h.
 *
 * One decoding for each style of mark: the best chain n, n+1, n+2 … through the candidate lines, where a number may be missing
 * and the numbering may start again. A state is (line, number) with the best score of a chain that ends there; for each number
 * only the best state so far is kept, so that the work is linear in the lines:
 *
 *     lines      1 …   2 …   14 June …   ' …   4 …          ' stands for no number: it is read as what the best chains
 *     states     1 ──► 2 ──────────────► 3 ──► 4            expect next, at the cost of the damage
 *
 * The style whose chain has most evidence (texts that read like notes, callouts of the same numbers) is the document's.
 */
#include "notes/sequence.h"

#include "core/array.h"
#include "core/str.h"
#include "notes/gaps.h"

#define NO_STATE ((size_t)-1)

/* What a line gains by being a note; its evidence comes on top, its damage goes off. */
#define GAIN 4.0

/* What a missing number costs, and how many may be missing in a row. */
#define MISSING 1.3
#define MOST_MISSING ((size_t)12)

/* What it costs that the numbering starts again, or starts elsewhere than at 1. */
#define RESTART 6.0
#define LATE_START 3.0
#define LATE_STEP 0.15
#define LATEST_START 8.0

/* Numbers so much larger than the number of candidate lines are no part of a chain. */
#define SPARE_NUMBERS ((size_t)4096)

/* How many of the best chains a damaged mark is read for. */
#define LEADERS 3

struct state {
    size_t start;  /* index of the candidate */
    size_t number;
    size_t before; /* index of the state before, or NO_STATE */
    double score;
    double cost; /* of the damage */
    bool restart;
};

struct chain {
    const struct cite__starts *starts;
    enum cite__mark_style style;
    CITE__ARRAY(struct state) states;
    size_t *best; /* number → index of its best state */
    size_t limit; /* numbers below this have an entry */
    size_t leaders[LEADERS]; /* best states with different numbers, best first */
    struct cite__env *env;
};

static double score_at(const struct chain *chain, size_t state)
{
    return state == NO_STATE ? 0.0 : chain->states.items[state].score;
}

/* Keeps the leaders sorted, one for each number. */
static void lead(struct chain *chain, size_t state)
{
    size_t place = 0;

    for (; place < LEADERS; place++) {
        size_t other = chain->leaders[place];
        if (other == NO_STATE || chain->states.items[other].number == chain->states.items[state].number)
            break;
    }
    if (place == LEADERS)
        place = LEADERS - 1;
    if (score_at(chain, chain->leaders[place]) >= score_at(chain, state) && chain->leaders[place] != NO_STATE)
        return;
    chain->leaders[place] = state;
    for (; place > 0 && score_at(chain, chain->leaders[place]) > score_at(chain, chain->leaders[place - 1]); place--) {
        size_t other = chain->leaders[place - 1];
        chain->leaders[place - 1] = chain->leaders[place];
        chain->leaders[place] = other;
    }
}

/* Reads candidate start as number: continues the best chain that may come before it, or starts one. */
static bool extend(struct chain *chain, size_t start, size_t number, double cost)
{
    const struct cite__start *candidate = &chain->starts->items[start];
    double late = number == 1 ? 0.0 : LATE_START + LATE_STEP * (double)number;
    struct state state = {.start = start, .number = number, .before = NO_STATE, .cost = cost};

    if (number == 0 || number >= chain->limit)
        return true;
    state.score = -(late < LATEST_START ? late : LATEST_START);
    for (size_t gap = 0; gap <= MOST_MISSING && gap + 1 < number; gap++) {
        size_t before = chain->best[number - 1 - gap];
        if (before == NO_STATE || chain->states.items[before].start >= start)
            continue;
        double score = score_at(chain, before) - MISSING * (double)gap;
        if (score > state.score) {
            state.score = score;
            state.before = before;
        }
    }
    size_t leader = chain->leaders[0];
    if (number == 1 && leader != NO_STATE && chain->states.items[leader].start < start &&
        score_at(chain, leader) - RESTART > state.score) {
        state.score = score_at(chain, leader) - RESTART;
        state.before = leader;
        state.restart = true;
    }
    double evidence = candidate->likeness < 4.0 ? candidate->likeness : 4.0;
    state.score += GAIN + candidate->position + 0.5 * evidence - cost;
    size_t *best = &chain->best[number];
    if (*best != NO_STATE && score_at(chain, *best) >= state.score)
        return true;
    struct state *item = CITE__ARRAY_PUSH(&chain->states, chain->env->scratch);
    if (!item)
        return false;
    *item = state;
    *best = chain->states.count - 1;
    lead(chain, *best);
    return true;
}

/* Reads a candidate as the numbers that the leading chains expect, where its mark may be damaged. */
static bool extend_damaged(struct chain *chain, size_t start, cite_str label)
{
    size_t expected[LEADERS * 2];
    size_t count = 0;

    for (size_t i = 0; i < LEADERS; i++) {
        if (chain->leaders[i] != NO_STATE) {
            expected[count++] = chain->states.items[chain->leaders[i]].number + 1;
            expected[count++] = chain->states.items[chain->leaders[i]].number + 2;
        }
    }
    if (count == 0)
        expected[count++] = 1;
    for (size_t i = 0; i < count; i++) {
        double cost = cite__mark_cost(label, expected[i]);
        if (cost > 0.0 && cost < CITE__MARK_DEAREST && !extend(chain, start, expected[i], cost))
            return false;
    }
    return true;
}

/* Decodes the chain of one style. */
static bool decode(struct chain *chain, const struct cite__text *text)
{
    for (size_t i = 0; i < chain->limit; i++)
        chain->best[i] = NO_STATE;
    for (size_t i = 0; i < LEADERS; i++)
        chain->leaders[i] = NO_STATE;
    for (size_t i = 0; i < chain->starts->count; i++) {
        const struct cite__start *start = &chain->starts->items[i];
        if (start->mark.style != chain->style)
            continue;
        if (start->mark.number > 0 && !extend(chain, i, start->mark.number, 0.0))
            return false;
        cite_str label = cite__slice(text->bytes, start->mark.span.begin, start->mark.span.end);
        if (chain->style == CITE__MARK_PLAIN && !extend_damaged(chain, i, label))
            return false;
    }
    return true;
}

/* The chain that ends best, as chosen notes in the order of the text. */
static bool trace(struct cite__sequence *out, const struct chain *chain)
{
    size_t count = 0;
    size_t section = 0;

    for (size_t at = chain->leaders[0]; at != NO_STATE; at = chain->states.items[at].before) {
        section += chain->states.items[at].restart;
        count++;
    }
    *out = (struct cite__sequence){cite__arena_zero(chain->env->scratch, count, sizeof *out->items), count};
    if (!out->items)
        return false;
    for (size_t at = chain->leaders[0]; at != NO_STATE; at = chain->states.items[at].before) {
        const struct state *state = &chain->states.items[at];
        const struct cite__start *start = &chain->starts->items[state->start];
        out->items[--count] = (struct cite__chosen){
            .line = start->line, .label = start->mark.span, .body = start->mark.body, .number = state->number,
            .section = section, .style = chain->style,
            .source = state->cost > 0.0 ? CITE_NUMBER_REPAIRED : CITE_NUMBER_PRINTED,
            .confidence = state->cost > 0.0 ? 0.9 - 0.08 * state->cost : 0.98};
        section -= state->restart;
    }
    return true;
}

/* For each number, where a callout that reads as it first stands; CITE_NONE where none does. */
static bool first_calls(size_t **out, const struct cite__calls *calls, size_t limit, struct cite__env *env)
{
    *out = cite__arena_alloc(env->scratch, limit * sizeof **out);
    if (!*out)
        return false;
    for (size_t i = 0; i < limit; i++)
        (*out)[i] = CITE_NONE;
    for (size_t i = 0; i < calls->count; i++) {
        const struct cite__call *call = &calls->items[i];
        bool weak = call->place == CITE__PLACE_SPACED_WORD && call->style == CITE__MARK_PLAIN;
        if (call->number > 0 && call->number < limit && (*out)[call->number] == CITE_NONE && !weak)
            (*out)[call->number] = call->span.begin;
    }
    return true;
}

/* What a callout of the note's number in front of it adds to its likeness. */
#define CALLED 2.0

/* A document's notes must show this much on average; numbered lists and headings do not. */
#define LEAST_EVIDENCE 1.1

/* The evidence for a chain, summed; 0 where it is no sequence of notes. */
static double evidence_of(const struct cite__sequence *sequence, const struct chain *chain, const size_t *called)
{
    double sum = 0.0;
    size_t at = 0;

    for (size_t i = 0; i < sequence->count; i++) {
        const struct cite__chosen *note = &sequence->items[i];
        while (chain->starts->items[at].line != note->line)
            at++;
        double likeness = chain->starts->items[at].likeness;
        bool is_called = note->number < chain->limit && called[note->number] < note->label.begin;
        sum += (likeness > 0.0 ? likeness : 0.0) + (is_called ? CALLED : 0.0);
    }
    double enough = sequence->count == 1 ? 2.0 * LEAST_EVIDENCE : LEAST_EVIDENCE;
    return sum >= enough * (double)sequence->count ? sum : 0.0;
}

/* One past the largest number that a chain could reach. */
static size_t number_limit(const struct cite__starts *starts)
{
    size_t largest = 0;
    size_t limit = starts->count + SPARE_NUMBERS;

    for (size_t i = 0; i < starts->count; i++) {
        size_t number = starts->items[i].mark.number;
        if (number > largest && number < limit)
            largest = number;
    }
    return (largest + starts->count < limit ? largest + starts->count : limit) + 2;
}

cite_status cite__sequence_choose(struct cite__sequence *out, const struct cite__text *text,
                                  const struct cite__starts *starts, const struct cite__calls *calls,
                                  struct cite__env *env)
{
    struct chain chain = {.starts = starts, .limit = number_limit(starts), .env = env};
    double best = 0.0;
    size_t *called = NULL;

    *out = (struct cite__sequence){NULL, 0};
    chain.best = cite__arena_alloc(env->scratch, chain.limit * sizeof *chain.best);
    if (!chain.best || !first_calls(&called, calls, chain.limit, env))
        return CITE__ENV_MEMORY(env);
    for (int style = 0; style < CITE__MARK_COUNT; style++) {
        struct cite__sequence sequence;
        chain.style = (enum cite__mark_style)style;
        chain.states.count = 0;
        if (!decode(&chain, text) || !trace(&sequence, &chain))
            return CITE__ENV_MEMORY(env);
        double evidence = evidence_of(&sequence, &chain, called);
        if (evidence > best) {
            best = evidence;
            *out = sequence;
        }
    }
    return cite__gaps_fill(out, text, starts, env);
}
