/*
 * report/text_audit.c: links and audits for a terminal: what needs work first, then the figures.
 *
 *     Findings
 *
 *     dead  https://example.org/a
 *           HTTP 404
 *           report.txt:210:5, page 14, note 12
 *           > Look for the page's new address, or cite an archived copy.
 */
#include "core/date.h"
#include "core/str.h"
#include "report/clean.h"
#include "report/places.h"
#include "report/text_parts.h"

#include <string.h>

/* Columns of the longest status word ("redirect-loop") and two spaces. */
#define STATUS_COLUMNS ((size_t)15)

/* Columns of the bars in the table. */
#define BAR_COLUMNS ((size_t)40)

/* Places named for one link; the rest are counted. */
#define PLACES_SHOWN ((size_t)6)

static void put_title(struct cite__report *report, const char *title)
{
    cite__sink_text(&report->out, "\n");
    cite__painted(report, CITE__PAINT_BOLD, title);
    cite__sink_text(&report->out, "\n");
}

static void put_padded(struct cite__report *report, enum cite__paint paint, const char *word)
{
    size_t len = strlen(word);

    cite__painted(report, paint, word);
    cite__sink_repeat(&report->out, " ", len < STATUS_COLUMNS ? STATUS_COLUMNS - len : 1);
}

/* "report.txt:210:5, page 12, note 30": the beginning is what editors and terminals follow. */
static void put_place(struct cite__sink *out, const struct cite__place *place)
{
    cite__clean_plain(out, cite__document_name(place->path, ""));
    cite__sink_text(out, ":");
    cite__sink_size(out, place->at->line);
    cite__sink_text(out, ":");
    cite__sink_size(out, place->at->column);
    if (place->at->page > 0) {
        cite__sink_text(out, ", page ");
        cite__sink_size(out, place->at->page);
    }
    if (place->note) {
        cite__sink_text(out, ", note ");
        cite__sink_size(out, place->note->number);
    }
}

static void put_places(struct cite__report *report, const cite_audit *audit, size_t index)
{
    const cite_reference *reference = cite_audit_reference(audit, index);
    struct cite__place place;

    cite__sink_repeat(&report->out, " ", STATUS_COLUMNS);
    for (size_t n = 0; n < PLACES_SHOWN && cite__place_of(&place, audit, index, n); n++) {
        if (n > 0)
            cite__sink_text(&report->out, "; ");
        put_place(&report->out, &place);
    }
    if (reference->place_count > PLACES_SHOWN) {
        cite__sink_text(&report->out, "; and ");
        cite__counted(&report->out, reference->place_count - PLACES_SHOWN, "more place", "more places");
    }
    cite__sink_text(&report->out, "\n");
}

/* One line below a link, its text cut to the width. */
static void put_below(struct cite__report *report, const char *sign, cite_str text)
{
    cite__sink_repeat(&report->out, " ", STATUS_COLUMNS);
    cite__sink_text(&report->out, sign);
    cite__clean_cut(&report->out, text, cite__columns_left(report, STATUS_COLUMNS + strlen(sign)));
    cite__sink_text(&report->out, "\n");
}

static void put_address(struct cite__report *report, const char *sign, cite_str url)
{
    cite__sink_repeat(&report->out, " ", STATUS_COLUMNS);
    cite__sink_text(&report->out, sign);
    cite__clean_plain(&report->out, url); /* never cut: it is there to be copied */
    cite__sink_text(&report->out, "\n");
}

/* What the visits of a store say: "failing since 2026-01-31". */
static void put_history(struct cite__report *report, const cite_audit *audit, const cite_reference *reference)
{
    char text[CITE__DATE_SIZE];

    if (cite_audit_run(audit) == 0 || reference->since == 0 || reference->state == CITE_STATE_UNKNOWN)
        return;
    cite__date_iso(text, reference->since);
    cite__sink_repeat(&report->out, " ", STATUS_COLUMNS);
    cite__sink_text(&report->out, cite_state_name(reference->state));
    cite__sink_text(&report->out, " since ");
    cite__sink_bytes(&report->out, text, sizeof "2026-01-31" - 1);
    cite__sink_text(&report->out, "\n");
}

static void put_finding(struct cite__report *report, const cite_audit *audit, size_t index)
{
    const cite_reference *reference = cite_audit_reference(audit, index);
    cite_verdict verdict = cite__verdict_of(reference);
    const struct cite__verdict_words *words = cite__verdict_words(verdict);

    cite__sink_text(&report->out, "\n");
    put_padded(report, cite__paint_of_tone(words->tone), cite_verdict_name(verdict));
    cite__clean_plain(&report->out, reference->url);
    cite__sink_text(&report->out, "\n");
    put_below(report, "", cite__reason_of(reference));
    put_history(report, audit, reference);
    put_places(report, audit, index);
    if (reference->check && reference->check->final_url.len > 0 &&
        !cite__str_equal(reference->check->final_url, reference->url))
        put_address(report, "leads to ", reference->check->final_url);
    if (words->advice) {
        cite__paint(report, CITE__PAINT_DIM);
        put_below(report, "> ", cite_str_from(words->advice));
        cite__paint(report, CITE__PAINT_NONE);
    }
}

static void put_findings(struct cite__report *report, const cite_audit *audit,
                         const struct cite__counts *counts)
{
    size_t count = cite_audit_reference_count(audit);

    if (counts->listed == 0)
        return;
    put_title(report, "Findings");
    for (size_t n = 0; n < CITE_VERDICT_COUNT_; n++) {
        cite_verdict verdict = cite__verdict_by_weight(n);
        if (counts->by_verdict[verdict] == 0)
            continue;
        for (size_t i = 0; i < count; i++) {
            if (cite__verdict_of(cite_audit_reference(audit, i)) == verdict &&
                cite__is_listed(cite_audit_reference(audit, i)))
                put_finding(report, audit, i);
        }
    }
}

/* Not findings, but worth a change before the text is printed. */
static void put_moved(struct cite__report *report, const cite_audit *audit, const struct cite__counts *counts)
{
    const cite_reference *reference = NULL;

    if (counts->moved == 0)
        return;
    put_title(report, "Moved for good: cite the new address");
    for (size_t i = 0; (reference = cite_audit_reference(audit, i)) != NULL; i++) {
        if (!cite__is_moved(reference))
            continue;
        cite__sink_text(&report->out, "\n");
        put_padded(report, CITE__PAINT_GOOD, cite_state_name(reference->state));
        cite__clean_plain(&report->out, reference->url);
        cite__sink_text(&report->out, "\n");
        put_address(report, "> ", reference->check->final_url);
        put_places(report, audit, i);
    }
}

static void put_table(struct cite__report *report, const struct cite__counts *counts)
{
    if (counts->total == 0) {
        cite__sink_text(&report->out, "\nNo links.\n");
        return;
    }
    put_title(report, "Summary");
    cite__sink_text(&report->out, "\n");
    for (size_t n = 0; n < CITE_VERDICT_COUNT_; n++) {
        cite_verdict verdict = cite__verdict_by_weight(n);
        size_t count = counts->by_verdict[verdict];
        if (count == 0)
            continue;
        enum cite__paint paint = cite__paint_of_tone(cite__verdict_words(verdict)->tone);
        size_t bar = count * BAR_COLUMNS / counts->total;
        put_padded(report, paint, cite_verdict_name(verdict));
        cite__number_right(&report->out, count, 6);
        cite__sink_text(&report->out, "  ");
        cite__paint(report, paint);
        cite__sink_repeat(&report->out, "#", bar > 0 ? bar : 1);
        cite__paint(report, CITE__PAINT_NONE);
        cite__sink_text(&report->out, "\n");
    }
    put_padded(report, CITE__PAINT_BOLD, "total");
    cite__number_right(&report->out, counts->total, 6);
    cite__sink_text(&report->out, "\n");
}

/* Where nothing was asked "0 findings" would be believed, so it is not said. */
static void put_headline(struct cite__sink *out, const struct cite__counts *counts)
{
    cite__counted(out, counts->total, "distinct link", "distinct links");
    if (counts->unchecked == 0 || counts->unchecked < counts->total) {
        cite__sink_text(out, ", ");
        cite__counted(out, counts->findings, "finding", "findings");
        cite__sink_text(out, ", ");
        if (counts->listed > counts->findings) {
            cite__counted(out, counts->listed - counts->findings, "warning", "warnings");
            cite__sink_text(out, ", ");
        }
        if (counts->known > 0) {
            cite__sink_size(out, counts->known);
            cite__sink_text(out, " known before, ");
        }
        cite__sink_size(out, counts->moved);
        cite__sink_text(out, " moved");
    }
    if (counts->unchecked > 0) {
        cite__sink_text(out, ", ");
        if (counts->unchecked < counts->total)
            cite__sink_size(out, counts->unchecked);
        cite__sink_text(out, counts->unchecked < counts->total ? " not checked " : "none checked ");
        cite__unchecked_words(out, counts);
    }
    cite__sink_text(out, "\n");
}

cite_status cite__audit_text(struct cite__report *report, const cite_audit *audit)
{
    struct cite__counts counts = cite__counts_of(audit);
    struct cite__sink *out = &report->out;
    size_t documents = cite_audit_document_count(audit);

    for (size_t i = 0; i < documents; i++) {
        cite__paint(report, CITE__PAINT_BOLD);
        cite__clean_plain(out, cite__document_name(cite_audit_document(audit, i)->name, ""));
        cite__paint(report, CITE__PAINT_NONE);
        cite__sink_text(out, ": ");
        cite__document_counts(out, cite_audit_document(audit, i));
        cite__sink_text(out, "\n");
    }
    put_headline(out, &counts);
    put_findings(report, audit, &counts);
    put_moved(report, audit, &counts);
    put_table(report, &counts);
    return cite__sink_finish(out);
}

/* A heading where the links of another document begin. */
static void put_document(struct cite__report *report, const cite_audit *audit, size_t reference, size_t *last)
{
    const cite_place *first = cite_audit_place(audit, reference, 0);

    if (!first || first->document == *last)
        return;
    if (*last != CITE_NONE)
        cite__sink_text(&report->out, "\n");
    *last = first->document;
    cite__paint(report, CITE__PAINT_BOLD);
    cite__clean_plain(&report->out, cite__document_name(cite_audit_document(audit, first->document)->name, ""));
    cite__paint(report, CITE__PAINT_NONE);
    cite__sink_text(&report->out, "\n");
}

/* Every link with its status below the document where it stands first, in reading order, and the figures. */
cite_status cite__links_text(struct cite__report *report, const cite_audit *audit)
{
    struct cite__counts counts = cite__counts_of(audit);
    const cite_reference *reference = NULL;
    size_t document = CITE_NONE;

    for (size_t i = 0; (reference = cite_audit_reference(audit, i)) != NULL; i++) {
        cite_verdict verdict = cite__verdict_of(reference);
        put_document(report, audit, i, &document);
        put_padded(report, cite__paint_of_tone(cite__verdict_words(verdict)->tone), cite_verdict_name(verdict));
        cite__clean_plain(&report->out, reference->url);
        cite__sink_text(&report->out, "\n");
        if (cite__is_listed(reference)) {
            put_below(report, "", cite__reason_of(reference));
            put_places(report, audit, i);
        } else if (reference->state == CITE_STATE_MOVED) {
            put_address(report, "> ", reference->check->final_url);
            put_places(report, audit, i);
        }
    }
    put_table(report, &counts);
    return cite__sink_finish(&report->out);
}
