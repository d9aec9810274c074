/*
 * bibliography/style_parts.h: the parts of a template that say a date.
 */
#ifndef CITE_BIBLIOGRAPHY_STYLE_PARTS_H
#define CITE_BIBLIOGRAPHY_STYLE_PARTS_H

#include "bibliography/style.h"

/* A date of the work, where it has one. */
void cite__say_date_of(struct cite__entry *entry, cite_when when, enum cite__date_form form);

/* By the elements of the same names. */
void cite__say_year(struct cite__entry *entry);
void cite__say_date(struct cite__entry *entry);
void cite__say_issue_date(struct cite__entry *entry);
void cite__say_event_date(struct cite__entry *entry);
void cite__say_date_first(struct cite__entry *entry);
void cite__say_year_first(struct cite__entry *entry);
void cite__say_date_second(struct cite__entry *entry);
void cite__say_year_second(struct cite__entry *entry);

#endif
