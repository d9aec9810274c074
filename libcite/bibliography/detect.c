/*
 * bibliography/detect.c: which format a file has: by the end of its name, and by how it begins.
 */
#include "bibliography/bibliography.h"
#include "core/str.h"

#include <cite/bibliography.h>

/* What is looked at: entries begin early, and words of BibLaTeX stand in the first of them. */
#define LOOKED_AT ((size_t)64 * 1024)

/* Words at the start of a line, or behind "@", that BibLaTeX has and BibTeX has not. */
static const char *const biblatex_words[] = {"journaltitle", "location",     "date",         "urldate",
                                             "entrysubtype", "langid",       "@online",      "@report",
                                             "@thesis",      "@inreference", "@jurisdiction"};

static size_t skip_spaces(cite_str text, size_t at)
{
    while (at < text.len && cite__is_space(text.ptr[at]))
        at++;
    return at;
}

static size_t skip_line(cite_str text, size_t at)
{
    size_t end = cite__str_find_byte(text, '\n', at);

    return end == CITE_NONE ? text.len : end + 1;
}

/* "@word{" or "@word(", after blank lines and comments. */
static bool begins_bibtex(cite_str text)
{
    size_t at = skip_spaces(text, 0);

    while (at < text.len && text.ptr[at] == '%')
        at = skip_spaces(text, skip_line(text, at));
    if (at == text.len || text.ptr[at] != '@')
        return false;
    size_t begin = ++at;
    while (at < text.len && cite__is_alpha(text.ptr[at]))
        at++;
    if (at == begin)
        return false;
    at = skip_spaces(text, at);
    return at < text.len && (text.ptr[at] == '{' || text.ptr[at] == '(');
}

static bool begins_ris(cite_str text)
{
    cite_str rest = cite__slice(text, skip_spaces(text, 0), text.len);

    return cite__str_starts(rest, CITE__LIT("TY  - ")) || cite__str_starts(rest, CITE__LIT("TY - "));
}

/* "[{", "{" with a key, or "[]". */
static bool begins_json(cite_str text)
{
    size_t at = skip_spaces(text, 0);

    if (at == text.len || (text.ptr[at] != '[' && text.ptr[at] != '{'))
        return false;
    bool array = text.ptr[at] == '[';
    at = skip_spaces(text, at + 1);
    if (array && at < text.len && text.ptr[at] == ']')
        return skip_spaces(text, at + 1) == text.len;
    if (array && (at == text.len || text.ptr[at] != '{'))
        return false;
    at = skip_spaces(text, array ? at + 1 : at);
    return at < text.len && text.ptr[at] == '"';
}

static cite_format tex_format(cite_str text)
{
    text.len = text.len < LOOKED_AT ? text.len : LOOKED_AT;
    for (size_t at = 0; at < text.len; at = skip_line(text, at)) {
        cite_str line = cite__slice(text, skip_spaces(text, at), text.len);
        for (size_t i = 0; i < sizeof biblatex_words / sizeof biblatex_words[0]; i++) {
            cite_str word = cite_str_from(biblatex_words[i]);
            bool ends = line.len > word.len && !cite__is_alnum(line.ptr[word.len]);
            if (ends && cite__str_starts_nocase(line, word))
                return CITE_FORMAT_BIBLATEX;
        }
    }
    return CITE_FORMAT_BIBTEX;
}

int cite_format_detect(cite_format *out, cite_str name, cite_str bytes)
{
    static const cite_str mark = {"\xEF\xBB\xBF", 3};

    if (!out || (!bytes.ptr && bytes.len > 0) || (!name.ptr && name.len > 0))
        return 0;
    if (!bytes.ptr)
        bytes = (cite_str){"", 0};
    if (!name.ptr)
        name = (cite_str){"", 0};
    if (cite__str_starts(bytes, mark))
        bytes = cite__slice(bytes, mark.len, bytes.len);
    bool tex =
        cite__str_ends_nocase(name, CITE__LIT(".bib")) || cite__str_ends_nocase(name, CITE__LIT(".bibtex"));
    if (tex || begins_bibtex(bytes)) {
        *out = tex_format(bytes);
        return 1;
    }
    if (cite__str_ends_nocase(name, CITE__LIT(".ris")) || begins_ris(bytes)) {
        *out = CITE_FORMAT_RIS;
        return 1;
    }
    if (!begins_json(bytes))
        return 0;
    *out = CITE_FORMAT_CSL_JSON;
    return 1;
}
