/*
 * report/report.c: the table of formats and subjects, and what all reports share: options, memory, errors.
 */
#include "report/report.h"

#include "core/error.h"

#include <string.h>

/* Columns where the caller names none: wide enough for a URL, narrow enough for half a screen. */
#define DEFAULT_WIDTH 100

/* Below this nothing can be laid out. */
#define LEAST_WIDTH 40

static const struct format {
    const char *name;
    cite_status (*document)(struct cite__report *report, const cite_document *document, const char *name);
    cite_status (*links)(struct cite__report *report, const cite_audit *audit);
    cite_status (*audit)(struct cite__report *report, const cite_audit *audit);
    cite_status (*listing)(struct cite__report *report, const cite_listing *listing);
} formats[CITE_REPORT_COUNT_] = {
    [CITE_REPORT_TEXT] = {"text", cite__document_text, cite__links_text, cite__audit_text, cite__listing_text},
    [CITE_REPORT_JSON] = {"json", cite__document_json, cite__links_json, cite__audit_json, cite__listing_json},
    [CITE_REPORT_JSONL] = {"jsonl", cite__document_json, cite__links_jsonl, cite__audit_jsonl, NULL},
    [CITE_REPORT_HTML] = {"html", cite__document_html, cite__links_html, cite__audit_html, cite__listing_html},
    [CITE_REPORT_CSV] = {"csv", NULL, cite__links_csv, cite__audit_csv, cite__listing_csv},
    [CITE_REPORT_MARKDOWN] = {"markdown", NULL, cite__links_markdown, cite__audit_markdown, NULL},
    [CITE_REPORT_JUNIT] = {"junit", NULL, cite__links_junit, cite__links_junit, NULL},
    [CITE_REPORT_SARIF] = {"sarif", NULL, cite__links_sarif, cite__links_sarif, NULL},
    [CITE_REPORT_GITHUB] = {"github", NULL, cite__links_github, cite__links_github, NULL},
};

const char *cite_report_format_name(cite_report_format format)
{
    return (size_t)format < CITE_REPORT_COUNT_ ? formats[format].name : NULL;
}

/* The given options with every field set; a caller built against an older header gave fewer of them. */
static cite_report_options complete(const cite_report_options *given)
{
    cite_report_options options = CITE_REPORT_OPTIONS_INIT;

    if (given)
        memcpy(&options, given, given->size < sizeof options ? given->size : sizeof options);
    options.size = sizeof options;
    if (options.width <= 0)
        options.width = DEFAULT_WIDTH;
    if (options.width < LEAST_WIDTH)
        options.width = LEAST_WIDTH;
    return options;
}

static cite_status begin(struct cite__report *report, const cite_report_options *options, cite_write_fn write,
                         void *context, cite_error *error)
{
    report->options = complete(options);
    report->write = write;
    report->context = context;
    report->error = error;
    cite__sink_init(&report->out, write, context);
    cite__buf_init(&report->scratch, report->options.allocator, CITE__REPORT_SCRATCH_MAX);
    cite__arena_init(&report->arena, report->options.allocator);
    if ((size_t)report->options.format >= CITE_REPORT_COUNT_)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "no such report format");
    return write ? CITE_OK : cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "no write function");
}

static cite_status end(struct cite__report *report, cite_status status)
{
    cite__buf_release(&report->scratch);
    cite__arena_release(&report->arena);
    if (status == CITE_OK)
        return CITE_OK;
    return cite__error_set(report->error, status, CITE_NONE, status == CITE_ERROR_IO ? "writing failed" : NULL);
}

cite_status cite_report_document(const cite_document *document, const char *name,
                                 const cite_report_options *options, cite_write_fn write, void *context,
                                 cite_error *error)
{
    struct cite__report report;

    cite__error_clear(error);
    if (!document)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "no document");
    cite_status status = begin(&report, options, write, context, error);
    if (status == CITE_OK && !formats[report.options.format].document)
        status = cite__error_set(error, CITE_ERROR_UNSUPPORTED, CITE_NONE, "a format for links alone");
    else if (status == CITE_OK)
        status = formats[report.options.format].document(&report, document, name);
    return end(&report, status);
}

cite_status cite_report_links(const cite_audit *audit, const cite_report_options *options, cite_write_fn write,
                              void *context, cite_error *error)
{
    struct cite__report report;

    cite__error_clear(error);
    if (!audit)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "no audit");
    cite_status status = begin(&report, options, write, context, error);
    if (status == CITE_OK)
        status = formats[report.options.format].links(&report, audit);
    return end(&report, status);
}

cite_status cite_report_listing(const cite_listing *listing, const cite_report_options *options,
                                cite_write_fn write, void *context, cite_error *error)
{
    struct cite__report report;

    cite__error_clear(error);
    if (!listing)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "no listing");
    cite_status status = begin(&report, options, write, context, error);
    if (status == CITE_OK && !formats[report.options.format].listing)
        status = cite__error_set(error, CITE_ERROR_UNSUPPORTED, CITE_NONE, "a format for audits alone");
    else if (status == CITE_OK)
        status = formats[report.options.format].listing(&report, listing);
    return end(&report, status);
}

cite_status cite_report_copies(const cite_copies *copies, const cite_report_options *options,
                               cite_write_fn write, void *context, cite_error *error)
{
    struct cite__report report;

    cite__error_clear(error);
    if (!copies)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "no copies");
    cite_status status = begin(&report, options, write, context, error);
    if (status == CITE_OK && report.options.format == CITE_REPORT_TEXT)
        status = cite__copies_text(&report, copies);
    else if (status == CITE_OK && report.options.format == CITE_REPORT_JSON)
        status = cite__copies_json(&report, copies);
    else if (status == CITE_OK)
        status = cite__error_set(error, CITE_ERROR_UNSUPPORTED, CITE_NONE, "a format for audits alone");
    return end(&report, status);
}

cite_status cite_report_audit(const cite_audit *audit, const cite_report_options *options, cite_write_fn write,
                              void *context, cite_error *error)
{
    struct cite__report report;

    cite__error_clear(error);
    if (!audit)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "no audit");
    cite_status status = begin(&report, options, write, context, error);
    if (status == CITE_OK)
        status = formats[report.options.format].audit(&report, audit);
    return end(&report, status);
}

cite_status cite_report_reference(const cite_audit *audit, size_t reference, const cite_report_options *options,
                                  cite_write_fn write, void *context, cite_error *error)
{
    struct cite__report report;

    cite__error_clear(error);
    if (!audit || !cite_audit_reference(audit, reference))
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "no such reference");
    cite_status status = begin(&report, options, write, context, error);
    if (status == CITE_OK)
        status = cite__link_line_json(&report, audit, reference);
    return end(&report, status);
}

cite_status cite_report_summary(const cite_audit *audit, const cite_report_options *options,
                                cite_write_fn write, void *context, cite_error *error)
{
    struct cite__report report;

    cite__error_clear(error);
    if (!audit)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "no audit");
    cite_status status = begin(&report, options, write, context, error);
    if (status == CITE_OK)
        status = cite__summary_line_json(&report, audit);
    return end(&report, status);
}

cite_status cite_report_reason(const cite_document *document, size_t reason, const cite_report_options *options,
                               cite_write_fn write, void *context, cite_error *error)
{
    struct cite__report report;

    cite__error_clear(error);
    if (!document || !cite_document_reason(document, reason))
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "no such reason");
    cite_status status = begin(&report, options, write, context, error);
    if (status == CITE_OK)
        status = cite__reason_line(&report, document, reason);
    return end(&report, status);
}

cite_status cite_report_saved(const cite_saver *saver, const cite_report_options *options, cite_write_fn write,
                              void *context, cite_error *error)
{
    struct cite__report report;

    cite__error_clear(error);
    if (!saver)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "no saver");
    cite_status status = begin(&report, options, write, context, error);
    if (status == CITE_OK && report.options.format == CITE_REPORT_TEXT)
        status = cite__saved_text(&report, saver);
    else if (status == CITE_OK && report.options.format == CITE_REPORT_JSON)
        status = cite__saved_json(&report, saver);
    else if (status == CITE_OK)
        status = cite__error_set(error, CITE_ERROR_UNSUPPORTED, CITE_NONE, "a format for audits alone");
    return end(&report, status);
}
