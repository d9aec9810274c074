/*
 * audit/lines.c: see lines.h.
 */
#include "audit/lines.h"

#include "audit/line.h"
#include "core/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Archives write addresses that have letters beyond ASCII in them as they are asked: encoded. */
static void decode(char *text)
{
    char *out = text;

    for (const char *at = text; *at != '\0'; at++) {
        char digits[3] = {at[0] == '%' ? at[1] : '0', at[0] == '%' && at[1] != '\0' ? at[2] : '0', '\0'};
        unsigned long byte = strtoul(digits, NULL, 16);
        *out++ = byte >= 0x80 ? (char)byte : *at;
        at += byte >= 0x80 ? 2 : 0;
    }
    *out = '\0';
}

void line_put(struct text *out, struct line *line)
{
    decode(line->copy);
    decode(line->suggested);
    decode(line->against);
    const struct {
        const char *name;
        const char *value;
    } parts[] = {
        {"", line->url},
        {" is ", line->status},
        {", leads to ", line->final},
        {", read as ", line->reading},
        {"; ", line->state},
        {" since ", line->since},
        {", strikes ", line->strikes},
        {"; drift ", line->drift},
        {" against ", line->against},
        {"; copy ", line->copy},
        {" of ", line->copied},
        {", asked ", line->asked},
        {"; cite ", line->kind},
        {" ", line->suggested},
        {"; known: ", line->known},
    };

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i].value[0] == '\0')
            continue;
        text_add_string(out, parts[i].name);
        text_add_string(out, parts[i].value);
    }
    text_add_string(out, "\n");
}

static void put_string(char *out, size_t size, const char *value)
{
    (void)snprintf(out, size, "%s", value ? value : "");
}

/* Spellings that are asked as one address lead to the first of them. */
bool line_is_same(const char *final, const char *url)
{
    return strcmp(final, url) == 0 || address_is_one(final, url);
}

#define PUT(field, value) put_string(field, sizeof(field), value)

static void put_day(char out[16], int64_t seconds)
{
    char iso[CITE__DATE_SIZE];

    out[0] = '\0';
    if (seconds == 0)
        return;
    cite__date_iso(iso, seconds);
    (void)snprintf(out, 16, "%.10s", iso);
}

/* What is asked of an archive has no fragment. */
static void put_copy_address(char out[ADDRESS_MAX], const char *url, int64_t time)
{
    char stamp[CITE__STAMP_SIZE];

    cite__date_stamp_put(stamp, time);
    (void)snprintf(out, ADDRESS_MAX, "http://" WORLD_KEEPER "/web/%s/%.*s", stamp, (int)strcspn(url, "#"), url);
}

static void suggest(struct line *line, const struct truth *truth)
{
    if (truth->state == CITE_STATE_MOVED && truth->verdict == CITE_VERDICT_REDIRECTED) {
        PUT(line->kind, "moved");
        PUT(line->suggested, line->final);
    } else if (truth->reading) {
        PUT(line->kind, "alternative");
        PUT(line->suggested, truth->reading);
    } else if (line->copy[0] != '\0' && (truth_is_gone(truth) || truth_has_drifted(truth))) {
        PUT(line->kind, "archive");
        PUT(line->suggested, line->copy);
    }
}

static void put_stamp(char out[CITE__DATE_SIZE], const char *stamp)
{
    (void)snprintf(out, CITE__DATE_SIZE, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", stamp, stamp + 4, stamp + 6,
                   stamp + 8, stamp + 10, stamp + 12);
}

static void line_of_truth(struct line *line, const struct telling *telling, size_t reference)
{
    const char *url = cite_audit_reference(telling->audit, reference)->url.ptr;
    char copy[ADDRESS_MAX];
    struct truth truth;

    truth_told(&truth, telling, reference);
    *line = (struct line){.url = ""};
    PUT(line->url, url);
    PUT(line->status, cite_verdict_name(truth.verdict));
    PUT(line->reading, truth.reading);
    PUT(line->final, truth.visit.final[0] != '\0' ? truth.visit.final : truth.reading);
    PUT(line->state, cite_state_name(truth.state));
    put_day(line->since, run_times[truth.since]);
    (void)snprintf(line->strikes, sizeof line->strikes, "%u", truth.strikes);
    put_copy_address(copy, url, truth.copy_time);
    if (truth.against != AGAINST_NONE)
        PUT(line->drift, cite_drift_name(truth.drift));
    if (truth.against == AGAINST_BASELINE || truth.against == AGAINST_COPY)
        PUT(line->against, truth.against == AGAINST_BASELINE ? "baseline" : copy);
    if (truth.copy != COPY_NONE && truth.copy != COPY_ERROR) {
        PUT(line->copy, copy);
        cite__date_iso(line->copied, truth.copy_time);
    }
    if (truth.beside) {
        PUT(line->copy, truth.beside);
        put_stamp(line->copied, strstr(truth.beside, "/web/") + strlen("/web/"));
    }
    if (truth_is_searched(url))
        PUT(line->asked, "2"); /* archives */
    PUT(line->known, truth.known ? "true" : "");
    suggest(line, &truth);
}

static void put_figures(struct text *out, const struct figures *figures)
{
    text_add_string(out, "total ");
    text_add_number(out, figures->total);
    for (size_t i = 0; i < CITE_VERDICT_COUNT_; i++) {
        if (figures->by_verdict[i] == 0)
            continue;
        text_add_string(out, ", ");
        text_add_string(out, cite_verdict_name((cite_verdict)i));
        text_add_string(out, " ");
        text_add_number(out, figures->by_verdict[i]);
    }
    text_add_string(out, "\n");
}

/* What is not told somewhere is left out there. */
static void leave_out(struct line *line, enum told told)
{
    if (told == TOLD_AUDIT) {
        line->kind[0] = '\0';
        line->suggested[0] = '\0';
    } else if (told == TOLD_CSV) {
        line->reading[0] = '\0';
        line->asked[0] = '\0';
        line->known[0] = '\0';
    }
}

void lines_of_truth(struct text *out, const struct telling *telling, enum told told)
{
    struct figures figures;

    for (size_t i = 0; i < cite_audit_reference_count(telling->audit); i++) {
        size_t places = told == TOLD_CSV ? cite_audit_reference(telling->audit, i)->place_count : 1;
        struct line line;
        line_of_truth(&line, telling, i);
        leave_out(&line, told);
        for (size_t n = 0; n < places; n++)
            line_put(out, &line);
    }
    figures_of(&figures, telling);
    if (told == TOLD_JSON)
        put_figures(out, &figures);
}

static void line_of_reference(struct line *line, const cite_reference *reference)
{
    const cite_check *check = reference->check;

    *line = (struct line){.url = ""};
    PUT(line->url, reference->url.ptr);
    PUT(line->status, check ? cite_verdict_name(check->status) : "not asked");
    if (check && !line_is_same(check->final_url.ptr, reference->url.ptr))
        PUT(line->final, check->final_url.ptr);
    PUT(line->reading, check ? check->used_alternative.ptr : "");
    PUT(line->state, cite_state_name(reference->state));
    put_day(line->since, reference->since);
    (void)snprintf(line->strikes, sizeof line->strikes, "%u", reference->strikes);
    PUT(line->drift, reference->drift ? cite_drift_name(reference->drift->verdict) : "");
    PUT(line->against, reference->drift_against.ptr);
    if (reference->archive) {
        PUT(line->copy, reference->archive->url.ptr);
        cite__date_iso(line->copied, reference->archive->datetime);
    }
    if (reference->archives_asked > 0)
        (void)snprintf(line->asked, sizeof line->asked, "%zu", reference->archives_asked);
    PUT(line->known, reference->known ? "true" : "");
}

void lines_of_audit(struct text *out, const cite_audit *audit)
{
    for (size_t i = 0; i < cite_audit_reference_count(audit); i++) {
        struct line line;
        line_of_reference(&line, cite_audit_reference(audit, i));
        line_put(out, &line);
    }
}

void lines_assert_equal(const char *what, const struct text *expected, const struct text *found)
{
    const char *a = expected->data ? expected->data : "";
    const char *b = found->data ? found->data : "";
    unsigned wrong = 0;

    assert_false(expected->failed || found->failed);
    while (*a != '\0' || *b != '\0') {
        size_t a_len = strcspn(a, "\n");
        size_t b_len = strcspn(b, "\n");
        if (a_len != b_len || memcmp(a, b, a_len) != 0) {
            print_error("%s: expected: %.*s\n%s: found:    %.*s\n", what, (int)a_len, a, what, (int)b_len, b);
            wrong++;
        }
        a += a[a_len] == '\n' ? a_len + 1 : a_len;
        b += b[b_len] == '\n' ? b_len + 1 : b_len;
    }
    if (wrong > 0)
        fail_msg("%s: %u lines are not what is true", what, wrong);
}
