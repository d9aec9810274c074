/*
 * bibliography/merge.c: see merge.h.
 */
#include "bibliography/merge.h"

#include "bibliography/bibliography.h"
#include "bibliography/fold.h"
#include "bibliography/judge.h"
#include "core/error.h"
#include "core/str.h"

/*
 * The most items of one bucket that are compared with a new one, the latest first. A title or address that more works
 * than that have in common says nothing, and looking on would cost the square of their number.
 */
#define CANDIDATES ((size_t)64)

/* FNV-1a. */
static uint64_t hash_bytes(uint64_t hash, const void *data, size_t len)
{
    const unsigned char *bytes = data;

    for (size_t i = 0; i < len; i++)
        hash = (hash ^ bytes[i]) * UINT64_C(1099511628211);
    return hash;
}

static uint64_t hash_author(uint64_t hash, cite_str name)
{
    struct cite__fold author;

    cite__fold_init(&author, name);
    for (int byte = cite__fold_next(&author); byte != CITE__FOLD_END; byte = cite__fold_next(&author))
        hash = hash_bytes(hash, &(unsigned char){(unsigned char)byte}, 1);
    return hash;
}

static uint64_t hash_number(uint64_t hash, int64_t number)
{
    for (size_t i = 0; i < 4; i++)
        hash = hash_bytes(hash, &(unsigned char){(unsigned char)((uint64_t)number >> (8 * i))}, 1);
    return hash;
}

/*
 * A work's title, first author and year, hashed; of one without a title (a letter) author and day. Two works with one
 * hash are compared all the same.
 */
bool cite__merge_reindex(cite_item *item)
{
    struct cite__index *index = &item->owner->indexes[CITE__INDEX_WORK];
    cite_str title = cite__item_folded(item, CITE__INDEX_TITLE);
    cite_str author = cite__item_first_author(item);
    cite_day issued = item->dates[CITE_WHEN_ISSUED].begin;
    uint64_t hash = UINT64_C(14695981039346656037);
    char key[8];

    if (title.len == 0 && (author.len == 0 || issued.day == 0))
        return cite__index_move(index, item, (cite_str){"", 0});
    if (title.len > 0)
        hash = hash_bytes(hash, title.ptr, title.len + 1);
    else
        hash = hash_number(hash, issued.month * 32 + issued.day);
    hash = hash_number(hash_author(hash, author), issued.year);
    for (size_t i = 0; i < sizeof key; i++)
        key[i] = (char)(hash >> (8 * i) & 0xFF);
    return cite__index_move(index, item, (cite_str){key, sizeof key});
}

/* An earlier item of the same bucket that is the same work; NULL where there is none. */
static cite_item *search(const cite_item *item, enum cite__index_kind kind, enum cite__likeness likeness,
                         cite_sameness *reason)
{
    size_t tried = 0;

    for (cite_item *other = item->nodes[kind].prev; other && tried < CANDIDATES; tried++) {
        *reason = cite__judge(other, item, likeness);
        if (*reason != CITE_SAME_NOT)
            return other;
        other = other->nodes[kind].prev;
    }
    return NULL;
}

/*
 * The only earlier item with the same title that may be the same work. Here one of the two lacks its author or year;
 * where several may be meant, none is taken.
 */
static cite_item *search_only(const cite_item *item, cite_sameness *reason)
{
    cite_item *found = NULL;
    cite_item *other = item->nodes[CITE__INDEX_TITLE].prev;

    for (size_t tried = 0; other && tried < CANDIDATES; tried++) {
        cite_sameness sameness = cite__judge(other, item, CITE__LIKE_TITLE);
        if (sameness != CITE_SAME_NOT) {
            if (found)
                return NULL;
            found = other;
            *reason = sameness;
        }
        other = other->nodes[CITE__INDEX_TITLE].prev;
    }
    return other ? NULL : found;
}

static cite_item *find_same(const cite_item *item, cite_sameness *reason)
{
    cite_item *same = search(item, CITE__INDEX_DOI, CITE__LIKE_DOI, reason);

    if (!same)
        same = search(item, CITE__INDEX_URL, CITE__LIKE_URL, reason);
    if (!same)
        same = search(item, CITE__INDEX_WORK, CITE__LIKE_TITLE, reason);
    if (!same)
        same = search(item, CITE__INDEX_WORK, CITE__LIKE_UNTITLED, reason);
    return same ? same : search_only(item, reason);
}

/* "document" says nothing of a work, and "webpage" only where it was seen. */
static bool type_is_fuller(cite_type old, cite_type fresh)
{
    if (old == CITE_TYPE_DOCUMENT)
        return true;
    return old == CITE_TYPE_WEBPAGE && fresh != CITE_TYPE_DOCUMENT;
}

static bool field_is_fuller(cite_field field, cite_str old, cite_str fresh)
{
    if (fresh.len == 0)
        return false;
    return old.len == 0 || (field == CITE_FIELD_TITLE && cite__fold_begins(fresh, old));
}

/* More names after the same first one; or the same family names, with given names written out further. */
static bool names_are_fuller(const struct cite__name_list *old, const struct cite__name_list *fresh)
{
    size_t old_given = 0;
    size_t fresh_given = 0;

    if (fresh->count == 0 || old->count == 0)
        return fresh->count > 0;
    if (fresh->count < old->count)
        return false;
    for (size_t i = 0; i < old->count; i++) {
        if (!cite__fold_equal(old->items[i].family, fresh->items[i].family))
            return false;
        old_given += old->items[i].given.len;
        fresh_given += fresh->items[i].given.len;
    }
    return fresh->count > old->count ? fresh_given >= old_given : fresh_given > old_given;
}

static int date_precision(const cite_date *date)
{
    return (date->begin.year != 0) + (date->begin.month != 0) + (date->begin.day != 0) + (date->season != 0) +
           (date->end.year != 0);
}

static bool date_is_fuller(const cite_date *old, const cite_date *fresh)
{
    if (!cite__date_known(fresh))
        return false;
    if (old->begin.year != 0 && old->begin.year != fresh->begin.year)
        return false;
    return !cite__date_known(old) || date_precision(fresh) > date_precision(old);
}

/* Sets each part of an item that another one knows better. */
static cite_status fill_parts(cite_item *into, const cite_item *from, cite_error *error)
{
    cite_status status = CITE_OK;

    if (type_is_fuller(into->type, from->type))
        into->type = from->type;
    for (size_t i = 0; i < CITE_FIELD_COUNT_ && status == CITE_OK; i++) {
        cite_field field = (cite_field)i;
        cite_str fresh = cite_item_get(from, field);
        if (field_is_fuller(field, cite_item_get(into, field), fresh))
            status = cite__item_put(into, field, fresh, error);
    }
    for (size_t i = 0; i < CITE_ROLE_COUNT_ && status == CITE_OK; i++) {
        if (names_are_fuller(&into->names[i], &from->names[i]))
            status = cite__item_put_names(into, (cite_role)i, &from->names[i], error);
    }
    for (size_t i = 0; i < from->extras.count && status == CITE_OK; i++) {
        const cite_extra *extra = &from->extras.items[i];
        if (cite_item_get_extra(into, extra->name).len == 0)
            status = cite__item_put_extra(into, extra->name, extra->value, error);
    }
    for (size_t i = 0; i < CITE_WHEN_COUNT_ && status == CITE_OK; i++) {
        if (date_is_fuller(&into->dates[i], &from->dates[i]))
            status = cite__item_put_date(into, (cite_when)i, &from->dates[i], error);
    }
    return status;
}

/* Gives an item what another one knows better, and releases it. On an empty item: copies. */
static cite_status fill(cite_item *into, const cite_item *from, cite_error *error)
{
    cite__bibliography_hold(into);
    cite_status status = fill_parts(into, from, error);
    bool released = cite__bibliography_release(into);
    if (status == CITE_OK && !released)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    return status;
}

/* Remembers that item was merged into another one; false when memory is out. */
static bool push_merge(cite_item *into, cite_str title, cite_str url, cite_sameness reason)
{
    struct cite__arena *arena = &into->owner->arena;
    cite_merged merged = {reason, cite__arena_str(arena, title), cite__arena_str(arena, url)};
    cite_merged *place = merged.title.ptr && merged.url.ptr ? CITE__ARRAY_PUSH(&into->merged, arena) : NULL;

    if (place)
        *place = merged;
    return place != NULL;
}

static bool note_merge(cite_item *into, const cite_item *item, cite_sameness reason)
{
    return push_merge(into, cite_item_get(item, CITE_FIELD_TITLE), cite_item_get(item, CITE_FIELD_URL), reason);
}

/* What was merged into one item is merged into the other with it. */
static bool copy_merges(cite_item *into, const cite_item *from)
{
    for (size_t i = 0; i < from->merged.count; i++) {
        const cite_merged *merged = &from->merged.items[i];
        if (!push_merge(into, merged->title, merged->url, merged->reason))
            return false;
    }
    return true;
}

cite_status cite__bibliography_settle(cite_bibliography *bibliography, size_t index, size_t *settled,
                                      cite_error *error)
{
    if (index == CITE_NONE || index + 1 != bibliography->items.count)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    const cite_item *item = bibliography->items.items[index];
    cite_sameness reason = CITE_SAME_NOT;
    cite_item *same = find_same(item, &reason);
    if (!same) {
        *settled = index;
        return CITE_OK;
    }
    cite_status status = fill(same, item, error);
    if (status == CITE_OK && !(note_merge(same, item, reason) && copy_merges(same, item)))
        status = cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    if (status != CITE_OK)
        return status;
    *settled = same->index;
    cite__bibliography_drop_last(bibliography);
    return CITE_OK;
}

/* The id and key that an item was given go with it, where they are free. */
static cite_status keep_own(cite_item *copy, const cite_item *from, cite_error *error)
{
    cite_status status = CITE_OK;
    bool done = false;

    if (from->id_is_given)
        status = cite__item_put_id(copy, cite_item_id(from), &done, error);
    if (status == CITE_OK && from->given.len > 0)
        status = cite__item_put_key(copy, cite_item_key(from), &done, error);
    return status;
}

/* A copy of an item of another bibliography, at the end of into; leaves nothing of it when memory is out. */
static cite_status copy_in(cite_item **out, cite_bibliography *into, const cite_item *from, cite_error *error)
{
    cite_status status = cite__bibliography_add(out, into, from->type, error);

    if (status != CITE_OK)
        return status;
    status = fill(*out, from, error);
    if (status != CITE_OK)
        cite__bibliography_drop_last(into);
    return status;
}

/* Adds a copy of item and settles it; leaves nothing of it when memory is out. */
static cite_status take(cite_bibliography *into, const cite_item *from, cite_error *error)
{
    cite_item *copy = NULL;
    size_t settled = 0;

    cite_status status = copy_in(&copy, into, from, error);
    if (status != CITE_OK)
        return status;
    if (!copy_merges(copy, from))
        status = cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    if (status == CITE_OK)
        status = cite__bibliography_settle(into, copy->index, &settled, error);
    if (status == CITE_OK && settled == copy->index)
        status = keep_own(copy, from, error);
    if (status != CITE_OK)
        cite__bibliography_drop_last(into);
    return status;
}

cite_status cite_bibliography_merge(cite_bibliography *into, const cite_bibliography *from, cite_error *error)
{
    cite__error_clear(error);
    if (!into || !from)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    if (into == from)
        return CITE_OK;
    for (size_t i = 0; i < from->items.count; i++) {
        cite_status status = take(into, from->items.items[i], error);
        if (status != CITE_OK)
            return status;
    }
    return CITE_OK;
}

size_t cite_item_merged_count(const cite_item *item)
{
    return item ? item->merged.count : 0;
}

const cite_merged *cite_item_merged(const cite_item *item, size_t index)
{
    return index < cite_item_merged_count(item) ? &item->merged.items[index] : NULL;
}

cite_status cite_bibliography_match(const cite_item **out, cite_bibliography *library, const cite_item *item,
                                    cite_error *error)
{
    cite_item *copy = NULL;

    cite__error_clear(error);
    if (out)
        *out = NULL;
    if (!out || !library || !item)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    if (item->owner == library) {
        *out = item;
        return CITE_OK;
    }
    cite_status status = copy_in(&copy, library, item, error);
    if (status != CITE_OK)
        return status;
    cite_sameness reason = CITE_SAME_NOT;
    *out = find_same(copy, &reason);
    cite__bibliography_drop_last(library);
    return CITE_OK;
}

cite_status cite_bibliography_add_copy(cite_item **out, cite_bibliography *bibliography, const cite_item *item,
                                       cite_error *error)
{
    cite_item *copy = NULL;

    cite__error_clear(error);
    if (out)
        *out = NULL;
    if (!bibliography || !item)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    cite_status status = copy_in(&copy, bibliography, item, error);
    if (status != CITE_OK)
        return status;
    status = keep_own(copy, item, error);
    if (status != CITE_OK)
        cite__bibliography_drop_last(bibliography);
    else if (out)
        *out = copy;
    return status;
}
