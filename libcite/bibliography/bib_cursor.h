/*
 * bibliography/bib_cursor.h: a place in a BibTeX file, and how far names, braces and entries reach from it.
 */
#ifndef CITE_BIBLIOGRAPHY_BIB_CURSOR_H
#define CITE_BIBLIOGRAPHY_BIB_CURSOR_H

#include "bibliography/bib_scan.h"
#include "core/str.h"

#include <stdbool.h>
#include <stddef.h>

struct cite__bib_cursor {
    struct cite__bib *bib;
    cite_str text;
    size_t at;
    bool comments_fail; /* a comment was not closed: from there on a comment is a line */
};

static inline bool cite__bib_at_end(const struct cite__bib_cursor *cursor)
{
    return cursor->at >= cursor->text.len;
}

static inline bool cite__bib_at_byte(const struct cite__bib_cursor *cursor, char byte)
{
    return cursor->at < cursor->text.len && cursor->text.ptr[cursor->at] == byte;
}

size_t cite__bib_line(const struct cite__bib_cursor *cursor, size_t offset);

/* Tells an error at an offset. */
void cite__bib_fail(const struct cite__bib_cursor *cursor, size_t offset, const char *message,
                    cite_str subject);

void cite__bib_skip_spaces(struct cite__bib_cursor *cursor);

/* Reads a name of a type, a field or a macro; empty where none stands. */
cite_str cite__bib_name(struct cite__bib_cursor *cursor);

/*
 * Whether an entry begins at at, which holds "@": at the start of a line, a name, a brace, and a key with its comma on
 * the same line, or one of the words that need no key. That stands in no value.
 */
bool cite__bib_is_head(const struct cite__bib_cursor *cursor, size_t at);

/*
 * Passes what is balanced up to stop outside braces, and stop. False where the input ends or, with heads, the next entry
 * begins, and then it stays there.
 */
bool cite__bib_pass(struct cite__bib_cursor *cursor, char stop, bool heads);

#endif
