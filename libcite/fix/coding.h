/*
 * fix/coding.h: how each format spells an address: reading it character by character (cite__fix_step), and writing it.
 */
#ifndef CITE_FIX_CODING_H
#define CITE_FIX_CODING_H

#include "core/buf.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

/* See cite__fix_step. */
size_t cite__step_plain(char *out, cite_str text, size_t at);
size_t cite__step_markdown(char *out, cite_str text, size_t at);
size_t cite__step_html(char *out, cite_str text, size_t at);
size_t cite__step_tex(char *out, cite_str text, size_t at);

/* Each appends an address (cite__fix_address). */
void cite__put_markdown(struct cite__buf *out, cite_str address);
void cite__put_tex(struct cite__buf *out, cite_str address); /* in running text; as it is in \url{} */

/* Appends any text to HTML, in running text or in an attribute; what is no character becomes U+FFFD. */
void cite__put_html(struct cite__buf *out, cite_str text);

#endif
