/*
 * notes/reference.c: see reference.h (CommonMark 0.31, 4.7).
 */
#include "notes/reference.h"

#include "core/str.h"

#include <stddef.h>
#include <string.h>

/* CommonMark allows 999 characters; a label that looks like a mark has a few. */
#define LONGEST_LABEL ((size_t)100)

static size_t behind_blanks(cite_str line, size_t at)
{
    while (at < line.len && (line.ptr[at] == ' ' || line.ptr[at] == '\t'))
        at++;
    return at;
}

bool cite__reference_is(cite_str line)
{
    if (!cite__str_starts(line, CITE__LIT("[")))
        return false;
    size_t close = cite__str_find(line, CITE__LIT("]:"), 0);
    if (close == CITE_NONE || close < 2 || close > LONGEST_LABEL || line.ptr[1] == '^')
        return false;
    size_t at = behind_blanks(line, close + 2);
    bool wrapped = at < line.len && line.ptr[at] == '<';
    cite_str address = cite__slice(line, at + wrapped, line.len);
    if (!cite__str_starts_nocase(address, CITE__LIT("http")) &&
        !cite__str_starts_nocase(address, CITE__LIT("www.")))
        return false;
    while (at < line.len && (wrapped ? line.ptr[at] != '>' : !cite__is_space(line.ptr[at])))
        at++;
    at = behind_blanks(line, at + (wrapped && at < line.len));
    return at == line.len || strchr("\"'(", line.ptr[at]);
}

/* Whether the bracket that closes at close holds a number alone: "[1][2]" are two marks side by side. */
static bool closes_number(cite_str text, size_t close)
{
    size_t begin = close;

    while (begin > 0 && cite__is_digit(text.ptr[begin - 1]))
        begin--;
    return begin < close && begin > 0 && text.ptr[begin - 1] == '[';
}

bool cite__reference_used(cite_str text)
{
    const cite_str seam = CITE__LIT("][");

    for (size_t at = cite__str_find(text, seam, 0); at != CITE_NONE; at = cite__str_find(text, seam, at + 2)) {
        if (!closes_number(text, at))
            return true;
    }
    return false;
}
