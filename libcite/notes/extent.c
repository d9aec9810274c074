/*
 * notes/extent.c: see extent.h.
 *
 * What stands between two marks n and n+1 is cut into paragraphs:
 *
 *     n Text of the note …          belongs to n
 *       … more of it                belongs to n: the note was not complete, and this reads like a note
 *     Running text … calls n+1 …    body
 *     Running text …                body
 *       … the note's last lines     belongs to n: the note was not complete, and this reads like a note
 *     n+1 …
 *
 * Where no paragraph calls n+1, and a callout in front of n does, there is no body at all.
 */
#include "notes/extent.h"

#include "core/array.h"
#include "notes/continued.h"
#include "notes/evidence.h"
#include "notes/rest.h"
#include "notes/rules.h"
#include "text/utf8.h"

/* Paragraphs that may end an interrupted note in front of the next one. */
#define MOST_LAST_PARAGRAPHS 3

/* Callouts of the next notes, up to this far ahead, show that a paragraph is running text. */
#define CALLS_AHEAD ((size_t)12)

struct paragraph {
    cite_span span;
    size_t page;
};

typedef CITE__ARRAY(struct paragraph) paragraph_array;

struct finder {
    const struct cite__text *text;
    const struct cite__sequence *sequence;
    const struct cite__calls *calls;
    const struct cite__call_index *called; /* for each family of marks */
    struct cite__env *env;
    const struct cite__chosen *note; /* whose extent is looked for */
    size_t next;                     /* the number that the running text behind it calls first */
    size_t rest;                     /* the line from which on its rest stands in front of the next note; 0 */
    paragraph_array paragraphs;      /* of its stretch */
    unsigned char *apart;            /* for each line, whether a mark stands on it whose text is elsewhere */
};

/* The end of a line's text in front of limit, where the next note may start in mid-line. */
static size_t end_before(const struct cite__text *text, size_t last, size_t limit)
{
    if (last <= limit)
        return last;
    while (limit > 0 && cite__is_space(text->bytes.ptr[limit - 1]))
        limit--;
    return limit;
}

/* Cuts lines [from, to) into paragraphs, within a range of bytes: the first begins at its begin. */
static bool cut(struct finder *finder, cite_span range, size_t from, size_t to)
{
    bool open = false;

    finder->paragraphs.count = 0;
    for (size_t i = from; i < to; i++) {
        const struct cite__line *line = &finder->text->lines[i];
        open = open && i != finder->rest;
        if (cite__line_blank(line) || line->furniture || finder->apart[i]) {
            open = false;
            continue;
        }
        size_t count = finder->paragraphs.count;
        size_t last = end_before(finder->text, line->last, range.end);
        if (last <= line->first && i != from)
            continue;
        if (open && finder->paragraphs.items[count - 1].page == line->page) {
            finder->paragraphs.items[count - 1].span.end = last;
            continue;
        }
        struct paragraph *paragraph = CITE__ARRAY_PUSH(&finder->paragraphs, finder->env->scratch);
        if (!paragraph)
            return false;
        *paragraph = (struct paragraph){{i == from ? range.begin : line->first, last}, line->page};
        open = true;
    }
    return true;
}

static cite_str text_of(const struct finder *finder, const struct paragraph *paragraph)
{
    return cite__slice(finder->text->bytes, paragraph->span.begin, paragraph->span.end);
}

/* Whether running text ends with a complete sentence, callouts behind it left aside. */
static bool is_complete(const struct finder *finder, const struct paragraph *paragraph)
{
    size_t end = paragraph->span.end;
    size_t next = cite__calls_from(finder->calls, end);

    while (next > 0 && finder->calls->items[next - 1].span.end == end &&
           finder->calls->items[next - 1].span.begin > paragraph->span.begin)
        end = finder->calls->items[--next].span.begin;
    return !cite__rest_is_open(cite__slice(finder->text->bytes, paragraph->span.begin, end));
}

/* Whether a callout of one of the next notes stands in a range. */
static bool calls_next(const struct finder *finder, cite_span span)
{
    size_t next = finder->next;
    /* Running text that stands behind the notes in a column may call this very note. */
    size_t least = next == finder->note->number + 1 ? next - 1 : next;

    return cite__calls_has(finder->calls, span, next, (cite_span){least, next + CALLS_AHEAD});
}

/* Bytes of a paragraph that are recorded. */
#define RECORDED ((size_t)60)

/* Records what a rule says of a paragraph, and hands on whether that one goes on with the note. */
static bool judged(const struct finder *finder, enum cite__note_rule rule, const struct paragraph *paragraph,
                   double weight, bool taken)
{
    size_t begin = paragraph->span.begin;
    size_t end = paragraph->span.end - begin > RECORDED ? begin + RECORDED : paragraph->span.end;

    cite__note_fact(finder->env, rule,
                    (struct cite__fact){.span = finder->note->label,
                                        .weight = weight,
                                        .detail = cite__slice(finder->text->bytes, begin, end)});
    return taken;
}

/* Whether a paragraph may take up an interrupted note. */
static bool takes_up(const struct finder *finder, const struct paragraph *before,
                     const struct paragraph *paragraph)
{
    cite_str text = text_of(finder, paragraph);
    cite_str last = text_of(finder, before);
    size_t len = 0;

    if (cite__continued_behind(finder->text->bytes, paragraph->span.begin) > paragraph->span.begin)
        return judged(finder, CITE__RULE_CONTINUED, paragraph, 0.0, true);
    if (!cite__rest_is_open(last))
        return judged(finder, CITE__RULE_COMPLETE, paragraph, 0.0, false);
    if (text.len > CITE__LONGEST_REST)
        return judged(finder, CITE__RULE_LONG, paragraph, 0.0, false);
    if (calls_next(finder, paragraph->span))
        return judged(finder, CITE__RULE_CALLS_ON, paragraph, 0.0, false);
    uint32_t first = cite__utf8_at(text, 0, &len);
    char end = last.ptr[last.len - 1];
    if ((end == '-' || end == '/') && before->page == paragraph->page)
        return judged(finder, CITE__RULE_BROKEN_WORD, paragraph, 0.0, true);
    double likeness = cite__note_likeness(text, finder->env);
    if (likeness >= CITE__NOTE_LIKE)
        return judged(finder, CITE__RULE_LIKE_NOTE, paragraph, likeness, true);
    if (likeness > 0.0 && cite__utf8_is_lower(first) && before->page == paragraph->page)
        return judged(finder, CITE__RULE_LOWER_CASE, paragraph, likeness, true);
    return judged(finder, CITE__RULE_UNLIKE_NOTE, paragraph, likeness, false);
}

/* How far back a callout of the next note is looked for: a long page. */
#define LONGEST_PAGE ((size_t)20000)

/*
 * Whether the next note is called in front of this one and the two stand on one page: then nothing but notes stands between them.
 */
static bool called_before(const struct finder *finder, size_t index)
{
    const struct cite__chosen *note = &finder->sequence->items[index];
    const struct cite__chosen *next = note + 1;
    size_t from = note->label.begin > LONGEST_PAGE ? note->label.begin - LONGEST_PAGE : 0;

    return cite__chosen_together(note, next) &&
           finder->text->lines[next->line].page == finder->text->lines[note->line].page &&
           cite__call_index_has(&finder->called[cite__mark_family(note->style)], note->number + 1, from,
                                note->label.begin);
}

/* How many paragraphs from the first on belong to the note. */
static size_t belonging_ahead(const struct finder *finder)
{
    size_t count = 1;

    while (count < finder->paragraphs.count) {
        const struct paragraph *next = &finder->paragraphs.items[count];
        const struct paragraph *before = &finder->paragraphs.items[count - 1];
        if (next->page == before->page ? !takes_up(finder, before, next)
                                       : !judged(finder, CITE__RULE_OTHER_PAGE, next, 0.0, false))
            break;
        count++;
    }
    return count;
}

/*
 * Whether a paragraph behind running text goes on with an interrupted note because it cannot go on with that text: it starts in
 * lower case, or in the middle of an address, and the text in front of it is complete.
 */
static bool goes_on(const struct finder *finder, const struct paragraph *last, const struct paragraph *next)
{
    cite_str text = text_of(finder, next);
    size_t len = 0;

    bool taken = cite__utf8_is_lower(cite__utf8_at(text, 0, &len)) && text.len <= CITE__LONGEST_REST &&
                 cite__rest_is_open(text_of(finder, last)) && is_complete(finder, next - 1) &&
                 !calls_next(finder, next->span);
    return taken && judged(finder, CITE__RULE_GOES_ON, next, 0.0, true);
}

/* Running text that a page interrupts is longer than this; a heading is shorter. */
#define LONG_TEXT ((size_t)120)

/*
 * Whether the page interrupts both the note, which goes on from a page before, and the running text in front of a paragraph: what
 * then stands apart from that text, above the next note, and is complete, goes on with the note, whatever it reads like.
 */
static bool is_left_over(const struct finder *finder, const struct paragraph *last,
                         const struct paragraph *next)
{
    const struct paragraph *before = next - 1;
    cite_str text = text_of(finder, next);

    bool taken = before > last && next->page != last->page && before->page == next->page &&
                 text.len <= 2 * CITE__LONGEST_REST && before->span.end - before->span.begin >= LONG_TEXT &&
                 cite__rest_breaks_off(text_of(finder, last)) &&
                 cite__rest_breaks_off(text_of(finder, before)) && !cite__rest_is_open(text) &&
                 !calls_next(finder, next->span);
    return taken && judged(finder, CITE__RULE_GOES_ON, next, 0.0, true);
}

/* How many paragraphs in front of the next note belong to this one, behind running text. */
static size_t belonging_behind(const struct finder *finder, size_t ahead)
{
    const struct paragraph *last = &finder->paragraphs.items[ahead - 1];
    size_t count = 0;

    while (ahead + count < finder->paragraphs.count) {
        const struct paragraph *next = &finder->paragraphs.items[finder->paragraphs.count - 1 - count];
        if (finder->rest > 0 && next->span.begin >= finder->text->lines[finder->rest].begin) {
            judged(finder, CITE__RULE_REST, next, 0.0, true);
            count++;
            continue;
        }
        if (count >= MOST_LAST_PARAGRAPHS)
            break;
        if (!takes_up(finder, last, next) && !goes_on(finder, last, next) && !is_left_over(finder, last, next))
            break;
        count++;
    }
    return count;
}

static bool fill(struct cite__extent *out, const struct finder *finder, const struct cite__chosen *note,
                 size_t ahead, size_t behind)
{
    size_t count = finder->paragraphs.count;

    out->spans = cite__arena_alloc(finder->env->arena, (ahead + behind + 1) * sizeof *out->spans);
    if (!out->spans)
        return false;
    out->count = 0;
    if (cite__chosen_apart(finder->text, note) && note->label.end > note->label.begin)
        out->spans[out->count++] = note->label;
    for (size_t i = 0; i < count; i++) {
        if (i < ahead || i >= count - behind)
            out->spans[out->count++] =
                cite__continued_without(finder->text->bytes, finder->paragraphs.items[i].span, i == 0);
    }
    if (out->count == 0)
        out->spans[out->count++] = note->label;
    out->body_behind = ahead + behind < count;
    return true;
}

/* Parts a paragraph in front of a line. false when memory is out. */
static bool split(struct finder *finder, size_t index, size_t line)
{
    const struct cite__text *text = finder->text;
    struct paragraph *added = CITE__ARRAY_PUSH(&finder->paragraphs, finder->env->scratch);

    if (!added)
        return false;
    for (size_t i = finder->paragraphs.count - 1; i > index + 1; i--)
        finder->paragraphs.items[i] = finder->paragraphs.items[i - 1];
    struct paragraph *first = &finder->paragraphs.items[index];
    first[1] = (struct paragraph){{text->lines[line].first, first->span.end}, first->page};
    first->span.end = text->lines[line - 1].last;
    return true;
}

/*
 * Running text may follow a note without a blank line: where a line of the note's paragraph calls the next note, the text begins
 * behind the first line that is complete. Splits the first paragraph there. false when memory is out.
 */
static bool split_first(struct finder *finder)
{
    const struct cite__text *text = finder->text;
    const struct cite__chosen *note = finder->note;
    struct paragraph first = finder->paragraphs.items[0];
    size_t calling = cite__calls_line(finder->calls, text, (cite_span){note->body, first.span.end},
                                      finder->next, cite__mark_family(note->style));
    size_t line = note->line + 1;

    if (calling == CITE_NONE || calling <= note->line)
        return true;
    while (line <= calling && cite__rest_is_open(cite__slice(text->bytes, text->lines[line - 1].first,
                                                             text->lines[line - 1].last)))
        line++;
    return line > calling || split(finder, 0, line);
}

/*
 * Where the page of the next note begins with running text, the rest of an interrupted note may stand behind that without a blank
 * line. Splits the last paragraph there. false when memory is out.
 */
static bool split_last(struct finder *finder, size_t index, size_t ahead)
{
    size_t count = finder->paragraphs.count;
    const struct paragraph *last = &finder->paragraphs.items[count - 1];

    if (ahead >= count || finder->rest > 0 || last->page == finder->paragraphs.items[ahead - 1].page ||
        !cite__rest_is_open(text_of(finder, &finder->paragraphs.items[ahead - 1])))
        return true;
    size_t line =
        cite__rest_line(finder->text, finder->sequence, index, finder->calls, last->span, finder->env);
    return line == CITE_NONE || split(finder, count - 1, line);
}

/* One note: the stretch from its mark to the next. */
static bool find_one(struct cite__extent *out, struct finder *finder, size_t index)
{
    const struct cite__chosen *note = &finder->sequence->items[index];
    bool last = index + 1 == finder->sequence->count;
    size_t to = last ? finder->text->line_count : finder->sequence->items[index + 1].line;
    bool apart = cite__chosen_apart(finder->text, note);
    size_t begin = apart ? note->body : note->label.begin;
    size_t limit = finder->text->bytes.len;

    finder->note = note;
    finder->next = last || cite__chosen_together(note, note + 1) ? note->number + 1 : note[1].number;
    finder->rest = last ? 0 : note[1].rest;
    if (!last && !cite__chosen_apart(finder->text, note + 1) &&
        note[1].label.begin > finder->text->lines[note[1].line].first) {
        to = note[1].line + 1; /* the next note starts in mid-line */
        limit = note[1].label.begin;
    }
    if (to <= note->line)
        to = note->line + 1;
    if (!cut(finder, (cite_span){begin, limit}, note->line, to) ||
        (finder->paragraphs.count > 0 && !split_first(finder)))
        return false;
    size_t count = finder->paragraphs.count;
    size_t ahead = count;
    size_t behind = 0;
    size_t end = finder->text->lines[to - 1].end;
    cite_span stretch = {note->body, last ? finder->text->bytes.len : end < limit ? end : limit};
    bool body = last || finder->rest > 0 ||
                (count > 1 && (calls_next(finder, stretch) || !called_before(finder, index)));
    if (body) {
        ahead = belonging_ahead(finder);
        /* A mark alone on its line, and its text behind a blank line. */
        if (!apart && ahead == 1 && count > 1 && note->body >= finder->paragraphs.items[0].span.end &&
            finder->paragraphs.items[1].page == finder->paragraphs.items[0].page &&
            judged(finder, CITE__RULE_TEXT_BELOW, &finder->paragraphs.items[1], 0.0, true))
            ahead = 2;
        if (!last && !split_last(finder, index, ahead))
            return false;
        behind = last ? 0 : belonging_behind(finder, ahead);
        count = finder->paragraphs.count;
    } else if (count > 1) {
        cite__note_fact(finder->env, CITE__RULE_ALL_NOTES, (struct cite__fact){.span = note->label});
    }
    return fill(out, finder, note, ahead < count ? ahead : count, behind);
}

cite_status cite__extents_find(struct cite__extent **out, const struct cite__text *text,
                               const struct cite__sequence *sequence, const struct cite__calls *calls,
                               const struct cite__call_index called[CITE__FAMILY_COUNT], struct cite__env *env)
{
    struct finder finder = {.text = text, .sequence = sequence, .calls = calls, .called = called, .env = env};

    *out = cite__arena_zero(env->scratch, sequence->count, sizeof **out);
    finder.apart = cite__arena_zero(env->scratch, text->line_count + 1, 1);
    if (!*out || !finder.apart)
        return CITE__ENV_MEMORY(env);
    for (size_t i = 0; i < sequence->count; i++) {
        if (cite__chosen_apart(text, &sequence->items[i]))
            finder.apart[cite__text_line_at(text, sequence->items[i].label.begin)] = 1;
    }
    for (size_t i = 0; i < sequence->count; i++) {
        if (!find_one(&(*out)[i], &finder, i))
            return CITE__ENV_MEMORY(env);
    }
    return CITE_OK;
}
