/*
 * bibliography/index.h: items by a key, in the order in which they were added.
 *
 *     key "example.org/a" ─► bucket: first ─► item 2 ⇄ item 7 ⇄ item 31 ◄─ last
 *
 * Items with equal keys are chained, so that the first is found at once, and any one can leave: its field may be set
 * again. A bucket that has become empty stays, for the key may come back.
 */
#ifndef CITE_BIBLIOGRAPHY_INDEX_H
#define CITE_BIBLIOGRAPHY_INDEX_H

#include "core/array.h"
#include "core/map.h"

#include <cite/bibliography.h>

#include <stdbool.h>
#include <stddef.h>

/* What items are looked up by. An item stands in each index once, or not at all. */
enum cite__index_kind {
    CITE__INDEX_ID,
    CITE__INDEX_URL,
    CITE__INDEX_DOI,
    CITE__INDEX_TITLE,
    CITE__INDEX_WORK,  /* folded title, first author and year together: only merge looks here */
    CITE__INDEX_KEY,   /* citation key before its suffix */
    CITE__INDEX_GIVEN, /* citation key that was set */
    CITE__INDEX_COUNT
};

struct cite__bucket {
    cite_str key; /* in the index's arena */
    cite_item *first;
    cite_item *last;
};

struct cite__index {
    enum cite__index_kind kind;
    struct cite__map map; /* key → number of the bucket */
    CITE__ARRAY(struct cite__bucket) buckets;
};

/* An item's place in one index. */
struct cite__node {
    size_t bucket; /* CITE_NONE where it is in none */
    cite_item *prev;
    cite_item *next;
};

void cite__index_init(struct cite__index *index, enum cite__index_kind kind, struct cite__arena *arena);

/* The bucket of a key, NULL where there is none. */
const struct cite__bucket *cite__index_find(const struct cite__index *index, cite_str key);

/* The number of the bucket of a key, made where there is none; CITE_NONE when memory is out. */
size_t cite__index_bucket(struct cite__index *index, cite_str key);

/* Puts an item that is in no bucket into bucket number, at its place in the order of addition. Cannot fail. */
void cite__index_link(struct cite__index *index, cite_item *item, size_t number);

/* Takes an item out of its bucket; nothing where it is in none. */
void cite__index_unlink(struct cite__index *index, cite_item *item);

/*
 * Moves an item to the bucket of key; out of the index where key is empty. false when memory is out, and then it is in
 * none.
 */
bool cite__index_move(struct cite__index *index, cite_item *item, cite_str key);

#endif
