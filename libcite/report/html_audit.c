/*
 * report/html_audit.c: the audit as one page: the figures, the charts, the table of references, the notes.
 *
 * The page runs one script, ours, and shows one style sheet; its Content-Security-Policy names both by their hashes and
 * forbids everything else, so that nothing in a document's text can run, load or be sent anywhere.
 */
#include "core/str.h"
#include "report/audit_files.h"
#include "report/clean.h"
#include "report/drift_words.h"
#include "report/html_charts.h"
#include "report/html_parts.h"
#include "report/html_table.h"
#include "report/survival.h"
#include "report/svg.h"
#include "report/text_parts.h"

/* Rows of the table: what a browser sorts at once, and a person may look through. */
#define ROWS_MAX ((size_t)2000)

/* 'sha256-' and the digest in base64 (RFC 4648, 4): 32 bytes are 44 characters, the last of them "=". */
static void put_hash(struct cite__sink *out, const unsigned char *digest)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    cite__sink_text(out, "'sha256-");
    for (size_t i = 0; i < 32; i += 3) {
        unsigned group = (unsigned)digest[i] << 16 | (unsigned)digest[i + 1] << 8;
        group |= i + 2 < 32 ? digest[i + 2] : 0U;
        const char *last = i + 2 < 32 ? &digits[group & 63] : "=";
        cite__sink_bytes(out, &digits[group >> 18], 1);
        cite__sink_bytes(out, &digits[group >> 12 & 63], 1);
        cite__sink_bytes(out, &digits[group >> 6 & 63], 1);
        cite__sink_bytes(out, last, 1);
    }
    cite__sink_text(out, "'");
}

/* A hash is of every byte between the tags. */
static void put_file(struct cite__sink *out, const char *opening, const unsigned char *bytes, size_t size,
                     const char *closing)
{
    cite__sink_text(out, opening);
    cite__sink_bytes(out, (const char *)bytes, size);
    cite__sink_text(out, closing);
}

/* What the page is about: the one document's own title, or its name. */
static void put_title(struct cite__sink *out, const cite_audit *audit)
{
    size_t documents = cite_audit_document_count(audit);
    cite_str title = {NULL, 0};

    if (documents == 1)
        title = cite_audit_document(audit, 0)->title;
    if (documents != 1) {
        cite__sink_text(out, "Audit of ");
        cite__sink_size(out, documents);
        cite__sink_text(out, " documents");
        return;
    }
    if (title.len == 0)
        title = cite__document_name(cite_audit_document(audit, 0)->name, "Audit");
    cite__clean_html(out, title);
}

static void put_begin(struct cite__report *report, const cite_audit *audit)
{
    struct cite__sink *out = &report->out;
    size_t documents = cite_audit_document_count(audit);
    cite_str name = CITE__LIT("Audit");

    if (documents == 1)
        name = cite__document_name(cite_audit_document(audit, 0)->name, "Audit");
    cite__html_open(report, name);
    cite__sink_text(out, "style-src ");
    put_hash(out, cite__page_css_sha256);
    cite__sink_text(out, " ");
    put_hash(out, cite__audit_css_sha256);
    cite__sink_text(out, "; script-src ");
    put_hash(out, cite__audit_js_sha256);
    cite__sink_text(out, "; base-uri 'none'; form-action 'none'\">\n");
    put_file(out, "<style>", cite__page_css, sizeof cite__page_css, "</style>\n");
    put_file(out, "<style>", cite__audit_css, sizeof cite__audit_css, "</style>\n");
    cite__sink_text(
        out, "</head>\n<body>\n<a class=\"skip\" href=\"#list\">Skip to the references</a>\n<main>\n<h1>");
    put_title(out, audit);
    cite__sink_text(out, "</h1>\n");
    if (documents == 1) {
        cite__sink_text(out, "<p class=\"soft\">");
        cite__clean_html(out, name);
        cite__sink_text(out, "</p>\n");
    }
    cite__html_made(report);
}

/* One sentence that a person remembers. Where nothing was asked, nothing is claimed. */
static void put_headline(struct cite__sink *out, const struct cite__tally *all)
{
    size_t asked = all->total - all->by_fate[CITE__FATE_UNASKED];
    size_t lost = all->by_fate[CITE__FATE_GONE] + all->by_fate[CITE__FATE_DRIFTED];

    if (asked == 0) {
        cite__sink_text(out, all->total > 0 ? "<p class=\"headline\">No link was checked.</p>\n"
                                            : "<p class=\"headline\">There are no links.</p>\n");
        return;
    }
    cite__sink_text(out, lost > 0 ? "<p class=\"headline\"><strong>" : "<p class=\"headline fine\"><strong>");
    cite__html_percent(out, lost > 0 ? lost : all->by_fate[CITE__FATE_WORKING], asked);
    cite__sink_text(out, "</strong> of the ");
    cite__sink_size(out, asked);
    cite__sink_text(out, asked == 1 ? " link" : " links");
    cite__sink_text(out, all->total > asked ? " that could be checked" : "");
    cite__sink_text(out,
                    lost > 0 ? " no longer lead to what was cited.</p>\n" : " still lead somewhere.</p>\n");
}

static void put_summary(struct cite__sink *out, const cite_audit *audit, const struct cite__rot *rot,
                        const struct cite__counts *counts)
{
    const struct cite__tally *all = &rot->all;

    put_headline(out, all);
    if (all->total > 0) {
        cite__html_strip(out, all, "whole");
        cite__html_fates(out, all);
    }
    cite__sink_text(out, "<ul class=\"figures\">\n");
    if (rot->document_count > 1)
        cite__html_figure(out, rot->document_count, "document", "documents");
    cite__html_figure(out, all->total, "distinct link", "distinct links");
    if (counts->unchecked == 0 || counts->unchecked < counts->total) {
        cite__html_figure(out, counts->findings, "finding", "findings");
        cite__html_figure(out, counts->moved, "moved for good", "moved for good");
        if (counts->drifted > 0)
            cite__html_figure(out, counts->drifted, "drifted", "drifted");
        if (counts->archived > 0)
            cite__html_figure(out, counts->archived, "archived copy known", "archived copies known");
    }
    if (counts->unchecked > 0)
        cite__html_figure(out, counts->unchecked, "not checked", "not checked");
    if (rot->document_count == 1)
        cite__html_document_figures(out, cite_audit_document(audit, 0));
    cite__sink_text(out, "</ul>\n");
    if (counts->unchecked > 0) {
        cite__sink_text(out, counts->unchecked < counts->total ? "<p>Not every link was checked "
                                                               : "<p>No link was checked ");
        cite__unchecked_words(out, counts);
        cite__sink_text(out, ".</p>\n");
    }
    if (cite__drift_counted(counts) > 0) {
        cite__sink_text(out, "<p>");
        cite__drift_summary(out, counts);
        cite__sink_text(out, ".</p>\n");
    }
}

/* Charts of links that were asked; without them there is nothing to draw. */
static cite_status put_charts(struct cite__report *report, const cite_audit *audit, const struct cite__rot *rot)
{
    struct cite__sink *out = &report->out;
    struct cite__survival *survival = cite__arena_alloc(&report->arena, sizeof *survival);

    if (!survival)
        return CITE_ERROR_MEMORY;
    if (rot->all.total == rot->all.by_fate[CITE__FATE_UNASKED])
        return CITE_OK;
    cite__survival_of(survival, audit, rot, report->options.now);
    cite__sink_text(out, "<div class=\"charts\">\n");
    cite__html_years(out, rot);
    cite__html_survival(out, survival);
    cite__html_groups(out, "By domain", "Domain", "domains", rot->domains, rot->domain_count);
    if (rot->document_count > 1)
        cite__html_groups(out, "By document", "Document", "documents", rot->documents, rot->document_count);
    cite__sink_text(out, "</div>\n");
    return CITE_OK;
}

static bool shows_document(const cite_audit *audit, size_t index, const struct cite__selection *selection)
{
    const cite_place *place = NULL;

    for (size_t n = 0; (place = cite_audit_link(audit, index, n)) != NULL; n++) {
        if (cite__selection_has(selection, audit, place))
            return true;
    }
    return !selection->shown;
}

static cite_status put_document(struct cite__report *report, const cite_audit *audit, size_t index,
                                const struct cite__selection *selection)
{
    struct cite__sink *out = &report->out;
    const cite_audited *document = cite_audit_document(audit, index);

    cite__sink_text(out, "<section>\n");
    if (cite_audit_document_count(audit) > 1) {
        cite__sink_text(out, "<h2>");
        cite__clean_html(out, cite__document_name(document->name, ""));
        cite__sink_text(out, "</h2>\n<ul class=\"figures\">\n");
        cite__html_document_figures(out, document);
        cite__sink_text(out, "</ul>\n");
    }
    cite_status status = cite__html_audited(report, audit, index, selection);
    cite__sink_text(out, "</section>\n");
    return status;
}

static cite_status put_documents(struct cite__report *report, const cite_audit *audit,
                                 const struct cite__selection *selection)
{
    struct cite__sink *out = &report->out;
    size_t documents = cite_audit_document_count(audit);
    size_t left_out = 0;

    for (size_t i = 0; i < documents; i++) {
        if (!shows_document(audit, i, selection)) {
            left_out++;
            continue;
        }
        cite_status status = put_document(report, audit, i, selection);
        if (status != CITE_OK)
            return status;
    }
    if (left_out > 0) {
        cite__sink_text(out, "<p class=\"soft\">");
        cite__counted(out, left_out, "document", "documents");
        cite__sink_text(out, " without a reference in the table: their notes are not shown.</p>\n");
    }
    return CITE_OK;
}

static void put_end(struct cite__report *report)
{
    struct cite__sink *out = &report->out;

    cite__sink_text(out,
                    "<footer>\n<h2>How to read this page</h2>\n<dl>\n"
                    "<dt>gone</dt><dd>The server said that there is no such page, or answered with a page that "
                    "says so, or the host "
                    "does not exist; also an address that cannot be one.</dd>\n"
                    "<dt>drifted</dt><dd>Something answers, but the words of the page are no longer those of "
                    "the first visit, or of an "
                    "archived copy from when it was cited. ");
    cite__drift_thresholds(out, report->options.drift);
    cite__sink_text(
        out, "</dd>\n"
             "<dt>in doubt</dt><dd>The server refused a program, or failed in a way that may pass: a "
             "person should look, or "
             "the audit be run again.</dd>\n"
             "<dt>lost</dt><dd>Gone or drifted.</dd>\n"
             "<dt>the small columns under a state</dt><dd>The last visits, the newest at the end: low where "
             "the page "
             "answered, high where it was gone or had drifted. Each has its date and what was found as a "
             "text that is shown when it is pointed at.</dd>\n"
             "<dt>the date of a citation</dt><dd>The day the citation says the page was seen; else the "
             "date of the cited "
             "work, where it is no older than the web (1991); else the date of the document. Of several "
             "places the earliest "
             "counts.</dd>\n"
             "<dt>how long links last</dt><dd>The estimate of Kaplan and Meier: at each age, the share "
             "of the links of that "
             "age that were found gone is taken off. A link counts as gone from the visit that found it "
             "so, and may have gone "
             "long before; so the curve is an upper bound. The band is Greenwood\xE2\x80\x99s.</dd>\n"
             "</dl>\n</footer>\n</main>\n");
    put_file(out, "<script>", cite__audit_js, sizeof cite__audit_js, "</script>\n</body>\n</html>\n");
}

cite_status cite__audit_html(struct cite__report *report, const cite_audit *audit)
{
    struct cite__counts counts = cite__counts_of(audit);
    struct cite__selection selection;
    struct cite__rot rot;

    if (!cite__rot_of(&rot, audit, report->options.now, &report->arena) ||
        !cite__selection_of(&selection, audit, ROWS_MAX, &report->arena))
        return CITE_ERROR_MEMORY;
    put_begin(report, audit);
    put_summary(&report->out, audit, &rot, &counts);
    cite_status status = put_charts(report, audit, &rot);
    if (status == CITE_OK) {
        cite__html_references(report, audit, &rot, &counts, &selection);
        status = put_documents(report, audit, &selection);
    }
    if (status != CITE_OK)
        return status;
    put_end(report);
    return cite__sink_finish(&report->out);
}
