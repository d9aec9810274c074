/*
 * report/audit_csv.c: an audit as CSV (RFC 4180), a row for each place a link stands in, the header first.
 */
#include "core/date.h"
#include "core/str.h"
#include "report/csv_parts.h"
#include "report/drift_words.h"
#include "report/places.h"
#include "report/report.h"
#include "report/rot.h"

static const char header[] =
    "document,page,line,column,note,cited,url,status,finding,reason,http_code,final_url,state,since,strikes,"
    "drift,against,title_likeness,simhash,jaccard,dice,cosine,words_change,archive,archived,suggestion,"
    "suggested_"
    "url\r\n";

/* When it was cited there, as far as it is told: the day the page was seen, else the date of the work, else the document's. */
static void put_cited(struct cite__csv *csv, const cite_audit *audit, const cite_place *place)
{
    const cite_day *const days[] = {&place->accessed, &place->issued,
                                    &cite_audit_document(audit, place->document)->date};
    char text[CITE__EDTF_SIZE] = "";

    for (size_t i = 0; i < sizeof days / sizeof days[0] && text[0] == '\0'; i++) {
        const cite_date date = {.begin = *days[i]};
        if (date.begin.year >= CITE__WEB_BEGAN)
            cite__date_edtf(text, &date);
    }
    cite__csv_word(csv, text);
}

static void put_place(struct cite__csv *csv, const cite_audit *audit, const struct cite__place *place)
{
    cite__csv_text(csv, cite__document_name(place->path, ""));
    cite__csv_size(csv, place->at->page > 0 ? place->at->page : CITE_NONE);
    cite__csv_size(csv, place->at->line);
    cite__csv_size(csv, place->at->column);
    cite__csv_size(csv, place->note ? place->note->number : CITE_NONE);
    put_cited(csv, audit, place->at);
}

static void put_visit(struct cite__csv *csv, const cite_reference *reference)
{
    static const cite_check unchecked = {.http_code = 0};
    const cite_check *check = reference->check ? reference->check : &unchecked;

    cite__csv_text(csv, reference->url);
    cite__csv_word(csv, cite_verdict_name(cite__verdict_of(reference)));
    cite__csv_word(csv, cite__finding_word(check));
    cite__csv_text(csv, cite__reason_of(reference));
    cite__csv_size(csv, check->http_code > 0 ? (size_t)check->http_code : CITE_NONE);
    cite__csv_text(csv, check->final_url);
    cite__csv_word(csv, cite_state_name(reference->state));
    cite__csv_day(csv, reference->since);
    cite__csv_size(csv, reference->strikes);
}

static void put_drift(struct cite__csv *csv, const cite_reference *reference)
{
    const cite_drift *drift = reference->drift;

    cite__csv_word(csv, drift ? cite_drift_name(drift->verdict) : NULL);
    if (!drift || !cite__is_compared(reference)) {
        for (size_t i = 0; i < 7; i++)
            cite__csv_word(csv, NULL);
        return;
    }
    cite__csv_text(csv, reference->drift_against);
    if (drift->title >= 0)
        cite__csv_share(csv, drift->title);
    else
        cite__csv_word(csv, NULL);
    cite__csv_share(csv, drift->simhash);
    cite__csv_share(csv, drift->jaccard);
    cite__csv_share(csv, drift->dice);
    cite__csv_share(csv, drift->cosine);
    cite__csv_share(csv, drift->words_change);
}

static void put_remedy(struct cite__csv *csv, const cite_reference *reference)
{
    cite_suggestion suggestion = cite_reference_suggestion(reference);
    bool has = suggestion.kind != CITE_SUGGESTION_NONE;

    cite__csv_text(csv, reference->archive ? reference->archive->url : (cite_str){NULL, 0});
    cite__csv_time(csv, reference->archive ? reference->archive->datetime : 0);
    cite__csv_word(csv, has ? cite_suggestion_kind_name(suggestion.kind) : NULL);
    cite__csv_text(csv, suggestion.new_url);
}

cite_status cite__audit_csv(struct cite__report *report, const cite_audit *audit)
{
    struct cite__csv csv = {&report->out, 0};
    const cite_reference *reference = NULL;
    struct cite__place place;

    cite__sink_text(&report->out, header);
    for (size_t i = 0; (reference = cite_audit_reference(audit, i)) != NULL; i++) {
        for (size_t n = 0; cite__place_of(&place, audit, i, n); n++) {
            put_place(&csv, audit, &place);
            put_visit(&csv, reference);
            put_drift(&csv, reference);
            put_remedy(&csv, reference);
            cite__csv_end(&csv);
        }
    }
    return cite__sink_finish(&report->out);
}
