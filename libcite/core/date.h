/*
 * core/date.h: seconds since 1970 UTC to and from the forms of ISO 8601 and HTTP (RFC 9110, 5.6.7).
 */
#ifndef CITE_CORE_DATE_H
#define CITE_CORE_DATE_H

#include <cite/common.h>

#include <stdbool.h>
#include <stdint.h>

/* Room for "2026-01-31T12:00:00Z" and its NUL. */
#define CITE__DATE_SIZE 21

/* Writes the ISO form of a time between the years 0 and 9999. */
void cite__date_iso(char out[CITE__DATE_SIZE], int64_t seconds);

/* Reads an HTTP date in any of its three forms. */
bool cite__date_http(int64_t *seconds, cite_str text);

#endif
