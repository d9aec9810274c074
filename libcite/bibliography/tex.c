/*
 * bibliography/tex.c: see tex.h.
 */
#include "bibliography/tex.h"

#include "bibliography/datamodel.h"
#include "bibliography/item.h"
#include "bibliography/meaning.h"
#include "bibliography/tex_table.h"
#include "bibliography/translit.h"
#include "core/str.h"
#include "text/utf8.h"

#include <assert.h>
#include <string.h>

/* How a value is written. */
enum style {
    TEXT,     /* escaped */
    TITLE,    /* and words with capitals in braces, for styles that make small letters of them */
    PAGES,    /* and a range with two hyphens */
    VERBATIM, /* not escaped: URLs and DOIs, which LaTeX reads with its own rules */
};

/* Characters that TeX joins when they meet: hyphens to a dash, quotation marks to double ones. */
static bool would_join(char first, cite_str next)
{
    if (next.len != 1)
        return false;
    switch (next.ptr[0]) {
    case '-':
    case '\'': return first == next.ptr[0];
    case '`': return first == '`' || first == '?' || first == '!';
    default: return false;
    }
}

/* last is the character before it, where that is ASCII; else a NUL. */
static void put_character(struct cite__out *out, cite_str character, char *last)
{
    const char *escape = character.len == 1 ? cite__tex_escape(character.ptr[0]) : NULL;

    if (would_join(*last, character))
        cite__out_text(out, "{}");
    *last = '\0';
    if (character.len == 1)
        *last = character.ptr[0];
    if (escape)
        cite__out_text(out, escape);
    else
        cite__out_str(out, character);
}

static void put_text(struct cite__out *out, cite_str text)
{
    struct cite__clean clean;
    cite_str character = {NULL, 0};
    char last = '\0';

    cite__clean_init(&clean, text);
    while (cite__clean_next(&clean, &character))
        put_character(out, character, &last);
}

/* Whether a style that makes small letters would harm the word; the capital a title begins with is left to it. */
static bool needs_braces(cite_str word, bool first)
{
    bool begun = !first;

    for (size_t at = 0; at < word.len;) {
        size_t len = 0;
        uint32_t character = cite__translit_decode(word, at, &len);
        if (cite__translit_is_capital(character) && begun)
            return true;
        begun = begun || cite__translit_is_capital(character) || cite__is_alnum(word.ptr[at]);
        at += len;
    }
    return false;
}

static void put_title(struct cite__out *out, cite_str title)
{
    bool first = true;

    for (size_t at = 0; at < title.len;) {
        size_t begin = at;
        while (begin < title.len && cite__is_space(title.ptr[begin]))
            begin++;
        at = begin;
        while (at < title.len && !cite__is_space(title.ptr[at]))
            at++;
        cite_str word = cite__slice(title, begin, at);
        if (word.len == 0)
            break;
        bool braces = needs_braces(word, first);
        cite__out_text(out, first ? "" : " ");
        cite__out_text(out, braces ? "{" : "");
        put_text(out, word);
        cite__out_text(out, braces ? "}" : "");
        first = false;
    }
}

static void put_pages(struct cite__out *out, cite_str pages)
{
    cite_str first = {NULL, 0};
    cite_str last = {NULL, 0};

    if (!cite__pages_split(pages, &first, &last)) {
        put_text(out, pages);
        return;
    }
    put_text(out, first);
    cite__out_text(out, "--");
    put_text(out, last);
}

/* Braces, backslashes and spaces may not stand in a URL, so percent-encoding them is what a browser would do. */
static void put_verbatim(struct cite__out *out, cite_str text)
{
    static const char digits[] = "0123456789ABCDEF";
    bool well_formed = false;

    text = cite__str_trim(text);
    for (size_t at = 0; at < text.len;) {
        unsigned char byte = (unsigned char)text.ptr[at];
        size_t len = cite__utf8_step(text, at, &well_formed);
        size_t decoded = 0;
        bool control = byte < 0x20 || byte == 0x7F;
        bool upper_control = byte >= 0x80 && cite__out_is_control(cite__translit_decode(text, at, &decoded));
        bool encode =
            !well_formed || upper_control || byte == ' ' || byte == '{' || byte == '}' || byte == '\\';
        for (size_t i = 0; encode && i < len; i++) {
            unsigned char each = (unsigned char)text.ptr[at + i];
            char code[3] = {'%', digits[each >> 4], digits[each & 15]};
            cite__out_str(out, (cite_str){code, sizeof code});
        }
        if (!encode && !control)
            cite__out_str(out, cite__slice(text, at, at + len));
        at += len;
    }
}

static void put_value(struct cite__out *out, cite_str value, enum style style)
{
    cite__out_byte(out, '{');
    switch (style) {
    case TEXT: put_text(out, value); break;
    case TITLE: put_title(out, value); break;
    case PAGES: put_pages(out, value); break;
    case VERBATIM: put_verbatim(out, value); break;
    }
    cite__out_byte(out, '}');
}

static void put_url(struct cite__out *out, cite_str url)
{
    cite_str rest = {NULL, 0};
    size_t head = cite__out_url_head(url, &rest);

    cite__out_byte(out, '{');
    put_verbatim(out, cite__slice(url, 0, head));
    put_verbatim(out, rest);
    cite__out_byte(out, '}');
}

static bool is_used(const struct cite__tex *tex, const char *name)
{
    for (size_t i = 0; i < tex->used_count; i++) {
        if (strcmp(tex->used[i], name) == 0)
            return true;
    }
    return false;
}

void cite__tex_begin(struct cite__tex *tex)
{
    cite__out_byte(tex->out, '@');
    cite__out_text(tex->out, tex->entry_type);
    cite__out_byte(tex->out, '{');
    cite__out_str(tex->out, cite_item_key(tex->item));
}

/* Whether an entry may have a field of that name. BibTeX leaves that to its styles. */
static bool is_free(const struct cite__tex *tex, const char *name)
{
    bool allowed = tex->dialect != CITE__DIALECT_BIBLATEX || cite__datamodel_allows(tex->entry_type, name);

    return allowed && !is_used(tex, name);
}

void cite__tex_open(struct cite__tex *tex, const char *name, const char *csl)
{
    const char *wanted = name ? name : csl;
    bool told = name || cite__word_is_told(csl, cite_item_type(tex->item), tex->dialect);

    cite__out_text(tex->out, ",\n  ");
    if (told && is_free(tex, wanted)) {
        assert(tex->used_count < CITE__TEX_NAMES);
        tex->used[tex->used_count++] = wanted;
        cite__out_text(tex->out, wanted);
    } else {
        cite__out_text(tex->out, "csl-");
        cite__out_text(tex->out, csl);
    }
    cite__out_text(tex->out, " = ");
}

void cite__tex_put(struct cite__tex *tex, const char *name, cite_str value)
{
    cite__tex_open(tex, name, name);
    put_value(tex->out, value, TEXT);
}

/* Whether BibTeX would take a part of a name for several: at a comma, or at the word "and". */
static bool has_separator(cite_str part)
{
    struct cite__clean clean;
    cite_str character = {NULL, 0};
    char word[4];
    size_t len = 0;

    cite__clean_init(&clean, part);
    while (cite__clean_next(&clean, &character)) {
        if (character.ptr[0] == ',')
            return true;
        if (character.ptr[0] != ' ') {
            if (len < sizeof word)
                word[len++] = character.ptr[0];
            continue;
        }
        if (cite__str_equal_nocase((cite_str){word, len}, CITE__LIT("and")))
            return true;
        len = 0;
    }
    return cite__str_equal_nocase((cite_str){word, len}, CITE__LIT("and"));
}

/* Also where it would take "bin" of "bin Laden" or "Van de" of "Van de Mill" for particles, or "others" for "et al.". */
static bool name_needs_braces(cite_str family)
{
    bool inner_space = cite__str_find_byte(family, ' ', 0) != CITE_NONE;
    bool small = inner_space && cite__is_lower(family.ptr[0]);

    for (size_t i = 1; i < family.len; i++)
        small = small || (family.ptr[i - 1] == ' ' && cite__is_lower(family.ptr[i]));
    return has_separator(family) || cite__str_equal_nocase(family, CITE__LIT("others")) || small;
}

/* The small word that a first name ends with would be taken for a particle. */
static bool given_needs_braces(cite_str given)
{
    size_t at = given.len;
    size_t len = 0;

    while (at > 0 && !cite__is_space(given.ptr[at - 1]))
        at--;
    return has_separator(given) || (at > 0 && cite__utf8_is_lower(cite__utf8_at(given, at, &len)));
}

static void put_part(struct cite__out *out, const char *before, cite_str part, bool braces)
{
    if (part.len == 0)
        return;
    cite__out_text(out, before);
    cite__out_text(out, braces ? "{" : "");
    put_text(out, part);
    cite__out_text(out, braces ? "}" : "");
}

/* "von Last, Jr., First". */
static void put_person(struct cite__out *out, const cite_name *name)
{
    const cite_str *first = &name->given;
    const cite_str *particle = &name->dropping_particle;
    bool no_first = first->len == 0 && particle->len == 0;

    put_part(out, "", name->non_dropping_particle, has_separator(name->non_dropping_particle));
    put_part(out, name->non_dropping_particle.len > 0 ? " " : "", name->family,
             name_needs_braces(name->family));
    put_part(out, ", ", name->suffix, has_separator(name->suffix));
    if (name->suffix.len > 0 && no_first)
        cite__out_text(out, ", {}"); /* or the suffix would be the first name */
    put_part(out, ", ", *first, given_needs_braces(*first));
    put_part(out, first->len > 0 ? " " : ", ", *particle, has_separator(*particle));
}

static void put_name(struct cite__out *out, const cite_name *name)
{
    /* btxdoc, 4: the word that BibTeX prints as "et al."; in braces it would be a name. */
    if (cite__name_is_others(name)) {
        cite__out_text(out, "others");
        return;
    }
    if (name->family.len > 0) {
        put_person(out, name);
        return;
    }
    /* A body, or the only name someone has: braces keep it in one piece. */
    put_value(out, name->literal.len > 0 ? name->literal : name->given, TEXT);
}

void cite__tex_names(struct cite__tex *tex)
{
    for (size_t i = 0; i < CITE_ROLE_COUNT_; i++) {
        cite_role role = (cite_role)i;
        const struct cite__field_row *row = cite__role_row(role);
        size_t count = cite_item_name_count(tex->item, role);
        if (count == 0)
            continue;
        cite__tex_open(tex, cite__row_name(row, tex->dialect), row->csl);
        cite__out_byte(tex->out, '{');
        for (size_t k = 0; k < count; k++) {
            cite__out_text(tex->out, k > 0 ? " and " : "");
            put_name(tex->out, cite_item_name(tex->item, role, k));
        }
        cite__out_byte(tex->out, '}');
    }
}

static enum style style_of(cite_field field)
{
    if (field == CITE_FIELD_TITLE || field == CITE_FIELD_TITLE_SHORT || field == CITE_FIELD_TITLE_TRANSLATED)
        return TITLE;
    if (field == CITE_FIELD_URL || field == CITE_FIELD_DOI)
        return VERBATIM;
    return field == CITE_FIELD_PAGE ? PAGES : TEXT;
}

void cite__tex_fields(struct cite__tex *tex)
{
    cite_type type = cite_item_type(tex->item);

    for (size_t i = 0; i < CITE_FIELD_COUNT_; i++) {
        cite_field field = (cite_field)i;
        cite_str value = cite_item_get(tex->item, field);
        if (value.len == 0 || field == CITE_FIELD_KEYWORD)
            continue;
        cite__tex_open(tex, cite__field_called(field, value, type, tex->dialect), cite_field_name(field));
        if (field == CITE_FIELD_URL)
            put_url(tex->out, value);
        else
            put_value(tex->out, value, style_of(field));
    }
}

void cite__tex_date(struct cite__tex *tex, cite_when when)
{
    const cite_date *date = cite_item_date(tex->item, when);
    const struct cite__field_row *row = cite__when_row(when);

    if (!date || date->begin.year == 0)
        return;
    cite__tex_open(tex, cite__row_name(row, tex->dialect), row->csl);
    cite__out_byte(tex->out, '{');
    cite__out_edtf(tex->out, date);
    cite__out_byte(tex->out, '}');
}

void cite__tex_date_words(struct cite__tex *tex, cite_when when)
{
    const cite_date *date = cite_item_date(tex->item, when);

    if (!date || date->literal.len == 0)
        return;
    /* A year in words is what both programs print as it stands; other dates must be numbers. */
    if (when == CITE_WHEN_ISSUED && date->begin.year == 0) {
        cite__tex_put(tex, "year", date->literal);
        return;
    }
    cite__tex_open(tex, NULL, cite__when_row(when)->csl);
    put_value(tex->out, date->literal, TEXT);
}

void cite__tex_keywords(struct cite__tex *tex)
{
    cite_type type = cite_item_type(tex->item);
    cite_str keywords = cite_item_get(tex->item, CITE_FIELD_KEYWORD);
    bool told = cite__type_is_told(type, tex->dialect);

    if (told && keywords.len == 0)
        return;
    cite__tex_open(tex, "keywords", "keyword");
    cite__out_byte(tex->out, '{');
    if (!told) {
        cite__out_text(tex->out, CITE__TYPE_KEYWORD);
        cite__out_text(tex->out, cite_type_name(type));
        cite__out_text(tex->out, keywords.len > 0 ? ", " : "");
    }
    put_text(tex->out, keywords);
    cite__out_byte(tex->out, '}');
}

bool cite__tex_is_name(cite_str name)
{
    static const char marks[] = "-_+.:/";

    if (name.len == 0 || name.len > 64 || !cite__is_alpha(name.ptr[0]))
        return false;
    for (size_t i = 1; i < name.len; i++) {
        if (!cite__is_alnum(name.ptr[i]) && !memchr(marks, name.ptr[i], sizeof marks - 1))
            return false;
    }
    return true;
}

/* Whether a reader would take a name for an extra's. */
static bool is_extra_name(const struct cite__tex *tex, cite_str name)
{
    cite_type type = cite_item_type(tex->item);

    return cite__tex_is_name(name) && !cite__tex_special(name) &&
           cite__name_read(name, (cite_str){"", 0}, type, tex->dialect).kind == CITE__MEANS_NOTHING;
}

void cite__tex_extras(struct cite__tex *tex)
{
    int number = 0;

    for (size_t i = 0; i < cite_item_extra_count(tex->item); i++) {
        const cite_extra *extra = cite_item_extra(tex->item, i);
        bool named = is_extra_name(tex, extra->name);
        cite__out_text(tex->out, ",\n  ");
        if (named) {
            cite__out_str(tex->out, extra->name);
        } else {
            cite__out_text(tex->out, CITE__TEX_EXTRA "-");
            cite__out_number(tex->out, ++number, 1);
        }
        cite__out_text(tex->out, " = {");
        if (!named) {
            put_text(tex->out, extra->name);
            cite__out_text(tex->out, ": ");
        }
        put_text(tex->out, extra->value);
        cite__out_byte(tex->out, '}');
    }
}

void cite__tex_end(struct cite__tex *tex)
{
    cite__out_text(tex->out, ",\n}\n");
}
