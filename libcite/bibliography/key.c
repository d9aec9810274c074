/*
 * bibliography/key.c: see key.h. Here keys that are alike get their suffixes; key_base.c makes what they begin with.
 */
#include "bibliography/key.h"

#include "bibliography/bibliography.h"
#include "bibliography/item.h"
#include "bibliography/key_base.h"
#include "bibliography/out.h"
#include "bibliography/translit.h"
#include "core/str.h"

#include <string.h>

/* The suffix of rank 1, 2 … 26, 27 is a, b … z, aa. Returns its length. */
static size_t put_suffix(char *out, size_t rank)
{
    char letters[16];
    size_t at = sizeof letters;

    for (; rank > 0; rank = (rank - 1) / 26)
        letters[--at] = (char)('a' + (rank - 1) % 26);
    memcpy(out, letters + at, sizeof letters - at);
    return sizeof letters - at;
}

/* Whether a key was given to an item. */
static bool is_given(const cite_item *item, const char *key)
{
    const struct cite__bucket *bucket =
        cite__index_find(&item->owner->indexes[CITE__INDEX_GIVEN], cite_str_from(key));

    return bucket && bucket->first;
}

static void put_key(cite_item *item, cite_str base)
{
    size_t len = base.len;

    memcpy(item->key, base.ptr, base.len);
    if (item->key_rank > 0) {
        item->key[len++] = '-';
        len += put_suffix(item->key + len, item->key_rank);
    }
    item->key[len] = '\0';
}

/* Writes the keys of item and of all that follow it in its chain. */
static void number_from(cite_item *item, cite_str base)
{
    for (; item; item = item->nodes[CITE__INDEX_KEY].next) {
        const cite_item *prev = item->nodes[CITE__INDEX_KEY].prev;
        item->key_rank = prev ? prev->key_rank + 1 : 0;
        put_key(item, base);
        while (is_given(item, item->key)) {
            item->key_rank++;
            put_key(item, base);
        }
    }
}

/* "item-4": a digit stands where a suffix has letters, so no other key that is made is like it. */
static void set_plain_key(cite_item *item)
{
    size_t again = 0;

    item->key_rank = 0;
    do {
        char digits[2][24];
        const size_t numbers[2] = {item->index + 1, again};
        size_t len = sizeof "item-" - 1;
        memcpy(item->key, "item-", len);
        for (size_t i = 0; i < (again > 0 ? 2u : 1u); i++) {
            size_t at = sizeof digits[i];
            for (size_t rest = numbers[i]; rest > 0; rest /= 10)
                digits[i][--at] = (char)('0' + rest % 10);
            if (i > 0)
                item->key[len++] = '-';
            memcpy(item->key + len, digits[i] + at, sizeof digits[i] - at);
            len += sizeof digits[i] - at;
        }
        item->key[len] = '\0';
        again++;
    } while (is_given(item, item->key));
}

bool cite__key_is_valid(cite_str key)
{
    static const char refused[] = "\"#%'(),={}~\\";

    if (key.len == 0 || key.len > CITE__KEY_GIVEN_MAX)
        return false;
    for (size_t at = 0; at < key.len;) {
        bool well_formed = false;
        size_t len = cite__utf8_step(key, at, &well_formed);
        size_t decoded = 0;
        uint32_t character = cite__translit_decode(key, at, &decoded);
        bool bad = character <= ' ' || cite__out_is_control(character) || character == 0xA0;
        if (!well_formed || bad || (len == 1 && strchr(refused, key.ptr[at])))
            return false;
        at += len;
    }
    return true;
}

/* The number of a suffix: "a" is 1, "aa" is 27; 0 where it is none. */
static size_t rank_of(cite_str suffix)
{
    size_t rank = 0;

    if (suffix.len > 14)
        return 0;
    for (size_t i = 0; i < suffix.len; i++) {
        if (!cite__is_lower(suffix.ptr[i]) || rank > ((size_t)-1 - 26) / 26)
            return 0;
        rank = rank * 26 + (size_t)(suffix.ptr[i] - 'a') + 1;
    }
    return rank;
}

/* Ranks rise along a chain, and none up to the last is free but for keys that were given. */
static bool chain_has(const cite_item *item, cite_str base, size_t rank)
{
    const struct cite__bucket *bucket = cite__index_find(&item->owner->indexes[CITE__INDEX_KEY], base);

    if (!bucket || !bucket->last)
        return false;
    if (bucket->first == item && bucket->last == item)
        return false;
    return rank <= bucket->last->key_rank;
}

bool cite__key_is_made(const cite_item *item, cite_str key)
{
    const cite_bibliography *bibliography = item->owner;
    size_t hyphen = key.len;
    size_t used = 0;

    while (hyphen > 0 && key.ptr[hyphen - 1] != '-')
        hyphen--;
    if (cite__str_starts(key, CITE__LIT("item-"))) {
        size_t place = cite__str_number(cite__slice(key, 5, key.len), bibliography->items.count, &used);
        const cite_item *other = used > 0 && place > 0 ? bibliography->items.items[place - 1] : NULL;
        if (other && other != item && cite__str_equal(cite_str_from(other->key), key))
            return true;
    }
    if (chain_has(item, key, 0))
        return true;
    size_t rank = hyphen > 0 ? rank_of(cite__slice(key, hyphen, key.len)) : 0;
    return rank > 0 && chain_has(item, cite__slice(key, 0, hyphen - 1), rank);
}

/* A key that was set takes the place of the one that was made. */
static void leave_chain(cite_item *item)
{
    struct cite__index *index = &item->owner->indexes[CITE__INDEX_KEY];
    const struct cite__node *node = &item->nodes[CITE__INDEX_KEY];

    if (node->bucket == CITE_NONE)
        return;
    cite_str base = index->buckets.items[node->bucket].key;
    cite_item *next = node->next;
    cite__index_unlink(index, item);
    number_from(next, base);
}

bool cite__key_refresh(cite_item *item)
{
    struct cite__index *index = &item->owner->indexes[CITE__INDEX_KEY];
    const struct cite__node *node = &item->nodes[CITE__INDEX_KEY];
    char text[CITE__KEY_SIZE];

    if (item->given.len > 0) {
        leave_chain(item);
        return true;
    }
    cite_str base = {text, cite__key_base(text, item)};
    if (node->bucket != CITE_NONE) {
        cite_str old = index->buckets.items[node->bucket].key;
        if (cite__str_equal(old, base))
            return true;
        leave_chain(item);
    }
    set_plain_key(item);
    if (base.len == 0)
        return true;
    size_t bucket = cite__index_bucket(index, base);
    if (bucket == CITE_NONE)
        return false;
    cite__index_link(index, item, bucket);
    number_from(item, index->buckets.items[bucket].key);
    return true;
}
