/*
 * cite/suggestion.h: what is suggested instead of an address.
 */
#ifndef CITE_SUGGESTION_H
#define CITE_SUGGESTION_H

#include <cite/common.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum cite_suggestion_kind {
    CITE_SUGGESTION_NONE = 0,
    CITE_SUGGESTION_MOVED,       /* where the address leads for good */
    CITE_SUGGESTION_ALTERNATIVE, /* another reading of a damaged address, which answered */
    CITE_SUGGESTION_ARCHIVE,     /* a copy in an archive */
    CITE_SUGGESTION_COUNT_
} cite_suggestion_kind;

typedef struct cite_suggestion {
    cite_suggestion_kind kind;
    cite_str url;     /* as it is cited */
    cite_str new_url; /* what to cite instead */
    int64_t datetime; /* when the copy was made, seconds since 1970 UTC; of CITE_SUGGESTION_ARCHIVE alone */
} cite_suggestion;

/* "none", "moved", "alternative", "archive"; NULL for a number that is none. Static. */
CITE_API const char *cite_suggestion_kind_name(cite_suggestion_kind kind);

#ifdef __cplusplus
}
#endif

#endif
