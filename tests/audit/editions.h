/*
 * audit/editions.h: texts of pages, made of words that nobody uses: the same for a number each time, and with no word in
 * common with those of another number. What an edition changes is known beforehand, and so how far two of them are apart.
 */
#ifndef CITE_TESTS_AUDIT_EDITIONS_H
#define CITE_TESTS_AUDIT_EDITIONS_H

#include "support/text.h"

#include <cite/drift.h>

#include <stdint.h>

enum edition {
    EDITION_NONE,      /* no page */
    EDITION_FIRST,     /* as it was cited */
    EDITION_MENDED,    /* a sentence in twelve is another one */
    EDITION_MENDED_2,  /* the same with other sentences */
    EDITION_REWRITTEN, /* more than half of the sentences are other ones */
    EDITION_OTHER,     /* another text under another title */
    EDITION_ELSE,      /* the same, and not that one */
    EDITIONS
};

/* What somebody reads. */
struct page {
    uint64_t text;
    enum edition edition;
};

/* Adds a page as HTML. around is in its menu and foot, which are no part of what it says. */
void page_write(struct text *out, const struct page *page, unsigned around);

/* How far a page is from the one that was seen before, which is a first edition, an EDITION_ELSE, or of another text. */
cite_drift_verdict page_drift(const struct page *before, const struct page *now);

/* Scatters a number. */
uint64_t page_mix(uint64_t number);

#endif
