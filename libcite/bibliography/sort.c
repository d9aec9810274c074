/*
 * bibliography/sort.c: the works of a bibliography in order, without a locale.
 *
 * Each work gets a key, and keys are compared as bytes. In a key the Latin letters are small ASCII ones ("Łódź" is
 * "lodz"), other letters are decomposed, folded and freed of accents by utf8proc; their UTF-8 puts Latin before Greek,
 * Greek before Cyrillic, and Chinese, Japanese and Korean last. Works with equal keys stay as they were.
 *
 *     author     names of the authors (or editors), year, title; without one, the title takes their place
 *     title      title, without its article; authors; year
 *     year       date, authors, title; works without a year come last
 */
#include "bibliography/bibliography.h"
#include "bibliography/item.h"
#include "bibliography/translit.h"
#include "core/alloc.h"
#include "core/array.h"
#include "core/buf.h"
#include "core/error.h"
#include "core/str.h"
#include "text/utf8.h"

#include <string.h>

/* Between the parts of a key, and between words: before every letter, so that "Orr" comes before "Orrin". */
#define END_OF_PART '\x01'
#define SPACE       '\x02'

/* Most bytes of one part, and most names: what comes later orders nothing that a person would see. */
#define PART_MAX  ((size_t)256)
#define NAMES_MAX ((size_t)16)

/* More bytes than a key can have: four parts a name, its title and its date, and what the last character adds to a part. */
#define KEY_CEILING ((PART_MAX + 64) * (NAMES_MAX * 4 + 4))

struct sort_row {
    cite_str key;
    cite_item *item;
};

/* The tables of readings, but for scripts that are to keep their own order. */
static bool is_latin(uint32_t character)
{
    return character < 0x250 || (character >= 0x1E00 && character < 0x1F00) ||
           (character >= 0xFF01 && character <= 0xFF5E);
}

/* Appends one character as it is ordered. */
static void put_character(struct cite__buf *key, cite_str text, uint32_t character)
{
    char reading[CITE__TRANSLIT_MAX];
    size_t len = 0;
    size_t before = key->len;

    switch (cite__translit(character, reading, &len)) {
    case CITE__TRANSLIT_DROP: return;
    case CITE__TRANSLIT_GAP:
        if (key->len > 0 && key->data[key->len - 1] > SPACE)
            cite__buf_byte(key, SPACE);
        return;
    case CITE__TRANSLIT_LETTER: break;
    }
    if (is_latin(character) && len > 0)
        cite__buf_str(key, (cite_str){reading, len});
    else
        cite__utf8_fold(key, text);
    if (key->len == before)
        cite__buf_str(key, text);
}

/* Appends a text, as far as it counts. */
static void put_text(struct cite__buf *key, cite_str text)
{
    size_t end = key->len + PART_MAX;
    size_t len = 0;

    for (size_t at = 0; at < text.len && key->len < end && key->failed == CITE_OK; at += len) {
        uint32_t character = cite__translit_decode(text, at, &len);
        put_character(key, cite__slice(text, at, at + len), character);
    }
}

static void put_part(struct cite__buf *key, cite_str text)
{
    put_text(key, text);
    cite__buf_byte(key, END_OF_PART);
}

/* The article of an English title; others are not known for articles without knowing the language. */
static cite_str without_article(cite_str title)
{
    static const char *const articles[] = {"the ", "an ", "a "};

    title = cite__str_trim(title);
    for (size_t i = 0; i < sizeof articles / sizeof articles[0]; i++) {
        cite_str article = cite_str_from(articles[i]);
        if (title.len > article.len && cite__str_starts_nocase(title, article))
            return cite__slice(title, article.len, title.len);
    }
    return title;
}

static void put_title(struct cite__buf *key, const cite_item *item)
{
    cite_str title = cite_item_get(item, CITE_FIELD_TITLE);

    put_part(key, without_article(title.len > 0 ? title : cite_item_get(item, CITE_FIELD_TITLE_SHORT)));
}

static void put_name(struct cite__buf *key, const cite_name *name)
{
    if (name->family.len == 0) {
        put_part(key, name->literal.len > 0 ? name->literal : name->given);
        return;
    }
    put_text(key, name->non_dropping_particle);
    if (name->non_dropping_particle.len > 0)
        cite__buf_byte(key, SPACE);
    put_part(key, name->family);
    put_part(key, name->given);
    put_part(key, name->suffix);
}

static void put_names(struct cite__buf *key, const cite_item *item)
{
    cite_role role = cite_item_name_count(item, CITE_ROLE_AUTHOR) > 0 ? CITE_ROLE_AUTHOR : CITE_ROLE_EDITOR;
    size_t count = cite_item_name_count(item, role);

    for (size_t i = 0; i < count && i < NAMES_MAX; i++)
        put_name(key, cite_item_name(item, role, i));
    if (count == 0)
        put_title(key, item);
    cite__buf_byte(key, END_OF_PART);
}

/* The year so that bytes order it, negative ones too; then month and day. No year comes last. */
static void put_date(struct cite__buf *key, const cite_item *item)
{
    const cite_day *day = &item->dates[CITE_WHEN_ISSUED].begin;
    uint32_t year = day->year == 0 ? UINT32_MAX : (uint32_t)day->year ^ UINT32_C(0x80000000);

    for (unsigned shift = 32; shift > 0; shift -= 8)
        cite__buf_byte(key, (char)(year >> (shift - 8) & 0xFF));
    cite__buf_byte(key, (char)(day->month + 1));
    cite__buf_byte(key, (char)(day->day + 1));
}

static void put_key(struct cite__buf *key, const cite_item *item, cite_order order)
{
    switch (order) {
    case CITE_ORDER_AUTHOR:
        put_names(key, item);
        put_date(key, item);
        put_title(key, item);
        break;
    case CITE_ORDER_TITLE:
        put_title(key, item);
        put_names(key, item);
        put_date(key, item);
        break;
    case CITE_ORDER_YEAR:
        put_date(key, item);
        put_names(key, item);
        put_title(key, item);
        break;
    case CITE_ORDER_ADDED:
    case CITE_ORDER_COUNT_: break;
    }
}

static bool is_after(const struct sort_row *a, const struct sort_row *b, cite_order order)
{
    size_t common = a->key.len < b->key.len ? a->key.len : b->key.len;

    if (order == CITE_ORDER_ADDED)
        return a->item->serial > b->item->serial;
    int sign = common > 0 ? memcmp(a->key.ptr, b->key.ptr, common) : 0;
    return sign > 0 || (sign == 0 && a->key.len > b->key.len);
}

/* Merges two runs that stand one behind the other, from[begin, middle) and from[middle, end). */
static void merge_runs(struct sort_row *to, const struct sort_row *from, const size_t bounds[3],
                       cite_order order)
{
    size_t left = bounds[0];
    size_t right = bounds[1];

    for (size_t i = bounds[0]; i < bounds[2]; i++) {
        bool take_right =
            right < bounds[2] && (left == bounds[1] || is_after(&from[left], &from[right], order));
        to[i] = take_right ? from[right++] : from[left++];
    }
}

/* Merge sort from runs of one; returns the half of rows that holds the result. */
static const struct sort_row *sort_rows(struct sort_row *rows, struct sort_row *other, size_t count,
                                        cite_order order)
{
    for (size_t run = 1; run < count; run *= 2) {
        for (size_t at = 0; at < count; at += run * 2) {
            size_t middle = count - at > run ? at + run : count;
            size_t end = count - middle > run ? middle + run : count;
            merge_runs(other, rows, (size_t[]){at, middle, end}, order);
        }
        struct sort_row *swap = rows;
        rows = other;
        other = swap;
    }
    return rows;
}

/* Fills the rows; false when memory is out. */
static bool make_rows(struct sort_row *rows, const cite_bibliography *bibliography, struct cite__arena *arena,
                      cite_order order)
{
    struct cite__buf key;
    bool done = true;

    cite__buf_init(&key, &bibliography->allocator, KEY_CEILING);
    for (size_t i = 0; i < bibliography->items.count && done; i++) {
        cite__buf_clear(&key);
        put_key(&key, bibliography->items.items[i], order);
        cite_str copy = cite__arena_str(arena, key.len > 0 ? cite__buf_view(&key) : CITE__LIT(""));
        done = key.failed == CITE_OK && copy.ptr;
        rows[i] = (struct sort_row){copy, bibliography->items.items[i]};
    }
    cite__buf_release(&key);
    return done;
}

static bool sort_items(cite_bibliography *bibliography, struct cite__arena *arena, cite_order order)
{
    size_t count = bibliography->items.count;
    struct sort_row *rows = cite__arena_zero(arena, count, sizeof *rows * 2);

    if (!rows || !make_rows(rows, bibliography, arena, order))
        return false;
    const struct sort_row *sorted = sort_rows(rows, rows + count, count, order);
    for (size_t i = 0; i < count; i++) {
        bibliography->items.items[i] = sorted[i].item;
        sorted[i].item->index = i;
    }
    return true;
}

cite_status cite_bibliography_sort(cite_bibliography *bibliography, cite_order order, cite_error *error)
{
    struct cite__arena arena;

    cite__error_clear(error);
    if (!bibliography || (size_t)order >= CITE_ORDER_COUNT_)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    if (bibliography->items.count < 2)
        return CITE_OK;
    cite__arena_init(&arena, &bibliography->allocator);
    bool done = sort_items(bibliography, &arena, order);
    cite__arena_release(&arena);
    return done ? CITE_OK : cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
}

const char *cite_order_name(cite_order order)
{
    static const char *const names[CITE_ORDER_COUNT_] = {
        [CITE_ORDER_ADDED] = "cited",
        [CITE_ORDER_AUTHOR] = "author",
        [CITE_ORDER_TITLE] = "title",
        [CITE_ORDER_YEAR] = "year",
    };

    return (size_t)order < CITE_ORDER_COUNT_ ? names[order] : NULL;
}
