/*
 * bibliography/tex_in.c: see tex_in.h.
 */
#include "bibliography/tex_in.h"

#include "bibliography/tex_reader.h"
#include "bibliography/tex_table.h"
#include "core/str.h"
#include "text/utf8.h"

#include <string.h>

static bool next_is(const struct cite__tex_reader *reader, char byte)
{
    return reader->at < reader->in.len && reader->in.ptr[reader->at] == byte;
}

static void skip_spaces(struct cite__tex_reader *reader)
{
    while (reader->at < reader->in.len && cite__is_space(reader->in.ptr[reader->at]))
        reader->at++;
}

/* Passes over an argument in braces. */
static void skip_argument(struct cite__tex_reader *reader)
{
    size_t depth = 0;

    skip_spaces(reader);
    if (!next_is(reader, '{'))
        return;
    do {
        char c = reader->in.ptr[reader->at++];
        depth += c == '{';
        depth -= c == '}';
    } while (depth > 0 && reader->at < reader->in.len);
}

/* Something is to be done where the argument that begins here ends. False: it has no braces, or too much is open. */
static bool open_group(struct cite__tex_reader *reader, const char *text)
{
    skip_spaces(reader);
    if (!next_is(reader, '{') || reader->group_count == CITE__TEX_GROUPS)
        return false;
    reader->at++;
    reader->depth++;
    reader->groups[reader->group_count++] =
        (struct cite__tex_group){reader->depth, text, reader->script, reader->way};
    return true;
}

/* An argument that is raised or lowered; one without braces is the next character. */
static void open_script(struct cite__tex_reader *reader, enum cite__tex_kind kind)
{
    if (open_group(reader, "")) {
        reader->script = kind;
        return;
    }
    if (reader->at < reader->in.len && reader->in.ptr[reader->at] != '\\' && !next_is(reader, '{')) {
        enum cite__tex_kind before = reader->script;
        size_t len = 0;
        uint32_t code = cite__utf8_at(reader->in, reader->at, &len);
        reader->at += len;
        reader->script = kind;
        cite__tex_put_character(reader, code);
        reader->script = before;
    }
}

static void close_brace(struct cite__tex_reader *reader)
{
    cite__tex_put_alone(reader);
    const struct cite__tex_group *group =
        reader->group_count > 0 ? &reader->groups[reader->group_count - 1] : NULL;
    if (group && group->depth == reader->depth) {
        bool gap = reader->gap;
        reader->gap = false;
        reader->script = group->script;
        reader->way = group->way;
        cite__tex_put_symbol(reader, group->text);
        reader->gap = reader->gap || gap;
        reader->group_count--;
    }
    if (reader->depth > 0)
        reader->depth--;
}

/* The name behind a backslash: letters and a star, or one character. */
static cite_str command_name(struct cite__tex_reader *reader)
{
    size_t begin = reader->at;
    size_t len = 0;

    while (reader->at < reader->in.len && cite__is_alpha(reader->in.ptr[reader->at]))
        reader->at++;
    if (reader->at > begin && next_is(reader, '*'))
        reader->at++;
    if (reader->at == begin && begin < reader->in.len) {
        cite__utf8_at(reader->in, begin, &len);
        reader->at += len;
    }
    return cite__slice(reader->in, begin, reader->at);
}

static void put_unknown(struct cite__tex_reader *reader, cite_str name)
{
    if (reader->unknown && reader->unknown->len == 0)
        *reader->unknown = name;
    cite__tex_put_alone(reader);
    cite__tex_put_text(reader, cite_str_from("\\"));
    cite__buf_str(reader->out, name);
    if (next_is(reader, '{'))
        cite__tex_put_space(reader);
}

static void read_accent(struct cite__tex_reader *reader, const struct cite__tex_row *row)
{
    if (reader->mark_count == CITE__TEX_MARKS)
        cite__tex_put_alone(reader);
    reader->marks[reader->mark_count++] = row;
    skip_spaces(reader);
    if (next_is(reader, '}') || reader->at == reader->in.len)
        cite__tex_put_alone(reader);
}

static void apply(struct cite__tex_reader *reader, const struct cite__tex_row *row)
{
    switch (row->kind) {
    case CITE__TEX_SYMBOL: cite__tex_put_symbol(reader, row->text); break;
    case CITE__TEX_ACCENT: read_accent(reader, row); break;
    case CITE__TEX_KEEP: break;
    case CITE__TEX_DROP: skip_argument(reader); break;
    case CITE__TEX_FIRST:
        if (open_group(reader, row->text))
            reader->way = CITE__TEX_VERBATIM;
        break;
    case CITE__TEX_AROUND:
        if (open_group(reader, row->after))
            cite__tex_put_text(reader, cite_str_from(row->text));
        break;
    case CITE__TEX_SUPER:
    case CITE__TEX_SUB: open_script(reader, row->kind); break;
    }
}

static void read_command(struct cite__tex_reader *reader)
{
    reader->at++;
    cite_str name = command_name(reader);
    const struct cite__tex_row *row = cite__tex_find(name);

    if (!row && name.len > 0 && name.ptr[name.len - 1] == '*')
        row = cite__tex_find(cite__slice(name, 0, name.len - 1));
    if (!row) {
        put_unknown(reader, name);
        return;
    }
    /* TeX passes over the spaces behind a command of letters. */
    if (cite__is_alpha(row->name[0]))
        skip_spaces(reader);
    apply(reader, row);
}

/*
 * Whether the dollar sign at at begins mathematics, by pandoc's rule: something follows it at once, and stands before the
 * next one, behind which no digit stands. So "$5 and $6" are prices.
 */
static bool begins_math(const struct cite__tex_reader *reader)
{
    cite_str in = reader->in;
    size_t end = cite__str_find_byte(in, '$', reader->at + 1);

    if (end == CITE_NONE || end == reader->at + 1)
        return false;
    if (cite__is_space(in.ptr[reader->at + 1]) || cite__is_space(in.ptr[end - 1]) || in.ptr[end - 1] == '\\')
        return false;
    return end + 1 == in.len || !cite__is_digit(in.ptr[end + 1]);
}

static void read_dollar(struct cite__tex_reader *reader)
{
    if (reader->math || begins_math(reader))
        reader->math = !reader->math;
    else
        cite__tex_put_character(reader, '$');
    reader->at++;
}

/* Hyphens and quotation marks that TeX joins. */
static const struct {
    const char *typed;
    const char *text;
} joined[] = {
    {"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"?`", "¿"}, {"!`", "¡"},
};

static bool read_joined(struct cite__tex_reader *reader)
{
    cite_str rest = cite__slice(reader->in, reader->at, reader->in.len);

    for (size_t i = 0; i < sizeof joined / sizeof joined[0]; i++) {
        cite_str typed = cite_str_from(joined[i].typed);
        if (cite__str_starts(rest, typed)) {
            cite__tex_put_text(reader, cite_str_from(joined[i].text));
            reader->at += typed.len;
            return true;
        }
    }
    return false;
}

/* Bytes that are read as they stand wherever they are, if nothing is raised or waits for its accent. */
static bool is_bulk(char c)
{
    static const char marks[] = ".,:;()[]/*+=<>@|\"&%#";

    return cite__is_alnum(c) || (unsigned char)c >= 0x80 || (c != '\0' && memchr(marks, c, sizeof marks - 1));
}

static void read_bulk(struct cite__tex_reader *reader)
{
    size_t begin = reader->at;

    while (reader->at < reader->in.len && is_bulk(reader->in.ptr[reader->at]))
        reader->at++;
    cite__tex_put_text(reader, cite__slice(reader->in, begin, reader->at));
}

static void read_plain(struct cite__tex_reader *reader, char c)
{
    size_t len = 0;

    if (is_bulk(c) && reader->mark_count == 0 && reader->script == CITE__TEX_KEEP) {
        read_bulk(reader);
        return;
    }
    if (reader->math && (c == '^' || c == '_')) {
        reader->at++;
        open_script(reader, c == '^' ? CITE__TEX_SUPER : CITE__TEX_SUB);
        return;
    }
    if (reader->way == CITE__TEX_PROSE && c == '~' && reader->mark_count == 0) {
        cite__tex_put_code(reader, 0xA0);
        reader->at++;
        return;
    }
    uint32_t code = cite__utf8_at(reader->in, reader->at, &len);
    cite__tex_put_character(reader, code);
    reader->at += len;
}

static void read_next(struct cite__tex_reader *reader)
{
    char c = reader->in.ptr[reader->at];
    bool prose = reader->way == CITE__TEX_PROSE;

    if (c == '\\' && reader->at + 1 < reader->in.len) {
        read_command(reader);
    } else if (c == '{') {
        reader->depth++;
        reader->at++;
    } else if (c == '}') {
        close_brace(reader);
        reader->at++;
    } else if (cite__is_space(c)) {
        cite__tex_put_space(reader);
        reader->at++;
    } else if (prose && c == '$') {
        read_dollar(reader);
    } else if (!prose || reader->mark_count > 0 || !read_joined(reader)) {
        read_plain(reader, c);
    }
}

void cite__tex_read(struct cite__buf *out, cite_str value, enum cite__tex_way way, cite_str *unknown)
{
    struct cite__tex_reader reader = {
        .out = out, .in = value, .way = way, .unknown = unknown, .script = CITE__TEX_KEEP};

    if (value.len == 0)
        return;
    while (reader.at < value.len)
        read_next(&reader);
    cite__tex_put_alone(&reader);
}
