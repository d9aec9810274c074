/*
 * bibliography/bib_cursor.c: see bib_cursor.h.
 */
#include "bibliography/bib_cursor.h"

#include <string.h>

size_t cite__bib_line(const struct cite__bib_cursor *cursor, size_t offset)
{
    return cite__import_line(cursor->bib->import, offset);
}

void cite__bib_fail(const struct cite__bib_cursor *cursor, size_t offset, const char *message, cite_str subject)
{
    cite__import_fail(cursor->bib->import, cite__bib_line(cursor, offset), message, subject);
}

void cite__bib_skip_spaces(struct cite__bib_cursor *cursor)
{
    while (!cite__bib_at_end(cursor) && cite__is_space(cursor->text.ptr[cursor->at]))
        cursor->at++;
}

static bool is_name_byte(char c)
{
    return !cite__is_space(c) && c != '\0' && !strchr("=,{}()\"#%'@\\", c);
}

cite_str cite__bib_name(struct cite__bib_cursor *cursor)
{
    size_t begin = cursor->at;

    while (!cite__bib_at_end(cursor) && is_name_byte(cursor->text.ptr[cursor->at]))
        cursor->at++;
    return cite__slice(cursor->text, begin, cursor->at);
}

bool cite__bib_is_head(const struct cite__bib_cursor *cursor, size_t at)
{
    static const char *const words[] = {"string", "preamble", "comment"};
    cite_str text = cursor->text;

    if (at > 0 && text.ptr[at - 1] != '\n' && text.ptr[at - 1] != '\r')
        return false;
    size_t end = at + 1;
    while (end < text.len && cite__is_alpha(text.ptr[end]))
        end++;
    cite_str word = cite__slice(text, at + 1, end);
    while (end < text.len && (text.ptr[end] == ' ' || text.ptr[end] == '\t'))
        end++;
    if (word.len == 0 || end == text.len || (text.ptr[end] != '{' && text.ptr[end] != '('))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (cite__str_equal_nocase(word, cite_str_from(words[i])))
            return true;
    }
    for (end++; end < text.len && end - at < 512; end++) {
        char c = text.ptr[end];
        if (c == ',')
            return true;
        if (c == '\n' || c == '}' || c == '=')
            return false;
    }
    return false;
}

bool cite__bib_pass(struct cite__bib_cursor *cursor, char stop, bool heads)
{
    size_t depth = 0;

    for (; !cite__bib_at_end(cursor); cursor->at++) {
        char c = cursor->text.ptr[cursor->at];
        if (c == stop && depth == 0) {
            cursor->at++;
            return true;
        }
        if (c == '@' && heads && cite__bib_is_head(cursor, cursor->at))
            return false;
        if (c == '{')
            depth++;
        else if (c == '}' && depth > 0)
            depth--;
    }
    return false;
}
