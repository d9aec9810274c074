/*
 * report/listing_table.c: what a store knows as a table: a small page, and CSV. Both come from one table of columns.
 */
#include "core/str.h"
#include "report/clean.h"
#include "report/csv_parts.h"
#include "report/drift_words.h"
#include "report/html_parts.h"
#include "report/report.h"

/* What stands in a cell. */
enum value_kind { VALUE_TEXT, VALUE_URL, VALUE_NUMBER, VALUE_TIME, VALUE_VERDICT, VALUE_STATE, VALUE_DRIFT };

struct value {
    enum value_kind kind;
    cite_str text;
    int64_t number; /* a count, a time, or one of an enum */
};

static struct value number(int64_t count)
{
    return (struct value){VALUE_NUMBER, {NULL, 0}, count};
}

static struct value moment(int64_t seconds)
{
    return (struct value){VALUE_TIME, {NULL, 0}, seconds};
}

static struct value of_url(const cite_listed *row)
{
    return (struct value){VALUE_URL, row->url, 0};
}

static struct value of_run(const cite_listed *row)
{
    return number(row->run);
}

static struct value of_at(const cite_listed *row)
{
    return moment(row->at);
}

static struct value of_finished(const cite_listed *row)
{
    return moment(row->finished);
}

static struct value of_due(const cite_listed *row)
{
    return moment(row->due);
}

static struct value of_documents(const cite_listed *row)
{
    return number((int64_t)row->documents);
}

static struct value of_links(const cite_listed *row)
{
    return number((int64_t)row->links);
}

static struct value of_findings(const cite_listed *row)
{
    return number((int64_t)row->findings);
}

static struct value of_status_before(const cite_listed *row)
{
    return (struct value){VALUE_VERDICT, {NULL, 0}, row->status_before};
}

static struct value of_status(const cite_listed *row)
{
    return (struct value){VALUE_VERDICT, {NULL, 0}, row->status};
}

static struct value of_http_code(const cite_listed *row)
{
    return (struct value){VALUE_NUMBER, {NULL, 0}, row->http_code > 0 ? row->http_code : -1};
}

static struct value of_reason(const cite_listed *row)
{
    return (struct value){VALUE_TEXT, row->reason, 0};
}

static struct value of_final_url(const cite_listed *row)
{
    return (struct value){VALUE_URL, row->final_url, 0};
}

static struct value of_drift(const cite_listed *row)
{
    return (struct value){VALUE_DRIFT, {NULL, 0}, row->drift};
}

static struct value of_state_before(const cite_listed *row)
{
    return (struct value){VALUE_STATE, {NULL, 0}, row->state_before};
}

static struct value of_state(const cite_listed *row)
{
    return (struct value){VALUE_STATE, {NULL, 0}, row->state};
}

static struct value of_since(const cite_listed *row)
{
    return moment(row->since);
}

static struct value of_strikes(const cite_listed *row)
{
    return number(row->strikes);
}

#define RUNS    (1U << CITE_LISTING_RUNS)
#define HISTORY (1U << CITE_LISTING_HISTORY)
#define DUE     (1U << CITE_LISTING_DUE)
#define DIFF    (1U << CITE_LISTING_DIFF)

static const struct column {
    unsigned kinds;    /* of listings that have it */
    const char *name;  /* in CSV */
    const char *title; /* for a person */
    struct value (*of)(const cite_listed *row);
} columns[] = {
    {HISTORY | DUE | DIFF, "url", "Link", of_url},
    {RUNS | HISTORY, "run", "Run", of_run},
    {DIFF, "status_before", "Verdict before", of_status_before},
    {DIFF, "state_before", "State before", of_state_before},
    {RUNS, "started", "Began", of_at},
    {RUNS, "finished", "Ended", of_finished},
    {DUE, "due", "Due since", of_due},
    {HISTORY | DUE | DIFF, "checked_at", "Visit", of_at},
    {RUNS, "documents", "Documents", of_documents},
    {RUNS, "links", "Links", of_links},
    {RUNS, "findings", "Findings", of_findings},
    {HISTORY | DIFF, "status", "Verdict", of_status},
    {HISTORY | DIFF, "http_code", "HTTP", of_http_code},
    {HISTORY | DIFF, "reason", "Reason", of_reason},
    {HISTORY, "drift", "Drift", of_drift},
    {HISTORY | DIFF, "final_url", "Leads to", of_final_url},
    {HISTORY | DUE | DIFF, "state", "State", of_state},
    {HISTORY | DUE | DIFF, "since", "Since", of_since},
    {HISTORY | DUE | DIFF, "strikes", "Bad visits", of_strikes},
};

#define COLUMNS (sizeof columns / sizeof columns[0])

static const struct column *column_of(cite_listing_kind kind, size_t n)
{
    return (columns[n].kinds >> kind & 1U) != 0 ? &columns[n] : NULL;
}

/* What the second run of a comparison lacks has no verdict; a page that was not compared has no drift. */
static const char *word_of(const struct value *value)
{
    switch (value->kind) {
    case VALUE_VERDICT:
        return value->number < CITE_VERDICT_COUNT_ ? cite_verdict_name((cite_verdict)value->number) : NULL;
    case VALUE_STATE: return cite_state_name((cite_state)value->number);
    case VALUE_DRIFT:
        return value->number < CITE_DRIFT_NO_BASELINE ? cite_drift_name((cite_drift_verdict)value->number)
                                                      : NULL;
    case VALUE_TEXT:
    case VALUE_URL:
    case VALUE_NUMBER:
    case VALUE_TIME: break;
    }
    return NULL;
}

static void put_csv(struct cite__csv *csv, const struct value *value)
{
    switch (value->kind) {
    case VALUE_TEXT:
    case VALUE_URL: cite__csv_text(csv, value->text); return;
    case VALUE_NUMBER: cite__csv_size(csv, value->number >= 0 ? (size_t)value->number : CITE_NONE); return;
    case VALUE_TIME: cite__csv_time(csv, value->number); return;
    case VALUE_VERDICT:
    case VALUE_STATE:
    case VALUE_DRIFT: cite__csv_word(csv, word_of(value)); return;
    }
}

cite_status cite__listing_csv(struct cite__report *report, const cite_listing *listing)
{
    cite_listing_kind kind = cite_listing_kind_of(listing);
    struct cite__csv csv = {&report->out, 0};
    const cite_listed *row = NULL;
    const char *between = "";

    for (size_t n = 0; n < COLUMNS; n++) {
        if (!column_of(kind, n))
            continue;
        cite__sink_text(&report->out, between);
        cite__sink_text(&report->out, columns[n].name);
        between = ",";
    }
    cite__csv_end(&csv);
    for (size_t i = 0; (row = cite_listing_row(listing, i)) != NULL; i++) {
        for (size_t n = 0; n < COLUMNS; n++) {
            struct value value = columns[n].of(row);
            if (column_of(kind, n))
                put_csv(&csv, &value);
        }
        cite__csv_end(&csv);
    }
    return cite__sink_finish(&report->out);
}

static void put_drift(struct cite__sink *out, cite_drift_verdict drift)
{
    bool far = drift == CITE_DRIFT_MAJOR || drift == CITE_DRIFT_REPLACED;

    if (drift == CITE_DRIFT_NO_BASELINE)
        return;
    cite__sink_text(out, far ? "<span class=\"status drifted\">" : "<span>");
    cite__sink_text(out, cite__drift_words(drift));
    cite__sink_text(out, "</span>");
}

static void put_html(struct cite__sink *out, const struct value *value)
{
    const char *word = word_of(value);

    switch (value->kind) {
    case VALUE_TEXT: cite__clean_html(out, value->text); return;
    case VALUE_URL:
        if (value->text.len > 0)
            cite__html_url(out, value->text);
        return;
    case VALUE_NUMBER:
        if (value->number >= 0)
            cite__sink_size(out, (size_t)value->number);
        return;
    case VALUE_TIME:
        if (value->number != 0)
            cite__day(out, value->number);
        return;
    case VALUE_VERDICT:
        if (word)
            cite__html_verdict(out, (cite_verdict)value->number);
        else
            cite__sink_text(out, "not asked");
        return;
    case VALUE_STATE: cite__sink_text(out, word); return;
    case VALUE_DRIFT: put_drift(out, (cite_drift_verdict)value->number); return;
    }
}

static void put_rows(struct cite__sink *out, const cite_listing *listing, cite_listing_kind kind, size_t first)
{
    const cite_listed *row = NULL;

    for (size_t i = 0; (row = cite_listing_row(listing, i)) != NULL; i++) {
        cite__sink_text(out, "<tr>");
        for (size_t n = first; n < COLUMNS; n++) {
            struct value value = columns[n].of(row);
            if (!column_of(kind, n))
                continue;
            cite__sink_text(out, value.kind == VALUE_TIME ? "<td class=\"day\">" : "<td>");
            put_html(out, &value);
            cite__sink_text(out, "</td>");
        }
        cite__sink_text(out, "</tr>\n");
    }
}

/* A history is of one link, which stands above the table and not in it. */
cite_status cite__listing_html(struct cite__report *report, const cite_listing *listing)
{
    static const char *const titles[] = {"Runs", "Visits", "Due", "Differences"};
    cite_listing_kind kind = cite_listing_kind_of(listing);
    const cite_listed *row = cite_listing_row(listing, 0);
    struct cite__sink *out = &report->out;
    size_t first = kind == CITE_LISTING_HISTORY ? 1 : 0;

    cite__html_begin(report, cite_str_from(titles[kind]));
    if (kind == CITE_LISTING_HISTORY && row) {
        cite__sink_text(out, "<p>");
        cite__html_url(out, row->url);
        cite__sink_text(out, "</p>\n");
    }
    if (!row)
        cite__sink_text(out, "<p>There is nothing to list.</p>\n");
    cite__sink_text(out, "<div class=\"scroll\" role=\"region\" aria-label=\"Table\" tabindex=\"0\">\n"
                         "<table>\n<thead><tr>");
    for (size_t n = first; n < COLUMNS; n++) {
        if (!column_of(kind, n))
            continue;
        cite__sink_text(out, "<th scope=\"col\">");
        cite__sink_text(out, columns[n].title);
        cite__sink_text(out, "</th>");
    }
    cite__sink_text(out, "</tr></thead>\n<tbody>\n");
    put_rows(out, listing, kind, first);
    cite__sink_text(out, "</tbody></table>\n</div>\n");
    cite__html_end(report);
    return cite__sink_finish(out);
}
