/*
 * report/html_parts.c: see html_parts.h.
 */
#include "report/html_parts.h"

#include "core/date.h"
#include "core/str.h"
#include "report/clean.h"
#include "report/page_files.h"

static const char *const tone_classes[] = {
    [CITE__TONE_GOOD] = "good",
    [CITE__TONE_BAD] = "bad",
    [CITE__TONE_DOUBTFUL] = "doubtful",
    [CITE__TONE_QUIET] = "quiet",
};

const char *cite__html_tone(cite_verdict verdict)
{
    return tone_classes[cite__verdict_words(verdict)->tone];
}

void cite__html_open(struct cite__report *report, cite_str title)
{
    struct cite__sink *out = &report->out;

    cite__sink_text(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                         "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    cite__clean_html(out, title);
    cite__sink_text(out,
                    "</title>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
}

void cite__html_made(struct cite__report *report)
{
    char time[CITE__DATE_SIZE];

    if (report->options.now == 0)
        return;
    cite__date_iso(time, report->options.now);
    cite__sink_text(&report->out, "<p class=\"soft\">Made <time datetime=\"");
    cite__sink_text(&report->out, time);
    cite__sink_text(&report->out, "\">");
    cite__sink_bytes(&report->out, time, sizeof "2026-01-31" - 1);
    cite__sink_text(&report->out, ", ");
    cite__sink_bytes(&report->out, time + sizeof "2026-01-31", sizeof "12:00" - 1);
    cite__sink_text(&report->out, " UTC</time></p>\n");
}

void cite__html_begin(struct cite__report *report, cite_str title)
{
    struct cite__sink *out = &report->out;

    cite__html_open(report, title);
    cite__sink_text(out, "style-src 'unsafe-inline'\">\n<style>\n");
    cite__sink_bytes(out, (const char *)cite__page_css, sizeof cite__page_css);
    cite__sink_text(out, "</style>\n</head>\n<body>\n<main>\n<h1>");
    cite__clean_html(out, title);
    cite__sink_text(out, "</h1>\n");
    cite__html_made(report);
}

void cite__html_end(struct cite__report *report)
{
    cite__sink_text(&report->out, "</main>\n</body>\n</html>\n");
}

void cite__html_url(struct cite__sink *out, cite_str url)
{
    if (!cite__clean_clickable(url)) {
        cite__sink_text(out, "<span class=\"url\">");
        cite__clean_html(out, url);
        cite__sink_text(out, "</span>");
        return;
    }
    cite__sink_text(out, "<a rel=\"noreferrer noopener nofollow\" href=\"");
    cite__clean_html(out, url);
    cite__sink_text(out, "\">");
    cite__clean_html(out, url);
    cite__sink_text(out, "</a>");
}

void cite__html_verdict(struct cite__sink *out, cite_verdict verdict)
{
    cite__sink_text(out, "<span class=\"status ");
    cite__sink_text(out, cite__html_tone(verdict));
    cite__sink_text(out, "\">");
    cite__sink_text(out, cite_verdict_name(verdict));
    cite__sink_text(out, "</span>");
}

void cite__html_figure(struct cite__sink *out, size_t count, const char *one, const char *many)
{
    cite__sink_text(out, "<li><b>");
    cite__sink_size(out, count);
    cite__sink_text(out, "</b> ");
    cite__sink_text(out, count == 1 ? one : many);
    cite__sink_text(out, "</li>\n");
}

void cite__html_document_figures(struct cite__sink *out, const cite_document *document)
{
    const cite_bibliography *bibliography = cite_document_bibliography(document);
    const cite_note *note = NULL;
    size_t unprinted = 0;

    for (size_t i = 0; (note = cite_document_note(document, i)) != NULL; i++)
        unprinted += note->number_source != CITE_NUMBER_PRINTED;
    cite__html_figure(out, cite_document_note_count(document), "note", "notes");
    if (unprinted > 0)
        cite__html_figure(out, unprinted, "number repaired", "numbers repaired");
    cite__html_figure(out, cite_document_link_count(document), "link", "links");
    cite__html_figure(out, cite_document_citation_count(document), "citation", "citations");
    cite__html_figure(out, bibliography ? cite_bibliography_count(bibliography) : 0, "work", "works");
}

void cite__html_bar(struct cite__sink *out, const struct cite__counts *counts)
{
    if (counts->total == 0)
        return;
    cite__sink_text(out, "<div class=\"bar\" aria-hidden=\"true\">");
    for (size_t n = 0; n < CITE_VERDICT_COUNT_; n++) {
        cite_verdict verdict = cite__verdict_by_weight(n);
        if (counts->by_verdict[verdict] == 0)
            continue;
        cite__sink_text(out, "<i class=\"");
        cite__sink_text(out, cite__html_tone(verdict));
        cite__sink_text(out, "\" style=\"flex-grow:");
        cite__sink_size(out, counts->by_verdict[verdict]);
        cite__sink_text(out, "\"></i>");
    }
    cite__sink_text(out, "</div>\n<ul class=\"legend\">\n");
    for (size_t n = 0; n < CITE_VERDICT_COUNT_; n++) {
        cite_verdict verdict = cite__verdict_by_weight(n);
        if (counts->by_verdict[verdict] == 0)
            continue;
        cite__sink_text(out, "<li>");
        cite__html_verdict(out, verdict);
        cite__sink_text(out, " ");
        cite__sink_size(out, counts->by_verdict[verdict]);
        cite__sink_text(out, "</li>\n");
    }
    cite__sink_text(out, "</ul>\n");
}

void cite__html_note_id(struct cite__sink *out, size_t document, size_t note)
{
    cite__sink_text(out, "d");
    cite__sink_size(out, document);
    cite__sink_text(out, "n");
    cite__sink_size(out, note);
}

static void put_link(struct cite__sink *out, const cite_link *link, const cite_reference *reference)
{
    const char *between = " <span class=\"soft\">(";

    cite__sink_text(out, "<li>");
    if (reference && reference->check) {
        cite__html_verdict(out, cite__verdict_of(reference));
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
    for (size_t i = 0; i < cite__alternatives_shown(link); i++) {
        cite__sink_text(out, "<br><span class=\"soft\">or ");
        cite__html_url(out, link->alternatives[i]);
        cite__sink_text(out, "</span>");
    }
    cite__sink_text(out, "</li>\n");
}

static void put_links(struct cite__sink *out, const cite_document *document, const cite_audit *audit,
                      size_t index, const struct cite__note_links *links, size_t list)
{
    if (links->first[list] == CITE_NONE)
        return;
    cite__sink_text(out, "<ul class=\"links\">\n");
    for (size_t i = links->first[list]; i != CITE_NONE; i = links->next[i]) {
        const cite_reference *reference =
            audit ? cite_audit_reference(audit, cite_audit_reference_of(audit, index, i)) : NULL;
        put_link(out, cite_document_link(document, i), reference);
    }
    cite__sink_text(out, "</ul>\n");
}

static void put_note_head(struct cite__sink *out, const cite_note *note, size_t document, size_t index)
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

cite_status cite__html_document(struct cite__report *report, const cite_document *document,
                                const cite_audit *audit, size_t index)
{
    struct cite__sink *out = &report->out;
    struct cite__note_links links;
    size_t notes = cite_document_note_count(document);

    if (!cite__note_links(&links, document, &report->arena))
        return CITE_ERROR_MEMORY;
    size_t section = 0;
    if (notes > 0)
        cite__sink_text(out, "<h2>Notes</h2>\n<ol class=\"notes\">\n");
    for (size_t i = 0; i < notes; i++) {
        const cite_note *note = cite_document_note(document, i);
        if (note->section != section)
            put_section(out, note->section);
        section = note->section;
        put_note_head(out, note, index, i);
        put_links(out, document, audit, index, &links, i);
        cite__sink_text(out, "</div></li>\n");
    }
    if (notes > 0)
        cite__sink_text(out, "</ol>\n");
    if (links.first[notes] != CITE_NONE) {
        cite__sink_text(out, "<h2>Links in the running text</h2>\n");
        put_links(out, document, audit, index, &links, notes);
    }
    cite__html_bibliography(out, cite_document_bibliography(document));
    return CITE_OK;
}
