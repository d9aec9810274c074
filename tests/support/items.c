/*
 * support/items.c: see items.h.
 */
#include "support/items.h"

#include "support/guard.h"

static cite_status set_texts(cite_item *item, const struct item_spec *spec)
{
    const struct item_field plain[] = {
        {CITE_FIELD_TITLE, spec->title}, {CITE_FIELD_URL, spec->url}, {CITE_FIELD_DOI, spec->doi}};
    cite_status status = CITE_OK;

    for (size_t i = 0; i < sizeof plain / sizeof plain[0] && status == CITE_OK; i++) {
        if (plain[i].value)
            status = cite_item_set(item, plain[i].field, cite_str_from(plain[i].value), NULL);
    }
    for (size_t i = 0; i < ITEM_FIELDS && spec->fields[i].value && status == CITE_OK; i++)
        status = cite_item_set(item, spec->fields[i].field, cite_str_from(spec->fields[i].value), NULL);
    return status;
}

static cite_status add_names(cite_item *item, const struct item_spec *spec)
{
    cite_name author = {.family = cite_str_from(spec->family), .literal = cite_str_from(spec->body)};
    cite_status status = CITE_OK;

    if (spec->family || spec->body)
        status = cite_item_add_name(item, CITE_ROLE_AUTHOR, &author, NULL);
    for (size_t i = 0; i < ITEM_NAMES && status == CITE_OK; i++) {
        const struct item_name *from = &spec->names[i];
        cite_name name = {.family = cite_str_from(from->family),
                          .given = cite_str_from(from->given),
                          .literal = cite_str_from(from->literal),
                          .suffix = cite_str_from(from->suffix),
                          .non_dropping_particle = cite_str_from(from->particle),
                          .dropping_particle = cite_str_from(from->dropping)};
        if (!from->family && !from->literal)
            break;
        status = cite_item_add_name(item, from->role, &name, NULL);
    }
    return status;
}

cite_status items_try_add(cite_item **out, cite_bibliography *bibliography, const struct item_spec *spec)
{
    cite_item *item = NULL;
    cite_date date = {.begin = {spec->year, spec->month, spec->day}};
    cite_status status = cite_bibliography_add(&item, bibliography, spec->type, NULL);

    if (out)
        *out = item;
    if (status == CITE_OK)
        status = set_texts(item, spec);
    if (status == CITE_OK)
        status = add_names(item, spec);
    if (status == CITE_OK && spec->year != 0)
        status = cite_item_set_date(item, CITE_WHEN_ISSUED, &date, NULL);
    return status;
}

cite_item *items_add(cite_bibliography *bibliography, const struct item_spec *spec)
{
    cite_item *item = NULL;

    return items_try_add(&item, bibliography, spec) == CITE_OK ? item : NULL;
}

cite_bibliography *items_new(void)
{
    cite_bibliography *bibliography = NULL;

    return cite_bibliography_new(&bibliography, NULL, NULL) == CITE_OK ? bibliography : NULL;
}

cite_bibliography *items_new_with(const struct item_spec *spec)
{
    cite_bibliography *bibliography = items_new();

    if (bibliography && !items_add(bibliography, spec)) {
        cite_bibliography_free(bibliography);
        return NULL;
    }
    return bibliography;
}

bool items_written(struct text *out, const cite_bibliography *bibliography, cite_format format)
{
    return cite_bibliography_write(bibliography, format, text_write, out, NULL) == CITE_OK;
}

static void tell(void *context, const cite_diagnostic *diagnostic)
{
    struct text *told = context;

    text_add_number(told, diagnostic->line);
    text_add_string(told, diagnostic->severity == CITE_SEVERITY_ERROR ? " error: " : " warning: ");
    text_add_string(told, diagnostic->message);
    text_add_string(told, "\n");
}

cite_bibliography *items_read(struct text *told, cite_format format, const char *data, size_t len)
{
    cite_bibliography *bibliography = items_new();
    cite_read_options options = CITE_READ_OPTIONS_INIT;
    struct guard guard;

    if (!bibliography || !guard_put(&guard, data, len)) {
        cite_bibliography_free(bibliography);
        return NULL;
    }
    options.diagnose = told ? tell : NULL;
    options.context = told;
    cite_status status = cite_bibliography_read(bibliography, format, guard.text, &options, NULL);
    guard_release(&guard);
    if (status == CITE_OK)
        return bibliography;
    cite_bibliography_free(bibliography);
    return NULL;
}

bool items_json(struct text *out, const cite_item *item)
{
    return cite_item_write_json(item, text_write, out, NULL) == CITE_OK;
}
