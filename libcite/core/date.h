/*
 * core/date.h: seconds since 1970 UTC to and from the forms of ISO 8601 and HTTP (RFC 9110, 5.6.7); dates of works as EDTF.
 */
#ifndef CITE_CORE_DATE_H
#define CITE_CORE_DATE_H

#include <cite/bibliography.h>
#include <cite/common.h>

#include <stdbool.h>
#include <stdint.h>

/* Room for "2026-01-31T12:00:00Z" and its NUL. */
#define CITE__DATE_SIZE 21

/* Writes the ISO form of a time between the years 0 and 9999. */
void cite__date_iso(char out[CITE__DATE_SIZE], int64_t seconds);

/* Room for "2021-01-31/2022-02-28" and its NUL. */
#define CITE__EDTF_SIZE 24

/* Writes a date as EDTF, level 1 (ISO 8601-2): "2021", "2021-01", "2021-01-31", "2021-21" (spring), "2021/2022". */
void cite__date_edtf(char out[CITE__EDTF_SIZE], const cite_date *date);

/* Room for "20260131120000" and its NUL. */
#define CITE__STAMP_SIZE 15

/* Reads and writes the digits by which archives tell times, from a year ("2026") to a second ("20260131120000"). */
bool cite__date_stamp(int64_t *seconds, cite_str digits);
void cite__date_stamp_put(char out[CITE__STAMP_SIZE], int64_t seconds);

/* Room for "Sat, 31 Jan 2026 12:00:00 GMT" and its NUL. */
#define CITE__HTTP_DATE_SIZE 30

/* Writes an HTTP date. */
void cite__date_http_put(char out[CITE__HTTP_DATE_SIZE], int64_t seconds);

/* Reads an HTTP date in any of its three forms. */
bool cite__date_http(int64_t *seconds, cite_str text);

#endif
