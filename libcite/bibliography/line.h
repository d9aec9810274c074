/*
 * bibliography/line.h: one entry of a formatted bibliography, as a line of plain text or Markdown.
 *
 * Text is put piece by piece, each with what parts it from the piece before. A separator is written only when a text
 * follows it, and its stop not where one stands already:
 *
 *     quoted "Who knows?", then ". " and "Fish"   →   “Who knows?” Fish
 *     quoted "Eels",       then ". " and "Fish"   →   “Eels.” Fish
 */
#ifndef CITE_BIBLIOGRAPHY_LINE_H
#define CITE_BIBLIOGRAPHY_LINE_H

#include "bibliography/out.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How a value is set off. In plain text nothing is italic. */
enum cite__face { CITE__FACE_PLAIN, CITE__FACE_ITALIC, CITE__FACE_QUOTED };

struct cite__line {
    struct cite__out *out;
    bool markdown;
    size_t written;      /* characters of the entry */
    uint32_t last;       /* the last character that is no closing quotation mark */
    const char *before;  /* the separator that is due; NULL for none */
    const char *open;    /* the opening of a group that has nothing yet; NULL for none */
    enum cite__face due; /* the face that begins with the next character */
    bool quote_due;      /* a closing quotation mark, behind the next comma or full stop */
    bool digits;         /* nothing but digits is written */
};

void cite__line_init(struct cite__line *line, struct cite__out *out, bool markdown);

/* What parts the next text from what is written; NULL takes it back. */
void cite__line_before(struct cite__line *line, const char *separator);

/* A value: cleaned, and in Markdown escaped. quoted: quotation marks in it become single ones. */
void cite__line_value(struct cite__line *line, cite_str value, enum cite__face face);

/* Text of a style, such as "ed.", as it stands. */
void cite__line_words(struct cite__line *line, const char *words);

void cite__line_number(struct cite__line *line, int number);

/* An address; in Markdown one that can be followed. */
void cite__line_url(struct cite__line *line, const char *head, cite_str url);

/* A group in brackets. Where nothing is put between the two, nothing is written. */
void cite__line_open(struct cite__line *line, const char *opening);
void cite__line_close(struct cite__line *line, const char *closing);

/* The end of the entry: a full stop, unless one stands there or stop is false. */
void cite__line_end(struct cite__line *line, bool stop);

#endif
