/*
 * report/clean.h: text from documents and servers made safe to show.
 *
 * A terminal obeys control characters, and a reader is misled by bidirectional overrides; neither may come out of a
 * document or a page title. The user information of a URL ("user:password@") is not shown either. White space of any kind becomes one space a character; ill-formed UTF-8 becomes U+FFFD.
 */
#ifndef CITE_REPORT_CLEAN_H
#define CITE_REPORT_CLEAN_H

#include "report/sink.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

/* One character of a text (or what is left out at once), and what is shown for it. */
struct cite__shown {
    cite_str text;  /* empty where nothing is shown; a slice of the input, or static */
    size_t len;     /* bytes of the input that it stands for, at least 1 */
    size_t columns; /* 0 to 2 on a terminal with a fixed-width font */
};

/* The character at an offset (< text.len). */
struct cite__shown cite__clean_at(cite_str text, size_t at);

/* Writes the text cleaned. */
void cite__clean_plain(struct cite__sink *out, cite_str text);

/*
 * Writes as much as fits into columns, with "…" at the end where something is left out; never part of a character.
 * Returns the columns written.
 */
size_t cite__clean_cut(struct cite__sink *out, cite_str text, size_t columns);

/* Writes the text cleaned, with & < > " ' escaped: for HTML text and for attributes in quotation marks. */
void cite__clean_html(struct cite__sink *out, cite_str text);

/*
 * Writes the text cleaned as one field of CSV (RFC 4180), in quotation marks. One that a spreadsheet would take for a
 * formula gets an apostrophe in front, as spreadsheets themselves mark text.
 */
void cite__clean_csv(struct cite__sink *out, cite_str text);

/* Writes the text cleaned, with everything escaped that CommonMark could take for markup, or a table for a cell's end. */
void cite__clean_markdown(struct cite__sink *out, cite_str text);

/* Writes the text cleaned for a workflow command of GitHub ("::error file=…::message"). */
void cite__clean_command(struct cite__sink *out, cite_str text);

/* Whether a page may make a URL clickable: http, https and ftp (never javascript:, data:, file:). */
bool cite__clean_clickable(cite_str url);

#endif
