/*
 * core/json_read.h: a JSON reader (RFC 8259) that hands out one token after another.
 *
 * It keeps no tree and does not recurse: objects and arrays that are open are a stack of fixed depth. It knows where it
 * is, so that an error has an offset, and can be set down elsewhere after one. It takes a byte of a string for what it
 * is: ill-formed UTF-8 is handed out as it stands.
 */
#ifndef CITE_CORE_JSON_READ_H
#define CITE_CORE_JSON_READ_H

#include "core/buf.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

/* Deepest nesting: CSL-JSON has 6; the rest is room for what others put there. */
#define CITE__JSON_READ_DEPTH 64

enum cite__json_token {
    CITE__JSON_END, /* of the input */
    CITE__JSON_OBJECT,
    CITE__JSON_OBJECT_END,
    CITE__JSON_ARRAY,
    CITE__JSON_ARRAY_END,
    CITE__JSON_KEY,
    CITE__JSON_STRING,
    CITE__JSON_NUMBER,
    CITE__JSON_TRUE,
    CITE__JSON_FALSE,
    CITE__JSON_NULL,
    CITE__JSON_ERROR
};

struct cite__json_reader {
    cite_str text;
    size_t at;
    size_t begin; /* where the last token begins */
    size_t depth;
    char open[CITE__JSON_READ_DEPTH]; /* '{' or '[' */
    bool comma;                       /* a value has ended: a comma or an end must follow */
    bool value;                       /* a key has been read: its value must follow */
    cite_str string;                  /* of a key, string or number: valid until the next token */
    struct cite__buf *unescaped;      /* holds it where it has escapes; failed: CITE_ERROR_MEMORY */
    const char *problem;              /* after CITE__JSON_ERROR: what is wrong; static */
};

void cite__json_read_init(struct cite__json_reader *reader, cite_str text, struct cite__buf *unescaped);

/* The next token. After CITE__JSON_ERROR, which begins where the problem is, there is none until a restart. */
enum cite__json_token cite__json_next(struct cite__json_reader *reader);

/* Passes over the rest of a value whose first token was handed out last. False after an error. */
bool cite__json_skip(struct cite__json_reader *reader, enum cite__json_token first);

/* Goes on at an offset, as if inside an array, before one of its values. */
void cite__json_restart(struct cite__json_reader *reader, size_t at);

#endif
