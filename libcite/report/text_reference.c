/*
 * report/text_reference.c: see text_reference.h.
 */
#include "report/text_reference.h"

#include "core/str.h"
#include "report/clean.h"
#include "report/drift_words.h"
#include "report/places.h"

#include <string.h>

/* Columns of the longest status word ("redirect-loop") and two spaces. */
#define STATUS_COLUMNS ((size_t)15)

/* Places named for one link; the rest are counted. */
#define PLACES_SHOWN ((size_t)6)

void cite__text_padded(struct cite__report *report, enum cite__paint paint, const char *word)
{
    size_t len = strlen(word);

    cite__painted(report, paint, word);
    cite__sink_repeat(&report->out, " ", len < STATUS_COLUMNS ? STATUS_COLUMNS - len : 1);
}

/* "report.txt:210:5, page 12, note 30": the beginning is what editors and terminals follow. */
static void put_place(struct cite__sink *out, const struct cite__place *place)
{
    cite__clean_plain(out, cite__document_name(place->path, ""));
    cite__sink_text(out, ":");
    cite__sink_size(out, place->at->line);
    cite__sink_text(out, ":");
    cite__sink_size(out, place->at->column);
    if (place->at->page > 0) {
        cite__sink_text(out, ", page ");
        cite__sink_size(out, place->at->page);
    }
    if (place->note) {
        cite__sink_text(out, ", note ");
        cite__sink_size(out, place->note->number);
    }
}

void cite__text_places(struct cite__report *report, const cite_audit *audit, size_t index)
{
    const cite_reference *reference = cite_audit_reference(audit, index);
    struct cite__place place;

    cite__sink_repeat(&report->out, " ", STATUS_COLUMNS);
    for (size_t n = 0; n < PLACES_SHOWN && cite__place_of(&place, audit, index, n); n++) {
        if (n > 0)
            cite__sink_text(&report->out, "; ");
        put_place(&report->out, &place);
    }
    if (reference->place_count > PLACES_SHOWN) {
        cite__sink_text(&report->out, "; and ");
        cite__counted(&report->out, reference->place_count - PLACES_SHOWN, "more place", "more places");
    }
    cite__sink_text(&report->out, "\n");
}

/* One line below a link, its text cut to the width. */
void cite__text_below(struct cite__report *report, const char *sign, cite_str text)
{
    cite__sink_repeat(&report->out, " ", STATUS_COLUMNS);
    cite__sink_text(&report->out, sign);
    cite__clean_cut(&report->out, text, cite__columns_left(report, STATUS_COLUMNS + strlen(sign)));
    cite__sink_text(&report->out, "\n");
}

void cite__text_address(struct cite__report *report, const char *sign, cite_str url)
{
    cite__sink_repeat(&report->out, " ", STATUS_COLUMNS);
    cite__sink_text(&report->out, sign);
    cite__clean_plain(&report->out, url); /* never cut: it is there to be copied */
    cite__sink_text(&report->out, "\n");
}

static void put_indent(struct cite__report *report)
{
    cite__sink_repeat(&report->out, " ", STATUS_COLUMNS);
}

/* What the visits of a store say: "failing since 2026-01-31, 2 bad visits". */
void cite__text_history(struct cite__report *report, const cite_audit *audit, const cite_reference *reference)
{
    if (cite_audit_run(audit) == 0 || reference->since == 0 || reference->state == CITE_STATE_UNKNOWN)
        return;
    put_indent(report);
    cite__sink_text(&report->out, cite_state_name(reference->state));
    cite__sink_text(&report->out, " since ");
    cite__day(&report->out, reference->since);
    if (reference->strikes > 1) {
        cite__sink_text(&report->out, ", ");
        cite__counted(&report->out, reference->strikes, "bad visit", "bad visits");
    }
    cite__sink_text(&report->out, "\n");
}

/* How far the page is from what it was, where that is worth a word. */
void cite__text_drift(struct cite__report *report, const cite_reference *reference)
{
    if (!cite__is_compared(reference) || reference->drift->verdict == CITE_DRIFT_SAME)
        return;
    put_indent(report);
    cite__sink_text(&report->out, cite__drift_words(reference->drift->verdict));
    cite__sink_text(&report->out, ", against ");
    cite__drift_against(&report->out, reference);
    cite__sink_text(&report->out, "\n");
    put_indent(report);
    cite__drift_likeness(&report->out, reference->drift);
    cite__sink_text(&report->out, "\n");
}

/* A copy that nobody has to cite yet, but may want to. */
static void put_archive(struct cite__report *report, const cite_reference *reference)
{
    put_indent(report);
    cite__sink_text(&report->out, "archived ");
    cite__day(&report->out, reference->archive->datetime);
    cite__sink_text(&report->out, ": ");
    cite__clean_plain(&report->out, reference->archive->url);
    cite__sink_text(&report->out, "\n");
}

/* What to do about it: an address to cite instead, else what a person can try. */
void cite__text_advice(struct cite__report *report, const cite_reference *reference)
{
    cite_suggestion suggestion = cite_reference_suggestion(reference);
    const char *advice = cite__advice_of(reference);

    if (suggestion.kind != CITE_SUGGESTION_ARCHIVE && reference->archive)
        put_archive(report, reference);
    else if (!reference->archive && reference->archives_asked > 0) {
        put_indent(report);
        cite__sink_text(&report->out, "no archived copy found, ");
        cite__counted(&report->out, reference->archives_asked, "archive", "archives");
        cite__sink_text(&report->out, " asked\n");
    }
    if (suggestion.kind != CITE_SUGGESTION_NONE) {
        put_indent(report);
        cite__paint(report, CITE__PAINT_DIM);
        cite__sink_text(&report->out, "> ");
        cite__suggestion_words(&report->out, &suggestion);
        cite__paint(report, CITE__PAINT_NONE);
        cite__sink_text(&report->out, "\n");
        cite__text_address(report, "  ", suggestion.new_url);
    } else if (advice) {
        cite__paint(report, CITE__PAINT_DIM);
        cite__text_below(report, "> ", cite_str_from(advice));
        cite__paint(report, CITE__PAINT_NONE);
    }
}

void cite__text_head(struct cite__report *report, enum cite__paint paint, const char *word, cite_str url)
{
    cite__sink_text(&report->out, "\n");
    cite__text_padded(report, paint, word);
    cite__clean_plain(&report->out, url);
    cite__sink_text(&report->out, "\n");
}

void cite__text_finding(struct cite__report *report, const cite_audit *audit, size_t index)
{
    const cite_reference *reference = cite_audit_reference(audit, index);
    cite_verdict verdict = cite__verdict_of(reference);

    cite__text_head(report, cite__paint_of_tone(cite__verdict_words(verdict)->tone), cite_verdict_name(verdict),
                    reference->url);
    cite__text_below(report, "", cite__reason_of(reference));
    cite__text_history(report, audit, reference);
    cite__text_drift(report, reference);
    cite__text_places(report, audit, index);
    if (reference->check && reference->check->final_url.len > 0 &&
        !cite__str_equal(reference->check->final_url, reference->url))
        cite__text_address(report, "leads to ", reference->check->final_url);
    cite__text_advice(report, reference);
}
