/*
 * core/json_read.c: see json_read.h.
 */
#include "core/json_read.h"

#include "core/str.h"

void cite__json_read_init(struct cite__json_reader *reader, cite_str text, struct cite__buf *unescaped)
{
    *reader = (struct cite__json_reader){.text = text, .unescaped = unescaped};
}

static enum cite__json_token fail(struct cite__json_reader *reader, const char *problem)
{
    reader->begin = reader->at;
    reader->problem = problem;
    return CITE__JSON_ERROR;
}

static void skip_spaces(struct cite__json_reader *reader)
{
    while (reader->at < reader->text.len && cite__is_space(reader->text.ptr[reader->at]))
        reader->at++;
}

static char byte_at(const struct cite__json_reader *reader, size_t at)
{
    if (at >= reader->text.len)
        return '\0';
    return reader->text.ptr[at];
}

/* Four hexadecimal digits; false where there are none. */
static bool read_unit(const struct cite__json_reader *reader, size_t at, uint32_t *unit)
{
    *unit = 0;
    for (size_t i = 0; i < 4; i++) {
        char c = byte_at(reader, at + i);
        if (!cite__is_hex(c))
            return false;
        uint32_t digit = cite__is_digit(c) ? (uint32_t)(c - '0') : (uint32_t)(cite__to_lower(c) - 'a') + 10;
        *unit = *unit * 16 + digit;
    }
    return true;
}

static void put_code(struct cite__buf *out, uint32_t code)
{
    if (code < 0x80) {
        cite__buf_byte(out, (char)code);
        return;
    }
    if (code < 0x800) {
        cite__buf_byte(out, (char)(0xC0 | code >> 6));
    } else {
        if (code < 0x10000) {
            cite__buf_byte(out, (char)(0xE0 | code >> 12));
        } else {
            cite__buf_byte(out, (char)(0xF0 | code >> 18));
            cite__buf_byte(out, (char)(0x80 | (code >> 12 & 0x3F)));
        }
        cite__buf_byte(out, (char)(0x80 | (code >> 6 & 0x3F)));
    }
    cite__buf_byte(out, (char)(0x80 | (code & 0x3F)));
}

/* "\uD83D\uDE00" is one character; half of such a pair is U+FFFD. False where there are no four digits. */
static bool read_unicode(struct cite__json_reader *reader)
{
    uint32_t high = 0;
    uint32_t low = 0;

    if (!read_unit(reader, reader->at, &high))
        return false;
    reader->at += 4;
    bool paired = high >= 0xD800 && high < 0xDC00 && byte_at(reader, reader->at) == '\\' &&
                  byte_at(reader, reader->at + 1) == 'u' && read_unit(reader, reader->at + 2, &low) &&
                  low >= 0xDC00 && low < 0xE000;
    if (paired) {
        reader->at += 6;
        put_code(reader->unescaped, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
    } else {
        put_code(reader->unescaped, high >= 0xD800 && high < 0xE000 ? 0xFFFD : high);
    }
    return true;
}

/* What follows a backslash. */
static bool read_escape(struct cite__json_reader *reader)
{
    static const char escapes[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
    char c = byte_at(reader, reader->at);

    if (c == 'u') {
        reader->at++;
        return read_unicode(reader);
    }
    for (size_t i = 0; i + 1 < sizeof escapes; i += 2) {
        if (escapes[i] == c) {
            cite__buf_byte(reader->unescaped, escapes[i + 1]);
            reader->at++;
            return true;
        }
    }
    return false;
}

/* A string, from behind its quotation mark on. A line end in it says that its end was lost. */
static bool read_string(struct cite__json_reader *reader)
{
    size_t clean = reader->at;
    bool escaped = false;

    cite__buf_clear(reader->unescaped);
    for (;;) {
        char c = byte_at(reader, reader->at);
        if (c == '"' || reader->at == reader->text.len || c == '\n' || c == '\r')
            break;
        reader->at++;
        if (c != '\\')
            continue;
        escaped = true;
        cite__buf_str(reader->unescaped, cite__slice(reader->text, clean, reader->at - 1));
        if (!read_escape(reader))
            return false;
        clean = reader->at;
    }
    if (byte_at(reader, reader->at) != '"')
        return false;
    reader->string = cite__slice(reader->text, clean, reader->at);
    if (escaped) {
        cite__buf_str(reader->unescaped, reader->string);
        reader->string = cite__buf_view(reader->unescaped);
    }
    reader->at++;
    return true;
}

static enum cite__json_token open(struct cite__json_reader *reader, char opener)
{
    if (reader->depth == CITE__JSON_READ_DEPTH)
        return fail(reader, "nested too deeply");
    reader->open[reader->depth++] = opener;
    reader->at++;
    reader->comma = false;
    return opener == '{' ? CITE__JSON_OBJECT : CITE__JSON_ARRAY;
}

static enum cite__json_token close(struct cite__json_reader *reader, char opener)
{
    if (reader->depth == 0 || reader->open[reader->depth - 1] != opener || reader->value)
        return fail(reader, "a bracket that closes nothing");
    reader->depth--;
    reader->at++;
    reader->comma = true;
    return opener == '{' ? CITE__JSON_OBJECT_END : CITE__JSON_ARRAY_END;
}

static enum cite__json_token read_key(struct cite__json_reader *reader)
{
    if (byte_at(reader, reader->at) != '"')
        return fail(reader, "a key is missing");
    reader->at++;
    if (!read_string(reader))
        return fail(reader, "a string is not closed or has a wrong escape");
    skip_spaces(reader);
    if (byte_at(reader, reader->at) != ':')
        return fail(reader, "no \":\" behind a key");
    reader->at++;
    reader->value = true;
    return CITE__JSON_KEY;
}

static bool is_number_byte(char c)
{
    return cite__is_digit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

static enum cite__json_token read_word(struct cite__json_reader *reader)
{
    static const struct {
        const char *word;
        enum cite__json_token token;
    } words[] = {{"true", CITE__JSON_TRUE}, {"false", CITE__JSON_FALSE}, {"null", CITE__JSON_NULL}};
    cite_str rest = cite__slice(reader->text, reader->at, reader->text.len);

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (cite__str_starts(rest, cite_str_from(words[i].word))) {
            reader->at += cite_str_from(words[i].word).len;
            return words[i].token;
        }
    }
    while (is_number_byte(byte_at(reader, reader->at)))
        reader->at++;
    reader->string = cite__slice(reader->text, reader->begin, reader->at);
    return reader->string.len > 0 ? CITE__JSON_NUMBER : fail(reader, "a value is missing");
}

static enum cite__json_token read_value(struct cite__json_reader *reader)
{
    char c = byte_at(reader, reader->at);

    reader->value = false;
    if (c == '{' || c == '[')
        return open(reader, c);
    reader->comma = true;
    if (c != '"')
        return read_word(reader);
    reader->at++;
    return read_string(reader) ? CITE__JSON_STRING
                               : fail(reader, "a string is not closed or has a wrong escape");
}

enum cite__json_token cite__json_next(struct cite__json_reader *reader)
{
    if (reader->problem)
        return CITE__JSON_ERROR;
    skip_spaces(reader);
    reader->begin = reader->at;
    char c = byte_at(reader, reader->at);
    if (reader->at == reader->text.len)
        return reader->depth == 0 && reader->comma ? CITE__JSON_END : fail(reader, "the input ends too early");
    if (c == '}' || c == ']')
        return close(reader, c == '}' ? '{' : '[');
    if (reader->comma && !reader->value) {
        if (c != ',' || reader->depth == 0)
            return fail(reader, reader->depth == 0 ? "more follows behind the end" : "a comma is missing");
        reader->at++;
        reader->comma = false;
        skip_spaces(reader);
        reader->begin = reader->at;
        c = byte_at(reader, reader->at);
        if (c == '}' || c == ']')
            return fail(reader, "a value is missing behind a comma");
    }
    if (!reader->value && reader->depth > 0 && reader->open[reader->depth - 1] == '{')
        return read_key(reader);
    return read_value(reader);
}

bool cite__json_skip(struct cite__json_reader *reader, enum cite__json_token first)
{
    size_t depth = reader->depth;
    enum cite__json_token token = first;

    if (first != CITE__JSON_OBJECT && first != CITE__JSON_ARRAY)
        return first != CITE__JSON_ERROR;
    while (token != CITE__JSON_ERROR && token != CITE__JSON_END && reader->depth >= depth)
        token = cite__json_next(reader);
    return token != CITE__JSON_ERROR && token != CITE__JSON_END;
}

void cite__json_restart(struct cite__json_reader *reader, size_t at)
{
    reader->at = at;
    reader->begin = at;
    reader->depth = 1;
    reader->open[0] = '[';
    reader->comma = false;
    reader->value = false;
    reader->problem = NULL;
}
