/*
 * bibliography/item.c: get and set.
 */
#include "bibliography/item.h"

#include "bibliography/bibliography.h"
#include "bibliography/fields.h"
#include "core/alloc.h"
#include "core/error.h"
#include "core/str.h"

#include <string.h>

/* Most works have one or two authors. */
#define FIRST_NAMES ((size_t)2)

static const cite_str no_text = {"", 0};

void cite__item_reset(cite_item *item, cite_bibliography *owner, size_t index, cite_type type)
{
    item->owner = owner;
    item->index = index;
    item->serial = index;
    item->type = type;
    item->key[0] = '\0';
    item->key_rank = 0;
    item->id_is_given = false;
    item->given.len = 0;
    item->extras.count = 0;
    for (size_t i = 0; i < CITE_FIELD_COUNT_; i++) {
        item->fields[i].len = 0;
        if (item->fields[i].data)
            item->fields[i].data[0] = '\0';
    }
    for (size_t i = 0; i < CITE_ROLE_COUNT_; i++)
        item->names[i].count = 0;
    memset(item->dates, 0, sizeof item->dates);
    item->merged.count = 0;
    for (size_t i = 0; i < CITE__INDEX_COUNT; i++)
        item->nodes[i] = (struct cite__node){CITE_NONE, NULL, NULL};
    item->stale = (struct cite__stale){.key = true};
    item->held = false;
}

bool cite__value_set(struct cite__arena *arena, struct cite__value *value, cite_str text)
{
    size_t need = 0;

    if (!cite__size_add(&need, text.len, 1))
        return false;
    char *data = value->data;
    if (need > value->room) {
        size_t room = value->room > need / 2 ? value->room * 2 : need;
        data = cite__arena_alloc(arena, room);
        if (!data)
            return false;
        value->room = room;
    }
    if (text.len > 0)
        memmove(data, text.ptr, text.len);
    data[text.len] = '\0';
    value->data = data;
    value->len = text.len;
    return true;
}

cite_str cite__value_view(const struct cite__value *value)
{
    return value->len > 0 ? (cite_str){value->data, value->len} : no_text;
}

cite_str cite_item_id(const cite_item *item)
{
    return item ? cite__value_view(&item->id) : no_text;
}

cite_str cite_item_key(const cite_item *item)
{
    if (!item)
        return no_text;
    return item->given.len > 0 ? cite__value_view(&item->given) : cite_str_from(item->key);
}

cite_type cite_item_type(const cite_item *item)
{
    return item ? item->type : CITE_TYPE_DOCUMENT;
}

void cite_item_set_type(cite_item *item, cite_type type)
{
    if (item && (size_t)type < CITE_TYPE_COUNT_)
        item->type = type;
}

cite_str cite_item_get(const cite_item *item, cite_field field)
{
    return item && (size_t)field < CITE_FIELD_COUNT_ ? cite__value_view(&item->fields[field]) : no_text;
}

size_t cite_item_name_count(const cite_item *item, cite_role role)
{
    return item && (size_t)role < CITE_ROLE_COUNT_ ? item->names[role].count : 0;
}

const cite_name *cite_item_name(const cite_item *item, cite_role role, size_t index)
{
    return index < cite_item_name_count(item, role) ? &item->names[role].items[index] : NULL;
}

bool cite__date_known(const cite_date *date)
{
    return date->begin.year != 0 || date->literal.len > 0;
}

const cite_date *cite_item_date(const cite_item *item, cite_when when)
{
    if (!item || (size_t)when >= CITE_WHEN_COUNT_ || !cite__date_known(&item->dates[when]))
        return NULL;
    return &item->dates[when];
}

cite_str cite__item_folded(const cite_item *item, enum cite__index_kind kind)
{
    size_t bucket = item->nodes[kind].bucket;

    return bucket == CITE_NONE ? no_text : item->owner->indexes[kind].buckets.items[bucket].key;
}

cite_str cite__item_first_author(const cite_item *item)
{
    const cite_name *name = cite_item_name(item, CITE_ROLE_AUTHOR, 0);

    if (!name)
        return no_text;
    if (name->family.len > 0)
        return name->family;
    return name->literal.len > 0 ? name->literal : name->given;
}

static bool is_string(cite_str text)
{
    return text.ptr || text.len == 0;
}

static cite_status out_of_memory(cite_error *error)
{
    return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
}

cite_status cite__item_put(cite_item *item, cite_field field, cite_str value, cite_error *error)
{
    struct cite__arena *arena = &item->owner->arena;

    /* One request that failed does not spoil the next: nothing that the arena gave out is lost. */
    arena->failed = false;
    if (!cite__value_set(arena, &item->fields[field], value) || !cite__bibliography_reindex(item, field))
        return out_of_memory(error);
    return CITE_OK;
}

cite_status cite_item_set(cite_item *item, cite_field field, cite_str value, cite_error *error)
{
    cite__error_clear(error);
    if (!item || (size_t)field >= CITE_FIELD_COUNT_ || !is_string(value))
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    return cite__item_put(item, field, value, error);
}

static bool grow_names(struct cite__arena *arena, struct cite__name_list *list, size_t count)
{
    size_t capacity = list->capacity ? list->capacity : FIRST_NAMES;
    size_t bytes = 0;

    while (capacity < count && cite__size_mul(&capacity, capacity, 2)) {
    }
    if (capacity == list->capacity)
        return true;
    if (capacity < count || !cite__size_mul(&bytes, capacity, sizeof *list->items))
        return false;
    cite_name *items = cite__arena_grow(arena, list->items, list->capacity * sizeof *items, bytes);
    if (!items)
        return false;
    list->items = items;
    list->capacity = capacity;
    return true;
}

static bool copy_str(struct cite__arena *arena, cite_str *out, cite_str text)
{
    *out = text.len > 0 ? cite__arena_str(arena, text) : no_text;
    return out->ptr != NULL;
}

static bool copy_name(struct cite__arena *arena, cite_name *out, const cite_name *name)
{
    return copy_str(arena, &out->family, name->family) && copy_str(arena, &out->given, name->given) &&
           copy_str(arena, &out->dropping_particle, name->dropping_particle) &&
           copy_str(arena, &out->non_dropping_particle, name->non_dropping_particle) &&
           copy_str(arena, &out->suffix, name->suffix) && copy_str(arena, &out->literal, name->literal);
}

/* Appends copies; names that could not be copied are not counted. */
static bool append_names(struct cite__arena *arena, struct cite__name_list *list, const cite_name *names,
                         size_t count)
{
    size_t total = 0;

    if (!cite__size_add(&total, list->count, count) || !grow_names(arena, list, total))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!copy_name(arena, &list->items[list->count], &names[i]))
            return false;
        list->count++;
    }
    return true;
}

cite_status cite__item_put_names(cite_item *item, cite_role role, const struct cite__name_list *from,
                                 cite_error *error)
{
    struct cite__name_list fresh = {NULL, 0, 0};

    item->owner->arena.failed = false;
    if (from->count > 0 && !append_names(&item->owner->arena, &fresh, from->items, from->count))
        return out_of_memory(error);
    item->names[role] = fresh;
    return cite__bibliography_rekey(item) ? CITE_OK : out_of_memory(error);
}

static bool is_name(const cite_name *name)
{
    const cite_str *parts[] = {
        &name->family, &name->given,  &name->dropping_particle, &name->non_dropping_particle,
        &name->suffix, &name->literal};

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (!is_string(*parts[i]))
            return false;
    }
    return name->family.len > 0 || name->given.len > 0 || name->literal.len > 0;
}

cite_status cite_item_add_name(cite_item *item, cite_role role, const cite_name *name, cite_error *error)
{
    cite__error_clear(error);
    if (!item || (size_t)role >= CITE_ROLE_COUNT_ || !name || !is_name(name))
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    item->owner->arena.failed = false;
    if (!append_names(&item->owner->arena, &item->names[role], name, 1) || !cite__bibliography_rekey(item))
        return out_of_memory(error);
    return CITE_OK;
}

cite_status cite__item_put_date(cite_item *item, cite_when when, const cite_date *date, cite_error *error)
{
    struct cite__arena *arena = &item->owner->arena;
    cite_date copy = {0};

    arena->failed = false;
    if (date && cite__date_known(date)) {
        copy = *date;
        if (!copy_str(arena, &copy.literal, date->literal))
            return out_of_memory(error);
    }
    item->dates[when] = copy;
    return cite__bibliography_rekey(item) ? CITE_OK : out_of_memory(error);
}

static bool is_day(const cite_day *day)
{
    return day->month >= 0 && day->month <= 12 && day->day >= 0 && day->day <= 31;
}

static bool is_date(const cite_date *date)
{
    return is_day(&date->begin) && is_day(&date->end) && date->season >= 0 && date->season <= 4 &&
           is_string(date->literal);
}

cite_status cite_item_set_date(cite_item *item, cite_when when, const cite_date *date, cite_error *error)
{
    cite__error_clear(error);
    if (!item || (size_t)when >= CITE_WHEN_COUNT_ || (date && !is_date(date)))
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    return cite__item_put_date(item, when, date, error);
}

bool cite__name_is_others(const cite_name *name)
{
    return name->family.len == 0 && cite__str_equal(name->literal, CITE__LIT(CITE__OTHERS));
}
