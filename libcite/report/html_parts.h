/*
 * report/html_parts.h: the pieces of the pages: head and foot, links, badges, figures, the bar, the bibliography.
 *
 * A page needs nothing else: its style stands in it, only the audit's has a script, of ours and named by its hash, and its
 * Content-Security-Policy forbids loading anything, whatever a document's text may hold.
 */
#ifndef CITE_REPORT_HTML_PARTS_H
#define CITE_REPORT_HTML_PARTS_H

#include "report/need.h"
#include "report/places.h"
#include "report/report.h"
#include "report/verdicts.h"

/* The head up to where the page's Content-Security-Policy says what it allows. title comes from outside. */
void cite__html_open(struct cite__report *report, cite_str title);

/* "Made 2026-01-31, 12:00 UTC", where the options name the time. */
void cite__html_made(struct cite__report *report);

/* Everything up to <main>, and from </main> on. title comes from outside. */
void cite__html_begin(struct cite__report *report, cite_str title);
void cite__html_end(struct cite__report *report);

/* A URL, clickable where cite__clean_clickable says so. */
void cite__html_url(struct cite__sink *out, cite_str url);

/* "copy of 2021-03-04", a link to it where a page may have one. */
void cite__html_copy(struct cite__sink *out, const cite_memento *copy);

/* The style class of a verdict's tone. Static. */
const char *cite__html_tone(cite_verdict verdict);

/* The coloured word of a verdict. */
void cite__html_verdict(struct cite__sink *out, cite_verdict verdict);

/* One figure with its noun, inside <ul class="figures">. */
void cite__html_figure(struct cite__sink *out, size_t count, const char *one, const char *many);

/* The figures of a document, without the list around them. */
void cite__html_document_figures(struct cite__sink *out, const cite_audited *document);

/* The bar of all verdicts and its legend. */
void cite__html_bar(struct cite__sink *out, const struct cite__counts *counts);

/* A document's notes with their links, those in running text, and its bibliography. CITE_ERROR_MEMORY. */
cite_status cite__html_document(struct cite__report *report, const cite_document *document);

/*
 * The notes of an audit's document that hold links of the selection, each link with its status, and those in running text.
 * CITE_ERROR_MEMORY.
 */
cite_status cite__html_audited(struct cite__report *report, const cite_audit *audit, size_t index,
                               const struct cite__selection *selection);

/* The anchor of a note, without "#". They are told apart by document and position: numbers may start again. */
void cite__html_note_id(struct cite__sink *out, size_t document, size_t note);

/* The section of the works. */
void cite__html_bibliography(struct cite__sink *out, const cite_bibliography *bibliography);

#endif
