/*
 * rules/examples.c: see examples.h.
 */
#include "rules/examples.h"

#include "support/findings.h"

#include <stdlib.h>
#include <string.h>

/* Signs that stand for characters which cannot be seen. */
static const struct {
    const char *sign;
    const char *meant;
} signs[] = {{"→", "\t"}, {"␌", "\f"}, {"␍", "\r"}, {"␠", " "}};

/* Around bytes in hexadecimal digits. */
#define OPEN_BYTES  "⟦"
#define CLOSE_BYTES "⟧"

/* What an example expects where there is nothing to find. */
#define NOTHING "nothing\n"

struct line {
    const char *begin;
    size_t len; /* without its line feed */
};

/* Takes the next line off a text; false at its end. */
static bool next_line(const char **text, struct line *line)
{
    if (!**text)
        return false;
    const char *end = strchr(*text, '\n');
    line->begin = *text;
    line->len = end ? (size_t)(end - *text) : strlen(*text);
    *text += line->len + (end ? 1 : 0);
    return true;
}

static size_t backticks(const struct line *line)
{
    size_t count = 0;
    while (count < line->len && line->begin[count] == '`')
        count++;
    return count;
}

static int hex_value(char c)
{
    static const char digits[] = "0123456789ABCDEF";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* Appends the bytes written in hexadecimal digits; the length of what was read, 0 where there are none. */
static size_t add_hex(struct text *out, const char *at)
{
    if (strncmp(at, OPEN_BYTES, strlen(OPEN_BYTES)) != 0)
        return 0;
    const char *digits = at + strlen(OPEN_BYTES);
    const char *end = digits;
    while (hex_value(end[0]) >= 0 && hex_value(end[1]) >= 0)
        end += 2;
    if (end == digits || strncmp(end, CLOSE_BYTES, strlen(CLOSE_BYTES)) != 0)
        return 0;
    for (; digits < end; digits += 2) {
        const char byte = (char)(hex_value(digits[0]) * 16 + hex_value(digits[1]));
        text_add(out, &byte, 1);
    }
    return (size_t)(end - at) + strlen(CLOSE_BYTES);
}

/* Appends what the sign at at stands for; the length of the sign, 0 where there is none. */
static size_t add_sign(struct text *out, const char *at)
{
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
        if (strncmp(at, signs[i].sign, strlen(signs[i].sign)) != 0)
            continue;
        text_add_string(out, signs[i].meant);
        return strlen(signs[i].sign);
    }
    return add_hex(out, at);
}

/* Appends a line of an example as it is meant; why it is not well written, or NULL. */
static const char *add_line(struct text *out, const struct line *line)
{
    if (line->len > 0 && line->begin[line->len - 1] == ' ')
        return "a line ends in a blank, which cannot be seen: write ␠";
    for (size_t i = 0; i < line->len;) {
        const size_t sign = add_sign(out, line->begin + i);
        if (sign == 0 && strchr("\t\f\r", line->begin[i]))
            return "a tab, form feed or carriage return cannot be seen: write →, ␌ or ␍";
        if (sign == 0)
            text_add(out, line->begin + i, 1);
        i += sign > 0 ? sign : 1;
    }
    text_add_string(out, "\n");
    return NULL;
}

/* Reads the kinds behind "example" in the info string; why they are no good, or NULL. */
static const char *read_kinds(struct example *example, const char *words, const char *end)
{
    while (words < end) {
        const char *begin = words;
        while (words < end && *words != ' ')
            words++;
        const unsigned kind = findings_kind_named(begin, (size_t)(words - begin));
        if (words > begin && kind == 0)
            return "the info string names a kind of finding that does not exist";
        example->kinds |= kind;
        while (words < end && *words == ' ')
            words++;
    }
    if ((example->kinds & (FINDINGS_REPAIRS | FINDINGS_ALTERNATIVES)) && !(example->kinds & FINDINGS_LINKS))
        return "repairs and alternatives go with links";
    return example->kinds ? NULL : "the info string does not say which findings are compared";
}

/* Reads the block's lines up to its closing fence of ticks backticks or more. */
static const char *read_block(struct example *example, const char **text, size_t ticks)
{
    struct text *part = &example->input;
    const char *fault = NULL;
    struct line line;
    bool closed = false;
    while (!closed && next_line(text, &line)) {
        closed = line.len >= ticks && backticks(&line) == line.len;
        if (closed)
            continue;
        if (part == &example->input && line.len == 1 && line.begin[0] == '.') {
            part = &example->expected;
            continue;
        }
        const char *wrong = add_line(part, &line);
        fault = fault ? fault : wrong;
    }
    if (!closed)
        return "the block is not closed";
    if (part == &example->input || example->expected.len == 0)
        return "the example expects nothing: write \"nothing\" where nothing is to be found";
    return fault;
}

static bool add_example(struct example_list *list, const struct line *fence, size_t line_number,
                        const char **text, size_t ticks)
{
    struct example *grown = realloc(list->items, (list->count + 1) * sizeof(*grown));
    if (!grown)
        return false;
    list->items = grown;
    struct example *example = &list->items[list->count++];
    *example = (struct example){.line = line_number};
    const char *words = fence->begin + ticks + strlen("example");
    const char *fault = read_kinds(example, *words == ' ' ? words + 1 : words, fence->begin + fence->len);
    const char *block_fault = read_block(example, text, ticks);
    example->fault = fault ? fault : block_fault;
    text_add_string(&example->input, "");
    text_add_string(&example->expected, "");
    if (example->input.failed || example->expected.failed)
        return false;
    if (strcmp(example->expected.data, NOTHING) == 0) {
        example->expected.len = 0;
        example->expected.data[0] = '\0';
    }
    return true;
}

static bool is_example(const struct line *fence, size_t ticks)
{
    const char *word = fence->begin + ticks;
    const size_t len = strlen("example");
    return fence->len >= ticks + len && strncmp(word, "example", len) == 0 &&
           (fence->len == ticks + len || word[len] == ' ');
}

/* Skips another fenced block; an example that it shows is none. */
static void skip_block(const char **text, size_t ticks)
{
    struct line line;
    while (next_line(text, &line)) {
        if (line.len >= ticks && backticks(&line) == line.len)
            return;
    }
}

static size_t count_lines(const char *begin, const char *end)
{
    size_t count = 0;
    for (; begin < end; begin++)
        count += *begin == '\n';
    return count;
}

bool examples_read(struct example_list *out, const char *markdown)
{
    const char *text = markdown;
    struct line line;
    *out = (struct example_list){NULL, 0};
    while (next_line(&text, &line)) {
        const size_t ticks = backticks(&line);
        if (ticks < 3)
            continue;
        if (!is_example(&line, ticks))
            skip_block(&text, ticks);
        else if (!add_example(out, &line, count_lines(markdown, line.begin) + 1, &text, ticks))
            return false;
    }
    return true;
}

void examples_release(struct example_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        text_release(&list->items[i].input);
        text_release(&list->items[i].expected);
    }
    free(list->items);
    *list = (struct example_list){NULL, 0};
}
