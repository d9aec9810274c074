/*
 * notes/prose.c: see prose.h.
 */
#include "notes/prose.h"

#include "core/str.h"
#include "text/utf8.h"

/* Words that are looked at behind the first, and how many of them tell enough. */
#define MOST_WORDS   ((size_t)8)
#define FEWEST_WORDS ((size_t)3)

/* A heading is shorter than this, in bytes. */
#define LONGEST_HEADING ((size_t)48)

/* Words that references begin with, and that prose does not: the lower-case words behind them say nothing. */
static bool begins_reference(cite_str text)
{
    static const cite_str words[] = {{"See", 3},
                                     {"Cf", 2},
                                     {"Ibid", 4},
                                     {"Id.", 3},
                                     {"Vgl", 3},
                                     {"Siehe", 5},
                                     {"Ebd", 3},
                                     {"Voir", 4},
                                     {"Cfr", 3},
                                     {"V\xC3\xA9"
                                      "ase",
                                      6},
                                     {"Ver ", 4},
                                     {"Vedi", 4},
                                     {"Op.", 3},
                                     {"Loc.", 4},
                                     {"Supra", 5},
                                     {"Infra", 5},
                                     {"For ", 4},
                                     {"On ", 3},
                                     {"Quoted", 6},
                                     {"Cited", 5},
                                     {"As ", 3},
                                     {"According", 9},
                                     {"Compare", 7}};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (cite__str_starts(text, words[i]))
            return true;
    }
    return false;
}

bool cite__item_is_prose(const struct cite__text *text, size_t body)
{
    size_t len = 0;
    size_t words = 0;
    size_t lower = 0;
    bool inside = true; /* within a word; the first one is left aside */
    cite_str rest = cite__slice(text->bytes, body, text->bytes.len);

    if (!cite__utf8_is_upper(cite__utf8_at(rest, 0, &len)) || begins_reference(rest))
        return false;
    for (size_t at = 0; at < rest.len && words < MOST_WORDS; at += len) {
        uint32_t code = cite__utf8_at(rest, at, &len);
        bool blank_line = code == '\n' && at + 1 < rest.len && rest.ptr[at + 1] == '\n';
        if (blank_line || code == ',' || cite__utf8_is_stop(code))
            break;
        bool letter = cite__utf8_is_letter(code) || (code >= '0' && code <= '9');
        if (letter && !inside) {
            words++;
            lower += cite__utf8_is_lower(code);
        }
        inside = letter || (inside && code == '\'');
    }
    return words >= FEWEST_WORDS && lower * 2 > words;
}

bool cite__item_is_headed(const struct cite__text *text, size_t line, size_t body)
{
    size_t len = 0;
    size_t last = text->lines[line].last;

    if (line + 1 >= text->line_count || body >= last || last - body > LONGEST_HEADING)
        return false;
    const struct cite__line *next = &text->lines[line + 1];
    bool words = cite__utf8_is_letter(cite__utf8_before(text->bytes, last, &len));
    return words && !cite__line_blank(next) && next->last - next->first > last - body &&
           cite__utf8_is_upper(cite__utf8_at(text->bytes, next->first, &len));
}

bool cite__item_is_title(const struct cite__text *text, size_t line, size_t body)
{
    size_t len = 0;
    size_t last = text->lines[line].last;
    size_t blanks = 0;
    bool apart = (line == 0 || cite__line_blank(&text->lines[line - 1])) &&
                 (line + 1 == text->line_count || cite__line_blank(&text->lines[line + 1]));

    if (!apart || body >= last || last - body > LONGEST_HEADING)
        return false;
    for (size_t at = body; at < last; at += len) {
        uint32_t code = cite__utf8_at(text->bytes, at, &len);
        blanks += code == ' ';
        if (!cite__utf8_is_letter(code) && code != ' ' && code != '-' && code != '\'' && code != 0x2019)
            return false;
    }
    return blanks > 0;
}

bool cite__line_is_notes_heading(const struct cite__text *text, size_t line)
{
    static const cite_str headings[] = {
        {"notes", 5},
        {"endnotes", 8},
        {"footnotes", 9},
        {"references", 10},
        {"sources", 7},
        {"bibliography", 12},
        {"works cited", 11},
        {"literature", 10},
        {"anmerkungen", 11},
        {"fu\xC3\x9Fnoten", 9},
        {"endnoten", 8},
        {"quellen", 7},
        {"literatur", 9},
        {"literaturverzeichnis", 20},
        {"notas", 5},
        {"referencias", 11},
        {"bibliograf\xC3\xAD"
         "a",
         13},
        {"refer\xC3\xAAncias", 12},
        {"note", 4},
        {"r\xC3\xA9"
         "f\xC3\xA9rences",
         12},
        {"bibliographie", 13},
        {"riferimenti", 11},
        {"przypisy", 8},
        {"\xD0\x9F\xD1\x80\xD0\xB8\xD0\xBC\xD0\xB5\xD1\x87\xD0\xB0\xD0\xBD\xD0\xB8\xD1\x8F", 20},
        {"\xD0\x9B\xD0\xB8\xD1\x82\xD0\xB5\xD1\x80\xD0\xB0\xD1\x82\xD1\x83\xD1\x80\xD0\xB0", 20},
        {"\xE6\xB3\xA8\xE9\x87\x8A", 6},
        {"\xE6\xB3\xA8\xE8\xA7\xA3", 6},
        {"\xE5\x8F\x82\xE8\x80\x83\xE6\x96\x87\xE7\x8C\xAE", 12}};
    cite_str head = cite__slice(text->bytes, text->lines[line].first, text->lines[line].last);

    while (head.len > 0 && cite__str_find_byte(CITE__LIT(":.* "), head.ptr[head.len - 1], 0) != CITE_NONE)
        head.len--;
    while (head.len > 0 && cite__str_find_byte(CITE__LIT("#* "), head.ptr[0], 0) != CITE_NONE)
        head = cite__slice(head, 1, head.len);
    for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++) {
        if (cite__str_equal_nocase(head, headings[i]))
            return true;
    }
    return false;
}

bool cite__list_is_announced(const struct cite__text *text, size_t line)
{
    while (line > 0 && (cite__line_blank(&text->lines[line - 1]) || text->lines[line - 1].furniture))
        line--;
    return line > 0 && text->bytes.ptr[text->lines[line - 1].last - 1] == ':' &&
           !cite__line_is_notes_heading(text, line - 1);
}

/* Whether a line begins with the sign of a quotation, and a blank, another sign or nothing behind it. */
static bool has_quotation_sign(const struct cite__text *text, size_t line)
{
    cite_str bytes = cite__slice(text->bytes, text->lines[line].first, text->lines[line].last);

    return cite__str_starts(bytes, CITE__LIT(">")) &&
           (bytes.len == 1 || bytes.ptr[1] == '>' || cite__is_space(bytes.ptr[1]));
}

bool cite__line_is_quoted(const struct cite__text *text, size_t line)
{
    return has_quotation_sign(text, line) &&
           ((line > 0 && has_quotation_sign(text, line - 1)) ||
            (line + 1 < text->line_count && has_quotation_sign(text, line + 1)));
}
