/*
 * bibliography/tex_reader.h: one value of TeX on its way to Unicode: what tex_in.c reads, and what tex_put.c writes of it.
 */
#ifndef CITE_BIBLIOGRAPHY_TEX_READER_H
#define CITE_BIBLIOGRAPHY_TEX_READER_H

#include "bibliography/tex_in.h"
#include "bibliography/tex_table.h"
#include "core/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Accents on one character: two in Vietnamese; the rest is room. */
#define CITE__TEX_MARKS 4

/* Commands that are open at once and want something done at their end; deeper ones are read without that. */
#define CITE__TEX_GROUPS 16

/* What is to be done where a brace closes. */
struct cite__tex_group {
    size_t depth; /* the braces that are open inside it */
    const char *text;
    enum cite__tex_kind script; /* what it was before; CITE__TEX_KEEP: neither raised nor lowered */
    enum cite__tex_way way;     /* what it was before */
};

struct cite__tex_reader {
    struct cite__buf *out;
    cite_str in;
    size_t at;
    enum cite__tex_way way;
    cite_str *unknown;
    size_t depth;
    bool gap;     /* white space is due before the next character */
    bool started; /* something was written */
    bool math;
    enum cite__tex_kind script;
    struct cite__tex_group groups[CITE__TEX_GROUPS];
    size_t group_count;
    const struct cite__tex_row
        *marks[CITE__TEX_MARKS]; /* accents that wait for their character, outermost first */
    size_t mark_count;
};

/* Text as it stands, behind the space that is due; nothing where it is empty. */
void cite__tex_put_text(struct cite__tex_reader *reader, cite_str text);

/* A character as it stands, behind the space that is due. */
void cite__tex_put_code(struct cite__tex_reader *reader, uint32_t code);

/* A character under the accents that wait for one, raised or lowered. */
void cite__tex_put_character(struct cite__tex_reader *reader, uint32_t code);

/* Accents over nothing are the accents themselves: \~{} is a tilde. */
void cite__tex_put_alone(struct cite__tex_reader *reader);

void cite__tex_put_space(struct cite__tex_reader *reader);

/* The text of a command; a space among it is one like others. */
void cite__tex_put_symbol(struct cite__tex_reader *reader, const char *text);

#endif
