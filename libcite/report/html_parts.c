/*
 * report/html_parts.c: see html_parts.h.
 */
#include "report/html_parts.h"

#include "core/date.h"
#include "core/str.h"
#include "report/clean.h"
#include "report/drift_words.h"
#include "report/page_files.h"

static const char *const tone_classes[] = {
    [CITE__TONE_GOOD] = "good",
    [CITE__TONE_BAD] = "bad",
    [CITE__TONE_DOUBTFUL] = "doubtful",
    [CITE__TONE_QUIET] = "quiet",
};

const char *cite__html_tone(cite_verdict verdict)
{
    return tone_classes[cite__verdict_words(verdict)->tone];
}

void cite__html_open(struct cite__report *report, cite_str title)
{
    struct cite__sink *out = &report->out;

    cite__sink_text(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                         "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    cite__clean_html(out, title);
    cite__sink_text(out,
                    "</title>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
}

void cite__html_made(struct cite__report *report)
{
    char time[CITE__DATE_SIZE];

    if (report->options.now == 0)
        return;
    cite__date_iso(time, report->options.now);
    cite__sink_text(&report->out, "<p class=\"soft\">Made <time datetime=\"");
    cite__sink_text(&report->out, time);
    cite__sink_text(&report->out, "\">");
    cite__sink_bytes(&report->out, time, sizeof "2026-01-31" - 1);
    cite__sink_text(&report->out, ", ");
    cite__sink_bytes(&report->out, time + sizeof "2026-01-31", sizeof "12:00" - 1);
    cite__sink_text(&report->out, " UTC</time></p>\n");
}

void cite__html_begin(struct cite__report *report, cite_str title)
{
    struct cite__sink *out = &report->out;

    cite__html_open(report, title);
    cite__sink_text(out, "style-src 'unsafe-inline'\">\n<style>\n");
    cite__sink_bytes(out, (const char *)cite__page_css, sizeof cite__page_css);
    cite__sink_text(out, "</style>\n</head>\n<body>\n<main>\n<h1>");
    cite__clean_html(out, title);
    cite__sink_text(out, "</h1>\n");
    cite__html_made(report);
}

void cite__html_end(struct cite__report *report)
{
    cite__sink_text(&report->out, "</main>\n</body>\n</html>\n");
}

void cite__html_url(struct cite__sink *out, cite_str url)
{
    if (!cite__clean_clickable(url)) {
        cite__sink_text(out, "<span class=\"url\">");
        cite__clean_html(out, url);
        cite__sink_text(out, "</span>");
        return;
    }
    cite__sink_text(out, "<a rel=\"noreferrer noopener nofollow\" href=\"");
    cite__clean_html(out, url);
    cite__sink_text(out, "\">");
    cite__clean_html(out, url);
    cite__sink_text(out, "</a>");
}

void cite__html_copy(struct cite__sink *out, const cite_memento *copy)
{
    bool clickable = cite__clean_clickable(copy->url);

    if (clickable) {
        cite__sink_text(out, "<a class=\"day\" rel=\"noreferrer noopener nofollow\" href=\"");
        cite__clean_html(out, copy->url);
        cite__sink_text(out, "\">");
    }
    cite__sink_text(out, "copy of ");
    cite__day(out, copy->datetime);
    cite__sink_text(out, clickable ? "</a>" : "");
}

void cite__html_verdict(struct cite__sink *out, cite_verdict verdict)
{
    cite__sink_text(out, "<span class=\"status ");
    cite__sink_text(out, cite__html_tone(verdict));
    cite__sink_text(out, "\">");
    cite__sink_text(out, cite_verdict_name(verdict));
    cite__sink_text(out, "</span>");
}

void cite__html_figure(struct cite__sink *out, size_t count, const char *one, const char *many)
{
    cite__sink_text(out, "<li><b>");
    cite__sink_size(out, count);
    cite__sink_text(out, "</b> ");
    cite__sink_text(out, count == 1 ? one : many);
    cite__sink_text(out, "</li>\n");
}

void cite__html_document_figures(struct cite__sink *out, const cite_audited *document)
{
    size_t unprinted = document->repaired + document->inferred;

    cite__html_figure(out, document->notes, "note", "notes");
    if (unprinted > 0)
        cite__html_figure(out, unprinted, "number repaired", "numbers repaired");
    cite__html_figure(out, document->links, "link", "links");
    cite__html_figure(out, document->citations, "citation", "citations");
    cite__html_figure(out, document->works, "work", "works");
}

void cite__html_bar(struct cite__sink *out, const struct cite__counts *counts)
{
    if (counts->total == 0)
        return;
    cite__sink_text(out, "<div class=\"bar\" aria-hidden=\"true\">");
    for (size_t n = 0; n < CITE_VERDICT_COUNT_; n++) {
        cite_verdict verdict = cite__verdict_by_weight(n);
        if (counts->by_verdict[verdict] == 0)
            continue;
        cite__sink_text(out, "<i class=\"");
        cite__sink_text(out, cite__html_tone(verdict));
        cite__sink_text(out, "\" style=\"flex-grow:");
        cite__sink_size(out, counts->by_verdict[verdict]);
        cite__sink_text(out, "\"></i>");
    }
    cite__sink_text(out, "</div>\n<ul class=\"legend\">\n");
    for (size_t n = 0; n < CITE_VERDICT_COUNT_; n++) {
        cite_verdict verdict = cite__verdict_by_weight(n);
        if (counts->by_verdict[verdict] == 0)
            continue;
        cite__sink_text(out, "<li>");
        cite__html_verdict(out, verdict);
        cite__sink_text(out, " ");
        cite__sink_size(out, counts->by_verdict[verdict]);
        cite__sink_text(out, "</li>\n");
    }
    cite__sink_text(out, "</ul>\n");
}
