/*
 * core/json.h: a streaming JSON writer (RFC 8259). It keeps no tree: what is written is gone.
 *
 *     cite__json_object(json);
 *     cite__json_key(json, "url");  cite__json_str(json, link->url);
 *     cite__json_end(json);
 *
 * Output is sticky: after the write function or memory failed nothing more is written, and cite__json_finish
 * says so. Ill-formed UTF-8 is written as U+FFFD; control characters, and those that turn the direction of text or end a
 * line, as \u escapes, so that the output can be shown on a terminal.
 */
#ifndef CITE_CORE_JSON_H
#define CITE_CORE_JSON_H

#include <cite/common.h>
#include <cite/error.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Deepest nesting: our schemas need 8; the rest is room. */
#define CITE__JSON_DEPTH 24

struct cite__json {
    cite_write_fn write;
    void *context;
    bool pretty; /* two-space indent and a final line feed; else one line */
    cite_status failed;
    size_t depth;
    char closers[CITE__JSON_DEPTH]; /* '}' or ']' */
    bool empty[CITE__JSON_DEPTH];   /* nothing in it yet */
    bool after_key;
    char pending[4096]; /* gathered before it is handed to write */
    size_t pending_len;
};

void cite__json_init(struct cite__json *json, cite_write_fn write, void *context, bool pretty);

void cite__json_object(struct cite__json *json);
void cite__json_array(struct cite__json *json);
void cite__json_end(struct cite__json *json); /* closes the innermost object or array */

void cite__json_key(struct cite__json *json, const char *key);
void cite__json_name(struct cite__json *json, cite_str key); /* a key that may hold anything */
void cite__json_str(struct cite__json *json, cite_str value);
void cite__json_shown(struct cite__json *json, cite_str value);   /* URLs in it lose their user information */
void cite__json_text(struct cite__json *json, const char *value); /* NUL-terminated; null for NULL */
void cite__json_int(struct cite__json *json, int64_t value);
void cite__json_size(struct cite__json *json, size_t value);   /* null for CITE_NONE */
void cite__json_real(struct cite__json *json, double value);   /* two decimals, 0 to 1 */
void cite__json_signed(struct cite__json *json, double value); /* two decimals, its size below a million */
void cite__json_bool(struct cite__json *json, bool value);
void cite__json_null(struct cite__json *json);
void cite__json_raw(struct cite__json *json, cite_str value); /* one value, written already */

/* A line feed between two values of JSON Lines. */
void cite__json_newline(struct cite__json *json);

/* Hands out what is left. CITE_OK, or CITE_ERROR_IO. */
cite_status cite__json_finish(struct cite__json *json);

#endif
