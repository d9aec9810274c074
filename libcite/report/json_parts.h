/*
 * report/json_parts.h: the pieces that several JSON schemas share.
 */
#ifndef CITE_REPORT_JSON_PARTS_H
#define CITE_REPORT_JSON_PARTS_H

#include "core/json.h"

#include <cite/audit.h>
#include <cite/document.h>
#include <cite/note.h>

/* A span, "[begin, end]" on one line. */
void cite__json_span(struct cite__json *json, cite_span span);

/* The keys "span" and, where there is more than one or always is set, "spans". */
void cite__json_spans(struct cite__json *json, const cite_span *spans, size_t count, bool always);

/* The keys "note" (its number) and "section"; both null in running text. */
void cite__json_note_of(struct cite__json *json, size_t number, size_t section);

/* A key with a string, shown without what may be a password; nothing where it is empty. */
void cite__json_optional(struct cite__json *json, const char *key, cite_str value);

/* The keys "title" and "date" where the document tells them. */
void cite__json_told(struct cite__json *json, cite_str title, const cite_date *date);

/* A key with a time as ISO 8601; nothing for 0. */
void cite__json_time(struct cite__json *json, const char *key, int64_t seconds);

/* The keys of one link of "libcite.links/1", into an object that is open. */
void cite__json_reference(struct cite__json *json, const cite_audit *audit, size_t reference);

/* The key "summary": every status that occurs, counted. */
void cite__json_summary(struct cite__json *json, const cite_audit *audit);

#endif
