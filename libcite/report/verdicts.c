/*
 * report/verdicts.c: see verdicts.h.
 */
#include "report/verdicts.h"

#include "core/str.h"

static const struct cite__verdict_words words[CITE_VERDICT_COUNT_] = {
    [CITE_VERDICT_OK] = {NULL, CITE__TONE_GOOD},
    [CITE_VERDICT_REDIRECTED] = {NULL, CITE__TONE_GOOD},
    [CITE_VERDICT_DEAD] = {"Look for the page's new address, or cite an archived copy.", CITE__TONE_BAD},
    [CITE_VERDICT_SOFT_404] =
        {"The server answers, but the page seems gone: open it, and cite an archived copy.", CITE__TONE_BAD},
    [CITE_VERDICT_BLOCKED] = {"The server refuses programs: open it in a browser.", CITE__TONE_DOUBTFUL},
    [CITE_VERDICT_SERVER_ERROR] = {"The server failed: check again later.", CITE__TONE_DOUBTFUL},
    [CITE_VERDICT_TIMEOUT] = {"No answer in time: check again later, or with a longer --timeout.",
                              CITE__TONE_DOUBTFUL},
    [CITE_VERDICT_DNS_ERROR] = {"The host's name could not be looked up: check again later.",
                                CITE__TONE_DOUBTFUL},
    [CITE_VERDICT_TLS_ERROR] = {"The certificate or encryption is broken: open it in a browser with care.",
                                CITE__TONE_DOUBTFUL},
    [CITE_VERDICT_UNREACHABLE] = {"No connection: check the host's name, and check again later.",
                                  CITE__TONE_DOUBTFUL},
    [CITE_VERDICT_REDIRECT_LOOP] = {"The server sends visitors in a circle: open it in a browser.",
                                    CITE__TONE_DOUBTFUL},
    [CITE_VERDICT_UNSUPPORTED] = {NULL, CITE__TONE_QUIET},
    [CITE_VERDICT_INVALID] = {"This is not a valid address: compare it with the document.", CITE__TONE_BAD},
    [CITE_VERDICT_SKIPPED] = {NULL, CITE__TONE_QUIET},
    [CITE_VERDICT_OFFLINE] = {NULL, CITE__TONE_QUIET},
};

static const cite_verdict by_weight[CITE_VERDICT_COUNT_] = {
    CITE_VERDICT_DEAD,        CITE_VERDICT_SOFT_404,  CITE_VERDICT_INVALID,       CITE_VERDICT_SERVER_ERROR,
    CITE_VERDICT_DNS_ERROR,   CITE_VERDICT_TLS_ERROR, CITE_VERDICT_REDIRECT_LOOP, CITE_VERDICT_UNREACHABLE,
    CITE_VERDICT_TIMEOUT,     CITE_VERDICT_BLOCKED,   CITE_VERDICT_REDIRECTED,    CITE_VERDICT_OK,
    CITE_VERDICT_UNSUPPORTED, CITE_VERDICT_SKIPPED,   CITE_VERDICT_OFFLINE,
};

const struct cite__verdict_words *cite__verdict_words(cite_verdict verdict)
{
    return &words[(size_t)verdict < CITE_VERDICT_COUNT_ ? verdict : CITE_VERDICT_SKIPPED];
}

cite_verdict cite__verdict_by_weight(size_t n)
{
    return by_weight[n < CITE_VERDICT_COUNT_ ? n : CITE_VERDICT_COUNT_ - 1];
}

cite_verdict cite__verdict_of(const cite_reference *reference)
{
    if (!reference->check || (size_t)reference->check->status >= CITE_VERDICT_COUNT_)
        return CITE_VERDICT_SKIPPED;
    return reference->check->status;
}

bool cite__is_listed(const cite_reference *reference)
{
    return !reference->known && !reference->elsewhere &&
           cite_check_weight(reference->check) >= CITE_WEIGHT_WARNING;
}

bool cite__is_error(const cite_reference *reference)
{
    return cite__verdict_words(cite__verdict_of(reference))->tone == CITE__TONE_BAD &&
           cite_check_weight(reference->check) == CITE_WEIGHT_ERROR;
}

const char *cite__advice_of(const cite_reference *reference)
{
    cite_verdict verdict = cite__verdict_of(reference);
    bool sought = !reference->archive && reference->archives_asked > 0;

    if (sought && (verdict == CITE_VERDICT_DEAD || verdict == CITE_VERDICT_SOFT_404))
        return "Look for the page's new address.";
    if (!words[verdict].advice && cite_reference_has_drifted(reference))
        return "Read the page again: it no longer is what was cited.";
    return words[verdict].advice;
}

const char *cite__finding_word(const cite_check *check)
{
    cite_weight weight = cite_check_weight(check);

    return weight == CITE_WEIGHT_ERROR ? "yes" : weight == CITE_WEIGHT_WARNING ? "warning" : "no";
}

cite_str cite__reason_of(const cite_reference *reference)
{
    if (!reference->check)
        return reference->elsewhere ? CITE__LIT("of another shard") : CITE__LIT("not checked");
    if (reference->check->reason.len > 0)
        return reference->check->reason;
    return cite_str_from(cite_verdict_name(cite__verdict_of(reference)));
}

bool cite__verdict_is_unchecked(cite_verdict verdict)
{
    return verdict == CITE_VERDICT_UNSUPPORTED || verdict == CITE_VERDICT_SKIPPED ||
           verdict == CITE_VERDICT_OFFLINE;
}

void cite__unchecked_words(struct cite__sink *out, const struct cite__counts *counts)
{
    const char *between = "(";

    for (size_t n = 0; n < CITE_VERDICT_COUNT_; n++) {
        cite_verdict verdict = cite__verdict_by_weight(n);
        if (!cite__verdict_is_unchecked(verdict) || counts->by_verdict[verdict] == 0)
            continue;
        cite__sink_text(out, between);
        cite__sink_size(out, counts->by_verdict[verdict]);
        cite__sink_text(out, " ");
        cite__sink_text(out, cite_verdict_name(verdict));
        between = ", ";
    }
    cite__sink_text(out, ")");
}

bool cite__is_moved(const cite_reference *reference)
{
    return cite_reference_suggestion(reference).kind == CITE_SUGGESTION_MOVED;
}

struct cite__counts cite__counts_of(const cite_audit *audit)
{
    struct cite__counts counts = {0};
    const cite_reference *reference = NULL;

    for (size_t i = 0; (reference = cite_audit_reference(audit, i)) != NULL; i++) {
        cite_verdict verdict = cite__verdict_of(reference);
        counts.total++;
        counts.by_verdict[verdict]++;
        bool error = !reference->elsewhere && cite_check_weight(reference->check) == CITE_WEIGHT_ERROR;
        counts.findings += (size_t)(error && !reference->known);
        counts.known += (size_t)(error && reference->known);
        counts.listed += (size_t)cite__is_listed(reference);
        counts.unchecked += (size_t)cite__verdict_is_unchecked(verdict);
        counts.moved += (size_t)cite__is_moved(reference);
        counts.dead += (size_t)(reference->state == CITE_STATE_DEAD);
        counts.drifted += (size_t)(cite_reference_has_drifted(reference) != 0);
        counts.archived += (size_t)(reference->archive != NULL);
        if (reference->drift && (size_t)reference->drift->verdict < CITE_DRIFT_COUNT_)
            counts.by_drift[reference->drift->verdict]++;
    }
    return counts;
}
