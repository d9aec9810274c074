/*
 * core/buf.c: see buf.h.
 */
#include "core/buf.h"

#include "core/alloc.h"

#include <string.h>

#define FIRST_SIZE ((size_t)256)

void cite__buf_init(struct cite__buf *buf, const cite_allocator *allocator, size_t ceiling)
{
    *buf = (struct cite__buf){.allocator = cite__allocator_or_default(allocator), .ceiling = ceiling};
}

void cite__buf_fixed(struct cite__buf *buf, char *storage, size_t size)
{
    *buf = (struct cite__buf){.data = storage, .size = size, .ceiling = size - 1};
    storage[0] = '\0';
}

void cite__buf_release(struct cite__buf *buf)
{
    cite__free(&buf->allocator, buf->data);
    buf->data = NULL;
    buf->len = 0;
    buf->size = 0;
}

void cite__buf_clear(struct cite__buf *buf)
{
    buf->len = 0;
    buf->failed = CITE_OK;
    if (buf->data)
        buf->data[0] = '\0';
}

/* Makes room for more bytes and the NUL; false after setting failed. */
static bool reserve(struct cite__buf *buf, size_t more)
{
    if (buf->failed != CITE_OK)
        return false;
    if (more > buf->ceiling - buf->len) {
        buf->failed = CITE_ERROR_LIMIT;
        return false;
    }
    size_t need = 0;
    if (!cite__size_add(&need, buf->len + more, 1)) {
        buf->failed = CITE_ERROR_LIMIT;
        return false;
    }
    if (need <= buf->size)
        return true;
    size_t size = buf->size < FIRST_SIZE ? FIRST_SIZE : buf->size;
    while (size < need)
        size = size > (size_t)-1 / 2 ? need : size * 2;
    if (size - 1 > buf->ceiling)
        size = buf->ceiling + 1;
    char *data = cite__realloc(&buf->allocator, buf->data, buf->size, size);
    if (!data) {
        buf->failed = CITE_ERROR_MEMORY;
        return false;
    }
    buf->data = data;
    buf->size = size;
    return true;
}

void cite__buf_bytes(struct cite__buf *buf, const char *data, size_t len)
{
    if (!reserve(buf, len))
        return;
    if (len > 0)
        memcpy(buf->data + buf->len, data, len);
    buf->len += len;
    buf->data[buf->len] = '\0';
}

void cite__buf_byte(struct cite__buf *buf, char byte)
{
    if (buf->failed == CITE_OK && buf->size - buf->len > 1) { /* there is room for it and the NUL */
        buf->data[buf->len++] = byte;
        buf->data[buf->len] = '\0';
        return;
    }
    cite__buf_bytes(buf, &byte, 1);
}

void cite__buf_str(struct cite__buf *buf, cite_str text)
{
    cite__buf_bytes(buf, text.ptr, text.len);
}

void cite__buf_text(struct cite__buf *buf, const char *text)
{
    cite__buf_bytes(buf, text, strlen(text));
}

static void append_number(struct cite__buf *buf, uint64_t number)
{
    char digits[24];
    size_t at = sizeof digits;

    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    cite__buf_bytes(buf, digits + at, sizeof digits - at);
}

void cite__buf_size(struct cite__buf *buf, size_t number)
{
    append_number(buf, number);
}

void cite__buf_int(struct cite__buf *buf, int64_t number)
{
    if (number < 0)
        cite__buf_byte(buf, '-');
    append_number(buf, number < 0 ? (uint64_t)0 - (uint64_t)number : (uint64_t)number);
}

cite_str cite__buf_view(const struct cite__buf *buf)
{
    return buf->data ? (cite_str){buf->data, buf->len} : (cite_str){"", 0};
}
