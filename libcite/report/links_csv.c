/*
 * report/links_csv.c: links as CSV (RFC 4180), a row for each place a link stands in, the header first.
 */
#include "core/str.h"
#include "report/clean.h"
#include "report/places.h"
#include "report/report.h"
#include "report/verdicts.h"

static const char header[] =
    "document,line,column,note,url,status,finding,reason,http_code,final_url,used_alternative\r\n";

static void put_number(struct cite__sink *out, size_t number)
{
    cite__sink_text(out, ",");
    if (number != CITE_NONE)
        cite__sink_size(out, number);
}

static void put_text(struct cite__sink *out, cite_str text)
{
    cite__sink_text(out, ",");
    if (text.len > 0)
        cite__clean_csv(out, text);
}

static void put_row(struct cite__sink *out, const cite_reference *reference, const struct cite__place *place)
{
    static const cite_check unchecked = {.http_code = 0};
    const cite_check *check = reference->check ? reference->check : &unchecked;
    cite_verdict verdict = cite__verdict_of(reference);

    cite__clean_csv(out, cite__document_name(place->path, ""));
    put_number(out, place->at->line);
    put_number(out, place->at->column);
    put_number(out, place->note ? place->note->number : CITE_NONE);
    put_text(out, reference->url);
    put_text(out, cite_str_from(cite_verdict_name(verdict)));
    cite_weight severity = cite_check_weight(check);
    put_text(out, severity == CITE_WEIGHT_ERROR     ? CITE__LIT("yes")
                  : severity == CITE_WEIGHT_WARNING ? CITE__LIT("warning")
                                                    : CITE__LIT("no"));
    put_text(out, cite__reason_of(reference));
    put_number(out, check->http_code > 0 ? (size_t)check->http_code : CITE_NONE);
    put_text(out, check->final_url);
    put_text(out, check->used_alternative);
    cite__sink_text(out, "\r\n");
}

cite_status cite__links_csv(struct cite__report *report, const cite_audit *audit)
{
    const cite_reference *reference = NULL;
    struct cite__place place;

    cite__sink_text(&report->out, header);
    for (size_t i = 0; (reference = cite_audit_reference(audit, i)) != NULL; i++) {
        for (size_t n = 0; cite__place_of(&place, audit, i, n); n++)
            put_row(&report->out, reference, &place);
    }
    return cite__sink_finish(&report->out);
}
