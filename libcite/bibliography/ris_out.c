/*
 * bibliography/ris_out.c: RIS records (the RIS specification of Research Information Systems), UTF-8, CRLF.
 *
 *     TY  - NEWS
 *     AU  - Lopez, Ana, Jr.
 *     DA  - 2020/03/05/
 *     ER  -
 *
 * A field without a tag, or whose tag another field of the record has taken, is a note "name: value", where name is the
 * CSL word, so that nothing is lost.
 */
#include "bibliography/fields.h"
#include "bibliography/formats.h"
#include "bibliography/item.h"
#include "bibliography/meaning.h"
#include "bibliography/out.h"
#include "core/str.h"

#include <cite/bibliography.h>

#include <assert.h>
#include <string.h>

/* More tags than a record can have that may stand in it but once. */
#define TAGS ((size_t)96)

struct record {
    struct cite__out *out;
    const cite_item *item;
    const char *used[TAGS];
    size_t used_count;
};

static void open_line(struct record *record, const char *tag)
{
    cite__out_text(record->out, tag);
    cite__out_text(record->out, "  - ");
}

static void end_line(struct record *record)
{
    cite__out_text(record->out, "\r\n");
}

/* Takes a tag that may stand once; false where it is taken. */
static bool take_tag(struct record *record, const char *tag)
{
    for (size_t i = 0; i < record->used_count; i++) {
        if (strcmp(record->used[i], tag) == 0)
            return false;
    }
    assert(record->used_count < TAGS);
    record->used[record->used_count++] = tag;
    return true;
}

/* "N1  - name: ". */
static void open_note(struct record *record, const char *name)
{
    open_line(record, "N1");
    cite__out_text(record->out, name);
    cite__out_text(record->out, ": ");
}

static void put_part(struct cite__out *out, const char *before, cite_str part)
{
    if (part.len == 0)
        return;
    cite__out_text(out, before);
    cite__out_clean(out, part);
}

/* "Last, First, Suffix"; a body as it stands. */
static void put_name(struct cite__out *out, const cite_name *name)
{
    bool given = name->given.len > 0 || name->dropping_particle.len > 0;

    if (name->family.len == 0) {
        cite__out_clean(out, name->literal.len > 0 ? name->literal : name->given);
        return;
    }
    put_part(out, "", name->non_dropping_particle);
    put_part(out, name->non_dropping_particle.len > 0 ? " " : "", name->family);
    cite__out_text(out, given || name->suffix.len > 0 ? ", " : ","); /* without a comma it would be a body */
    put_part(out, "", name->given);
    put_part(out, name->given.len > 0 ? " " : "", name->dropping_particle);
    put_part(out, ", ", name->suffix);
}

static void put_names(struct record *record)
{
    for (size_t i = 0; i < CITE_ROLE_COUNT_; i++) {
        cite_role role = (cite_role)i;
        const struct cite__field_row *row = cite__role_row(role);
        for (size_t k = 0; k < cite_item_name_count(record->item, role); k++) {
            if (cite__name_is_others(cite_item_name(record->item, role, k)))
                continue; /* RIS has no word for it, and who reads a line "et al." makes a person of it */
            if (row->ris)
                open_line(record, row->ris);
            else
                open_note(record, row->csl);
            put_name(record->out, cite_item_name(record->item, role, k));
            end_line(record);
        }
    }
}

static void put_pages(struct record *record, cite_str pages)
{
    cite_str first = {NULL, 0};
    cite_str last = {NULL, 0};

    if (!cite__pages_split(pages, &first, &last))
        first = pages;
    open_line(record, "SP");
    cite__out_clean(record->out, first);
    end_line(record);
    if (first.len == pages.len)
        return;
    open_line(record, "EP");
    cite__out_clean(record->out, last);
    end_line(record);
}

/* A line for each. */
static void put_keywords(struct record *record, cite_str keywords)
{
    for (size_t at = 0; at < keywords.len;) {
        size_t end = cite__str_find(keywords, CITE__LIT(", "), at);
        if (end == CITE_NONE)
            end = keywords.len;
        open_line(record, "KW");
        cite__out_clean(record->out, cite__slice(keywords, at, end));
        end_line(record);
        at = end < keywords.len ? end + 2 : end;
    }
}

static void put_extras(struct record *record)
{
    for (size_t i = 0; i < cite_item_extra_count(record->item); i++) {
        const cite_extra *extra = cite_item_extra(record->item, i);
        open_line(record, "N1");
        cite__out_text(record->out, CITE__RIS_EXTRA);
        cite__out_clean(record->out, extra->name);
        cite__out_text(record->out, ": ");
        cite__out_clean(record->out, extra->value);
        end_line(record);
    }
}

static void put_field(struct record *record, cite_field field, cite_str value)
{
    const char *tag = cite__field_called(field, value, cite_item_type(record->item), CITE__DIALECT_RIS);

    if (field == CITE_FIELD_PAGE) {
        put_pages(record, value);
        return;
    }
    if (field == CITE_FIELD_KEYWORD) {
        put_keywords(record, value);
        return;
    }
    if (tag && take_tag(record, tag))
        open_line(record, tag);
    else
        open_note(record, cite_field_name(field));
    cite_str rest = value;
    if (field == CITE_FIELD_URL)
        cite__out_clean(record->out, cite__slice(value, 0, cite__out_url_head(value, &rest)));
    cite__out_clean(record->out, rest);
    end_line(record);
}

/* "2020-03-05", as far as it is known. */
static void put_day(struct cite__out *out, const cite_day *day)
{
    cite__out_number(out, day->year, 4);
    if (day->month == 0)
        return;
    cite__out_byte(out, '-');
    cite__out_number(out, day->month, 2);
    if (day->day == 0)
        return;
    cite__out_byte(out, '-');
    cite__out_number(out, day->day, 2);
}

/* What stands after the third slash: the end of a range, a season, "circa", words; parted by semicolons. */
static void put_other(struct cite__out *out, const cite_date *date)
{
    static const char *const seasons[] = {"Spring", "Summer", "Autumn", "Winter"};
    bool any = false;

    if (date->end.year != 0) {
        cite__out_text(out, "to ");
        put_day(out, &date->end);
        any = true;
    }
    if (date->season != 0) {
        cite__out_text(out, any ? "; " : "");
        cite__out_text(out, seasons[date->season - 1]);
        any = true;
    }
    if (date->circa) {
        cite__out_text(out, any ? "; circa" : "circa");
        any = true;
    }
    if (date->literal.len > 0) {
        cite__out_text(out, any ? "; " : "");
        cite__out_clean(out, date->literal);
    }
}

/* "YYYY/MM/DD/other": all three slashes always. */
static void put_date(struct cite__out *out, const cite_date *date)
{
    if (date->begin.year != 0)
        cite__out_number(out, date->begin.year, 4);
    cite__out_byte(out, '/');
    if (date->begin.month != 0)
        cite__out_number(out, date->begin.month, 2);
    cite__out_byte(out, '/');
    if (date->begin.month != 0 && date->begin.day != 0)
        cite__out_number(out, date->begin.day, 2);
    cite__out_byte(out, '/');
    put_other(out, date);
}

static void put_dates(struct record *record)
{
    for (size_t i = 0; i < CITE_WHEN_COUNT_; i++) {
        const cite_date *date = cite_item_date(record->item, (cite_when)i);
        const struct cite__field_row *row = cite__when_row((cite_when)i);
        if (!date)
            continue;
        if (i == CITE_WHEN_ISSUED && date->begin.year != 0) {
            open_line(record, "PY");
            cite__out_number(record->out, date->begin.year, 4);
            end_line(record);
        }
        if (row->ris)
            open_line(record, row->ris);
        else
            open_note(record, row->csl);
        put_date(record->out, date);
        end_line(record);
    }
}

static void put_record(struct cite__out *out, const cite_item *item)
{
    struct record record = {.out = out, .item = item};
    cite_type type = cite_item_type(item);

    open_line(&record, "TY");
    cite__out_text(out, cite__type_row(type)->ris);
    end_line(&record);
    open_line(&record, "ID");
    cite__out_str(out, cite_item_key(item));
    end_line(&record);
    put_names(&record);
    for (size_t i = 0; i < CITE_FIELD_COUNT_; i++) {
        cite_str value = cite_item_get(item, (cite_field)i);
        if (value.len > 0)
            put_field(&record, (cite_field)i, value);
    }
    put_dates(&record);
    put_extras(&record);
    if (!cite__type_is_told(type, CITE__DIALECT_RIS)) {
        open_line(&record, "KW");
        cite__out_text(out, CITE__TYPE_KEYWORD);
        cite__out_text(out, cite_type_name(type));
        end_line(&record);
    }
    open_line(&record, "ER");
    end_line(&record);
}

cite_status cite__ris_out(const cite_bibliography *bibliography, cite_write_fn write, void *context)
{
    struct cite__out out;
    size_t count = cite_bibliography_count(bibliography);

    cite__out_init(&out, write, context);
    for (size_t i = 0; i < count && out.failed == CITE_OK; i++) {
        cite__out_text(&out, i > 0 ? "\r\n" : "");
        put_record(&out, cite_bibliography_item(bibliography, i));
    }
    return cite__out_finish(&out);
}
