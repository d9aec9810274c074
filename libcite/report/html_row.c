/*
 * report/html_row.c: see html_row.h.
 */
#include "report/html_row.h"

#include "core/str.h"
#include "report/clean.h"
#include "report/drift_words.h"
#include "report/html_parts.h"
#include "report/need.h"
#include "report/places.h"

/* Visits drawn for one reference, the last ones. */
#define VISITS_SHOWN ((size_t)12)

/* Seconds. */
#define DAY INT64_C(86400)

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
static void put_place(struct cite__html_rows *table, size_t reference, size_t n)
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

static void put_places(struct cite__html_rows *table, size_t index)
{
    size_t count = cite_audit_reference(table->audit, index)->place_count;

    table->previous = CITE_NONE;
    cite__sink_text(table->out, "<ul>");
    for (size_t n = 0; n < count && n < CITE__PLACES_SHOWN; n++)
        put_place(table, index, n);
    if (count > CITE__PLACES_SHOWN) {
        cite__sink_text(table->out, "<li>and ");
        cite__sink_size(table->out, count - CITE__PLACES_SHOWN);
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

static void put_row_head(struct cite__html_rows *table, size_t index)
{
    const cite_reference *reference = cite_audit_reference(table->audit, index);
    cite_verdict verdict = cite__verdict_of(reference);
    struct cite__sink *out = table->out;
    size_t last = CITE_NONE;

    cite__sink_text(out, "<tr data-v=\"");
    cite__sink_text(out, cite_verdict_name(verdict));
    cite__sink_text(out, cite__is_listed(reference) ? "\" data-f=\"1\" data-s=\"" : "\" data-s=\"");
    cite__sink_text(out, cite_state_name(reference->state));
    if (reference->drift) {
        cite__sink_text(out, "\" data-c=\"");
        cite__sink_text(out, cite_drift_name(reference->drift->verdict));
    }
    cite__sink_text(out, "\"");
    if (table->documents > 1 && table->documents <= CITE__DOCUMENTS_LISTED) {
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

static void put_likeness(struct cite__sink *out, const char *name, double share)
{
    cite__sink_text(out, "<li>");
    cite__sink_text(out, name);
    cite__drift_percent(out, share);
    cite__sink_text(out, "</li>");
}

/* How far the page is from what it was; opened, against what, and by which measures. */
static void put_drift(struct cite__html_rows *table, const cite_reference *reference)
{
    struct cite__sink *out = table->out;
    const cite_drift *drift = reference->drift;

    if (!cite__is_compared(reference)) {
        if (drift && table->compared)
            cite__sink_text(out, "<div class=\"soft\">nothing to compare with yet</div>");
        return;
    }
    cite__sink_text(out, "<details class=\"drift\"><summary><span class=\"");
    cite__sink_text(out, cite_drift_name(drift->verdict));
    cite__sink_text(out, "\">");
    cite__sink_text(out, cite__drift_words(drift->verdict));
    cite__sink_text(out, "</span></summary>Compared with ");
    cite__drift_against(out, reference);
    cite__sink_text(out, ": ");
    cite__drift_likeness(out, drift);
    cite__sink_text(out, ".<ul>");
    put_likeness(out, "SimHash ", drift->simhash);
    put_likeness(out, "Jaccard ", drift->jaccard);
    put_likeness(out, "Dice ", drift->dice);
    put_likeness(out, "Cosine ", drift->cosine);
    cite__sink_text(out, "</ul></details>");
}

static void put_verdict(struct cite__html_rows *table, const cite_reference *reference)
{
    struct cite__sink *out = table->out;
    cite_str reason = cite__reason_of(reference);

    open_cell(out, cite__need_rank(reference));
    cite__html_verdict(out, cite__verdict_of(reference));
    if (!cite__str_is(reason, cite_verdict_name(cite__verdict_of(reference)))) {
        cite__sink_text(out, "<div class=\"soft\">");
        cite__clean_html(out, reason);
        cite__sink_text(out, "</div>");
    }
    put_drift(table, reference);
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
    cite__sink_text(out, "<div class=\"soft day\">");
    cite__sink_text(out, word);
    cite__day(out, seconds);
    cite__sink_text(out, "</div>");
}

/* "2026-01-31: ok, changed much" */
static void put_visit_words(struct cite__sink *out, const cite_visit *visit)
{
    cite__day(out, visit->at);
    cite__sink_text(out, ": ");
    cite__sink_text(out, cite_verdict_name(visit->status));
    if (visit->drift != CITE_DRIFT_NO_BASELINE) {
        cite__sink_text(out, ", ");
        cite__sink_text(out, cite__drift_words(visit->drift));
    }
}

/* A mark for each visit, whose colour and height tell what it found, and whose text a screen reader reads. */
static void put_visits(struct cite__sink *out, const cite_reference *reference)
{
    size_t count = reference->visit_count;

    if (count < 2)
        return;
    cite__sink_text(out, "<ol class=\"visits\" aria-label=\"Visits\">");
    for (size_t i = count > VISITS_SHOWN ? count - VISITS_SHOWN : 0; i < count; i++) {
        const cite_visit *visit = &reference->visits[i];
        bool drifted = visit->drift == CITE_DRIFT_MAJOR || visit->drift == CITE_DRIFT_REPLACED;
        cite__sink_text(out, "<li class=\"");
        cite__sink_text(out, drifted ? "drifted" : cite__html_tone(visit->status));
        cite__sink_text(out, "\" title=\"");
        put_visit_words(out, visit);
        cite__sink_text(out, "\"><span>");
        put_visit_words(out, visit);
        cite__sink_text(out, "</span></li>");
    }
    cite__sink_text(out, "</ol>");
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
    put_visits(out, reference);
    cite__sink_text(out, "</td>");
}

/* A copy that nobody has to cite yet, but may want to. */
static void put_archive(struct cite__sink *out, const cite_reference *reference)
{
    cite__sink_text(out, "<div class=\"soft\">");
    if (reference->archive) {
        cite__sink_text(out, "Archived: ");
        cite__html_copy(out, reference->archive);
    } else {
        cite__sink_text(out, "No archived copy found.");
    }
    cite__sink_text(out, "</div>");
}

static void put_advice(struct cite__sink *out, const cite_reference *reference)
{
    cite_suggestion suggestion = cite_reference_suggestion(reference);
    const char *advice = cite__advice_of(reference);

    cite__sink_text(out, "<td>");
    if (suggestion.kind != CITE_SUGGESTION_NONE) {
        cite__suggestion_words(out, &suggestion);
        cite__sink_text(out, " ");
        cite__html_url(out, suggestion.new_url);
    } else if (advice) {
        cite__clean_html(out, cite_str_from(advice));
    }
    if (suggestion.kind != CITE_SUGGESTION_ARCHIVE && (reference->archive || reference->archives_asked > 0))
        put_archive(out, reference);
    cite__sink_text(out, "</td></tr>\n");
}

void cite__html_row(struct cite__html_rows *table, size_t index)
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
    put_verdict(table, reference);
    put_state(out, reference);
    put_advice(out, reference);
}
