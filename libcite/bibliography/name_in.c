/*
 * bibliography/name_in.c: see name_in.h. The rules are those of btxdoc, 4, and of the RIS specification.
 */
#include "bibliography/name_in.h"

#include "bibliography/item.h"
#include "bibliography/tex_table.h"
#include "core/str.h"
#include "text/utf8.h"

#include <string.h>

/* The commas of a name that mean something; what stands behind more of them belongs to the first name. */
#define PARTS ((size_t)3)

/* Walks over a text and knows how many braces are open. */
struct walk {
    cite_str text;
    size_t at;
    size_t depth;
    bool braces; /* braces mean something */
};

static bool is_gap(char c)
{
    return cite__is_space(c) || c == '~';
}

/* Passes one byte; an escaped brace is no brace to us, as little as to biber. */
static void pass(struct walk *walk)
{
    char c = walk->text.ptr[walk->at++];

    if (!walk->braces)
        return;
    if (c == '\\' && walk->at < walk->text.len) {
        walk->at++;
    } else if (c == '{') {
        walk->depth++;
    } else if (c == '}' && walk->depth > 0) {
        walk->depth--;
    }
}

static cite_str trim(cite_str text)
{
    while (text.len > 0 && is_gap(text.ptr[0]))
        text = cite__slice(text, 1, text.len);
    while (text.len > 0 && is_gap(text.ptr[text.len - 1]))
        text.len--;
    return text;
}

/* The next word outside braces, from walk->at on; false at the end. */
static bool next_word(struct walk *walk, cite_str *word)
{
    while (walk->at < walk->text.len && is_gap(walk->text.ptr[walk->at]))
        walk->at++;
    size_t begin = walk->at;
    while (walk->at < walk->text.len && (walk->depth > 0 || !is_gap(walk->text.ptr[walk->at])))
        pass(walk);
    *word = cite__slice(walk->text, begin, walk->at);
    return word->len > 0;
}

bool cite__name_next(cite_str *name, cite_str *rest)
{
    struct walk walk = {.text = *rest, .braces = true};
    cite_str word = {NULL, 0};

    if (trim(*rest).len == 0)
        return false;
    while (next_word(&walk, &word)) {
        if (!cite__str_equal_nocase(word, CITE__LIT("and")))
            continue;
        *name = trim(cite__slice(*rest, 0, walk.at - word.len));
        *rest = cite__slice(*rest, walk.at, rest->len);
        return true;
    }
    *name = trim(*rest);
    *rest = cite__slice(*rest, rest->len, rest->len);
    return true;
}

/* Whether one pair of braces holds the whole of a text; *inside is what it holds. */
static bool is_group(cite_str text, cite_str *inside)
{
    struct walk walk = {.text = text, .braces = true};

    if (text.len < 2 || text.ptr[0] != '{' || text.ptr[text.len - 1] != '}')
        return false;
    pass(&walk);
    while (walk.depth > 0 && walk.at < text.len)
        pass(&walk);
    *inside = cite__slice(text, 1, text.len - 1);
    return walk.depth == 0 && walk.at == text.len;
}

/* The character that a command at at stands for, 0 where it is none; *end is behind its name. */
static uint32_t symbol_at(cite_str word, size_t at, size_t *end)
{
    size_t len = 0;

    *end = at + 1;
    while (*end < word.len && cite__is_alpha(word.ptr[*end]))
        (*end)++;
    if (*end == at + 1)
        *end += *end < word.len;
    const struct cite__tex_row *row = cite__tex_find(cite__slice(word, at + 1, *end));
    return row && row->kind == CITE__TEX_SYMBOL ? cite__utf8_at(cite_str_from(row->text), 0, &len) : 0;
}

/* The case of a word is that of its first letter; one in braces has none, unless a command makes it (btxdoc, 4). */
static bool is_small(cite_str word, bool braces)
{
    size_t at = 0;

    if (braces && word.ptr[0] == '{' && (word.len < 2 || word.ptr[1] != '\\'))
        return false;
    while (at < word.len) {
        size_t len = 0;
        size_t end = 0;
        uint32_t code = cite__utf8_at(word, at, &len);
        if (braces && code == '\\')
            code = symbol_at(word, at, &end);
        if (cite__utf8_is_letter(code))
            return cite__utf8_is_lower(code);
        at = end > at ? end : at + len;
    }
    return false;
}

/* Where the particle ends that a text begins with: behind the last small word that is not the very last word. */
static size_t particle_end(cite_str text, bool braces)
{
    struct walk walk = {.text = text, .braces = braces};
    cite_str word = {NULL, 0};
    size_t end = 0;
    size_t before = 0; /* end of a small word that may prove to be the last */

    while (next_word(&walk, &word)) {
        end = before;
        if (is_small(word, braces))
            before = walk.at;
    }
    return end;
}

/* "van den Berg": particle and family name. */
static void split_family(struct cite__name_parts *out, cite_str text, bool braces)
{
    size_t end = particle_end(text, braces);
    cite_str inside = {NULL, 0};

    out->particle = trim(cite__slice(text, 0, end));
    out->family = trim(cite__slice(text, end, text.len));
    if (braces && is_group(out->family, &inside))
        out->family = inside;
}

/* "Jean de": given name and the small words behind it. */
static void split_given(struct cite__name_parts *out, cite_str text, bool braces)
{
    struct walk walk = {.text = text, .braces = braces};
    cite_str word = {NULL, 0};
    size_t end = 0; /* of the last word that is not small */

    while (next_word(&walk, &word)) {
        if (!is_small(word, braces))
            end = walk.at;
    }
    out->given = trim(cite__slice(text, 0, end));
    out->dropping = trim(cite__slice(text, end, text.len));
    if (out->given.len == 0) {
        out->given = out->dropping;
        out->dropping.len = 0;
    }
}

/* Cuts a text at its commas; more than PARTS parts leave the last one long. Returns how many there are. */
static size_t split_commas(cite_str parts[PARTS], cite_str text, bool braces)
{
    struct walk walk = {.text = text, .braces = braces};
    size_t count = 0;
    size_t begin = 0;

    while (walk.at < text.len) {
        bool comma = text.ptr[walk.at] == ',' && walk.depth == 0;
        if (comma && count + 1 < PARTS) {
            parts[count++] = trim(cite__slice(text, begin, walk.at));
            begin = walk.at + 1;
        }
        pass(&walk);
    }
    parts[count++] = trim(cite__slice(text, begin, text.len));
    return count;
}

/* "First von Last": the first small word begins the particle; the last word is the family name, whatever it is. */
static void split_plain(struct cite__name_parts *out, cite_str name)
{
    struct walk walk = {.text = name, .braces = true};
    cite_str word = {NULL, 0};
    size_t small = CITE_NONE; /* where the first small word begins */
    size_t last = 0;

    while (next_word(&walk, &word)) {
        last = walk.at - word.len;
        if (small == CITE_NONE && is_small(word, true))
            small = last;
    }
    size_t begin = small != CITE_NONE && small < last ? small : last;
    out->given = trim(cite__slice(name, 0, begin));
    split_family(out, cite__slice(name, begin, name.len), true);
}

/* What stands before the next comma outside braces; walk goes on behind that. */
static cite_str next_part(struct walk *walk)
{
    size_t begin = walk->at;

    while (walk->at < walk->text.len && (walk->depth > 0 || walk->text.ptr[walk->at] != ','))
        pass(walk);
    cite_str part = trim(cite__slice(walk->text, begin, walk->at));
    walk->at += walk->at < walk->text.len;
    return part;
}

/* BibLaTeX, 3.4: "given=Hans, family=Harman, prefix=van". False where a name is not of that form. */
static bool split_labelled(struct cite__name_parts *out, cite_str name)
{
    struct cite__name_parts parts = {{NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}};
    const struct {
        cite_str label;
        cite_str *place;
    } labels[] = {{CITE__LIT("family"), &parts.family},
                  {CITE__LIT("given"), &parts.given},
                  {CITE__LIT("prefix"), &parts.particle},
                  {CITE__LIT("suffix"), &parts.suffix}};
    bool any = false;

    struct walk walk = {.text = name, .braces = true};
    while (walk.at < name.len) {
        cite_str part = next_part(&walk);
        size_t equals = cite__str_find_byte(part, '=', 0);
        if (equals == CITE_NONE)
            return false;
        for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
            if (cite__str_equal_nocase(trim(cite__slice(part, 0, equals)), labels[i].label)) {
                *labels[i].place = trim(cite__slice(part, equals + 1, part.len));
                any = true;
            }
        }
    }
    *out = parts;
    return any && parts.family.len > 0;
}

void cite__name_split(struct cite__name_parts *out, cite_str name)
{
    cite_str parts[PARTS];
    cite_str inside = {NULL, 0};

    memset(out, 0, sizeof *out);
    if (is_group(name, &inside)) {
        out->literal = inside;
        return;
    }
    if (cite__str_equal_nocase(name, CITE__LIT("others"))) {
        out->literal = CITE__LIT(CITE__OTHERS);
        return;
    }
    if (split_labelled(out, name))
        return;
    size_t count = split_commas(parts, name, true);
    if (count == 1) {
        split_plain(out, parts[0]);
        return;
    }
    split_family(out, parts[0], true);
    /* A comma at the end is a slip, and makes no suffix. */
    bool suffixed = count > 2 && parts[2].len > 0;
    if (suffixed)
        out->suffix = parts[1];
    split_given(out, parts[suffixed ? 2 : 1], true);
}

void cite__name_split_ris(struct cite__name_parts *out, cite_str name)
{
    cite_str parts[PARTS];

    memset(out, 0, sizeof *out);
    size_t count = split_commas(parts, name, false);
    if (count == 1 || parts[0].len == 0) {
        out->literal = trim(name);
        return;
    }
    split_family(out, parts[0], false);
    split_given(out, parts[1], false);
    if (count > 2)
        out->suffix = parts[2];
}
