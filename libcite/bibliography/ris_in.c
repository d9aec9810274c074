/*
 * bibliography/ris_in.c: RIS records as items (the specification of Research Information Systems, and the habits of
 * EndNote, Zotero and Mendeley).
 *
 * The lines of a record were gathered by ris_scan.c; those of one tag are read together, in the order of the first of
 * them.
 */
#include "bibliography/edtf.h"
#include "bibliography/formats.h"
#include "bibliography/import.h"
#include "bibliography/item.h"
#include "bibliography/name_in.h"
#include "bibliography/out.h"
#include "bibliography/ris_record.h"
#include "core/error.h"
#include "core/str.h"

/* A value in one line: white space of any length is one space. In the buffer of the import, behind what is there. */
static void clean(struct cite__buf *out, cite_str value)
{
    struct cite__clean cleaning;
    cite_str character = {NULL, 0};

    cite__clean_init(&cleaning, value);
    while (cite__clean_next(&cleaning, &character))
        cite__buf_str(out, character);
}

static cite_str cleaned(struct cite__ris_record *record, cite_str value)
{
    struct cite__buf *buf = cite__import_value(record->import);

    clean(buf, value);
    return cite__buf_view(buf);
}

static cite_status read_person(struct cite__ris_record *record, cite_role role, cite_str value)
{
    struct cite__name_parts parts;
    cite_str text = cleaned(record, value);

    cite__name_split_ris(&parts, text);
    const cite_name name = {.family = parts.family,
                            .given = parts.given,
                            .dropping_particle = parts.dropping,
                            .non_dropping_particle = parts.particle,
                            .suffix = parts.suffix,
                            .literal = parts.literal};
    if (name.family.len == 0 && name.given.len == 0 && name.literal.len == 0)
        return CITE_OK;
    return cite_item_add_name(record->item, role, &name, record->import->error);
}

/* What stands behind the third slash of a date, piece by piece; false where it is words. */
static bool other_of(cite_date *date, cite_str piece)
{
    int season = 0;

    if (cite__str_starts(piece, CITE__LIT("to ")))
        return cite__edtf_day(&date->end, &season, cite__slice(piece, 3, piece.len), '-') && season == 0;
    if (cite__str_equal(piece, CITE__LIT("circa"))) {
        date->circa = 1;
        return true;
    }
    season = cite__edtf_season(piece);
    if (season == 0 || date->season != 0)
        return false;
    date->season = season;
    return true;
}

static void others_of(cite_date *date, cite_str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t end = cite__str_find_byte(text, ';', at);
        if (end == CITE_NONE)
            end = text.len;
        cite_str piece = cite__str_trim(cite__slice(text, at, end));
        if (piece.len > 0 && !other_of(date, piece)) {
            date->literal = cite__str_trim(cite__slice(text, at, text.len));
            return;
        }
        at = end + 1;
    }
}

/* "YYYY/MM/DD/other", of which all may be missing. False where it is something else. */
static bool date_of(cite_date *date, cite_str text)
{
    size_t slashes = 0;
    size_t at = 0;
    int season = 0;

    while (at < text.len && slashes < 3)
        slashes += text.ptr[at++] == '/';
    cite_str numbers = cite__slice(text, 0, at);
    while (numbers.len > 0 &&
           (numbers.ptr[numbers.len - 1] == '/' || cite__is_space(numbers.ptr[numbers.len - 1])))
        numbers.len--;
    if (numbers.len > 0 && !cite__edtf_day(&date->begin, &season, numbers, '/'))
        return false;
    date->season = season;
    if (slashes == 3)
        others_of(date, cite__slice(text, at, text.len));
    return slashes == 3 || numbers.len > 0;
}

static cite_status read_date(struct cite__ris_record *record, cite_when when, cite_str value)
{
    cite_date date = {.literal = {NULL, 0}};
    cite_str text = cleaned(record, value);

    if (!date_of(&date, text))
        return cite__import_date_text(record->import, record->item, when, text);
    return cite__import_date(record->import, record->item, when, &date);
}

/* "word: value" with a CSL word, as the writer has it where there is no tag. False where it is a note like others. */
static bool labelled(struct cite__ris_record *record, cite_str value, size_t number, cite_status *status)
{
    static const cite_str custom = {CITE__RIS_EXTRA, sizeof CITE__RIS_EXTRA - 1};
    size_t colon = cite__str_find(value, CITE__LIT(": "), 0);

    if (colon == CITE_NONE)
        return false;
    cite_str word = cite__slice(value, 0, colon);
    cite_str rest = cite__slice(value, colon + 2, value.len);
    if (cite__str_starts(word, custom) && word.len > custom.len) {
        *status = cite__import_extra(record->import, record->item, cite__slice(word, custom.len, word.len),
                                     cleaned(record, rest), number);
        return true;
    }
    struct cite__meaning meaning = cite__word_read(word);
    const char *exact = meaning.kind == CITE__MEANS_FIELD  ? cite_field_name((cite_field)meaning.index)
                        : meaning.kind == CITE__MEANS_ROLE ? cite_role_name((cite_role)meaning.index)
                        : meaning.kind == CITE__MEANS_WHEN ? cite_when_name((cite_when)meaning.index)
                                                           : NULL;
    if (!exact || !cite__ris_is_tag(word, exact))
        return false;
    switch (meaning.kind) {
    case CITE__MEANS_FIELD:
        *status = cite__import_field(record->import, record->item, (cite_field)meaning.index, word,
                                     cleaned(record, rest));
        break;
    case CITE__MEANS_ROLE: *status = read_person(record, (cite_role)meaning.index, rest); break;
    case CITE__MEANS_WHEN: *status = read_date(record, (cite_when)meaning.index, rest); break;
    case CITE__MEANS_NOTHING: break;
    }
    return true;
}

static void add_to(struct cite__buf *list, const char *between, cite_str value)
{
    if (value.len > 0 && list->len > 0)
        cite__buf_text(list, between);
    clean(list, value);
}

/* The type as a keyword of our writer's. */
static bool type_of(struct cite__ris_record *record, cite_str value)
{
    static const cite_str mark = {CITE__TYPE_KEYWORD, sizeof CITE__TYPE_KEYWORD - 1};
    cite_type type = CITE_TYPE_COUNT_;

    if (cite__str_starts(value, mark))
        type = cite__type_word(cite__str_trim(cite__slice(value, mark.len, value.len)));
    if (type == CITE_TYPE_COUNT_)
        return false;
    record->type = type;
    cite_item_set_type(record->item, type);
    return true;
}

/* The values of a tag that can have but one, from a line on, one on a line; for an extra. */
static cite_status keep_rest(struct cite__ris_record *record, size_t from)
{
    struct cite__buf *buf = cite__import_value(record->import);
    const struct cite__ris_line *line = &record->lines.items[from];

    for (size_t i = from; i != CITE_NONE; i = record->lines.items[i].next)
        add_to(buf, "\n", record->lines.items[i].value);
    return cite__import_extra(record->import, record->item, line->tag, cite__buf_view(buf), line->number);
}

static cite_status read_single(struct cite__ris_record *record, size_t index, cite_field field)
{
    const struct cite__ris_line *line = &record->lines.items[index];
    cite_status status =
        cite__import_field(record->import, record->item, field, line->tag, cleaned(record, line->value));

    if (status == CITE_OK && line->next != CITE_NONE)
        status = keep_rest(record, line->next);
    return status;
}

/* One line of a tag that can have several. */
static cite_status read_one(struct cite__ris_record *record, const struct cite__ris_line *line,
                            struct cite__meaning meaning)
{
    cite_status status = CITE_OK;

    if (meaning.kind == CITE__MEANS_ROLE)
        return read_person(record, (cite_role)meaning.index, line->value);
    if (meaning.kind == CITE__MEANS_WHEN)
        return read_date(record, (cite_when)meaning.index, line->value);
    if (meaning.index == CITE_FIELD_KEYWORD) {
        if (!type_of(record, line->value))
            add_to(&record->keywords, ", ", line->value);
        return CITE_OK;
    }
    if (!labelled(record, line->value, line->number, &status))
        add_to(&record->notes, "\n", line->value);
    return status;
}

static bool is_list(struct cite__meaning meaning)
{
    return meaning.kind == CITE__MEANS_ROLE || meaning.kind == CITE__MEANS_WHEN ||
           (meaning.kind == CITE__MEANS_FIELD &&
            (meaning.index == CITE_FIELD_KEYWORD || meaning.index == CITE_FIELD_NOTE));
}

static cite_status read_tag(struct cite__ris_record *record, size_t index)
{
    const struct cite__ris_line *line = &record->lines.items[index];
    struct cite__meaning meaning =
        cite__name_read(line->tag, cite__str_trim(line->value), record->type, CITE__DIALECT_RIS);
    cite_status status = CITE_OK;

    if (cite__ris_is_tag(line->tag, "TY") || cite__ris_is_tag(line->tag, "EP"))
        return CITE_OK;
    if (cite__ris_is_tag(line->tag, "ID")) {
        record->key = cite__str_trim(line->value);
        return CITE_OK;
    }
    if (meaning.kind == CITE__MEANS_NOTHING)
        return keep_rest(record, index);
    if (!is_list(meaning))
        return read_single(record, index, (cite_field)meaning.index);
    for (size_t i = index; i != CITE_NONE && status == CITE_OK; i = record->lines.items[i].next)
        status = read_one(record, &record->lines.items[i], meaning);
    return status;
}

/* "SP" and "EP" are one field; a range may stand in "SP" as well. */
static cite_status read_last_page(struct cite__ris_record *record)
{
    size_t index = record->last[cite__ris_tag_index(CITE__LIT("EP"))];
    struct cite__buf *buf = cite__import_value(record->import);
    cite_str first = cite_item_get(record->item, CITE_FIELD_PAGE);

    if (index == CITE_NONE)
        return CITE_OK;
    cite__buf_str(buf, first);
    cite_str last = cite__str_trim(record->lines.items[index].value);
    if (last.len == 0 || cite__str_equal(first, last) || cite__str_ends(first, last))
        return CITE_OK;
    cite__buf_text(buf, first.len > 0 ? "-" : "");
    clean(buf, last);
    return cite__item_put(record->item, CITE_FIELD_PAGE, cite__buf_view(buf), record->import->error);
}

static cite_status put_list(struct cite__ris_record *record, cite_field field, const char *name,
                            const struct cite__buf *list)
{
    if (list->len == 0 || list->failed != CITE_OK)
        return list->failed;
    return cite__import_field(record->import, record->item, field, cite_str_from(name), cite__buf_view(list));
}

static cite_status fill(struct cite__ris_record *record)
{
    cite_status status = CITE_OK;

    for (size_t i = 0; i < record->lines.count && status == CITE_OK; i++) {
        if (record->lines.items[i].first)
            status = read_tag(record, i);
        if (status == CITE_OK)
            status = record->import->failed;
    }
    if (status == CITE_OK)
        status = read_last_page(record);
    if (status == CITE_OK)
        status = put_list(record, CITE_FIELD_NOTE, "N1", &record->notes);
    if (status == CITE_OK)
        status = put_list(record, CITE_FIELD_KEYWORD, "KW", &record->keywords);
    return status;
}

cite_status cite__ris_finish(struct cite__ris_record *record)
{
    const struct cite__ris_line *type = &record->lines.items[0];
    cite_str word = cite__str_trim(type->value);

    record->key = (cite_str){"", 0};
    cite__buf_clear(&record->notes);
    cite__buf_clear(&record->keywords);
    record->type = cite__type_read(word, (cite_str){"", 0}, CITE__DIALECT_RIS, NULL);
    if (record->type == CITE_TYPE_COUNT_) {
        cite__import_warn(record->import, type->number, "an unknown type is read as a document", word);
        record->type = CITE_TYPE_DOCUMENT;
    }
    record->item = cite__import_begin(record->import, record->type);
    if (!record->item)
        return CITE_ERROR_MEMORY;
    cite_status status = fill(record);
    if (status != CITE_OK) {
        cite__import_drop(record->import);
        return status;
    }
    return cite__import_end(record->import, record->item, record->key, record->key, type->number);
}

cite_status cite__ris_read(struct cite__import *import)
{
    struct cite__ris_record *record = cite__arena_zero(&import->scratch, 1, sizeof *record);

    if (!record)
        return CITE_ERROR_MEMORY;
    record->import = import;
    cite__buf_init(&record->notes, &import->into->allocator, import->value.ceiling);
    cite__buf_init(&record->keywords, &import->into->allocator, import->value.ceiling);
    cite_status status = cite__ris_scan(record);
    cite__buf_release(&record->notes);
    cite__buf_release(&record->keywords);
    return status;
}
