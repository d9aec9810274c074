/*
 * report/html_table.c: see html_table.h.
 *
 * A row holds what is known of one link. The text of its notes stands once on the page, in the list of notes; a row
 * leads there, and the script shows it in the row. So the page grows with the documents, however many links a note has.
 */
#include "report/html_table.h"

#include "core/str.h"
#include "report/clean.h"
#include "report/drift_words.h"
#include "report/html_row.h"
#include "report/places.h"

static void put_option(struct cite__sink *out, const char *value, const char *words, size_t count)
{
    if (count == 0)
        return;
    cite__sink_text(out, "<option value=\"");
    cite__sink_text(out, value);
    cite__sink_text(out, "\">");
    cite__sink_text(out, words);
    cite__sink_text(out, " (");
    cite__sink_size(out, count);
    cite__sink_text(out, ")</option>");
}

/* What the rows hold, for the lists to choose from. */
struct kinds {
    size_t listed;
    size_t by_verdict[CITE_VERDICT_COUNT_];
    size_t by_state[CITE_STATE_COUNT_];
    size_t by_drift[CITE_DRIFT_COUNT_];
};

static struct kinds kinds_of(const cite_audit *audit, const struct cite__selection *selection)
{
    struct kinds kinds = {0};

    for (size_t n = 0; n < selection->count; n++) {
        const cite_reference *reference = cite_audit_reference(audit, selection->order[n]);
        kinds.listed += (size_t)cite__is_listed(reference);
        kinds.by_verdict[cite__verdict_of(reference)]++;
        if ((size_t)reference->state < CITE_STATE_COUNT_)
            kinds.by_state[reference->state]++;
        if (reference->drift && (size_t)reference->drift->verdict < CITE_DRIFT_COUNT_)
            kinds.by_drift[reference->drift->verdict]++;
    }
    return kinds;
}

static void put_verdict_options(struct cite__sink *out, const struct kinds *kinds)
{
    cite__sink_text(out, "<label>Verdict <select name=\"verdict\"><option value=\"\">any</option>");
    if (kinds->listed > 0)
        put_option(out, "findings", "findings", kinds->listed);
    for (size_t n = 0; n < CITE_VERDICT_COUNT_; n++) {
        const char *name = cite_verdict_name(cite__verdict_by_weight(n));
        put_option(out, name, name, kinds->by_verdict[cite__verdict_by_weight(n)]);
    }
    cite__sink_text(out, "</select></label>\n");
}

static void put_state_options(struct cite__sink *out, const struct kinds *kinds)
{
    cite__sink_text(out, "<label>State <select name=\"state\"><option value=\"\">any</option>");
    for (size_t state = 0; state < CITE_STATE_COUNT_; state++) {
        const char *name = cite_state_name((cite_state)state);
        put_option(out, name, name, kinds->by_state[state]);
    }
    cite__sink_text(out, "</select></label>\n");
}

static void put_drift_options(struct cite__sink *out, const struct kinds *kinds)
{
    size_t known = 0;

    for (size_t i = 0; i < CITE_DRIFT_COUNT_; i++)
        known += kinds->by_drift[i];
    if (known == 0)
        return;
    cite__sink_text(out, "<label>Drift <select name=\"drift\"><option value=\"\">any</option>");
    for (size_t i = 0; i < CITE_DRIFT_COUNT_; i++) {
        cite_drift_verdict drift = (cite_drift_verdict)i;
        put_option(out, cite_drift_name(drift), cite__drift_words(drift), kinds->by_drift[i]);
    }
    cite__sink_text(out, "</select></label>\n");
}

static void put_document_options(const struct cite__html_rows *table)
{
    struct cite__sink *out = table->out;

    if (table->documents < 2 || table->documents > CITE__DOCUMENTS_LISTED)
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
static void put_controls(const struct cite__html_rows *table, const struct cite__selection *selection)
{
    const struct kinds kinds = kinds_of(table->audit, selection);
    struct cite__sink *out = table->out;

    cite__sink_text(
        out,
        "<form class=\"filters\" id=\"filters\" role=\"search\" aria-label=\"Filter the references\" hidden>\n"
        "<label>Search in addresses, titles, reasons and notes "
        "<input type=\"search\" name=\"text\" autocomplete=\"off\"></label>\n");
    put_verdict_options(out, &kinds);
    put_state_options(out, &kinds);
    put_drift_options(out, &kinds);
    put_document_options(table);
    cite__sink_text(out, "<button type=\"reset\">Show all</button>\n</form>\n"
                         "<p class=\"soft\" id=\"shown\" role=\"status\"></p>\n");
}

static void put_head(struct cite__sink *out, bool whole)
{
    cite__sink_text(out, "<div class=\"scroll\" role=\"region\" aria-labelledby=\"list\" tabindex=\"0\">\n"
                         "<table class=\"references\" id=\"references\"");
    cite__sink_text(out, whole ? ">" : " data-part=\"1\">");
    cite__sink_text(
        out, "\n<thead><tr>"
             "<th scope=\"col\" data-sort=\"yes\">Reference</th><th scope=\"col\" data-sort=\"yes\">Where</th>"
             "<th scope=\"col\" data-sort=\"yes\">Cited</th>"
             "<th scope=\"col\" data-sort=\"yes\" aria-sort=\"ascending\">Verdict</th>"
             "<th scope=\"col\" data-sort=\"yes\">State</th><th scope=\"col\">What to do</th>"
             "</tr></thead>\n<tbody>\n");
}

/* A table of ten thousands of rows is one that no browser shows in time, and nobody reads. */
static void put_rest(struct cite__sink *out, size_t shown, size_t total)
{
    if (shown == total)
        return;
    cite__sink_text(out, "<p>The table holds ");
    cite__sink_size(out, shown);
    cite__sink_text(out, " of ");
    cite__sink_size(out, total);
    cite__sink_text(out,
                    " references, those that need work first. The CSV and the JSON of this audit hold all of "
                    "them.</p>\n");
}

void cite__html_references(struct cite__report *report, const cite_audit *audit, const struct cite__rot *rot,
                           const struct cite__counts *counts, const struct cite__selection *selection)
{
    bool compared = cite__drift_counted(counts) > counts->by_drift[CITE_DRIFT_NO_BASELINE];
    struct cite__html_rows table = {&report->out, audit,    rot, cite_audit_document_count(audit),
                                    compared,     CITE_NONE};
    struct cite__sink *out = table.out;

    cite__sink_text(out, "<h2 id=\"list\" tabindex=\"-1\">References</h2>\n");
    put_rest(out, selection->count, counts->total);
    put_controls(&table, selection);
    put_head(out, selection->count == counts->total);
    for (size_t n = 0; n < selection->count; n++)
        cite__html_row(&table, selection->order[n]);
    cite__sink_text(out, "</tbody></table>\n</div>\n");
}
