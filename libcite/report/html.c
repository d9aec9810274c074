/*
 * report/html.c: the pages of one document and of the links, with what needs work first. The audit's: report/html_audit.c.
 */
#include "core/str.h"
#include "report/clean.h"
#include "report/html_parts.h"
#include "report/report.h"

/* Places named for one finding; the rest are counted. */
#define PLACES_SHOWN ((size_t)12)

cite_status cite__document_html(struct cite__report *report, const cite_document *document, const char *name)
{
    cite_audited figures = cite_audit_figures(document);

    cite__html_begin(report, cite__document_name(name, "Document"));
    cite__sink_text(&report->out, "<ul class=\"figures\">\n");
    cite__html_document_figures(&report->out, &figures);
    cite__sink_text(&report->out, "</ul>\n");
    cite_status status = cite__html_document(report, document);
    if (status != CITE_OK)
        return status;
    cite__html_end(report);
    return cite__sink_finish(&report->out);
}

/* "note 12, line 210". */
static void put_place(struct cite__sink *out, const cite_audit *audit, size_t reference, size_t n)
{
    struct cite__place place;

    if (!cite__place_of(&place, audit, reference, n))
        return;
    if (cite_audit_document_count(audit) > 1) {
        cite__clean_html(out, cite__document_name(place.path, ""));
        cite__sink_text(out, ", ");
    }
    if (place.note) {
        cite__sink_text(out, "note ");
        cite__sink_size(out, place.note->number);
        cite__sink_text(out, ", ");
    }
    cite__sink_text(out, "line ");
    cite__sink_size(out, place.at->line);
}

static void put_places(struct cite__sink *out, const cite_audit *audit, size_t index)
{
    size_t count = cite_audit_reference(audit, index)->place_count;

    cite__sink_text(out, "<p class=\"soft\">");
    for (size_t n = 0; n < count && n < PLACES_SHOWN; n++) {
        cite__sink_text(out, n > 0 ? "; " : "");
        put_place(out, audit, index, n);
    }
    if (count > PLACES_SHOWN) {
        cite__sink_text(out, "; and ");
        cite__sink_size(out, count - PLACES_SHOWN);
        cite__sink_text(out, " more");
    }
    cite__sink_text(out, "</p>\n");
}

static void put_card(struct cite__sink *out, const cite_audit *audit, size_t index)
{
    const cite_reference *reference = cite_audit_reference(audit, index);
    const cite_check *check = reference->check;
    cite_verdict verdict = cite__verdict_of(reference);
    const char *advice = cite__verdict_words(verdict)->advice;

    cite__sink_text(out, "<div class=\"finding ");
    cite__sink_text(out, cite__html_tone(verdict));
    cite__sink_text(out, "\"><p>");
    cite__html_verdict(out, verdict);
    cite__sink_text(out, " ");
    cite__html_url(out, reference->url);
    cite__sink_text(out, "</p>\n<p>");
    cite__clean_html(out, cite__reason_of(reference));
    cite__sink_text(out, "</p>\n");
    if (check && check->final_url.len > 0 && !cite__str_equal(check->final_url, reference->url)) {
        cite__sink_text(out, cite__is_moved(reference) ? "<p>Cite the new address: " : "<p>Leads to ");
        cite__html_url(out, check->final_url);
        cite__sink_text(out, "</p>\n");
    }
    put_places(out, audit, index);
    if (advice) {
        cite__sink_text(out, "<p>");
        cite__clean_html(out, cite_str_from(advice));
        cite__sink_text(out, "</p>\n");
    }
    cite__sink_text(out, "</div>\n");
}

static void put_findings(struct cite__sink *out, const cite_audit *audit, const struct cite__counts *counts)
{
    size_t count = cite_audit_reference_count(audit);

    if (counts->listed > 0)
        cite__sink_text(out, "<h2>Findings</h2>\n");
    for (size_t n = 0; n < CITE_VERDICT_COUNT_; n++) {
        cite_verdict verdict = cite__verdict_by_weight(n);
        if (counts->by_verdict[verdict] == 0)
            continue;
        for (size_t i = 0; i < count; i++) {
            if (cite__verdict_of(cite_audit_reference(audit, i)) == verdict &&
                cite__is_listed(cite_audit_reference(audit, i)))
                put_card(out, audit, i);
        }
    }
    if (counts->moved > 0)
        cite__sink_text(out, "<h2>Moved for good</h2>\n");
    for (size_t i = 0; i < count && counts->moved > 0; i++) {
        if (cite__is_moved(cite_audit_reference(audit, i)))
            put_card(out, audit, i);
    }
}

static void put_summary(struct cite__sink *out, const struct cite__counts *counts)
{
    cite__sink_text(out, "<ul class=\"figures\">\n");
    cite__html_figure(out, counts->total, "distinct link", "distinct links");
    /* Where nothing was asked "0 findings" would be believed, so it is not said. */
    if (counts->unchecked == 0 || counts->unchecked < counts->total) {
        cite__html_figure(out, counts->findings, "finding", "findings");
        cite__html_figure(out, counts->moved, "moved for good", "moved for good");
    }
    if (counts->unchecked > 0)
        cite__html_figure(out, counts->unchecked, "not checked", "not checked");
    cite__sink_text(out, "</ul>\n");
    if (counts->unchecked > 0) {
        cite__sink_text(out, counts->unchecked < counts->total ? "<p>Not every link was checked "
                                                               : "<p>No link was checked ");
        cite__unchecked_words(out, counts);
        cite__sink_text(out, ".</p>\n");
    }
    cite__html_bar(out, counts);
}

cite_status cite__links_html(struct cite__report *report, const cite_audit *audit)
{
    struct cite__counts counts = cite__counts_of(audit);
    struct cite__sink *out = &report->out;
    const cite_reference *reference = NULL;

    cite__html_begin(report, CITE__LIT("Links"));
    put_summary(out, &counts);
    put_findings(out, audit, &counts);
    cite__sink_text(out, "<h2>All links</h2>\n<ul class=\"links\">\n");
    for (size_t i = 0; (reference = cite_audit_reference(audit, i)) != NULL; i++) {
        cite__sink_text(out, "<li>");
        cite__html_verdict(out, cite__verdict_of(reference));
        cite__sink_text(out, " ");
        cite__html_url(out, reference->url);
        cite__sink_text(out, "</li>\n");
    }
    cite__sink_text(out, "</ul>\n");
    cite__html_end(report);
    return cite__sink_finish(out);
}
