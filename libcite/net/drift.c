/*
 * net/drift.c: two fingerprints → same, minor, major, replaced (cite/drift.h).
 *
 * Titles are cheap and tell much (Reyes Ayala et al., CEUR 3246, 2022), but a page may keep its title over another text:
 * they weigh where the texts say "replaced".
 */
#include "core/error.h"
#include "core/str.h"
#include "net/shingles.h"
#include "net/titles.h"
#include "text/simhash.h"

#include <cite/drift.h>

#include <string.h>

static const cite_drift_options defaults = {
    .size = sizeof(cite_drift_options),
    .same = 0.95,
    .minor = 0.70,
    .replaced_cosine = 0.12,
    .replaced_jaccard = 0.04,
    .replaced_dice = 0.07,
    .major_words = 0.70,
    .title = 0.80,
    .words_min = 5,
};

static const char *const names[CITE_DRIFT_COUNT_] = {
    [CITE_DRIFT_SAME] = "same",
    [CITE_DRIFT_MINOR] = "minor",
    [CITE_DRIFT_MAJOR] = "major",
    [CITE_DRIFT_REPLACED] = "replaced",
    [CITE_DRIFT_NO_BASELINE] = "no-baseline",
};

const char *cite_drift_name(cite_drift_verdict verdict)
{
    return (size_t)verdict < CITE_DRIFT_COUNT_ ? names[verdict] : "no-baseline";
}

static void set_default(double *field, double value)
{
    if (!(*field > 0.0))
        *field = value;
}

void cite_drift_defaults(cite_drift_options *out, const cite_drift_options *options)
{
    cite_drift_options whole = {0};

    if (options)
        memcpy(&whole, options, options->size < sizeof whole ? options->size : sizeof whole);
    whole.size = sizeof whole;
    set_default(&whole.same, defaults.same);
    set_default(&whole.minor, defaults.minor);
    set_default(&whole.replaced_cosine, defaults.replaced_cosine);
    set_default(&whole.replaced_jaccard, defaults.replaced_jaccard);
    set_default(&whole.replaced_dice, defaults.replaced_dice);
    set_default(&whole.major_words, defaults.major_words);
    set_default(&whole.title, defaults.title);
    if (whole.words_min == 0)
        whole.words_min = defaults.words_min;
    *out = whole;
}

/* The caller's struct, as far as it goes. */
static cite_fingerprint complete(const cite_fingerprint *given)
{
    cite_fingerprint whole = {0};

    memcpy(&whole, given, given->size < sizeof whole ? given->size : sizeof whole);
    return whole;
}

static double least_of(const cite_drift *drift)
{
    double least = drift->simhash < drift->jaccard ? drift->simhash : drift->jaccard;

    least = drift->dice < least ? drift->dice : least;
    return drift->cosine < least ? drift->cosine : least;
}

static double mean_of(const cite_drift *drift)
{
    return (drift->simhash + drift->jaccard + drift->dice + drift->cosine) / 4.0;
}

/* The only place that decides. */
static cite_drift_verdict verdict_of(const cite_drift *drift, const cite_drift_options *options)
{
    bool foreign = drift->cosine < options->replaced_cosine || drift->jaccard < options->replaced_jaccard ||
                   drift->dice < options->replaced_dice;

    if (foreign)
        return drift->title >= options->title ? CITE_DRIFT_MAJOR : CITE_DRIFT_REPLACED;
    if (drift->words_change < -options->major_words)
        return CITE_DRIFT_MAJOR;
    if (least_of(drift) >= options->same)
        return CITE_DRIFT_SAME;
    return mean_of(drift) >= options->minor ? CITE_DRIFT_MINOR : CITE_DRIFT_MAJOR;
}

static void compare(cite_drift *out, const cite_fingerprint *before, const cite_fingerprint *now,
                    const struct cite__sketch *sketches)
{
    unsigned distance = cite__simhash_distance(before->simhash, now->simhash);

    out->simhash = 1.0 - (double)distance / CITE__SIMHASH_BITS;
    out->jaccard = cite__sketch_jaccard(&sketches[0], &sketches[1]);
    out->dice = 2.0 * out->jaccard / (1.0 + out->jaccard);
    out->cosine = cite__sketch_cosine(&sketches[0], &sketches[1]);
    out->words_change = (double)now->words / (double)before->words - 1.0;
}

cite_status cite_drift_judge(cite_drift *out, const cite_fingerprint *before, const cite_fingerprint *now,
                             const cite_drift_options *options, cite_error *error)
{
    const cite_fingerprint was = complete(before);
    const cite_fingerprint is = complete(now);
    struct cite__sketch sketches[2];
    cite_drift_options limits;

    cite__error_clear(error);
    cite_drift_defaults(&limits, options);
    *out = (cite_drift){.verdict = CITE_DRIFT_NO_BASELINE, .title = -1.0};
    if (!cite__sketch_read(&sketches[0], was.sketch) || !cite__sketch_read(&sketches[1], is.sketch))
        return cite__error_set(error, CITE_ERROR_FORMAT, CITE_NONE, "a fingerprint's sketch is none");
    if (!cite__titles_cosine(&out->title, was.title, is.title, limits.allocator))
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    bool equal = was.hash == is.hash && was.words == is.words;
    bool thin = was.words < limits.words_min || is.words < limits.words_min;
    if (thin && !(equal && (was.words > 0 || was.hash != 0)))
        return CITE_OK;
    if (was.words > 0)
        compare(out, &was, &is, sketches);
    else
        out->simhash = out->jaccard = out->dice = out->cosine = 1.0; /* the same bytes */
    out->verdict = equal ? CITE_DRIFT_SAME : verdict_of(out, &limits);
    return CITE_OK;
}
