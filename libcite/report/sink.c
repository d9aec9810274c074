/*
 * report/sink.c: see sink.h.
 */
#include "report/sink.h"

#include <string.h>

void cite__sink_init(struct cite__sink *out, cite_write_fn write, void *context)
{
    out->write = write;
    out->context = context;
    out->failed = CITE_OK;
    out->pending_len = 0;
}

static void flush(struct cite__sink *out)
{
    if (out->failed == CITE_OK && out->pending_len > 0 &&
        out->write(out->context, out->pending, out->pending_len) != 0)
        out->failed = CITE_ERROR_IO;
    out->pending_len = 0;
}

void cite__sink_bytes(struct cite__sink *out, const char *data, size_t len)
{
    while (len > 0 && out->failed == CITE_OK) {
        size_t room = sizeof out->pending - out->pending_len;
        size_t part = len < room ? len : room;
        memcpy(out->pending + out->pending_len, data, part);
        out->pending_len += part;
        data += part;
        len -= part;
        if (out->pending_len == sizeof out->pending)
            flush(out);
    }
}

void cite__sink_text(struct cite__sink *out, const char *text)
{
    cite__sink_bytes(out, text, strlen(text));
}

void cite__sink_size(struct cite__sink *out, size_t number)
{
    char digits[24]; /* 2^64 has 20 */
    size_t at = sizeof digits;

    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    cite__sink_bytes(out, digits + at, sizeof digits - at);
}

void cite__sink_repeat(struct cite__sink *out, const char *text, size_t count)
{
    for (size_t i = 0; i < count; i++)
        cite__sink_text(out, text);
}

cite_status cite__sink_finish(struct cite__sink *out)
{
    flush(out);
    return out->failed;
}
