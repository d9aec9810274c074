/*
 * cite/link.h: the links of a document, each as it is best read, with what was repaired.
 *
 * The struct is read-only, handed out by cite_document_link, and lives as long as its document. Fields may be
 * added at the end.
 */
#ifndef CITE_LINK_H
#define CITE_LINK_H

#include <cite/common.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What was done to read a link: bits of cite_link.repairs. */
typedef enum cite_repair {
    CITE_REPAIR_JOINED_LINES = 1 << 0,
    CITE_REPAIR_JOINED_PAGE = 1 << 1,
    CITE_REPAIR_JOINED_NOTE = 1 << 2,
    CITE_REPAIR_KEPT_HYPHEN = 1 << 3,
    CITE_REPAIR_DROPPED_HYPHEN = 1 << 4,
    CITE_REPAIR_REMOVED_SPACE = 1 << 5,
    CITE_REPAIR_SPACE_TO_UNDERSCORE = 1 << 6,
    CITE_REPAIR_TRIMMED_PUNCTUATION = 1 << 7,
    CITE_REPAIR_UNWRAPPED = 1 << 8,
    CITE_REPAIR_MERGED_MARKUP = 1 << 9,
    CITE_REPAIR_SPLIT_GLUED = 1 << 10,
    CITE_REPAIR_ADDED_SCHEME = 1 << 11,
    CITE_REPAIR_MENDED_SCHEME = 1 << 12,
    CITE_REPAIR_MENDED_HOST = 1 << 13,
    CITE_REPAIR_MENDED_PATH = 1 << 14,
    CITE_REPAIR_DECODED_ENTITY = 1 << 15
} cite_repair;

/* One link in one place. */
typedef struct cite_link {
    cite_str url; /* the best reading; built, NUL-terminated */
    cite_str raw; /* exactly as in the input; several spans are joined by a line feed; built, NUL-terminated */
    const cite_span *spans; /* span_count ranges in reading order */
    size_t span_count;      /* at least 1 */
    size_t note;            /* index of its note, or CITE_NONE in running text */
    unsigned repairs;       /* bits of cite_repair */
    const cite_str
        *alternatives; /* other readings, likeliest first, then other addresses at which the document cites the
                                     same work; built, NUL-terminated */
    size_t alternative_count; /* 0 to 8 */
    double confidence;        /* 0 to 1 */
} cite_link;

/* The word for one repair, such as "joined-lines"; NULL for what is not one bit of cite_repair. Static. */
CITE_API const char *cite_repair_name(unsigned repair);

#ifdef __cplusplus
}
#endif

#endif
