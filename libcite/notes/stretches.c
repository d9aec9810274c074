/*
 * notes/stretches.c: see stretches.h.
 */
#include "notes/stretches.h"

/* Where the page that holds a line ends, in bytes. */
static size_t page_end(const struct cite__text *text, size_t line)
{
    const struct cite__page *page = &text->pages[text->lines[line].page];

    return text->lines[page->end - 1].end;
}

/* How many notes at a block's end may be called from behind it: columns put text behind the notes. */
#define MOST_CARRIED ((size_t)6)

/* The first of the notes before next that were not served and come last in their block; next where all were. */
static size_t carried(const struct cite__aligner *aligner, size_t first, size_t next)
{
    size_t at = next;

    while (at > first && next - at < MOST_CARRIED && aligner->chosen[at - 1] == CITE_NONE &&
           cite__chosen_together(&aligner->sequence->items[at - 1], &aligner->sequence->items[next - 1]))
        at--;
    return at;
}

/* Where the running text that calls notes [first, next) ends, when the last of them is that of next - 1. */
static size_t stretch_end(const struct cite__aligner *aligner, size_t last)
{
    const struct cite__chosen *note = &aligner->sequence->items[last];
    size_t page = page_end(aligner->text, note->line);

    return aligner->text->page_count > 1 && page > note->label.begin ? page : note->label.begin;
}

/* Where the text that calls the next block begins: behind the last callout of notes [first, next), or where it began for them. */
static size_t next_stretch(const struct cite__aligner *aligner, size_t first, size_t next, size_t from)
{
    for (size_t i = first; i < next; i++) {
        size_t call = aligner->chosen[i];
        if (call != CITE_NONE && aligner->calls->items[call].span.end > from)
            from = aligner->calls->items[call].span.end;
    }
    return from;
}

/*
 * Whether the notes behind a stretch, whose numbering starts again, are called from the text of the stretch as well: endnotes that
 * are gathered by chapter.
 */
static bool is_gathered(const struct cite__aligner *aligner, const struct cite__stretch *stretch)
{
    const struct cite__chosen *next = &aligner->sequence->items[stretch->last];
    struct cite__stretch longer = *stretch;

    longer.last++;
    for (size_t c = cite__calls_from(aligner->calls, next[-1].label.end);
         c < aligner->calls->count && aligner->calls->items[c].span.begin < next->label.begin; c++) {
        if (!aligner->taken[c] && aligner->calls->items[c].number == next->number)
            return false;
    }
    return !cite__align_is_large(aligner, &longer);
}

/* So many numbers between two notes are running text. */
#define MOST_BETWEEN ((size_t)64)

/*
 * Whether something between note i and the next one may call a note: what stands between two notes and calls nothing (a note whose
 * mark is lost, a heading) does not part them into blocks.
 */
static bool calls_between(const struct cite__aligner *aligner, size_t i)
{
    const struct cite__chosen *note = &aligner->sequence->items[i];
    size_t first = cite__calls_from(aligner->calls, note->label.end);

    for (size_t c = first;
         c < aligner->calls->count && aligner->calls->items[c].span.begin < note[1].label.begin; c++) {
        if (c - first == MOST_BETWEEN)
            return true;
        enum cite__place place = aligner->calls->items[c].place;
        if (!aligner->taken[c] && place != CITE__PLACE_SPACED_WORD && place != CITE__PLACE_NUMBER)
            return true;
    }
    return false;
}

/* How often all calls may be read, over all stretches: a book of this many chapters, each called from in front of all notes. */
#define MOST_READINGS ((size_t)32)

/*
 * Sections that nothing calls would each read all of the text in front of them. Where the calls have been read often enough, a
 * stretch is what stands between the notes before and the last of its own.
 */
static void bound(const struct cite__aligner *aligner, struct cite__stretch *stretch, size_t *read)
{
    const struct cite__chosen *items = aligner->sequence->items;

    if (*read / MOST_READINGS >= aligner->calls->count && stretch->first > 0) {
        size_t before = items[stretch->first - 1].label.end;
        stretch->from = before > stretch->from ? before : stretch->from;
        stretch->to = items[stretch->last - 1].label.begin;
    }
    size_t first = cite__calls_from(aligner->calls, stretch->from);
    size_t end = cite__calls_from(aligner->calls, stretch->to);
    *read += end > first ? end - first : 0;
}

cite_status cite__stretches_align(struct cite__aligner *aligner, const struct cite__extent *extents)
{
    size_t count = aligner->sequence->count;
    size_t from = 0;
    size_t first = 0;
    size_t read = 0;

    for (size_t i = 0; i < count; i++)
        aligner->chosen[i] = CITE_NONE;
    for (size_t i = 0; i < count; i++) {
        bool last = i + 1 == count;
        const struct cite__chosen *note = &aligner->sequence->items[i];
        bool restart = !last && !cite__chosen_together(note, note + 1);
        if (!last && !restart && !(extents[i].body_behind && calls_between(aligner, i)))
            continue;
        struct cite__stretch stretch = {from, stretch_end(aligner, i), first, i + 1};
        if (restart && note[1].section != note->section && is_gathered(aligner, &stretch))
            continue;
        bound(aligner, &stretch, &read);
        cite_status status = cite__align(aligner, &stretch);
        if (status != CITE_OK)
            return status;
        from = next_stretch(aligner, first, i + 1, from);
        first = restart ? i + 1 : carried(aligner, first, i + 1);
    }
    if (first == count)
        return CITE_OK;
    struct cite__stretch rest = {from, aligner->text->bytes.len, first, count};
    return cite__align(aligner, &rest);
}
