/*
 * bibliography/import.h: what the readers of bibliographies share: the input, diagnostics, and filling an item.
 */
#ifndef CITE_BIBLIOGRAPHY_IMPORT_H
#define CITE_BIBLIOGRAPHY_IMPORT_H

#include "bibliography/bibliography.h"
#include "bibliography/meaning.h"
#include "core/arena.h"
#include "core/buf.h"

#include <cite/bibliography.h>

#include <stdbool.h>
#include <stddef.h>

struct cite__import {
    cite_bibliography *into;
    enum cite__dialect dialect; /* of TeX and RIS */
    cite_str text;              /* UTF-8, without a byte-order mark */
    cite_read_options options;
    cite_error *error;
    struct cite__arena scratch; /* lives as long as the reading */
    struct cite__buf value;     /* the value that is being made */
    cite_status failed;         /* of values made before */
    size_t counted;             /* bytes of text whose line ends were counted */
    size_t lines;               /* how many they were */
};

/* One format's reader. CITE_OK, CITE_ERROR_MEMORY or CITE_ERROR_FORMAT. */
cite_status cite__bib_read(struct cite__import *import);
cite_status cite__ris_read(struct cite__import *import);
cite_status cite__csl_read(struct cite__import *import);

/* The line of an offset, from 1. Offsets must not fall from call to call, but to 0. */
size_t cite__import_line(struct cite__import *import, size_t offset);

/* Tells "message: subject", or message alone where subject is empty. */
void cite__import_warn(struct cite__import *import, size_t line, const char *message, cite_str subject);
void cite__import_fail(struct cite__import *import, size_t line, const char *message, cite_str subject);

/* The buffer for the next value, empty. That an earlier one could not be made is not forgotten. */
struct cite__buf *cite__import_value(struct cite__import *import);

/* A new item at the end, to be filled; NULL when memory is out. */
cite_item *cite__import_begin(struct cite__import *import, cite_type type);

/*
 * Ends an item: gives it its id and its key, either of which may be empty, and indexes it. Removes it when memory is
 * out, or was for one of its values.
 */
cite_status cite__import_end(struct cite__import *import, cite_item *item, cite_str id, cite_str key,
                             size_t line);

/* Takes an item that was begun away again. */
void cite__import_drop(struct cite__import *import);

/*
 * Sets a field that is empty. Where it holds another value already, that is kept as an extra under name. DOIs lose what
 * stands before them.
 */
cite_status cite__import_field(struct cite__import *import, cite_item *item, cite_field field, cite_str name,
                               cite_str value);

/* Keeps a value under a name. A second one of that name is told and left out. */
cite_status cite__import_extra(struct cite__import *import, cite_item *item, cite_str name, cite_str value,
                               size_t line);

/* Adds to a date what it lacks: numbers to words, words to numbers. */
cite_status cite__import_date(struct cite__import *import, cite_item *item, cite_when when,
                              const cite_date *date);

/* The same for a text: numbers where they can be read, else words. */
cite_status cite__import_date_text(struct cite__import *import, cite_item *item, cite_when when, cite_str text);

#endif
