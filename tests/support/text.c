/*
 * support/text.c: a growing text for tests.
 */
#include "support/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool reserve(struct text *text, size_t len)
{
    if (text->failed)
        return false;
    const size_t needed = text->len + len + 1;
    if (needed <= text->size)
        return true;
    const size_t size = needed > 2 * text->size ? needed : 2 * text->size;
    char *grown = realloc(text->data, size);
    if (!grown) {
        text->failed = true;
        return false;
    }
    text->data = grown;
    text->size = size;
    return true;
}

void text_add(struct text *text, const char *data, size_t len)
{
    if (!reserve(text, len))
        return;
    if (len > 0)
        memcpy(text->data + text->len, data, len);
    text->len += len;
    text->data[text->len] = '\0';
}

void text_add_string(struct text *text, const char *string)
{
    text_add(text, string, strlen(string));
}

void text_add_number(struct text *text, size_t number)
{
    char digits[24]; /* a 64-bit number has 20 */
    const int len = snprintf(digits, sizeof(digits), "%zu", number);
    text_add(text, digits, (size_t)len);
}

void text_add_times(struct text *text, const char *string, size_t count)
{
    const size_t len = strlen(string);
    for (size_t i = 0; i < count; i++)
        text_add(text, string, len);
}

void text_release(struct text *text)
{
    free(text->data);
    *text = (struct text){NULL, 0, 0, false};
}

int text_write(void *context, const char *data, size_t len)
{
    struct text *text = context;
    text_add(text, data, len);
    return text->failed ? 1 : 0;
}
