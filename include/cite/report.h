/*
 * cite/report.h: findings written for people and programs.
 *
 * Everything written is UTF-8. In text and HTML, what comes from documents and servers is cleaned of control and
 * bidirectional-override characters, and escaped for the format; JSON keeps every character, escaped where it must.
 */
#ifndef CITE_REPORT_H
#define CITE_REPORT_H

#include <cite/archive.h>
#include <cite/audit.h>
#include <cite/common.h>
#include <cite/document.h>
#include <cite/error.h>
#include <cite/save.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum cite_report_format {
    CITE_REPORT_TEXT = 0, /* for a terminal */
    CITE_REPORT_JSON,     /* the contract's schemas; one object */
    CITE_REPORT_JSONL,    /* one object a line: of links and audits a reference, and at the end the rest */
    CITE_REPORT_HTML,     /* one page that needs nothing else */
    CITE_REPORT_CSV, /* of links and audits: a row for each place a link stands in (RFC 4180, with a header) */
    CITE_REPORT_MARKDOWN, /* of links and audits: what needs work as tables, for a comment or a summary */
    CITE_REPORT_JUNIT,    /* of links: JUnit XML, a test case for each link */
    CITE_REPORT_SARIF,    /* of links: SARIF 2.1.0, a result for each finding */
    CITE_REPORT_GITHUB,   /* of links: workflow commands of GitHub, an annotation for each finding */
    CITE_REPORT_COUNT_
} cite_report_format;

/* A zero field means the default. Set size by CITE_REPORT_OPTIONS_INIT. */
typedef struct cite_report_options {
    size_t size; /* sizeof(cite_report_options) */
    const cite_allocator *allocator;
    cite_report_format format;
    int color;       /* 1: ANSI colours in text */
    int width;       /* columns of the terminal; default 100 */
    int64_t now;     /* the present time, seconds since 1970 UTC; 0: the report names no time */
    int64_t started; /* when the checking began, likewise; names the audit's "run" */
    const cite_checker_options *checker; /* how it was checked, for the audit's "run"; may be NULL */
    const cite_drift_options *drift;     /* how pages were compared; NULL: by the defaults */
} cite_report_options;

#define CITE_REPORT_OPTIONS_INIT                                                                               \
    {                                                                                                          \
        sizeof(cite_report_options), 0, CITE_REPORT_TEXT, 0, 0, 0, 0, 0, 0                                     \
    }

/*
 * One document's notes, callouts, links, citations and items ("libcite.document/1"). name is what source.path says;
 * may be NULL; people read "standard input" for "-". CITE_ERROR_IO when write stops it, CITE_ERROR_MEMORY,
 * CITE_ERROR_ARGUMENT for a format that does not exist, CITE_ERROR_UNSUPPORTED for one that is of links alone.
 */
CITE_API CITE_NODISCARD
cite_status cite_report_document(const cite_document *document, const char *name,
                                 const cite_report_options *options, cite_write_fn write, void *context,
                                 cite_error *error);

/* Every distinct link with what its visit found ("libcite.links/1"). As above. */
CITE_API CITE_NODISCARD
cite_status cite_report_links(const cite_audit *audit, const cite_report_options *options, cite_write_fn write,
                              void *context, cite_error *error);

/* The audit: documents, references and their states ("libcite.audit/1"). As above. */
CITE_API CITE_NODISCARD
cite_status cite_report_audit(const cite_audit *audit, const cite_report_options *options, cite_write_fn write,
                              void *context, cite_error *error);

/*
 * What a store knows ("libcite.runs/1", "libcite.history/1", "libcite.due/1", "libcite.diff/1"). As above;
 * CITE_ERROR_UNSUPPORTED for a format other than text, JSON, HTML and CSV.
 */
CITE_API CITE_NODISCARD
cite_status cite_report_listing(const cite_listing *listing, const cite_report_options *options,
                                cite_write_fn write, void *context, cite_error *error);

/*
 * What became of the pages that an archive was asked to keep ("libcite.saved/1"); those that are not done are left out. As
 * above.
 */
CITE_API CITE_NODISCARD
cite_status cite_report_saved(const cite_saver *saver, const cite_report_options *options, cite_write_fn write,
                              void *context, cite_error *error);

/*
 * The copies of a page that archives know ("libcite.copies/1"). As above; CITE_ERROR_UNSUPPORTED for a format other than text
 * and JSON.
 */
CITE_API CITE_NODISCARD
cite_status cite_report_copies(const cite_copies *copies, const cite_report_options *options,
                               cite_write_fn write, void *context, cite_error *error);

/*
 * The two parts of cite_report_links as JSON Lines, for callers that write links as their verdicts fall: one reference
 * as one line (CITE_ERROR_ARGUMENT past the end), and the line with the summary that ends the output. The format of
 * the options is not looked at.
 */
CITE_API CITE_NODISCARD
cite_status cite_report_reference(const cite_audit *audit, size_t reference, const cite_report_options *options,
                                  cite_write_fn write, void *context, cite_error *error);
CITE_API CITE_NODISCARD
cite_status cite_report_summary(const cite_audit *audit, const cite_report_options *options,
                                cite_write_fn write, void *context, cite_error *error);

/*
 * One reason (cite_document_reason) as a line of text, under a heading where it is the first about its candidate. The format of
 * the options is not looked at. CITE_ERROR_ARGUMENT past the end; else as above.
 */
CITE_API CITE_NODISCARD
cite_status cite_report_reason(const cite_document *document, size_t reason, const cite_report_options *options,
                               cite_write_fn write, void *context, cite_error *error);

/* "text", "json", "jsonl", "html", "csv", "markdown", "junit", "sarif", "github"; NULL for a number that is none. Static. */
CITE_API const char *cite_report_format_name(cite_report_format format);

#ifdef __cplusplus
}
#endif

#endif
