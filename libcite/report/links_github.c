/*
 * report/links_github.c: findings as workflow commands of GitHub, which shows them beside the lines of the files:
 *
 *     ::error file=docs/report.md,line=12,col=5,title=dead link::https%3A//example.org/a: HTTP 404
 */
#include "core/str.h"
#include "report/clean.h"
#include "report/places.h"
#include "report/report.h"
#include "report/verdicts.h"

static const char *command_of(const cite_reference *reference)
{
    return cite__is_error(reference) ? "::error" : "::warning";
}

static void put_line(struct cite__sink *out, const cite_reference *reference, const struct cite__place *place)
{
    cite_verdict verdict = cite__verdict_of(reference);
    const char *advice = cite__verdict_words(verdict)->advice;

    cite__sink_text(out, command_of(reference));
    cite__sink_text(out, " file=");
    cite__clean_command(out, cite_str_from(place->path ? place->path : ""));
    cite__sink_text(out, ",line=");
    cite__sink_size(out, place->at->line);
    cite__sink_text(out, ",col=");
    cite__sink_size(out, place->at->column);
    cite__sink_text(out, ",title=");
    cite__clean_command(out, cite_str_from(cite_verdict_name(verdict)));
    cite__sink_text(out, " link::");
    cite__clean_command(out, reference->url);
    cite__sink_text(out, ": ");
    cite__clean_command(out, cite__reason_of(reference));
    if (advice) {
        cite__sink_text(out, ". ");
        cite__clean_command(out, cite_str_from(advice));
    }
    cite__sink_text(out, "\n");
}

cite_status cite__links_github(struct cite__report *report, const cite_audit *audit)
{
    struct cite__counts counts = cite__counts_of(audit);
    const cite_reference *reference = NULL;
    struct cite__place place;

    for (size_t i = 0; (reference = cite_audit_reference(audit, i)) != NULL; i++) {
        if (!cite__is_listed(reference))
            continue;
        for (size_t n = 0; cite__place_of(&place, audit, i, n); n++)
            put_line(&report->out, reference, &place);
    }
    cite__sink_text(&report->out, "::notice title=citation-check::");
    cite__sink_size(&report->out, counts.total);
    cite__sink_text(&report->out, " links, ");
    cite__sink_size(&report->out, counts.findings);
    cite__sink_text(&report->out, " findings\n");
    return cite__sink_finish(&report->out);
}
