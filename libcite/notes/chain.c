/*
 * notes/chain.c: see chain.h.
 *
 * The best chain n, n+1, n+2 … through the candidate lines, where a number may be missing
 * and the numbering may start again. A state is (line, number) with the best score of a chain that ends there; for each number
 * only the best state so far is kept, so that the work is linear in the lines:
 *
 *     lines      1 …   2 …   14 June …   ' …   4 …          ' stands for no number: it is read as what the best chains
 *     states     1 ──► 2 ──────────────► 3 ──► 4            expect next, at the cost of the damage
 */
#include "notes/chain.h"

#include "core/str.h"
#include "notes/rules.h"

#define NO_STATE ((size_t)-1)

/* What a line gains by being a note; its evidence comes on top, its damage goes off. */
#define GAIN 4.0

/* What a missing number costs, and how many may be missing in a row. */
#define MISSING      1.3
#define MOST_MISSING ((size_t)12)

/* What it costs that the numbering starts again, or starts elsewhere than at 1. */
#define RESTART      6.0
#define AGAIN_CALLED 2.6 /* less where 1 is called behind the note before */
#define AGAIN_OWED   2.2 /* less where the text in front of all notes calls 1 once more than it has been given */
#define AGAIN_PAGE   2.2 /* less where it starts again on a later page, and is called there */
#define LATE_START   3.0
#define LATE_STEP    0.15
#define LATEST_START 8.0

static double score_at(const struct cite__chain *chain, size_t state)
{
    return state == NO_STATE ? 0.0 : chain->states.items[state].score;
}

/* Keeps the leaders sorted, one for each number. */
static void lead(struct cite__chain *chain, size_t state)
{
    size_t place = 0;

    for (; place < CITE__CHAIN_LEADERS; place++) {
        size_t other = chain->leaders[place];
        if (other == NO_STATE || chain->states.items[other].number == chain->states.items[state].number)
            break;
    }
    if (place == CITE__CHAIN_LEADERS)
        place = CITE__CHAIN_LEADERS - 1;
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
static void record(const struct cite__chain *chain, const struct cite__chain_state *state, bool beaten)
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

/* Whether number is called between the last note of a chain and a candidate. */
static bool is_called_since(const struct cite__chain *chain, size_t state, size_t start, size_t number)
{
    const struct cite__start *last = &chain->starts->items[chain->states.items[state].start];

    return cite__call_index_has(chain->called, number, last->mark.span.end,
                                chain->starts->items[start].mark.span.begin);
}

/* In a list of endnotes the first of a chapter stands no more lines behind the last of the chapter before. */
#define LINES_TO_CHAPTER ((size_t)16)

/*
 * Whether a candidate may be the first of the next chapter in a list of endnotes: it stands close behind the last note of a chain,
 * and the text in front calls 1 once more than the chain has it.
 */
static bool is_owed(const struct cite__chain *chain, size_t state, size_t start)
{
    const struct cite__start *candidate = &chain->starts->items[start];
    const struct cite__start *last = &chain->starts->items[chain->states.items[state].start];
    size_t calls = cite__call_index_count(chain->called, 1, candidate->mark.span.begin);

    return !candidate->alone && candidate->line - last->line <= LINES_TO_CHAPTER &&
           calls >= chain->states.items[state].section + 2;
}

/* What it costs that the numbering starts again at a candidate, behind the last note of a chain. */
static double restart_cost(const struct cite__chain *chain, size_t state, size_t start)
{
    const struct cite__line *lines = chain->text->lines;
    size_t last = chain->starts->items[chain->states.items[state].start].line;

    if (!is_called_since(chain, state, start, 1))
        return RESTART - (is_owed(chain, state, start) ? AGAIN_OWED : 0.0);
    bool later = lines[chain->starts->items[start].line].page > lines[last].page;
    return RESTART - AGAIN_CALLED - (later ? AGAIN_PAGE : 0.0);
}

/* Whether a state's line stands above a candidate's: two readings of one line are no two notes. */
static bool is_above(const struct cite__chain *chain, size_t state, size_t start)
{
    size_t other = chain->states.items[state].start;

    return chain->starts->items[other].line < chain->starts->items[start].line;
}

/* Reads candidate start as number: continues the best chain that may come before it, or starts one. */
static bool extend(struct cite__chain *chain, size_t start, size_t number, double cost)
{
    const struct cite__start *candidate = &chain->starts->items[start];
    double late = number == 1 ? 0.0 : LATE_START + LATE_STEP * (double)number;
    struct cite__chain_state state = {.start = start, .number = number, .before = NO_STATE, .cost = cost};

    if (number == 0 || number >= chain->limit)
        return true;
    state.score = -(late < LATEST_START ? late : LATEST_START);
    for (size_t gap = 0; gap <= MOST_MISSING && gap + 1 < number; gap++) {
        size_t before = chain->best[number - 1 - gap];
        if (before == NO_STATE || !is_above(chain, before, start))
            continue;
        double score = score_at(chain, before) - MISSING * (double)gap;
        if (score > state.score) {
            state.score = score;
            state.before = before;
        }
    }
    for (size_t i = 0; number == 1 && i < CITE__CHAIN_LEADERS && chain->leaders[i] != NO_STATE; i++) {
        size_t leader = chain->leaders[i];
        if (!is_above(chain, leader, start))
            continue;
        double score = score_at(chain, leader) - restart_cost(chain, leader, start);
        if (score > state.score) {
            state.score = score;
            state.before = leader;
            state.restart = true;
        }
    }
    if (state.before != NO_STATE)
        state.section = chain->states.items[state.before].section + state.restart;
    double evidence = candidate->likeness < 4.0 ? candidate->likeness : 4.0;
    state.score += GAIN + candidate->position + 0.5 * evidence - cost;
    size_t *best = &chain->best[number];
    bool beaten = *best != NO_STATE && score_at(chain, *best) >= state.score;
    if (chain->env->trace)
        record(chain, &state, beaten);
    if (beaten)
        return true;
    struct cite__chain_state *item = CITE__ARRAY_PUSH(&chain->states, chain->env->scratch);
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

/* The best chain that ends above a candidate, whose reading as printed may lead already; NO_STATE where there is none. */
static size_t leader_above(const struct cite__chain *chain, size_t start)
{
    for (size_t i = 0; i < CITE__CHAIN_LEADERS && chain->leaders[i] != NO_STATE; i++) {
        if (chain->states.items[chain->leaders[i]].start < start)
            return chain->leaders[i];
    }
    return NO_STATE;
}

/* A number that the running text in front of it calls is seldom a damaged one. */
#define CALLED_AS_PRINTED 2.0

/* Reads a candidate as the numbers that the leading chains expect, where its mark may be damaged. */
static bool extend_damaged(struct cite__chain *chain, size_t start, cite_str label)
{
    size_t expected[CITE__CHAIN_LEADERS * 2];
    size_t count = 0;
    size_t printed = cite__mark_number_as(&chain->starts->items[start].mark, chain->style);
    size_t leader = leader_above(chain, start);
    bool as_printed = printed > 0 && leader != NO_STATE && is_called_since(chain, leader, start, printed);
    double surcharge = chain->surcharge + (as_printed ? CALLED_AS_PRINTED : 0.0);

    for (size_t i = 0; i < CITE__CHAIN_LEADERS; i++) {
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
        if (cost > 0.0 && cost < CITE__MARK_DEAREST && !extend(chain, start, expected[i], cost + surcharge))
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
static bool may_be_damaged(const struct cite__start *start, enum cite__mark_style style)
{
    bool breakable = style == CITE__MARK_PLAIN || style == CITE__MARK_DOT || style == CITE__MARK_PAREN;

    if (start->lost || start->opening < 0.0 || (start->mark.number > 0 && start->alone))
        return false;
    /* "* See Brown" may be what is left of note 4. */
    if (start->mark.style == CITE__MARK_SYMBOL)
        return style == CITE__MARK_PLAIN && start->opening > 0.0;
    return breakable && cite__mark_shape(start->mark.style) == style;
}

/* What it costs to take a paragraph without a mark for a note, and how many lines behind the note before it may stand. */
#define LOST_MARK     3.2
#define LINES_TO_LOST ((size_t)16)

/* How alike to a note a paragraph without any mark must be to be one, its opening left aside; less where its number is called. */
#define LOST_MARK_LIKENESS 2.0
#define LOST_MARK_CALLED   1.6

/* Reads a paragraph without a mark as the next number of the best chains whose last note is just in front of it. */
static bool extend_lost(struct cite__chain *chain, size_t start)
{
    size_t line = chain->starts->items[start].line;
    size_t expected[CITE__CHAIN_LEADERS];
    size_t count = 0;

    for (size_t i = 0; i < CITE__CHAIN_LEADERS; i++) {
        if (chain->leaders[i] == NO_STATE)
            continue;
        const struct cite__chain_state *leader = &chain->states.items[chain->leaders[i]];
        if (line - chain->starts->items[leader->start].line <= LINES_TO_LOST)
            expected[count++] = leader->number + 1;
    }
    if (count == 0)
        return true;
    struct cite__start *candidate = &chain->starts->items[start];
    cite__start_weigh(candidate, chain->text, chain->env);
    double likeness = candidate->likeness - candidate->opening;
    if (likeness < LOST_MARK_CALLED)
        return true;
    for (size_t i = 0; i < count; i++) {
        bool called = cite__call_index_has(chain->called, expected[i], 0, candidate->mark.span.begin);
        if ((called || likeness >= LOST_MARK_LIKENESS) && !extend(chain, start, expected[i], LOST_MARK))
            return false;
    }
    return true;
}

/* Decodes the chain of one style. */
static bool decode(struct cite__chain *chain)
{
    chain->states.count = 0;
    for (size_t i = 0; i < chain->limit; i++)
        chain->best[i] = NO_STATE;
    for (size_t i = 0; i < CITE__CHAIN_LEADERS; i++)
        chain->leaders[i] = NO_STATE;
    for (size_t i = 0; i < chain->starts->count; i++) {
        const struct cite__start *start = &chain->starts->items[i];
        size_t number = cite__mark_number_as(&start->mark, chain->style);
        bool damaged = may_be_damaged(start, chain->style);
        if (number == 0 && !damaged && !start->lost)
            continue;
        /* What the best chain expects next, and finds printed, is not read in any other way. */
        bool in_order = number > 0 && chain->leaders[0] != NO_STATE &&
                        number == chain->states.items[chain->leaders[0]].number + 1;
        if (number > 0 && !extend(chain, i, number, 0.0))
            return false;
        if (start->lost && !extend_lost(chain, i))
            return false;
        if (damaged && !in_order && !extend_damaged(chain, i, label_of(chain->text, start)))
            return false;
    }
    return true;
}

/* The candidates of a style that its chain goes without. */
static void record_others(const struct cite__sequence *sequence, const struct cite__chain *chain)
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
static bool trace(struct cite__sequence *out, const struct cite__chain *chain)
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
        const struct cite__chain_state *state = &chain->states.items[at];
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

bool cite__chain_decode(struct cite__sequence *out, struct cite__chain *chain)
{
    return decode(chain) && trace(out, chain);
}
