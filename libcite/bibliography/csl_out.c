/*
 * bibliography/csl_out.c: CSL-JSON 1.0.2 (csl-data.json), an array of items.
 *
 * The schema allows no further properties, so what CSL has no variable for stands under "custom": a translated title, and
 * that a list of names goes on ("et al."), which a citation processor would print as a person of that name, and extras.
 */
#include "bibliography/formats.h"
#include "bibliography/item.h"
#include "core/error.h"
#include "core/json.h"

#include <cite/bibliography.h>

static void put_part(struct cite__json *json, const char *key, cite_str value)
{
    if (value.len == 0)
        return;
    cite__json_key(json, key);
    cite__json_str(json, value);
}

static void put_name(struct cite__json *json, const cite_name *name)
{
    cite__json_object(json);
    put_part(json, "family", name->family);
    put_part(json, "given", name->given);
    put_part(json, "dropping-particle", name->dropping_particle);
    put_part(json, "non-dropping-particle", name->non_dropping_particle);
    put_part(json, "suffix", name->suffix);
    put_part(json, "literal", name->literal);
    cite__json_end(json);
}

static void put_names(struct cite__json *json, const cite_item *item)
{
    for (size_t i = 0; i < CITE_ROLE_COUNT_; i++) {
        cite_role role = (cite_role)i;
        size_t count = cite_item_name_count(item, role);
        if (count == 0)
            continue;
        cite__json_key(json, cite_role_name(role));
        cite__json_array(json);
        for (size_t k = 0; k < count; k++) {
            if (!cite__name_is_others(cite_item_name(item, role, k)))
                put_name(json, cite_item_name(item, role, k));
        }
        cite__json_end(json);
    }
}

static void put_day(struct cite__json *json, const cite_day *day)
{
    cite__json_array(json);
    cite__json_int(json, day->year);
    if (day->month != 0)
        cite__json_int(json, day->month);
    if (day->month != 0 && day->day != 0)
        cite__json_int(json, day->day);
    cite__json_end(json);
}

static void put_date(struct cite__json *json, const cite_date *date)
{
    cite__json_object(json);
    if (date->begin.year != 0) {
        cite__json_key(json, "date-parts");
        cite__json_array(json);
        put_day(json, &date->begin);
        if (date->end.year != 0)
            put_day(json, &date->end);
        cite__json_end(json);
    }
    if (date->season != 0) {
        cite__json_key(json, "season");
        cite__json_int(json, date->season);
    }
    if (date->circa) {
        cite__json_key(json, "circa");
        cite__json_bool(json, true);
    }
    put_part(json, "literal", date->literal);
    cite__json_end(json);
}

static void put_fields(struct cite__json *json, const cite_item *item)
{
    for (size_t i = 0; i < CITE_FIELD_COUNT_; i++) {
        cite_str value = cite_item_get(item, (cite_field)i);
        if (i == CITE_FIELD_URL && value.len > 0) {
            cite__json_key(json, cite_field_name(CITE_FIELD_URL));
            cite__json_shown(json, value);
        } else if (i != CITE_FIELD_TITLE_TRANSLATED) {
            put_part(json, cite_field_name((cite_field)i), value);
        }
    }
    for (size_t i = 0; i < CITE_WHEN_COUNT_; i++) {
        const cite_date *date = cite_item_date(item, (cite_when)i);
        if (!date)
            continue;
        cite__json_key(json, cite_when_name((cite_when)i));
        put_date(json, date);
    }
}

static bool others_of(const cite_item *item, cite_role role)
{
    size_t count = cite_item_name_count(item, role);

    return count > 0 && cite__name_is_others(cite_item_name(item, role, count - 1));
}

static void put_extras(struct cite__json *json, const cite_item *item)
{
    for (size_t i = 0; i < cite_item_extra_count(item); i++) {
        const cite_extra *extra = cite_item_extra(item, i);
        if (extra->value.len == 0)
            continue;
        cite__json_name(json, extra->name);
        cite__json_str(json, extra->value);
    }
}

/* "custom": {"title-translated": "…", "others": ["author"], "owner": "…"}, where there is anything to say. */
static void put_custom(struct cite__json *json, const cite_item *item)
{
    cite_str translated = cite_item_get(item, CITE_FIELD_TITLE_TRANSLATED);
    bool others = false;

    for (size_t i = 0; i < CITE_ROLE_COUNT_; i++)
        others |= others_of(item, (cite_role)i);
    if (translated.len == 0 && !others && cite_item_extra_count(item) == 0)
        return;
    cite__json_key(json, "custom");
    cite__json_object(json);
    put_part(json, cite_field_name(CITE_FIELD_TITLE_TRANSLATED), translated);
    if (others) {
        cite__json_key(json, "others");
        cite__json_array(json);
        for (size_t i = 0; i < CITE_ROLE_COUNT_; i++) {
            if (others_of(item, (cite_role)i))
                cite__json_text(json, cite_role_name((cite_role)i));
        }
        cite__json_end(json);
    }
    put_extras(json, item);
    cite__json_end(json);
}

static void put_item(struct cite__json *json, const cite_item *item)
{
    cite__json_object(json);
    put_part(json, "id", cite_item_id(item));
    cite__json_key(json, "type");
    cite__json_text(json, cite_type_name(cite_item_type(item)));
    put_part(json, "citation-key", cite_item_key(item));
    put_names(json, item);
    put_fields(json, item);
    put_custom(json, item);
    cite__json_end(json);
}

cite_status cite__csl_out(const cite_bibliography *bibliography, cite_write_fn write, void *context)
{
    struct cite__json json;
    size_t count = cite_bibliography_count(bibliography);

    cite__json_init(&json, write, context, true);
    cite__json_array(&json);
    for (size_t i = 0; i < count && json.failed == CITE_OK; i++)
        put_item(&json, cite_bibliography_item(bibliography, i));
    cite__json_end(&json);
    return cite__json_finish(&json);
}

cite_status cite_item_write_json(const cite_item *item, cite_write_fn write, void *context, cite_error *error)
{
    struct cite__json json;

    cite__error_clear(error);
    if (!item || !write)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    cite__json_init(&json, write, context, false);
    put_item(&json, item);
    cite_status status = cite__json_finish(&json);
    return status == CITE_OK ? CITE_OK : cite__error_set(error, status, CITE_NONE, NULL);
}
