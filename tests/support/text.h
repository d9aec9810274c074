/*
 * support/text.h: a growing text for tests, such as a long input or a report that was written.
 */
#ifndef CITE_TESTS_SUPPORT_TEXT_H
#define CITE_TESTS_SUPPORT_TEXT_H

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

struct text {
    char *data; /* NUL-terminated; NULL while nothing was added */
    size_t len;
    size_t size;
    bool failed; /* there was no memory for something that was added */
};

void text_add(struct text *text, const char *data, size_t len);
void text_add_string(struct text *text, const char *string);
void text_add_number(struct text *text, size_t number);

/* string, count times. */
void text_add_times(struct text *text, const char *string, size_t count);

void text_release(struct text *text);

/* A cite_write_fn; context is a struct text. Stops where there is no memory. */
int text_write(void *context, const char *data, size_t len);

#endif
