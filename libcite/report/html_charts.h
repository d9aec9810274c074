/*
 * report/html_charts.h: the figures of an audit drawn as inline SVG, each with its numbers in words or in a table beside it.
 */
#ifndef CITE_REPORT_HTML_CHARTS_H
#define CITE_REPORT_HTML_CHARTS_H

#include "report/rot.h"
#include "report/sink.h"
#include "report/survival.h"

/* One tally as a bar over the whole width, hidden from screen readers; style is one more class, or "". */
void cite__html_strip(struct cite__sink *out, const struct cite__tally *tally, const char *style);

/* The fates that occur, each with its colour and number. */
void cite__html_fates(struct cite__sink *out, const struct cite__tally *tally);

/* Columns by year of the citation; nothing where no reference has a date. */
void cite__html_years(struct cite__sink *out, const struct cite__rot *rot);

/* A row with a bar for each of the groups with most that is gone. noun: "Domain", "Document"; many: their plural. */
void cite__html_groups(struct cite__sink *out, const char *title, const char *noun, const char *many,
                       const struct cite__group *groups, size_t count);

/* The curve; nothing where no reference has an age. */
void cite__html_survival(struct cite__sink *out, const struct cite__survival *survival);

#endif
