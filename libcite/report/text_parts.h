/*
 * report/text_parts.h: the pieces of the reports for a terminal: colours, counted nouns, columns.
 */
#ifndef CITE_REPORT_TEXT_PARTS_H
#define CITE_REPORT_TEXT_PARTS_H

#include "report/report.h"
#include "report/verdicts.h"

enum cite__paint {
    CITE__PAINT_NONE,
    CITE__PAINT_BOLD,
    CITE__PAINT_DIM,
    CITE__PAINT_GOOD,
    CITE__PAINT_BAD,
    CITE__PAINT_DOUBTFUL
};

/* Switches a colour on; CITE__PAINT_NONE switches it off. Nothing where the options ask for none. */
void cite__paint(struct cite__report *report, enum cite__paint paint);

enum cite__paint cite__paint_of_tone(enum cite__tone tone);

/* Text in a colour; text is ours and short. */
void cite__painted(struct cite__report *report, enum cite__paint paint, const char *text);

/* "3 notes", "1 note". */
void cite__counted(struct cite__sink *out, size_t count, const char *one, const char *many);

/* A number, right-aligned in columns. */
void cite__number_right(struct cite__sink *out, size_t number, size_t columns);

/* Columns left on a line after used ones, at least 20: then a line is longer than asked, but not empty. */
size_t cite__columns_left(const struct cite__report *report, size_t used);

/* The line of what a document holds: "12 notes (2 repaired), 20 links, 30 citations of 22 works". */
void cite__document_counts(struct cite__sink *out, const cite_audited *document);

/* "5 distinct links, 1 finding, 1 moved, 1 drifted": the first line of every audit. */
void cite__headline(struct cite__sink *out, const struct cite__counts *counts);

#endif
