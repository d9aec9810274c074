/*
 * net/saved_names.c: the words for what becomes of a page that an archive is asked to keep; in every build.
 */
#include <cite/save.h>

const char *cite_saved_outcome_name(cite_saved_outcome outcome)
{
    switch (outcome) {
    case CITE_SAVED_KEPT: return "kept";
    case CITE_SAVED_KEPT_BEFORE: return "kept-before";
    case CITE_SAVED_REFUSED: return "refused";
    case CITE_SAVED_FAILED: return "failed";
    case CITE_SAVED_QUOTA: return "quota";
    case CITE_SAVED_UNAUTHORIZED: return "unauthorized";
    case CITE_SAVED_LEFT: return "left";
    case CITE_SAVED_COUNT_: break;
    }
    return "unknown";
}
