/*
 * report/text.c: one document for a terminal: a line for each note, with its links below it.
 *
 *     report.txt: 12 notes (1 repaired), 20 links, 30 citations of 22 works
 *
 *      11  Jane Roe, Rivers of the North, 2019, p. 12 …
 *          https://example.org/rivers
 *      12? J. Doe, …                                     "?": the number was repaired or inferred
 *          https://example.org/a-b  (joined-lines)  61 %
 */
#include "core/str.h"
#include "report/clean.h"
#include "report/places.h"
#include "report/text_parts.h"

#include <string.h>

/* Columns before a note's text: the number, the sign of a repair, a space. */
#define INDENT ((size_t)7)

static void put_repairs(struct cite__report *report, const cite_link *link)
{
    const char *between = "  (";

    cite__paint(report, CITE__PAINT_DIM);
    for (unsigned bit = 1; bit != 0 && bit <= link->repairs; bit <<= 1) {
        const char *word = cite_repair_name(link->repairs & bit);
        if (!word)
            continue;
        cite__sink_text(&report->out, between);
        cite__sink_text(&report->out, word);
        between = ", ";
    }
    if (between[0] == ',')
        cite__sink_text(&report->out, ")");
    cite__paint(report, CITE__PAINT_NONE);
}

/* A URL is never cut: it is there to be copied. */
static void put_link(struct cite__report *report, const cite_link *link)
{
    cite__sink_repeat(&report->out, " ", INDENT);
    cite__clean_plain(&report->out, link->url);
    if (link->repairs != 0)
        put_repairs(report, link);
    if (link->confidence < 0.75) {
        cite__sink_text(&report->out, "  ");
        cite__sink_size(&report->out, (size_t)(link->confidence * 100.0 + 0.5));
        cite__sink_text(&report->out, " % sure");
    }
    cite__sink_text(&report->out, "\n");
    for (size_t i = 0; i < cite__alternatives_shown(link->alternative_count, link->repairs, link->confidence);
         i++) {
        cite__sink_repeat(&report->out, " ", INDENT);
        cite__paint(report, CITE__PAINT_DIM);
        cite__sink_text(&report->out, "or ");
        cite__clean_plain(&report->out, link->alternatives[i]);
        cite__paint(report, CITE__PAINT_NONE);
        cite__sink_text(&report->out, "\n");
    }
}

static size_t note_of(const void *document, size_t link)
{
    return cite_document_link(document, link)->note;
}

static void put_links_of(struct cite__report *report, const cite_document *document,
                         const struct cite__note_links *links, size_t note)
{
    for (size_t i = links->first[note]; i != CITE_NONE; i = links->next[i])
        put_link(report, cite_document_link(document, i));
}

/* The text without the mark at its head, which is shown as the number already. */
static void put_note(struct cite__report *report, const cite_note *note)
{
    struct cite__sink *out = &report->out;
    bool printed = note->number_source == CITE_NUMBER_PRINTED;
    size_t used = INDENT;

    cite__number_right(out, note->number, INDENT - 2);
    if (printed)
        cite__sink_text(out, "  ");
    else
        cite__painted(report, CITE__PAINT_DOUBTFUL, "? ");
    if (!printed) {
        const char *word = cite_number_source_name(note->number_source);
        cite__sink_text(out, "[");
        cite__sink_text(out, word);
        used += strlen(word) + 3;
        if (note->label.len > 0) {
            cite__sink_text(out, " from ");
            used += 6 + cite__clean_cut(out, note->label, 12);
        }
        cite__sink_text(out, "] ");
    }
    cite__clean_cut(out, note->text, cite__columns_left(report, used));
    cite__sink_text(out, "\n");
}

static void put_section(struct cite__report *report, size_t section)
{
    cite__sink_text(&report->out, "\n");
    cite__paint(report, CITE__PAINT_BOLD);
    cite__sink_text(&report->out, "Numbering ");
    cite__sink_size(&report->out, section + 1);
    cite__paint(report, CITE__PAINT_NONE);
    cite__sink_text(&report->out, "\n");
}

cite_status cite__document_text(struct cite__report *report, const cite_document *document, const char *name)
{
    struct cite__note_links links;
    struct cite__sink *out = &report->out;
    const cite_note *note = NULL;
    size_t notes = cite_document_note_count(document);
    size_t section = 0;

    if (!cite__note_links(&links, notes, cite_document_link_count(document), note_of, document, &report->arena))
        return CITE_ERROR_MEMORY;
    cite__paint(report, CITE__PAINT_BOLD);
    cite__clean_plain(out, cite__document_name(name, "document"));
    cite__paint(report, CITE__PAINT_NONE);
    cite__sink_text(out, ": ");
    cite_audited figures = cite_audit_figures(document);
    cite__document_counts(out, &figures);
    cite__sink_text(out, notes > 0 ? "\n\n" : "\n");
    for (size_t i = 0; (note = cite_document_note(document, i)) != NULL; i++) {
        if (note->section != section)
            put_section(report, note->section);
        section = note->section;
        put_note(report, note);
        put_links_of(report, document, &links, i);
    }
    if (links.first[notes] != CITE_NONE) {
        cite__sink_text(out, "\n");
        cite__painted(report, CITE__PAINT_BOLD, "In the running text");
        cite__sink_text(out, "\n");
        put_links_of(report, document, &links, notes);
    }
    return cite__sink_finish(out);
}
