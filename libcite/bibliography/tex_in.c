/*
 * bibliography/tex_in.c: see tex_in.h.
 */
#include "bibliography/tex_in.h"

#include "bibliography/tex_table.h"
#include "core/str.h"
#include "text/utf8.h"

#include <string.h>

/* Accents on one character: two in Vietnamese; the rest is room. */
#define MARKS 4

/* Commands that are open at once and want something done at their end; deeper ones are read without that. */
#define GROUPS 16

/* What is to be done where a brace closes. */
struct group {
    size_t depth; /* the braces that are open inside it */
    const char *text;
    enum cite__tex_kind script; /* what it was before; CITE__TEX_KEEP: neither raised nor lowered */
    enum cite__tex_way way;     /* what it was before */
};

struct reader {
    struct cite__buf *out;
    cite_str in;
    size_t at;
    enum cite__tex_way way;
    cite_str *unknown;
    size_t depth;
    bool gap;     /* white space is due before the next character */
    bool started; /* something was written */
    bool math;
    enum cite__tex_kind script;
    struct group groups[GROUPS];
    size_t group_count;
    const struct cite__tex_row *marks[MARKS]; /* accents that wait for their character, the outermost first */
    size_t mark_count;
};

static void put(struct reader *reader, const char *text)
{
    if (text[0] == '\0')
        return;
    if (reader->gap && reader->started)
        cite__buf_byte(reader->out, ' ');
    reader->gap = false;
    reader->started = true;
    cite__buf_text(reader->out, text);
}

static void put_code(struct reader *reader, uint32_t code)
{
    if (reader->gap && reader->started)
        cite__buf_byte(reader->out, ' ');
    reader->gap = false;
    reader->started = true;
    cite__utf8_put(reader->out, code);
}

static uint32_t code_of(const char *text)
{
    size_t len = 0;

    return cite__utf8_at(cite_str_from(text), 0, &len);
}

/* A character under the accents that wait for one; the innermost accent is nearest. */
static void put_accented(struct reader *reader, uint32_t base)
{
    size_t left = reader->mark_count;

    reader->mark_count = 0;
    if (base == 0x131 || base == 0x237)
        base = base == 0x131 ? 'i' : 'j'; /* under an accent the dot is gone anyway */
    while (left > 0) {
        uint32_t whole = cite__utf8_compose(base, code_of(reader->marks[left - 1]->text));
        if (whole == 0)
            break;
        base = whole;
        left--;
    }
    put_code(reader, base);
    while (left > 0)
        cite__buf_text(reader->out, reader->marks[--left]->text);
}

/* Accents over nothing are the accents themselves: \~{} is a tilde. */
static void put_alone(struct reader *reader)
{
    for (size_t i = 0; i < reader->mark_count; i++)
        put(reader, reader->marks[i]->after);
    reader->mark_count = 0;
}

static void put_character(struct reader *reader, uint32_t code)
{
    const char *script = NULL;

    if (reader->mark_count > 0) {
        put_accented(reader, code);
        return;
    }
    if (reader->script != CITE__TEX_KEEP && code < 0x80)
        script = cite__tex_script((char)code, reader->script);
    if (script)
        put(reader, script);
    else
        put_code(reader, code);
}

static void put_space(struct reader *reader)
{
    if (reader->mark_count == 0 && reader->way == CITE__TEX_PROSE)
        reader->gap = true;
}

/* The text of a command; a space among it is one like others. */
static void put_symbol(struct reader *reader, const char *text)
{
    if (text[0] == ' ') {
        if (reader->way == CITE__TEX_PROSE)
            reader->gap = true;
        return;
    }
    for (size_t at = 0, len = 0; text[at] != '\0'; at += len)
        put_character(reader, cite__utf8_at(cite_str_from(text), at, &len));
}

static bool next_is(const struct reader *reader, char byte)
{
    return reader->at < reader->in.len && reader->in.ptr[reader->at] == byte;
}

static void skip_spaces(struct reader *reader)
{
    while (reader->at < reader->in.len && cite__is_space(reader->in.ptr[reader->at]))
        reader->at++;
}

/* Passes over an argument in braces. */
static void skip_argument(struct reader *reader)
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
static bool open_group(struct reader *reader, const char *text)
{
    skip_spaces(reader);
    if (!next_is(reader, '{') || reader->group_count == GROUPS)
        return false;
    reader->at++;
    reader->depth++;
    reader->groups[reader->group_count++] = (struct group){reader->depth, text, reader->script, reader->way};
    return true;
}

/* An argument that is raised or lowered; one without braces is the next character. */
static void open_script(struct reader *reader, enum cite__tex_kind kind)
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
        put_character(reader, code);
        reader->script = before;
    }
}

static void close_brace(struct reader *reader)
{
    put_alone(reader);
    const struct group *group = reader->group_count > 0 ? &reader->groups[reader->group_count - 1] : NULL;
    if (group && group->depth == reader->depth) {
        bool gap = reader->gap;
        reader->gap = false;
        reader->script = group->script;
        reader->way = group->way;
        put_symbol(reader, group->text);
        reader->gap = reader->gap || gap;
        reader->group_count--;
    }
    if (reader->depth > 0)
        reader->depth--;
}

/* The name behind a backslash: letters and a star, or one character. */
static cite_str command_name(struct reader *reader)
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

static void put_unknown(struct reader *reader, cite_str name)
{
    if (reader->unknown && reader->unknown->len == 0)
        *reader->unknown = name;
    put_alone(reader);
    put(reader, "\\");
    cite__buf_str(reader->out, name);
    if (next_is(reader, '{'))
        put_space(reader);
}

static void read_accent(struct reader *reader, const struct cite__tex_row *row)
{
    if (reader->mark_count == MARKS)
        put_alone(reader);
    reader->marks[reader->mark_count++] = row;
    skip_spaces(reader);
    if (next_is(reader, '}') || reader->at == reader->in.len)
        put_alone(reader);
}

static void apply(struct reader *reader, const struct cite__tex_row *row)
{
    switch (row->kind) {
    case CITE__TEX_SYMBOL: put_symbol(reader, row->text); break;
    case CITE__TEX_ACCENT: read_accent(reader, row); break;
    case CITE__TEX_KEEP: break;
    case CITE__TEX_DROP: skip_argument(reader); break;
    case CITE__TEX_FIRST:
        if (open_group(reader, row->text))
            reader->way = CITE__TEX_VERBATIM;
        break;
    case CITE__TEX_AROUND:
        if (open_group(reader, row->after))
            put(reader, row->text);
        break;
    case CITE__TEX_SUPER:
    case CITE__TEX_SUB: open_script(reader, row->kind); break;
    }
}

static void read_command(struct reader *reader)
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
static bool begins_math(const struct reader *reader)
{
    cite_str in = reader->in;
    size_t end = cite__str_find_byte(in, '$', reader->at + 1);

    if (end == CITE_NONE || end == reader->at + 1)
        return false;
    if (cite__is_space(in.ptr[reader->at + 1]) || cite__is_space(in.ptr[end - 1]) || in.ptr[end - 1] == '\\')
        return false;
    return end + 1 == in.len || !cite__is_digit(in.ptr[end + 1]);
}

static void read_dollar(struct reader *reader)
{
    if (reader->math || begins_math(reader))
        reader->math = !reader->math;
    else
        put_character(reader, '$');
    reader->at++;
}

/* Hyphens and quotation marks that TeX joins. */
static const struct {
    const char *typed;
    const char *text;
} joined[] = {
    {"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"?`", "¿"}, {"!`", "¡"},
};

static bool read_joined(struct reader *reader)
{
    cite_str rest = cite__slice(reader->in, reader->at, reader->in.len);

    for (size_t i = 0; i < sizeof joined / sizeof joined[0]; i++) {
        cite_str typed = cite_str_from(joined[i].typed);
        if (cite__str_starts(rest, typed)) {
            put(reader, joined[i].text);
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

static void read_bulk(struct reader *reader)
{
    size_t begin = reader->at;

    while (reader->at < reader->in.len && is_bulk(reader->in.ptr[reader->at]))
        reader->at++;
    if (reader->gap && reader->started)
        cite__buf_byte(reader->out, ' ');
    reader->gap = false;
    reader->started = true;
    cite__buf_str(reader->out, cite__slice(reader->in, begin, reader->at));
}

static void read_plain(struct reader *reader, char c)
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
        put_code(reader, 0xA0);
        reader->at++;
        return;
    }
    uint32_t code = cite__utf8_at(reader->in, reader->at, &len);
    put_character(reader, code);
    reader->at += len;
}

static void read_next(struct reader *reader)
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
        put_space(reader);
        reader->at++;
    } else if (prose && c == '$') {
        read_dollar(reader);
    } else if (!prose || reader->mark_count > 0 || !read_joined(reader)) {
        read_plain(reader, c);
    }
}

void cite__tex_read(struct cite__buf *out, cite_str value, enum cite__tex_way way, cite_str *unknown)
{
    struct reader reader = {.out = out, .in = value, .way = way, .unknown = unknown, .script = CITE__TEX_KEEP};

    if (value.len == 0)
        return;
    while (reader.at < value.len)
        read_next(&reader);
    put_alone(&reader);
}
