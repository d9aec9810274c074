/*
 * text/text.c: the table of lines, and which line an offset is in. Pages are text/pages.c.
 */
#include "text/text.h"

#include "core/array.h"
#include "core/str.h"
#include "text/pages.h"

#include <string.h>

typedef CITE__ARRAY(struct cite__line) line_array;

/* The white space at the start of a line: ASCII, no-break space, and the byte order mark. */
static size_t leading_space(cite_str bytes, size_t begin, size_t end)
{
    while (begin < end) {
        if (cite__is_space(bytes.ptr[begin]))
            begin++;
        else if (end - begin >= 2 && memcmp(bytes.ptr + begin, "\xC2\xA0", 2) == 0)
            begin += 2;
        else if (end - begin >= 3 && memcmp(bytes.ptr + begin, "\xEF\xBB\xBF", 3) == 0)
            begin += 3;
        else
            break;
    }
    return begin;
}

static size_t trailing_space(cite_str bytes, size_t begin, size_t end)
{
    while (end > begin) {
        if (cite__is_space(bytes.ptr[end - 1]))
            end--;
        else if (end - begin >= 2 && memcmp(bytes.ptr + end - 2, "\xC2\xA0", 2) == 0)
            end -= 2;
        else
            break;
    }
    return end;
}

static bool push_line(line_array *lines, cite_str bytes, size_t begin, size_t end, size_t page,
                      struct cite__env *env)
{
    struct cite__line *line = CITE__ARRAY_PUSH(lines, env->arena);

    if (!line)
        return false;
    size_t first = leading_space(bytes, begin, end);
    *line = (struct cite__line){
        .begin = begin, .end = end, .first = first, .last = trailing_space(bytes, first, end), .page = page};
    return true;
}

/* A line ends at a line feed, with the carriage return before it, or at a form feed, which starts a page. */
static bool read_lines(line_array *lines, cite_str bytes, struct cite__env *env)
{
    size_t begin = 0;
    size_t page = 0;

    while (begin < bytes.len) {
        const char *feed = memchr(bytes.ptr + begin, '\n', bytes.len - begin);
        size_t stop = feed ? (size_t)(feed - bytes.ptr) : bytes.len;
        const char *form = memchr(bytes.ptr + begin, '\f', stop - begin);
        if (form) {
            size_t at = (size_t)(form - bytes.ptr);
            if (at > begin && !push_line(lines, bytes, begin, at, page, env))
                return false;
            page++;
            begin = at + 1;
            continue;
        }
        size_t end = stop > begin && bytes.ptr[stop - 1] == '\r' ? stop - 1 : stop;
        if (!push_line(lines, bytes, begin, end, page, env))
            return false;
        begin = stop + 1;
    }
    return true;
}

cite_status cite__text_read(struct cite__text *out, cite_str bytes, struct cite__env *env)
{
    line_array lines = {0};

    *out = (struct cite__text){.bytes = bytes};
    if (!read_lines(&lines, bytes, env))
        return CITE__ENV_MEMORY(env);
    out->lines = lines.items;
    out->line_count = lines.count;
    return cite__pages_find(out, env);
}

size_t cite__text_line_at(const struct cite__text *text, size_t offset)
{
    size_t low = 0;
    size_t high = text->line_count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (text->lines[middle].begin <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}
