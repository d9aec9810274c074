/*
 * notes/doubled.c: see doubled.h.
 */
#include "notes/doubled.h"

#include "notes/marks.h"

/* Notes that must be marked twice, at least. */
#define FEWEST ((size_t)2)

/* Where the second mark may stand: behind a blank, or on the next line where the first has one of its own. */
static size_t second_at(const struct cite__chosen *note, const struct cite__text *text)
{
    size_t at = note->body;

    while (at < text->bytes.len && at < note->body + 2 && text->bytes.ptr[at] == '\n')
        at++;
    return at;
}

/* Reads the second mark of note i; false where there is none, or it is the mark of another note. */
static bool read_second(struct cite__mark *out, const struct cite__sequence *sequence, size_t i,
                        const struct cite__text *text)
{
    const struct cite__chosen *note = &sequence->items[i];
    size_t limit = i + 1 < sequence->count ? note[1].label.begin : text->bytes.len;

    return note->label.end > note->label.begin && cite__mark_read(out, text->bytes, second_at(note, text)) &&
           out->number == note->number && cite__mark_family(out->style) == cite__mark_family(note->style) &&
           out->body > out->span.end && out->span.begin >= note->label.end && out->body <= limit;
}

void cite__doubled_join(struct cite__sequence *sequence, const struct cite__text *text)
{
    struct cite__mark again;
    size_t twice = 0;

    for (size_t i = 0; i < sequence->count; i++)
        twice += read_second(&again, sequence, i, text);
    if (twice < FEWEST || twice * 2 <= sequence->count)
        return;
    for (size_t i = 0; i < sequence->count; i++) {
        struct cite__chosen *note = &sequence->items[i];
        if (!read_second(&again, sequence, i, text))
            continue;
        note->label.end = again.span.end;
        note->body = again.body;
    }
}
