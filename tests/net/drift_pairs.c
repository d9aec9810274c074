/*
 * net/drift_pairs.c: reads pairs of texts, one text a line, and writes the likenesses of each pair: a title's cosine, where
 * both are titles, then SimHash's bits, Jaccard, Dice, cosine, words. drift_reference.py makes the pairs and compares.
 */
#include "core/str.h"

#include <cite/drift.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { LINE_MAX_BYTES = 200 * 1024 };

static cite_fingerprint *next(char *line)
{
    cite_fingerprint *fingerprint = NULL;

    if (!fgets(line, LINE_MAX_BYTES, stdin))
        return NULL;
    cite_str text = {line, strcspn(line, "\n")};
    if (cite_fingerprint_new(&fingerprint, text, CITE__LIT("text/plain"), NULL, NULL) == CITE_OK)
        fingerprint->title = text;
    return fingerprint;
}

int main(void)
{
    static char lines[2][LINE_MAX_BYTES];

    for (;;) {
        cite_drift drift;
        cite_fingerprint *a = next(lines[0]);
        cite_fingerprint *b = a ? next(lines[1]) : NULL;
        if (!b) {
            cite_fingerprint_free(a);
            return 0;
        }
        if (cite_drift_judge(&drift, a, b, NULL, NULL) != CITE_OK)
            return 1;
        printf("%.12f %016" PRIx64 " %016" PRIx64 " %.12f %.12f %.12f %" PRIu64 " %" PRIu64 " %s\n",
               drift.title, a->simhash, b->simhash, drift.jaccard, drift.dice, drift.cosine, a->words, b->words,
               cite_drift_name(drift.verdict));
        cite_fingerprint_free(a);
        cite_fingerprint_free(b);
    }
}
