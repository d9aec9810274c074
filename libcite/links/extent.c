/*
 * links/extent.c: see extent.h.
 */
#include "links/extent.h"

#include "core/str.h"
#include "links/identifiers.h"
#include "links/signs.h"
#include "text/utf8.h"

#include <string.h>

/* Whether another scheme begins at at, glued to what stands in front of it: "…98d5https://". */
static bool glued_scheme(cite_str text, size_t begin, size_t at)
{
    cite_str rest = cite__slice(text, at, text.len);

    if (at == begin ||
        !(cite__str_starts(rest, CITE__LIT("http://")) || cite__str_starts(rest, CITE__LIT("https://"))))
        return false;
    /* An address within an address is part of it: web.archive.org/web/2024/https://…, ?url=https://… */
    return !strchr("/=:?&%#", text.ptr[at - 1]);
}

/* Where a run stands: the code point at at, those in front of it, and what follows. */
struct place {
    cite_str text;
    size_t begin;
    size_t at;
    size_t next; /* behind the code point */
    size_t limit;
    uint32_t code;
    uint32_t before;  /* 0 at the start of the run */
    uint32_t further; /* in front of before */
    bool path;        /* behind the host */
};

static bool is_alnum(uint32_t code)
{
    return code < 0x80 && cite__is_alnum((char)code);
}

/* Whether a sign of cite__sign_of belongs to the address: more of it follows, or the line ends in a soft hyphen. */
static bool leads_on(const struct place *place)
{
    if (place->next >= place->limit)
        return place->code == 0xAD || place->code == 0x2010 || place->code == 0x2011;
    char next = place->text.ptr[place->next];
    return cite__is_alnum(next) || strchr("/-_~%.?=&#", next) ||
           ((unsigned char)next >= 0x80 && place->code != 0x200B);
}

/* Beyond ASCII, letters, digits and symbols belong to an IRI (RFC 3987); spaces, quotation marks and dashes end it. */
static bool may_hold(const struct place *place)
{
    uint32_t code = place->code;
    uint32_t before = place->before;

    const struct cite__sign *sign = cite__sign_of(code);
    if (sign)
        return leads_on(place) || (sign->meant.len > 0 && sign->meant.ptr[0] != '-');
    if (code == 0x2013) /* "1911–1914" and "Thames–Severn" in the name of a page; "…/a–see" is a sentence */
        return place->path && place->next < place->limit &&
               ((is_alnum(before) && cite__is_upper(place->text.ptr[place->next])) ||
                (before >= '0' && before <= '9' && cite__is_digit(place->text.ptr[place->next])));
    if (code == CITE__REPLACEMENT || cite__utf8_is_space(code) || (code >= 0x2010 && code <= 0x206F) ||
        (code >= 0x3000 && code <= 0x3004) || (code >= 0x3008 && code <= 0x303F) ||
        (code >= 0xFF00 && code <= 0xFF0F) || (code >= 0xFF1A && code <= 0xFF20) ||
        (code >= 0xFF3B && code <= 0xFF40) || (code >= 0xFF5B && code <= 0xFF65) ||
        (code >= 0xFFF0 && code < 0x10000))
        return false;
    /* A full stop of any script; a dot at half height stands within words too. */
    if (cite__utf8_is_closing(code) && code != 0xB7 && code != 0x387)
        return false;
    /* Scripts without spaces: the sentence may go on right behind the link. */
    if (cite__utf8_is_cjk(code))
        return before == 0 || before == '/' || before == '=' || before == '_' || before == '-' ||
               cite__utf8_is_cjk(before) || (before == '.' && cite__utf8_is_cjk(place->further));
    return true;
}

/* Counts a bracket; false where it closes one that the link did not open, and so ends the link. */
static bool count_bracket(struct cite__link_depth *depth, char c)
{
    size_t *open = c == '(' || c == ')' ? &depth->round : &depth->square;

    if (c == '{' || c == '}')
        open = &depth->curly;
    if (c == '(' || c == '[' || c == '{') {
        (*open)++;
        return true;
    }
    if (*open == 0)
        return c == '}' && !depth->braced;
    (*open)--;
    return true;
}

/* Character references of what ends a link in markup that was written as text: "&quot;", "&gt;". */
static bool ends_markup(cite_str text, size_t at)
{
    static const cite_str ends[] = {{"&quot;", 6}, {"&gt;", 4},  {"&lt;", 4}, {"&#34;", 5},
                                    {"&#39;", 5},  {"&#62;", 5}, {"&#60;", 5}};
    cite_str rest = cite__slice(text, at, text.len);

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        if (cite__str_starts(rest, ends[i]))
            return true;
    }
    return false;
}

/* "10.5555/a;10.5555/b": behind the sign another DOI begins. */
static bool next_doi(cite_str text, size_t at)
{
    size_t end = at + 3;

    if (!cite__str_starts(cite__slice(text, at, text.len), CITE__LIT("10.")))
        return false;
    while (end < text.len && end - at < 12 && cite__is_digit(text.ptr[end]))
        end++;
    return end - at >= 7 && end < text.len && text.ptr[end] == '/';
}

/* Whether the ASCII character at at may stand in a link. */
static bool may_hold_ascii(cite_str text, size_t begin, size_t at, struct cite__link_depth *depth)
{
    char c = text.ptr[at];

    if (c == '(' || c == ')' || c == '[' || c == ']' || c == '{' || c == '}')
        return count_bracket(depth, c);
    if (c == '\\') /* a string of a program ends in front of its escaped quotation mark */
        return at + 1 == text.len || text.ptr[at + 1] != '"';
    if (c == ',' || c == ';')
        return !next_doi(text, at + 1);
    if (c == 'h')
        return !glued_scheme(text, begin, at);
    if (c == '&')
        return !ends_markup(text, at);
    return (unsigned char)c > ' ' && c != 0x7F && c != '<' && c != '>' && c != '"' && c != '`';
}

size_t cite__link_run(cite_str text, size_t begin, size_t limit, struct cite__link_depth *depth)
{
    struct place place = {.text = text, .begin = begin, .at = begin, .limit = limit};

    while (place.at < limit) {
        size_t len = 0;
        place.code = cite__utf8_at(text, place.at, &len);
        place.next = place.at + len;
        bool ascii = place.code < 0x80;
        size_t sici =
            place.code == '<' || place.code == '&' ? cite__link_sici(cite__slice(text, place.at, limit)) : 0;
        if (sici > 0)
            place.next = place.at + sici;
        else if (!(ascii ? may_hold_ascii(text, begin, place.at, depth) : may_hold(&place)))
            break;
        place.path |= place.code == '/';
        place.further = place.before;
        place.before = place.code;
        place.at = place.next;
    }
    return place.at;
}

/* Whether the bracket that closes at the end is opened within the link. */
static bool balanced(cite_str link, char open, char close)
{
    size_t opened = 0;
    size_t closed = 0;

    for (size_t i = 0; i < link.len; i++) {
        opened += link.ptr[i] == open;
        closed += link.ptr[i] == close;
    }
    return opened >= closed;
}

/* The last bracket of a kind that is opened and not closed in link; CITE_NONE where there is none. */
static size_t unclosed(cite_str link, char open, char close)
{
    size_t closed = 0;

    for (size_t i = link.len; i > 0; i--) {
        closed += link.ptr[i - 1] == close;
        if (link.ptr[i - 1] != open)
            continue;
        if (closed == 0)
            return i - 1;
        closed--;
    }
    return CITE_NONE;
}

/* "…/12.pdf(accessed": a bracket of the sentence, right behind the link; names of pages have a sign in front of theirs. */
static size_t before_bracket(cite_str text, size_t begin, size_t end)
{
    cite_str link = cite__slice(text, begin, end);
    size_t round = unclosed(link, '(', ')');
    size_t square = unclosed(link, '[', ']');
    size_t at = square < round ? square : round;

    if (at == CITE_NONE || at == 0 || at + 1 == link.len || !cite__is_alpha(link.ptr[at + 1]))
        return end;
    if (!cite__is_alnum(link.ptr[at - 1]) && link.ptr[at - 1] != '/')
        return end;
    return begin + at;
}

/* "….html.See": a stop behind the ending of a file, and the first word of the next sentence. */
static size_t before_sentence(cite_str text, size_t begin, size_t end)
{
    static const cite_str endings[] = {{".html", 5}, {".htm", 4},  {".pdf", 4},
                                       {".php", 4},  {".aspx", 5}, {".xml", 4}};
    size_t at = end;

    while (at > begin && cite__is_alpha(text.ptr[at - 1]))
        at--;
    if (at == end || at <= begin + 1 || text.ptr[at - 1] != '.' || !cite__is_upper(text.ptr[at]) ||
        (at + 1 < end && cite__is_upper(text.ptr[at + 1])))
        return end;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (cite__str_ends_nocase(cite__slice(text, begin, at - 1), endings[i]))
            return at - 1;
    }
    return end;
}

size_t cite__link_trim(cite_str text, size_t begin, size_t end)
{
    end = before_bracket(text, begin, end);
    end = before_sentence(text, begin, end);
    while (end > begin) {
        char last = text.ptr[end - 1];
        if ((unsigned char)last >= 0x80) { /* ؟ । and the like, which an IRI could hold */
            size_t len = 0;
            if (!cite__utf8_is_closing(cite__utf8_before(cite__slice(text, 0, end), end, &len)) ||
                len > end - begin)
                break;
            end -= len;
            continue;
        }
        if (last == ')' && balanced(cite__slice(text, begin, end), '(', ')'))
            break;
        if (last == ']' && balanced(cite__slice(text, begin, end), '[', ']'))
            break;
        if (!strchr(".,;:!?'\"*()[]{}|^\\", last))
            break;
        end--;
    }
    return end;
}
