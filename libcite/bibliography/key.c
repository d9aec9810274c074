/*
 * bibliography/key.c: see key.h.
 */
#include "bibliography/key.h"

#include "bibliography/bibliography.h"
#include "bibliography/fold.h"
#include "bibliography/item.h"
#include "bibliography/out.h"
#include "bibliography/translit.h"
#include "core/str.h"
#include "core/url.h"

#include <string.h>

/* Words that say nothing about a work, in the languages most cited. Folded. */
static const char *const stop_words[] = {
    "a",   "an",  "and",  "at",  "by",  "for", "from", "in",  "is",  "its", "of",   "on", "or",
    "the", "to",  "with", "das", "dem", "den", "der",  "des", "die", "ein", "eine", "im", "und",
    "vom", "von", "zu",   "zum", "zur", "au",  "aux",  "de",  "du",  "en",  "et",   "la", "le",
    "les", "sur", "un",   "une", "del", "e",   "el",   "gli", "i",   "il",  "las",  "lo", "los",
    "o",   "os",  "da",   "do",  "dos", "una", "y",    "v",   "na",  "po",  "s",
};

/* The words of a body that are taken: enough to tell one ministry from the next. */
#define BODY_WORDS ((size_t)3)

/* A part of a key on its way: ASCII letters and digits, at most CITE__KEY_PART. */
struct part {
    char text[CITE__KEY_PART];
    size_t len;
};

static cite_str part_view(const struct part *part)
{
    return (cite_str){part->text, part->len};
}

static bool is_stop_word(cite_str word)
{
    for (size_t i = 0; i < sizeof stop_words / sizeof stop_words[0]; i++) {
        if (cite__str_is(word, stop_words[i]))
            return true;
    }
    return false;
}

static void append(struct part *part, cite_str word)
{
    size_t room = sizeof part->text - part->len;
    size_t len = word.len < room ? word.len : room;

    memcpy(part->text + part->len, word.ptr, len);
    part->len += len;
}

/* Reads the next word that is written in ASCII letters and digits, cut to fit; false at the end. */
static bool next_word(struct cite__fold *fold, struct part *word)
{
    for (;;) {
        bool ascii = true;
        int byte = cite__fold_next(fold);
        word->len = 0;
        for (; byte != CITE__FOLD_END && byte != ' '; byte = cite__fold_next(fold)) {
            ascii = ascii && byte < 0x80;
            if (word->len < sizeof word->text)
                word->text[word->len++] = (char)byte;
        }
        if (ascii && word->len > 0)
            return true;
        if (byte == CITE__FOLD_END)
            return false;
    }
}

/* All words of a family name, joined. */
static void put_family(struct part *out, cite_str family)
{
    struct cite__fold fold;
    struct part word;

    cite__fold_init(&fold, family);
    while (out->len < sizeof out->text && next_word(&fold, &word))
        append(out, part_view(&word));
}

/* The first words of a body that mean something, joined. */
static void put_body(struct part *out, cite_str body)
{
    struct cite__fold fold;
    struct part word;
    size_t count = 0;

    cite__fold_init(&fold, body);
    while (count < BODY_WORDS && next_word(&fold, &word)) {
        if (is_stop_word(part_view(&word)))
            continue;
        append(out, part_view(&word));
        count++;
    }
}

static void put_name(struct part *out, const cite_name *name)
{
    if (name->literal.len > 0)
        put_body(out, name->literal);
    if (out->len == 0)
        put_family(out, name->family);
    if (out->len == 0)
        put_family(out, name->given);
}

static void put_author(struct part *out, const cite_item *item)
{
    static const cite_role roles[] = {CITE_ROLE_AUTHOR, CITE_ROLE_EDITOR};
    static const cite_field bodies[] = {CITE_FIELD_AUTHORITY, CITE_FIELD_PUBLISHER, CITE_FIELD_CONTAINER_TITLE};

    for (size_t i = 0; i < sizeof roles / sizeof roles[0] && out->len == 0; i++) {
        const cite_name *name = cite_item_name(item, roles[i], 0);
        if (name)
            put_name(out, name);
    }
    for (size_t i = 0; i < sizeof bodies / sizeof bodies[0] && out->len == 0; i++)
        put_body(out, cite_item_get(item, bodies[i]));
}

static bool is_number(cite_str word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (!cite__is_digit(word.ptr[i]))
            return false;
    }
    return true;
}

/* The first word that means something; where there is none, the first word. */
static void put_title_word(struct part *out, cite_str title)
{
    struct cite__fold fold;
    struct part word;
    struct part first = {.len = 0};

    cite__fold_init(&fold, title);
    while (next_word(&fold, &word)) {
        if (!is_stop_word(part_view(&word)) && !is_number(part_view(&word))) {
            append(out, part_view(&word));
            return;
        }
        if (first.len == 0)
            first = word;
    }
    append(out, part_view(&first));
}

/* Eight hexadecimal digits of the FNV-1a hash of a text's letters; nothing where it has none. */
static void put_hash(struct part *out, cite_str text)
{
    static const char digits[] = "0123456789abcdef";
    struct cite__fold fold;
    uint32_t hash = UINT32_C(2166136261);
    bool any = false;
    char hex[8];

    cite__fold_init(&fold, text);
    for (int byte = cite__fold_next(&fold); byte != CITE__FOLD_END; byte = cite__fold_next(&fold)) {
        hash = (hash ^ (uint32_t)byte) * UINT32_C(16777619);
        any = true;
    }
    for (size_t i = 0; i < sizeof hex; i++)
        hex[i] = digits[hash >> (28 - 4 * i) & 15];
    if (any)
        append(out, (cite_str){hex, sizeof hex});
}

static void put_word(struct part *out, const cite_item *item)
{
    static const cite_field titles[] = {CITE_FIELD_TITLE, CITE_FIELD_TITLE_TRANSLATED, CITE_FIELD_TITLE_SHORT};

    for (size_t i = 0; i < sizeof titles / sizeof titles[0] && out->len == 0; i++)
        put_title_word(out, cite_item_get(item, titles[i]));
    for (size_t i = 0; i < sizeof titles / sizeof titles[0] && out->len == 0; i++)
        put_hash(out, cite_item_get(item, titles[i]));
}

/* What tells a work that has neither an author nor a title that can be read: its host, or a hash of its author. */
static void put_last_resort(struct part *out, const cite_item *item)
{
    struct cite__url url;
    const cite_name *name = cite_item_name(item, CITE_ROLE_AUTHOR, 0);

    if (cite__url_split(&url, cite_item_get(item, CITE_FIELD_URL))) {
        bool www = cite__str_starts_nocase(url.host, CITE__LIT("www."));
        put_family(out, cite__slice(url.host, www ? 4 : 0, url.host.len));
    }
    if (out->len == 0 && name)
        put_hash(out, name->literal.len > 0 ? name->literal : name->family);
    for (size_t field = 0; field < CITE_FIELD_COUNT_ && out->len == 0; field++)
        put_hash(out, cite_item_get(item, (cite_field)field));
}

static size_t put_year(char *out, int year)
{
    char digits[12];
    size_t at = sizeof digits;
    unsigned rest = year < 0 ? 0u - (unsigned)year : (unsigned)year;

    if (year == 0) {
        memcpy(out, "nd", 2);
        return 2;
    }
    for (; rest > 0; rest /= 10)
        digits[--at] = (char)('0' + rest % 10);
    memcpy(out, digits + at, sizeof digits - at);
    return sizeof digits - at;
}

/* Writes an item's base to out and returns its length; 0 where the item says nothing. */
static size_t make_base(char out[CITE__KEY_SIZE], const cite_item *item)
{
    struct part author = {.len = 0};
    struct part word = {.len = 0};
    size_t len = 0;

    put_author(&author, item);
    put_word(&word, item);
    if (author.len == 0 && word.len == 0)
        put_last_resort(&author, item);
    if (author.len == 0 && word.len == 0)
        return 0;
    memcpy(out, author.text, author.len);
    len += author.len;
    len += put_year(out + len, item->dates[CITE_WHEN_ISSUED].begin.year);
    memcpy(out + len, word.text, word.len);
    return len + word.len;
}

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
    cite_str base = {text, make_base(text, item)};
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
