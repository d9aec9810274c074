/*
 * bibliography/datamodel.h: which fields BibLaTeX's default data model gives an entry type.
 */
#ifndef CITE_BIBLIOGRAPHY_DATAMODEL_H
#define CITE_BIBLIOGRAPHY_DATAMODEL_H

#include <stdbool.h>

/*
 * Whether an entry of a type may have a field. Where the model says nothing it may: types that it knows by name alone
 * (legislation, legal, jurisdiction, letter, standard, video), fields of every type (url, date, keywords …), and
 * fields that are not the model's.
 */
bool cite__datamodel_allows(const char *entry_type, const char *field);

#endif
