/*
 * bibliography/line.c: see line.h.
 */
#include "bibliography/line.h"

#include "bibliography/translit.h"
#include "core/str.h"

#include <string.h>

/* Markdown reads up to nine digits and a stop, at the start of a line, as the number of a list. */
#define LIST_DIGITS ((size_t)9)

void cite__line_init(struct cite__line *line, struct cite__out *out, bool markdown)
{
    *line = (struct cite__line){.out = out, .markdown = markdown, .digits = true};
}

/* What Markdown (CommonMark, and what GitHub and pandoc add to it) would take for a mark, wherever it stands. */
static bool is_mark(char c)
{
    return c != '\0' && strchr("\\`*_[]<>&~|$^@{", c) != NULL;
}

/* The same at the start of a line; and "--" and "...", which some make one character of. */
static bool is_mark_here(const struct cite__line *line, char c)
{
    if (line->written == 0)
        return strchr("#+-=:", c) != NULL;
    if (line->digits && line->written <= LIST_DIGITS && (c == '.' || c == ')'))
        return true;
    return (c == '-' || c == '.') && line->last == (unsigned char)c;
}

static bool is_closing_quote(uint32_t character)
{
    return character == '"' || character == '\'' || character == 0x2019 || character == 0x201D;
}

/* Writes one character, well-formed UTF-8; what a style says is no mark but at the start of a line. */
static void put(struct cite__line *line, cite_str character, bool value)
{
    size_t len = 0;
    uint32_t code = cite__translit_decode(character, 0, &len);
    bool ascii = character.len == 1;
    bool kept = !value && character.ptr[0] == '&';

    if (line->markdown && ascii && !kept && (is_mark(character.ptr[0]) || is_mark_here(line, character.ptr[0])))
        cite__out_byte(line->out, '\\');
    cite__out_str(line->out, character);
    line->digits = line->digits && ascii && cite__is_digit(character.ptr[0]);
    line->written++;
    if (!is_closing_quote(code))
        line->last = code;
}

static void put_words(struct cite__line *line, const char *words)
{
    cite_str text = cite_str_from(words);
    bool well_formed = false;

    for (size_t at = 0; at < text.len;) {
        size_t len = cite__utf8_step(text, at, &well_formed);
        put(line, cite__slice(text, at, at + len), false);
        at += len;
    }
}

static void close_quote(struct cite__line *line)
{
    if (line->quote_due)
        put_words(line, "”");
    line->quote_due = false;
}

/* Whether a stop would stand behind one that says the same. */
static bool is_absorbed(const struct cite__line *line, char stop)
{
    if (line->last == (unsigned char)stop)
        return true;
    if (line->last == '?' || line->last == '!')
        return stop == '.' || stop == ',';
    return line->last == 0x2026 && stop == '.';
}

static bool is_stop(char c)
{
    return c == '.' || c == ',' || c == ':' || c == ';';
}

static void put_separator(struct cite__line *line, const char *separator)
{
    char stop[2] = {separator[0], '\0'};

    if (line->written == 0) {
        put_words(line, separator + strspn(separator, ".,:; "));
        return;
    }
    if (!is_stop(stop[0])) {
        close_quote(line);
        put_words(line, separator);
        return;
    }
    /* Full stops and commas stand before a closing quotation mark, other stops behind it. */
    if (stop[0] == ':' || stop[0] == ';')
        close_quote(line);
    if (!is_absorbed(line, stop[0]))
        put_words(line, stop);
    close_quote(line);
    put_words(line, separator + 1);
}

/* What is due before the next character. */
static void begin(struct cite__line *line)
{
    const char *separator = line->open ? line->open : line->before;

    line->open = NULL;
    line->before = NULL;
    if (separator)
        put_separator(line, separator);
    close_quote(line);
    if (line->due == CITE__FACE_QUOTED)
        put_words(line, "“");
    if (line->due == CITE__FACE_ITALIC && line->markdown)
        cite__out_byte(line->out, '*');
    line->due = CITE__FACE_PLAIN;
}

void cite__line_before(struct cite__line *line, const char *separator)
{
    line->before = separator;
}

/* A character of a quoted value: its quotation marks are the inner ones. */
static cite_str inner(cite_str character, bool *open)
{
    if (cite__str_equal(character, CITE__LIT("“")))
        return CITE__LIT("‘");
    if (cite__str_equal(character, CITE__LIT("”")))
        return CITE__LIT("’");
    if (!cite__str_equal(character, CITE__LIT("\"")))
        return character;
    *open = !*open;
    return *open ? CITE__LIT("‘") : CITE__LIT("’");
}

/* Without the stops that part it from what followed it in its source. */
static cite_str without_stops(cite_str value)
{
    value = cite__str_trim(value);
    while (value.len > 0 && is_stop(value.ptr[value.len - 1]) && value.ptr[value.len - 1] != '.')
        value = cite__str_trim(cite__slice(value, 0, value.len - 1));
    return value;
}

void cite__line_value(struct cite__line *line, cite_str value, enum cite__face face)
{
    struct cite__clean clean;
    cite_str character = {NULL, 0};
    bool any = false;
    bool open = false;

    cite__clean_init(&clean, without_stops(value));
    while (cite__clean_next(&clean, &character)) {
        if (!any) {
            line->due = face;
            begin(line);
        }
        any = true;
        put(line, face == CITE__FACE_QUOTED ? inner(character, &open) : character, true);
    }
    if (any && face == CITE__FACE_ITALIC && line->markdown)
        cite__out_byte(line->out, '*');
    if (any)
        line->quote_due = face == CITE__FACE_QUOTED;
}

void cite__line_words(struct cite__line *line, const char *words)
{
    if (!words || *words == '\0')
        return;
    begin(line);
    put_words(line, words);
}

void cite__line_number(struct cite__line *line, int number)
{
    char digits[12];
    size_t at = sizeof digits - 1;
    unsigned rest = number < 0 ? 0u - (unsigned)number : (unsigned)number;

    digits[at] = '\0';
    do
        digits[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    cite__line_words(line, digits + at);
}

/* One byte of an address: what may not stand in one is encoded. */
static void put_url_byte(struct cite__line *line, char byte, bool encode)
{
    static const char hex[] = "0123456789ABCDEF";
    unsigned char value = (unsigned char)byte;
    char code[3] = {'%', hex[value >> 4], hex[value & 15]};

    if (encode)
        cite__out_str(line->out, (cite_str){code, sizeof code});
    else
        cite__out_byte(line->out, byte);
    line->written++;
    line->last = value;
}

static void put_url(struct cite__line *line, cite_str url)
{
    url = cite__str_trim(url);
    for (size_t at = 0; at < url.len;) {
        size_t len = 0;
        bool well_formed = false;
        uint32_t code = cite__translit_decode(url, at, &len);
        cite__utf8_step(url, at, &well_formed);
        bool encode = !well_formed || code == ' ' || code == '<' || code == '>' || cite__out_is_control(code);
        for (size_t i = 0; i < len; i++)
            put_url_byte(line, url.ptr[at + i], encode);
        at += len;
    }
}

void cite__line_url(struct cite__line *line, const char *head, cite_str url)
{
    cite_str rest = {NULL, 0};
    size_t scheme = cite__out_url_head(url, &rest);

    begin(line);
    /* Only an address with a scheme is one to Markdown. */
    bool marked = line->markdown && (scheme > 0 || *head != '\0');
    if (marked)
        cite__out_byte(line->out, '<');
    put_url(line, cite_str_from(head));
    put_url(line, cite__slice(url, 0, scheme));
    put_url(line, rest);
    if (marked)
        cite__out_byte(line->out, '>');
    line->digits = false;
}

void cite__line_open(struct cite__line *line, const char *opening)
{
    line->open = opening;
}

void cite__line_close(struct cite__line *line, const char *closing)
{
    bool empty = line->open != NULL;

    line->open = NULL;
    line->before = NULL;
    if (!empty)
        cite__line_words(line, closing);
}

void cite__line_end(struct cite__line *line, bool stop)
{
    line->open = NULL;
    line->before = NULL;
    if (line->written > 0 && stop && !is_absorbed(line, '.'))
        put_words(line, ".");
    close_quote(line);
}
