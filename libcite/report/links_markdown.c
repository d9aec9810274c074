/*
 * report/links_markdown.c: links as Markdown (GitHub's tables): the figures, the findings, and what has moved.
 */
#include "report/clean.h"
#include "report/markdown_parts.h"
#include "report/report.h"
#include "report/verdicts.h"

static void put_finding(struct cite__sink *out, const cite_audit *audit, size_t index)
{
    const cite_reference *reference = cite_audit_reference(audit, index);
    const char *advice = cite__verdict_words(cite__verdict_of(reference))->advice;

    cite__sink_text(out, "| ");
    cite__sink_text(out, cite_verdict_name(cite__verdict_of(reference)));
    cite__sink_text(out, " | ");
    cite__markdown_url(out, reference->url);
    cite__sink_text(out, " | ");
    cite__clean_markdown(out, cite__reason_of(reference));
    cite__sink_text(out, " | ");
    cite__markdown_places(out, audit, index);
    cite__sink_text(out, " | ");
    cite__clean_markdown(out, cite_str_from(advice ? advice : ""));
    cite__sink_text(out, " |\n");
}

static void put_findings(struct cite__sink *out, const cite_audit *audit, const struct cite__counts *counts)
{
    if (counts->listed == 0)
        return;
    cite__sink_text(out, "\n## Findings\n\n| Status | Link | Reason | Place | What to do |\n"
                         "| --- | --- | --- | --- | --- |\n");
    for (size_t n = 0; n < CITE_VERDICT_COUNT_; n++) {
        cite_verdict verdict = cite__verdict_by_weight(n);
        if (counts->by_verdict[verdict] == 0)
            continue;
        for (size_t i = 0; i < counts->total; i++) {
            if (cite__verdict_of(cite_audit_reference(audit, i)) == verdict &&
                cite__is_listed(cite_audit_reference(audit, i)))
                put_finding(out, audit, i);
        }
    }
}

static void put_moved(struct cite__sink *out, const cite_audit *audit, const struct cite__counts *counts)
{
    const cite_reference *reference = NULL;

    if (counts->moved == 0)
        return;
    cite__sink_text(out, "\n## Moved for good\n\n| Cited | New address | Place |\n| --- | --- | --- |\n");
    for (size_t i = 0; (reference = cite_audit_reference(audit, i)) != NULL; i++) {
        if (!cite__is_moved(reference))
            continue;
        cite__sink_text(out, "| ");
        cite__markdown_url(out, reference->url);
        cite__sink_text(out, " | ");
        cite__markdown_url(out, reference->check->final_url);
        cite__sink_text(out, " | ");
        cite__markdown_places(out, audit, i);
        cite__sink_text(out, " |\n");
    }
}

cite_status cite__links_markdown(struct cite__report *report, const cite_audit *audit)
{
    struct cite__counts counts = cite__counts_of(audit);
    struct cite__sink *out = &report->out;

    cite__sink_text(out, "# Links\n\n");
    cite__markdown_figures(out, &counts);
    put_findings(out, audit, &counts);
    put_moved(out, audit, &counts);
    return cite__sink_finish(out);
}
