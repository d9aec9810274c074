/*
 * report/listing.c: what a store knows, as a table for a terminal and as JSON.
 */
#include "core/date.h"
#include "core/str.h"
#include "report/clean.h"
#include "report/drift_words.h"
#include "report/json_parts.h"
#include "report/report.h"
#include "report/text_parts.h"

#include <string.h>

/* "2026-01-31 12:00": nobody counts in seconds over years. */
#define TIME_COLUMNS ((size_t)16)

static void put_time(struct cite__report *report, int64_t seconds)
{
    char text[CITE__DATE_SIZE];

    if (seconds == 0) {
        cite__sink_text(&report->out, "never           ");
        return;
    }
    cite__date_iso(text, seconds);
    text[10] = ' ';
    cite__sink_bytes(&report->out, text, TIME_COLUMNS);
}

static void put_word(struct cite__report *report, const char *word, size_t columns, enum cite__paint paint)
{
    size_t len = strlen(word);

    cite__sink_text(&report->out, "  ");
    cite__painted(report, paint, word);
    cite__sink_repeat(&report->out, " ", len < columns ? columns - len : 0);
}

static enum cite__paint paint_of_state(cite_state state)
{
    switch (state) {
    case CITE_STATE_ALIVE:
    case CITE_STATE_MOVED:
    case CITE_STATE_REVIVED: return CITE__PAINT_GOOD;
    case CITE_STATE_FAILING: return CITE__PAINT_DOUBTFUL;
    case CITE_STATE_DEAD:
    case CITE_STATE_DRIFTED: return CITE__PAINT_BAD;
    case CITE_STATE_UNKNOWN:
    case CITE_STATE_COUNT_: break;
    }
    return CITE__PAINT_DIM;
}

/* Columns of "failing" and of "redirect-loop", the longest words. */
static void put_state(struct cite__report *report, cite_state state)
{
    put_word(report, cite_state_name(state), 7, paint_of_state(state));
}

static void put_verdict(struct cite__report *report, cite_verdict verdict)
{
    if ((size_t)verdict < CITE_VERDICT_COUNT_)
        put_word(report, cite_verdict_name(verdict), 13,
                 cite__paint_of_tone(cite__verdict_words(verdict)->tone));
    else
        put_word(report, "not asked", 13, CITE__PAINT_DIM);
}

static void put_run(struct cite__report *report, const cite_listed *row)
{
    struct cite__sink *out = &report->out;

    cite__sink_text(out, "run ");
    cite__sink_size(out, (size_t)row->run);
    cite__sink_text(out, "  ");
    put_time(report, row->at);
    cite__sink_text(out, "  ");
    cite__counted(out, row->documents, "document", "documents");
    cite__sink_text(out, ", ");
    cite__counted(out, row->links, "link", "links");
    cite__sink_text(out, ", ");
    cite__counted(out, row->findings, "finding", "findings");
    cite__sink_text(out, row->finished == 0 ? ", not finished\n" : "\n");
}

static void put_visit(struct cite__report *report, const cite_listed *row)
{
    put_time(report, row->at);
    cite__sink_text(&report->out, "  run ");
    cite__sink_size(&report->out, (size_t)row->run);
    put_verdict(report, row->status);
    put_state(report, row->state);
    cite__sink_text(&report->out, "  ");
    if (row->drift != CITE_DRIFT_NO_BASELINE && row->drift != CITE_DRIFT_SAME) {
        cite__sink_text(&report->out, cite__drift_words(row->drift));
        cite__sink_text(&report->out, "; ");
    }
    cite__clean_cut(&report->out, row->reason, cite__columns_left(report, 56));
    cite__sink_text(&report->out, "\n");
}

static void put_due(struct cite__report *report, const cite_listed *row)
{
    put_time(report, row->due);
    put_state(report, row->state);
    cite__sink_text(&report->out, "  ");
    cite__clean_plain(&report->out, row->url);
    cite__sink_text(&report->out, "\n");
}

static void put_difference(struct cite__report *report, const cite_listed *row)
{
    cite__clean_plain(&report->out, row->url);
    cite__sink_text(&report->out, "\n");
    put_verdict(report, row->status_before);
    put_state(report, row->state_before);
    cite__sink_text(&report->out, "  ->");
    put_verdict(report, row->status);
    put_state(report, row->state);
    cite__sink_text(&report->out, "\n");
}

static void put_run_json(struct cite__json *json, const cite_listed *row)
{
    cite__json_key(json, "id");
    cite__json_int(json, row->run);
    cite__json_time(json, "started", row->at);
    cite__json_time(json, "finished", row->finished);
    cite__json_key(json, "documents");
    cite__json_size(json, row->documents);
    cite__json_key(json, "links");
    cite__json_size(json, row->links);
    cite__json_key(json, "findings");
    cite__json_size(json, row->findings);
}

static void put_state_json(struct cite__json *json, const cite_listed *row)
{
    cite__json_key(json, "state");
    cite__json_text(json, cite_state_name(row->state));
    cite__json_time(json, "since", row->since);
    cite__json_key(json, "strikes");
    cite__json_size(json, row->strikes);
}

/* What the visit found; null where the run has none. */
static void put_status_json(struct cite__json *json, const char *key, cite_verdict verdict)
{
    cite__json_key(json, key);
    cite__json_text(json, (size_t)verdict < CITE_VERDICT_COUNT_ ? cite_verdict_name(verdict) : NULL);
}

static void put_answer_json(struct cite__json *json, const cite_listed *row)
{
    cite__json_time(json, "checked_at", row->at);
    put_status_json(json, "status", row->status);
    cite__json_optional(json, "reason", row->reason);
    if (row->http_code != 0) {
        cite__json_key(json, "http_code");
        cite__json_int(json, row->http_code);
    }
    cite__json_optional(json, "final_url", row->final_url);
    put_state_json(json, row);
}

static void put_visit_json(struct cite__json *json, const cite_listed *row)
{
    cite__json_key(json, "run");
    cite__json_int(json, row->run);
    put_answer_json(json, row);
    if (row->drift != CITE_DRIFT_NO_BASELINE) {
        cite__json_key(json, "drift");
        cite__json_text(json, cite_drift_name(row->drift));
    }
}

static void put_due_json(struct cite__json *json, const cite_listed *row)
{
    cite__json_optional(json, "url", row->url);
    cite__json_time(json, "due", row->due);
    cite__json_time(json, "checked_at", row->at);
    put_state_json(json, row);
}

static void put_difference_json(struct cite__json *json, const cite_listed *row)
{
    cite__json_optional(json, "url", row->url);
    put_status_json(json, "status_before", row->status_before);
    cite__json_key(json, "state_before");
    cite__json_text(json, cite_state_name(row->state_before));
    put_answer_json(json, row);
}

/* One row a kind of listing. */
static const struct {
    const char *schema;
    const char *key;  /* of the rows */
    const char *none; /* what a person reads where there are no rows */
    void (*text)(struct cite__report *report, const cite_listed *row);
    void (*json)(struct cite__json *json, const cite_listed *row);
} kinds[] = {
    [CITE_LISTING_RUNS] = {"libcite.runs/1", "runs", "No runs.\n", put_run, put_run_json},
    [CITE_LISTING_HISTORY] = {"libcite.history/1", "visits", "No visits.\n", put_visit, put_visit_json},
    [CITE_LISTING_DUE] = {"libcite.due/1", "links", "Nothing is due.\n", put_due, put_due_json},
    [CITE_LISTING_DIFF] = {"libcite.diff/1", "links", "No difference.\n", put_difference, put_difference_json},
};

cite_status cite__listing_text(struct cite__report *report, const cite_listing *listing)
{
    cite_listing_kind kind = cite_listing_kind_of(listing);
    const cite_listed *row = NULL;

    if (cite_listing_count(listing) == 0)
        cite__sink_text(&report->out, kinds[kind].none);
    for (size_t i = 0; (row = cite_listing_row(listing, i)) != NULL; i++)
        kinds[kind].text(report, row);
    return cite__sink_finish(&report->out);
}

cite_status cite__listing_json(struct cite__report *report, const cite_listing *listing)
{
    cite_listing_kind kind = cite_listing_kind_of(listing);
    const cite_listed *row = cite_listing_row(listing, 0);
    struct cite__json json;

    cite__json_init(&json, report->write, report->context, true);
    cite__json_object(&json);
    cite__json_key(&json, "schema");
    cite__json_text(&json, kinds[kind].schema);
    if (kind == CITE_LISTING_HISTORY && row)
        cite__json_optional(&json, "url", row->url);
    cite__json_key(&json, kinds[kind].key);
    cite__json_array(&json);
    for (size_t i = 0; (row = cite_listing_row(listing, i)) != NULL; i++) {
        cite__json_object(&json);
        kinds[kind].json(&json, row);
        cite__json_end(&json);
    }
    cite__json_end(&json);
    cite__json_end(&json);
    return cite__json_finish(&json);
}
