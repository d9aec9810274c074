/*
 * cite/reason.h: why a document reads as it does: what was seen of each candidate, the readings considered, and the outcome.
 *
 * Reasons are kept for documents of a parser whose option explain is set. Those with the same subject and the same span.begin
 * are about one candidate. The struct is read-only, handed out by cite_document_reason, and lives as long as its document.
 * Fields may be added at the end. The rules and their texts tell how this version decides; they may change with any version.
 */
#ifndef CITE_REASON_H
#define CITE_REASON_H

#include <cite/common.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a candidate is a candidate for. */
typedef enum cite_subject {
    CITE_SUBJECT_NOTE = 0,
    CITE_SUBJECT_CALLOUT = 1,
    CITE_SUBJECT_LINK = 2
} cite_subject;

typedef enum cite_reason_kind {
    CITE_REASON_EVIDENCE = 0, /* something that was seen; weight: what it counts for (positive) or against it */
    CITE_REASON_READING = 1,  /* a way to read it; weight: the score of the reading, more is better */
    CITE_REASON_CHOSEN = 2,   /* it became a note, callout or link; weight: how sure that is, 0 to 1 */
    CITE_REASON_REJECTED = 3  /* it did not; weight: what there was for it, where that was counted */
} cite_reason_kind;

/* One step of the decision about one candidate. The last step of kind chosen or rejected is how it ended. */
typedef struct cite_reason {
    cite_subject subject;
    cite_reason_kind kind;
    cite_span span;   /* the candidate: a mark or a link; empty where a mark is lost */
    size_t line;      /* the line that it begins on, from 1 */
    const char *rule; /* a word or two, such as "position"; static */
    cite_str text;    /* the rule in one line, applied to the case; built, NUL-terminated */
    size_t number;    /* the number that this is about, 0 for none */
    double weight;    /* see the kinds; 0 where nothing is counted */
} cite_reason;

/* "note", "callout", "link"; static. */
CITE_API const char *cite_subject_name(cite_subject subject);

/* "evidence", "reading", "chosen", "rejected"; static. */
CITE_API const char *cite_reason_kind_name(cite_reason_kind kind);

#ifdef __cplusplus
}
#endif

#endif
