/*
 * core/error.h: filling a cite_error. The first error wins.
 */
#ifndef CITE_CORE_ERROR_H
#define CITE_CORE_ERROR_H

#include <cite/error.h>

/* Clears *error; NULL is fine. Called once at the head of every public function that takes one. */
void cite__error_clear(cite_error *error);

/*
 * Fills *error unless it holds an error already, and returns status, so that a caller can return it at once.
 * message is cut to fit; NULL stands for cite_status_text(status). error may be NULL.
 */
cite_status cite__error_set(cite_error *error, cite_status status, size_t offset, const char *message);

/* The same with a name before the message: "name: message". */
cite_status cite__error_named(cite_error *error, cite_status status, const char *name, const char *message);

#endif
