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
#include "notes/cut.h"
#include "notes/gaps.h"
#include "notes/rules.h"

#define NO_STATE ((size_t)-1)

/* What a line gains by being a note; its evidence comes on top, its damage goes off. */
#define GAIN 4.0

/* What a missing number costs, and how many may be missing in a row. */
#define MISSING      1.3
#define MOST_MISSING ((size_t)12)

/* What it costs that the numbering starts again, or starts elsewhere than at 1. */
#define RESTART      6.0
#define LATE_START   3.0
#define LATE_STEP    0.15
#define LATEST_START 8.0

/* Numbers so much larger than the number of candidate lines are no part of a chain. */
#define SPARE_NUMBERS ((size_t)4096)

/* How many of the best chains a damaged mark is read for. */
#define LEADERS 3

struct state {
    size_t start; /* index of the candidate */
    size_t number;
    size_t before; /* index of the state before, or NO_STATE */
    double score;
    double cost; /* of the damage */
    bool restart;
};

struct chain {
    const struct cite__text *text;
    const struct cite__starts *starts;
    enum cite__mark_style style;
    CITE__ARRAY(struct state) states;
    size_t *best;            /* number → index of its best state */
    size_t limit;            /* numbers below this have an entry */
    size_t leaders[LEADERS]; /* best states with different numbers, best first */
    double surcharge;        /* on every damaged reading: see decode_style */
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
    for (; place > 0 && score_at(chain, chain->leaders[place]) > score_at(chain, chain->leaders[place - 1]);
         place--) {
        size_t other = chain->leaders[place - 1];
        chain->leaders[place - 1] = chain->leaders[place];
        chain->leaders[place] = other;
    }
}

/* What came of reading a candidate as a number. */
static void record(const struct chain *chain, const struct state *state, bool beaten)
{
    cite_span span = chain->starts->items[state->start].mark.span;
    size_t before = state->before == NO_STATE ? 0 : chain->states.items[state->before].number;
    enum cite__note_rule rule = beaten                      ? CITE__RULE_BEATEN
                                : state->restart            ? CITE__RULE_AGAIN
                                : state->before == NO_STATE ? CITE__RULE_FIRST
                                                            : CITE__RULE_NEXT;

    if (state->cost > 0.0)
        cite__note_fact(chain->env, CITE__RULE_DAMAGE,
                        (struct cite__fact){.span = span, .number = state->number, .weight = -state->cost});
    cite__note_fact(
        chain->env, rule,
        (struct cite__fact){.span = span, .number = state->number, .other = before, .weight = state->score});
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
    bool beaten = *best != NO_STATE && score_at(chain, *best) >= state.score;
    if (chain->env->trace)
        record(chain, &state, beaten);
    if (beaten)
        return true;
    struct state *item = CITE__ARRAY_PUSH(&chain->states, chain->env->scratch);
    if (!item)
        return false;
    *item = state;
    *best = chain->states.count - 1;
    lead(chain, *best);
    return true;
}

static bool is_among(size_t number, const size_t *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (numbers[i] == number)
            return true;
    }
    return false;
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
        if (is_among(expected[i], expected, i))
            continue;
        double cost = cite__mark_cost(label, expected[i]);
        if (cost > 0.0 && cost < CITE__MARK_DEAREST &&
            !extend(chain, start, expected[i], cost + chain->surcharge))
            return false;
    }
    return true;
}

static cite_str label_of(const struct cite__text *text, const struct cite__start *start)
{
    return cite__slice(text->bytes, start->mark.span.begin, start->mark.span.end);
}

/*
 * Only plain marks get damaged: raised digits that are read as such are read well. A number alone on its line is what it says,
 * and prose that goes on in lower case behind "8" is no damaged note.
 */
static bool may_be_damaged(const struct cite__start *start)
{
    bool number = start->mark.number > 0;

    return start->mark.style == CITE__MARK_PLAIN && !start->lost && !(number && start->alone) &&
           start->opening >= 0.0;
}

/* What it costs to take a paragraph without a mark for a note, and how many lines behind the note before it may stand. */
#define LOST_MARK     3.2
#define LINES_TO_LOST ((size_t)16)

/* How alike to a note a paragraph without any mark must be to be one, its opening left aside. */
#define LOST_MARK_LIKENESS 2.0

/* Reads a paragraph without a mark as the next number of the best chains whose last note is just in front of it. */
static bool extend_lost(struct chain *chain, size_t start)
{
    size_t line = chain->starts->items[start].line;
    size_t expected[LEADERS];
    size_t count = 0;

    for (size_t i = 0; i < LEADERS; i++) {
        if (chain->leaders[i] == NO_STATE)
            continue;
        const struct state *leader = &chain->states.items[chain->leaders[i]];
        if (line - chain->starts->items[leader->start].line <= LINES_TO_LOST)
            expected[count++] = leader->number + 1;
    }
    if (count == 0)
        return true;
    struct cite__start *candidate = &chain->starts->items[start];
    cite__start_weigh(candidate, chain->text, chain->env);
    if (candidate->likeness - candidate->opening < LOST_MARK_LIKENESS)
        return true;
    for (size_t i = 0; i < count; i++) {
        if (!extend(chain, start, expected[i], LOST_MARK))
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
        /* What the best chain expects next, and finds printed, is not read in any other way. */
        bool in_order = start->mark.number > 0 && chain->leaders[0] != NO_STATE &&
                        start->mark.number == chain->states.items[chain->leaders[0]].number + 1;
        if (start->mark.number > 0 && !extend(chain, i, start->mark.number, 0.0))
            return false;
        if (start->lost && !extend_lost(chain, i))
            return false;
        if (may_be_damaged(start) && !in_order && !extend_damaged(chain, i, label_of(text, start)))
            return false;
    }
    return true;
}

/* The candidates of a style that its chain goes without. */
static void record_others(const struct cite__sequence *sequence, const struct chain *chain)
{
    size_t next = 0;

    for (size_t i = 0; i < chain->starts->count; i++) {
        const struct cite__start *start = &chain->starts->items[i];
        bool chosen = next < sequence->count && sequence->items[next].line == start->line;
        next += chosen;
        if (!chosen && start->mark.style == chain->style && start->weighed)
            cite__note_fact(chain->env, CITE__RULE_OFF_CHAIN, (struct cite__fact){.span = start->mark.span});
    }
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
        out->items[--count] =
            (struct cite__chosen){.line = start->line,
                                  .label = start->mark.span,
                                  .body = start->mark.body,
                                  .number = state->number,
                                  .section = section,
                                  .style = chain->style,
                                  .source = start->lost         ? CITE_NUMBER_INFERRED
                                            : state->cost > 0.0 ? CITE_NUMBER_REPAIRED
                                                                : CITE_NUMBER_PRINTED,
                                  .confidence = state->cost > 0.0 ? 0.9 - 0.08 * state->cost : 0.98};
        section -= state->restart;
    }
    if (chain->env->trace)
        record_others(out, chain);
    return true;
}

size_t cite__sequence_limit(const struct cite__starts *starts)
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

/* Where fewer marks than one in ten are damaged, damage is rare in the document, and each further case is dearer by this. */
#define RARELY_DAMAGED ((size_t)10)
#define RARE_SURCHARGE 2.6

/* How many notes of a sequence have a damaged mark. */
static size_t count_repaired(const struct cite__sequence *sequence)
{
    size_t count = 0;

    for (size_t i = 0; i < sequence->count; i++)
        count += sequence->items[i].source == CITE_NUMBER_REPAIRED;
    return count;
}

/* Decodes one style; a second time where the first shows that the document's marks are well printed. */
static bool decode_style(struct cite__sequence *out, struct chain *chain, enum cite__mark_style style)
{
    struct cite__trace *record = chain->env->trace;
    size_t recorded = record ? record->count : 0;

    chain->style = style;
    chain->surcharge = 0.0;
    chain->states.count = 0;
    if (!decode(chain, chain->text) || !trace(out, chain))
        return false;
    size_t repaired = count_repaired(out);
    if (repaired == 0 || repaired * RARELY_DAMAGED >= out->count)
        return true;
    if (record)
        cite__trace_forget(record, recorded);
    chain->surcharge = RARE_SURCHARGE;
    chain->states.count = 0;
    return decode(chain, chain->text) && trace(out, chain);
}

cite_status cite__sequence_choose(struct cite__sequence *out, const struct cite__text *text,
                                  const struct cite__starts *starts, const struct cite__call_index called[2],
                                  struct cite__env *env)
{
    struct chain chain = {.text = text, .starts = starts, .limit = cite__sequence_limit(starts), .env = env};
    double best = 0.0;

    *out = (struct cite__sequence){NULL, 0};
    chain.best = cite__arena_alloc(env->scratch, chain.limit * sizeof *chain.best);
    if (!chain.best)
        return CITE__ENV_MEMORY(env);
    for (int style = 0; style < CITE__MARK_COUNT; style++) {
        struct cite__sequence sequence;
        if (!decode_style(&sequence, &chain, (enum cite__mark_style)style))
            return CITE__ENV_MEMORY(env);
        double evidence = cite__sequence_cut(&sequence, starts, &called[style == CITE__MARK_SYMBOL], env);
        if (evidence < 0.0)
            return CITE__ENV_MEMORY(env);
        const struct cite__sequence *loser = evidence > best ? out : &sequence;
        cite__sequence_record(loser, 0, loser->count, CITE__RULE_OTHER_STYLE, env);
        if (evidence > best) {
            best = evidence;
            *out = sequence;
        }
    }
    cite__sequence_record(out, 0, out->count, CITE__RULE_IN_ORDER, env);
    return cite__gaps_fill(out, text, starts, env);
}
