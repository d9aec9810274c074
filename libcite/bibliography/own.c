/*
 * bibliography/own.c: what an item has of its own: an id and a key that were set, and extras.
 */
#include "bibliography/bibliography.h"
#include "bibliography/item.h"
#include "bibliography/key.h"
#include "core/error.h"
#include "core/str.h"

/* The most extras of one item: no entry comes near, and each is looked for among all. */
#define EXTRAS_MAX ((size_t)1000)

static cite_status out_of_memory(cite_error *error)
{
    return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
}

static bool is_other(const struct cite__bucket *bucket, const cite_item *item)
{
    return bucket && bucket->first && bucket->first != item;
}

cite_status cite__item_put_id(cite_item *item, cite_str id, bool *done, cite_error *error)
{
    cite_bibliography *bibliography = item->owner;
    struct cite__index *index = &bibliography->indexes[CITE__INDEX_ID];

    *done = id.len > 0 && id.len <= CITE__KEY_GIVEN_MAX && !is_other(cite__index_find(index, id), item);
    if (!*done)
        return CITE_OK;
    bibliography->arena.failed = false;
    size_t bucket = cite__index_bucket(index, id);
    if (bucket == CITE_NONE || !cite__value_set(&bibliography->arena, &item->id, id))
        return out_of_memory(error);
    cite__index_unlink(index, item);
    cite__index_link(index, item, bucket);
    item->id_is_given = true;
    return CITE_OK;
}

cite_status cite__item_put_key(cite_item *item, cite_str key, bool *done, cite_error *error)
{
    cite_bibliography *bibliography = item->owner;
    struct cite__index *index = &bibliography->indexes[CITE__INDEX_GIVEN];

    *done = cite__key_is_valid(key) && !is_other(cite__index_find(index, key), item) &&
            !cite__key_is_made(item, key);
    if (!*done)
        return CITE_OK;
    bibliography->arena.failed = false;
    size_t bucket = cite__index_bucket(index, key);
    if (bucket == CITE_NONE || !cite__value_set(&bibliography->arena, &item->given, key))
        return out_of_memory(error);
    cite__index_unlink(index, item);
    cite__index_link(index, item, bucket);
    return cite__key_refresh(item) ? CITE_OK : out_of_memory(error);
}

static cite_status set_own(cite_item *item, cite_str text, cite_error *error,
                           cite_status (*put)(cite_item *, cite_str, bool *, cite_error *))
{
    bool done = false;

    cite__error_clear(error);
    if (!item || (!text.ptr && text.len > 0))
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    cite_status status = put(item, text, &done, error);
    if (status == CITE_OK && !done)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "taken, or not of the right form");
    return status;
}

cite_status cite_item_set_id(cite_item *item, cite_str id, cite_error *error)
{
    return set_own(item, id, error, cite__item_put_id);
}

cite_status cite_item_set_key(cite_item *item, cite_str key, cite_error *error)
{
    return set_own(item, key, error, cite__item_put_key);
}

size_t cite_item_extra_count(const cite_item *item)
{
    return item ? item->extras.count : 0;
}

const cite_extra *cite_item_extra(const cite_item *item, size_t index)
{
    return index < cite_item_extra_count(item) ? &item->extras.items[index] : NULL;
}

static size_t find_extra(const cite_item *item, cite_str name)
{
    for (size_t i = 0; i < cite_item_extra_count(item); i++) {
        if (cite__str_equal(item->extras.items[i].name, name))
            return i;
    }
    return CITE_NONE;
}

cite_str cite_item_get_extra(const cite_item *item, cite_str name)
{
    size_t index = find_extra(item, name);

    return index == CITE_NONE ? (cite_str){"", 0} : item->extras.items[index].value;
}

static void remove_extra(cite_item *item, size_t index)
{
    item->extras.count--;
    for (size_t i = index; i < item->extras.count; i++)
        item->extras.items[i] = item->extras.items[i + 1];
}

cite_status cite__item_put_extra(cite_item *item, cite_str name, cite_str value, cite_error *error)
{
    struct cite__arena *arena = &item->owner->arena;
    size_t index = find_extra(item, name);

    arena->failed = false;
    if (value.len == 0) {
        if (index != CITE_NONE)
            remove_extra(item, index);
        return CITE_OK;
    }
    if (index == CITE_NONE && item->extras.count >= EXTRAS_MAX)
        return cite__error_set(error, CITE_ERROR_LIMIT, CITE_NONE, "too many extras");
    cite_extra copy = {name, cite__arena_str(arena, value)};
    if (index == CITE_NONE)
        copy.name = cite__arena_str(arena, name);
    else
        copy.name = item->extras.items[index].name;
    if (!copy.name.ptr || !copy.value.ptr)
        return out_of_memory(error);
    cite_extra *place =
        index == CITE_NONE ? CITE__ARRAY_PUSH(&item->extras, arena) : &item->extras.items[index];
    if (!place)
        return out_of_memory(error);
    *place = copy;
    return CITE_OK;
}

cite_status cite_item_set_extra(cite_item *item, cite_str name, cite_str value, cite_error *error)
{
    cite__error_clear(error);
    if (!item || !name.ptr || name.len == 0 || (!value.ptr && value.len > 0))
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    return cite__item_put_extra(item, name, value, error);
}
