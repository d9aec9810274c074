/*
 * bibliography/ris_record.h: one RIS record: the lines that ris_scan.c gathers, and the item that ris_in.c makes of them.
 */
#ifndef CITE_BIBLIOGRAPHY_RIS_RECORD_H
#define CITE_BIBLIOGRAPHY_RIS_RECORD_H

#include "bibliography/import.h"
#include "core/array.h"
#include "core/buf.h"
#include "core/str.h"

#include <cite/bibliography.h>

#include <stdbool.h>
#include <stddef.h>

/* 26 capitals, then a capital or digit. */
#define CITE__RIS_TAGS ((size_t)26 * 36)

struct cite__ris_line {
    cite_str tag;
    cite_str value; /* with its continuation lines, as they stand */
    size_t number;
    size_t next; /* of the same tag in the record; CITE_NONE for the last */
    bool first;  /* of its tag */
};

struct cite__ris_record {
    struct cite__import *import;
    CITE__ARRAY(struct cite__ris_line) lines;
    size_t last[CITE__RIS_TAGS]; /* the last line of each tag; CITE_NONE */
    bool open;                   /* TY was seen */
    bool loose;                  /* the file has one space before the hyphen */
    bool stray_told;
    cite_item *item;
    cite_type type;
    struct cite__buf notes;
    struct cite__buf keywords;
    cite_str key;
};

static inline bool cite__ris_is_tag(cite_str tag, const char *word)
{
    return cite__str_equal(tag, cite_str_from(word));
}

/* The place of a tag in last. */
size_t cite__ris_tag_index(cite_str tag);

/* Reads the whole input, and finishes each of its records. */
cite_status cite__ris_scan(struct cite__ris_record *record);

/* Makes an item of the lines that were gathered. */
cite_status cite__ris_finish(struct cite__ris_record *record);

#endif
