/*
 * audit/members.c: what an audit keeps of a document: its figures, the notes that hold links, and where each link stands,
 * with the work that is cited there. The text is not kept, so that a collection of any size can be audited.
 */
#include "audit/audit.h"
#include "core/alloc.h"

#include <limits.h>

/* Numbers that people read; a document has no more lines or columns than that. */
static unsigned narrow(size_t number)
{
    return number < UINT_MAX ? (unsigned)number : UINT_MAX;
}

static cite_day day_of(const cite_date *date)
{
    return date ? date->begin : (cite_day){0};
}

cite_audited cite_audit_figures(const cite_document *document)
{
    const cite_bibliography *works = cite_document_bibliography(document);
    cite_audited about = {.name = "", .title = {"", 0}, .notes = cite_document_note_count(document)};
    const cite_note *note = NULL;

    for (size_t i = 0; (note = cite_document_note(document, i)) != NULL; i++) {
        about.repaired += note->number_source == CITE_NUMBER_REPAIRED;
        about.inferred += note->number_source == CITE_NUMBER_INFERRED;
    }
    about.callouts = cite_document_callout_count(document);
    about.links = cite_document_link_count(document);
    about.citations = cite_document_citation_count(document);
    about.works = works ? cite_bibliography_count(works) : 0;
    return about;
}

/* The notes are numbered anew, those with links alone: their new index by their old one. */
static bool keep_notes(struct cite__member *member, struct cite_audit *audit, const cite_document *document,
                       size_t *kept)
{
    size_t links = member->about.links;

    for (size_t i = 0; i < links; i++) {
        size_t note = cite_document_link(document, i)->note;
        if (note < member->about.notes && !kept[note]) {
            kept[note] = 1;
            member->about.kept_notes++;
        }
    }
    cite_audited_note *notes = cite__arena_zero(&audit->arena, member->about.kept_notes, sizeof *notes);
    size_t next = 0;
    for (size_t i = 0; notes && i < member->about.notes; i++) {
        const cite_note *note = cite_document_note(document, i);
        if (!kept[i])
            continue;
        bool fits = note->text.len <= CITE_AUDIT_TEXT_MAX - audit->text_bytes;
        notes[next] = (cite_audited_note){
            .number = note->number,
            .section = note->section,
            .label = cite__arena_str(&audit->arena, note->label),
            .text = cite__arena_str(&audit->arena, fits ? note->text : (cite_str){"", 0}),
            .number_source = note->number_source,
        };
        audit->text_bytes += notes[next].text.len;
        kept[i] = next++;
    }
    member->notes = notes;
    return notes && !audit->arena.failed;
}

static void keep_readings(cite_place *place, struct cite_audit *audit, const cite_link *link)
{
    cite_str *alternatives =
        link->alternative_count > 0
            ? cite__arena_zero(&audit->arena, link->alternative_count, sizeof *alternatives)
            : NULL;

    for (size_t i = 0; alternatives && i < link->alternative_count; i++)
        alternatives[i] = cite__arena_str(&audit->arena, link->alternatives[i]);
    place->alternatives = alternatives;
    place->alternative_count = alternatives ? (unsigned)link->alternative_count : 0;
}

static bool keep_link(cite_place *place, struct cite_audit *audit, const cite_document *document,
                      const size_t *kept)
{
    const cite_link *link = cite_document_link(document, place->link);
    cite_position position = cite_document_position(document, link->spans[0].begin);
    cite_span *spans = cite__arena_zero(&audit->arena, link->span_count, sizeof *spans);

    for (size_t i = 0; spans && i < link->span_count; i++)
        spans[i] = link->spans[i];
    place->spans = spans;
    place->span_count = narrow(link->span_count);
    place->line = narrow(position.line);
    place->column = narrow(position.column);
    place->page = narrow(cite_document_page(document, link->spans[0].begin));
    place->note = link->note < cite_document_note_count(document) ? kept[link->note] : CITE_NONE;
    place->repairs = link->repairs;
    place->confidence = link->confidence;
    place->work = (cite_str){"", 0};
    keep_readings(place, audit, link);
    place->reference = cite__audit_reference_for(audit, link->url);
    return !audit->arena.failed && place->reference != CITE_NONE && cite__entry_add_place(audit, place);
}

/* The work that a citation means, for the links that stand in the citation; each link is set once. */
static void set_work(cite_place *places, size_t count, struct cite_audit *audit, const cite_item *item,
                     const cite_citation *citation)
{
    cite_str title = {"", 0};

    for (size_t l = citation->link; l < count && places[l].work.len == 0; l++) {
        size_t begin = places[l].spans[0].begin;
        if (l > citation->link && (begin < citation->span.begin || begin >= citation->span.end))
            break;
        if (title.len == 0)
            title = cite__arena_str(&audit->arena, cite_item_get(item, CITE_FIELD_TITLE));
        if (!title.ptr)
            return;
        places[l].work = title;
        places[l].accessed = day_of(cite_item_date(item, CITE_WHEN_ACCESSED));
        places[l].issued = day_of(cite_item_date(item, CITE_WHEN_ISSUED));
    }
}

static void set_works(cite_place *places, size_t count, struct cite_audit *audit, const cite_document *document)
{
    const cite_bibliography *works = cite_document_bibliography(document);
    const cite_citation *citation = NULL;

    for (size_t i = 0; works && (citation = cite_document_citation(document, i)) != NULL; i++) {
        if (citation->item != CITE_NONE && citation->link < count)
            set_work(places, count, audit, cite_bibliography_item(works, citation->item), citation);
    }
}

static bool keep_links(struct cite__member *member, struct cite_audit *audit, const cite_document *document,
                       const size_t *kept)
{
    size_t links = member->about.links;
    cite_place *places = cite__arena_zero(&audit->arena, links, sizeof *places);

    if (!places)
        return false;
    member->places = places;
    for (size_t i = 0; i < links; i++) {
        places[i].document = audit->members.count;
        places[i].link = i;
        if (!keep_link(&places[i], audit, document, kept))
            return false;
    }
    set_works(places, links, audit, document);
    return !audit->arena.failed;
}

bool cite__member_of(struct cite__member *out, struct cite_audit *audit, const char *name,
                     const cite_document *document)
{
    size_t *kept = NULL;

    *out = (struct cite__member){.about = cite_audit_figures(document)};
    out->about.date = day_of(cite_document_date(document));
    out->about.name = cite__arena_str(&audit->arena, cite_str_from(name ? name : "")).ptr;
    out->about.title = cite__arena_str(&audit->arena, cite_document_title(document));
    kept = cite__alloc(&audit->allocator, (out->about.notes + 1) * sizeof *kept);
    for (size_t i = 0; kept && i < out->about.notes; i++)
        kept[i] = 0;
    bool done = kept && !audit->arena.failed && keep_notes(out, audit, document, kept) &&
                keep_links(out, audit, document, kept);
    cite__free(&audit->allocator, kept);
    return done;
}
