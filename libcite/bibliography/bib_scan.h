/*
 * bibliography/bib_scan.h: a BibTeX file cut into entries and fields (btxdoc, 2; biber's reading where that differs).
 *
 *     file    = *( junk / entry / macro / preamble / comment )
 *     entry   = "@" type "{" [ key "," ] *( name "=" value [ "," ] ) "}"         or with "(" and ")"
 *     macro   = "@string" "{" name "=" value "}"
 *     value   = piece *( "#" piece )
 *     piece   = "{" balanced "}" / DQUOTE balanced DQUOTE / digits / macro name
 *
 * An entry that is not closed ends where the next one begins on a line of its own; so a lost brace spoils one entry and
 * not the rest. Values are slices of the input, or joined on the scratch arena.
 */
#ifndef CITE_BIBLIOGRAPHY_BIB_SCAN_H
#define CITE_BIBLIOGRAPHY_BIB_SCAN_H

#include "bibliography/import.h"
#include "core/array.h"
#include "core/map.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

struct cite__bib_field {
    cite_str name;
    cite_str value; /* TeX, without its outer braces */
    size_t line;
};

struct cite__bib_entry {
    cite_str type;
    cite_str key; /* may be empty */
    size_t line;
    size_t first; /* of its fields */
    size_t count;
};

struct cite__bib {
    struct cite__import *import;
    CITE__ARRAY(struct cite__bib_entry) entries;
    CITE__ARRAY(struct cite__bib_field) fields;
    CITE__ARRAY(cite_str) values; /* of macros */
    struct cite__map macros;      /* name in small letters → value */
    size_t budget;                /* bytes that may still be copied from macros and parents */
    bool budget_told;
};

/* Reads the whole input. False when memory is out. */
bool cite__bib_scan(struct cite__bib *bib, struct cite__import *import);

/*
 * Takes size bytes from the budget; false, and told once, where it is used up. Without it a file of a few kilobytes could
 * fill the memory, by macros made of macros.
 */
bool cite__bib_afford(struct cite__bib *bib, size_t size, size_t line);

#endif
