/*
 * fix/markdown.c: Markdown: its addresses stand in links, definitions, autolinks and bare; what is code is left alone.
 *
 * All of these are running text to the finder: an address ends at the ")" that it does not open, and at ">". So only code
 * has to be known: fenced blocks (CommonMark, 4.5) and spans (6.1).
 */
#include "core/str.h"
#include "fix/coding.h"
#include "fix/finder.h"
#include "fix/fix.h"

#include <string.h>

/* The longest row of backticks that begins a span; a longer one is text. */
#define TICKS_MAX 80

enum { FORM_CODED };

struct markdown {
    struct cite_fix *fix;
    struct cite__finder finder;
    cite_str text;
    char fence; /* of the block that we are in; '\0': in none */
    size_t fence_len;
    size_t begin;               /* of the text that is still to be read */
    size_t last[TICKS_MAX + 1]; /* where the last row of so many backticks begins, once all were looked at */
    bool listed;
};

static size_t end_of_line(cite_str text, size_t at)
{
    size_t end = cite__str_find_byte(text, '\n', at);

    return end == CITE_NONE ? text.len : end + 1;
}

static size_t row_of(cite_str text, size_t at, char c)
{
    size_t end = at;

    while (end < text.len && text.ptr[end] == c)
        end++;
    return end - at;
}

static bool read_zone(struct markdown *md, size_t begin, size_t end)
{
    struct cite__found found;
    size_t at = begin;

    while (cite__finder_next(&found, &md->finder, end, &at)) {
        struct cite__fix_target *target = &md->fix->targets[found.target];
        if (!target->made[FORM_CODED].ptr) {
            cite__put_markdown(&md->fix->work, target->url);
            target->made[FORM_CODED] = cite__fix_keep(md->fix);
        }
        if (!cite__fix_edit(md->fix, found.span, target->made[FORM_CODED]))
            return false;
        cite__fix_count(md->fix, found.target);
    }
    return true;
}

/* Notes where the last row of each length stands before end. */
static void list_rows(struct markdown *md, size_t from, size_t end)
{
    memset(md->last, 0, sizeof md->last);
    for (size_t at = from; at < end;) {
        size_t len = row_of(cite__slice(md->text, 0, end), at, '`');
        if (len > 0 && len <= TICKS_MAX)
            md->last[len] = at;
        at += len > 0 ? len : 1;
    }
    md->listed = true;
}

/* Where the span that a row of backticks begins ends; 0 where nothing ends it before end. */
static size_t end_of_span(struct markdown *md, size_t at, size_t len, size_t end)
{
    cite_str text = cite__slice(md->text, 0, end);
    size_t from = at + len;

    if (!md->listed)
        list_rows(md, from, end);
    if (len > TICKS_MAX || md->last[len] < from)
        return 0;
    while (from < end) {
        size_t row = row_of(text, from, '`');
        if (row == len)
            return from + row;
        from += row > 0 ? row : 1;
    }
    return 0;
}

/* A paragraph: what is no code span is read. */
static bool read_paragraph(struct markdown *md, size_t begin, size_t end)
{
    size_t from = begin;

    md->listed = false;
    for (size_t at = begin; at < end;) {
        size_t len = row_of(cite__slice(md->text, 0, end), at, '`');
        if (len == 0) {
            at += md->text.ptr[at] == '\\' ? 2 : 1;
            continue;
        }
        size_t past = end_of_span(md, at, len, end);
        if (past > 0) {
            if (!read_zone(md, from, at))
                return false;
            from = past;
        }
        at = past > 0 ? past : at + len;
    }
    return read_zone(md, from, end);
}

/* Where a line's own text begins, behind quotation marks and the marks of lists. */
static size_t content_of(cite_str line)
{
    size_t at = 0;

    while (at < line.len && (line.ptr[at] == ' ' || line.ptr[at] == '\t' || line.ptr[at] == '>'))
        at++;
    size_t mark = at;
    while (mark < line.len && cite__is_digit(line.ptr[mark]))
        mark++;
    if (mark < line.len && strchr(mark > at ? ".)" : "-*+", line.ptr[mark]) && line.ptr[mark] != '\0')
        mark++;
    if (mark == at || mark >= line.len || line.ptr[mark] != ' ')
        return at;
    while (mark < line.len && line.ptr[mark] == ' ')
        mark++;
    return mark;
}

/* Whether a line opens a block of code, or closes the one that is open; the block is noted. */
static bool is_fence(struct markdown *md, cite_str line)
{
    cite_str rest = cite__slice(line, content_of(line), line.len);
    bool ticks = cite__str_starts(rest, CITE__LIT("```"));
    char c = '~';

    if (ticks)
        c = '`';
    size_t len = row_of(rest, 0, c);
    cite_str info = cite__slice(rest, len, rest.len);
    if (len < 3 || (md->fence != '\0' && (c != md->fence || len < md->fence_len)))
        return false;
    if (md->fence != '\0' && cite__str_trim(info).len > 0)
        return false;
    if (md->fence == '\0' && ticks && cite__str_find_byte(info, '`', 0) != CITE_NONE)
        return false;
    if (md->fence != '\0')
        c = '\0';
    md->fence = c;
    md->fence_len = len;
    return true;
}

static bool read_lines(struct markdown *md)
{
    for (size_t at = 0; at < md->text.len;) {
        size_t end = end_of_line(md->text, at);
        cite_str line = cite__slice(md->text, at, end);
        bool in_code = md->fence != '\0';
        bool fence = is_fence(md, line);
        bool ends = fence || (!in_code && cite__str_trim(line).len == 0);
        if (ends && !in_code && !read_paragraph(md, md->begin, at))
            return false;
        if (ends || in_code)
            md->begin = end;
        at = end;
    }
    return md->fence != '\0' || read_paragraph(md, md->begin, md->text.len);
}

bool cite__fix_markdown(struct cite_fix *fix)
{
    struct markdown md = {.fix = fix, .text = fix->source};
    bool ok = cite__finder_init(&md.finder, fix, cite__step_markdown) && read_lines(&md);

    return cite__finder_release(&md.finder) && ok;
}
