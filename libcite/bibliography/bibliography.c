/*
 * bibliography/bibliography.c: see bibliography.h and cite/bibliography.h.
 */
#include "bibliography/bibliography.h"

#include "bibliography/fold.h"
#include "bibliography/key.h"
#include "bibliography/merge.h"
#include "core/alloc.h"
#include "core/error.h"
#include "core/str.h"

/* "ITEM-" and the digits of any size_t. */
#define ID_MAX ((size_t)32)

cite_status cite_bibliography_new(cite_bibliography **out, const cite_allocator *allocator, cite_error *error)
{
    cite__error_clear(error);
    if (!out)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    *out = NULL;
    cite_allocator from = cite__allocator_or_default(allocator);
    cite_bibliography *made = cite__alloc(&from, sizeof *made);
    if (!made)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    *made = (cite_bibliography){.allocator = from};
    cite__arena_init(&made->arena, &from);
    cite__buf_init(&made->folded, &from, CITE__FOLD_CEILING);
    for (size_t i = 0; i < CITE__INDEX_COUNT; i++)
        cite__index_init(&made->indexes[i], (enum cite__index_kind)i, &made->arena);
    *out = made;
    return CITE_OK;
}

void cite_bibliography_free(cite_bibliography *bibliography)
{
    if (!bibliography)
        return;
    cite_allocator allocator = bibliography->allocator;
    cite__buf_release(&bibliography->folded);
    cite__arena_release(&bibliography->arena);
    cite__free(&allocator, bibliography);
}

/*
 * Numbers are those of the places, so that an item that was merged away leaves no hole. Where one was given to another
 * item a second number follows.
 */
static bool set_id(cite_item *item)
{
    cite_bibliography *bibliography = item->owner;
    struct cite__buf *id = &bibliography->folded;
    size_t again = 1;

    do {
        cite__buf_clear(id);
        cite__buf_text(id, "ITEM-");
        cite__buf_size(id, item->index + 1);
        if (again > 1) {
            cite__buf_byte(id, '-');
            cite__buf_size(id, again);
        }
        again++;
    } while (id->failed == CITE_OK && cite_bibliography_find_id(bibliography, cite__buf_view(id)));
    return id->failed == CITE_OK && cite__value_set(&bibliography->arena, &item->id, cite__buf_view(id)) &&
           cite__index_move(&bibliography->indexes[CITE__INDEX_ID], item, cite__value_view(&item->id));
}

/* The item that was removed last, or a new one; NULL when memory is out. */
static cite_item *fresh_item(cite_bibliography *bibliography)
{
    if (bibliography->spare)
        return bibliography->spare;
    bibliography->spare = cite__arena_zero(&bibliography->arena, 1, sizeof *bibliography->spare);
    return bibliography->spare;
}

cite_status cite__bibliography_add(cite_item **out, cite_bibliography *bibliography, cite_type type,
                                   cite_error *error)
{
    bibliography->arena.failed = false;
    cite_item *item = fresh_item(bibliography);
    cite_item **slot = item ? CITE__ARRAY_PUSH(&bibliography->items, &bibliography->arena) : NULL;
    if (!slot)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    *slot = item;
    bibliography->spare = NULL;
    cite__item_reset(item, bibliography, bibliography->items.count - 1, type);
    if (!set_id(item)) {
        cite__bibliography_drop_last(bibliography);
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    }
    cite__bibliography_hold(item);
    *out = item;
    return CITE_OK;
}

cite_status cite_bibliography_add(cite_item **out, cite_bibliography *bibliography, cite_type type,
                                  cite_error *error)
{
    cite__error_clear(error);
    if (out)
        *out = NULL;
    if (!out || !bibliography || (size_t)type >= CITE_TYPE_COUNT_)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    cite_item *item = NULL;
    cite_status status = cite__bibliography_add(&item, bibliography, type, error);
    if (!item)
        return status;
    if (!cite__bibliography_release(item)) {
        cite__bibliography_drop_last(bibliography);
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    }
    *out = item;
    return CITE_OK;
}

void cite__bibliography_drop_last(cite_bibliography *bibliography)
{
    cite_item *item = bibliography->items.items[--bibliography->items.count];

    /* It is the last of every chain that it is in, so no other item's key changes. */
    for (size_t i = 0; i < CITE__INDEX_COUNT; i++)
        cite__index_unlink(&bibliography->indexes[i], item);
    bibliography->spare = item;
}

size_t cite_bibliography_count(const cite_bibliography *bibliography)
{
    return bibliography ? bibliography->items.count : 0;
}

const cite_item *cite_bibliography_item(const cite_bibliography *bibliography, size_t index)
{
    return index < cite_bibliography_count(bibliography) ? bibliography->items.items[index] : NULL;
}

/* How a field is folded for its index. */
static void (*const folders[])(struct cite__buf *out, cite_str value) = {
    [CITE__INDEX_URL] = cite__fold_url,
    [CITE__INDEX_DOI] = cite__fold_doi,
    [CITE__INDEX_TITLE] = cite__fold_title,
};

/* Moves an item to the bucket of value folded. What is too long to be folded is in no bucket. */
static bool move_to(cite_item *item, enum cite__index_kind kind, cite_str value)
{
    struct cite__buf *folded = &item->owner->folded;

    cite__buf_clear(folded);
    folders[kind](folded, value);
    if (folded->failed == CITE_ERROR_MEMORY) {
        cite__index_unlink(&item->owner->indexes[kind], item);
        return false;
    }
    cite_str key = folded->failed == CITE_OK ? cite__buf_view(folded) : (cite_str){"", 0};
    return cite__index_move(&item->owner->indexes[kind], item, key);
}

/* A work without a DOI field may have its DOI in the URL. */
static bool reindex_doi(cite_item *item)
{
    cite_str doi = cite_item_get(item, CITE_FIELD_DOI);
    cite_str url = cite_item_get(item, CITE_FIELD_URL);

    if (doi.len == 0 && cite__fold_is_doi_url(url))
        doi = url;
    return move_to(item, CITE__INDEX_DOI, doi);
}

/* Brings up to date what is stale; false when memory is out. */
static bool refresh(cite_item *item)
{
    struct cite__stale stale = item->stale;
    bool done = true;

    item->stale = (struct cite__stale){.key = false};
    if (stale.title)
        done = move_to(item, CITE__INDEX_TITLE, cite_item_get(item, CITE_FIELD_TITLE));
    if (stale.url)
        done = move_to(item, CITE__INDEX_URL, cite_item_get(item, CITE_FIELD_URL)) && done;
    if (stale.doi)
        done = reindex_doi(item) && done;
    if (stale.key) {
        done = cite__key_refresh(item) && done;
        done = cite__merge_reindex(item) && done;
    }
    return done;
}

void cite__bibliography_hold(cite_item *item)
{
    item->held = true;
}

bool cite__bibliography_release(cite_item *item)
{
    item->held = false;
    return refresh(item);
}

bool cite__bibliography_reindex(cite_item *item, cite_field field)
{
    item->stale.title |= field == CITE_FIELD_TITLE;
    item->stale.url |= field == CITE_FIELD_URL;
    item->stale.doi |= field == CITE_FIELD_URL || field == CITE_FIELD_DOI;
    return cite__bibliography_rekey(item);
}

bool cite__bibliography_rekey(cite_item *item)
{
    item->stale.key = true;
    return item->held || refresh(item);
}

/*
 * Finds the first item of the bucket of a value folded. false where the value does not fold to anything, so that no
 * bucket could hold it.
 */
static bool find_folded(const cite_item **out, const cite_bibliography *bibliography,
                        enum cite__index_kind kind, cite_str value)
{
    struct cite__buf folded;

    cite__buf_init(&folded, &bibliography->allocator, CITE__FOLD_CEILING);
    folders[kind](&folded, value);
    bool done = folded.failed == CITE_OK && folded.len > 0;
    if (done) {
        const struct cite__bucket *bucket =
            cite__index_find(&bibliography->indexes[kind], cite__buf_view(&folded));
        *out = bucket ? bucket->first : NULL;
    }
    cite__buf_release(&folded);
    return done;
}

const cite_item *cite_bibliography_find_id(const cite_bibliography *bibliography, cite_str id)
{
    if (!bibliography || !id.ptr)
        return NULL;
    const struct cite__bucket *bucket = cite__index_find(&bibliography->indexes[CITE__INDEX_ID], id);
    return bucket ? bucket->first : NULL;
}

static const cite_item *find_plain(const cite_bibliography *bibliography, cite_field field, cite_str value)
{
    for (size_t i = 0; i < bibliography->items.count; i++) {
        if (cite__str_equal_nocase(cite_item_get(bibliography->items.items[i], field), value))
            return bibliography->items.items[i];
    }
    return NULL;
}

const cite_item *cite_bibliography_find(const cite_bibliography *bibliography, cite_field field, cite_str value)
{
    const cite_item *found = NULL;
    bool done = false;

    if (!bibliography || (size_t)field >= CITE_FIELD_COUNT_ || !value.ptr || value.len == 0)
        return NULL;
    if (field == CITE_FIELD_URL)
        done = find_folded(&found, bibliography, CITE__INDEX_URL, value);
    else if (field == CITE_FIELD_DOI)
        done = find_folded(&found, bibliography, CITE__INDEX_DOI, value);
    else if (field == CITE_FIELD_TITLE)
        done = find_folded(&found, bibliography, CITE__INDEX_TITLE, value);
    return done ? found : find_plain(bibliography, field, value);
}
