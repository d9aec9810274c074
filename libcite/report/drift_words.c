/*
 * report/drift_words.c: see drift_words.h.
 */
#include "report/drift_words.h"

#include "core/date.h"
#include "core/str.h"
#include "report/text_parts.h"

/* Below half a percent a count of words is the same. */
#define LEAST_CHANGE 0.005

const char *cite__drift_words(cite_drift_verdict verdict)
{
    static const char *const words[CITE_DRIFT_COUNT_] = {
        [CITE_DRIFT_SAME] = "the same",
        [CITE_DRIFT_MINOR] = "changed a little",
        [CITE_DRIFT_MAJOR] = "changed much",
        [CITE_DRIFT_REPLACED] = "another page",
        [CITE_DRIFT_NO_BASELINE] = "nothing to compare with yet",
    };

    return words[(size_t)verdict < CITE_DRIFT_COUNT_ ? verdict : CITE_DRIFT_NO_BASELINE];
}

bool cite__is_compared(const cite_reference *reference)
{
    return reference->drift && reference->drift->verdict != CITE_DRIFT_NO_BASELINE;
}

void cite__day(struct cite__sink *out, int64_t seconds)
{
    char text[CITE__DATE_SIZE];

    cite__date_iso(text, seconds);
    cite__sink_bytes(out, text, sizeof "2026-01-31" - 1);
}

/* An archive's address holds the time of its copy, even where another copy is nearer to the citation by now. */
void cite__drift_against(struct cite__sink *out, const cite_reference *reference)
{
    cite_memento copy;

    if (cite__str_is(reference->drift_against, "baseline")) {
        cite__sink_text(out, "the first visit");
        return;
    }
    if (reference->archive && cite__str_equal(reference->archive->url, reference->drift_against))
        copy = *reference->archive;
    else if (!cite_memento_split(&copy, reference->drift_against))
        copy.datetime = 0;
    if (copy.datetime == 0) {
        cite__sink_text(out, "an archived copy");
        return;
    }
    cite__sink_text(out, "the archived copy of ");
    cite__day(out, copy.datetime);
}

void cite__drift_percent(struct cite__sink *out, double share)
{
    double bounded = share > 0 ? (share < 1e6 ? share : 1e6) : 0;

    cite__sink_size(out, (size_t)(bounded * 100 + 0.5));
    cite__sink_text(out, "%");
}

void cite__drift_likeness(struct cite__sink *out, const cite_drift *drift)
{
    cite__sink_text(out, "words ");
    cite__drift_percent(out, drift->cosine);
    cite__sink_text(out, " alike, phrases ");
    cite__drift_percent(out, drift->jaccard);
    if (drift->title >= 0) {
        cite__sink_text(out, ", titles ");
        cite__drift_percent(out, drift->title);
    }
    if (drift->words_change < LEAST_CHANGE && drift->words_change > -LEAST_CHANGE)
        return;
    cite__sink_text(out, "; ");
    cite__drift_percent(out, drift->words_change < 0 ? -drift->words_change : drift->words_change);
    cite__sink_text(out, drift->words_change < 0 ? " fewer words" : " more words");
}

size_t cite__drift_counted(const struct cite__counts *counts)
{
    size_t count = 0;

    for (size_t i = 0; i < CITE_DRIFT_COUNT_; i++)
        count += counts->by_drift[i];
    return count;
}

void cite__drift_summary(struct cite__sink *out, const struct cite__counts *counts)
{
    size_t missing = counts->by_drift[CITE_DRIFT_NO_BASELINE];
    size_t compared = cite__drift_counted(counts) - missing;
    const char *between = ": ";

    if (compared > 0) {
        cite__counted(out, compared, "page compared", "pages compared");
        for (size_t i = 0; i < CITE_DRIFT_NO_BASELINE; i++) {
            if (counts->by_drift[i] == 0)
                continue;
            cite__sink_text(out, between);
            cite__sink_size(out, counts->by_drift[i]);
            cite__sink_text(out, " ");
            cite__sink_text(out, cite__drift_words((cite_drift_verdict)i));
            between = ", ";
        }
    }
    if (missing > 0) {
        cite__sink_text(out, compared > 0 ? "; " : "");
        cite__counted(out, missing, compared > 0 ? "has " : "page has ",
                      compared > 0 ? "have " : "pages have ");
        cite__sink_text(out, cite__drift_words(CITE_DRIFT_NO_BASELINE));
    }
}

static void put_limit(struct cite__sink *out, const char *before, double share, const char *after)
{
    cite__sink_text(out, before);
    cite__drift_percent(out, share);
    cite__sink_text(out, after);
}

void cite__drift_thresholds(struct cite__sink *out, const cite_drift_options *given)
{
    cite_drift_options options;

    cite_drift_defaults(&options, given);
    cite__sink_text(out,
                    "Pages are compared by the words of their main text, in four ways: SimHash, Jaccard and "
                    "S\xC3\xB8rensen\xE2\x80\x93"
                    "Dice over runs of three words, cosine over words. ");
    put_limit(out, "The same: at least ", options.same, " alike in each of them. ");
    put_limit(out, "Changed a little (minor): at least ", options.minor, " alike on average. ");
    put_limit(out, "Another page (replaced): below ", options.replaced_cosine, " (cosine), ");
    put_limit(out, "", options.replaced_jaccard, " (Jaccard) or ");
    put_limit(out, "", options.replaced_dice, " (Dice), unless the titles are ");
    put_limit(out, "", options.title, " alike. ");
    put_limit(out, "Changed much (major): what lies between, and pages that lost more than ",
              options.major_words, " of their words. Pages of fewer than ");
    cite__sink_size(out, options.words_min);
    cite__sink_text(out, " words are not compared.");
}

void cite__suggestion_words(struct cite__sink *out, const cite_suggestion *suggestion)
{
    switch (suggestion->kind) {
    case CITE_SUGGESTION_MOVED: cite__sink_text(out, "Cite the new address:"); return;
    case CITE_SUGGESTION_ALTERNATIVE: cite__sink_text(out, "Read it as:"); return;
    case CITE_SUGGESTION_ARCHIVE: break;
    case CITE_SUGGESTION_NONE:
    case CITE_SUGGESTION_COUNT_: return;
    }
    cite__sink_text(out, "Cite the archived copy");
    if (suggestion->datetime != 0) {
        cite__sink_text(out, " of ");
        cite__day(out, suggestion->datetime);
    }
    cite__sink_text(out, ":");
}
