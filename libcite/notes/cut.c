/*
 * notes/cut.c: see cut.h.
 */
#include "notes/cut.h"

#include "notes/prose.h"

/* What a note of a chain is judged by. */
struct judge {
    const struct cite__text *text;
    const struct cite__starts *starts;
    const struct cite__call_index *called;
    struct cite__env *env;
};

void cite__sequence_record(const struct cite__sequence *sequence, size_t begin, size_t end,
                           enum cite__note_rule rule, const struct cite__env *env)
{
    for (size_t i = begin; env->trace && i < end; i++) {
        const struct cite__chosen *note = &sequence->items[i];
        double weight = rule == CITE__RULE_IN_ORDER ? note->confidence : 0.0;
        cite__note_fact(env, rule,
                        (struct cite__fact){.span = note->label, .number = note->number, .weight = weight});
    }
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
static double surplus_of(const struct cite__chosen *note, const struct judge *judge, size_t from, size_t *at)
{
    while (judge->starts->items[*at].line != note->line || judge->starts->items[*at].mark.body != note->body)
        (*at)++;
    const struct cite__start *start = &judge->starts->items[*at];
    /* A mark alone says nothing against its note: the text may stand elsewhere. */
    double likeness = start->alone && start->likeness < ALONE_LIKENESS ? ALONE_LIKENESS : start->likeness;
    bool is_called = cite__call_index_has(judge->called, note->number, from, note->label.begin);
    double evidence = likeness + (is_called ? CALLED : 0.0);

    /* A bullet, a letter of a list or a star behind a word is no note unless something calls it. */
    double surplus = (evidence < MOST_EVIDENCE ? evidence : MOST_EVIDENCE) - LEAST_EVIDENCE;
    if (cite__mark_needs_call(note->style) && !is_called)
        surplus = -LEAST_EVIDENCE;
    if (is_called)
        cite__note_fact(judge->env, CITE__RULE_CALLED,
                        (struct cite__fact){.span = note->label, .number = note->number, .weight = CALLED});
    cite__note_fact(judge->env, CITE__RULE_SURPLUS,
                    (struct cite__fact){.span = note->label, .weight = surplus});
    return surplus;
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

/* What numbers that nothing calls must show on average beyond the rest: paragraphs of a judgment and agendas are numbered too. */
#define UNCALLED_SURPLUS 0.5

/* Where fewer notes than one in so many are called, the numbers that match are chance. */
#define CALLED_SHARE ((size_t)2)

/* Whether numbers that nothing calls are those of a list, of paragraphs or of headings. */
static bool is_list(const struct cite__sequence *sequence, size_t begin, size_t end, const struct judge *judge)
{
    size_t against = 0;

    for (size_t i = begin; i < end; i++) {
        const struct cite__chosen *note = &sequence->items[i];
        against += cite__item_is_prose(judge->text, note->body) ||
                   cite__item_is_headed(judge->text, note->line, note->body);
    }
    return against * 2 > end - begin || cite__list_is_announced(judge->text, sequence->items[begin].line);
}

/* Whether what is left of a section is a numbering of notes at all. */
static bool is_numbering(const struct cite__sequence *sequence, const size_t range[2], size_t behind,
                         double surplus, const struct judge *judge)
{
    size_t printed = 0;
    size_t inferred = 0;
    size_t asked = 0;
    size_t begin = range[0];
    size_t end = range[1];

    for (size_t i = begin; i < end; i++) {
        const struct cite__chosen *note = &sequence->items[i];
        printed += note->source == CITE_NUMBER_PRINTED;
        inferred += note->source == CITE_NUMBER_INFERRED;
        asked += cite__call_index_has(judge->called, note->number, behind, note->label.begin);
    }
    if (inferred * 2 > end - begin) /* more than its marks tell */
        return false;
    if (asked == 0 && surplus < UNCALLED_SURPLUS * (double)(end - begin))
        return false;
    if (asked * CALLED_SHARE < end - begin && is_list(sequence, begin, end, judge))
        return false;
    /* One letter or roman numeral with something like a callout is an accident. */
    enum cite__mark_family family = cite__mark_family(sequence->items[begin].style);
    if (end - begin == 1 && (family == CITE__FAMILY_ROMAN || family == CITE__FAMILY_LETTER))
        return false;
    if (end - begin > 1)
        return printed > 0 || end - begin >= FEWEST_DAMAGED;
    return printed == 1 && surplus >= LEAST_EVIDENCE;
}

/* Fewer bytes on a mark's line are no text of a note: the axis of a chart, the cells of a table. */
#define BARE ((size_t)4)

/* Whether most marks have no text on their lines. */
static bool is_bare(const struct cite__sequence *sequence, size_t begin, size_t end, const struct judge *judge)
{
    size_t bare = 0;

    for (size_t i = begin; i < end; i++)
        bare += judge->text->lines[sequence->items[i].line].last < sequence->items[i].body + BARE;
    return bare * 2 >= end - begin;
}

/*
 * Whether section [begin, end) is one of endnotes that are gathered by chapter: nothing behind the sections before, which end at
 * from, calls it, and the text in front of them calls most of its numbers more often than those take; given has for each number
 * how many notes have it.
 */
static bool is_gathered(const struct cite__sequence *sequence, size_t begin, size_t end, const size_t *given,
                        size_t from, const struct judge *judge)
{
    const struct cite__call_index *called = judge->called;
    size_t owed = 0;

    if (from == 0 ||
        cite__call_index_has(called, sequence->items[begin].number, from, sequence->items[begin].label.begin))
        return false;
    for (size_t i = begin; i < end; i++)
        owed +=
            cite__call_index_count(called, sequence->items[i].number, from) > given[sequence->items[i].number];
    return owed * 5 >= (end - begin) * 4 && !is_bare(sequence, begin, end, judge);
}

double cite__sequence_cut(struct cite__sequence *sequence, const struct cite__text *text,
                          const struct cite__starts *starts, const struct cite__call_index *called,
                          struct cite__env *env)
{
    const struct judge judge = {text, starts, called, env};
    double *surplus = cite__arena_alloc(env->scratch, sequence->count * sizeof *surplus);
    double sum = 0.0;
    size_t kept = 0;
    size_t section = 0;
    size_t from = 0; /* where the section before ended */
    size_t shared =
        0; /* where the one before that ended: sections of one list of endnotes are called from in front of it */
    size_t at = 0;

    size_t *given = cite__arena_zero(env->scratch, called->limit + 1, sizeof *given);

    if (!surplus || !given)
        return -1.0;
    for (size_t i = 0; i < sequence->count;) {
        size_t next = i;
        size_t begin = i;
        while (next < sequence->count && sequence->items[next].section == sequence->items[i].section)
            next++;
        size_t behind = is_gathered(sequence, i, next, given, from, &judge) ? shared : from;
        for (size_t n = i; n < next; n++)
            surplus[n] = surplus_of(&sequence->items[n], &judge, behind, &at);
        size_t end = next;
        double own = cut_section(sequence, &begin, &end, surplus);
        size_t asked = without_inferred(sequence, begin, end, called);
        bool numbering =
            asked > begin && is_numbering(sequence, (size_t[2]){begin, asked}, behind, own, &judge);
        cite__sequence_record(sequence, i, numbering ? begin : end, CITE__RULE_CUT, env);
        cite__sequence_record(sequence, numbering ? asked : end, end, CITE__RULE_UNNEEDED, env);
        cite__sequence_record(sequence, end, next, CITE__RULE_CUT, env);
        if (numbering) {
            sum += own;
            shared = behind;
            from = sequence->items[asked - 1].label.end;
            for (; begin < asked; begin++) {
                sequence->items[begin].section = section;
                given[sequence->items[begin].number]++;
                sequence->items[kept++] = sequence->items[begin];
            }
            section++;
        }
        i = next;
    }
    sequence->count = kept;
    return sum;
}
