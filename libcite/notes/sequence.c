/*
 * notes/sequence.c: see sequence.h.
 *
 * One decoding for each style of mark (chain.h). The style whose chain has most evidence (texts that read like notes, callouts of
 * the same numbers) is the document's.
 */
#include "notes/sequence.h"

#include "core/str.h"
#include "notes/chain.h"
#include "notes/cut.h"
#include "notes/gaps.h"
#include "notes/rules.h"

#include <stdlib.h>

/* Numbers so much larger than the number of candidate lines are no part of a chain. */
#define SPARE_NUMBERS ((size_t)4096)

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
static bool decode_style(struct cite__sequence *out, struct cite__chain *chain, enum cite__mark_style style)
{
    struct cite__trace *record = chain->env->trace;
    size_t recorded = record ? record->count : 0;

    chain->style = style;
    chain->surcharge = 0.0;
    if (!cite__chain_decode(out, chain))
        return false;
    size_t repaired = count_repaired(out);
    if (repaired == 0 || repaired * RARELY_DAMAGED >= out->count)
        return true;
    if (record)
        cite__trace_forget(record, recorded);
    chain->surcharge = RARE_SURCHARGE;
    return cite__chain_decode(out, chain);
}

bool cite__chosen_together(const struct cite__chosen *a, const struct cite__chosen *b)
{
    return a->section == b->section && cite__mark_family(a->style) == cite__mark_family(b->style);
}

bool cite__chosen_apart(const struct cite__text *text, const struct cite__chosen *note)
{
    const struct cite__line *line = &text->lines[note->line];

    return note->label.begin < line->begin || note->label.begin > line->end;
}

/* How many notes under signs ("* The author thanks …") there are of what stands in front of the first number, or on its page. */
static size_t count_leading(const struct cite__sequence *numbers, const struct cite__sequence *signs,
                            const struct cite__text *text)
{
    size_t count = 0;
    size_t first = numbers->items[0].line;

    while (count < signs->count &&
           (signs->items[count].line < first ||
            text->lines[signs->items[count].line].page == text->lines[first].page) &&
           signs->items[count].section == 0 && signs->items[count].number == count + 1)
        count++;
    return count;
}

static int by_line(const void *left, const void *right)
{
    const struct cite__chosen *a = left;
    const struct cite__chosen *b = right;

    return (a->label.begin > b->label.begin) - (a->label.begin < b->label.begin);
}

/*
 * Adds the notes under signs that stand in front of the numbers, such as the author's thanks at the title: the signs of a text
 * whose numbers are damaged are rather numbers. false when memory is out.
 */
static bool add_leading(struct cite__sequence *out, const struct cite__sequence *signs,
                        const struct cite__text *text, struct cite__env *env)
{
    bool damaged = count_repaired(out) * RARELY_DAMAGED >= out->count;
    size_t count = out->count == 0 || damaged ? 0 : count_leading(out, signs, text);
    struct cite__chosen *items = cite__arena_alloc(env->scratch, (out->count + count + 1) * sizeof *items);

    if (!items)
        return false;
    cite__sequence_record(signs, 0, count, CITE__RULE_IN_ORDER, env);
    cite__sequence_record(signs, count, signs->count, CITE__RULE_OTHER_STYLE, env);
    for (size_t i = 0; i < out->count; i++)
        items[i] = out->items[i];
    for (size_t i = 0; i < count; i++)
        items[out->count + i] = signs->items[i];
    *out = (struct cite__sequence){items, out->count + count};
    if (count > 0)
        qsort(items, out->count, sizeof *items, by_line);
    return true;
}

cite_status cite__sequence_choose(struct cite__sequence *out, const struct cite__text *text,
                                  const struct cite__starts *starts,
                                  const struct cite__call_index called[CITE__FAMILY_COUNT],
                                  struct cite__env *env)
{
    struct cite__chain chain = {
        .text = text, .starts = starts, .limit = cite__sequence_limit(starts), .env = env};
    struct cite__sequence signs = {NULL, 0};
    double best = 0.0;

    *out = (struct cite__sequence){NULL, 0};
    chain.best = cite__arena_alloc(env->scratch, chain.limit * sizeof *chain.best);
    if (!chain.best)
        return CITE__ENV_MEMORY(env);
    for (int style = 0; style < CITE__MARK_COUNT; style++) {
        struct cite__sequence sequence;
        chain.called = &called[cite__mark_family((enum cite__mark_style)style)];
        if (!decode_style(&sequence, &chain, (enum cite__mark_style)style))
            return CITE__ENV_MEMORY(env);
        double evidence = cite__sequence_cut(&sequence, text, starts, chain.called, env);
        if (evidence < 0.0)
            return CITE__ENV_MEMORY(env);
        if (style == CITE__MARK_SYMBOL && evidence <= best) {
            signs = sequence;
            continue;
        }
        const struct cite__sequence *loser = evidence > best ? out : &sequence;
        cite__sequence_record(loser, 0, loser->count, CITE__RULE_OTHER_STYLE, env);
        if (evidence > best) {
            best = evidence;
            *out = sequence;
        }
    }
    cite__sequence_record(out, 0, out->count, CITE__RULE_IN_ORDER, env);
    enum cite__mark_family family =
        out->count > 0 ? cite__mark_family(out->items[0].style) : CITE__FAMILY_ARABIC;
    cite_status status = cite__gaps_fill(out, text, starts, &called[family], env);
    if (status == CITE_OK && !add_leading(out, &signs, text, env))
        status = CITE__ENV_MEMORY(env);
    return status;
}
