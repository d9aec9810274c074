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

const cite_note *cite__note_at(const cite_document *document, size_t note)
{
    return note == CITE_NONE ? NULL : cite_document_note(document, note);
}

bool cite__place_of(struct cite__place *place, const cite_audit *audit, size_t reference, size_t n)
{
    cite_occurrence occurrence = cite_audit_occurrence(audit, reference, n);
    const cite_document *document = cite_audit_document(audit, occurrence.document);

    if (!document)
        return false;
    place->path = cite_audit_document_name(audit, occurrence.document);
    place->link = cite_document_link(document, occurrence.link);
    if (!place->link)
        return false;
    place->note = cite__note_at(document, place->link->note);
    place->position = cite_document_position(document, place->link->spans[0].begin);
    place->page = cite_document_page(document, place->link->spans[0].begin);
    return true;
}

bool cite__note_links(struct cite__note_links *out, const cite_document *document, struct cite__arena *arena)
{
    size_t notes = cite_document_note_count(document);
    size_t links = cite_document_link_count(document);

    out->first = cite__arena_zero(arena, notes + 1, sizeof *out->first);
    out->next = cite__arena_zero(arena, links, sizeof *out->next);
    if (!out->first || !out->next)
        return false;
    for (size_t i = 0; i <= notes; i++)
        out->first[i] = CITE_NONE;
    /* From the last to the first, so that putting each in front leaves them in reading order. */
    for (size_t i = links; i-- > 0;) {
        size_t note = cite_document_link(document, i)->note;
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

size_t cite__alternatives_shown(const cite_link *link)
{
    bool hyphen = (link->repairs & (CITE_REPAIR_KEPT_HYPHEN | CITE_REPAIR_DROPPED_HYPHEN)) != 0;

    if (link->confidence >= SURE && !hyphen)
        return 0;
    return link->alternative_count < ALTERNATIVES_SHOWN ? link->alternative_count : ALTERNATIVES_SHOWN;
}

cite_span cite__span_whole(const cite_span *spans, size_t count)
{
    return (cite_span){spans[0].begin, spans[count - 1].end};
}
