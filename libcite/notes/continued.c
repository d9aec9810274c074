/*
 * notes/continued.c: see continued.h.
 */
#include "notes/continued.h"

#include "core/str.h"

#include <stdbool.h>

/* What stands in the brackets, dots and an ellipsis around it left aside. */
static const cite_str words[] = {{"continued", 9},
                                 {"continued on next page", 22},
                                 {"continued from previous page", 28},
                                 {"cont'd", 6},
                                 {"cont\xE2\x80\x99"
                                  "d",
                                  8},
                                 {"cont", 4},
                                 {"fortsetzung", 11},
                                 {"fortgesetzt", 11},
                                 {"suite", 5},
                                 {"contin\xC3\xBA"
                                  "a",
                                  9},
                                 {"continua", 8}};

/* A longer bracket is text. */
#define LONGEST_BRACKET ((size_t)48)

static bool is_filler(cite_str text, size_t at, size_t *len)
{
    *len = text.ptr[at] == '.' || text.ptr[at] == ' ' ? 1 : 0;
    if (cite__str_starts(cite__slice(text, at, text.len), CITE__LIT("\xE2\x80\xA6"))) /* … */
        *len = 3;
    return *len > 0;
}

/* Whether the text between two round brackets says that something goes on. */
static bool says_so(cite_str inner)
{
    size_t len = 0;

    while (inner.len > 0 && is_filler(inner, 0, &len))
        inner = cite__slice(inner, len, inner.len);
    while (inner.len > 0 && (inner.ptr[inner.len - 1] == '.' || inner.ptr[inner.len - 1] == ' ' ||
                             cite__str_ends(inner, CITE__LIT("\xE2\x80\xA6"))))
        inner.len -= cite__str_ends(inner, CITE__LIT("\xE2\x80\xA6")) ? 3 : 1;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (cite__str_equal_nocase(inner, words[i]))
            return true;
    }
    return false;
}

size_t cite__continued_behind(cite_str text, size_t at)
{
    size_t open = at;

    while (open < text.len &&
           (cite__is_digit(text.ptr[open]) || text.ptr[open] == ' ' || text.ptr[open] == '.'))
        open++;
    if (open >= text.len || open - at > 8 || text.ptr[open] != '(')
        return at;
    size_t limit = text.len - open < LONGEST_BRACKET ? text.len : open + LONGEST_BRACKET;
    size_t close = cite__str_find_byte(cite__slice(text, 0, limit), ')', open);
    return close != CITE_NONE && says_so(cite__slice(text, open + 1, close)) ? close + 1 : at;
}

size_t cite__continued_before(cite_str text, size_t begin, size_t end)
{
    size_t open = end;

    if (end - begin < 3 || text.ptr[end - 1] != ')')
        return end;
    while (open > begin && end - open < LONGEST_BRACKET && text.ptr[open - 1] != '(')
        open--;
    if (open == begin || text.ptr[open - 1] != '(' || !says_so(cite__slice(text, open, end - 1)))
        return end;
    open--;
    while (open > begin && cite__is_space(text.ptr[open - 1]))
        open--;
    return open;
}

cite_span cite__continued_without(cite_str text, cite_span span, bool first)
{
    size_t begin = first ? span.begin : cite__continued_behind(text, span.begin);

    while (begin > span.begin && begin < span.end && cite__is_space(text.ptr[begin]))
        begin++;
    return (cite_span){begin, cite__continued_before(text, begin, span.end)};
}
