/*
 * bibliography/judge.h: whether two items are one work.
 *
 * Merging two different works is worse than keeping one work twice, so what speaks against is heard first.
 */
#ifndef CITE_BIBLIOGRAPHY_JUDGE_H
#define CITE_BIBLIOGRAPHY_JUDGE_H

#include <cite/bibliography.h>

/* What two items of one bibliography have in common, folded: why they are compared. */
enum cite__likeness { CITE__LIKE_DOI, CITE__LIKE_URL, CITE__LIKE_TITLE, CITE__LIKE_UNTITLED };

/*
 * Whether two items that are alike in one way are one work, and why.
 *
 *     DOI    yes, unless both title and year differ
 *     URL    yes, unless the year differs, or the title, or (where one has no title) the author; an address without
 *            a path says little, so there the titles must be equal
 *     title  of two words at least: yes, where nothing differs that tells works apart (first author, date, DOI,
 *            volume, number, edition, address on one host), and something besides the title speaks for it: the same
 *            author, year or publisher, or a long title
 *     no title   a letter or an interview: yes, where the person and the day are the same
 */
cite_sameness cite__judge(const cite_item *a, const cite_item *b, enum cite__likeness likeness);

#endif
