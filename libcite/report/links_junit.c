/*
 * report/links_junit.c: links as JUnit XML, as continuous integration reads it: each link is a test case of its document.
 *
 * A finding is a failure; a link that nobody asked is skipped.
 */
#include "core/str.h"
#include "report/clean.h"
#include "report/places.h"
#include "report/report.h"
#include "report/verdicts.h"

static void put_attribute(struct cite__sink *out, const char *name, cite_str value)
{
    cite__sink_text(out, " ");
    cite__sink_text(out, name);
    cite__sink_text(out, "=\"");
    cite__clean_html(out, value);
    cite__sink_text(out, "\"");
}

static void put_count(struct cite__sink *out, const char *name, size_t count)
{
    cite__sink_text(out, " ");
    cite__sink_text(out, name);
    cite__sink_text(out, "=\"");
    cite__sink_size(out, count);
    cite__sink_text(out, "\"");
}

/* "report.txt:12:5, note 3" */
static void put_places(struct cite__sink *out, const cite_audit *audit, size_t reference)
{
    struct cite__place place;

    for (size_t n = 0; cite__place_of(&place, audit, reference, n); n++) {
        cite__clean_html(out, cite__document_name(place.path, ""));
        cite__sink_text(out, ":");
        cite__sink_size(out, place.at->line);
        cite__sink_text(out, ":");
        cite__sink_size(out, place.at->column);
        if (place.note) {
            cite__sink_text(out, ", note ");
            cite__sink_size(out, place.note->number);
        }
        cite__sink_text(out, "\n");
    }
}

static void put_outcome(struct cite__sink *out, const cite_audit *audit, size_t index)
{
    const cite_reference *reference = cite_audit_reference(audit, index);
    cite_verdict verdict = cite__verdict_of(reference);
    bool skipped = cite_check_weight(reference->check) != CITE_WEIGHT_ERROR;

    cite__sink_text(out, skipped ? "      <skipped" : "      <failure");
    put_attribute(out, "message", cite__reason_of(reference));
    if (skipped) {
        cite__sink_text(out, "/>\n");
        return;
    }
    put_attribute(out, "type", cite_str_from(cite_verdict_name(verdict)));
    cite__sink_text(out, ">");
    put_places(out, audit, index);
    cite__sink_text(out, "</failure>\n");
}

static void put_case(struct cite__sink *out, const cite_audit *audit, size_t index)
{
    const cite_reference *reference = cite_audit_reference(audit, index);
    cite_verdict verdict = cite__verdict_of(reference);
    struct cite__place place;
    bool known = cite__place_of(&place, audit, index, 0);

    cite__sink_text(out, "    <testcase");
    put_attribute(out, "classname", cite__document_name(known ? place.path : NULL, "links"));
    put_attribute(out, "name", reference->url);
    bool failed = cite_check_weight(reference->check) == CITE_WEIGHT_ERROR;
    if (!failed && !cite__verdict_is_unchecked(verdict)) {
        cite__sink_text(out, "/>\n");
        return;
    }
    cite__sink_text(out, ">\n");
    put_outcome(out, audit, index);
    cite__sink_text(out, "    </testcase>\n");
}

cite_status cite__links_junit(struct cite__report *report, const cite_audit *audit)
{
    struct cite__counts counts = cite__counts_of(audit);
    struct cite__sink *out = &report->out;

    cite__sink_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    cite__sink_text(out, "  <testsuite name=\"citation-check\"");
    put_count(out, "tests", counts.total);
    put_count(out, "failures", counts.findings);
    put_count(out, "errors", 0);
    put_count(out, "skipped", counts.unchecked);
    cite__sink_text(out, ">\n");
    for (size_t i = 0; i < counts.total; i++)
        put_case(out, audit, i);
    cite__sink_text(out, "  </testsuite>\n</testsuites>\n");
    return cite__sink_finish(out);
}
