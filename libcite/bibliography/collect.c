/*
 * bibliography/collect.c: see collect.h.
 */
#include "bibliography/collect.h"

#include "bibliography/bibliography.h"
#include "bibliography/item.h"
#include "bibliography/merge.h"
#include "core/error.h"
#include "core/str.h"

static cite_status fill_strings(cite_item *item, const struct cite__fields *fields, cite_error *error)
{
    cite_status status = CITE_OK;

    for (int field = 0; field < CITE_FIELD_COUNT_ && status == CITE_OK; field++) {
        if (fields->values[field].len > 0)
            status = cite_item_set(item, (cite_field)field, fields->values[field], error);
    }
    return status;
}

static cite_status fill_names(cite_item *item, const struct cite__fields *fields, cite_error *error)
{
    cite_status status = CITE_OK;

    for (int role = 0; role < CITE_ROLE_COUNT_ && status == CITE_OK; role++) {
        const struct cite__names *names = &fields->names[role];
        for (size_t i = 0; i < names->count && status == CITE_OK; i++)
            status = cite_item_add_name(item, (cite_role)role, &names->items[i], error);
        if (names->others && names->count > 0 && status == CITE_OK)
            status = cite_item_add_name(item, (cite_role)role, &(cite_name){.literal = CITE__LIT(CITE__OTHERS)},
                                        error);
    }
    return status;
}

static cite_status fill_dates(cite_item *item, const struct cite__fields *fields, cite_error *error)
{
    cite_status status = CITE_OK;

    for (int when = 0; when < CITE_WHEN_COUNT_ && status == CITE_OK; when++) {
        if (fields->dates[when].begin.year > 0)
            status = cite_item_set_date(item, (cite_when)when, &fields->dates[when], error);
    }
    return status;
}

/* Adds one work; *settled is its item, which may be an earlier one. */
static cite_status add_work(cite_bibliography *bibliography, const struct cite__fields *fields, size_t *settled,
                            cite_error *error)
{
    cite_item *item = NULL;
    cite_status status = cite__bibliography_add(&item, bibliography, fields->type, error);

    if (status == CITE_OK)
        status = fill_strings(item, fields, error);
    if (status == CITE_OK)
        status = fill_names(item, fields, error);
    if (status == CITE_OK)
        status = fill_dates(item, fields, error);
    if (status == CITE_OK && !cite__bibliography_release(item))
        status = cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    if (status == CITE_OK)
        status =
            cite__bibliography_settle(bibliography, cite_bibliography_count(bibliography) - 1, settled, error);
    return status;
}

/* The others mean a work in full, which may stand behind them; so they are bound when all works are there. */
static void bind_others(struct cite__citations *citations)
{
    for (size_t i = 0; i < citations->count; i++) {
        cite_citation *citation = &citations->items[i];
        if (citations->fields[i])
            continue;
        size_t same = citations->same[i];
        if (same != CITE_NONE)
            citation->item = citations->items[same].item;
        if (citation->item == CITE_NONE && citation->unresolved.len == 0)
            citation->unresolved = CITE__LIT("no earlier work fits");
    }
}

cite_status cite__bibliography_collect(cite_bibliography **out, struct cite__citations *citations,
                                       const cite_allocator *allocator, cite_error *error)
{
    cite_bibliography *bibliography = NULL;

    *out = NULL;
    cite_status status = cite_bibliography_new(&bibliography, allocator, error);
    for (size_t i = 0; i < citations->count && status == CITE_OK; i++) {
        if (citations->fields[i])
            status = add_work(bibliography, citations->fields[i], &citations->items[i].item, error);
    }
    if (status != CITE_OK) {
        cite_bibliography_free(bibliography);
        return status;
    }
    bind_others(citations);
    *out = bibliography;
    return CITE_OK;
}
