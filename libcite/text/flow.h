/*
 * text/flow.h: ranges of the text read as one string, and the way back.
 *
 *     text     … see Smith, “On Riv⏎ers,” https://example.org/a-⏎b. ⏎⏎ BODY ⏎ Continued …
 *     ranges          [──────────────────────────────────)             [───)
 *     reading  see Smith, “On Rivers,” https://example.org/a-b. Continued
 *     pieces   ^             ^                             ^    ^            each: offset in the reading, offset in the text
 *
 * This is the only code that maps a position in a reading to the source. A line break reads as one space; behind a hyphen
 * between two letters or digits it reads as nothing, and the hyphen is undone between two letters in lower case; inside a glued
 * range (a link) a break and the white space around it read as nothing. A soft hyphen (U+00AD) reads as nothing anywhere.
 */
#ifndef CITE_TEXT_FLOW_H
#define CITE_TEXT_FLOW_H

#include "core/env.h"
#include "text/text.h"

#include <cite/common.h>

#include <stddef.h>

/* From at on, the reading goes on byte for byte from source on in the text (until the next piece). */
struct cite__flow_piece {
    size_t at;
    size_t source;
};

struct cite__flow {
    cite_str text; /* the reading; NUL-terminated; on the document arena */
    struct cite__flow_piece *pieces;
    size_t piece_count;
};

/* Ranges of the text, in reading order. */
struct cite__ranges {
    const cite_span *items;
    size_t count;
};

/*
 * Reads ranges of text as one string. glued are ranges, in order and not overlapping, in which breaks vanish.
 * A leading range may be left out of the reading by the caller (a note's mark). CITE_ERROR_MEMORY.
 */
cite_status cite__flow_read(struct cite__flow *out, const struct cite__text *text, struct cite__ranges ranges,
                            struct cite__ranges glued, struct cite__env *env);

/* The offset in the text of the reading's byte at; the end of the last piece for at == text.len. Logarithmic. */
size_t cite__flow_source(const struct cite__flow *flow, size_t at);

/* The range of the text that the reading's bytes [begin, end) come from (first byte to behind the last). */
cite_span cite__flow_span(const struct cite__flow *flow, size_t begin, size_t end);

/* The reading's offset of a source offset; CITE_NONE where it is not in the reading. */
size_t cite__flow_find(const struct cite__flow *flow, size_t source);

#endif
