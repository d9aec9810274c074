/*
 * notes/stacks.c: see stacks.h.
 *
 * PDF readers give small raised marks at two odd places: stacked in front of their texts, or at the end of the page, where the
 * text of the page's first notes then stands without any mark between the running text and the first mark that is in place:
 *
 *     15          running text … calls 6 …
 *     16
 *     17          Text of note 6.
 *                 7
 *     Text of 15. Text of note 7.
 *     Text of 16. 6
 *     Text of 17. ─── page
 *
 * In both, k texts are to be found in a stretch of lines: the k lines that look most like the start of a note, in order.
 */
#include "notes/stacks.h"

#include "core/str.h"
#include "notes/evidence.h"
#include "notes/rules.h"
#include "text/utf8.h"

#include <stdlib.h>

/* Marks in one stack, and lines in which their texts are looked for: a page of small print. */
#define MOST_MARKS ((size_t)24)
#define MOST_LINES ((size_t)120)

#define NO_LINE ((size_t)-1)

struct resolver {
    struct cite__sequence *sequence;
    const struct cite__text *text;
    const struct cite__calls *calls;
    struct cite__env *env;
    unsigned char *marked; /* for each line, whether a chosen mark stands on it */
};

static bool is_filled(const struct cite__text *text, size_t line)
{
    return !cite__line_blank(&text->lines[line]) && !text->lines[line].furniture;
}

/* The next line of the page with text; NO_LINE where there is none. */
static size_t next_on_page(const struct cite__text *text, size_t line)
{
    size_t page = text->lines[line].page;

    for (size_t i = line + 1; i < text->line_count && text->lines[i].page == page; i++) {
        if (is_filled(text, i))
            return i;
    }
    return NO_LINE;
}

/* What stands behind a mark that is alone on its line. */
enum behind { TEXT, ANOTHER_MARK, PAGE_END };

static enum behind behind_mark(const struct resolver *resolver, const struct cite__chosen *note)
{
    if (note->body < resolver->text->lines[note->line].last || note->label.begin == note->label.end)
        return TEXT;
    size_t next = next_on_page(resolver->text, note->line);
    return next == NO_LINE ? PAGE_END : resolver->marked[next] ? ANOTHER_MARK : TEXT;
}

/* How much a line looks like the first of a note. */
static double start_score(const struct resolver *resolver, size_t line)
{
    const struct cite__text *text = resolver->text;
    size_t len = 0;
    size_t end = line;

    for (size_t i = 0; i < 3 && end + 1 < text->line_count && is_filled(text, end + 1); i++)
        end++;
    cite_str head = cite__slice(text->bytes, text->lines[line].first, text->lines[end].last);
    double likeness = cite__note_likeness(head, resolver->env);
    double score = 0.4 * (likeness < 3.0 ? likeness : 3.0);
    uint32_t first = cite__utf8_at(head, 0, &len);
    score += cite__utf8_is_lower(first) ? -1.5 : cite__utf8_is_letter(first) ? 0.5 : 0.0;
    if (line == 0 || !is_filled(text, line - 1))
        return score + 1.2;
    cite_str before = cite__slice(text->bytes, text->lines[line - 1].first, text->lines[line - 1].last);
    uint32_t last = cite__utf8_before(before, before.len, &len);
    /* A note's last line is seldom full. */
    bool shorter = before.len * 5 < (text->lines[line].last - text->lines[line].first) * 4;
    return score + (cite__utf8_is_stop(last) ? 0.8 : -1.2) + (shorter ? 0.4 : 0.0);
}

/* Worse than any choice of real lines. */
#define IMPOSSIBLE (-1000.0)

/* The best choices of starts among the first lines of a stretch: see choose_starts. */
struct choices {
    double best[MOST_MARKS][MOST_LINES];
    bool taken[MOST_MARKS][MOST_LINES]; /* whether line i is the k-th start of that choice */
};

/* Fills column i, whose line scores score as a start; the first start is line 0 where fixed. */
static void choose_line(struct choices *choices, size_t i, double score, size_t count, bool fixed)
{
    for (size_t k = 0; k < count; k++) {
        double before = k == 0 ? 0.0 : IMPOSSIBLE;
        if (k > 0 && i > 0)
            before = choices->best[k - 1][i - 1];
        double take = fixed && k == 0 && i > 0 ? IMPOSSIBLE : before + score;
        double leave = i == 0 ? IMPOSSIBLE : choices->best[k][i - 1];
        choices->taken[k][i] = take > leave;
        choices->best[k][i] = take > leave ? take : leave;
    }
}

/*
 * The count lines of [from, to) that look most like starts, in order; the first is from itself where fixed. best[k][i] is the
 * score of the best choice of k + 1 starts among the first i + 1 lines. false where there are too few lines.
 */
static bool choose_starts(const struct resolver *resolver, size_t from, size_t to, size_t count, bool fixed,
                          size_t *starts)
{
    struct choices choices = {.best = {{0.0}}, .taken = {{false}}};
    size_t lines = to - from < MOST_LINES ? to - from : MOST_LINES;

    if (count == 0 || count > MOST_MARKS || lines < count)
        return false;
    for (size_t i = 0; i < lines; i++) {
        bool open = is_filled(resolver->text, from + i) && !resolver->marked[from + i];
        choose_line(&choices, i, open ? start_score(resolver, from + i) : IMPOSSIBLE / 10.0, count, fixed);
    }
    if (choices.best[count - 1][lines - 1] < IMPOSSIBLE / 20.0)
        return false;
    size_t i = lines;
    for (size_t k = count; k > 0; k--) {
        do
            i--;
        while (!choices.taken[k - 1][i]);
        starts[k - 1] = from + i;
    }
    return true;
}

/* Gives notes [first, first + count) of the sequence their texts, by number. */
static void assign(const struct resolver *resolver, size_t first, size_t count, const size_t *starts)
{
    struct cite__chosen *notes = resolver->sequence->items + first;

    for (size_t i = 0; i < count; i++) {
        size_t rank = 0;
        for (size_t j = 0; j < count; j++)
            rank += notes[j].number < notes[i].number;
        notes[i].line = starts[rank];
        notes[i].body = resolver->text->lines[starts[rank]].first;
        const struct cite__line *line = &resolver->text->lines[starts[rank]];
        cite__note_fact(
            resolver->env, CITE__RULE_STACKED,
            (struct cite__fact){.span = notes[i].label,
                                .number = notes[i].number,
                                .weight = notes[i].confidence,
                                .detail = cite__slice(resolver->text->bytes, line->first, line->last)});
    }
}

/* The end of the block of lines from line on: the next mark, or the page's end. */
static size_t block_end(const struct resolver *resolver, size_t line)
{
    size_t page = resolver->text->lines[line].page;
    size_t end = line;

    while (end < resolver->text->line_count && resolver->text->lines[end].page == page &&
           !resolver->marked[end])
        end++;
    return end;
}

/* The texts stand below the stack. */
static void resolve_below(const struct resolver *resolver, size_t first, size_t count)
{
    size_t starts[MOST_MARKS];
    size_t from = next_on_page(resolver->text, resolver->sequence->items[first + count - 1].line);

    if (from == NO_LINE || resolver->marked[from])
        return;
    if (choose_starts(resolver, from, block_end(resolver, from), count, true, starts))
        assign(resolver, first, count, starts);
}

/* The largest number of a chosen note whose mark stands on the page of note first. */
static size_t largest_on_page(const struct resolver *resolver, size_t first)
{
    const struct cite__text *text = resolver->text;
    const struct cite__chosen *notes = resolver->sequence->items;
    size_t page = text->lines[cite__text_line_at(text, notes[first].label.begin)].page;
    size_t largest = notes[first].number;

    for (size_t i = first;
         i > 0 && text->lines[cite__text_line_at(text, notes[i - 1].label.begin)].page == page; i--) {
        if (notes[i - 1].number > largest)
            largest = notes[i - 1].number;
    }
    return largest;
}

/* The first line behind the last one that calls a note of the page, in [from, to): the texts cannot begin before. */
static size_t behind_calls(const struct resolver *resolver, size_t from, size_t to, size_t first)
{
    const struct cite__text *text = resolver->text;
    size_t number = resolver->sequence->items[first].number;
    size_t largest = largest_on_page(resolver, first);

    for (size_t c = cite__calls_from(resolver->calls, text->lines[to - 1].end);
         c > 0 && resolver->calls->items[c - 1].span.begin >= text->lines[from].begin; c--) {
        const struct cite__call *call = &resolver->calls->items[c - 1];
        if (call->number >= number && call->number <= largest)
            return cite__text_line_at(text, call->span.begin) + 1;
    }
    return from;
}

/*
 * Where the texts of marks [number, number + count) of a page may stand: behind the first line of the note before them, where its
 * mark is in place, and in front of the next mark.
 */
static void find_window(const struct resolver *resolver, size_t first, size_t *from, size_t *to)
{
    const struct cite__text *text = resolver->text;
    const struct cite__chosen *notes = resolver->sequence->items;
    const struct cite__page *page = &text->pages[text->lines[notes[first].line].page];

    *from = page->begin;
    for (size_t i = first; i > 0 && notes[i - 1].line >= page->begin; i--) {
        if (notes[i - 1].number + 1 == notes[first].number) {
            *from = next_on_page(text, notes[i - 1].line);
            *from = *from == NO_LINE ? page->begin : *from;
            break;
        }
    }
    *to = *from;
    while (*to < page->end && !resolver->marked[*to])
        (*to)++;
}

/* The texts stand without marks in front of the page's next mark that is in place. */
static void resolve_above(const struct resolver *resolver, size_t first, size_t count)
{
    size_t starts[MOST_MARKS];
    size_t from = 0;
    size_t to = 0;

    find_window(resolver, first, &from, &to);
    if (to - from > MOST_LINES)
        from = to - MOST_LINES;
    if (to == from)
        return;
    from = behind_calls(resolver, from, to, first);
    if (from < to && choose_starts(resolver, from, to, count, false, starts))
        assign(resolver, first, count, starts);
}

static int by_text(const void *left, const void *right)
{
    const struct cite__chosen *a = left;
    const struct cite__chosen *b = right;

    if (a->body != b->body)
        return a->body < b->body ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

cite_status cite__stacks_resolve(struct cite__sequence *sequence, const struct cite__text *text,
                                 const struct cite__calls *calls, struct cite__env *env)
{
    struct resolver resolver = {.sequence = sequence, .text = text, .calls = calls, .env = env};

    resolver.marked = cite__arena_zero(env->scratch, text->line_count + 1, 1);
    if (!resolver.marked)
        return CITE__ENV_MEMORY(env);
    for (size_t i = 0; i < sequence->count; i++)
        resolver.marked[sequence->items[i].line] = 1;
    for (size_t i = 0; i < sequence->count;) {
        size_t last = i;
        enum behind behind = behind_mark(&resolver, &sequence->items[last]);
        while (behind == ANOTHER_MARK && last + 1 < sequence->count)
            behind = behind_mark(&resolver, &sequence->items[++last]);
        size_t count = last + 1 - i;
        if (behind == PAGE_END)
            resolve_above(&resolver, i, count);
        else if (behind == TEXT && count > 1)
            resolve_below(&resolver, i, count);
        i = last + 1;
    }
    if (sequence->count > 1)
        qsort(sequence->items, sequence->count, sizeof *sequence->items, by_text);
    return env->scratch->failed ? CITE__ENV_MEMORY(env) : CITE_OK;
}
