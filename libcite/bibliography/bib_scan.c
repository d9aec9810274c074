/*
 * bibliography/bib_scan.c: see bib_scan.h.
 */
#include "bibliography/bib_scan.h"

#include "bibliography/bib_cursor.h"
#include "core/str.h"

#include <string.h>

/* The most fields of an entry: ten times what BibLaTeX has; each is looked for among all. */
#define FIELDS_MAX ((size_t)256)

/* Pieces joined into one value. */
#define PIECES_MAX ((size_t)64)

/* What macros and parents may add, as a multiple of the input, and at least. */
#define BUDGET_TIMES ((size_t)16)
#define BUDGET_LEAST ((size_t)1024 * 1024)

bool cite__bib_afford(struct cite__bib *bib, size_t size, size_t line)
{
    if (size <= bib->budget) {
        bib->budget -= size;
        return true;
    }
    if (!bib->budget_told)
        cite__import_fail(bib->import, line,
                          "macros or crossrefs make the entries too large; some are left out",
                          (cite_str){"", 0});
    bib->budget_told = true;
    return false;
}

/* The rest of an entry that cannot be read further. */
static void pass_rest(struct cite__bib_cursor *cursor, char closer)
{
    (void)cite__bib_pass(cursor, closer, true);
}

/* "@comment{...}" is passed over as a whole; where it has no end, to the end of its line. */
static void pass_comment(struct cite__bib_cursor *cursor)
{
    size_t begin = cursor->at;

    cite__bib_skip_spaces(cursor);
    if (cite__bib_at_byte(cursor, '{') && !cursor->comments_fail) {
        cursor->at++;
        if (cite__bib_pass(cursor, '}', false))
            return;
        cursor->comments_fail = true;
        cite__bib_fail(cursor, begin, "a comment is not closed; it ends with its line", (cite_str){"", 0});
    }
    cursor->at = begin;
    while (!cite__bib_at_end(cursor) && cursor->text.ptr[cursor->at] != '\n')
        cursor->at++;
}

static cite_str lowered(struct cite__bib_cursor *cursor, cite_str name)
{
    char *copy = cite__arena_alloc(&cursor->bib->import->scratch, name.len + 1);

    for (size_t i = 0; copy && i < name.len; i++)
        copy[i] = cite__to_lower(name.ptr[i]);
    return (cite_str){copy, name.len};
}

/* The value of a macro; its name where it has none. */
static cite_str macro_value(struct cite__bib_cursor *cursor, cite_str name)
{
    char small[64];
    size_t index = CITE_NONE;

    if (name.len <= sizeof small) {
        for (size_t i = 0; i < name.len; i++)
            small[i] = cite__to_lower(name.ptr[i]);
        index = cite__map_get(&cursor->bib->macros, (cite_str){small, name.len});
    }
    if (index != CITE_NONE)
        return cursor->bib->values.items[index];
    cite__import_warn(cursor->bib->import, cite__bib_line(cursor, cursor->at),
                      "a macro without a value; its name is kept", name);
    return name;
}

/* One piece of a value; *copied is what it takes from the budget. False after an error. */
static bool read_piece(struct cite__bib_cursor *cursor, cite_str *piece, size_t *copied)
{
    size_t begin = cursor->at;
    char c = '\0';

    if (!cite__bib_at_end(cursor))
        c = cursor->text.ptr[begin];
    if (c == '{' || c == '"') {
        cursor->at++;
        if (!cite__bib_pass(cursor, c == '{' ? '}' : '"', true)) {
            cite__bib_fail(cursor, begin, "a value is not closed", (cite_str){"", 0});
            return false;
        }
        *piece = cite__slice(cursor->text, begin + 1, cursor->at - 1);
        return true;
    }
    cite_str name = cite__bib_name(cursor);
    if (name.len == 0) {
        cite__bib_fail(cursor, begin, "a value is missing", (cite_str){"", 0});
        return false;
    }
    size_t used = 0;
    cite__str_number(name, (size_t)-1, &used);
    *piece = name;
    if (!cite__is_digit(name.ptr[0]) || used != name.len)
        *piece = macro_value(cursor, name);
    *copied += piece->len;
    return true;
}

static bool join(struct cite__bib_cursor *cursor, cite_str *value, const cite_str *pieces, size_t count)
{
    size_t size = 0;
    size_t len = 0;

    for (size_t i = 0; i < count; i++)
        size += pieces[i].len;
    char *data = cite__arena_alloc(&cursor->bib->import->scratch, size + 1);
    if (!data)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (pieces[i].len > 0)
            memcpy(data + len, pieces[i].ptr, pieces[i].len);
        len += pieces[i].len;
    }
    data[len] = '\0';
    *value = (cite_str){data, len};
    return true;
}

enum outcome { READ, BROKEN, NO_MEMORY };

static enum outcome read_value(struct cite__bib_cursor *cursor, cite_str *value)
{
    cite_str pieces[PIECES_MAX];
    size_t count = 0;
    size_t copied = 0;

    do {
        cite__bib_skip_spaces(cursor);
        if (count == PIECES_MAX) {
            cite__bib_fail(cursor, cursor->at, "too many pieces in a value", (cite_str){"", 0});
            return BROKEN;
        }
        if (!read_piece(cursor, &pieces[count], &copied))
            return BROKEN;
        count++;
        cite__bib_skip_spaces(cursor);
    } while (cite__bib_at_byte(cursor, '#') && cursor->at++ < cursor->text.len);
    if (copied > 0 && !cite__bib_afford(cursor->bib, copied, cite__bib_line(cursor, cursor->at))) {
        *value = (cite_str){"", 0};
        return READ;
    }
    *value = pieces[0];
    return count == 1 || join(cursor, value, pieces, count) ? READ : NO_MEMORY;
}

/* "name = value". */
static enum outcome read_assignment(struct cite__bib_cursor *cursor, cite_str *name, cite_str *value)
{
    size_t begin = cursor->at;

    *name = cite__bib_name(cursor);
    cite__bib_skip_spaces(cursor);
    if (name->len == 0 || !cite__bib_at_byte(cursor, '=')) {
        cite__bib_fail(cursor, begin,
                       name->len == 0 ? "a field's name is missing" : "no \"=\" behind a field's name", *name);
        return BROKEN;
    }
    cursor->at++;
    return read_value(cursor, value);
}

static bool set_macro(struct cite__bib *bib, cite_str name, cite_str value)
{
    cite_str *slot = CITE__ARRAY_PUSH(&bib->values, &bib->import->scratch);

    if (!slot || !name.ptr)
        return false;
    *slot = value;
    return cite__map_set(&bib->macros, name, bib->values.count - 1);
}

/* "@string{name = value}". False when memory is out. */
static bool read_macro(struct cite__bib_cursor *cursor, char closer)
{
    cite_str name = {NULL, 0};
    cite_str value = {NULL, 0};

    cite__bib_skip_spaces(cursor);
    enum outcome outcome = read_assignment(cursor, &name, &value);
    if (outcome == READ && !set_macro(cursor->bib, lowered(cursor, name), value))
        return false;
    cite__bib_skip_spaces(cursor);
    if (outcome == READ && cite__bib_at_byte(cursor, closer))
        cursor->at++;
    else
        pass_rest(cursor, closer);
    return outcome != NO_MEMORY;
}

/* The key, where one stands before the first field. */
static cite_str read_key(struct cite__bib_cursor *cursor, char closer)
{
    cite__bib_skip_spaces(cursor);
    size_t begin = cursor->at;
    size_t end = begin;

    while (end < cursor->text.len && !strchr(",={}\"\n\r", cursor->text.ptr[end]) &&
           cursor->text.ptr[end] != closer)
        end++;
    cite_str key = cite__str_trim(cite__slice(cursor->text, begin, end));
    size_t next = end;
    while (next < cursor->text.len && cite__is_space(cursor->text.ptr[next]))
        next++;
    bool ends = next == cursor->text.len || cursor->text.ptr[next] == ',' || cursor->text.ptr[next] == closer;
    if (!ends)
        return (cite_str){"", 0};
    cursor->at = next;
    return key;
}

static enum outcome add_field(struct cite__bib_cursor *cursor, struct cite__bib_entry *entry)
{
    struct cite__bib *bib = cursor->bib;
    struct cite__bib_field field = {.line = cite__bib_line(cursor, cursor->at)};
    enum outcome outcome = read_assignment(cursor, &field.name, &field.value);

    if (outcome != READ)
        return outcome;
    if (entry->count == FIELDS_MAX) {
        cite__import_fail(bib->import, field.line, "too many fields; the rest is left out", entry->key);
        return BROKEN;
    }
    struct cite__bib_field *slot = CITE__ARRAY_PUSH(&bib->fields, &bib->import->scratch);
    if (!slot)
        return NO_MEMORY;
    *slot = field;
    entry->count++;
    return READ;
}

/* The fields of an entry and its end. False when memory is out. */
static bool read_fields(struct cite__bib_cursor *cursor, struct cite__bib_entry *entry, char closer)
{
    for (;;) {
        cite__bib_skip_spaces(cursor);
        while (cite__bib_at_byte(cursor, ',')) {
            cursor->at++;
            cite__bib_skip_spaces(cursor);
        }
        if (cite__bib_at_byte(cursor, closer)) {
            cursor->at++;
            return true;
        }
        if (cite__bib_at_end(cursor) ||
            (cite__bib_at_byte(cursor, '@') && cite__bib_is_head(cursor, cursor->at))) {
            cite__import_fail(cursor->bib->import, entry->line, "the entry is not closed", entry->key);
            return true;
        }
        enum outcome outcome = add_field(cursor, entry);
        if (outcome == NO_MEMORY)
            return false;
        if (outcome == BROKEN) {
            pass_rest(cursor, closer);
            return true;
        }
        cite__bib_skip_spaces(cursor);
        if (!cite__bib_at_byte(cursor, ',') && !cite__bib_at_byte(cursor, closer) &&
            !cite__bib_at_end(cursor) && !cite__bib_at_byte(cursor, '@'))
            cite__import_warn(cursor->bib->import, cite__bib_line(cursor, cursor->at),
                              "no comma before this field", entry->key);
    }
}

static bool read_entry(struct cite__bib_cursor *cursor, cite_str type, size_t line, char closer)
{
    struct cite__bib *bib = cursor->bib;
    struct cite__bib_entry entry = {.type = type, .line = line, .first = bib->fields.count};

    entry.key = read_key(cursor, closer);
    if (entry.key.len == 0)
        cite__import_warn(bib->import, line, "an entry without a key", type);
    if (!read_fields(cursor, &entry, closer))
        return false;
    struct cite__bib_entry *slot = CITE__ARRAY_PUSH(&bib->entries, &bib->import->scratch);
    if (!slot)
        return false;
    *slot = entry;
    return true;
}

/* What follows an "@". False when memory is out. */
static bool read_at(struct cite__bib_cursor *cursor)
{
    size_t begin = cursor->at - 1;

    cite__bib_skip_spaces(cursor);
    cite_str type = cite__bib_name(cursor);
    if (type.len > 0 && cite__str_equal_nocase(type, CITE__LIT("comment"))) {
        pass_comment(cursor);
        return true;
    }
    cite__bib_skip_spaces(cursor);
    if (type.len == 0 || (!cite__bib_at_byte(cursor, '{') && !cite__bib_at_byte(cursor, '('))) {
        /* Text between entries may hold an address. */
        if (begin == 0 || cursor->text.ptr[begin - 1] == '\n')
            cite__bib_fail(cursor, begin, "an entry without a brace", type);
        cursor->at = begin + 1;
        return true;
    }
    size_t line = cite__bib_line(cursor, begin);
    char closer = cite__bib_at_byte(cursor, '{') ? '}' : ')';
    cursor->at++;
    if (cite__str_equal_nocase(type, CITE__LIT("string")))
        return read_macro(cursor, closer);
    if (!cite__str_equal_nocase(type, CITE__LIT("preamble")))
        return read_entry(cursor, type, line, closer);
    if (!cite__bib_pass(cursor, closer, true))
        cite__import_fail(cursor->bib->import, line, "the preamble is not closed", (cite_str){"", 0});
    return true;
}

static bool add_months(struct cite__bib *bib)
{
    static const char *const months[12][2] = {
        {"jan", "January"},   {"feb", "February"}, {"mar", "March"},    {"apr", "April"},
        {"may", "May"},       {"jun", "June"},     {"jul", "July"},     {"aug", "August"},
        {"sep", "September"}, {"oct", "October"},  {"nov", "November"}, {"dec", "December"},
    };

    for (size_t i = 0; i < 12; i++) {
        if (!set_macro(bib, cite_str_from(months[i][0]), cite_str_from(months[i][1])))
            return false;
    }
    return true;
}

bool cite__bib_scan(struct cite__bib *bib, struct cite__import *import)
{
    struct cite__bib_cursor cursor = {.bib = bib, .text = import->text};
    size_t budget = 0;

    memset(bib, 0, sizeof *bib);
    bib->import = import;
    budget = import->text.len > (size_t)-1 / BUDGET_TIMES ? (size_t)-1 : import->text.len * BUDGET_TIMES;
    bib->budget = budget > BUDGET_LEAST ? budget : BUDGET_LEAST;
    cite__map_init(&bib->macros, &import->scratch, 0);
    if (!add_months(bib))
        return false;
    for (;;) {
        size_t next = cite__str_find_byte(cursor.text, '@', cursor.at);
        if (next == CITE_NONE)
            return true;
        cursor.at = next + 1;
        if (!read_at(&cursor))
            return false;
    }
}
