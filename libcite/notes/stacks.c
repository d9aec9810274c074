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

/* Whether a line of text ends in the middle of a sentence. */
static bool ends_open(const struct cite__text *text, size_t line)
{
    size_t len = 0;
    uint32_t last = cite__utf8_before(text->bytes, text->lines[line].last, &len);

    return !cite__utf8_is_stop(last) && (!cite__utf8_is_closing(last) || last == ',' || last == ';');
}

/* The last line with text of the page before that of a line; NO_LINE where there is none. */
static size_t last_of_page_before(const struct cite__text *text, size_t line)
{
    size_t page = text->lines[line].page;

    while (line > 0 && text->lines[line].page == page)
        line--;
    for (size_t end = text->pages[text->lines[line].page].begin; text->lines[line].page != page; line--) {
        if (is_filled(text, line))
            return line;
        if (line == end)
            break;
    }
    return NO_LINE;
}

/* Where a text is looked for, and what is known of it. */
struct window {
    size_t from; /* lines [from, to) */
    size_t to;
    size_t count;              /* texts in it */
    bool rest;                 /* the last note of the page before may go on at its beginning */
    bool fixed;                /* the first text is at from */
    double weight;             /* what the blank lines between the marks are worth */
    bool single[MOST_MARKS];   /* whether no blank line stands between a mark and the next */
    size_t starts[MOST_MARKS]; /* set: the lines that texts start on */
};

/* How much a line looks like the first of a note. */
static double start_score(const struct resolver *resolver, const struct window *window, size_t line)
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
        return score + (window->rest && line == window->from ? -1.2 : 1.2);
    cite_str before = cite__slice(text->bytes, text->lines[line - 1].first, text->lines[line - 1].last);
    uint32_t last = cite__utf8_before(before, before.len, &len);
    /* A note's last line is seldom full. */
    bool shorter = before.len * 5 < (text->lines[line].last - text->lines[line].first) * 4;
    bool complete = cite__utf8_is_stop(last) && !cite__line_ends_in_counter(text, line - 1);
    return score + (complete ? 0.8 : -1.2) + (shorter ? 0.4 : 0.0);
}

/* Worse than any choice of real lines. */
#define IMPOSSIBLE (-1000.0)

/*
 * The best choices of starts among the lines of a window: at[k][i] is the score of the best choice whose start k is line i, and
 * before[k][i] the line of its start before; upto[k][i] is the line j <= i with the best at[k][j].
 */
struct choices {
    double at[MOST_MARKS][MOST_LINES];
    unsigned char before[MOST_MARKS][MOST_LINES];
    unsigned char upto[MOST_MARKS][MOST_LINES];
};

_Static_assert(MOST_LINES <= 256, "a line of a window fits a byte");

/* The line with text in front of line i of a window; NO_LINE where there is none. */
static size_t filled_before(const struct resolver *resolver, const struct window *window, size_t i)
{
    while (i > 0) {
        if (is_filled(resolver->text, window->from + --i))
            return i;
    }
    return NO_LINE;
}

/* Lets line i be start k > 0: text k - 1 has one line where the blank lines between the marks say so, or else more. */
static void choose_next(struct choices *choices, const struct window *window, size_t k, size_t i, size_t near,
                        double score)
{
    double best = IMPOSSIBLE;
    bool single = window->single[k - 1];

    if (near != NO_LINE) {
        best = choices->at[k - 1][near] + (single ? window->weight : -window->weight);
        choices->before[k][i] = (unsigned char)near;
    }
    if (near != NO_LINE && near > 0) {
        unsigned char far = choices->upto[k - 1][near - 1];
        double more = choices->at[k - 1][far] - (single ? window->weight : 0.0);
        if (more > best) {
            best = more;
            choices->before[k][i] = far;
        }
    }
    choices->at[k][i] = best + score < IMPOSSIBLE ? IMPOSSIBLE : best + score;
}

static void choose_line(struct choices *choices, const struct window *window, size_t i, size_t near,
                        double score)
{
    for (size_t k = 0; k < window->count; k++) {
        if (k > 0)
            choose_next(choices, window, k, i, near, score);
        else
            choices->at[0][i] = window->fixed && i > 0 ? IMPOSSIBLE : score;
        choices->upto[k][i] = (unsigned char)i;
        if (i == 0)
            continue;
        unsigned char last = choices->upto[k][i - 1];
        if (choices->at[k][last] >= choices->at[k][i])
            choices->upto[k][i] = last;
    }
}

/* Sets the lines of a window that look most like the starts of its texts, in order. false where there are too few lines. */
static bool choose_starts(const struct resolver *resolver, struct window *window)
{
    struct choices choices = {.at = {{0.0}}};
    size_t lines = window->to - window->from < MOST_LINES ? window->to - window->from : MOST_LINES;
    size_t count = window->count;

    if (count == 0 || count > MOST_MARKS || lines < count)
        return false;
    for (size_t i = 0; i < lines; i++) {
        size_t line = window->from + i;
        bool open = is_filled(resolver->text, line) && !resolver->marked[line];
        double score = open ? start_score(resolver, window, line) : IMPOSSIBLE / 10.0;
        choose_line(&choices, window, i, filled_before(resolver, window, i), score);
    }
    size_t i = choices.upto[count - 1][lines - 1];
    if (choices.at[count - 1][i] < IMPOSSIBLE / 20.0)
        return false;
    for (size_t k = count; k > 0; k--) {
        window->starts[k - 1] = window->from + i;
        i = k > 1 ? choices.before[k - 1][i] : i;
    }
    return true;
}

/* Gives notes [first, first + count) of the sequence their texts, by number. */
static void assign(const struct resolver *resolver, size_t first, const struct window *window)
{
    struct cite__chosen *notes = resolver->sequence->items + first;
    const size_t *starts = window->starts;
    size_t count = window->count;

    for (size_t i = 0; i < count; i++) {
        size_t rank = 0;
        for (size_t j = 0; j < count; j++)
            rank += notes[j].number < notes[i].number;
        notes[i].line = starts[rank];
        notes[i].body = resolver->text->lines[starts[rank]].first;
        notes[i].rest = rank == 0 && window->rest && starts[0] > window->from ? window->from : 0;
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

/* What the blank lines between marks are worth: where there are any, and where there are none. */
#define BLANKS    1.6
#define NO_BLANKS 0.4

/* Reads from the blank lines between the marks of a stack which of its texts have one line. */
static void measure(struct window *window, const struct resolver *resolver, size_t first)
{
    const struct cite__chosen *notes = resolver->sequence->items + first;

    window->weight = NO_BLANKS;
    for (size_t k = 0; k + 1 < window->count; k++) {
        window->single[k] = notes[k + 1].line == notes[k].line + 1;
        if (!window->single[k])
            window->weight = BLANKS;
    }
}

/* The texts stand below the stack. */
static void resolve_below(const struct resolver *resolver, size_t first, size_t count)
{
    const struct cite__text *text = resolver->text;
    struct window window = {.count = count};
    size_t line = resolver->sequence->items[first + count - 1].line;

    window.from = next_on_page(text, line);
    if (window.from == NO_LINE || resolver->marked[window.from] || count > MOST_MARKS)
        return;
    window.to = block_end(resolver, window.from);
    size_t last = last_of_page_before(text, line);
    window.rest = first > 0 && last != NO_LINE && ends_open(text, last) &&
                  resolver->sequence->items[first - 1].line < text->pages[text->lines[line].page].begin;
    window.fixed = !window.rest;
    measure(&window, resolver, first);
    if (choose_starts(resolver, &window))
        assign(resolver, first, &window);
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
    enum cite__mark_family family = cite__mark_family(resolver->sequence->items[first].style);

    for (size_t c = cite__calls_from(resolver->calls, text->lines[to - 1].end);
         c > 0 && resolver->calls->items[c - 1].span.begin >= text->lines[from].begin; c--) {
        const struct cite__call *call = &resolver->calls->items[c - 1];
        size_t called = cite__call_number_as(call, family);
        if (called >= number && called <= largest && cite__call_is_strong(call, text->bytes))
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
            /* Where that mark is alone, the line behind it is the first of its own text. */
            if (*from != NO_LINE && notes[i - 1].body >= text->lines[notes[i - 1].line].last)
                *from = next_on_page(text, *from);
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
    struct window window = {.count = count};

    find_window(resolver, first, &window.from, &window.to);
    if (window.to - window.from > MOST_LINES)
        window.from = window.to - MOST_LINES;
    if (window.to == window.from)
        return;
    window.from = behind_calls(resolver, window.from, window.to, first);
    if (window.from < window.to && choose_starts(resolver, &window))
        assign(resolver, first, &window);
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
