/*
 * cite/note.h: numbered notes, and the callouts in the running text that call them.
 *
 * The structs are read-only, handed out by cite_document_note and cite_document_callout, and live as long as
 * their document. Fields may be added at the end.
 */
#ifndef CITE_NOTE_H
#define CITE_NOTE_H

#include <cite/common.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How the number of a note or callout is known. */
typedef enum cite_number_source {
    CITE_NUMBER_PRINTED = 0,  /* the mark reads as the number */
    CITE_NUMBER_REPAIRED = 1, /* the mark is damaged; the order of the numbers tells */
    CITE_NUMBER_INFERRED = 2  /* no mark is left; a gap in the numbers tells */
} cite_number_source;

/* The kind of mark. */
typedef enum cite_scheme {
    CITE_SCHEME_ARABIC = 0,
    CITE_SCHEME_ROMAN = 1,
    CITE_SCHEME_LETTER = 2,
    CITE_SCHEME_SYMBOL = 3, /* * † ‡ § ¶ */
    CITE_SCHEME_NAMED = 4   /* Markdown's [^name] */
} cite_scheme;

/* One numbered footnote or endnote, whole, even where a page break splits it. */
typedef struct cite_note {
    size_t number;  /* from 1; the n-th symbol for * † ‡ */
    cite_str label; /* the mark as it stands: a slice of the text; empty where none is left */
    cite_str text;  /* the spans read as one line, mark dropped; built, NUL-terminated */
    const cite_span *
        spans; /* span_count ranges in reading order; the first begins at the mark, or is the mark alone, wherever that stands */
    size_t span_count; /* at least 1 */
    size_t section;    /* raised by one each time the numbering starts again */
    cite_number_source number_source;
    cite_scheme scheme;
    double confidence; /* 0 to 1 */
} cite_note;

/* One place in the running text that calls a note. */
typedef struct cite_callout {
    size_t number;
    cite_str label; /* slice of the text */
    cite_span span; /* the mark alone */
    size_t section;
    size_t note; /* index of the note in its document, or CITE_NONE */
    cite_number_source number_source;
    cite_scheme scheme;
    double confidence; /* 0 to 1 */
} cite_callout;

/* "printed", "repaired", "inferred"; static. */
CITE_API const char *cite_number_source_name(cite_number_source source);

/* "arabic", "roman", "letter", "symbol", "named"; static. */
CITE_API const char *cite_scheme_name(cite_scheme scheme);

#ifdef __cplusplus
}
#endif

#endif
