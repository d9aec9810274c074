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

/* Where the next of each sign that ends a line stands; each is looked for again only when it has been passed. */
struct ends {
    size_t feed;     /* \n */
    size_t form;     /* \f */
    size_t carriage; /* \r */
};

static size_t first_of(cite_str bytes, char sign, size_t from)
{
    const char *at = from < bytes.len ? memchr(bytes.ptr + from, sign, bytes.len - from) : NULL;

    return at ? (size_t)(at - bytes.ptr) : bytes.len;
}

static size_t look_on(cite_str bytes, char sign, size_t known, size_t from)
{
    return known >= from ? known : first_of(bytes, sign, from);
}

/*
 * A line ends at a line feed, at a carriage return, at both together, or at a form feed, which starts a page. (Alone, a carriage
 * return is what Mac OS 9 and some converters write.)
 */
static bool read_lines(line_array *lines, cite_str bytes, struct cite__env *env)
{
    struct ends ends = {first_of(bytes, '\n', 0), first_of(bytes, '\f', 0), first_of(bytes, '\r', 0)};
    size_t begin = 0;
    size_t page = 0;

    while (begin < bytes.len) {
        size_t stop = ends.feed < ends.form ? ends.feed : ends.form;
        stop = ends.carriage < stop ? ends.carriage : stop;
        bool form = stop < bytes.len && stop == ends.form;
        if (!(form && stop == begin) && !push_line(lines, bytes, begin, stop, page, env))
            return false;
        page += form;
        begin = stop + 1;
        if (stop == ends.carriage && ends.feed == stop + 1)
            begin++;
        if (begin >= bytes.len)
            break;
        ends.feed = look_on(bytes, '\n', ends.feed, begin);
        ends.form = look_on(bytes, '\f', ends.form, begin);
        ends.carriage = look_on(bytes, '\r', ends.carriage, begin);
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
