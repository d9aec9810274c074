/*
 * report/html_notes.c: the notes of a document with the links in them, as it was read or as an audit keeps it.
 */
#include "core/array.h"
#include "core/str.h"
#include "report/clean.h"
#include "report/html_parts.h"

/* One of both. */
struct source {
    const cite_document *document; /* NULL: an audit's */
    const cite_audit *audit;
    const struct cite__selection *selection; /* of the audit's links: the others are not shown */
    size_t index;                            /* of the document in the audit */
    size_t notes;
    size_t links;
};

struct shown_link {
    cite_str url;
    const cite_reference *reference; /* NULL: it is in no audit */
    const cite_str *alternatives;
    size_t alternative_count;
    size_t note;
    unsigned repairs;
    double confidence;
};

static struct shown_link link_at(const struct source *source, size_t index)
{
    if (source->document) {
        const cite_link *link = cite_document_link(source->document, index);
        return (struct shown_link){
            link->url,  NULL,          link->alternatives, link->alternative_count,
            link->note, link->repairs, link->confidence,
        };
    }
    const cite_place *place = cite_audit_link(source->audit, source->index, index);
    const cite_reference *reference = cite_audit_reference(source->audit, place->reference);
    return (struct shown_link){
        reference->url, reference,      place->alternatives, place->alternative_count,
        place->note,    place->repairs, place->confidence,
    };
}

static cite_audited_note note_at(const struct source *source, size_t index)
{
    if (!source->document)
        return *cite_audit_note(source->audit, source->index, index);
    const cite_note *note = cite_document_note(source->document, index);
    return (cite_audited_note){note->number, note->section, note->label, note->text, note->number_source};
}

static size_t note_of(const void *source, size_t link)
{
    return link_at(source, link).note;
}

static bool is_shown(const struct source *source, size_t link)
{
    return source->document || cite__selection_has(source->selection, source->audit,
                                                   cite_audit_link(source->audit, source->index, link));
}

static bool shows_any(const struct source *source, const struct cite__note_links *links, size_t list)
{
    size_t i = links->first[list];

    while (i != CITE_NONE && !is_shown(source, i))
        i = links->next[i];
    return i != CITE_NONE;
}

void cite__html_note_id(struct cite__sink *out, size_t document, size_t note)
{
    cite__sink_text(out, "d");
    cite__sink_size(out, document);
    cite__sink_text(out, "n");
    cite__sink_size(out, note);
}

static void put_link(struct cite__sink *out, const struct shown_link *link)
{
    const char *between = " <span class=\"soft\">(";
    size_t others = cite__alternatives_shown(link->alternative_count, link->repairs, link->confidence);

    cite__sink_text(out, "<li>");
    if (link->reference && link->reference->check) {
        cite__html_verdict(out, cite__verdict_of(link->reference));
        cite__sink_text(out, " ");
    }
    cite__html_url(out, link->url);
    for (unsigned bit = 1; bit != 0 && bit <= link->repairs; bit <<= 1) {
        const char *word = cite_repair_name(link->repairs & bit);
        if (!word)
            continue;
        cite__sink_text(out, between);
        cite__sink_text(out, word);
        between = ", ";
    }
    cite__sink_text(out, between[0] == ',' ? ")</span>" : "");
    for (size_t i = 0; i < others; i++) {
        cite__sink_text(out, "<br><span class=\"soft\">or ");
        cite__html_url(out, link->alternatives[i]);
        cite__sink_text(out, "</span>");
    }
    cite__sink_text(out, "</li>\n");
}

static void put_links(struct cite__sink *out, const struct source *source, const struct cite__note_links *links,
                      size_t list)
{
    if (!shows_any(source, links, list))
        return;
    cite__sink_text(out, "<ul class=\"links\">\n");
    for (size_t i = links->first[list]; i != CITE_NONE; i = links->next[i]) {
        struct shown_link link = link_at(source, i);
        if (is_shown(source, i))
            put_link(out, &link);
    }
    cite__sink_text(out, "</ul>\n");
}

static void put_note_head(struct cite__sink *out, const cite_audited_note *note, size_t document, size_t index)
{
    cite__sink_text(out, "<li id=\"");
    cite__html_note_id(out, document, index);
    cite__sink_text(out, "\"><div class=\"number\">");
    cite__sink_size(out, note->number);
    cite__sink_text(out, "</div><div><p>");
    cite__clean_html(out, note->text);
    if (note->number_source != CITE_NUMBER_PRINTED) {
        cite__sink_text(out, " <span class=\"soft\">(number ");
        cite__sink_text(out, cite_number_source_name(note->number_source));
        if (note->label.len > 0) {
            cite__sink_text(out, " from \xE2\x80\x9C");
            cite__clean_html(out, note->label);
            cite__sink_text(out, "\xE2\x80\x9D");
        }
        cite__sink_text(out, ")</span>");
    }
    cite__sink_text(out, "</p>\n");
}

/* Where the numbering starts again, a list of its own. */
static void put_section(struct cite__sink *out, size_t section)
{
    cite__sink_text(out, "</ol>\n<h3>Numbering ");
    cite__sink_size(out, section + 1);
    cite__sink_text(out, "</h3>\n<ol class=\"notes\">\n");
}

/* A document's own notes are all there, those of an audit where they hold a link that is shown. */
static bool note_is_shown(const struct source *source, const struct cite__note_links *links, size_t note)
{
    return source->document || !source->selection->shown || shows_any(source, links, note);
}

static void put_note_list(struct cite__sink *out, const struct source *source,
                          const struct cite__note_links *links)
{
    size_t section = 0;

    cite__sink_text(out, "<h2>Notes</h2>\n<ol class=\"notes\">\n");
    for (size_t i = 0; i < source->notes; i++) {
        cite_audited_note note = note_at(source, i);
        if (!note_is_shown(source, links, i))
            continue;
        if (note.section != section)
            put_section(out, note.section);
        section = note.section;
        put_note_head(out, &note, source->index, i);
        put_links(out, source, links, i);
        cite__sink_text(out, "</div></li>\n");
    }
    cite__sink_text(out, "</ol>\n");
}

static cite_status put_notes(struct cite__report *report, const struct source *source)
{
    struct cite__sink *out = &report->out;
    struct cite__note_links links;
    size_t first = 0;

    if (!cite__note_links(&links, source->notes, source->links, note_of, source, &report->arena))
        return CITE_ERROR_MEMORY;
    while (first < source->notes && !note_is_shown(source, &links, first))
        first++;
    if (first < source->notes)
        put_note_list(out, source, &links);
    if (shows_any(source, &links, source->notes)) {
        cite__sink_text(out, "<h2>Links in the running text</h2>\n");
        put_links(out, source, &links, source->notes);
    }
    return CITE_OK;
}

cite_status cite__html_document(struct cite__report *report, const cite_document *document)
{
    const struct source source = {
        document, NULL, NULL, 0, cite_document_note_count(document), cite_document_link_count(document)};

    cite_status status = put_notes(report, &source);
    if (status == CITE_OK)
        cite__html_bibliography(&report->out, cite_document_bibliography(document));
    return status;
}

cite_status cite__html_audited(struct cite__report *report, const cite_audit *audit, size_t index,
                               const struct cite__selection *selection)
{
    const cite_audited *about = cite_audit_document(audit, index);
    const struct source source = {NULL, audit, selection, index, about->kept_notes, about->links};

    return put_notes(report, &source);
}
