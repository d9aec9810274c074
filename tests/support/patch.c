/*
 * support/patch.c: see patch.h.
 */
#include "support/patch.h"

#include "core/str.h"

#include <string.h>

struct reading {
    struct text *out;
    cite_str source;
    cite_str diff;
    size_t at;       /* in the diff */
    size_t place;    /* in the source */
    size_t line;     /* lines of the source before place */
    size_t new_line; /* lines that were put out */
};

static cite_str line_at(cite_str text, size_t at)
{
    size_t end = cite__str_find_byte(text, '\n', at);

    return cite__slice(text, at, end == CITE_NONE ? text.len : end + 1);
}

/* Copies lines of the source up to a line (from 0). */
static bool copy_to(struct reading *reading, size_t line)
{
    while (reading->line < line && reading->place < reading->source.len) {
        cite_str text = line_at(reading->source, reading->place);
        text_add(reading->out, text.ptr, text.len);
        reading->place += text.len;
        reading->line++;
        reading->new_line++;
    }
    return reading->line == line;
}

/* " -12,3" or " +12"; false where it is none. */
static bool read_range(struct reading *reading, char mark, size_t *line, size_t *count)
{
    cite_str rest = cite__slice(reading->diff, reading->at, reading->diff.len);
    size_t used = 0;

    if (rest.len < 3 || rest.ptr[0] != ' ' || rest.ptr[1] != mark)
        return false;
    *line = cite__str_number(cite__slice(rest, 2, rest.len), (size_t)1 << 40, &used);
    *count = 1;
    size_t at = 2 + used;
    if (used > 0 && at < rest.len && rest.ptr[at] == ',') {
        size_t more = 0;
        *count = cite__str_number(cite__slice(rest, at + 1, rest.len), (size_t)1 << 40, &more);
        at += 1 + more;
    }
    reading->at += at;
    return used > 0 && *line > 0;
}

/* The text of one line of a hunk: without its line feed where the diff says that there is none. */
static cite_str hunk_line(struct reading *reading, char *mark)
{
    static const char missing[] = "\\ No newline at end of file\n";
    cite_str line = line_at(reading->diff, reading->at);

    *mark = '\0';
    if (line.len > 0)
        *mark = line.ptr[0];
    reading->at += line.len;
    cite_str next = line_at(reading->diff, reading->at);
    line = cite__slice(line, line.len > 0, line.len);
    if (cite__str_is(next, missing) && line.len > 0) {
        reading->at += next.len;
        line.len--;
    }
    return line;
}

static bool read_hunk(struct reading *reading)
{
    size_t old_line = 0;
    size_t old_count = 0;
    size_t new_line = 0;
    size_t new_count = 0;

    reading->at += 2;
    if (!read_range(reading, '-', &old_line, &old_count) || !read_range(reading, '+', &new_line, &new_count) ||
        !cite__str_equal(line_at(reading->diff, reading->at), CITE__LIT(" @@\n")))
        return false;
    reading->at += 4;
    if (!copy_to(reading, old_line - 1) || reading->new_line != new_line - 1)
        return false;
    while (old_count > 0 || new_count > 0) {
        char mark = '\0';
        cite_str line = hunk_line(reading, &mark);
        bool old = mark == ' ' || mark == '-';
        bool new = mark == ' ' || mark == '+';
        if ((!old && !new) || (old && old_count == 0) || (new &&new_count == 0))
            return false;
        if (old && !cite__str_equal(line, line_at(reading->source, reading->place)))
            return false;
        if (new)
            text_add(reading->out, line.ptr, line.len);
        reading->place += old ? line.len : 0;
        reading->line += old;
        reading->new_line += new;
        old_count -= old;
        new_count -= new;
    }
    return true;
}

bool patch_apply(struct text *out, cite_str source, cite_str diff)
{
    struct reading reading = {.out = out, .source = source, .diff = diff};

    if (diff.len > 0) {
        for (int i = 0; i < 2; i++) {
            cite_str line = line_at(diff, reading.at);
            if (!cite__str_starts(line, i == 0 ? CITE__LIT("--- ") : CITE__LIT("+++ ")))
                return false;
            reading.at += line.len;
        }
    }
    while (reading.at < diff.len) {
        if (!cite__str_starts(cite__slice(diff, reading.at, diff.len), CITE__LIT("@@")) || !read_hunk(&reading))
            return false;
    }
    text_add(out, source.ptr + reading.place, source.len - reading.place);
    return !out->failed;
}
