/*
 * audit/suggest.c: what to cite instead of a reference that no longer leads to what was cited.
 */
#include <cite/audit.h>

int cite_reference_has_drifted(const cite_reference *reference)
{
    const cite_drift *drift = reference->drift;

    return reference->state == CITE_STATE_DRIFTED ||
           (drift && (drift->verdict == CITE_DRIFT_MAJOR || drift->verdict == CITE_DRIFT_REPLACED));
}

/* Nobody will find there what was cited, neither today nor, as far as can be told, later. */
static int is_gone(const cite_reference *reference)
{
    const cite_check *check = reference->check;

    return reference->state == CITE_STATE_DEAD ||
           (check && (check->status == CITE_VERDICT_DEAD || check->status == CITE_VERDICT_SOFT_404));
}

/*
 * The page itself at another address is better than a copy. The state may be moved, too, where an earlier visit was led
 * there and this one was refused: then nobody knows whether it still is there.
 */
cite_suggestion cite_reference_suggestion(const cite_reference *reference)
{
    cite_suggestion suggestion = {CITE_SUGGESTION_NONE, reference->url, {NULL, 0}, 0};
    const cite_check *check = reference->check;
    const cite_memento *copy = reference->archive;

    if (reference->state == CITE_STATE_MOVED && check && check->status == CITE_VERDICT_REDIRECTED &&
        check->final_url.len > 0) {
        suggestion.kind = CITE_SUGGESTION_MOVED;
        suggestion.new_url = check->final_url;
    } else if (check && check->used_alternative.len > 0) {
        suggestion.kind = CITE_SUGGESTION_ALTERNATIVE;
        suggestion.new_url = check->used_alternative;
    } else if (copy && copy->url.len > 0 && (is_gone(reference) || cite_reference_has_drifted(reference))) {
        suggestion.kind = CITE_SUGGESTION_ARCHIVE;
        suggestion.new_url = copy->url;
        suggestion.datetime = copy->datetime;
    }
    return suggestion;
}
