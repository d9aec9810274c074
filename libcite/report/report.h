/*
 * report/report.h: what every writer is given, and the writers behind the table of formats.
 *
 * A writer returns CITE_OK, CITE_ERROR_IO or CITE_ERROR_MEMORY; cite_report_… fill the cite_error from that.
 */
#ifndef CITE_REPORT_REPORT_H
#define CITE_REPORT_REPORT_H

#include "core/arena.h"
#include "core/buf.h"
#include "core/json.h"
#include "report/sink.h"

#include <cite/report.h>

#include <stdbool.h>

/* One item as JSON: our longest field is a link of 8 KiB; 1 MiB leaves room for very many authors. */
#define CITE__REPORT_SCRATCH_MAX ((size_t)1024 * 1024)

struct cite__report {
    cite_report_options options; /* every field set */
    cite_write_fn write;
    void *context;
    struct cite__sink out;    /* for text and HTML; JSON has its own */
    struct cite__buf scratch; /* one thing at a time */
    struct cite__arena arena; /* for the length of the call */
    cite_error *error;
};

cite_status cite__document_json(struct cite__report *report, const cite_document *document, const char *name);
cite_status cite__document_text(struct cite__report *report, const cite_document *document, const char *name);
cite_status cite__document_html(struct cite__report *report, const cite_document *document, const char *name);

cite_status cite__links_json(struct cite__report *report, const cite_audit *audit);
cite_status cite__links_jsonl(struct cite__report *report, const cite_audit *audit);
cite_status cite__links_text(struct cite__report *report, const cite_audit *audit);
cite_status cite__links_html(struct cite__report *report, const cite_audit *audit);

cite_status cite__links_csv(struct cite__report *report, const cite_audit *audit);
cite_status cite__links_markdown(struct cite__report *report, const cite_audit *audit);
cite_status cite__links_junit(struct cite__report *report, const cite_audit *audit);
cite_status cite__links_sarif(struct cite__report *report, const cite_audit *audit);
cite_status cite__links_github(struct cite__report *report, const cite_audit *audit);

cite_status cite__audit_json(struct cite__report *report, const cite_audit *audit);
cite_status cite__audit_jsonl(struct cite__report *report, const cite_audit *audit);
cite_status cite__audit_text(struct cite__report *report, const cite_audit *audit);
cite_status cite__audit_csv(struct cite__report *report, const cite_audit *audit);
cite_status cite__audit_markdown(struct cite__report *report, const cite_audit *audit);
cite_status cite__audit_html(struct cite__report *report, const cite_audit *audit);

cite_status cite__listing_text(struct cite__report *report, const cite_listing *listing);
cite_status cite__listing_json(struct cite__report *report, const cite_listing *listing);
cite_status cite__copies_text(struct cite__report *report, const cite_copies *copies);
cite_status cite__copies_json(struct cite__report *report, const cite_copies *copies);
cite_status cite__listing_html(struct cite__report *report, const cite_listing *listing);
cite_status cite__listing_csv(struct cite__report *report, const cite_listing *listing);

cite_status cite__saved_text(struct cite__report *report, const cite_saver *saver);
cite_status cite__saved_json(struct cite__report *report, const cite_saver *saver);

cite_status cite__link_line_json(struct cite__report *report, const cite_audit *audit, size_t reference);
cite_status cite__reason_line(struct cite__report *report, const cite_document *document, size_t reason);

cite_status cite__summary_line_json(struct cite__report *report, const cite_audit *audit);

#endif
