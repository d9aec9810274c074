/*
 * citations/dates.h: dates as they stand in citations.
 *
 *     May 2, 2022 · 2 May 2022 · Aug. 24, 2023 · Dec 4 2020 · May 2022 · Spring 2025 · 2. mai 2022 · 2 de mayo de 2022
 *     2022-05-02 · 05.12.2016 · 2019年6月6日 · 1999 · 1974/75 · 2001-2003 · n.d.
 */
#ifndef CITE_CITATIONS_DATES_H
#define CITE_CITATIONS_DATES_H

#include "citations/patterns.h"

#include <cite/bibliography.h>

#include <stdbool.h>
#include <stddef.h>

struct cite__date_found {
    cite_date date;
    struct cite__run run;
    bool exact; /* more than a bare year: a month, a season, a full date */
    bool none;  /* it says that there is no date: n.d. */
};

/* The date that starts at token index and ends before limit. */
bool cite__date_at(const struct cite__reader *reader, size_t index, size_t limit, struct cite__date_found *out);

/* The first date inside the bracket that opens at index and closes before limit; false where it holds none. */
bool cite__date_in_bracket(const struct cite__reader *reader, size_t index, size_t limit,
                           struct cite__date_found *out);

/* The first date in a run that is more than a bare year and stands in no quotation, else false. */
bool cite__date_in(const struct cite__reader *reader, struct cite__run run, struct cite__date_found *out);

#endif
