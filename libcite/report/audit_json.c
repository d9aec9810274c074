/*
 * report/audit_json.c: the audit as "libcite.audit/1": the run, the documents, and each reference with its state.
 */
#include "core/date.h"
#include "core/str.h"
#include "report/json_parts.h"
#include "report/report.h"
#include "report/verdicts.h"

static void put_count(struct cite__json *json, const char *key, size_t count)
{
    cite__json_key(json, key);
    cite__json_size(json, count);
}

static void put_likeness(struct cite__json *json, const char *key, double value)
{
    cite__json_key(json, key);
    cite__json_real(json, value);
}

static void put_number(struct cite__json *json, const char *key, int64_t value)
{
    if (value == 0)
        return;
    cite__json_key(json, key);
    cite__json_int(json, value);
}

/* Where the verdicts on drift begin. */
static void put_thresholds(struct cite__json *json, const cite_drift_options *given)
{
    cite_drift_options options;

    cite_drift_defaults(&options, given);
    cite__json_key(json, "drift");
    cite__json_object(json);
    put_likeness(json, "same", options.same);
    put_likeness(json, "minor", options.minor);
    put_likeness(json, "replaced_cosine", options.replaced_cosine);
    put_likeness(json, "replaced_jaccard", options.replaced_jaccard);
    put_likeness(json, "replaced_dice", options.replaced_dice);
    put_likeness(json, "major_words", options.major_words);
    put_likeness(json, "title", options.title);
    put_count(json, "words_min", options.words_min);
    cite__json_end(json);
}

/* What the caller set; a number that is not here had its default. */
static void put_options(struct cite__json *json, const cite_report_options *report)
{
    const cite_checker_options *options = report->checker;

    cite__json_key(json, "options");
    cite__json_object(json);
    if (options) {
        cite__json_key(json, "method");
        cite__json_text(json, options->method == CITE_METHOD_HEAD ? "head" : "get");
        cite__json_key(json, "offline");
        cite__json_bool(json, options->offline != 0);
        put_number(json, "timeout_ms", options->timeout_ms);
        put_number(json, "connect_timeout_ms", options->connect_timeout_ms);
        put_number(json, "max_time_ms", options->max_time_ms);
        put_number(json, "max_redirects", options->max_redirects);
        if (options->no_retries) {
            cite__json_key(json, "retries");
            cite__json_int(json, 0);
        } else {
            put_number(json, "retries", options->retries);
        }
        put_number(json, "concurrency", options->concurrency);
        put_number(json, "per_host", options->per_host);
        cite__json_key(json, "allow_private");
        cite__json_bool(json, options->allow_private != 0);
        cite__json_key(json, "insecure");
        cite__json_bool(json, options->insecure != 0);
    }
    put_thresholds(json, report->drift);
    cite__json_end(json);
}

/* Without a store a run is named by its time. */
static void put_run(struct cite__json *json, const cite_audit *audit, const cite_report_options *options)
{
    cite__json_key(json, "run");
    cite__json_object(json);
    cite__json_key(json, "id");
    if (cite_audit_run(audit) != 0) {
        cite__json_int(json, cite_audit_run(audit));
    } else if (options->started != 0) {
        char text[CITE__DATE_SIZE];
        cite__date_iso(text, options->started);
        cite__json_text(json, text);
    } else {
        cite__json_null(json);
    }
    cite__json_time(json, "started", options->started);
    cite__json_time(json, "finished", options->now);
    put_options(json, options);
    cite__json_end(json);
}

static void put_documents(struct cite__json *json, const cite_audit *audit)
{
    size_t count = cite_audit_document_count(audit);

    cite__json_key(json, "documents");
    cite__json_array(json);
    for (size_t i = 0; i < count; i++) {
        const cite_audited *document = cite_audit_document(audit, i);
        const cite_date date = {.begin = document->date};
        cite__json_object(json);
        cite__json_key(json, "path");
        cite__json_text(json, document->name);
        cite__json_told(json, document->title, &date);
        cite__json_key(json, "counts");
        cite__json_object(json);
        put_count(json, "notes", document->notes);
        put_count(json, "callouts", document->callouts);
        put_count(json, "links", document->links);
        put_count(json, "citations", document->citations);
        put_count(json, "items", document->works);
        cite__json_end(json);
        cite__json_end(json);
    }
    cite__json_end(json);
}

static void put_suggestion(struct cite__json *json, const cite_reference *reference)
{
    cite_suggestion suggestion = cite_reference_suggestion(reference);

    if (suggestion.kind == CITE_SUGGESTION_NONE)
        return;
    cite__json_key(json, "suggestion");
    cite__json_object(json);
    cite__json_key(json, "kind");
    cite__json_text(json, cite_suggestion_kind_name(suggestion.kind));
    cite__json_key(json, "url");
    cite__json_shown(json, suggestion.new_url);
    cite__json_end(json);
}

/* Likenesses are told of what was compared; a page without a title has none of titles. */
static void put_drift(struct cite__json *json, const cite_reference *reference)
{
    const cite_drift *drift = reference->drift;

    if (!drift)
        return;
    cite__json_key(json, "drift");
    cite__json_object(json);
    cite__json_key(json, "verdict");
    cite__json_text(json, cite_drift_name(drift->verdict));
    if (drift->verdict != CITE_DRIFT_NO_BASELINE) {
        cite__json_optional(json, "against", reference->drift_against);
        if (drift->title >= 0)
            put_likeness(json, "title", drift->title);
        put_likeness(json, "simhash", drift->simhash);
        put_likeness(json, "jaccard", drift->jaccard);
        put_likeness(json, "dice", drift->dice);
        put_likeness(json, "cosine", drift->cosine);
        cite__json_key(json, "words_change");
        cite__json_signed(json, drift->words_change);
    }
    cite__json_end(json);
}

/* What archives have; how many were asked is told also where none has a copy. */
static void put_archive(struct cite__json *json, const cite_reference *reference)
{
    if (!reference->archive && reference->archives_asked == 0)
        return;
    cite__json_key(json, "archive");
    cite__json_object(json);
    if (reference->archive) {
        cite__json_optional(json, "url", reference->archive->url);
        cite__json_time(json, "datetime", reference->archive->datetime);
    }
    put_count(json, "asked", reference->archives_asked);
    cite__json_end(json);
}

/* The last visits; one alone is told above. */
static void put_visits(struct cite__json *json, const cite_reference *reference)
{
    if (reference->visit_count < 2)
        return;
    cite__json_key(json, "visits");
    cite__json_array(json);
    for (size_t i = 0; i < reference->visit_count; i++) {
        const cite_visit *visit = &reference->visits[i];
        cite__json_object(json);
        cite__json_time(json, "checked_at", visit->at);
        cite__json_key(json, "status");
        cite__json_text(json, cite_verdict_name(visit->status));
        if (visit->drift != CITE_DRIFT_NO_BASELINE) {
            cite__json_key(json, "drift");
            cite__json_text(json, cite_drift_name(visit->drift));
        }
        cite__json_end(json);
    }
    cite__json_end(json);
}

/* The state after the visits that are known, which without a store is this one alone. */
static void put_state(struct cite__json *json, const cite_reference *reference)
{
    cite__json_key(json, "state");
    cite__json_text(json, cite_state_name(reference->state));
    if (reference->since != 0) {
        char text[CITE__DATE_SIZE];
        cite__date_iso(text, reference->since);
        cite__json_key(json, "since");
        cite__json_str(json, (cite_str){text, sizeof "2026-01-31" - 1});
    }
    put_count(json, "strikes", reference->strikes);
    if (reference->known) {
        cite__json_key(json, "known");
        cite__json_bool(json, true);
    }
    put_visits(json, reference);
    put_drift(json, reference);
    put_archive(json, reference);
    cite__json_optional(json, "original", reference->original);
    put_suggestion(json, reference);
}

static void put_reference(struct cite__json *json, const cite_audit *audit, size_t index)
{
    cite__json_object(json);
    cite__json_reference(json, audit, index);
    put_state(json, cite_audit_reference(audit, index));
    cite__json_end(json);
}

static void put_audit(struct cite__json *json, const cite_audit *audit, const cite_report_options *options)
{
    cite__json_key(json, "schema");
    cite__json_text(json, "libcite.audit/1");
    put_run(json, audit, options);
    put_documents(json, audit);
}

cite_status cite__audit_json(struct cite__report *report, const cite_audit *audit)
{
    struct cite__json json;
    size_t count = cite_audit_reference_count(audit);

    cite__json_init(&json, report->write, report->context, true);
    cite__json_object(&json);
    put_audit(&json, audit, &report->options);
    cite__json_key(&json, "references");
    cite__json_array(&json);
    for (size_t i = 0; i < count; i++)
        put_reference(&json, audit, i);
    cite__json_end(&json);
    cite__json_summary(&json, audit);
    cite__json_end(&json);
    return cite__json_finish(&json);
}

/* A reference a line, as links have it, and all else in the last one. */
cite_status cite__audit_jsonl(struct cite__report *report, const cite_audit *audit)
{
    struct cite__json json;
    size_t count = cite_audit_reference_count(audit);

    cite__json_init(&json, report->write, report->context, false);
    for (size_t i = 0; i < count; i++) {
        put_reference(&json, audit, i);
        cite__json_newline(&json);
    }
    cite__json_object(&json);
    put_audit(&json, audit, &report->options);
    cite__json_summary(&json, audit);
    cite__json_end(&json);
    cite__json_newline(&json);
    return cite__json_finish(&json);
}
