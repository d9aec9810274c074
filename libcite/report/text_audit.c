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
#include "core/str.h"
#include "report/clean.h"
#include "report/drift_words.h"
#include "report/places.h"
#include "report/text_parts.h"
#include "report/text_reference.h"

/* Columns of the bars in the table. */
#define BAR_COLUMNS ((size_t)40)

static void put_title(struct cite__report *report, const char *title)
{
    cite__sink_text(&report->out, "\n");
    cite__painted(report, CITE__PAINT_BOLD, title);
    cite__sink_text(&report->out, "\n");
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
                cite__text_finding(report, audit, i);
        }
    }
}

/* They answer, so no visit alone finds anything: what is there is no longer what was cited. */
static void put_drifted(struct cite__report *report, const cite_audit *audit, const struct cite__counts *counts)
{
    const cite_reference *reference = NULL;
    bool titled = false;

    for (size_t i = 0; counts->drifted > 0 && (reference = cite_audit_reference(audit, i)) != NULL; i++) {
        if (!cite_reference_has_drifted(reference) || cite__is_listed(reference) || reference->known)
            continue;
        if (!titled)
            put_title(report, "Drifted: no longer what was cited");
        titled = true;
        cite__text_head(report, CITE__PAINT_BAD,
                        cite__is_compared(reference) ? cite_drift_name(reference->drift->verdict)
                                                     : cite_state_name(reference->state),
                        reference->url);
        cite__text_drift(report, reference);
        cite__text_history(report, audit, reference);
        cite__text_places(report, audit, i);
        cite__text_advice(report, reference);
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
        cite__text_padded(report, CITE__PAINT_GOOD, cite_state_name(reference->state));
        cite__clean_plain(&report->out, reference->url);
        cite__sink_text(&report->out, "\n");
        cite__text_address(report, "> ", reference->check->final_url);
        cite__text_places(report, audit, i);
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
        cite__text_padded(report, paint, cite_verdict_name(verdict));
        cite__number_right(&report->out, count, 6);
        cite__sink_text(&report->out, "  ");
        cite__paint(report, paint);
        cite__sink_repeat(&report->out, "#", bar > 0 ? bar : 1);
        cite__paint(report, CITE__PAINT_NONE);
        cite__sink_text(&report->out, "\n");
    }
    cite__text_padded(report, CITE__PAINT_BOLD, "total");
    cite__number_right(&report->out, counts->total, 6);
    cite__sink_text(&report->out, "\n");
}

/* What became of the pages that answered, below the table of the answers. */
static void put_comparison(struct cite__report *report, const struct cite__counts *counts)
{
    if (cite__drift_counted(counts) == 0)
        return;
    cite__sink_text(&report->out, "\n");
    cite__drift_summary(&report->out, counts);
    cite__sink_text(&report->out, "\n");
}

/* Documents with a line of their own; more are told as one. */
#define DOCUMENTS_SHOWN ((size_t)20)

static cite_audited sum_of(const cite_audit *audit, size_t documents)
{
    cite_audited sum = {0};

    for (size_t i = 0; i < documents; i++) {
        const cite_audited *document = cite_audit_document(audit, i);
        sum.notes += document->notes;
        sum.repaired += document->repaired;
        sum.inferred += document->inferred;
        sum.links += document->links;
        sum.citations += document->citations;
        sum.works += document->works;
    }
    return sum;
}

static void put_documents(struct cite__report *report, const cite_audit *audit)
{
    struct cite__sink *out = &report->out;
    size_t documents = cite_audit_document_count(audit);

    if (documents > DOCUMENTS_SHOWN) {
        const cite_audited sum = sum_of(audit, documents);
        cite__paint(report, CITE__PAINT_BOLD);
        cite__sink_size(out, documents);
        cite__sink_text(out, " documents");
        cite__paint(report, CITE__PAINT_NONE);
        cite__sink_text(out, ": ");
        cite__document_counts(out, &sum);
        cite__sink_text(out, "\n");
        return;
    }
    for (size_t i = 0; i < documents; i++) {
        cite__paint(report, CITE__PAINT_BOLD);
        cite__clean_plain(out, cite__document_name(cite_audit_document(audit, i)->name, ""));
        cite__paint(report, CITE__PAINT_NONE);
        cite__sink_text(out, ": ");
        cite__document_counts(out, cite_audit_document(audit, i));
        cite__sink_text(out, "\n");
    }
}

cite_status cite__audit_text(struct cite__report *report, const cite_audit *audit)
{
    struct cite__counts counts = cite__counts_of(audit);
    struct cite__sink *out = &report->out;

    put_documents(report, audit);
    cite__headline(out, &counts);
    put_findings(report, audit, &counts);
    put_drifted(report, audit, &counts);
    put_moved(report, audit, &counts);
    put_table(report, &counts);
    put_comparison(report, &counts);
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
        cite__text_padded(report, cite__paint_of_tone(cite__verdict_words(verdict)->tone),
                          cite_verdict_name(verdict));
        cite__clean_plain(&report->out, reference->url);
        cite__sink_text(&report->out, "\n");
        if (cite__is_listed(reference)) {
            cite__text_below(report, "", cite__reason_of(reference));
            cite__text_places(report, audit, i);
        } else if (reference->state == CITE_STATE_MOVED) {
            cite__text_address(report, "> ", reference->check->final_url);
            cite__text_places(report, audit, i);
        }
    }
    put_table(report, &counts);
    return cite__sink_finish(&report->out);
}
