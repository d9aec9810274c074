/*
 * bibliography/ris_scan.c: a RIS file cut into records and their lines.
 *
 *     line   = tag 2SP "-" [ SP value ] EOL         tag = two capitals, or a capital and a digit
 *     record = "TY" line  *line  "ER" line          a line without a tag continues the one before
 */
#include "bibliography/ris_record.h"

size_t cite__ris_tag_index(cite_str tag)
{
    size_t second = cite__is_digit(tag.ptr[1]) ? (size_t)(tag.ptr[1] - '0') + 26 : (size_t)(tag.ptr[1] - 'A');

    return (size_t)(tag.ptr[0] - 'A') * 36 + second;
}

/* The tag that a line begins with; empty where it has none. */
static cite_str tag_of(const struct cite__ris_record *record, cite_str line)
{
    cite_str tag = cite__slice(line, 0, line.len < 2 ? line.len : 2);
    bool shaped = tag.len == 2 && cite__is_upper(tag.ptr[0]) &&
                  (cite__is_upper(tag.ptr[1]) || cite__is_digit(tag.ptr[1]));
    cite_str rest = cite__slice(line, tag.len, line.len);
    bool loose = record->loose || cite__ris_is_tag(tag, "TY") || cite__ris_is_tag(tag, "ER");
    cite_str mark = cite__str_starts(rest, CITE__LIT("  -")) ? CITE__LIT("  -") : CITE__LIT(" -");

    if (!shaped || !cite__str_starts(rest, mark) || (mark.len == 2 && !loose))
        return (cite_str){"", 0};
    if (rest.len > mark.len && !cite__is_space(rest.ptr[mark.len]))
        return (cite_str){"", 0};
    return tag;
}

static bool add_line(struct cite__ris_record *record, cite_str tag, cite_str value, size_t number)
{
    size_t index = cite__ris_tag_index(tag);
    struct cite__ris_line *line = CITE__ARRAY_PUSH(&record->lines, &record->import->scratch);

    if (!line)
        return false;
    *line = (struct cite__ris_line){tag, value, number, CITE_NONE, record->last[index] == CITE_NONE};
    if (!line->first)
        record->lines.items[record->last[index]].next = record->lines.count - 1;
    record->last[index] = record->lines.count - 1;
    return true;
}

static void begin(struct cite__ris_record *record)
{
    record->open = true;
    record->lines.count = 0;
    for (size_t i = 0; i < CITE__RIS_TAGS; i++)
        record->last[i] = CITE_NONE;
}

static void tell_stray(struct cite__ris_record *record, size_t number, cite_str line)
{
    if (!record->stray_told)
        cite__import_fail(record->import, number, "a line outside a record", line);
    record->stray_told = true;
}

/* A line with a tag. */
static cite_status take_tag(struct cite__ris_record *record, cite_str tag, cite_str line, size_t number)
{
    size_t hyphen = cite__str_find_byte(line, '-', 0);
    cite_status status = CITE_OK;

    if (cite__ris_is_tag(tag, "TY")) {
        if (record->open) {
            cite__import_fail(record->import, record->lines.items[0].number, "a record without its end (ER)",
                              (cite_str){"", 0});
            status = cite__ris_finish(record);
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
    if (cite__ris_is_tag(tag, "ER")) {
        record->open = false;
        record->stray_told = false;
        return cite__ris_finish(record);
    }
    size_t begin_at = hyphen + 1;
    while (begin_at < line.len && cite__is_space(line.ptr[begin_at]))
        begin_at++;
    return add_line(record, tag, cite__slice(line, begin_at, line.len), number) ? CITE_OK : CITE_ERROR_MEMORY;
}

/* A line without one: it continues the value before it, with which it is one slice of the input. */
static void continue_value(struct cite__ris_record *record, cite_str line, size_t number)
{
    if (cite__str_trim(line).len == 0)
        return;
    if (!record->open) {
        tell_stray(record, number, line);
        return;
    }
    struct cite__ris_line *last = &record->lines.items[record->lines.count - 1];
    last->value.len = (size_t)(line.ptr + line.len - last->value.ptr);
}

cite_status cite__ris_scan(struct cite__ris_record *record)
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
        status = cite__ris_finish(record);
    }
    return status;
}
