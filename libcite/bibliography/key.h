/*
 * bibliography/key.h: citation keys, [a-z0-9_-]+.
 *
 *     key    = base *1("-" suffix)
 *     base   = author year word          "ivanov2019borders", "usdepartmentstatendreport"
 *     suffix = a, b, … z, aa, ab …       the second item with the same base gets "a"
 *
 * author is the first author's or editor's family name or body, else the publishing body, in ASCII letters; year is
 * "nd" where there is none; word is the first word of the title that means something. A title in another script gives
 * the word of its translation, or else eight digits of a hash. The base holds letters and digits alone, so a suffix,
 * which follows a hyphen, never makes two keys equal. An item that says nothing has its id in small letters
 * ("item-4").
 *
 * A key that was set stands as it is, and no made one is like it: the next suffix is taken.
 *
 * Keys are kept up to date by the setters: they depend on what the items hold and on their order, not on when they are
 * asked for, and an item added later never changes the key of an earlier one.
 */
#ifndef CITE_BIBLIOGRAPHY_KEY_H
#define CITE_BIBLIOGRAPHY_KEY_H

#include <cite/bibliography.h>

#include <stdbool.h>
#include <stddef.h>

/* Most letters of an author or word: what one types; longer keys help nobody. */
#define CITE__KEY_PART ((size_t)28)

/* Two parts, a year (a sign less int has ten digits), the hyphen, a suffix (14 letters count any size_t), the NUL. */
#define CITE__KEY_SIZE (2 * CITE__KEY_PART + 10 + 1 + 14 + 1)

/* Most bytes of an id or key that is set: nobody types a longer one. */
#define CITE__KEY_GIVEN_MAX ((size_t)256)

/* Whether BibTeX would read a text as one key; at most CITE__KEY_GIVEN_MAX bytes. */
bool cite__key_is_valid(cite_str key);

/* Whether a key that is made belongs to an item (of a bibliography) that is not item. */
bool cite__key_is_made(const cite_item *item, cite_str key);

/* Brings an item's key up to date, and those of later items with the same base. false when memory is out. */
bool cite__key_refresh(cite_item *item);

#endif
