/*
 * report/html_table.c: see html_table.h.
 *
 * A row holds what is known of one link. The text of its notes stands once on the page, in the list of notes; a row
 * leads there, and the script shows it in the row. So the page grows with the documents, however many links a note has.
 */
#include "report/html_table.h"

#include "core/date.h"
#include "core/str.h"
#include "report/clean.h"
#include "report/drift_words.h"
#include "report/html_parts.h"
#include "report/places.h"

/* Places linked for one reference; the rest are counted. */
#define PLACES_SHOWN ((size_t)12)

/* More documents than a person looks through in a list: their names are found by the text search. */
#define DOCUMENTS_LISTED ((size_t)100)

/* Seconds. */
#define DAY INT64_C(86400)

struct table {
    struct cite__sink *out;
    const cite_audit *audit;
    const struct cite__rot *rot;
    size_t documents;
    size_t previous; /* the document of the place before it, in the same row */
};

/* The way to a note, and the button that shows its text here. */
static void put_note(struct cite__sink *out, size_t document, const struct cite__place *place)
{
    cite__sink_text(out, "<a href=\"#");
    cite__html_note_id(out, document, place->at->note);
    cite__sink_text(out, "\">note ");
    cite__sink_size(out, place->note->number);
    cite__sink_text(out, "</a><button type=\"button\" class=\"peek\" aria-expanded=\"false\" data-note=\"");
    cite__html_note_id(out, document, place->at->note);
    cite__sink_text(out, "\" aria-label=\"Text of note ");
    cite__sink_size(out, place->note->number);
    cite__sink_text(out, "\">text</button>, ");
}

/* "note 12, page 3, line 210", the document's name before the first place in it. */
static void put_place(struct table *table, size_t reference, size_t n)
{
    struct cite__sink *out = table->out;
    struct cite__place place;

    if (!cite__place_of(&place, table->audit, reference, n))
        return;
    if (table->documents > 1 && place.at->document != table->previous) {
        cite__sink_text(out, "<li>");
        cite__clean_html(out, cite__document_name(place.path, ""));
        cite__sink_text(out, ":</li>\n");
    }
    table->previous = place.at->document;
    cite__sink_text(out, "<li>");
    if (place.note)
        put_note(out, place.at->document, &place);
    if (place.at->page > 0) {
        cite__sink_text(out, "page ");
        cite__sink_size(out, place.at->page);
        cite__sink_text(out, ", ");
    }
    cite__sink_text(out, "line ");
    cite__sink_size(out, place.at->line);
    cite__sink_text(out, "</li>\n");
}

static void put_places(struct table *table, size_t index)
{
    size_t count = cite_audit_reference(table->audit, index)->place_count;

    table->previous = CITE_NONE;
    cite__sink_text(table->out, "<ul>");
    for (size_t n = 0; n < count && n < PLACES_SHOWN; n++)
        put_place(table, index, n);
    if (count > PLACES_SHOWN) {
        cite__sink_text(table->out, "<li>and ");
        cite__sink_size(table->out, count - PLACES_SHOWN);
        cite__sink_text(table->out, " more places</li>");
    }
    cite__sink_text(table->out, "</ul>");
}

/* What the cell is sorted by; nothing: sorted last. */
static void open_cell(struct cite__sink *out, size_t key)
{
    cite__sink_text(out, "<td data-k=\"");
    if (key != CITE_NONE)
        cite__sink_size(out, key);
    cite__sink_text(out, "\">");
}

static void put_row_head(struct table *table, size_t index)
{
    const cite_reference *reference = cite_audit_reference(table->audit, index);
    cite_verdict verdict = cite__verdict_of(reference);
    struct cite__sink *out = table->out;
    size_t last = CITE_NONE;

    cite__sink_text(out, "<tr data-v=\"");
    cite__sink_text(out, cite_verdict_name(verdict));
    cite__sink_text(out, cite__is_listed(reference) ? "\" data-f=\"1\" data-s=\"" : "\" data-s=\"");
    cite__sink_text(out, cite_state_name(reference->state));
    cite__sink_text(out, "\"");
    if (table->documents > 1 && table->documents <= DOCUMENTS_LISTED) {
        cite__sink_text(out, " data-d=\"");
        for (size_t n = 0; n < reference->place_count; n++) {
            size_t document = cite_audit_place(table->audit, index, n)->document;
            if (document == last)
                continue;
            cite__sink_text(out, last == CITE_NONE ? "" : " ");
            cite__sink_size(out, document);
            last = document;
        }
        cite__sink_text(out, "\"");
    }
    cite__sink_text(out, ">");
}

/* The address, and the work that is cited by it, or else the page's own title. */
static void put_reference(struct cite__sink *out, const cite_reference *reference,
                          const struct cite__cited *cited)
{
    cite_str title = cited->work;

    cite__sink_text(out, "<td>");
    cite__html_url(out, reference->url);
    if (title.len == 0 && reference->check)
        title = reference->check->title;
    if (title.len > 0) {
        cite__sink_text(out, "<div class=\"soft\">");
        cite__clean_html(out, title);
        cite__sink_text(out, "</div>");
    }
    cite__sink_text(out, "</td>");
}

static void put_verdict(struct cite__sink *out, const cite_reference *reference, size_t weight)
{
    cite_str reason = cite__reason_of(reference);

    open_cell(out, weight);
    cite__html_verdict(out, cite__verdict_of(reference));
    if (!cite__str_is(reason, cite_verdict_name(cite__verdict_of(reference)))) {
        cite__sink_text(out, "<div class=\"soft\">");
        cite__clean_html(out, reason);
        cite__sink_text(out, "</div>");
    }
    cite__sink_text(out, "</td>");
}

/* How a state ranks: the worst first. */
static size_t state_rank(cite_state state)
{
    static const size_t ranks[CITE_STATE_COUNT_] = {
        [CITE_STATE_DEAD] = 0,    [CITE_STATE_DRIFTED] = 1, [CITE_STATE_FAILING] = 2, [CITE_STATE_MOVED] = 3,
        [CITE_STATE_REVIVED] = 4, [CITE_STATE_ALIVE] = 5,   [CITE_STATE_UNKNOWN] = 6,
    };

    return (size_t)state < CITE_STATE_COUNT_ ? ranks[state] : ranks[CITE_STATE_UNKNOWN];
}

static void put_day(struct cite__sink *out, const char *word, int64_t seconds)
{
    char time[CITE__DATE_SIZE];

    cite__date_iso(time, seconds);
    cite__sink_text(out, "<div class=\"soft day\">");
    cite__sink_text(out, word);
    cite__sink_bytes(out, time, sizeof "2026-01-31" - 1);
    cite__sink_text(out, "</div>");
}

/* Since when, over all visits; and when it was last looked at. */
static void put_state(struct cite__sink *out, const cite_reference *reference)
{
    open_cell(out, state_rank(reference->state));
    cite__sink_text(out, cite_state_name(reference->state));
    int64_t seen = reference->check ? reference->check->checked_at : 0;
    if (reference->since != 0 && reference->since / DAY != seen / DAY)
        put_day(out, "since ", reference->since);
    if (seen != 0)
        put_day(out, "seen ", seen);
    if (reference->strikes > 1) {
        cite__sink_text(out, "<div class=\"soft\">");
        cite__sink_size(out, reference->strikes);
        cite__sink_text(out, " bad visits</div>");
    }
    cite__sink_text(out, "</td>");
}

static void put_advice(struct cite__sink *out, const cite_reference *reference)
{
    cite_suggestion suggestion = cite_reference_suggestion(reference);
    const char *advice = cite__verdict_words(cite__verdict_of(reference))->advice;

    cite__sink_text(out, "<td>");
    if (suggestion.kind != CITE_SUGGESTION_NONE) {
        cite__suggestion_words(out, &suggestion);
        cite__sink_text(out, " ");
        cite__html_url(out, suggestion.new_url);
    } else if (advice) {
        cite__clean_html(out, cite_str_from(advice));
    }
    cite__sink_text(out, "</td></tr>\n");
}

static void put_row(struct table *table, size_t index, size_t weight)
{
    const cite_reference *reference = cite_audit_reference(table->audit, index);
    const struct cite__cited *cited = &table->rot->cited[index];
    struct cite__sink *out = table->out;

    put_row_head(table, index);
    put_reference(out, reference, cited);
    open_cell(out, index);
    put_places(table, index);
    cite__sink_text(out, "</td>");
    open_cell(out, cited->by == CITE__DATED_BY_NOTHING ? CITE_NONE : (size_t)cited->year);
    if (cited->by != CITE__DATED_BY_NOTHING)
        cite__sink_size(out, (size_t)cited->year);
    cite__sink_text(out, "</td>");
    put_verdict(out, reference, weight);
    put_state(out, reference);
    put_advice(out, reference);
}

static void put_option(struct cite__sink *out, const char *word, size_t count)
{
    cite__sink_text(out, "<option value=\"");
    cite__sink_text(out, word);
    cite__sink_text(out, "\">");
    cite__sink_text(out, word);
    cite__sink_text(out, " (");
    cite__sink_size(out, count);
    cite__sink_text(out, ")</option>");
}

static void put_verdict_options(struct cite__sink *out, const struct cite__counts *counts)
{
    cite__sink_text(out, "<label>Verdict <select name=\"verdict\"><option value=\"\">any</option>");
    if (counts->listed > 0)
        put_option(out, "findings", counts->listed);
    for (size_t n = 0; n < CITE_VERDICT_COUNT_; n++) {
        cite_verdict verdict = cite__verdict_by_weight(n);
        if (counts->by_verdict[verdict] > 0)
            put_option(out, cite_verdict_name(verdict), counts->by_verdict[verdict]);
    }
    cite__sink_text(out, "</select></label>\n");
}

static void put_state_options(struct cite__sink *out, const cite_audit *audit)
{
    size_t counts[CITE_STATE_COUNT_] = {0};
    const cite_reference *reference = NULL;

    for (size_t i = 0; (reference = cite_audit_reference(audit, i)) != NULL; i++) {
        if ((size_t)reference->state < CITE_STATE_COUNT_)
            counts[reference->state]++;
    }
    cite__sink_text(out, "<label>State <select name=\"state\"><option value=\"\">any</option>");
    for (size_t state = 0; state < CITE_STATE_COUNT_; state++) {
        if (counts[state] > 0)
            put_option(out, cite_state_name((cite_state)state), counts[state]);
    }
    cite__sink_text(out, "</select></label>\n");
}

static void put_document_options(const struct table *table)
{
    struct cite__sink *out = table->out;

    if (table->documents < 2 || table->documents > DOCUMENTS_LISTED)
        return;
    cite__sink_text(out, "<label>Document <select name=\"document\"><option value=\"\">any</option>");
    for (size_t i = 0; i < table->documents; i++) {
        cite__sink_text(out, "<option value=\"");
        cite__sink_size(out, i);
        cite__sink_text(out, "\">");
        cite__clean_html(out, cite__document_name(cite_audit_document(table->audit, i)->name, ""));
        cite__sink_text(out, "</option>");
    }
    cite__sink_text(out, "</select></label>\n");
}

/* Hidden until the script is there to answer them. */
static void put_controls(const struct table *table, const struct cite__counts *counts)
{
    struct cite__sink *out = table->out;

    cite__sink_text(
        out,
        "<form class=\"filters\" id=\"filters\" role=\"search\" aria-label=\"Filter the references\" hidden>\n"
        "<label>Search in addresses, titles, reasons and notes "
        "<input type=\"search\" name=\"text\" autocomplete=\"off\"></label>\n");
    put_verdict_options(out, counts);
    put_state_options(out, table->audit);
    put_document_options(table);
    cite__sink_text(out, "<button type=\"reset\">Show all</button>\n</form>\n"
                         "<p class=\"soft\" id=\"shown\" role=\"status\"></p>\n");
}

static void put_head(struct cite__sink *out)
{
    cite__sink_text(
        out, "<div class=\"scroll\" role=\"region\" aria-labelledby=\"list\" tabindex=\"0\">\n"
             "<table class=\"references\" id=\"references\">\n<thead><tr>"
             "<th scope=\"col\" data-sort=\"yes\">Reference</th><th scope=\"col\" data-sort=\"yes\">Where</th>"
             "<th scope=\"col\" data-sort=\"yes\">Cited</th>"
             "<th scope=\"col\" data-sort=\"yes\" aria-sort=\"ascending\">Verdict</th>"
             "<th scope=\"col\" data-sort=\"yes\">State</th><th scope=\"col\">What to do</th>"
             "</tr></thead>\n<tbody>\n");
}

void cite__html_references(struct cite__report *report, const cite_audit *audit, const struct cite__rot *rot,
                           const struct cite__counts *counts)
{
    struct table table = {&report->out, audit, rot, cite_audit_document_count(audit), CITE_NONE};
    struct cite__sink *out = table.out;
    size_t count = cite_audit_reference_count(audit);

    cite__sink_text(out, "<h2 id=\"list\" tabindex=\"-1\">References</h2>\n");
    put_controls(&table, counts);
    put_head(out);
    for (size_t n = 0; n < CITE_VERDICT_COUNT_; n++) {
        cite_verdict verdict = cite__verdict_by_weight(n);
        for (size_t i = 0; i < count && counts->by_verdict[verdict] > 0; i++) {
            if (cite__verdict_of(cite_audit_reference(audit, i)) == verdict)
                put_row(&table, i, n);
        }
    }
    cite__sink_text(out, "</tbody></table>\n</div>\n");
}
