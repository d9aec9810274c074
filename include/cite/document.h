/*
 * cite/document.h: one document, read: its notes, callouts, links, citations and bibliography.
 */
#ifndef CITE_DOCUMENT_H
#define CITE_DOCUMENT_H

#include <cite/bibliography.h>
#include <cite/citation.h>
#include <cite/common.h>
#include <cite/error.h>
#include <cite/link.h>
#include <cite/note.h>
#include <cite/parser.h>
#include <cite/reason.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Immutable after it is made: any number of threads may read one document at the same time. */
typedef struct cite_document cite_document;

/* What is known of the input from outside. All fields may be empty or NULL. */
typedef struct cite_source {
    size_t size;      /* sizeof(cite_source) */
    const char *name; /* file name or URL: a hint at the format, and what messages call the input */
    const char *type; /* media type: a hint at the format */
} cite_source;

#define CITE_SOURCE_INIT                                                                                       \
    {                                                                                                          \
        sizeof(cite_source), 0, 0                                                                              \
    }

/* A place as people count it: line and column from 1; the column counts code points. */
typedef struct cite_position {
    size_t line;
    size_t column;
} cite_position;

/*
 * Reads UTF-8 text. *out is the caller's, to be ended by cite_document_free, and NULL on failure. text is
 * copied: the caller may drop it at once. Ill-formed UTF-8 reads as U+FFFD; offsets stay those of the bytes.
 * The parser must outlive the document. CITE_ERROR_MEMORY; CITE_ERROR_LIMIT for text over max_bytes.
 */
CITE_API CITE_NODISCARD
cite_status cite_document_parse(cite_document **out, const cite_parser *parser, cite_str text,
                                cite_error *error);

/*
 * Reads a file's bytes in whatever format they are; the format is told by their signature, then by source.
 * source may be NULL. As cite_document_parse; and CITE_ERROR_UNSUPPORTED for a format this build cannot read,
 * CITE_ERROR_FORMAT for bytes that are not text.
 */
CITE_API CITE_NODISCARD
cite_status cite_document_read(cite_document **out, const cite_parser *parser, cite_str bytes,
                               const cite_source *source, cite_error *error);

/*
 * Whether cite_document_read would take a file for one it can read, by the first of its bytes (64 KiB are enough, fewer where
 * there are no more): CITE_OK, CITE_ERROR_UNSUPPORTED or CITE_ERROR_FORMAT. source may be NULL. CITE_ERROR_ARGUMENT.
 */
CITE_API CITE_NODISCARD
cite_status cite_document_probe(cite_str bytes, const cite_source *source, cite_error *error);

/* Ends a document and everything it handed out. NULL is fine. */
CITE_API void cite_document_free(cite_document *document);

/* The text that all spans refer to: a slice that lives as long as the document; not NUL-terminated. */
CITE_API cite_str cite_document_text(const cite_document *document);

/* The name of the format that was read, such as "text". Static. */
CITE_API const char *cite_document_format(const cite_document *document);

/* The number of bytes that were read. */
CITE_API size_t cite_document_bytes(const cite_document *document);

/*
 * The title that the first page tells, line breaks read as in a note's text; empty where it tells none. NUL-terminated;
 * lives as long as the document.
 */
CITE_API cite_str cite_document_title(const cite_document *document);

/* The date that the first page tells, as far as it does; NULL where it tells none. Lives as long as the document. */
CITE_API const cite_date *cite_document_date(const cite_document *document);

/*
 * How many ill-formed sequences the text has, each of which reads as U+FFFD, and in *first (may be NULL) the offset of the first;
 * CITE_NONE where there is none. Many of them mean that the text is in another encoding than UTF-8.
 */
CITE_API size_t cite_document_ill_formed(const cite_document *document, size_t *first);

/* The line and column of a byte offset of the text; the position after the last byte for a larger one. */
CITE_API cite_position cite_document_position(const cite_document *document, size_t offset);

/*
 * The page of a byte offset, counted from 1 by the breaks between pages, not as pages are numbered in print; 0 where the
 * text has one page alone.
 */
CITE_API size_t cite_document_page(const cite_document *document, size_t offset);

/*
 * The findings in reading order. A count, and one finding by index: NULL past the end. They live as long as the
 * document.
 */
CITE_API size_t cite_document_note_count(const cite_document *document);
CITE_API const cite_note *cite_document_note(const cite_document *document, size_t index);
CITE_API size_t cite_document_callout_count(const cite_document *document);
CITE_API const cite_callout *cite_document_callout(const cite_document *document, size_t index);
CITE_API size_t cite_document_link_count(const cite_document *document);
CITE_API const cite_link *cite_document_link(const cite_document *document, size_t index);
CITE_API size_t cite_document_citation_count(const cite_document *document);
CITE_API const cite_citation *cite_document_citation(const cite_document *document, size_t index);

/*
 * Both ways between works and notes. The citations of one work (item is an index into the bibliography) and of one note
 * (note is an index too), in reading order: a count, which is 0 for what is not there, and one citation by index, NULL
 * past the end. A citation's members item and note lead on: to the works of a note, and to the notes of a work.
 */
CITE_API size_t cite_document_item_citation_count(const cite_document *document, size_t item);
CITE_API const cite_citation *cite_document_item_citation(const cite_document *document, size_t item,
                                                          size_t index);
CITE_API size_t cite_document_note_citation_count(const cite_document *document, size_t note);
CITE_API const cite_citation *cite_document_note_citation(const cite_document *document, size_t note,
                                                          size_t index);

/*
 * Why the document reads as it does: every step of the decision about every candidate for a note, callout or link, by place,
 * then by subject, then in the order in which they were taken. None unless the parser's option explain is set.
 */
CITE_API size_t cite_document_reason_count(const cite_document *document);
CITE_API const cite_reason *cite_document_reason(const cite_document *document, size_t index);

/* Each distinct work once, in the order of first citation. Read-only; lives as long as the document. */
CITE_API const cite_bibliography *cite_document_bibliography(const cite_document *document);

#ifdef __cplusplus
}
#endif

#endif
