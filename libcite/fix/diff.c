/*
 * fix/diff.c: the edits of a source as a unified diff.
 *
 * Edits become blocks: whole lines that change, with what they become. Blocks that are near each other share a hunk. Each
 * byte of the source is looked at a fixed number of times, and none is copied.
 *
 *     block       lines [begin, end) of the source, and the edits in them
 *     hunk        blocks with at most twice CONTEXT lines between them, and CONTEXT lines around
 */
#include "core/arena.h"
#include "core/array.h"
#include "core/error.h"
#include "core/str.h"
#include "fix/fix.h"

#include <stdio.h>
#include <string.h>

/* What diff -u and git show. */
#define CONTEXT ((size_t)3)

struct block {
    cite_span lines; /* whole lines of the source; their line feeds too */
    size_t first;    /* of its edits */
    size_t count;
    size_t gap; /* lines between the block before, or the start, and this one */
    size_t old_lines;
    size_t new_lines;
};

struct diff {
    const struct cite_fix *fix;
    struct cite__arena arena;
    CITE__ARRAY(struct block) blocks;
    cite_write_fn write;
    void *context;
    bool stopped; /* write said so */
    bool open;    /* a line was begun, and has no end yet */
    char mark;    /* of the lines that are being written */
};

static void put(struct diff *diff, const char *data, size_t len)
{
    if (len > 0 && !diff->stopped)
        diff->stopped = diff->write(diff->context, data, len) != 0;
}

static void put_text(struct diff *diff, const char *text)
{
    put(diff, text, strlen(text));
}

static size_t count_lines(cite_str text)
{
    size_t count = 0;

    for (size_t at = 0; (at = cite__str_find_byte(text, '\n', at)) != CITE_NONE; at++)
        count++;
    return count;
}

/* The start of the line of an offset, no further back than from. */
static size_t line_begin(cite_str text, size_t from, size_t at)
{
    while (at > from && text.ptr[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(cite_str text, size_t at)
{
    size_t end = cite__str_find_byte(text, '\n', at);

    return end == CITE_NONE ? text.len : end + 1;
}

/* How many lines a block is before and after; the last line may lack its line feed. */
static void measure(const struct cite_fix *fix, struct block *block)
{
    cite_str old = cite__slice(fix->source, block->lines.begin, block->lines.end);

    block->old_lines = count_lines(old);
    block->new_lines = block->old_lines;
    for (size_t i = block->first; i < block->first + block->count; i++) {
        const struct cite__fix_edit *edit = &fix->edits.items[i];
        block->new_lines += count_lines(edit->text);
        block->new_lines -= count_lines(cite__slice(fix->source, edit->span.begin, edit->span.end));
    }
    if (old.len > 0 && old.ptr[old.len - 1] != '\n') {
        block->old_lines++;
        block->new_lines++;
    }
}

/* Gathers the edits into blocks. False when memory is out. */
static bool make_blocks(struct diff *diff)
{
    const struct cite_fix *fix = diff->fix;
    size_t from = 0; /* the end of the block before */

    for (size_t i = 0; i < fix->edits.count;) {
        struct block *block = CITE__ARRAY_PUSH(&diff->blocks, &diff->arena);
        if (!block)
            return false;
        cite_span span = fix->edits.items[i].span;
        *block = (struct block){.first = i};
        block->lines.begin = line_begin(fix->source, from, span.begin);
        block->lines.end = line_end(fix->source, span.end);
        for (i++; i < fix->edits.count && fix->edits.items[i].span.begin < block->lines.end; i++) {
            if (fix->edits.items[i].span.end > block->lines.end)
                block->lines.end = line_end(fix->source, fix->edits.items[i].span.end);
        }
        block->count = i - block->first;
        block->gap = count_lines(cite__slice(fix->source, from, block->lines.begin));
        measure(fix, block);
        from = block->lines.end;
    }
    return true;
}

/* Writes a part of some lines, each with the mark in front. */
static void put_lines(struct diff *diff, cite_str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t end = line_end(text, at);
        if (!diff->open)
            put(diff, &diff->mark, 1);
        put(diff, text.ptr + at, end - at);
        diff->open = text.ptr[end - 1] != '\n';
        at = end;
    }
}

/* Ends some lines: what the last line of a file may lack is told. */
static void end_lines(struct diff *diff)
{
    if (diff->open)
        put_text(diff, "\n\\ No newline at end of file\n");
    diff->open = false;
}

static void put_block(struct diff *diff, const struct block *block)
{
    const struct cite_fix *fix = diff->fix;
    size_t at = block->lines.begin;

    diff->mark = '-';
    put_lines(diff, cite__slice(fix->source, block->lines.begin, block->lines.end));
    end_lines(diff);
    diff->mark = '+';
    for (size_t i = block->first; i < block->first + block->count; i++) {
        put_lines(diff, cite__slice(fix->source, at, fix->edits.items[i].span.begin));
        put_lines(diff, fix->edits.items[i].text);
        at = fix->edits.items[i].span.end;
    }
    put_lines(diff, cite__slice(fix->source, at, block->lines.end));
    end_lines(diff);
}

/* The lines around a hunk: begin and end in the source, and how many they are. */
struct edges {
    cite_span span;
    size_t before;
    size_t behind;
};

/* Up to CONTEXT lines on either side of source[lines), between two offsets. */
static struct edges edges_of(cite_str source, cite_span lines, size_t from, size_t to)
{
    struct edges edges = {lines, 0, 0};

    while (edges.before < CONTEXT && edges.span.begin > from) {
        edges.span.begin = line_begin(source, from, edges.span.begin - 1);
        edges.before++;
    }
    while (edges.behind < CONTEXT && edges.span.end < to) {
        edges.span.end = line_end(source, edges.span.end);
        edges.behind++;
    }
    return edges;
}

static void put_head(struct diff *diff, size_t line, size_t count, char mark)
{
    char text[64];

    (void)snprintf(text, sizeof text, count == 1 ? " %c%zu" : " %c%zu,%zu", mark, line, count);
    put_text(diff, text);
}

/*
 * Writes the hunk of blocks [first, last]; *line and *shift are the lines before its first block, and how many more of them
 * the new text has; they are moved on past it.
 */
static void put_hunk(struct diff *diff, size_t first, size_t last, size_t *line, size_t *new_line)
{
    const struct block *blocks = diff->blocks.items;
    cite_str source = diff->fix->source;
    size_t from = first > 0 ? blocks[first - 1].lines.end : 0;
    size_t to = last + 1 < diff->blocks.count ? blocks[last + 1].lines.begin : source.len;
    struct edges edges =
        edges_of(source, (cite_span){blocks[first].lines.begin, blocks[last].lines.end}, from, to);
    size_t old_lines = 0;
    size_t new_lines = 0;

    for (size_t i = first; i <= last; i++) {
        size_t gap = i > first ? blocks[i].gap : 0;
        old_lines += gap + blocks[i].old_lines;
        new_lines += gap + blocks[i].new_lines;
    }
    put_text(diff, "@@");
    put_head(diff, *line + blocks[first].gap - edges.before + 1, edges.before + old_lines + edges.behind, '-');
    put_head(diff, *new_line + blocks[first].gap - edges.before + 1, edges.before + new_lines + edges.behind,
             '+');
    put_text(diff, " @@\n");
    *line += blocks[first].gap + old_lines;
    *new_line += blocks[first].gap + new_lines;
    size_t at = edges.span.begin;
    for (size_t i = first; i <= last; i++) {
        diff->mark = ' ';
        put_lines(diff, cite__slice(source, at, blocks[i].lines.begin));
        put_block(diff, &blocks[i]);
        at = blocks[i].lines.end;
    }
    diff->mark = ' ';
    put_lines(diff, cite__slice(source, at, edges.span.end));
    end_lines(diff);
}

/* Whether git writes a name in quotes. */
static bool is_odd(const char *name)
{
    for (; *name != '\0'; name++) {
        if ((unsigned char)*name < ' ' || (unsigned char)*name >= 0x7F || *name == '"' || *name == '\\')
            return true;
    }
    return false;
}

/* "--- a/NAME". Odd names stand in quotes; behind one with a space a tab says where it ends. */
static void put_name(struct diff *diff, const char *begin, const char *name)
{
    static const char letters[] = "abtnvfr"; /* from 7 on */
    char octal[8];
    bool odd = is_odd(name);

    put(diff, begin, 4);
    put_text(diff, odd ? "\"" : "");
    put_text(diff, begin + 4);
    for (const char *c = name; *c != '\0'; c++) {
        unsigned char byte = (unsigned char)*c;
        if (byte >= ' ' && byte < 0x7F && byte != '"' && byte != '\\')
            put(diff, c, 1);
        else if (byte == '"' || byte == '\\')
            put(diff, (const char[]){'\\', *c}, 2);
        else if (byte >= 7 && byte <= 13)
            put(diff, (const char[]){'\\', letters[byte - 7]}, 2);
        else
            put(diff, octal, (size_t)snprintf(octal, sizeof octal, "\\%03o", byte));
    }
    put_text(diff, odd ? "\"\n" : strchr(name, ' ') ? "\t\n" : "\n");
}

static void put_hunks(struct diff *diff)
{
    size_t line = 0;
    size_t new_line = 0;

    for (size_t first = 0; first < diff->blocks.count && !diff->stopped;) {
        size_t last = first;
        while (last + 1 < diff->blocks.count && diff->blocks.items[last + 1].gap <= 2 * CONTEXT)
            last++;
        put_hunk(diff, first, last, &line, &new_line);
        first = last + 1;
    }
}

cite_status cite_fix_diff(const cite_fix *fix, const char *name, cite_write_fn write, void *context,
                          cite_error *error)
{
    struct diff diff = {.fix = fix, .write = write, .context = context};

    cite__error_clear(error);
    if (!fix || !name || !write)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    if (fix->edits.count == 0)
        return CITE_OK;
    cite__arena_init(&diff.arena, &fix->allocator);
    bool ok = make_blocks(&diff);
    if (ok) {
        put_name(&diff, "--- a/", name);
        put_name(&diff, "+++ b/", name);
        put_hunks(&diff);
    }
    cite__arena_release(&diff.arena);
    if (!ok)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    return diff.stopped ? cite__error_set(error, CITE_ERROR_IO, CITE_NONE, "writing failed") : CITE_OK;
}
