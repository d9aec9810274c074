/*
 * notes/doubled.c: see doubled.h.
 */
#include "notes/doubled.h"

#include "notes/marks.h"

/* Notes that must be marked twice, at least. */
#define FEWEST ((size_t)2)

/* Reads the second mark of a note; false where there is none. */
static bool read_second(struct cite__mark *out, const struct cite__chosen *note, const struct cite__text *text)
{
    return note->label.end > note->label.begin && cite__mark_read(out, text->bytes, note->body) &&
           out->number == note->number && cite__mark_family(out->style) == cite__mark_family(note->style) &&
           out->body > out->span.end;
}

void cite__doubled_join(struct cite__sequence *sequence, const struct cite__text *text)
{
    struct cite__mark again;
    size_t twice = 0;

    for (size_t i = 0; i < sequence->count; i++)
        twice += read_second(&again, &sequence->items[i], text);
    if (twice < FEWEST || twice * 2 <= sequence->count)
        return;
    for (size_t i = 0; i < sequence->count; i++) {
        struct cite__chosen *note = &sequence->items[i];
        if (!read_second(&again, note, text))
            continue;
        note->label.end = again.span.end;
        note->body = again.body;
    }
}
