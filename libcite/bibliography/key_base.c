/*
 * bibliography/key_base.c: see key_base.h.
 */
#include "bibliography/key_base.h"

#include "bibliography/fold.h"
#include "bibliography/item.h"
#include "core/str.h"
#include "core/url.h"

#include <stdint.h>
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

size_t cite__key_base(char out[CITE__KEY_SIZE], const cite_item *item)
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
