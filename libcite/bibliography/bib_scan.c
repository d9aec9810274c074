/*
 * bibliography/bib_scan.c: see bib_scan.h.
 */
#include "bibliography/bib_scan.h"

#include "core/str.h"

#include <string.h>

/* The most fields of an entry: ten times what BibLaTeX has; each is looked for among all. */
#define FIELDS_MAX ((size_t)256)

/* Pieces joined into one value. */
#define PIECES_MAX ((size_t)64)

/* What macros and parents may add, as a multiple of the input, and at least. */
#define BUDGET_TIMES ((size_t)16)
#define BUDGET_LEAST ((size_t)1024 * 1024)

struct scan {
    struct cite__bib *bib;
    cite_str text;
    size_t at;
    bool comments_fail; /* a comment was not closed: from there on a comment is a line */
};

static bool at_end(const struct scan *scan)
{
    return scan->at >= scan->text.len;
}

static bool at_byte(const struct scan *scan, char byte)
{
    return scan->at < scan->text.len && scan->text.ptr[scan->at] == byte;
}

static size_t line_at(const struct scan *scan, size_t offset)
{
    return cite__import_line(scan->bib->import, offset);
}

static void fail(const struct scan *scan, size_t offset, const char *message, cite_str subject)
{
    cite__import_fail(scan->bib->import, line_at(scan, offset), message, subject);
}

static void skip_spaces(struct scan *scan)
{
    while (!at_end(scan) && cite__is_space(scan->text.ptr[scan->at]))
        scan->at++;
}

static bool is_name_byte(char c)
{
    return !cite__is_space(c) && c != '\0' && !strchr("=,{}()\"#%'@\\", c);
}

static cite_str read_name(struct scan *scan)
{
    size_t begin = scan->at;

    while (!at_end(scan) && is_name_byte(scan->text.ptr[scan->at]))
        scan->at++;
    return cite__slice(scan->text, begin, scan->at);
}

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

/*
 * Whether an entry begins at at, which holds "@": at the start of a line, a name, a brace, and a key with its comma on
 * the same line, or one of the words that need no key. That stands in no value.
 */
static bool is_head(const struct scan *scan, size_t at)
{
    static const char *const words[] = {"string", "preamble", "comment"};
    cite_str text = scan->text;

    if (at > 0 && text.ptr[at - 1] != '\n' && text.ptr[at - 1] != '\r')
        return false;
    size_t end = at + 1;
    while (end < text.len && cite__is_alpha(text.ptr[end]))
        end++;
    cite_str word = cite__slice(text, at + 1, end);
    while (end < text.len && (text.ptr[end] == ' ' || text.ptr[end] == '\t'))
        end++;
    if (word.len == 0 || end == text.len || (text.ptr[end] != '{' && text.ptr[end] != '('))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (cite__str_equal_nocase(word, cite_str_from(words[i])))
            return true;
    }
    for (end++; end < text.len && end - at < 512; end++) {
        char c = text.ptr[end];
        if (c == ',')
            return true;
        if (c == '\n' || c == '}' || c == '=')
            return false;
    }
    return false;
}

/*
 * Passes what is balanced up to stop outside braces, and stop. False where the input ends or the next entry begins, and
 * then it stays there.
 */
static bool pass_balanced(struct scan *scan, char stop, bool heads)
{
    size_t depth = 0;

    for (; !at_end(scan); scan->at++) {
        char c = scan->text.ptr[scan->at];
        if (c == stop && depth == 0) {
            scan->at++;
            return true;
        }
        if (c == '@' && heads && is_head(scan, scan->at))
            return false;
        if (c == '{')
            depth++;
        else if (c == '}' && depth > 0)
            depth--;
    }
    return false;
}

/* The rest of an entry that cannot be read further. */
static void pass_rest(struct scan *scan, char closer)
{
    (void)pass_balanced(scan, closer, true);
}

/* "@comment{...}" is passed over as a whole; where it has no end, to the end of its line. */
static void pass_comment(struct scan *scan)
{
    size_t begin = scan->at;

    skip_spaces(scan);
    if (at_byte(scan, '{') && !scan->comments_fail) {
        scan->at++;
        if (pass_balanced(scan, '}', false))
            return;
        scan->comments_fail = true;
        fail(scan, begin, "a comment is not closed; it ends with its line", (cite_str){"", 0});
    }
    scan->at = begin;
    while (!at_end(scan) && scan->text.ptr[scan->at] != '\n')
        scan->at++;
}

static cite_str lowered(struct scan *scan, cite_str name)
{
    char *copy = cite__arena_alloc(&scan->bib->import->scratch, name.len + 1);

    for (size_t i = 0; copy && i < name.len; i++)
        copy[i] = cite__to_lower(name.ptr[i]);
    return (cite_str){copy, name.len};
}

/* The value of a macro; its name where it has none. */
static cite_str macro_value(struct scan *scan, cite_str name)
{
    char small[64];
    size_t index = CITE_NONE;

    if (name.len <= sizeof small) {
        for (size_t i = 0; i < name.len; i++)
            small[i] = cite__to_lower(name.ptr[i]);
        index = cite__map_get(&scan->bib->macros, (cite_str){small, name.len});
    }
    if (index != CITE_NONE)
        return scan->bib->values.items[index];
    cite__import_warn(scan->bib->import, line_at(scan, scan->at), "a macro without a value; its name is kept",
                      name);
    return name;
}

/* One piece of a value; *copied is what it takes from the budget. False after an error. */
static bool read_piece(struct scan *scan, cite_str *piece, size_t *copied)
{
    size_t begin = scan->at;
    char c = '\0';

    if (!at_end(scan))
        c = scan->text.ptr[begin];
    if (c == '{' || c == '"') {
        scan->at++;
        if (!pass_balanced(scan, c == '{' ? '}' : '"', true)) {
            fail(scan, begin, "a value is not closed", (cite_str){"", 0});
            return false;
        }
        *piece = cite__slice(scan->text, begin + 1, scan->at - 1);
        return true;
    }
    cite_str name = read_name(scan);
    if (name.len == 0) {
        fail(scan, begin, "a value is missing", (cite_str){"", 0});
        return false;
    }
    size_t used = 0;
    cite__str_number(name, (size_t)-1, &used);
    *piece = name;
    if (!cite__is_digit(name.ptr[0]) || used != name.len)
        *piece = macro_value(scan, name);
    *copied += piece->len;
    return true;
}

static bool join(struct scan *scan, cite_str *value, const cite_str *pieces, size_t count)
{
    size_t size = 0;
    size_t len = 0;

    for (size_t i = 0; i < count; i++)
        size += pieces[i].len;
    char *data = cite__arena_alloc(&scan->bib->import->scratch, size + 1);
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

static enum outcome read_value(struct scan *scan, cite_str *value)
{
    cite_str pieces[PIECES_MAX];
    size_t count = 0;
    size_t copied = 0;

    do {
        skip_spaces(scan);
        if (count == PIECES_MAX) {
            fail(scan, scan->at, "too many pieces in a value", (cite_str){"", 0});
            return BROKEN;
        }
        if (!read_piece(scan, &pieces[count], &copied))
            return BROKEN;
        count++;
        skip_spaces(scan);
    } while (at_byte(scan, '#') && scan->at++ < scan->text.len);
    if (copied > 0 && !cite__bib_afford(scan->bib, copied, line_at(scan, scan->at))) {
        *value = (cite_str){"", 0};
        return READ;
    }
    *value = pieces[0];
    return count == 1 || join(scan, value, pieces, count) ? READ : NO_MEMORY;
}

/* "name = value". */
static enum outcome read_assignment(struct scan *scan, cite_str *name, cite_str *value)
{
    size_t begin = scan->at;

    *name = read_name(scan);
    skip_spaces(scan);
    if (name->len == 0 || !at_byte(scan, '=')) {
        fail(scan, begin, name->len == 0 ? "a field's name is missing" : "no \"=\" behind a field's name",
             *name);
        return BROKEN;
    }
    scan->at++;
    return read_value(scan, value);
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
static bool read_macro(struct scan *scan, char closer)
{
    cite_str name = {NULL, 0};
    cite_str value = {NULL, 0};

    skip_spaces(scan);
    enum outcome outcome = read_assignment(scan, &name, &value);
    if (outcome == READ && !set_macro(scan->bib, lowered(scan, name), value))
        return false;
    skip_spaces(scan);
    if (outcome == READ && at_byte(scan, closer))
        scan->at++;
    else
        pass_rest(scan, closer);
    return outcome != NO_MEMORY;
}

/* The key, where one stands before the first field. */
static cite_str read_key(struct scan *scan, char closer)
{
    skip_spaces(scan);
    size_t begin = scan->at;
    size_t end = begin;

    while (end < scan->text.len && !strchr(",={}\"\n\r", scan->text.ptr[end]) && scan->text.ptr[end] != closer)
        end++;
    cite_str key = cite__str_trim(cite__slice(scan->text, begin, end));
    size_t next = end;
    while (next < scan->text.len && cite__is_space(scan->text.ptr[next]))
        next++;
    bool ends = next == scan->text.len || scan->text.ptr[next] == ',' || scan->text.ptr[next] == closer;
    if (!ends)
        return (cite_str){"", 0};
    scan->at = next;
    return key;
}

static enum outcome add_field(struct scan *scan, struct cite__bib_entry *entry)
{
    struct cite__bib *bib = scan->bib;
    struct cite__bib_field field = {.line = line_at(scan, scan->at)};
    enum outcome outcome = read_assignment(scan, &field.name, &field.value);

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
static bool read_fields(struct scan *scan, struct cite__bib_entry *entry, char closer)
{
    for (;;) {
        skip_spaces(scan);
        while (at_byte(scan, ',')) {
            scan->at++;
            skip_spaces(scan);
        }
        if (at_byte(scan, closer)) {
            scan->at++;
            return true;
        }
        if (at_end(scan) || (at_byte(scan, '@') && is_head(scan, scan->at))) {
            cite__import_fail(scan->bib->import, entry->line, "the entry is not closed", entry->key);
            return true;
        }
        enum outcome outcome = add_field(scan, entry);
        if (outcome == NO_MEMORY)
            return false;
        if (outcome == BROKEN) {
            pass_rest(scan, closer);
            return true;
        }
        skip_spaces(scan);
        if (!at_byte(scan, ',') && !at_byte(scan, closer) && !at_end(scan) && !at_byte(scan, '@'))
            cite__import_warn(scan->bib->import, line_at(scan, scan->at), "no comma before this field",
                              entry->key);
    }
}

static bool read_entry(struct scan *scan, cite_str type, size_t line, char closer)
{
    struct cite__bib *bib = scan->bib;
    struct cite__bib_entry entry = {.type = type, .line = line, .first = bib->fields.count};

    entry.key = read_key(scan, closer);
    if (entry.key.len == 0)
        cite__import_warn(bib->import, line, "an entry without a key", type);
    if (!read_fields(scan, &entry, closer))
        return false;
    struct cite__bib_entry *slot = CITE__ARRAY_PUSH(&bib->entries, &bib->import->scratch);
    if (!slot)
        return false;
    *slot = entry;
    return true;
}

/* What follows an "@". False when memory is out. */
static bool read_at(struct scan *scan)
{
    size_t begin = scan->at - 1;

    skip_spaces(scan);
    cite_str type = read_name(scan);
    if (type.len > 0 && cite__str_equal_nocase(type, CITE__LIT("comment"))) {
        pass_comment(scan);
        return true;
    }
    skip_spaces(scan);
    if (type.len == 0 || (!at_byte(scan, '{') && !at_byte(scan, '('))) {
        /* Text between entries may hold an address. */
        if (begin == 0 || scan->text.ptr[begin - 1] == '\n')
            fail(scan, begin, "an entry without a brace", type);
        scan->at = begin + 1;
        return true;
    }
    size_t line = line_at(scan, begin);
    char closer = at_byte(scan, '{') ? '}' : ')';
    scan->at++;
    if (cite__str_equal_nocase(type, CITE__LIT("string")))
        return read_macro(scan, closer);
    if (!cite__str_equal_nocase(type, CITE__LIT("preamble")))
        return read_entry(scan, type, line, closer);
    if (!pass_balanced(scan, closer, true))
        cite__import_fail(scan->bib->import, line, "the preamble is not closed", (cite_str){"", 0});
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
    struct scan scan = {.bib = bib, .text = import->text};
    size_t budget = 0;

    memset(bib, 0, sizeof *bib);
    bib->import = import;
    budget = import->text.len > (size_t)-1 / BUDGET_TIMES ? (size_t)-1 : import->text.len * BUDGET_TIMES;
    bib->budget = budget > BUDGET_LEAST ? budget : BUDGET_LEAST;
    cite__map_init(&bib->macros, &import->scratch, 0);
    if (!add_months(bib))
        return false;
    for (;;) {
        size_t next = cite__str_find_byte(scan.text, '@', scan.at);
        if (next == CITE_NONE)
            return true;
        scan.at = next + 1;
        if (!read_at(&scan))
            return false;
    }
}
