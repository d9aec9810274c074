/*
 * cite/audit.h: documents and checks brought together: each distinct link once, where it is cited, and the state
 * it is in.
 */
#ifndef CITE_AUDIT_H
#define CITE_AUDIT_H

#include <cite/checker.h>
#include <cite/common.h>
#include <cite/document.h>
#include <cite/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Belongs to one thread at a time. */
typedef struct cite_audit cite_audit;

/* What is believed of a reference over time, not of one visit. */
typedef enum cite_state {
    CITE_STATE_UNKNOWN = 0, /* not asked, or nothing could be learnt */
    CITE_STATE_ALIVE,
    CITE_STATE_MOVED,   /* answers at a new address */
    CITE_STATE_FAILING, /* a visit failed; too few to call it dead */
    CITE_STATE_DEAD,
    CITE_STATE_DRIFTED,
    CITE_STATE_REVIVED,
    CITE_STATE_COUNT_
} cite_state;

/* Where a reference stands: a link of a document. */
typedef struct cite_occurrence {
    size_t document; /* index of the document in the audit */
    size_t link;     /* index of the link in that document */
} cite_occurrence;

/* One distinct link. Read-only; lives as long as its audit. Fields may be added at the end. */
typedef struct cite_reference {
    cite_str url;            /* NUL-terminated */
    const cite_check *check; /* NULL where it was not asked; belongs to the checker */
    cite_state state;
    size_t occurrence_count; /* see cite_audit_occurrence */
} cite_reference;

/* An empty audit, the caller's, to be ended by cite_audit_free. allocator may be NULL. CITE_ERROR_MEMORY. */
CITE_API CITE_NODISCARD
cite_status cite_audit_new(cite_audit **out, const cite_allocator *allocator, cite_error *error);

/* Ends an audit; its documents and checkers stay. NULL is fine. */
CITE_API void cite_audit_free(cite_audit *audit);

/* Adds a document under a name (copied). The document must outlive the audit. CITE_ERROR_MEMORY. */
CITE_API CITE_NODISCARD
cite_status cite_audit_add_document(cite_audit *audit, const char *name, const cite_document *document,
                                    cite_error *error);

/* Takes over what a checker found for the audit's links, and sets their states. The checker must outlive the audit. */
CITE_API void cite_audit_take(cite_audit *audit, const cite_checker *checker);

/*
 * Takes over one check, for callers that report links as their verdicts fall. The index of its reference, or CITE_NONE
 * where the audit has no such link (and for NULL). The check must outlive the audit.
 */
CITE_API size_t cite_audit_observe(cite_audit *audit, const cite_check *check);

CITE_API size_t cite_audit_document_count(const cite_audit *audit);
CITE_API const cite_document *cite_audit_document(const cite_audit *audit, size_t index);
CITE_API const char *cite_audit_document_name(const cite_audit *audit, size_t index); /* NULL past the end */

/* The distinct links, in the order they first stand in the documents; NULL past the end. */
CITE_API size_t cite_audit_reference_count(const cite_audit *audit);
CITE_API const cite_reference *cite_audit_reference(const cite_audit *audit, size_t index);

/* The n-th place where a reference stands, in reading order; {CITE_NONE, CITE_NONE} past the end. */
CITE_API cite_occurrence cite_audit_occurrence(const cite_audit *audit, size_t reference, size_t n);

/* The reference that a link of a document belongs to; CITE_NONE for a document or link that is not there. */
CITE_API size_t cite_audit_reference_of(const cite_audit *audit, size_t document, size_t link);

/* "alive", "moved", "failing", "dead", "drifted", "revived", "unknown"; static. */
CITE_API const char *cite_state_name(cite_state state);

#ifdef __cplusplus
}
#endif

#endif
