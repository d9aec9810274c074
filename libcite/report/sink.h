/*
 * report/sink.h: text on its way to the caller's write function: gathered, and sticky after a failure.
 */
#ifndef CITE_REPORT_SINK_H
#define CITE_REPORT_SINK_H

#include <cite/common.h>
#include <cite/error.h>

#include <stddef.h>

struct cite__sink {
    cite_write_fn write;
    void *context;
    cite_status failed;
    size_t pending_len;
    char pending[4096]; /* a page: few calls, and small enough for any stack */
};

void cite__sink_init(struct cite__sink *out, cite_write_fn write, void *context);
void cite__sink_bytes(struct cite__sink *out, const char *data, size_t len);
void cite__sink_text(struct cite__sink *out, const char *text); /* NUL-terminated */
void cite__sink_size(struct cite__sink *out, size_t number);    /* decimal */
void cite__sink_repeat(struct cite__sink *out, const char *text, size_t count);

/* Hands out what is left. CITE_OK, or CITE_ERROR_IO. */
cite_status cite__sink_finish(struct cite__sink *out);

#endif
