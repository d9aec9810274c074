/*
 * bibliography/tex.c: see tex.h.
 */
#include "bibliography/tex.h"

#include "bibliography/copy.h"
#include "bibliography/datamodel.h"
#include "bibliography/item.h"
#include "bibliography/meaning.h"
#include "bibliography/tex_table.h"
#include "bibliography/tex_value.h"
#include "core/str.h"

#include <assert.h>
#include <string.h>

static bool is_used(const struct cite__tex *tex, const char *name)
{
    for (size_t i = 0; i < tex->used_count; i++) {
        if (strcmp(tex->used[i], name) == 0)
            return true;
    }
    return false;
}

void cite__tex_begin(struct cite__tex *tex)
{
    cite__out_byte(tex->out, '@');
    cite__out_text(tex->out, tex->entry_type);
    cite__out_byte(tex->out, '{');
    cite__out_str(tex->out, cite_item_key(tex->item));
}

/* Whether an entry may have a field of that name. BibTeX leaves that to its styles. */
static bool is_free(const struct cite__tex *tex, const char *name)
{
    bool allowed = tex->dialect != CITE__DIALECT_BIBLATEX || cite__datamodel_allows(tex->entry_type, name);

    return allowed && !is_used(tex, name);
}

void cite__tex_open(struct cite__tex *tex, const char *name, const char *csl)
{
    const char *wanted = name ? name : csl;
    bool told = name || cite__word_is_told(csl, cite_item_type(tex->item), tex->dialect);

    cite__out_text(tex->out, ",\n  ");
    if (told && is_free(tex, wanted)) {
        assert(tex->used_count < CITE__TEX_NAMES);
        tex->used[tex->used_count++] = wanted;
        cite__out_text(tex->out, wanted);
    } else {
        cite__out_text(tex->out, "csl-");
        cite__out_text(tex->out, csl);
    }
    cite__out_text(tex->out, " = ");
}

void cite__tex_put(struct cite__tex *tex, const char *name, cite_str value)
{
    cite__tex_open(tex, name, name);
    cite__tex_put_value(tex->out, value, CITE__TEX_TEXT);
}

void cite__tex_names(struct cite__tex *tex)
{
    for (size_t i = 0; i < CITE_ROLE_COUNT_; i++) {
        cite_role role = (cite_role)i;
        const struct cite__field_row *row = cite__role_row(role);
        size_t count = cite_item_name_count(tex->item, role);
        if (count == 0)
            continue;
        cite__tex_open(tex, cite__row_name(row, tex->dialect), row->csl);
        cite__out_byte(tex->out, '{');
        for (size_t k = 0; k < count; k++) {
            cite__out_text(tex->out, k > 0 ? " and " : "");
            cite__tex_put_name(tex->out, cite_item_name(tex->item, role, k));
        }
        cite__out_byte(tex->out, '}');
    }
}

static enum cite__tex_style style_of(cite_field field)
{
    if (field == CITE_FIELD_TITLE || field == CITE_FIELD_TITLE_SHORT || field == CITE_FIELD_TITLE_TRANSLATED)
        return CITE__TEX_TITLE;
    if (field == CITE_FIELD_URL || field == CITE_FIELD_DOI)
        return CITE__TEX_ADDRESS;
    return field == CITE_FIELD_PAGE ? CITE__TEX_PAGES : CITE__TEX_TEXT;
}

/* "note = {Archived at \url{...} on 2021-03-04}", where the entry can tell of the copy so. */
static bool put_copy(struct cite__tex *tex)
{
    char day[CITE__COPY_DAY_SIZE];
    const char *name = cite__copy_field(tex->item, tex->dialect, day);

    if (!name || !is_free(tex, name))
        return false;
    cite__tex_open(tex, name, name);
    cite__out_text(tex->out, "{Archived at \\url");
    cite__tex_put_url(tex->out, cite_item_copy(tex->item, NULL));
    cite__out_text(tex->out, " on ");
    cite__out_text(tex->out, day);
    cite__out_byte(tex->out, '}');
    return true;
}

void cite__tex_fields(struct cite__tex *tex)
{
    cite_type type = cite_item_type(tex->item);

    for (size_t i = 0; i < CITE_FIELD_COUNT_; i++) {
        cite_field field = (cite_field)i;
        cite_str value = cite_item_get(tex->item, field);
        if (value.len == 0 || field == CITE_FIELD_KEYWORD)
            continue;
        if (field == CITE_FIELD_ARCHIVE_LOCATION && put_copy(tex))
            continue;
        cite__tex_open(tex, cite__field_called(field, value, type, tex->dialect), cite_field_name(field));
        if (field == CITE_FIELD_URL)
            cite__tex_put_url(tex->out, value);
        else
            cite__tex_put_value(tex->out, value, style_of(field));
    }
}

void cite__tex_date(struct cite__tex *tex, cite_when when)
{
    const cite_date *date = cite_item_date(tex->item, when);
    const struct cite__field_row *row = cite__when_row(when);

    if (!date || date->begin.year == 0)
        return;
    cite__tex_open(tex, cite__row_name(row, tex->dialect), row->csl);
    cite__out_byte(tex->out, '{');
    cite__out_edtf(tex->out, date);
    cite__out_byte(tex->out, '}');
}

void cite__tex_date_words(struct cite__tex *tex, cite_when when)
{
    const cite_date *date = cite_item_date(tex->item, when);

    if (!date || date->literal.len == 0)
        return;
    /* A year in words is what both programs print as it stands; other dates must be numbers. */
    if (when == CITE_WHEN_ISSUED && date->begin.year == 0) {
        cite__tex_put(tex, "year", date->literal);
        return;
    }
    cite__tex_open(tex, NULL, cite__when_row(when)->csl);
    cite__tex_put_value(tex->out, date->literal, CITE__TEX_TEXT);
}

void cite__tex_keywords(struct cite__tex *tex)
{
    cite_type type = cite_item_type(tex->item);
    cite_str keywords = cite_item_get(tex->item, CITE_FIELD_KEYWORD);
    bool told = cite__type_is_told(type, tex->dialect);

    if (told && keywords.len == 0)
        return;
    cite__tex_open(tex, "keywords", "keyword");
    cite__out_byte(tex->out, '{');
    if (!told) {
        cite__out_text(tex->out, CITE__TYPE_KEYWORD);
        cite__out_text(tex->out, cite_type_name(type));
        cite__out_text(tex->out, keywords.len > 0 ? ", " : "");
    }
    cite__tex_put_plain(tex->out, keywords);
    cite__out_byte(tex->out, '}');
}

bool cite__tex_is_name(cite_str name)
{
    static const char marks[] = "-_+.:/";

    if (name.len == 0 || name.len > 64 || !cite__is_alpha(name.ptr[0]))
        return false;
    for (size_t i = 1; i < name.len; i++) {
        if (!cite__is_alnum(name.ptr[i]) && !memchr(marks, name.ptr[i], sizeof marks - 1))
            return false;
    }
    return true;
}

/* Whether a reader would take a name for an extra's. */
static bool is_extra_name(const struct cite__tex *tex, cite_str name)
{
    cite_type type = cite_item_type(tex->item);

    return cite__tex_is_name(name) && !cite__tex_special(name) &&
           cite__name_read(name, (cite_str){"", 0}, type, tex->dialect).kind == CITE__MEANS_NOTHING;
}

void cite__tex_extras(struct cite__tex *tex)
{
    int number = 0;

    for (size_t i = 0; i < cite_item_extra_count(tex->item); i++) {
        const cite_extra *extra = cite_item_extra(tex->item, i);
        bool named = is_extra_name(tex, extra->name);
        cite__out_text(tex->out, ",\n  ");
        if (named) {
            cite__out_str(tex->out, extra->name);
        } else {
            cite__out_text(tex->out, CITE__TEX_EXTRA "-");
            cite__out_number(tex->out, ++number, 1);
        }
        cite__out_text(tex->out, " = {");
        if (!named) {
            cite__tex_put_plain(tex->out, extra->name);
            cite__out_text(tex->out, ": ");
        }
        cite__tex_put_plain(tex->out, extra->value);
        cite__out_byte(tex->out, '}');
    }
}

void cite__tex_end(struct cite__tex *tex)
{
    cite__out_text(tex->out, ",\n}\n");
}
