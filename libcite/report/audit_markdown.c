/*
 * report/audit_markdown.c: an audit as Markdown (GitHub's tables): the figures, and what needs work with what to do about it.
 */
#include "core/str.h"
#include "report/clean.h"
#include "report/drift_words.h"
#include "report/markdown_parts.h"
#include "report/need.h"
#include "report/report.h"
#include "report/text_parts.h"

/* "dead since 2021-03-04, 3 bad visits", where a store knows. */
static void put_state(struct cite__sink *out, const cite_audit *audit, const cite_reference *reference)
{
    if (cite_audit_run(audit) == 0 || reference->since == 0 || reference->state == CITE_STATE_UNKNOWN)
        return;
    cite__sink_text(out, cite_state_name(reference->state));
    cite__sink_text(out, " since ");
    cite__day(out, reference->since);
    if (reference->strikes > 1) {
        cite__sink_text(out, ", ");
        cite__counted(out, reference->strikes, "bad visit", "bad visits");
    }
}

static void put_drift(struct cite__sink *out, const cite_reference *reference)
{
    if (!reference->drift)
        return;
    cite__sink_text(out, cite__drift_words(reference->drift->verdict));
    if (!cite__is_compared(reference) || reference->drift->verdict == CITE_DRIFT_SAME)
        return;
    cite__sink_text(out, ", against ");
    cite__drift_against(out, reference);
    cite__sink_text(out, ": ");
    cite__drift_likeness(out, reference->drift);
}

static void put_remedy(struct cite__sink *out, const cite_reference *reference)
{
    cite_suggestion suggestion = cite_reference_suggestion(reference);
    const char *advice = cite__advice_of(reference);

    if (suggestion.kind == CITE_SUGGESTION_NONE) {
        cite__clean_markdown(out, cite_str_from(advice));
        return;
    }
    cite__suggestion_words(out, &suggestion);
    cite__sink_text(out, " ");
    cite__markdown_url(out, suggestion.new_url);
}

static void put_row(struct cite__sink *out, const cite_audit *audit, size_t index)
{
    const cite_reference *reference = cite_audit_reference(audit, index);

    cite__sink_text(out, "| ");
    cite__sink_text(out, cite_verdict_name(cite__verdict_of(reference)));
    cite__sink_text(out, " | ");
    cite__markdown_url(out, reference->url);
    cite__sink_text(out, " | ");
    if (!cite__str_is(cite__reason_of(reference), cite_verdict_name(cite__verdict_of(reference))))
        cite__clean_markdown(out, cite__reason_of(reference));
    cite__sink_text(out, " | ");
    cite__markdown_places(out, audit, index);
    cite__sink_text(out, " | ");
    put_state(out, audit, reference);
    cite__sink_text(out, " | ");
    put_drift(out, reference);
    cite__sink_text(out, " | ");
    put_remedy(out, reference);
    cite__sink_text(out, " |\n");
}

cite_status cite__audit_markdown(struct cite__report *report, const cite_audit *audit)
{
    struct cite__counts counts = cite__counts_of(audit);
    struct cite__sink *out = &report->out;
    const size_t *order = cite__need_order(audit, &report->arena);

    if (!order)
        return CITE_ERROR_MEMORY;
    cite__sink_text(out, "# Audit\n\n");
    cite__headline(out, &counts);
    cite__sink_text(out, "\n");
    cite__markdown_figures(out, &counts);
    if (cite__drift_counted(&counts) > 0) {
        cite__sink_text(out, "\n");
        cite__drift_summary(out, &counts);
        cite__sink_text(out, "\n");
    }
    if (counts.total > 0 && cite__needs_work(cite_audit_reference(audit, order[0])))
        cite__sink_text(out, "\n## What needs work\n\n"
                             "| Status | Link | Reason | Place | State | Drift | What to do |\n"
                             "| --- | --- | --- | --- | --- | --- | --- |\n");
    for (size_t n = 0; n < counts.total; n++) {
        if (cite__needs_work(cite_audit_reference(audit, order[n])))
            put_row(out, audit, order[n]);
    }
    if (cite__drift_counted(&counts) > 0) {
        cite__sink_text(out, "\n");
        cite__drift_thresholds(out, report->options.drift);
        cite__sink_text(out, "\n");
    }
    return cite__sink_finish(out);
}
