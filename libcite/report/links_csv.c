/*
 * report/links_csv.c: links as CSV (RFC 4180), a row for each place a link stands in, the header first.
 */
#include "report/csv_parts.h"
#include "report/places.h"
#include "report/report.h"
#include "report/verdicts.h"

static const char header[] =
    "document,line,column,note,url,status,finding,reason,http_code,final_url,used_alternative\r\n";

static void put_row(struct cite__csv *csv, const cite_reference *reference, const struct cite__place *place)
{
    static const cite_check unchecked = {.http_code = 0};
    const cite_check *check = reference->check ? reference->check : &unchecked;

    cite__csv_text(csv, cite__document_name(place->path, ""));
    cite__csv_size(csv, place->at->line);
    cite__csv_size(csv, place->at->column);
    cite__csv_size(csv, place->note ? place->note->number : CITE_NONE);
    cite__csv_text(csv, reference->url);
    cite__csv_word(csv, cite_verdict_name(cite__verdict_of(reference)));
    cite__csv_word(csv, cite__finding_word(check));
    cite__csv_text(csv, cite__reason_of(reference));
    cite__csv_size(csv, check->http_code > 0 ? (size_t)check->http_code : CITE_NONE);
    cite__csv_text(csv, check->final_url);
    cite__csv_text(csv, check->used_alternative);
    cite__csv_end(csv);
}

cite_status cite__links_csv(struct cite__report *report, const cite_audit *audit)
{
    const cite_reference *reference = NULL;
    struct cite__csv csv = {&report->out, 0};
    struct cite__place place;

    cite__sink_text(&report->out, header);
    for (size_t i = 0; (reference = cite_audit_reference(audit, i)) != NULL; i++) {
        for (size_t n = 0; cite__place_of(&place, audit, i, n); n++)
            put_row(&csv, reference, &place);
    }
    return cite__sink_finish(&report->out);
}
