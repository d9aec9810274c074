/*
 * fix/detect.c: which kind of source a file is: by the end of its name, and by how it begins.
 */
#include "core/str.h"

#include <cite/bibliography.h>
#include <cite/fix.h>

#include <stdbool.h>

/* What is looked at for bytes that are no text. */
#define LOOKED_AT ((size_t)8 * 1024)

/* In the others an address has other escapes, or stands in no text at all. */
static const struct {
    cite_str end;
    cite_fix_format format;
} ends[] = {
    {CITE__ROW(".txt"), CITE_FIX_TEXT},     {CITE__ROW(".text"), CITE_FIX_TEXT},
    {CITE__ROW(".md"), CITE_FIX_MARKDOWN},  {CITE__ROW(".markdown"), CITE_FIX_MARKDOWN},
    {CITE__ROW(".mkd"), CITE_FIX_MARKDOWN}, {CITE__ROW(".qmd"), CITE_FIX_MARKDOWN},
    {CITE__ROW(".rmd"), CITE_FIX_MARKDOWN}, {CITE__ROW(".html"), CITE_FIX_HTML},
    {CITE__ROW(".htm"), CITE_FIX_HTML},     {CITE__ROW(".xhtml"), CITE_FIX_HTML},
    {CITE__ROW(".bib"), CITE_FIX_BIBTEX},   {CITE__ROW(".bibtex"), CITE_FIX_BIBTEX},
    {CITE__ROW(".tex"), CITE_FIX_NONE},     {CITE__ROW(".ltx"), CITE_FIX_NONE},
    {CITE__ROW(".rtf"), CITE_FIX_NONE},     {CITE__ROW(".xml"), CITE_FIX_NONE},
    {CITE__ROW(".json"), CITE_FIX_NONE},    {CITE__ROW(".ris"), CITE_FIX_NONE},
};

static bool begins_html(cite_str bytes)
{
    static const cite_str starts[] = {CITE__ROW("<!doctype html"), CITE__ROW("<html")};

    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        if (cite__str_starts_nocase(bytes, starts[i]))
            return true;
    }
    return false;
}

cite_fix_format cite_fix_detect(cite_str name, cite_str bytes)
{
    static const cite_str mark = {"\xEF\xBB\xBF", 3};
    cite_format library;

    if ((!bytes.ptr && bytes.len > 0) || (!name.ptr && name.len > 0))
        return CITE_FIX_NONE;
    bytes = bytes.ptr ? bytes : CITE__LIT("");
    name = name.ptr ? name : CITE__LIT("");
    cite_str start = cite__slice(bytes, 0, bytes.len < LOOKED_AT ? bytes.len : LOOKED_AT);
    if (cite__str_starts(start, CITE__LIT("%PDF-")) || cite__str_find_byte(start, '\0', 0) != CITE_NONE)
        return CITE_FIX_NONE;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        if (cite__str_ends_nocase(name, ends[i].end))
            return ends[i].format;
    }
    if (cite__str_starts(start, mark))
        start = cite__slice(start, mark.len, start.len);
    if (begins_html(cite__str_trim(start)))
        return CITE_FIX_HTML;
    if (cite_format_detect(&library, CITE__LIT(""), start))
        return library == CITE_FORMAT_BIBTEX || library == CITE_FORMAT_BIBLATEX ? CITE_FIX_BIBTEX
                                                                                : CITE_FIX_NONE;
    return CITE_FIX_TEXT;
}
