/*
 * report/csv_parts.h: the fields of a row of CSV (RFC 4180), cleaned, each after a comma but the first.
 */
#ifndef CITE_REPORT_CSV_PARTS_H
#define CITE_REPORT_CSV_PARTS_H

#include "report/sink.h"

struct cite__csv {
    struct cite__sink *out;
    size_t fields; /* of this row, so far */
};

void cite__csv_text(struct cite__csv *csv, cite_str text);
void cite__csv_word(struct cite__csv *csv, const char *word); /* NUL-terminated; empty for NULL */
void cite__csv_size(struct cite__csv *csv, size_t number);    /* empty for CITE_NONE */
void cite__csv_share(struct cite__csv *csv, double value);    /* two decimals, with its sign */
void cite__csv_time(struct cite__csv *csv, int64_t seconds);  /* ISO 8601; empty for 0 */
void cite__csv_day(struct cite__csv *csv, int64_t seconds);
void cite__csv_end(struct cite__csv *csv);

#endif
