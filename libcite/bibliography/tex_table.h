/*
 * bibliography/tex_table.h: the commands of TeX that stand in bibliographies, and the characters they mean.
 */
#ifndef CITE_BIBLIOGRAPHY_TEX_TABLE_H
#define CITE_BIBLIOGRAPHY_TEX_TABLE_H

#include "core/str.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

enum cite__tex_kind {
    CITE__TEX_SYMBOL, /* stands for text */
    CITE__TEX_ACCENT, /* text is a combining mark, for the character that follows; after is the mark alone */
    CITE__TEX_KEEP,   /* fonts and the like: what it is about is kept */
    CITE__TEX_DROP,   /* its first argument is for sorting, or names a language: left out */
    CITE__TEX_FIRST,  /* its first argument is an address; text parts it from a second one */
    CITE__TEX_AROUND, /* text before its argument, after behind it */
    CITE__TEX_SUPER,  /* its argument is raised */
    CITE__TEX_SUB     /* its argument is lowered */
};

struct cite__tex_row {
    const char *name; /* without the backslash */
    enum cite__tex_kind kind;
    const char *text;
    const char *after; /* NULL for none */
};

/* The row of a command; NULL for an unknown one. */
const struct cite__tex_row *cite__tex_find(cite_str name);

/* The rows by number, NULL past the end: for the test that they are in order. */
const struct cite__tex_row *cite__tex_row_at(size_t index);

/* How a character is written that TeX would take for something else; NULL where it stands for itself. */
const char *cite__tex_escape(char character);

/* The raised or lowered form of a character; NULL where Unicode has none. */
const char *cite__tex_script(char character, enum cite__tex_kind kind);

/* What a name of ours begins with that holds an extra, "name: value". */
#define CITE__TEX_EXTRA "csl-custom"

/* Whether the reader of entries makes something of its own of a name, so that no extra can be written under it. */
bool cite__tex_special(cite_str name);

#endif
