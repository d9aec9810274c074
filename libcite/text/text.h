/*
 * text/text.h: one document's bytes with its lines and pages: what every later stage reads.
 */
#ifndef CITE_TEXT_TEXT_H
#define CITE_TEXT_TEXT_H

#include "core/env.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

/* One line. [begin, end) has no line terminator; [first, last) has no white space at its ends either. */
struct cite__line {
    size_t begin;
    size_t end;
    size_t first; /* == last for a blank line */
    size_t last;
    size_t page;    /* index of its page */
    bool furniture; /* a page number, or a running head or foot: belongs to no note and no paragraph */
};

/* One page: lines [begin, end). A document without page breaks has one. */
struct cite__page {
    size_t begin;
    size_t end;
};

struct cite__text {
    cite_str bytes;
    struct cite__line *lines;
    size_t line_count;
    struct cite__page *pages;
    size_t page_count;
};

/* Reads the lines and pages of bytes, which must outlive *out. CITE_ERROR_MEMORY. */
cite_status cite__text_read(struct cite__text *out, cite_str bytes, struct cite__env *env);

/* The index of the line that holds an offset; the last line for an offset past the end. */
size_t cite__text_line_at(const struct cite__text *text, size_t offset);

static inline bool cite__line_blank(const struct cite__line *line)
{
    return line->first == line->last;
}

#endif
