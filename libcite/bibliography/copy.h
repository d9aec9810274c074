/*
 * bibliography/copy.h: the copy of a work's page in a web archive, and the words in which TeX's formats tell of it.
 *
 * CSL has "archive" and "archive_location", but no date for them: that stands under "custom" as "archived". BibLaTeX's data
 * model and BibTeX's styles have no field for any of it that is printed; so there the address is told in words, in BibLaTeX as
 * addendum and in BibTeX as note: "Archived at \url{...} on 2021-03-04".
 */
#ifndef CITE_BIBLIOGRAPHY_COPY_H
#define CITE_BIBLIOGRAPHY_COPY_H

#include "bibliography/fields.h"

#include <cite/bibliography.h>

#include <stdbool.h>

/* Room for "2021-03-04" and its NUL. */
#define CITE__COPY_DAY_SIZE 11

/* The field in which the dialect's entry of an item tells of its copy, and the day; NULL where it does not. */
const char *cite__copy_field(const cite_item *item, enum cite__dialect dialect, char day[CITE__COPY_DAY_SIZE]);

/* Whether a field's value (TeX) tells of a copy and nothing else: its address and day, slices of the value. */
bool cite__copy_read(cite_str value, cite_str *url, cite_str *day);

/* Sets what the words told, where the item has no copy yet. *done says whether it was. CITE_ERROR_MEMORY. */
cite_status cite__copy_take(cite_item *item, cite_str url, cite_str day, bool *done);

#endif
