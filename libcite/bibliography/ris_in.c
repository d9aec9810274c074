/*
 * bibliography/ris_in.c: RIS records as items (the specification of Research Information Systems, and the habits of
 * EndNote, Zotero and Mendeley).
 *
 *     line   = tag 2SP "-" [ SP value ] EOL         tag = two capitals, or a capital and a digit
 *     record = "TY" line  *line  "ER" line          a line without a tag continues the one before
 *
 * The lines of a record are gathered first; those of one tag are read together, in the order of the first of them.
 */
#include "bibliography/edtf.h"
#include "bibliography/formats.h"
#include "bibliography/import.h"
#include "bibliography/item.h"
#include "bibliography/name_in.h"
#include "bibliography/out.h"
#include "core/array.h"
#include "core/error.h"
#include "core/str.h"

#include <string.h>

/* 26 capitals, then a capital or digit. */
#define TAGS ((size_t)26 * 36)

struct line {
    cite_str tag;
    cite_str value; /* with its continuation lines, as they stand */
    size_t number;
    size_t next; /* of the same tag in the record; CITE_NONE for the last */
    bool first;  /* of its tag */
};

struct record {
    struct cite__import *import;
    CITE__ARRAY(struct line) lines;
    size_t last[TAGS]; /* the last line of each tag; CITE_NONE */
    bool open;         /* TY was seen */
    bool loose;        /* the file has one space before the hyphen */
    bool stray_told;
    cite_item *item;
    cite_type type;
    struct cite__buf notes;
    struct cite__buf keywords;
    cite_str key;
};

static size_t tag_index(cite_str tag)
{
    size_t second = cite__is_digit(tag.ptr[1]) ? (size_t)(tag.ptr[1] - '0') + 26 : (size_t)(tag.ptr[1] - 'A');

    return (size_t)(tag.ptr[0] - 'A') * 36 + second;
}

static bool is_tag(cite_str tag, const char *word)
{
    return cite__str_equal(tag, cite_str_from(word));
}

/* A value in one line: white space of any length is one space. In the buffer of the import, behind what is there. */
static void clean(struct cite__buf *out, cite_str value)
{
    struct cite__clean cleaning;
    cite_str character = {NULL, 0};

    cite__clean_init(&cleaning, value);
    while (cite__clean_next(&cleaning, &character))
        cite__buf_str(out, character);
}

static cite_str cleaned(struct record *record, cite_str value)
{
    struct cite__buf *buf = cite__import_value(record->import);

    clean(buf, value);
    return cite__buf_view(buf);
}

static cite_status read_person(struct record *record, cite_role role, cite_str value)
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

static cite_status read_date(struct record *record, cite_when when, cite_str value)
{
    cite_date date = {.literal = {NULL, 0}};
    cite_str text = cleaned(record, value);

    if (!date_of(&date, text))
        return cite__import_date_text(record->import, record->item, when, text);
    return cite__import_date(record->import, record->item, when, &date);
}

/* "word: value" with a CSL word, as the writer has it where there is no tag. False where it is a note like others. */
static bool labelled(struct record *record, cite_str value, size_t number, cite_status *status)
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
    if (!exact || !is_tag(word, exact))
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
static bool type_of(struct record *record, cite_str value)
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
static cite_status keep_rest(struct record *record, size_t from)
{
    struct cite__buf *buf = cite__import_value(record->import);
    const struct line *line = &record->lines.items[from];

    for (size_t i = from; i != CITE_NONE; i = record->lines.items[i].next)
        add_to(buf, "\n", record->lines.items[i].value);
    return cite__import_extra(record->import, record->item, line->tag, cite__buf_view(buf), line->number);
}

static cite_status read_single(struct record *record, size_t index, cite_field field)
{
    const struct line *line = &record->lines.items[index];
    cite_status status =
        cite__import_field(record->import, record->item, field, line->tag, cleaned(record, line->value));

    if (status == CITE_OK && line->next != CITE_NONE)
        status = keep_rest(record, line->next);
    return status;
}

/* One line of a tag that can have several. */
static cite_status read_one(struct record *record, const struct line *line, struct cite__meaning meaning)
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

static cite_status read_tag(struct record *record, size_t index)
{
    const struct line *line = &record->lines.items[index];
    struct cite__meaning meaning =
        cite__name_read(line->tag, cite__str_trim(line->value), record->type, CITE__DIALECT_RIS);
    cite_status status = CITE_OK;

    if (is_tag(line->tag, "TY") || is_tag(line->tag, "EP"))
        return CITE_OK;
    if (is_tag(line->tag, "ID")) {
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
static cite_status read_last_page(struct record *record)
{
    size_t index = record->last[tag_index(CITE__LIT("EP"))];
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

static cite_status put_list(struct record *record, cite_field field, const char *name,
                            const struct cite__buf *list)
{
    if (list->len == 0 || list->failed != CITE_OK)
        return list->failed;
    return cite__import_field(record->import, record->item, field, cite_str_from(name), cite__buf_view(list));
}

static cite_status fill(struct record *record)
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

static cite_status finish(struct record *record)
{
    const struct line *type = &record->lines.items[0];
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

/* The tag that a line begins with; empty where it has none. */
static cite_str tag_of(const struct record *record, cite_str line)
{
    cite_str tag = cite__slice(line, 0, line.len < 2 ? line.len : 2);
    bool shaped = tag.len == 2 && cite__is_upper(tag.ptr[0]) &&
                  (cite__is_upper(tag.ptr[1]) || cite__is_digit(tag.ptr[1]));
    cite_str rest = cite__slice(line, tag.len, line.len);
    bool loose = record->loose || is_tag(tag, "TY") || is_tag(tag, "ER");
    cite_str mark = cite__str_starts(rest, CITE__LIT("  -")) ? CITE__LIT("  -") : CITE__LIT(" -");

    if (!shaped || !cite__str_starts(rest, mark) || (mark.len == 2 && !loose))
        return (cite_str){"", 0};
    if (rest.len > mark.len && !cite__is_space(rest.ptr[mark.len]))
        return (cite_str){"", 0};
    return tag;
}

static bool add_line(struct record *record, cite_str tag, cite_str value, size_t number)
{
    size_t index = tag_index(tag);
    struct line *line = CITE__ARRAY_PUSH(&record->lines, &record->import->scratch);

    if (!line)
        return false;
    *line = (struct line){tag, value, number, CITE_NONE, record->last[index] == CITE_NONE};
    if (!line->first)
        record->lines.items[record->last[index]].next = record->lines.count - 1;
    record->last[index] = record->lines.count - 1;
    return true;
}

static void begin(struct record *record)
{
    record->open = true;
    record->lines.count = 0;
    for (size_t i = 0; i < TAGS; i++)
        record->last[i] = CITE_NONE;
}

static void tell_stray(struct record *record, size_t number, cite_str line)
{
    if (!record->stray_told)
        cite__import_fail(record->import, number, "a line outside a record", line);
    record->stray_told = true;
}

/* A line with a tag. */
static cite_status take_tag(struct record *record, cite_str tag, cite_str line, size_t number)
{
    size_t hyphen = cite__str_find_byte(line, '-', 0);
    cite_status status = CITE_OK;

    if (is_tag(tag, "TY")) {
        if (record->open) {
            cite__import_fail(record->import, record->lines.items[0].number, "a record without its end (ER)",
                              (cite_str){"", 0});
            status = finish(record);
        }
        record->loose = hyphen == 3;
        begin(record);
    }
    if (status != CITE_OK)
        return status;
    if (!record->open) {
        tell_stray(record, number, line);
        return CITE_OK;
    }
    if (is_tag(tag, "ER")) {
        record->open = false;
        record->stray_told = false;
        return finish(record);
    }
    size_t begin_at = hyphen + 1;
    while (begin_at < line.len && cite__is_space(line.ptr[begin_at]))
        begin_at++;
    return add_line(record, tag, cite__slice(line, begin_at, line.len), number) ? CITE_OK : CITE_ERROR_MEMORY;
}

/* A line without one: it continues the value before it, with which it is one slice of the input. */
static void continue_value(struct record *record, cite_str line, size_t number)
{
    if (cite__str_trim(line).len == 0)
        return;
    if (!record->open) {
        tell_stray(record, number, line);
        return;
    }
    struct line *last = &record->lines.items[record->lines.count - 1];
    last->value.len = (size_t)(line.ptr + line.len - last->value.ptr);
}

static cite_status read_lines(struct record *record)
{
    cite_str text = record->import->text;
    cite_status status = CITE_OK;
    size_t number = 0;

    for (size_t at = 0; at < text.len && status == CITE_OK;) {
        size_t end = at;
        while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r')
            end++;
        cite_str line = cite__slice(text, at, end);
        cite_str tag = tag_of(record, line);
        number++;
        if (tag.len > 0)
            status = take_tag(record, tag, line, number);
        else
            continue_value(record, line, number);
        at = end + 1;
        if (at < text.len && text.ptr[end] == '\r' && text.ptr[at] == '\n')
            at++;
    }
    if (status == CITE_OK && record->open) {
        cite__import_fail(record->import, record->lines.items[0].number, "a record without its end (ER)",
                          (cite_str){"", 0});
        status = finish(record);
    }
    return status;
}

cite_status cite__ris_read(struct cite__import *import)
{
    struct record *record = cite__arena_zero(&import->scratch, 1, sizeof *record);

    if (!record)
        return CITE_ERROR_MEMORY;
    record->import = import;
    cite__buf_init(&record->notes, &import->into->allocator, import->value.ceiling);
    cite__buf_init(&record->keywords, &import->into->allocator, import->value.ceiling);
    cite_status status = read_lines(record);
    cite__buf_release(&record->notes);
    cite__buf_release(&record->keywords);
    return status;
}
