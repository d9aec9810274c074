/*
 * bibliography/bib_names.c: the names of a BibTeX field, each in its parts and as Unicode.
 */
#include "bibliography/bib_fields.h"
#include "bibliography/name_in.h"
#include "core/str.h"

#include <string.h>

/* Appends a part of a name as Unicode to the buffer of the whole name, and notes where it stands. */
static void add_part(struct cite__bib_reading *entry, const struct cite__bib_field *field, cite_str part,
                     cite_str *place)
{
    struct cite__buf *buf = &entry->import->value;
    cite_str unknown = {NULL, 0};
    size_t begin = buf->len;

    cite__tex_read(buf, part, CITE__TEX_PROSE, &unknown);
    if (unknown.len > 0)
        cite__import_warn(entry->import, field->line, "an unknown command is kept as it stands", unknown);
    *place = (cite_str){NULL, buf->len - begin};
}

static cite_status read_name(struct cite__bib_reading *entry, const struct cite__bib_field *field,
                             cite_role role, cite_str text)
{
    struct cite__name_parts parts;
    cite_name name;

    memset(&name, 0, sizeof name);
    cite__name_split(&parts, text);
    const struct {
        cite_str from;
        cite_str *to;
    } moves[] = {{parts.family, &name.family},
                 {parts.given, &name.given},
                 {parts.dropping, &name.dropping_particle},
                 {parts.particle, &name.non_dropping_particle},
                 {parts.suffix, &name.suffix},
                 {parts.literal, &name.literal}};
    (void)cite__import_value(entry->import);
    for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++)
        add_part(entry, field, moves[i].from, moves[i].to);
    size_t at = 0;
    for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
        moves[i].to->ptr = cite__buf_view(&entry->import->value).ptr + at;
        at += moves[i].to->len;
    }
    if (name.family.len == 0 && name.given.len == 0 && name.literal.len == 0)
        return CITE_OK;
    /* A name that is nothing but a first name is all that there is of it. */
    if (name.family.len == 0 && name.literal.len == 0) {
        name.family = name.given;
        name.given.len = 0;
    }
    return cite_item_add_name(entry->item, role, &name, entry->import->error);
}

cite_status cite__bib_read_names(struct cite__bib_reading *entry, const struct cite__bib_field *field,
                                 cite_role role)
{
    cite_str rest = field->value;
    cite_str name = {NULL, 0};
    cite_status status = CITE_OK;

    while (status == CITE_OK && cite__name_next(&name, &rest)) {
        if (name.len > 0)
            status = read_name(entry, field, role, name);
        if (status == CITE_OK)
            status = entry->import->value.failed;
    }
    return status;
}
