/*
 * bibliography/formats.h: the formats a bibliography is written in and read from, one row each.
 */
#ifndef CITE_BIBLIOGRAPHY_FORMATS_H
#define CITE_BIBLIOGRAPHY_FORMATS_H

#include "bibliography/fields.h"

#include <cite/bibliography.h>
#include <cite/error.h>

/* Writes a whole bibliography. CITE_OK or CITE_ERROR_IO. */
typedef cite_status (*cite__bibliography_writer)(const cite_bibliography *bibliography, cite_write_fn write,
                                                 void *context);

/* The same in a style. */
typedef cite_status (*cite__styled_writer)(const cite_bibliography *bibliography, cite_style style,
                                           cite_write_fn write, void *context);

struct cite__import;

/* Reads a whole input into a bibliography. */
typedef cite_status (*cite__bibliography_reader)(struct cite__import *import);

/* The reader of a format, and which dialect it is to expect; NULL for a format that is only written. */
cite__bibliography_reader cite__format_reader(cite_format format, enum cite__dialect *dialect);

cite_status cite__csl_out(const cite_bibliography *bibliography, cite_write_fn write, void *context);
cite_status cite__bibtex_out(const cite_bibliography *bibliography, cite_write_fn write, void *context);
cite_status cite__biblatex_out(const cite_bibliography *bibliography, cite_write_fn write, void *context);
cite_status cite__ris_out(const cite_bibliography *bibliography, cite_write_fn write, void *context);
cite_status cite__csv_out(const cite_bibliography *bibliography, cite_write_fn write, void *context);
cite_status cite__text_out(const cite_bibliography *bibliography, cite_style style, cite_write_fn write,
                           void *context);
cite_status cite__markdown_out(const cite_bibliography *bibliography, cite_style style, cite_write_fn write,
                               void *context);

#endif
