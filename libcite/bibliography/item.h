/*
 * bibliography/item.h: one work: its fields, names and dates, and its places in the indexes.
 *
 * All strings are copies in the bibliography's arena. A field keeps the room it once had, so setting it again takes
 * new memory only when it outgrows that, and then twice as much: what is set again and again stays bounded.
 */
#ifndef CITE_BIBLIOGRAPHY_ITEM_H
#define CITE_BIBLIOGRAPHY_ITEM_H

#include "bibliography/index.h"
#include "bibliography/key.h"
#include "core/array.h"

#include <cite/bibliography.h>

#include <stdbool.h>
#include <stddef.h>

/* A string that may be set again. */
struct cite__value {
    char *data; /* NUL-terminated; NULL until first set */
    size_t len;
    size_t room; /* bytes at data */
};

struct cite__name_list {
    cite_name *items;
    size_t count;
    size_t capacity;
};

/* What of an item's places in the indexes is not up to date. */
struct cite__stale {
    bool title;
    bool url;
    bool doi;
    bool key; /* and the place in the index of works */
};

struct cite_item {
    cite_bibliography *owner;
    size_t index;  /* in its bibliography */
    size_t serial; /* the order in which the items were added, which sorting leaves */
    cite_type type;
    struct cite__value id;
    bool id_is_given;         /* it was set, so it does not follow from the place */
    struct cite__value given; /* a key that was set; empty where the key is made */
    char key[CITE__KEY_SIZE]; /* the key that is made; NUL-terminated */
    size_t key_rank;          /* how many items before this one have the same key without a suffix */
    struct cite__value fields[CITE_FIELD_COUNT_];
    struct cite__name_list names[CITE_ROLE_COUNT_];
    cite_date dates[CITE_WHEN_COUNT_];
    CITE__ARRAY(cite_merged) merged; /* what was merged into it */
    CITE__ARRAY(cite_extra) extras;
    struct cite__node nodes[CITE__INDEX_COUNT];
    struct cite__stale stale;
    bool held; /* setters leave the indexes alone, see cite__bibliography_hold */
};

/* Empties an item for use as number index of its owner; values keep their room. It is in no index, and its key is stale. */
void cite__item_reset(cite_item *item, cite_bibliography *owner, size_t index, cite_type type);

/* Copies text into value; false when memory is out, and then nothing has changed. text may lie in value. */
bool cite__value_set(struct cite__arena *arena, struct cite__value *value, cite_str text);

/* What a value holds; never NULL. */
cite_str cite__value_view(const struct cite__value *value);

/* The public setters without clearing the error, for use inside the layer. */
cite_status cite__item_put(cite_item *item, cite_field field, cite_str value, cite_error *error);
cite_status cite__item_put_date(cite_item *item, cite_when when, const cite_date *date, cite_error *error);

/* Copies of from's names take the place of an item's; when memory is out the old ones stay. */
cite_status cite__item_put_names(cite_item *item, cite_role role, const struct cite__name_list *from,
                                 cite_error *error);

/*
 * An id, a key, an extra, as the public setters take them. Of an id or a key *done says whether it could be taken; what
 * is returned is CITE_OK or CITE_ERROR_MEMORY, and for an extra also CITE_ERROR_LIMIT.
 */
cite_status cite__item_put_id(cite_item *item, cite_str id, bool *done, cite_error *error);
cite_status cite__item_put_key(cite_item *item, cite_str key, bool *done, cite_error *error);
cite_status cite__item_put_extra(cite_item *item, cite_str name, cite_str value, cite_error *error);

/* The key by which an item stands in an index; empty where it stands in none. */
cite_str cite__item_folded(const cite_item *item, enum cite__index_kind kind);

/* What tells an item's first author: the family name, or the body. Empty where there is none. */
cite_str cite__item_first_author(const cite_item *item);

/* What stands last in a list of names that its source cut short. */
#define CITE__OTHERS "et al."

/* Whether a name is no name but says that there are others. */
bool cite__name_is_others(const cite_name *name);

/* Whether a date says anything, as a number or in words. */
bool cite__date_known(const cite_date *date);

#endif
