/*
 * report/places.c: see places.h.
 */
#include "report/places.h"

#include <string.h>

cite_str cite__document_name(const char *name, const char *fallback)
{
    if (name && strcmp(name, "-") == 0)
        return cite_str_from("standard input");
    return cite_str_from(name ? name : fallback);
}

bool cite__place_of(struct cite__place *place, const cite_audit *audit, size_t reference, size_t n)
{
    place->at = cite_audit_place(audit, reference, n);
    const cite_audited *about = place->at ? cite_audit_document(audit, place->at->document) : NULL;

    if (!about)
        return false;
    place->path = about->name;
    place->note = cite_audit_note(audit, place->at->document, place->at->note);
    return true;
}

bool cite__note_links(struct cite__note_links *out, size_t notes, size_t links,
                      size_t (*note_of)(const void *context, size_t link), const void *context,
                      struct cite__arena *arena)
{
    out->first = cite__arena_zero(arena, notes + 1, sizeof *out->first);
    out->next = cite__arena_zero(arena, links, sizeof *out->next);
    if (!out->first || !out->next)
        return false;
    for (size_t i = 0; i <= notes; i++)
        out->first[i] = CITE_NONE;
    /* From the last to the first, so that putting each in front leaves them in reading order. */
    for (size_t i = links; i-- > 0;) {
        size_t note = note_of(context, i);
        size_t list = note < notes ? note : notes;
        out->next[i] = out->first[list];
        out->first[list] = i;
    }
    return true;
}

/* Below this the best reading is worth a second look. */
#define SURE 0.9

/* More would bury the link itself. */
#define ALTERNATIVES_SHOWN ((size_t)2)

size_t cite__alternatives_shown(size_t count, unsigned repairs, double confidence)
{
    bool hyphen = (repairs & (CITE_REPAIR_KEPT_HYPHEN | CITE_REPAIR_DROPPED_HYPHEN)) != 0;

    if (confidence >= SURE && !hyphen)
        return 0;
    return count < ALTERNATIVES_SHOWN ? count : ALTERNATIVES_SHOWN;
}

cite_span cite__span_whole(const cite_span *spans, size_t count)
{
    return (cite_span){spans[0].begin, spans[count - 1].end};
}
