/*
 * bibliography/csl_fields.h: one CSL-JSON item on its way, and what reads its names and its dates.
 */
#ifndef CITE_BIBLIOGRAPHY_CSL_FIELDS_H
#define CITE_BIBLIOGRAPHY_CSL_FIELDS_H

#include "bibliography/import.h"
#include "core/buf.h"
#include "core/json_read.h"

#include <cite/bibliography.h>

#include <stdbool.h>
#include <stddef.h>

struct cite__csl {
    struct cite__import *import;
    struct cite__json_reader json;
    struct cite__buf unescaped;
    /* Of the item that is being read: */
    cite_item *item;
    size_t line;
    cite_str id;  /* on the scratch arena */
    cite_str key; /* likewise */
    bool typed;
    bool others[CITE_ROLE_COUNT_];
};

enum cite__csl_outcome { CITE__CSL_READ, CITE__CSL_BROKEN, CITE__CSL_NO_MEMORY };

static inline enum cite__csl_outcome cite__csl_outcome(cite_status status)
{
    return status == CITE_OK ? CITE__CSL_READ : CITE__CSL_NO_MEMORY;
}

static inline bool cite__csl_is_scalar(enum cite__json_token token)
{
    return token == CITE__JSON_STRING || token == CITE__JSON_NUMBER;
}

/* The line of the token that was read last. */
static inline size_t cite__csl_here(struct cite__csl *csl)
{
    return cite__import_line(csl->import, csl->json.begin);
}

/* A copy that outlives the token; empty and *outcome CITE__CSL_NO_MEMORY where there is no room. */
cite_str cite__csl_keep(struct cite__csl *csl, cite_str text, enum cite__csl_outcome *outcome);

/* The names of an array, its bracket read already. */
enum cite__csl_outcome cite__csl_names(struct cite__csl *csl, cite_role role);

/* The members of an object that is a date, its brace read already. */
enum cite__csl_outcome cite__csl_date(struct cite__csl *csl, cite_when when);

#endif
