/*
 * report/markdown_parts.h: the pieces of the reports in Markdown, each safe in the cell of a table.
 */
#ifndef CITE_REPORT_MARKDOWN_PARTS_H
#define CITE_REPORT_MARKDOWN_PARTS_H

#include "report/sink.h"
#include "report/verdicts.h"

/* An address as a link; as text where it is none that a page may link to. */
void cite__markdown_url(struct cite__sink *out, cite_str url);

/* "report.txt:12 (note 3); report.txt:40": the first places, and how many more. */
void cite__markdown_places(struct cite__sink *out, const cite_audit *audit, size_t index);

/* The table of verdicts. */
void cite__markdown_figures(struct cite__sink *out, const struct cite__counts *counts);

#endif
