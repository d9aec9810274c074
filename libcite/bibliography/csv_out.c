/*
 * bibliography/csv_out.c: a table (RFC 4180), UTF-8, CRLF: a header, and a row each work.
 *
 * A cell that a spreadsheet would take for a formula gets an apostrophe before it, which is how one says that it is text.
 */
#include "bibliography/fields.h"
#include "bibliography/formats.h"
#include "bibliography/item.h"
#include "bibliography/out.h"
#include "bibliography/translit.h"
#include "core/str.h"

/* A cell on its way: between quotation marks always, so that what comes need not be known before. */
static void open_cell(struct cite__out *out, bool first)
{
    cite__out_text(out, first ? "\"" : ",\"");
}

static void close_cell(struct cite__out *out)
{
    cite__out_byte(out, '"');
}

/* = + - @, also in their full width; tabs and carriage returns are cleaned away. */
static bool begins_formula(cite_str value)
{
    static const uint32_t signs[] = {'=', '+', '-', '@', '\t', '\r', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};
    size_t len = 0;

    if (value.len == 0)
        return false;
    uint32_t first = cite__translit_decode(value, 0, &len);
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (signs[i] == first)
            return true;
    }
    return false;
}

/* A part of a cell; begins: it is the first. */
static void put_part(struct cite__out *out, cite_str value, bool begins)
{
    struct cite__clean clean;
    cite_str character = {NULL, 0};

    cite__clean_init(&clean, value);
    while (cite__clean_next(&clean, &character)) {
        if (begins && begins_formula(character))
            cite__out_byte(out, '\'');
        begins = false;
        if (character.ptr[0] == '"')
            cite__out_byte(out, '"');
        cite__out_str(out, character);
    }
}

static void put_cell(struct cite__out *out, cite_str value, bool first)
{
    open_cell(out, first);
    put_part(out, value, true);
    close_cell(out);
}

static void put_after(struct cite__out *out, const char *before, cite_str part)
{
    if (part.len == 0)
        return;
    cite__out_text(out, before);
    put_part(out, part, false);
}

/* "van Gogh, Vincent, Jr."; a body as it stands. */
static void put_name(struct cite__out *out, const cite_name *name, bool first)
{
    bool particle = name->non_dropping_particle.len > 0;

    if (name->family.len == 0) {
        put_part(out, name->literal.len > 0 ? name->literal : name->given, first);
        return;
    }
    put_part(out, name->non_dropping_particle, first);
    if (particle)
        cite__out_byte(out, ' ');
    put_part(out, name->family, first && !particle);
    put_after(out, ", ", name->given);
    put_after(out, name->given.len > 0 ? " " : ", ", name->dropping_particle);
    put_after(out, ", ", name->suffix);
}

static void put_names(struct cite__out *out, const cite_item *item, cite_role role)
{
    size_t count = cite_item_name_count(item, role);

    open_cell(out, false);
    for (size_t i = 0; i < count; i++) {
        cite__out_text(out, i > 0 ? "; " : "");
        put_name(out, cite_item_name(item, role, i), i == 0);
    }
    close_cell(out);
}

static void put_date(struct cite__out *out, const cite_date *date)
{
    open_cell(out, false);
    if (date && date->begin.year != 0) {
        if (date->begin.year < 0)
            cite__out_byte(out, '\'');
        cite__out_edtf(out, date);
    }
    if (date && date->literal.len > 0) {
        cite__out_text(out, date->begin.year != 0 ? "; " : "");
        put_part(out, date->literal, date->begin.year == 0);
    }
    close_cell(out);
}

static void put_url(struct cite__out *out, cite_str url)
{
    cite_str rest = {NULL, 0};
    cite_str head = cite__slice(url, 0, cite__out_url_head(url, &rest));

    open_cell(out, false);
    put_part(out, head, true);
    put_part(out, rest, head.len == 0);
    close_cell(out);
}

static void put_header(struct cite__out *out)
{
    put_cell(out, CITE__LIT("key"), true);
    put_cell(out, CITE__LIT("type"), false);
    for (size_t i = 0; i < CITE_ROLE_COUNT_; i++)
        put_cell(out, cite_str_from(cite_role_name((cite_role)i)), false);
    for (size_t i = 0; i < CITE_WHEN_COUNT_; i++)
        put_cell(out, cite_str_from(cite_when_name((cite_when)i)), false);
    for (size_t i = 0; i < CITE_FIELD_COUNT_; i++)
        put_cell(out, cite_str_from(cite_field_name((cite_field)i)), false);
    cite__out_text(out, "\r\n");
}

static void put_row(struct cite__out *out, const cite_item *item)
{
    put_cell(out, cite_item_key(item), true);
    put_cell(out, cite_str_from(cite_type_name(cite_item_type(item))), false);
    for (size_t i = 0; i < CITE_ROLE_COUNT_; i++)
        put_names(out, item, (cite_role)i);
    for (size_t i = 0; i < CITE_WHEN_COUNT_; i++)
        put_date(out, cite_item_date(item, (cite_when)i));
    for (size_t i = 0; i < CITE_FIELD_COUNT_; i++) {
        cite_str value = cite_item_get(item, (cite_field)i);
        if (i == CITE_FIELD_URL)
            put_url(out, value);
        else
            put_cell(out, value, false);
    }
    cite__out_text(out, "\r\n");
}

cite_status cite__csv_out(const cite_bibliography *bibliography, cite_write_fn write, void *context)
{
    struct cite__out out;
    size_t count = cite_bibliography_count(bibliography);

    cite__out_init(&out, write, context);
    put_header(&out);
    for (size_t i = 0; i < count && out.failed == CITE_OK; i++)
        put_row(&out, cite_bibliography_item(bibliography, i));
    return cite__out_finish(&out);
}
