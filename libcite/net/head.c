/*
 * net/head.c: see head.h.
 */
#include "net/head.h"

#include "core/str.h"

bool cite__head_next(cite_str *value, cite_str head, const char *name, size_t *at)
{
    cite_str wanted = cite_str_from(name);

    while (*at < head.len) {
        size_t end = cite__str_find_byte(head, '\n', *at);
        end = end == CITE_NONE ? head.len : end;
        cite_str line = cite__slice(head, *at, end);
        *at = end < head.len ? end + 1 : end;
        bool named =
            line.len > wanted.len && line.ptr[wanted.len] == ':' && cite__str_starts_nocase(line, wanted);
        if (named) {
            *value = cite__str_trim(cite__slice(line, wanted.len + 1, line.len));
            return true;
        }
    }
    return false;
}

bool cite__head_has(cite_str head, const char *name, const char *text)
{
    cite_str value;
    size_t at = 0;

    while (cite__head_next(&value, head, name, &at)) {
        if (text[0] == '\0' || cite__str_find_nocase(value, cite_str_from(text), 0) != CITE_NONE)
            return true;
    }
    return false;
}
