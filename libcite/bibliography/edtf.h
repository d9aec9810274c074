/*
 * bibliography/edtf.h: dates of ISO 8601-2 (EDTF), as BibLaTeX and CSL-JSON have them.
 *
 *     2020   2020-03-05   2020-05/2020-07   1900~   2019-22   -0044-03-15   2020-03-05T10:00:00Z
 */
#ifndef CITE_BIBLIOGRAPHY_EDTF_H
#define CITE_BIBLIOGRAPHY_EDTF_H

#include <cite/bibliography.h>

#include <stdbool.h>

/*
 * Reads a date. False where the text is none. What a cite_date cannot hold (an open end, a year with unknown digits, two
 * seasons) is kept as the literal, a slice of text, beside what it can.
 */
bool cite__edtf_read(cite_date *out, cite_str text);

/* Reads "2020/03/05" and "2020/3" as well, as RIS has them; slash is what parts the numbers. False for anything else. */
bool cite__edtf_day(cite_day *out, int *season, cite_str text, char mark);

/* The month of an English name, in full or cut to three letters or more; 0 for none. */
int cite__edtf_month(cite_str word);

/* The season of an English name: 1 to 4; 0 for none. */
int cite__edtf_season(cite_str word);

#endif
