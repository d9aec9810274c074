/*
 * notes/callouts.c: see callouts.h.
 *
 * Notes fall into blocks (the foot of a page, a list of endnotes), and a block is called from the running text between the block
 * before and its own. Each such stretch is aligned by itself (align.h), twice: what the first round tells of the ways in which
 * this document sets its callouts decides the second.
 */
#include "notes/callouts.h"

#include "core/array.h"
#include "core/str.h"
#include "notes/align.h"
#include "notes/rules.h"
#include "notes/stretches.h"

#include <stdlib.h>

/* Marks the calls that stand within notes or furniture: they call nothing. */
static void mark_calls_in_notes(struct cite__aligner *aligner, const struct cite__extent *extents)
{
    const struct cite__calls *calls = aligner->calls;

    for (size_t i = 0; i < aligner->sequence->count; i++) {
        const struct cite__extent *extent = &extents[i];
        for (size_t s = 0; s < extent->count; s++) {
            for (size_t c = cite__calls_from(calls, extent->spans[s].begin);
                 c < calls->count && calls->items[c].span.begin < extent->spans[s].end; c++)
                aligner->taken[c] = true;
        }
    }
    for (size_t l = 0; l < aligner->text->line_count; l++) {
        const struct cite__line *line = &aligner->text->lines[l];
        if (!line->furniture)
            continue;
        for (size_t c = cite__calls_from(calls, line->begin);
             c < calls->count && calls->items[c].span.begin < line->end; c++)
            aligner->taken[c] = true;
    }
}

/* What was seen of a call; costs is what each place costs in this document. */
static void record_seen(const struct cite__call *call, const double *costs, cite_str bytes,
                        const struct cite__env *env)
{
    static const char *const places[CITE__PLACE_COUNT] = {
        [CITE__PLACE_STOP] = "right behind a stop or a closing mark",
        [CITE__PLACE_WORD] = "right behind a word",
        [CITE__PLACE_SPACED_STOP] = "behind a stop and a blank",
        [CITE__PLACE_SPACED_WORD] = "behind a word and a blank, like a number of the prose",
        [CITE__PLACE_NUMBER] = "at the end of a number that belongs to a name"};
    enum cite__mark_style shape = cite__mark_shape(call->style);
    bool raised = shape != CITE__MARK_PLAIN && shape != CITE__MARK_SYMBOL;

    cite__note_fact(env, call->number > 0 ? CITE__RULE_CALL_PRINTED : CITE__RULE_CALL_DAMAGED,
                    (struct cite__fact){.span = call->span,
                                        .number = call->number,
                                        .detail = cite__slice(bytes, call->span.begin, call->span.end)});
    cite__note_fact(env, CITE__RULE_CALL_PLACE,
                    (struct cite__fact){.span = call->span,
                                        .weight = raised ? 0.0 : -costs[call->place],
                                        .detail = cite_str_from(places[call->place])});
}

/* Takes the ways this document sets its callouts from the first round: the usual places become cheap, the others dear. */
static void learn(struct cite__aligner *aligner)
{
    size_t places[CITE__PLACE_COUNT] = {0};
    size_t total = 0;
    size_t exact = 0;

    for (size_t i = 0; i < aligner->sequence->count; i++) {
        if (aligner->chosen[i] == CITE_NONE)
            continue;
        const struct cite__call *call = &aligner->calls->items[aligner->chosen[i]];
        total++;
        const struct cite__chosen *note = &aligner->sequence->items[i];
        exact += cite__call_number_as(call, cite__mark_family(note->style)) == note->number;
        places[call->place] += call->number > 0 || call->place != CITE__PLACE_SPACED_WORD;
    }
    if (total < 4)
        return;
    for (int p = 0; p < CITE__PLACE_NUMBER; p++) { /* the last is never usual */
        double share = (double)places[p] / (double)total;
        aligner->costs[p] =
            cite__align_place_cost((enum cite__place)p) * (1.0 - share) + (share < 0.05 ? 0.8 : 0.0);
    }
    aligner->damaged = CITE__ALIGN_DAMAGED + 2.4 * (double)exact / (double)total;
}

static cite_callout make_callout(const struct cite__aligner *aligner, size_t note)
{
    const struct cite__chosen *chosen = &aligner->sequence->items[note];
    const struct cite__call *call = &aligner->calls->items[aligner->chosen[note]];
    bool printed = cite__call_number_as(call, cite__mark_family(chosen->style)) == chosen->number;
    double cost = cite__align_cost(aligner, call, chosen);

    return (cite_callout){.number = chosen->number,
                          .label = cite__slice(aligner->text->bytes, call->span.begin, call->span.end),
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

static void record_chosen(const cite_callout *callout, enum cite__note_rule rule, const struct cite__env *env)
{
    cite__note_fact(
        env, rule,
        (struct cite__fact){.span = callout->span, .number = callout->number, .weight = callout->confidence});
}

/* What became of each call; both are in the order of the text. */
static void record_outcomes(const struct cite__callouts *out, const struct cite__aligner *aligner)
{
    size_t next = 0;

    for (size_t c = 0; c < aligner->calls->count; c++) {
        cite_span span = aligner->calls->items[c].span;
        if (next < out->count && out->items[next].span.begin == span.begin)
            record_chosen(&out->items[next++], CITE__RULE_CALL_CHOSEN, aligner->env);
        else
            cite__note_fact(aligner->env, aligner->taken[c] ? CITE__RULE_CALL_IN_NOTE : CITE__RULE_CALL_LEFT,
                            (struct cite__fact){.span = span});
    }
}

/* The notes' callouts in the order of the text. */
static cite_status collect(struct cite__callouts *out, const struct cite__aligner *aligner)
{
    size_t total = 0;

    for (size_t i = 0; i < aligner->sequence->count; i++)
        total += aligner->chosen[i] != CITE_NONE;
    out->items = cite__arena_zero(aligner->env->arena, total, sizeof *out->items);
    if (!out->items)
        return CITE__ENV_MEMORY(aligner->env);
    for (size_t i = 0; i < aligner->sequence->count; i++) {
        if (aligner->chosen[i] != CITE_NONE)
            out->items[out->count++] = make_callout(aligner, i);
    }
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, by_place);
    return CITE_OK;
}

/* For each number below limit the note that has it, or CITE_NONE; later sections win. */
static size_t *notes_by_number(const struct cite__aligner *aligner, size_t *limit)
{
    *limit = 1;
    for (size_t i = 0; i < aligner->sequence->count; i++) {
        if (aligner->sequence->items[i].number >= *limit)
            *limit = aligner->sequence->items[i].number + 1;
    }
    size_t *notes = cite__arena_alloc(aligner->env->scratch, *limit * sizeof *notes);
    for (size_t n = 0; notes && n < *limit; n++)
        notes[n] = CITE_NONE;
    for (size_t i = 0; notes && i < aligner->sequence->count; i++)
        notes[aligner->sequence->items[i].number] = i;
    return notes;
}

/* Whether most callouts of the document are numbers in brackets, and its numbering never starts again. */
static bool is_bracketed(const struct cite__aligner *aligner)
{
    size_t count = aligner->sequence->count;
    size_t bracketed = 0;
    size_t total = 0;

    for (size_t i = 0; i < count; i++) {
        if (aligner->chosen[i] == CITE_NONE)
            continue;
        total++;
        bracketed += aligner->calls->items[aligner->chosen[i]].style == CITE__MARK_BRACKET;
    }
    return total > 0 && bracketed * 2 > total && aligner->sequence->items[count - 1].section == 0;
}

/*
 * Where numbers in brackets call references ("as [2] and again [1] say"), one number is called many times: adds the callouts that
 * the alignment, which gives each note one, has left.
 */
static cite_status add_repeated(struct cite__callouts *out, struct cite__aligner *aligner)
{
    CITE__ARRAY(cite_callout) all = {0};
    size_t limit = 0;
    size_t *notes = notes_by_number(aligner, &limit);

    if (!notes)
        return CITE__ENV_MEMORY(aligner->env);
    for (size_t c = 0; c < aligner->calls->count; c++) {
        const struct cite__call *call = &aligner->calls->items[c];
        if (aligner->taken[c] || call->style != CITE__MARK_BRACKET || call->number >= limit ||
            notes[call->number] == CITE_NONE)
            continue;
        size_t note = notes[call->number];
        cite_callout *callout = CITE__ARRAY_PUSH(&all, aligner->env->arena);
        if (!callout)
            return CITE__ENV_MEMORY(aligner->env);
        aligner->chosen[note] = c;
        *callout = make_callout(aligner, note);
    }
    *out = (struct cite__callouts){all.items, all.count};
    return CITE_OK;
}

/* Fewer marks than this are no run of callouts whose notes are elsewhere. */
#define SHORTEST_RUN ((size_t)3)

/*
 * A document may call notes that it does not hold: marks that cannot be anything else ([iv], raised digits), numbered from 1 on
 * without a gap.
 */
static cite_status collect_run(struct cite__callouts *out, const struct cite__text *text,
                               const struct cite__calls *calls, enum cite__mark_style style,
                               struct cite__env *env)
{
    CITE__ARRAY(cite_callout) run = {0};

    for (size_t c = 0; c < calls->count; c++) {
        const struct cite__call *call = &calls->items[c];
        if (call->style != style || call->number != run.count + 1)
            continue;
        cite_callout *callout = CITE__ARRAY_PUSH(&run, env->arena);
        if (!callout)
            return CITE__ENV_MEMORY(env);
        *callout = (cite_callout){.number = call->number,
                                  .label = cite__slice(text->bytes, call->span.begin, call->span.end),
                                  .span = call->span,
                                  .note = CITE_NONE,
                                  .scheme = cite__mark_scheme(style),
                                  .confidence = 0.8};
    }
    if (run.count >= SHORTEST_RUN && run.count > out->count)
        *out = (struct cite__callouts){run.items, run.count};
    return CITE_OK;
}

/* Without notes, a call is one of the run or none. */
static void record_run(const struct cite__callouts *run, const struct cite__text *text,
                       const struct cite__calls *calls, const struct cite__env *env)
{
    double costs[CITE__PLACE_COUNT];
    size_t next = 0;

    for (int p = 0; p < CITE__PLACE_COUNT; p++)
        costs[p] = cite__align_place_cost((enum cite__place)p);
    for (size_t c = 0; c < calls->count; c++) {
        cite_span span = calls->items[c].span;
        bool chosen = next < run->count && run->items[next].span.begin == span.begin;
        record_seen(&calls->items[c], costs, text->bytes, env);
        if (chosen)
            record_chosen(&run->items[next++], CITE__RULE_CALL_RUN, env);
        else
            cite__note_fact(env, CITE__RULE_CALL_NO_NOTES, (struct cite__fact){.span = span});
    }
}

static cite_status choose_without_notes(struct cite__callouts *out, const struct cite__text *text,
                                        const struct cite__calls *calls, struct cite__env *env)
{
    static const enum cite__mark_style styles[] = {CITE__MARK_ROMAN_BRACKET, CITE__MARK_RAISED,
                                                   CITE__MARK_CARET};
    cite_status status = CITE_OK;

    for (size_t i = 0; i < sizeof styles / sizeof styles[0] && status == CITE_OK; i++)
        status = collect_run(out, text, calls, styles[i], env);
    if (env->trace)
        record_run(out, text, calls, env);
    return status;
}

cite_status cite__callouts_choose(struct cite__callouts *out, const struct cite__text *text,
                                  const struct cite__sequence *sequence, const struct cite__extent *extents,
                                  const struct cite__calls *calls, struct cite__env *env)
{
    struct cite__aligner aligner;

    *out = (struct cite__callouts){NULL, 0};
    if (sequence->count == 0)
        return choose_without_notes(out, text, calls, env);
    cite_status status = cite__align_init(&aligner, text, sequence, calls, env);
    if (status != CITE_OK)
        return status;
    mark_calls_in_notes(&aligner, extents);
    for (int round = 0; round < 2 && status == CITE_OK; round++) {
        aligner.record = env->trace && round == 1;
        for (size_t c = 0; aligner.record && c < calls->count; c++)
            record_seen(&calls->items[c], aligner.costs, text->bytes, env);
        status = cite__stretches_align(&aligner, extents);
        if (round == 0)
            learn(&aligner);
    }
    if (status == CITE_OK)
        status = is_bracketed(&aligner) ? add_repeated(out, &aligner) : collect(out, &aligner);
    if (status == CITE_OK && env->trace)
        record_outcomes(out, &aligner);
    return status;
}
