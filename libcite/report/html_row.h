/*
 * report/html_row.h: one reference as a row of the page's table.
 */
#ifndef CITE_REPORT_HTML_ROW_H
#define CITE_REPORT_HTML_ROW_H

#include "report/rot.h"
#include "report/sink.h"

/* More documents than a person looks through in a list: their names are found by the text search. */
#define CITE__DOCUMENTS_LISTED ((size_t)100)

struct cite__html_rows {
    struct cite__sink *out;
    const cite_audit *audit;
    const struct cite__rot *rot;
    size_t documents;
    bool compared;   /* some page could be compared, so those that could not say so */
    size_t previous; /* the document of the place before it, in the same row */
};

void cite__html_row(struct cite__html_rows *table, size_t index);

#endif
