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
    return true;
}

/* What a callout of the note's number in front of it adds to its likeness. */
#define CALLED 2.0

/* A document's notes must show this much on average; numbered lists and headings do not. */
#define LEAST_EVIDENCE 1.1

/* One note weighs no more than this, so that a few rich ones do not carry a table's rows with them. */
#define MOST_EVIDENCE 3.0

/* What a mark counts at least whose text is not behind it. */
#define ALONE_LIKENESS (-0.3)

/* A chain of damaged marks alone must be this long: "© The Gazette" is no note 1. */
#define FEWEST_DAMAGED ((size_t)3)

/*
 * What speaks for one note of a chain, less what it must have. *at is where its candidate is looked for; from is where the
 * section before ended: what calls a note stands behind it.
 */
static double surplus_of(const struct cite__chosen *note, const struct chain *chain,
                         const struct cite__call_index *called, size_t from, size_t *at)
{
    while (chain->starts->items[*at].line != note->line)
        (*at)++;
    const struct cite__start *start = &chain->starts->items[*at];
    /* A mark alone says nothing against its note: the text may stand elsewhere. */
    double likeness = start->alone && start->likeness < ALONE_LIKENESS ? ALONE_LIKENESS : start->likeness;
    bool is_called = cite__call_index_has(called, note->number, from, note->label.begin);
    double evidence = likeness + (is_called ? CALLED : 0.0);

    /* A bullet or a star behind a word is no note unless something calls it. */
    if (chain->style == CITE__MARK_SYMBOL && !is_called)
        return -LEAST_EVIDENCE;

    return (evidence < MOST_EVIDENCE ? evidence : MOST_EVIDENCE) - LEAST_EVIDENCE;
}

/* Notes behind the last with evidence that are kept for their order alone. */
#define MOST_POOR 3

/* Whether note i is printed and next in order to the one before it. */
static bool goes_on(const struct cite__sequence *sequence, size_t i)
{
    const struct cite__chosen *note = &sequence->items[i];

    return note->source == CITE_NUMBER_PRINTED && note->number == note[-1].number + 1;
}

/* A lost mark is inferred from the gap between two others: none behind the last, unless a callout asks for it. */
static size_t without_inferred(const struct cite__sequence *sequence, size_t begin, size_t end,
                               const struct cite__call_index *called)
{
    while (end > begin && sequence->items[end - 1].source == CITE_NUMBER_INFERRED &&
           !cite__call_index_has(
               called, sequence->items[end - 1].number,
               sequence->items[begin].label.begin > 20000 ? sequence->items[begin].label.begin - 20000 : 0,
               sequence->items[end - 1].label.begin))
        end--;
    return end;
}

/*
 * Cuts notes [begin, end) of one section down to the run with the most surplus (the maximum subarray, by Kadane): numbers of a
 * table or a list before or behind the notes fall off. *begin and *end are set to the run. Returns its surplus.
 */
static double cut_section(const struct cite__sequence *sequence, size_t *begin, size_t *end,
                          const double *surplus)
{
    double best = 0.0;
    double sum = 0.0;
    size_t start = *begin;
    size_t best_begin = *begin;
    size_t best_end = *begin;

    for (size_t i = *begin; i < *end; i++) {
        if (sum <= 0.0) {
            sum = 0.0;
            start = i;
        }
        sum += surplus[i];
        if (sum > best) {
            best = sum;
            best_begin = start;
            best_end = i + 1;
        }
    }
    /* A short note or two at the end may say little for themselves, and go on in order all the same. */
    for (int more = 0;
         more < MOST_POOR && best_end > best_begin && best_end < *end && goes_on(sequence, best_end); more++)
        best_end++;
    *begin = best_begin;
    *end = best_end;
    return best;
}

/* Whether what is left of a section is a numbering at all. */
static bool is_numbering(const struct cite__sequence *sequence, size_t begin, size_t end, double surplus)
{
    size_t printed = 0;

    for (size_t i = begin; i < end; i++)
        printed += sequence->items[i].source == CITE_NUMBER_PRINTED;
    if (end - begin > 1)
        return printed > 0 || end - begin >= FEWEST_DAMAGED;
    return printed == 1 && surplus >= LEAST_EVIDENCE;
}

/* Cuts every section of a chain to its notes. Returns the surplus of what is left, negative when memory is out. */
static double cut_to_evidence(struct cite__sequence *sequence, const struct chain *chain,
                              const struct cite__call_index *called)
{
    double *surplus = cite__arena_alloc(chain->env->scratch, sequence->count * sizeof *surplus);
    double sum = 0.0;
    size_t kept = 0;
    size_t section = 0;
    size_t from = 0;
    size_t at = 0;

    if (!surplus)
        return -1.0;
    for (size_t i = 0; i < sequence->count;) {
        size_t next = i;
        size_t begin = i;
        for (; next < sequence->count && sequence->items[next].section == sequence->items[i].section; next++)
            surplus[next] = surplus_of(&sequence->items[next], chain, called, from, &at);
        size_t end = next;
        double own = cut_section(sequence, &begin, &end, surplus);
        end = without_inferred(sequence, begin, end, called);
        if (end > begin && is_numbering(sequence, begin, end, own)) {
            sum += own;
            from = sequence->items[end - 1].label.end;
            for (; begin < end; begin++) {
                sequence->items[begin].section = section;
                sequence->items[kept++] = sequence->items[begin];
            }
            section++;
        }
        i = next;
    }
    sequence->count = kept;
    return sum;
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
        chain.style = (enum cite__mark_style)style;
        chain.states.count = 0;
        if (!decode(&chain, text) || !trace(&sequence, &chain))
            return CITE__ENV_MEMORY(env);
        double evidence = cut_to_evidence(&sequence, &chain, &called[style == CITE__MARK_SYMBOL]);
        if (evidence < 0.0)
            return CITE__ENV_MEMORY(env);
        if (evidence > best) {
            best = evidence;
            *out = sequence;
        }
    }
    return cite__gaps_fill(out, text, starts, env);
}
