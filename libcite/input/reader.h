/*
 * input/reader.h: a file's bytes made text. The format is told by the bytes' signature, then by name and type.
 */
#ifndef CITE_INPUT_READER_H
#define CITE_INPUT_READER_H

#include "core/env.h"

#include <cite/document.h>

struct cite__input {
    cite_str text;      /* on the document arena; what all spans refer to */
    const char *format; /* static */
};

/* Reads bytes. CITE_ERROR_MEMORY, CITE_ERROR_UNSUPPORTED for a known format without a reader, CITE_ERROR_FORMAT for no text. */
cite_status cite__input_read(struct cite__input *out, cite_str bytes, const cite_source *source,
                             struct cite__env *env);

/* Whether there is a reader for a file that begins with these bytes: the same statuses. */
cite_status cite__input_probe(cite_str bytes, cite_error *error);

/* The plain reader alone: bytes that are known to be text. */
cite_status cite__input_plain(struct cite__input *out, cite_str bytes, struct cite__env *env);

#endif
