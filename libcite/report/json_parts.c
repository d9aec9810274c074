/*
 * report/json_parts.c: see json_parts.h.
 */
#include "report/json_parts.h"

#include "core/date.h"
#include "core/str.h"
#include "report/places.h"
#include "report/verdicts.h"

static size_t put_digits(char *out, size_t number)
{
    char digits[20]; /* of 2^64 */
    size_t at = sizeof digits;
    size_t len = 0;

    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    while (at < sizeof digits)
        out[len++] = digits[at++];
    return len;
}

void cite__json_span(struct cite__json *json, cite_span span)
{
    char text[48]; /* two numbers of 20 digits, brackets, a comma and a space */
    size_t len = 0;

    text[len++] = '[';
    len += put_digits(text + len, span.begin);
    text[len++] = ',';
    text[len++] = ' ';
    len += put_digits(text + len, span.end);
    text[len++] = ']';
    cite__json_raw(json, (cite_str){text, len});
}

void cite__json_spans(struct cite__json *json, const cite_span *spans, size_t count, bool always)
{
    cite__json_key(json, "span");
    cite__json_span(json, cite__span_whole(spans, count));
    if (count < 2 && !always)
        return;
    cite__json_key(json, "spans");
    cite__json_array(json);
    for (size_t i = 0; i < count; i++)
        cite__json_span(json, spans[i]);
    cite__json_end(json);
}

void cite__json_told(struct cite__json *json, cite_str title, const cite_date *date)
{
    char text[CITE__EDTF_SIZE];

    cite__json_optional(json, "title", title);
    if (date && (date->begin.year != 0 || date->literal.len > 0)) {
        cite__date_edtf(text, date);
        cite__json_optional(json, "date", cite_str_from(text));
    }
}

void cite__json_note_of(struct cite__json *json, size_t number, size_t section)
{
    cite__json_key(json, "note");
    cite__json_size(json, number);
    cite__json_key(json, "section");
    cite__json_size(json, section);
}

void cite__json_optional(struct cite__json *json, const char *key, cite_str value)
{
    if (value.len == 0)
        return;
    cite__json_key(json, key);
    cite__json_shown(json, value);
}

void cite__json_time(struct cite__json *json, const char *key, int64_t seconds)
{
    char text[CITE__DATE_SIZE];

    if (seconds == 0)
        return;
    cite__date_iso(text, seconds);
    cite__json_key(json, key);
    cite__json_text(json, text);
}

static void put_code(struct cite__json *json, long http_code)
{
    if (http_code == 0)
        return;
    cite__json_key(json, "http_code");
    cite__json_int(json, http_code);
}

static void put_redirects(struct cite__json *json, const cite_check *check)
{
    cite__json_key(json, "redirects");
    cite__json_array(json);
    for (size_t i = 0; i < check->redirect_count; i++) {
        cite__json_object(json);
        put_code(json, check->redirects[i].http_code);
        cite__json_key(json, "url");
        cite__json_shown(json, check->redirects[i].url);
        cite__json_end(json);
    }
    cite__json_end(json);
}

static void put_evidence(struct cite__json *json, const cite_check *check)
{
    cite__json_key(json, "evidence");
    cite__json_array(json);
    for (size_t i = 0; i < check->attempts; i++) {
        const cite_attempt *attempt = &check->evidence[i];
        cite__json_object(json);
        cite__json_key(json, "method");
        cite__json_str(json, attempt->method);
        cite__json_key(json, "url");
        cite__json_shown(json, attempt->url);
        put_code(json, attempt->http_code);
        cite__json_optional(json, "address", attempt->address);
        cite__json_key(json, "elapsed_ms");
        cite__json_int(json, attempt->elapsed_ms);
        cite__json_optional(json, "error", attempt->error);
        cite__json_optional(json, "rule", attempt->rule);
        cite__json_end(json);
    }
    cite__json_end(json);
}

/* What the answers tell beside the verdict. */
static void put_flags(struct cite__json *json, const cite_check *check)
{
    cite__json_key(json, "flags");
    cite__json_array(json);
    for (unsigned bit = 0; cite_flag_name((cite_flag)(1u << bit)); bit++) {
        if ((check->flags & 1u << bit) != 0)
            cite__json_text(json, cite_flag_name((cite_flag)(1u << bit)));
    }
    cite__json_end(json);
}

static void put_check(struct cite__json *json, const cite_check *check)
{
    put_flags(json, check);
    put_code(json, check->http_code);
    cite__json_optional(json, "final_url", check->final_url);
    put_redirects(json, check);
    cite__json_key(json, "used_alternative");
    if (check->used_alternative.len > 0)
        cite__json_shown(json, check->used_alternative);
    else
        cite__json_null(json);
    put_evidence(json, check);
    cite__json_optional(json, "title", check->title);
    cite__json_key(json, "attempts");
    cite__json_size(json, check->attempts);
    cite__json_key(json, "elapsed_ms");
    cite__json_int(json, check->elapsed_ms);
    cite__json_time(json, "checked_at", check->checked_at);
}

static void put_occurrences(struct cite__json *json, const cite_audit *audit, size_t reference)
{
    struct cite__place place;

    cite__json_key(json, "occurrences");
    cite__json_array(json);
    for (size_t n = 0; cite__place_of(&place, audit, reference, n); n++) {
        cite__json_object(json);
        cite__json_key(json, "path");
        cite__json_text(json, place.path);
        cite__json_note_of(json, place.note ? place.note->number : CITE_NONE,
                           place.note ? place.note->section : CITE_NONE);
        cite__json_spans(json, place.at->spans, place.at->span_count, false);
        cite__json_key(json, "line");
        cite__json_size(json, place.at->line);
        cite__json_key(json, "column");
        cite__json_size(json, place.at->column);
        cite__json_end(json);
    }
    cite__json_end(json);
}

void cite__json_reference(struct cite__json *json, const cite_audit *audit, size_t reference)
{
    const cite_reference *found = cite_audit_reference(audit, reference);

    cite__json_key(json, "url");
    cite__json_shown(json, found->url);
    cite__json_key(json, "status");
    cite__json_text(json, cite_verdict_name(cite__verdict_of(found)));
    cite__json_key(json, "reason");
    cite__json_shown(json, cite__reason_of(found));
    if (found->check) {
        cite__json_key(json, "severity");
        cite__json_text(json, cite_weight_name(cite_check_weight(found->check)));
        put_check(json, found->check);
    }
    put_occurrences(json, audit, reference);
}

void cite__json_summary(struct cite__json *json, const cite_audit *audit)
{
    struct cite__counts counts = cite__counts_of(audit);

    cite__json_key(json, "summary");
    cite__json_object(json);
    cite__json_key(json, "total");
    cite__json_size(json, counts.total);
    for (size_t i = 0; i < CITE_VERDICT_COUNT_; i++) {
        if (counts.by_verdict[i] == 0)
            continue;
        cite__json_key(json, cite_verdict_name((cite_verdict)i));
        cite__json_size(json, counts.by_verdict[i]);
    }
    cite__json_end(json);
}
