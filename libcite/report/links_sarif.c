/*
 * report/links_sarif.c: findings as SARIF 2.1.0 (OASIS), which code-scanning services read: a rule for each verdict that
 * is a finding, and a result for each place.
 */
#include "core/str.h"
#include "report/json_parts.h"
#include "report/places.h"
#include "report/report.h"
#include "report/verdicts.h"

#include <cite/version.h>

#include <string.h>

static const char schema[] = "https://json.schemastore.org/sarif-2.1.0.json";

static const char *level_of(cite_verdict verdict)
{
    return cite__verdict_words(verdict)->tone == CITE__TONE_BAD ? "error" : "warning";
}

static void put_message(struct cite__json *json, const char *key, const char *text)
{
    cite__json_key(json, key);
    cite__json_object(json);
    cite__json_key(json, "text");
    cite__json_text(json, text);
    cite__json_end(json);
}

static void put_rules(struct cite__json *json)
{
    cite__json_key(json, "rules");
    cite__json_array(json);
    for (size_t n = 0; n < CITE_VERDICT_COUNT_; n++) {
        cite_verdict verdict = cite__verdict_by_weight(n);
        const char *advice = cite__verdict_words(verdict)->advice;
        if (!cite_verdict_is_finding(verdict))
            continue;
        cite__json_object(json);
        cite__json_key(json, "id");
        cite__json_text(json, cite_verdict_name(verdict));
        put_message(json, "shortDescription", cite_verdict_name(verdict));
        put_message(json, "help", advice ? advice : cite_verdict_name(verdict));
        cite__json_key(json, "defaultConfiguration");
        cite__json_object(json);
        cite__json_key(json, "level");
        cite__json_text(json, level_of(verdict));
        cite__json_end(json);
        cite__json_end(json);
    }
    cite__json_end(json);
}

static void put_tool(struct cite__json *json)
{
    cite__json_key(json, "tool");
    cite__json_object(json);
    cite__json_key(json, "driver");
    cite__json_object(json);
    cite__json_key(json, "name");
    cite__json_text(json, "citation-check");
    cite__json_key(json, "version");
    cite__json_text(json, cite_version_string());
    put_rules(json);
    cite__json_end(json);
    cite__json_end(json);
}

/* What was gathered in the scratch buffer, as a value; memory that ran out there ends the output. */
static void put_gathered(struct cite__report *report, struct cite__json *json, const char *key)
{
    if (report->scratch.failed != CITE_OK)
        json->failed = report->scratch.failed;
    cite__json_key(json, key);
    cite__json_shown(json, cite__buf_view(&report->scratch));
}

/* A path as a relative reference (RFC 3986, 4.2): what is no unreserved character or slash is percent-encoded. */
static void put_path(struct cite__report *report, struct cite__json *json, const char *path)
{
    static const char hex[] = "0123456789ABCDEF";
    struct cite__buf *buf = &report->scratch;

    cite__buf_clear(buf);
    for (const char *at = path ? path : ""; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        if (cite__is_alnum(*at) || strchr("/-._~", *at)) {
            cite__buf_byte(buf, *at);
            continue;
        }
        cite__buf_byte(buf, '%');
        cite__buf_byte(buf, hex[byte >> 4]);
        cite__buf_byte(buf, hex[byte & 15]);
    }
    put_gathered(report, json, "uri");
}

static void put_region(struct cite__json *json, const struct cite__place *place)
{
    cite_span span = cite__span_whole(place->at->spans, place->at->span_count);

    cite__json_key(json, "region");
    cite__json_object(json);
    cite__json_key(json, "startLine");
    cite__json_size(json, place->at->line);
    cite__json_key(json, "startColumn");
    cite__json_size(json, place->at->column);
    cite__json_key(json, "byteOffset");
    cite__json_size(json, span.begin);
    cite__json_key(json, "byteLength");
    cite__json_size(json, span.end - span.begin);
    cite__json_end(json);
}

static void put_location(struct cite__report *report, struct cite__json *json, const struct cite__place *place)
{
    cite__json_key(json, "locations");
    cite__json_array(json);
    cite__json_object(json);
    cite__json_key(json, "physicalLocation");
    cite__json_object(json);
    cite__json_key(json, "artifactLocation");
    cite__json_object(json);
    put_path(report, json, place->path);
    cite__json_end(json);
    put_region(json, place);
    cite__json_end(json);
    cite__json_end(json);
    cite__json_end(json);
}

/* "https://example.org/a: HTTP 404" */
static void put_result_message(struct cite__report *report, struct cite__json *json,
                               const cite_reference *reference)
{
    cite__buf_clear(&report->scratch);
    cite__buf_str(&report->scratch, reference->url);
    cite__buf_text(&report->scratch, ": ");
    cite__buf_str(&report->scratch, cite__reason_of(reference));
    cite__json_key(json, "message");
    cite__json_object(json);
    put_gathered(report, json, "text");
    cite__json_end(json);
}

static void put_result(struct cite__report *report, struct cite__json *json, const cite_reference *reference,
                       const struct cite__place *place)
{
    cite_verdict verdict = cite__verdict_of(reference);

    cite__json_object(json);
    cite__json_key(json, "ruleId");
    cite__json_text(json, cite_verdict_name(verdict));
    cite__json_key(json, "level");
    cite__json_text(json, cite__is_error(reference) ? "error" : "warning");
    put_result_message(report, json, reference);
    put_location(report, json, place);
    cite__json_key(json, "partialFingerprints");
    cite__json_object(json);
    cite__json_key(json, "url/v1");
    cite__json_shown(json, reference->url);
    cite__json_end(json);
    cite__json_end(json);
}

static void put_results(struct cite__report *report, struct cite__json *json, const cite_audit *audit)
{
    const cite_reference *reference = NULL;
    struct cite__place place;

    cite__json_key(json, "columnKind");
    cite__json_text(json, "unicodeCodePoints");
    cite__json_key(json, "results");
    cite__json_array(json);
    for (size_t i = 0; (reference = cite_audit_reference(audit, i)) != NULL; i++) {
        if (!cite__is_listed(reference))
            continue;
        for (size_t n = 0; cite__place_of(&place, audit, i, n); n++)
            put_result(report, json, reference, &place);
    }
    cite__json_end(json);
}

cite_status cite__links_sarif(struct cite__report *report, const cite_audit *audit)
{
    struct cite__json json;

    cite__json_init(&json, report->write, report->context, true);
    cite__json_object(&json);
    cite__json_key(&json, "$schema");
    cite__json_text(&json, schema);
    cite__json_key(&json, "version");
    cite__json_text(&json, "2.1.0");
    cite__json_key(&json, "runs");
    cite__json_array(&json);
    cite__json_object(&json);
    put_tool(&json);
    put_results(report, &json, audit);
    cite__json_end(&json);
    cite__json_end(&json);
    cite__json_end(&json);
    return cite__json_finish(&json);
}
